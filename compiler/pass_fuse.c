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
#include "clone.h"
#include "fuse.h"
#include "../rt/prim.h"
#include "../rt/sym.h"

#include <string.h>

enum { MAX_DEPTH = 100, SMALL = 12, MEDIUM = 30 };

static CNs *ns;    // being compiled
static Node *root; // the form being transformed
static int depth;

static void fuse(Arity *t, Node *n);

// --- what is known ---

Node *fuse_known(Node *n) {
  while (n->op == OP_LOCAL) {
    const Local *l = local_base(n->local);
    if (!l->constant) break;
    n = l->init;
  }
  return n;
}

static const FnInfo *known_fn(Node *n) {
  n = fuse_known(n);
  return n->op == OP_FN ? n->fn : NULL;
}

static Local *first_local(Local *l);

// Reading it again gives the same object.
static bool is_constant(const Node *n) {
  if (n->op == OP_LOCAL) return !n->local->mutable;
  if (n->op == OP_CONST)
    return !rt_is_ptr(n->v) || rt_is_keyword(n->v) || rt_is_long(n->v);
  return n->op == OP_FN || n->op == OP_CLASS ||
         (n->op == OP_VAR && var_is_direct(n->var));
}

// May it stand for the local that is bound to it? Not if it is a number that
// the local would hold as an object on the JVM, where that makes a difference.
static bool can_stand_for(const Node *n, const Local *l) {
  if (l->tag || !is_constant(n)) return false;
  if (!l->implied) return true;
  if (n->op == OP_CONST) return !rt_is_long(n->v);
  if (n->op != OP_LOCAL) return true;
  const Local *from = first_local(n->local);
  return from->implied || from->constant ||
         (from->kind == LOCAL_PARAM && !from->tag);
}

static bool is_constant_fn(Node *n) {
  if (n->op == OP_CONST) return true;
  if (n->op == OP_FN) return n->fn->ncaptures == 0;
  if (n->op == OP_VAR) return var_is_direct(n->var) || fuse_constant_init(n);
  if (n->op != OP_CALL || !expand_makes_fn(n)) return false;
  for (int i = 0; i < n->n; i++)
    if (!is_constant_fn(n->items[i])) return false;
  return true;
}

const Node *fuse_constant_init(const Node *n) {
  const VarInfo *v = n->var;
  if (n->op != OP_VAR || v->cns != ns || v->redef || v->is_dynamic) return NULL;
  for (int i = 0; i < ns->forms.n; i++) {
    const Node *def = ((Form *)ns->forms.items[i])->node;
    if (def->op != OP_DEF || def->var != v || !def->a) continue;
    bool makes = def->a->op == OP_CALL && is_constant_fn(def->a);
    return makes ? def->a : NULL;
  }
  return NULL;
}

static bool is_core_call(const Node *n, const char *name, int argc) {
  return n->op == OP_CALL && n->n == argc && var_is_direct(n->var) &&
         strcmp(n->var->name, name) == 0 &&
         strcmp(n->var->ns, "clojure.core") == 0;
}

bool fuse_is_single(const Node *n) {
  return is_core_call(n, "take", 2) || is_core_call(n, "take-while", 2) ||
         is_core_call(n, "distinct", 1);
}

bool fuse_is_lazy(const Node *n) {
  return is_core_call(n, "map", 2) || is_core_call(n, "filter", 2) ||
         is_core_call(n, "remove", 2) || is_core_call(n, "keep", 2) ||
         fuse_is_single(n);
}

static bool is_range(const Node *n) {
  return is_core_call(n, "range", 1) || is_core_call(n, "range", 2);
}

// Such a call has no effect: it can be made where its value is used, if that
// is known to be in one place.
static bool can_wait(const Node *n) {
  if (!fuse_is_lazy(n) && !is_range(n)) return false;
  for (int i = 0; i < n->n; i++)
    if (!is_constant(n->items[i])) return false;
  return true;
}

Node *fuse_source(Node *n) {
  n = fuse_known(n);
  if (n->op != OP_LOCAL) return n;
  Local *l = local_base(n->local);
  if (!l->init || !can_wait(l->init)) return n;
  if (!l->linear && !is_range(l->init)) return n;
  l->moved = true;
  return l->init;
}

