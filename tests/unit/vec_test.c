// SPDX-License-Identifier: MIT
// Vectors, subvectors and transients against plain arrays. Several versions
// live at once and are picked at random, so that versions which share a tail
// or a trie must not see each other's changes.
#include "unit.h"

#include <string.h>

enum { VERSIONS = 6, MAX = 3000 };

typedef struct Model {
  uint32_t n;
  uint32_t items[MAX];
} Model;

static Model models[VERSIONS];

// Shape of the trie: heights agree, leaves are full.
static void check_trie(val v, uint32_t shift, uint32_t n) {
  const VecNode *node = (VecNode *)v;
  if (shift == 0) {
    assert_int_equal(n, RT_VEC_WIDTH);
    assert_true(node->n >= RT_VEC_WIDTH);
    return;
  }
  for (uint32_t i = 0; n > 0; i++) {
    uint32_t step = 1u << shift, part = n < step ? n : step;
    assert_true(i < node->n && node->slots[i] != RT_NIL);
    check_trie(node->slots[i], shift - RT_VEC_BITS, part);
    n -= part;
  }
}

static void check(int i, bool all) {
  const Model *m = &models[i];
  const Vec *v = (Vec *)t_sp[i];
  assert_true(rt_has_type(t_sp[i], &rt_type_vec));
  assert_int_equal(v->count, m->n);
  uint32_t off = rt_vec_tailoff(m->n);
  assert_true(((VecNode *)v->tail)->n >= m->n - off);
  if (off) check_trie(v->root, v->shift, off);
  uint32_t step = all || m->n < 100 ? 1 : 1 + m->n / 50;
  for (uint32_t k = 0; k < m->n; k += step)
    assert_int_equal(rt_vec_ref(v, k), RT_FIX(m->items[k]));
}

static void grow(int i, uint32_t count) {
  Model *m = &models[i];
  for (uint32_t k = 0; k < count && m->n < MAX; k++) {
    uint32_t x = t_random(1000000);
    t_sp[i] = rt_vec_conj(t_sp[i], RT_FIX(x));
    m->items[m->n++] = x;
    if (t_random(8) == 0) t_poll();
  }
}

static void shrink(int i, uint32_t count) {
  Model *m = &models[i];
  for (uint32_t k = 0; k < count && m->n > 0; k++) {
    t_sp[i] = rt_pop(t_top(), t_sp[i]);
    m->n--;
  }
}

static void change(int i) {
  Model *m = &models[i];
  if (m->n == 0) return;
  uint32_t k = t_random(m->n), x = t_random(1000000);
  t_sp[i] = rt_assoc(t_top(), t_sp[i], RT_FIX(k), RT_FIX(x));
  m->items[k] = x;
}

static void transient_step(Model *m, val *t) {
  uint32_t x = t_random(1000000), k;
  switch (t_random(4)) {
  case 0:
  case 1:
    if (m->n == MAX) return;
    *t = rt_conj_bang(t_top(), *t, RT_FIX(x));
    m->items[m->n++] = x;
    break;
  case 2:
    if (m->n == 0) return;
    *t = rt_pop_bang(t_top(), *t);
    m->n--;
    break;
  default:
    if (m->n == 0) return;
    k = t_random(m->n);
    *t = rt_assoc_bang(t_top(), *t, RT_FIX(k), RT_FIX(x));
    m->items[k] = x;
  }
}

static void by_transient(int i, uint32_t steps) {
  Model *m = &models[i];
  val *t = &t_sp[VERSIONS];
  *t = rt_transient(t_top(), t_sp[i]);
  for (uint32_t k = 0; k < steps; k++) {
    transient_step(m, t);
    if (t_random(4) == 0) t_poll();
    if (m->n > 0) {
      uint32_t at = t_random(m->n);
      assert_int_equal(rt_nth(t_top(), *t, RT_FIX(at)), RT_FIX(m->items[at]));
    }
  }
  t_sp[i] = rt_persistent_bang(t_top(), *t);
  assert_int_equal(rt_conj_bang(t_top(), *t, RT_NIL), RT_THROWN);
  rt_catch();
}

