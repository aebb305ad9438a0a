// SPDX-License-Identifier: MIT
// The nursery and the root stack. gc.h says what and why; this file is the only
// one that knows how. heap.c is old space.
//
// A minor collection evacuates what the root stack, the remembered set and the
// registered roots reach, depth first by a worklist threaded through the dead
// originals: word 0 of an evacuated object is its new address with the low bit
// set, word 1 links to the next original whose copy is still to be scanned. So
// the collector needs no memory of its own, and every object takes two words
// at least.
//
// An object is promoted to old space when it survives a second time; the first
// time it is copied within the young region, into one of two small survivor
// spaces in front of the nursery that take turns. Without that, the cell of a
// lazy seq at which a collection happens to find the program would become old,
// die at once, and from there keep the whole rest of the seq alive in the next
// collections. What does not fit there is promoted right away.
#include "rt/mem/gc.h"
#include "rt/mem/heap.h"
#include "rt/mem/ptrlist.h"
#include "rt/mem/setting.h"
#include "rt/mem/stats.h"
#include "rt/mem/verify.h"
#include "rt/str/str.h"

#include <string.h>

#if defined(__wasm__)
extern char __global_base, __data_end;
#define STATIC_START (&__global_base)
#define STATIC_END (&__data_end)
#else
extern char __data_start, _end;
#define STATIC_START (&__data_start)
#define STATIC_END (&_end)
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
  DEFAULT_NURSERY = 4 << 20, // measured: ARCHITECTURE.md, "Memory"
  DEFAULT_RESERVE = 1 << 20,
  LARGE = 32 << 10,         // bytes: allocated in old space at once
  MAJOR_MINIMUM = 32 << 20, // old-space allocation between major collections
  MAJOR_LEAST = 16 << 20,   // where memory runs out
  GRACE_STEP = 64 << 10,    // ... it is looked for after as many bytes
  GRACE = 4 << 20,          // ... that a handler may allocate
  SURVIVORS = 256 << 10,    // bytes of each survivor space
  TORTURE_HEAP = 1024,   // collections until all of a small heap is looked at
  TORTURE_NURSERIES = 8, // a dead nursery stays poisoned this long
  TORTURE_BYTES = 64 << 10,
  TORTURE_SURVIVORS = 4 << 10,
  TORTURE_SLOTS = 1024, // of a root stack that each safepoint reads
  TORTURE_READ = 64,    // slots read at each safepoint of a deeper one
};

// Slots of the root stack. On wasm the smallest native stack of the usual
// engines decides (512 KiB in wasmtime); a host that gives more writes a
// greater number here before it calls _start (tools/run-node.mjs does), or sets
// CLJWC_STACK, which driver/run.c does for wasmtime's command.
#ifdef __wasm__
extern uint32_t stack_slots; // exported by the linker as its address
uint32_t stack_slots = 10368;
enum { DEPTH_SLOTS = 8192, BYTES_PER_SLOT = 128 };
#else
static const uint32_t stack_slots = 1 << 17;
enum { DEPTH_SLOTS = 1 << 16 };
#endif

char *rt_gc_ptr, *rt_gc_soft;
uintptr_t rt_gc_base, rt_gc_extent;
val *rt_limit, *rt_stack_base, *rt_stack_limit;
int rt_gc_inhibited;
uint32_t rt_gc_minors;
bool rt_gc_starved;
void (*rt_gc_weak)(bool major);
void (*rt_gc_visit)(val o);

static struct {
  char *hard;  // end of the nursery, reserve included
  bool wanted; // a minor collection is due
  size_t soft_bytes;
  size_t survivors; // bytes of a survivor space
  char *aged;       // survivors of the last collection lie in
  char *aged_end;   // [aged, aged_end)
  char *to;         // those of this one go to [to, to_ptr)
  char *to_ptr, *to_end;
  bool promote;    // this collection promotes everything
  char *nurseries; // torture: the first of TORTURE_NURSERIES
  int current;     // torture: index of the nursery in use
  size_t major_at; // bytes of old allocation that ask for a major one
  size_t grace;    // bytes that may still be allocated though memory is out
} gc;

