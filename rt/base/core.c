// SPDX-License-Identifier: MIT
// Generic operations: nil, the dispatch through Ops, and Clojure's words for
// what a type cannot do. Mentions no collection Type except where nil must
// turn into one, so that the linker drops the collections a program never
// makes.
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/num/num.h"
#include "rt/lang/object.h"
#include "rt/seq/seq.h"
#include "rt/coll/vec.h"
#include "rt/str/print.h"
#include "rt/prim.h"

#include <string.h>

RT_COLD val *rt_nest_slow(val *sp) {
  rt_gc_inhibit();
  int thrown = rt_safepoint(sp);
  rt_gc_permit();
  return thrown ? NULL : sp;
}

static const Ops *ops_of(val o) { return rt_type_of(o)->ops; }

static RT_COLD val throw_no_seq(val o) {
  return rt_throwf(&rt_type_illegal_argument,
                   "Don't know how to create ISeq from: %t", o);
}

// --- seqs ---

// Lists and conses, the cells most often met, are taken apart on the spot:
// calls through a table are slow in wasm. Both have the same layout.
static bool is_cell(val o) {
  if (!rt_is_ptr(o)) return false;
  uint8_t kind = rt_obj_type(o)->kind;
  return kind == KIND_CONS || kind == KIND_LIST;
}

val rt_seq(val *sp, val coll) {
  if (coll == RT_NIL || is_cell(coll)) return coll;
  const Ops *ops = ops_of(coll);
  return ops->seq ? ops->seq(sp, coll) : throw_no_seq(coll);
}

val rt_first(val *sp, val coll) {
  if (coll == RT_NIL) return RT_NIL;
  if (is_cell(coll)) return ((Cons *)coll)->first;
  const Ops *ops = ops_of(coll);
  if (RT_LIKELY(ops->first != NULL)) return ops->first(sp, coll);
  val s = rt_seq(sp, coll);
  if (s == RT_NIL || s == RT_THROWN) return s;
  return ops_of(s)->first(sp, s);
}

val rt_next(val *sp, val coll) {
  if (coll == RT_NIL) return RT_NIL;
  if (is_cell(coll)) return rt_seq(sp, ((Cons *)coll)->rest);
  const Ops *ops = ops_of(coll);
  if (RT_LIKELY(ops->next != NULL)) return ops->next(sp, coll);
  val s = rt_seq(sp, coll);
  if (s == RT_NIL || s == RT_THROWN) return s;
  return ops_of(s)->next(sp, s);
}

val rt_more(val *sp, val coll) {
  if (coll == RT_NIL) return RT_EMPTY_LIST;
  if (is_cell(coll)) {
    val rest = ((Cons *)coll)->rest;
    return rest == RT_NIL ? RT_EMPTY_LIST : rest;
  }
  const Ops *ops = ops_of(coll);
  if (ops->more) return ops->more(sp, coll);
  val s = rt_next(sp, coll);
  return s == RT_NIL ? RT_EMPTY_LIST : s;
}

// --- count and nth ---

intptr_t rt_count_walk(val *sp, val s) {
  intptr_t n = 0;
  while (s != RT_NIL) {
    sp[0] = s;
    if (rt_poll(sp + 1)) return -1;
    s = ops_of(sp[0])->next(sp + 1, sp[0]);
    if (s == RT_THROWN) return -1;
    n++;
    const Type *t = rt_type_of(s);
    if (t->ops->count && t->kind != KIND_OBJECT) {
      intptr_t rest = t->ops->count(sp + 1, s);
      return rest < 0 ? -1 : n + rest;
    }
  }
  return n;
}

// Negative if thrown, and when a type of the program counts so.
static intptr_t count_any(val *sp, val coll) {
  if (coll == RT_NIL) return 0;
  const Ops *ops = ops_of(coll);
  if (RT_LIKELY(ops->count != NULL)) return ops->count(sp, coll);
  if (!ops->seq) {
    rt_throwf(&rt_type_unsupported, "count not supported on this type: %v",
              rt_class_simple_text(rt_type_of(coll)));
    return -1;
  }
  val s = ops->seq(sp, coll);
  return s == RT_THROWN ? -1 : rt_count_walk(sp, s);
}

val rt_count(val *sp, val coll) {
  intptr_t n = count_any(sp, coll);
  return n < 0 && rt_exception != RT_NIL ? RT_THROWN : rt_long(n);
}

intptr_t rt_count_raw(val *sp, val coll) {
  intptr_t n = count_any(sp, coll);
  if (RT_UNLIKELY(n < 0) && rt_exception == RT_NIL)
    rt_throwf(&rt_type_illegal_argument, "Negative count: %d", (int)n);
  return n;
}

