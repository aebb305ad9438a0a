// SPDX-License-Identifier: MIT
// Persistent vectors and map entries.
//
// A vector is a trie of 32-way nodes whose leaves are full, and a tail of 1 to
// 32 elements (empty vector: none). Index i lies in the tail from
// rt_vec_tailoff on; below that, successive 5-bit digits of i lead from the
// root to its leaf.
//
// conj allocates only the vector's header as long as the tail has a free slot
// that nobody took yet (vec.h, RT_VEC_SPARE), and pop shares the tail. What is
// behind a vector's own count in its tail is never looked at.
#include "rt/coll/vec.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/num/num.h"
#include "rt/seq/seq.h"
#include "rt/prim.h"

#include <string.h>

const Type rt_type_vec_node = {.type = &rt_type_class,
                               .kind = KIND_NODE,
                               .layout = LAYOUT_ARRAY,
                               .nraw = 1,
                               RT_INVOKE_NONE,
                               .name = "clojure.lang.PersistentVector$Node",
                               .ops = &rt_ops_default};
VecNode RT_ALIGNED rt_empty_node = {&rt_type_vec_node, 0, 0, {}};
#define EMPTY_NODE ((val) & rt_empty_node)

// --- nodes ---

VecNode *rt_node_new(uintptr_t n, uintptr_t edit) {
  VecNode *node =
      rt_alloc(&rt_type_vec_node, sizeof(VecNode) + n * sizeof(val));
  node->n = n;
  node->edit = edit;
  return node;
}

// A copy with n slots: cut off or filled up with nil.
VecNode *rt_node_copy(const VecNode *from, uintptr_t n, uintptr_t edit) {
  VecNode *node = rt_node_new(n, edit);
  uintptr_t m = from->n < n ? from->n : n;
  memcpy(node->slots, from->slots, m * sizeof(val));
  memset(node->slots + m, 0, (n - m) * sizeof(val));
  return node;
}

// A branch of one child per level down to `node`.
val rt_node_new_path(uint32_t level, val node, uintptr_t edit) {
  for (; level > 0; level -= RT_VEC_BITS) {
    uintptr_t n = edit ? RT_VEC_WIDTH : 1;
    VecNode *up = rt_node_new(n, edit);
    memset(up->slots, 0, n * sizeof(val));
    up->slots[0] = node;
    node = (val)up;
  }
  return node;
}

static val vec_new(val meta, val root, val tail, uint32_t count,
                   uint32_t shift) {
  Vec *v = rt_new(&rt_type_vec);
  v->meta = meta;
  v->root = root;
  v->tail = tail;
  v->count = count;
  v->shift = shift;
  v->hash = 0;
  return (val)v;
}

// --- construction ---

// A node of height `level` over full leaves of n elements.
static val build(uint32_t level, uint32_t n, const val *items) {
  uint32_t step = 1u << level, kids = (n + step - 1) >> level;
  VecNode *node = rt_node_new(kids, 0);
  if (level == 0) {
    memcpy(node->slots, items, n * sizeof(val));
    return (val)node;
  }
  memset(node->slots, 0, kids * sizeof(val));
  for (uint32_t i = 0; i < kids; i++) {
    uint32_t left = n - (i << level);
    node->slots[i] = build(level - RT_VEC_BITS, left < step ? left : step,
                           items + ((size_t)i << level));
  }
  return (val)node;
}

val rt_vec_from(intptr_t n, const val *items) {
  if (n == 0) return RT_EMPTY_VEC;
  uint32_t count = (uint32_t)n, off = rt_vec_tailoff(count);
  VecNode *tail = rt_node_new(count - off, 0);
  memcpy(tail->slots, items + off, (count - off) * sizeof(val));
  uint32_t shift = RT_VEC_BITS;
  if (off == 0) return vec_new(RT_NIL, EMPTY_NODE, (val)tail, count, shift);
  while (off > 1u << (shift + RT_VEC_BITS)) shift += RT_VEC_BITS;
  return vec_new(RT_NIL, build(shift, off, items), (val)tail, count, shift);
}

// --- conj ---

// A tail one longer than the `len` elements of `t`, with x at the end.
static VecNode *tail_grow(const VecNode *t, uint32_t len, val x) {
  uint32_t cap = len < 2 ? len + 1 : 2 * len;
  if (cap > RT_VEC_WIDTH) cap = RT_VEC_WIDTH;
  VecNode *node = rt_node_new(cap, RT_VEC_SPARE | (len + 1));
  memcpy(node->slots, t->slots, len * sizeof(val));
  node->slots[len] = x;
  memset(node->slots + len + 1, 0, (cap - len - 1) * sizeof(val));
  return node;
}

