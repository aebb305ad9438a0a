// SPDX-License-Identifier: MIT
// C names for Clojure names: letters and digits stay, '-' becomes '_', other
// characters become _NAME_ or _uXX_ (per UTF-8 byte), so that distinct names
// stay distinct.
#include "compiler.h"

#include <ctype.h>
#include <string.h>

static const char *const names[128] = {
    ['_'] = "_UNDER_",   ['?'] = "_QMARK_",  ['!'] = "_BANG_",
    ['*'] = "_STAR_",    ['+'] = "_PLUS_",   ['>'] = "_GT_",
    ['<'] = "_LT_",      ['='] = "_EQ_",     ['/'] = "_SLASH_",
    ['.'] = "_DOT_",     ['\''] = "_QUOTE_", ['&'] = "_AMP_",
    ['%'] = "_PERCENT_", ['$'] = "_DOLLAR_", ['#'] = "_HASH_",
    ['|'] = "_BAR_",     [':'] = "_COLON_",  ['-'] = "_",
};

const char *munge(const char *s) {
  Buf b = {0};
  for (; *s; s++) {
    unsigned char c = (unsigned char)*s;
    if (isalnum(c))
      buf_putn(&b, s, 1);
    else if (c < 128 && names[c])
      buf_puts(&b, names[c]);
    else
      buf_printf(&b, "_u%02X_", c);
  }
  return arena_strdup(b.s ? b.s : "_EMPTY_");
}
