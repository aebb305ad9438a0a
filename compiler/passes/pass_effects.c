// SPDX-License-Identifier: MIT
// Pass: what evaluating a node may do to the heap.
//
// Code that reaches no safepoint needs no root slots, and a loop that does not
// even allocate needs no poll at its back edge: it can never be what fills the
// heap. The pass follows calls of known functions, so that a loop calling a
// small numeric function is found out too; what it cannot see it takes for a
// safepoint. A function that calls itself but neither collects nor allocates is
// none: all it does at its entry is to count its frame (Arity.counts).
//
// It also says which loops are compiled as functions of their own
// (LoopInfo.outlined, emit_loop.c).
#include "compiler/passes/passes.h"

#include <string.h>

enum { ANY = EFFECT_ALLOCATES | EFFECT_COLLECTS };

static int effects(Node *n, Rep want);

// Leaving a node's value in the wanted representation.
static int boxing(const Node *n, Rep want) {
  return n->rep != REP_VAL && want == REP_VAL && n->op != OP_CONST
             ? EFFECT_ALLOCATES
             : 0;
}

static int items_effects(Node *n, Rep want) {
  int e = 0;
  for (int i = 0; i < n->n; i++) e |= effects(n->items[i], want);
  return e;
}

// Operands of an unboxed primitive. Making a double of an object may take an
// allocation: of a Ratio.
static int typed_operands(Node *n) {
  int e = 0;
  bool array = n->typed == TYPED_AGET || n->typed == TYPED_ASET ||
               n->typed == TYPED_ALENGTH;
  for (int i = 0; i < n->n; i++) {
    e |= effects(n->items[i], n->items[i]->rep);
    if (n->items[i]->rep == REP_VAL && !array) e |= EFFECT_ALLOCATES;
  }
  return e;
}

static int prim_effects(Node *n, Rep want) {
  if (n->typed == TYPED_COMPARE) return typed_operands(n);
  if (n->typed != TYPED_NONE && n->rep != REP_VAL)
    return typed_operands(n) | boxing(n, want);
  int e = items_effects(n, REP_VAL);
  if (n->prim->cls == 'G') return e | EFFECT_ALLOCATES | EFFECT_COLLECTS;
  bool plain = n->prim->cls == 'P' && n->prim->result == 'B';
  return plain ? e : e | EFFECT_ALLOCATES;
}

static int arity_effects(Arity *a) {
  enum { KNOWN = 1 << 8, BUSY = 1 << 9 };
  if (a->effects & KNOWN) return a->effects & ANY;
  if (a == session->effects_of) {
    a->counts = true; // so far nothing speaks against it
    return 0;
  }
  if (a->effects & BUSY || !a->body || a->fn->ncaptures) return ANY;
  Arity *outer = session->effects_of;
  session->effects_of = a;
  a->effects = BUSY;
  pass_infer(a);
  int e = effects(a->body, a->ret);
  if (a->version) e |= arity_effects(a->version);
  if (a->counts && e) e |= EFFECT_COLLECTS;
  a->counts = a->counts && !e;
  a->effects = KNOWN | e;
  session->effects_of = outer;
  return e;
}

// Of other namespaces only what their interface says is relied on.
static int callee_effects(const Node *n) {
  const VarInfo *v = n->var;
  if (v->cns != session->emitted)
    return n->n > 6 ? ANY
                    : (v->calm & arity_bit(n->n) ? 0 : EFFECT_COLLECTS) |
                          (v->frugal & arity_bit(n->n) ? 0 : EFFECT_ALLOCATES);
  Arity *a = v->fn ? fn_fixed_arity(v->fn, n->n) : NULL;
  if (!a) return ANY;
  return arity_effects(n->version ? a->version : a);
}

static int call_effects(Node *n, Rep want) {
  int e = callee_effects(n);
  const char *sig = call_signature(n);
  for (int i = 0; i < n->n; i++)
    e |= effects(n->items[i], sig ? rep_of_letter(sig[i]) : REP_VAL);
  // A boxed result of an unboxed entry, or of the entry around it.
  return e | boxing(n, want) | (sig ? 0 : EFFECT_ALLOCATES);
}

static int bindings_effects(Node *n, Rep want) {
  int e = effects(n->a, want);
  for (int i = 0; i < n->n; i++) e |= effects(n->items[i], n->locals[i]->rep);
  return e;
}

static int loop_effects(Node *n, Rep want) {
  int e = bindings_effects(n, want);
  n->loop->polls = e & (EFFECT_ALLOCATES | EFFECT_COLLECTS);
  return n->loop->used && n->loop->polls ? e | EFFECT_COLLECTS : e;
}

static int pair_effects(Node *n) {
  return (n->a ? effects(n->a, REP_VAL) : 0) |
         (n->b ? effects(n->b, REP_VAL) : 0);
}

static int recur_effects(Node *n) {
  int e = 0;
  for (int i = 0; i < n->n; i++)
    e |= effects(n->items[i], n->loop->locals[i]->rep);
  return e;
}

