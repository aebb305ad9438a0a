// SPDX-License-Identifier: MIT
#include "cljw/complete.h"
#include "compiler/model/compiler.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"

#include <stdlib.h>
#include <string.h>

typedef struct Candidates {
  PtrVec names;
  const char *prefix;
} Candidates;

static void add(Candidates *c, const char *name) {
  if (strncmp(name, c->prefix, strlen(c->prefix)) == 0)
    vec_push(&c->names, (void *)(uintptr_t)name);
}

static const char *joined(const char *as, char between, const char *name) {
  return as ? arena_printf("%s%c%s", as, between, name) : name;
}

// Names of a namespace, with what stands before the slash, or NULL; `own`: also
// what is private or comes from elsewhere.
static void add_vars(Candidates *c, const CNs *ns, const char *as, bool own) {
  for (int i = 0; i < strmap_count(ns->mappings); i++) {
    const VarInfo *v = strmap_value(ns->mappings, i);
    bool hidden = !own && (v->cns != ns || v->is_private);
    if (!hidden && (!ns->native || v->is_listed))
      add(c, joined(as, '/', strmap_key(ns->mappings, i)));
  }
}

// Members of Java's classes are functions of namespaces of their own:
// Math--sqrt, -indexOf. The class, or NULL for methods.
static void add_members(Candidates *c, const char *class_name) {
  const CNs *ns;
  size_t n = class_name ? strlen(class_name) : 0;
  for (int i = 0; (ns = ns_by_number(i)); i++) {
    for (int k = 0; java_is_ns(ns) && k < strmap_count(ns->mappings); k++) {
      const char *name = strmap_key(ns->mappings, k);
      if (class_name) {
        if (strncmp(name, class_name, n) == 0 &&
            strncmp(name + n, "--", 2) == 0)
          add(c, joined(class_name, '/', name + n + 2));
      } else if (name[0] == '-' && name[1] && name[1] != '-') {
        add(c, arena_printf(".%s", name + 1));
      }
    }
  }
}

static void add_namespaces(Candidates *c) {
  const CNs *ns;
  for (int i = 0; (ns = ns_by_number(i)); i++)
    if (!java_is_ns(ns)) add(c, ns->name);
}

static void add_keyword(void *ctx, const Keyword *k) {
  char *ns = k->ns == RT_NIL ? NULL : rt_str_to_utf8(k->ns, NULL);
  char *name = rt_str_to_utf8(k->name, NULL);
  add(ctx, ns ? arena_printf(":%s/%s", ns, name) : arena_printf(":%s", name));
  free(ns);
  free(name);
}

static void add_plain(Candidates *c) {
  static const char *const special[] = {
      "def",   "do",    "finally", "fn*",   "if",  "let*", "loop*", "new",
      "quote", "recur", "set!",    "throw", "try", "var",  "catch", NULL};
  CNs *ns = session->ns, *core = ns_find("clojure.core");
  add_vars(c, ns, NULL, true);
  if (core && core != ns) add_vars(c, core, NULL, false);
  for (int i = 0; i < strmap_count(ns->aliases); i++)
    add(c, strmap_key(ns->aliases, i));
  for (int i = 0; i < strmap_count(ns->classes); i++)
    add(c, strmap_key(ns->classes, i));
  for (int i = 0; special[i]; i++) add(c, special[i]);
  add_namespaces(c);
}

static int by_text(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static PtrVec sorted(PtrVec names) {
  if (names.n == 0) return names;
  qsort(names.items, (size_t)names.n, sizeof *names.items, by_text);
  int n = 1;
  for (int i = 1; i < names.n; i++)
    if (strcmp(names.items[i], names.items[n - 1]) != 0)
      names.items[n++] = names.items[i];
  names.n = n;
  return names;
}

PtrVec complete(const char *prefix) {
  Candidates c = {.prefix = prefix};
  const char *slash = strchr(prefix, '/');
  if (prefix[0] == ':') {
    rt_keyword_each(add_keyword, &c);
  } else if (slash && slash != prefix) {
    const char *as = arena_printf("%.*s", (int)(slash - prefix), prefix);
    CNs *ns = ns_aliased(session->ns, as);
    if (!ns) ns = ns_find(as);
    if (ns)
      add_vars(&c, ns, as, false);
    else
      add_members(&c, as);
  } else if (prefix[0] == '.') {
    add_members(&c, NULL);
  } else {
    add_plain(&c);
  }
  return sorted(c.names);
}
