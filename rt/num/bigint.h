// SPDX-License-Identifier: MIT
// BigInts: sign and magnitude in 32-bit limbs, least significant first, no
// leading zero limb. Layout (also of static data): n = 4 + 4 * limbs bytes.
//
// A BigInt may hold a value that fits a long (Clojure's 1N). The x_ functions
// below work on "exact integers", longs or BigInts, and return a long where
// the result fits one: Ratio and BigDecimal keep their parts in that form.
#ifndef RT_BIGINT_H
#define RT_BIGINT_H

#include "rt/num/num.h"
#include "rt/str/strbuf.h"

typedef struct BigInt { // LAYOUT_BYTES
  const Type *type;
  uintptr_t n;  // bytes that follow
  int32_t sign; // -1, 0, 1
  uint32_t limb[];
} BigInt;

// The BigInt of a BigInteger.
val rt_from_biginteger(val v);

static inline uint32_t rt_big_limbs(const BigInt *b) {
  return (uint32_t)(b->n / 4 - 1);
}

val rt_bigint_from_int64(int64_t n);
// Decimal digits with an optional sign; the text is known to be well-formed.
val rt_bigint_from_c(const char *digits);
// Digits of a radix 2..36 after an optional sign; RT_ABSENT when malformed.
val rt_bigint_from_text(const char *s, size_t n, int radix);
// The integral part of a finite double.
val rt_bigint_from_double(double d);
// Adds the digits to a builder.
void rt_bigint_text(StrBuilder *out, val v, int radix); // long or BigInt

// Exact integers: longs or BigInts in, canonical out.
val rt_x_add(val a, val b);
val rt_x_sub(val a, val b);
val rt_x_mul(val a, val b);
val rt_x_neg(val a);
int rt_x_cmp(val a, val b);
int rt_x_sign(val a);
// Truncating division; either out may be NULL. b is not zero.
void rt_x_divmod(val a, val b, val *q, val *r);
val rt_x_gcd(val a, val b); // positive
val rt_x_pow(val a, uint32_t e);
val rt_x_pow10(uint32_t e);
uint32_t rt_x_bits(val a);   // length of the magnitude in bits
uint32_t rt_x_digits(val a); // decimal digits of the magnitude
double rt_x_to_double(val a);
// a * 2^k, for negative k truncated towards minus infinity.
val rt_x_shift(val a, int64_t k);
uint32_t rt_x_hash(val a);     // hasheq
uint32_t rt_x_hashcode(val a); // BigInteger.hashCode
val rt_x_canon(val a);         // long if it fits
val rt_x_to_big(val a);        // BigInt in any case
bool rt_is_exact_int(val v);

#endif
