// SPDX-License-Identifier: MIT
// Ratios: numerator and denominator without common divisor, denominator at
// least 2, both exact integers in canonical form (bigint.h).
#ifndef RT_RATIO_H
#define RT_RATIO_H

#include "rt/num/num.h"

typedef struct Ratio {
  const Type *type;
  val num, den;
} Ratio;

// a / b in lowest terms, an integer if it is one; b is not zero. An integral
// result is a long if both operands are longs and it fits, else a BigInt.
val rt_ratio_of(val a, val b);
// From parts known to be in lowest terms, for constants.
val rt_ratio_new(val num, val den);

#endif
