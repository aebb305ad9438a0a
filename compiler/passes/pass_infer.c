// SPDX-License-Identifier: MIT
// Pass: which values are C longs and doubles.
//
// Types flow from literals, ^long and ^double parameters, casts, and elements
// of hinted arrays through arithmetic, let, loop and if. A node with rep LONG
// or DOUBLE is computed without boxing; where a val is wanted, the emitter
// boxes it. Arithmetic keeps its meaning: long operations still check for
// overflow.
//
// A loop's local has the type of its initial value if every recur agrees. A
// long that comes only from a literal, as most counters, is unboxed only if no
// use of it would box it again and again: plain fixnums are as good then.
//
// The pass walks the tree until nothing changes; each round can only turn
// locals back into vals, so it ends.
#include "compiler/passes/passes.h"
#include "rt/num/num.h"

#include <string.h>

typedef struct Infer {
  Arity *arity;
  bool changed;
} Infer;

// The element type of a local with such a hint.
static Rep element_rep(const Node *n) {
  const Elements *e = elements_of(n);
  return e ? e->rep : REP_VAL;
}

// --- reps of nodes ---

static bool leaves(const Node *n) { // never yields a value here
  return n->op == OP_RECUR || n->op == OP_THROW;
}

static void infer(Infer *in, Node *n);

static void set_local(Local *l, Node *init) {
  l->rep = l->boxed ? REP_VAL : init->rep;
  l->box = init->box;
  l->explicit_rep = init->explicit_rep;
  l->implied = l->implied || init->implied;
}

static bool unboxed(const Node *n) { return n->rep != REP_VAL; }

static bool all_unboxed(const Node *n) {
  for (int i = 0; i < n->n; i++)
    if (!unboxed(n->items[i])) return false;
  return n->n > 0;
}

static bool any_double(const Node *n) {
  for (int i = 0; i < n->n; i++)
    if (n->items[i]->rep == REP_DOUBLE) return true;
  return false;
}

static void copy_origin(Node *n, const Node *from) {
  n->explicit_rep = from->explicit_rep;
  n->implied = from->implied;
}

// The same for a value that comes from one of several.
static void add_origin(Node *n, const Node *from) {
  n->explicit_rep = n->explicit_rep || from->explicit_rep;
  n->implied = n->implied || from->implied;
}

// Is an operand a primitive double on the JVM? Then so is the result, and the
// other operand, whatever it is, is converted. Of objects only, -0.0 - 0 is
// -0.0 + (- 0), which is 0.0, and division by 0.0 throws.
static bool has_primitive_double(const Node *n) {
  for (int i = 0; i < n->n; i++)
    if (n->items[i]->rep == REP_DOUBLE && !n->items[i]->implied) return true;
  return false;
}

static bool is_double_arith(const Node *n) {
  if (has_primitive_double(n)) return true;
  bool sub = n->n == 2 && n->prim->id == PRIM_sub;
  return any_double(n) && !(sub && n->items[1]->rep != REP_DOUBLE);
}

// The type of a hinted array's element, if the index and what is stored there
// have the right ones.
static Rep access_rep(const Node *n, TypedOp op) {
  Rep rep = element_rep(n->items[0]);
  if (rep == REP_VAL || n->items[1]->rep != REP_LONG) return REP_VAL;
  if (op != TYPED_ASET) return rep;
  bool same = n->items[2]->rep == rep &&
              n->items[2]->box == elements_of(n->items[0])->box;
  return same ? rep : REP_VAL;
}

static bool has_declared_type(TypedOp op) {
  return op == TYPED_AS_LONG || op == TYPED_AS_DOUBLE || op == TYPED_AS_SMALL ||
         op == TYPED_WRAP_INT || op == TYPED_AGET || op == TYPED_ASET ||
         op == TYPED_ALENGTH;
}

static Box result_box(const Node *n, TypedOp op) {
  switch (op) {
  case TYPED_AS_SMALL:
  case TYPED_WRAP_INT: return n->prim->facts.box;
  case TYPED_AGET:
  case TYPED_ASET: return elements_of(n->items[0])->box;
  default: return BOX_WIDE;
  }
}

