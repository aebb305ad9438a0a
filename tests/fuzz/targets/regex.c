// SPDX-License-Identifier: MIT
// Patterns made at run time, on a text: the input up to its first zero byte is
// the pattern, the rest the text. All ways to match agree with each other.
#include "target.h"

#include <string.h>

#include "rt/regex/regex.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  const uint8_t *end = memchr(data, 0, n);
  if (!end || n > 200) return 0;
  target_begin();
  rt_gc_inhibit();
  const char *text = (const char *)end + 1;
  val pattern = rt_str_from_utf8((const char *)data, (size_t)(end - data));
  val s = rt_str_from_utf8(text, n - (size_t)(end + 1 - data));
  val re = target_caught(rt_re_pattern(pattern));
  if (rt_is_regex(re)) {
    val whole = target_caught(rt_re_matches(re, s));
    val found = target_caught(rt_re_find(re, s));
    if (whole != RT_NIL && rt_exception == RT_NIL) must(found != RT_NIL);
    target_caught(rt_re_seq(re, s));
    target_caught(rt_re_split(re, s, RT_FIX(0)));
    target_caught(rt_re_replace(s, re, pattern));
  }
  rt_gc_permit();
  return 0;
}