// Is its value certainly not what (reduced x) gives?
static bool never_reduced(const Node *n) {
  static const char *const prims[] = {
      "add", "sub", "mul", "div", "inc",       "dec",     "neg",
      "mod", "rem", "max", "min", "transient", "as_long", "as_double"};
  switch (n->op) {
  case OP_CONST:
  case OP_FN:
  case OP_VECTOR:
  case OP_MAP:
  case OP_SET:
  case OP_RECUR:
  case OP_THROW: return true;
  case OP_IF: return never_reduced(n->b) && never_reduced(n->c);
  case OP_LET: return never_reduced(n->a);
  case OP_DO: return never_reduced(n->items[n->n - 1]);
  case OP_LOCAL: {
    const Local *l = local_base(n->local);
    return l->init && never_reduced(l->init);
  }
  case OP_PRIM:
    if (n->prim->result == 'B') return true;
    for (size_t i = 0; i < sizeof prims / sizeof *prims; i++)
      if (strcmp(prims[i], n->prim->name) == 0) return true;
    return false;
  default: return false;
  }
}

// --- counting ---

// How often a function is used in what the form can reach: a known function
// that is only called has only the bodies it is called by.
typedef struct Uses {
  const FnInfo *fn;
  int argc, calls; // calls with argc arguments
  int other;       // uses as a value
  PtrVec seen;     // Arity *: bodies counted
} Uses;

static void count_uses(Uses *u, Node *n);

static void count_body(Uses *u, Arity *a) {
  if (!a || vec_has(&u->seen, a)) return;
  vec_push(&u->seen, a);
  count_uses(u, a->body);
}

static void count_value(Uses *u, const FnInfo *fn) {
  if (fn == u->fn) u->other++;
  for (int i = 0; i < fn->narities; i++) count_body(u, fn->arities[i]);
}

static void count_called(Uses *u, Node *callee, const Node *call) {
  const FnInfo *fn = callee->op == OP_LOCAL ? known_fn(callee) : NULL;
  Arity *a = fn ? fn_fixed_arity(fn, call->n) : NULL;
  if (!a) {
    count_uses(u, callee);
    return;
  }
  if (fn == u->fn && call->n == u->argc) u->calls++;
  count_body(u, a);
}

static void count_items(Uses *u, const Node *n) {
  for (int i = 0; i < n->n; i++)
    if (n->op != OP_LET || !n->locals[i]->constant) count_uses(u, n->items[i]);
}

static void count_uses(Uses *u, Node *n) {
  if (!n) return;
  if (n->op == OP_LOCAL && known_fn(n)) count_value(u, known_fn(n));
  if (n->op == OP_FN) count_value(u, n->fn);
  if (n->op == OP_CALL_LOCAL) {
    Node callee = {.op = OP_LOCAL, .local = n->local};
    count_called(u, &callee, n);
  } else if (n->op == OP_INVOKE) {
    count_called(u, n->a, n);
  } else {
    count_uses(u, n->a);
  }
  count_uses(u, n->b);
  count_uses(u, n->c);
  count_items(u, n);
}

static int count_nodes(const Node *n) {
  if (!n) return 0;
  int k = n->op == OP_FN || n->op == OP_LOOP ? 1000 : 1;
  k += count_nodes(n->a) + count_nodes(n->b) + count_nodes(n->c);
  for (int i = 0; i < n->n; i++) k += count_nodes(n->items[i]);
  return k;
}

static bool uses_local(const Node *n, const Local *l) {
  if (!n) return false;
  if ((n->op == OP_LOCAL || n->op == OP_CALL_LOCAL || n->op == OP_SET_FIELD) &&
      local_base(n->local) == l)
    return true;
  if (uses_local(n->a, l) || uses_local(n->b, l) || uses_local(n->c, l))
    return true;
  for (int i = 0; i < n->n; i++)
    if (uses_local(n->items[i], l)) return true;
  for (int i = 0; n->op == OP_FN && i < n->fn->narities; i++)
    if (uses_local(n->fn->arities[i]->body, l)) return true;
  return false;
}

// --- what is not used ---

