// SPDX-License-Identifier: MIT
// The analyzer: forms to AST nodes. This file dispatches, resolves symbols,
// expands macros and handles literals and calls; analyze_special.c has the
// special forms, analyze_fn.c functions, analyze_type.c types and interop.
#include "compiler/front/analyze.h"
#include "compiler/front/resource.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/prim.h"
#include "rt/coll/set.h"
#include "rt/str/sym.h"
#include "rt/base/throw.h"
#include "rt/coll/vec.h"

#include <string.h>

Node *analyze_error(Loc loc) { return node_const(RT_NIL, loc); }

// --- scopes ---

Scope *scope_add(Scope *up, Local *l) {
  Scope *s = arena_alloc(sizeof *s);
  *s = (Scope){up, l, RT_NIL, hash_string(l->name)};
  return s;
}

Local *scope_find(const Scope *s, const char *name) {
  if (!s) return NULL;
  uint32_t hash = hash_string(name);
  for (; s; s = s->up)
    if (s->hash == hash && strcmp(s->local->name, name) == 0) return s->local;
  return NULL;
}

// --- symbols ---

static VarInfo *var_in(CNs *ns, const char *name) {
  VarInfo *v = ns_own(ns, name);
  return v ? v : load_interned(ns, name);
}

// Those that Clojure has loaded when a program starts: names in them need no
// require, if they are there.
static bool is_preloaded(const char *ns_name) {
  static const char *const names[] = {
      "clojure.core.protocols", "clojure.edn",
      "clojure.instant",        "clojure.java.io",
      "clojure.main",           "clojure.spec.alpha",
      "clojure.spec.gen.alpha", "clojure.string",
      "clojure.uuid",           "clojure.walk"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(ns_name, names[i]) == 0) return true;
  return false;
}

static Resolved resolve_qualified(val sym) {
  const char *ns_name = form_ns(sym), *name = form_name(sym);
  Resolved r = {0};
  CNs *ns = ns_aliased(session->ns, ns_name);
  if (!ns && !session->is_library && is_preloaded(ns_name) &&
      load_exists(ns_name))
    ns = load_ns(ns_name, session->place);
  if (!ns) ns = ns_find(ns_name);
  if (ns) {
    r.var = var_in(ns, name);
    if (!r.var) r.var = java_clojure_var(ns, name, session->place);
    if (r.var && r.var->is_private && ns != session->ns)
      r.private_elsewhere = true;
    return r;
  }
  const char *simple;
  const ClassInfo *c = class_resolve(session->ns, ns_name);
  if (!c) c = unsupported_class(ns_name, sym, session->place);
  if (c && c->is_absent)
    r.java_class = c->name;
  else if (class_is_java(session->ns, ns_name, &simple))
    r.java_class = simple;
  if (r.java_class) r.java_member = name;
  return r;
}

// my.ns.Proto, the interface of a protocol: the protocol itself.
VarInfo *analyze_interface(const char *name) {
  const char *dot = strrchr(name, '.');
  if (!dot) return NULL;
  char *ns_name = arena_printf("%.*s", (int)(dot - name), name);
  for (char *p = ns_name; *p; p++)
    if (*p == '_') *p = '-';
  CNs *ns = ns_find(ns_name);
  VarInfo *v = ns ? ns_own(ns, dot + 1) : NULL;
  return v && v->is_protocol ? v : NULL;
}

static Resolved resolve(val sym) {
  const char *name = form_name(sym), *ns = form_ns(sym);
  if (ns) return resolve_qualified(sym);
  Resolved r = {0};
  if (strchr(name, '.') && name[0] != '.' && strcmp(name, "..") != 0) {
    r.cls = class_resolve(session->ns, name);
    if (!r.cls) r.var = analyze_interface(name);
    if (r.cls || r.var) return r;
  }
  r.cls = strmap_get(session->ns->classes, name);
  if (r.cls) return r;
  r.var = strmap_get(session->ns->interfaces, name);
  if (!r.var) r.var = ns_lookup(session->ns, name);
  if (!r.var) r.cls = class_resolve(session->ns, name);
  if (!r.var && !r.cls) r.var = load_interned(session->ns, name);
  if (!r.var && !r.cls) r.var = js_core_var(name);
  return r;
}

