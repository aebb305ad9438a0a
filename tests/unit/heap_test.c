// SPDX-License-Identifier: MIT
// Old space against a graph kept in plain arrays. Objects of all sizes, with
// and without vals, point at each other at random; some are roots that the
// collector is told of, some only stand in words that look like objects. After
// each collection what the graph reaches must be as it was written, and what it
// does not reach must be given out again: memory stays bounded.
#include "unit.h"

#include "rt/mem/heap.h"

#include <string.h>

enum { OBJECTS = 600, EDGES = 3, ROOTS = 24, ROUNDS = 300 };

// n raw words of filling come after the serial number, then EDGES vals.
static const Type leaf = {.type = &rt_type_class, .layout = LAYOUT_BYTES};
static Type inner[8]; // LAYOUT_ARRAY with 0, 1, 3, 7... raw words

typedef struct Model {
  val at; // 0: not allocated
  bool reached, is_leaf;
  uint32_t serial;  // what the object's raw bytes are filled with
  size_t raw;       // bytes
  int edges[EDGES]; // indexes, or -1
} Model;

static Model models[OBJECTS];
static int precise[ROOTS], vague[ROOTS]; // indexes, or -1
static val words[2 * ROOTS];             // vague roots between odd numbers

static size_t pick_size(void) {
  switch (t_random(20)) {
  case 0: return 9000 + t_random(60000);
  case 1:
  case 2: return 600 + t_random(8000);
  default: return 8 + t_random(300);
  }
}

static char *raw_of(const Model *m) { return (char *)m->at + 2 * sizeof(val); }

static void make(int i) {
  Model *m = &models[i];
  m->is_leaf = t_random(2);
  m->serial = t_random(255) + 1;
  uint32_t which = t_random(8);
  m->raw = m->is_leaf ? pick_size() : ((size_t)1 << which) * sizeof(val);
  size_t vals = m->is_leaf ? 0 : EDGES * sizeof(val);
  const Type *t = m->is_leaf ? &leaf : &inner[which];
  m->at = (val)rt_heap_alloc(t, 2 * sizeof(val) + m->raw + vals);
  uintptr_t *o = (uintptr_t *)m->at;
  o[0] = (uintptr_t)t;
  o[1] = m->is_leaf ? m->raw : EDGES;
  memset(raw_of(m), (int)m->serial, m->raw);
  for (int e = 0; e < EDGES; e++) {
    int to = (int)t_random(OBJECTS);
    m->edges[e] = !m->is_leaf && models[to].at ? to : -1;
    if (!m->is_leaf)
      o[2 + m->raw / sizeof(val) + (size_t)e] =
          m->edges[e] < 0 ? RT_FIX(e) : models[to].at;
  }
}

static void check(const Model *m) {
  const char *raw = raw_of(m);
  for (size_t k = 0; k < m->raw; k++)
    assert_int_equal((unsigned char)raw[k], m->serial);
  if (m->is_leaf) return;
  const val *edges = (const val *)(const void *)(raw + m->raw);
  for (int e = 0; e < EDGES; e++)
    assert_int_equal(edges[e],
                     m->edges[e] < 0 ? RT_FIX(e) : models[m->edges[e]].at);
}

static void reach(int i) {
  if (i < 0 || models[i].reached) return;
  models[i].reached = true;
  for (int e = 0; e < EDGES; e++) reach(models[i].edges[e]);
}

static void pick_roots(int *roots) {
  for (int k = 0; k < ROOTS; k++) {
    int i = (int)t_random(OBJECTS);
    roots[k] = models[i].at && t_random(3) ? i : -1;
  }
}

static void collect(void) {
  pick_roots(precise);
  pick_roots(vague);
  for (int k = 0; k < ROOTS; k++) {
    words[2 * k] = vague[k] < 0 ? (val)t_random(1 << 30) : models[vague[k]].at;
    // Into the middle of an object: must keep nothing, harm nothing.
    words[2 * k + 1] = models[t_random(OBJECTS)].at + 8;
  }
  rt_heap_begin();
  for (int k = 0; k < ROOTS; k++)
    rt_heap_mark(precise[k] < 0 ? RT_NIL : models[precise[k]].at);
  rt_heap_mark_words(words, words + 2 * ROOTS);
  rt_heap_end(NULL);
}

static void compare(void) {
  for (int i = 0; i < OBJECTS; i++) models[i].reached = false;
  for (int k = 0; k < ROOTS; k++) {
    reach(precise[k]);
    reach(vague[k]);
  }
  for (int i = 0; i < OBJECTS; i++) {
    if (models[i].reached)
      check(&models[i]);
    else
      models[i].at = 0;
  }
}

static void objects_stay_as_long_as_they_are_reached(void **state) {
  (void)state;
  t_seed(7);
  for (uint32_t k = 0; k < 8; k++)
    inner[k] = (Type){.type = &rt_type_class,
                      .layout = LAYOUT_ARRAY,
                      .nraw = (uint8_t)(1u << k)};
  size_t early = 0;
  for (int round = 0; round < ROUNDS; round++) {
    for (int i = 0; i < OBJECTS; i++)
      if (!models[i].at) make(i);
    for (int i = 0; i < OBJECTS; i++) check(&models[i]);
    collect();
    compare();
    if (round == ROUNDS / 10) early = rt_heap_bytes();
  }
  assert_true(rt_heap_bytes() <= early + early / 4);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(objects_stay_as_long_as_they_are_reached),
  };
  t_init();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
