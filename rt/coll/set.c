// SPDX-License-Identifier: MIT
// Hash sets: a hash map (never an array map, as on the JVM) from each element
// to itself; and their transients.
#include "rt/coll/set.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/coll/array.h"
#include "rt/coll/hamt.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/seq/seq.h"
#include "rt/base/throw.h"
#include "rt/coll/vec.h"
#include "rt/prim.h"

static val set_new(val meta, val map) {
  HashSet *s = rt_new(&rt_type_hash_set);
  s->meta = meta;
  s->map = map;
  s->hash = 0;
  return (val)s;
}

static HashMap *map_of(val set) { return (HashMap *)((HashSet *)set)->map; }

static bool hash_failed(uint32_t h) { return h == 0 && rt_exception != RT_NIL; }

// --- Ops ---

static val set_conj(val *sp, val o, val x) {
  const HashMap *m = map_of(o);
  val root = m->root, nil_value = m->nil_value;
  if (x == RT_NIL) {
    if (nil_value != RT_ABSENT) return o;
    nil_value = RT_NIL;
  } else {
    uint32_t h = rt_hash(sp, x);
    if (hash_failed(h)) return RT_THROWN;
    HamtEdit e = {.sp = sp, .keep = true};
    root = rt_hamt_assoc(&e, root, h, x, x);
    RT_TRY(root);
    if (root == m->root) return o;
  }
  val map = rt_hash_map_new(RT_NIL, root, nil_value, m->count + 1);
  return set_new(((HashSet *)o)->meta, map);
}

static val set_disj(val *sp, val o, val x) {
  val old = ((HashSet *)o)->map;
  val map = rt_type_hash_map.ops->dissoc(sp, old, x);
  RT_TRY(map);
  return map == old ? o : set_new(((HashSet *)o)->meta, map);
}

static val set_get(val *sp, val o, val x, val dflt) {
  return rt_type_hash_map.ops->get(sp, ((HashSet *)o)->map, x, dflt);
}
static int set_contains(val *sp, val o, val x) {
  val y = set_get(sp, o, x, RT_ABSENT);
  return y == RT_THROWN ? -1 : y != RT_ABSENT;
}
static val set_seq(val *sp, val o) {
  (void)sp;
  return map_of(o)->count ? rt_hash_map_seq(((HashSet *)o)->map, MAP_KEYS)
                          : RT_NIL;
}
static intptr_t set_count(val *sp, val o) {
  (void)sp;
  return map_of(o)->count;
}
static val set_empty(val *sp, val o) {
  (void)sp;
  val meta = ((HashSet *)o)->meta;
  return meta == RT_NIL ? RT_EMPTY_SET : set_new(meta, rt_empty_set.map);
}
static uint32_t set_hash(val *sp, val o) {
  HashSet *s = (HashSet *)o;
  if (!s->hash) s->hash = rt_set_hash(sp, o);
  return s->hash;
}
static bool set_each(val o, bool (*f)(void *, val, val), void *ctx) {
  const HashMap *m = map_of(o);
  if (m->nil_value != RT_ABSENT && !f(ctx, RT_NIL, RT_NIL)) return false;
  return rt_hamt_each(m->root, f, ctx);
}
static bool set_iter(MapIter *it) {
  if (it->depth == -1 && it->at[0] == 0)
    rt_write((val)it, &it->coll, ((HashSet *)it->coll)->map);
  return rt_type_hash_map.ops->iter(it);
}
static val set_transient(val o);

static const Ops set_ops = {
    .seq = set_seq,
    .count = set_count,
    .conj = set_conj,
    .get = set_get,
    .contains = set_contains,
    .dissoc = set_disj,
    .empty = set_empty,
    .equal = rt_set_equal,
    .hash = set_hash,
    .meta = rt_seq_meta,
    .with_meta = rt_seq_with_meta,
    .each = set_each,
    .iter = set_iter,
    .transient = set_transient,
};
static const Type *const set_ifaces[] = {&rt_iface_a_set, &rt_iface_obj,
                                         &rt_iface_editable_collection, NULL};
const Type rt_type_hash_set = {.type = &rt_type_class,
                               .kind = KIND_HASH_SET,
                               .layout = LAYOUT_FIXED,
                               .size = sizeof(HashSet),
                               .nvals = 2,
                               RT_INVOKE_1_2(rt_map_call1, rt_arity2),
                               .name = "clojure.lang.PersistentHashSet",
                               .ifaces = set_ifaces,
                               .ops = &set_ops};
HashSet RT_ALIGNED rt_empty_set = {&rt_type_hash_set, RT_NIL,
                                   (val)&rt_empty_hash_map, 0};

// --- what all sets do the same way ---

typedef struct SetWalk {
  val *sp;
  val other;
  int result;
  uint32_t sum, count;
} SetWalk;

// The elements of b are looked up in a, as on the JVM.
static bool is_in_other(void *ctx, val k, val v) {
  (void)v;
  SetWalk *w = ctx;
  w->result = rt_contains(w->sp, w->other, k);
  if (w->result < 0 && rt_type_of(rt_exception) == &rt_type_class_cast) {
    rt_catch(); // a sorted set cannot have a key it cannot compare
    w->result = 0;
  }
  return w->result > 0;
}

