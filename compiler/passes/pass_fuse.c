// SPDX-License-Identifier: MIT
// Pass: fuses pipelines. (transduce (comp (map f) (filter p)) + 0 coll) becomes
// a reduction with one step function, or a loop if coll is a range, in which f
// and p stand in place.
//
// There is no list of what can follow what. Calls of functions such as reduce
// and transduce with a function that is known are replaced by their expansions
// (expand.c): plain code that calls its parameters. Then four rules are applied
// wherever they fit:
//
//  - a local that is bound to a constant, to another local, or to a function
//    that is known stands for it;
//  - a known function that is called in one place only is put there (clone.c);
//  - a LET that gives a binding its value is moved out in front of it;
//  - what is then not used any more goes away.
//
// So a transducer, which is a function that returns functions, dissolves into
// the step. Nothing is changed that a program could see: each argument is still
// evaluated once and in order, since the parameters of an expansion are bound
// by LET. Where something is not known, the call of it remains.
#include "compiler/passes/clone.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/fuse.h"
#include "rt/prim.h"
#include "rt/str/sym.h"

#include <string.h>

enum { MAX_DEPTH = 100, SMALL = 12, MEDIUM = 30 };

static void fuse(Arity *t, Node *n);

// --- rules ---

// A literal stays where it is bound, unless it is a static object.
static void fuse_local(Arity *t, Node *n) {
  Local *l = fuse_first_local(n->local);
  const Node *v = l->constant ? l->init : NULL;
  bool literal = v && v->op == OP_FN;
  Loc loc = n->loc;
  if (v && (!literal || (v->fn->ncaptures == 0 && l->arity != t))) {
    *n = *v;
    n->loc = loc;
  } else {
    n->local = local_reach(t, l);
  }
}

// A function that is about to be called: makes it known if it can be.
static void force(Arity *t, Node *n) {
  while (n->op == OP_LET) n = n->a;
  const Node *init = fuse_constant_init(n);
  if (init) *n = *clone_constant(init, t, session->fused, n->loc);
  if (!expand_call(t, n, session->fused, true)) return;
  fuse(t, n);
  force(t, n);
}

static void bind(Local *l, Node *item) {
  l->init = item;
  l->constant = fuse_can_stand_for(item, l);
  if (item->op == OP_FN) l->known_fn = item->fn;
}

typedef struct Bindings {
  PtrVec locals, items;
} Bindings;

static void add_binding(Bindings *b, Local *l, Node *item) {
  vec_push(&b->locals, l);
  vec_push(&b->items, item);
}

// Names the arguments of a call, so that the call can wait.
static void name_operands(Bindings *b, Arity *t, Node *call) {
  for (int i = 0; i < call->n; i++) {
    Node *item = call->items[i];
    if (fuse_is_constant(item)) continue;
    if (fuse_is_lazy(item) || fuse_is_range(item)) name_operands(b, t, item);
    Local *l = local_new(t, "", LOCAL_VALUE);
    l->linear = l->implied = true;
    bind(l, item);
    add_binding(b, l, item);
    call->items[i] = node_local(l, item->loc);
  }
}

// --- steps that may end the reduction ---

static bool gives_reduced(const Node *n) {
  switch (n->op) {
  case OP_IF: return gives_reduced(n->b) || gives_reduced(n->c);
  case OP_LET: return gives_reduced(n->a);
  case OP_DO: return gives_reduced(n->items[n->n - 1]);
  default: return node_is_prim(n, PRIM_reduced);
  }
}

// What follows the step, with its value in another local.
static Node *follow(const Node *n, const Local *from, Local *to) {
  Node *copy = node_new(n->op, n->loc);
  *copy = *n;
  if (n->op == OP_LOCAL && n->local == from) copy->local = to;
  if (n->a) copy->a = follow(n->a, from, to);
  if (n->b) copy->b = follow(n->b, from, to);
  if (n->c) copy->c = follow(n->c, from, to);
  copy->items = arena_alloc((size_t)(n->n + 1) * sizeof *copy->items);
  for (int i = 0; i < n->n; i++) copy->items[i] = follow(n->items[i], from, to);
  return copy;
}

