// SPDX-License-Identifier: MIT
// Seqs over vectors and maps, chunks, and the cursor.
//
// The seqs are small objects that remember where they are (a leaf and an
// index, a node and the path above it), so that first is one load and next one
// allocation.
#include "rt/seq/seq.h"
#include "rt/coll/array.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/coll/hamt.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/lang/object.h"
#include "rt/coll/sorted.h"
#include "rt/base/throw.h"
#include "rt/prim.h"

#include <string.h>

// --- what seqs have in common ---

val rt_seq_self(val *sp, val o) {
  (void)sp;
  return o;
}
val rt_seq_empty(val *sp, val o) {
  (void)sp, (void)o;
  return RT_EMPTY_LIST;
}
// Of objects whose first val is the metadata.
val rt_seq_meta(val o) { return ((val *)o)[1]; }
val rt_seq_with_meta(val o, val m) {
  const Type *t = rt_obj_type(o);
  val *copy = rt_new(t);
  memcpy(copy, (void *)o, t->size);
  copy[1] = m;
  return (val)copy;
}
static const Type *const aseq_ifaces[] = {&rt_iface_a_seq, NULL};
static const Type *const indexed_ifaces[] = {
    &rt_iface_a_seq, &rt_iface_indexed_seq, &rt_iface_reduce, NULL};
static const Type *const chunked_ifaces[] = {
    &rt_iface_a_seq,  &rt_iface_chunked_seq, &rt_iface_counted,
    &rt_iface_reduce, &rt_iface_drop,        NULL};
static const Type *const reversed_ifaces[] = {
    &rt_iface_a_seq, &rt_iface_indexed_seq, &rt_iface_counted, NULL};

// --- vector seqs ---

static val vec_seq_at(const Type *t, val vec, val node, uint32_t i,
                      uint32_t end) {
  VecSeq *s = rt_new(t);
  s->meta = RT_NIL;
  s->vec = vec;
  s->node = node;
  s->i = i;
  s->end = end;
  s->hash = 0;
  return (val)s;
}

val rt_vec_seq_from(val vec, uint32_t i, uint32_t end, const Type *t) {
  return vec_seq_at(t, vec, (val)rt_vec_leaf((Vec *)vec, i), i, end);
}

static val vseq_first(val *sp, val o) {
  (void)sp;
  const VecSeq *s = (VecSeq *)o;
  return ((VecNode *)s->node)->slots[s->i & RT_VEC_MASK];
}
static val vseq_next(val *sp, val o) {
  (void)sp;
  const VecSeq *s = (VecSeq *)o;
  uint32_t i = s->i + 1;
  if (i >= s->end) return RT_NIL;
  val node = i & RT_VEC_MASK ? s->node : (val)rt_vec_leaf((Vec *)s->vec, i);
  return vec_seq_at(s->type, s->vec, node, i, s->end);
}
static intptr_t vseq_count(val *sp, val o) {
  (void)sp;
  return ((VecSeq *)o)->end - ((VecSeq *)o)->i;
}

static const Ops vseq_ops = {RT_SEQ_OPS, .first = vseq_first, .next = vseq_next,
                             .count = vseq_count};
RT_SEQ_TYPE(rt_type_vec_seq, KIND_CHUNKED_SEQ, VecSeq, 3,
            "clojure.lang.PersistentVector$ChunkedSeq", chunked_ifaces,
            vseq_ops);
RT_SEQ_TYPE(rt_type_subvec_seq, KIND_SEQ, VecSeq, 3,
            "clojure.lang.APersistentVector$Seq", indexed_ifaces, vseq_ops);

val rt_vec_rseq(val vec, uint32_t i, uint32_t start) {
  VecRSeq *s = rt_new(&rt_type_vec_rseq);
  s->meta = RT_NIL;
  s->vec = vec;
  s->i = i;
  s->start = start;
  s->hash = 0;
  return (val)s;
}
static val vrseq_first(val *sp, val o) {
  (void)sp;
  return rt_vec_ref((Vec *)((VecRSeq *)o)->vec, ((VecRSeq *)o)->i);
}
static val vrseq_next(val *sp, val o) {
  (void)sp;
  const VecRSeq *s = (VecRSeq *)o;
  return s->i > s->start ? rt_vec_rseq(s->vec, s->i - 1, s->start) : RT_NIL;
}
static intptr_t vrseq_count(val *sp, val o) {
  (void)sp;
  return ((VecRSeq *)o)->i - ((VecRSeq *)o)->start + 1;
}
static const Ops vrseq_ops = {RT_SEQ_OPS, .first = vrseq_first,
                              .next = vrseq_next, .count = vrseq_count};