static val push_tail(uint32_t level, val parent, uint32_t last, val tail) {
  uint32_t i = (last >> level) & RT_VEC_MASK;
  const VecNode *p = (VecNode *)parent;
  VecNode *node = rt_node_copy(p, p->n > i ? p->n : i + 1, 0);
  if (level == RT_VEC_BITS)
    node->slots[i] = tail;
  else if (node->slots[i] != RT_NIL)
    node->slots[i] = push_tail(level - RT_VEC_BITS, node->slots[i], last, tail);
  else
    node->slots[i] = rt_node_new_path(level - RT_VEC_BITS, tail, 0);
  return (val)node;
}

static val conj_full_tail(const Vec *v, val x) {
  VecNode *tail = rt_node_new(1, RT_VEC_SPARE | 1);
  tail->slots[0] = x;
  uint32_t shift = v->shift;
  val root;
  if (v->count >> RT_VEC_BITS > 1u << shift) {
    VecNode *up = rt_node_new(2, 0);
    up->slots[0] = v->root;
    up->slots[1] = rt_node_new_path(shift, v->tail, 0);
    root = (val)up;
    shift += RT_VEC_BITS;
  } else {
    root = push_tail(shift, v->root, v->count - 1, v->tail);
  }
  return vec_new(v->meta, root, (val)tail, v->count + 1, shift);
}

val rt_vec_conj(val vec, val x) {
  const Vec *v = (Vec *)vec;
  uint32_t len = v->count - rt_vec_tailoff(v->count);
  if (RT_UNLIKELY(len == RT_VEC_WIDTH)) return conj_full_tail(v, x);
  VecNode *t = (VecNode *)v->tail;
  if (t->edit == (RT_VEC_SPARE | len) && len < t->n) {
    t->edit++;
    rt_write((val)t, &t->slots[len], x);
  } else {
    t = tail_grow(t, len, x);
  }
  return vec_new(v->meta, v->root, (val)t, v->count + 1, v->shift);
}

// --- assoc and pop ---

static val trie_assoc(uint32_t level, val old, uint32_t i, val x) {
  const VecNode *o = (VecNode *)old;
  VecNode *node = rt_node_copy(o, o->n, 0);
  uint32_t at = (i >> level) & RT_VEC_MASK;
  node->slots[at] =
      level ? trie_assoc(level - RT_VEC_BITS, node->slots[at], i, x) : x;
  return (val)node;
}

val rt_vec_assoc_at(val vec, uint32_t i, val x) {
  const Vec *v = (Vec *)vec;
  uint32_t off = rt_vec_tailoff(v->count);
  if (i < off)
    return vec_new(v->meta, trie_assoc(v->shift, v->root, i, x), v->tail,
                   v->count, v->shift);
  VecNode *tail = rt_node_copy((VecNode *)v->tail, v->count - off, 0);
  tail->slots[i - off] = x;
  return vec_new(v->meta, v->root, (val)tail, v->count, v->shift);
}

// The trie without the leaf of element `last`; nil when nothing is left.
static val pop_leaf(uint32_t level, val parent, uint32_t last) {
  const VecNode *p = (VecNode *)parent;
  uint32_t i = (last >> level) & RT_VEC_MASK;
  if (level == RT_VEC_BITS) {
    return i == 0 ? RT_NIL : (val)rt_node_copy(p, i, 0);
  }
  val kid = pop_leaf(level - RT_VEC_BITS, p->slots[i], last);
  if (kid == RT_NIL) return i == 0 ? RT_NIL : (val)rt_node_copy(p, i, 0);
  VecNode *node = rt_node_copy(p, i + 1, 0);
  node->slots[i] = kid;
  return (val)node;
}

static val empty_with(val meta) {
  if (meta == RT_NIL) return RT_EMPTY_VEC;
  return vec_new(meta, EMPTY_NODE, EMPTY_NODE, 0, RT_VEC_BITS);
}

