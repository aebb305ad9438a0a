// SPDX-License-Identifier: MIT
// What the user of a program says about memory by environment variables. Read
// once, before anything is allocated.
#ifndef RT_SETTING_H
#define RT_SETTING_H

#include <stdbool.h>
#include <stdint.h>

typedef struct MemorySettings {
  uint64_t limit; // CLJWC_MEMORY, in bytes, of 512m or 2g, say; 0: not set
  uint64_t stack; // CLJWC_STACK, likewise: what the host gives a module
  bool stats;     // CLJWC_GC_STATS=1
} MemorySettings;

// 512m is 512 << 20, likewise with k and g; 0 if the text is no such number.
uint64_t rt_memory_bytes(const char *text);

// Ends the program with 2 when a value is no number.
MemorySettings rt_memory_settings(void);

#endif
