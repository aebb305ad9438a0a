// SPDX-License-Identifier: MIT
// Old space: a mark-and-sweep heap whose objects do not move.
//
// It is made of blocks of 16 KiB. A block holds cells of one size with one mark
// bit per granule in front of them; an object too large for that has a run of
// blocks to itself. A byte per block in a side table says what it is, so that
// any word can be tested for being an object of ours: static data, which only
// C knows the layout of, is scanned for words that look like one. Everything
// else is precise: layouts say where the vals of an object are.
//
// After marking, blocks without a live object are free at once; the others are
// swept when their size is asked for next. Free cells are linked through word 0
// with the low bit set, which no Type pointer has: that tells them from
// objects.
//
// Marking starts only after the last cycle's sweeping is finished. So a dead
// object is either a free cell, or it was allocated since, and then whatever it
// refers to is still there: a word in static data that happens to look like an
// object can be followed without harm.
#ifndef RT_HEAP_H
#define RT_HEAP_H

#include "rt/value/value.h"

// `limit`: bytes that the system may give, see rt_space_init.
void rt_heap_init(uint64_t limit);

// Uninitialised memory that the caller fills in at once, header included: an
// object of type t. Ends the program with 2 when there is none: see
// rt_heap_tight.
void *rt_heap_alloc(const Type *t, size_t bytes);

// Is there memory for an object of so many bytes? Asks the system for it.
bool rt_heap_room(uint64_t bytes);

// A heap of some size keeps RESERVE bytes of blocks free. When the system has
// no more and the reserve is touched, this is true: a collection is due, and
// the reserve lasts until then. It is false again after a collection that has
// found enough.
extern bool rt_heap_tight;

// Pages for good, out of the free blocks: the collector's last resort for its
// own lists. NULL: there are none.
void *rt_heap_pages(size_t bytes);

// A collection: begin, mark what the roots refer to, end. `marked`, which may
// be NULL, is called with true when everything that lives is marked and nothing
// is freed yet.
void rt_heap_begin(void);
void rt_heap_mark(val v);                              // a valid val
void rt_heap_mark_words(const val *p, const val *end); // any words
bool rt_heap_is_marked(val v);                         // in `marked`
void rt_heap_end(void (*marked)(bool major));

bool rt_heap_has(val v); // any word: is it an object of old space?
// Is a cell an object? A free one begins with 0, the address of another one or
// bits that no type has.
static inline bool rt_cell_is_object(val cell) {
  const Type *t = rt_obj_type(cell);
  if (!t || !rt_is_ptr((val)t)) return false;
  return t == &rt_type_class || t->type == &rt_type_class;
}
// Does the word of static data at a place refer to an object that is whole?
bool rt_heap_refers(val word, const val *at);

extern size_t rt_heap_allocated; // bytes since the last collection
size_t rt_heap_live(void);       // bytes that survived the last collection
size_t rt_heap_bytes(void);      // bytes of blocks in use or free

#endif
