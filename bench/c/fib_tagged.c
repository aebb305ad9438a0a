// SPDX-License-Identifier: MIT
// What programs/fib.clj is measured against: the same function on tagged words,
// with overflow checks and a throwing slow path, but no roots.
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

typedef uintptr_t val;
#define FIX(n) ((val)(((uintptr_t)(n) << 1) | 1))
#define THROWN ((val)10)

__attribute__((noinline, cold)) static val slow(val a, val b) {
  if (a == b) abort();
  return THROWN;
}

static inline val add(val a, val b) {
  intptr_t r;
  if ((a & b & 1) &&
      !__builtin_add_overflow((intptr_t)a, (intptr_t)(b - 1), &r))
    return (val)r;
  return slow(a, b);
}

static inline val sub(val a, val b) {
  intptr_t r;
  if ((a & b & 1) &&
      !__builtin_sub_overflow((intptr_t)a, (intptr_t)(b - 1), &r))
    return (val)r;
  return slow(a, b);
}

static val fib(val n) {
  if ((n & 1) && (intptr_t)n < (intptr_t)FIX(2)) return n;
  val a = fib(sub(n, FIX(1)));
  if (a == THROWN) return THROWN;
  val b = fib(sub(n, FIX(2)));
  if (b == THROWN) return THROWN;
  return add(a, b);
}

int main(int argc, char **argv) {
  (void)argv;
  val r = fib(FIX(39 + argc)) >> 1;
  char text[24];
  size_t at = sizeof text;
  text[--at] = '\n';
  for (; r; r /= 10) text[--at] = (char)('0' + r % 10);
  return write(1, text + at, sizeof text - at) < 0;
}