// A class that is not known is not there to be looked up.
static Resolved resolve_known(val sym) {
  Resolved r = resolve(sym);
  if (r.cls && r.cls->is_absent) r.cls = NULL;
  if (r.var && r.var->cns != session->ns) warn_used(r.var->cns);
  return r;
}

Resolved analyze_resolve(val sym) {
  Resolved r = resolve(sym);
  if (!r.var && !r.cls && !form_ns(sym))
    r.cls = unsupported_class(form_name(sym), sym, session->place);
  if (r.var && r.var->cns != session->ns) warn_used(r.var->cns);
  return r;
}

static Node *unresolved(Ctx c, val sym, Loc loc) {
  const char *ns = form_ns(sym), *name = form_name(sym);
  CNs *target = ns ? ns_aliased(session->ns, ns) : NULL;
  if (ns && !target) target = ns_find(ns);
  if (target && target != session->ns && !strmap_count(target->mappings))
    target = NULL; // named, but never loaded
  bool of_core = !ns || strcmp(ns, "clojure.core") == 0;
  const char *refused = of_core ? refusal_of(name) : NULL;
  if (refused && ns_is_dependency(session->ns)) {
    return unsupported(
        c, sym, arena_printf("%s is not supported: %s", name, refused), loc);
  } else if (refused) {
    diag_error(loc, NULL, "%s is not supported: %s", name, refused);
  } else if (ns && !target) {
    diag_error(loc, suggest_ns(ns), "No such namespace: %s", ns);
  } else if (ns) {
    diag_error(loc, suggest_var(target, name), "No such var: %s/%s", ns, name);
  } else if (strchr(name, '.')) {
    diag_error(loc, class_hint(name), "Unable to resolve classname: %s", name);
  } else {
    diag_error(loc, suggest_name(c.scope, name),
               "Unable to resolve symbol: %s in this context", name);
  }
  return analyze_error(loc);
}

static void note_lookup_value(const VarInfo *v);

static char *without_underscores(const char *name, int n) {
  char *copy = arena_printf("%.*s", n, name);
  for (char *p = copy; *p; p++) *p = *p == '_' ? '-' : *p;
  return copy;
}

// clojure.core$long, the class of a function; NULL: there is no such function.
static Node *function_class(Ctx c, val sym, Loc loc) {
  const char *name = form_name(sym), *dollar = strchr(name, '$');
  if (!dollar || dollar == name || !dollar[1]) return NULL;
  Resolved known = resolve_known(sym);
  if (known.cls || known.var) return NULL;
  CNs *ns = ns_find(without_underscores(name, (int)(dollar - name)));
  char *own = without_underscores(dollar + 1, (int)strlen(dollar + 1));
  VarInfo *v = ns ? ns_own(ns, own) : NULL;
  if (!v || v->is_macro) return NULL;
  val items[2] = {rt_sym_from_c("clojure.core", "class"),
                  rt_sym_from_c(ns->name, own)};
  return analyze(c, form_list(2, items), loc);
}

static Node *analyze_symbol(Ctx c, val sym, Loc loc) {
  if (!form_ns(sym)) {
    Local *l = scope_find(c.scope, form_name(sym));
    if (l) return analyze_local(c, l, loc);
  } else {
    Node *member = analyze_member(c, sym, NULL, -1, loc);
    if (member) return member;
  }
  Node *js = js_symbol(sym, loc);
  if (js) return js;
  Node *of_function = form_ns(sym) ? NULL : function_class(c, sym, loc);
  if (of_function) return of_function;
  Resolved r = analyze_resolve(sym);
  if (r.cls) {
    Node *n = node_new(OP_CLASS, loc);
    n->cls = r.cls;
    return n;
  }
  if (r.java_class)
    return analyze_static(c, sym, r.java_class, r.java_member, NULL, -1, loc);
  if (!r.var) return unresolved(c, sym, loc);
  if (r.private_elsewhere)
    diag_error(loc, NULL, "var: #'%s/%s is not public", r.var->ns, r.var->name);
  if (r.var->is_macro)
    diag_error(loc, NULL, "Can't take value of a macro: #'%s/%s", r.var->ns,
               r.var->name);
  note_lookup_value(r.var);
  analyze_note_dup(r.var);
  return node_var(r.var, loc);
}

