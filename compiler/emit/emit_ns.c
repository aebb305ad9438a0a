// SPDX-License-Identifier: MIT
// One namespace as one C file: static vars, then each top-level form either as
// static data (functions, constants, protocols) or as an initialiser function
// I_<ns>_<n>, which the program's main calls in order.
#include "compiler/emit/emit.h"
#include "rt/base/core.h"
#include "rt/lang/ns.h"
#include "rt/prim.h"

#include <string.h>

// --- static definitions ---

// Notes for each var the form that gives it its value, the first one, else the
// last that only defines it.
static void find_definitions(CNs *ns) {
  for (int i = 0; i < ns->forms.n; i++) {
    const Node *n = ((Form *)ns->forms.items[i])->node;
    if (n->op == OP_DEF) n->var->definition = NULL;
  }
  for (int i = 0; i < ns->forms.n; i++) {
    Form *form = ns->forms.items[i];
    if (form->node->op != OP_DEF) continue;
    VarInfo *v = form->node->var;
    bool known = v->definition && v->definition->node->a;
    if (!known && (form->node->a || form->node->b)) v->definition = form;
  }
}

static bool is_static_def(Node *n) {
  VarInfo *v = n->var;
  if (n->op != OP_DEF) return false;
  if (!n->a) return true;
  if (v->redef) return false;
  if (v->is_protocol) return true;
  if (n->a->op == OP_CONST) return const_is_static(node_value(n->a));
  return n->a->op == OP_FN && n->a->fn->ncaptures == 0;
}

const char *emit_protocol(Unit *u, const Node *n) {
  const char *sym = arena_printf("P_%s", n->name);
  const char *defined = arena_printf("%s =", sym);
  if (strmap_get(u->declared, defined)) return arena_printf("(val)&%s", sym);
  strmap_put(u->declared, defined, u);
  if (!strmap_get(u->declared, sym)) {
    strmap_put(u->declared, sym, u);
    buf_printf(&u->decls, "extern Protocol %s;\n", sym);
  }
  buf_printf(&u->types,
             "%sProtocol RT_ALIGNED %s = {&rt_type_protocol, %s, RT_EMPTY_MAP, "
             "%s, RT_NIL, 0};\n",
             u->side ? "SHOWN " : "", sym,
             emit_const(u, node_value(n->items[0])),
             emit_const(u, node_value(n->items[1])));
  return arena_printf("(val)&%s", sym);
}

static const char *static_root(Unit *u, Node *n) {
  if (!n->a) return "RT_ABSENT";
  if (n->var->is_protocol) return emit_protocol(u, n->a);
  if (n->a->op == OP_CONST) return emit_const(u, node_value(n->a));
  return emit_fn_ref(u, n->a->fn);
}

// The constant part of the metadata of a def, as a map; nil: none.
static val constant_meta(const Node *meta) {
  if (!meta) return RT_NIL;
  if (meta->op == OP_CONST) return node_value(meta);
  val m = RT_NIL;
  for (int i = 0; meta->op == OP_MAP && i < meta->n; i += 2)
    if (meta->items[i]->op == OP_CONST && meta->items[i + 1]->op == OP_CONST)
      m = rt_assoc(session->sp, m, node_value(meta->items[i]),
                   node_value(meta->items[i + 1]));
  return m;
}

// In the program's namespaces metadata is part of the var. In the library it
// is a constant M_ beside it, which the driver joins to the var when a program
// mentions it as #'var: functions need their vars for less.
static const char *static_meta(Unit *u, VarInfo *v) {
  Form *form = v->definition;
  if (!form || !form->node->b) return "RT_NIL";
  bool constant = form->node->b->op == OP_CONST;
  val m = u->meta && !constant ? RT_NIL : constant_meta(form->node->b);
  if (m == RT_NIL || !const_is_static(m)) return "RT_NIL";
  form->node->meta_is_static = constant;
  if (u->meta) return emit_const(u, m);
  if (v->is_private) return "RT_NIL";
  v->has_meta = true;
  v->meta_text = facts_text(v, m);
  const char *c = emit_const(u, m);
  buf_printf(&u->types, "extern const val M_%s;\nconst val M_%s = %s;\n",
             v->csym, v->csym, c);
  return "RT_NIL";
}

