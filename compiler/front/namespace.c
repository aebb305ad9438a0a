// SPDX-License-Identifier: MIT
// Forms that change the namespace (ns, require, use, import...). They take
// effect at once.
#include "compiler/front/load.h"
#include "compiler/base/read_file.h"
#include "rt/coll/map.h"
#include "rt/prim.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *sym_text(val v, Loc loc) {
  if (rt_is_sym(v))
    return form_ns(v) ? arena_printf("%s/%s", form_ns(v), form_name(v))
                      : form_name(v);
  diag_error(form_loc(v, loc), NULL, "expected a symbol here");
  return "?";
}

static const char *renamed(val rename, const char *name) {
  if (rename == RT_NIL) return name;
  val as = rt_get(session->sp, rename, form_sym(name));
  return as == RT_NIL ? name : form_name(as);
}

static void refer_one(CNs *ns, const char *name, val rename, Loc loc) {
  VarInfo *v = ns_own(ns, name);
  if (!v) v = load_interned(ns, name);
  if (!v) {
    diag_error(loc, suggest_var(ns, name), "%s does not exist in %s", name,
               ns->name);
    return;
  }
  if (v->is_private)
    diag_error(loc, NULL, "%s is not public in %s", name, ns->name);
  ns_refer(session->ns, renamed(rename, name), v);
}

static bool in_list(val names, const char *name) {
  val *items;
  int n = form_items(names, &items);
  for (int i = 0; i < n; i++)
    if (form_is_symbol(items[i], name)) return true;
  return false;
}

static void refer_all(CNs *ns, val exclude, val rename) {
  for (int i = 0; i < strmap_count(ns->mappings); i++) {
    VarInfo *v = strmap_value(ns->mappings, i);
    if (v->cns != ns || v->is_private) continue;
    if (exclude != RT_NIL && in_list(exclude, v->name)) continue;
    ns_refer(session->ns, renamed(rename, v->name), v);
  }
}

static val option(const val *opts, int n, const char *key) {
  for (int i = 0; i + 1 < n; i += 2)
    if (rt_is_keyword(opts[i]) && strcmp(form_name(opts[i]), key) == 0)
      return opts[i + 1];
  return RT_NIL;
}

static void refer_names(CNs *ns, val names, val rename, Loc loc) {
  val *items;
  int n = form_items(names, &items);
  for (int i = 0; i < n; i++)
    refer_one(ns, sym_text(items[i], loc), rename, form_loc(items[i], loc));
}

// The options after a namespace's name: pairs of known keywords and values.
static bool check_options(const val *opts, int n, bool use, Loc loc) {
  static const char *const known[] = {
      "as",      "as-alias", "refer",          "rename",
      "exclude", "only",     "include-macros", "refer-macros"};
  const char *hint = use ? "[name :only [a b]]" : "[name :as n :refer [a b]]";
  for (int i = 0; i < n; i += 2) {
    bool found = false;
    for (int k = 0; rt_is_keyword(opts[i]) && k < 8; k++)
      found = found || strcmp(form_name(opts[i]), known[k]) == 0;
    // Clojure looks at those it knows only.
    if (rt_is_keyword(opts[i]) && ns_is_dependency(session->ns)) found = true;
    if (!found) {
      diag_error(form_loc(opts[i], loc), hint, "Unsupported option%s%s",
                 rt_is_keyword(opts[i]) ? ": :" : " of require",
                 rt_is_keyword(opts[i]) ? form_name(opts[i]) : "");
      return false;
    }
    if (i + 1 == n) {
      diag_error(loc, hint, "the option :%s needs a value", form_name(opts[i]));
      return false;
    }
  }
  return true;
}

// Is the value of :refer, :only or :exclude a list of names?
static bool check_names(val names, const char *option, Loc loc) {
  if (names == RT_NIL || form_is_list(names) || form_is_vector(names) ||
      rt_is_set(names))
    return true;
  diag_error(form_loc(names, loc), arena_printf(":%s [a b]", option),
             ":%s takes a list of names", option);
  return false;
}

static void apply_filters(CNs *ns, const val *opts, int n, bool use, Loc loc) {
  val refer = option(opts, n, "refer"), only = option(opts, n, "only");
  val rename = option(opts, n, "rename"), exclude = option(opts, n, "exclude");
  if (only != RT_NIL) refer = only;
  if (!check_names(exclude, "exclude", loc) ||
      (!rt_is_keyword(refer) &&
       !check_names(refer, use ? "only" : "refer", loc)))
    return;
  if (rt_is_keyword(refer) || (use && refer == RT_NIL))
    refer_all(ns, exclude, rename);
  else if (refer != RT_NIL)
    refer_names(ns, refer, rename, loc);
}

