// SPDX-License-Identifier: MIT
#include "rt/mem/ptrlist.h"
#include "rt/mem/heap.h"

#include <string.h>

// At last in what the collector has left, for good.
void rt_list_grow(PtrList *l) {
  size_t cap = l->cap ? l->cap * 2 : 4096;
  void **items = rt_pages(cap * sizeof *items);
  if (!items) items = rt_heap_pages(cap * sizeof *items);
  if (!items) rt_fatal("out of memory");
  if (l->len) memcpy(items, l->items, l->len * sizeof *items);
  l->items = items;
  l->cap = cap;
}
