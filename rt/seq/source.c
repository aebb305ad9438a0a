// SPDX-License-Identifier: MIT
// Seqs that are made, not taken from a collection: repeat, iterate, cycle.
//
// As on the JVM they are no lazy seqs: (str (repeat 2 1)) is "(1 1)". An
// iterate calls its function, and a cycle looks at its collection, when the
// first item is asked for, not when the seq is stepped.
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/num/num.h"
#include "rt/seq/seq.h"
#include "rt/prim.h"

static const Type *const repeat_ifaces[] = {&rt_iface_a_seq, &rt_iface_reduce,
                                            &rt_iface_drop, NULL};
static const Type *const pending_ifaces[] = {&rt_iface_a_seq, &rt_iface_reduce,
                                             &rt_iface_pending, NULL};

// --- repeat ---

typedef struct Repeat {
  const Type *type;
  val meta, x;
  int64_t n; // left; -1: without end
} Repeat;

static val repeat_new(val x, int64_t n) {
  Repeat *r = rt_new(&rt_type_repeat);
  r->meta = RT_NIL;
  r->x = x;
  r->n = n;
  return (val)r;
}

val rt_repeat_new(val n, val x) {
  int64_t count = -1;
  if (n != RT_NIL && !rt_to_int64(n, &count)) return RT_THROWN;
  if (n != RT_NIL && count <= 0) return RT_EMPTY_LIST;
  return repeat_new(x, count);
}

static val repeat_first(val *sp, val o) {
  (void)sp;
  return ((Repeat *)o)->x;
}
static val repeat_drop(val o, int64_t n) {
  const Repeat *r = (Repeat *)o;
  if (r->n < 0) return o;
  return r->n > n ? repeat_new(r->x, r->n - n) : RT_NIL;
}
// Whoever goes through an endless one, which allocates nothing, can be
// interrupted, and it takes fuel.
static val repeat_next(val *sp, val o) {
  static uint16_t turns;
  if (((Repeat *)o)->n >= 0) return repeat_drop(o, 1);
  sp[0] = o;
  if (++turns == 0) rt_gc_attend();
  return RT_UNLIKELY(rt_poll(sp + 1)) ? RT_THROWN : sp[0];
}

static const Ops repeat_ops = {RT_SEQ_OPS, .first = repeat_first,
                               .next = repeat_next};
RT_SEQ_TYPE(rt_type_repeat, KIND_SEQ, Repeat, 2, "clojure.lang.Repeat",
            repeat_ifaces, repeat_ops);

// --- iterate ---

typedef struct Iterate {
  const Type *type;
  val meta, f;
  val before; // the item before, once f has not been called: else nil
  val x;      // the first item, or RT_ABSENT
  val next;   // the seq of the others, or nil while nobody asked
} Iterate;

static val iterate_new(val f, val before, val x) {
  Iterate *i = rt_new(&rt_type_iterate);
  i->meta = i->next = RT_NIL;
  i->f = f;
  i->before = before;
  i->x = x;
  return (val)i;
}

val rt_iterate_new(val f, val x) { return iterate_new(f, RT_NIL, x); }

static val iterate_first(val *sp, val o) {
  const Iterate *i = (Iterate *)o;
  if (RT_LIKELY(i->x != RT_ABSENT)) return i->x;
  sp[0] = o;
  if (rt_poll(sp + 1)) return RT_THROWN;
  i = (Iterate *)sp[0];
  val x = rt_call1(rt_charge(sp + 1, 4), i->f, i->before);
  RT_TRY(x);
  Iterate *done = (Iterate *)sp[0];
  rt_write(sp[0], &done->x, x);
  done->before = RT_NIL;
  return x;
}

static val iterate_next(val *sp, val o) {
  const Iterate *i = (Iterate *)o;
  if (i->next != RT_NIL) return i->next;
  sp[0] = o;
  val x = iterate_first(sp + 1, o);
  RT_TRY(x);
  Iterate *from = (Iterate *)sp[0];
  val next = iterate_new(from->f, x, RT_ABSENT);
  rt_write(sp[0], &from->next, next);
  return next;
}

static const Ops iterate_ops = {RT_SEQ_OPS, .first = iterate_first,
                                .next = iterate_next};
RT_SEQ_TYPE(rt_type_iterate, KIND_SEQ, Iterate, 5, "clojure.lang.Iterate",
            pending_ifaces, iterate_ops);

// --- cycle ---

typedef struct Cycle {
  const Type *type;
  val meta;
  val all;    // the seq to begin again with
  val before; // the place before, while `at` is unknown; else nil
  val at;     // the place: a seq, or nil
} Cycle;

static val cycle_new(val all, val before, val at) {
  Cycle *c = rt_new(&rt_type_cycle);
  c->meta = RT_NIL;
  c->all = all;
  c->before = before;
  c->at = at;
  return (val)c;
}

val rt_cycle_new(val seq) {
  return seq == RT_NIL ? RT_EMPTY_LIST : cycle_new(seq, RT_NIL, seq);
}

static val cycle_at(val *sp, val o) {
  const Cycle *c = (Cycle *)o;
  if (c->at != RT_NIL) return c->at;
  sp[0] = o;
  val at = rt_next(sp + 1, c->before);
  RT_TRY(at);
  Cycle *done = (Cycle *)sp[0];
  rt_write(sp[0], &done->at, at == RT_NIL ? done->all : at);
  done->before = RT_NIL;
  return done->at;
}

static val cycle_first(val *sp, val o) {
  val at = cycle_at(sp, o);
  RT_TRY(at);
  return rt_first(sp, at);
}
static val cycle_next(val *sp, val o) {
  sp[0] = o;
  val at = cycle_at(sp + 1, o);
  RT_TRY(at);
  return cycle_new(((Cycle *)sp[0])->all, at, RT_NIL);
}

static const Ops cycle_ops = {RT_SEQ_OPS, .first = cycle_first,
                              .next = cycle_next};
RT_SEQ_TYPE(rt_type_cycle, KIND_SEQ, Cycle, 4, "clojure.lang.Cycle",
            pending_ifaces, cycle_ops);

bool rt_source_realized(val o) {
  if (rt_has_type(o, &rt_type_iterate)) return ((Iterate *)o)->x != RT_ABSENT;
  return ((Cycle *)o)->at != RT_NIL;
}

// --- drop without steps ---

bool rt_can_drop(val coll) {
  if (!rt_is_ptr(coll)) return false;
  const Type *t = rt_obj_type(coll);
  return t == &rt_type_vec || t == &rt_type_vec_seq || t->kind == KIND_RANGE ||
         t == &rt_type_repeat || t->kind == KIND_ARRAY_MAP ||
         t == &rt_type_array_map_seq;
}

static val vec_drop(val vec, uint64_t i, uint32_t end) {
  if (i >= end) return RT_NIL;
  return rt_vec_seq_from(vec, (uint32_t)i, end, &rt_type_vec_seq);
}

val rt_drop(val coll, val count) {
  uint64_t n = (uint64_t)rt_long_value(count);
  const Type *t = rt_obj_type(coll);
  if (t->kind == KIND_VEC) return vec_drop(coll, n, ((Vec *)coll)->count);
  if (t->kind == KIND_RANGE) return rt_range_drop(coll, n);
  if (t == &rt_type_repeat) return repeat_drop(coll, (int64_t)n);
  if (t == &rt_type_vec_seq) {
    const VecSeq *s = (VecSeq *)coll;
    return vec_drop(s->vec, s->i + n, s->end);
  }
  return rt_array_map_drop(coll, n);
}
