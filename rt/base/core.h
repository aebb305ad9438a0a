// SPDX-License-Identifier: MIT
// Generic operations on any value: one indirect call through the Type's Ops,
// nil handled here. See ops.h for the G and S root rules and for what a type
// leaves out.
#ifndef RT_CORE_H
#define RT_CORE_H

#include "rt/mem/gc.h"
#include "rt/value/ops.h"

// --- G (core.c) ---
val rt_seq(val *sp, val coll);   // seq or nil
val rt_first(val *sp, val coll); // of any seqable
val rt_next(val *sp, val coll);
val rt_more(val *sp, val coll);           // rest
intptr_t rt_count_raw(val *sp, val coll); // -1 thrown
val rt_count(val *sp, val coll);
val rt_nth(val *sp, val coll, val i); // throws out of range
// Calls the method of an interface that a type of the program implements, with
// up to two arguments; RT_ABSENT: the value has none of that name. S.
val rt_call_method(val *sp, val o, const char *name, const val *args, int n);
val rt_nth_or(val *sp, val coll, val i, val dflt);
val rt_deref(val *sp, val o);
// Length of a seq or nil by walking, -1 thrown; nth of a seqable by walking.
intptr_t rt_count_walk(val *sp, val s);
val rt_nth_walk(val *sp, val coll, intptr_t i, val dflt);

// --- S (core.c) ---
val rt_conj(val *sp, val coll, val x);
val rt_get(val *sp, val coll, val key); // nil when missing
val rt_get_or(val *sp, val coll, val key, val dflt);
val rt_find(val *sp, val coll, val key);
int rt_contains(val *sp, val coll, val key);
val rt_assoc(val *sp, val coll, val key, val v); // nil: a new map
val rt_dissoc(val *sp, val map, val key);
val rt_disj(val *sp, val set, val key);
val rt_empty(val *sp, val coll);
val rt_peek(val *sp, val coll);
val rt_pop(val *sp, val coll);
val rt_meta(val o); // nil for values without
// Gives and keeps the metadata of a var when it is first asked for: until then
// it is RT_ABSENT. S. Set where vars have such metadata (front/library.c).
extern val (*rt_meta_hook)(val *sp, val o);
// What `meta` gives of o, which has the metadata m; NULL: that. The compiler
// hides from macros where symbols and vectors were written.
extern val (*rt_form_meta_hook)(val o, val m);
val rt_with_meta(val o, val m);

// Takes n slots for frames of C that use none, so that they count for the depth
// of recursion. The caller polls, or what it calls does.
static inline val *rt_charge(val *sp, int n) {
  for (int i = 0; i < n; i++) sp[i] = RT_NIL;
  return sp + n;
}

// One level down in a recursion of C functions through values (equality,
// hashing, comparison), which use C stack but no slots: takes a few slots, so
// that the root stack's limit bounds it. NULL: StackOverflowError is thrown.
// rt_nest_by: what an operation takes beyond that.
enum { RT_NEST_SLOTS = 10 };
val *rt_nest_slow(val *sp);
static inline val *rt_nest_by(val *sp, int slots) {
  sp = rt_charge(sp, slots);
  return RT_UNLIKELY(sp > rt_limit) ? rt_nest_slow(sp) : sp;
}
static inline val *rt_nest(val *sp) { return rt_nest_by(sp, RT_NEST_SLOTS); }

// --- S (eq.c, hash.c) ---
// Clojure's = (1, 0, -1 thrown), hash and compare. Collections, numbers by
// category, lazy seqs (realised under rt_gc_inhibit), records, user types.
int rt_equal_slow(val *sp, val a, val b);
static inline int rt_equal(val *sp, val a, val b) {
  if (a == b) return 1;
  if ((a & b & 1) || a == RT_NIL) return 0; // nil as b: a lazy seq is realised
  return rt_equal_slow(sp, a, b);
}
uint32_t rt_hash(val *sp, val o); // 0 with rt_exception set if thrown
// <0, 0, >0 in *out; 0, or -1 thrown.
int rt_compare(val *sp, val a, val b, int *out);

// Hash mixing as in clojure.lang.Murmur3 (hash.c).
uint32_t rt_hash_int(uint32_t x);
uint32_t rt_hash_long(int64_t x);
uint32_t rt_hash_combine(uint32_t seed, uint32_t h);
uint32_t rt_hash_mix_coll(uint32_t h, uint32_t count);
// hasheq of an ordered collection, given as a seqable. S.
uint32_t rt_hash_ordered(val *sp, val coll);
uint32_t rt_hash_unordered(val *sp, val coll);
// Are two sequential collections equal element by element? S: inhibits.
// Does x match the constant `key` of a case? Like rt_equal, but for what Java
// tells apart: 0.0 and -0.0, decimals of another scale, two regexes.
int rt_case_equal(val *sp, val key, val x);
int rt_equal_sequential(val *sp, val a, val b);

bool rt_is_sequential(val v); // clojure.lang.Sequential
bool rt_is_seq(val v);        // clojure.lang.ISeq
bool rt_is_map(val v);        // clojure.lang.IPersistentMap
bool rt_is_set(val v);        // clojure.lang.IPersistentSet

#endif
