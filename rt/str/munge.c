// SPDX-License-Identifier: MIT
// Clojure names as the JVM's class files spell them.
#include "rt/prim.h"
#include "rt/str/strbuf.h"

// What follows a letter up to the next 0 stands for it.
static const char munged[] =
    "-_\0!_BANG_\0?_QMARK_\0*_STAR_\0+_PLUS_\0>_GT_\0<_LT_\0=_EQ_\0/_SLASH_\0"
    "&_AMPERSAND_\0%_PERCENT_\0#_SHARP_\0@_CIRCA_\0~_TILDE_\0^_CARET_\0"
    ":_COLON_\0'_SINGLEQUOTE_\0\"_DOUBLEQUOTE_\0{_LBRACE_\0}_RBRACE_\0"
    "[_LBRACK_\0]_RBRACK_\0\\_BSLASH_\0|_BAR_\0";

static void munge_unit(StrBuilder *sb, uint32_t c) {
  for (const char *p = munged; *p; p += __builtin_strlen(p) + 1)
    if ((uint32_t)*p == c) {
      rt_sb_add_c(sb, p + 1);
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
