// SPDX-License-Identifier: MIT
// What emitted reductions walk over a vector or seq with (expansions.edn): a
// mutable position, a chunk at a time. A seq is realised no further than by the
// functions of clojure.core: the next chunk when the one before is used up.
//
// Between source and step there may be stages, each a loop over all items of
// the chunk that puts what it makes of them into another one, which then takes
// the place of the chunk.
#ifndef RT_FOLD_H
#define RT_FOLD_H

#include "rt/coll/vec.h"

enum { FOLD_BEFORE, FOLD_CHUNK, FOLD_ITEM }; // where in the seq

typedef struct Fold {
  const Type *type;
  val source; // a plain vector, or the seq the chunk is from (before the first
              // one: what has the seq); nil: at the end
  val node;   // VecNode: its slots i..end are the items to come
  val out;    // VecNode that a stage fills, `count` so far
  val one;    // VecNode for single items of a seq, once there are some
  uint32_t i, end, count;
  uint32_t at;     // vector: index of the next chunk; seq: FOLD_*
  uint32_t chunks; // stages look at it: take no more at a time than Clojure
} Fold;

// A position before the first item of a vector, seq or nil; nil for others.
val rt_fold_new(val coll);
// The same for the seq of anything; with stages.
val rt_fold_seq(val coll);
val rt_fold_chunks(val coll);
// Goes on to the next chunk: 1, 0 at the end, -1 thrown. G.
int rt_fold_chunk(val *sp, val fold);
val rt_fold_out(val fold); // begins a stage
val rt_fold_put(val fold, val x);
val rt_fold_swap(val fold); // ends it

// Are there more items in the chunk?
static inline bool rt_fold_in(val fold) {
  return ((Fold *)fold)->i < ((Fold *)fold)->end;
}
// Is there another item? 1, 0 or -1 thrown. G.
static inline int rt_fold_step(val *sp, val fold) {
  return rt_fold_in(fold) ? 1 : rt_fold_chunk(sp, fold);
}
static inline val rt_fold_item(val fold) {
  Fold *f = (Fold *)fold;
  RT_ASSERT(f->i < f->end);
  return ((VecNode *)f->node)->slots[f->i++];
}

#endif
