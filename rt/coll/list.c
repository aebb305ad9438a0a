// SPDX-License-Identifier: MIT
// Persistent lists, the empty list, conses and lazy seqs.
//
// A lazy seq goes through three states: `fn` still to be called; `s` is what
// it returned; `s` is the seq of that or nil (done). A thunk often returns
// another lazy seq (filter does), so realising loops through the chain instead
// of recursing. The thunk itself stays alive while it runs, to be put back if
// it throws; a ^:once fn gives up what it captured as it uses it, so the head
// of its source can be collected while the source is walked.
#include "rt/coll/list.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/seq/seq.h"

#include <string.h>

// --- lists ---

val rt_list_cons(val x, val list) {
  List *l = rt_new(&rt_type_list);
  l->first = x;
  l->hash = 0;
  if (rt_has_type(list, &rt_type_list)) {
    l->meta = ((List *)list)->meta;
    l->rest = list;
    l->count = ((List *)list)->count + 1;
  } else {
    l->meta = list == RT_NIL ? RT_NIL : ((EmptyList *)list)->meta;
    l->rest = RT_NIL;
    l->count = 1;
  }
  return (val)l;
}

val rt_list_from(intptr_t n, const val *items) {
  val list = RT_EMPTY_LIST;
  while (n > 0) list = rt_list_cons(items[--n], list);
  return list;
}

static val list_first(val *sp, val o) {
  (void)sp;
  return ((List *)o)->first;
}
static val list_next(val *sp, val o) {
  (void)sp;
  return ((List *)o)->rest;
}
static val list_more(val *sp, val o) {
  (void)sp;
  val r = ((List *)o)->rest;
  return r == RT_NIL ? RT_EMPTY_LIST : r;
}
static intptr_t list_count(val *sp, val o) {
  (void)sp;
  return ((List *)o)->count;
}
static val list_conj(val *sp, val o, val x) {
  (void)sp;
  return rt_list_cons(x, o);
}
static val empty_with(val meta) {
  if (meta == RT_NIL) return RT_EMPTY_LIST;
  EmptyList *e = rt_new(&rt_type_empty_list);
  e->meta = meta;
  return (val)e;
}
static val list_empty(val *sp, val o) {
  (void)sp;
  return empty_with(((List *)o)->meta);
}
static val list_pop(val *sp, val o) {
  (void)sp;
  List *l = (List *)o;
  return l->rest == RT_NIL ? empty_with(l->meta) : l->rest;
}
static uint32_t list_hash(val *sp, val o) {
  List *l = (List *)o;
  if (!l->hash) l->hash = rt_hash_ordered(sp, o);
  return l->hash;
}

static const Ops list_ops = {
    .seq = rt_seq_self,
    .first = list_first,
    .next = list_next,
    .more = list_more,
    .count = list_count,
    .conj = list_conj,
    .empty = list_empty,
    .peek = list_first,
    .pop = list_pop,
    .equal = rt_seq_equal,
    .hash = list_hash,
    .meta = rt_seq_meta,
    .with_meta = rt_seq_with_meta,
};
static const Type *const list_ifaces[] = {
    &rt_iface_a_seq,   &rt_iface_persistent_list, &rt_iface_reduce,
    &rt_iface_ju_list, &rt_iface_counted,         NULL};
const Type rt_type_list = {.type = &rt_type_class,
                           .kind = KIND_LIST,
                           .layout = LAYOUT_FIXED,
                           .size = sizeof(List),
                           .nvals = 3,
                           RT_INVOKE_NONE,
                           .name = "clojure.lang.PersistentList",
                           .ifaces = list_ifaces,
                           .ops = &list_ops};

// --- the empty list ---

static val none(val *sp, val o) {
  (void)sp, (void)o;
  return RT_NIL;
}
static intptr_t zero(val *sp, val o) {
  (void)sp, (void)o;
  return 0;
}
static val empty_pop(val *sp, val o) {
  (void)sp, (void)o;
  return rt_throwf(&rt_type_illegal_state, "Can't pop empty list");
}
static uint32_t empty_hash(val *sp, val o) {
  (void)sp, (void)o;
  return rt_hash_mix_coll(1, 0);
}
static val empty_meta(val o) { return ((EmptyList *)o)->meta; }
static val empty_with_meta(val o, val m) {
  (void)o;
  return empty_with(m);
}

static const Ops empty_ops = {
    .seq = none,
    .first = none,
    .next = none,
    .more = rt_seq_self,
    .count = zero,
    .conj = list_conj,
    .empty = rt_seq_self,
    .peek = none,
    .pop = empty_pop,
    .equal = rt_seq_equal,
    .hash = empty_hash,
    .meta = empty_meta,
    .with_meta = empty_with_meta,
};
static const Type *const empty_ifaces[] = {&rt_iface_a_obj,
                                           &rt_iface_persistent_list,
                                           &rt_iface_ju_list,
                                           &rt_iface_iseq,
                                           &rt_iface_counted,
                                           &rt_iface_hash_eq,
                                           NULL};
