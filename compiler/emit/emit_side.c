// SPDX-License-Identifier: MIT
// Side modules (rt/sys/side.h): the forms that a live session has read since
// the last one, as a C file whose `entry` evaluates them in order.
//
// Nothing of a session is final, so all forms are initialisers and all
// functions are hidden: a definition stores into a var that every module finds
// by its name. Types and protocols are what modules refer to by symbol. What
// makes modules small: Types of functions are filled in by rt_side_fn instead
// of twenty relocations each, and metadata is text.
#include "compiler/emit/emit.h"
#include "compiler/emit/side.h"
#include "compiler/passes/passes.h"
#include "rt/base/core.h"
#include "rt/lang/ns.h"
#include "rt/prim.h"
#include "rt/str/print.h"
#include "rt/str/strbuf.h"

#include <stdlib.h>
#include <string.h>

void emit_shared(Unit *u, const char *type, const char *symbol, char kind,
                 const char *name) {
  buf_printf(&u->decls, "extern %s %s __asm__(%s);\n", type, symbol,
             emit_c_string(arena_printf("%c:%s", kind, name)));
}

// --- functions ---

void emit_side_fn_type(Unit *u, FnInfo *fn) {
  const Arity *va = emit_variadic_arity(fn);
  int arities = 0;
  Buf entries = {0};
  for (int i = 0; i <= RT_MAX_DIRECT; i++) {
    const Arity *a = fn_fixed_arity(fn, i);
    if (!a) continue;
    arities |= 1 << i;
    buf_printf(&entries, "(FnAny)%s, ", arity_symbol(a));
  }
  if (fn_has_wide_arity(fn)) {
    emit_invoke_n(u, fn);
    arities |= 1 << 7;
    buf_printf(&entries, "(FnAny)f_%s_n, ", fn->csym);
  }
  if (va) buf_printf(&entries, "(FnAny)%s, ", arity_symbol(va));
  buf_printf(&u->decls, "static Type T_%s;\n", fn->csym);
  buf_printf(&u->setup,
             "  rt_side_fn(&T_%s, %s, %d, %d, %d, (const FnAny[]){%s});\n",
             fn->csym, emit_c_string(fn->name), fn->ncaptures,
             va ? va->nparams - 1 : -1, arities, entries.s ? entries.s : "0");
  free(entries.s);
}

// --- metadata as text ---

// By C alone: the session's own print methods are not the compiler's. False:
// there is no text that reads as it.
static bool put_text(StrBuilder *b, val v);

static bool put_items(StrBuilder *b, val v, bool map) {
  for (val s = rt_seq(session->sp, v); s != RT_NIL;
       s = rt_next(session->sp, s)) {
    val x = rt_first(session->sp, s);
    if (map && !put_text(b, ((MapEntry *)x)->key)) return false;
    if (map) rt_sb_add_unit(b, ' ');
    if (!put_text(b, map ? ((MapEntry *)x)->value : x)) return false;
    rt_sb_add_unit(b, ' ');
  }
  return true;
}

static bool put_text(StrBuilder *b, val v) {
  if (!rt_is_ptr(v)) return rt_print_value(b, v, true);
  if (rt_kind(v) != KIND_STR && rt_meta(v) != RT_NIL) return false;
  switch (rt_kind(v)) {
  case KIND_STR:
  case KIND_KEYWORD:
  case KIND_SYM:
  case KIND_LONG:
  case KIND_DOUBLE: return rt_print_value(b, v, true);
  case KIND_VEC:
    rt_sb_add_unit(b, '[');
    if (!put_items(b, v, false)) return false;
    rt_sb_add_unit(b, ']');
    return true;
  case KIND_ARRAY_MAP:
  case KIND_HASH_MAP:
    rt_sb_add_unit(b, '{');
    if (!put_items(b, v, true)) return false;
    rt_sb_add_unit(b, '}');
    return true;
  case KIND_LIST:
  case KIND_EMPTY_LIST:
    rt_sb_add_unit(b, '(');
    if (!put_items(b, v, false)) return false;
    rt_sb_add_unit(b, ')');
    return true;
  default: return false;
  }
}

static val without(val m, const char *key) {
  return rt_dissoc(session->sp, m, rt_keyword_from_c(NULL, key));
}

// The metadata of a def but for :ns and :name; NULL: it has to be computed.
static const char *meta_text(const Node *def) {
  if (def->b->op != OP_CONST) return NULL;
  val m = node_value(def->b);
  if (m == RT_NIL) return NULL;
  StrBuilder *b = rt_sb_make();
  if (!put_text(b, without(without(m, "ns"), "name"))) return NULL;
  char *utf8 = rt_str_to_utf8(rt_sb_to_str(b), NULL);
  const char *text = arena_strdup(utf8);
  free(utf8);
  return text;
}

void emit_side_def(Func *f, Node *n, Dest d) {
  const VarInfo *v = n->var;
  const char *c = emit_var(f->u, n->var);
  if (n->a) {
    const char *x = emit_value(f, n->a);
    line(f, "%s(&%s, %s);",
         v->is_protocol ? "rt_side_protocol" : "rt_var_set_root", c, x);
  }
  const char *text = n->b ? meta_text(n) : NULL;
  int flags =
      (v->is_dynamic ? 1 : 0) | (v->is_macro ? 2 : 0) | (v->is_private ? 4 : 0);
  line(f, "rt_side_def(%s, &%s, %d, %s);", emit_sp(f, 1), c, flags,
       text ? emit_c_string(text) : "0");
  if (n->b && !text) {
    const char *m = emit_value(f, n->b);
    line(f, "rt_var_set_meta((val)&%s, %s);", c, m);
  }
  emit_store(f, d, arena_printf("(val)&%s", c));
}