RT_SEQ_TYPE(rt_type_vec_rseq, KIND_SEQ, VecRSeq, 2,
            "clojure.lang.APersistentVector$RSeq", reversed_ifaces, vrseq_ops);

static val rseq_of_vec(val v) {
  uint32_t n = rt_veclike_count(v);
  if (n == 0) return RT_NIL;
  if (rt_has_kind(v, KIND_VEC)) return rt_vec_rseq(v, n - 1, 0);
  if (rt_has_kind(v, KIND_SUBVEC)) {
    const SubVec *s = (SubVec *)v;
    return rt_vec_rseq(s->vec, s->end - 1, s->start);
  }
  val kv[] = {rt_veclike_ref(v, 0), rt_veclike_ref(v, 1)};
  return rt_vec_rseq(rt_vec_from(2, kv), 1, 0);
}

val rt_rseq(val *sp, val coll) {
  if (rt_is_veclike(coll)) return rseq_of_vec(coll);
  if (rt_has_kind(coll, KIND_TREE_MAP) || rt_has_kind(coll, KIND_TREE_SET))
    return rt_sorted_seq(coll, RT_FALSE);
  if (!rt_has_kind(coll, KIND_OBJECT) || !rt_is_reversible(coll))
    return rt_throw_cast(coll, "clojure.lang.Reversible");
  rt_gc_inhibit(); // class S
  val seq = rt_user_call1(sp, coll, "rseq", &rt_iface_iseq);
  rt_gc_permit();
  return seq;
}

// --- chunks ---

val rt_chunk_of(val node, uint32_t off, uint32_t end) {
  Chunk *c = rt_new(&rt_type_chunk);
  c->node = node;
  c->off = off;
  c->end = end;
  return (val)c;
}
static intptr_t chunk_size(val *sp, val o) {
  (void)sp;
  return ((Chunk *)o)->end - ((Chunk *)o)->off;
}
static val chunk_elem(val *sp, val o, intptr_t i, val dflt) {
  (void)sp;
  const Chunk *c = (Chunk *)o;
  if ((uintptr_t)i < c->end - c->off)
    return ((VecNode *)c->node)->slots[c->off + (uint32_t)i];
  return dflt == RT_ABSENT ? rt_throw_index() : dflt;
}
static const Ops chunk_ops = {
    .count = chunk_size, .nth = chunk_elem, .hash = rt_hash_by_identity};
static const Type *const chunk_ifaces[] = {&rt_iface_chunk,
                                           &rt_iface_serializable, NULL};
RT_SEQ_TYPE(rt_type_chunk, KIND_CHUNK, Chunk, 1, "clojure.lang.ArrayChunk",
            chunk_ifaces, chunk_ops);
static intptr_t buffer_size(val *sp, val o) {
  (void)sp;
  return ((ChunkBuffer *)o)->count;
}
static const Ops buffer_ops = {.count = buffer_size,
                               .hash = rt_hash_by_identity};
static const Type *const buffer_ifaces[] = {&rt_iface_counted, NULL};
RT_SEQ_TYPE(rt_type_chunk_buffer, KIND_OTHER, ChunkBuffer, 1,
            "clojure.lang.ChunkBuffer", buffer_ifaces, buffer_ops);

val rt_chunk_buffer(val capacity) {
  intptr_t n = rt_is_fix(capacity) ? rt_unfix(capacity) : RT_CHUNK_SIZE;
  VecNode *node = rt_node_new(n < 1 ? 1 : (uintptr_t)n, 0);
  memset(node->slots, 0, node->n * sizeof(val));
  ChunkBuffer *b = rt_new(&rt_type_chunk_buffer);
  b->node = (val)node;
  b->count = 0;
  return (val)b;
}
static bool is_buffer(val x) {
  return rt_is_ptr(x) && rt_obj_type(x) == &rt_type_chunk_buffer;
}
static RT_COLD val no_buffer(val x) {
  return rt_throw_cast(x, "clojure.lang.ChunkBuffer");
}

