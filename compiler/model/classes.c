// SPDX-License-Identifier: MIT
// Class names: the runtime's own Types, deftypes, and the Java names whose
// members are functions of Clojure (java.c).
#include "compiler/model/compiler.h"
#include "compiler/base/munge.h"
#include "rt/base/fn.h"
#include "rt/base/throw.h"
#include "rt/value/interfaces.h"
#include "rt/value/ops.h"
#include "rt/value/types.h"

#include <ctype.h>
#include <string.h>

static const struct {
  const Type *type;
  const char *csym;
} builtin[] = {
#define TYPE(id) {&rt_type_##id, "rt_type_" #id},
#include "rt/value/types.def"
#undef TYPE
#define EX(id, name, super) {&rt_type_##id, "rt_type_" #id},
#include "rt/base/exceptions.def"
#undef EX
#define INTERFACE(id, name, ...) {&rt_iface_##id, "rt_iface_" #id},
#include "rt/value/interfaces.def"
#undef INTERFACE
};

static void add_builtin(const char *name, const Type *t, const char *csym) {
  ClassInfo *c = keep_alloc(sizeof *c);
  c->name = name;
  c->csym = csym;
  c->type = t;
  c->is_throwable = t->kind == KIND_EX;
  c->is_interface = t->flags & TYPE_INTERFACE;
  if (!strmap_get(session->classes, name))
    strmap_put(session->classes, name, c);
}

static void init_table(void) {
  if (session->classes) return;
  session->classes = strmap_new();
  for (size_t i = 0; i < sizeof builtin / sizeof *builtin; i++)
    add_builtin(builtin[i].type->name, builtin[i].type, builtin[i].csym);
}

ClassInfo *class_builtin(const char *full_name) {
  init_table();
  return strmap_get(session->classes, full_name);
}

// Some of Java's classes are deftypes.
ClassInfo *class_loaded(const char *full_name) {
  ClassInfo *c = class_builtin(full_name);
  const char *unit = c ? NULL : java_unit(full_name);
  if (!unit) return c;
  java_load(unit, (Loc){0});
  return class_builtin(full_name);
}

ClassInfo *class_by_name(const char *full_name) {
  ClassInfo *c = class_builtin(full_name);
  if (c) return c;
  Type *t = keep_alloc(sizeof *t);
  c = keep_alloc(sizeof *c);
  c->name = keep_strdup(full_name);
  *t = (Type){.type = &rt_type_class,
              .kind = KIND_ABSTRACT,
              .layout = LAYOUT_STATIC,
              .flags = TYPE_INTERFACE,
              RT_INVOKE_NONE,
              .name = c->name,
              .ops = &rt_ops_default};
  c->csym = keep_strdup(arena_printf("C__%s", munge(full_name)));
  c->type = t;
  c->is_interface = c->by_name = true;
  c->is_absent = !java_unit(full_name);
  strmap_put(session->classes, c->name, c);
  session->made++;
  return c;
}

const char *class_simple(const char *name) {
  const char *dot = strrchr(name, '.');
  return dot ? dot + 1 : name;
}

// Packages whose classes Clojure imports into every namespace, and the names
// of clojure.lang it imports too.
static ClassInfo *default_import(const char *simple) {
  ClassInfo *c = class_loaded(arena_printf("java.lang.%s", simple));
  if (c) return c;
  if (strcmp(simple, "Callable") == 0)
    return class_builtin("java.util.concurrent.Callable");
  if (strcmp(simple, "BigInteger") == 0 || strcmp(simple, "BigDecimal") == 0)
    return class_builtin(arena_printf("java.math.%s", simple));
  return NULL;
}

ClassInfo *class_resolve(CNs *ns, const char *name) {
  ClassInfo *c = strmap_get(ns->classes, name);
  if (c) return c;
  if (strchr(name, '.')) return class_loaded(name);
  return default_import(name);
}

// As on the JVM, where imports find the class that has the name now.
static void replace(ClassInfo *before, const char *simple, ClassInfo *now) {
  const CNs *ns;
  for (int i = 0; (ns = ns_by_number(i)); i++)
    if (strmap_get(ns->classes, simple) == before)
      strmap_put(ns->classes, simple, now);
  vec_push(&session->replaced, before);
}

ClassInfo *class_define(CNs *ns, const char *simple_name) {
  init_table();
  ClassInfo *c = strmap_get(ns->classes, simple_name);
  if (c && c->ns == ns && ns->compiled) return c; // known from the interface
  session->made++;
  c = session->defined = arena_alloc(sizeof *c);
  char *package = arena_strdup(ns->name);
  for (char *p = package; *p; p++)
    if (*p == '-') *p = '_';
  c->name = arena_printf("%s.%s", package, simple_name);
  c->csym = arena_printf("C_%s", munge_join(ns->cname, simple_name));
  ClassInfo *before = strmap_get(ns->classes, simple_name);
  if (before && before->ns == ns && before->node) { // it is defined again
    c->repeats = before->repeats + !session->again;
    if (c->repeats) c->csym = arena_printf("%s_R%d", c->csym, c->repeats);
  }
  if (before && before->ns == ns && before->own.block)
    replace(before, simple_name, c);
  c->ns = ns;
  strmap_put(ns->classes, simple_name, c);
  strmap_put(session->classes, c->name, c);
  return c;
}

