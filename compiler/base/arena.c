// SPDX-License-Identifier: MIT
// Arena, text buffers, pointer vectors and string maps of the compiler.
#include "compiler/base/arena.h"
#include "compiler/base/session.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct ArenaBlock {
  struct ArenaBlock *before;
  size_t size;
};

// Blocks double from the first size to the last.
enum { FIRST_BLOCK = 8 << 10, LAST_BLOCK = 1 << 20, HEAD = 16 };

static size_t total;

size_t arena_total(void) { return total; }

static void *take(Arena *a, size_t bytes) {
  bytes = (bytes + 15) & ~(size_t)15;
  if ((size_t)(a->end - a->at) < bytes) {
    size_t size = a->block ? 2 * a->block->size : FIRST_BLOCK;
    if (size > LAST_BLOCK) size = LAST_BLOCK;
    if (size < bytes + HEAD) size = bytes + HEAD;
    struct ArenaBlock *b = malloc(size);
    if (!b) fatal("out of memory");
    total += size;
    *b = (struct ArenaBlock){a->block, size};
    *a = (Arena){b, (char *)b + HEAD, (char *)b + size};
  }
  void *p = memset(a->at, 0, bytes);
  a->at += bytes;
  return p;
}

void *arena_alloc(size_t bytes) { return take(&session->arena, bytes); }
void *keep_alloc(size_t bytes) { return take(&session->kept, bytes); }

Arena arena_mark(void) { return session->arena; }

// Frees the blocks up to the last one that stays.
static void free_blocks(struct ArenaBlock *b, const struct ArenaBlock *last) {
  while (b != last) {
    struct ArenaBlock *before = b->before;
    total -= b->size;
    free(b);
    b = before;
  }
}

void arena_release(Arena mark) {
  free_blocks(session->arena.block, mark.block);
  session->arena = mark;
}

Arena arena_swap(Arena a) {
  Arena before = session->arena;
  session->arena = a;
  return before;
}

void arena_free(Arena a) { free_blocks(a.block, NULL); }

char *arena_strdup(const char *s) {
  size_t n = strlen(s) + 1;
  return memcpy(arena_alloc(n), s, n);
}

char *keep_strdup(const char *s) {
  size_t n = strlen(s) + 1;
  return memcpy(keep_alloc(n), s, n);
}

char *arena_printf(const char *fmt, ...) {
  va_list args, again;
  va_start(args, fmt);
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, fmt, args);
  char *s = arena_alloc((size_t)n + 1);
  vsnprintf(s, (size_t)n + 1, fmt, again);
  va_end(again);
  va_end(args);
  return s;
}

void buf_putn(Buf *b, const char *s, size_t n) {
  if (b->len + n + 1 > b->cap) {
    size_t cap = b->cap ? b->cap * 2 : 256;
    while (cap < b->len + n + 1) cap *= 2;
    b->s = realloc(b->s, cap);
    if (!b->s) fatal("out of memory");
    b->cap = cap;
  }
  memcpy(b->s + b->len, s, n);
  b->len += n;
  b->s[b->len] = 0;
}

void buf_puts(Buf *b, const char *s) { buf_putn(b, s, strlen(s)); }

void buf_printf(Buf *b, const char *fmt, ...) {
  char small[512];
  va_list args, again;
  va_start(args, fmt);
  va_copy(again, args);
  int n = vsnprintf(small, sizeof small, fmt, args);
  if ((size_t)n < sizeof small) {
    buf_putn(b, small, (size_t)n);
  } else {
    char *big = malloc((size_t)n + 1);
    if (!big) fatal("out of memory");
    vsnprintf(big, (size_t)n + 1, fmt, again);
    buf_putn(b, big, (size_t)n);
    free(big);
  }
  va_end(again);
  va_end(args);
}

char *buf_take(Buf *b) {
  char *text = arena_strdup(b->s ? b->s : "");
  free(b->s);
  *b = (Buf){0};
  return text;
}

void vec_push(PtrVec *v, void *p) {
  if (v->n == v->cap) {
    v->cap = v->cap ? v->cap * 2 : 8;
    v->items = realloc(v->items, (size_t)v->cap * sizeof *v->items);
    if (!v->items) fatal("out of memory");
  }
  v->items[v->n++] = p;
}

void arena_push(PtrVec *v, void *p) {
  if (v->n == v->cap) {
    v->cap = v->cap ? v->cap * 2 : 8;
    void **items = arena_alloc((size_t)v->cap * sizeof *items);
    if (v->n) memcpy(items, v->items, (size_t)v->n * sizeof *items);
    v->items = items;
  }
  v->items[v->n++] = p;
}

bool vec_has(const PtrVec *v, const void *p) {
  for (int i = 0; i < v->n; i++)
    if (v->items[i] == p) return true;
  return false;
}

// --- string maps: open addressing over insertion-ordered entries ---

typedef struct MapSlot {
  const char *key;
  void *value;
  uint32_t hash; // of the key
} MapSlot;

struct StrMap {
  MapSlot *entries;
  int n, cap;
  int *index; // entry + 1, 0: free
  int buckets;
};

StrMap *strmap_new(void) { return keep_alloc(sizeof(StrMap)); }

uint32_t hash_string(const char *s) { // FNV-1a
  uint32_t h = 2166136261u;
  for (; *s; s++) h = (h ^ (unsigned char)*s) * 16777619u;
  return h;
}

static int *find_bucket(const StrMap *m, const char *key, uint32_t hash) {
  uint32_t mask = (uint32_t)m->buckets - 1;
  for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
    int *slot = &m->index[i];
    if (!*slot) return slot;
    const MapSlot *e = &m->entries[*slot - 1];
    if (e->hash == hash && strcmp(e->key, key) == 0) return slot;
  }
}

static void rehash(StrMap *m, int buckets) {
  m->buckets = buckets;
  free(m->index);
  m->index = calloc((size_t)m->buckets, sizeof *m->index);
  if (!m->index) fatal("out of memory");
  for (int i = 0; i < m->n; i++)
    *find_bucket(m, m->entries[i].key, m->entries[i].hash) = i + 1;
}

void *strmap_get(const StrMap *m, const char *key) {
  if (!m->buckets) return NULL;
  int at = *find_bucket(m, key, hash_string(key));
  return at ? m->entries[at - 1].value : NULL;
}

void strmap_put(StrMap *m, const char *key, void *value) {
  if (2 * (m->n + 1) > m->buckets) rehash(m, m->buckets ? m->buckets * 2 : 16);
  uint32_t hash = hash_string(key);
  int *slot = find_bucket(m, key, hash);
  if (*slot) {
    m->entries[*slot - 1].value = value;
    return;
  }
  if (m->n == m->cap) {
    m->cap = m->cap ? m->cap * 2 : 16;
    m->entries = realloc(m->entries, (size_t)m->cap * sizeof *m->entries);
    if (!m->entries) fatal("out of memory");
  }
  m->entries[m->n] = (MapSlot){keep_strdup(key), value, hash};
  *slot = ++m->n;
}

int strmap_count(const StrMap *m) { return m->n; }

void strmap_cut(StrMap *m, int n) {
  if (m->n <= n) return;
  m->n = n;
  rehash(m, m->buckets);
}

const char *keep_once(const char *s) {
  if (!session->texts) session->texts = strmap_new();
  const char *kept = strmap_get(session->texts, s);
  if (!kept) strmap_put(session->texts, s, (void *)(kept = keep_strdup(s)));
  return kept;
}

const char *strmap_key(const StrMap *m, int i) { return m->entries[i].key; }
void *strmap_value(const StrMap *m, int i) { return m->entries[i].value; }