static void from_items(int i) {
  static val items[MAX];
  Model *m = &models[i];
  m->n = t_random(t_random(4) ? 100 : MAX);
  for (uint32_t k = 0; k < m->n; k++) {
    m->items[k] = t_random(1000000);
    items[k] = RT_FIX(m->items[k]);
  }
  t_sp[i] = rt_vec_from(m->n, items);
}

static void operation(int i) {
  uint32_t much = t_random(10) ? 40 : 1500;
  int from = (int)t_random(VERSIONS);
  switch (t_random(6)) {
  case 0: grow(i, t_random(much)); break;
  case 1: shrink(i, t_random(much)); break;
  case 2: change(i); break;
  case 3: by_transient(i, t_random(much)); break;
  case 4: from_items(i); break;
  default: t_sp[i] = t_sp[from]; models[i] = models[from];
  }
}

static void versions_agree_with_arrays(void **unused) {
  (void)unused;
  t_init();
  t_seed(1);
  for (int i = 0; i < VERSIONS; i++) t_sp[i] = RT_EMPTY_VEC, models[i].n = 0;
  for (int round = 0; round < 4000; round++) {
    operation((int)t_random(VERSIONS));
    t_poll();
    for (int i = 0; i < VERSIONS; i++) check(i, round % 16 == 0);
  }
}

static void seqs_walk_in_order(void **unused) {
  (void)unused;
  t_init();
  t_seed(2);
  for (int round = 0; round < 200; round++) {
    from_items(0);
    const Model *m = &models[0];
    t_sp[1] = rt_seq(t_top(), t_sp[0]);
    for (uint32_t k = 0; k < m->n; k++) {
      assert_int_equal(rt_first(t_top(), t_sp[1]), RT_FIX(m->items[k]));
      t_sp[1] = rt_next(t_top(), t_sp[1]);
      if (t_random(50) == 0) t_poll();
    }
    assert_int_equal(t_sp[1], RT_NIL);
    t_sp[1] = rt_rseq(t_top(), t_sp[0]);
    for (uint32_t k = m->n; k > 0; k--) {
      assert_int_equal(rt_first(t_top(), t_sp[1]), RT_FIX(m->items[k - 1]));
      t_sp[1] = rt_next(t_top(), t_sp[1]);
    }
    t_sp[1] = rt_list_from_seq(t_top(), t_sp[0]);
    assert_int_equal(rt_equal(t_top(), t_sp[0], t_sp[1]), 1);
    assert_int_equal(rt_hash(t_top(), t_sp[0]), rt_hash(t_top(), t_sp[1]));
  }
}

static void subvectors_are_windows(void **unused) {
  (void)unused;
  t_init();
  t_seed(3);
  for (int round = 0; round < 500; round++) {
    from_items(0);
    uint32_t n = models[0].n, a = t_random(n + 1), b = a + t_random(n - a + 1);
    t_sp[1] = rt_subvec(t_sp[0], RT_FIX(a), RT_FIX(b));
    t_sp[2] = rt_vec_from_seq(t_top(), t_sp[1]);
    t_poll();
    assert_int_equal(rt_count_raw(t_top(), t_sp[1]), b - a);
    assert_int_equal(rt_equal(t_top(), t_sp[1], t_sp[2]), 1);
    t_sp[3] = rt_conj(t_top(), t_sp[1], RT_TRUE);
    t_sp[4] = rt_conj(t_top(), t_sp[2], RT_TRUE);
    assert_int_equal(rt_equal(t_top(), t_sp[3], t_sp[4]), 1);
    check(0, true);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(versions_agree_with_arrays),
      cmocka_unit_test(seqs_walk_in_order),
      cmocka_unit_test(subvectors_are_windows),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
