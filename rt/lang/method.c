// SPDX-License-Identifier: MIT
// Method calls and field access by name.
#include "rt/lang/method.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/coll/list.h"
#include "rt/lang/object.h"
#include "rt/str/sym.h"

#include <string.h>

static bool is_mutable(const TypeInfo *info, int i) {
  return info->mutable && info->mutable[i];
}

// A mutable field of a program's type; in Java's own classes they are public.
static bool is_private(const Type *t, int i) {
  return is_mutable(t->info, i) && strncmp(t->name, "clojure.lang.", 13) != 0;
}

static int field_index(const Type *t, val name_sym) {
  const Sym *name = (const Sym *)name_sym;
  const TypeInfo *info = t->info;
  if (!info) return -1;
  for (int i = 0; i < info->nfields; i++) {
    const Sym *field = (const Sym *)info->fields[i];
    if (rt_str_equal((const Str *)field->name, (const Str *)name->name))
      return name->ns == RT_NIL && is_private(t, i) ? -1 : i;
  }
  return -1;
}

// What a var without a value has is an instance of no class that a program
// gives as a hint, so a call with a hint fails to cast it. Hints are gone here,
// and calls of methods of what vars have usually carry one.
static val not_cast(val name, val target) {
  return rt_throwf(&rt_type_class_cast,
                   "class %t cannot be cast to a class with the member %v",
                   target, name);
}

static bool is_unbound(val target) {
  return strcmp(rt_type_of(target)->name, "clojure.lang.Var$Unbound") == 0;
}

static val no_member(const char *what, val name_sym, val target) {
  val name = ((Sym *)name_sym)->name;
  if (target == RT_NIL)
    return rt_throwf(&rt_type_null_pointer, "Cannot access %s %v of nil", what,
                     name);
  if (is_unbound(target)) return not_cast(name, target);
  return rt_throwf(&rt_type_illegal_argument,
                   "No matching field found: %v for class %t", name, target);
}

val *rt_field_find(val target, val name) {
  int i = field_index(rt_type_of(target), name);
  return i < 0 ? NULL : rt_field_slot(target, i);
}

static RT_COLD val no_method(val name_sym, val target, intptr_t argc) {
  val name = ((Sym *)name_sym)->name;
  if (target == RT_NIL || argc == 1)
    return no_member("method", name_sym, target);
  if (is_unbound(target)) return not_cast(name, target);
  return rt_throwf(&rt_type_illegal_argument,
                   "No matching method %v found taking %d args for class %t",
                   name, (int)argc - 1, target);
}

val rt_field_get(val target, val name) {
  val *slot = rt_field_find(target, name);
  return slot ? *slot : no_member("field", name, target);
}

val rt_field_set(val target, val name, val x) {
  const Type *t = rt_type_of(target);
  int i = field_index(t, name);
  if (i < 0) return no_member("field", name, target);
  // A type's own methods write its other fields, too, as in Java 8's classes.
  if (!is_mutable(t->info, i) && ((Sym *)name)->ns == RT_NIL)
    return rt_throwf(&rt_type_illegal_access_exception,
                     "Can not set final java.lang.Object field %s.%v to %t",
                     t->name, ((Sym *)name)->name, x);
  x = rt_field_cast(t->info, i, x);
  RT_TRY(x);
  rt_write(target, rt_field_slot(target, i), x);
  return x;
}

val rt_method_call(val *sp, val name, val fallback, intptr_t argc, val *argv) {
  val target = argv[0];
  const Type *t = rt_type_of(target);
  if (t->info) {
    val fn = rt_method_find(t, name);
    if (fn && !rt_method_accepts(fn, argc))
      return no_method(name, target, argc);
    if (fn) return rt_call_n(sp, fn, argc, argv);
    int i = argc == 1 ? field_index(t, name) : -1;
    if (i >= 0) return *rt_field_slot(target, i);
  }
  if (target == RT_NIL || fallback == RT_NIL ||
      !rt_method_accepts(fallback, argc))
    return no_method(name, target, argc);
  return rt_call_n(sp, fallback, argc, argv);
}

// --- IFn ---

bool rt_method_accepts(val fn, intptr_t argc) {
  const Type *t = rt_obj_type(fn);
  if (t->va >= 0 && argc >= t->va) return true;
  if (argc > RT_MAX_DIRECT) return t->invoke_n != rt_invoke_n;
  return rt_entries(t)[argc] != rt_arity_entries[argc];
}

static val find_named(val self, const void *name_str) {
  Sym name = {&rt_type_sym, RT_NIL, RT_NIL, (val)name_str, 0};
  return rt_method_find(rt_obj_type(self), (val)&name);
}

static val find_apply_to(val self) {
  static RT_STATIC_STR(apply_to, "applyTo", 7, 0);
  return find_named(self, &apply_to);
}

val rt_user_apply(val *sp, val self, val args) {
  return rt_call2(sp, find_apply_to(self), self, args);
}

// By the invoke method if it takes that many arguments, else by applyTo.
static val call_invoke(val *sp, val self, intptr_t argc, const val *args) {
  static RT_STATIC_STR(invoke, "invoke", 6, 0);
  val fn = find_named(self, &invoke);
  if (!fn || !rt_method_accepts(fn, argc + 1)) {
    val apply = find_apply_to(self);
    if (apply) return rt_call2(sp, apply, self, rt_rest_from(argc, args));
  }
  if (!fn) return rt_call_bad(self);
  sp[0] = self;
  for (intptr_t i = 0; i < argc; i++) sp[i + 1] = args[i];
  return rt_call_n(sp + argc + 1, fn, argc + 1, sp);
}

val rt_user_invoke0(val *sp, val self) {
  return call_invoke(sp, self, 0, NULL);
}
val rt_user_invoke1(val *sp, val self, val a) {
  return call_invoke(sp, self, 1, (val[]){a});
}
val rt_user_invoke2(val *sp, val self, val a, val b) {
  return call_invoke(sp, self, 2, (val[]){a, b});
}
val rt_user_invoke3(val *sp, val self, val a, val b, val c) {
  return call_invoke(sp, self, 3, (val[]){a, b, c});
}
val rt_user_invoke4(val *sp, val self, val a, val b, val c, val d) {
  return call_invoke(sp, self, 4, (val[]){a, b, c, d});
}
val rt_user_invoke5(val *sp, val self, val a, val b, val c, val d, val e) {
  return call_invoke(sp, self, 5, (val[]){a, b, c, d, e});
}
val rt_user_invoke6(val *sp, val self, val a, val b, val c, val d, val e,
                    val f) {
  return call_invoke(sp, self, 6, (val[]){a, b, c, d, e, f});
}
val rt_user_invoke_n(val *sp, val self, intptr_t argc, val *argv) {
  return call_invoke(sp, self, argc, argv);
}