// --- macros ---

// No collection runs in a form, so a scope may hold its map.
static val env_map(Scope *scope) {
  if (!scope) return RT_EMPTY_MAP;
  if (scope->env == RT_NIL) {
    val sym = form_sym(scope->local->name);
    scope->env = rt_assoc(session->sp, env_map(scope->up), sym, sym);
  }
  return scope->env;
}

// Clojure asks only whether there is such a namespace: (alias/Foo. a) makes
// what Foo is here.
static bool names_namespace(const char *name) {
  return ns_aliased(session->ns, name) || ns_find(name);
}

// "(.foo x a)" and "(Foo. a)" are sugar for . and new.
static val desugar(val head, const val *f, int n) {
  const char *ns = form_ns(head), *name = form_name(head);
  size_t len = strlen(name);
  if ((ns && !names_namespace(ns)) || len < 2) return RT_NIL;
  if (name[len - 1] == '.' && name[len - 2] != '.') {
    val *items = arena_alloc((size_t)(n + 1) * sizeof(val));
    items[0] = form_sym("new");
    items[1] = form_sym(arena_printf("%.*s", (int)len - 1, name));
    memcpy(items + 2, f + 1, (size_t)(n - 1) * sizeof(val));
    return form_list(n + 1, items);
  }
  return RT_NIL;
}

// A live program makes vars macros by their metadata, too.
static void live_macro(VarInfo *v) {
  val m = rt_meta(var_object(v));
  if (m != RT_NIL) v->is_macro = rt_truthy(form_get(m, "macro"));
}

static VarInfo *macro_of(Ctx c, val head) {
  if (!rt_is_sym(head)) return NULL;
  if (!form_ns(head) && scope_find(c.scope, form_name(head))) return NULL;
  Resolved r = resolve_known(head);
  if (r.var && session->live && !r.var->cns->native) live_macro(r.var);
  return r.var && r.var->is_macro ? r.var : NULL;
}

// Reports the pending exception as an error of the form at loc.
static val macro_failed(VarInfo *v, Loc loc) {
  val ex = rt_catch();
  if (session->macro_ended) {
    diag_error(loc, NULL, "%s", session->macro_ended);
    return RT_THROWN;
  }
  val msg = rt_ex_message(ex);
  const char *text = rt_is_str(msg) ? form_str(msg) : "(no message)";
  const char *cls = rt_obj_type(ex)->name;
  if (strcmp(class_simple(cls), "IllegalArgumentException") == 0 ||
      strcmp(class_simple(cls), "ExceptionInfo") == 0)
    diag_error(loc, NULL, "%s", text); // the macro refuses its arguments
  else
    diag_error(loc, NULL, "macro %s/%s failed: %s: %s", v->ns, v->name, cls,
               text);
  return RT_THROWN;
}

// Macros of the library depend on what extends the library, like methods of
// clojure.test/assert-expr; those of clojure.core on nothing.
static val prepare_native(const CNs *ns) {
  if (strcmp(ns->name, "clojure.core") == 0) return RT_NIL;
  for (int i = 0; i < session->load_order.n; i++) {
    CNs *other = session->load_order.items[i];
    if (other != session->ns && !other->native && !other->loaded)
      RT_TRY(interp_ensure_effects(session->sp, other, true));
  }
  return interp_ensure_effects(session->sp, session->ns, true);
}

// What a macro may rely on: everything in the namespaces required so far, as
// if loaded; of the current one the extensions made so far, and the
// definitions it refers to or looks up (interp_define).
static val prepare_macro(VarInfo *v) {
  if (v->cns->native) return prepare_native(v->cns);
  for (int i = 0; i < session->ns->requires.n; i++)
    load_ready(session->sp, session->ns->requires.items[i]);
  load_ready(session->sp, v->cns);
  if (v->cns != session->ns && group_has(v->cns))
    RT_TRY(interp_ensure_effects(session->sp, v->cns, false));
  return interp_ensure_effects(session->sp, session->ns, false);
}