// --- what the collector starts from, besides the root stack ---

static PtrList remembered;      // val *: old slots that point to young objects
static PtrList remembered_objs; // Obj *: whole objects to scan
static PtrList roots;           // val *: registered variables

static PtrList ranges; // val *, val **: see rt_gc_root_range

void rt_gc_root_range(val *base, val **top) {
  list_push(&ranges, base);
  list_push(&ranges, top);
}

void rt_gc_remember(val *slot) { list_push(&remembered, slot); }
void rt_gc_root(val *slot) { list_push(&roots, slot); }

// --- major collection: right after a minor one, nothing is young ---

// As much as lives, but no more than half of what can be had, so that garbage
// does not use up memory.
static void set_major_at(size_t live) {
  size_t at = live > MAJOR_MINIMUM ? live : MAJOR_MINIMUM;
  uint64_t all = rt_space_limit, left = all > live ? all - live : 0;
  if (at > left / 2) at = (size_t)(left / 2);
  gc.major_at = at > MAJOR_LEAST ? at : MAJOR_LEAST;
}

// Whole words of static data.
static const val *data_start(void) {
  return (const val *)(((uintptr_t)STATIC_START + 7) & ~(uintptr_t)7);
}
static const val *data_end(void) {
  return (const val *)((uintptr_t)STATIC_END & ~(uintptr_t)7);
}

static RT_COLD void major(val *sp) {
  rt_heap_begin();
  for (val *p = rt_stack_base; p < sp; p++) rt_heap_mark(*p);
  for (size_t i = 0; i < roots.len; i++) rt_heap_mark(*(val *)roots.items[i]);
  for (size_t i = 0; i < ranges.len; i += 2)
    for (val *p = ranges.items[i]; p < *(val **)ranges.items[i + 1]; p++)
      rt_heap_mark(*p);
  rt_heap_mark_words(data_start(), data_end());
  rt_heap_end(rt_gc_weak);
  rt_gc_visit = NULL;
  set_major_at(rt_heap_live());
  rt_gc_starved = false;
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
  default: rt_fatal("collector: unknown layout");
  }
}

static uintptr_t *worklist; // originals, linked through word 1

static bool is_survivor(val v) { // of this collection
  return (v & 3) == 0 && v - (val)gc.to < (size_t)(gc.to_ptr - gc.to);
}

bool rt_gc_survives_young(val moved) { return is_survivor(moved); }

static void *survivor_alloc(const char *o, size_t bytes) {
  size_t n = (bytes + 7) & ~(size_t)7;
  bool second = o >= gc.aged && o < gc.aged_end;
  if (gc.promote || second || n > (size_t)(gc.to_end - gc.to_ptr)) return NULL;
  gc.to_ptr += n;
  return gc.to_ptr - n;
}

static val evacuate(val v) {
  if (!rt_is_young(v) || is_survivor(v)) return v;
  uintptr_t *o = (uintptr_t *)v;
  if (o[0] & 1) return o[0] & ~(uintptr_t)1;
  const Type *t = (const Type *)o[0];
  size_t bytes = obj_bytes(t, o);
  uintptr_t *copy = survivor_alloc((char *)o, bytes);
  if (!copy) {
    copy = rt_heap_alloc(t, bytes);
    rt_gc_stats.promoted += bytes;
  }
  memcpy(copy, o, bytes);
  o[0] = (uintptr_t)copy | 1;
  if (rt_holds_vals(t)) {
    o[1] = (uintptr_t)worklist;
    worklist = o;
  }
  return (val)copy;
}

// Slots outside of the young region stay remembered while what they refer to
// is young.
static void scan(uintptr_t *o) {
  bool old = !is_survivor((val)o);
  size_t n;
  for (val *p = rt_vals_of(o, &n), *end = p + n; p < end; p++) {
    *p = evacuate(*p);
    if (old && is_survivor(*p)) list_push(&remembered, p);
  }
}

