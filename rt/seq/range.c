// SPDX-License-Identifier: MIT
// Ranges of longs with a step other than 0. A range is its own seq: next is a
// new range with another start. Chunks are made only when asked for.
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/num/num.h"
#include "rt/seq/seq.h"
#include "rt/base/throw.h"
#include "rt/prim.h"

typedef struct Range { // never empty
  const Type *type;
  val meta;
  uint32_t hash, spare;
  int64_t start, step;
  uint64_t count;
} Range;

extern const Type rt_type_range;

static val range_new(int64_t start, int64_t step, uint64_t count) {
  Range *r = rt_new(&rt_type_range);
  r->meta = RT_NIL;
  r->hash = r->spare = 0;
  r->start = start;
  r->step = step;
  r->count = count;
  return (val)r;
}

val rt_range_new(val from, val to, val by) {
  int64_t start, end, step;
  if (!rt_to_int64(from, &start) || !rt_to_int64(to, &end) ||
      !rt_to_int64(by, &step))
    return RT_THROWN;
  if (step > 0 ? start >= end : start <= end) return RT_EMPTY_LIST;
  uint64_t span = step > 0 ? (uint64_t)end - (uint64_t)start
                           : (uint64_t)start - (uint64_t)end;
  uint64_t stride = step > 0 ? (uint64_t)step : 0 - (uint64_t)step;
  return range_new(start, step, (span - 1) / stride + 1);
}

// Element i, wherever the arithmetic would not overflow: all of them.
static int64_t elem(const Range *r, uint64_t i) {
  return (int64_t)((uint64_t)r->start + i * (uint64_t)r->step);
}

static val range_first(val *sp, val o) {
  (void)sp;
  return rt_long(((Range *)o)->start);
}
static val range_next(val *sp, val o) {
  (void)sp;
  const Range *r = (Range *)o;
  if (r->count == 1) return RT_NIL;
  return range_new(elem(r, 1), r->step, r->count - 1);
}
static intptr_t range_count(val *sp, val o) {
  (void)sp;
  uint64_t n = ((Range *)o)->count;
  return n > INTPTR_MAX ? INTPTR_MAX : (intptr_t)n;
}
static val range_nth(val *sp, val o, intptr_t i, val dflt) {
  (void)sp;
  const Range *r = (Range *)o;
  if (i >= 0 && (uint64_t)i < r->count) return rt_long(elem(r, (uint64_t)i));
  return dflt == RT_ABSENT ? rt_throw_index() : dflt;
}
static uint32_t range_hash(val *sp, val o) {
  Range *r = (Range *)o;
  if (!r->hash) r->hash = rt_hash_ordered(sp, o);
  return r->hash;
}

static const Ops range_ops = {
    .seq = rt_seq_self,
    .first = range_first,
    .next = range_next,
    .count = range_count,
    .nth = range_nth,
    .conj = rt_seq_conj,
    .empty = rt_seq_empty,
    .equal = rt_seq_equal,
    .hash = range_hash,
    .meta = rt_seq_meta,
    .with_meta = rt_seq_with_meta,
};
static const Type *const range_ifaces[] = {
    &rt_iface_a_seq,  &rt_iface_counted, &rt_iface_chunked_seq,
    &rt_iface_reduce, &rt_iface_drop,    NULL};
const Type rt_type_range = {.type = &rt_type_class,
                            .kind = KIND_RANGE,
                            .layout = LAYOUT_FIXED,
                            .size = sizeof(Range),
                            .nvals = 1,
                            RT_INVOKE_NONE,
                            .name = "clojure.lang.LongRange",
                            .ifaces = range_ifaces,
                            .ops = &range_ops};

// --- chunks ---

static uint32_t chunk_size(const Range *r) {
  return r->count < RT_CHUNK_SIZE ? (uint32_t)r->count : RT_CHUNK_SIZE;
}
val rt_range_chunk(val o) {
  const Range *r = (Range *)o;
  uint32_t n = chunk_size(r);
  VecNode *node = rt_node_new(n, 0);
  for (uint32_t i = 0; i < n; i++) node->slots[i] = rt_long(elem(r, i));
  return rt_chunk_of((val)node, 0, n);
}
val rt_range_drop(val o, uint64_t n) {
  const Range *r = (Range *)o;
  if (n >= r->count) return RT_NIL;
  return range_new(elem(r, n), r->step, r->count - n);
}
val rt_range_chunk_next(val o) {
  return rt_range_drop(o, chunk_size((Range *)o));
}

// --- prims ---

val rt_range_start(val o) { return rt_long(((Range *)o)->start); }
val rt_range_last(val o) {
  const Range *r = (Range *)o;
  return rt_long(elem(r, r->count - 1));
}
val rt_range_step(val o) { return rt_long(((Range *)o)->step); }