// A call at top level may have done what the macro needs, and is done now. The
// arguments are in sp[0].
static val call_again(val f, val *sp) {
  val ex = rt_catch();
  val *top = session->sp;
  top[0] = f;
  top[1] = ex;
  if (!load_run_pending(top + 2, session->ns)) return rt_throw(ex);
  return rt_apply(sp + 1, f, sp[0]);
}

static val call_macro(Ctx c, VarInfo *v, val form, Loc loc) {
  bool watched = !v->cns->native && !session->is_library;
  if (watched) watch_macro(v, loc);
  if (prepare_macro(v) == RT_THROWN) return macro_failed(v, loc);
  if (watched) watch_macro(v, loc); // loading a namespace has ended it
  val f = interp_ensure_var(session->sp, v);
  if (f == RT_THROWN) return macro_failed(v, loc);
  val *items, *save = session->sp;
  int n = form_items(form, &items);
  // A rest parameter gets the form's own tail, a list if the form is one.
  save[0] = rt_next(save, form);
  save[0] = rt_cons_new(env_map(c.scope), save[0]);
  save[0] = rt_cons_new(form, save[0]);
  session->sp = save + n + 8; // above what rt_apply takes
  Phase was = phase_enter(PHASE_EXPAND);
  bool outer = session->macro_of_program;
  session->macro_of_program = outer || !v->cns->native;
  const Scope *scope = session->macro_scope;
  session->macro_scope = c.scope;
  val result = rt_apply(save + 1, f, save[0]);
  if (result == RT_THROWN && !v->cns->native && !session->macro_ended)
    result = call_again(f, save);
  session->macro_of_program = outer;
  session->macro_scope = scope;
  phase_enter(was);
  session->sp = save;
  return result == RT_THROWN ? macro_failed(v, loc) : result;
}

bool analyze_enter_expansion(void) {
  bool outer = session->of_dependency;
  const VarInfo *macro = session->expanded_by;
  session->of_dependency =
      outer || (macro && !macro->cns->native && ns_is_dependency(macro->cns));
  return outer;
}

val analyze_expand1(Ctx c, val form, Loc loc) {
  if (!rt_is_seq(form)) return form;
  val *f;
  int n = form_items(form, &f);
  if (!rt_is_sym(f[0])) return form;
  if (!form_ns(f[0]) && form_is_special(form_name(f[0]))) return form;
  VarInfo *macro = macro_of(c, f[0]);
  session->expanded_by = macro;
  if (macro && !check_macro_call(macro, f, n, loc)) return RT_THROWN;
  if (macro) {
    val expanded = call_macro(c, macro, form, loc);
    session->expanded_by = macro; // after those it has expanded itself
    return expanded;
  }
  if (!scope_find(c.scope, form_name(f[0]))) {
    val sugar = desugar(f[0], f, n);
    if (sugar != RT_NIL) return sugar;
  }
  return form;
}

// --- calls ---

bool analyze_is_prim(const char *ns) {
  if (strcmp(ns, "rt") == 0) return java_in_library();
  return strcmp(ns, PRIM_NS) == 0;
}

// What stands in the source has a place; what library macros write has none.
static bool is_written_by_user(val sym) {
  return !java_in_library() && form_loc(sym, (Loc){0}).line;
}

static Node *analyze_prim(Ctx c, const val *f, int n, Loc loc) {
  char *name = arena_strdup(form_name(f[0]));
  for (char *p = name; *p; p++)
    if (*p == '-') *p = '_';
  const Prim *p = prim_find(name);
  if (!p || p->nargs != n - 1) {
    diag_error(loc, NULL,
               p ? "wrong number of arguments for primitive rt/%s"
                 : "no primitive rt/%s",
               form_name(f[0]));
    return analyze_error(loc);
  }
  Node *node =
      node_items(OP_PRIM, analyze_all(c, f + 1, n - 1, loc), n - 1, loc);
  node->prim = p;
  return node;
}

