// SPDX-License-Identifier: MIT
// Hash sets: a hash map from each element to itself. Never an array-map, even
// when small: so the order is the JVM's.
#ifndef RT_SET_H
#define RT_SET_H

#include "rt/value/value.h"

typedef struct HashSet {
  const Type *type;
  val meta;
  val map; // HashMap of element -> element
  uint32_t hash;
} HashSet;

extern const Type rt_type_hash_set;
extern HashSet rt_empty_set;
#define RT_EMPTY_SET ((val) & rt_empty_set)

// Set literals: duplicates throw "Duplicate key: x". S.
val rt_set_literal(val *sp, intptr_t n, const val *items);

// Shared by all kinds of set.
int rt_set_equal(val *sp, val a, val b);
uint32_t rt_set_hash(val *sp, val set); // not cached

#endif
