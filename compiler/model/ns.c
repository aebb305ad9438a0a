// SPDX-License-Identifier: MIT
// Namespaces and vars as the compiler knows them. The same facts are mirrored
// into the runtime's Ns objects, which macros see.
#include "compiler/model/compiler.h"
#include "rt/mem/gc.h"
#include "rt/prim.h"
#include "rt/str/sym.h"
#include "rt/lang/var.h"

#include "rt/lang/ns.h"
#include "rt/str/str.h"

#include <stdlib.h>
#include <string.h>

static CNs *known(const char *name) {
  return session->namespaces ? strmap_get(session->namespaces, name) : NULL;
}

const ClassInfo *ns_class(const CNs *ns, int *i) {
  while (*i < strmap_count(ns->classes)) {
    const ClassInfo *c = strmap_value(ns->classes, (*i)++);
    if (c->ns == ns) return c; // others are imported
  }
  return NULL;
}

CNs *ns_find(const char *name) {
  CNs *ns = known(name);
  if (ns || !session->live) return ns;
  val made = rt_ns_find(session->sp, rt_sym_from_c(NULL, name));
  return made == RT_NIL ? NULL : ns_get(name);
}

CNs *ns_get(const char *name) {
  CNs *ns = known(name);
  if (ns) return ns;
  if (!session->namespaces) session->namespaces = strmap_new();
  session->made++;
  ns = keep_alloc(sizeof *ns);
  ns->name = keep_strdup(name);
  ns->cname = munge(name);
  ns->mappings = strmap_new();
  ns->classes = strmap_new();
  ns->imports = strmap_new();
  ns->interfaces = strmap_new();
  ns->aliases = strmap_new();
  ns->excluded = strmap_new();
  ns->keywords = strmap_new();
  rt_gc_root(&ns->ns);
  ns->ns = rt_ns_create(session->sp, rt_sym_from_c(NULL, name));
  strmap_put(session->namespaces, name, ns);
  return ns;
}

CNs *ns_by_number(int i) {
  return i < strmap_count(session->namespaces)
             ? strmap_value(session->namespaces, i)
             : NULL;
}

// --- what a live program has put into its namespaces itself ---

static const char *name_of(val sym) {
  char *utf8 = rt_str_to_utf8(((Sym *)sym)->name, NULL);
  const char *name = keep_strdup(utf8);
  free(utf8);
  return name;
}

static VarInfo *new_var(CNs *ns, const char *name) {
  session->made++;
  VarInfo *v = keep_alloc(sizeof *v);
  v->cns = ns;
  v->ns = ns->name;
  v->name = keep_strdup(name);
  v->csym = munge_join(ns->cname, name);
  v->va = -1;
  v->redef = session->side;
  rt_gc_root(&v->var);
  strmap_put(ns->mappings, name, v);
  return v;
}

static VarInfo *adopt(CNs *ns, const char *name, Var *var) {
  CNs *owner = ns_get(name_of(var->ns));
  const char *own_name = name_of(var->name);
  VarInfo *v = strmap_get(owner->mappings, own_name);
  if (!v) {
    v = new_var(owner, own_name);
    v->var = (val)var;
    v->redef = v->is_declared = true;
    v->is_dynamic = var->flags & VAR_DYNAMIC;
    v->is_macro = var->flags & VAR_MACRO;
    v->is_private = var->flags & VAR_PRIVATE;
  }
  if (owner != ns || strcmp(name, own_name) != 0)
    strmap_put(ns->mappings, keep_strdup(name), v);
  return v;
}

static VarInfo *mapping(CNs *ns, const char *name) {
  VarInfo *v = strmap_get(ns->mappings, name);
  if (v || !session->live || session->taking_in) return v;
  val found = rt_ns_own(session->sp, ns->ns, rt_sym_from_c(NULL, name));
  return rt_is_var(found) ? adopt(ns, name, (Var *)found) : NULL;
}

CNs *ns_aliased(CNs *ns, const char *alias) {
  CNs *target = strmap_get(ns->aliases, alias);
  if (target || !session->live) return target;
  val found = rt_get(session->sp, rt_ns_aliases(session->sp, ns->ns),
                     rt_sym_from_c(NULL, alias));
  return found == RT_NIL ? NULL : ns_get(name_of(rt_ns_name(found)));
}

VarInfo *ns_own(CNs *ns, const char *name) {
  VarInfo *v = mapping(ns, name);
  return v && v->cns == ns ? v : NULL;
}

VarInfo *ns_intern(CNs *ns, const char *name) {
  VarInfo *v = ns_own(ns, name);
  return v ? v : new_var(ns, name);
}

VarInfo *core_var(const char *name) {
  if (!session->core) session->core = ns_get("clojure.core");
  return ns_own(session->core, name);
}

VarInfo *ns_lookup(CNs *ns, const char *name) {
  VarInfo *v = mapping(ns, name);
  if (v || !ns->has_core || strmap_get(ns->excluded, name)) return v;
  v = core_var(name);
  return v && !v->is_private ? v : NULL;
}

void ns_refer(CNs *ns, const char *as, VarInfo *v) {
  strmap_put(ns->mappings, as, v);
  rt_ns_refer(session->sp, ns->ns, rt_sym_from_c(NULL, as), var_object(v));
}

void ns_alias(CNs *ns, const char *alias, CNs *target) {
  strmap_put(ns->aliases, alias, target);
  rt_ns_add_alias(session->sp, ns->ns, rt_sym_from_c(NULL, alias), target->ns);
}

static VarInfo *holding_in(CNs *ns, val x) {
  for (int i = 0; i < strmap_count(ns->mappings); i++) {
    VarInfo *v = strmap_value(ns->mappings, i);
    if (v->cns == ns && !v->is_macro && ((Var *)var_object(v))->root == x)
      return v;
  }
  return NULL;
}

VarInfo *ns_var_holding(val x) {
  for (int i = 0; i < strmap_count(session->namespaces); i++) {
    CNs *ns = strmap_value(session->namespaces, i);
    VarInfo *v = holding_in(ns, x);
    if (v) return v;
  }
  return NULL;
}

val var_object(VarInfo *v) {
  if (v->var == RT_NIL)
    v->var =
        rt_ns_intern(session->sp, v->cns->ns, rt_sym_from_c(NULL, v->name));
  uint32_t flags = (v->is_dynamic ? VAR_DYNAMIC : 0u) |
                   (v->is_macro ? VAR_MACRO : 0u) |
                   (v->is_private ? VAR_PRIVATE : 0u);
  ((Var *)v->var)->flags |= flags;
  return v->var;
}

void ns_switch(CNs *ns) {
  session->ns = ns;
  VarInfo *star_ns = ns_intern(ns_get("clojure.core"), "*ns*");
  star_ns->is_dynamic = true;
  val var = var_object(star_ns);
  if (rt_var_is_thread_bound(var))
    rt_var_set(var, ns->ns);
  else
    rt_var_set_root((Var *)var, ns->ns);
}

const char *var_full_name(const VarInfo *v) {
  return arena_printf("%s/%s", v->ns, v->name);
}

VarInfo *var_named(const char *full_name) {
  const char *slash = strchr(full_name, '/');
  if (!slash) return NULL;
  CNs *ns = ns_find(arena_printf("%.*s", (int)(slash - full_name), full_name));
  return ns ? ns_own(ns, slash + 1) : NULL;
}
