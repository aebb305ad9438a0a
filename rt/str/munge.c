// SPDX-License-Identifier: MIT
// Clojure names as the JVM's class files spell them.
#include "rt/prim.h"
#include "rt/str/strbuf.h"

static const struct {
  char from;
  const char *to;
} munged[] = {
    {'-', "_"},           {'!', "_BANG_"},         {'?', "_QMARK_"},
    {'*', "_STAR_"},      {'+', "_PLUS_"},         {'>', "_GT_"},
    {'<', "_LT_"},        {'=', "_EQ_"},           {'/', "_SLASH_"},
    {'&', "_AMPERSAND_"}, {'%', "_PERCENT_"},      {'#', "_SHARP_"},
    {'@', "_CIRCA_"},     {'~', "_TILDE_"},        {'^', "_CARET_"},
    {':', "_COLON_"},     {'\'', "_SINGLEQUOTE_"}, {'"', "_DOUBLEQUOTE_"},
    {'{', "_LBRACE_"},    {'}', "_RBRACE_"},       {'[', "_LBRACK_"},
    {']', "_RBRACK_"},    {'\\', "_BSLASH_"},      {'|', "_BAR_"}};

static void munge_unit(StrBuilder *sb, uint32_t c) {
  for (size_t i = 0; i < sizeof munged / sizeof *munged; i++)
    if ((unsigned char)munged[i].from == c) {
      rt_sb_add_c(sb, munged[i].to);
      return;
    }
  rt_sb_add_unit(sb, c);
}

val rt_munge(val v) {
  const Str *s = rt_str_arg(v);
  if (!s) return RT_THROWN;
  StrBuilder *sb = rt_sb_make();
  for (uint32_t i = 0; i < rt_str_len(s); i++)
    munge_unit(sb, rt_str_unit(s, i));
  return rt_sb_to_str(sb);
}

// "user/add-one/fn" to "user$add_one$fn", "clojure.core//" to
// "clojure.core$_SLASH_".
val rt_munge_fn(val v) {
  const Str *s = rt_str_arg(v);
  if (!s) return RT_THROWN;
  StrBuilder *sb = rt_sb_make();
  uint32_t n = rt_str_len(s), i = 0;
  while (i < n && rt_str_unit(s, i) != '/') i++;
  uint32_t inner = i > 0 && i < n ? i + 1 : 0;
  for (uint32_t k = 0; k + 1 < inner; k++) munge_unit(sb, rt_str_unit(s, k));
  if (inner) rt_sb_add_unit(sb, '$');
  for (uint32_t k = inner; k < n; k++) {
    uint32_t c = rt_str_unit(s, k);
    if (c == '/' && n - inner > 1)
      rt_sb_add_unit(sb, '$');
    else
      munge_unit(sb, c);
  }
  return rt_sb_to_str(sb);
}
