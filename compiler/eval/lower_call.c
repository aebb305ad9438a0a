// SPDX-License-Identifier: MIT
// AST to code: calls of prims and functions, and tests.
#include "compiler/eval/lower.h"
#include "rt/base/core.h"
#include "rt/prim.h"
#include "rt/str/sym.h"

#include <string.h>

// --- prims with instructions of their own ---

typedef struct Known {
  // The instruction of its value, and with a fixnum as the second operand.
  Instruction value, value_w;
  // Of a test, and with a fixnum. 0: none (which is MOVE).
  Instruction test, test_w;
} Known;

static const Known known[] = {
    [PRIM_add] = {VM_ADD, VM_ADD_W, 0, 0},
    [PRIM_sub] = {VM_SUB, VM_SUB_W, 0, 0},
    [PRIM_mul] = {VM_MUL, 0, 0, 0},
    [PRIM_lt] = {0, 0, VM_IF_LT, VM_IF_LT_W},
    [PRIM_lte] = {0, 0, VM_IF_LTE, VM_IF_LTE_W},
    [PRIM_gt] = {0, 0, VM_IF_LT, VM_IF_GT_W}, // operands the other way round
    [PRIM_gte] = {0, 0, VM_IF_GTE, VM_IF_GTE_W},
    [PRIM_num_eq] = {0, 0, VM_IF_NUM_EQ, VM_IF_NUM_EQ_W},
    [PRIM_equal] = {0, 0, VM_IF_EQUAL, VM_IF_EQUAL_W},
    [PRIM_inc] = {0, VM_ADD_W, 0, 0},
    [PRIM_dec] = {0, VM_SUB_W, 0, 0},
    [PRIM_is_zero] = {0, 0, 0, VM_IF_NUM_EQ_W},
    [PRIM_is_pos] = {0, 0, 0, VM_IF_GT_W},
    [PRIM_is_neg] = {0, 0, 0, VM_IF_LT_W},
    [PRIM_is_nil] = {0, 0, VM_IF_NIL, 0},
    [PRIM_is_some] = {0, 0, VM_IF_SOME, 0},
    [PRIM_is_odd] = {0, 0, VM_IF_ODD, 0},
    [PRIM_is_even] = {0, 0, VM_IF_EVEN, 0},
};

static const Known *known_prim(const Prim *p) {
  if (p->id >= sizeof known / sizeof *known) return NULL;
  const Known *k = &known[p->id];
  return k->value || k->value_w || k->test || k->test_w ? k : NULL;
}

static bool is_fixnum(const Node *n) {
  return n->op == OP_CONST && rt_is_fix(node_value(n));
}

// --- prims in general ---

// The instruction for exactly this C signature, or PRIM.
static Instruction instruction_of(const Prim *p) {
  bool sp = p->cls == 'S' || p->cls == 'G';
  if (p->result == 'V') {
    if (!sp && p->nargs <= 3) return VM_P0 + (Instruction)p->nargs;
    if (sp && p->nargs >= 1 && p->nargs <= 3)
      return VM_S1 + (Instruction)p->nargs - 1;
  } else if (p->nargs >= 1 && p->nargs <= 2) {
    if (!sp)
      return (p->cls == 'P' ? VM_PURE1 : VM_TRUTH1) + (Instruction)p->nargs - 1;
    if (p->nargs == 2) return VM_TRUTH_S2;
  }
  return VM_PRIM;
}

bool prim_in_place(const Prim *p) {
  return p->cls != 'G' && instruction_of(p) != VM_PRIM;
}

// Locals that are not read again are let go of, unless the result takes the
// place.
static void clear_last(Lower *l, const Node *n, int d) {
  for (int i = 0; i < n->n; i++) {
    const Node *x = n->items[i];
    if (x->op == OP_LOCAL && x->last && local_has_slot(x->local) &&
        x->local->frame != d)
      emit1(l, VM_CLEAR, slot_word(x->local->frame));
  }
}

static bool lower_arithmetic(Lower *l, Node *n, int d, int h) {
  const Known *k = known_prim(n->prim);
  if (!k || !(k->value || k->value_w)) return false;
  int a = lower_operand(l, n->items[0], &h);
  if (n->n == 1 || (k->value_w && is_fixnum(n->items[1]))) {
    lower_at(l, n->loc);
    emit3(l, k->value_w, slot_word(d), slot_word(a),
          n->n == 1 ? RT_FIX(1) : node_value(n->items[1]));
    return true;
  }
  int b = lower_operand(l, n->items[1], &h);
  lower_at(l, n->loc);
  emit3(l, k->value, slot_word(d), slot_word(a), slot_word(b));
  return true;
}

