// SPDX-License-Identifier: MIT
// What pass_fuse knows: values behind locals, uses of functions, and what is
// not used at all.
#include "compiler/passes/fuse.h"
#include "rt/num/num.h"
#include "rt/prim.h"
#include "rt/str/sym.h"

#include <string.h>

// --- what is known ---

Node *fuse_known(Node *n) {
  while (n->op == OP_LOCAL) {
    const Local *l = local_base(n->local);
    if (!l->constant) break;
    n = l->init;
  }
  return n;
}

const FnInfo *fuse_known_fn(Node *n) {
  n = fuse_known(n);
  return n->op == OP_FN ? n->fn : NULL;
}

// The local behind others that l is bound to.
Local *fuse_first_local(Local *l) {
  l = local_base(l);
  while (l->constant && l->init->op == OP_LOCAL) l = local_base(l->init->local);
  return l;
}

// Reading it again gives the same object.
bool fuse_is_constant(const Node *n) {
  if (n->op == OP_LOCAL) return !n->local->mutable;
  if (n->op == OP_CONST)
    return !rt_is_ptr(node_value(n)) || rt_is_keyword(node_value(n)) ||
           rt_is_long(node_value(n));
  return n->op == OP_FN || n->op == OP_CLASS ||
         (n->op == OP_VAR && var_is_direct(n->var));
}

// May it stand for the local that is bound to it? Not if it is a number that
// the local would hold as an object on the JVM, where that makes a difference.
bool fuse_can_stand_for(const Node *n, const Local *l) {
  if (l->tag || !fuse_is_constant(n)) return false;
  if (!l->implied) return true;
  if (n->op == OP_CONST) return !rt_is_long(node_value(n));
  if (n->op != OP_LOCAL) return true;
  const Local *from = fuse_first_local(n->local);
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
  if (n->op != OP_VAR || v->cns != session->fused || v->redef || v->is_dynamic)
    return NULL;
  for (int i = 0; i < session->fused->forms.n; i++) {
    const Node *def = ((Form *)session->fused->forms.items[i])->node;
    if (def->op != OP_DEF || def->var != v || !def->a) continue;
    bool makes = def->a->op == OP_CALL && is_constant_fn(def->a);
    return makes ? def->a : NULL;
  }
  return NULL;
}

bool fuse_is_core_call(const Node *n, const char *name, int argc) {
  return n->op == OP_CALL && n->n == argc && var_is_direct(n->var) &&
         strcmp(n->var->name, name) == 0 &&
         strcmp(n->var->ns, "clojure.core") == 0;
}

bool fuse_is_single(const Node *n) {
  return fuse_is_core_call(n, "take", 2) ||
         fuse_is_core_call(n, "take-while", 2) ||
         fuse_is_core_call(n, "distinct", 1);
}

bool fuse_is_lazy(const Node *n) {
  return fuse_is_core_call(n, "map", 2) || fuse_is_core_call(n, "filter", 2) ||
         fuse_is_core_call(n, "remove", 2) || fuse_is_core_call(n, "keep", 2) ||
         fuse_is_single(n);
}

bool fuse_is_range(const Node *n) {
  return fuse_is_core_call(n, "range", 1) || fuse_is_core_call(n, "range", 2);
}

// Such a call has no effect: it can be made where its value is used, if that
// is known to be in one place.
static bool can_wait(const Node *n) {
  if (!fuse_is_lazy(n) && !fuse_is_range(n)) return false;
  for (int i = 0; i < n->n; i++)
    if (!fuse_is_constant(n->items[i])) return false;
  return true;
}

Node *fuse_source(Node *n) {
  n = fuse_known(n);
  if (n->op != OP_LOCAL) return n;
  Local *l = local_base(n->local);
  if (!l->init || !can_wait(l->init)) return n;
  if (!l->linear && !fuse_is_range(l->init)) return n;
  l->moved = true;
  return l->init;
}