static val out_of_range(val dflt) {
  return dflt == RT_ABSENT ? rt_throw_index() : dflt;
}

// nth of a seqable, element by element.
val rt_nth_walk(val *sp, val coll, intptr_t i, val dflt) {
  if (i < 0 && dflt != RT_ABSENT) return dflt;
  sp[0] = dflt;
  val s = rt_seq(sp + 1, coll);
  RT_TRY(s);
  if (i < 0) return out_of_range(RT_ABSENT);
  for (; s != RT_NIL; i--) {
    RT_TRY(s);
    if (i == 0) return ops_of(s)->first(sp, s);
    sp[1] = s;
    if (rt_poll(sp + 2)) return RT_THROWN;
    s = ops_of(sp[1])->next(sp + 2, sp[1]);
  }
  return out_of_range(sp[0]);
}

static val nth(val *sp, val coll, val index, val dflt) {
  int64_t i;
  if (RT_LIKELY(rt_is_fix(index)))
    i = rt_unfix(index);
  else if (!rt_arg_int(index, &i))
    return RT_THROWN;
  if (coll == RT_NIL) return dflt == RT_ABSENT ? RT_NIL : dflt;
  if (rt_has_kind(coll, KIND_VEC) && (uint64_t)i < ((Vec *)coll)->count)
    return rt_vec_ref((Vec *)coll, (uint32_t)i);
  if (RT_UNLIKELY(i != (int32_t)i)) return rt_arg_int(index, &i), RT_THROWN;
  const Ops *ops = ops_of(coll);
  if (RT_LIKELY(ops->nth != NULL)) return ops->nth(sp, coll, (intptr_t)i, dflt);
  if (rt_is_sequential(coll)) return rt_nth_walk(sp, coll, (intptr_t)i, dflt);
  if (i < 0 && dflt != RT_ABSENT) return dflt;
  return rt_throwf(&rt_type_unsupported, "nth not supported on this type: %v",
                   rt_class_simple_text(rt_type_of(coll)));
}

val rt_nth(val *sp, val coll, val i) { return nth(sp, coll, i, RT_ABSENT); }
val rt_nth_or(val *sp, val coll, val i, val dflt) {
  return nth(sp, coll, i, dflt);
}

val rt_deref(val *sp, val o) {
  const Ops *ops = ops_of(o);
  if (ops->deref) return ops->deref(sp, o);
  return rt_throw_cast(o, "java.util.concurrent.Future");
}

// --- lookup ---

val rt_get_or(val *sp, val coll, val key, val dflt) {
  if (!rt_is_ptr(coll)) return dflt;
  const Type *t = rt_obj_type(coll);
  if (!t->ops->get) return dflt;
  if (RT_UNLIKELY(dflt == RT_NIL && t->kind == KIND_OBJECT))
    dflt = RT_NIL_GIVEN;
  return t->ops->get(sp, coll, key, dflt);
}
val rt_get(val *sp, val coll, val key) {
  if (!rt_is_ptr(coll)) return RT_NIL;
  const Ops *ops = rt_obj_type(coll)->ops;
  return ops->get ? ops->get(sp, coll, key, RT_NIL) : RT_NIL;
}

val rt_find(val *sp, val coll, val key) {
  if (coll == RT_NIL) return RT_NIL;
  const Ops *ops = ops_of(coll);
  if (ops->find) return ops->find(sp, coll, key);
  return rt_throwf(&rt_type_illegal_argument, "find not supported on type: %t",
                   coll);
}

int rt_contains(val *sp, val coll, val key) {
  if (coll == RT_NIL) return 0;
  const Ops *ops = ops_of(coll);
  if (ops->contains) return ops->contains(sp, coll, key);
  rt_throwf(&rt_type_illegal_argument, "contains? not supported on type: %t",
            coll);
  return -1;
}

// --- adding and removing ---

val rt_conj(val *sp, val coll, val x) {
  if (coll == RT_NIL) return rt_list_cons(x, RT_NIL);
  const Ops *ops = ops_of(coll);
  if (RT_LIKELY(ops->conj != NULL)) return ops->conj(sp, coll, x);
  return rt_throw_cast(coll, "clojure.lang.IPersistentCollection");
}

val rt_assoc(val *sp, val coll, val key, val v) {
  if (coll == RT_NIL) {
    val kv[] = {key, v};
    return rt_array_map_new(1, kv);
  }
  const Ops *ops = ops_of(coll);
  if (RT_LIKELY(ops->assoc != NULL)) return ops->assoc(sp, coll, key, v);
  return rt_throw_cast(coll, "clojure.lang.Associative");
}

