// SPDX-License-Identifier: MIT
// Charsets: how text is bytes outside of the program.
#ifndef RT_CHARSET_H
#define RT_CHARSET_H

#include "rt/str/str.h"

// Their numbers are known to stdlib/cljwc/java.clj, too.
typedef enum Charset {
  CHARSET_UTF_8,
  CHARSET_LATIN_1,
  CHARSET_ASCII,
  CHARSET_UTF_16, // big-endian behind a mark; reads either order
  CHARSET_UTF_16BE,
  CHARSET_UTF_16LE
} Charset;

// The string of n bytes; RT_THROWN when there is no memory for it.
val rt_decode(const char *bytes, size_t n, Charset charset);
// The string's bytes, malloc'ed, *n of them; NULL with an exception thrown.
char *rt_encode(val s, Charset charset, size_t *n);

#endif