// One libspec: sym, [sym opts...], or a prefix list (prefix spec...).
typedef struct LibSpec {
  val *f; // its parts, the name first
  int n;  // 0: it is malformed
  const char *name;
  bool is_prefix; // the other parts are libspecs below the name
} LibSpec;

static LibSpec lib_spec(val spec, const char *prefix) {
  LibSpec s = {0};
  if (form_is_list(spec) || form_is_vector(spec)) {
    s.n = form_items(spec, &s.f);
  } else {
    s.f = arena_alloc(sizeof *s.f);
    s.f[0] = spec;
    s.n = 1;
  }
  if (s.n == 0 || !rt_is_sym(s.f[0])) return (LibSpec){0};
  const char *ns = form_ns(s.f[0]), *name = form_name(s.f[0]);
  s.name = ns ? arena_printf("%s/%s", ns, name) : name;
  if (prefix) s.name = arena_printf("%s.%s", prefix, s.name);
  s.is_prefix = s.n > 1 && !rt_is_keyword(s.f[1]) && !prefix;
  return s;
}

static void require_spec(val spec, const char *prefix, bool use, Loc loc) {
  loc = form_loc(spec, loc);
  if (rt_is_keyword(spec)) return; // :reload, :verbose
  val *parts = NULL;
  int n = form_is_vector(spec) && !use ? form_items(spec, &parts) : 0;
  if (js_require(parts, n, loc)) return;
  LibSpec s = lib_spec(spec, prefix);
  if (!s.n) {
    diag_error(loc, "(:require [name :as n])", "malformed %s",
               use ? "use" : "require");
    return;
  }
  for (int i = 1; s.is_prefix && i < s.n; i++)
    require_spec(s.f[i], s.name, use, loc);
  if (s.is_prefix || !check_options(s.f + 1, s.n - 1, use, loc)) return;
  val as_alias = option(s.f + 1, s.n - 1, "as-alias");
  if (as_alias != RT_NIL) {
    ns_alias(session->ns, sym_text(as_alias, loc), ns_get(s.name));
    return;
  }
  CNs *ns = load_ns(s.name, loc);
  if (!ns) return;
  val as = option(s.f + 1, s.n - 1, "as");
  if (as != RT_NIL || option(s.f + 1, s.n - 1, "refer") != RT_NIL)
    warn_required(ns, loc);
  if (as != RT_NIL) ns_alias(session->ns, sym_text(as, loc), ns);
  apply_filters(ns, s.f + 1, s.n - 1, use, loc);
}

static void import_one(const char *package, val sym, Loc loc) {
  const char *name = sym_text(sym, loc);
  if (!rt_is_sym(sym)) return;
  if (package) name = arena_printf("%s.%s", package, name);
  ClassInfo *c = class_loaded(name);
  VarInfo *protocol = c ? NULL : analyze_interface(name);
  if (!c && !protocol) c = unsupported_class(name, sym, form_loc(sym, loc));
  if (protocol)
    strmap_put(session->ns->interfaces, class_simple(name), protocol);
  else if (c)
    strmap_put(session->ns->classes, class_simple(name), c);
  else if (class_covered(name))
    strmap_put(session->ns->imports, class_simple(name), keep_strdup(name));
  else
    diag_error(form_loc(sym, loc),
               strchr(name, '.') ? class_hint(name)
                                 : "(:import [java.util Date UUID])",
               "Unable to resolve classname: %s", name);
}

// java.util.Date, or (java.util Date UUID).
static void import_spec(val spec, Loc loc) {
  loc = form_loc(spec, loc);
  if (rt_is_sym(spec)) {
    import_one(NULL, spec, loc);
    return;
  }
  val *f;
  int n = form_is_list(spec) || form_is_vector(spec) ? form_items(spec, &f) : 0;
  if (n == 0) {
    diag_error(loc, "(:import java.util.Date [java.io StringReader])",
               "malformed import");
    return;
  }
  for (int i = 1; i < n; i++) import_one(sym_text(f[0], loc), f[i], loc);
}