static void drain(void) {
  while (worklist) {
    uintptr_t *o = worklist;
    worklist = (uintptr_t *)o[1];
    scan((uintptr_t *)(o[0] & ~(uintptr_t)1));
  }
}

// Under torture survivors go to the next nursery.
static char *torture_nursery(int i) {
  return gc.nurseries + (size_t)(i % TORTURE_NURSERIES) * rt_gc_extent;
}

static RT_COLD void choose_survivor_space(void) {
  gc.to = (char *)rt_gc_base;
  if (RT_TORTURED) {
    gc.to = torture_nursery(gc.current + 1);
    UNPOISON(gc.to, rt_gc_extent);
  } else if (gc.aged == gc.to) {
    gc.to += gc.survivors;
  }
  gc.to_ptr = gc.to;
  gc.to_end = gc.to + gc.survivors;
}

static void start_nursery(void) {
  gc.hard = (char *)rt_gc_base + rt_gc_extent;
  rt_gc_ptr = (char *)rt_gc_base + 2 * gc.survivors;
  rt_gc_soft = rt_gc_ptr + gc.soft_bytes;
}

static RT_COLD void reset_nursery(void) {
  if (RT_TORTURED) {
    // Only what was used: torture collects after a few objects.
    char *eden = (char *)rt_gc_base + 2 * gc.survivors;
    POISON(gc.aged, (size_t)(gc.aged_end - gc.aged));
    POISON(eden, (size_t)(rt_gc_ptr - eden));
    gc.current = (gc.current + 1) % TORTURE_NURSERIES;
    rt_gc_base = (uintptr_t)torture_nursery(gc.current);
  }
  gc.aged = gc.to;
  gc.aged_end = gc.to_ptr;
  gc.to_ptr = gc.to; // none are survivors of the next one yet
  start_nursery();
}

static void visit_remembered(void) {
  size_t kept = 0;
  for (size_t i = 0; i < remembered.len; i++) {
    val *slot = remembered.items[i];
    if (is_survivor(*slot)) continue; // it is in the list twice
    *slot = evacuate(*slot);
    if (is_survivor(*slot)) remembered.items[kept++] = slot;
  }
  remembered.len = kept;
  for (size_t i = 0; i < remembered_objs.len; i++)
    scan(remembered_objs.items[i]);
  remembered_objs.len = 0;
}

// What a collection under torture costs must not grow with the program, or its
// time is quadratic. So where the root stack is deeper than TORTURE_SLOTS, only
// one safepoint collects of so many that TORTURE_READ slots are read for each;
// and all of the heap is looked at once in so many collections as it has 256
// bytes, but no more often than in TORTURE_HEAP.
static struct {
  size_t slots;       // that may be read now
  uint32_t verify_at; // rt_gc_minors when all of the heap is verified,
  uint32_t major_at;  // and marked
} pace;

static RT_COLD bool torture_due(const val *sp) {
  size_t depth = (size_t)(sp - rt_stack_base);
  for (size_t i = 0; i < ranges.len; i += 2) // the evaluator's stack
    depth += (size_t)(*(val **)ranges.items[i + 1] - (val *)ranges.items[i]);
  if (depth <= TORTURE_SLOTS) return true;
  pace.slots += TORTURE_READ;
  if (pace.slots < depth) return false;
  pace.slots = 0;
  return true;
}

// Is it time for what `at` is the time of? Then it is set to the next one.
static RT_COLD bool whole_heap_due(uint32_t *at) {
  if (rt_gc_minors < *at) return false;
  size_t n = (rt_heap_live() + rt_heap_allocated) / 256;
  *at = rt_gc_minors + (uint32_t)(n > TORTURE_HEAP ? n : TORTURE_HEAP);
  return true;
}

// What torture builds look at: a root is a valid val. Addresses below the end
// of the data are static; the evaluator keeps Types of its own in C's memory.
#ifdef RT_TORTURE
bool (*rt_gc_is_data)(val v);

