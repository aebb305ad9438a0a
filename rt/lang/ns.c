// SPDX-License-Identifier: MIT
// Namespace objects and their registry.
#include "rt/lang/ns.h"
#include "rt/base/core.h"
#include "rt/lang/eval.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/map.h"
#include "rt/str/sym.h"
#include "rt/base/throw.h"
#include "rt/lang/var.h"
#include "rt/coll/vec.h"
#include "rt/prim.h"

static val ns_meta(val o) { return ((Ns *)o)->meta; }
static const Ops ns_ops = {.meta = ns_meta};
static const Type *const ns_ifaces[] = {&rt_iface_a_reference,
                                        &rt_iface_serializable, NULL};
const Type rt_type_ns = {.type = &rt_type_class,
                         .kind = KIND_NAMESPACE,
                         .layout = LAYOUT_FIXED,
                         .flags = TYPE_IDENTITY,
                         .size = sizeof(Ns),
                         .nvals = 4,
                         RT_INVOKE_NONE,
                         .name = "clojure.lang.Namespace",
                         .ifaces = ns_ifaces,
                         .ops = &ns_ops};

static val registry = RT_NIL; // map: Sym -> Ns

static void set_static(val *slot, val x) {
  *slot = x;
  if (rt_is_young(x)) rt_gc_remember(slot);
}

static void add_ns(val *sp, Ns *ns) {
  set_static(&registry, rt_assoc(sp, registry, ns->name, (val)ns));
}

static void add_entries(val *sp, Ns *ns, val *map, const NsEntry *e) {
  for (; e && e->name; e++)
    rt_write((val)ns, map, rt_assoc(sp, *map, e->name, e->value));
}

static void add_var(val *sp, Var *v) {
  val ns = rt_get(sp, registry, v->ns);
  if (ns == RT_NIL) return;
  Ns *n = (Ns *)ns;
  rt_write(ns, &n->mappings, rt_assoc(sp, n->mappings, v->name, (val)v));
}

// Takes the program's tables in, once.
static void boot(val *sp) {
  static bool done;
  if (done) return;
  done = true;
  for (const NsTable *t = rt_program_ns; t->ns; t++) add_ns(sp, t->ns);
  for (const NsTable *t = rt_program_ns; t->ns; t++) {
    add_entries(sp, t->ns, &t->ns->mappings, t->vars);
    add_entries(sp, t->ns, &t->ns->aliases, t->aliases);
  }
  for (Var *const *v = rt_program_vars; *v; v++) add_var(sp, *v);
}

bool rt_is_ns(val x) { return rt_has_kind(x, KIND_NAMESPACE); }

val rt_ns_find(val *sp, val sym) {
  if (sym == RT_NIL)
    return rt_throwf(&rt_type_null_pointer, "a namespace has a name");
  if (!rt_is_sym(sym)) return rt_throw_cast(sym, "clojure.lang.Symbol");
  boot(sp);
  return rt_get(sp, registry, sym);
}

val rt_ns_create(val *sp, val sym) {
  val found = rt_ns_find(sp, sym);
  if (found != RT_NIL) return found;
  Ns *ns = rt_alloc_old(&rt_type_ns, sizeof(Ns)); // it has an address for good
  ns->name = sym;
  ns->mappings = RT_EMPTY_MAP;
  ns->aliases = RT_EMPTY_MAP;
  ns->meta = rt_meta(sym);
  ns->idhash = 0;
  add_ns(sp, ns);
  return (val)ns;
}

static bool collect_ns(void *ctx, val k, val v) {
  (void)k;
  *(val *)ctx = rt_vec_conj(*(val *)ctx, v);
  return true;
}

val rt_ns_all(val *sp) {
  val all = RT_EMPTY_VEC;
  boot(sp);
  if (registry != RT_NIL) rt_map_each(registry, collect_ns, &all);
  return all;
}

val rt_ns_name(val ns) { return ((Ns *)ns)->name; }
static val mappings(val *sp, val ns) {
  boot(sp);
  return ((Ns *)ns)->mappings;
}
val rt_ns_mappings(val *sp, val ns) {
  if (rt_lookup_hook) RT_TRY(rt_lookup_hook(sp, ns, RT_NIL));
  return mappings(sp, ns);
}
val rt_ns_aliases(val *sp, val ns) {
  boot(sp);
  return ((Ns *)ns)->aliases;
}
val rt_ns_lookup(val *sp, val ns, val sym) {
  val found = rt_lookup_hook ? rt_lookup_hook(sp, ns, sym) : RT_NIL;
  return found != RT_NIL ? found : rt_get(sp, mappings(sp, ns), sym);
}
val rt_ns_add_alias(val *sp, val ns, val sym, val target) {
  Ns *n = (Ns *)ns;
  rt_write(ns, &n->aliases, rt_assoc(sp, rt_ns_aliases(sp, ns), sym, target));
  return RT_NIL;
}
val rt_ns_refer(val *sp, val ns, val sym, val x) {
  Ns *n = (Ns *)ns;
  rt_write(ns, &n->mappings, rt_assoc(sp, mappings(sp, ns), sym, x));
  return x;
}
val rt_ns_own(val *sp, val ns, val sym) {
  return rt_get(sp, mappings(sp, ns), sym);
}
val rt_ns_intern(val *sp, val ns, val sym) {
  val found = rt_ns_own(sp, ns, sym);
  if (rt_is_var(found) &&
      rt_sym_equal((Sym *)((Var *)found)->ns, (Sym *)((Ns *)ns)->name))
    return found;
  return rt_ns_refer(sp, ns, sym, rt_var_new(((Ns *)ns)->name, sym));
}
val rt_ns_set_meta(val ns, val m) {
  rt_write(ns, &((Ns *)ns)->meta, m);
  return m;
}
val rt_ns_remove(val *sp, val sym) {
  val found = rt_ns_find(sp, sym);
  if (found != RT_NIL) set_static(&registry, rt_dissoc(sp, registry, sym));
  return found;
}
val rt_ns_remove_alias(val *sp, val ns, val sym) {
  Ns *n = (Ns *)ns;
  rt_write(ns, &n->aliases, rt_dissoc(sp, rt_ns_aliases(sp, ns), sym));
  return RT_NIL;
}
val rt_ns_unmap(val *sp, val ns, val sym) {
  Ns *n = (Ns *)ns;
  rt_write(ns, &n->mappings, rt_dissoc(sp, mappings(sp, ns), sym));
  return RT_NIL;
}