static val vec_pop(val *sp, val o) {
  (void)sp;
  const Vec *v = (Vec *)o;
  if (v->count == 0)
    return rt_throwf(&rt_type_illegal_state, "Can't pop empty vector");
  if (v->count == 1) return empty_with(v->meta);
  if (v->count - rt_vec_tailoff(v->count) > 1)
    return vec_new(v->meta, v->root, v->tail, v->count - 1, v->shift);
  val tail = (val)rt_vec_leaf(v, v->count - 2);
  val root = pop_leaf(v->shift, v->root, v->count - 2);
  uint32_t shift = v->shift;
  if (root == RT_NIL) root = EMPTY_NODE;
  if (shift > RT_VEC_BITS && ((VecNode *)root)->n == 1) {
    root = ((VecNode *)root)->slots[0];
    shift -= RT_VEC_BITS;
  }
  return vec_new(v->meta, root, tail, v->count - 1, shift);
}

// --- what vectors, subvectors and map entries share ---

uint32_t rt_veclike_count(val v) {
  switch (rt_obj_type(v)->kind) {
  case KIND_VEC: return ((Vec *)v)->count;
  case KIND_SUBVEC: return ((SubVec *)v)->end - ((SubVec *)v)->start;
  default: return 2;
  }
}

val rt_veclike_ref(val v, uint32_t i) {
  switch (rt_obj_type(v)->kind) {
  case KIND_VEC: return rt_vec_ref((Vec *)v, i);
  case KIND_SUBVEC: {
    const SubVec *s = (SubVec *)v;
    return rt_vec_ref((Vec *)s->vec, s->start + i);
  }
  default: return i ? ((MapEntry *)v)->value : ((MapEntry *)v)->key;
  }
}

int rt_index_of_key(val key, int64_t *i) {
  if (rt_is_fix(key))
    *i = rt_unfix(key);
  else if (rt_is_long(key))
    *i = rt_long_value(key);
  else if (!rt_has_kind(key, KIND_BIGINT))
    return 0;
  else if (!rt_to_int64(key, i)) {
    rt_catch();
    return 0;
  }
  return 1;
}

int rt_vec_equal(val *sp, val a, val b) {
  if (!rt_is_veclike(b)) return rt_seq_equal(sp, a, b);
  uint32_t n = rt_veclike_count(a);
  if (n != rt_veclike_count(b)) return 0;
  for (uint32_t i = 0; i < n; i++) {
    int eq = rt_equal(sp, rt_veclike_ref(a, i), rt_veclike_ref(b, i));
    if (eq <= 0) return eq;
  }
  return 1;
}

uint32_t rt_vec_hash(val *sp, val v) {
  uint32_t h = 1, n = rt_veclike_count(v);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t hx = rt_hash(sp, rt_veclike_ref(v, i));
    if (hx == 0 && rt_exception != RT_NIL) return 0;
    h = 31 * h + hx;
  }
  return rt_hash_mix_coll(h, n);
}

int rt_vec_compare(val *sp, val a, val b, int *out) {
  if (!rt_is_veclike(b)) {
    rt_throw_cast(b, "clojure.lang.IPersistentVector");
    return -1;
  }
  uint32_t n = rt_veclike_count(a), m = rt_veclike_count(b);
  *out = (n > m) - (n < m);
  for (uint32_t i = 0; i < n && *out == 0; i++)
    if (rt_compare(sp, rt_veclike_ref(a, i), rt_veclike_ref(b, i), out) < 0)
      return -1;
  return 0;
}

static val bad_key(void) {
  return rt_throwf(&rt_type_illegal_argument, "Key must be integer");
}

// --- Ops ---

