// SPDX-License-Identifier: MIT
// Doubly recursive calls on machine integers: what no dynamic language does.
#include <stdint.h>
#include <stdio.h>

static __attribute__((noinline)) int64_t fib(int64_t n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

int main(int argc, char **argv) {
  (void)argv;
  printf("%lld\n", (long long)fib(39 + argc));
  return 0;
}
