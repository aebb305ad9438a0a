// SPDX-License-Identifier: MIT
// transient, persistent! and the bang operations: dispatch by way of
// TransientType (map.h).
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/coll/hamt.h"
#include "rt/coll/map.h"
#include "rt/coll/vec.h"
#include "rt/base/throw.h"
#include "rt/prim.h"

val rt_transient_used(void) {
  return rt_throwf(&rt_type_illegal_access,
                   "Transient used after persistent! call");
}

// --- edit ids ---
//
// A node with the id of a transient is changed in place. Ids must not come
// again while a node has one, and on wasm they have 31 bits. So when many are
// used up, a collection of old space takes away the ids of all nodes, which are
// copied when a transient next changes them, and numbers the transients anew.

#ifdef RT_TORTURE
enum { MANY = 1000 };
#else
#define MANY (RT_VEC_SPARE / 2)
#endif

static uintptr_t last, renumbered, many = MANY;
static bool asked;

static bool is_hamt_node(const Type *t) {
  return t == &rt_type_bitmap_node || t == &rt_type_array_node ||
         t == &rt_type_collision_node;
}

static void renumber(val o) {
  const Type *t = rt_obj_type(o);
  if (t->kind == KIND_TRANSIENT) {
    size_t at = 1 + t->nvals; // a transient's id follows its vals
    uintptr_t *edit = (uintptr_t *)o + at;
    if (at * sizeof *edit < t->size && *edit) *edit = ++renumbered;
  } else if (t == &rt_type_vec_node) {
    VecNode *n = (VecNode *)o;
    if (!(n->edit & RT_VEC_SPARE)) n->edit = 0;
  } else if (is_hamt_node(t)) {
    ((HamtNode *)o)->edit = 0;
  }
}

static RT_COLD void ask(void) {
  asked = true;
  renumbered = 0;
  rt_gc_visit = renumber;
  rt_gc_want_all();
}

// The edit id; 0 is no transient's.
uintptr_t rt_edit_new(void) {
  if (asked && !rt_gc_visit) { // it has been done
    last = renumbered;
    many = last + MANY;
    asked = false;
  }
  if (RT_UNLIKELY(last >= many) && !asked) ask();
  return ++last;
}

// --- operations ---

static const TransientOps *ops_of(val t) {
  if (!rt_has_kind(t, KIND_TRANSIENT)) return NULL;
  return ((const TransientType *)(const void *)rt_obj_type(t))->ops;
}

// A transient of a type of the program: its own method does it.
static val by_method(val *sp, val t, const char *name, const val *args, int n,
                     const char *promised) {
  val r = rt_call_method(sp, t, name, args, n);
  return r == RT_ABSENT ? rt_throw_cast(t, promised) : r;
}

val rt_transient(val *sp, val coll) {
  const Ops *ops = rt_type_of(coll)->ops;
  if (RT_LIKELY(ops->transient != NULL)) return ops->transient(coll);
  return by_method(sp, coll, "asTransient", NULL, 0,
                   "clojure.lang.IEditableCollection");
}
val rt_persistent_bang(val *sp, val t) {
  const TransientOps *ops = ops_of(t);
  if (RT_LIKELY(ops != NULL)) return ops->persistent(sp, t);
  return by_method(sp, t, "persistent", NULL, 0,
                   "clojure.lang.ITransientCollection");
}
val rt_conj_bang(val *sp, val t, val x) {
  const TransientOps *ops = ops_of(t);
  if (RT_LIKELY(ops != NULL)) return ops->conj(sp, t, x);
  return by_method(sp, t, "conj", &x, 1, "clojure.lang.ITransientCollection");
}
val rt_assoc_bang(val *sp, val t, val k, val v) {
  const TransientOps *ops = ops_of(t);
  if (RT_LIKELY(ops && ops->assoc)) return ops->assoc(sp, t, k, v);
  return by_method(sp, t, "assoc", (val[]){k, v}, 2,
                   "clojure.lang.ITransientAssociative");
}
val rt_dissoc_bang(val *sp, val t, val k) {
  const TransientOps *ops = ops_of(t);
  if (RT_LIKELY(ops && ops->dissoc && !ops->set)) return ops->dissoc(sp, t, k);
  return by_method(sp, t, "without", &k, 1, "clojure.lang.ITransientMap");
}
val rt_disj_bang(val *sp, val t, val k) {
  const TransientOps *ops = ops_of(t);
  if (RT_LIKELY(ops && ops->set)) return ops->dissoc(sp, t, k);
  return by_method(sp, t, "disjoin", &k, 1, "clojure.lang.ITransientSet");
}
val rt_pop_bang(val *sp, val t) {
  const TransientOps *ops = ops_of(t);
  if (RT_LIKELY(ops && ops->pop)) return ops->pop(sp, t);
  return by_method(sp, t, "pop", NULL, 0, "clojure.lang.ITransientVector");
}
