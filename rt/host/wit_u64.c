// SPDX-License-Identifier: MIT
// Integers of 64 bits beyond longs, in components whose world has any: others
// do without BigInts.
#include "rt/host/wit.h"
#include "rt/num/bigint.h"

static val lift(uint64_t n) {
  char digits[24], *p = digits + sizeof digits;
  *--p = 0;
  for (; n; n /= 10) *--p = (char)('0' + n % 10);
  return rt_bigint_from_c(p);
}

static bool lower(val v, uint64_t *n) {
  const BigInt *b = (BigInt *)v;
  if (!rt_has_type(v, &rt_type_bigint) || b->sign < 0 || rt_big_limbs(b) > 2)
    return false;
  *n = b->limb[0];
  if (rt_big_limbs(b) > 1) *n |= (uint64_t)b->limb[1] << 32;
  return true;
}

const WitU64 rt_wit_u64 = {lift, lower};
