// SPDX-License-Identifier: MIT
// Five bodies in flat arrays of doubles.
#include <math.h>
#include <stdio.h>

enum { N = 5 };

static double px[N] = {0, 4.84143144246472090, 8.34336671824457987,
                       12.8943695621391310, 15.3796971148509165};
static double py[N] = {0, -1.16032004402742839, 4.12479856412430479,
                       -15.1111514016986312, -25.9193146099879641};
static double pz[N] = {0, -0.103622044471123109, -0.403523417114321381,
                       -0.223307578892655734, 0.179258772950371181};
static double vx[N] = {0, 0.00166007664274403694, -0.00276742510726411,
                       0.00296460137564761618, 0.00268067772490389322};
static double vy[N] = {0, 0.00769901118419740425, 0.00499852801234917238,
                       0.00237847173959480950, 0.00162824170038242295};
static double vz[N] = {0, -0.0000690460016972063023, 0.0000230417297573763929,
                       -0.0000296589568540237556, -0.0000951592254519715870};
static double m[N] = {1.0, 0.000954791938424326609, 0.000285885980666130812,
                      0.0000436624404335156298, 0.0000515138902046611451};

static double energy(void) {
  double e = 0;
  for (int i = 0; i < N; i++) {
    e += 0.5 * m[i] * (vx[i] * vx[i] + vy[i] * vy[i] + vz[i] * vz[i]);
    for (int j = i + 1; j < N; j++) {
      double dx = px[i] - px[j], dy = py[i] - py[j], dz = pz[i] - pz[j];
      e -= m[i] * m[j] / sqrt(dx * dx + dy * dy + dz * dz);
    }
  }
  return e;
}

static void attract(int i, int j, double dt) {
  double dx = px[i] - px[j], dy = py[i] - py[j], dz = pz[i] - pz[j];
  double d2 = dx * dx + dy * dy + dz * dz, mag = dt / (d2 * sqrt(d2));
  double mi = m[i] * mag, mj = m[j] * mag;
  vx[i] -= dx * mj;
  vy[i] -= dy * mj;
  vz[i] -= dz * mj;
  vx[j] += dx * mi;
  vy[j] += dy * mi;
  vz[j] += dz * mi;
}

static __attribute__((noinline)) void step(double dt) {
  for (int i = 0; i < N; i++)
    for (int j = i + 1; j < N; j++) attract(i, j, dt);
  for (int i = 0; i < N; i++) {
    px[i] += dt * vx[i];
    py[i] += dt * vy[i];
    pz[i] += dt * vz[i];
  }
}

int main(void) {
  for (int i = 0; i < N; i++) {
    vx[i] *= 365.24;
    vy[i] *= 365.24;
    vz[i] *= 365.24;
    m[i] *= 39.47841760435743;
  }
  printf("%lld\n", (long long)(1e9 * energy()));
  for (int i = 0; i < 10000000; i++) step(0.01);
  printf("%lld\n", (long long)(1e9 * energy()));
  return 0;
}
