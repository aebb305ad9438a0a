// SPDX-License-Identifier: MIT
// Spectral norm. The two products are functions of their own, so that V8 runs
// them optimised as soon as they are called again.
#include <math.h>
#include <stdint.h>
#include <stdio.h>

enum { N = 3000 };

static inline double a(int64_t i, int64_t j) {
  int64_t s = i + j;
  return 1.0 / (0.5 * (double)(s * (s + 1)) + (double)(i + 1));
}

static __attribute__((noinline)) void mul_av(const double *v, double *out) {
  for (int64_t i = 0; i < N; i++) {
    double sum = 0;
    for (int64_t j = 0; j < N; j++) sum += a(i, j) * v[j];
    out[i] = sum;
  }
}

static __attribute__((noinline)) void mul_atv(const double *v, double *out) {
  for (int64_t i = 0; i < N; i++) {
    double sum = 0;
    for (int64_t j = 0; j < N; j++) sum += a(j, i) * v[j];
    out[i] = sum;
  }
}

int main(void) {
  static double u[N], v[N], t[N];
  for (int i = 0; i < N; i++) u[i] = 1.0;
  for (int k = 0; k < 10; k++) {
    mul_av(u, t);
    mul_atv(t, v);
    mul_av(v, t);
    mul_atv(t, u);
  }
  double vbv = 0, vv = 0;
  for (int i = 0; i < N; i++) {
    vbv += u[i] * v[i];
    vv += v[i] * v[i];
  }
  printf("%lld\n", (long long)(1e9 * sqrt(vbv / vv)));
  return 0;
}