// Puts the test of the step's value where the value comes from: often it is
// known there, and numbers need not be objects to be told from a reduced one.
static void test_early(Arity *t, Node *n, const Node *test, const Local *acc) {
  switch (n->op) {
  case OP_IF:
    test_early(t, n->b, test, acc);
    test_early(t, n->c, test, acc);
    return;
  case OP_LET: test_early(t, n->a, test, acc); return;
  case OP_DO: test_early(t, n->items[n->n - 1], test, acc); return;
  case OP_THROW: return;
  default: break;
  }
  if (node_is_prim(n, PRIM_reduced)) {
    *n = *n->items[0];
    return;
  }
  Node *value = node_new(n->op, n->loc), *let = node_new(OP_LET, n->loc);
  *value = *n;
  let->n = 1;
  let->items = arena_alloc(sizeof *let->items);
  let->locals = arena_alloc(sizeof *let->locals);
  let->items[0] = value;
  let->locals[0] = local_new(t, acc->name, LOCAL_VALUE);
  let->locals[0]->implied = true;
  bind(let->locals[0], value);
  let->a =
      follow(fuse_never_reduced(value) ? test->c : test, acc, let->locals[0]);
  *n = *let;
}

// (let [acc STEP] (if (reduced? acc) (unreduced acc) (recur acc ...)))
static void place_test(Arity *t, Node *n) {
  const Node *test = n->a;
  if (!n->expanded || n->n == 0 || test->op != OP_IF) return;
  Local *acc = n->locals[n->n - 1];
  Node *step = n->items[n->n - 1];
  if (!node_is_prim(test->a, PRIM_is_reduced) ||
      !node_is_prim(test->b, PRIM_unreduced) || test->c->op != OP_RECUR ||
      test->a->items[0]->op != OP_LOCAL || test->a->items[0]->local != acc ||
      !gives_reduced(step))
    return;
  test_early(t, step, test, acc);
  n->n--;
  n->a = step;
  if (n->n == 0) *n = *step;
}

static void fuse_let(Arity *t, Node *n) {
  Bindings b = {0};
  for (int i = 0; i < n->n; i++) {
    Node *item = n->items[i];
    fuse(t, item);
    if (n->expanded || n->locals[i]->wanted) force(t, item);
    for (; item->op == OP_LET; item = item->a)
      for (int k = 0; k < item->n; k++)
        add_binding(&b, item->locals[k], item->items[k]);
    if (n->locals[i]->linear && (fuse_is_lazy(item) || fuse_is_range(item)))
      name_operands(&b, t, item);
    bind(n->locals[i], item);
    add_binding(&b, n->locals[i], item);
  }
  fuse(t, n->a);
  n->locals = (Local **)b.locals.items;
  n->items = (Node **)b.items.items;
  n->n = b.locals.n;
  place_test(t, n);
  if (n->op == OP_LET) fuse_drop_unused(n);
}

static void fuse_items(Arity *t, Node *n) {
  for (int i = 0; i < n->n; i++) fuse(t, n->items[i]);
}

static void fuse_loop(Arity *t, Node *n) {
  fuse_items(t, n);
  for (int i = 0; i < n->n; i++) {
    const char *tag = n->locals[i]->tag;
    if (!tag || strcmp(tag, "unreduced") != 0) continue;
    n->locals[i]->init = n->items[i];
  }
  fuse(t, n->a);
}

static void fuse_fn(FnInfo *fn) {
  for (int i = 0; i < fn->narities; i++)
    if (fn->arities[i]->body) fuse(fn->arities[i], fn->arities[i]->body);
  if (!fn->is_method) fuse_prune_captures(fn);
}

// --- calls ---

static bool should_splice(const FnInfo *fn, const Node *call) {
  Arity *a = fn_fixed_arity(fn, call->n);
  if (session->fuse_depth > MAX_DEPTH || !clone_can_splice(a)) return false;
  int size = fuse_size(a->body);
  if (size <= SMALL) return true;
  Uses u = fuse_count_uses(session->fused_form, fn, call->n);
  return u.calls <= 1 && (u.other == 0 || size <= MEDIUM);
}

