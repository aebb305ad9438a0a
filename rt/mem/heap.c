// SPDX-License-Identifier: MIT
// Old space; heap.h says how it is organised.
#include "rt/mem/heap.h"
#include "rt/mem/gc.h"
#include "rt/mem/ptrlist.h"

#include <string.h>

enum {
  BLOCK_SHIFT = 14,
  BLOCK = 1 << BLOCK_SHIFT,
  GRANULE = 8,
  MARK_WORDS = BLOCK / GRANULE / 32,
  SMALL = 64,           // granules: up to here one class per size
  CLASSES = SMALL + 32, // then one per number of cells in a block
  GROW = 1 << 20,       // bytes asked from the system at a time
  // What a minor collection may promote at most, and something for handlers.
  RESERVE = (8 << 20) >> BLOCK_SHIFT, // blocks
  RESERVE_FROM = 4 * RESERVE,         // blocks of a heap that has a reserve
};

typedef struct Block {
  RT_ALIGNED struct Block *next; // unswept blocks of the class
  uint32_t cell;                 // bytes per cell
  uint32_t count;                // cells in the block, or blocks in the run
  uint32_t marks[MARK_WORDS];
} Block;

enum { ROOM = BLOCK - (int)sizeof(Block) };

// What a block is, in `states`.
enum { NOT_OURS, FREE, CELLS, RUN, RUN_REST };

typedef struct Cell { // a free one
  uintptr_t link;     // the next free cell | 1
} Cell;

typedef struct Class {
  Cell *free;
  Block *unswept;
} Class;

size_t rt_heap_allocated;
bool rt_heap_tight;

static struct {
  uint8_t *states;
  size_t low, high;  // blocks that are or were ours lie in [low, high)
  size_t first_free; // no free block below this one
  size_t blocks;     // CELLS and RUNs
  size_t ours;       // all blocks that the system gave
  size_t live;
  Class classes[CLASSES];
  PtrList work; // objects that are marked but not scanned
} heap;

static size_t index_of(const void *p) {
  return (size_t)(((uintptr_t)p - rt_space) >> BLOCK_SHIFT);
}

static Block *block_at(size_t i) {
  return (Block *)(rt_space + (i << BLOCK_SHIFT));
}

void rt_heap_init(uint64_t limit) {
  rt_space_init(limit);
  heap.states = rt_pages((size_t)(rt_space_bytes >> BLOCK_SHIFT));
  if (!heap.states) rt_fatal("out of memory");
  heap.low = SIZE_MAX;
}

// --- blocks ---

// Gets n blocks in a row from the system; false: it has none.
static RT_COLD bool grow(size_t n) {
  size_t bytes = n << BLOCK_SHIFT;
  if (bytes < GROW) bytes = GROW;
  void *p = rt_space_grow(bytes);
  // A smaller piece may be had where a large one is not.
  if (!p) p = rt_space_grow(bytes = n << BLOCK_SHIFT);
  if (!p) return false;
  size_t first = index_of(p), count = bytes >> BLOCK_SHIFT;
  memset(heap.states + first, FREE, count);
  if (first < heap.low) heap.low = first;
  if (first + count > heap.high) heap.high = first + count;
  if (first < heap.first_free) heap.first_free = first;
  heap.ours += count;
  return true;
}

// Is the reserve whole when n more blocks are taken?
static RT_COLD bool keep_reserve(size_t n) {
  if (heap.ours < RESERVE_FROM) return true;
  size_t have = heap.ours - heap.blocks;
  return have >= n + RESERVE || grow(n + RESERVE - have);
}

// The first of n free blocks in a row, or `high`.
static RT_COLD size_t find_run(size_t n) {
  size_t i = heap.first_free < heap.low ? heap.low : heap.first_free;
  while (i < heap.high && heap.states[i] != FREE) i++;
  heap.first_free = i;
  for (size_t run = 0; i < heap.high; i++) {
    run = heap.states[i] == FREE ? run + 1 : 0;
    if (run == n) return i + 1 - n;
  }
  return heap.high;
}