val rt_chunk_append(val buffer, val x) {
  if (!is_buffer(buffer)) return no_buffer(buffer);
  ChunkBuffer *b = (ChunkBuffer *)buffer;
  VecNode *node = (VecNode *)b->node;
  if (b->count == node->n) {
    node = rt_node_copy(node, 2 * node->n, 0);
    rt_write(buffer, &b->node, (val)node);
  }
  rt_write((val)node, &node->slots[b->count++], x);
  return RT_NIL;
}
val rt_chunk(val buffer) {
  if (!is_buffer(buffer)) return no_buffer(buffer);
  ChunkBuffer *b = (ChunkBuffer *)buffer;
  val c = rt_chunk_of(b->node, 0, b->count);
  b->node = (val)&rt_empty_node;
  b->count = 0;
  return c;
}

val rt_chunk_count(val chunk) { return RT_FIX(chunk_size(NULL, chunk)); }
val rt_chunk_nth(val chunk, val i) {
  const Chunk *c = (Chunk *)chunk;
  return ((VecNode *)c->node)->slots[c->off + (uint32_t)rt_unfix(i)];
}

// --- chunked conses ---

static val chunked_cons(const Type *t, val node, uint32_t off, uint32_t end,
                        val more) {
  ChunkedCons *c = rt_new(t);
  c->meta = RT_NIL;
  c->node = node;
  c->more = more;
  c->off = off;
  c->end = end;
  c->hash = 0;
  return (val)c;
}
val rt_chunk_cons(val *sp, val chunk, val more) {
  (void)sp;
  if (!rt_is_ptr(chunk) || rt_obj_type(chunk) != &rt_type_chunk)
    return rt_throw_cast(chunk, "clojure.lang.IChunk");
  const Chunk *c = (Chunk *)chunk;
  if (c->off == c->end) return more;
  return chunked_cons(&rt_type_chunked_cons, c->node, c->off, c->end, more);
}

static val ccons_first(val *sp, val o) {
  (void)sp;
  return ((VecNode *)((ChunkedCons *)o)->node)->slots[((ChunkedCons *)o)->off];
}
static val ccons_next(val *sp, val o) {
  const ChunkedCons *c = (ChunkedCons *)o;
  if (c->off + 1 < c->end)
    return chunked_cons(c->type, c->node, c->off + 1, c->end, c->more);
  return rt_seq(sp, c->more);
}
static val ccons_more(val *sp, val o) {
  (void)sp;
  const ChunkedCons *c = (ChunkedCons *)o;
  if (c->off + 1 < c->end)
    return chunked_cons(c->type, c->node, c->off + 1, c->end, c->more);
  return c->more == RT_NIL ? RT_EMPTY_LIST : c->more;
}
static const Ops ccons_ops = {RT_SEQ_OPS, .first = ccons_first,
                              .next = ccons_next, .more = ccons_more};
static const Type *const ccons_ifaces[] = {&rt_iface_a_seq,
                                           &rt_iface_chunked_seq, NULL};
static const Type *const range_ifaces[] = {
    &rt_iface_a_seq, &rt_iface_chunked_seq, &rt_iface_reduce, NULL};
RT_SEQ_TYPE(rt_type_chunked_cons, KIND_CHUNKED_CONS, ChunkedCons, 3,
            "clojure.lang.ChunkedCons", ccons_ifaces, ccons_ops);

// A range of other numbers than longs: its chunks, one after the other.
RT_SEQ_TYPE(rt_type_number_range, KIND_CHUNKED_CONS, ChunkedCons, 3,
            "clojure.lang.Range", range_ifaces, ccons_ops);
val rt_range_cons(val chunk, val more) {
  const Chunk *c = (Chunk *)chunk;
  return chunked_cons(&rt_type_number_range, c->node, c->off, c->end, more);
}

// --- chunked access to any chunked seq ---

static uint32_t leaf_end(const VecSeq *s) {
  uint32_t next = (s->i | RT_VEC_MASK) + 1;
  return next < s->end ? next : s->end;
}

static val not_chunked(val s) {
  return rt_throw_cast(s, "clojure.lang.IChunkedSeq");
}

