// SPDX-License-Identifier: MIT
// The nursery, the root stack and bdwgc. gc.h says what and why; this file is
// the only one that knows how.
//
// A minor collection evacuates what the root stack, the remembered set and the
// registered roots reach, depth first by a worklist threaded through the dead
// originals: word 0 of an evacuated object is its new address with the low bit
// set, word 1 links to the next original whose copy is still to be scanned. So
// the collector needs no memory of its own, and every object takes two words
// at least.
//
// Old objects come from bdwgc in free lists of equal size (one list per size
// and kind), which is several times faster than one call each. bdwgc runs only
// when called from here; its roots are the static data, the root stack and
// uncollectable memory.
#define _DEFAULT_SOURCE // MAP_ANONYMOUS
#include "gc.h"
#include "str.h"
#include "throw.h"

#define GC_NO_THREAD_REDIRECTS
#include <gc/gc.h>
#include <gc/gc_inline.h>
#include <gc/gc_mark.h>

#include <string.h>

#if defined(__wasm__)
extern char __global_base, __data_end;
#define STATIC_START (&__global_base)
#define STATIC_END (&__data_end)
static void *os_pages(size_t bytes) {
  size_t pages = (bytes + 65535) / 65536;
  size_t at = __builtin_wasm_memory_grow(0, pages);
  return at == (size_t)-1 ? NULL : (void *)(at * 65536);
}
static void deepen_c_stack(void) {}
#else
#include <sys/mman.h>
#include <sys/resource.h>
extern char __data_start, _end;
#define STATIC_START (&__data_start)
#define STATIC_END (&_end)
static void *os_pages(size_t bytes) {
  void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return p == MAP_FAILED ? NULL : p;
}
// The C stack shall not end before the root stack does, where overflow is
// noticed. Linux looks at the limit whenever the stack grows, and keeps at
// least 128 MB below it free.
static void deepen_c_stack(void) {
  struct rlimit limit;
  rlim_t wanted = 120 << 20;
  if (getrlimit(RLIMIT_STACK, &limit) != 0) return;
  if (wanted > limit.rlim_max) wanted = limit.rlim_max;
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = wanted;
  setrlimit(RLIMIT_STACK, &limit);
}
#endif

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAVE_ASAN 1
#endif
#endif
#ifdef HAVE_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(p, n) ASAN_POISON_MEMORY_REGION(p, n)
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION(p, n)
#else
#define POISON(p, n) memset(p, 0xDB, n)
#define UNPOISON(p, n) ((void)(p), (void)(n))
#endif

enum {
  DEFAULT_NURSERY = 2 << 20,
  DEFAULT_RESERVE = 1 << 20,
  LARGE = 32 << 10,         // bytes: allocated in old space at once
  MAJOR_MINIMUM = 32 << 20, // old-space allocation between major collections
  FREE_LISTS = 64,          // sizes up to this many granules
  TORTURE_NURSERIES = 8,    // a dead nursery stays poisoned this long
  TORTURE_BYTES = 64 << 10,
};

#ifdef __wasm__
enum { DEFAULT_STACK_SLOTS = 8192, DEPTH_SLOTS = 8192 };
#else
enum { DEFAULT_STACK_SLOTS = 1 << 17, DEPTH_SLOTS = 1 << 16 };
#endif

char *rt_gc_ptr, *rt_gc_soft;
uintptr_t rt_gc_base, rt_gc_extent;
val *rt_limit, *rt_stack_base;
int rt_gc_inhibited;

static struct {
  char *hard;          // end of the nursery, reserve included
  val *stack_limit;    // the true limit of the root stack
  bool wanted;         // a minor collection is due
  bool torture;
  size_t soft_bytes;
  char *nurseries;     // torture: the first of TORTURE_NURSERIES
  int current;         // torture: index of the nursery in use
  size_t major_at;     // bytes of old allocation that ask for a major one
  val *marking_sp;     // top of the root stack during a major collection
  void *free[2][FREE_LISTS + 1]; // [atomic][granules]
  GcStats stats;
} gc;

// --- growing pointer lists in pages of their own ---

typedef struct PtrList {
  void **items;
  size_t len, cap;
} PtrList;

static PtrList remembered;      // val *: old slots that point to young objects
static PtrList remembered_objs; // Obj *: whole objects to scan
static PtrList roots;           // val *: registered variables

static void list_push(PtrList *l, void *p) {
  if (l->len == l->cap) {
    size_t cap = l->cap ? l->cap * 2 : 4096;
    void **items = os_pages(cap * sizeof *items);
    if (!items) rt_fatal("out of memory");
    if (l->len) memcpy(items, l->items, l->len * sizeof *items);
    l->items = items;
    l->cap = cap;
  }
  l->items[l->len++] = p;
}

