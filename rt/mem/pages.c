// SPDX-License-Identifier: MIT
// Memory from the system: memory.grow on wasm, mmap elsewhere.
#define _DEFAULT_SOURCE // MAP_ANONYMOUS
#include "rt/mem/pages.h"

uint64_t rt_space_limit;
static size_t space_used;

#if defined(__wasm__)

void *rt_pages(size_t bytes) {
  size_t pages = (bytes + 65535) / 65536;
  size_t at = __builtin_wasm_memory_grow(0, pages);
  return at == (size_t)-1 ? NULL : (void *)(at * 65536);
}

void rt_space_init(uint64_t limit) {
  rt_space_limit = limit ? limit : rt_space_bytes;
}

void *rt_space_grow(size_t bytes) {
  if (bytes > rt_space_limit - space_used) return NULL;
  void *p = rt_pages(bytes);
  if (p) space_used += bytes;
  return p;
}

// The linker's stack for what lies in memory, 1.25 MB in front of the static
// data, goes with the least number of slots. For more of them another one is
// put elsewhere; the frames that exist stay where they are, and find themselves
// by addresses of their own.
enum { LINKED_SLOTS = 10368, SLOTS_PER_PAGE = 512 }; // 128 bytes each

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
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

uintptr_t rt_space;
uint64_t rt_space_bytes;

enum { DEFAULT_LIMIT_GB = 4, RESERVED_GB = 64 };

void *rt_pages(size_t bytes) {
  void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return p == MAP_FAILED ? NULL : p;
}

// Addresses cost nothing until they are used, but their number may be limited
// (ulimit -v): then less is taken.
void rt_space_init(uint64_t limit) {
  void *p = NULL;
  rt_space_limit = limit ? limit : (uint64_t)DEFAULT_LIMIT_GB << 30;
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
  if (n < bytes || n > rt_space_limit - space_used) return NULL;
  void *p = (void *)(rt_space + space_used);
  space_used += n;
  return p;
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
