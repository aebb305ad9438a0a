// SPDX-License-Identifier: MIT
// The growing byte buffer.
#include "rt/base/text.h"
#include "rt/mem/fatal.h"

#include <stdlib.h>
#include <string.h>

void text_put(TextBuf *b, const char *s, size_t n) {
  if (n == 0) return; // there may be no data yet
  if (b->len + n > b->cap) {
    size_t cap = b->cap ? b->cap * 2 : 128;
    while (cap < b->len + n) cap *= 2;
    char *data = realloc(b->data, cap);
    if (!data) rt_fatal("out of memory");
    b->data = data;
    b->cap = cap;
  }
  memcpy(b->data + b->len, s, n);
  b->len += n;
}

void text_puts(TextBuf *b, const char *s) { text_put(b, s, strlen(s)); }

void text_put_part(TextBuf *b, const char *s) { text_put(b, s, strlen(s) + 1); }

void text_put_long(TextBuf *b, int64_t n) {
  char digits[24];
  int i = sizeof digits;
  uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
  do digits[--i] = (char)('0' + u % 10);
  while (u /= 10);
  if (n < 0) digits[--i] = '-';
  text_put(b, digits + i, sizeof digits - (size_t)i);
}

void text_free(TextBuf *b) {
  free(b->data);
  *b = (TextBuf){0};
}