static bool captures(const FnInfo *inner, const Local *cap) {
  for (int i = 0; i < inner->ncaptures; i++)
    if (inner->captures[i]->outer == cap) return true;
  return false;
}

// Does the function's body still refer to its capture?
static bool is_used_capture(const Node *n, const Local *cap) {
  if (!n) return false;
  if ((n->op == OP_LOCAL || n->op == OP_CALL_LOCAL || n->op == OP_SET_FIELD) &&
      n->local == cap)
    return true;
  if (n->op == OP_FN && captures(n->fn, cap)) return true;
  if (n->op == OP_REIFY)
    for (int i = 1; i < n->cls->nfields; i++)
      if (n->cls->fields[i]->outer == cap) return true;
  if (is_used_capture(n->a, cap) || is_used_capture(n->b, cap) ||
      is_used_capture(n->c, cap))
    return true;
  for (int i = 0; i < n->n; i++)
    if (is_used_capture(n->items[i], cap)) return true;
  return false;
}

static void prune_captures(FnInfo *fn) {
  int kept = 0;
  for (int i = 0; i < fn->ncaptures; i++) {
    Local *cap = fn->captures[i];
    bool used = false;
    for (int k = 0; k < fn->narities && !used; k++)
      used = is_used_capture(fn->arities[k]->body, cap);
    if (!used) continue;
    cap->index = kept;
    fn->captures[kept++] = cap;
  }
  fn->ncaptures = kept;
}

static void drop_unused(Node *let) {
  for (int i = let->n - 1; i >= 0; i--) {
    const Local *l = let->locals[i];
    if (!is_constant(let->items[i]) && !l->moved) continue;
    bool used = uses_local(let->a, l);
    for (int k = i + 1; k < let->n && !used; k++)
      used = uses_local(let->items[k], l);
    if (used) continue;
    let->n--;
    for (int k = i; k < let->n; k++) {
      let->items[k] = let->items[k + 1];
      let->locals[k] = let->locals[k + 1];
    }
  }
  if (let->n == 0) *let = *let->a;
}

// --- rules ---

// The local behind others that l is bound to.
static Local *first_local(Local *l) {
  l = local_base(l);
  while (l->constant && l->init->op == OP_LOCAL) l = local_base(l->init->local);
  return l;
}

// A literal stays where it is bound, unless it is a static object.
static void fuse_local(Arity *t, Node *n) {
  Local *l = first_local(n->local);
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
  if (init) *n = *clone_constant(init, t, ns, n->loc);
  if (!expand_call(t, n, ns, true)) return;
  fuse(t, n);
  force(t, n);
}

static void bind(Local *l, Node *item) {
  l->init = item;
  l->constant = can_stand_for(item, l);
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
    if (is_constant(item)) continue;
    if (fuse_is_lazy(item) || is_range(item)) name_operands(b, t, item);
    Local *l = local_new(t, "", LOCAL_VALUE);
    l->linear = l->implied = true;
    bind(l, item);
    add_binding(b, l, item);
    call->items[i] = node_new(OP_LOCAL, item->loc);
    call->items[i]->local = l;
  }
}

// --- steps that may end the reduction ---

static bool is_prim(const Node *n, const char *name) {
  return n->op == OP_PRIM && strcmp(n->prim->name, name) == 0;
}

