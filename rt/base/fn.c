// SPDX-License-Identifier: MIT
// Function objects: arity errors, packing of rest arguments, apply.
#include "rt/base/fn.h"
#include "rt/base/core.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/prim.h"
#include "rt/str/str.h"
#include "rt/lang/var.h"

static size_t fn_bytes(const Type *t) { return t->size; }

static val fn_meta(val o) { return ((Fn *)o)->meta; }

static val fn_with_meta(val o, val m) {
  const Type *t = rt_obj_type(o);
  Fn *f = rt_alloc(t, fn_bytes(t));
  __builtin_memcpy(f, (void *)o, fn_bytes(t));
  f->meta = m;
  ((uintptr_t *)((char *)f + t->size))[-1] = 0; // identity hash
  return (val)f;
}

const Ops rt_ops_fn = {.meta = fn_meta, .with_meta = fn_with_meta};

static const Type *const afn_ifaces[] = {
    &rt_iface_a_fn,          &rt_iface_fn,           &rt_iface_obj,
    &rt_iface_ju_comparator, &rt_iface_serializable, NULL};
const Type rt_type_afn = {.type = &rt_type_class,
                          .kind = KIND_ABSTRACT,
                          RT_INVOKE_NONE,
                          .name = "clojure.lang.AFunction",
                          .ifaces = afn_ifaces,
                          .ops = &rt_ops_default};

// --- calls that fail ---

// Positional arguments of a function of the JVM: more go in an array, and are
// counted no further.
enum { MAX_POSITIONAL = 20 };

val rt_throw_arity(val f, intptr_t argc) {
  bool many = argc > MAX_POSITIONAL;
  val name =
      rt_has_kind(f, KIND_KEYWORD) ? f : rt_str_from_c(rt_type_of(f)->name);
  return rt_throwf(&rt_type_arity_exception,
                   "Wrong number of args (%s%d) passed to: %v",
                   many ? "> " : "", many ? MAX_POSITIONAL : (int)argc, name);
}

val rt_call_bad(val f) {
  if (rt_has_type(f, &rt_type_unbound))
    return rt_throwf(&rt_type_illegal_state,
                     "Attempting to call unbound fn: #'%v",
                     rt_var_sym(((Unbound *)f)->var));
  if (f != RT_NIL) return rt_throw_cast(f, "clojure.lang.IFn");
  return rt_throwf(&rt_type_null_pointer,
                   "Cannot invoke \"clojure.lang.IFn.invoke()\" because the "
                   "called value is nil");
}

#define UNUSED_6 (void)sp, (void)a, (void)b, (void)c, (void)d, (void)e, (void)f

val rt_arity0(val *sp, val self) { return (void)sp, rt_throw_arity(self, 0); }
val rt_arity1(val *sp, val self, val a) {
  return (void)sp, (void)a, rt_throw_arity(self, 1);
}
val rt_arity2(val *sp, val self, val a, val b) {
  return (void)sp, (void)a, (void)b, rt_throw_arity(self, 2);
}
val rt_arity3(val *sp, val self, val a, val b, val c) {
  return (void)sp, (void)a, (void)b, (void)c, rt_throw_arity(self, 3);
}
val rt_arity4(val *sp, val self, val a, val b, val c, val d) {
  return (void)sp, (void)a, (void)b, (void)c, (void)d, rt_throw_arity(self, 4);
}
val rt_arity5(val *sp, val self, val a, val b, val c, val d, val e) {
  return (void)sp, (void)a, (void)b, (void)c, (void)d, (void)e,
         rt_throw_arity(self, 5);
}
val rt_arity6(val *sp, val self, val a, val b, val c, val d, val e, val f) {
  return UNUSED_6, rt_throw_arity(self, 6);
}
val rt_arity_n(val *sp, val self, intptr_t argc, val *argv) {
  return (void)sp, (void)argv, rt_throw_arity(self, argc);
}