// The first chunk of a chunked seq of the program's; a chunk of a type of the
// program's is copied.
static val user_chunk(val *sp, val s) {
  val chunk = rt_user_call1(sp, s, "chunkedFirst", &rt_type_object);
  if (chunk == RT_THROWN || rt_has_kind(chunk, KIND_CHUNK)) return chunk;
  sp[0] = chunk;
  val n = rt_count(sp + 1, chunk);
  if (n == RT_THROWN) return n;
  sp[1] = rt_chunk_buffer(n);
  for (intptr_t i = 0; i < rt_unfix(n); i++) {
    val x = rt_nth(sp + 2, sp[0], RT_FIX(i));
    if (x == RT_THROWN) return x;
    rt_chunk_append(sp[1], x);
  }
  return rt_chunk(sp[1]);
}

val rt_chunk_first(val *sp, val s) {
  if (rt_has_kind(s, KIND_CHUNKED_CONS)) {
    const ChunkedCons *c = (ChunkedCons *)s;
    return rt_chunk_of(c->node, c->off, c->end);
  }
  if (rt_has_type(s, &rt_type_vec_seq)) {
    const VecSeq *v = (VecSeq *)s;
    uint32_t off = v->i & RT_VEC_MASK;
    return rt_chunk_of(v->node, off, off + leaf_end(v) - v->i);
  }
  if (rt_has_kind(s, KIND_RANGE)) return rt_range_chunk(s);
  if (rt_has_kind(s, KIND_OBJECT)) return user_chunk(sp, s);
  return not_chunked(s);
}

val rt_chunk_next(val *sp, val s) {
  if (rt_has_kind(s, KIND_CHUNKED_CONS))
    return rt_seq(sp, ((ChunkedCons *)s)->more);
  if (rt_has_type(s, &rt_type_vec_seq)) {
    const VecSeq *v = (VecSeq *)s;
    uint32_t i = leaf_end(v);
    return i < v->end ? rt_vec_seq_from(v->vec, i, v->end, v->type) : RT_NIL;
  }
  if (rt_has_kind(s, KIND_RANGE)) return rt_range_chunk_next(s);
  if (rt_has_kind(s, KIND_OBJECT))
    return rt_user_call1(sp, s, "chunkedNext", &rt_iface_iseq);
  return not_chunked(s);
}

val rt_chunk_rest(val *sp, val s) {
  val r;
  if (rt_has_kind(s, KIND_CHUNKED_CONS))
    r = ((ChunkedCons *)s)->more;
  else if (rt_has_kind(s, KIND_OBJECT))
    return rt_user_call1(sp, s, "chunkedMore", &rt_iface_iseq);
  else
    r = rt_chunk_next(sp, s);
  return r == RT_NIL ? RT_EMPTY_LIST : r;
}

// --- array seqs ---

val rt_array_seq(val array, uint32_t i) {
  uint32_t n = rt_array_length(array);
  if (i >= n) return RT_NIL;
  ArraySeq *s = rt_new(&rt_type_array_seq);
  s->meta = RT_NIL;
  s->array = array;
  s->i = i;
  s->n = n;
  s->hash = 0;
  return (val)s;
}
static val aseq_first(val *sp, val o) {
  (void)sp;
  return rt_array_ref(((ArraySeq *)o)->array, ((ArraySeq *)o)->i);
}
static val aseq_next(val *sp, val o) {
  (void)sp;
  return rt_array_seq(((ArraySeq *)o)->array, ((ArraySeq *)o)->i + 1);
}
static intptr_t aseq_count(val *sp, val o) {
  (void)sp;
  return ((ArraySeq *)o)->n - ((ArraySeq *)o)->i;
}
static const Ops aseq_ops = {RT_SEQ_OPS, .first = aseq_first, .next = aseq_next,
                             .count = aseq_count};
RT_SEQ_TYPE(rt_type_array_seq, KIND_SEQ, ArraySeq, 2, "clojure.lang.ArraySeq",
            indexed_ifaces, aseq_ops);

// --- map seqs ---

static val part(val k, val v, uint32_t what) {
  return what == MAP_ENTRIES ? rt_map_entry(k, v) : what == MAP_KEYS ? k : v;
}

