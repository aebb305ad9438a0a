// SPDX-License-Identifier: MIT
// Persistent maps: array-maps up to 8 entries in insertion order, then
// Clojure's hash array mapped tries (Bagwell) with the same node kinds
// (bitmap-indexed, array, hash-collision) and hashes, so iteration order is
// the JVM's.
#ifndef RT_MAP_H
#define RT_MAP_H

#include "value.h"

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
#define RT_EMPTY_MAP ((val) & rt_empty_map)

// A map of n keys and values in turn (n even). Map literals: duplicate keys
// throw IllegalArgumentException "Duplicate key: k". S.
val rt_map_literal(val *sp, intptr_t n, const val *kvs);
// (hash-map ...): later values win, always a HAMT when not empty. S.
val rt_hash_map_from(val *sp, intptr_t n, const val *kvs);
// Rest-argument map for & {:keys ...}: see seq-to-map-for-destructuring.
// Walks a map of any kind without allocating seqs: calls f(ctx, k, v) until it
// returns false. f must not run Clojure code unless collection is inhibited.
void rt_map_each(val map, bool (*f)(void *ctx, val k, val v), void *ctx);

#endif
