// SPDX-License-Identifier: MIT
// Memory: a bump nursery in front of old space (heap.h), and the root stack.
//
// Allocation bumps a pointer and never collects. When the nursery's soft limit
// is passed, rt_limit is lowered so that the next safepoint (function entry,
// loop back edge) runs a minor collection: of what the root stack [base, sp)
// and the remembered set reach, young objects are copied to a survivor space,
// which is young, too, and those that lie in one already to old space; the
// nursery starts afresh. Old space is marked and swept only directly after a
// minor collection that has promoted everything, when nothing young exists.
// Past the hard limit (a leaf operation that allocates much, or code under
// rt_gc_inhibit) objects are allocated in old space and remembered whole.
//
// Invariants
//   - at a safepoint with `sp`, every word of [base, sp) is a valid val
//   - an object older than the nursery that points into it is in the
//     remembered set: all stores into existing objects go through rt_write
//   - a fresh object's vals are all initialised before the next safepoint
//   - static data and old objects never move
#ifndef RT_GC_H
#define RT_GC_H

#include "rt/mem/fatal.h"
#include "rt/value/value.h"

extern char *rt_gc_ptr;        // next free byte of the nursery
extern char *rt_gc_soft;       // slow path beyond this
extern uintptr_t rt_gc_base;   // nursery start...
extern uintptr_t rt_gc_extent; // ...and size in bytes, reserve included
extern val *rt_limit;          // poll: sp > rt_limit means call rt_safepoint
extern val *rt_stack_base;     // bottom of the root stack
extern val *rt_stack_limit;    // sp > rt_stack_limit: StackOverflowError
extern int rt_gc_inhibited;    // > 0: safepoints do not collect

// Torture builds collect at every safepoint.
#ifdef RT_TORTURE
#define RT_TORTURED true
#else
#define RT_TORTURED false
#endif

typedef struct GcConfig {
  size_t nursery; // bytes before a minor collection is asked for; 0: default
  size_t reserve; // bytes beyond that for code that cannot collect
  size_t stack_slots; // root stack, bounds the recursion depth; 0: default
  uint64_t limit; // bytes of old space, if CLJWC_MEMORY says nothing; 0: any
} GcConfig;

// Sets the heap up. Returns the first sp. Call once, before anything else.
val *rt_gc_init(const GcConfig *config);

// Collects now; only where a safepoint is allowed (everything live is below
// sp). `major`: old space too.
void rt_gc_collect(val *sp, bool major);

// Slow path of rt_poll. Returns nonzero when an exception was thrown
// (StackOverflowError; OutOfMemoryError when a collection did not find enough).
int rt_safepoint(val *sp);
// Asked there, after each collection and after rt_gc_attend, if it is not NULL:
// what interrupts a program. Nonzero: it has thrown.
extern int (*rt_gc_attention)(void);
void rt_gc_attend(void); // may be called by a signal's handler
// Supplied by throw.c, which knows exceptions: throw StackOverflowError and,
// after rt_gc_starve, OutOfMemoryError.
RT_COLD void rt_stack_overflow(void);
RT_COLD void rt_throw_memory(void);

// Safepoint. Nonzero: return RT_THROWN.
static inline int rt_poll(val *sp) {
  return RT_UNLIKELY(sp > rt_limit) ? rt_safepoint(sp) : 0;
}

RT_COLD void *rt_alloc_slow(const Type *t, size_t bytes);

// `bytes` of uninitialised memory with the header set; the caller fills in
// everything else at once. Never fails: there is a reserve, and the next
// safepoint throws OutOfMemoryError. What a program chooses the size of is
// allocated with rt_try_alloc.
// For LAYOUT_ARRAY, _BYTES and _STR the caller sets the count word itself.
static inline void *rt_alloc(const Type *t, size_t bytes) {
  size_t n = (bytes + 7) & ~(size_t)7;
  char *p = rt_gc_ptr;
  if (RT_UNLIKELY(n > (size_t)(rt_gc_soft - p))) return rt_alloc_slow(t, bytes);
  rt_gc_ptr = p + n;
  ((Obj *)p)->type = t;
  return p;
}