// (Math/sqrt x): a static method, unless the class part is a namespace.
static Node *analyze_static_call(Ctx c, const val *f, int n, Loc loc,
                                 bool *found) {
  Resolved r = analyze_resolve(f[0]);
  *found = r.java_class != NULL;
  if (!*found) return NULL;
  return analyze_static(c, f[0], r.java_class, r.java_member, f + 1, n - 1,
                        loc);
}

// --- vars that the program rebinds ---

static void mark_rebound(Node *n) {
  if (n->op == OP_THE_VAR) {
    VarInfo *v = n->var;
    v->redef = true;
    if (v->cns != session->ns && !vec_has(&session->ns->redefs, v))
      vec_push(&session->ns->redefs, v);
  }
  if (n->op != OP_MAP && n->op != OP_VECTOR) return;
  for (int i = 0; i < n->n; i++) mark_rebound(n->items[i]);
}

// (instrument! #'x): a function of the program may rebind the namespace's var.
// Those of other namespaces are left out: they would be compiled again.
static void note_passed_on(Node *call) {
  for (int i = 0; i < call->n; i++) {
    const Node *n = call->items[i];
    if (n->op == OP_THE_VAR && n->var->cns == session->ns) n->var->redef = true;
  }
}

// (alter-var-root #'x ...), (with-redefs-fn {#'x ...} ...): calls of x go
// through the var from then on, in this and all other namespaces.
static void note_rebinding(Node *call) {
  static const char *const names[] = {"alter-var-root", "with-redefs-fn"};
  if (call->a->op == OP_VAR && !session->is_library &&
      !call->a->var->cns->shakeable)
    note_passed_on(call);
  if (call->a->op != OP_VAR || strcmp(call->a->var->ns, "clojure.core") != 0)
    return;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(call->a->var->name, names[i]) == 0)
      for (int k = 0; k < call->n; k++) mark_rebound(call->items[k]);
}

// --- vars looked up by name at run time ---

static void note_lookup(const char *what) {
  if (session->lookups) vec_push(session->lookups, (void *)(uintptr_t)what);
}

// A library has to do with names that the program says; what the program's own
// files make of text may name anything.
static bool is_library_code(void) {
  const char *ours = session->bundled, *file = session->ns->file;
  return ns_is_dependency(session->ns) ||
         (ours && file && strncmp(file, ours, strlen(ours)) == 0);
}

static const char *any_var(void) { return is_library_code() ? "?'" : "?*"; }

// Any var of that name.
static const char *any_var_named(const char *name) {
  return is_library_code() ? arena_printf("?=%s", name) : "?*";
}

// What any symbol may name: a var, or a class.
static void note_lookup_any(void) {
  note_lookup(any_var());
  const VarInfo *v = session->is_library || !session->lookups
                         ? NULL
                         : java_var("class-of-symbol", (Loc){0});
  if (v) note_lookup(arena_printf("#%s/%s", v->ns, v->name));
}

// 'v': looks a var up by its symbol; 'n': lists a namespace; 'i': makes or
// lists vars of namespaces of the program.
static char lookup_kind(const VarInfo *v) {
  static const struct {
    const char *name;
    char kind;
  } lookups[] = {
      {"resolve", 'v'},  {"ns-resolve", 'v'}, {"requiring-resolve", 'v'},
      {"find-var", 'v'}, {"ns-publics", 'n'}, {"ns-interns", 'n'},
      {"ns-map", 'n'},   {"ns-refers", 'n'},  {"ns-aliases", 'n'},
      {"ns-unmap", 'n'}, {"intern", 'i'},
  };
  static const char *const of_tests[] = {"run-tests", "run-all-tests",
                                         "test-ns", "test-all-vars"};
  if (strcmp(v->ns, "clojure.test") == 0)
    for (size_t i = 0; i < sizeof of_tests / sizeof *of_tests; i++)
      if (strcmp(of_tests[i], v->name) == 0) return 'i';
  if (strcmp(v->ns, "clojure.core") != 0) return 0;
  for (size_t i = 0; i < sizeof lookups / sizeof *lookups; i++)
    if (*lookups[i].name == *v->name && strcmp(lookups[i].name, v->name) == 0)
      return lookups[i].kind;
  return 0;
}

static bool is_const_symbol(const Node *n) {
  return n->op == OP_CONST && rt_is_sym(node_value(n));
}

