// SPDX-License-Identifier: MIT
// Clocks of the compile phases.
#include "compiler/base/phase.h"

#include <stdint.h>
#include <stdio.h>
#include <time.h>

bool phase_timing;

static const char *const names[PHASE_COUNT] = {"start, interfaces, cache",
                                               "read",
                                               "expand macros",
                                               "analyze",
                                               "optimise",
                                               "emit",
                                               "clang",
                                               "link"};
static Phase current;
static int64_t since, nanos[PHASE_COUNT];
static int entered[PHASE_COUNT];

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

Phase phase_enter(Phase p) {
  Phase was = current;
  if (!phase_timing) return was;
  int64_t t = now();
  if (since) nanos[was] += t - since;
  since = t;
  current = p;
  entered[p]++;
  return was;
}

void phase_report(void) {
  int64_t total = 0;
  phase_enter(PHASE_OTHER);
  for (int p = 0; p < PHASE_COUNT; p++) {
    total += nanos[p];
    fprintf(stderr, "%7.3f s  %s", (double)nanos[p] / 1e9, names[p]);
    if (p == PHASE_CLANG) fprintf(stderr, " (%d files)", entered[p]);
    fputc('\n', stderr);
  }
  fprintf(stderr, "%7.3f s  total\n", (double)total / 1e9);
}