static bool gives_reduced(const Node *n) {
  switch (n->op) {
  case OP_IF: return gives_reduced(n->b) || gives_reduced(n->c);
  case OP_LET: return gives_reduced(n->a);
  case OP_DO: return gives_reduced(n->items[n->n - 1]);
  default: return is_prim(n, "reduced");
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
  if (is_prim(n, "reduced")) {
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
  let->a = follow(never_reduced(value) ? test->c : test, acc, let->locals[0]);
  *n = *let;
}

// (let [acc STEP] (if (reduced? acc) (unreduced acc) (recur acc ...)))
static void place_test(Arity *t, Node *n) {
  const Node *test = n->a;
  if (!n->expanded || n->n == 0 || test->op != OP_IF) return;
  Local *acc = n->locals[n->n - 1];
  Node *step = n->items[n->n - 1];
  if (!is_prim(test->a, "is_reduced") || !is_prim(test->b, "unreduced") ||
      test->c->op != OP_RECUR || test->a->items[0]->op != OP_LOCAL ||
      test->a->items[0]->local != acc || !gives_reduced(step))
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
    if (n->locals[i]->linear && (fuse_is_lazy(item) || is_range(item)))
      name_operands(&b, t, item);
    bind(n->locals[i], item);
    add_binding(&b, n->locals[i], item);
  }
  fuse(t, n->a);
  n->locals = (Local **)b.locals.items;
  n->items = (Node **)b.items.items;
  n->n = b.locals.n;
  place_test(t, n);
  if (n->op == OP_LET) drop_unused(n);
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
  if (!fn->is_method) prune_captures(fn);
}

// --- calls ---

static bool should_splice(const FnInfo *fn, const Node *call) {
  Arity *a = fn_fixed_arity(fn, call->n);
  if (depth > MAX_DEPTH || !clone_can_splice(a)) return false;
  int size = count_nodes(a->body);
  if (size <= SMALL) return true;
  Uses u = {.fn = fn, .argc = call->n};
  count_uses(&u, root);
  return u.calls <= 1 && (u.other == 0 || size <= MEDIUM);
}

// Calls of what a local is known to be.
static void fuse_callee(Arity *t, Node *n) {
  Node callee = {.op = OP_LOCAL, .loc = n->loc, .local = n->local};
  if (n->op == OP_INVOKE) callee = *n->a;
  fuse_local(t, &callee);
  const FnInfo *fn = known_fn(&callee);
  if (fn && should_splice(fn, n)) {
    clone_splice(n, fn_fixed_arity(fn, n->n), t, ns);
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
    clone_splice(n, a, t, ns);
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
  return is_range(n);
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
  if (count_nodes(a->body) > SIZE) return;
  clone_splice(n, a, t, ns);
  fuse(t, n);
  open_calls(t, n, level + 1);
}

// (reduce + coll): of longs it is (reduce + 0 coll), and * starts with 1.
static Node *with_start(Node *n) {
  if (is_core_call(n, "reduce", 3)) return copy_plain(n);
  const Node *f = is_core_call(n, "reduce", 2) ? fuse_known(n->items[0]) : n;
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
  bool folds = is_core_call(n, "reduce", 3) || is_core_call(n, "reduce", 2);
  if (!folds || n->expanded || !is_over_range(n->items[n->n - 1])) return false;
  Node *other = with_start(n), *whole = root;
  if (!other) return false;
  other->var = core_var("reduce-items");
  root = other;
  fuse(t, other);
  open_calls(t, other, 0);
  root = whole;
  if (!pure_fold(other)) return false;
  *n = *other;
  return true;
}

static void fuse_call(Arity *t, Node *n) {
  if (depth <= MAX_DEPTH && fuse_item_by_item(t, n)) return;
  if (depth <= MAX_DEPTH && expand_call(t, n, ns, false)) {
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
  if (n->op == OP_LOCAL) n = first_local(n->local)->init;
  return n && n->op == OP_CONST && rt_is_editable(n->v);
}

static void fuse_prim(Arity *t, Node *n) {
  if (depth <= MAX_DEPTH && expand_call(t, n, ns, false)) {
    fuse(t, n);
    return;
  }
  fuse_items(t, n);
  bool yes = false, no = false;
  if (strcmp(n->prim->name, "is_reduced") == 0)
    no = never_reduced(n->items[0]);
  else if (strcmp(n->prim->name, "is_editable") == 0)
    yes = is_editable(n->items[0]);
  if (yes || no) become(n, node_const(rt_bool(yes), n->loc));
}

static void fuse_if(Arity *t, Node *n) {
  fuse(t, n->a);
  if (n->a->op == OP_CONST) {
    become(n, rt_truthy(n->a->v) ? n->b : n->c);
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
  depth++;
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
  depth--;
}

void pass_fuse(CNs *compiled) {
  ns = compiled;
  for (int i = 0; i < ns->forms.n; i++) {
    Form *form = ns->forms.items[i];
    root = form->node;
    fuse(form->arity, form->node);
  }
}