void rt_gc_remember(val *slot) { list_push(&remembered, slot); }
void rt_gc_root(val *slot) { list_push(&roots, slot); }

// --- old space ---

static bool is_atomic(const Type *t) {
  return t->layout == LAYOUT_BYTES || t->layout == LAYOUT_STR ||
         (t->layout == LAYOUT_FIXED && t->nvals == 0);
}

static void *checked(void *p) {
  if (!p) rt_fatal("out of memory");
  return p;
}

static void *old_alloc(size_t bytes, bool atomic) {
  size_t granules = GC_RAW_BYTES_FROM_INDEX(1);
  size_t g = (bytes + granules - 1) / granules;
  if (g > FREE_LISTS)
    return checked(atomic ? GC_malloc_atomic(bytes) : GC_malloc(bytes));
  void **list = &gc.free[atomic][g];
  if (!*list)
    GC_generic_malloc_many(g * granules, atomic ? GC_I_PTRFREE : GC_I_NORMAL,
                           list);
  void *p = checked(*list);
  memcpy(list, p, sizeof p);
  return p;
}

static void drop_free_lists(void) { memset(gc.free, 0, sizeof gc.free); }

static void push_roots(void) {
  GC_push_all((void *)rt_stack_base, (void *)gc.marking_sp);
  for (size_t i = 0; i < roots.len; i++)
    GC_push_all(roots.items[i], (char *)roots.items[i] + sizeof(val));
}

static void major(val *sp) {
  gc.marking_sp = sp;
  GC_enable();
  GC_gcollect();
  GC_disable();
  size_t live = GC_get_heap_size() - GC_get_free_bytes();
  gc.major_at = live > MAJOR_MINIMUM ? live : MAJOR_MINIMUM;
  gc.stats.majors++;
}

// --- minor collection ---

static size_t obj_bytes(const Type *t, const uintptr_t *o) {
  switch (t->layout) {
  case LAYOUT_FIXED: return t->size;
  case LAYOUT_ARRAY: return (2 + t->nraw + o[1]) * sizeof(val);
  case LAYOUT_BYTES: return 2 * sizeof(uintptr_t) + o[1];
  case LAYOUT_STR: {
    const Str *s = (const Str *)(const void *)o;
    return sizeof(Str) + ((size_t)rt_str_len(s) << rt_str_wide(s));
  }
  default: rt_fatal("collector: object of unknown layout");
  }
}

static uintptr_t *worklist; // originals, linked through word 1

static val evacuate(val v) {
  if (!rt_is_young(v)) return v;
  uintptr_t *o = (uintptr_t *)v;
  if (o[0] & 1) return o[0] & ~(uintptr_t)1;
  const Type *t = (const Type *)o[0];
  size_t bytes = obj_bytes(t, o);
  bool atomic = is_atomic(t);
  uintptr_t *copy = old_alloc(bytes, atomic);
  memcpy(copy, o, bytes);
  o[0] = (uintptr_t)copy | 1;
  if (!atomic) {
    o[1] = (uintptr_t)worklist;
    worklist = o;
  }
  return (val)copy;
}

static void scan(uintptr_t *o) {
  const Type *t = (const Type *)o[0];
  size_t first = 1, n = t->nvals;
  if (t->layout == LAYOUT_ARRAY) {
    first = 2 + t->nraw;
    n = o[1];
  }
  for (val *p = o + first, *end = p + n; p < end; p++) *p = evacuate(*p);
}

static void drain(void) {
  while (worklist) {
    uintptr_t *o = worklist;
    worklist = (uintptr_t *)o[1];
    scan((uintptr_t *)(o[0] & ~(uintptr_t)1));
  }
}

static void reset_nursery(void) {
  if (gc.torture) {
    // Only what was used: torture collects after a few objects.
    POISON((char *)rt_gc_base, (size_t)(rt_gc_ptr - (char *)rt_gc_base));
    gc.current = (gc.current + 1) % TORTURE_NURSERIES;
    rt_gc_base = (uintptr_t)gc.nurseries + (size_t)gc.current * rt_gc_extent;
    UNPOISON((char *)rt_gc_base, rt_gc_extent);
    gc.hard = (char *)rt_gc_base + rt_gc_extent;
  }
  rt_gc_ptr = (char *)rt_gc_base;
  rt_gc_soft = rt_gc_ptr + gc.soft_bytes;
}

