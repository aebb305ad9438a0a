// SPDX-License-Identifier: MIT
// The reader: atoms that print as they were written, errors and positions.
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "rt/prim.h"
#include "rt/str/print.h"
#include "rt/read/read.h"

static const ReadOpts plain = {.cond = READ_COND_ALLOW};

static void atoms_print_as_they_are_written(void **state) {
  (void)state;
  static const char *const atoms[] = {
      "nil",
      "true",
      "-1",
      "9223372036854775807",
      "-9223372036854775808",
      "1N",
      "1/2",
      "1.5",
      "1.0E10",
      "1E+3M",
      "##-Inf",
      "sym",
      "ns/sym",
      "/",
      ":kw",
      ":ns/kw",
      "\\a",
      "\\newline",
      "\"a\\n\\\"b\\\\\"",
      "#\"a\\.b\"",
      "#uuid \"123e4567-e89b-12d3-a456-426614174000\"",
      "#inst \"2020-02-29T07:30:00.000-00:00\""};
  for (size_t i = 0; i < sizeof atoms / sizeof *atoms; i++) {
    ReadState *r = rt_read_open_utf8(atoms[i], strlen(atoms[i]), &plain);
    val form, end;
    assert_int_equal(rt_read_next(t_top(), r, &form), READ_FORM);
    assert_int_equal(rt_read_next(t_top(), r, &end), READ_EOF);
    rt_read_close(r);
    StrBuilder *sb = rt_sb_make();
    assert_true(rt_print_value(sb, form, true));
    char *text = rt_str_to_utf8(rt_sb_to_str(sb), NULL);
    assert_string_equal(text, atoms[i]);
    free(text);
  }
}

static void errors_name_the_place(void **state) {
  (void)state;
  static const struct {
    const char *text, *message;
    uint32_t line;
    bool incomplete;
  } cases[] = {
      {"(a\n (b", "EOF while reading", 2, true},
      {"\n)", "Unmatched delimiter: )", 2, false},
      {"08", "Invalid number: 08", 1, false},
      {"{:a}", "Map literal must contain an even number of forms", 1, false},
      {"\"x", "EOF while reading string", 1, true}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *s = cases[i].text;
    ReadState *r = rt_read_open_utf8(s, strlen(s), &plain);
    val form;
    assert_int_equal(rt_read_next(t_top(), r, &form), READ_ERROR);
    ReadWhere w = rt_read_where(r);
    assert_string_equal(w.message, cases[i].message);
    assert_int_equal(w.line, cases[i].line);
    assert_int_equal(w.incomplete, cases[i].incomplete);
    rt_read_close(r);
  }
}

static void lists_carry_their_position(void **state) {
  (void)state;
  ReadOpts opts = {.positions = READ_POS_LISTS};
  const char *s = "\n  (a)";
  ReadState *r = rt_read_open_utf8(s, strlen(s), &opts);
  val form;
  assert_int_equal(rt_read_next(t_top(), r, &form), READ_FORM);
  rt_read_close(r);
  val meta = rt_meta(form);
  assert_int_equal(rt_get(t_top(), meta, rt_keyword_from_c(NULL, "line")),
                   RT_FIX(2));
  assert_int_equal(rt_get(t_top(), meta, rt_keyword_from_c(NULL, "column")),
                   RT_FIX(3));
}

// Random text must give forms or errors, never a crash.
static void noise_is_survived(void **state) {
  (void)state;
  static const char pieces[] = "()[]{}#'`~@^\"\\;:_?%&/.0123abNxX \n+-";
  t_seed(4);
  for (int i = 0; i < 20000; i++) {
    char text[24];
    for (size_t k = 0; k < sizeof text; k++)
      text[k] = pieces[t_random(sizeof pieces - 1)];
    ReadState *r = rt_read_open_utf8(text, sizeof text, &plain);
    val form;
    while (rt_read_next(t_top(), r, &form) == READ_FORM) continue;
    rt_read_close(r);
    t_poll();
  }
}

int main(void) {
  t_init();
  rt_read_regexes();
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(atoms_print_as_they_are_written),
      cmocka_unit_test(errors_name_the_place),
      cmocka_unit_test(lists_carry_their_position),
      cmocka_unit_test(noise_is_survived)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
