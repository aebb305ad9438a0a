// SPDX-License-Identifier: MIT
// Memory for malloc on wasm: whole pages from memory.grow, handed out in pieces
// of 4 KiB so that growing by less than a wasm page wastes nothing. The
// collector grows the same memory; what is not adjacent to the last piece
// starts a new run.
#include <stddef.h>
#include <stdint.h>

enum { BLOCK = 4096, PAGE = 65536 };

void *platform_get_mem(size_t bytes);

static uintptr_t next, end; // the rest of the last run

void *platform_get_mem(size_t bytes) {
  size_t n = (bytes + BLOCK - 1) & ~(size_t)(BLOCK - 1);
  if (n < bytes) return NULL;
  if (end - next < n) {
    size_t pages = (n + PAGE - 1) / PAGE;
    size_t at = __builtin_wasm_memory_grow(0, pages);
    if (at == (size_t)-1) return NULL;
    if (at * PAGE != end) next = at * PAGE;
    end = (at + pages) * PAGE;
  }
  void *p = (void *)next;
  next += n;
  return p;
}
