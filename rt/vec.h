// SPDX-License-Identifier: MIT
// Persistent vectors: 32-way radix-balanced tries with a tail (Hickey, after
// Bagwell's array-mapped tries); subvectors; map entries; transients.
#ifndef RT_VEC_H
#define RT_VEC_H

#include "value.h"

#ifndef RT_VEC_BITS
#define RT_VEC_BITS 5 // the "tiny" test build uses 2
#endif
#define RT_VEC_WIDTH (1u << RT_VEC_BITS)
#define RT_VEC_MASK (RT_VEC_WIDTH - 1)

typedef struct VecNode { // LAYOUT_ARRAY, nraw 1
  const Type *type;
  uintptr_t n;
  uintptr_t edit; // id of the transient that owns it; 0: shared
  val slots[];
} VecNode;

typedef struct Vec {
  const Type *type;
  val meta, root, tail; // root, tail: VecNode
  uint32_t count, shift, hash;
} Vec;

typedef struct MapEntry {
  const Type *type;
  val key, value;
  uint32_t hash;
} MapEntry;

extern const Type rt_type_vec, rt_type_vec_node, rt_type_map_entry;
extern Vec rt_empty_vec;
#define RT_EMPTY_VEC ((val) & rt_empty_vec)

val rt_vec_from(intptr_t n, const val *items); // copies; any n
val rt_vec_conj(val vec, val x);
// i must be below the count (checked by the caller).
val rt_vec_ref(const Vec *v, uint32_t i);
val rt_map_entry(val key, val value);

#endif
