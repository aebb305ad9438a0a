// SPDX-License-Identifier: MIT
// Regexes without Unicode's tables.
//
// PCRE2 looks into its tables of 115 KB for \p{...}, \X and letters of either
// case. Few patterns have these. A literal without them is made by
// rt_re_pattern_plain, which does not refer to the tables.
#include "rt/regex/regex_java.h"

#include <string.h>

// (?i) and (*...) turn on what needs tables, and so do the letters of a name
// in (?<name>...); (?:...) and its like do not.
static bool plain_group(const Str *s, uint32_t i, uint32_t n) {
  if (i + 1 < n && rt_str_unit(s, i + 1) == '*') return false;
  if (i + 2 >= n || rt_str_unit(s, i + 1) != '?') return true;
  uint32_t c = rt_str_unit(s, i + 2);
  if (c == '<' && i + 3 < n) c = rt_str_unit(s, i + 3);
  return c < 128 && c && strchr(":=!>", (int)c) != NULL;
}

bool rt_regex_is_plain(const Str *s) {
  uint32_t n = rt_str_len(s);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t c = rt_str_unit(s, i);
    if (c == '(' && !plain_group(s, i, n)) return false;
    if (c != '\\' || ++i == n) continue;
    c = rt_str_unit(s, i);
    if (c == 'p' || c == 'P' || c == 'X' || c == 'N') return false;
  }
  return true;
}