static val vec_seq(val *sp, val o) {
  (void)sp;
  uint32_t n = ((Vec *)o)->count;
  return n ? rt_vec_seq_from(o, 0, n, &rt_type_vec_seq) : RT_NIL;
}
static val vec_first(val *sp, val o) {
  (void)sp;
  const Vec *v = (Vec *)o;
  return v->count ? rt_vec_ref(v, 0) : RT_NIL;
}
static val vec_next(val *sp, val o) {
  (void)sp;
  uint32_t n = ((Vec *)o)->count;
  return n > 1 ? rt_vec_seq_from(o, 1, n, &rt_type_vec_seq) : RT_NIL;
}
static intptr_t vec_count(val *sp, val o) {
  (void)sp;
  return ((Vec *)o)->count;
}
static val vec_nth(val *sp, val o, intptr_t i, val dflt) {
  (void)sp;
  const Vec *v = (Vec *)o;
  if (RT_LIKELY((uintptr_t)i < v->count)) return rt_vec_ref(v, (uint32_t)i);
  return dflt == RT_ABSENT ? rt_throw_index() : dflt;
}
static val vec_conj(val *sp, val o, val x) {
  (void)sp;
  return rt_vec_conj(o, x);
}
static val vec_get(val *sp, val o, val key, val dflt) {
  (void)sp;
  const Vec *v = (Vec *)o;
  int64_t i;
  if (RT_LIKELY(rt_is_fix(key)))
    i = rt_unfix(key);
  else if (!rt_index_of_key(key, &i))
    return dflt;
  return (uint64_t)i < v->count ? rt_vec_ref(v, (uint32_t)i) : dflt;
}
static int vec_contains(val *sp, val o, val key) {
  (void)sp;
  int64_t i;
  return rt_index_of_key(key, &i) && (uint64_t)i < ((Vec *)o)->count;
}
static val vec_find(val *sp, val o, val key) {
  val x = vec_get(sp, o, key, RT_ABSENT);
  return x == RT_ABSENT ? RT_NIL : rt_map_entry(key, x);
}
static val vec_assoc(val *sp, val o, val key, val x) {
  (void)sp;
  uint32_t n = ((Vec *)o)->count;
  int64_t i;
  if (!rt_index_of_key(key, &i)) return bad_key();
  if ((uint64_t)i < n) return rt_vec_assoc_at(o, (uint32_t)i, x);
  return i == n ? rt_vec_conj(o, x) : rt_throw_index();
}
static val vec_empty(val *sp, val o) {
  (void)sp;
  return empty_with(((Vec *)o)->meta);
}
static val vec_peek(val *sp, val o) {
  (void)sp;
  const Vec *v = (Vec *)o;
  return v->count ? rt_vec_ref(v, v->count - 1) : RT_NIL;
}
static uint32_t vec_hash(val *sp, val o) {
  Vec *v = (Vec *)o;
  if (!v->hash) v->hash = rt_vec_hash(sp, o);
  return v->hash;
}
static val veclike_call(val *sp, val self, val key) {
  int64_t i;
  if (RT_LIKELY(rt_is_fix(key)))
    i = rt_unfix(key);
  else if (!rt_index_of_key(key, &i))
    return bad_key();
  if (i > INTPTR_MAX || i < 0) return rt_throw_index();
  return rt_obj_type(self)->ops->nth(sp, self, (intptr_t)i, RT_ABSENT);
}

static const Ops vec_ops = {
    .seq = vec_seq,
    .first = vec_first,
    .next = vec_next,
    .count = vec_count,
    .nth = vec_nth,
    .conj = vec_conj,
    .get = vec_get,
    .find = vec_find,
    .contains = vec_contains,
    .assoc = vec_assoc,
    .empty = vec_empty,
    .peek = vec_peek,
    .pop = vec_pop,
    .equal = rt_vec_equal,
    .hash = vec_hash,
    .compare = rt_vec_compare,
    .meta = rt_seq_meta,
    .with_meta = rt_seq_with_meta,
    .transient = rt_vec_transient,
};
static const Type *const vec_ifaces[] = {&rt_iface_a_vector,
                                         &rt_iface_obj,
                                         &rt_iface_editable_collection,
                                         &rt_iface_reduce,
                                         &rt_iface_drop,
                                         &rt_iface_kv_reduce,
                                         NULL};
const Type rt_type_vec = {.type = &rt_type_class,
                          .kind = KIND_VEC,
                          .layout = LAYOUT_FIXED,
                          .size = sizeof(Vec),
                          .nvals = 3,
                          RT_INVOKE_1_2(veclike_call, rt_arity2),
                          .name = "clojure.lang.PersistentVector",
                          .ifaces = vec_ifaces,
                          .ops = &vec_ops};
Vec RT_ALIGNED rt_empty_vec = {&rt_type_vec, RT_NIL, EMPTY_NODE, EMPTY_NODE, 0,
                               RT_VEC_BITS,  0};

// --- subvectors ---

static val subvec_new(val meta, val vec, uint32_t start, uint32_t end) {
  SubVec *s = rt_new(&rt_type_subvec);
  s->meta = meta;
  s->vec = vec;
  s->start = start;
  s->end = end;
  s->hash = 0;
  return (val)s;
}