const Type rt_type_empty_list = {.type = &rt_type_class,
                                 .kind = KIND_EMPTY_LIST,
                                 .layout = LAYOUT_FIXED,
                                 .size = sizeof(EmptyList),
                                 .nvals = 1,
                                 RT_INVOKE_NONE,
                                 .name =
                                     "clojure.lang.PersistentList$EmptyList",
                                 .ifaces = empty_ifaces,
                                 .ops = &empty_ops};
EmptyList RT_ALIGNED rt_empty_list = {&rt_type_empty_list, RT_NIL};

// --- conses ---

val rt_cons_new(val x, val rest) {
  Cons *c = rt_new(&rt_type_cons);
  c->meta = RT_NIL;
  c->first = x;
  c->rest = rest;
  c->hash = 0;
  return (val)c;
}

val rt_rest_from(intptr_t n, const val *items) {
  val rest = RT_NIL;
  while (n > 0) {
    rest = rt_cons_new(items[--n], rest);
    *(const Type **)rest = &rt_type_rest;
  }
  return rest;
}

val rt_cons(val *sp, val x, val coll) {
  if (coll == RT_NIL) return rt_list_cons(x, RT_NIL);
  if (rt_is_seq(coll)) return rt_cons_new(x, coll);
  sp[0] = x;
  val s = rt_seq(sp + 1, coll);
  RT_TRY(s);
  return rt_cons_new(sp[0], s);
}

val rt_seq_conj(val *sp, val o, val x) {
  (void)sp;
  return rt_cons_new(x, o);
}

static val cons_first(val *sp, val o) {
  (void)sp;
  return ((Cons *)o)->first;
}
static val cons_next(val *sp, val o) {
  val r = ((Cons *)o)->rest;
  return r == RT_NIL ? r : rt_seq(sp, r);
}
static val cons_more(val *sp, val o) {
  (void)sp;
  val r = ((Cons *)o)->rest;
  return r == RT_NIL ? RT_EMPTY_LIST : r;
}
static uint32_t cons_hash(val *sp, val o) {
  Cons *c = (Cons *)o;
  if (!c->hash) c->hash = rt_hash_ordered(sp, o);
  return c->hash;
}

static const Ops cons_ops = {
    .seq = rt_seq_self,
    .first = cons_first,
    .next = cons_next,
    .more = cons_more,
    .conj = rt_seq_conj,
    .empty = rt_seq_empty,
    .equal = rt_seq_equal,
    .hash = cons_hash,
    .meta = rt_seq_meta,
    .with_meta = rt_seq_with_meta,
};
static const Type *const cons_ifaces[] = {&rt_iface_a_seq,
                                          &rt_iface_serializable, NULL};
const Type rt_type_cons = {.type = &rt_type_class,
                           .kind = KIND_CONS,
                           .layout = LAYOUT_FIXED,
                           .size = sizeof(Cons),
                           .nvals = 3,
                           RT_INVOKE_NONE,
                           .name = "clojure.lang.Cons",
                           .ifaces = cons_ifaces,
                           .ops = &cons_ops};

// Rest arguments are such cells, too.
static const Type *const rest_ifaces[] = {
    &rt_iface_a_seq, &rt_iface_indexed_seq, &rt_iface_reduce, NULL};
const Type rt_type_rest = {.type = &rt_type_class,
                           .kind = KIND_CONS,
                           .layout = LAYOUT_FIXED,
                           .size = sizeof(Cons),
                           .nvals = 3,
                           RT_INVOKE_NONE,
                           .name = "clojure.lang.ArraySeq",
                           .ifaces = rest_ifaces,
                           .ops = &cons_ops};

// --- lazy seqs ---

static val lazy_new(val meta, val fn, val s, uint32_t state) {
  LazySeq *l = rt_new(&rt_type_lazy_seq);
  l->meta = meta;
  l->fn = fn;
  l->s = s;
  l->hash = 0;
  l->state = state;
  return (val)l;
}

val rt_lazy_seq(val fn) { return lazy_new(RT_NIL, fn, RT_NIL, LAZY_THUNK); }

bool rt_lazy_realized(val ls) { return ((LazySeq *)ls)->state != LAZY_THUNK; }

// Only between a throw and the return to lazy_call, where nothing moves.
static struct {
  const Type *fn;
  int n;
  val values[16];
} kept;

void rt_keep_captures(const Type *fn, int n, const val *values) {
  kept.fn = n <= 16 ? fn : NULL;
  kept.n = n;
  if (kept.fn) memcpy(kept.values, values, (size_t)n * sizeof *values);
}

static void restore_captures(val fn) {
  if (rt_obj_type(fn) != kept.fn) return;
  for (int i = 0; i < kept.n; i++)
    rt_write(fn, &((Fn *)fn)->caps[i], kept.values[i]);
  kept.fn = NULL;
}

