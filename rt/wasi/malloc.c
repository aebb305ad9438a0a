// SPDX-License-Identifier: MIT
// malloc for wasm. The runtime, libtommath and PCRE2 ask for few and mostly
// short-lived blocks, so blocks of 2^n bytes in one free list per n do, at a
// thirtieth of the size of wasi-libc's dlmalloc. Objects of the program live in
// the collector's heap, not here.
//
// The builtins become memory.copy and memory.fill; calls would link functions.
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

void *platform_get_mem(size_t bytes); // memory.c: a multiple of 4 KiB

enum {
  HEADER = 16,     // keeps blocks aligned for any type; holds n
  SMALLEST = 5,    // 2^5 bytes, header included
  SMALL_LIMIT = 12 // from 4 KiB on blocks are pages of their own
};

typedef struct Block {
  uintptr_t n;
  struct Block *next; // free ones; overlaps the rest of the header
} Block;

static Block *free_blocks[32];

static int size_class(size_t bytes) {
  int n = SMALLEST;
  while (((size_t)1 << n) < bytes) n++;
  return n;
}

// Cuts a page into blocks of 2^n bytes; large blocks are whole pages.
static int refill(int n) {
  size_t size = (size_t)1 << n;
  size_t bytes = n < SMALL_LIMIT ? (size_t)1 << SMALL_LIMIT : size;
  char *p = platform_get_mem(bytes);
  if (!p) return 0;
  for (size_t at = 0; at < bytes; at += size) {
    Block *b = (Block *)(void *)(p + at);
    b->n = (uintptr_t)n;
    b->next = free_blocks[n];
    free_blocks[n] = b;
  }
  return 1;
}

void *malloc(size_t bytes) {
  if (bytes > (size_t)1 << 30) return NULL;
  int n = size_class(bytes + HEADER);
  if (!free_blocks[n] && !refill(n)) return NULL;
  Block *b = free_blocks[n];
  free_blocks[n] = b->next;
  return (char *)b + HEADER;
}

static Block *block_of(void *p) {
  return (Block *)(void *)((char *)p - HEADER);
}

void free(void *p) {
  if (!p) return;
  Block *b = block_of(p);
  b->next = free_blocks[b->n];
  free_blocks[b->n] = b;
}

void *calloc(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) return NULL;
  void *p = malloc(bytes);
  if (p) __builtin_memset(p, 0, bytes);
  return p;
}

void *realloc(void *p, size_t bytes) {
  size_t room = p ? ((size_t)1 << block_of(p)->n) - HEADER : 0;
  if (p && bytes <= room) return p;
  void *to = malloc(bytes);
  if (!to || !p) return to;
  __builtin_memcpy(to, p, room);
  free(p);
  return to;
}
