// SPDX-License-Identifier: MIT
// Sorted maps and sets: persistent red-black trees.
#ifndef RT_SORTED_H
#define RT_SORTED_H

#include "rt/value/value.h"

// Left keys < key < right keys; a red node has no red child; every path to a
// leaf passes the same number of black nodes.
typedef struct TreeNode {
  const Type *type;
  val key, value;  // value: the key itself in sets
  val left, right; // TreeNode or nil
  uintptr_t red;
} TreeNode;

typedef struct Tree { // of either Type
  const Type *type;
  val meta, cmp, root; // cmp: comparator fn, nil: compare
  uint32_t count, hash;
} Tree;

extern const Type rt_type_tree_map, rt_type_tree_set;

val rt_sorted_seq(val coll, val ascending);
// The order of two keys in *out; 0, or -1 thrown. S.
int rt_tree_compare(val *sp, val cmp, val a, val b, int *out);

#endif
