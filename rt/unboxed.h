// SPDX-License-Identifier: MIT
// What emitted code needs for unboxed longs and doubles (pass_infer.c). The
// functions that can throw return false (or true for rt_long_overflow) with the
// exception pending.
#ifndef RT_UNBOXED_H
#define RT_UNBOXED_H

#include "array.h"
#include "num.h"

double sin(double), cos(double), exp(double); // libm, without its header

val rt_as_long(val x);
val rt_as_double(val x);
RT_COLD bool rt_long_overflow(void); // throws "long overflow"; true
RT_COLD bool rt_long_zero_divisor(void); // "/ by zero", as on
                                          // the JVM for primitives; false
RT_COLD bool rt_not_this_array(val a, int64_t i, const Type *t);

static inline bool rt_long_quot(int64_t a, int64_t b, int64_t *out) {
  if (RT_UNLIKELY(b == 0)) return rt_long_zero_divisor();
  *out = b == -1 ? (int64_t)(0 - (uint64_t)a) : a / b;
  return true;
}
static inline bool rt_long_rem(int64_t a, int64_t b, int64_t *out) {
  if (RT_UNLIKELY(b == 0)) return rt_long_zero_divisor();
  *out = b == -1 ? 0 : a % b;
  return true;
}

// (long x) and (double x) of a val.
static inline bool rt_unbox_long(val v, int64_t *out) {
  if (RT_UNLIKELY(!rt_is_fix(v))) {
    v = rt_as_long(v);
    if (v == RT_THROWN) return false;
    *out = rt_long_value(v);
    return true;
  }
  *out = rt_unfix(v);
  return true;
}
static inline bool rt_unbox_double(val v, double *out) {
  if (RT_UNLIKELY(!rt_is_double(v))) {
    v = rt_as_double(v);
    if (v == RT_THROWN) return false;
  }
  *out = ((Double *)v)->d;
  return true;
}

// Elements of long[] and double[]; the hint may be wrong, the index out of
// range.
#define RT_TYPED_ARRAY(name, T, t)                                             \
  static inline T *rt_##name##_at(val a, int64_t i) {                          \
    if (RT_UNLIKELY(!rt_has_type(a, &t))) return NULL;                         \
    RawArray *r = (RawArray *)a;                                               \
    if (RT_UNLIKELY((uint64_t)i >= r->n / sizeof(T))) return NULL;             \
    return (T *)(void *)r->data + i;                                           \
  }                                                                            \
  static inline bool rt_##name##_get(val a, int64_t i, T *out) {               \
    T *p = rt_##name##_at(a, i);                                               \
    if (RT_UNLIKELY(!p)) return rt_not_this_array(a, i, &t);                   \
    *out = *p;                                                                 \
    return true;                                                               \
  }                                                                            \
  static inline bool rt_##name##_set(val a, int64_t i, T x) {                  \
    T *p = rt_##name##_at(a, i);                                               \
    if (RT_UNLIKELY(!p)) return rt_not_this_array(a, i, &t);                   \
    *p = x;                                                                    \
    return true;                                                               \
  }
RT_TYPED_ARRAY(longs, int64_t, rt_type_long_array)
RT_TYPED_ARRAY(doubles, double, rt_type_double_array)

#endif