// (symbol "ns" "name") of strings that are known, as libraries write which do
// not want to name what they may do without. Others are returned as they are.
static Node *known_symbol(Node *n) {
  if (n->op != OP_INVOKE || n->a->op != OP_VAR ||
      n->a->var != core_var("symbol") || n->n < 1 || n->n > 2)
    return n;
  for (int i = 0; i < n->n; i++)
    if (n->items[i]->op != OP_CONST || !rt_is_str(node_value(n->items[i])))
      return n;
  val first = node_value(n->items[0]);
  val sym = n->n == 1 ? rt_sym_parse(first)
                      : rt_sym_new(first, node_value(n->items[1]));
  return node_const(sym, n->loc);
}

// The class that the name means in the namespace of that name, or NULL.
static ClassInfo *class_in(const Node *name, val sym) {
  CNs *ns = is_const_symbol(name) && !form_ns(sym)
                ? ns_find(form_name(node_value(name)))
                : NULL;
  ClassInfo *c = ns ? class_resolve(ns, form_name(sym)) : NULL;
  return c && !c->is_absent ? c : NULL;
}

// A lookup with a known symbol. A qualified name, or one of clojure.core,
// means the same whatever *ns* is: the var itself takes the call's place.
static Node *known_lookup(Node *call) {
  val sym = node_value(call->items[call->n - 1]);
  const char *function = call->a->var->name;
  if (strcmp(function, "requiring-resolve") == 0 && form_ns(sym) &&
      load_exists(form_ns(sym)))
    load_ns(form_ns(sym), call->loc);
  bool in_ns = strcmp(function, "ns-resolve") == 0;
  Resolved r = resolve_known(sym);
  bool fixed = r.var && (form_ns(sym) ? ns_find(form_ns(sym)) != NULL
                                      : strcmp(r.var->ns, "clojure.core") == 0);
  // (resolve env sym) is nil for the locals of env.
  bool in_env = call->n > (in_ns ? 2 : 1);
  if (fixed && !in_ns && !in_env && !r.private_elsewhere) {
    Node *n = node_new(OP_THE_VAR, call->loc);
    n->var = r.var;
    return n;
  }
  ClassInfo *cls = in_ns ? class_in(call->items[0], sym) : r.cls;
  if (cls && !in_env) {
    Node *n = node_new(OP_CLASS, call->loc);
    n->cls = cls;
    return n;
  }
  if (r.var) note_lookup(arena_printf("#%s/%s", r.var->ns, r.var->name));
  if (in_ns && is_const_symbol(call->items[0]))
    note_lookup(arena_printf("?%s", form_name(node_value(call->items[0]))));
  else if (!form_ns(sym))
    note_lookup(in_ns ? any_var_named(form_name(sym))
                      : arena_printf("?%s", session->ns->name));
  return call;
}

// A literal with #= in it, read at run time: it may call anything.
static void note_read_eval(const Node *call, const VarInfo *v) {
  const Node *text = call->n ? call->items[call->n - 1] : NULL;
  if (text && v == core_var("read-string") && text->op == OP_CONST &&
      rt_is_str(node_value(text)) && strstr(form_str(node_value(text)), "#="))
    note_lookup("?*");
}

static Node *analyze_lookup(Node *call) {
  bool of_var = call->op == OP_INVOKE && call->a->op == OP_VAR;
  const VarInfo *v = of_var ? call->a->var : NULL;
  if (v) note_read_eval(call, v);
  char kind = v ? lookup_kind(v) : 0;
  if (!kind) return resource_call(call);
  if (v == core_var("intern")) session->ns->interns = true;
  for (int i = 0; i < call->n; i++)
    call->items[i] = known_symbol(call->items[i]);
  const Node *first = call->n ? call->items[0] : NULL;
  if (kind == 'v' && call->n && is_const_symbol(call->items[call->n - 1]))
    return known_lookup(call);
  if (kind != 'v' && first && is_const_symbol(first))
    note_lookup(arena_printf("?%s", form_name(node_value(first))));
  else if (kind == 'i')
    note_lookup("?+");
  else
    note_lookup_any();
  return call;
}

