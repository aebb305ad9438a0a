// SPDX-License-Identifier: MIT
// What emitted code needs for unboxed longs and doubles (pass_infer.c). The
// functions that can throw return false (or true for rt_long_overflow) with the
// exception pending.
#ifndef RT_UNBOXED_H
#define RT_UNBOXED_H

#include "rt/coll/array.h"
#include "rt/num/num.h"

enum { RT_MAX_LOOP_LOCALS = 32 };

double sin(double), cos(double), exp(double); // libm, without its header

val rt_as_long(val x);
val rt_arg_long(val x);
val rt_num_long(val x);
val rt_as_double(val x);
RT_COLD void rt_long_overflow(void);     // throws
RT_COLD void rt_long_zero_divisor(void); // throws "/ by zero", as on the JVM
                                         // for primitives
RT_COLD void rt_not_int(int64_t n);      // "integer overflow"
RT_COLD void rt_not_short(int64_t n);    // "Value out of range for short: n"
RT_COLD void rt_not_byte(int64_t n);
RT_COLD void rt_zero_divisor(void); // "Divide by zero", for objects
RT_COLD void rt_not_this_array(val a, int64_t i, const Type *t); // throws

// Checked arithmetic: true when the result does not fit.
static inline bool rt_add_overflow(int64_t a, int64_t b, int64_t *out) {
  return __builtin_add_overflow(a, b, out);
}
static inline bool rt_sub_overflow(int64_t a, int64_t b, int64_t *out) {
  return __builtin_sub_overflow(a, b, out);
}
// The product by halves of 32 bits, signs apart.
static inline bool rt_magnitudes_overflow(int64_t a, int64_t b) {
  uint64_t x = a < 0 ? 0 - (uint64_t)a : (uint64_t)a;
  uint64_t y = b < 0 ? 0 - (uint64_t)b : (uint64_t)b;
  if (x >> 32 && y >> 32) return true;
  uint64_t high = (x >> 32) * (uint32_t)y + (y >> 32) * (uint32_t)x;
  uint64_t low = (x & UINT32_MAX) * (y & UINT32_MAX);
  if (high >> 32) return true;
  uint64_t product = (high << 32) + low;
  return product < low || product > (uint64_t)INT64_MAX + ((a ^ b) < 0);
}
static inline bool rt_mul_overflow(int64_t a, int64_t b, int64_t *out) {
#ifdef __wasm__ // where a 128-bit product is a call
  *out = (int64_t)((uint64_t)a * (uint64_t)b);
  if (RT_LIKELY((int32_t)a == a && (int32_t)b == b)) return false;
  return rt_magnitudes_overflow(a, b);
#else
  return __builtin_mul_overflow(a, b, out);
#endif
}

// Division; b is not 0.
static inline int64_t rt_long_quot(int64_t a, int64_t b) {
  return b == -1 ? (int64_t)(0 - (uint64_t)a) : a / b;
}
static inline int64_t rt_long_rem(int64_t a, int64_t b) {
  return b == -1 ? 0 : a % b;
}
static inline int64_t rt_long_mod(int64_t a, int64_t b) {
  int64_t r = rt_long_rem(a, b);
  return r != 0 && (r ^ b) < 0 ? r + b : r;
}

// A long of a val: as a ^long argument, as the result of a ^long function, and
// as (long x) has it.
#define RT_UNBOX_LONG(name, slow)                                              \
  static inline bool name(val v, int64_t *out) {                               \
    if (RT_UNLIKELY(!rt_is_fix(v))) {                                          \
      v = slow(v);                                                             \
      if (v == RT_THROWN) return false;                                        \
      *out = rt_long_value(v);                                                 \
      return true;                                                             \
    }                                                                          \
    *out = rt_unfix(v);                                                        \
    return true;                                                               \
  }
RT_UNBOX_LONG(rt_unbox_arg_long, rt_arg_long)
RT_UNBOX_LONG(rt_unbox_num_long, rt_num_long)
RT_UNBOX_LONG(rt_unbox_as_long, rt_as_long)

static inline bool rt_unbox_int(val v, int64_t *out) { // (int x)
  *out = rt_unfix(v);
  if (RT_LIKELY(rt_is_fix(v) && (int32_t)*out == *out)) return true;
  return rt_to_int(v, out);
}
static inline bool rt_unbox_double(val v, double *out) {
  if (RT_UNLIKELY(!rt_is_double(v))) return rt_to_double(v, out);
  *out = ((Double *)v)->d;
  return true;
}

// Elements of long[] and double[]. The hint may be wrong, the index out of
// range: then _at gives NULL. _view gives all elements and their number, which
// is 0 if the hint is wrong.
#define RT_TYPED_ARRAY(name, T, t)                                             \
  static inline T *rt_##name##_at(val a, int64_t i) {                          \
    if (RT_UNLIKELY(!rt_has_type(a, &t))) return NULL;                         \
    RawArray *r = (RawArray *)a;                                               \
    if (RT_UNLIKELY((uint64_t)i >= r->n / sizeof(T))) return NULL;             \
    return (T *)(void *)r->data + i;                                           \
  }                                                                            \
  static inline T *rt_##name##_view(val a, uintptr_t *n) {                     \
    *n = 0;                                                                    \
    if (RT_UNLIKELY(!rt_has_type(a, &t))) return NULL;                         \
    *n = ((RawArray *)a)->n / sizeof(T);                                       \
    return (T *)(void *)((RawArray *)a)->data;                                 \
  }
RT_TYPED_ARRAY(longs, int64_t, rt_type_long_array)
RT_TYPED_ARRAY(ints, int32_t, rt_type_int_array)
RT_TYPED_ARRAY(shorts, int16_t, rt_type_short_array)
RT_TYPED_ARRAY(bytes, int8_t, rt_type_byte_array)
RT_TYPED_ARRAY(floats, float, rt_type_float_array)
RT_TYPED_ARRAY(doubles, double, rt_type_double_array)

// State of a loop function (compiler/emit/emit_loop.c) that wants to be called
// again, taken over at once by its caller. RT_LOOP_FUEL(n) declares `fuel`: the
// iterations before it does, n at first; RT_LOOP_MORE_FUEL has it be more next
// time.
typedef struct LoopState {
  bool again;
  int line; // where it threw
  val vals[RT_MAX_LOOP_LOCALS];
  int64_t longs[RT_MAX_LOOP_LOCALS];
  double doubles[RT_MAX_LOOP_LOCALS];
} LoopState;
extern LoopState rt_again;

// RT_HAS_LOOP: on a function with loops in place. Inlined into one that runs
// once, they would stay in V8's baseline code.
// Spare inlined calls their test of rt_exception.
#define RT_NOT_THROWN __builtin_assume(rt_exception == RT_NIL)
#define RT_THROWN_HERE __builtin_assume(rt_exception != RT_NIL)
#define RT_SMALL __attribute__((always_inline))
#ifdef __wasm__
#define RT_HAS_LOOP __attribute__((noinline))
#define RT_LOOP_FN __attribute__((noinline)) static
#define RT_LOOP_FUEL(n)                                                        \
  static int full = n;                                                         \
  int fuel = full
#define RT_LOOP_MORE_FUEL full += full < 4096 ? full >> 3 : 0
#else
#define RT_HAS_LOOP
#define RT_LOOP_FN static inline
#define RT_LOOP_FUEL(n) int fuel = INT32_MAX
#define RT_LOOP_MORE_FUEL (void)0
#endif

#endif
