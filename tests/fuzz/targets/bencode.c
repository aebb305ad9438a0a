// SPDX-License-Identifier: MIT
// Messages of nREPL's clients. What is read is written as it stood there, and
// no beginning of it is a value.
#include "target.h"

#include <string.h>

#include "driver/bencode.h"

static void put(Buf *out, const Benc *v) {
  switch (v->kind) {
  case BENC_INT: benc_put_number(out, v->number); return;
  case BENC_TEXT: benc_put_text(out, v->text, v->len); return;
  default: break;
  }
  buf_puts(out, v->kind == BENC_LIST ? "l" : "d");
  for (int i = 0; i < v->n; i++) put(out, v->items[i]);
  buf_puts(out, "e");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  const char *s = (const char *)data;
  Benc *value, *again;
  size_t used, length;
  BencResult result = benc_read(s, n, &value, &used);
  if (result != BENC_DONE) return 0;
  Buf text = {0};
  put(&text, value);
  must(used <= n && text.len == used && memcmp(text.s, s, used) == 0);
  for (size_t k = 0; k < used; k++) {
    char *part = malloc(k + 1); // so that a sanitizer sees where it ends
    memcpy(part, s, k);
    must(benc_read(part, k, &again, &length) == BENC_MORE && !again);
    free(part);
  }
  benc_text(value, "op");
  benc_number(value, "line", 0);
  benc_free(value);
  free(text.s);
  return 0;
}