// --- what a namespace refers to by other names ---

static void give_vars(Unit *u, CNs *ns, Buf *b) {
  for (; ns->given_mappings < strmap_count(ns->mappings);
       ns->given_mappings++) {
    VarInfo *v = strmap_value(ns->mappings, ns->given_mappings);
    const char *as = strmap_key(ns->mappings, ns->given_mappings);
    if (v->cns != ns || strcmp(as, v->name) != 0)
      buf_printf(b, "  rt_ns_refer(sp, %s, %s, (val)&%s);\n",
                 emit_ns_ref(u, ns->name), emit_symbol(u, NULL, as),
                 emit_var(u, v));
  }
}

static void give_aliases(Unit *u, CNs *ns, Buf *b) {
  for (; ns->given_aliases < strmap_count(ns->aliases); ns->given_aliases++) {
    const char *as = strmap_key(ns->aliases, ns->given_aliases);
    const CNs *target = strmap_value(ns->aliases, ns->given_aliases);
    buf_printf(b, "  rt_ns_add_alias(sp, %s, %s, %s);\n",
               emit_ns_ref(u, ns->name), emit_symbol(u, NULL, as),
               emit_ns_ref(u, target->name));
  }
}

static void give_meta(Unit *u, const CNs *ns, Buf *b) {
  val m = ((const Ns *)ns->ns)->meta;
  if (m == RT_NIL || !const_is_static(m)) return;
  buf_printf(b, "  rt_ns_set_meta(%s, %s);\n", emit_ns_ref(u, ns->name),
             emit_const(u, m));
}

// --- the unit ---

// The passes see only what is new of the namespace.
static void run_passes(CNs *ns, const PtrVec *forms) {
  PtrVec all = ns->forms, fresh = {0};
  for (int i = 0; i < forms->n; i++) {
    Form *form = forms->items[i];
    if (form->ns == ns) vec_push(&fresh, form);
    if (form->ns == ns) form->passed = true;
  }
  ns->forms = fresh;
  if (fresh.n) passes_run(ns);
  free(ns->forms.items);
  ns->forms = all;
}

static void note_function(Unit *u, const Form *form) {
  const Node *n = form->node;
  if (n->op != OP_DEF || !n->a || n->a->op != OP_FN || n->a->fn->ncaptures)
    return;
  strmap_put(u->functions, var_full_name(n->var), n->a->fn);
}

const Arity *emit_side_likely(Unit *u, const Node *call, FnInfo **fn) {
  if (!u->side || call->a->op != OP_VAR) return NULL;
  *fn = strmap_get(u->functions, var_full_name(call->a->var));
  return *fn ? fn_fixed_arity(*fn, call->n) : NULL;
}

static void emit_one(Unit *u, Form *form, Buf *calls) {
  if (form->node->op == OP_DEFTYPE) {
    emit_type(u, form->node->cls);
    buf_printf(calls, "  r = rt_side_type(%s);\n",
               emit_class(u, form->node->cls));
    return;
  }
  const char *name = arena_printf("I_%d", ++u->counter);
  emit_arity(u, form->arity, name, false);
  buf_printf(calls, "  r = %s(sp, self);\n  RT_TRY(r);\n", name);
}

static void enter_ns(Unit *u, CNs *ns, Buf *calls) {
  u->ns = ns;
  buf_printf(calls, "  rt_var_set_root(&%s, %s);\n",
             emit_var(u, core_var("*ns*")), emit_ns_ref(u, ns->name));
}

static void emit_parts(const SideUnit *side, Unit *u, Buf *calls) {
  for (int i = 0; i < side->namespaces.n; i++)
    run_passes(side->namespaces.items[i], &side->forms);
  for (int i = 0; i < side->namespaces.n; i++) {
    give_vars(u, side->namespaces.items[i], calls);
    give_aliases(u, side->namespaces.items[i], calls);
  }
  for (int i = 0; i < side->namespaces.n; i++)
    if (side->namespaces.items[i] != side->start)
      give_meta(u, side->namespaces.items[i], calls);
  for (int i = 0; i < side->forms.n; i++)
    note_function(u, side->forms.items[i]);
  for (int i = 0; i < side->forms.n; i++) {
    Form *form = side->forms.items[i];
    if (form->ns != u->ns) enter_ns(u, form->ns, calls);
    emit_one(u, form, calls);
  }
  if (side->end != u->ns) enter_ns(u, side->end, calls);
  if (side->no_value) buf_puts(calls, "  r = RT_NIL;\n");
}

void emit_side(const SideUnit *side, Buf *out) {
  Unit u = {.ns = side->start, .declared = strmap_new(), .pool = strmap_new()};
  u.meta = u.side = true;
  u.functions = strmap_new();
  Phase was = phase_enter(PHASE_EMIT);
  Buf calls = {0};
  emit_parts(side, &u, &calls);
  buf_puts(out, "#include \"rt/sys/side.h\"\n"
                "#define SHOWN __attribute__((visibility(\"default\")))\n");
  Buf *parts[] = {&u.decls, &u.consts, &u.types, &u.code};
  for (int i = 0; i < 4; i++) {
    if (parts[i]->s) buf_puts(out, parts[i]->s);
    buf_puts(out, "\n");
    free(parts[i]->s);
  }
  buf_printf(out,
             "SHOWN val entry(val *sp, val self) {\n  val r = RT_NIL;\n"
             "%s%s  return r;\n}\n",
             u.setup.s ? u.setup.s : "", calls.s ? calls.s : "");
  free(u.setup.s);
  free(calls.s);
  phase_enter(was);
}