void class_free_replaced(void) {
  PtrVec *all = &session->replaced;
  while (all->n) arena_free(((ClassInfo *)all->items[--all->n])->own);
}

FnInfo *class_method(const ClassInfo *c, const char *name) {
  for (int i = 0; i < c->methods.n; i++) {
    FnInfo *fn = ((const TypeMethod *)c->methods.items[i])->fn;
    if (strcmp(fn->method_name, name) == 0) return fn;
  }
  return NULL;
}

const char *const *class_implied(const ClassInfo *c) {
  static const char *const of_record[] = {"clojure.lang.IRecord",
                                          "clojure.lang.IHashEq",
                                          "clojure.lang.IObj",
                                          "clojure.lang.ILookup",
                                          "clojure.lang.IKeywordLookup",
                                          "clojure.lang.IPersistentMap",
                                          "java.util.Map",
                                          "java.io.Serializable",
                                          NULL};
  static const char *const of_reify[] = {"clojure.lang.IObj", NULL};
  static const char *const of_type[] = {"clojure.lang.IType", NULL};
  static const char *const none[] = {NULL};
  if (c->is_record) return of_record;
  if (c->is_reify) return of_reify;
  return c->is_renamed || java_is_ns(c->ns) ? none : of_type;
}

void class_rename(ClassInfo *c, const char *name) {
  c->is_renamed = strcmp(c->name, name) != 0;
  c->name = name;
  if (!strmap_get(session->classes, name))
    strmap_put(session->classes, name, c);
}

bool class_covered(const char *full_name) {
  const ClassInfo *c = class_builtin(full_name);
  return java_unit(full_name) || (c && !c->is_absent);
}

// The classes of java.lang that need no import and that cljwc does not have.
static const char java_lang[] =
    " Appendable ClassLoader Cloneable Compiler Enum "
    "InheritableThreadLocal Override Package Process ProcessBuilder "
    "Readable RuntimePermission SecurityManager StackTraceElement "
    "StrictMath SuppressWarnings ThreadGroup Void Iterable Deprecated "
    "Thread$State Thread$UncaughtExceptionHandler Character$UnicodeBlock "
    "Character$Subset AutoCloseable ";

const char *class_full_name(CNs *ns, const char *simple) {
  const ClassInfo *c = class_resolve(ns, simple);
  if (c) return c->name;
  const char *imported = strmap_get(ns->imports, simple);
  if (imported) return imported;
  const char *full = arena_printf("java.lang.%s", simple);
  bool unknown = strstr(java_lang, arena_printf(" %s ", simple));
  return !strchr(simple, '.') && (unknown || class_covered(full)) ? full : NULL;
}

const char *class_by_number(int i) {
  init_table();
  return i < strmap_count(session->classes) ? strmap_key(session->classes, i)
                                            : NULL;
}

// Is this the name of a class that cljwc knows in some package?
static bool simple_covered(const char *simple) {
  init_table();
  if (java_unit_of_simple(simple)) return true;
  for (int i = 0; i < strmap_count(session->classes); i++) {
    const ClassInfo *c = strmap_value(session->classes, i);
    if (!c->is_absent && strcmp(class_simple(c->name), simple) == 0)
      return true;
  }
  return false;
}

bool class_is_java(CNs *ns, const char *name, const char **simple) {
  *simple = class_simple(name);
  ClassInfo *c = class_resolve(ns, name);
  if (c && c->is_absent) return false;
  if (c && c->ns && !java_is_ns(c->ns)) return false; // a deftype
  if (*simple != name) return class_covered(name);
  return isupper((unsigned char)name[0]) && simple_covered(name);
}

const Prim *class_field_cast(const Local *field) {
  static const struct {
    const char *tag;
    PrimId prim;
  } casts[] = {{"long", PRIM_arg_long}, {"double", PRIM_as_double},
               {"int", PRIM_as_int},    {"short", PRIM_as_short},
               {"byte", PRIM_as_byte},  {"float", PRIM_as_float}};
  for (size_t i = 0; field->tag && i < sizeof casts / sizeof *casts; i++)
    if (strcmp(casts[i].tag, field->tag) == 0) return prim_get(casts[i].prim);
  return NULL;
}

static bool has_method_of(const ClassInfo *c, const Owner *o) {
  for (int i = 0; i < c->methods.n; i++)
    if (((TypeMethod *)c->methods.items[i])->owner == o) return true;
  return false;
}

PtrVec class_markers(const ClassInfo *c) {
  PtrVec found = {0};
  for (int i = 0; i < c->owners.n; i++) {
    Owner *o = c->owners.items[i];
    if (o->protocol && !has_method_of(c, o)) arena_push(&found, o);
  }
  return found;
}
