// SPDX-License-Identifier: MIT
// Random numbers: splitmix64 (Steele, Lea, Flood), seeded by the system.
#define _DEFAULT_SOURCE // getentropy
#include "rt/num/random.h"

#include <unistd.h>

#include "rt/num/num.h"
#include "rt/prim.h"

static uint64_t state;
static bool seeded;

void rt_random_bytes(void *to, size_t n) {
  if (getentropy(to, n) != 0) rt_fatal("no random numbers from the system");
}

static uint64_t next(void) {
  if (!seeded) {
    rt_random_bytes(&state, sizeof state);
    seeded = true;
  }
  uint64_t z = state += 0x9E3779B97F4A7C15u;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
  z = (z ^ z >> 27) * 0x94D049BB133111EBu;
  return z ^ z >> 31;
}

val rt_random_long(void) {
  int64_t n;
  rt_random_bytes(&n, sizeof n);
  return rt_long(n);
}

static double next_double(void) { return (double)(next() >> 11) * 0x1p-53; }

val rt_rand(void) { return rt_double(next_double()); }

val rt_rand_int(val n) {
  double d;
  if (!rt_to_double(n, &d)) return RT_THROWN;
  d *= next_double();
  if (!(d > -2147483649.0 && d < 2147483648.0))
    return rt_throwf(&rt_type_arithmetic, "integer overflow");
  return rt_long((int64_t)d);
}
