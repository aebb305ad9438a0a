// SPDX-License-Identifier: MIT
// Noting what ^:export says, and checking that a host can make sense of it.
#include "compiler/front/analyze.h"
#include "compiler/model/export.h"
#include "compiler/model/form.h"
#include "rt/base/core.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"

#include <string.h>

// Hints that say how a host gives or gets a value, besides names of classes.
static const char *const known[] = {"long",   "double",  "boolean",  "bytes",
                                    "longs",  "doubles", "ints",     "floats",
                                    "shorts", "chars",   "booleans", "objects"};

static bool is_known(const char *hint) {
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcmp(hint, known[i]) == 0) return true;
  return class_full_name(session->ns, hint) ||
         class_resolve(session->ns, hint) ||
         strmap_get(session->ns->interfaces, hint);
}

// The hint of a form, NULL without one; reports one that means nothing.
static const char *hint_of(val form, Loc loc) {
  const char *hint = form_tag(form);
  if (!hint || is_known(hint)) return hint;
  diag_error(form_loc(form, loc),
             "long, double, boolean, String, bytes and classes have a meaning "
             "for hosts",
             "Unknown type hint on an exported function: %s", hint);
  return NULL;
}

// (fn* name? [params] body...) or (fn* name? ([params] body...)...)
static void note_arity(Export *e, val params, val sym, Loc loc) {
  ExportArity *a = arena_alloc(sizeof *a);
  a->computed = 'V';
  val *p;
  int n = form_items(params, &p);
  a->ret = hint_of(params, loc);
  if (!a->ret) a->ret = hint_of(sym, loc);
  for (int i = 0; i < n; i++) {
    if (form_is_symbol(p[i], "&")) {
      a->variadic = true;
      continue;
    }
    if (!rt_is_sym(p[i])) return; // reported elsewhere
    const char *name = form_name(p[i]);
    if (strstr(name, "__")) name = arena_printf("arg%d", a->names.n + 1);
    vec_push(&a->names, (void *)(uintptr_t)name);
    vec_push(&a->hints, (void *)(uintptr_t)hint_of(p[i], loc));
  }
  vec_push(&e->arities, a);
}

static void note_arities(Export *e, val fn, val sym, Loc loc) {
  val *f;
  int n = form_items(fn, &f), i = 1;
  if (i < n && rt_is_sym(f[i])) i++;
  if (i < n && form_is_vector(f[i])) {
    note_arity(e, f[i], sym, loc);
    return;
  }
  for (; i < n; i++) {
    val *g;
    if (form_is_list(f[i]) && form_items(f[i], &g))
      note_arity(e, g[0], sym, form_loc(f[i], loc));
  }
}

void export_note(VarInfo *v, val sym, val doc, val fn, Loc loc) {
  val meta = form_meta(sym);
  val given = meta == RT_NIL ? RT_NIL : form_get(meta, "export");
  if (!rt_truthy(given)) return;
  if (fn == RT_NIL || v->is_macro) {
    if (ns_is_dependency(session->ns)) return; // it says so to ClojureScript
    diag_error(form_loc(sym, loc), "wrap it: (defn ^:export f [x] (g x))",
               "Only a function written in its def can be exported: %s",
               v->name);
    return;
  }
  Export *e = arena_alloc(sizeof *e);
  e->var = v;
  e->name = rt_is_str(given) ? arena_strdup(form_str(given)) : v->name;
  if (doc == RT_NIL) doc = form_get(meta, "doc");
  if (rt_is_str(doc)) e->doc = arena_strdup(form_str(doc));
  e->async = rt_truthy(form_get(meta, "async"));
  note_arities(e, fn, sym, loc);
  v->exported = e;
}
