// SPDX-License-Identifier: MIT
// ClojureScript's syntax for JavaScript, in programs for a JavaScript host
// (--npm, --reactor): calls of the functions of stdlib/cljwc/js.clj.
//
// A namespace uses JavaScript if its file mentions js/ or #js, or requires a
// module by a string. There, a member that no type of Clojure is known to have
// is JavaScript's; where one is, the object decides when the program runs.
#include "compiler/front/analyze.h"
#include "compiler/base/read_file.h"
#include "rt/coll/vec.h"
#include "rt/prim.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"

#include <string.h>

// --- which namespaces ---

static bool mentions(const char *text) {
  return strstr(text, "js/") || strstr(text, "#js");
}

static bool js_in_use(void) {
  CNs *ns = session->ns;
  if (!session->js_host || session->is_library || ns->native) return false;
  if (ns->uses_js) return ns->uses_js > 0;
  char *text = ns->file ? file_read(ns->file, NULL) : NULL;
  ns->uses_js = text && mentions(text) ? 1 : -1;
  return ns->uses_js > 0;
}

// --- nodes ---

static VarInfo *js_var(const char *name, Loc loc) {
  CNs *js = load_ns("cljwc.js", loc);
  return js ? ns_own(js, name) : NULL;
}

static Node *call(const char *name, Node **items, int n, Loc loc) {
  VarInfo *v = js_var(name, loc);
  if (!v) return analyze_error(loc);
  Node *node = node_items(OP_INVOKE, items, n, loc);
  node->a = node_var(v, loc);
  return node;
}

static Node **list_of(int n) {
  return arena_alloc((size_t)(n + 1) * sizeof(Node *));
}

static Node *text_node(const char *s, Loc loc) {
  return node_const(rt_str_from_c(s), loc);
}

static Node *call1(const char *name, const char *text, Loc loc) {
  Node **items = list_of(1);
  items[0] = text_node(text, loc);
  return call(name, items, 1, loc);
}

static Node *property(Node *object, const char *name, Loc loc) {
  Node **items = list_of(2);
  items[0] = object;
  items[1] = text_node(name, loc);
  return call("get-property", items, 2, loc);
}

// --- names: js/a.b, m/a.b of a module m ---

// What "a.b.c" of the base means, up to the last part; that is *last.
static Node *path(Node *base, const char *names, const char **last, Loc loc) {
  char *copy = arena_strdup(names), *dot;
  for (; (dot = strchr(copy, '.')) && dot[1]; copy = dot + 1) {
    *dot = 0;
    base = property(base, copy, loc);
  }
  *last = copy;
  return base;
}

static const char *module_of(const char *alias) {
  StrMap *modules = session->ns->js_modules;
  return modules ? strmap_get(modules, alias) : NULL;
}

// The object that has what the symbol means, and its name there; NULL: the
// symbol is no such.
static Node *owner(val sym, const char **name, Loc loc) {
  const char *ns = form_ns(sym);
  if (!ns || !session->js_host || session->is_library) return NULL;
  const char *module = module_of(ns);
  if (!module && (strcmp(ns, "js") != 0 || ns_aliased(session->ns, ns)))
    return NULL;
  Node *base = module ? call1("module", module, loc)
                      : call1("global", "globalThis", loc);
  return path(base, form_name(sym), name, loc);
}

Node *js_symbol(val sym, Loc loc) {
  const char *name;
  StrMap *refers = session->ns->js_refers;
  const char *referred =
      refers && !form_ns(sym) ? strmap_get(refers, form_name(sym)) : NULL;
  if (referred) { // "module" or "module\tname"
    const char *tab = strchr(referred, '\t');
    if (!tab) return call1("module", referred, loc);
    Node *module = call1(
        "module", arena_printf("%.*s", (int)(tab - referred), referred), loc);
    return property(module, tab + 1, loc);
  }
  Node *object = owner(sym, &name, loc);
  return object ? property(object, name, loc) : NULL;
}

static Node *with_args(Ctx c, const char *function, Node *first, Node *second,
                       const val *args, int n, Loc loc) {
  Node **items = list_of(n + 2), **rest = analyze_all(c, args, n, loc);
  int k = 0;
  items[k++] = first;
  if (second) items[k++] = second;
  if (n) memcpy(items + k, rest, (size_t)n * sizeof *rest);
  return call(function, items, n + k, loc);
}