// The next collection is one of old space, too. So it is after an
// OutOfMemoryError, and whoever catches that asks for it, since what took the
// memory may be garbage by then.
extern bool rt_gc_starved;
void rt_gc_starve(void);   // notes that; collections may be put off a little
void rt_gc_want(void);     // the next safepoint collects
void rt_gc_want_all(void); // ... and old space, too

// Is there memory for an object of so many bytes, which need not fit a size_t?
// False with OutOfMemoryError thrown.
bool rt_gc_room(uint64_t bytes);
// rt_alloc where there is room, else NULL with OutOfMemoryError thrown.
static inline void *rt_try_alloc(const Type *t, uint64_t bytes) {
  return rt_gc_room(bytes) ? rt_alloc(t, (size_t)bytes) : NULL;
}

// A new LAYOUT_FIXED object.
static inline void *rt_new(const Type *t) { return rt_alloc(t, t->size); }

static inline bool rt_is_young(val v) {
  return (v & 3) == 0 && v - rt_gc_base < rt_gc_extent;
}

void rt_gc_remember(val *slot);

// The write barrier: stores x into a slot of an existing object (heap or
// static). Constructors fill fresh objects directly. An old slot that refers to
// something young already is remembered already.
static inline void rt_write(val obj, val *slot, val x) {
  val before = *slot;
  *slot = x;
  if (rt_is_young(x) && !rt_is_young(obj) && !rt_is_young(before))
    rt_gc_remember(slot);
}

// Registers a C variable outside static data (malloc'ed memory, say) or one
// that must survive: the slot is updated when its object moves. Static
// variables need this only once, at start-up, or rt_write for each store.
void rt_gc_root(val *slot);

// Registers a stack of its own: [base, *top) holds valid vals at every
// safepoint, and is updated.
void rt_gc_root_range(val *base, val **top);

// An object of old space, which never moves and is freed when nothing refers to
// it any more. To be filled in before the next safepoint.
void *rt_alloc_old(const Type *t, size_t bytes);

// What looks at objects without keeping them alive; NULL: nothing does. Called
// at the end of a minor collection, when rt_gc_moved says where young objects
// are, and of a major one, when rt_heap_is_marked says which old ones live.
extern void (*rt_gc_weak)(bool major);
// Where a young object is now, which may be young again; 0: it is dead.
static inline val rt_gc_moved(val v) {
  uintptr_t w = *(uintptr_t *)v;
  return w & 1 ? w & ~(uintptr_t)1 : 0;
}

// Is it in the young region still, where rt_gc_moved says that it is? (Under
// torture that is another one than rt_is_young knows meanwhile.)
bool rt_gc_survives_young(val moved);

// Called once, by the next collection of old space, for each live object on the
// heap that holds vals; it must not allocate.
extern void (*rt_gc_visit)(val o);

// Runs Clojure code from C that holds vals in C locals: no collection happens
// until the matching rt_gc_permit. Nests. Memory grows meanwhile, so only for
// work bounded by its data (equality, hashing, comparison).
static inline void rt_gc_inhibit(void) { rt_gc_inhibited++; }
void rt_gc_permit(void);

// Torture: is it in the static data of a module that was loaded into the
// running program (sys/side.c)? NULL: there are none.
extern bool (*rt_gc_is_data)(val v);

// How often the collector has run.
extern uint32_t rt_gc_minors;

// A call of a class S function, which does not collect.
#ifdef RT_TORTURE
#define RT_S(call)                                                             \
  __extension__({                                                              \
    uint32_t minors_before = rt_gc_minors;                                     \
    __typeof__(call) result_of_s = (call);                                     \
    RT_ASSERT(rt_gc_minors == minors_before);                                  \
    result_of_s;                                                               \
  })
#else
#define RT_S(call) (call)
#endif

#endif