static Block *take_blocks(size_t n, int state) {
  if (!rt_heap_tight && !keep_reserve(n)) rt_heap_tight = true;
  size_t i = find_run(n);
  if (i == heap.high) {
    if (!grow(n)) rt_fatal("out of memory");
    i = find_run(n);
  }
  memset(heap.states + i, RUN_REST, n);
  heap.states[i] = (uint8_t)state;
  heap.blocks += n;
  Block *b = block_at(i);
  memset(b, 0, sizeof *b);
  return b;
}

void *rt_heap_pages(size_t bytes) {
  size_t n = (bytes + BLOCK - 1) >> BLOCK_SHIFT, i = find_run(n);
  if (i == heap.high) return NULL;
  memset(heap.states + i, NOT_OURS, n);
  heap.ours -= n;
  return block_at(i);
}

static void free_blocks(size_t i, size_t n) {
  memset(heap.states + i, FREE, n);
  if (i < heap.first_free) heap.first_free = i;
  heap.blocks -= n;
}

// --- cells ---

static bool is_marked(const Block *b, size_t at) {
  return b->marks[at / GRANULE / 32] >> (at / GRANULE % 32) & 1;
}

// Links the cells that are not marked into the class's free list, in order.
static __attribute__((noinline)) void sweep(Class *class, Block *b) {
  uintptr_t *tail = (uintptr_t *)&class->free;
  size_t at = sizeof(Block), n = 0;
  for (uint32_t i = 0; i < b->count; i++, at += b->cell) {
    if (is_marked(b, at)) continue;
    uintptr_t *cell = (uintptr_t *)(void *)((char *)b + at);
    if (RT_TORTURED) memset(cell, 0xDB, b->cell);
    *tail = (uintptr_t)cell | (n != 0);
    tail = cell;
    n++;
  }
  *tail = n ? 1 : 0;
  memset(b->marks, 0, sizeof b->marks);
  rt_heap_allocated += n * b->cell;
}

static void fill(Class *class, uint32_t cell) {
  while (!class->free && class->unswept) {
    Block *b = class->unswept;
    class->unswept = b->next;
    sweep(class, b);
  }
  if (class->free) return;
  Block *b = take_blocks(1, CELLS);
  b->cell = cell;
  b->count = (uint32_t)ROOM / cell;
  sweep(class, b);
}

static size_t run_blocks(uint64_t bytes) {
  return (size_t)((sizeof(Block) + bytes + BLOCK - 1) >> BLOCK_SHIFT);
}

bool rt_heap_room(uint64_t bytes) {
  if (bytes > rt_space_limit) return false;
  size_t n = run_blocks(bytes);
  return keep_reserve(n) && (find_run(n) != heap.high || grow(n));
}

static void *alloc_run(size_t bytes) {
  size_t n = run_blocks(bytes);
  Block *b = take_blocks(n, RUN);
  b->count = (uint32_t)n;
  rt_heap_allocated += n << BLOCK_SHIFT;
  return b + 1;
}

void *rt_heap_alloc(const Type *t, size_t bytes) {
  (void)t;
  size_t g = (bytes + GRANULE - 1) / GRANULE, cell = g * GRANULE;
  if (g > SMALL) {
    size_t fit = (size_t)ROOM / cell;
    if (fit < 2) return alloc_run(bytes);
    g = SMALL + fit;
    cell = ((size_t)ROOM / fit) & ~(size_t)(GRANULE - 1);
  }
  Class *class = &heap.classes[g];
  if (!class->free) fill(class, (uint32_t)cell);
  Cell *c = class->free;
  class->free = (Cell *)(c->link & ~(uintptr_t)1);
  return c;
}

// --- marking ---

