// SPDX-License-Identifier: MIT
// Copies of function bodies: the body of a function literal in place of a call
// of it, in the function around the call, or a second body of a function.
//
// A copy shares nothing with the original that a later pass writes to: nodes,
// locals, loops and nested functions are new. What the literal captured is
// reached from the new place, which must lie inside of the function that the
// literal lies in. A nested function that captures nothing is one static
// object, so it is not copied.
#include "compiler/passes/clone.h"

#include <string.h>

typedef struct Clone {
  const FnInfo *from; // the literal
  Loc call;
  CNs *ns;
  PtrVec old, new; // what has been copied: locals, loops
} Clone;

static void *copied(const Clone *c, const void *old) {
  for (int i = c->old.n - 1; i >= 0; i--)
    if (c->old.items[i] == old) return c->new.items[i];
  return NULL;
}

static void note_copy(Clone *c, void *old, void *new) {
  vec_push(&c->old, old);
  vec_push(&c->new, new);
}

static Local *clone_local(Clone *c, Local *l, LocalKind kind, Arity *in) {
  Local *made = local_new(in, l->name, kind);
  made->tag = l->tag;
  made->is_double = l->is_double;
  made->implied = l->implied;
  note_copy(c, l, made);
  return made;
}

// The local that stands for l in the copy.
static Local *map_local(Clone *c, Local *l, Arity *in) {
  Local *made = copied(c, l);
  return made ? made : local_reach(in, local_base(l));
}

// A place in the literal: below it, the place of the call.
static Loc clone_loc(const Clone *c, Loc loc) {
  if (c->from->expanded) return loc;
  Inlined *in = arena_alloc(sizeof *in);
  if (loc.in) {
    *in = *loc.in;
    in->call = clone_loc(c, loc.in->call);
  } else {
    in->name = c->from->name;
    in->call = c->call;
  }
  loc.in = in;
  return loc;
}

static Node *clone_node(Clone *c, const Node *n, Arity *in);

static LoopInfo *clone_loop(Clone *c, LoopInfo *loop, Arity *in) {
  LoopInfo *made = arena_alloc(sizeof *made);
  *made = *loop;
  made->arity = in;
  made->locals = arena_alloc((size_t)(loop->n + 1) * sizeof *made->locals);
  for (int i = 0; i < loop->n; i++)
    made->locals[i] = map_local(c, loop->locals[i], in);
  note_copy(c, loop, made);
  return made;
}

static Arity *clone_arity(Clone *c, Arity *a, FnInfo *fn, Arity *parent) {
  Arity *made = arity_new(fn, parent);
  made->variadic = a->variadic;
  made->required = a->required;
  made->ret = a->ret;
  note_copy(c, a, made);
  made->nparams = a->nparams;
  made->params = arena_alloc((size_t)(a->nparams + 1) * sizeof *made->params);
  made->self = clone_local(c, a->self, LOCAL_SELF, made);
  made->self->known_fn = fn;
  for (int i = 0; i < a->nparams; i++)
    made->params[i] = clone_local(c, a->params[i], LOCAL_PARAM, made);
  made->loop = clone_loop(c, a->loop, made);
  made->body = clone_node(c, a->body, made);
  return made;
}

static FnInfo *clone_fn(Clone *c, FnInfo *fn, Arity *in) {
  if (fn->ncaptures == 0) return fn;
  FnInfo *made = arena_alloc(sizeof *made);
  *made = *fn;
  made->csym = arena_printf("%s_C%d", fn->csym, ++c->ns->counter);
  made->parent = in;
  made->captures = // with the room that local_push counts on
      arena_alloc((size_t)(2 * fn->ncaptures + 1) * sizeof *made->captures);
  for (int i = 0; i < fn->ncaptures; i++) {
    Local *cap = arena_alloc(sizeof *cap);
    *cap = *fn->captures[i];
    cap->outer = map_local(c, cap->outer, in);
    note_copy(c, fn->captures[i], cap);
    made->captures[i] = cap;
  }
  made->arities = arena_alloc((size_t)fn->narities * sizeof *made->arities);
  for (int i = 0; i < fn->narities; i++)
    made->arities[i] = clone_arity(c, fn->arities[i], made, in);
  return made;
}

