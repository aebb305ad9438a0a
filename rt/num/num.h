// SPDX-License-Identifier: MIT
// Numbers: longs (fixnums and boxed), doubles, BigInts, Ratios and BigDecimals
// with Clojure's contagion rules. No operation here takes sp: arithmetic never
// reaches a safepoint. The inline parts handle two fixnums; everything else is
// in num.c.
#ifndef RT_NUM_H
#define RT_NUM_H

#include "rt/base/throw.h"
#include "rt/value/value.h"

typedef struct Long { // a long that is no fixnum
  const Type *type;
  int64_t n;
} Long;

typedef struct Double {
  const Type *type;
  double d;
} Double;

extern const Double rt_nan; // every ##NaN that is not inside a constant

// The small kinds of Java: of KIND_LONG or KIND_DOUBLE like their wide
// siblings, so arithmetic, equality and hashing take them as they are; only
// their class, and what prints a float, tells them apart. Casts make them.
extern const Type rt_type_integer, rt_type_short, rt_type_byte, rt_type_float;

extern const Type rt_type_double, rt_type_bigint, rt_type_biginteger,
    rt_type_ratio, rt_type_decimal;

// A static Long for constants beyond 30 bits, and the word that denotes it on
// either target.
#define RT_STATIC_LONG(id, n)                                                  \
  static const Long RT_ALIGNED id = {&rt_type_long, n}
#define RT_LONG_WORD(n, id) (RT_FITS_FIX(n) ? RT_FIX(n) : (val) & (id))

RT_COLD val rt_long_box(int64_t n);
static inline val rt_long(int64_t n) {
  return RT_LIKELY(RT_FITS_FIX(n)) ? RT_FIX(n) : rt_long_box(n);
}
val rt_double(double d);
val rt_int(int64_t n); // a java.lang.Integer; n is in its range, here and below
val rt_short(int64_t n);
val rt_byte(int64_t n);
val rt_float(double d);                // d is a float's value
static inline bool rt_is_long(val v) { // or Integer, Short, Byte
  return rt_is_fix(v) || rt_has_kind(v, KIND_LONG);
}
static inline int64_t rt_long_value(val v) { // rt_is_long only
  return rt_is_fix(v) ? rt_unfix(v) : ((Long *)v)->n;
}
static inline bool rt_is_double(val v) { // or Float
  return rt_has_kind(v, KIND_DOUBLE);
}
bool rt_is_number(val v);
// Any number to a C int64 as (long x) does; false with an exception thrown.
bool rt_to_int64(val v, int64_t *out);
bool rt_to_double(val v, double *out);
// The same as (int x), (unchecked-int x)... and (float x) do, without boxing.
bool rt_to_int(val v, int64_t *out);
// An int argument of a Java method: no Character, a double by way of a long.
bool rt_arg_int(val v, int64_t *out);
bool rt_to_short(val v, int64_t *out);
bool rt_to_byte(val v, int64_t *out);
bool rt_to_unchecked_int(val v, int64_t *out);
bool rt_to_unchecked_short(val v, int64_t *out);
bool rt_to_unchecked_byte(val v, int64_t *out);
bool rt_to_float(val v, double *out);
bool rt_to_unchecked_float(val v, double *out);

// Two-argument arithmetic; RT_THROWN for overflow, ClassCastException...
val rt_add_slow(val a, val b);
val rt_sub_slow(val a, val b);
val rt_mul_slow(val a, val b);
int rt_lt_slow(val a, val b); // 1, 0, -1 thrown
int rt_lte_slow(val a, val b);
int rt_gte_slow(val a, val b);
int rt_num_eq_slow(val a, val b); // ==

