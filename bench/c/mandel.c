// SPDX-License-Identifier: MIT
// Iterations over the Mandelbrot set, in doubles. The inner loop is a function
// of its own, so that V8 runs it optimised as soon as it is called again.
#include <stdint.h>
#include <stdio.h>

static __attribute__((noinline)) int64_t iterations(double cr, double ci,
                                                    int64_t limit) {
  double zr = 0, zi = 0;
  for (int64_t i = 0;; i++) {
    double r2 = zr * zr, i2 = zi * zi;
    if (i >= limit || r2 + i2 > 4.0) return i;
    zi = 2.0 * (zr * zi) + ci;
    zr = (r2 - i2) + cr;
  }
}

int main(int argc, char **argv) {
  (void)argv;
  int64_t n = 999 + argc, sum = 0;
  for (int64_t y = 0; y < n; y++)
    for (int64_t x = 0; x < n; x++)
      sum += iterations(3.0 * x / n - 2.0, 2.5 * y / n - 1.25, 1000);
  printf("%lld\n", (long long)sum);
  return 0;
}