// (js/a.b x), (js/Date. x): a method, so that `this` is what has it.
Node *js_call(Ctx c, val sym, const val *args, int n, Loc loc) {
  const char *name;
  size_t length = strlen(form_name(sym));
  bool makes = length > 1 && form_name(sym)[length - 1] == '.';
  Node *object = owner(sym, &name, loc);
  if (!object) return NULL;
  c = ctx_value(c);
  if (!makes)
    return with_args(c, "call", object, text_node(name, loc), args, n, loc);
  name = arena_printf("%.*s", (int)strlen(name) - 1, name);
  return with_args(c, "construct", property(object, name, loc), NULL, args, n,
                   loc);
}

// (new js/Date x)
Node *js_new(Ctx c, val sym, const val *args, int n, Loc loc) {
  Node *constructor = js_symbol(sym, loc);
  if (!constructor) return NULL;
  return with_args(ctx_value(c), "construct", constructor, NULL, args, n, loc);
}

// --- members ---

static Node *member_call(const char *name, Node **items, int n, Loc loc) {
  if (name[0] == '-') return property(items[0], name + 1, loc);
  Node **all = list_of(n + 1);
  all[0] = items[0];
  all[1] = text_node(name, loc);
  memcpy(all + 2, items + 1, (size_t)(n - 1) * sizeof *items);
  return call("call", all, n + 1, loc);
}

// Is the object known to be Clojure's: hinted, or the one a method is of?
static bool is_clojure(const Node *n) {
  if (n->op != OP_LOCAL) return n->op == OP_CONST;
  const Local *l = local_base(n->local);
  const FnInfo *fn = l->arity ? l->arity->fn : NULL;
  return l->tag || (fn && fn->is_method && l == l->arity->params[0]);
}

Node *js_member(const char *name, Node **items, int n, bool known, Loc loc) {
  if (!js_in_use() || is_clojure(items[0])) return NULL;
  return known ? NULL : member_call(name, items, n, loc);
}

// The object and the arguments become locals of a let, to be used twice.
Node *js_bind(Ctx c, Node **items, int n, Loc loc) {
  if (!js_in_use() || is_clojure(items[0])) return NULL;
  Node *let = node_new(OP_LET, loc);
  let->n = n;
  let->items = list_of(n);
  let->locals = arena_alloc((size_t)(n + 1) * sizeof *let->locals);
  for (int i = 0; i < n; i++) {
    let->items[i] = items[i];
    let->locals[i] = local_new(c.arity, "js__", LOCAL_VALUE);
    items[i] = node_local(let->locals[i], loc);
  }
  return let;
}

// (if (js? object) member-of-JavaScript `plain`) in that let.
Node *js_decide(Node *let, const char *name, Node *plain, Loc loc) {
  if (!let) return plain;
  Node **again = list_of(let->n);
  for (int i = 0; i < let->n; i++) again[i] = node_local(let->locals[i], loc);
  Node *is = node_new(OP_IF, loc);
  is->a = node_prim(PRIM_js_is, node_local(let->locals[0], loc));
  is->b = member_call(name, again, let->n, loc);
  is->c = plain;
  let->a = is;
  return let;
}

// The name in (.-name o) and (. o -name); NULL: it is no such form.
static const char *property_form(val form, val *object) {
  val *f;
  int n = form_is_list(form) ? form_items(form, &f) : 0;
  if (n == 2 && rt_is_sym(f[0]) && strncmp(form_name(f[0]), ".-", 2) == 0) {
    *object = f[1];
    return form_name(f[0]) + 2;
  }
  if (n != 3 || !form_is_symbol(f[0], ".") || !rt_is_sym(f[2])) return NULL;
  *object = f[1];
  return form_name(f[2]) + (form_name(f[2])[0] == '-');
}

static Node *set_property(Node *object, const char *name, Node *value,
                          Loc loc) {
  Node **items = list_of(3);
  items[0] = object;
  items[1] = text_node(name, loc);
  items[2] = value;
  return call("set-property", items, 3, loc);
}