val rt_dissoc(val *sp, val map, val key) {
  if (map == RT_NIL) return RT_NIL;
  if (!rt_is_map(map)) return rt_throw_cast(map, "clojure.lang.IPersistentMap");
  return ops_of(map)->dissoc(sp, map, key);
}

val rt_disj(val *sp, val set, val key) {
  if (set == RT_NIL) return RT_NIL;
  if (!rt_is_set(set)) return rt_throw_cast(set, "clojure.lang.IPersistentSet");
  return ops_of(set)->dissoc(sp, set, key);
}

val rt_empty(val *sp, val coll) {
  const Ops *ops = ops_of(coll);
  return ops->empty ? ops->empty(sp, coll) : RT_NIL;
}

val rt_peek(val *sp, val coll) {
  if (coll == RT_NIL) return RT_NIL;
  const Ops *ops = ops_of(coll);
  if (ops->peek) return ops->peek(sp, coll);
  return rt_throw_cast(coll, "clojure.lang.IPersistentStack");
}

val rt_pop(val *sp, val coll) {
  if (coll == RT_NIL) return RT_NIL;
  const Ops *ops = ops_of(coll);
  if (ops->pop) return ops->pop(sp, coll);
  return rt_throw_cast(coll, "clojure.lang.IPersistentStack");
}

// --- metadata ---

val rt_meta(val o) {
  if (!rt_is_ptr(o)) return RT_NIL;
  const Ops *ops = rt_obj_type(o)->ops;
  return ops->meta ? ops->meta(o) : RT_NIL;
}

val rt_with_meta(val o, val m) {
  const Ops *ops = ops_of(o);
  if (ops->with_meta) return ops->with_meta(o, m);
  return rt_throw_cast(o, "clojure.lang.IObj");
}

val (*rt_meta_hook)(val *sp, val o);
val (*rt_form_meta_hook)(val o, val m);

val rt_meta_of(val *sp, val o) {
  val m = rt_has_kind(o, KIND_OBJECT) ? rt_user_meta(sp, o) : rt_meta(o);
  if (rt_form_meta_hook) m = rt_form_meta_hook(o, m);
  return m == RT_ABSENT ? rt_meta_hook(sp, o) : m;
}

val rt_with_meta_of(val *sp, val o, val m) {
  if (rt_has_kind(o, KIND_OBJECT)) return rt_user_with_meta(sp, o, m);
  bool takes = o == RT_NIL || ops_of(o)->with_meta; // else that is the mistake
  if (takes && m != RT_NIL && !rt_is_map(m))
    return rt_throw_cast(m, "clojure.lang.IPersistentMap");
  if (rt_is_coll(o) && !rt_has_kind(o, KIND_RECORD) && rt_meta(o) == m)
    return o;
  return rt_with_meta(o, m);
}

// --- predicates ---

#define BIT(k) ((uint64_t)1 << (k))
#define SEQ_KINDS                                                              \
  (BIT(KIND_LIST) | BIT(KIND_EMPTY_LIST) | BIT(KIND_CONS) |                    \
   BIT(KIND_LAZY_SEQ) | BIT(KIND_CHUNKED_CONS) | BIT(KIND_RANGE) |             \
   BIT(KIND_CHUNKED_SEQ) | BIT(KIND_SEQ))
#define CHUNKED_KINDS                                                          \
  (BIT(KIND_CHUNKED_CONS) | BIT(KIND_RANGE) | BIT(KIND_CHUNKED_SEQ))
#define VEC_KINDS (BIT(KIND_VEC) | BIT(KIND_SUBVEC) | BIT(KIND_MAP_ENTRY))
#define MAP_KINDS                                                              \
  (BIT(KIND_ARRAY_MAP) | BIT(KIND_HASH_MAP) | BIT(KIND_TREE_MAP) |             \
   BIT(KIND_RECORD) | BIT(KIND_PROTOCOL))
#define SET_KINDS (BIT(KIND_HASH_SET) | BIT(KIND_TREE_SET))
#define TREE_KINDS (BIT(KIND_TREE_MAP) | BIT(KIND_TREE_SET))

// Is v of one of these kinds, or another type that implements c?
static bool is(val v, uint64_t kinds, const Type *c) {
  if (!rt_is_ptr(v)) return false;
  const Type *t = rt_obj_type(v);
  if (kinds >> t->kind & 1) return true;
  if (t->kind < KIND_OBJECT && t->kind != KIND_TRANSIENT) return false;
  return rt_type_isa(t, c);
}

