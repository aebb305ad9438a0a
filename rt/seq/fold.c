// SPDX-License-Identifier: MIT
// Positions in vectors and seqs for emitted reductions.
#include "rt/seq/fold.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/coll/list.h"
#include "rt/prim.h"
#include "rt/seq/seq.h"

static const Type type_fold = {.type = &rt_type_class,
                               .kind = KIND_OTHER,
                               .layout = LAYOUT_FIXED,
                               .size = sizeof(Fold),
                               .nvals = 4,
                               RT_INVOKE_NONE,
                               .name = "cljwc.Fold",
                               .ops = &rt_ops_default};

static val fold_new(val coll, bool chunks) {
  Fold *f = rt_new(&type_fold);
  f->source = coll;
  f->node = f->out = (val)&rt_empty_node;
  f->one = RT_NIL;
  f->i = f->end = f->count = f->at = 0;
  f->chunks = chunks;
  return (val)f;
}

val rt_fold_seq(val coll) { return fold_new(coll, false); }
val rt_fold_chunks(val coll) { return fold_new(coll, true); }

val rt_fold_new(val coll) {
  bool plain = coll == RT_NIL || rt_is_pvec(coll) || rt_is_seq(coll);
  return plain ? fold_new(coll, false) : RT_NIL;
}

static void take_node(Fold *f, val node, uint32_t i, uint32_t end) {
  rt_write((val)f, &f->node, node);
  f->i = i;
  f->end = end;
}

static int vector_chunk(Fold *f) {
  const Vec *v = (Vec *)f->source;
  uint32_t i = f->at & RT_VEC_MASK, end = (f->at | RT_VEC_MASK) + 1;
  if (f->at >= v->count) return 0;
  if (end > v->count) end = v->count;
  take_node(f, (val)rt_vec_leaf(v, f->at), i, i + end - f->at);
  f->at = end;
  return 1;
}

// The seq after the one whose items were taken last. G.
static val next_seq(val *sp, const Fold *f) {
  switch (f->at) {
  case FOLD_BEFORE: return rt_seq(sp, f->source);
  case FOLD_CHUNK: return rt_chunk_next(sp, f->source);
  default: return rt_next(sp, f->source);
  }
}

static int take_chunk(val *sp, val s) {
  val c = rt_chunk_first(sp + 1, s);
  if (c == RT_THROWN) return -1;
  Fold *f = (Fold *)*sp;
  f->at = FOLD_CHUNK;
  take_node(f, ((Chunk *)c)->node, ((Chunk *)c)->off, ((Chunk *)c)->end);
  return 1;
}

static int take_item(val *sp, val s) {
  val x = rt_first(sp + 1, s);
  if (x == RT_THROWN) return -1;
  Fold *f = (Fold *)*sp;
  f->at = FOLD_ITEM;
  if (f->one == RT_NIL) {
    VecNode *one = rt_node_new(1, 0);
    one->slots[0] = RT_NIL;
    rt_write((val)f, &f->one, (val)one);
  }
  rt_write(f->one, ((VecNode *)f->one)->slots, x);
  take_node(f, f->one, 0, 1);
  return 1;
}

// Of a list, which is all there, some items at once.
static int take_list(Fold *f, List *l) {
  uint32_t n = l->count < RT_CHUNK_SIZE ? l->count : RT_CHUNK_SIZE;
  VecNode *node = rt_node_new(n, 0);
  for (uint32_t i = 0;; l = (List *)l->rest) {
    node->slots[i++] = l->first;
    if (i == n) break;
  }
  f->at = FOLD_ITEM;
  rt_write((val)f, &f->source, (val)l);
  take_node(f, (val)node, 0, n);
  return 1;
}

int rt_fold_chunk(val *sp, val fold) {
  Fold *f = (Fold *)fold;
  if (f->source == RT_NIL) return 0;
  if (rt_is_pvec(f->source)) return vector_chunk(f);
  *sp = fold;
  val s = next_seq(sp + 1, f);
  if (s == RT_THROWN) return -1;
  f = (Fold *)*sp;
  rt_write((val)f, &f->source, s);
  if (s == RT_NIL) return 0;
  if (rt_has_type(s, &rt_type_list) && !f->chunks)
    return take_list(f, (List *)s);
  return rt_is_chunked_seq(s) ? take_chunk(sp, s) : take_item(sp, s);
}

// --- stages ---

val rt_fold_out(val fold) {
  Fold *f = (Fold *)fold;
  uint32_t n = f->end - f->i;
  VecNode *out = rt_node_new(n ? n : 1, 0);
  for (uint32_t i = 0; i < out->n; i++) out->slots[i] = RT_NIL;
  rt_write(fold, &f->out, (val)out);
  f->count = 0;
  return RT_NIL;
}

val rt_fold_put(val fold, val x) {
  Fold *f = (Fold *)fold;
  rt_write(f->out, &((VecNode *)f->out)->slots[f->count++], x);
  return RT_NIL;
}

val rt_fold_swap(val fold) {
  Fold *f = (Fold *)fold;
  take_node(f, f->out, 0, f->count);
  rt_write(fold, &f->out, (val)&rt_empty_node);
  return RT_NIL;
}
