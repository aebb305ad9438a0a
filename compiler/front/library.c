// SPDX-License-Identifier: MIT
#include "compiler/front/library.h"
#include "rt/mem/gc.h"
#include "rt/prim.h"

#include <string.h>

static const NativeTables library = {native_namespaces, native_classes,
                                     native_interfaces};
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

// The metadata of a var, when first asked for.
static val meta_hook(val *sp, val var) {
  const NativeVar *v = native_vars;
  while (v->ns && v->var != (Var *)var) v++;
  if (!v->ns) return RT_NIL;
  val *outer = session->sp;
  session->sp = sp;
  rt_gc_inhibit();
  // Of vars that Clojure does not have there is no text.
  val m = facts_from_text(var, native_files[v->file], v->meta ? v->meta : "");
  rt_gc_permit();
  session->sp = outer;
  return rt_var_set_meta(var, m);
}

// Makes the library's vars the values of their runtime namespaces.
static void attach_vars(void) {
  CNs *ns = NULL;
  for (const NativeVar *v = native_vars; v->ns; v++) {
    if (!ns || strcmp(v->ns, ns->name) != 0) ns = ns_get(v->ns);
    rt_ns_refer(session->sp, ns->ns, v->var->name, (val)v->var);
    if (v->var->meta == RT_NIL) v->var->meta = RT_ABSENT;
  }
}

static void attach_classes(CNs *ns) {
  for (const NativeTables *const *t = all_tables(); *t; t++)
    for (const NativeClass *c = (*t)->classes; c->name; c++) {
      ClassInfo *info = class_builtin(c->name);
      if (info && info->ns == ns) info->type = c->type;
    }
}

// The names in the req lines, which come before the vars.
static PtrVec requirements(const char *text) {
  PtrVec names = {0};
  for (; *text && strncmp(text, "var ", 4) != 0;
       text += strcspn(text, "\n") + 1) {
    if (strncmp(text, "req ", 4) != 0) continue;
    int n = (int)strcspn(text + 4, " ");
    vec_push(&names, (void *)(uintptr_t)arena_printf("%.*s", n, text + 4));
  }
  return names;
}

CNs *library_load(const char *name, const char *text) {
  PtrVec needs = requirements(text);
  ns_get(name)->native = true; // those it needs may need it, too
  CNs *before = session->ns;
  session->ns = NULL; // which does not itself require them
  for (int i = 0; i < needs.n; i++) session->load_ns(needs.items[i], (Loc){0});
  session->ns = before;
  session->taking_in = true;
  Iface *i = iface_read(text);
  session->taking_in = false;
  if (!i) return NULL;
  CNs *ns = i->ns;
  ns->iface = i;
  ns->loaded = true;
  ns->has_core = strcmp(name, "clojure.core") != 0;
  attach_classes(ns);
  return ns;
}

val library_start(val *sp) {
  rt_meta_hook = meta_hook;
  attach_vars();
  val r = RT_NIL;
  for (const Fn0 *init = native_inits; *init && r != RT_THROWN; init++)
    r = (*init)(sp, RT_NIL);
  return r;
}