val rt_nofn0(val *sp, val self) { return (void)sp, rt_call_bad(self); }
val rt_nofn1(val *sp, val self, val a) {
  return (void)sp, (void)a, rt_call_bad(self);
}
val rt_nofn2(val *sp, val self, val a, val b) {
  return (void)sp, (void)a, (void)b, rt_call_bad(self);
}
val rt_nofn3(val *sp, val self, val a, val b, val c) {
  return (void)sp, (void)a, (void)b, (void)c, rt_call_bad(self);
}
val rt_nofn4(val *sp, val self, val a, val b, val c, val d) {
  return (void)sp, (void)a, (void)b, (void)c, (void)d, rt_call_bad(self);
}
val rt_nofn5(val *sp, val self, val a, val b, val c, val d, val e) {
  return (void)sp, (void)a, (void)b, (void)c, (void)d, (void)e,
         rt_call_bad(self);
}
val rt_nofn6(val *sp, val self, val a, val b, val c, val d, val e, val f) {
  return UNUSED_6, rt_call_bad(self);
}
val rt_nofn_n(val *sp, val self, intptr_t argc, val *argv) {
  return (void)sp, (void)argc, (void)argv, rt_call_bad(self);
}

// --- variadic functions ---

// Calls the variadic body with the type->va values of argv and the rest seq.
static val call_va(val *sp, val self, const val *argv, val rest) {
  const Type *t = rt_obj_type(self);
  FnAny f = t->va_fn;
  const val *a = argv;
  switch (t->va) {
  case 0: return ((Fn1)f)(sp, self, rest);
  case 1: return ((Fn2)f)(sp, self, a[0], rest);
  case 2: return ((Fn3)f)(sp, self, a[0], a[1], rest);
  case 3: return ((Fn4)f)(sp, self, a[0], a[1], a[2], rest);
  case 4: return ((Fn5)f)(sp, self, a[0], a[1], a[2], a[3], rest);
  case 5: return ((Fn6)f)(sp, self, a[0], a[1], a[2], a[3], a[4], rest);
  default: return ((Fn7)f)(sp, self, a[0], a[1], a[2], a[3], a[4], a[5], rest);
  }
}

// argv may be any memory: packing allocates but does not collect.
static val call_packed(val *sp, val self, intptr_t argc, const val *argv) {
  intptr_t va = rt_obj_type(self)->va;
  if (argc < va) return rt_throw_arity(self, argc);
  sp = rt_charge(sp, 2); // frames of C
  return call_va(sp, self, argv, rt_rest_from(argc - va, argv + va));
}

val rt_va0(val *sp, val self) { return call_packed(sp, self, 0, NULL); }
val rt_va1(val *sp, val self, val a) {
  val v[] = {a};
  return call_packed(sp, self, 1, v);
}
val rt_va2(val *sp, val self, val a, val b) {
  val v[] = {a, b};
  return call_packed(sp, self, 2, v);
}
val rt_va3(val *sp, val self, val a, val b, val c) {
  val v[] = {a, b, c};
  return call_packed(sp, self, 3, v);
}
val rt_va4(val *sp, val self, val a, val b, val c, val d) {
  val v[] = {a, b, c, d};
  return call_packed(sp, self, 4, v);
}
val rt_va5(val *sp, val self, val a, val b, val c, val d, val e) {
  val v[] = {a, b, c, d, e};
  return call_packed(sp, self, 5, v);
}
val rt_va6(val *sp, val self, val a, val b, val c, val d, val e, val f) {
  val v[] = {a, b, c, d, e, f};
  return call_packed(sp, self, 6, v);
}

const FnAny rt_arity_entries[] = {
    (FnAny)rt_arity0, (FnAny)rt_arity1, (FnAny)rt_arity2, (FnAny)rt_arity3,
    (FnAny)rt_arity4, (FnAny)rt_arity5, (FnAny)rt_arity6};
const FnAny rt_va_entries[] = {(FnAny)rt_va0, (FnAny)rt_va1, (FnAny)rt_va2,
                               (FnAny)rt_va3, (FnAny)rt_va4, (FnAny)rt_va5,
                               (FnAny)rt_va6};

val rt_invoke_n(val *sp, val self, intptr_t argc, val *argv) {
  const Type *t = rt_obj_type(self);
  const val *a = argv;
  switch (argc) {
  case 0: return t->invoke0(sp, self);
  case 1: return t->invoke1(sp, self, a[0]);
  case 2: return t->invoke2(sp, self, a[0], a[1]);
  case 3: return t->invoke3(sp, self, a[0], a[1], a[2]);
  case 4: return t->invoke4(sp, self, a[0], a[1], a[2], a[3]);
  case 5: return t->invoke5(sp, self, a[0], a[1], a[2], a[3], a[4]);
  case 6: return t->invoke6(sp, self, a[0], a[1], a[2], a[3], a[4], a[5]);
  default:
    if (t->va < 0) return rt_throw_arity(self, argc);
    return call_packed(sp, self, argc, argv);
  }
}

