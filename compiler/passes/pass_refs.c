// SPDX-License-Identifier: MIT
// Pass: which vars and types a top-level form refers to, wherever in it. The
// driver runs the initialisers of what is referred to, and links no others of
// the standard library.
#include "compiler/passes/passes.h"

static void refs_in(Form *form, Node *n);

static void add_var(Form *form, VarInfo *v) {
  if (v && !vec_has(&form->refs, v)) arena_push(&form->refs, v);
}

static void add_class(Form *form, ClassInfo *c) {
  if (c && c->ns && !vec_has(&form->class_refs, c))
    arena_push(&form->class_refs, c);
}

static void add_owner(Form *form, const Owner *o) {
  if (!o) return;
  add_var(form, o->protocol);
  add_class(form, o->iface);
}

static void refs_in_type(Form *form, ClassInfo *c) {
  add_class(form, c);
  add_class(form, c->super);
  for (int i = 0; i < c->methods.n; i++)
    add_class(form, ((const TypeMethod *)c->methods.items[i])->fn->method_of);
  for (int i = 0; i < c->owners.n; i++) add_owner(form, c->owners.items[i]);
  for (int i = 0; i < c->methods.n; i++)
    add_owner(form, ((const TypeMethod *)c->methods.items[i])->owner);
}

static void refs_in_fn(Form *form, FnInfo *fn) {
  if (fn->referred == session->references) return;
  fn->referred = session->references;
  for (int i = 0; i < fn->narities; i++) {
    if (fn->arities[i]->version) refs_in(form, fn->arities[i]->version->body);
    refs_in(form, fn->arities[i]->body);
  }
}

// Nobody looks up what a definition's metadata says.
static bool in_metadata;

static void refs_in_metadata(Form *form, Node *n) {
  bool outer = in_metadata;
  in_metadata = true;
  refs_in(form, n);
  in_metadata = outer;
}

static void refs_in(Form *form, Node *n) {
  if (!n) return;
  add_var(form, n->var);
  if (n->op == OP_CONST && !in_metadata) constant_names(form, node_value(n));
  if (n->op == OP_THE_VAR && !n->bare)
    arena_push(&form->lookups,
               arena_printf("#%s/%s", n->var->ns, n->var->name));
  // Its call site looks methods up.
  if (call_is_multi(n)) {
    add_var(form, core_var("find-method"));
    add_class(form, class_builtin("clojure.lang.MultiFn"));
  }
  if (n->op == OP_DEFTYPE || n->op == OP_REIFY)
    refs_in_type(form, n->cls);
  else
    add_class(form, n->cls);
  for (int i = 0; n->op == OP_TRY && i < n->n; i++)
    add_class(form, n->classes[i]);
  if (n->op == OP_FN) refs_in_fn(form, n->fn);
  refs_in(form, n->a);
  if (n->op == OP_DEF)
    refs_in_metadata(form, n->b);
  else
    refs_in(form, n->b);
  refs_in(form, n->c);
  for (int i = 0; i < n->n; i++) refs_in(form, n->items[i]);
}

// A declaration has no use for the function that it announces.
void pass_references(Form *form) {
  session->references++;
  const Node *n = form->node;
  bool declares = n->op == OP_DEF && !n->a;
  if (declares)
    refs_in_metadata(form, n->b);
  else
    refs_in(form, form->node);
}
