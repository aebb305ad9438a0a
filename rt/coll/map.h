// SPDX-License-Identifier: MIT
// Persistent maps: array-maps up to 8 entries in insertion order, then
// Clojure's hash array mapped tries (Bagwell) with the same node kinds
// (bitmap-indexed, array, hash-collision) and hashes, so iteration order is
// the JVM's.
#ifndef RT_MAP_H
#define RT_MAP_H

#include "rt/mem/gc.h"

typedef struct ArrayMap { // LAYOUT_ARRAY, nraw 1
  const Type *type;
  uintptr_t n;    // number of vals: 1 + 2 * entries
  uintptr_t hash; // cached hasheq, 0 when not computed
  val meta;
  val kvs[]; // key, value, key, value...
} ArrayMap;

typedef struct HashMap {
  const Type *type;
  val meta, root; // root: node or nil
  val nil_value;  // value of the nil key, RT_ABSENT if none
  uint32_t count, hash;
} HashMap;

extern const Type rt_type_array_map, rt_type_hash_map;
extern ArrayMap rt_empty_map;
extern HashMap rt_empty_hash_map;
#define RT_EMPTY_MAP ((val) & rt_empty_map)

#ifndef RT_ARRAY_MAP_MAX
#define RT_ARRAY_MAP_MAX 8 // entries; one more makes a hash map
#endif

static inline uint32_t rt_array_map_count(const ArrayMap *m) {
  return (uint32_t)(m->n >> 1);
}
val rt_array_map_new(uint32_t entries, const val *kvs); // distinct keys
// One whose kvs the caller fills in at once.
static inline ArrayMap *rt_array_map_alloc(uint32_t entries) {
  ArrayMap *m = rt_alloc(&rt_type_array_map,
                         sizeof(ArrayMap) + 2 * (size_t)entries * sizeof(val));
  m->n = 1 + 2 * (uintptr_t)entries;
  m->hash = 0;
  m->meta = RT_NIL;
  return m;
}

// A map of n keys and values in turn (n even). Map literals: duplicate keys
// throw IllegalArgumentException "Duplicate key: k". S.
val rt_map_literal(val *sp, intptr_t n, const val *kvs);
// (hash-map ...): later values win, always a HAMT when not empty. S.
val rt_hash_map_from(val *sp, intptr_t n, const val *kvs);
// Rest-argument map for & {:keys ...}: see seq-to-map-for-destructuring.
// Walks a map of any kind without allocating seqs: calls f(ctx, k, v) until it
// returns false. f must not run Clojure code unless collection is inhibited.
void rt_map_each(val map, bool (*f)(void *ctx, val k, val v), void *ctx);

// What every kind of map does the same way (class S). rt_map_conj adds an
// entry, a pair or another map by means of ops->assoc.
val rt_map_conj(val *sp, val map, val x);
// The same by way of another assoc, such as assoc!.
typedef val MapAssoc(val *sp, val map, val k, val v);
val rt_map_add(val *sp, val map, val x, MapAssoc *assoc);
int rt_map_equal(val *sp, val a, val b);
uint32_t rt_map_hash(val *sp, val map); // not cached
val rt_map_call1(val *sp, val self, val key);
val rt_map_call2(val *sp, val self, val key, val dflt);
uint32_t rt_entry_hash(val *sp, val k, val v); // 0 and pending if thrown

// The mutable position in a map or set that map_iter hands out; see Ops.iter.
#define RT_ITER_DEPTH 18
typedef struct MapIter {
  const Type *type;
  val key, value;
  val coll;                 // what is walked
  val nodes[RT_ITER_DEPTH]; // path of inner nodes
  int32_t depth;            // -1: not started
  uint32_t at[RT_ITER_DEPTH];
} MapIter;

// Transients (tmap.c). The edit id follows the vals (transient.c).
typedef struct TArrayMap {
  const Type *type;
  val kvs;        // VecNode of keys and values
  uintptr_t edit; // 0 after persistent!
  uint32_t len;   // slots used
} TArrayMap;

typedef struct THashMap {
  const Type *type;
  val root, nil_value; // as in HashMap
  uintptr_t edit;
  uint32_t count;
} THashMap;

// What a transient can do besides Ops (class S).
typedef struct TransientOps {
  val (*conj)(val *sp, val o, val x);
  val (*assoc)(val *sp, val o, val k, val v);
  val (*dissoc)(val *sp, val o, val k); // disj! too
  val (*pop)(val *sp, val o);
  val (*persistent)(val *sp, val o);
  bool set; // disj! applies, not dissoc!
} TransientOps;
// The Type of a transient, with KIND_TRANSIENT.
typedef struct TransientType {
  Type type;
  const TransientOps *ops;
} TransientType;
extern const TransientType rt_ttype_vec, rt_ttype_array_map, rt_ttype_hash_map,
    rt_ttype_set;
RT_COLD val rt_transient_used(void); // throws IllegalAccessError
val rt_thash_map_new(val root, val nil_value, uint32_t count);
val rt_thash_map_assoc(val *sp, val t, val k, val v);
val rt_hash_map_new(val meta, val root, val nil_value, uint32_t count);
val rt_array_map_transient(val map);
val rt_hash_map_transient(val map);

#endif
