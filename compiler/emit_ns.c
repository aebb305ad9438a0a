// SPDX-License-Identifier: MIT
// One namespace as one C file: static vars, then each top-level form either as
// static data (functions, constants, protocols) or as an initialiser function
// I_<ns>_<n>, which the program's main calls in order.
#include "emit.h"
#include "../rt/prim.h"

#include <string.h>

// --- static definitions ---

static Form *form_defining(CNs *ns, VarInfo *v) {
  for (int i = 0; i < ns->forms.n; i++) {
    Form *form = ns->forms.items[i];
    if (form->node->op == OP_DEF && form->node->var == v && form->node->a)
      return form;
  }
  return NULL;
}

static bool is_static_def(Node *n) {
  VarInfo *v = n->var;
  if (n->op != OP_DEF) return false;
  if (!n->a) return true;
  if (v->redef) return false;
  if (v->is_protocol) return true;
  if (n->a->op == OP_CONST) return const_is_static(n->a->v);
  return n->a->op == OP_FN && n->a->fn->ncaptures == 0;
}

// (def P (rt/protocol-new 'ns/P via-meta?)) as a static object.
static const char *protocol_object(Unit *u, Node *n) {
  const char *sym = arena_printf("P_%s", n->var->csym);
  if (!strmap_get(u->declared, sym)) {
    strmap_put(u->declared, sym, u);
    buf_printf(&u->decls, "extern Protocol %s;\n", sym);
  }
  buf_printf(&u->types,
             "Protocol RT_ALIGNED %s = {&rt_type_protocol, %s, RT_EMPTY_MAP, "
             "%s};\n",
             sym, emit_const(u, n->a->items[0]->v),
             emit_const(u, n->a->items[1]->v));
  return arena_printf("(val)&%s", sym);
}

static const char *static_root(Unit *u, Node *n) {
  if (!n->a) return "RT_ABSENT";
  if (n->var->is_protocol) return protocol_object(u, n);
  if (n->a->op == OP_CONST) return emit_const(u, n->a->v);
  return emit_fn_ref(u, n->a->fn);
}

static const char *static_meta(Unit *u, VarInfo *v) {
  Form *form = form_defining(v->cns, v);
  if (!u->meta || !form || !form->node->b || form->node->b->op != OP_CONST ||
      !const_is_static(form->node->b->v))
    return "RT_NIL";
  return emit_const(u, form->node->b->v);
}

static void emit_var_object(Unit *u, VarInfo *v, const char *root) {
  emit_var(u, v);
  const char *ns = emit_symbol(u, NULL, v->ns);
  const char *name = emit_symbol(u, NULL, v->name);
  const char *meta = static_meta(u, v);
  int flags = (v->is_dynamic ? 1 : 0) | (v->is_macro ? 2 : 0) |
              (v->is_private ? 4 : 0);
  buf_printf(&u->types,
             "Var RT_ALIGNED V_%s = {&rt_type_var, %s, RT_ABSENT, %s, %s, %s, "
             "%d, 0};\n",
             v->csym, root, meta, ns, name, flags);
}

static void emit_vars(Unit *u) {
  CNs *ns = u->ns;
  for (int i = 0; i < strmap_count(ns->mappings); i++) {
    VarInfo *v = strmap_value(ns->mappings, i);
    if (v->cns != ns || strcmp(strmap_key(ns->mappings, i), v->name) != 0)
      continue;
    Form *form = form_defining(ns, v);
    const char *root = "RT_ABSENT";
    if (form && is_static_def(form->node)) {
      u->form = form;
      root = static_root(u, form->node);
    }
    u->form = form ? form : u->form;
    emit_var_object(u, v, root);
  }
}

// --- initialisers ---

static void emit_init(Unit *u, Form *form, int number) {
  form->init = number;
  u->form = form;
  const char *name = arena_printf("I_%s_%d", u->ns->cname, number);
  buf_printf(&u->code, "\n// initialiser: %s:%d", u->ns->file ? u->ns->file : "",
             form->node->loc.line);
  emit_arity(u, form->arity, name, true);
}

static void emit_forms(Unit *u) {
  int number = 0;
  for (int i = 0; i < u->ns->forms.n; i++) {
    Form *form = u->ns->forms.items[i];
    form->init = -1;
    u->form = form;
    if (form->node->op == OP_DEFTYPE) {
      emit_type(u, form->node->cls);
      continue;
    }
    if (is_static_def(form->node)) {
      Node *meta = form->node->b;
      if (!u->meta || !meta || meta->op == OP_CONST) continue;
      form->node->root_is_static = true; // only metadata is computed
    } else if (form->node->op == OP_CONST) {
      continue;
    }
    emit_init(u, form, ++number);
  }
}

void emit_ns(CNs *ns, Buf *out) {
  Unit u = {.ns = ns, .declared = strmap_new(), .pool = strmap_new()};
  u.meta = !ns->shakeable;
  Form none = {0};
  u.form = &none;
  for (int i = 0; i < ns->forms.n; i++) {
    Form *form = ns->forms.items[i];
    pass_direct(form->arity);
  }
  emit_vars(&u);
  emit_forms(&u);
  buf_printf(out, "// Namespace %s, compiled by cljwc.\n#include \"rt.h\"\n\n",
             ns->name);
  Buf *parts[] = {&u.decls, &u.consts, &u.types, &u.code};
  for (int i = 0; i < 4; i++) {
    if (parts[i]->s) buf_puts(out, parts[i]->s);
    buf_puts(out, "\n");
  }
}