static bool is_valid(val v) {
  if (!rt_is_ptr(v)) return v != RT_THROWN;
  if (rt_gc_is_data && rt_gc_is_data(v)) return v % sizeof(val) == 0;
  if (v < (val)STATIC_END) return v % sizeof(val) == 0;
  if (!rt_is_young(v))
    return rt_heap_has(v) || *(val *)v == (val)&rt_type_class;
  const char *p = (const char *)v,
             *eden = (char *)rt_gc_base + 2 * gc.survivors;
  if (v % 8 != 0 || *(val *)v & 1) return false;
  return p < eden ? p >= gc.aged && p < gc.aged_end : p < rt_gc_ptr;
}

static void check_roots(const val *sp) {
  RT_ASSERT(!rt_gc_inhibited);
  for (const val *p = rt_stack_base; p < sp; p++) RT_ASSERT(is_valid(*p));
  if (!whole_heap_due(&pace.verify_at)) return;
  HeapView view = {rt_stack_base, sp,          &roots,
                   &ranges,       &remembered, &remembered_objs,
                   data_start(),  data_end(),  is_valid};
  rt_heap_verify(&view);
}
#else
static void check_roots(const val *sp) { (void)sp; }
#endif

// The compiler registers thousands; they are valid, and few of them are young.
RT_UNCHECKED
static void visit_roots(void) {
  uintptr_t base = rt_gc_base, extent = rt_gc_extent;
  for (void **p = roots.items, **end = p + roots.len; p < end; p++) {
    val *slot = *p, v = *slot;
    if (v - base < extent && rt_is_ptr(v)) *slot = evacuate(v);
  }
}

static void minor(val *sp) {
  choose_survivor_space();
  for (val *p = rt_stack_base; p < sp; p++) *p = evacuate(*p);
  visit_roots();
  for (size_t i = 0; i < ranges.len; i += 2)
    for (val *p = ranges.items[i]; p < *(val **)ranges.items[i + 1]; p++)
      *p = evacuate(*p);
  visit_remembered();
  drain();
  if (rt_gc_weak) rt_gc_weak(false);
  reset_nursery();
  rt_gc_minors++;
}

void rt_gc_collect(val *sp, bool full) {
  bool due =
      full || rt_gc_starved || rt_heap_tight || rt_heap_allocated > gc.major_at;
  if (RT_TORTURED && whole_heap_due(&pace.major_at)) due = true;
  gc.promote = due; // a major collection wants nothing young
  check_roots(sp);
  if (rt_gc_stats.on) rt_gc_stats_begin();
  minor(sp);
  if (due) {
    major(sp);
    rt_gc_stats.majors++;
  }
  if (rt_gc_stats.on) rt_gc_stats_end();
  gc.wanted = false;
  rt_limit = RT_TORTURED ? rt_stack_base - 1 : rt_stack_limit;
}

// After a collection that did not find the reserve. Throws, and then lets the
// handlers work for a while; meanwhile memory is looked for more often, since
// they may drop what took it.
static int out_of_memory(void) {
  if (rt_gc_soft > rt_gc_ptr + GRACE_STEP) rt_gc_soft = rt_gc_ptr + GRACE_STEP;
  if (gc.grace >= GRACE_STEP) {
    gc.grace -= GRACE_STEP;
    return 0;
  }
  rt_throw_memory();
  return 1;
}

int (*rt_gc_attention)(void);

void rt_gc_attend(void) { rt_limit = rt_stack_base - 1; }

int rt_safepoint(val *sp) {
  if (!rt_gc_inhibited && (gc.wanted || (RT_TORTURED && torture_due(sp)))) {
    rt_gc_collect(sp, false);
    if (!rt_heap_tight)
      gc.grace = 0;
    else if (out_of_memory())
      return 1;
  } else if (!RT_TORTURED) {
    rt_limit = rt_stack_limit;
  }
  if (rt_gc_attention && rt_gc_attention()) return 1;
  if (RT_LIKELY(sp <= rt_stack_limit)) return 0;
  rt_stack_overflow();
  return 1;
}

