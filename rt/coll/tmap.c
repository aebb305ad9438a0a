// SPDX-License-Identifier: MIT
// Transient maps: an array of keys and values that turns into a hash map when
// it overflows (assoc! then returns another object), and a trie whose nodes
// are owned (hamt.c).
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/coll/hamt.h"
#include "rt/value/interfaces.h"
#include "rt/coll/map.h"
#include "rt/seq/seq.h"
#include "rt/base/throw.h"
#include "rt/coll/vec.h"
#include "rt/prim.h"

#include <string.h>

static val tmap_conj(val *sp, val o, val x) {
  return rt_map_add(sp, o, x, rt_assoc_bang);
}

static val tmap_find(val *sp, val o, val key) {
  val v = rt_obj_type(o)->ops->get(sp, o, key, RT_ABSENT);
  if (v == RT_THROWN) return v;
  return v == RT_ABSENT ? RT_NIL : rt_map_entry(key, v);
}
static int tmap_contains(val *sp, val o, val key) {
  val v = rt_obj_type(o)->ops->get(sp, o, key, RT_ABSENT);
  return v == RT_THROWN ? -1 : v != RT_ABSENT;
}

static const Type *const tmap_ifaces[] = {&rt_iface_a_transient_map, NULL};

// --- transient array maps ---

enum { SLOTS = 2 * RT_ARRAY_MAP_MAX };

val rt_array_map_transient(val map) {
  const ArrayMap *m = (ArrayMap *)map;
  uintptr_t len = m->n - 1, cap = len > SLOTS ? len : SLOTS;
  VecNode *kvs = rt_node_new(cap, 0);
  memcpy(kvs->slots, m->kvs, len * sizeof(val));
  memset(kvs->slots + len, 0, (cap - len) * sizeof(val));
  TArrayMap *t = rt_new(&rt_ttype_array_map.type);
  t->kvs = (val)kvs;
  t->edit = 1;
  t->len = (uint32_t)len;
  return (val)t;
}

// Index of the key's slot, -1 if absent, -2 thrown.
static int array_index(val *sp, const TArrayMap *t, val key) {
  const VecNode *kvs = (VecNode *)t->kvs;
  for (uint32_t i = 0; i < t->len; i += 2) {
    int eq = rt_equal(sp, key, kvs->slots[i]);
    if (eq) return eq < 0 ? -2 : (int)i;
  }
  return -1;
}

static val array_overflow(val *sp, const TArrayMap *t, val key, val v) {
  const VecNode *kvs = (VecNode *)t->kvs;
  val h = rt_thash_map_new(RT_NIL, RT_ABSENT, 0);
  for (uint32_t i = 0; i < t->len; i += 2)
    RT_TRY(rt_thash_map_assoc(sp, h, kvs->slots[i], kvs->slots[i + 1]));
  return rt_thash_map_assoc(sp, h, key, v);
}

static val tarray_assoc(val *sp, val o, val key, val v) {
  TArrayMap *t = (TArrayMap *)o;
  if (!t->edit) return rt_transient_used();
  VecNode *kvs = (VecNode *)t->kvs;
  int i = array_index(sp, t, key);
  if (i == -2) return RT_THROWN;
  if (i >= 0) {
    rt_write((val)kvs, &kvs->slots[i + 1], v);
    return o;
  }
  if (t->len >= kvs->n) return array_overflow(sp, t, key, v);
  rt_write((val)kvs, &kvs->slots[t->len], key);
  rt_write((val)kvs, &kvs->slots[t->len + 1], v);
  t->len += 2;
  return o;
}

// The last pair fills the gap, as on the JVM.
static val tarray_dissoc(val *sp, val o, val key) {
  TArrayMap *t = (TArrayMap *)o;
  if (!t->edit) return rt_transient_used();
  VecNode *kvs = (VecNode *)t->kvs;
  int i = array_index(sp, t, key);
  if (i < 0) return i == -2 ? RT_THROWN : o;
  t->len -= 2;
  rt_write((val)kvs, &kvs->slots[i], kvs->slots[t->len]);
  rt_write((val)kvs, &kvs->slots[i + 1], kvs->slots[t->len + 1]);
  kvs->slots[t->len] = kvs->slots[t->len + 1] = RT_NIL;
  return o;
}

static val tarray_persistent(val *sp, val o) {
  (void)sp;
  TArrayMap *t = (TArrayMap *)o;
  if (!t->edit) return rt_transient_used();
  t->edit = 0;
  if (t->len == 0) return RT_EMPTY_MAP;
  return rt_array_map_new(t->len / 2, ((VecNode *)t->kvs)->slots);
}

static val tarray_get(val *sp, val o, val key, val dflt) {
  const TArrayMap *t = (TArrayMap *)o;
  if (!t->edit) return rt_transient_used();
  int i = array_index(sp, t, key);
  if (i < 0) return i == -2 ? RT_THROWN : dflt;
  return ((VecNode *)t->kvs)->slots[i + 1];
}
static intptr_t tarray_count(val *sp, val o) {
  (void)sp;
  if (!((TArrayMap *)o)->edit) return rt_transient_used(), -1;
  return ((TArrayMap *)o)->len / 2;
}

