// SPDX-License-Identifier: MIT
// Errors: the user's with place, source line and caret; the machine's.
#include "compiler.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int errors;
static StrMap *sources; // file as shown -> its text

int diag_errors(void) { return errors; }

static int muted;

int diag_mute(void) {
  muted++;
  return errors;
}
void diag_unmute(int errors_before) {
  muted--;
  errors = errors_before;
}

void diag_source(const char *file, const char *text) {
  if (!sources) sources = strmap_new();
  strmap_put(sources, file, (void *)(uintptr_t)text);
}

static void show_line(Loc loc) {
  const char *p = sources && loc.file ? strmap_get(sources, loc.file) : NULL;
  if (!p || loc.line < 1) return;
  for (int line = 1; line < loc.line; line++) {
    p = strchr(p, '\n');
    if (!p) return;
    p++;
  }
  int n = (int)strcspn(p, "\r\n");
  fprintf(stderr, "  %.*s\n  ", n, p);
  for (int i = 1; i < loc.col && i <= n; i++)
    fputc(p[i - 1] == '\t' ? '\t' : ' ', stderr);
  fputs("^\n", stderr);
}

static void report(Loc loc, const char *kind, const char *hint, const char *fmt,
                   va_list args) {
  if (loc.file && loc.line)
    fprintf(stderr, "%s:%d:%d: ", loc.file, loc.line, loc.col);
  else if (loc.file)
    fprintf(stderr, "%s: ", loc.file);
  fprintf(stderr, "%s: ", kind);
  vfprintf(stderr, fmt, args);
  fputc('\n', stderr);
  show_line(loc);
  if (hint) fprintf(stderr, "  hint: %s\n", hint);
}

void diag_error(Loc loc, const char *hint, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  errors++;
  if (!muted) report(loc, "error", hint, fmt, args);
  va_end(args);
}

void diag_warning(Loc loc, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  report(loc, "warning", NULL, fmt, args);
  va_end(args);
}

void fatal(const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  fputs("cljwc: ", stderr);
  vfprintf(stderr, fmt, args);
  fputc('\n', stderr);
  va_end(args);
  exit(2);
}
