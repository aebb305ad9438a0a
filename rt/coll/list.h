// SPDX-License-Identifier: MIT
// Persistent lists, the empty list, conses and lazy seqs.
#ifndef RT_LIST_H
#define RT_LIST_H

#include "rt/value/value.h"

typedef struct List { // PersistentList, at least one element
  const Type *type;
  val meta, first;
  val rest; // List, or nil at the end
  uint32_t count, hash;
} List;

typedef struct EmptyList {
  const Type *type;
  val meta;
} EmptyList;

typedef struct Cons {
  const Type *type;
  val meta, first;
  val rest; // any seq, or nil
  uint32_t hash;
} Cons;

typedef struct LazySeq {
  const Type *type;
  val meta;
  val fn; // thunk; nil once called
  val s;  // what the thunk returned, then the realised seq or nil
  uint32_t hash;
  uint32_t state; // LAZY_*
} LazySeq;

enum { LAZY_THUNK, LAZY_VALUE, LAZY_DONE };

extern const Type rt_type_list, rt_type_empty_list, rt_type_cons, rt_type_rest,
    rt_type_lazy_seq;
extern EmptyList rt_empty_list;
#define RT_EMPTY_LIST ((val) & rt_empty_list)

val rt_list_cons(val x, val list); // list: List, () or nil -> PersistentList
val rt_list_from(intptr_t n, const val *items); // () when n is 0
// The rest argument of a variadic function, a seq that is no list; nil when n
// is 0.
val rt_rest_from(intptr_t n, const val *items);
val rt_cons(val *sp, val x, val seqable); // G (calls seq on it)
val rt_cons_new(val first, val rest);     // rest: a seq or nil
val rt_lazy_seq(val fn);
// A ^:once function of this type throws: what its captures are for another
// call, which rt_lazy_seq's seq may make.
void rt_keep_captures(const Type *fn, int n, const val *values);
bool rt_lazy_realized(val ls);

#endif