static const Ops tarray_ops = {.count = tarray_count,
                               .get = tarray_get,
                               .find = tmap_find,
                               .contains = tmap_contains,
                               .hash = rt_hash_by_identity};
static const TransientOps tarray_tops = {.conj = tmap_conj,
                                         .assoc = tarray_assoc,
                                         .dissoc = tarray_dissoc,
                                         .persistent = tarray_persistent};
const TransientType rt_ttype_array_map = {
    {.type = &rt_type_class,
     .kind = KIND_TRANSIENT,
     .layout = LAYOUT_FIXED,
     .size = sizeof(TArrayMap),
     .nvals = 1,
     RT_INVOKE_1_2(rt_map_call1, rt_map_call2),
     .name = "clojure.lang.PersistentArrayMap$TransientArrayMap",
     .ifaces = tmap_ifaces,
     .ops = &tarray_ops},
    &tarray_tops};

// --- transient hash maps ---

val rt_thash_map_new(val root, val nil_value, uint32_t count) {
  THashMap *t = rt_new(&rt_ttype_hash_map.type);
  t->root = root;
  t->nil_value = nil_value;
  t->edit = rt_edit_new();
  t->count = count;
  return (val)t;
}

val rt_hash_map_transient(val map) {
  const HashMap *m = (HashMap *)map;
  return rt_thash_map_new(m->root, m->nil_value, m->count);
}

val rt_thash_map_assoc(val *sp, val o, val key, val v) {
  THashMap *t = (THashMap *)o;
  if (RT_UNLIKELY(!t->edit)) return rt_transient_used();
  if (key == RT_NIL) {
    t->count += t->nil_value == RT_ABSENT;
    rt_write(o, &t->nil_value, v);
    return o;
  }
  uint32_t h = rt_hash(sp, key);
  if (h == 0 && rt_exception != RT_NIL) return RT_THROWN;
  HamtEdit e = {.sp = sp, .edit = t->edit};
  val root = rt_hamt_assoc(&e, t->root, h, key, v);
  RT_TRY(root);
  if (root != t->root) rt_write(o, &t->root, root);
  t->count += e.changed;
  return o;
}

static val thash_dissoc(val *sp, val o, val key) {
  THashMap *t = (THashMap *)o;
  if (!t->edit) return rt_transient_used();
  if (key == RT_NIL) {
    t->count -= t->nil_value != RT_ABSENT;
    t->nil_value = RT_ABSENT;
    return o;
  }
  if (t->root == RT_NIL) return o;
  uint32_t h = rt_hash(sp, key);
  if (h == 0 && rt_exception != RT_NIL) return RT_THROWN;
  HamtEdit e = {.sp = sp, .edit = t->edit};
  val root = rt_hamt_dissoc(&e, t->root, h, key);
  RT_TRY(root);
  if (root != t->root) rt_write(o, &t->root, root);
  t->count -= e.changed;
  return o;
}

static val thash_persistent(val *sp, val o) {
  (void)sp;
  THashMap *t = (THashMap *)o;
  if (!t->edit) return rt_transient_used();
  t->edit = 0;
  return rt_hash_map_new(RT_NIL, t->root, t->nil_value, t->count);
}

static val thash_get(val *sp, val o, val key, val dflt) {
  const THashMap *t = (THashMap *)o;
  if (!t->edit) return rt_transient_used();
  if (key == RT_NIL) return t->nil_value == RT_ABSENT ? dflt : t->nil_value;
  if (t->root == RT_NIL) return dflt;
  uint32_t h = rt_hash(sp, key);
  if (h == 0 && rt_exception != RT_NIL) return RT_THROWN;
  const val *slot;
  int found = rt_hamt_find(sp, t->root, h, key, &slot);
  if (found > 0) return slot[1];
  return found < 0 ? RT_THROWN : dflt;
}
static intptr_t thash_count(val *sp, val o) {
  (void)sp;
  if (!((THashMap *)o)->edit) return rt_transient_used(), -1;
  return ((THashMap *)o)->count;
}

static const Ops thash_ops = {.count = thash_count,
                              .get = thash_get,
                              .find = tmap_find,
                              .contains = tmap_contains,
                              .hash = rt_hash_by_identity};
static const TransientOps thash_tops = {.conj = tmap_conj,
                                        .assoc = rt_thash_map_assoc,
                                        .dissoc = thash_dissoc,
                                        .persistent = thash_persistent};
const TransientType rt_ttype_hash_map = {
    {.type = &rt_type_class,
     .kind = KIND_TRANSIENT,
     .layout = LAYOUT_FIXED,
     .size = sizeof(THashMap),
     .nvals = 2,
     RT_INVOKE_1_2(rt_map_call1, rt_map_call2),
     .name = "clojure.lang.PersistentHashMap$TransientHashMap",
     .ifaces = tmap_ifaces,
     .ops = &thash_ops},
    &thash_tops};
