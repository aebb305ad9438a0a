// SPDX-License-Identifier: MIT
// Growing lists of pointers for the collector, in pages of their own: it must
// not allocate from what it collects.
#ifndef RT_PTRLIST_H
#define RT_PTRLIST_H

#include "heap.h"
#include "pages.h"
#include "throw.h"

#include <string.h>

typedef struct PtrList {
  void **items;
  size_t len, cap;
} PtrList;

static RT_COLD void list_grow(PtrList *l) {
  size_t cap = l->cap ? l->cap * 2 : 4096;
  void **items = rt_pages(cap * sizeof *items);
  if (!items) items = rt_heap_pages(cap * sizeof *items);
  if (!items) rt_fatal("out of memory");
  if (l->len) memcpy(items, l->items, l->len * sizeof *items);
  l->items = items;
  l->cap = cap;
}

static inline void list_push(PtrList *l, void *p) {
  if (RT_UNLIKELY(l->len == l->cap)) list_grow(l);
  l->items[l->len++] = p;
}

#endif
