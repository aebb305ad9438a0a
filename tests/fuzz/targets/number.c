// SPDX-License-Identifier: MIT
// Texts of numbers: the reader's, parse-long, parse-double, bigdec, bigint. A
// number that is read is printed and read as an equal one.
#include "target.h"

#include <string.h>

#include "rt/num/num.h"
#include "rt/read/read.h"
#include "rt/str/print.h"

static val read_one(const char *text, size_t n) {
  ReadOpts opts = {.edn = true};
  ReadState *r = rt_read_open_utf8(text, n, &opts);
  val form;
  ReadResult result = rt_read_next(target_sp + 1, r, &form);
  rt_read_close(r);
  rt_exception = RT_NIL;
  return result == READ_FORM ? form : RT_NIL;
}

static void print_and_read(val number) {
  StrBuilder *sb = rt_sb_make();
  must(rt_print_value(sb, number, true));
  char *text = rt_str_to_utf8(rt_sb_to_str(sb), NULL);
  val again = read_one(text, strlen(text));
  must(rt_is_number(again));
  must(rt_num_equiv(number, again) || !rt_num_equiv(number, number));
  free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  if (n > 400) return 0; // the value's size grows with an exponent, too
  target_begin();
  rt_gc_inhibit();
  val number = read_one((const char *)data, n);
  if (rt_is_number(number)) print_and_read(number);
  val text = rt_str_from_utf8((const char *)data, n);
  if (text != RT_THROWN) {
    val (*const parsers[])(val) = {rt_parse_long, rt_parse_double,
                                   rt_as_decimal, rt_as_bigint};
    for (size_t i = 0; i < sizeof parsers / sizeof *parsers; i++) {
      val parsed = target_caught(parsers[i](text));
      if (rt_is_number(parsed)) print_and_read(parsed);
    }
  }
  rt_gc_permit();
  return 0;
}
