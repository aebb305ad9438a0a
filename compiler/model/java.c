// SPDX-License-Identifier: MIT
// Java's classes as far as cljwc has them: the members are functions of
// Clojure, in units (java_classes.def).
#include "compiler/model/compiler.h"

#include <string.h>

#define JAVA "cljwc.java"

static const struct {
  const char *unit, *name;
} classes[] =
    {
#define JAVA_CLASS(unit, name) {unit, name},
#define JAVA_MEMBER(unit, name)
#include "compiler/model/java_classes.def"
#undef JAVA_CLASS
#undef JAVA_MEMBER
},
  members[] = {
#define JAVA_CLASS(unit, name)
#define JAVA_MEMBER(unit, name) {unit, name},
#include "compiler/model/java_classes.def"
#undef JAVA_CLASS
#undef JAVA_MEMBER
};
enum {
  N = sizeof classes / sizeof *classes,
  MEMBERS = sizeof members / sizeof *members
};

static char *ns_of_unit(const char *unit) {
  return *unit ? arena_printf(JAVA ".%s", unit) : arena_strdup(JAVA);
}

static void init_units(void) {
  session->java_units = strmap_new();
  for (int i = 0; i < N; i++)
    strmap_put(session->java_units, classes[i].name,
               keep_strdup(ns_of_unit(classes[i].unit)));
}

const char *java_unit(const char *full_name) {
  if (!session->java_units) init_units();
  return strmap_get(session->java_units, full_name);
}

const char *java_unit_of_simple(const char *simple) {
  for (int i = 0; i < N; i++)
    if (strcmp(class_simple(classes[i].name), simple) == 0)
      return ns_of_unit(classes[i].unit);
  return NULL;
}

bool java_is_ns(const CNs *ns) {
  size_t n = sizeof JAVA - 1;
  return strncmp(ns->name, JAVA, n) == 0 &&
         (!ns->name[n] || ns->name[n] == '.');
}

bool java_in_library(void) {
  const char *file = session->ns->file;
  return session->is_library || session->ns->native ||
         java_is_ns(session->ns) || (file && overlay_is(file));
}

CNs *java_load(const char *ns_name, Loc loc) {
  const CNs *ordinary = ns_find(JAVA);
  if (!ordinary || !ordinary->loading) session->load_ns(JAVA, loc);
  return session->load_ns(ns_name, loc);
}

static VarInfo *own(const char *ns_name, const char *name, Loc loc) {
  CNs *ns = java_load(ns_name, loc);
  return ns ? ns_own(ns, name) : NULL;
}

VarInfo *java_member(const ClassInfo *cls, const char *name, Loc loc) {
  const CNs *unit = cls && cls->ns && java_is_ns(cls->ns) ? cls->ns : NULL;
  VarInfo *v = unit ? own(unit->name, name, loc) : NULL;
  return v ? v : java_var(name, loc);
}

// In the units that are loaded. What is not, has made no objects.
static VarInfo *in_loaded(const char *name, Loc loc) {
  const char *before = "";
  for (int i = 0; i < N; i++) {
    const char *unit = classes[i].unit;
    if (strcmp(unit, before) == 0) continue;
    before = unit;
    CNs *ns = ns_find(ns_of_unit(unit));
    if (ns && (ns->analyzed || ns->native || ns->compiled || ns->loading) &&
        ns_own(ns, name))
      return own(ns_of_unit(unit), name, loc);
  }
  return NULL;
}

VarInfo *java_listed(const char *name, Loc loc) {
  for (int i = 0; i < MEMBERS; i++)
    if (strcmp(members[i].name, name) == 0)
      return own(ns_of_unit(members[i].unit), name, loc);
  return NULL;
}

VarInfo *java_clojure_var(const CNs *ns, const char *name, Loc loc) {
  if (strncmp(ns->name, "clojure.", 8) != 0) return NULL;
  return java_listed(arena_printf("%s-%s", ns->name + 8, name), loc);
}

VarInfo *java_var(const char *name, Loc loc) {
  VarInfo *v = own(JAVA, name, loc);
  if (!v) v = java_listed(name, loc);
  if (v) return v;
  const char *dashes = strstr(name, "--");
  if (!dashes || dashes == name) return in_loaded(name, loc);
  const char *simple = arena_printf("%.*s", (int)(dashes - name), name);
  const char *unit = java_unit_of_simple(simple);
  return unit && strcmp(unit, JAVA) != 0 ? own(unit, name, loc) : NULL;
}
