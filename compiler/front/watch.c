// SPDX-License-Identifier: MIT
// Macros, and calls that the reader evaluates, that never end or take all
// memory: the compiler stops with an error that names the macro instead of
// taking the machine with it.
//
// While forms are read and expanded no collection runs, and a seq without end
// is only noticed by what it takes. So a timer looks at the process from time
// to time, from the first call of one of the program's macros in a top-level
// form, or the first #=, to the form's end. The signal handler composes no
// text: the message is ready.
//
// A process that is to survive (watch_survives) ends the macro instead: with
// the root stack's limit lowered, every poll throws until the form ends.
#include "compiler/front/analyze.h"
#include "rt/mem/gc.h"
#include "rt/mem/heap.h"

bool watch_survives;

#if defined(__wasm__) // no signals there

void watch_macro(const VarInfo *v, Loc loc) { (void)v, (void)loc; }
void watch_reader(Loc loc) { (void)loc; }
bool watch_end(void) { return false; }

#else

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

enum { INTERVAL_MS = 100, SECONDS = 120 };
// What a process that stays takes, it keeps.
static long most_megabytes(void) { return watch_survives ? 400 : 2000; }

static volatile sig_atomic_t running, composing; // composing: the texts
static long started, allowed;                    // CPU seconds
static long megabytes_at_start;
static char place[300], too_long[300], too_much[300];
static Loc watched;

static long cpu_seconds(void) {
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  return u.ru_utime.tv_sec + u.ru_stime.tv_sec;
}

// What the form takes counts, not what the process has: a server keeps the
// memory of one that was ended, and uses it again.
static long megabytes(void) {
  return (long)((rt_heap_allocated + arena_total()) >> 20);
}

static val *full_limit;
static int errors_before;

static void give_up(const char *message) {
  if (watch_survives) {
    if (!session->macro_ended) {
      full_limit = rt_stack_limit;
      errors_before = diag_errors();
    }
    session->macro_ended = message;
    rt_stack_limit = rt_limit = rt_stack_base - 1;
    return;
  }
  const char *hint =
      "\n  hint: --macro-timeout N allows a form N seconds, 0 any time";
  const char *texts[] = {place, message, message == too_long ? hint : "", "\n"};
  ssize_t n = 0;
  for (size_t i = 0; n >= 0 && i < sizeof texts / sizeof *texts; i++)
    n = write(2, texts[i], strlen(texts[i]));
  _exit(n < 0 ? 2 : 1);
}

static void look(int signal) {
  (void)signal;
  if (!running || composing) return;
  if (megabytes() - megabytes_at_start > most_megabytes()) give_up(too_much);
  if (allowed && cpu_seconds() - started > allowed) give_up(too_long);
}

static void set_timer(int ms) {
  struct itimerval t = {{0, ms * 1000}, {0, ms * 1000}};
  setitimer(ITIMER_REAL, &t, NULL);
}

static void start(void) {
  const char *own = getenv("CLJWC_MACRO_SECONDS");
  struct sigaction on_alarm = {.sa_handler = look, .sa_flags = SA_RESTART};
  sigaction(SIGALRM, &on_alarm, NULL);
  allowed = own && *own ? atol(own) : SECONDS;
  started = cpu_seconds();
  megabytes_at_start = megabytes();
  running = true;
  set_timer(INTERVAL_MS);
}

static void watch(const char *what, const char *result, Loc loc) {
  const char *file = loc.file ? loc.file : "?";
  watched = loc;
  composing = true;
  snprintf(place, sizeof place, "%s:%d:%d: error: ", file, loc.line, loc.col);
  snprintf(too_long, sizeof too_long, "%s does not come to an end", what);
  snprintf(too_much, sizeof too_much,
           "%s or its %s takes more than %ld MB of memory", what, result,
           most_megabytes());
  composing = false;
  if (!running) start();
}

void watch_macro(const VarInfo *v, Loc loc) {
  watch(arena_printf("macro %s/%s", v->ns, v->name), "expansion", loc);
}

void watch_reader(Loc loc) { watch("what #= evaluates", "value", loc); }

bool watch_end(void) {
  if (!running) return false;
  running = false;
  set_timer(0);
  if (!session->macro_ended) return false;
  rt_stack_limit = rt_limit = full_limit;
  rt_gc_want_all();                   // what it took is garbage
  if (diag_errors() == errors_before) // nothing has failed of it
    diag_error(watched, NULL, "%s", session->macro_ended);
  session->macro_ended = NULL;
  return true;
}

#endif
