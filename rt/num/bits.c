// SPDX-License-Identifier: MIT
// Bit operations on longs.
#include "rt/num/num.h"
#include "rt/prim.h"

static RT_COLD bool bad_bits(val v) {
  if (v == RT_NIL)
    rt_num_check(v);
  else
    rt_throwf(&rt_type_illegal_argument,
              "bit operation not supported for: class %t", v);
  return false;
}

static inline bool bits_arg(val v, int64_t *out) {
  if (!rt_is_long(v)) return bad_bits(v);
  *out = rt_long_value(v);
  return true;
}

// Two longs x and y from a and b, or return.
#define TWO_LONGS(thrown)                                                      \
  int64_t x, y;                                                                \
  if (!bits_arg(a, &x) || !bits_arg(b, &y)) return thrown

static inline uint64_t bit_at(int64_t n) { return (uint64_t)1 << (n & 63); }
static val from_bits(uint64_t u) { return rt_long((int64_t)u); }

val rt_bit_and(val a, val b) {
  if (a & b & 1) return a & b;
  TWO_LONGS(RT_THROWN);
  return rt_long(x & y);
}
val rt_bit_or(val a, val b) {
  if (a & b & 1) return a | b;
  TWO_LONGS(RT_THROWN);
  return rt_long(x | y);
}
val rt_bit_xor(val a, val b) {
  if (a & b & 1) return (a ^ b) | 1;
  TWO_LONGS(RT_THROWN);
  return rt_long(x ^ y);
}
val rt_bit_and_not(val a, val b) {
  TWO_LONGS(RT_THROWN);
  return rt_long(x & ~y);
}
val rt_bit_clear(val a, val b) {
  TWO_LONGS(RT_THROWN);
  return from_bits((uint64_t)x & ~bit_at(y));
}
val rt_bit_set(val a, val b) {
  TWO_LONGS(RT_THROWN);
  return from_bits((uint64_t)x | bit_at(y));
}
val rt_bit_flip(val a, val b) {
  TWO_LONGS(RT_THROWN);
  return from_bits((uint64_t)x ^ bit_at(y));
}
int rt_bit_test(val a, val b) {
  TWO_LONGS(-1);
  return ((uint64_t)x & bit_at(y)) != 0;
}
val rt_bit_shl(val a, val b) {
  TWO_LONGS(RT_THROWN);
  return from_bits((uint64_t)x << (y & 63));
}
val rt_bit_shr(val a, val b) {
  TWO_LONGS(RT_THROWN);
  return rt_long(x >> (y & 63));
}
val rt_bit_ushr(val a, val b) {
  TWO_LONGS(RT_THROWN);
  return from_bits((uint64_t)x >> (y & 63));
}
val rt_bit_rotate_left(val a, val b) {
  TWO_LONGS(RT_THROWN);
  uint64_t u = (uint64_t)x;
  return from_bits(u << (y & 63) | u >> (-y & 63));
}
val rt_bit_rotate_right(val a, val b) {
  TWO_LONGS(RT_THROWN);
  uint64_t u = (uint64_t)x;
  return from_bits(u >> (y & 63) | u << (-y & 63));
}

val rt_bit_not(val a) {
  int64_t x;
  return bits_arg(a, &x) ? rt_long(~x) : RT_THROWN;
}
val rt_bit_count(val a) {
  int64_t x;
  if (!bits_arg(a, &x)) return RT_THROWN;
  return RT_FIX(__builtin_popcountll((uint64_t)x));
}
val rt_bit_leading_zeros(val a) {
  int64_t x;
  if (!bits_arg(a, &x)) return RT_THROWN;
  return x ? RT_FIX(__builtin_clzll((uint64_t)x)) : RT_FIX(64);
}
val rt_bit_trailing_zeros(val a) {
  int64_t x;
  if (!bits_arg(a, &x)) return RT_THROWN;
  return x ? RT_FIX(__builtin_ctzll((uint64_t)x)) : RT_FIX(64);
}
val rt_bit_highest(val a) {
  int64_t x;
  if (!bits_arg(a, &x)) return RT_THROWN;
  return x ? from_bits(bit_at(63 - __builtin_clzll((uint64_t)x))) : RT_FIX(0);
}
val rt_bit_lowest(val a) {
  int64_t x;
  if (!bits_arg(a, &x)) return RT_THROWN;
  return from_bits((uint64_t)x & (0 - (uint64_t)x));
}
val rt_bit_reverse(val a) {
  int64_t x;
  if (!bits_arg(a, &x)) return RT_THROWN;
  return from_bits(__builtin_bitreverse64((uint64_t)x));
}