static const Type keys_types[2], hamt_types[3];

static val array_map_seq_at(const Type *t, val map, uint32_t i, uint32_t n,
                            uint32_t what) {
  ArrayMapSeq *s = rt_new(t);
  s->meta = RT_NIL;
  s->map = map;
  s->i = i;
  s->n = n;
  s->what = what;
  return (val)s;
}
val rt_array_map_seq(val map, uint32_t n, uint32_t what) {
  const Type *t = what ? &keys_types[what - 1] : &rt_type_array_map_seq;
  return array_map_seq_at(t, map, 0, n, what);
}
static val amseq_first(val *sp, val o) {
  (void)sp;
  const ArrayMapSeq *s = (ArrayMapSeq *)o;
  const val *kv = ((ArrayMap *)s->map)->kvs + 2 * s->i;
  return part(kv[0], kv[1], s->what);
}
static val amseq_next(val *sp, val o) {
  (void)sp;
  const ArrayMapSeq *s = (ArrayMapSeq *)o;
  if (s->i + 1 >= s->n) return RT_NIL;
  return array_map_seq_at(s->type, s->map, s->i + 1, s->n, s->what);
}
val rt_array_map_drop(val coll, uint64_t n) {
  ArrayMapSeq at = {.map = coll, .n = 0};
  if (rt_has_type(coll, &rt_type_array_map_seq))
    at = *(ArrayMapSeq *)coll;
  else
    at.n = (uint32_t)(((ArrayMap *)coll)->n - 1) / 2;
  if (n >= at.n - at.i) return RT_NIL;
  return array_map_seq_at(&rt_type_array_map_seq, at.map, at.i + (uint32_t)n,
                          at.n, MAP_ENTRIES);
}
static intptr_t amseq_count(val *sp, val o) {
  (void)sp;
  return ((ArrayMapSeq *)o)->n - ((ArrayMapSeq *)o)->i;
}
static const Ops amseq_ops = {RT_SEQ_OPS, .first = amseq_first,
                              .next = amseq_next, .count = amseq_count};
#define AMSEQ_TYPE(cname, ifcs)                                                \
  {.type = &rt_type_class,                                                     \
   .kind = KIND_SEQ,                                                           \
   .layout = LAYOUT_FIXED,                                                     \
   .size = sizeof(ArrayMapSeq),                                                \
   .nvals = 2,                                                                 \
   RT_INVOKE_NONE,                                                             \
   .name = cname,                                                              \
   .ifaces = ifcs,                                                             \
   .ops = &amseq_ops}
static const Type *const array_map_ifaces[] = {
    &rt_iface_a_seq, &rt_iface_counted, &rt_iface_reduce, &rt_iface_drop, NULL};
const Type rt_type_array_map_seq =
    AMSEQ_TYPE("clojure.lang.PersistentArrayMap$Seq", array_map_ifaces);
static const Type keys_types[] = {
    AMSEQ_TYPE("clojure.lang.APersistentMap$KeySeq", aseq_ifaces),
    AMSEQ_TYPE("clojure.lang.APersistentMap$ValSeq", aseq_ifaces)};

static const Type type_path = {.type = &rt_type_class,
                               .kind = KIND_NODE,
                               .layout = LAYOUT_FIXED,
                               .size = sizeof(HamtPath),
                               .nvals = 2,
                               RT_INVOKE_NONE,
                               .name = "cljwc.HamtPath",
                               .ops = &rt_ops_default};

static val path_new(val node, val up, uintptr_t i) {
  HamtPath *p = rt_new(&type_path);
  p->node = node;
  p->up = up;
  p->i = i;
  return (val)p;
}

static HamtSeq *hamt_seq_new(const Type *t, val node, val up, uint32_t i,
                             uint32_t what) {
  HamtSeq *s = rt_new(t);
  s->meta = RT_NIL;
  s->node = node;
  s->up = up;
  s->root = s->value = RT_NIL;
  s->i = i;
  s->what = what;
  return s;
}

