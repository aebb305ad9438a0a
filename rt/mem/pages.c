// SPDX-License-Identifier: MIT
// Memory from the system: memory.grow on wasm, mmap elsewhere.
#define _DEFAULT_SOURCE // MAP_ANONYMOUS
#include "rt/mem/pages.h"
#include "rt/mem/fatal.h"

#include <stdlib.h>
#include <string.h>

uint64_t rt_space_limit;
static uint64_t space_used;

// Is there room for as many bytes of old space? Then they are taken.
static bool take(size_t bytes) {
  if (bytes > rt_space_limit - space_used) return false;
  space_used += bytes;
  return true;
}

#if defined(__wasm__)

void *rt_pages(size_t bytes) {
  size_t pages = (bytes + 65535) / 65536;
  size_t at = __builtin_wasm_memory_grow(0, pages);
  return at == (size_t)-1 ? NULL : (void *)(at * 65536);
}

void rt_space_init(void) { rt_space_limit = rt_space_bytes; }

void *rt_space_grow(size_t bytes) {
  return take(bytes) ? rt_pages(bytes) : NULL;
}

// The linker's stack for what lies in memory, 1 MB in front of the static data,
// goes with the least number of slots. For more of them another one is put
// elsewhere; the frames that exist stay where they are, and find themselves by
// addresses of their own.
enum { LINKED_SLOTS = 8192, SLOTS_PER_PAGE = 512 }; // 128 bytes each

__asm__(".globaltype __stack_pointer, i32\n");

size_t rt_deepen_c_stack(size_t slots) {
  if (slots <= LINKED_SLOTS) return slots;
  size_t pages = slots / SLOTS_PER_PAGE,
         at = __builtin_wasm_memory_grow(0, pages);
  if (at == (size_t)-1) return LINKED_SLOTS;
  __asm__ volatile("local.get %0\nglobal.set __stack_pointer\n"
                   :
                   : "r"((at + pages) * 65536));
  return slots;
}

#else
#include <sys/mman.h>
#include <sys/resource.h>

uintptr_t rt_space;
uint64_t rt_space_bytes;

enum { RESERVED_GB = 64 };

// What CLJWC_MEMORY says.
static uint64_t memory_limit(void) {
  const char *text = getenv("CLJWC_MEMORY");
  if (!text || !*text) return (uint64_t)4 << 30;
  uint64_t n = 0;
  const char *p = text;
  for (; *p >= '0' && *p <= '9' && n < (uint64_t)1 << 50; p++)
    n = n * 10 + (uint64_t)(*p - '0');
  int shift = !*p                ? 0
              : strchr("kK", *p) ? 10
              : strchr("mM", *p) ? 20
              : strchr("gG", *p) ? 30
                                 : -1;
  if (p == text || shift < 0 || (*p && p[1]))
    rt_fatal("CLJWC_MEMORY is a number of bytes, or one with k, m or g");
  return n > (uint64_t)1 << 33 ? UINT64_MAX / 2 : n << shift;
}

void *rt_pages(size_t bytes) {
  void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return p == MAP_FAILED ? NULL : p;
}

// Addresses cost nothing until they are used, but their number may be limited
// (ulimit -v): then less is taken.
void rt_space_init(void) {
  void *p = NULL;
  rt_space_limit = memory_limit();
  rt_space_bytes = (uint64_t)RESERVED_GB << 30;
  if (rt_space_bytes < rt_space_limit) rt_space_bytes = rt_space_limit + 65536;
  while (!p && rt_space_bytes > 1 << 20)
    if (!(p = rt_pages(rt_space_bytes))) rt_space_bytes /= 2;
  rt_space = ((uintptr_t)p + 65535) & ~(uintptr_t)65535;
  rt_space_bytes -= 65536;
  if (rt_space_limit > rt_space_bytes) rt_space_limit = rt_space_bytes;
}

void *rt_space_grow(size_t bytes) {
  size_t n = (bytes + 65535) & ~(size_t)65535;
  uint64_t at = space_used;
  return n < bytes || !take(n) ? NULL : (void *)(rt_space + (uintptr_t)at);
}

// Linux looks at the limit whenever the stack grows, and keeps at least 128 MB
// below it free.
size_t rt_deepen_c_stack(size_t slots) {
  struct rlimit limit;
  const rlim_t enough = 120 << 20;
  if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur >= enough)
    return slots;
  limit.rlim_cur = enough < limit.rlim_max ? enough : limit.rlim_max;
  setrlimit(RLIMIT_STACK, &limit);
  return (size_t)(slots * (uint64_t)limit.rlim_cur / enough);
}

#endif
