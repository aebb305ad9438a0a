// SPDX-License-Identifier: MIT
// Regexes: java.util.regex over PCRE2 (16-bit units, so positions agree).
#ifndef RT_REGEX_H
#define RT_REGEX_H

#include "str.h"

typedef struct Regex {
  const Type *type;
  val pattern;    // Str, Java syntax
  uint32_t flags; // java.util.regex.Pattern's bits
  uint32_t groups;
  void *code; // pcre2_code and pcre2_match_data, made on first use and kept
  void *data;
  void *lenient; // pcre2_code for text with unpaired surrogates, on first use
  uintptr_t identity;
} Regex;

typedef struct Matcher {
  const Type *type;
  val regex, str;
  val units;    // StrData: the string as UTF-16
  val offsets;  // StrData: int32 pairs, -1 for a group that took no part
  int32_t next; // where the next find starts, -1: at the beginning
  uint32_t matched;
  uint32_t wellformed; // the text has no unpaired surrogates
  uintptr_t identity;
} Matcher;

extern const Type rt_type_regex, rt_type_matcher;

// A static Regex with a pattern known to be right.
#define RT_STATIC_REGEX(id, pattern_)                                          \
  Regex RT_ALIGNED id = {                                                      \
      &rt_type_regex, (val)(pattern_), 0, 0, NULL, NULL, NULL, 0}

#endif