// Operands that are only computed with: their class does not matter, and a
// long may be a fixnum.
static int counted_operands(const Prim *p) {
  if (p->facts.typed == TYPED_ASET) return 2;
  if (p->facts.box == BOX_FLOAT) return 0; // (float x) lets infinite Floats be
  return p->facts.typed != TYPED_NONE || prim_has(p, COUNTED) ? 3 : 0;
}

static Rep result_rep(const Node *n, TypedOp op) {
  bool longs = all_unboxed(n) && !any_double(n);
  switch (op) {
  case TYPED_ARITH:
    return is_double_arith(n) ? REP_DOUBLE : longs ? REP_LONG : REP_VAL;
  case TYPED_DIV: return has_primitive_double(n) ? REP_DOUBLE : REP_VAL;
  case TYPED_DIVIDE:
  case TYPED_WRAP: return longs ? REP_LONG : REP_VAL;
  case TYPED_MATH: return all_unboxed(n) ? REP_DOUBLE : REP_VAL;
  case TYPED_AS_LONG: return REP_LONG;
  case TYPED_AS_DOUBLE: return REP_DOUBLE;
  case TYPED_AS_SMALL:
    return n->prim->facts.box == BOX_FLOAT ? REP_DOUBLE : REP_LONG;
  case TYPED_WRAP_INT: return REP_LONG;
  case TYPED_AGET:
  case TYPED_ASET: return access_rep(n, op);
  case TYPED_ALENGTH:
    return element_rep(n->items[0]) != REP_VAL ? REP_LONG : REP_VAL;
  default: return REP_VAL;
  }
}

// Comparisons yield a truth value, which has no unboxed form.
static bool is_unboxed_test(const Node *n, TypedOp op) {
  if (op == TYPED_EQUAL) return all_unboxed(n) && !any_double(n);
  return op == TYPED_COMPARE && (all_unboxed(n) || any_double(n));
}

static void infer_prim(Node *n) {
  TypedOp op = n->prim->facts.typed;
  n->explicit_rep = n->implied = false;
  for (int i = 0; i < n->n; i++) add_origin(n, n->items[i]);
  if (has_declared_type(op)) n->explicit_rep = true;
  if (has_declared_type(op) || has_primitive_double(n)) n->implied = false;
  n->rep = result_rep(n, op);
  n->box = n->rep == REP_VAL ? BOX_WIDE : result_box(n, op);
  for (int i = 0; i < n->n && i < counted_operands(n->prim); i++)
    n->items[i]->box = BOX_WIDE;
  n->typed = n->rep != REP_VAL        ? op
             : is_unboxed_test(n, op) ? TYPED_COMPARE
                                      : TYPED_NONE;
}

static bool fits_version(const Node *n) {
  const char *sig = n->n <= 6 ? n->var->versions[n->n] : NULL;
  for (int i = 0; sig && i < n->n; i++)
    if (sig[i] != 'V' && n->items[i]->rep != rep_of_letter(sig[i]))
      return false;
  return sig != NULL;
}

static void infer_call(Node *n) {
  n->version = fits_version(n);
  const char *sig = call_signature(n);
  n->rep = sig ? rep_of_letter(sig[n->n]) : REP_VAL;
  n->box = BOX_WIDE;
  n->explicit_rep = n->rep != REP_VAL;
  n->implied = n->version;
}

static void infer_const(Node *n) {
  n->rep = rt_is_long(node_value(n))     ? REP_LONG
           : rt_is_double(node_value(n)) ? REP_DOUBLE
                                         : REP_VAL;
}

static void infer_if(Node *n) {
  const Node *one = leaves(n->b) ? n->c : n->b;
  bool same = leaves(n->b) || leaves(n->c) ||
              (n->b->rep == n->c->rep && n->b->box == n->c->box);
  n->rep = same ? one->rep : REP_VAL;
  n->box = one->box;
  n->explicit_rep = n->implied = false;
  add_origin(n, n->b);
  add_origin(n, n->c);
}

