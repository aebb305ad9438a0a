// SPDX-License-Identifier: MIT
// Transient vectors. The tail is always owned and grows by doubling; trie nodes
// are copied once, full width, when first changed (their edit is then the
// transient's).
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/map.h"
#include "rt/seq/seq.h"
#include "rt/base/throw.h"
#include "rt/coll/vec.h"
#include "rt/prim.h"

enum { FIRST_CAP = RT_VEC_WIDTH < 8 ? RT_VEC_WIDTH : 8 };

static TVec *as_tvec(val t) { return (TVec *)t; }

val rt_vec_transient(val vec) {
  const Vec *v = (Vec *)vec;
  uint32_t len = v->count - rt_vec_tailoff(v->count);
  uint32_t cap = len < FIRST_CAP ? FIRST_CAP : RT_VEC_WIDTH;
  uintptr_t edit = rt_edit_new();
  VecNode *tail = rt_node_copy((VecNode *)v->tail, cap, edit);
  for (uint32_t i = len; i < cap; i++) tail->slots[i] = RT_NIL;
  TVec *t = rt_new(&rt_ttype_vec.type);
  t->root = v->root;
  t->tail = (val)tail;
  t->edit = edit;
  t->count = v->count;
  t->shift = v->shift;
  return (val)t;
}

// The node itself if owned, else a wide copy that is.
static VecNode *own(const TVec *t, val node) {
  VecNode *n = (VecNode *)node;
  if (n->edit == t->edit && n->n == RT_VEC_WIDTH) return n;
  return rt_node_copy(n, RT_VEC_WIDTH, t->edit);
}

static void put(VecNode *n, uint32_t i, val x) {
  rt_write((val)n, &n->slots[i], x);
}

static val push_tail(const TVec *t, uint32_t level, val parent, val tail) {
  VecNode *p = own(t, parent);
  uint32_t i = ((t->count - 1) >> level) & RT_VEC_MASK;
  val kid = p->slots[i];
  if (level == RT_VEC_BITS)
    kid = tail;
  else if (kid != RT_NIL)
    kid = push_tail(t, level - RT_VEC_BITS, kid, tail);
  else
    kid = rt_node_new_path(level - RT_VEC_BITS, tail, t->edit);
  put(p, i, kid);
  return (val)p;
}

static void push_full_tail(TVec *t) {
  val self = (val)t;
  if (t->count >> RT_VEC_BITS > 1u << t->shift) {
    VecNode *up = (VecNode *)rt_node_new_path(RT_VEC_BITS, t->root, t->edit);
    put(up, 1, rt_node_new_path(t->shift, t->tail, t->edit));
    rt_write(self, &t->root, (val)up);
    t->shift += RT_VEC_BITS;
  } else {
    rt_write(self, &t->root, push_tail(t, t->shift, t->root, t->tail));
  }
}

static val tvec_conj(val *sp, val o, val x) {
  (void)sp;
  TVec *t = as_tvec(o);
  if (RT_UNLIKELY(!t->edit)) return rt_transient_used();
  uint32_t len = t->count - rt_vec_tailoff(t->count);
  VecNode *tail = (VecNode *)t->tail;
  if (RT_UNLIKELY(len == tail->n)) {
    if (len == RT_VEC_WIDTH) {
      push_full_tail(t);
      tail = rt_node_copy(&rt_empty_node, RT_VEC_WIDTH, t->edit);
      len = 0;
    } else {
      tail = rt_node_copy(tail, 2 * len < RT_VEC_WIDTH ? 2 * len : RT_VEC_WIDTH,
                          t->edit);
    }
    rt_write(o, &t->tail, (val)tail);
  }
  put(tail, len, x);
  t->count++;
  return o;
}

static val trie_put(const TVec *t, uint32_t level, val node, uint32_t i,
                    val x) {
  VecNode *n = own(t, node);
  uint32_t at = (i >> level) & RT_VEC_MASK;
  if (level) x = trie_put(t, level - RT_VEC_BITS, n->slots[at], i, x);
  put(n, at, x);
  return (val)n;
}

static val tvec_assoc(val *sp, val o, val key, val x) {
  TVec *t = as_tvec(o);
  int64_t i;
  if (!t->edit) return rt_transient_used();
  if (!rt_index_of_key(key, &i))
    return rt_throwf(&rt_type_illegal_argument, "Key must be integer");
  if (i == t->count) return tvec_conj(sp, o, x);
  if (i < 0 || i > t->count) return rt_throw_index();
  uint32_t off = rt_vec_tailoff(t->count), at = (uint32_t)i;
  if (at >= off)
    put((VecNode *)t->tail, at - off, x);
  else
    rt_write(o, &t->root, trie_put(t, t->shift, t->root, at, x));
  return o;
}

static VecNode *leaf(const TVec *t, uint32_t i) {
  if (i >= rt_vec_tailoff(t->count)) return (VecNode *)t->tail;
  return rt_trie_leaf(t->root, t->shift, i);
}

