// SPDX-License-Identifier: MIT
// Identity hashes: a number that stays with an object though objects move.
//
// Functions, atoms and other usual keys have a word for it (TYPE_IDENTITY).
// Builders, transients, arrays and whatever else is asked for one only pay
// then: an object outside of the nursery does not move, so its address will do;
// a young one is entered into a table that follows it (rt_gc_weak). A table is
// dense arrays of objects and hashes, with an index over them that is made anew
// whenever objects move or die.
#include "rt/mem/gc.h"
#include "rt/mem/heap.h"
#include "rt/num/num.h"
#include "rt/value/ops.h"
#include "rt/prim.h"
#include "rt/mem/ptrlist.h"

#include <string.h>

typedef struct Table {
  PtrList objs, hashes;
  uint32_t *index; // entry + 1, or 0; open addressing
  size_t size;     // of index, a power of two at least twice the entries
} Table;

static Table young, old; // where the objects lie

static uint32_t address_hash(val v) { return (uint32_t)((uintptr_t)v >> 3); }

// The place of v in the index: its entry's, or the free one for it.
static uint32_t *place(const Table *t, val v) {
  size_t i = address_hash(v) * 0x9E3779B1u;
  for (;; i++) {
    uint32_t *p = &t->index[i & (t->size - 1)];
    if (!*p || t->objs.items[*p - 1] == (void *)v) return p;
  }
}

static void index_all(Table *t) {
  if (t->size) memset(t->index, 0, t->size * sizeof *t->index);
  for (size_t i = 0; i < t->objs.len; i++)
    *place(t, (val)t->objs.items[i]) = (uint32_t)i + 1;
}

static void widen(Table *t) {
  size_t size = t->size ? t->size * 2 : 4096, bytes = size * sizeof *t->index;
  t->index = rt_pages(bytes);
  if (!t->index) t->index = rt_heap_pages(bytes);
  if (!t->index) rt_fatal("out of memory");
  t->size = size;
  index_all(t);
}

static void add(Table *t, val v, uint32_t hash) {
  list_push(&t->objs, (void *)v);
  list_push(&t->hashes, (void *)(uintptr_t)hash);
  if (2 * t->objs.len > t->size)
    widen(t);
  else
    *place(t, v) = (uint32_t)t->objs.len;
}

static bool find(const Table *t, val v, uint32_t *hash) {
  uint32_t at = t->objs.len ? *place(t, v) : 0;
  if (at) *hash = (uint32_t)(uintptr_t)t->hashes.items[at - 1];
  return at;
}

static uint32_t hash_at(const Table *t, size_t i) {
  return (uint32_t)(uintptr_t)t->hashes.items[i];
}

static void keep(Table *t, size_t to, val v, size_t from) {
  t->objs.items[to] = (void *)v;
  t->hashes.items[to] = t->hashes.items[from];
}

// After a minor collection: those that were young are elsewhere or dead.
static void follow(void) {
  size_t n = 0;
  for (size_t i = 0; i < young.objs.len; i++) {
    val v = rt_gc_moved((val)young.objs.items[i]);
    if (v && rt_gc_survives_young(v))
      keep(&young, n++, v, i);
    else if (v)
      add(&old, v, hash_at(&young, i));
  }
  young.objs.len = young.hashes.len = n;
  index_all(&young);
}

static void sweep(void) {
  size_t n = 0;
  for (size_t i = 0; i < old.objs.len; i++)
    if (rt_heap_is_marked((val)old.objs.items[i]))
      keep(&old, n++, (val)old.objs.items[i], i);
  old.objs.len = old.hashes.len = n;
  index_all(&old);
}

static void (*others)(bool major); // what was there before
static bool watching;

static void weak(bool major) {
  if (others) others(major);
  if (major)
    sweep();
  else if (young.objs.len)
    follow();
}

static uint32_t moving_hash(val v) {
  uint32_t hash;
  if (!rt_is_young(v)) return find(&old, v, &hash) ? hash : address_hash(v);
  if (find(&young, v, &hash)) return hash;
  if (!watching) {
    watching = true;
    others = rt_gc_weak;
    rt_gc_weak = weak;
  }
  add(&young, v, hash = rt_next_identity_hash());
  return hash;
}

uint32_t rt_hash_by_identity(val *sp, val o) {
  (void)sp;
  return moving_hash(o);
}

val rt_system_hash(val x) {
  bool has_word = !rt_is_ptr(x) || rt_obj_type(x)->flags & TYPE_IDENTITY;
  return rt_long((int32_t)(has_word ? rt_identity_hash(x) : moving_hash(x)));
}