static int effects(Node *n, Rep want) {
  switch (n->op) {
  case OP_CONST:
  case OP_CLASS:
  case OP_THE_VAR:
  case OP_COUNT: return 0;
  case OP_LOCAL: return boxing(n, want);
  case OP_VAR: return var_is_direct(n->var) ? 0 : EFFECT_ALLOCATES;
  case OP_IF:
    return effects(n->a, n->a->rep) | effects(n->b, want) | effects(n->c, want);
  case OP_DO: {
    int e = 0;
    for (int i = 0; i < n->n; i++)
      e |= effects(n->items[i], i < n->n - 1 ? n->items[i]->rep : want);
    return e;
  }
  case OP_LET: return bindings_effects(n, want);
  case OP_LOOP: return loop_effects(n, want);
  case OP_RECUR: return recur_effects(n);
  case OP_CALL: return call_effects(n, want);
  case OP_PRIM: return prim_effects(n, want);
  case OP_NEW:
  case OP_VECTOR:
  case OP_MAP:
  case OP_SET: return EFFECT_ALLOCATES | items_effects(n, REP_VAL);
  case OP_FIELD:
  case OP_SET_FIELD:
  case OP_SET_FIELD_OF:
  case OP_THROW:
  case OP_WITH_META: return EFFECT_ALLOCATES | pair_effects(n);
  case OP_FN:
  case OP_REIFY: return EFFECT_ALLOCATES;
  case OP_CASE:
    return EFFECT_ALLOCATES | items_effects(n, want) | pair_effects(n);
  default: return ANY;
  }
}

bool call_collects(const Node *n) {
  return n->op != OP_CALL || callee_effects(n) & EFFECT_COLLECTS;
}

bool node_collects(Node *n) {
  if (!n) return false;
  if (n->op == OP_RECUR) return items_effects(n, REP_LONG) & EFFECT_COLLECTS;
  if (n->op == OP_LET || n->op == OP_LOOP || n->op == OP_IF || n->op == OP_DO) {
    bool c = node_collects(n->a) || node_collects(n->b) || node_collects(n->c);
    for (int i = 0; i < n->n && !c; i++) c = node_collects(n->items[i]);
    return c;
  }
  return effects(n, REP_LONG) & EFFECT_COLLECTS;
}

void effects_publish(CNs *ns) {
  for (int i = 0; i < strmap_count(ns->mappings); i++) {
    VarInfo *v = strmap_value(ns->mappings, i);
    if (v->cns != ns || !v->fn || !var_is_direct(v)) continue;
    for (int n = 0; n <= 6; n++) {
      Arity *a = fn_fixed_arity(v->fn, n);
      int e = a ? arity_effects(a) : ANY;
      if (!(e & EFFECT_COLLECTS)) v->calm |= arity_bit(n);
      if (!(e & EFFECT_ALLOCATES)) v->frugal |= arity_bit(n);
    }
  }
}

// --- loops ---

// A reduction inside of a loop may be longer than that (pass_fuse).
static bool is_reduction(const Node *n) {
  for (int i = 0; i < n->n; i++) {
    const char *tag = n->locals[i]->tag;
    if (tag && strcmp(tag, "chunk") == 0) return false;
  }
  return n->expanded;
}

static void find_loops(Arity *a, Node *n, bool inside) {
  if (!n) return;
  find_loops(a, n->a, inside || n->op == OP_LOOP);
  find_loops(a, n->b, inside);
  find_loops(a, n->c, inside);
  if (n->op == OP_REIFY || n->op == OP_DEFTYPE) return;
  for (int i = 0; i < n->n; i++) find_loops(a, n->items[i], inside);
  if (n->op != OP_LOOP || !n->loop->used) return;
  bool hot = a->fn && a->fn->hot;
  loop_effects(n, n->rep);
  n->loop->outlined = inside ? is_reduction(n) : !hot;
  a->has_loop = a->has_loop || !n->loop->outlined;
}

void pass_effects(Arity *a) { find_loops(a, a->body, false); }

// --- functions that are called often ---

typedef struct Hot {
  const FnInfo *fn; // being walked
  bool changed;
} Hot;

static void mark_hot(Hot *h, FnInfo *fn) {
  if (!fn || fn->hot) return;
  fn->hot = true;
  h->changed = true;
}

static void find_hot(Hot *h, Node *n, bool often);

static void find_hot_fn(Hot *h, FnInfo *fn) {
  const FnInfo *outer = h->fn;
  h->fn = fn;
  for (int i = 0; i < fn->narities; i++)
    find_hot(h, fn->arities[i]->body, fn->hot);
  h->fn = outer;
}

static void find_hot(Hot *h, Node *n, bool often) {
  if (!n) return;
  bool inner = often || n->op == OP_LOOP;
  find_hot(h, n->a, inner);
  find_hot(h, n->b, often);
  find_hot(h, n->c, often);
  for (int i = 0; i < n->n; i++) find_hot(h, n->items[i], often);
  if (n->op == OP_VAR) mark_hot(h, n->var->fn);
  if (n->op == OP_CALL && (often || n->var->fn == h->fn))
    mark_hot(h, n->var->fn);
  if (n->op != OP_FN) return;
  if (h->fn || !n->fn->global) mark_hot(h, n->fn);
  find_hot_fn(h, n->fn);
}

void pass_hot(CNs *ns) {
  session->emitted = ns;
  Hot h = {NULL, true};
  while (h.changed) {
    h.changed = false;
    for (int i = 0; i < ns->forms.n; i++)
      find_hot(&h, ((Form *)ns->forms.items[i])->node, ns->shakeable);
  }
}