void rt_gc_starve(void) {
  rt_gc_starved = true;
  gc.grace = GRACE;
}

void rt_gc_permit(void) {
  if (--rt_gc_inhibited == 0 && gc.wanted) rt_gc_attend();
}

// --- allocation beyond the soft limit ---

void rt_gc_want(void) {
  gc.wanted = true;
  if (!rt_gc_inhibited) rt_gc_attend();
}

void rt_gc_want_all(void) {
  rt_gc_starved = true;
  rt_gc_want();
}

void *rt_alloc_slow(const Type *t, size_t bytes) {
  size_t n = (bytes + 7) & ~(size_t)7;
  if (n < LARGE) {
    rt_gc_want();
    rt_gc_soft = gc.hard;
    char *p = rt_gc_ptr;
    if (n <= (size_t)(gc.hard - p)) {
      rt_gc_ptr = p + n;
      ((Obj *)p)->type = t;
      return p;
    }
  }
  return rt_alloc_old(t, bytes);
}

void *rt_alloc_old(const Type *t, size_t bytes) {
  Obj *o = rt_heap_alloc(t, bytes);
  o->type = t;
  if (rt_holds_vals(t)) list_push(&remembered_objs, o);
  if (rt_heap_tight || rt_heap_allocated > gc.major_at) rt_gc_want();
  return o;
}

bool rt_gc_room(uint64_t bytes) {
  if (bytes < LARGE || rt_heap_room(bytes)) return true;
  rt_throw_memory();
  return false;
}

// --- start ---

static void *checked(void *p) {
  if (!p) rt_fatal("out of memory");
  return p;
}

static void make_nursery(size_t nursery, size_t reserve) {
  gc.soft_bytes = nursery;
  gc.survivors = RT_TORTURED ? TORTURE_SURVIVORS : SURVIVORS;
  rt_gc_extent = 2 * gc.survivors + nursery + reserve;
  size_t copies = RT_TORTURED ? TORTURE_NURSERIES : 1;
  gc.nurseries = checked(rt_pages(rt_gc_extent * copies));
  rt_gc_base = (uintptr_t)gc.nurseries;
  gc.aged = gc.aged_end = gc.nurseries;
  start_nursery();
}

// The bottom of the stack is what literals are made with.
enum { LITERAL_SLOTS = 256 };

static uint64_t heap_limit;

static RT_COLD void read_settings(const GcConfig *config) {
  MemorySettings settings = rt_memory_settings();
  rt_gc_stats.on = settings.stats;
  heap_limit = settings.limit ? settings.limit : config->limit;
#ifdef __wasm__
  if (settings.stack / BYTES_PER_SLOT > stack_slots)
    stack_slots = (uint32_t)(settings.stack / BYTES_PER_SLOT);
#endif
}

// Has no frame on wasm's C stack, which would put the old stack pointer back
// when it returns (rt_deepen_c_stack).
val *rt_gc_init(const GcConfig *config) {
  size_t nursery = config->nursery ? config->nursery : DEFAULT_NURSERY;
  size_t reserve = config->reserve ? config->reserve : DEFAULT_RESERVE;
  if (RT_TORTURED) nursery = reserve = TORTURE_BYTES;
  read_settings(config);
  make_nursery(nursery, reserve);
  size_t slots = rt_deepen_c_stack(stack_slots);
  if (config->stack_slots) slots = config->stack_slots;
  // Beyond the limit a frame may still use its slots before its next poll.
  rt_stack_base = checked(rt_pages((slots + DEPTH_SLOTS) * sizeof(val)));
  rt_stack_limit = rt_stack_base + slots;
  rt_limit = RT_TORTURED ? rt_stack_base - 1 : rt_stack_limit;
  gc.major_at = MAJOR_MINIMUM;
  rt_heap_init(heap_limit);
  return rt_stack_base + LITERAL_SLOTS;
}
