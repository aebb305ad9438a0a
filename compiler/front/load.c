// SPDX-License-Identifier: MIT
// Namespaces from files: finding and reading them, top-level forms, and the
// forms that change the namespace (ns, require, use, import...), which take
// effect at once.
#include "compiler/front/analyze.h"
#include "compiler/base/hash.h"
#include "compiler/base/read_file.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/lang/ns.h"
#include "rt/prim.h"
#include "rt/read/read.h"
#include "rt/coll/set.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void toplevel(val form, Loc loc);

// --- files ---

char *ns_path(const char *name) {
  char *path = arena_strdup(name);
  for (char *p = path; *p; p++) *p = *p == '.' ? '/' : *p == '-' ? '_' : *p;
  return path;
}

const char *load_find(const char *relative) {
  static const char *const endings[] = {".cljwc", ".clj", ".cljc"};
  for (int i = 0; i < session->source_path.n; i++)
    for (int k = 0; k < 3; k++) {
      const char *dir = session->source_path.items[i];
      char *path = arena_printf("%s/%s%s", dir, relative, endings[k]);
      if (strcmp(dir, ".") == 0) path += 2;
      FILE *f = fopen(path, "rb");
      if (!f) continue;
      fclose(f);
      return path;
    }
  return NULL;
}

// --- reader hooks ---

static val resolve_alias(void *ctx, val *sp, val alias) {
  (void)ctx, (void)sp;
  const char *name = form_name(alias);
  CNs *ns = strmap_get(session->ns->aliases, name);
  if (ns) warn_used(ns);
  if (!ns) ns = ns_find(name);
  return ns ? form_sym(ns->name) : RT_NIL;
}

static bool is_special(const char *name) {
  static const char *const names[] = {
      "def",           "if",           "do",      "let*",     "loop*",
      "recur",         "fn*",          "quote",   "var",      "throw",
      "try",           "catch",        "finally", "new",      ".",
      "set!",          "letfn*",       "case*",   "deftype*", "reify*",
      "monitor-enter", "monitor-exit", "&",       "in-ns",    "import*"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(names[i], name) == 0) return true;
  return false;
}

