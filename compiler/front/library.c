// SPDX-License-Identifier: MIT
#include "compiler/front/library.h"
#include "rt/mem/gc.h"
#include "rt/prim.h"

#include <string.h>

static const NativeTables library = {native_namespaces, native_vars,
                                     native_classes, native_interfaces};
static const NativeTables *const *all_tables(void) {
  static const NativeTables *all[3] = {&library};
  all[1] = session->added_tables;
  return all;
}

void library_add(const NativeTables *tables) { session->added_tables = tables; }

bool library_has(const char *name) {
  for (const NativeTables *const *t = all_tables(); *t; t++)
    for (int i = 0; (*t)->namespaces[i]; i++)
      if (strcmp((*t)->namespaces[i], name) == 0) return true;
  return false;
}

const char *library_interface(const char *name) {
  for (const NativeTables *const *t = all_tables(); *t; t++)
    for (const NativeInterface *i = (*t)->interfaces; i->ns; i++)
      if (strcmp(i->ns, name) == 0) return i->text;
  return NULL;
}

// Makes the native vars of a namespace the values of its runtime namespace.
static void attach_vars(CNs *ns) {
  for (const NativeTables *const *t = all_tables(); *t; t++)
    for (const NativeVar *v = (*t)->vars; v->ns; v++)
      if (strcmp(v->ns, ns->name) == 0) {
        rt_ns_refer(session->sp, ns->ns, v->var->name, (val)v->var);
        if (v->meta) v->var->meta = *v->meta;
      }
}

static void attach_classes(CNs *ns) {
  for (const NativeTables *const *t = all_tables(); *t; t++)
    for (const NativeClass *c = (*t)->classes; c->name; c++) {
      ClassInfo *info = class_builtin(c->name);
      if (info && info->ns == ns) info->type = c->type;
    }
}

CNs *library_load(const char *name, const char *text) {
  Iface facts = {0};
  iface_peek(text, &facts);
  ns_get(name)->native = true; // those it needs may need it, too
  CNs *before = session->ns;
  session->ns = NULL; // which does not itself require them
  for (int i = 0; i < facts.reqs.n; i++)
    session->load_ns(facts.reqs.items[i], (Loc){0});
  session->ns = before;
  attach_vars(ns_get(name));
  Iface *i = iface_read(text);
  if (!i) return NULL;
  CNs *ns = i->ns;
  ns->iface = i;
  ns->loaded = true;
  ns->has_core = strcmp(name, "clojure.core") != 0;
  attach_classes(ns);
  return ns;
}

val library_start(val *sp) {
  for (int i = 0; native_namespaces[i]; i++)
    attach_vars(ns_get(native_namespaces[i]));
  val r = RT_NIL;
  for (const Fn0 *init = native_inits; *init && r != RT_THROWN; init++)
    r = (*init)(sp, RT_NIL);
  return r;
}
