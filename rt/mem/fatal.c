// SPDX-License-Identifier: MIT
// The last words of a program that cannot go on.
#include "rt/mem/fatal.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

void rt_write_stderr(const char *s, size_t n) {
  while (n > 0) {
    ssize_t w = write(2, s, n);
    if (w <= 0) return;
    s += w;
    n -= (size_t)w;
  }
}

void rt_fatal(const char *message) {
  rt_write_stderr("fatal: ", 7);
  rt_write_stderr(message, strlen(message));
  rt_write_stderr("\n", 1);
  _exit(2);
}

#ifdef RT_TORTURE
void rt_assert_failed(const char *what, const char *file, int line) {
  char text[300];
  snprintf(text, sizeof text, "%s:%d: not so: %s", file, line, what);
  rt_fatal(text);
}
#endif