// The seq from the first entry at or after slot i of `node`.
static val hamt_seq_from(const Type *t, val node, val up, uint32_t i,
                         uint32_t what) {
  for (;;) {
    const HamtNode *h = (HamtNode *)node;
    bool array = h->type == &rt_type_array_node;
    uint32_t used = rt_hamt_used(h);
    while (array && i < used && h->slots[i] == RT_NIL) i++;
    if (i >= used) {
      if (up == RT_NIL) return RT_NIL;
      const HamtPath *p = (HamtPath *)up;
      node = p->node;
      i = (uint32_t)p->i;
      up = p->up;
    } else if (array) {
      up = path_new(node, up, i + 1);
      node = h->slots[i];
      i = 0;
    } else if (h->slots[i] == RT_NIL) {
      up = path_new(node, up, i + 2);
      node = h->slots[i + 1];
      i = 0;
    } else {
      return (val)hamt_seq_new(t, node, up, i, what);
    }
  }
}

val rt_hash_map_seq(val map, uint32_t what) {
  const HashMap *m = (HashMap *)map;
  const Type *t = &hamt_types[what];
  if (m->nil_value == RT_ABSENT) {
    if (m->root == RT_NIL) return RT_NIL;
    return hamt_seq_from(t, m->root, RT_NIL, 0, what);
  }
  HamtSeq *s = hamt_seq_new(t, RT_NIL, RT_NIL, 0, what);
  s->root = m->root;
  s->value = m->nil_value;
  return (val)s;
}
static val hseq_first(val *sp, val o) {
  (void)sp;
  const HamtSeq *s = (HamtSeq *)o;
  if (s->node == RT_NIL) return part(RT_NIL, s->value, s->what);
  const val *kv = ((HamtNode *)s->node)->slots + s->i;
  return part(kv[0], kv[1], s->what);
}
static val hseq_next(val *sp, val o) {
  (void)sp;
  const HamtSeq *s = (HamtSeq *)o;
  if (s->node != RT_NIL)
    return hamt_seq_from(s->type, s->node, s->up, s->i + 2, s->what);
  if (s->root == RT_NIL) return RT_NIL;
  return hamt_seq_from(s->type, s->root, RT_NIL, 0, s->what);
}
static const Ops hseq_ops = {RT_SEQ_OPS, .first = hseq_first,
                             .next = hseq_next};
#define HSEQ_TYPE(cname)                                                       \
  {.type = &rt_type_class,                                                     \
   .kind = KIND_SEQ,                                                           \
   .layout = LAYOUT_FIXED,                                                     \
   .size = sizeof(HamtSeq),                                                    \
   .nvals = 5,                                                                 \
   RT_INVOKE_NONE,                                                             \
   .name = cname,                                                              \
   .ifaces = aseq_ifaces,                                                      \
   .ops = &hseq_ops}
static const Type hamt_types[] = {
    HSEQ_TYPE("clojure.lang.PersistentHashMap$NodeSeq"),
    HSEQ_TYPE("clojure.lang.APersistentMap$KeySeq"),
    HSEQ_TYPE("clojure.lang.APersistentMap$ValSeq")};

// --- keys and vals ---

// The keys or values of a seq of entries.
typedef struct PartSeq {
  const Type *type;
  val meta, s;
  uint32_t what;
} PartSeq;

static const Type part_types[2];

static val part_seq(val s, uint32_t what) {
  if (s == RT_NIL || s == RT_THROWN) return s;
  PartSeq *p = rt_new(&part_types[what - 1]);
  p->meta = RT_NIL;
  p->s = s;
  p->what = what;
  return (val)p;
}
static val pseq_first(val *sp, val o) {
  const PartSeq *p = (PartSeq *)o;
  sp[0] = o;
  val e = rt_first(sp + 1, p->s);
  RT_TRY(e);
  return ((PartSeq *)sp[0])->what == MAP_KEYS ? rt_key(sp, e) : rt_val(sp, e);
}
static val pseq_next(val *sp, val o) {
  sp[0] = o;
  val s = rt_next(sp + 1, ((PartSeq *)o)->s);
  return part_seq(s, ((PartSeq *)sp[0])->what);
}
static const Ops pseq_ops = {RT_SEQ_OPS, .first = pseq_first,
                             .next = pseq_next};