// Of an object that may be a type's: it decides.
static Node *set_either(Ctx c, val form, const char *name, Node **items,
                        Loc loc) {
  Node *let = js_bind(c, items, 2, loc);
  Node *plain = node_new(OP_SET_FIELD_OF, loc);
  plain->name = name;
  plain->own = member_is_own(c, let ? let->items[0] : items[0], form);
  plain->a = items[0];
  plain->b = items[1];
  if (!let) return plain;
  Node *is = node_new(OP_IF, loc);
  is->a = node_prim(PRIM_js_is, node_local(let->locals[0], loc));
  is->b = set_property(node_local(let->locals[0], loc), name,
                       node_local(let->locals[1], loc), loc);
  is->c = plain;
  let->a = is;
  return let;
}

// (set! js/a.b v), (set! (.-x o) v)
Node *js_set(Ctx c, val target, val value, Loc loc) {
  const char *name;
  val object;
  c = ctx_value(c);
  if (rt_is_sym(target)) {
    Node *of = owner(target, &name, loc);
    return of ? set_property(of, name, analyze(c, value, loc), loc) : NULL;
  }
  name = js_in_use() ? property_form(target, &object) : NULL;
  if (!name) return NULL;
  Node *items[2] = {analyze(c, object, loc), analyze(c, value, loc)};
  if (!member_known(name)) return set_property(items[0], name, items[1], loc);
  return set_either(c, object, name, items, loc);
}

// --- what ClojureScript's core has ---

VarInfo *js_core_var(const char *name) {
  static const char *const names[] = {"js->clj", "clj->js",   "js-obj",
                                      "js-keys", "js-delete", "js-await"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(names[i], name) == 0)
      return js_in_use() ? js_var(name, session->place) : NULL;
  return NULL;
}

// #js {...} and #js [...], not deep.
val js_literal(val form) {
  val *f, *items;
  int n = form_items(form, &f), k = 0;
  bool map = rt_is_map(form);
  if (!map && !form_is_vector(form)) return RT_ABSENT;
  load_ns("cljwc.js", session->place);
  items = arena_alloc((size_t)(2 * n + 1) * sizeof *items);
  items[k++] = rt_sym_from_c("cljwc.js", map ? "js-obj" : "array");
  for (int i = 0; i < n; i++) {
    items[k++] = map ? ((MapEntry *)f[i])->key : f[i];
    if (map) items[k++] = ((MapEntry *)f[i])->value;
  }
  return form_list(k, items);
}

// (catch js/Error e): whatever is thrown.
bool js_catches_all(val cls) {
  if (rt_is_keyword(cls)) return strcmp(form_name(cls), "default") == 0;
  return session->js_host && rt_is_sym(cls) && form_ns(cls) &&
         strcmp(form_ns(cls), "js") == 0;
}

// --- (:require ["module" :as m :refer [a b] :default d]) ---

static void put(StrMap **map, const char *name, const char *value) {
  if (!*map) *map = strmap_new();
  strmap_put(*map, keep_strdup(name), keep_strdup(value));
}

bool js_require(const val *f, int n, Loc loc) {
  if (n < 1 || !rt_is_str(f[0])) return false;
  CNs *ns = session->ns;
  const char *module = arena_strdup(form_str(f[0]));
  if (!session->js_host) {
    diag_error(loc, "--npm DIR makes a package for JavaScript",
               "Only programs for JavaScript can require one of its modules: "
               "%s",
               module);
    return true;
  }
  put(&ns->js_names, module, module);
  ns->uses_js = 1;
  for (int i = 1; i + 1 < n; i += 2) {
    const char *key = rt_is_keyword(f[i]) ? form_name(f[i]) : "";
    val *names;
    if (strcmp(key, "as") == 0 && rt_is_sym(f[i + 1])) {
      put(&ns->js_modules, form_name(f[i + 1]), module);
      put(&ns->js_refers, form_name(f[i + 1]), module);
    } else if (strcmp(key, "default") == 0 && rt_is_sym(f[i + 1])) {
      put(&ns->js_refers, form_name(f[i + 1]),
          arena_printf("%s\tdefault", module));
    } else if (strcmp(key, "refer") == 0) {
      int k = form_items(f[i + 1], &names);
      for (int j = 0; j < k; j++)
        if (rt_is_sym(names[j]))
          put(&ns->js_refers, form_name(names[j]),
              arena_printf("%s\t%s", module, form_name(names[j])));
    } else {
      diag_error(form_loc(f[i], loc), "[\"module\" :as m :refer [a]]",
                 "Unsupported option of a module of JavaScript");
    }
  }
  return true;
}
