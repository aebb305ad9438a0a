// SPDX-License-Identifier: MIT
#include "rt/mem/stats.h"
#include "rt/mem/gc.h"
#include "rt/mem/heap.h"

#ifdef __wasm__
#include <wasi/api.h>
#else
#include <time.h>
#endif

GcStats rt_gc_stats;
static uint64_t began, total, longest; // nanoseconds

#ifdef __wasm__
static uint64_t now(void) { // clock_gettime would be larger
  __wasi_timestamp_t t = 0;
  (void)__wasi_clock_time_get(__WASI_CLOCKID_MONOTONIC, 1, &t);
  return t;
}
#else
static uint64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}
#endif

void rt_gc_stats_begin(void) { began = now(); }

void rt_gc_stats_end(void) {
  uint64_t pause = now() - began;
  total += pause;
  if (pause > longest) longest = pause;
}

static char *put_number(char *to, uint64_t n) {
  if (n >= 10) to = put_number(to, n / 10);
  *to = (char)('0' + n % 10);
  return to + 1;
}

void rt_gc_stats_report(void) {
  if (!rt_gc_stats.on) return;
  const uint64_t numbers[] = {rt_gc_minors,
                              rt_gc_stats.majors,
                              rt_gc_stats.promoted >> 10,
                              rt_heap_live() >> 10,
                              rt_heap_bytes() >> 10,
                              total / 1000,
                              longest / 1000},
                 *n = numbers;
  char text[300], *p = text;
  for (const char *s = "gc: # minor collections, # of old space; # KB "
                       "promoted, # KB live in old space of # KB; # us in "
                       "all, # us at most\n";
       *s; s++) {
    if (*s == '#')
      p = put_number(p, *n++);
    else
      *p++ = *s;
  }
  rt_write_stderr(text, (size_t)(p - text));
}
