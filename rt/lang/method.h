// SPDX-License-Identifier: MIT
// Method calls and field access by name, for interop forms whose target's type
// is not known at compile time.
#ifndef RT_METHOD_H
#define RT_METHOD_H

#include "rt/value/value.h"

// Members are named by symbols. A deftype's mutable fields are private: they
// are found only by a symbol with a namespace, whatever that is.

// (.name target args...): argv[0] is the target, argv[0..argc) lies below sp.
// A method of a deftype or reify, or a field of that name when argc is 1; else
// `fallback` (a function of cljwc.java, or nil) is called. G.
val rt_method_call(val *sp, val name, val fallback, intptr_t argc, val *argv);
// (.-name target) for deftypes and records.
val rt_field_get(val target, val name);
val *rt_field_find(val target, val name); // its place; NULL: no such field
val rt_field_set(val target, val name, val x);
// Does the function have an entry for argc arguments, the object among them?
bool rt_method_accepts(val fn, intptr_t argc);
// The value of field i of a deftype, record or reify object.
static inline val *rt_field_slot(val obj, int i) {
  const Type *t = rt_obj_type(obj);
  return (val *)obj + 1 + (t->kind == KIND_RECORD ? 2 : 0) + i;
}

// invoke entries of deftypes that implement IFn, by method lookup. The
// emitter writes direct ones; the interpreter uses these.
val rt_user_invoke0(val *sp, val self);
val rt_user_invoke1(val *sp, val self, val a);
val rt_user_invoke2(val *sp, val self, val a, val b);
val rt_user_invoke3(val *sp, val self, val a, val b, val c);
val rt_user_invoke4(val *sp, val self, val a, val b, val c, val d);
val rt_user_invoke5(val *sp, val self, val a, val b, val c, val d, val e);
val rt_user_invoke6(val *sp, val self, val a, val b, val c, val d, val e,
                    val f);
val rt_user_invoke_n(val *sp, val self, intptr_t argc, val *argv);
// The va_fn of those with applyTo, whose va is 0: apply gives them its seq.
val rt_user_apply(val *sp, val self, val args);

#endif
