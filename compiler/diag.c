// SPDX-License-Identifier: MIT
// Errors: the user's with place, source line and caret; the machine's.
#include "compiler.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

// --- how it is shown ---

typedef enum Level { ERROR, A_WARNING } Level;
static const char *const levels[] = {"error", "warning"};

static bool as_json;
static enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } color;

static bool colored(void) {
  const char *no = getenv("NO_COLOR");
  if (color != COLOR_AUTO) return color == COLOR_ALWAYS;
  return isatty(STDERR_FILENO) && !(no && *no);
}

enum { BOLD = 1, RED = 31, GREEN = 32, MAGENTA = 35 };

static void put_colored(int code, const char *text) {
  if (colored())
    fprintf(stderr, code == BOLD ? "\033[%dm%s\033[0m" : "\033[1;%dm%s\033[0m",
            code, text);
  else
    fputs(text, stderr);
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
  put_colored(GREEN, "^");
  fputc('\n', stderr);
}

static void show_text(Level level, Loc loc, const char *message,
                      const char *hint) {
  if (loc.file && loc.line)
    put_colored(BOLD, arena_printf("%s:%d:%d: ", loc.file, loc.line, loc.col));
  else if (loc.file)
    put_colored(BOLD, arena_printf("%s: ", loc.file));
  put_colored(level == ERROR ? RED : MAGENTA, levels[level]);
  fputs(": ", stderr);
  put_colored(BOLD, message);
  fputc('\n', stderr);
  show_line(loc);
  if (hint) fprintf(stderr, "  hint: %s\n", hint);
}

static void put_json(Buf *b, const char *key, const char *text) {
  buf_printf(b, ",\"%s\":\"", key);
  for (; *text; text++) {
    unsigned char c = (unsigned char)*text;
    if (c == '"' || c == '\\')
      buf_printf(b, "\\%c", c);
    else if (c < 0x20)
      buf_printf(b, "\\u%04x", c);
    else
      buf_putn(b, text, 1);
  }
  buf_puts(b, "\"");
}

// One object a line: level, message, and where they are known file, line,
// column, warning (the switch) and hint.
static void show_json(Level level, Loc loc, const char *message,
                      const char *hint, const char *name) {
  Buf b = {0};
  buf_printf(&b, "{\"level\":\"%s\"", levels[level]);
  if (loc.file) put_json(&b, "file", loc.file);
  if (loc.file && loc.line)
    buf_printf(&b, ",\"line\":%d,\"column\":%d", loc.line, loc.col);
  put_json(&b, "message", message);
  if (name) put_json(&b, "warning", name);
  if (hint) put_json(&b, "hint", hint);
  fprintf(stderr, "%s}\n", b.s);
}

static const char *format(const char *fmt, va_list args) {
  va_list again;
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, fmt, again);
  va_end(again);
  char *s = arena_alloc((size_t)n + 1);
  vsnprintf(s, (size_t)n + 1, fmt, args);
  return s;
}

void diag_error(Loc loc, const char *hint, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  errors++;
  const char *message = format(fmt, args);
  va_end(args);
  if (muted) return;
  if (as_json)
    show_json(ERROR, loc, message, hint, NULL);
  else
    show_text(ERROR, loc, message, hint);
}

// --- warnings ---

static struct {
  const char *name;
  bool on, error;
  const char *what;
} warnings[] = {
#define WARNING(id, name, on, what) {name, on, false, what},
#include "warnings.def"
#undef WARNING
};

bool diag_warns(Warning w) { return warnings[w].on; }

void diag_warning(Warning w, Loc loc, const char *hint, const char *fmt, ...) {
  if (!warnings[w].on || muted) return;
  va_list args;
  va_start(args, fmt);
  const char *message = format(fmt, args), *name = warnings[w].name;
  va_end(args);
  Level level = warnings[w].error ? ERROR : A_WARNING;
  errors += warnings[w].error;
  if (as_json)
    show_json(level, loc, message, hint, name);
  else
    show_text(level, loc,
              arena_printf("%s [-W%s%s]", message,
                           level == ERROR ? "error,-W" : "", name),
              hint);
}

void diag_list_warnings(void) {
  for (int i = 0; i < WARN_COUNT; i++)
    printf("  -W%-18s %s%s\n", warnings[i].name, warnings[i].what,
           warnings[i].on ? "" : " (off unless asked for)");
}

// Sets what `name` or, when it is NULL, all of them are.
static bool set_warning(const char *name, bool on, bool error) {
  bool found = !name;
  for (int i = 0; i < WARN_COUNT; i++) {
    if (name && strcmp(name, warnings[i].name) != 0) continue;
    found = true;
    warnings[i].on = on;
    warnings[i].error = error;
  }
  return found;
}

static void all_errors(void) {
  for (int i = 0; i < WARN_COUNT; i++) warnings[i].error = true;
}

static bool display_option(const char *arg) {
  if (strcmp(arg, "--error-format=json") == 0)
    as_json = true;
  else if (strcmp(arg, "--error-format=text") == 0)
    as_json = false;
  else if (strcmp(arg, "--color=always") == 0)
    color = COLOR_ALWAYS;
  else if (strcmp(arg, "--color=never") == 0)
    color = COLOR_NEVER;
  else if (strcmp(arg, "--color=auto") == 0)
    color = COLOR_AUTO;
  else
    return false;
  return true;
}

bool diag_option(const char *arg) {
  if (strcmp(arg, "-w") == 0) return set_warning(NULL, false, false);
  if (strncmp(arg, "-W", 2) != 0) return display_option(arg);
  const char *name = arg + 2;
  if (strcmp(name, "all") == 0) return set_warning(NULL, true, false);
  if (strcmp(name, "error") == 0) return all_errors(), true;
  if (strncmp(name, "error=", 6) == 0) return set_warning(name + 6, true, true);
  if (strncmp(name, "no-", 3) == 0) return set_warning(name + 3, false, false);
  return set_warning(name, true, false);
}

// --- the machine's faults ---

void fatal(const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  fputs("cljwc: ", stderr);
  vfprintf(stderr, fmt, args);
  fputc('\n', stderr);
  va_end(args);
  exit(2);
}