// The function as a value: anything may be looked up.
static void note_lookup_value(const VarInfo *v) {
  char kind = lookup_kind(v);
  if (kind == 'i') note_lookup("?+");
  if (kind && kind != 'i') note_lookup_any();
}

// What *print-dup* writes names Java's classes, which a reader may then need.
void analyze_note_dup(const VarInfo *v) {
  bool dup =
      strcmp(v->name, "*print-dup*") == 0 || strcmp(v->name, "print-dup") == 0;
  if (dup && v == core_var(v->name) && !session->is_library &&
      !session->ns->native)
    java_var("read-java", (Loc){0});
}

// The var called, without the note that it may be called with anything.
static Node *analyze_callee(Ctx c, val f, Loc loc) {
  if (!rt_is_sym(f)) return analyze(c, f, loc);
  PtrVec *notes = session->lookups;
  session->lookups = NULL;
  session->place = form_loc(f, loc);
  Node *n = analyze_symbol(c, f, session->place);
  session->lookups = notes;
  return n;
}

// What is called with the name of a class may look it up when the program runs.
// A session's program has no table of its types to look in.
static void note_said_classes(const val *args, int n) {
  for (int i = 0; i < n; i++)
    if (rt_is_str(args[i]) && !session->side && !java_in_library())
      class_loaded(form_str(args[i]));
}

static Node *analyze_invoke(Ctx c, val form, Loc loc) {
  val *f;
  int n = form_items(form, &f);
  bool found = false;
  if (rt_is_sym(f[0])) {
    const char *ns = form_ns(f[0]), *name = form_name(f[0]);
    if (ns && analyze_is_prim(ns) && !is_written_by_user(f[0]))
      return analyze_prim(ctx_value(c), f, n, loc);
    if (!ns) { // no local hides a special form
      Node *special = analyze_special(c, form, name, loc, &found);
      if (found) return special;
      if (name[0] == '.' && name[1] && name[1] != '.')
        return analyze_method(c, f[0], name + 1, f + 1, n - 1, loc);
    }
    if (ns) {
      Node *js = js_call(c, f[0], f + 1, n - 1, loc);
      if (js) return js;
      Node *member = analyze_member(ctx_value(c), f[0], f + 1, n - 1, loc);
      if (member) return member;
      Node *call = analyze_static_call(ctx_value(c), f, n, loc, &found);
      if (found) return call;
    }
  }
  if (f[0] == RT_NIL) diag_error(loc, NULL, "Can't call nil");
  c = ctx_value(c);
  Node *node = node_new(OP_INVOKE, loc);
  node->a = analyze_callee(c, f[0], loc);
  if (node->a->op == OP_THROW) return node->a; // not supported: a macro, maybe
  note_said_classes(f + 1, n - 1);
  node->items = analyze_all(c, f + 1, n - 1, loc);
  node->n = n - 1;
  note_rebinding(node);
  node = analyze_lookup(analyze_unchecked(analyze_doubles(node)));
  return n == 2 ? analyze_evaluation(c, node, f[1]) : node;
}

// --- literals ---

Node **analyze_all(Ctx c, const val *forms, int n, Loc loc) {
  Node **nodes = arena_alloc((size_t)(n + 1) * sizeof *nodes);
  c = ctx_value(c);
  for (int i = 0; i < n; i++) nodes[i] = analyze(c, forms[i], loc);
  return nodes;
}

static bool all_const(Node **items, int n) {
  for (int i = 0; i < n; i++)
    if (items[i]->op != OP_CONST) return false;
  return true;
}

static val const_coll(Op op, Node **items, int n) {
  val *v = arena_alloc((size_t)(n + 1) * sizeof *v);
  for (int i = 0; i < n; i++)
    v[i] = node_value(items[i]) == (val)&rt_nan ? rt_double(rt_nan.d)
                                                : node_value(items[i]);
  if (op == OP_VECTOR) return rt_vec_from(n, v);
  return op == OP_MAP ? rt_map_literal(session->sp, n, v)
                      : rt_set_literal(session->sp, n, v);
}