static val sub_seq(val *sp, val o) {
  (void)sp;
  const SubVec *s = (SubVec *)o;
  return s->start < s->end
             ? rt_vec_seq_from(s->vec, s->start, s->end, &rt_type_subvec_seq)
             : RT_NIL;
}
static intptr_t veclike_count(val *sp, val o) {
  (void)sp;
  return rt_veclike_count(o);
}
static val veclike_nth(val *sp, val o, intptr_t i, val dflt) {
  (void)sp;
  if ((uintptr_t)i < rt_veclike_count(o)) return rt_veclike_ref(o, (uint32_t)i);
  return dflt == RT_ABSENT ? rt_throw_index() : dflt;
}
static val veclike_get(val *sp, val o, val key, val dflt) {
  int64_t i;
  if (!rt_index_of_key(key, &i) || (uint64_t)i >= rt_veclike_count(o))
    return dflt;
  return veclike_nth(sp, o, (intptr_t)i, dflt);
}
static int veclike_contains(val *sp, val o, val key) {
  return veclike_get(sp, o, key, RT_ABSENT) != RT_ABSENT;
}
static val veclike_find(val *sp, val o, val key) {
  val x = veclike_get(sp, o, key, RT_ABSENT);
  return x == RT_ABSENT ? RT_NIL : rt_map_entry(key, x);
}
static val sub_conj(val *sp, val o, val x) {
  (void)sp;
  const SubVec *s = (SubVec *)o;
  val v = s->end < ((Vec *)s->vec)->count ? rt_vec_assoc_at(s->vec, s->end, x)
                                          : rt_vec_conj(s->vec, x);
  return subvec_new(s->meta, v, s->start, s->end + 1);
}
static val sub_assoc(val *sp, val o, val key, val x) {
  const SubVec *s = (SubVec *)o;
  int64_t i;
  if (!rt_index_of_key(key, &i)) return bad_key();
  if (i == s->end - s->start) return sub_conj(sp, o, x);
  if ((uint64_t)i >= s->end - s->start) return rt_throw_index();
  val v = rt_vec_assoc_at(s->vec, s->start + (uint32_t)i, x);
  return subvec_new(s->meta, v, s->start, s->end);
}
static val sub_empty(val *sp, val o) {
  (void)sp;
  return empty_with(((SubVec *)o)->meta);
}
static val sub_peek(val *sp, val o) {
  (void)sp;
  const SubVec *s = (SubVec *)o;
  return s->start < s->end ? rt_vec_ref((Vec *)s->vec, s->end - 1) : RT_NIL;
}
static val sub_pop(val *sp, val o) {
  (void)sp;
  const SubVec *s = (SubVec *)o;
  if (s->start == s->end)
    return rt_throwf(&rt_type_illegal_state, "Can't pop empty vector");
  if (s->end - s->start == 1) return RT_EMPTY_VEC;
  return subvec_new(s->meta, s->vec, s->start, s->end - 1);
}
static uint32_t sub_hash(val *sp, val o) {
  SubVec *s = (SubVec *)o;
  if (!s->hash) s->hash = rt_vec_hash(sp, o);
  return s->hash;
}

static const Ops subvec_ops = {
    .seq = sub_seq,
    .count = veclike_count,
    .nth = veclike_nth,
    .conj = sub_conj,
    .get = veclike_get,
    .find = veclike_find,
    .contains = veclike_contains,
    .assoc = sub_assoc,
    .empty = sub_empty,
    .peek = sub_peek,
    .pop = sub_pop,
    .equal = rt_vec_equal,
    .hash = sub_hash,
    .compare = rt_vec_compare,
    .meta = rt_seq_meta,
    .with_meta = rt_seq_with_meta,
};
static const Type *const subvec_ifaces[] = {&rt_iface_a_vector, &rt_iface_obj,
                                            &rt_iface_kv_reduce, NULL};
const Type rt_type_subvec = {.type = &rt_type_class,
                             .kind = KIND_SUBVEC,
                             .layout = LAYOUT_FIXED,
                             .size = sizeof(SubVec),
                             .nvals = 2,
                             RT_INVOKE_1_2(veclike_call, rt_arity2),
                             .name = "clojure.lang.APersistentVector$SubVector",
                             .ifaces = subvec_ifaces,
                             .ops = &subvec_ops};

val rt_subvec(val v, val from, val to) {
  int64_t a, b;
  if (!rt_is_veclike(v))
    return rt_throw_cast(v, "clojure.lang.IPersistentVector");
  if (!rt_arg_int(from, &a) || !rt_arg_int(to, &b)) return RT_THROWN;
  if (a < 0 || b < a || b > rt_veclike_count(v)) return rt_throw_index();
  if (a == b) return RT_EMPTY_VEC;
  if (rt_has_kind(v, KIND_SUBVEC)) {
    const SubVec *s = (SubVec *)v;
    return subvec_new(RT_NIL, s->vec, s->start + (uint32_t)a,
                      s->start + (uint32_t)b);
  }
  if (rt_has_kind(v, KIND_MAP_ENTRY)) v = rt_vec_from(2, (val *)v + 1);
  return subvec_new(RT_NIL, v, (uint32_t)a, (uint32_t)b);
}

