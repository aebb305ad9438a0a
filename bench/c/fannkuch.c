// SPDX-License-Identifier: MIT
// Fannkuch on arrays of 64-bit integers, in the order programs/fannkuch.clj
// visits the permutations.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { MAX = 16 };

static __attribute__((noinline)) int64_t flips(const int64_t *p, int64_t *q,
                                               int64_t n) {
  for (int64_t i = 0; i < n; i++) q[i] = p[i];
  int64_t count = 0;
  for (int64_t first; (first = q[0]); count++)
    for (int64_t i = 0, j = first; i < j; i++, j--) {
      int64_t t = q[i];
      q[i] = q[j];
      q[j] = t;
    }
  return count;
}

static __attribute__((noinline)) bool next_permutation(int64_t *p,
                                                       int64_t *count,
                                                       int64_t n) {
  for (int64_t r = 1; r < n; r++) {
    int64_t first = p[0];
    for (int64_t i = 0; i < r; i++) p[i] = p[i + 1];
    p[r] = first;
    if (++count[r] <= r) return true;
    count[r] = 0;
  }
  return false;
}

int main(int argc, char **argv) {
  (void)argv;
  int64_t n = 10 + argc, p[MAX], q[MAX], count[MAX] = {0};
  int64_t max = 0, checksum = 0, sign = 1;
  for (int64_t i = 0; i < n; i++) p[i] = i;
  do {
    int64_t f = flips(p, q, n);
    if (f > max) max = f;
    checksum += sign * f;
    sign = -sign;
  } while (next_permutation(p, count, n));
  printf("[%lld %lld]\n", (long long)checksum, (long long)max);
  return 0;
}
