// SPDX-License-Identifier: MIT
// The hash array mapped trie under hash maps and sets (hamt.c).
#ifndef RT_HAMT_H
#define RT_HAMT_H

#include "rt/coll/map.h"
#include "rt/value/value.h"

#ifndef RT_HAMT_BITS
#define RT_HAMT_BITS 5
#endif
#define RT_HAMT_WIDTH (1u << RT_HAMT_BITS)
#define RT_HAMT_MASK (RT_HAMT_WIDTH - 1)

// One struct for the three kinds of node, told apart by Type:
//   bitmap     bits: one per slot pair in use, in order of hash digit; a pair
//              is key and value, or nil and a deeper node
//   array      bits: number of children; WIDTH slots, each a node or nil
//   collision  bits: the hash all its keys share; pairs of key and value
// Owned nodes may have more slots than they use: the rest is nil.
typedef struct HamtNode { // LAYOUT_ARRAY, nraw 2
  const Type *type;
  uintptr_t n;
  uintptr_t edit; // id of the transient that owns it; 0: shared
  uintptr_t bits;
  val slots[];
} HamtNode;

extern const Type rt_type_bitmap_node, rt_type_array_node,
    rt_type_collision_node;

// What an update carries down the trie, and whether the size changed.
typedef struct HamtEdit {
  val *sp;
  uintptr_t edit; // 0: copy everything
  bool keep;      // an equal key keeps its value (sets)
  bool changed;   // a key was added or removed
} HamtEdit;

// The pair of the key (slot[0], slot[1]) in *slot: 1, 0 if absent, -1 thrown.
int rt_hamt_find(val *sp, val node, uint32_t hash, val key, const val **slot);
// The new root (`node` itself if nothing changed), RT_THROWN. node: or nil.
val rt_hamt_assoc(HamtEdit *e, val node, uint32_t hash, val key, val v);
val rt_hamt_dissoc(HamtEdit *e, val node, uint32_t hash, val key);
bool rt_hamt_each(val node, bool (*f)(void *, val, val), void *ctx);
// Steps it->nodes below depth 0, whose root is already in place.
bool rt_hamt_iter(MapIter *it);
void rt_iter_push(MapIter *it, val node);

static inline unsigned rt_hamt_digit(uint32_t hash, unsigned shift) {
  return (hash >> (shift & 31)) & RT_HAMT_MASK;
}
// Slots of a node that are in use.
static inline unsigned rt_hamt_used(const HamtNode *n) {
  return n->type == &rt_type_bitmap_node
             ? 2 * (unsigned)__builtin_popcount((unsigned)n->bits)
             : (unsigned)n->n;
}

#endif