// Calls of what a local is known to be.
static void fuse_callee(Arity *t, Node *n) {
  Node callee = {.op = OP_LOCAL, .loc = n->loc, .local = n->local};
  if (n->op == OP_INVOKE) callee = *n->a;
  fuse_local(t, &callee);
  const FnInfo *fn = fuse_known_fn(&callee);
  if (fn && should_splice(fn, n)) {
    clone_splice(n, fn_fixed_arity(fn, n->n), t, session->fused);
    fuse(t, n);
    return;
  }
  if (callee.op == OP_LOCAL) {
    n->local = callee.local;
    if (n->op == OP_INVOKE) n->a->local = callee.local;
    if (n->op == OP_CALL_LOCAL && fn) n->fn = (FnInfo *)fn;
    if (fn) callee.local->known_fn = (FnInfo *)fn;
  } else {
    n->a = node_new(callee.op, n->loc);
    *n->a = callee;
    n->op = OP_INVOKE;
  }
  direct_call(n);
  if (n->op == OP_CALL)
    fuse(t, n);
  else
    fuse_items(t, n);
}

// ((let [...] f) x): the bindings go in front of the call.
static void hoist_callee(Arity *t, Node *n) {
  Node *let = n->a, *call = node_new(OP_INVOKE, n->loc);
  *call = *n;
  call->a = let->a;
  Loc loc = n->loc;
  *n = *let;
  n->loc = loc;
  n->a = call;
  fuse(t, n);
}

static void fuse_invoke(Arity *t, Node *n) {
  if (n->op == OP_CALL_LOCAL || n->a->op == OP_LOCAL) {
    fuse_callee(t, n);
    return;
  }
  fuse(t, n->a);
  force(t, n->a);
  if (n->a->op == OP_LET) {
    hoist_callee(t, n);
    return;
  }
  Node *f = n->a;
  Arity *a = f->op == OP_FN ? fn_fixed_arity(f->fn, n->n) : NULL;
  if (clone_can_splice(a)) {
    clone_splice(n, a, t, session->fused);
    fuse(t, n);
    return;
  }
  fuse_items(t, n);
}

// --- lazy seqs over a range, item by item ---

static bool is_over_range(Node *n) {
  n = fuse_source(n);
  if (!fuse_is_lazy(n)) return false;
  while (fuse_is_lazy(n)) n = fuse_source(n->items[n->n - 1]);
  return fuse_is_range(n);
}

// Of plain expressions; NULL: it is none.
static Node *copy_plain(const Node *n) {
  if (n->a || n->b || n->c || n->locals || n->op == OP_REIFY) return NULL;
  Node *copy = node_new(n->op, n->loc);
  *copy = *n;
  copy->items = arena_alloc((size_t)(n->n + 2) * sizeof *copy->items);
  for (int i = 0; i < n->n; i++)
    if (!(copy->items[i] = copy_plain(n->items[i]))) return NULL;
  return copy;
}

// Small functions of the namespace, and those that are inlined, in place.
static void open_calls(Arity *t, Node *n, int level) {
  enum { LEVELS = 3, SIZE = 40 };
  if (!n) return;
  open_calls(t, n->a, level);
  open_calls(t, n->b, level);
  open_calls(t, n->c, level);
  for (int i = 0; i < n->n; i++) open_calls(t, n->items[i], level);
  if (n->op != OP_CALL || level > LEVELS || inline_call(t, n)) return;
  Arity *a = n->var->fn ? fn_fixed_arity(n->var->fn, n->n) : NULL;
  if (!var_is_direct(n->var) || !clone_can_splice(a)) return;
  if (fuse_size(a->body) > SIZE) return;
  clone_splice(n, a, t, session->fused);
  fuse(t, n);
  open_calls(t, n, level + 1);
}