static void refer_clojure(const val *opts, int n, Loc loc) {
  val exclude = option(opts, n, "exclude"), only = option(opts, n, "only");
  val rename = option(opts, n, "rename");
  CNs *core = ns_get("clojure.core");
  val *items;
  if (!check_options(opts, n, true, loc) ||
      !check_names(exclude, "exclude", loc) || !check_names(only, "only", loc))
    return;
  if (exclude != RT_NIL) {
    int k = form_items(exclude, &items);
    for (int i = 0; i < k; i++)
      strmap_put(session->ns->excluded, sym_text(items[i], loc), core);
  }
  session->ns->has_core = only == RT_NIL;
  if (only != RT_NIL) refer_names(core, only, rename, loc);
  if (rename == RT_NIL) return;
  int k = form_items(rename, &items);
  for (int i = 0; i < k; i++) {
    MapEntry *e = (MapEntry *)items[i];
    strmap_put(session->ns->excluded, form_name(e->key), core);
    refer_one(core, form_name(e->key), rename, loc);
  }
}

// The items of a clause of ns, (kind spec...), also written as a vector; 0: it
// is malformed.
static int clause_items(val clause, val **f) {
  bool is_clause = form_is_list(clause) || form_is_vector(clause);
  int n = is_clause ? form_items(clause, f) : 0;
  return n > 0 && (rt_is_keyword((*f)[0]) || rt_is_sym((*f)[0])) ? n : 0;
}

static void ns_clause(val clause, Loc loc) {
  val *f;
  loc = form_loc(clause, loc);
  int n = clause_items(clause, &f);
  if (n == 0) {
    diag_error(loc, "(ns name (:require ...) (:import ...))",
               "malformed ns clause");
    return;
  }
  const char *kind = form_name(f[0]);
  if (strcmp(kind, "require") == 0 || strcmp(kind, "use") == 0) {
    for (int i = 1; i < n; i++) require_spec(f[i], NULL, kind[0] == 'u', loc);
  } else if (strcmp(kind, "import") == 0) {
    for (int i = 1; i < n; i++) import_spec(f[i], loc);
  } else if (strcmp(kind, "refer-clojure") == 0) {
    refer_clojure(f + 1, n - 1, loc);
  } else if (strcmp(kind, "load") == 0) {
    for (int i = 1; i < n; i++)
      toplevel(form_list(2, (val[]){form_sym("load"), f[i]}), loc);
  } else if (strcmp(kind, "gen-class") != 0) {
    diag_error(loc, "ns has :require, :use, :import, :refer-clojure and :load",
               "unknown ns clause: :%s", kind);
  }
}

static void enter_ns(const char *name) {
  if (strcmp(name, "?") == 0) return; // reported
  const char *file = session->ns->file;
  CNs *ns = ns_get(name);
  if (!ns->file) ns->file = file;
  ns->entered = true;
  if (session->form_done && ns != session->ns) session->form_done(session->ns);
  if (ns->compiled && !ns->analyzed && !ns->loading) { // gets more forms
    load_analyze(ns);
    ns->compiled = false;
    ns->cached_object = NULL;
  }
  group_add(ns);
  ns_switch(ns);
}

// Metadata of the namespace: on its name, the docstring, a map.
static val ns_meta(val name, const val *f, int n) {
  val m = form_meta(name);
  if (n > 0 && rt_is_str(f[0])) {
    m = rt_assoc(session->sp, m, rt_keyword_from_c(NULL, "doc"), f[0]);
    f++, n--;
  }
  val *entries;
  int k = n > 0 && rt_is_map(f[0]) ? form_items(f[0], &entries) : 0;
  for (int i = 0; i < k; i++) {
    MapEntry *e = (MapEntry *)entries[i];
    m = rt_assoc(session->sp, m, form_plain(e->key), form_plain(e->value));
  }
  return m;
}

static void handle_ns(val *f, int n, Loc loc) {
  if (n < 2 || !rt_is_sym(f[1]) || form_ns(f[1])) {
    diag_error(n < 2 ? loc : form_loc(f[1], loc), "(ns name (:require ...))",
               "malformed ns form");
    return;
  }
  enter_ns(form_name(f[1]));
  rt_ns_set_meta(session->ns->ns, ns_meta(f[1], f + 2, n - 2));
  if (strcmp(session->ns->name, "clojure.core") != 0) {
    load_ns("clojure.core", loc);
    session->ns->has_core = true;
  }
  for (int i = 2; i < n; i++) {
    if (rt_is_str(f[i]) || rt_kind(f[i]) == KIND_ARRAY_MAP) continue;
    ns_clause(f[i], loc);
  }
  // What a live program makes by hand need not be on the source path.
  if (session->live && !session->ns->loading) session->ns->analyzed = true;
}