// The trie without the leaf of element `last`; nil when nothing is left.
static val pop_leaf(const TVec *t, uint32_t level, val node, uint32_t last) {
  VecNode *n = own(t, node);
  uint32_t i = (last >> level) & RT_VEC_MASK;
  val kid = RT_NIL;
  if (level > RT_VEC_BITS)
    kid = pop_leaf(t, level - RT_VEC_BITS, n->slots[i], last);
  if (kid == RT_NIL && i == 0) return RT_NIL;
  put(n, i, kid);
  return (val)n;
}

static val tvec_pop(val *sp, val o) {
  (void)sp;
  TVec *t = as_tvec(o);
  if (!t->edit) return rt_transient_used();
  if (t->count == 0)
    return rt_throwf(&rt_type_illegal_state, "Can't pop empty vector");
  uint32_t len = t->count - rt_vec_tailoff(t->count);
  if (t->count == 1 || len > 1) {
    t->count--;
    put((VecNode *)t->tail, len - 1, RT_NIL);
    return o;
  }
  uint32_t last = t->count - 2;
  VecNode *tail = rt_node_copy(leaf(t, last), RT_VEC_WIDTH, t->edit);
  val root = pop_leaf(t, t->shift, t->root, last);
  if (root == RT_NIL) root = (val)&rt_empty_node;
  VecNode *r = (VecNode *)root;
  if (t->shift > RT_VEC_BITS && (r->n < 2 || r->slots[1] == RT_NIL)) {
    root = r->slots[0];
    t->shift -= RT_VEC_BITS;
  }
  rt_write(o, &t->root, root);
  rt_write(o, &t->tail, (val)tail);
  t->count--;
  return o;
}

// The vector takes over the tail, free slots included, unless most of it is
// free.
static val tvec_persistent(val *sp, val o) {
  (void)sp;
  TVec *t = as_tvec(o);
  if (!t->edit) return rt_transient_used();
  t->edit = 0;
  if (t->count == 0) return RT_EMPTY_VEC;
  uint32_t len = t->count - rt_vec_tailoff(t->count);
  VecNode *tail = (VecNode *)t->tail;
  if (2 * len < tail->n) tail = rt_node_copy(tail, len, 0);
  tail->edit = RT_VEC_SPARE | len;
  Vec *v = rt_new(&rt_type_vec);
  v->meta = RT_NIL;
  v->root = t->root;
  v->tail = (val)tail;
  v->count = t->count;
  v->shift = t->shift;
  v->hash = 0;
  return (val)v;
}

// --- Ops ---

static intptr_t tvec_count(val *sp, val o) {
  (void)sp;
  if (!as_tvec(o)->edit) return rt_transient_used(), -1;
  return as_tvec(o)->count;
}
static val tvec_nth(val *sp, val o, intptr_t i, val dflt) {
  (void)sp;
  const TVec *t = as_tvec(o);
  if (!t->edit) return rt_transient_used();
  if ((uintptr_t)i < t->count)
    return leaf(t, (uint32_t)i)->slots[i & RT_VEC_MASK];
  return dflt == RT_ABSENT ? rt_throw_index() : dflt;
}
static val tvec_get(val *sp, val o, val key, val dflt) {
  int64_t i;
  if (!as_tvec(o)->edit) return rt_transient_used();
  if (!rt_index_of_key(key, &i) || (uint64_t)i >= as_tvec(o)->count)
    return dflt;
  return tvec_nth(sp, o, (intptr_t)i, dflt);
}
static int tvec_contains(val *sp, val o, val key) {
  val x = tvec_get(sp, o, key, RT_ABSENT);
  return x == RT_THROWN ? -1 : x != RT_ABSENT;
}
static val tvec_find(val *sp, val o, val key) {
  val x = tvec_get(sp, o, key, RT_ABSENT);
  if (x == RT_THROWN) return x;
  return x == RT_ABSENT ? RT_NIL : rt_map_entry(key, x);
}
static val tvec_call(val *sp, val self, val key) {
  int64_t i;
  if (!rt_index_of_key(key, &i))
    return rt_throwf(&rt_type_illegal_argument, "Key must be integer");
  if (i < 0 || i > INTPTR_MAX) return rt_throw_index();
  return tvec_nth(sp, self, (intptr_t)i, RT_ABSENT);
}

static const Ops tvec_ops = {.count = tvec_count,
                             .nth = tvec_nth,
                             .get = tvec_get,
                             .find = tvec_find,
                             .contains = tvec_contains,
                             .hash = rt_hash_by_identity};
static const TransientOps tvec_tops = {.conj = tvec_conj,
                                       .assoc = tvec_assoc,
                                       .pop = tvec_pop,
                                       .persistent = tvec_persistent};
static const Type *const tvec_ifaces[] = {
    &rt_iface_a_fn, &rt_iface_transient_vector,
    &rt_iface_transient_associative2, &rt_iface_counted, NULL};
const TransientType rt_ttype_vec = {
    {.type = &rt_type_class,
     .kind = KIND_TRANSIENT,
     .layout = LAYOUT_FIXED,
     .size = sizeof(TVec),
     .nvals = 2,
     RT_INVOKE_1_2(tvec_call, rt_arity2),
     .name = "clojure.lang.PersistentVector$TransientVector",
     .ifaces = tvec_ifaces,
     .ops = &tvec_ops},
    &tvec_tops};
