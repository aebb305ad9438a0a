// SPDX-License-Identifier: MIT
// Errors: the user's with place, source line and caret; the machine's.
#include "compiler/base/session.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
  const char *name;
  bool on;
  const char *what;
} warnings[] = {
#define WARNING(id, name, on, what) {name, on, what},
#include "compiler/base/warnings.def"
#undef WARNING
};

static Diagnostics *diag(void) { return &session->diag; }

int diag_errors(void) { return diag()->errors; }

int diag_mute(void) {
  diag()->muted++;
  return diag()->errors;
}
void diag_unmute(int errors_before) {
  diag()->muted--;
  diag()->errors = errors_before;
}

void diag_source(const char *file, const char *text) {
  if (!diag()->sources) diag()->sources = strmap_new();
  strmap_put(diag()->sources, file, (void *)(uintptr_t)text);
}

const char *diag_text(const char *file) {
  return diag()->sources ? strmap_get(diag()->sources, file) : NULL;
}

// --- how it is shown ---

bool diag_in_color(int fd) {
  const char *no = getenv("NO_COLOR");
  if (diag()->color != COLOR_AUTO) return diag()->color == COLOR_ALWAYS;
  return isatty(fd) && !(no && *no);
}

static bool colored(void) { return diag_in_color(STDERR_FILENO); }

enum { BOLD = 1, RED = 31, GREEN = 32, MAGENTA = 35 };

static FILE *to; // where the report goes

static void put_colored(int code, const char *text) {
  if (to == stderr && colored())
    fprintf(to, code == BOLD ? "\033[%dm%s\033[0m" : "\033[1;%dm%s\033[0m",
            code, text);
  else
    fputs(text, to);
}

static void show_line(Loc loc) {
  const char *p = loc.file ? diag_text(loc.file) : NULL;
  if (!p || loc.line < 1) return;
  for (int line = 1; line < loc.line; line++) {
    p = strchr(p, '\n');
    if (!p) return;
    p++;
  }
  int n = (int)strcspn(p, "\r\n");
  fprintf(to, "  %.*s\n  ", n, p);
  for (int i = 1; i < loc.col && i <= n; i++)
    fputc(p[i - 1] == '\t' ? '\t' : ' ', to);
  put_colored(GREEN, "^");
  fputc('\n', to);
}

static const char *level(const Report *r) {
  return r->error ? "error" : "warning";
}

static const char *message(const Report *r) {
  if (!r->warning) return r->message;
  return arena_printf("%s [-W%s%s]", r->message, r->error ? "error,-W" : "",
                      r->warning);
}

static void show_text(const Report *r) {
  Loc loc = r->loc;
  if (loc.file && loc.line)
    put_colored(BOLD, arena_printf("%s:%d:%d: ", loc.file, loc.line, loc.col));
  else if (loc.file)
    put_colored(BOLD, arena_printf("%s: ", loc.file));
  put_colored(r->error ? RED : MAGENTA, level(r));
  fputs(": ", to);
  put_colored(BOLD, message(r));
  fputc('\n', to);
  show_line(loc);
  if (r->hint) fprintf(to, "  hint: %s\n", r->hint);
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
static void show_json(const Report *r) {
  Buf b = {0};
  buf_printf(&b, "{\"level\":\"%s\"", level(r));
  if (r->loc.file) put_json(&b, "file", r->loc.file);
  if (r->loc.file && r->loc.line)
    buf_printf(&b, ",\"line\":%d,\"column\":%d", r->loc.line, r->loc.col);
  put_json(&b, "message", r->message);
  if (r->warning) put_json(&b, "warning", r->warning);
  if (r->hint) put_json(&b, "hint", r->hint);
  fprintf(stderr, "%s}\n", b.s);
  free(b.s);
}

void diag_write(FILE *file, const Report *r) {
  to = file;
  show_text(r);
}

void diag_show(const Report *r) {
  to = stderr;
  if (diag()->as_json)
    show_json(r);
  else
    show_text(r);
}

// --- what is repeated ---

void diag_form(void) { diag()->nsaid = 0; }

bool diag_is_repeated(const Report *r) {
  enum { LAST = sizeof diag()->said / sizeof *diag()->said };
  Diagnostics *d = diag();
  if (!r->error || !r->loc.file) return false;
  const char *place =
      arena_printf("%s:%d:%d", r->loc.file, r->loc.line, r->loc.col);
  uint64_t h = (uint64_t)hash_string(place) << 32 | hash_string(r->message);
  for (int i = 0; i < LAST && i < d->nsaid; i++)
    if (d->said[i] == h) return true;
  d->said[d->nsaid++ % LAST] = h;
  return false;
}

static void show_once(const Report *r) {
  if (diag_is_repeated(r)) return;
  diag()->shown += r->error;
  diag_show(r);
}

// --- reports ---

void diag_start(Diagnostics *d) {
  d->sink = show_once;
  for (int i = 0; i < WARN_COUNT; i++) d->warnings[i].on = warnings[i].on;
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

static void report(const Report *r) {
  diag()->errors += r->error;
  if (!diag()->muted) diag()->sink(r);
}

void diag_error(Loc loc, const char *hint, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  const char *text = format(fmt, args);
  va_end(args);
  report(&(Report){true, loc, text, hint, NULL});
}

// --- warnings ---

bool diag_warns(Warning w) { return diag()->warnings[w].on; }

// What comes with cljwc is no concern of its users.
static bool is_bundled(const char *file) {
  const char *jar = session->bundled;
  return jar && file && strncmp(file, jar, strlen(jar)) == 0;
}

void diag_warning(Warning w, Loc loc, const char *hint, const char *fmt, ...) {
  if (!diag_warns(w) || diag()->muted || is_bundled(loc.file)) return;
  va_list args;
  va_start(args, fmt);
  const char *text = format(fmt, args);
  va_end(args);
  report(
      &(Report){diag()->warnings[w].error, loc, text, hint, warnings[w].name});
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
    diag()->warnings[i].on = on;
    diag()->warnings[i].error = error;
  }
  return found;
}

static void all_errors(void) {
  for (int i = 0; i < WARN_COUNT; i++) diag()->warnings[i].error = true;
}

static bool display_option(const char *arg) {
  if (strcmp(arg, "--error-format=json") == 0)
    diag()->as_json = true;
  else if (strcmp(arg, "--error-format=text") == 0)
    diag()->as_json = false;
  else if (strcmp(arg, "--color=always") == 0)
    diag()->color = COLOR_ALWAYS;
  else if (strcmp(arg, "--color=never") == 0)
    diag()->color = COLOR_NEVER;
  else if (strcmp(arg, "--color=auto") == 0)
    diag()->color = COLOR_AUTO;
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