// An argument of a top-level require: quoted data.
static val unquote(val form, Loc loc) {
  if (rt_is_keyword(form)) return form;
  if (!form_is_call(form, "quote")) {
    diag_error(form_loc(form, loc), "cljwc resolves namespaces at compile time",
               "the argument must be quoted data");
    return RT_NIL;
  }
  return rt_first(session->sp, rt_next(session->sp, form));
}

// (refer 'ns :only '[a b]) of a namespace that is there.
static void handle_refer(val *f, int n, Loc loc) {
  val name = n > 1 ? unquote(f[1], loc) : RT_NIL;
  CNs *ns = rt_is_sym(name) ? ns_find(form_name(name)) : NULL;
  for (int i = 2; i < n; i++)
    if (!rt_is_keyword(f[i])) f[i] = unquote(f[i], loc);
  if (!ns || !(ns->analyzed || ns->native || ns->compiled || ns->loading))
    diag_error(n > 1 ? form_loc(f[1], loc) : loc, "(refer 'name :only '[a b])",
               "No namespace: %s", rt_is_sym(name) ? form_name(name) : "?");
  else if (check_options(f + 2, n - 2, true, loc))
    apply_filters(ns, f + 2, n - 2, true, loc);
}

// The path that (load "name") means, without an ending.
static const char *load_path(const char *name) {
  char *folder = ns_path(session->ns->name);
  char *slash = strrchr(folder, '/');
  if (slash) *slash = 0;
  return name[0] == '/' ? name + 1
         : slash        ? arena_printf("%s/%s", folder, name)
                        : name;
}

static bool load_part(const char *found) {
  size_t len;
  char *text = file_read(found, &len);
  if (!text) return false;
  load_note_file(session->ns, found, text, len);
  CNs *ns = session->ns;
  load_text(found, text, len);
  if (session->ns != ns) ns_switch(ns);
  return true;
}

static void handle_load(val *f, int n, Loc loc) {
  for (int i = 1; i < n; i++) {
    val name = form_is_call(f[i], "quote") ? unquote(f[i], loc) : f[i];
    if (!rt_is_str(name)) {
      diag_error(loc, NULL, "load takes strings");
      return;
    }
    const char *path = load_path(form_str(name)), *found = load_find(path);
    if (found && session->live) { // after the form
      vec_push(&session->to_load, keep_strdup(found));
    } else if (session->live) {
      load_throw_not_found(path);
      return;
    } else if (!found || !load_part(found)) {
      diag_error(loc, NULL, "Could not locate %s on the source path", path);
      return;
    }
  }
}

// --- all of them ---

static void handle_in_ns(val *f, int n, Loc loc) {
  (void)n;
  val to = unquote(f[1], loc);
  if (to != RT_NIL) enter_ns(sym_text(to, loc));
}

static void require_all(const val *f, int n, bool use, Loc loc) {
  for (int i = 1; i < n; i++) {
    val spec = unquote(f[i], loc);
    if (spec != RT_NIL) require_spec(spec, NULL, use, loc);
  }
}
static void handle_require(val *f, int n, Loc loc) {
  require_all(f, n, false, loc);
}
static void handle_use(val *f, int n, Loc loc) { require_all(f, n, true, loc); }

static void handle_import(val *f, int n, Loc loc) {
  for (int i = 1; i < n; i++)
    import_spec(form_is_call(f[i], "quote") ? unquote(f[i], loc) : f[i], loc);
}

static void handle_refer_clojure(val *f, int n, Loc loc) {
  for (int i = 1; i < n; i++)
    if (!rt_is_keyword(f[i])) f[i] = unquote(f[i], loc);
  refer_clojure(f + 1, n - 1, loc);
}

static CNs *handle_create_ns(val form, Loc loc) {
  val *f;
  int n = form_items(form, &f);
  return n == 2 ? ns_get(sym_text(unquote(f[1], loc), loc)) : NULL;
}

// An alias may be of a namespace that has no file: create-ns has made it, maybe
// while the program runs, or the alias itself does, (alias 'a (create-ns 'b)).
static CNs *made_ns(val form, Loc loc) {
  if (form_is_call(form, "create-ns")) return handle_create_ns(form, loc);
  const char *name = sym_text(unquote(form, loc), loc);
  return load_exists(name) ? NULL : ns_find(name);
}

// Its ns form has been met, its file not been read to the end.
static bool is_being_read(const CNs *ns) {
  return ns->entered && !(ns->analyzed || ns->native || ns->compiled);
}

