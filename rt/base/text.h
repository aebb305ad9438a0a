// SPDX-License-Identifier: MIT
// A growing byte buffer in malloc'ed memory, for C code that assembles text.
// Zero-initialise; free with text_free.
#ifndef RT_TEXT_H
#define RT_TEXT_H

#include "rt/value/value.h"

typedef struct TextBuf {
  char *data;
  size_t len, cap;
} TextBuf;

void text_put(TextBuf *b, const char *s, size_t n);
void text_puts(TextBuf *b, const char *s);     // NUL-terminated
void text_put_part(TextBuf *b, const char *s); // ... and a NUL behind it
void text_put_long(TextBuf *b, int64_t n);     // decimal
void text_free(TextBuf *b);

// (str x) of an atom; RT_ABSENT for collections and user types (print.c).
val rt_str_of(val v);

#endif
