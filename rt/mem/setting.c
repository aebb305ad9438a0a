// SPDX-License-Identifier: MIT
#include "rt/mem/setting.h"
#include "rt/mem/fatal.h"
#include "rt/mem/pages.h"

#include <string.h>

uint64_t rt_memory_bytes(const char *s) {
  uint64_t n = 0;
  while (*s >= '0' && *s <= '9' && n < (uint64_t)1 << 50)
    n = n * 10 + (uint64_t)(*s++ - '0');
  for (const char *unit = "kmg"; *s && *unit; unit++) {
    if (n < (uint64_t)1 << 50) n <<= 10; // else it is no limit at all
    if ((*s | 0x20) != *unit) continue;
    s++;
    break;
  }
  return *s ? 0 : n;
}

static void set(MemorySettings *to, const char *limit, const char *stack,
                const char *stats) {
  if (limit && !(to->limit = rt_memory_bytes(limit)))
    rt_fatal("CLJWC_MEMORY is to be a number of bytes, as in 512m or 2g");
  if (stack && !(to->stack = rt_memory_bytes(stack)))
    rt_fatal("CLJWC_STACK is to be a number of bytes, as in 64m");
  if (stats) to->stats = *stats && *stats != '0';
}

#ifdef __wasm__
#include <wasi/api.h>

static const char *value_of(const char *variable, const char *name) {
  size_t n = strlen(name);
  return memcmp(variable, name, n) == 0 ? variable + n : NULL;
}

// WASI's own calls: getenv would link malloc and a table into every program.
MemorySettings rt_memory_settings(void) {
  MemorySettings found = {0};
  __wasi_size_t n = 0, bytes = 0;
  if (__wasi_environ_sizes_get(&n, &bytes) != 0 || !n) return found;
  uint8_t **all = rt_pages(n * sizeof *all + bytes);
  if (!all || __wasi_environ_get(all, (uint8_t *)(all + n)) != 0) return found;
  for (size_t i = 0; i < n; i++)
    set(&found, value_of((char *)all[i], "CLJWC_MEMORY="),
        value_of((char *)all[i], "CLJWC_STACK="),
        value_of((char *)all[i], "CLJWC_GC_STATS="));
  return found;
}
#else
#include <stdlib.h>

MemorySettings rt_memory_settings(void) {
  MemorySettings found = {0};
  set(&found, getenv("CLJWC_MEMORY"), NULL, getenv("CLJWC_GC_STATS"));
  return found;
}
#endif
