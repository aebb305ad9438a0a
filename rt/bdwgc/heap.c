// SPDX-License-Identifier: MIT
// Old space (rt/mem/heap.h) by the Boehm-Demers-Weiser collector, which a
// program links with --gc=bdwgc instead of rt/mem/heap.c.
//
// bdwgc allocates and frees; when it collects, and what the nursery does in
// front of it, stays with gc.c. Its roots are the vals that gc.c marks, static
// data, and natively the C stack with the registers: C code may keep vals of
// old space wherever it likes, in static data of libraries, too. Objects are
// scanned conservatively: any word that looks like the beginning of an object
// keeps it.
//
// Its memory comes from where our own heap's does, so the limits are the same.
#include "rt/mem/heap.h"
#include "rt/mem/gc.h"
#include "rt/mem/ptrlist.h"

#include <bdwgc.h>
#include <gc.h>
#include <gc_mark.h>
#ifndef __wasm__
#include <pthread.h>
#endif

enum {
  // What a minor collection may promote at most, and something for handlers.
  RESERVE = 8 << 20,
  RESERVE_FROM = 4 * RESERVE, // bytes of a heap that has a reserve
};

size_t rt_heap_allocated;
bool rt_heap_tight;

static struct {
  PtrList roots;      // of the collection that goes on
  char *reserve;      // what is left of it...
  char *reserve_end;  // ...
  bool keeps_reserve; // only asking whether there is room
  void (*marked)(bool major);
} heap;

// --- memory for bdwgc ---

static size_t reserve_left(void) {
  return (size_t)(heap.reserve_end - heap.reserve);
}

static void keep_reserve(void) {
  if (GC_get_heap_size() < RESERVE_FROM || reserve_left() == RESERVE) return;
  char *p = rt_space_grow(RESERVE);
  if (!p) return;
  heap.reserve = p;
  heap.reserve_end = p + RESERVE;
}

void *bdwgc_get_mem(size_t bytes);
void *bdwgc_get_mem(size_t bytes) {
  void *p = rt_space_grow(bytes);
  if (p || heap.keeps_reserve || bytes > reserve_left()) return p;
  rt_heap_tight = true;
  p = heap.reserve;
  heap.reserve += bytes;
  return p;
}

static void *no_memory(size_t bytes) {
  (void)bytes;
  return NULL;
}

// --- the C stack ---

// Where the C stack begins. On wasm nothing is on it, nor in registers, that
// the root stack does not have: it begins where it is looked at.
#ifdef __wasm__
void GC_push_regs(void);
void GC_push_regs(void) {}

static void set_stack(void) {
  struct GC_stack_base here = {.mem_base = &here};
  GC_set_stackbottom(NULL, &here);
}
#else
void *platform_get_stack_bottom(void);
void *platform_get_stack_bottom(void) {
  pthread_attr_t attributes;
  void *end = NULL;
  size_t size = 0;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0)
    rt_fatal("cannot find the stack");
  pthread_attr_getstack(&attributes, &end, &size);
  pthread_attr_destroy(&attributes);
  return (char *)end + size;
}

static void set_stack(void) {}
#endif

// --- allocation ---

static void note(GC_EventType event);
static void push_roots(void);

void rt_heap_init(uint64_t limit) {
  rt_space_init(limit);
  set_stack();
  GC_init();
  GC_disable();
  GC_set_oom_fn(no_memory);
  GC_set_on_collection_event(note);
  GC_set_push_other_roots(push_roots);
}

// Types on the heap are kept by what is of them, and by what they keep.
static bool is_scanned(const Type *t) {
  return rt_holds_vals(t) || t->flags & TYPE_IN_HEAP || t == &rt_type_class;
}

void *rt_heap_alloc(const Type *t, size_t bytes) {
  void *p = is_scanned(t) ? GC_malloc(bytes) : GC_malloc_atomic(bytes);
  if (!p) rt_fatal("out of memory");
  rt_heap_allocated += bytes;
  return p;
}

bool rt_heap_room(uint64_t bytes) {
  if (bytes > rt_space_limit) return false;
  heap.keeps_reserve = true;
  void *p = GC_malloc_atomic((size_t)bytes);
  heap.keeps_reserve = false;
  if (p) GC_free(p);
  return p != NULL;
}

// Behind an empty word, so that nobody takes what is in them for an object.
void *rt_heap_pages(size_t bytes) {
  val *p = GC_malloc_atomic_uncollectable(2 * sizeof(val) + bytes);
  if (!p) return NULL;
  *p = RT_NIL;
  return p + 2;
}

// --- collections ---

void rt_heap_begin(void) { heap.roots.len = 0; }

void rt_heap_mark(val v) {
  if (rt_is_ptr(v) && rt_in_space(v)) list_push(&heap.roots, (void *)v);
}

// What begins there may be a free cell, or be empty.
bool rt_heap_has(val v) {
  return rt_is_ptr(v) && v && GC_base((void *)v) == (void *)v &&
         rt_cell_is_object(v);
}

// bdwgc's own data refers to free memory, and a number may look like something
// that died and is not swept yet, of which the parts may be gone.
bool rt_heap_refers(val word, const val *at) {
  return rt_heap_has(word) && !bdwgc_owns(at) && GC_is_marked((void *)word);
}

void rt_heap_mark_words(const val *p, const val *end) {
  if (bdwgc_scans(p)) return;
  for (; p < end; p++)
    if (rt_heap_has(*p)) rt_heap_mark(*p);
}

bool rt_heap_is_marked(val v) { return GC_is_marked((void *)v); }

static void push_roots(void) {
  GC_push_all(heap.roots.items, heap.roots.items + heap.roots.len);
}

// A free cell is reached, too, when an old word looks like its address.
static void visit(void *object, size_t bytes, void *unused) {
  (void)bytes, (void)unused;
  val v = (val)object;
  if (bdwgc_holds_vals(object) && rt_cell_is_object(v) &&
      rt_holds_vals(rt_obj_type(v)))
    rt_gc_visit(v);
}

static void note(GC_EventType event) {
  if (event != GC_EVENT_MARK_END) return;
  if (rt_gc_visit) GC_enumerate_reachable_objects_inner(visit, NULL);
  if (heap.marked) heap.marked(true);
}

void rt_heap_end(void (*marked)(bool major)) {
  heap.marked = marked;
  set_stack();
  GC_enable();
  GC_gcollect();
  GC_disable();
  rt_heap_allocated = 0;
  keep_reserve();
  rt_heap_tight = GC_get_heap_size() >= RESERVE_FROM &&
                  reserve_left() + GC_get_free_bytes() < RESERVE;
}

size_t rt_heap_live(void) { return bdwgc_live(); }
size_t rt_heap_bytes(void) { return GC_get_heap_size() + reserve_left(); }
