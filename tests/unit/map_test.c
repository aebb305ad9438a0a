// SPDX-License-Identifier: MIT
// Array maps, hash maps, hash sets, sorted maps and their transients against an
// array indexed by key number. Keys include nil, equal values made anew and
// strings that collide.
#include "unit.h"
#include "rt/coll/hamt.h"
#include "rt/coll/sorted.h"

#include <string.h>

enum { VERSIONS = 4, KEYS = 400, GONE = -1 };

static int models[VERSIONS][KEYS]; // value or GONE
static uint32_t key_space = KEYS;
static val (*make_key)(uint32_t) = t_key;

static uint32_t model_count(int i) {
  uint32_t n = 0;
  for (int k = 0; k < KEYS; k++) n += models[i][k] != GONE;
  return n;
}

// --- invariants ---

static uint32_t check_node(val v, unsigned shift) {
  if (v == RT_NIL) return 0;
  const HamtNode *h = (HamtNode *)v;
  uint32_t entries = 0, kids = 0;
  if (h->type == &rt_type_array_node) {
    for (unsigned i = 0; i < RT_HAMT_WIDTH; i++) {
      kids += h->slots[i] != RT_NIL;
      entries += check_node(h->slots[i], shift + RT_HAMT_BITS);
    }
    assert_int_equal(kids, h->bits);
    return entries;
  }
  assert_true(rt_hamt_used(h) > 0 && rt_hamt_used(h) <= h->n);
  for (unsigned i = 0; i < rt_hamt_used(h); i += 2) {
    bool sub = h->slots[i] == RT_NIL;
    if (h->type == &rt_type_collision_node) {
      assert_false(sub);
      assert_int_equal(rt_hash(t_top(), h->slots[i]), (uint32_t)h->bits);
    }
    entries += sub ? check_node(h->slots[i + 1], shift + RT_HAMT_BITS) : 1;
  }
  return entries;
}

// Black height; no red node has a red child.
static int check_tree(val v, bool red_above) {
  if (v == RT_NIL) return 0;
  const TreeNode *n = (TreeNode *)v;
  assert_false(n->red && red_above);
  int l = check_tree(n->left, n->red), r = check_tree(n->right, n->red);
  assert_int_equal(l, r);
  return l + !n->red;
}

static void check_shape(val map) {
  if (rt_has_type(map, &rt_type_hash_map)) {
    const HashMap *m = (HashMap *)map;
    assert_int_equal(check_node(m->root, 0) + (m->nil_value != RT_ABSENT),
                     m->count);
  } else if (rt_has_kind(map, KIND_TREE_MAP)) {
    assert_false(((Tree *)map)->root != RT_NIL &&
                 ((TreeNode *)((Tree *)map)->root)->red);
    check_tree(((Tree *)map)->root, false);
  }
}

static void check_entries(int i) {
  uint32_t n = 0;
  t_sp[40] = rt_seq(t_top(), t_sp[i]);
  while (t_sp[40] != RT_NIL) {
    val e = rt_first(t_top(), t_sp[40]);
    val v = rt_get_or(t_top(), t_sp[i], rt_key(t_top(), e), RT_ABSENT);
    assert_int_equal(v, rt_val(t_top(), e));
    t_sp[40] = rt_next(t_top(), t_sp[40]);
    n++;
    if (t_random(20) == 0) t_poll();
  }
  assert_int_equal(n, model_count(i));
  t_sp[40] = rt_map_iter(t_sp[i]);
  for (; rt_map_iter_next(t_sp[40]); n--) {
    if (t_random(20) == 0) t_poll();
    val v = rt_get_or(t_top(), t_sp[i], rt_map_iter_key(t_sp[40]), RT_ABSENT);
    assert_int_equal(v, rt_map_iter_val(t_sp[40]));
  }
  assert_int_equal(n, 0);
}

static void check(int i, bool all) {
  check_shape(t_sp[i]);
  assert_int_equal(rt_count_raw(t_top(), t_sp[i]), model_count(i));
  for (uint32_t k = 0; k < key_space; k += all ? 1 : 1 + t_random(40)) {
    val v = rt_get_or(t_top(), t_sp[i], make_key(k), RT_ABSENT);
    assert_int_equal(v,
                     models[i][k] == GONE ? RT_ABSENT : RT_FIX(models[i][k]));
  }
  if (all) check_entries(i);
}

// --- operations ---

static void add(int i) {
  uint32_t k = t_random(key_space);
  int v = (int)t_random(1000);
  t_sp[i] = rt_assoc(t_top(), t_sp[i], make_key(k), RT_FIX(v));
  models[i][k] = v;
}

static void drop(int i) {
  uint32_t k = t_random(key_space);
  t_sp[i] = rt_dissoc(t_top(), t_sp[i], make_key(k));
  models[i][k] = GONE;
}

static void by_transient(int i, uint32_t steps) {
  val *t = &t_sp[VERSIONS];
  *t = rt_transient(t_top(), t_sp[i]);
  for (uint32_t s = 0; s < steps; s++) {
    uint32_t k = t_random(key_space);
    int v = (int)t_random(1000);
    if (t_random(3)) {
      *t = rt_assoc_bang(t_top(), *t, make_key(k), RT_FIX(v));
      models[i][k] = v;
    } else {
      *t = rt_dissoc_bang(t_top(), *t, make_key(k));
      models[i][k] = GONE;
    }
    if (t_random(4) == 0) t_poll();
  }
  t_sp[i] = rt_persistent_bang(t_top(), *t);
  assert_int_equal(rt_assoc_bang(t_top(), *t, RT_NIL, RT_NIL), RT_THROWN);
  rt_catch();
}

