// SPDX-License-Identifier: MIT
// Interface files as the cache holds them. They are the compiler's own, but a
// disk may give back others.
#include "target.h"

#include "compiler/front/analyze.h"
#include "compiler/model/iface.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  static const char head[] = "cljwi ";
  target_begin();
  if (!session) session_start(target_sp + 1);
  SessionMark mark = session_mark();
  Buf text = {0};
  buf_puts(&text, head);
  buf_putn(&text, (const char *)data, n);
  buf_puts(&text, "");
  Iface peeked = {0};
  if (setjmp(target_fatal) == 0) {
    iface_peek(text.s, &peeked);
    iface_read(text.s);
  }
  free(text.s);
  session_release(mark);
  return 0;
}