static bool lower_key(Lower *l, Node *n, int d, int h, bool returns) {
  const Node *key = n->n == 2 ? n->items[1] : NULL;
  if (n->prim->id != PRIM_get || key->op != OP_CONST ||
      !rt_is_keyword(node_value(key)))
    return false;
  int a = lower_operand(l, n->items[0], &h);
  Word k = lower_const(l, node_value(key));
  lower_at(l, n->loc);
  emit(l, VM_GET_KEY, 6,
       (Word[]){slot_word(d), slot_word(a), k, lower_slot(l, RT_NIL), 0,
                slot_word(h)});
  if (!returns) clear_last(l, n, d);
  return true;
}

// Operands in slots a[]; h the first free one.
static void emit_prim(Lower *l, const Node *n, int d, const int *a, int h) {
  const Prim *p = n->prim;
  Instruction op = instruction_of(p);
  Word w[6];
  int k = 0;
  w[k++] = slot_word(d);
  w[k++] = op == VM_PRIM ? (Word)p : (Word)p->fn;
  if (op == VM_PRIM) w[k++] = slot_word(a[0]);
  for (int i = 0; op != VM_PRIM && i < n->n; i++) w[k++] = slot_word(a[i]);
  if (op == VM_PRIM || p->cls == 'S' || p->cls == 'G') w[k++] = slot_word(h);
  lower_at(l, n->loc);
  emit(l, op, k, w);
}

// Arguments in slots of their own. A safepoint does not find them there: what
// it is called with is the callee's to keep. PRIM reads them while it is called
// with an sp beyond them.
static void lower_prim_args(Lower *l, Node *n, int d, int h) {
  lower_args(l, n->items, n->n, h);
  lower_height(l, h + n->n + 1);
  int a[6];
  for (int i = 0; i < 6; i++) a[i] = h + i;
  emit_prim(l, n, d, a, n->prim->cls == 'G' ? h : h + n->n);
}

void lower_prim(Lower *l, Node *n, int d, int h, bool returns) {
  if (lower_arithmetic(l, n, d, h) || lower_key(l, n, d, h, returns)) return;
  if (!prim_in_place(n->prim)) {
    lower_prim_args(l, n, d, h);
    return;
  }
  int a[3] = {0};
  for (int i = 0; i < n->n; i++) a[i] = lower_operand(l, n->items[i], &h);
  emit_prim(l, n, d, a, h);
  if (!returns && !prim_has(n->prim, NUMBERS)) clear_last(l, n, d);
}

// --- tests ---

static bool is_const(const Node *n, bool truth) {
  return n->op == OP_CONST && rt_truthy(node_value(n)) == truth;
}

static bool same_local(const Node *a, const Node *b) {
  return a->op == OP_LOCAL && b->op == OP_LOCAL && a->local == b->local;
}

// (if a b false) and (if x b x), as `and` makes it; (if x x c), as `or` does.
static void test_if(Lower *l, Node *n, Label *no, int h) {
  Label other = {0}, yes = {0};
  if (same_local(n->a, n->c) || is_const(n->c, false)) {
    lower_test(l, n->a, no, h);
    lower_test(l, n->b, no, h);
    return;
  }
  lower_test(l, n->a, &other, h);
  if (!same_local(n->a, n->b) && !is_const(n->b, true))
    lower_test(l, n->b, no, h);
  lower_jump(l, &yes);
  label_here(l, &other);
  lower_test(l, n->c, no, h);
  label_here(l, &yes);
}

// A local that is not read again would stay in its slot on both ways.
static bool keeps_last(const Node *n) {
  for (int i = 0; i < n->n; i++)
    if (n->items[i]->op == OP_LOCAL && n->items[i]->last) return true;
  return false;
}

static int test_operand(Lower *l, Node *n, int *h) {
  if (n->op != OP_LOCAL || !n->last) return lower_operand(l, n, h);
  int d = (*h)++;
  lower_value(l, n, d, d);
  return d;
}