// What syntax-quote makes of a symbol in the current namespace.
static val resolve_symbol(void *ctx, val *sp, val sym) {
  (void)ctx, (void)sp;
  const char *ns = form_ns(sym), *name = form_name(sym);
  size_t len = strlen(name);
  if (ns) {
    if (analyze_is_prim(ns)) return rt_sym_from_c(PRIM_NS, name);
    CNs *target = strmap_get(session->ns->aliases, ns);
    if (target) warn_used(target);
    const char *cls = strchr(ns, '.') ? NULL : class_full_name(session->ns, ns);
    return target ? rt_sym_from_c(target->name, name)
           : cls  ? rt_sym_from_c(cls, name)
                  : sym;
  }
  if (is_special(name) || name[0] == '.') return sym;
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

// Sets *file* and returns its old value.
static val set_file_var(val x) {
  VarInfo *info = ns_intern(ns_get("clojure.core"), "*file*");
  Var *v = (Var *)var_object(info);
  val old = v->root;
  rt_var_set_root(v, x);
  return old;
}

// Source files are UTF-8 without NUL; says where one is not.
static bool check_text(const char *shown, const char *text, size_t len) {
  Loc loc = {shown, 1, 1, NULL};
  for (const char *p = text, *end = text + len; p < end;) {
    const char *at = p;
    uint32_t c = rt_utf8_next(&p, end);
    if (c == 0 || (c == 0xFFFD && p - at == 1)) {
      diag_error(loc, "source files are UTF-8", "invalid byte 0x%02x",
                 (unsigned char)*at);
      return false;
    }
    if (c == '\n')
      loc = (Loc){shown, loc.line + 1, 1, NULL};
    else
      loc.col++;
  }
  return true;
}

static bool is_bracket_error(const char *message) {
  return strncmp(message, "EOF while reading", 17) == 0 ||
         strncmp(message, "Unmatched delimiter", 19) == 0;
}

// Reads and handles all forms; stops at the first unreadable one. Two slots of
// the root stack are its own: the old *file* and the reader's namespace.
static void load_text(const char *shown, const char *text, size_t len) {
  diag_source(shown, text);
  if (!check_text(shown, text, len)) return;
  val *own = session->sp;
  own[0] = set_file_var(rt_str_from_c(shown));
  own[1] = RT_NIL;
  session->sp += 2;
  ReadOpts opts = {.positions = READ_POS_ALL,
                   .cond = READ_COND_ALLOW,
                   .resolve_symbol = resolve_symbol,
                   .resolve_alias = resolve_alias,
                   .read_tag = read_tag};
  ReadState *r = rt_read_open_utf8(text, len, &opts);
  Phase outer_phase = phase_enter(PHASE_READ);
  for (;;) {
    rt_gc_inhibit();
    opts.ns = form_sym(session->ns->name);
    val form;
    phase_enter(PHASE_READ);
    ReadResult got = rt_read_next(session->sp, r, &form);
    phase_enter(PHASE_ANALYZE);
    ReadWhere w = rt_read_where(r);
    Loc loc = {shown, (int)w.line, (int)w.column, NULL};
    if (got == READ_FORM) toplevel(form, loc);
    watch_end();
    rt_gc_permit();
    rt_poll(session->sp);
    if (got == READ_FORM && session->form_done) session->form_done(session->ns);
    if (got == READ_ERROR &&
        !(is_bracket_error(w.message) && brackets_report(shown, text)))
      diag_error(loc, NULL, "%s", w.message);
    if (got != READ_FORM) break;
  }
  phase_enter(outer_phase);
  rt_read_close(r);
  session->sp = own;
  set_file_var(own[0]);
}

static void note_file(CNs *ns, const char *path, const char *text, size_t len) {
  if (ns->compiled) return; // the interface says so
  vec_push(&ns->loads, arena_strdup(path));
  vec_push(&ns->load_hashes, (void *)(uintptr_t)hash_text(text, len));
}

static void loaded(CNs *ns, const char *path, const char *text, size_t len) {
  note_file(ns, path, text, len);
  ns->analyzed = true;
  check_calls(ns);
  warn_unused(ns);
  if (!vec_has(&session->load_order, ns)) vec_push(&session->load_order, ns);
}

CNs *load_file(const char *path, const char *shown) {
  size_t len;
  char *text = file_read(path, &len);
  if (!text) fatal("cannot read %s: %s", path, strerror(errno));
  CNs *before = session->ns;
  ns_switch(ns_get("user"));
  if (!ns_get("clojure.core")->loading) {
    load_ns("clojure.core", (Loc){.file = shown});
    session->ns->has_core = true;
  }
  session->ns->file = shown;
  PtrVec *outer = group_begin();
  bool unchecked = session->unchecked_math;
  session->unchecked_math = false;
  load_text(shown, text, len);
  session->unchecked_math = unchecked;
  CNs *ns = session->ns;
  PtrVec *all = group_end(outer, ns);
  for (int i = 0; i < all->n; i++) loaded(all->items[i], path, text, len);
  if (before) ns_switch(before);
  return ns;
}

static CNs *load_source(const char *name, Loc loc) {
  const char *path = load_find(ns_path(name));
  if (!path) {
    diag_error(loc, suggest_missing_ns(name),
               "Could not locate %s.clj or %s.cljc on the source path",
               ns_path(name), ns_path(name));
    return NULL;
  }
  CNs *before = session->ns, *ns = ns_get(name);
  ns->loading = true;
  CNs *got = load_file(path, path);
  ns->loading = false;
  if (got != ns && !ns->analyzed) {
    diag_error(loc, NULL, "namespace '%s' not found after loading '%s'", name,
               path);
    ns->analyzed = true;
  }
  if (before) ns_switch(before);
  return ns;
}

// Analyzes the source of a namespace known only from its interface.
static void load_analyze(CNs *ns) {
  for (int i = 0; i < strmap_count(ns->mappings); i++) {
    VarInfo *v = strmap_value(ns->mappings, i);
    if (v->cns == ns) v->defined = false;
  }
  load_source(ns->name, (Loc){.file = ns->file});
}

// Standard input is the program's, and what the namespace prints, the program
// prints when it runs.
static void swap_streams(val *in, val *out) {
  Var *i = (Var *)var_object(core_var("*in*"));
  Var *o = (Var *)var_object(core_var("*out*"));
  val old_in = i->root, old_out = o->root;
  rt_var_set_root(i, *in);
  rt_var_set_root(o, *out);
  *in = old_in;
  *out = old_out;
}

static void warn_of_failure(const CNs *ns) {
  val ex = rt_catch(), msg = rt_ex_message(ex);
  diag_warning(WARN_evaluation, (Loc){.file = ns->file}, NULL,
               "not everything runs that macros may need: %s%s%s",
               rt_obj_type(ex)->name, rt_is_str(msg) ? ": " : "",
               rt_is_str(msg) ? form_str(msg) : "");
}

static void evaluate_ns(CNs *ns) {
  CNs *before = session->ns;
  rt_gc_inhibit();
  val in = rt_string_reader(rt_str_from_c("")), out = rt_string_writer();
  if (!session->is_library) swap_streams(&in, &out);
  ns_switch(ns);
  while (interp_ensure_forms(session->sp, ns) == RT_THROWN) warn_of_failure(ns);
  if (before) ns_switch(before);
  if (!session->is_library) swap_streams(&in, &out);
  rt_gc_permit();
}

void load_ready(val *sp, CNs *ns) {
  if (ns->native || ns->loaded || !(ns->analyzed || ns->compiled)) return;
  val *outer = session->sp;
  session->sp = sp;
  ns->loaded = true;
  if (!ns->analyzed && !ns->loading) load_analyze(ns);
  for (int i = 0; i < ns->requires.n; i++)
    load_ready(sp, ns->requires.items[i]);
  evaluate_ns(ns);
  session->sp = outer;
}

bool load_exists(const char *name) {
  CNs *ns = ns_find(name);
  bool known = ns && (ns->analyzed || ns->native || ns->compiled ||
                      ns->loading || group_has(ns));
  if (!known) session->made++;
  return known || (session->load_compiled && session->load_compiled(name)) ||
         load_find(ns_path(name));
}

CNs *load_ns(const char *name, Loc loc) {
  CNs *ns = ns_find(name);
  bool here = ns && group_has(ns);
  if (ns && ns->loading && ns != session->ns && !here) {
    diag_error(loc, NULL, "Cyclic load dependency: %s", name);
    return ns;
  }
  if (!ns ||
      !(ns->analyzed || ns->native || ns->compiled || ns->loading || here)) {
    session->made++;
    ns = session->load_compiled ? session->load_compiled(name) : NULL;
    if (!ns) ns = load_source(name, loc);
  }
  if (ns && session->ns && ns != session->ns &&
      !vec_has(&session->ns->requires, ns))
    vec_push(&session->ns->requires, ns);
  return ns;
}

// --- ns, require, use, refer, import ---

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
  static const char *const known[] = {"as",     "as-alias", "refer",
                                      "rename", "exclude",  "only"};
  const char *hint = use ? "[name :only [a b]]" : "[name :as n :refer [a b]]";
  for (int i = 0; i < n; i += 2) {
    bool found = false;
    for (int k = 0; rt_is_keyword(opts[i]) && k < 6; k++)
      found = found || strcmp(form_name(opts[i]), known[k]) == 0;
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
static void require_spec(val spec, const char *prefix, bool use, Loc loc) {
  loc = form_loc(spec, loc);
  if (rt_is_keyword(spec)) return; // :reload, :verbose
  val one[] = {spec}, *f = one;
  int n = rt_is_sym(spec) ? 1 : 0;
  if (form_is_list(spec) || form_is_vector(spec)) n = form_items(spec, &f);
  if (n == 0 || !rt_is_sym(f[0])) {
    diag_error(loc, "(:require [name :as n])", "malformed %s",
               use ? "use" : "require");
    return;
  }
  const char *name = sym_text(f[0], loc);
  if (prefix) name = arena_printf("%s.%s", prefix, name);
  bool is_prefix = n > 1 && !rt_is_keyword(f[1]) && !prefix;
  if (is_prefix) {
    for (int i = 1; i < n; i++) require_spec(f[i], name, use, loc);
    return;
  }
  if (!check_options(f + 1, n - 1, use, loc)) return;
  val as_alias = option(f + 1, n - 1, "as-alias");
  if (as_alias != RT_NIL) {
    ns_alias(session->ns, sym_text(as_alias, loc), ns_get(name));
    return;
  }
  CNs *ns = load_ns(name, loc);
  if (!ns) return;
  val as = option(f + 1, n - 1, "as");
  if (as != RT_NIL || option(f + 1, n - 1, "refer") != RT_NIL)
    warn_required(ns, loc);
  if (as != RT_NIL) ns_alias(session->ns, sym_text(as, loc), ns);
  apply_filters(ns, f + 1, n - 1, use, loc);
}

static void import_one(const char *package, val sym, Loc loc) {
  const char *name = sym_text(sym, loc);
  if (!rt_is_sym(sym)) return;
  if (package) name = arena_printf("%s.%s", package, name);
  ClassInfo *c = class_loaded(name);
  if (c)
    strmap_put(session->ns->classes, class_simple(name), c);
  else if (class_covered(name))
    strmap_put(session->ns->imports, arena_strdup(class_simple(name)),
               arena_strdup(name));
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

// One clause of ns: (kind spec...).
static void ns_clause(val clause, Loc loc) {
  val *f;
  loc = form_loc(clause, loc);
  int n = form_is_list(clause) ? form_items(clause, &f) : 0;
  if (n == 0 || !(rt_is_keyword(f[0]) || rt_is_sym(f[0]))) {
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

static void handle_ns(const val *f, int n, Loc loc) {
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

static void handle_load(const val *f, int n, Loc loc) {
  for (int i = 1; i < n; i++) {
    if (!rt_is_str(f[i])) {
      diag_error(loc, NULL, "load takes strings");
      return;
    }
    const char *name = form_str(f[i]);
    char *folder = ns_path(session->ns->name);
    char *slash = strrchr(folder, '/');
    if (slash) *slash = 0;
    const char *path = name[0] == '/' ? name + 1
                       : slash        ? arena_printf("%s/%s", folder, name)
                                      : name;
    const char *found = load_find(path);
    size_t len;
    char *text = found ? file_read(found, &len) : NULL;
    if (!text) {
      diag_error(loc, NULL, "Could not locate %s on the source path", path);
      return;
    }
    note_file(session->ns, found, text, len);
    CNs *ns = session->ns;
    load_text(found, text, len);
    if (session->ns != ns) ns_switch(ns);
  }
}

// Forms with an effect on the compiler. True if handled.
static bool namespace_form(val form, Loc loc) {
  val *f;
  int n = form_items(form, &f);
  if (!rt_is_sym(f[0])) return false;
  const char *ns = form_ns(f[0]), *name = form_name(f[0]);
  if (ns && strcmp(ns, "clojure.core") != 0) return false;
  if (strcmp(name, "ns") == 0) {
    handle_ns(f, n, loc);
  } else if (strcmp(name, "in-ns") == 0 && n == 2) {
    val to = unquote(f[1], loc);
    if (to != RT_NIL) enter_ns(sym_text(to, loc));
  } else if (strcmp(name, "require") == 0 || strcmp(name, "use") == 0) {
    for (int i = 1; i < n; i++) {
      val spec = unquote(f[i], loc);
      if (spec != RT_NIL) require_spec(spec, NULL, name[0] == 'u', loc);
    }
  } else if (strcmp(name, "import") == 0) {
    for (int i = 1; i < n; i++)
      import_spec(form_is_call(f[i], "quote") ? unquote(f[i], loc) : f[i], loc);
  } else if (strcmp(name, "refer-clojure") == 0) {
    for (int i = 1; i < n; i++)
      if (!rt_is_keyword(f[i])) ((val *)f)[i] = unquote(f[i], loc);
    refer_clojure(f + 1, n - 1, loc);
  } else if (strcmp(name, "refer") == 0) {
    handle_refer(f, n, loc);
  } else if (strcmp(name, "alias") == 0 && n == 3) {
    CNs *target = load_ns(sym_text(unquote(f[2], loc), loc), loc);
    if (target)
      ns_alias(session->ns, sym_text(unquote(f[1], loc), loc), target);
  } else if (strcmp(name, "load") == 0) {
    handle_load(f, n, loc);
  } else {
    return false;
  }
  return true;
}

// --- top-level forms ---

static bool extends_something(const Node *n) {
  if (n->op == OP_PRIM) return strcmp(n->prim->name, "protocol_extend") == 0;
  if (n->op == OP_DO) return n->n && extends_something(n->items[n->n - 1]);
  if (n->op != OP_INVOKE || n->a->op != OP_VAR) return false;
  static const char *const names[] = {"extend", "add-method", "prefer-method",
                                      "derive", "-add-method"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(n->a->var->name, names[i]) == 0) return true;
  return false;
}

// What an extending form extends: its first argument, if that is a var.
static VarInfo *extended_var(const Node *n) {
  if (n->op == OP_DO) return extended_var(n->items[n->n - 1]);
  return n->n && n->items[0]->op == OP_VAR ? n->items[0]->var : NULL;
}

Form *form_analyze(val form, Loc loc) {
  Form *top = arena_alloc(sizeof *top);
  top->order = ++session->forms;
  FnInfo *fn = arena_alloc(sizeof *fn);
  fn->loc = loc;
  top->arity = arity_new(fn, NULL);
  top->arity->self = local_new(top->arity, "", LOCAL_SELF);
  Ctx c = {.arity = top->arity};
  PtrVec *outer = session->lookups;
  session->lookups = &top->lookups;
  top->node = analyze(c, form, loc);
  session->lookups = outer;
  top->arity->body = top->node;
  return top;
}

static void note_def(Form *top, VarInfo *v) {
  if (vec_has(&top->defs, v)) return;
  vec_push(&top->defs, v);
  vec_push(&v->pending, top);
}

// Definitions anywhere in the form, as in (let [k 1] (defn f [] k)).
static void note_defs(Form *top, const Node *n) {
  if (!n) return;
  if (n->op == OP_DEF && n->a) note_def(top, n->var);
  note_defs(top, n->a);
  note_defs(top, n->b);
  note_defs(top, n->c);
  for (int i = 0; i < n->n; i++) note_defs(top, n->items[i]);
}

// (alter-meta! #'f assoc :macro true), (alter-var-root #'x inc): of the current
// namespace's var; NULL: no such form.
static VarInfo *changed_var(const Node *n) {
  static const char *const names[] = {"alter-meta!", "reset-meta!",
                                      "alter-var-root"};
  const Node *of = n->n ? n->items[0] : NULL;
  if (!of || of->op != OP_THE_VAR || of->var->cns != session->ns) return NULL;
  if (n->op == OP_METHOD && strcmp(n->name, "setMacro") == 0) return of->var;
  if (n->op != OP_INVOKE || n->a->op != OP_VAR) return NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (n->a->var == core_var(names[i])) return of->var;
  return NULL;
}

static bool mentions_macro(const Node *n, const void *ctx) {
  (void)ctx;
  return (n->op == OP_METHOD && strcmp(n->name, "setMacro") == 0) ||
         (n->op == OP_CONST && rt_is_keyword(node_value(n)) &&
          strcmp(form_name(node_value(n)), "macro") == 0);
}

// After it the var may be a macro.
static void note_change(Form *top, VarInfo *v) {
  note_def(top, v);
  if (!node_any(top->node, mentions_macro, NULL)) return;
  if (interp_define(session->sp, v) == RT_THROWN) {
    warn_of_failure(session->ns);
    return;
  }
  val m = rt_meta(v->var);
  v->is_macro = m != RT_NIL && rt_truthy(form_get(m, "macro"));
  v->redef = true;
}

static void add_form(val form, Loc loc) {
  int errors = diag_errors();
  Form *top = form_analyze(form, loc);
  if (diag_errors() > errors) return;
  if (session->ns->native && !session->is_library) {
    diag_error(loc, NULL, "nothing can be added to %s, which is part of cljwc",
               session->ns->name);
    return;
  }
  group_add(session->ns);
  session->made++;
  vec_push(&session->ns->forms, top);
  unchecked_math_set(top->node);
  if (top->node->op == OP_DEF && top->node->a) top->defines = top->node->var;
  if (top->defines && (top->defines == core_var("*ns*") ||
                       top->defines == core_var("*file*"))) {
    top->evaluated = true; // the compiler keeps its value
    return;
  }
  note_defs(top, top->node);
  if (top->defines) return;
  VarInfo *changed = changed_var(top->node);
  if (changed) note_change(top, changed);
  top->effect = extends_something(top->node);
  if (top->effect) top->target = extended_var(top->node);
  if (top->effect && top->node->op == OP_INVOKE)
    session->ns->extends_others = true;
}

// --- vars that exist because something called intern ---

static bool calls_intern(const Node *n, const void *ctx) {
  (void)ctx;
  return n->op == OP_INVOKE && n->a->op == OP_VAR &&
         n->a->var == core_var("intern");
}

static VarInfo *adopt(CNs *ns, val var) {
  VarInfo *v = ns_intern(ns, form_name(((Var *)var)->name));
  val m = rt_meta(var);
  v->var = var;
  v->redef = v->is_declared = true;
  v->is_macro = m != RT_NIL && rt_truthy(form_get(m, "macro"));
  return v;
}

static bool is_new_var(CNs *ns, val var) {
  return rt_is_var(var) && form_is_symbol(((Var *)var)->ns, ns->name) &&
         !ns_own(ns, form_name(((Var *)var)->name));
}

static bool adopt_new(void *ctx, val name, val var) {
  (void)name;
  if (is_new_var(ctx, var)) adopt(ctx, var);
  return true;
}

// The program does not run macros: there, a definition makes what one made.
static VarInfo *define_interned(CNs *ns, val var) {
  VarInfo *v = adopt(ns, var);
  val x = ((Var *)var)->root, name = form_sym(v->name);
  if (ns != session->ns || x == RT_ABSENT || v->is_macro) return v;
  val quoted = form_list(2, (val[]){form_sym("quote"), x});
  Form *top = form_analyze(form_list(3, (val[]){form_sym("def"), name, quoted}),
                           session->place);
  top->defines = v;
  top->evaluated = true;
  session->made++;
  vec_push(&ns->forms, top);
  return v;
}

VarInfo *load_interned(CNs *ns, const char *name) {
  val var = rt_ns_own(session->sp, ns->ns, form_sym(name));
  if (ns != session->ns && (ns->native || !(ns->analyzed || ns->loading)))
    return NULL;
  if (is_new_var(ns, var)) return define_interned(ns, var);
  for (int i = 0; i < session->ns->forms.n; i++) {
    Form *form = session->ns->forms.items[i];
    if (form->evaluated || !node_any(form->node, calls_intern, NULL)) continue;
    if (session->run_form(session->sp, form) == RT_THROWN)
      rt_catch(); // a guess: the form may need what runs before it
    rt_map_each(((Ns *)ns->ns)->mappings, adopt_new, ns);
  }
  return ns_own(ns, name);
}

static void toplevel(val form, Loc loc) {
  loc = form_loc(form, loc);
  Ctx none = {0};
  for (;;) {
    if (!rt_is_seq(form)) break;
    if (namespace_form(form, loc)) return;
    val expanded = analyze_expand1(none, form, loc);
    if (expanded == RT_THROWN) return;
    if (expanded == form) break;
    form = expanded;
    loc = form_loc(form, loc);
  }
  if (form_is_call(form, "do")) {
    val *f;
    int n = form_items(form, &f);
    for (int i = 1; i < n; i++) toplevel(f[i], form_loc(f[i], loc));
    return;
  }
  add_form(form, loc);
}
