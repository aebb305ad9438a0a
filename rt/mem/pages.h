// SPDX-License-Identifier: MIT
// Memory from the system, in pages. Nothing is ever given back: what is freed
// is used again by whoever asked for it.
#ifndef RT_PAGES_H
#define RT_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Zeroed, page-aligned; NULL when there is none.
void *rt_pages(size_t bytes);

// Old space: addresses in [rt_space, rt_space + rt_space_bytes), given out
// upwards in multiples of 64 KiB and aligned so. On wasm that is the whole
// memory, and others get pages in between.
#ifdef __wasm__
#define rt_space ((uintptr_t)0)
#define rt_space_bytes ((uint64_t)1 << 32)
static inline bool rt_in_space(uintptr_t p) { return p != 0; }
#else
extern uintptr_t rt_space;
extern uint64_t rt_space_bytes;
static inline bool rt_in_space(uintptr_t p) {
  return p - rt_space < rt_space_bytes;
}
#endif
// Of these a program gets 4 GiB, or natively what the environment variable
// CLJWC_MEMORY says: a number of bytes, with k, m or g of so many. Anything
// else in it is fatal.
extern uint64_t rt_space_limit;
void rt_space_init(void);
void *rt_space_grow(size_t bytes); // NULL: none left

// The C stack shall not end before the root stack does, where overflow is
// noticed: asks for one that goes with so many slots, and returns how many go
// with what there is.
size_t rt_deepen_c_stack(size_t slots);

#endif
