// SPDX-License-Identifier: MIT
// Shared parts of the libFuzzer targets; see target.h.
#include "target.h"

#include <time.h>

val *target_sp;
static clock_t began;

void target_begin(void) {
  if (!target_sp) {
    GcConfig config = {.nursery = 1 << 20};
    target_sp = rt_gc_init(&config);
  }
  rt_exception = RT_NIL;
  target_sp[0] = RT_NIL;
  rt_poll(target_sp + 1);
  rt_exception = RT_NIL; // of memory that ran out
  began = clock();
}

int target_end(int most_ms) {
  return clock() - began > CLOCKS_PER_SEC / 1000 * most_ms ? -1 : 0;
}

val target_caught(val v) {
  if (v != RT_THROWN) return v;
  rt_exception = RT_NIL;
  return RT_NIL;
}

bool target_nests_quotes(const uint8_t *data, size_t n) {
  int quotes = 0;
  for (size_t i = 0; i < n; i++) quotes += data[i] == '`';
  return quotes > 3;
}
