// SPDX-License-Identifier: MIT
// transient, persistent! and the bang operations: dispatch by way of
// TransientType (map.h).
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/coll/map.h"
#include "rt/coll/vec.h"
#include "rt/base/throw.h"
#include "rt/prim.h"

val rt_transient(val coll) {
  const Ops *ops = rt_type_of(coll)->ops;
  if (ops->transient) return ops->transient(coll);
  return rt_throw_cast(coll, "clojure.lang.IEditableCollection");
}

val rt_transient_used(void) {
  return rt_throwf(&rt_type_illegal_access,
                   "Transient used after persistent! call");
}

// The edit id; 0 is no transient's.
uintptr_t rt_edit_new(void) {
  static uintptr_t last;
  last = (last + 1) & ~RT_VEC_SPARE;
  if (last == 0) last = 1;
  return last;
}

static const TransientOps *ops_of(val t) {
  if (!rt_has_kind(t, KIND_TRANSIENT)) return NULL;
  return ((const TransientType *)(const void *)rt_obj_type(t))->ops;
}

val rt_persistent_bang(val *sp, val t) {
  const TransientOps *ops = ops_of(t);
  if (RT_LIKELY(ops != NULL)) return ops->persistent(sp, t);
  return rt_throw_cast(t, "clojure.lang.ITransientCollection");
}
val rt_conj_bang(val *sp, val t, val x) {
  const TransientOps *ops = ops_of(t);
  if (RT_LIKELY(ops != NULL)) return ops->conj(sp, t, x);
  return rt_throw_cast(t, "clojure.lang.ITransientCollection");
}
val rt_assoc_bang(val *sp, val t, val k, val v) {
  const TransientOps *ops = ops_of(t);
  if (RT_LIKELY(ops && ops->assoc)) return ops->assoc(sp, t, k, v);
  return rt_throw_cast(t, "clojure.lang.ITransientAssociative");
}
val rt_dissoc_bang(val *sp, val t, val k) {
  const TransientOps *ops = ops_of(t);
  if (RT_LIKELY(ops && ops->dissoc && !ops->set)) return ops->dissoc(sp, t, k);
  return rt_throw_cast(t, "clojure.lang.ITransientMap");
}
val rt_disj_bang(val *sp, val t, val k) {
  const TransientOps *ops = ops_of(t);
  if (RT_LIKELY(ops && ops->set)) return ops->dissoc(sp, t, k);
  return rt_throw_cast(t, "clojure.lang.ITransientSet");
}
val rt_pop_bang(val *sp, val t) {
  const TransientOps *ops = ops_of(t);
  if (RT_LIKELY(ops && ops->pop)) return ops->pop(sp, t);
  return rt_throw_cast(t, "clojure.lang.ITransientVector");
}
