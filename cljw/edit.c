// SPDX-License-Identifier: MIT
// Editing by libedit, where it is there when cljw is built (tools/setup.sh);
// never in cljw.wasm.
//
// The REPL reads characters from *in*, as the program does. On a terminal those
// come from here, a line at a time: the prompt is that of a new form until the
// first line of one has been read, and then that of its next lines.
#include "cljw/edit.h"

#ifndef CLJW_EDIT
bool edit_begin(void) { return false; }
void edit_expect(const char *ns) { (void)ns; }
bool edit_pressed(void) { return false; }
bool edit_interrupted(void) { return false; }
#else

#include "cljw/complete.h"
#include "compiler/base/arena.h"
#include "compiler/eval/code.h"
#include "rt/base/throw.h"
#include "rt/mem/gc.h"
#include "rt/sys/io.h"

#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

enum { HISTORY_SIZE = 2000, MOST_SHOWN = 200, PRESSES = 3 };

static EditLine *el;
static History *history_of_lines;
static char *history_file;       // NULL: none is kept
static char *first, *next;       // prompts: of a form, of its other lines
static bool in_form, in_program; // what is being read
static char *form;               // the lines of the form so far, or NULL
static char *line, *rest;        // the last one, and what is left of it

// --- interrupts ---

static volatile sig_atomic_t pressed; // Ctrl-C, so often
static volatile bool editing;
static sigset_t unblocked; // the signals blocked while no key is waited for

// What does not stop then ends the process, if that is insisted on.
static void on_interrupt(int signal_number) {
  pressed++;
  if (editing) return;
  if (pressed >= PRESSES) {
    signal(signal_number, SIG_DFL);
    raise(signal_number);
  }
  vm_stop();
}

bool edit_pressed(void) { return pressed > 0; }

bool edit_interrupted(void) {
  if (!pressed) return false;
  pressed = 0;
  vm_interrupt = 0;
  free(form);
  form = rest = NULL;
  return true;
}

// --- history ---

static bool make_folders(char *path) {
  for (char *p = path + 1; *p; p++) {
    if (*p != '/') continue;
    *p = 0;
    bool made = mkdir(path, 0700) == 0 || errno == EEXIST;
    *p = '/';
    if (!made) return false;
  }
  return true;
}

static char *text(const char *format, const char *a, const char *b) {
  char *s;
  return asprintf(&s, format, a, b) < 0 ? NULL : s;
}

// In the user's folder for state; without one there is no file.
static char *find_history(void) {
  const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
  char *path = NULL;
  if (state && *state == '/')
    path = text("%s/cljw/%s", state, "history");
  else if (home && *home == '/')
    path = text("%s/.local/state/cljw/%s", home, "history");
  if (path && make_folders(path)) return path;
  free(path);
  return NULL;
}

// A form of several lines is one entry, and one line if it has no comment.
static void remember(void) {
  if (!form) return;
  size_t n = strlen(form);
  while (n && strchr(" \t\n", form[n - 1])) form[--n] = 0;
  if (!strchr(form, ';'))
    for (char *p = form; *p; p++)
      if (*p == '\n') *p = ' ';
  HistEvent event;
  if (*form) history(history_of_lines, &event, H_ENTER, form);
  if (*form && history_file)
    history(history_of_lines, &event, H_SAVE, history_file);
  free(form);
  form = NULL;
}

// --- completion ---

static size_t common(const PtrVec *names) {
  const char *one = names->items[0];
  size_t n = strlen(one);
  for (int i = 1; i < names->n; i++) {
    const char *other = names->items[i];
    size_t k = 0;
    while (k < n && one[k] == other[k]) k++;
    n = k;
  }
  return n;
}

// In columns, below the line.
static void list(const PtrVec *names) {
  int widest = 0, n = names->n < MOST_SHOWN ? names->n : MOST_SHOWN;
  for (int i = 0; i < n; i++) {
    int width = (int)strlen(names->items[i]);
    if (width > widest) widest = width;
  }
  int columns = 80 / (widest + 2);
  if (columns < 1) columns = 1;
  for (int i = 0; i < n; i++)
    printf("%s%-*s", i % columns ? "" : "\n", widest + 2,
           (char *)names->items[i]);
  if (n < names->n) printf("\n... and %d more", names->n - n);
  printf("\n");
  fflush(stdout);
}

static unsigned char complete_name(EditLine *e) {
  const LineInfo *info = el_line(e);
  const char *from = info->cursor;
  while (from > info->buffer && !strchr(" \t\n()[]{}\"';`,@^~", from[-1]))
    from--;
  if (from == info->cursor) return el_insertstr(e, "  "), CC_REFRESH;
  const char *prefix = arena_printf("%.*s", (int)(info->cursor - from), from);
  PtrVec names = complete(prefix);
  if (!names.n) return CC_REFRESH_BEEP;
  size_t n = common(&names), typed = strlen(prefix);
  if (n > typed) {
    el_insertstr(e, arena_printf("%.*s", (int)(n - typed),
                                 (char *)names.items[0] + typed));
    return CC_REFRESH;
  }
  if (names.n == 1) return CC_REFRESH;
  list(&names);
  return CC_REDISPLAY;
}