static void operation(int i) {
  uint32_t times = t_random(t_random(6) ? 12 : 300);
  int from = (int)t_random(VERSIONS);
  switch (t_random(5)) {
  case 0:
    while (times-- > 0) add(i);
    break;
  case 1:
    while (times-- > 0) drop(i);
    break;
  case 2:
    if (rt_is_editable(t_sp[i])) by_transient(i, times);
    break;
  case 3: add(i); break;
  default:
    t_sp[i] = t_sp[from];
    memcpy(models[i], models[from], sizeof models[i]);
  }
}

static void start(val map, uint64_t seed) {
  t_init();
  t_seed(seed);
  for (int i = 0; i < VERSIONS; i++) t_sp[i] = map;
  for (int i = 0; i < VERSIONS; i++)
    for (int k = 0; k < KEYS; k++) models[i][k] = GONE;
}

static void run(val map, uint64_t seed, uint32_t keys) {
  start(map, seed);
  key_space = keys;
  for (int round = 0; round < 2500; round++) {
    operation((int)t_random(VERSIONS));
    t_poll();
    for (int i = 0; i < VERSIONS; i++) check(i, round % 32 == 0);
  }
}

static void hash_maps_agree(void **unused) {
  (void)unused;
  run(RT_EMPTY_MAP, 1, KEYS);
  run((val)&rt_empty_hash_map, 2, KEYS);
}
static void small_maps_agree(void **unused) {
  (void)unused;
  run(RT_EMPTY_MAP, 3, 12);
}

static val fixnum_key(uint32_t i) { return RT_FIX((i * 7919) % 1009); }

static void sorted_maps_agree(void **unused) {
  (void)unused;
  make_key = fixnum_key;
  t_init();
  run(rt_sorted_map_new(RT_NIL), 4, KEYS);
  // in order, in both directions
  t_sp[1] = rt_seq(t_top(), t_sp[0]);
  intptr_t last = -1;
  for (; t_sp[1] != RT_NIL; t_sp[1] = rt_next(t_top(), t_sp[1])) {
    intptr_t k = rt_unfix(rt_key(t_top(), rt_first(t_top(), t_sp[1])));
    assert_true(k > last);
    last = k;
  }
  t_sp[1] = rt_rseq(t_top(), t_sp[0]);
  for (last = 10000; t_sp[1] != RT_NIL; t_sp[1] = rt_next(t_top(), t_sp[1])) {
    intptr_t k = rt_unfix(rt_key(t_top(), rt_first(t_top(), t_sp[1])));
    assert_true(k < last);
    last = k;
  }
  make_key = t_key;
}

// The way a map was made does not matter to = and hash.
static void equal_maps_have_equal_hashes(void **unused) {
  (void)unused;
  start(RT_EMPTY_MAP, 5);
  key_space = 40;
  for (int round = 0; round < 500; round++) {
    memset(models[0], GONE, sizeof models[0]);
    t_sp[0] = RT_EMPTY_MAP;
    by_transient(0, t_random(60));
    t_sp[1] = (val)&rt_empty_hash_map;
    for (uint32_t k = key_space; k-- > 0;)
      if (models[0][k] != GONE)
        t_sp[1] = rt_assoc(t_top(), t_sp[1], t_key(k), RT_FIX(models[0][k]));
    t_poll();
    assert_int_equal(rt_equal(t_top(), t_sp[0], t_sp[1]), 1);
    assert_int_equal(rt_hash(t_top(), t_sp[0]), rt_hash(t_top(), t_sp[1]));
    t_sp[1] = rt_assoc(t_top(), t_sp[1], RT_FIX(-1), RT_NIL);
    assert_int_equal(rt_equal(t_top(), t_sp[0], t_sp[1]), 0);
  }
}

static void sets_agree(void **unused) {
  (void)unused;
  start(RT_EMPTY_SET, 6);
  for (int round = 0; round < 20000; round++) {
    int i = (int)t_random(VERSIONS), from = (int)t_random(VERSIONS);
    uint32_t k = t_random(KEYS);
    switch (t_random(8)) {
    case 0:
      t_sp[i] = t_sp[from];
      memcpy(models[i], models[from], sizeof models[i]);
      break;
    case 1:
    case 2:
    case 3:
      t_sp[i] = rt_disj(t_top(), t_sp[i], t_key(k));
      models[i][k] = GONE;
      break;
    case 4:
      t_sp[VERSIONS] = rt_transient(t_top(), t_sp[i]);
      t_poll();
      t_sp[VERSIONS] = rt_conj_bang(t_top(), t_sp[VERSIONS], t_key(k));
      models[i][k] = 1;
      t_sp[i] = rt_persistent_bang(t_top(), t_sp[VERSIONS]);
      break;
    default: t_sp[i] = rt_conj(t_top(), t_sp[i], t_key(k)); models[i][k] = 1;
    }
    t_poll();
    assert_int_equal(rt_count_raw(t_top(), t_sp[i]), model_count(i));
    k = t_random(KEYS);
    assert_int_equal(rt_contains(t_top(), t_sp[i], t_key(k)),
                     models[i][k] != GONE);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(hash_maps_agree),
      cmocka_unit_test(small_maps_agree),
      cmocka_unit_test(sorted_maps_agree),
      cmocka_unit_test(equal_maps_have_equal_hashes),
      cmocka_unit_test(sets_agree),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