static int coll_items(val form, Op op, val **items) {
  int n = form_items(form, items);
  if (op != OP_MAP) return n;
  val *kvs = arena_alloc((size_t)(2 * n + 1) * sizeof *kvs);
  for (int i = 0; i < n; i++) {
    kvs[2 * i] = ((MapEntry *)(*items)[i])->key;
    kvs[2 * i + 1] = ((MapEntry *)(*items)[i])->value;
  }
  *items = kvs;
  return 2 * n;
}

static Node *with_meta(Ctx c, Node *node, val form, Loc loc) {
  val m = form_meta(form);
  if (m == RT_NIL) return node;
  Node *meta = analyze(ctx_value(c), m, loc);
  if (node->op == OP_CONST && meta->op == OP_CONST)
    return node_const(rt_with_meta(node_value(node), node_value(meta)), loc);
  Node *n = node_new(OP_WITH_META, loc);
  n->a = node;
  n->b = meta;
  return n;
}

static Node *analyze_coll(Ctx c, val form, Op op, Loc loc) {
  val *forms;
  int n = coll_items(form, op, &forms);
  Node **items = analyze_all(c, forms, n, loc);
  Node *node;
  if (all_const(items, n)) {
    val v = const_coll(op, items, n);
    if (v == RT_THROWN) {
      val ex = rt_catch();
      diag_error(loc, NULL, "%s", form_str(rt_ex_message(ex)));
      return analyze_error(loc);
    }
    node = node_const(v, loc);
  } else {
    node = node_items(op, items, n, loc);
  }
  return with_meta(c, node, form, loc);
}

// A macro whose expansion contains a call of it, and so on without end.
static bool too_deep(Loc loc) {
  enum { LIMIT = 60 << 20 }; // bytes of the C stack; rt_deepen_c_stack
  // Not the address of a local, which ASan moves off the stack.
  const char *here = __builtin_frame_address(0);
  if (!session->c_stack) session->c_stack = here;
  if (session->c_stack - here < LIMIT) return false;
  diag_error(loc, NULL,
             "the form is nested too deeply, or expands without end");
  return true;
}

Node *analyze(Ctx c, val form, Loc loc) {
  loc = session->place = form_loc(form, loc);
  switch (rt_kind(form)) {
  case KIND_SYM: return resource_value(analyze_symbol(c, form, loc));
  case KIND_VEC:
  case KIND_SUBVEC:
  case KIND_MAP_ENTRY: return analyze_coll(c, form, OP_VECTOR, loc);
  case KIND_TREE_MAP:
  case KIND_ARRAY_MAP:
  case KIND_HASH_MAP: return analyze_coll(c, form, OP_MAP, loc);
  case KIND_TREE_SET:
  case KIND_HASH_SET: return analyze_coll(c, form, OP_SET, loc);
  case KIND_EMPTY_LIST: return node_const(form_plain(form), loc);
  case KIND_DOUBLE: // of NaNs, so written, there is one
    if (rt_num_equiv(form, form)) return node_const(form, loc);
    return node_const((val)&rt_nan, loc);
  default:
    if (rt_has_kind(form, KIND_LAZY_SEQ) && rt_seq(session->sp, form) == RT_NIL)
      return node_const(RT_EMPTY_LIST, loc);
    if (!rt_is_seq(form) || rt_has_kind(form, KIND_RECORD))
      return analyze_data(c, form, loc);
  }
  if (too_deep(loc)) return analyze_error(loc);
  val expanded = analyze_expand1(c, form, loc);
  if (expanded == RT_THROWN) return analyze_error(loc);
  if (expanded != form) {
    bool outer = analyze_enter_expansion();
    Node *n = analyze(c, expanded, loc);
    session->of_dependency = outer;
    return n;
  }
  return analyze_invoke(c, form, loc);
}

Node *analyze_body(Ctx c, const val *forms, int n, Loc loc) {
  if (n == 0) return node_const(RT_NIL, loc);
  if (n == 1) return analyze(c, forms[0], loc);
  Node **items = arena_alloc((size_t)n * sizeof *items);
  for (int i = 0; i < n; i++) {
    bool is_last = i == n - 1;
    items[i] = analyze(is_last ? c : ctx_value(c), forms[i], loc);
  }
  return node_items(OP_DO, items, n, loc);
}
