// SPDX-License-Identifier: MIT
// Seqs over vectors, arrays and maps; chunks; and the cursor with which C code
// that cannot collect (class S) walks any seqable.
#ifndef RT_SEQ_H
#define RT_SEQ_H

#include "rt/value/interfaces.h"
#include "rt/value/value.h"
#include "rt/coll/vec.h"

#ifndef RT_CHUNK_SIZE
#define RT_CHUNK_SIZE 32 // elements per chunk of a range
#endif

// What Ops of seqs with meta first have in common, and their Types. Hashes are
// recomputed: few seqs are ever hashed.
#define RT_SEQ_OPS                                                             \
  .seq = rt_seq_self, .conj = rt_seq_conj, .empty = rt_seq_empty,              \
  .equal = rt_seq_equal, .hash = rt_hash_ordered, .meta = rt_seq_meta,         \
  .with_meta = rt_seq_with_meta
#define RT_SEQ_TYPE(id, knd, strct, vals, cname, ifcs, opstable)               \
  const Type id = {.type = &rt_type_class,                                     \
                   .kind = knd,                                                \
                   .layout = LAYOUT_FIXED,                                     \
                   .size = sizeof(strct),                                      \
                   .nvals = vals,                                              \
                   RT_INVOKE_NONE,                                             \
                   .name = cname,                                              \
                   .ifaces = ifcs,                                             \
                   .ops = &opstable}

// A seq on elements i..end of a vector; `node` is the leaf that holds
// element i. Also the seq of a subvector, under another Type.
typedef struct VecSeq {
  const Type *type;
  val meta, vec, node;
  uint32_t i, end, hash;
} VecSeq;

// A vector seen backwards: elements i, i - 1 .. start.
typedef struct VecRSeq {
  const Type *type;
  val meta, vec;
  uint32_t i, start, hash;
} VecRSeq;

// Elements off..end of a VecNode.
typedef struct Chunk {
  const Type *type;
  val node;
  uint32_t off, end;
} Chunk;

typedef struct ChunkBuffer {
  const Type *type;
  val node; // VecNode; nil once made a chunk
  uint32_t count;
} ChunkBuffer;

// Elements off..end of a VecNode (off < end), then `more`.
typedef struct ChunkedCons {
  const Type *type;
  val meta, node, more; // more: a seqable or nil
  uint32_t off, end, hash;
} ChunkedCons;

// A seq on an array from index i.
typedef struct ArraySeq {
  const Type *type;
  val meta, array;
  uint32_t i, n, hash;
} ArraySeq;

enum { MAP_ENTRIES, MAP_KEYS, MAP_VALS };

// A seq on an array-map from entry i of n: entries, keys or values.
typedef struct ArrayMapSeq {
  const Type *type;
  val meta, map;
  uint32_t i, n, what;
} ArrayMapSeq;

// A seq on a hash map, positioned at the entry whose key is
// node->slots[i]; `up` holds the nodes above. A nil key comes first: then
// node is nil, value its value and `root` what follows.
typedef struct HamtSeq {
  const Type *type;
  val meta, node, up; // up: HamtPath or nil
  val root, value;    // only while at the nil key
  uint32_t i, what;
} HamtSeq;

// A position in an inner node: resume at slot i.
typedef struct HamtPath {
  const Type *type;
  val node, up;
  uintptr_t i;
} HamtPath;

extern const Type rt_type_vec_seq, rt_type_subvec_seq, rt_type_vec_rseq,
    rt_type_chunk, rt_type_chunk_buffer, rt_type_chunked_cons,
    rt_type_array_seq, rt_type_array_map_seq, rt_type_repeat, rt_type_iterate,
    rt_type_cycle, rt_type_number_range;

val rt_vec_seq_from(val vec, uint32_t i, uint32_t end, const Type *t);
val rt_vec_rseq(val vec, uint32_t i, uint32_t start);
val rt_array_seq(val array, uint32_t i);
val rt_array_map_seq(val map, uint32_t n, uint32_t what);
val rt_hash_map_seq(val map, uint32_t what);
val rt_chunk_of(val node, uint32_t off, uint32_t end);
// Chunked access to ranges (range.c).
val rt_range_chunk(val range);
val rt_range_chunk_next(val range);
// The seq after n > 0 elements, or nil: of a range; of an array map or its seq.
val rt_range_drop(val range, uint64_t n);
val rt_array_map_drop(val coll, uint64_t n);
// The elements of a seqable in a VecNode with slots to spare; *n of them. G.
val rt_collect(val *sp, val coll, uint32_t *n);
RT_COLD val rt_not_convertible(val coll); // throws what vec and to-array do

// Ops shared by all seqs.
val rt_seq_self(val *sp, val o);
val rt_seq_conj(val *sp, val o, val x);
val rt_seq_empty(val *sp, val o);
int rt_seq_equal(val *sp, val a, val b);
val rt_seq_meta(val o);             // for LAYOUT_FIXED with meta first
val rt_seq_with_meta(val o, val m); // copies the object

// Walks any seqable without leaving the nursery's present state: only between
// rt_gc_inhibit and rt_gc_permit, or on values whose seqs run no Clojure code.
typedef struct Cursor {
  val s;   // a seq that starts with the last element given, if i is 1, else
           // with the next one: no further one is realised; nil at the end
  val vec; // or a plain vector...
  uint32_t i, n; // ...from i to n
} Cursor;
// 0, or -1 thrown.
int rt_cursor_init(val *sp, Cursor *c, val coll);
// 1 with *x set, 0 at the end, -1 thrown.
int rt_cursor_next(val *sp, Cursor *c, val *x);

#endif
