// SPDX-License-Identifier: MIT
// Constants that cannot be static data (regexes, UUIDs, dates, collections of
// them): made at first use and kept in a static slot of the emitted file.
#ifndef RT_LIT_H
#define RT_LIT_H

#include "rt/mem/gc.h"

// Keeps `v` in a static slot. Returns it.
static inline val rt_lit_keep(val *slot, val v) {
  *slot = v;
  if (rt_is_young(v)) rt_gc_remember(slot);
  return v;
}

// The constant in `slot`, made by `make` the first time.
static inline val rt_lit(val *slot, val (*make)(void)) {
  return RT_LIKELY(*slot != RT_NIL) ? *slot : rt_lit_keep(slot, make());
}

#endif