void rt_heap_mark(val v) {
  if (!rt_is_ptr(v) || !rt_in_space(v)) return;
  int state = heap.states[index_of((void *)v)];
  if (state != CELLS && state != RUN) return;
  Block *b = (Block *)(v & ~(uintptr_t)(BLOCK - 1));
  size_t granule = (v & (BLOCK - 1)) / GRANULE;
  uint32_t *word = &b->marks[granule / 32], bit = 1u << granule % 32;
  if (*word & bit) return;
  *word |= bit;
  const Type *t = rt_obj_type(v);
  if (rt_holds_vals(t)) list_push(&heap.work, (void *)v);
  if (t->flags & TYPE_IN_HEAP) rt_heap_mark((val)t);
  if (t == &rt_type_class) rt_heap_mark(((HeapType *)v)->keeps);
}

bool rt_heap_is_marked(val v) {
  return is_marked((Block *)(v & ~(uintptr_t)(BLOCK - 1)), v & (BLOCK - 1));
}

static void scan(val *o) {
  if (RT_UNLIKELY(rt_gc_visit != NULL)) rt_gc_visit((val)o);
  size_t n;
  for (const val *p = rt_vals_of(o, &n), *end = p + n; p < end; p++)
    rt_heap_mark(*p);
}

static __attribute__((noinline)) void drain(void) {
  while (heap.work.len) scan(heap.work.items[--heap.work.len]);
}

bool rt_heap_has(val v) {
  if (!rt_is_ptr(v) || v % GRANULE || !rt_in_space(v)) return false;
  int state = heap.states[index_of((void *)v)];
  Block *b = (Block *)(v & ~(uintptr_t)(BLOCK - 1));
  if (state == RUN) return v == (val)(b + 1);
  if (state != CELLS || v < (val)(b + 1)) return false;
  size_t at = v - (val)(b + 1);
  return at % b->cell == 0 && at / b->cell < b->count && !(*(val *)v & 1);
}

bool rt_heap_refers(val word, const val *at) {
  (void)at;
  return rt_heap_has(word);
}

// Static data of other sorts, too, lies between what is ours.
RT_UNCHECKED
void rt_heap_mark_words(const val *p, const val *end) {
  for (; p < end; p++)
    if (rt_heap_has(*p)) rt_heap_mark(*p);
  drain();
}

// --- collections ---

RT_COLD void rt_heap_begin(void) {
  for (Class *c = heap.classes; c < heap.classes + CLASSES; c++)
    for (; c->unswept; c->unswept = c->unswept->next) sweep(c, c->unswept);
}

// Frees the block if nothing in it is marked, else leaves it to be swept.
static RT_COLD void end_cells(size_t i, Block *b) {
  size_t live = 0;
  for (int k = 0; k < MARK_WORDS; k++)
    live += (size_t)__builtin_popcount(b->marks[k]);
  heap.live += live * b->cell;
  if (!live) {
    free_blocks(i, 1);
    return;
  }
  size_t g = b->cell / GRANULE;
  Class *c = &heap.classes[g > SMALL ? SMALL + b->count : g];
  b->next = c->unswept;
  c->unswept = b;
}

static RT_COLD void end_run(size_t i, Block *b) {
  if (is_marked(b, sizeof(Block)))
    heap.live += (size_t)b->count << BLOCK_SHIFT;
  else
    free_blocks(i, b->count);
  memset(b->marks, 0, sizeof b->marks);
}

RT_COLD void rt_heap_end(void (*marked)(bool major)) {
  drain();
  if (marked) marked(true);
  for (Class *c = heap.classes; c < heap.classes + CLASSES; c++) c->free = NULL;
  heap.live = 0;
  // Downwards, so that allocation later goes upwards.
  for (size_t i = heap.high; i-- > heap.low;) {
    if (heap.states[i] == CELLS)
      end_cells(i, block_at(i));
    else if (heap.states[i] == RUN)
      end_run(i, block_at(i));
  }
  rt_heap_allocated = 0;
  rt_heap_tight = !keep_reserve(0);
}

size_t rt_heap_live(void) { return heap.live; }
size_t rt_heap_bytes(void) { return heap.ours << BLOCK_SHIFT; }