static void box_local(Infer *in, Local *l) {
  if (l->boxed) return;
  l->boxed = true;
  l->rep = REP_VAL;
  in->changed = true;
}

static void infer_recur(Infer *in, Node *n) {
  for (int i = 0; i < n->n; i++) {
    Local *l = n->loop->locals[i];
    if (l->rep != REP_VAL && l->rep != n->items[i]->rep) box_local(in, l);
    if (n->items[i]->implied && !l->implied) l->implied = in->changed = true;
  }
}

static void infer_bindings(Infer *in, Node *n) {
  for (int i = 0; i < n->n; i++) {
    infer(in, n->items[i]);
    Rep before = n->locals[i]->rep;
    set_local(n->locals[i], n->items[i]);
    if (n->op == OP_LOOP) n->locals[i]->box = BOX_WIDE; // as on the JVM
    if (before != n->locals[i]->rep) in->changed = true;
  }
  infer(in, n->a);
  n->rep = leaves(n->a) ? REP_VAL : n->a->rep;
  n->box = n->a->box;
  copy_origin(n, n->a);
}

static void infer(Infer *in, Node *n) {
  if (!n) return;
  if (n->op == OP_LET || n->op == OP_LOOP) {
    infer_bindings(in, n);
    return;
  }
  infer(in, n->a);
  infer(in, n->b);
  infer(in, n->c);
  for (int i = 0; i < n->n; i++) infer(in, n->items[i]);
  switch (n->op) {
  case OP_CONST: infer_const(n); break;
  case OP_LOCAL:
    n->rep = n->local->rep;
    n->box = n->local->box;
    n->explicit_rep = n->local->explicit_rep;
    n->implied = n->local->implied;
    break;
  case OP_IF: infer_if(n); break;
  case OP_DO:
    n->rep = n->items[n->n - 1]->rep;
    n->box = n->items[n->n - 1]->box;
    copy_origin(n, n->items[n->n - 1]);
    break;
  case OP_PRIM: infer_prim(n); break;
  case OP_CALL: infer_call(n); break;
  case OP_RECUR: infer_recur(in, n); break;
  default: n->rep = REP_VAL;
  }
}

// --- locals that would be boxed again and again ---

static void box_if_implicit(Infer *in, Node *n) {
  if (n->op != OP_LOCAL || n->rep == REP_VAL || n->local->explicit_rep) return;
  if (n->local->kind == LOCAL_VALUE || in->arity->is_version)
    box_local(in, n->local);
}

static void find_boxing(Infer *in, Node *n) {
  if (!n) return;
  bool takes_vals = n->op == OP_INVOKE || n->op == OP_CALL ||
                    n->op == OP_CALL_LOCAL || n->op == OP_METHOD ||
                    n->op == OP_VECTOR || n->op == OP_MAP || n->op == OP_SET ||
                    n->op == OP_NEW ||
                    (n->op == OP_PRIM && n->typed == TYPED_NONE);
  const char *sig = call_signature(n);
  for (int i = 0; i < n->n; i++) {
    if (takes_vals && (!sig || sig[i] == 'V')) box_if_implicit(in, n->items[i]);
    find_boxing(in, n->items[i]);
  }
  find_boxing(in, n->a);
  find_boxing(in, n->b);
  find_boxing(in, n->c);
}

void pass_infer(Arity *a) {
  Infer in = {.arity = a};
  for (int i = 0; i < a->nparams; i++) {
    Local *l = a->params[i];
    bool rest = a->variadic && i == a->nparams - 1;
    l->rep = l->boxed || rest ? REP_VAL : rep_of_tag(l->tag);
    l->explicit_rep = l->rep != REP_VAL && !a->is_version;
    l->implied = a->is_version;
  }
  do {
    in.changed = false;
    infer(&in, a->body);
    if (!in.changed) find_boxing(&in, a->body);
  } while (in.changed);
}
