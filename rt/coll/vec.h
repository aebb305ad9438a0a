// SPDX-License-Identifier: MIT
// Persistent vectors: 32-way radix-balanced tries with a tail (Hickey, after
// Bagwell's array-mapped tries); subvectors; map entries; transients.
#ifndef RT_VEC_H
#define RT_VEC_H

#include "rt/mem/fatal.h"
#include "rt/value/value.h"

#ifndef RT_VEC_BITS
#define RT_VEC_BITS 5 // the "tiny" test build uses 2
#endif
#define RT_VEC_WIDTH (1u << RT_VEC_BITS)
#define RT_VEC_MASK (RT_VEC_WIDTH - 1)

// Inner nodes hold VecNodes, leaves and tails hold elements. A node has as
// many slots as it needs, or more: the rest is nil. Static nodes have edit 0.
typedef struct VecNode { // LAYOUT_ARRAY, nraw 1
  const Type *type;
  uintptr_t n;
  uintptr_t edit; // id of the transient that owns it; or RT_VEC_SPARE | used
  val slots[];
} VecNode;

// A tail with free slots. The vector whose tail is exactly `used` long may
// take the next one in place: no other vector sees it. So conj copies a tail
// only when it must grow or when a shorter or longer sibling shares it.
#define RT_VEC_SPARE ((uintptr_t)1 << (sizeof(uintptr_t) * 8 - 1))

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

typedef struct SubVec { // elements start..end of vec
  const Type *type;
  val meta, vec; // vec: Vec
  uint32_t start, end, hash;
} SubVec;

typedef struct TVec { // transient vector
  const Type *type;
  val root, tail; // VecNodes; tail is owned and has n slots
  uintptr_t edit; // 0 after persistent!
  uint32_t count, shift;
} TVec;

extern const Type rt_type_vec, rt_type_vec_node, rt_type_map_entry,
    rt_type_subvec;
extern VecNode rt_empty_node;
extern Vec rt_empty_vec;
#define RT_EMPTY_VEC ((val) & rt_empty_vec)

val rt_vec_from(intptr_t n, const val *items); // copies; any n
val rt_vec_conj(val vec, val x);
val rt_map_entry(val key, val value);
val rt_vec_assoc_at(val vec, uint32_t i, val x);   // i below the count
VecNode *rt_node_new(uintptr_t n, uintptr_t edit); // slots uninitialised
val rt_vec_transient(val vec);
VecNode *rt_node_copy(const VecNode *from, uintptr_t n, uintptr_t edit);
uintptr_t rt_edit_new(void); // a fresh transient id
val rt_node_new_path(uint32_t level, val node, uintptr_t edit);

// Index of the first element in the tail.
static inline uint32_t rt_vec_tailoff(uint32_t count) {
  return count < RT_VEC_WIDTH ? 0 : (count - 1) & ~RT_VEC_MASK;
}
static inline VecNode *rt_trie_leaf(val root, uint32_t shift, uint32_t i) {
  for (; shift > 0; shift -= RT_VEC_BITS)
    root = ((VecNode *)root)->slots[(i >> shift) & RT_VEC_MASK];
  return (VecNode *)root;
}
// The leaf (or tail) with element i; i must be below the count.
static inline VecNode *rt_vec_leaf(const Vec *v, uint32_t i) {
  if (i >= rt_vec_tailoff(v->count)) return (VecNode *)v->tail;
  return rt_trie_leaf(v->root, v->shift, i);
}
static inline val rt_vec_ref(const Vec *v, uint32_t i) {
  RT_ASSERT(i < v->count);
  return rt_vec_leaf(v, i)->slots[i & RT_VEC_MASK];
}

// Vectors, subvectors and map entries alike: is it one, length, element.
static inline bool rt_is_veclike(val v) {
  if (!rt_is_ptr(v)) return false;
  uint8_t k = rt_obj_type(v)->kind;
  return k >= KIND_VEC && k <= KIND_MAP_ENTRY;
}
uint32_t rt_veclike_count(val v);
val rt_veclike_ref(val v, uint32_t i);
// The index a key denotes: 1, or 0 when it is no integer.
int rt_index_of_key(val key, int64_t *i);
// Shared by vectors, subvectors and map entries (all class S).
int rt_vec_equal(val *sp, val a, val b);
uint32_t rt_vec_hash(val *sp, val v); // not cached
int rt_vec_compare(val *sp, val a, val b, int *out);

#endif