// One that is being read is there, although it may have required this one.
static CNs *alias_target(val form, Loc loc) {
  CNs *made = made_ns(form, loc);
  if (made) return made;
  const char *name = sym_text(unquote(form, loc), loc);
  CNs *known = ns_find(name);
  return known && is_being_read(known) ? known : load_ns(name, loc);
}

static void handle_alias(val *f, int n, Loc loc) {
  (void)n;
  CNs *target = alias_target(f[2], loc);
  if (target) ns_alias(session->ns, sym_text(unquote(f[1], loc), loc), target);
}

typedef struct NsForm {
  const char *name;
  int n;         // items that it has, its name included; 0: any number
  bool is_macro; // its arguments are not evaluated
  void (*handle)(val *f, int n, Loc loc);
} NsForm;

static const NsForm ns_forms[] = {
    {"ns", 0, true, handle_ns},
    {"in-ns", 2, false, handle_in_ns},
    {"require", 0, false, handle_require},
    {"use", 0, false, handle_use},
    {"import", 0, true, handle_import},
    {"refer-clojure", 0, false, handle_refer_clojure},
    {"refer", 0, false, handle_refer},
    {"alias", 3, false, handle_alias},
    {"load", 0, false, handle_load},
};

// Does the symbol name something of clojure.core, and not the user's own?
static bool is_of_core(val sym) {
  const char *ns = form_ns(sym);
  if (ns) return strcmp(ns, "clojure.core") == 0;
  const VarInfo *v = ns_lookup(session->ns, form_name(sym));
  return !v || strcmp(v->ns, "clojure.core") == 0;
}

static const NsForm *ns_form_named(const char *name) {
  for (size_t i = 0; i < sizeof ns_forms / sizeof *ns_forms; i++)
    if (*name == *ns_forms[i].name && strcmp(name, ns_forms[i].name) == 0)
      return &ns_forms[i];
  return NULL;
}

// The form's entry, and its items; NULL: it is an ordinary form.
static const NsForm *find_ns_form(val form, val **f, int *n) {
  *n = form_items(form, f);
  if (*n == 0 || !rt_is_sym((*f)[0])) return NULL;
  const NsForm *kind = ns_form_named(form_name((*f)[0]));
  if (!kind || !is_of_core((*f)[0])) return NULL;
  return !kind->n || kind->n == *n ? kind : NULL;
}

bool namespace_form(val form, Loc loc) {
  val *f;
  int n;
  const NsForm *kind = find_ns_form(form, &f, &n);
  if (kind) kind->handle(f, n, loc);
  if (kind && kind->handle == handle_ns && session->ns)
    session->ns->declared = true;
  // What has no file is made, and named, when the program runs, too.
  if (kind && kind->handle == handle_alias && made_ns(f[2], loc)) return false;
  return kind;
}

// --- requires inside top-level forms ---

// (when supported? (require 'x)) needs x in the program as require alone does,
// if it is there. Functions' bodies are not looked into: what they require is
// what the rest of the program has.
static bool runs_its_parts(val head) {
  static const char names[] =
      " do when when-not if if-not let cond def defonce finally ";
  return rt_is_sym(head) && is_of_core(head) &&
         strstr(names, arena_printf(" %s ", form_name(head)));
}

// Is the name in the text, and not as the beginning of a longer one?
static bool says(const char *text, const char *name) {
  size_t n = strlen(name);
  for (const char *at = text; (at = strstr(at, name)); at += n)
    if (!at[n] ||
        (!strchr("._-*+!?'<>=$&", at[n]) && !isalnum((unsigned char)at[n])))
      return true;
  return false;
}

static bool mentions_this(const char *ns_name) {
  const char *path = load_find(ns_path(ns_name));
  size_t len;
  char *text = path ? file_read(path, &len) : NULL;
  bool found = text && says(text, session->ns->name);
  free(text);
  return found;
}

// What requires this namespace itself is loaded when this one is complete, or
// at once if its forms are evaluated one by one.
// False: it is not there.
static bool require_nested(val spec, Loc loc) {
  val *parts, name = spec;
  if (form_is_vector(spec) && form_items(spec, &parts) > 0) name = parts[0];
  if (!rt_is_sym(name)) return true;
  if (!load_exists(form_name(name))) return false;
  if (!session->form_done && mentions_this(form_name(name)))
    vec_push(&session->ns->late, keep_strdup(form_name(name)));
  else
    require_spec(spec, NULL, false, loc);
  return true;
}

