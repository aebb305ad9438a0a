// SPDX-License-Identifier: MIT
// Functions and calling any value.
//
// A function is an object whose Type holds its entry points; a closure adds
// its captured values. A `fn` literal without captures is one static Fn.
// Calls to unknown values go through the Type's invoke table; values that are
// not callable have throwing entries there, so a call is: pointer check, load,
// indirect call. Keywords, maps, sets, vectors, vars and symbols fill in real
// entries (RT_INVOKE_NONE lists the throwing ones).
#ifndef RT_FN_H
#define RT_FN_H

#include "rt/mem/gc.h"
#include "rt/base/throw.h"
#include "rt/value/value.h"

typedef struct Fn {
  const Type *type;
  val meta;
  val caps[]; // captured values; count is type->nvals - 1
} Fn;

// A function that captures nothing: a static object.
typedef struct StaticFn {
  const Type *type;
  val meta;
  uintptr_t idhash;
} StaticFn;

extern const Ops rt_ops_fn;
extern const Type rt_type_afn; // superclass of all function types

// Entries that throw ArityException (for functions)...
val rt_arity0(val *sp, val self);
val rt_arity1(val *sp, val self, val a);
val rt_arity2(val *sp, val self, val a, val b);
val rt_arity3(val *sp, val self, val a, val b, val c);
val rt_arity4(val *sp, val self, val a, val b, val c, val d);
val rt_arity5(val *sp, val self, val a, val b, val c, val d, val e);
val rt_arity6(val *sp, val self, val a, val b, val c, val d, val e, val f);
val rt_arity_n(val *sp, val self, intptr_t argc, val *argv);
// ...or "X cannot be cast to class clojure.lang.IFn" (for other objects).
val rt_nofn0(val *sp, val self);
val rt_nofn1(val *sp, val self, val a);
val rt_nofn2(val *sp, val self, val a, val b);
val rt_nofn3(val *sp, val self, val a, val b, val c);
val rt_nofn4(val *sp, val self, val a, val b, val c, val d);
val rt_nofn5(val *sp, val self, val a, val b, val c, val d, val e);
val rt_nofn6(val *sp, val self, val a, val b, val c, val d, val e, val f);
val rt_nofn_n(val *sp, val self, intptr_t argc, val *argv);
// Entries of a variadic function: pack the surplus arguments into a list and
// call type->va_fn.
val rt_va0(val *sp, val self);
val rt_va1(val *sp, val self, val a);
val rt_va2(val *sp, val self, val a, val b);
val rt_va3(val *sp, val self, val a, val b, val c);
val rt_va4(val *sp, val self, val a, val b, val c, val d);
val rt_va5(val *sp, val self, val a, val b, val c, val d, val e);
val rt_va6(val *sp, val self, val a, val b, val c, val d, val e, val f);
// Those of rt_arity and of rt_va by number of arguments, and a Type's own
// entries.
extern const FnAny rt_arity_entries[RT_MAX_DIRECT + 1];
extern const FnAny rt_va_entries[RT_MAX_DIRECT + 1];
static inline const FnAny *rt_entries(const Type *t) {
  return (const FnAny *)&t->invoke0;
}
// invoke_n of functions with at most RT_MAX_DIRECT fixed arguments, by way of
// the direct entries or va_fn.
val rt_invoke_n(val *sp, val self, intptr_t argc, val *argv);

// Initialiser parts for Types of values that cannot be called.
#define RT_INVOKE_NONE                                                         \
  .va = -1, .invoke0 = rt_nofn0, .invoke1 = rt_nofn1, .invoke2 = rt_nofn2,     \
  .invoke3 = rt_nofn3, .invoke4 = rt_nofn4, .invoke5 = rt_nofn5,               \
  .invoke6 = rt_nofn6, .invoke_n = rt_nofn_n
// ... and of values callable with one or two arguments (maps, keywords...).
#define RT_INVOKE_1_2(f1, f2)                                                  \
  .va = -1, .invoke0 = rt_arity0, .invoke1 = f1, .invoke2 = f2,                \
  .invoke3 = rt_arity3, .invoke4 = rt_arity4, .invoke5 = rt_arity5,            \
  .invoke6 = rt_arity6, .invoke_n = rt_invoke_n

// Calls f with the values of argv[0..argc), which lie below sp. G.
val rt_call_n(val *sp, val f, intptr_t argc, val *argv);
RT_COLD val rt_call_bad(val f); // f is not an object: throws

// Calls of any value. G: see ops.h.
static inline val rt_call0(val *sp, val f) {
  if (RT_UNLIKELY(!rt_is_ptr(f))) return rt_call_bad(f);
  return rt_obj_type(f)->invoke0(sp, f);
}
static inline val rt_call1(val *sp, val f, val a) {
  if (RT_UNLIKELY(!rt_is_ptr(f))) return rt_call_bad(f);
  return rt_obj_type(f)->invoke1(sp, f, a);
}
static inline val rt_call2(val *sp, val f, val a, val b) {
  if (RT_UNLIKELY(!rt_is_ptr(f))) return rt_call_bad(f);
  return rt_obj_type(f)->invoke2(sp, f, a, b);
}
static inline val rt_call3(val *sp, val f, val a, val b, val c) {
  if (RT_UNLIKELY(!rt_is_ptr(f))) return rt_call_bad(f);
  return rt_obj_type(f)->invoke3(sp, f, a, b, c);
}
static inline val rt_call4(val *sp, val f, val a, val b, val c, val d) {
  if (RT_UNLIKELY(!rt_is_ptr(f))) return rt_call_bad(f);
  return rt_obj_type(f)->invoke4(sp, f, a, b, c, d);
}
static inline val rt_call5(val *sp, val f, val a, val b, val c, val d, val e) {
  if (RT_UNLIKELY(!rt_is_ptr(f))) return rt_call_bad(f);
  return rt_obj_type(f)->invoke5(sp, f, a, b, c, d, e);
}
static inline val rt_call6(val *sp, val f, val a, val b, val c, val d, val e,
                           val g) {
  if (RT_UNLIKELY(!rt_is_ptr(f))) return rt_call_bad(f);
  return rt_obj_type(f)->invoke6(sp, f, a, b, c, d, e, g);
}

// (apply f args): args is any seqable. Does not realise more of it than the
// callee's required arguments need when the callee is variadic. G.
val rt_apply(val *sp, val f, val args);

// A closure with n captures, to be filled in before the next safepoint.
static inline val rt_fn_new(const Type *t, int n) {
  Fn *f = rt_alloc(t, (size_t)(n + 3) * sizeof(val));
  f->meta = RT_NIL;
  for (int i = 0; i < n; i++) f->caps[i] = RT_NIL;
  f->caps[n] = 0; // identity hash
  return (val)f;
}

#endif