static Node *clone_node(Clone *c, const Node *n, Arity *in) {
  if (!n) return NULL;
  Node *made = node_new(n->op, n->loc);
  *made = *n;
  made->loc = clone_loc(c, n->loc);
  // Bindings first: what follows refers to them.
  if (n->locals && n->n) {
    made->locals = arena_alloc((size_t)n->n * sizeof *made->locals);
    for (int i = 0; i < n->n; i++)
      made->locals[i] = clone_local(c, n->locals[i], LOCAL_VALUE, in);
  }
  if (n->op == OP_LOOP) made->loop = clone_loop(c, n->loop, in);
  if (n->op == OP_RECUR) made->loop = copied(c, n->loop);
  if (n->op == OP_LOCAL || n->op == OP_CALL_LOCAL)
    made->local = map_local(c, n->local, in);
  if (n->op == OP_FN) made->fn = clone_fn(c, n->fn, in);
  made->a = clone_node(c, n->a, in);
  made->b = clone_node(c, n->b, in);
  made->c = clone_node(c, n->c, in);
  if (n->items) {
    made->items = arena_alloc((size_t)(n->n + 1) * sizeof *made->items);
    for (int i = 0; i < n->n; i++)
      made->items[i] = clone_node(c, n->items[i], in);
  }
  return made;
}

// --- what can be copied ---

// A copy of these would define a type twice, or lack its own object.
static bool refuses(const Node *n) {
  if (!n) return false;
  if (n->op == OP_REIFY || n->op == OP_DEFTYPE || n->op == OP_LETFN ||
      n->op == OP_DEF || n->op == OP_SET_FIELD)
    return true;
  if ((n->op == OP_LOCAL || n->op == OP_CALL_LOCAL) &&
      (n->local->kind == LOCAL_SELF || n->local->kind == LOCAL_FIELD))
    return true;
  if (refuses(n->a) || refuses(n->b) || refuses(n->c)) return true;
  for (int i = 0; i < n->n; i++)
    if (refuses(n->items[i])) return true;
  if (n->op != OP_FN || n->fn->ncaptures == 0) return false;
  for (int i = 0; i < n->fn->ncaptures; i++) {
    const Local *l = n->fn->captures[i]->outer;
    if (l->kind == LOCAL_SELF || l->kind == LOCAL_FIELD) return true;
  }
  for (int i = 0; i < n->fn->narities; i++)
    if (refuses(n->fn->arities[i]->body)) return true;
  return false;
}

bool clone_can_splice(const Arity *a) {
  return a && !a->variadic && a->body && !a->fn->is_method && !a->fn->once &&
         !refuses(a->body);
}

// --- in place of a call ---

static Node *converted(Node *n, Rep want) {
  if (want == REP_VAL) return n;
  return node_prim(want == REP_LONG ? PRIM_arg_long : PRIM_as_double, n);
}

void clone_splice(Node *call, Arity *a, Arity *into, CNs *ns) {
  Clone c = {.from = a->fn, .call = call->loc, .ns = ns};
  bool loops = a->loop && a->loop->used;
  Node *let = node_new(loops ? OP_LOOP : OP_LET, call->loc);
  let->n = a->nparams;
  let->expanded = a->fn->expanded;
  let->items = arena_alloc((size_t)(let->n + 1) * sizeof *let->items);
  let->locals = arena_alloc((size_t)(let->n + 1) * sizeof *let->locals);
  for (int i = 0; i < a->nparams; i++) {
    let->items[i] = converted(call->items[i], rep_of_tag(a->params[i]->tag));
    let->locals[i] = clone_local(&c, a->params[i], LOCAL_VALUE, into);
    let->locals[i]->implied = !a->params[i]->tag; // an object on the JVM
  }
  if (loops) let->loop = clone_loop(&c, a->loop, into);
  let->a = converted(clone_node(&c, a->body, into), a->ret);
  Loc loc = call->loc;
  *call = let->n ? *let : *let->a;
  if (let->n) call->loc = loc;
}

// --- in other places ---

static FnInfo nowhere = {.expanded = true}; // places stay as they are

Node *clone_constant(const Node *n, Arity *into, CNs *ns, Loc loc) {
  Clone c = {.from = &nowhere, .call = loc, .ns = ns};
  return clone_node(&c, n, into);
}

bool clone_can_copy(const Arity *a) { return a->body && !refuses(a->body); }

Arity *clone_arity_of(Arity *a, CNs *ns) {
  Clone c = {.from = &nowhere, .ns = ns};
  return clone_arity(&c, a, a->fn, a->parent);
}