#define PSEQ_TYPE(cname)                                                       \
  {.type = &rt_type_class,                                                     \
   .kind = KIND_SEQ,                                                           \
   .layout = LAYOUT_FIXED,                                                     \
   .size = sizeof(PartSeq),                                                    \
   .nvals = 2,                                                                 \
   RT_INVOKE_NONE,                                                             \
   .name = cname,                                                              \
   .ifaces = aseq_ifaces,                                                      \
   .ops = &pseq_ops}
static const Type part_types[] = {
    PSEQ_TYPE("clojure.lang.APersistentMap$KeySeq"),
    PSEQ_TYPE("clojure.lang.APersistentMap$ValSeq")};

static val parts(val *sp, val map, uint32_t what) {
  if (rt_has_kind(map, KIND_ARRAY_MAP)) {
    uint32_t n = rt_array_map_count((ArrayMap *)map);
    return n ? rt_array_map_seq(map, n, what) : RT_NIL;
  }
  if (rt_has_kind(map, KIND_HASH_MAP)) return rt_hash_map_seq(map, what);
  return part_seq(rt_seq(sp, map), what);
}
val rt_keys(val *sp, val map) { return parts(sp, map, MAP_KEYS); }
val rt_vals(val *sp, val map) { return parts(sp, map, MAP_VALS); }

// --- the cursor ---

int rt_cursor_init(val *sp, Cursor *c, val coll) {
  c->vec = c->s = RT_NIL;
  c->i = 0;
  if (rt_has_kind(coll, KIND_VEC)) {
    c->vec = coll;
    c->n = ((Vec *)coll)->count;
    return 0;
  }
  c->s = rt_seq(sp, coll);
  return c->s == RT_THROWN ? -1 : 0;
}

int rt_cursor_next(val *sp, Cursor *c, val *x) {
  if (c->vec != RT_NIL) {
    if (c->i == c->n) return 0;
    *x = rt_vec_ref((Vec *)c->vec, c->i++);
    return 1;
  }
  if (c->s == RT_NIL) return 0;
  if (c->i) c->s = rt_obj_type(c->s)->ops->next(sp, c->s);
  c->i = 1;
  if (c->s == RT_NIL) return 0;
  if (c->s == RT_THROWN) return -1;
  *x = rt_obj_type(c->s)->ops->first(sp, c->s);
  return *x == RT_THROWN ? -1 : 1;
}

// --- any seqable into a list, vector or array: rooted, since this is G ---

// Copies the elements into a VecNode of the right size at least; *n of them.
val rt_collect(val *sp, val coll, uint32_t *n) {
  uint32_t used = 0;
  sp[0] = (val)rt_node_new(RT_VEC_WIDTH, 0);
  memset(((VecNode *)sp[0])->slots, 0, RT_VEC_WIDTH * sizeof(val));
  sp[1] = coll;
  sp[1] = rt_seq(sp + 2, coll);
  while (sp[1] != RT_NIL) {
    RT_TRY(sp[1]);
    const Ops *ops = rt_obj_type(sp[1])->ops;
    val x = ops->first(sp + 2, sp[1]);
    RT_TRY(x);
    VecNode *node = (VecNode *)sp[0];
    if (used == node->n) {
      uint64_t slots = 2 * (uint64_t)node->n;
      if (!rt_gc_room(sizeof *node + slots * sizeof(val))) return RT_THROWN;
      node = rt_node_copy(node, (uintptr_t)slots, 0);
      sp[0] = (val)node;
    }
    rt_write(sp[0], &node->slots[used++], x);
    if (rt_poll(sp + 2)) return RT_THROWN;
    sp[1] = rt_obj_type(sp[1])->ops->next(sp + 2, sp[1]);
  }
  *n = used;
  return sp[0];
}

val rt_not_convertible(val coll) {
  return rt_throwf(&rt_type_runtime_exception,
                   "Unable to convert: class %t to Object[]", coll);
}

val rt_vec_from_seq(val *sp, val coll) {
  uint32_t n;
  if (!rt_is_seqable(coll)) return rt_not_convertible(coll);
  val node = rt_collect(sp, coll, &n);
  RT_TRY(node);
  return rt_vec_from(n, ((VecNode *)node)->slots);
}
val rt_list_from_seq(val *sp, val coll) {
  uint32_t n;
  val node = rt_collect(sp, coll, &n);
  RT_TRY(node);
  return rt_list_from(n, ((VecNode *)node)->slots);
}