bool rt_is_seq(val v) { return is(v, SEQ_KINDS, &rt_iface_iseq); }
bool rt_is_sequential(val v) {
  return is(v, SEQ_KINDS | VEC_KINDS, &rt_iface_sequential);
}
bool rt_is_coll(val v) {
  return is(v, SEQ_KINDS | VEC_KINDS | MAP_KINDS | SET_KINDS,
            &rt_iface_persistent_collection);
}
bool rt_is_vector(val v) {
  return is(v, VEC_KINDS, &rt_iface_persistent_vector);
}
bool rt_is_map(val v) { return is(v, MAP_KINDS, &rt_iface_persistent_map); }
bool rt_is_set(val v) { return is(v, SET_KINDS, &rt_iface_persistent_set); }
bool rt_is_list(val v) {
  return is(v, BIT(KIND_LIST) | BIT(KIND_EMPTY_LIST),
            &rt_iface_persistent_list);
}
bool rt_is_counted(val v) {
  if (rt_has_kind(v, KIND_SEQ) || rt_has_kind(v, KIND_CONS))
    return rt_instance(&rt_iface_counted, v);
  return is(v,
            VEC_KINDS | MAP_KINDS | SET_KINDS | BIT(KIND_LIST) |
                BIT(KIND_EMPTY_LIST) | BIT(KIND_RANGE) | BIT(KIND_CHUNK) |
                BIT(KIND_CHUNKED_SEQ),
            &rt_iface_counted);
}
bool rt_is_associative(val v) {
  return is(v, VEC_KINDS | MAP_KINDS, &rt_iface_associative);
}
bool rt_is_reversible(val v) {
  return is(v, VEC_KINDS | TREE_KINDS, &rt_iface_reversible);
}
bool rt_is_sorted(val v) { return is(v, TREE_KINDS, &rt_iface_sorted); }
bool rt_is_indexed(val v) {
  return is(v, VEC_KINDS | BIT(KIND_CHUNK), &rt_iface_indexed);
}
bool rt_is_seqable(val v) {
  return v == RT_NIL || rt_is_coll(v) || rt_has_kind(v, KIND_STR) ||
         rt_has_kind(v, KIND_ARRAY) || rt_instance(&rt_iface_seqable, v) ||
         rt_instance(&rt_iface_iterable, v);
}
bool rt_is_chunked_seq(val v) {
  return is(v, CHUNKED_KINDS, &rt_iface_chunked_seq);
}
bool rt_is_map_entry(val v) {
  return is(v, BIT(KIND_MAP_ENTRY), &rt_iface_ju_map_entry);
}
val rt_call_method(val *sp, val o, const char *name, const val *args, int n) {
  const Ops *ops = rt_type_of(o)->ops;
  return ops->method ? ops->method(sp, o, name, args, n) : RT_ABSENT;
}
val rt_name_of(val *sp, val v) {
  if (RT_LIKELY(!rt_has_kind(v, KIND_OBJECT))) return rt_name(v);
  val r = rt_call_method(sp, v, "getName", NULL, 0);
  return r == RT_ABSENT ? rt_name(v) : r;
}
val rt_namespace_of(val *sp, val v) {
  if (RT_LIKELY(!rt_has_kind(v, KIND_OBJECT))) return rt_namespace(v);
  val r = rt_call_method(sp, v, "getNamespace", NULL, 0);
  return r == RT_ABSENT ? rt_namespace(v) : r;
}
bool rt_is_editable(val v) {
  return rt_is_ptr(v) && (rt_obj_type(v)->ops->transient != NULL ||
                          rt_instance(&rt_iface_editable_collection, v));
}
bool rt_is_lazy_seq(val v) { return rt_has_kind(v, KIND_LAZY_SEQ); }
bool rt_is_range(val v) { return rt_has_kind(v, KIND_RANGE); }
bool rt_is_pvec(val v) { return rt_has_kind(v, KIND_VEC); }
bool rt_is_array(val v) { return rt_has_kind(v, KIND_ARRAY); }
bool rt_is_reduced(val v) { return rt_has_kind(v, KIND_REDUCED); }
bool rt_is_volatile(val v) { return rt_has_kind(v, KIND_VOLATILE); }
bool rt_is_atom(val v) { return rt_has_kind(v, KIND_ATOM); }
bool rt_is_record(val v) { return is(v, BIT(KIND_RECORD), &rt_iface_record); }
bool rt_is_iterable(val v) {
  return rt_is_ptr(v) && rt_obj_type(v)->ops->iter != NULL;
}