static unsigned char on_tab(EditLine *e, int key) {
  (void)key;
  Arena mark = arena_mark();
  unsigned char what = complete_name(e);
  arena_release(mark);
  return what;
}

// --- lines ---

static char *show_prompt(EditLine *e) {
  (void)e;
  static char none[] = "";
  return in_program ? none : in_form ? next : first;
}

void edit_expect(const char *ns) {
  in_program = !ns;
  remember();
  if (!ns) return;
  in_form = false;
  free(first);
  free(next);
  first = text("%s=> %s", ns, "");
  int n = (int)strlen(ns) - 2; // "user=> ", "  #_=> "
  if (asprintf(&next, "%*s#_=> ", n > 0 ? n : 0, "") < 0) next = NULL;
}

static void add_to_form(const char *s) {
  char *longer = text("%s%s", form ? form : "", s);
  free(form);
  form = longer;
}

// Until a byte can be read: 1; at the end of input 0, after Ctrl-C -1. What
// poll promises may be gone again: the terminal drops its input at Ctrl-C.
static int wait_for_byte(void) {
  struct pollfd in = {.fd = 0, .events = POLLIN};
  struct timespec moment = {.tv_nsec = 5000000};
  while (!pressed) {
    int n = 0, ready = ppoll(&in, 1, NULL, &unblocked);
    if (ready < 0 && errno != EINTR) return -1;
    if (ready > 0 && in.revents & (POLLHUP | POLLERR)) return 0;
    if (ready > 0 && ioctl(0, FIONREAD, &n) != 0) return -1;
    if (n) return 1;
    ppoll(NULL, 0, &moment, &unblocked);
  }
  return -1;
}

// libedit's way to read a character, except that Ctrl-C comes only while this
// waits (edit_line has blocked it): libedit would go on waiting after one that
// came while it dealt with a key.
static int next_character(EditLine *e, wchar_t *c) {
  (void)e;
  mbstate_t state = {0};
  for (;;) {
    char byte;
    int found = wait_for_byte();
    if (found <= 0) return found;
    if (read(0, &byte, 1) <= 0) return 0;
    size_t size = mbrtowc(c, &byte, 1, &state);
    if (size == 0 || size == 1) return 1;
    if (size == (size_t)-1) state = (mbstate_t){0}; // no UTF-8: left out
  }
}

// The next line, or NULL; its length is not positive at the end.
static const char *edit_line(int *count) {
  sigset_t interrupt;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  sigprocmask(SIG_BLOCK, &interrupt, &unblocked);
  const char *s = NULL;
  if (!pressed) {
    editing = true;
    s = el_gets(el, count);
    editing = false;
  }
  sigprocmask(SIG_SETMASK, &unblocked, NULL);
  return s;
}

static int interrupt_reading(void) {
  el_reset(el);
  rt_throwf(&rt_type_error, "interrupted");
  return -1;
}

static int next_input(char *buf, size_t n) {
  if (!rest || !*rest) {
    int count = 0;
    if (pressed) return interrupt_reading();
    const char *s = edit_line(&count);
    if (pressed) return puts("^C"), interrupt_reading();
    if (!s || count <= 0) return 0;
    free(line);
    rest = line = strndup(s, (size_t)count);
    if (!in_program) add_to_form(line);
    in_form = true;
  }
  size_t k = strlen(rest);
  if (k > n) k = n;
  memcpy(buf, rest, k);
  rest += k;
  return (int)k;
}

// --- start ---

static bool can_edit(void) {
  const char *term = getenv("TERM");
  return isatty(0) && isatty(1) && term && strcmp(term, "dumb") != 0;
}

static void bind_keys(void) {
  el_set(el, EL_EDITOR, "emacs");
  el_set(el, EL_ADDFN, "complete-name", "Complete the name", on_tab);
  el_set(el, EL_BIND, "^I", "complete-name", NULL);
  el_set(el, EL_BIND, "^R", "em-inc-search-prev", NULL);
  el_source(el, NULL); // the user's ~/.editrc
}

bool edit_begin(void) {
  if (!can_edit()) return false;
  setlocale(LC_CTYPE, "");
  if (MB_CUR_MAX == 1) setlocale(LC_CTYPE, "C.UTF-8");
  el = el_init("cljw", stdin, stdout, stderr);
  history_of_lines = el ? history_init() : NULL;
  if (!history_of_lines) return false;
  HistEvent event;
  history(history_of_lines, &event, H_SETSIZE, HISTORY_SIZE);
  history(history_of_lines, &event, H_SETUNIQUE, 1);
  history_file = find_history();
  if (history_file) history(history_of_lines, &event, H_LOAD, history_file);
  el_set(el, EL_PROMPT, show_prompt);
  el_set(el, EL_SIGNAL, 1);
  el_set(el, EL_GETCFN, next_character);
  el_set(el, EL_HIST, history, history_of_lines);
  bind_keys();
  struct sigaction on = {.sa_handler = on_interrupt};
  sigaction(SIGINT, &on, NULL);
  rt_stdin_hook = next_input;
  return true;
}
#endif
