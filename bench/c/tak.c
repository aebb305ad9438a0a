// SPDX-License-Identifier: MIT
// Takeuchi's function on machine integers.
#include <stdint.h>
#include <stdio.h>

static __attribute__((noinline)) int64_t tak(int64_t x, int64_t y, int64_t z) {
  if (x <= y) return z;
  return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y));
}

int main(int argc, char **argv) {
  (void)argv;
  int one = argc; // keeps clang from computing the answers
  printf("%lld %lld %lld\n", (long long)tak(23 + one, 16, 8),
         (long long)tak(31 + one, 21, 10), (long long)tak(32 + one, 22, 11));
  return 0;
}