static bool test_two(Lower *l, Node *n, Label *no, int h) {
  const Known *k = known_prim(n->prim);
  bool equal = k && k->test == VM_IF_EQUAL;
  if (!k || !k->test || (equal && keeps_last(n))) return false;
  int a = lower_operand(l, n->items[0], &h), start;
  if (is_fixnum(n->items[1])) {
    lower_at(l, n->loc);
    Word w[] = {slot_word(a), node_value(n->items[1]), 0, slot_word(h)};
    start = emit(l, k->test_w, equal ? 4 : 3, w);
  } else {
    int b = lower_operand(l, n->items[1], &h);
    bool swap = k->test_w == VM_IF_GT_W;
    lower_at(l, n->loc);
    Word w[] = {slot_word(swap ? b : a), slot_word(swap ? a : b), 0,
                slot_word(h)};
    start = emit(l, k->test, equal ? 4 : 3, w);
  }
  label_refer(l, no, start, 3);
  return true;
}

static bool test_one(Lower *l, Node *n, Label *no, int h) {
  const Prim *p = n->prim;
  const Known *k = known_prim(p);
  if (p->cls != 'P' && p->cls != 'T') return false;
  if (!(k && (k->test || k->test_w)) && p->result != 'B') return false;
  int a = test_operand(l, n->items[0], &h);
  lower_at(l, n->loc);
  if (k && k->test)
    label_refer(l, no, emit2(l, k->test, slot_word(a), 0), 2);
  else if (k && k->test_w)
    label_refer(l, no, emit3(l, k->test_w, slot_word(a), RT_FIX(0), 0), 3);
  else
    label_refer(l, no,
                emit3(l, p->cls == 'P' ? VM_IF_PURE : VM_IF_TRUTH, (Word)p->fn,
                      slot_word(a), 0),
                3);
  return true;
}

static void test_let(Lower *l, Node *n, Label *no, int h) {
  for (int i = 0; i < n->n; i++) {
    lower_arg(l, n->items[i], h);
    n->locals[i]->frame = h++;
  }
  lower_test(l, n->a, no, h);
}

void lower_test(Lower *l, Node *n, Label *no, int h) {
  lower_height(l, h + 3);
  if (n->op == OP_LET) {
    test_let(l, n, no, h);
  } else if (n->op == OP_IF) {
    test_if(l, n, no, h);
  } else if (n->op == OP_CONST) {
    if (!rt_truthy(node_value(n))) lower_jump(l, no);
  } else if (n->op != OP_PRIM || (n->n == 2   ? !test_two(l, n, no, h)
                                  : n->n == 1 ? !test_one(l, n, no, h)
                                              : true)) {
    int a = test_operand(l, n, &h);
    label_refer(l, no, emit2(l, VM_IF, slot_word(a), 0), 2);
  }
}

// --- calls ---

static bool are_simple(Node **items, int n) {
  for (int i = 0; i < n; i++)
    if (items[i]->op != OP_CONST && items[i]->op != OP_LOCAL) return false;
  return true;
}

// The call itself finds the function, if its slot is not looked at until then.
static void call_var(Lower *l, Node *n, VarInfo *v, int d, int base) {
  Word k = lower_const(l, var_object(v));
  if (n->n > 3)
    emit3(l, VM_VAR, slot_word(base), k, slot_word(base));
  else if (!are_simple(n->items, n->n))
    emit2(l, VM_LOADW, slot_word(base), RT_NIL);
  lower_args(l, n->items, n->n, base + 1);
  lower_at(l, n->loc);
  if (n->n > 3)
    emit3(l, VM_CALL_N, slot_word(d), slot_word(base), (Word)n->n);
  else
    emit3(l, VM_CALL_VAR0 + (Instruction)n->n, slot_word(d), slot_word(base),
          k);
}

void lower_call(Lower *l, Node *n, int d, int h) {
  lower_height(l, h + n->n + 2);
  if (n->op == OP_CALL || (n->op == OP_INVOKE && n->a->op == OP_VAR)) {
    call_var(l, n, n->op == OP_CALL ? n->var : n->a->var, d, h);
    return;
  }
  if (n->op == OP_INVOKE)
    lower_arg(l, n->a, h);
  else
    lower_load(l, n->local, h);
  lower_args(l, n->items, n->n, h + 1);
  lower_at(l, n->loc);
  Instruction op = n->n > 3 ? VM_CALL_N : VM_CALL0 + (Instruction)n->n;
  emit3(l, op, slot_word(d), slot_word(h), (Word)n->n);
}
