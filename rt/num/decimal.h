// SPDX-License-Identifier: MIT
// BigDecimals: unscaled * 10^-scale.
#ifndef RT_DECIMAL_H
#define RT_DECIMAL_H

#include "rt/num/num.h"

typedef struct Decimal {
  const Type *type;
  val unscaled; // exact integer in canonical form (bigint.h)
  int32_t scale;
} Decimal;

val rt_decimal_new(val unscaled, int64_t scale);
// From text as new BigDecimal(String) takes it; RT_ABSENT when malformed.
val rt_decimal_from_text(const char *s, size_t n);
// For constants: well-formed text.
val rt_decimal_from_c(const char *s);
// A long, BigInt, Ratio (may throw) or BigDecimal as a BigDecimal.
val rt_decimal_of(val v);

#endif
