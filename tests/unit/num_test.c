// SPDX-License-Identifier: MIT
// Numbers: text, big arithmetic against identities, contagion.
#include "unit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rt/num/bigint.h"
#include "rt/num/double.h"
#include "rt/str/print.h"
#include "rt/read/read.h"

static void assert_text(val v, const char *want) {
  StrBuilder *sb = rt_sb_make();
  assert_true(rt_print_value(sb, v, true));
  size_t n;
  char *s = rt_str_to_utf8(rt_sb_to_str(sb), &n);
  assert_string_equal(s, want);
  free(s);
}

static val number(const char *s) { return rt_read_number(s, strlen(s)); }

static void doubles_print_as_java_prints_them(void **state) {
  (void)state;
  static const struct {
    double d;
    const char *s;
  } cases[] = {
      {0.0, "0.0"},        {-0.0, "-0.0"},
      {1.0, "1.0"},        {100.0, "100.0"},
      {1e7, "1.0E7"},      {9999999.0, "9999999.0"},
      {1e-3, "0.001"},     {9.99e-4, "9.99E-4"},
      {0.1, "0.1"},        {1.0 / 3, "0.3333333333333333"},
      {1e23, "1.0E23"},    {4.9e-324, "4.9E-324"},
      {1e21, "1.0E21"},    {2.2250738585072014e-308, "2.2250738585072014E-308"},
      {INFINITY, "##Inf"}, {-INFINITY, "##-Inf"},
      {NAN, "##NaN"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_text(rt_double(cases[i].d), cases[i].s);
}

static double random_double(void) {
  uint64_t bits = (uint64_t)t_random(UINT32_MAX) << 32 | t_random(UINT32_MAX);
  double d;
  memcpy(&d, &bits, sizeof d);
  return isfinite(d) ? d : 1.5;
}

static void doubles_survive_printing_and_reading(void **state) {
  (void)state;
  t_seed(1);
  for (int i = 0; i < 100000; i++) {
    double d = random_double(), back;
    char text[RT_DOUBLE_TEXT];
    int n = rt_double_text(d, text);
    assert_true(rt_double_scan(text, (size_t)n, &back));
    assert_memory_equal(&d, &back, sizeof d);
  }
}

static void digits_are_rounded_to_even_at_midpoints(void **state) {
  (void)state;
  double d;
  const char *tie = "9007199254740993", *above = "9007199254740993.00000001";
  assert_true(rt_double_scan(tie, strlen(tie), &d));
  assert_true(d == 9007199254740992.0);
  assert_true(rt_double_scan(above, strlen(above), &d));
  assert_true(d == 9007199254740994.0);
}

// A random exact integer of up to 40 digits.
static val random_int(void) {
  char s[48];
  int n = 0, digits = 1 + (int)t_random(40);
  if (t_random(2)) s[n++] = '-';
  for (int i = 0; i < digits; i++) s[n++] = (char)('0' + t_random(10));
  return rt_x_canon(rt_bigint_from_text(s, (size_t)n, 10));
}

static void big_numbers_obey_the_laws_of_rings(void **state) {
  (void)state;
  t_seed(2);
  for (int i = 0; i < 20000; i++) {
    val a = random_int(), b = random_int(), c = random_int();
    val left = rt_x_mul(a, rt_x_add(b, c));
    val right = rt_x_add(rt_x_mul(a, b), rt_x_mul(a, c));
    assert_int_equal(rt_x_cmp(left, right), 0);
    assert_int_equal(rt_x_cmp(rt_x_sub(rt_x_add(a, b), b), a), 0);
    t_poll();
  }
}

static void quotient_and_remainder_rebuild_the_dividend(void **state) {
  (void)state;
  t_seed(3);
  for (int i = 0; i < 20000; i++) {
    val a = random_int(), b = random_int(), q, r;
    if (rt_x_sign(b) == 0) continue;
    rt_x_divmod(a, b, &q, &r);
    assert_int_equal(rt_x_cmp(rt_x_add(rt_x_mul(q, b), r), a), 0);
    assert_true(rt_x_sign(r) == 0 || rt_x_sign(r) == rt_x_sign(a));
    t_poll();
  }
}

static void long_products_agree_with_short_ones(void **state) {
  (void)state;
  val a = rt_x_pow(RT_FIX(7), 3000), b = rt_x_pow(RT_FIX(11), 2500);
  val q, r;
  rt_x_divmod(rt_x_mul(a, b), a, &q, &r);
  assert_int_equal(rt_x_cmp(q, b), 0);
  assert_int_equal(rt_x_sign(r), 0);
}

static void contagion_follows_clojure(void **state) {
  (void)state;
  static const char *const sums[][3] = {
      {"1", "2", "3"},       {"1", "2N", "3N"},   {"1/2", "1/2", "1N"},
      {"1/3", "1/6", "1/2"}, {"1", "1.5", "2.5"}, {"1.50M", "1", "2.50M"},
      {"1N", "0.5", "1.5"},  {"1M", "1N", "2M"},  {"0.1M", "0.20M", "0.30M"}};
  for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
    assert_text(rt_add(number(sums[i][0]), number(sums[i][1])), sums[i][2]);
}

static void longs_overflow_with_an_exception(void **state) {
  (void)state;
  val max = rt_long(INT64_MAX);
  assert_int_equal(rt_add(max, RT_FIX(1)), RT_THROWN);
  val ex = rt_catch();
  assert_ptr_equal(rt_obj_type(ex), &rt_type_arithmetic);
  assert_text(rt_addp(max, RT_FIX(1)), "9223372036854775808N");
  assert_text(rt_div(rt_long(INT64_MIN), RT_FIX(-1)), "9223372036854775808N");
}

static void equal_numbers_hash_alike(void **state) {
  (void)state;
  assert_int_equal(rt_num_hash(number("1N")), rt_num_hash(RT_FIX(1)));
  assert_int_equal(rt_num_hash(number("1.50M")), rt_num_hash(number("1.5M")));
  assert_int_equal(rt_num_hash(number("1/3")), 2);
  assert_int_equal(rt_num_hash(number("123456789012345678901234567890N")),
                   1915528825);
}

int main(void) {
  t_init();
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(doubles_print_as_java_prints_them),
      cmocka_unit_test(doubles_survive_printing_and_reading),
      cmocka_unit_test(digits_are_rounded_to_even_at_midpoints),
      cmocka_unit_test(big_numbers_obey_the_laws_of_rings),
      cmocka_unit_test(quotient_and_remainder_rebuild_the_dividend),
      cmocka_unit_test(long_products_agree_with_short_ones),
      cmocka_unit_test(contagion_follows_clojure),
      cmocka_unit_test(longs_overflow_with_an_exception),
      cmocka_unit_test(equal_numbers_hash_alike)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