// Is its value certainly not what (reduced x) gives?
bool fuse_never_reduced(const Node *n) {
  switch (n->op) {
  case OP_CONST:
  case OP_FN:
  case OP_VECTOR:
  case OP_MAP:
  case OP_SET:
  case OP_RECUR:
  case OP_THROW: return true;
  case OP_IF: return fuse_never_reduced(n->b) && fuse_never_reduced(n->c);
  case OP_LET:
  case OP_LETFN: return fuse_never_reduced(n->a);
  case OP_DO: return fuse_never_reduced(n->items[n->n - 1]);
  case OP_LOCAL: {
    const Local *l = local_base(n->local);
    return l->init && fuse_never_reduced(l->init);
  }
  case OP_PRIM:
    return n->prim->result == 'B' || prim_has(n->prim, NEVER_REDUCED);
  default: return false;
  }
}

// --- counting ---

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
  const FnInfo *fn = callee->op == OP_LOCAL ? fuse_known_fn(callee) : NULL;
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
  if (n->op == OP_LOCAL && fuse_known_fn(n)) count_value(u, fuse_known_fn(n));
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

Uses fuse_count_uses(Node *in, const FnInfo *fn, int argc) {
  Uses u = {.fn = fn, .argc = argc};
  count_uses(&u, in);
  return u;
}

int fuse_size(const Node *n) {
  if (!n) return 0;
  int k = n->op == OP_FN || n->op == OP_LOOP ? 1000 : 1;
  k += fuse_size(n->a) + fuse_size(n->b) + fuse_size(n->c);
  for (int i = 0; i < n->n; i++) k += fuse_size(n->items[i]);
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

// Does the node refer to the capture of the function it is in?
static bool uses_capture(const Node *n, const void *cap) {
  return ((n->op == OP_LOCAL || n->op == OP_CALL_LOCAL ||
           n->op == OP_SET_FIELD) &&
          n->local == cap) ||
         node_captures(n, cap);
}

void fuse_prune_captures(FnInfo *fn) {
  int kept = 0;
  for (int i = 0; i < fn->ncaptures; i++) {
    Local *cap = fn->captures[i];
    bool used = false;
    for (int k = 0; k < fn->narities && !used; k++)
      used = node_any(fn->arities[k]->body, uses_capture, cap);
    if (!used) continue;
    cap->index = kept;
    fn->captures[kept++] = cap;
  }
  fn->ncaptures = kept;
}

// Has a reify in the tree a field for the local, which no method may use?
static bool in_reify(const Node *n, const Local *l) {
  if (!n) return false;
  if (n->op == OP_REIFY)
    for (int i = 0; i < n->cls->nfields; i++)
      if (n->cls->fields[i]->outer && local_base(n->cls->fields[i]->outer) == l)
        return true;
  if (in_reify(n->a, l) || in_reify(n->b, l) || in_reify(n->c, l)) return true;
  for (int i = 0; i < n->n; i++)
    if (in_reify(n->items[i], l)) return true;
  for (int i = 0; n->op == OP_FN && i < n->fn->narities; i++)
    if (in_reify(n->fn->arities[i]->body, l)) return true;
  return false;
}

static bool in_reify_of_let(const Node *let, int at, const Local *l) {
  bool found = in_reify(let->a, l);
  for (int k = at + 1; k < let->n && !found; k++)
    found = in_reify(let->items[k], l);
  return found;
}

void fuse_drop_unused(Node *let) {
  for (int i = let->n - 1; i >= 0; i--) {
    const Local *l = let->locals[i];
    if (!fuse_is_constant(let->items[i]) && !l->moved) continue;
    bool used = uses_local(let->a, l);
    for (int k = i + 1; k < let->n && !used; k++)
      used = uses_local(let->items[k], l);
    if (used) continue;
    if (in_reify_of_let(let, i, l)) {
      let->items[i] = node_const(RT_NIL, let->loc);
      continue;
    }
    let->n--;
    for (int k = i; k < let->n; k++) {
      let->items[k] = let->items[k + 1];
      let->locals[k] = let->locals[k + 1];
    }
  }
  if (let->n == 0) *let = *let->a;
}