// --- map entries ---

val rt_map_entry(val key, val value) {
  MapEntry *e = rt_new(&rt_type_map_entry);
  e->key = key;
  e->value = value;
  e->hash = 0;
  return (val)e;
}

static val entry_vec(val o) {
  const MapEntry *e = (MapEntry *)o;
  val kv[] = {e->key, e->value};
  return rt_vec_from(2, kv);
}
static val entry_seq(val *sp, val o) { return vec_seq(sp, entry_vec(o)); }
static val entry_first(val *sp, val o) {
  (void)sp;
  return ((MapEntry *)o)->key;
}
static val entry_next(val *sp, val o) { return vec_next(sp, entry_vec(o)); }
static val entry_conj(val *sp, val o, val x) {
  (void)sp;
  return rt_vec_conj(entry_vec(o), x);
}
static val entry_assoc(val *sp, val o, val key, val x) {
  return vec_assoc(sp, entry_vec(o), key, x);
}
static val entry_peek(val *sp, val o) {
  (void)sp;
  return ((MapEntry *)o)->value;
}
static val entry_pop(val *sp, val o) { return vec_pop(sp, entry_vec(o)); }
static uint32_t entry_hash(val *sp, val o) {
  MapEntry *e = (MapEntry *)o;
  if (!e->hash) e->hash = rt_vec_hash(sp, o);
  return e->hash;
}

static const Ops entry_ops = {
    .seq = entry_seq,
    .first = entry_first,
    .next = entry_next,
    .count = veclike_count,
    .nth = veclike_nth,
    .conj = entry_conj,
    .get = veclike_get,
    .find = veclike_find,
    .contains = veclike_contains,
    .assoc = entry_assoc,
    .peek = entry_peek,
    .pop = entry_pop,
    .equal = rt_vec_equal,
    .hash = entry_hash,
    .compare = rt_vec_compare,
};
static const Type *const entry_ifaces[] = {&rt_iface_a_map_entry, NULL};
const Type rt_type_map_entry = {.type = &rt_type_class,
                                .kind = KIND_MAP_ENTRY,
                                .layout = LAYOUT_FIXED,
                                .size = sizeof(MapEntry),
                                .nvals = 2,
                                RT_INVOKE_1_2(veclike_call, rt_arity2),
                                .name = "clojure.lang.MapEntry",
                                .ifaces = entry_ifaces,
                                .ops = &entry_ops};

// --- prims ---

val rt_vec_count(val v) { return RT_FIX(((Vec *)v)->count); }
val rt_vec_at(val v, val i) {
  return rt_vec_ref((Vec *)v, (uint32_t)rt_unfix(i));
}
val rt_vec_chunk(val vec, val index) {
  const Vec *v = (Vec *)vec;
  uint32_t i = (uint32_t)rt_unfix(index), off = i & RT_VEC_MASK;
  uint32_t left = v->count - i;
  uint32_t end = RT_VEC_WIDTH - off < left ? RT_VEC_WIDTH : off + left;
  return rt_chunk_of((val)rt_vec_leaf(v, i), off, end);
}

// What an entry of the program's answers to getKey or getValue.
static val user_entry_part(val *sp, val e, const char *method) {
  if (!rt_is_map_entry(e)) return rt_throw_cast(e, "java.util.Map$Entry");
  if (!(sp = rt_nest(sp))) return RT_THROWN;
  rt_gc_inhibit();
  val x = rt_call_method(sp, e, method, NULL, 0);
  rt_gc_permit();
  return x == RT_ABSENT ? rt_throw_cast(e, method) : x;
}
static val entry_part(val *sp, val e, bool value) {
  if (rt_has_kind(e, KIND_MAP_ENTRY))
    return value ? ((MapEntry *)e)->value : ((MapEntry *)e)->key;
  return user_entry_part(sp, e, value ? "getValue" : "getKey");
}
val rt_key(val *sp, val e) { return entry_part(sp, e, false); }
val rt_val(val *sp, val e) { return entry_part(sp, e, true); }
