// SPDX-License-Identifier: MIT
// Growing lists of pointers for the collector, in pages of their own: it must
// not allocate from what it collects.
#ifndef RT_PTRLIST_H
#define RT_PTRLIST_H

#include "rt/mem/pages.h"
#include "rt/mem/fatal.h"

typedef struct PtrList {
  void **items;
  size_t len, cap;
} PtrList;

RT_COLD void rt_list_grow(PtrList *l);

static inline void list_push(PtrList *l, void *p) {
  if (RT_UNLIKELY(l->len == l->cap)) rt_list_grow(l);
  l->items[l->len++] = p;
}

#endif