val rt_call_n(val *sp, val f, intptr_t argc, val *argv) {
  if (!rt_is_ptr(f)) return rt_call_bad(f);
  return rt_obj_type(f)->invoke_n(sp, f, argc, argv);
}

// --- apply ---

// Slots: f, the seq still to take from, then the arguments taken so far.
enum { APPLY_F, APPLY_SEQ, APPLY_ARGS };
// Slots for the frames of C between apply and the function's body.
enum { APPLY_FRAMES = 5 };

// Moves up to `max` elements of sp[APPLY_SEQ] behind sp[APPLY_ARGS]. Returns
// how many, or -1 if thrown. Afterwards sp[APPLY_SEQ] is the remaining seq.
static intptr_t take_args(val *sp, intptr_t max) {
  intptr_t n = 0;
  while (n < max && sp[APPLY_SEQ] != RT_NIL) {
    val *top = sp + APPLY_ARGS + n;
    if (rt_poll(top)) return -1;
    val x = rt_first(top, sp[APPLY_SEQ]);
    if (x == RT_THROWN) return -1;
    *top = x;
    n++;
    val s = rt_next(top + 1, sp[APPLY_SEQ]);
    if (s == RT_THROWN) return -1;
    sp[APPLY_SEQ] = s;
  }
  return n;
}

// How many arguments apply takes from the seq, which may be infinite, for what
// it calls: one more than a function without a rest parameter can have tells it
// that they are too many.
static intptr_t most_args(const Type *t) {
  if (t->flags & TYPE_WIDE) return MAX_POSITIONAL;
  if (t->va >= 0) return t->va;
  // Functions of JavaScript take any number.
  return t->kind == KIND_OTHER ? INTPTR_MAX : MAX_POSITIONAL + 1;
}

val rt_apply(val *sp, val f, val args) {
  while (rt_has_kind(f, KIND_VAR)) f = rt_var_deref((const Var *)f);
  if (!rt_is_ptr(f)) return rt_call_bad(f);
  sp[APPLY_F] = f;
  val s = rt_seq(sp + 1, args);
  RT_TRY(s);
  sp[APPLY_SEQ] = s;
  int va = rt_obj_type(sp[APPLY_F])->va;
  intptr_t n = take_args(sp, most_args(rt_obj_type(sp[APPLY_F])));
  if (n < 0) return RT_THROWN;
  val *argv = sp + APPLY_ARGS;
  val rest = sp[APPLY_SEQ];
  if (va >= 0 && rest != RT_NIL) {
    // A function looks one element further, which a lazy seq can tell.
    if (rt_has_kind(sp[APPLY_F], KIND_FN)) RT_TRY(rt_next(argv + n, rest));
    rest = sp[APPLY_SEQ];
    for (; n > va; n--) rest = rt_cons_new(argv[n - 1], rest);
    // Everything is handed over: let go of the head while f runs.
    sp[APPLY_SEQ] = RT_NIL;
    return call_va(rt_charge(argv + n, APPLY_FRAMES), sp[APPLY_F], argv, rest);
  }
  return rt_call_n(rt_charge(argv + n, APPLY_FRAMES), sp[APPLY_F], n, argv);
}

// --- prims ---

val rt_check_rest(val *sp, val name, val n, val rest) {
  sp[0] = name;
  sp[1] = rest;
  for (intptr_t i = 0; i < rt_unfix(n); i++) {
    if (sp[1] == RT_NIL)
      return rt_throwf(&rt_type_arity_exception,
                       "Wrong number of args (%d) passed to: %v",
                       (int)(RT_MAX_DIRECT + i), sp[0]);
    val next = rt_next(sp + 2, sp[1]);
    RT_TRY(next);
    sp[1] = next;
  }
  return RT_NIL;
}

bool rt_is_fn(val x) { return rt_instance(&rt_iface_fn, x); }
bool rt_is_ifn(val x) { return rt_instance(&rt_iface_ifn, x); }