static void emit_var_object(Unit *u, VarInfo *v, const char *root) {
  emit_var(u, v);
  const char *ns = emit_symbol(u, NULL, v->ns);
  const char *name = emit_symbol(u, NULL, v->name);
  const char *meta = static_meta(u, v);
  int flags =
      (v->is_dynamic ? 1 : 0) | (v->is_macro ? 2 : 0) | (v->is_private ? 4 : 0);
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
    const Form *form = v->definition;
    const char *root = "RT_ABSENT";
    if (form && is_static_def(form->node)) {
      root = static_root(u, form->node);
    }
    emit_var_object(u, v, root);
  }
}

// --- the namespace itself, and what can be looked up in it by name ---

static void emit_entry(Unit *u, Buf *b, const char *name, const char *value) {
  buf_printf(b, "  {%s, (val)&%s},\n", emit_symbol(u, NULL, name), value);
}

static bool can_be_looked_up(const CNs *ns, const VarInfo *v) {
  return !ns->shakeable || (v->is_listed && !v->is_private);
}

static void emit_tables(Unit *u) {
  CNs *ns = u->ns;
  Buf vars = {0}, aliases = {0};
  for (int i = 0; i < strmap_count(ns->mappings); i++) {
    VarInfo *v = strmap_value(ns->mappings, i);
    if (v->cns != ns || can_be_looked_up(ns, v))
      emit_entry(u, &vars, strmap_key(ns->mappings, i), emit_var(u, v));
  }
  for (int i = 0; i < strmap_count(ns->aliases); i++) {
    const CNs *target = strmap_value(ns->aliases, i);
    if (!target->mappings || !strmap_count(target->mappings)) continue;
    emit_entry(u, &aliases, strmap_key(ns->aliases, i),
               emit_ns_ref(u, target->name) + 6);
  }
  const char *n = ns->cname;
  val meta = ((Ns *)ns->ns)->meta;
  const char *m = const_is_static(meta) ? emit_const(u, meta) : "RT_NIL";
  buf_printf(&u->types, "RT_STATIC_NS(N_%s, %s, %s);\n", n,
             emit_symbol(u, NULL, ns->name) + 6, m);
  buf_printf(&u->types,
             "extern const NsEntry E_%s[], A_%s[];\n"
             "const NsEntry E_%s[] = {\n%s  {0, 0}};\n"
             "const NsEntry A_%s[] = {\n%s  {0, 0}};\n",
             n, n, n, vars.s ? vars.s : "", n, aliases.s ? aliases.s : "");
}

// --- initialisers ---

static void emit_init(Unit *u, Form *form, int number) {
  form->init = number;
  const char *name = arena_printf("I_%s_%d", u->ns->cname, number);
  const char *file = u->ns->file ? u->ns->file : "";
  buf_printf(&u->code, "\n%s",
             emit_comment(arena_printf("initialiser: %s:%d", file,
                                       form->node->loc.line)));
  emit_arity(u, form->arity, name, true);
}

static void emit_forms(Unit *u) {
  int number = 0;
  for (int i = 0; i < u->ns->forms.n; i++) {
    Form *form = u->ns->forms.items[i];
    form->init = -1;
    if (form->node->op == OP_DEFTYPE) {
      emit_type(u, form->node->cls);
      continue;
    }
    if (is_static_def(form->node)) {
      if (!u->meta || !form->node->b || form->node->meta_is_static) continue;
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
  Phase was = phase_enter(PHASE_EMIT);
  find_definitions(ns);
  emit_vars(&u);
  emit_forms(&u);
  emit_tables(&u);
  buf_printf(
      out, "%s\n#include \"rt/rt.h\"\n\n",
      emit_comment(arena_printf("Namespace %s, compiled by cljwc.", ns->name)));
  Buf *parts[] = {&u.decls, &u.consts, &u.types, &u.code};
  for (int i = 0; i < 4; i++) {
    if (parts[i]->s) buf_puts(out, parts[i]->s);
    buf_puts(out, "\n");
  }
  phase_enter(was);
}
