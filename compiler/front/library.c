// SPDX-License-Identifier: MIT
#include "compiler/front/library.h"
#include "rt/mem/gc.h"
#include "rt/prim.h"

#include <string.h>

bool library_has(const char *name) {
  for (int i = 0; native_namespaces[i]; i++)
    if (strcmp(native_namespaces[i], name) == 0) return true;
  return false;
}

// Makes the native vars of a namespace the values of its runtime namespace.
static void attach_vars(CNs *ns) {
  for (const NativeVar *v = native_vars; v->ns; v++)
    if (strcmp(v->ns, ns->name) == 0) {
      rt_ns_refer(session->sp, ns->ns, v->var->name, (val)v->var);
      if (v->meta) v->var->meta = *v->meta;
    }
}

static void attach_classes(CNs *ns) {
  for (const NativeClass *c = native_classes; c->name; c++) {
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
