// SPDX-License-Identifier: MIT
// What the reader asks the compiler: aliases, the meaning of symbols in
// syntax-quote, tags of records and types.
#include "compiler/front/load.h"
#include "rt/base/fn.h"
#include "rt/lang/eval.h"
#include "rt/prim.h"

#include <string.h>

static val resolve_alias(void *ctx, val *sp, val alias) {
  (void)ctx, (void)sp;
  const char *name = form_name(alias);
  CNs *ns = ns_aliased(session->ns, name);
  if (ns) warn_used(ns);
  if (!ns) ns = ns_find(name);
  return ns ? form_sym(ns->name) : RT_NIL;
}

bool form_is_special(const char *name) {
  static const char *const names[] = {
      "def",           "if",           "do",      "let*",     "loop*",
      "recur",         "fn*",          "quote",   "var",      "throw",
      "try",           "catch",        "finally", "new",      ".",
      "set!",          "letfn*",       "case*",   "deftype*", "reify*",
      "monitor-enter", "monitor-exit", "&",       "in-ns",    "import*"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (*names[i] == *name && strcmp(names[i], name) == 0) return true;
  return false;
}

// What syntax-quote makes of a symbol in the current namespace.
static val resolve_symbol(void *ctx, val *sp, val sym) {
  (void)ctx, (void)sp;
  const char *ns = form_ns(sym), *name = form_name(sym);
  size_t len = strlen(name);
  if (ns) {
    if (analyze_is_prim(ns)) return rt_sym_from_c(PRIM_NS, name);
    CNs *target = ns_aliased(session->ns, ns);
    if (target) warn_used(target);
    const char *cls = strchr(ns, '.') ? NULL : class_full_name(session->ns, ns);
    return target ? rt_sym_from_c(target->name, name)
           : cls  ? rt_sym_from_c(cls, name)
                  : sym;
  }
  if (form_is_special(name) || name[0] == '.') return sym;
  if (name[len - 1] == '.') {
    const char *cls =
        class_full_name(session->ns, arena_printf("%.*s", (int)len - 1, name));
    return cls ? form_sym(arena_printf("%s.", cls)) : sym;
  }
  if (strchr(name, '.')) return sym;
  VarInfo *v = ns_lookup(session->ns, name);
  if (v) warn_used(v->cns);
  if (v) return rt_sym_from_c(v->ns, v->name);
  const char *cls = class_full_name(session->ns, name);
  return cls ? form_sym(cls) : rt_sym_from_c(session->ns->name, name);
}

// #ns.Rec{...} and #ns.Type[...]: made when they are read, from unevaluated
// parts, by the factories that deftype and defrecord define.
static val read_tag(void *ctx, val *sp, val tag, val form) {
  (void)ctx;
  const char *name = form_name(tag);
  val made = data_reader_apply(sp, tag, form);
  if (made != RT_ABSENT) return made;
  if (session->js_host && !form_ns(tag) && strcmp(name, "js") == 0)
    return js_literal(form);
  ClassInfo *c = strchr(name, '.') ? class_builtin(name) : NULL;
  if (form_ns(tag) || !c || !c->ns) return RT_ABSENT;
  bool map = rt_is_map(form);
  const char *factory =
      arena_printf("%s->%s", map ? "map" : "", class_simple(name));
  VarInfo *v = ns_own(c->ns, factory);
  if (!v || !(map || form_is_vector(form)))
    return rt_throwf(&rt_type_illegal_argument,
                     "Unreadable constructor form starting with \"#%s\"", name);
  val f = interp_ensure_var(sp, v);
  RT_TRY(f);
  form = form_plain(form);
  return map ? rt_call1(sp, f, form) : rt_apply(sp, f, form);
}

// The cause tells the reader's user more than that a form has failed.
static val evaluated(val *sp, val form) {
  val v = rt_eval_hook(sp, form);
  if (v != RT_THROWN) return v;
  val ex = rt_catch(), cause = ((const Ex *)ex)->cause;
  return rt_throw(cause == RT_NIL ? ex : cause);
}

// #=(f args...): a function, constructor or static method is called with the
// arguments as they are read; #=(var x); #=Class.
static val call_of_reader(val *sp, val form) {
  val *f;
  int n = form_is_list(form) ? form_items(form, &f) : 0;
  if (rt_is_sym(form)) return evaluated(sp, form);
  if (!n || !rt_is_sym(f[0]))
    return rt_throwf(&rt_type_runtime_exception, "Unsupported #= form");
  if (strcmp(form_name(f[0]), "var") == 0) return evaluated(sp, form);
  val *call = arena_alloc((size_t)n * sizeof *call);
  call[0] = f[0];
  for (int i = 1; i < n; i++)
    call[i] = form_list(2, (val[]){form_sym("quote"), f[i]});
  return evaluated(sp, form_list(n, call));
}

// Reading goes on with the value, which may be a seq without end.
static val read_eval(void *ctx, val *sp, val form) {
  (void)ctx;
  Loc loc = form_loc(form, session->place);
  watch_reader(loc);
  val v = call_of_reader(sp, form);
  watch_reader(loc); // evaluating has ended it
  return v;
}

ReadOpts reader_opts(void) {
  return (ReadOpts){.positions = READ_POS_ALL,
                    .cond = READ_COND_ALLOW,
                    .resolve_symbol = resolve_symbol,
                    .resolve_alias = resolve_alias,
                    .read_tag = read_tag,
                    .eval = read_eval};
}