static inline val rt_add(val a, val b) {
  intptr_t r;
  if (RT_LIKELY(a & b & 1) &&
      RT_LIKELY(!__builtin_add_overflow((intptr_t)a, (intptr_t)(b - 1), &r)))
    return (val)r;
  return rt_add_slow(a, b);
}
static inline val rt_sub(val a, val b) {
  intptr_t r;
  if (RT_LIKELY(a & b & 1) &&
      RT_LIKELY(!__builtin_sub_overflow((intptr_t)a, (intptr_t)(b - 1), &r)))
    return (val)r;
  return rt_sub_slow(a, b);
}
static inline val rt_mul(val a, val b) {
  intptr_t r;
  if (RT_LIKELY(a & b & 1) &&
      RT_LIKELY(!__builtin_mul_overflow((intptr_t)(a - 1), rt_unfix(b), &r)))
    return (val)r + 1;
  return rt_mul_slow(a, b);
}
static inline int rt_lt(val a, val b) {
  if (RT_LIKELY(a & b & 1)) return (intptr_t)a < (intptr_t)b;
  return rt_lt_slow(a, b);
}
static inline int rt_lte(val a, val b) {
  if (RT_LIKELY(a & b & 1)) return (intptr_t)a <= (intptr_t)b;
  return rt_lte_slow(a, b);
}
static inline int rt_gt(val a, val b) { return rt_lt(b, a); }
static inline int rt_gte(val a, val b) {
  if (RT_LIKELY(a & b & 1)) return (intptr_t)a >= (intptr_t)b;
  return rt_gte_slow(a, b);
}
static inline int rt_num_eq(val a, val b) {
  if (RT_LIKELY(a & b & 1)) return a == b;
  return rt_num_eq_slow(a, b);
}
static inline val rt_inc(val a) { return rt_add(a, RT_FIX(1)); }
static inline val rt_dec(val a) { return rt_sub(a, RT_FIX(1)); }
static inline int rt_is_zero(val a) { return rt_num_eq(a, RT_FIX(0)); }
static inline int rt_is_pos(val a) { return rt_lt(RT_FIX(0), a); }
static inline int rt_is_neg(val a) { return rt_lt(a, RT_FIX(0)); }
val rt_neg(val a); // (- a)
val rt_div(val a, val b);
val rt_quot(val a, val b);
val rt_rem(val a, val b);
val rt_mod(val a, val b);
// The +' family: promote instead of throwing.
val rt_addp(val a, val b);
val rt_subp(val a, val b);
val rt_mulp(val a, val b);
// = between numbers (same category and equal), hasheq, compare. While
// rt_equal_exactly is set, numbers must be of one class, as for Java's equals.
extern bool rt_equal_exactly;
bool rt_num_equiv(val a, val b);
uint32_t rt_num_hash(val a);
uint32_t rt_num_hash_code(val a);           // Object.hashCode
int rt_num_compare(val a, val b, int *out); // 0, or -1 thrown
enum { CMP_THROWN = 3 };

// What a number type beyond long and double can do. Of two operands the one
// with the higher rank (see rank in num.c) decides whose table is used; the
// other one is of that or a lower rank. Reached only from the Type, so BigInt,
// Ratio and BigDecimal are linked only into programs that make some.
struct NumOps {
  val (*add)(val a, val b);
  val (*sub)(val a, val b);
  val (*mul)(val a, val b);
  val (*div)(val a, val b); // the divisor is not zero, here and below
  val (*quot)(val a, val b);
  val (*rem)(val a, val b);
  int (*cmp)(val a, val b); // -1, 0, 1 or CMP_THROWN
  int (*sign)(val a);
  val (*neg)(val a);
  double (*to_double)(val a);
  // Truncates; false when out of the range of int64 (*out: the low 64 bits).
  bool (*to_int64)(val a, int64_t *out);
  val (*in_message)(val a);    // how range errors show it; NULL: as itself
  bool (*equiv)(val a, val b); // both of this type
  uint32_t (*hash)(val a);
  uint32_t (*hash_code)(val a);
};

// x, as a fixnum if it is a BigInt equal to one: what a case switches on.
val rt_case_int(val x);
// The double value of any number; only for numbers.
double rt_num_to_double(val v);
// Is the value a number? Else throws what Clojure throws and returns false.
bool rt_num_check(val v);

#endif
