// SPDX-License-Identifier: MIT
// Lazy seqs, chunks, ranges, arrays: with thunks written in C, moved at every
// step.
#include "unit.h"
#include "rt/coll/array.h"

// A closure over one number whose invoke0 is `f`.
#define THUNK_TYPE(id, f)                                                      \
  static const Type id = {.type = &rt_type_class,                              \
                          .kind = KIND_FN,                                     \
                          .layout = LAYOUT_FIXED,                              \
                          .size = 3 * sizeof(val),                             \
                          .nvals = 2,                                          \
                          .va = -1,                                            \
                          .invoke0 = f,                                        \
                          .name = "test/" #id,                                 \
                          .ops = &rt_ops_fn}

static int calls;

static val lazy_over(const Type *t, intptr_t n) {
  Fn *f = rt_new(t);
  f->meta = RT_NIL;
  f->caps[0] = RT_FIX(n);
  return rt_lazy_seq((val)f);
}

// (lazy-seq (cons n (count-down (dec n)))), () below 0.
static val count_down(val *sp, val self);
THUNK_TYPE(type_down, count_down);
static val count_down(val *sp, val self) {
  sp[0] = self;
  if (rt_poll(sp + 1)) return RT_THROWN;
  intptr_t n = rt_unfix(((Fn *)sp[0])->caps[0]);
  calls++;
  if (n < 0) return RT_EMPTY_LIST;
  return rt_cons(sp + 1, RT_FIX(n), lazy_over(&type_down, n - 1));
}

// Returns another lazy seq n times over, as filter does.
static val nested(val *sp, val self);
THUNK_TYPE(type_nested, nested);
static val nested(val *sp, val self) {
  sp[0] = self;
  if (rt_poll(sp + 1)) return RT_THROWN;
  intptr_t n = rt_unfix(((Fn *)sp[0])->caps[0]);
  return lazy_over(n > 0 ? &type_nested : &type_down, n > 0 ? n - 1 : 3);
}

static val failing(val *sp, val self) {
  (void)sp, (void)self;
  if (calls++ == 0) return rt_throwf(&rt_type_runtime_exception, "once");
  return rt_list_cons(RT_FIX(7), RT_NIL);
}
THUNK_TYPE(type_failing, failing);

static void lazy_seqs_run_once(void **unused) {
  (void)unused;
  t_init();
  t_sp[0] = lazy_over(&type_down, 999);
  calls = 0;
  for (int round = 0; round < 3; round++) {
    t_sp[1] = t_sp[0];
    for (intptr_t n = 999; n >= 0; n--) {
      assert_int_equal(rt_first(t_top(), t_sp[1]), RT_FIX(n));
      t_sp[1] = rt_more(t_top(), t_sp[1]);
      t_poll();
    }
    assert_int_equal(rt_seq(t_top(), t_sp[1]), RT_NIL);
  }
  assert_int_equal(calls, 1001);
  assert_int_equal(rt_count_raw(t_top(), t_sp[0]), 1000);
  assert_int_equal(rt_nth(t_top(), t_sp[0], RT_FIX(999)), RT_FIX(0));
}

static void deep_nesting_takes_no_stack(void **unused) {
  (void)unused;
  t_init();
  t_sp[0] = lazy_over(&type_nested, 100000);
  assert_int_equal(rt_first(t_top(), t_sp[0]), RT_FIX(3));
  assert_int_equal(rt_count_raw(t_top(), t_sp[0]), 4);
}

static void a_thunk_that_throws_runs_again(void **unused) {
  (void)unused;
  t_init();
  calls = 0;
  t_sp[0] = lazy_over(&type_failing, 0);
  assert_int_equal(rt_seq(t_top(), t_sp[0]), RT_THROWN);
  rt_catch();
  assert_false(rt_lazy_realized(t_sp[0]));
  t_poll();
  assert_int_equal(rt_first(t_top(), t_sp[0]), RT_FIX(7));
}

static void equality_realises_lazy_seqs(void **unused) {
  (void)unused;
  t_init();
  t_sp[0] = lazy_over(&type_down, 50);
  t_sp[1] = rt_vec_from_seq(t_top(), t_sp[0]);
  t_sp[2] = lazy_over(&type_down, 50);
  assert_int_equal(rt_equal(t_top(), t_sp[1], t_sp[2]), 1);
  t_sp[2] = lazy_over(&type_down, 50);
  assert_int_equal(rt_hash(t_top(), t_sp[2]), rt_hash(t_top(), t_sp[1]));
  t_sp[2] = lazy_over(&type_down, 49);
  assert_int_equal(rt_equal(t_top(), t_sp[2], t_sp[1]), 0);
}