static void minor(val *sp) {
  for (val *p = rt_stack_base; p < sp; p++) *p = evacuate(*p);
  for (size_t i = 0; i < roots.len; i++) {
    val *slot = roots.items[i];
    *slot = evacuate(*slot);
  }
  for (size_t i = 0; i < remembered.len; i++) {
    val *slot = remembered.items[i];
    *slot = evacuate(*slot);
  }
  for (size_t i = 0; i < remembered_objs.len; i++)
    scan(remembered_objs.items[i]);
  drain();
  remembered.len = remembered_objs.len = 0;
  reset_nursery();
  gc.stats.minors++;
}

void rt_gc_collect(val *sp, bool full) {
  minor(sp);
  bool due = GC_get_bytes_since_gc() > gc.major_at;
  if (gc.torture && gc.stats.minors % 1024 == 0) due = true;
  if (full || due) major(sp);
  gc.wanted = false;
  rt_limit = gc.torture ? rt_stack_base - 1 : gc.stack_limit;
}

int rt_safepoint(val *sp) {
  if (rt_gc_inhibited) {
    if (!gc.torture) rt_limit = gc.stack_limit;
  } else if (gc.wanted || gc.torture) {
    rt_gc_collect(sp, false);
  }
  if (RT_LIKELY(sp <= gc.stack_limit)) return 0;
  rt_throw(rt_ex_new(&rt_type_stack_overflow, RT_NIL, RT_NIL, RT_NIL));
  return 1;
}

void rt_gc_permit(void) {
  if (--rt_gc_inhibited == 0 && gc.wanted) rt_limit = rt_stack_base - 1;
}

// --- allocation beyond the soft limit ---

void *rt_alloc_slow(const Type *t, size_t bytes) {
  size_t n = (bytes + 7) & ~(size_t)7;
  if (n < LARGE) {
    gc.wanted = true;
    if (!rt_gc_inhibited) rt_limit = rt_stack_base - 1;
    rt_gc_soft = gc.hard;
    char *p = rt_gc_ptr;
    if (n <= (size_t)(gc.hard - p)) {
      rt_gc_ptr = p + n;
      ((Obj *)p)->type = t;
      return p;
    }
  }
  bool atomic = is_atomic(t);
  Obj *o = old_alloc(bytes, atomic);
  // GC_malloc clears; free-list objects hold stale words, and the collector
  // may scan this one before the caller has filled it in only at a safepoint.
  o->type = t;
  if (!atomic) list_push(&remembered_objs, o);
  return o;
}

// --- start ---

static void make_nursery(size_t nursery, size_t reserve) {
  gc.soft_bytes = nursery;
  rt_gc_extent = nursery + reserve;
  size_t copies = gc.torture ? TORTURE_NURSERIES : 1;
  gc.nurseries = checked(os_pages(rt_gc_extent * copies));
  rt_gc_base = (uintptr_t)gc.nurseries;
  gc.hard = gc.nurseries + rt_gc_extent;
  rt_gc_ptr = gc.nurseries;
  rt_gc_soft = rt_gc_ptr + gc.soft_bytes;
}

// The bottom of the stack is what literals are made with.
enum { LITERAL_SLOTS = 256 };

val *rt_gc_init(const GcConfig *config) {
  deepen_c_stack();
#ifdef RT_TORTURE
  gc.torture = true;
#else
  gc.torture = config->torture;
#endif
  size_t nursery = config->nursery ? config->nursery : DEFAULT_NURSERY;
  size_t reserve = config->reserve ? config->reserve : DEFAULT_RESERVE;
  if (gc.torture) nursery = reserve = TORTURE_BYTES;
  make_nursery(nursery, reserve);
  size_t slots =
      config->stack_slots ? config->stack_slots : DEFAULT_STACK_SLOTS;
  // Beyond the limit a frame may still use its slots before its next poll.
  rt_stack_base = checked(os_pages((slots + DEPTH_SLOTS) * sizeof(val)));
  gc.stack_limit = rt_stack_base + slots;
  rt_limit = gc.torture ? rt_stack_base - 1 : gc.stack_limit;
  gc.major_at = MAJOR_MINIMUM;
  GC_set_all_interior_pointers(0);
  GC_set_no_dls(1);
  GC_INIT();
  GC_add_roots(STATIC_START, STATIC_END);
  GC_set_start_callback(drop_free_lists);
  GC_set_push_other_roots(push_roots);
  GC_disable();
  return rt_stack_base + LITERAL_SLOTS;
}

GcStats rt_gc_stats(void) {
  gc.stats.heap_bytes = GC_get_heap_size();
  return gc.stats;
}
