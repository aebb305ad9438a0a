// SPDX-License-Identifier: MIT
// Where a text that cannot be read has a bracket or a string left open. The
// reader knows that only at the end of the file, far from the place; what
// people look at is the indentation: the first line that stands no further
// right than a bracket that is open shows where it was to be closed.
#include "compiler/front/analyze.h"

#include <ctype.h>
#include <string.h>

typedef struct Bracket {
  Loc loc;
  char open;
  int outside; // the first line that is indented as if this were closed; or 0
} Bracket;

typedef struct Scan {
  const char *p;
  Loc at;         // of p
  PtrVec open;    // Bracket *
  Loc string;     // where the string that is being read starts
  Loc torn;       // the first string of several lines that ends within a word
  int fresh_line; // the line whose indentation is still to be looked at
} Scan;

static void step(Scan *s) {
  unsigned char c = (unsigned char)*s->p++;
  if (c == '\n') {
    s->at.line++;
    s->at.col = 1;
  } else if ((c & 0xC0) != 0x80) {
    s->at.col++;
  }
}

static void skip_line(Scan *s) {
  while (*s->p && *s->p != '\n') step(s);
}

// A string from its first quote on; false: it does not end.
static bool skip_string(Scan *s) {
  s->string = s->at;
  for (step(s); *s->p != '"'; step(s)) {
    if (*s->p == '\\') step(s);
    if (!*s->p) return false;
  }
  step(s);
  bool several = s->string.line != s->at.line;
  s->fresh_line = s->at.line + 1;
  if (several && !s->torn.line && isalnum((unsigned char)*s->p))
    s->torn = s->string;
  return true;
}

static void skip_character(Scan *s) {
  step(s);
  if (*s->p) step(s);
  while (isalnum((unsigned char)*s->p)) step(s);
}

// The first thing in a line says which brackets seem to be closed before it.
static void look_at_indentation(Scan *s) {
  if (s->at.line < s->fresh_line) return;
  s->fresh_line = s->at.line + 1;
  for (int i = 0; i < s->open.n; i++) {
    Bracket *b = s->open.items[i];
    if (!b->outside && b->loc.line < s->at.line && s->at.col <= b->loc.col)
      b->outside = s->at.line;
  }
}

static void push(Scan *s) {
  Bracket *b = arena_alloc(sizeof *b);
  b->loc = s->at;
  b->open = *s->p;
  vec_push(&s->open, b);
}

static char closer(char open) {
  return open == '(' ? ')' : open == '[' ? ']' : '}';
}

// A closing bracket; false: it is not the one that is due.
static bool pop(Scan *s) {
  const Bracket *b = s->open.n ? s->open.items[s->open.n - 1] : NULL;
  if (!b || closer(b->open) != *s->p) return false;
  s->open.n--;
  return true;
}

typedef enum Found { WHOLE, IN_STRING, MISMATCH } Found;

static Found scan(Scan *s) {
  while (*s->p) {
    char c = *s->p;
    if (c == ';' || (c == '#' && s->p[1] == '!')) {
      skip_line(s);
      continue;
    }
    bool closes = strchr(")]}", c);
    if (!isspace((unsigned char)c) && c != ',' && !closes)
      look_at_indentation(s);
    if (c == '"') {
      if (!skip_string(s)) return IN_STRING;
      continue;
    }
    if (c == '\\') {
      skip_character(s);
      continue;
    }
    if (strchr("([{", c)) push(s);
    if (closes && !pop(s)) return MISMATCH;
    step(s);
  }
  return WHOLE;
}

// The one whose end the indentation misses first; of several, the inner one.
static const Bracket *left_open(const Scan *s) {
  const Bracket *found = s->open.items[s->open.n - 1];
  for (int i = s->open.n; i-- > 0;) {
    const Bracket *b = s->open.items[i];
    if (b->outside && (!found->outside || b->outside < found->outside))
      found = b;
  }
  return found;
}

static void report_open(const Bracket *b) {
  const char *hint = arena_printf(
      "line %d is indented as if it were closed before", b->outside);
  diag_error(b->loc, b->outside ? hint : NULL,
             "EOF while reading: this %c is never closed", b->open);
}

static void report_mismatch(const Scan *s) {
  const char *hint = "no bracket is open here";
  if (s->open.n) {
    const Bracket *b = s->open.items[s->open.n - 1];
    hint = arena_printf("the %c of line %d, column %d is to be closed by %c",
                        b->open, b->loc.line, b->loc.col, closer(b->open));
  }
  diag_error(s->at, hint, "Unmatched delimiter: %c", *s->p);
}

bool brackets_report(const char *shown, const char *text) {
  Scan s = {.p = text, .at = {.file = shown, .line = 1, .col = 1}};
  Found found = scan(&s);
  if (found == IN_STRING)
    diag_error(s.torn.line ? s.torn : s.string, NULL,
               "EOF while reading string: this one is never closed");
  else if (found == MISMATCH)
    report_mismatch(&s);
  else if (s.open.n)
    report_open(left_open(&s));
  else
    return false;
  return true;
}