// Calls the thunk of sp[0], a LazySeq in state LAZY_THUNK; puts it back when
// it throws. Inlined: each lazy seq around another one has a frame less.
__attribute__((always_inline)) static inline val lazy_call(val *sp) {
  LazySeq *l = (LazySeq *)sp[0];
  val fn = l->fn;
  sp[1] = fn;
  l->fn = RT_NIL;
  l->state = LAZY_VALUE;
  val x = rt_call0(rt_charge(sp + 2, 3), fn); // frames of C
  l = (LazySeq *)sp[0];
  if (RT_UNLIKELY(x == RT_THROWN)) {
    restore_captures(sp[1]);
    l->state = LAZY_THUNK;
    rt_write(sp[0], &l->fn, sp[1]);
  } else {
    rt_write(sp[0], &l->s, x);
  }
  return x;
}

// The lazy seq that l's thunk takes the seq of before it does anything else, if
// that one has not been computed; NULL. (Type.va of a thunk says which capture
// it is.)
static val source_of(const LazySeq *l) {
  int at = -2 - rt_obj_type(l->fn)->va;
  val s = at < 0 ? RT_NIL : ((Fn *)l->fn)->caps[at];
  bool waits =
      rt_has_kind(s, KIND_LAZY_SEQ) && ((LazySeq *)s)->state == LAZY_THUNK;
  return waits ? s : RT_NIL;
}

// The seq of a LazySeq, or nil. Lazy seqs that draw on lazy seqs are computed
// from the innermost one outwards, without recursion of C: each level takes two
// slots, itself and the one among the lazy seqs that its thunk returns which is
// next.
static val lazy_force(val *sp, val o) {
  if (RT_LIKELY(((LazySeq *)o)->state == LAZY_DONE)) return ((LazySeq *)o)->s;
  val *level = sp;
  level[0] = level[1] = o;
  if (rt_poll(level + 2)) return RT_THROWN;
  while (true) {
    LazySeq *l = (LazySeq *)level[1];
    val x = l->s;
    if (l->state == LAZY_THUNK) {
      x = source_of(l);
      if (x != RT_NIL) {
        level += 2;
        level[0] = level[1] = x;
        if (rt_poll(level + 2)) return RT_THROWN;
        continue;
      }
      x = lazy_call(level + 1);
      RT_TRY(x);
    }
    if (rt_has_kind(x, KIND_LAZY_SEQ)) {
      level[1] = x;
      continue;
    }
    x = rt_seq(level + 1, x);
    RT_TRY(x);
    l = (LazySeq *)level[0];
    rt_write(level[0], &l->s, x);
    l->state = LAZY_DONE;
    if (level == sp) return x;
    level -= 2;
  }
}

// The same for operations that go on with it: a frame of C more, which counts.
static val lazy_forced(val *sp, val o) {
  LazySeq *l = (LazySeq *)o;
  if (RT_LIKELY(l->state == LAZY_DONE)) return l->s;
  return lazy_force(rt_charge(sp, 1), o);
}

static val lazy_first(val *sp, val o) {
  val s = lazy_forced(sp, o);
  RT_TRY(s);
  return s == RT_NIL ? s : rt_obj_type(s)->ops->first(sp, s);
}
static val lazy_next(val *sp, val o) {
  val s = lazy_forced(sp, o);
  RT_TRY(s);
  return s == RT_NIL ? s : rt_obj_type(s)->ops->next(sp, s);
}
static val lazy_more(val *sp, val o) {
  val s = lazy_forced(sp, o);
  RT_TRY(s);
  return s == RT_NIL ? RT_EMPTY_LIST : rt_more(sp, s);
}
static uint32_t lazy_hash(val *sp, val o) {
  LazySeq *l = (LazySeq *)o;
  if (!l->hash) l->hash = rt_hash_ordered(sp, o);
  return l->hash;
}
static val lazy_meta(val o) { return ((LazySeq *)o)->meta; }
// The copy draws on the original, so the thunk still runs once.
static val lazy_with_meta(val o, val m) {
  return lazy_new(m, RT_NIL, o, LAZY_VALUE);
}

// Of anything else it is realised, too, as on the JVM: what its body throws is
// not lost.
static int lazy_equal(val *sp, val a, val b) {
  rt_gc_inhibit();
  val s = lazy_force(sp, a);
  rt_gc_permit();
  return s == RT_THROWN ? -1 : rt_seq_equal(sp, a, b);
}

static const Ops lazy_ops = {
    .seq = lazy_force,
    .first = lazy_first,
    .next = lazy_next,
    .more = lazy_more,
    .conj = rt_seq_conj,
    .empty = rt_seq_empty,
    .equal = lazy_equal,
    .hash = lazy_hash,
    .meta = lazy_meta,
    .with_meta = lazy_with_meta,
};
// A LazySeq is no ASeq.
static const Type *const lazy_ifaces[] = {&rt_iface_a_obj,
                                          &rt_iface_iseq,
                                          &rt_iface_sequential,
                                          &rt_iface_ju_list,
                                          &rt_iface_pending,
                                          &rt_iface_hash_eq,
                                          NULL};
const Type rt_type_lazy_seq = {.type = &rt_type_class,
                               .kind = KIND_LAZY_SEQ,
                               .layout = LAYOUT_FIXED,
                               .size = sizeof(LazySeq),
                               .nvals = 3,
                               RT_INVOKE_NONE,
                               .name = "clojure.lang.LazySeq",
                               .ifaces = lazy_ifaces,
                               .ops = &lazy_ops};
