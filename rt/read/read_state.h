// SPDX-License-Identifier: MIT
// What the files of the reader share; nobody else includes this.
#ifndef RT_READ_STATE_H
#define RT_READ_STATE_H

#include "rt/read/read.h"
#include "rt/str/strbuf.h"

// A growing array of vals.
typedef struct Vals {
  val *items;
  size_t n, cap;
} Vals;

typedef struct FnArgs { // of the #() being read
  val arg[21];          // 1..20; [0] is %&
  int max;
} FnArgs;

typedef struct Gensyms { // of the innermost syntax-quote
  Vals pairs;            // name (Sym), generated Sym, ...
} Gensyms;

struct ReadState {
  uint16_t *s; // malloc'ed
  size_t n, cap, pos;
  ReadUnit *more; // where there may be more than the n units; NULL: nowhere
  void *source;   // its argument
  uint32_t line, column;
  const ReadOpts *opts;
  val *sp;      // the caller's
  Vals stack;   // items of the collections being read
  Vals pending; // forms of #?@, last one first
  FnArgs *args;
  Gensyms *gensyms;
  int suppress; // > 0: within a conditional's branch not taken
  int depth;
  uint32_t start_line, start_column;
  char message[200];
  uint32_t error_line, error_column;
  bool failed, incomplete, placed; // placed: error_line/column are final
  val exception;
};

typedef enum Got {
  GOT_FORM,
  GOT_NOTHING, // a comment, #_...
  GOT_CLOSE,   // the awaited closing delimiter
  GOT_EOF,
  GOT_ERROR,
} Got;

#define NO_UNIT (-1)

int rd_more(ReadState *r); // one unit more, still to be consumed
static inline int rd_peek(ReadState *r) {
  return r->pos < r->n ? r->s[r->pos] : rd_more(r);
}
int rd_next(ReadState *r);
bool rd_is_space(int c);
bool rd_is_terminating(int c);
void vals_push(Vals *v, val x);
void vals_free(Vals *v);

// Records the error (once) and returns GOT_ERROR. "%s" is `detail`.
Got rd_fail(ReadState *r, const char *format, const char *detail);
Got rd_fail_eof(ReadState *r, const char *message);
// Takes over a pending exception.
Got rd_fail_thrown(ReadState *r);
// v, or GOT_ERROR when it is RT_THROWN.
static inline Got rd_done(ReadState *r, val v, val *out) {
  *out = v;
  return v == RT_THROWN ? rd_fail_thrown(r) : GOT_FORM;
}

// read.c
Got rd_form(ReadState *r, val *out); // a form must follow
val rd_core(const char *name);       // symbol in clojure.core
val rd_list(size_t n, ...);          // of vals
val rd_with_meta(val form, val meta);
// read_token.c: each is called behind the character that selects it.
Got rd_string(ReadState *r, val *out);
Got rd_char(ReadState *r, val *out);
Got rd_regex(ReadState *r, val *out);
Got rd_token(ReadState *r, val *out); // symbol, keyword, number...
Got rd_symbolic(ReadState *r, val *out);
// Reads the rest of a token into a new builder.
StrBuilder *rd_token_text(ReadState *r);
// The namespace for a "::" prefix; alias is nil for the current one.
Got rd_auto_ns(ReadState *r, val alias, val *ns);
// read_quote.c
Got rd_syntax_quote(ReadState *r, val *out);

#endif
