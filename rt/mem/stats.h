// SPDX-License-Identifier: MIT
// What the collector did, for CLJWC_GC_STATS=1: a line on stderr at the end.
#ifndef RT_STATS_H
#define RT_STATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct GcStats {
  bool on;
  uint32_t majors;
  uint64_t promoted; // bytes
} GcStats;
extern GcStats rt_gc_stats;

// Around a collection, when they are on.
void rt_gc_stats_begin(void);
void rt_gc_stats_end(void);
// Prints them, when they are on.
void rt_gc_stats_report(void);

#endif
