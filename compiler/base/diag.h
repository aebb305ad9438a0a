// SPDX-License-Identifier: MIT
// Places in sources, and what the user is told about them.
#ifndef DIAG_H
#define DIAG_H

#include "compiler/base/arena.h"

#include <stdint.h>
#include <stdio.h>

typedef struct Loc {
  const char *file;         // as shown to the user
  int line, col;            // from 1; line 0: unknown
  const struct Inlined *in; // in the body of an inlined function; else NULL
} Loc;
typedef struct Inlined {
  const char *name; // the function, as traces show it
  Loc call;         // the place of its call
} Inlined;

// What is reported.
typedef struct Report {
  bool error; // else a warning
  Loc loc;
  const char *message, *hint; // hint: may be NULL
  const char *warning;        // the switch of a warning, or NULL
} Report;

typedef enum Warning {
#define WARNING(id, name, on, what) WARN_##id,
#include "compiler/base/warnings.def"
#undef WARNING
  WARN_COUNT
} Warning;

// A session's part: what has been reported, and how that is shown.
typedef struct Diagnostics {
  int errors, shown, muted;
  uint64_t said[32]; // hashes of the form's last errors that were shown
  int nsaid;
  StrMap *sources; // file as shown -> its text
  bool as_json;
  enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } color;
  struct {
    bool on, error;
  } warnings[WARN_COUNT];
  // Takes each report; the texts live as long as the form. Shows those that are
  // not repeated, unless somebody collects them.
  void (*sink)(const Report *r);
} Diagnostics;
void diag_start(Diagnostics *d);              // its first state
void diag_show(const Report *r);              // to stderr
void diag_write(FILE *file, const Report *r); // as text, without colour

// Reports the user's mistake; as text that is file:line:col: error: message,
// the source line with a caret, and the hint on a line of its own.
void diag_error(Loc loc, const char *hint, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
// Likewise what is legal but suspect, if its switch is on; with -Werror it is
// an error.
void diag_warning(Warning w, Loc loc, const char *hint, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
bool diag_warns(Warning w); // is its switch on?
// -Wname, -Wno-name, -Wall, -Werror, -Werror=name, -w, --color=WHEN,
// --error-format=KIND; false: it is none of these.
bool diag_option(const char *arg);
bool diag_in_color(int fd);    // is what goes there to be in colour?
void diag_list_warnings(void); // to stdout, for --help
int diag_errors(void);         // number reported so far
// A form begins.
void diag_form(void);
// Has an error of the form said so, word for word, of the same place? Remembers
// that it is said now. A macro's fault is found in each of its expansions.
bool diag_is_repeated(const Report *r);
// Between the two, errors are counted but not shown, and then forgotten.
int diag_mute(void);
void diag_unmute(int errors_before);
// Lets diag_error show source lines of `file`; `text` must stay valid, or is
// NULL.
void diag_source(const char *file, const char *text);
const char *diag_text(const char *file); // given last, or NULL
// The machine's fault (a file, a tool): message, exit code 2.
_Noreturn void fatal(const char *fmt, ...)
    __attribute__((format(printf, 1, 2)));

#endif
