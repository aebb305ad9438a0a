// SPDX-License-Identifier: MIT
// The Types of evaluated functions, for an evaluator that has defined
//
//   static val enter(val *sp, val self, intptr_t argc, const val *args);
//   static val enter_rest(val *sp, val self, intptr_t n, const val *args);
//
// which call self with any number of arguments, and its variadic arity with the
// rest as the last argument, which may be lazy (for rt_apply). Each evaluator
// includes this once: a function belongs to it if its invoke_n is that file's.
#ifndef FUNCTION_TYPE_H
#define FUNCTION_TYPE_H

#include "compiler/model/compiler.h"
#include "rt/base/fn.h"

static val invoke0(val *sp, val self) { return enter(sp, self, 0, NULL); }
static val invoke1(val *sp, val self, val a) {
  return enter(sp, self, 1, (val[]){a});
}
static val invoke2(val *sp, val self, val a, val b) {
  return enter(sp, self, 2, (val[]){a, b});
}
static val invoke3(val *sp, val self, val a, val b, val c) {
  return enter(sp, self, 3, (val[]){a, b, c});
}
static val invoke4(val *sp, val self, val a, val b, val c, val d) {
  return enter(sp, self, 4, (val[]){a, b, c, d});
}
static val invoke5(val *sp, val self, val a, val b, val c, val d, val e) {
  return enter(sp, self, 5, (val[]){a, b, c, d, e});
}
static val invoke6(val *sp, val self, val a, val b, val c, val d, val e,
                   val f) {
  return enter(sp, self, 6, (val[]){a, b, c, d, e, f});
}
static val invoke_n(val *sp, val self, intptr_t argc, val *argv) {
  return enter(sp, self, argc, argv);
}

static val va1(val *sp, val self, val a) {
  return enter_rest(sp, self, 1, (val[]){a});
}
static val va2(val *sp, val self, val a, val b) {
  return enter_rest(sp, self, 2, (val[]){a, b});
}
static val va3(val *sp, val self, val a, val b, val c) {
  return enter_rest(sp, self, 3, (val[]){a, b, c});
}
static val va4(val *sp, val self, val a, val b, val c, val d) {
  return enter_rest(sp, self, 4, (val[]){a, b, c, d});
}
static val va5(val *sp, val self, val a, val b, val c, val d, val e) {
  return enter_rest(sp, self, 5, (val[]){a, b, c, d, e});
}
static val va6(val *sp, val self, val a, val b, val c, val d, val e, val f) {
  return enter_rest(sp, self, 6, (val[]){a, b, c, d, e, f});
}
static val va7(val *sp, val self, val a, val b, val c, val d, val e, val f,
               val g) {
  return enter_rest(sp, self, 7, (val[]){a, b, c, d, e, f, g});
}

static FnAny va_entry(int va) {
  static const FnAny entries[] = {(FnAny)va1, (FnAny)va2, (FnAny)va3,
                                  (FnAny)va4, (FnAny)va5, (FnAny)va6,
                                  (FnAny)va7};
  return va < 0 ? NULL : entries[va];
}

// Of closures with `hidden` values before what fn captures; but for its name.
// An instance is metadata, those and the captures, then its identity hash.
static Type function_type(const FnInfo *fn, int hidden) {
  int va = -1, ncaps = hidden + fn->ncaptures;
  for (int i = 0; i < fn->narities; i++)
    if (fn->arities[i]->variadic) va = fn->arities[i]->nparams - 1;
  return (Type){.type = &rt_type_class,
                .kind = KIND_FN,
                .layout = LAYOUT_FIXED,
                .flags = TYPE_IDENTITY |
                         (va >= 0 && fn_has_wide_arity(fn) ? TYPE_WIDE : 0),
                .va = (int8_t)va,
                .size = (uint16_t)((size_t)(3 + ncaps) * sizeof(val)),
                .nvals = (uint16_t)(1 + ncaps),
                .invoke0 = fn_accepts(fn, 0) ? invoke0 : rt_arity0,
                .invoke1 = fn_accepts(fn, 1) ? invoke1 : rt_arity1,
                .invoke2 = fn_accepts(fn, 2) ? invoke2 : rt_arity2,
                .invoke3 = fn_accepts(fn, 3) ? invoke3 : rt_arity3,
                .invoke4 = fn_accepts(fn, 4) ? invoke4 : rt_arity4,
                .invoke5 = fn_accepts(fn, 5) ? invoke5 : rt_arity5,
                .invoke6 = fn_accepts(fn, 6) ? invoke6 : rt_arity6,
                .invoke_n = invoke_n,
                .va_fn = va_entry(va),
                .super = &rt_type_afn,
                .ops = &rt_ops_fn};
}

#endif