int rt_set_equal(val *sp, val a, val b) {
  if (!rt_is_set(b) &&
      !(rt_has_kind(b, KIND_OBJECT) && rt_instance(&rt_iface_ju_set, b)))
    return 0;
  if (!(sp = rt_nest_by(sp, RT_NEST_SLOTS + 4))) return -1;
  rt_gc_inhibit();
  intptr_t n = rt_count_raw(sp, a), m = rt_count_raw(sp, b);
  SetWalk w = {.sp = sp, .other = a, .result = m < 0 ? -1 : n == m};
  val from = b;
  if (!rt_obj_type(b)->ops->each) {
    w.other = b;
    from = a;
  }
  if (w.result > 0) rt_map_each(from, is_in_other, &w);
  rt_gc_permit();
  return w.result;
}

static bool add_hash(void *ctx, val k, val v) {
  (void)v;
  SetWalk *w = ctx;
  uint32_t h = rt_hash(w->sp, k);
  if (hash_failed(h)) w->result = -1;
  w->sum += h;
  w->count++;
  return w->result == 0;
}

uint32_t rt_set_hash(val *sp, val set) {
  SetWalk w = {.sp = sp};
  rt_map_each(set, add_hash, &w);
  return w.result < 0 ? 0 : rt_hash_mix_coll(w.sum, w.count);
}

// --- transients ---

typedef struct TSet {
  const Type *type;
  val map; // THashMap
} TSet;

static THashMap *tmap_of(val t) { return (THashMap *)((TSet *)t)->map; }

static val set_transient(val o) {
  TSet *t = rt_new(&rt_ttype_set.type);
  t->map = rt_hash_map_transient(((HashSet *)o)->map);
  return (val)t;
}

static val tset_conj(val *sp, val o, val x) {
  THashMap *t = tmap_of(o);
  if (RT_UNLIKELY(!t->edit)) return rt_transient_used();
  if (x == RT_NIL) {
    t->count += t->nil_value == RT_ABSENT;
    t->nil_value = RT_NIL;
    return o;
  }
  uint32_t h = rt_hash(sp, x);
  if (hash_failed(h)) return RT_THROWN;
  HamtEdit e = {.sp = sp, .edit = t->edit, .keep = true};
  val root = rt_hamt_assoc(&e, t->root, h, x, x);
  RT_TRY(root);
  if (root != t->root) rt_write((val)t, &t->root, root);
  t->count += e.changed;
  return o;
}
static val tset_disj(val *sp, val o, val x) {
  val m = rt_dissoc_bang(sp, ((TSet *)o)->map, x);
  return m == RT_THROWN ? m : o;
}
static val tset_persistent(val *sp, val o) {
  val m = rt_persistent_bang(sp, ((TSet *)o)->map);
  RT_TRY(m);
  return ((HashMap *)m)->count ? set_new(RT_NIL, m) : RT_EMPTY_SET;
}
static intptr_t tset_count(val *sp, val o) {
  return rt_count_raw(sp, ((TSet *)o)->map);
}
static val tset_get(val *sp, val o, val x, val dflt) {
  return rt_get_or(sp, ((TSet *)o)->map, x, dflt);
}
static int tset_contains(val *sp, val o, val x) {
  return rt_contains(sp, ((TSet *)o)->map, x);
}

static const Ops tset_ops = {.count = tset_count,
                             .get = tset_get,
                             .contains = tset_contains,
                             .hash = rt_hash_by_identity};
static const TransientOps tset_tops = {.conj = tset_conj,
                                       .dissoc = tset_disj,
                                       .persistent = tset_persistent,
                                       .set = true};
static const Type *const tset_ifaces[] = {&rt_iface_a_transient_set, NULL};
const TransientType rt_ttype_set = {
    {.type = &rt_type_class,
     .kind = KIND_TRANSIENT,
     .layout = LAYOUT_FIXED,
     .size = sizeof(TSet),
     .nvals = 1,
     RT_INVOKE_1_2(rt_map_call1, rt_map_call2),
     .name = "clojure.lang.PersistentHashSet$TransientHashSet",
     .ifaces = tset_ifaces,
     .ops = &tset_ops},
    &tset_tops};

// --- construction ---

static val set_of(val *sp, intptr_t n, const val *items, bool check) {
  if (n == 0) return RT_EMPTY_SET;
  val t = set_transient(RT_EMPTY_SET);
  for (intptr_t i = 0; i < n; i++) {
    RT_TRY(tset_conj(sp, t, items[i]));
    if (check && tmap_of(t)->count != (uint32_t)(i + 1))
      return rt_throwf(&rt_type_illegal_argument, "Duplicate key: %v",
                       items[i]);
  }
  return tset_persistent(sp, t);
}

val rt_set_literal(val *sp, intptr_t n, const val *items) {
  return set_of(sp, n, items, true);
}

val rt_hash_set_from_array(val *sp, val array) {
  const Array *a = (Array *)array;
  return set_of(sp, (intptr_t)a->n, a->items, false);
}