// (reduce + coll): of longs it is (reduce + 0 coll), and * starts with 1.
static Node *with_start(Node *n) {
  if (fuse_is_core_call(n, "reduce", 3)) return copy_plain(n);
  const Node *f =
      fuse_is_core_call(n, "reduce", 2) ? fuse_known(n->items[0]) : n;
  if (f->op != OP_VAR || strcmp(f->var->ns, "clojure.core") != 0) return NULL;
  bool sum = strcmp(f->var->name, "+") == 0;
  if (!sum && strcmp(f->var->name, "*") != 0) return NULL;
  Node *copy = copy_plain(n);
  if (!copy) return NULL;
  copy->items[2] = copy->items[1];
  copy->items[1] = node_const(RT_FIX(sum ? 0 : 1), n->loc);
  copy->n = 3;
  return copy;
}

// (reduce f init (map g (range n))) as a loop, if that does the same.
static bool fuse_item_by_item(Arity *t, Node *n) {
  bool folds =
      fuse_is_core_call(n, "reduce", 3) || fuse_is_core_call(n, "reduce", 2);
  if (!folds || n->expanded || !is_over_range(n->items[n->n - 1])) return false;
  Node *other = with_start(n), *whole = session->fused_form;
  if (!other) return false;
  other->var = core_var("reduce-items");
  session->fused_form = other;
  fuse(t, other);
  open_calls(t, other, 0);
  session->fused_form = whole;
  if (!pure_fold(other)) return false;
  *n = *other;
  return true;
}

static void fuse_call(Arity *t, Node *n) {
  if (session->fuse_depth <= MAX_DEPTH && fuse_item_by_item(t, n)) return;
  if (session->fuse_depth <= MAX_DEPTH &&
      expand_call(t, n, session->fused, false)) {
    fuse(t, n);
    return;
  }
  fuse_items(t, n);
  if (n->n == 0) inline_call(t, n);
}

// --- folding ---

static void become(Node *n, const Node *other) {
  Loc loc = n->loc;
  *n = *other;
  n->loc = loc;
}

static bool is_editable(const Node *n) {
  if (n->op == OP_LOCAL) n = fuse_first_local(n->local)->init;
  return n && n->op == OP_CONST && rt_is_editable(node_value(n));
}

static void fuse_prim(Arity *t, Node *n) {
  if (session->fuse_depth <= MAX_DEPTH &&
      expand_call(t, n, session->fused, false)) {
    fuse(t, n);
    return;
  }
  fuse_items(t, n);
  bool yes = false, no = false;
  if (n->prim->id == PRIM_is_reduced)
    no = fuse_never_reduced(n->items[0]);
  else if (n->prim->id == PRIM_is_editable)
    yes = is_editable(n->items[0]);
  if (yes || no) become(n, node_const(rt_bool(yes), n->loc));
}

static void fuse_if(Arity *t, Node *n) {
  fuse(t, n->a);
  if (n->a->op == OP_CONST) {
    become(n, rt_truthy(node_value(n->a)) ? n->b : n->c);
    fuse(t, n);
    return;
  }
  fuse(t, n->b);
  fuse(t, n->c);
}

// --- the walk ---

static void fuse_any(Arity *t, Node *n) {
  if (n->a) fuse(t, n->a);
  if (n->b) fuse(t, n->b);
  if (n->c) fuse(t, n->c);
  fuse_items(t, n);
}

static void fuse(Arity *t, Node *n) {
  session->fuse_depth++;
  switch (n->op) {
  case OP_LOCAL: fuse_local(t, n); break;
  case OP_LET: fuse_let(t, n); break;
  case OP_LOOP: fuse_loop(t, n); break;
  case OP_FN: fuse_fn(n->fn); break;
  case OP_CALL_LOCAL:
  case OP_INVOKE: fuse_invoke(t, n); break;
  case OP_CALL: fuse_call(t, n); break;
  case OP_PRIM: fuse_prim(t, n); break;
  case OP_IF: fuse_if(t, n); break;
  default: fuse_any(t, n);
  }
  session->fuse_depth--;
}

void pass_fuse(Form *form) {
  session->fused_form = form->node;
  fuse(form->arity, form->node);
}