// The reader needs an alias before the form runs. One of what is not there
// throws then.
static void alias_nested(val *f, Loc loc) {
  bool made = form_is_call(f[2], "create-ns");
  if (!form_is_call(f[1], "quote") || !(made || form_is_call(f[2], "quote")))
    return;
  const char *name = made ? NULL : sym_text(unquote(f[2], loc), loc);
  if (made || ns_find(name) || load_exists(name)) handle_alias(f, 3, loc);
}

static bool parts_require(const val *f, int n, Loc loc) {
  bool all = true;
  for (int i = 0; i < n; i++) all = namespace_nested_requires(f[i], loc) && all;
  return all;
}

// Where something is not there, what the handlers require is there instead.
static void try_requires(const val *f, int n, Loc loc) {
  bool all = true;
  for (int i = 0; i < n; i++) {
    if (!form_is_call(f[i], "catch")) {
      all = namespace_nested_requires(f[i], loc) && all;
    } else if (!all) {
      val *handler;
      int k = form_items(f[i], &handler);
      parts_require(handler, k, loc);
    }
  }
}

bool namespace_nested_requires(val form, Loc loc) {
  val *f;
  int n = form_is_list(form) ? form_items(form, &f) : 0;
  if (n < 2 || !rt_is_sym(f[0]) || !is_of_core(f[0])) return true;
  bool all = true;
  if (form_is_call(form, "require")) {
    for (int i = 1; i < n; i++)
      if (form_is_call(f[i], "quote"))
        all = require_nested(unquote(f[i], loc), loc) && all;
  } else if (n == 3 && form_is_call(form, "alias")) {
    alias_nested(f, loc);
  } else if (n == 2 && form_is_call(form, "create-ns") &&
             form_is_call(f[1], "quote")) {
    handle_create_ns(form, loc);
  } else if (form_is_call(form, "try")) {
    try_requires(f + 1, n - 1, loc);
  } else if (runs_its_parts(f[0])) {
    all = parts_require(f + 1, n - 1, loc);
  }
  return all;
}

// --- live sessions ---

static bool is_literal_argument(val v) {
  return rt_is_keyword(v) || rt_is_str(v) || form_is_call(v, "quote");
}

// With arguments that are computed it is an ordinary call.
bool namespace_is_form(val form) {
  val *f;
  int n;
  const NsForm *kind = find_ns_form(form, &f, &n);
  if (!kind || kind->is_macro) return kind;
  for (int i = 1; i < n; i++)
    if (!is_literal_argument(f[i])) return false;
  return true;
}

static void spec_needs(PtrVec *needs, val spec, const char *prefix,
                       bool *again) {
  if (rt_is_keyword(spec)) {
    *again = *again || strncmp(form_name(spec), "reload", 6) == 0;
    return;
  }
  LibSpec s = lib_spec(spec, prefix);
  for (int i = 1; s.is_prefix && i < s.n; i++)
    spec_needs(needs, s.f[i], s.name, again);
  // What is malformed is reported later.
  if (s.is_prefix || s.n % 2 == 0) return;
  if (option(s.f + 1, s.n - 1, "as-alias") == RT_NIL)
    vec_push(needs, (void *)(uintptr_t)s.name);
}

static void clause_needs(PtrVec *needs, val clause, bool *again) {
  val *f;
  int n = clause_items(clause, &f);
  if (n == 0) return;
  if (strcmp(form_name(f[0]), "require") != 0 &&
      strcmp(form_name(f[0]), "use") != 0)
    return;
  for (int i = 1; i < n; i++) spec_needs(needs, f[i], NULL, again);
}

void namespace_announce(val form) {
  val *f;
  int n = form_items(form, &f);
  if (n < 2 || !form_is_call(form, "ns") || !rt_is_sym(f[1]) || form_ns(f[1]))
    return;
  ns_get(form_name(f[1]))->entered = true;
}

PtrVec namespace_needs(val form, bool *again) {
  PtrVec needs = {0};
  val *f;
  int n;
  const NsForm *kind = find_ns_form(form, &f, &n);
  for (int i = 2; kind->handle == handle_ns && i < n; i++)
    clause_needs(&needs, f[i], again);
  if (kind->handle != handle_require && kind->handle != handle_use)
    return needs;
  for (int i = 1; i < n; i++)
    spec_needs(&needs,
               form_is_call(f[i], "quote") ? unquote(f[i], (Loc){0}) : f[i],
               NULL, again);
  return needs;
}
