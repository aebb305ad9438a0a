// SPDX-License-Identifier: MIT
// Hints for names that do not exist: the known name that is spelled most like
// it, by the number of letters inserted, left out, replaced or swapped.
#include "compiler/front/analyze.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 40 };

static int min3(int a, int b, int c) {
  int m = a < b ? a : b;
  return m < c ? m : c;
}

static int distance(const char *a, const char *b) {
  int n = (int)strlen(a), m = (int)strlen(b);
  int d[LONGEST + 1][LONGEST + 1];
  if (n > LONGEST || m > LONGEST) return LONGEST;
  for (int i = 0; i <= n; i++) d[i][0] = i;
  for (int k = 0; k <= m; k++) d[0][k] = k;
  for (int i = 1; i <= n; i++)
    for (int k = 1; k <= m; k++) {
      int replaced = d[i - 1][k - 1] + (a[i - 1] != b[k - 1]);
      d[i][k] = min3(d[i - 1][k] + 1, d[i][k - 1] + 1, replaced);
      bool swapped =
          i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1];
      if (swapped && d[i - 2][k - 2] + 1 < d[i][k])
        d[i][k] = d[i - 2][k - 2] + 1;
    }
  return d[n][m];
}

// The letters that occur, as bits.
static uint32_t letters(const char *s) {
  uint32_t bits = 0;
  for (; *s; s++) bits |= 1u << (*s & 31);
  return bits;
}

typedef struct Best {
  const char *wanted, *found;
  int distance;
  uint32_t letters; // of what is wanted
} Best;

static Best best_of(const char *wanted) {
  int len = (int)strlen(wanted);
  int distance = (len < 5 ? 1 : len < 9 ? 2 : 3) + 1;
  return (Best){wanted, NULL, distance, letters(wanted)};
}

static void consider(Best *b, const char *name) {
  int wanted = (int)strlen(b->wanted), length = (int)strlen(name);
  if (abs(wanted - length) >= b->distance) return; // so many are left out
  uint32_t missing = b->letters & ~letters(name);  // each takes a change
  if (__builtin_popcount(missing) >= b->distance) return;
  int d = distance(b->wanted, name);
  if (d >= b->distance || d >= length || d >= wanted) return;
  b->distance = d;
  b->found = name;
}

static void consider_vars(Best *b, const CNs *ns, bool private) {
  for (int i = 0; i < strmap_count(ns->mappings); i++) {
    const VarInfo *v = strmap_value(ns->mappings, i);
    if ((v->defined || v->is_declared) && (private || !v->is_private))
      consider(b, strmap_key(ns->mappings, i));
  }
}

static const char *hint(const Best *b) {
  return b->found ? arena_printf("did you mean %s?", b->found) : NULL;
}

const char *suggest_name(const Scope *scope, const char *name) {
  Best b = best_of(name);
  for (; scope; scope = scope->up)
    if (scope->local->name[0]) consider(&b, scope->local->name);
  consider_vars(&b, session->ns, true);
  for (int i = 0; i < strmap_count(session->ns->classes); i++)
    consider(&b, strmap_key(session->ns->classes, i));
  if (session->ns->has_core) consider_vars(&b, ns_get("clojure.core"), false);
  return hint(&b);
}

const char *suggest_var(const CNs *ns, const char *name) {
  Best b = best_of(name);
  consider_vars(&b, ns, false);
  return hint(&b);
}

// Aliases people give the namespaces that come with Clojure.
static const struct {
  const char *alias, *name;
} usual[] = {
    {"str", "clojure.string"}, {"string", "clojure.string"},
    {"s", "clojure.string"},   {"set", "clojure.set"},
    {"walk", "clojure.walk"},  {"edn", "clojure.edn"},
    {"zip", "clojure.zip"},    {"z", "clojure.zip"},
    {"data", "clojure.data"},  {"math", "clojure.math"},
    {"test", "clojure.test"},  {"t", "clojure.test"},
    {"d", "clojure.datafy"},
};

const char *suggest_ns(const char *name) {
  for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
    if (strcmp(usual[i].alias, name) == 0)
      return arena_printf("(:require [%s :as %s])", usual[i].name, name);
  for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
    if (strcmp(usual[i].name, name) == 0)
      return arena_printf("(:require [%s :as %s])", name, usual[i].alias);
  if (load_find(ns_path(name))) return arena_printf("(:require [%s])", name);
  Best b = best_of(name);
  for (int i = 0; i < strmap_count(session->ns->aliases); i++)
    consider(&b, strmap_key(session->ns->aliases, i));
  return hint(&b);
}

// "clojure.data, clojure.edn...": what needs no file.
static const char *bundled(Best *b) {
  Buf names = {0};
  CNs *ns;
  for (int i = 0; (ns = ns_by_number(i)); i++) {
    if (!ns->native || strncmp(ns->name, "clojure.", 8) != 0) continue;
    consider(b, ns->name);
    buf_printf(&names, "%s%s", names.len ? ", " : "", ns->name);
  }
  return names.s ? buf_take(&names) : "none";
}

const char *suggest_missing_ns(const char *name) {
  Best b = best_of(name);
  const char *names = bundled(&b);
  if (strncmp(name, "clojure.", 8) == 0)
    return arena_printf("%s%sbundled are %s", b.found ? hint(&b) : "",
                        b.found ? " " : "", names);
  if (b.found) return hint(&b);
  Buf folders = {0};
  for (int i = 0; i < session->source_path.n; i++)
    buf_printf(&folders, "%s%s", i ? ":" : "",
               (char *)session->source_path.items[i]);
  const char *all = folders.s ? buf_take(&folders) : ".";
  return arena_printf("it was looked for below %s; -cp %s:FOLDER adds the "
                      "folder of a library's sources",
                      all, all);
}

const char *class_hint(const char *name) {
  if (strchr(name, '.'))
    return "cljwc knows the Java classes that portable Clojure uses";
  Best b = best_of(name);
  for (int i = 0; class_by_number(i); i++)
    consider(&b, class_simple(class_by_number(i)));
  return hint(&b);
}