static void ranges_count_and_chunk(void **unused) {
  (void)unused;
  t_init();
  t_seed(7);
  for (int round = 0; round < 2000; round++) {
    int start = (int)t_random(200) - 100, end = (int)t_random(200) - 100;
    int step = (int)t_random(20) - 10;
    if (step == 0) continue;
    t_sp[0] = rt_range_new(RT_FIX(start), RT_FIX(end), RT_FIX(step));
    t_sp[1] = rt_seq(t_top(), t_sp[0]);
    int n = 0, left = 0;
    for (int x = start; step > 0 ? x < end : x > end; x += step, n++, left--) {
      if (left == 0) { // the next chunk
        t_sp[2] = rt_chunk_first(t_top(), t_sp[1]);
        left = (int)rt_unfix(rt_chunk_count(t_sp[2]));
        t_sp[1] = rt_chunk_next(t_top(), t_sp[1]);
        t_poll();
      }
      int at = (int)rt_unfix(rt_chunk_count(t_sp[2])) - left;
      assert_int_equal(rt_chunk_nth(t_sp[2], RT_FIX(at)), RT_FIX(x));
    }
    assert_int_equal(t_sp[1], RT_NIL);
    assert_int_equal(rt_count_raw(t_top(), t_sp[0]), n);
  }
}

static void chunks_are_seqs(void **unused) {
  (void)unused;
  t_init();
  t_sp[0] = rt_chunk_buffer(RT_FIX(2));
  for (int i = 0; i < 10; i++) {
    rt_chunk_append(t_sp[0], rt_str_from_c("x"));
    t_poll();
  }
  t_sp[1] = rt_list_cons(RT_FIX(1), RT_NIL);
  t_sp[2] = rt_chunk(t_sp[0]);
  t_sp[2] = rt_chunk_cons(t_top(), t_sp[2], t_sp[1]);
  assert_int_equal(rt_count_raw(t_top(), t_sp[2]), 11);
  assert_int_equal(rt_chunk_rest(t_top(), t_sp[2]), t_sp[1]);
  t_sp[3] = rt_vec_from_seq(t_top(), t_sp[2]);
  assert_int_equal(rt_equal(t_top(), t_sp[2], t_sp[3]), 1);
}

static void arrays_sort_stably(void **unused) {
  (void)unused;
  t_init();
  t_seed(8);
  for (int round = 0; round < 300; round++) {
    uint32_t n = t_random(200);
    t_sp[0] = rt_object_array(n, NULL);
    for (uint32_t i = 0; i < n; i++) {
      val x = t_random(2) ? RT_FIX(t_random(20)) : rt_double(t_random(20));
      rt_array_put(t_sp[0], RT_FIX(i), x);
      if (t_random(10) == 0) t_poll();
    }
    t_sp[1] = rt_aclone(t_sp[0]);
    assert_int_equal(rt_array_sort_default(t_top(), t_sp[0]), RT_NIL);
    uint32_t k = 0; // equal elements keep their order
    for (int key = 0; key < 20; key++)
      for (uint32_t i = 0; i < n; i++) {
        val x = ((Array *)t_sp[1])->items[i];
        if (!rt_num_eq(x, RT_FIX(key))) continue;
        assert_int_equal(((Array *)t_sp[0])->items[k++], x);
      }
    assert_int_equal(k, n);
  }
}

// n as aset wants it in an array with the code.
static val element(char code, int n) {
  switch (code) {
  case 'S': return rt_short(n);
  case 'B': return rt_byte(n);
  case 'D': return rt_double(n);
  case 'F': return rt_float(n);
  default: return RT_FIX(n);
  }
}

static void primitive_arrays_keep_their_type(void **unused) {
  (void)unused;
  t_init();
  static const char codes[] = "JISBDF";
  for (const char *c = codes; *c; c++) {
    t_sp[0] = rt_array_make(RT_CHAR(*c), RT_FIX(9));
    for (int i = 0; i < 9; i++)
      rt_aset(t_sp[0], RT_FIX(i), element(*c, i * 10 - 40));
    t_poll();
    assert_int_equal(rt_alength(t_sp[0]), RT_FIX(9));
    for (int i = 0; i < 9; i++)
      assert_true(
          rt_num_equiv(rt_aget(t_sp[0], RT_FIX(i)), element(*c, i * 10 - 40)));
    assert_int_equal(rt_aget(t_sp[0], RT_FIX(9)), RT_THROWN);
    rt_catch();
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lazy_seqs_run_once),
      cmocka_unit_test(deep_nesting_takes_no_stack),
      cmocka_unit_test(a_thunk_that_throws_runs_again),
      cmocka_unit_test(equality_realises_lazy_seqs),
      cmocka_unit_test(ranges_count_and_chunk),
      cmocka_unit_test(chunks_are_seqs),
      cmocka_unit_test(arrays_sort_stably),
      cmocka_unit_test(primitive_arrays_keep_their_type),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
