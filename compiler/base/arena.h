// SPDX-License-Identifier: MIT
// Memory of the compiler: the session's arenas, and what grows in them.
//
// What belongs to one top-level form (nodes, locals, their text) is allocated
// from the arena and released with the form, if nothing refers to the form any
// more (arena_mark, arena_release). What belongs to the session (namespaces,
// vars, classes, keys of maps) is kept until the session ends.
#ifndef ARENA_H
#define ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena {
  struct ArenaBlock *block; // the current one, linked to those before it
  char *at, *end;           // what is free of it
} Arena;

void *arena_alloc(size_t bytes); // zeroed
char *arena_printf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
char *arena_strdup(const char *s);

void *keep_alloc(size_t bytes); // zeroed, until the session ends
char *keep_strdup(const char *s);
const char *keep_once(const char *s); // the same text is kept once

// Everything allocated from the arena since the mark is released.
Arena arena_mark(void);
void arena_release(Arena mark);
size_t arena_total(void); // bytes of all arenas of the process

// The session allocates from `a` from now on, {0} for an empty one; returns
// what it allocated from before.
Arena arena_swap(Arena a);
void arena_free(Arena a); // all of it

typedef struct Buf { // growing text
  char *s;
  size_t len, cap;
} Buf;
void buf_puts(Buf *b, const char *s);
void buf_putn(Buf *b, const char *s, size_t n);
void buf_printf(Buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
char *buf_take(Buf *b); // its text, now in the arena; it is empty afterwards

typedef struct PtrVec { // growing array of pointers
  void **items;
  int n, cap;
} PtrVec;
void vec_push(PtrVec *v, void *p);
// The same for what belongs to nodes: the array is in the arena.
void arena_push(PtrVec *v, void *p);
bool vec_has(const PtrVec *v, const void *p);

uint32_t hash_string(const char *s);

typedef struct StrMap StrMap; // string -> pointer, insertion order kept
StrMap *strmap_new(void);     // kept, and so are its keys
void *strmap_get(const StrMap *m, const char *key);
void strmap_put(StrMap *m, const char *key, void *value);
int strmap_count(const StrMap *m);
void strmap_cut(StrMap *m, int n); // keeps the first n entries
const char *strmap_key(const StrMap *m, int i);
void *strmap_value(const StrMap *m, int i);

#endif
