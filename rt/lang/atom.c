// SPDX-License-Identifier: MIT
// Mutable cells: atoms and volatiles; and Reduced, which ends a reduction.
// Watches and validators are run by Clojure code; here they are only kept.
#include "rt/lang/atom.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/num/num.h"
#include "rt/base/throw.h"
#include "rt/prim.h"

#define CELL_TYPE(id, knd, strct, vals, cname, ifcs, opstable, flg)            \
  const Type rt_type_##id = {.type = &rt_type_class,                           \
                             .kind = knd,                                      \
                             .layout = LAYOUT_FIXED,                           \
                             .flags = flg,                                     \
                             .size = sizeof(strct),                            \
                             .nvals = vals,                                    \
                             RT_INVOKE_NONE,                                   \
                             .name = cname,                                    \
                             .ifaces = ifcs,                                   \
                             .ops = &opstable}

// --- atoms ---

static Atom *as_atom(val a) { return (Atom *)a; }

val rt_atom_new(val x) {
  Atom *a = rt_new(&rt_type_atom);
  a->value = x;
  a->meta = a->watches = a->validator = RT_NIL;
  a->idhash = 0;
  return (val)a;
}
static val atom_deref(val *sp, val o) {
  (void)sp;
  return as_atom(o)->value;
}
static val atom_meta(val o) { return as_atom(o)->meta; }
static const Ops atom_ops = {.deref = atom_deref, .meta = atom_meta};
static const Type *const atom_ifaces[] = {&rt_iface_a_ref, &rt_iface_atom2,
                                          NULL};
CELL_TYPE(atom, KIND_ATOM, Atom, 4, "clojure.lang.Atom", atom_ifaces, atom_ops,
          TYPE_IDENTITY);

val rt_atom_get(val a) { return as_atom(a)->value; }
val rt_atom_set(val a, val x) {
  rt_write(a, &as_atom(a)->value, x);
  return x;
}
val rt_atom_watches(val a) { return as_atom(a)->watches; }
val rt_atom_set_watches(val a, val m) {
  rt_write(a, &as_atom(a)->watches, m);
  return RT_NIL;
}
val rt_atom_validator(val a) { return as_atom(a)->validator; }
val rt_atom_set_validator(val a, val f) {
  rt_write(a, &as_atom(a)->validator, f);
  return RT_NIL;
}
bool rt_atom_plain(val a) {
  return as_atom(a)->watches == RT_NIL && as_atom(a)->validator == RT_NIL;
}
val rt_atom_set_meta(val a, val m) {
  rt_write(a, &as_atom(a)->meta, m);
  return m;
}

// --- volatiles ---

static Volatile *as_volatile(val v) { return (Volatile *)v; }

val rt_volatile_new(val x) {
  Volatile *v = rt_new(&rt_type_volatile);
  v->value = x;
  v->idhash = 0;
  return (val)v;
}
static val volatile_deref(val *sp, val o) {
  (void)sp;
  return as_volatile(o)->value;
}
static const Ops volatile_ops = {.deref = volatile_deref};
static const Type *const deref_ifaces[] = {&rt_iface_deref, NULL};
CELL_TYPE(volatile, KIND_VOLATILE, Volatile, 1, "clojure.lang.Volatile",
          deref_ifaces, volatile_ops, TYPE_IDENTITY);

val rt_volatile_get(val v) { return as_volatile(v)->value; }
static RT_COLD val no_volatile(val v) {
  return rt_throw_cast(v, "clojure.lang.Volatile");
}
val rt_volatile_value(val v) {
  return rt_has_kind(v, KIND_VOLATILE) ? as_volatile(v)->value : no_volatile(v);
}
val rt_volatile_set(val v, val x) {
  if (!rt_has_kind(v, KIND_VOLATILE)) return no_volatile(v);
  rt_write(v, &as_volatile(v)->value, x);
  return x;
}

// --- reduced ---

val rt_reduced(val x) {
  Reduced *r = rt_new(&rt_type_reduced);
  r->value = x;
  r->idhash = 0;
  return (val)r;
}
static val reduced_deref(val *sp, val o) {
  (void)sp;
  return ((Reduced *)o)->value;
}
static const Ops reduced_ops = {.deref = reduced_deref};
CELL_TYPE(reduced, KIND_REDUCED, Reduced, 1, "clojure.lang.Reduced",
          deref_ifaces, reduced_ops, TYPE_IDENTITY);

val rt_unreduced(val x) {
  return rt_has_kind(x, KIND_REDUCED) ? ((Reduced *)x)->value : x;
}
