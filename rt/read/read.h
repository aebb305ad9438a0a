// SPDX-License-Identifier: MIT
// The reader: text to forms. One for the compiler and for programs.
//
// A ReadState walks over a copy of the text in UTF-16 units, or takes them from
// a source one by one, as far as the form goes and a unit or two further.
// Nothing here is a safepoint: forms are built with S functions, and data
// readers written in Clojure are called with collection inhibited, so C locals
// need no roots. But a form lives only until the caller's next safepoint unless
// it roots it.
#ifndef RT_READ_H
#define RT_READ_H

#include "rt/value/value.h"

typedef enum ReadPositions {
  READ_POS_NONE,
  READ_POS_LISTS, // {:line :column} on lists, as Clojure
  READ_POS_ALL,   // and on vectors, maps, sets and symbols
} ReadPositions;

typedef enum ReadCond {
  READ_COND_REFUSE, // "Conditional read not allowed"
  READ_COND_ALLOW,
  READ_COND_PRESERVE,
} ReadCond;

typedef struct ReadOpts {
  ReadPositions positions;
  ReadCond cond;
  uint32_t line, column; // of the text's start; 0: 1
  bool edn;              // clojure.edn's subset
  val features;       // set of keywords besides :clj, :cljwc, :default; or nil
  val readers;        // map of tag symbol -> fn; or nil
  val default_reader; // fn [tag form]; or nil
  val ns;             // Sym, the current namespace; nil: user
  void *ctx;          // for the hooks below; all may be NULL
  // The qualified symbol that syntax-quote makes of sym; RT_NIL: leave the
  // decision to the reader (current namespace). RT_THROWN.
  val (*resolve_symbol)(void *ctx, val *sp, val sym);
  // The namespace (Sym) that an alias (Sym) stands for; RT_NIL: none.
  val (*resolve_alias)(void *ctx, val *sp, val alias);
  // The form for #tag form; RT_ABSENT: no such reader. RT_THROWN.
  val (*read_tag)(void *ctx, val *sp, val tag, val form);
  // The value of #=form; RT_THROWN. NULL: refused. ctx is this ReadOpts.
  val (*eval)(void *ctx, val *sp, val form);
  val evaluator; // for eval: fn [form]; or nil
} ReadOpts;

typedef enum ReadResult { READ_FORM, READ_EOF, READ_ERROR } ReadResult;

typedef struct ReadState ReadState;

// Errors, and the place where they or the last form began.
typedef struct ReadWhere {
  const char *message;   // of the error
  bool incomplete;       // the error is that the text ended within a form
  val exception;         // what a called function threw; else nil
  uint32_t line, column; // from 1
} ReadWhere;

ReadState *rt_read_open(val str, const ReadOpts *opts);
ReadState *rt_read_open_utf8(const char *s, size_t n, const ReadOpts *opts);
// From a source of units: -1 at the end, which it is then not asked beyond, -2
// with an exception pending.
typedef int ReadUnit(void *source);
ReadState *rt_read_open_source(ReadUnit *next, void *source,
                               const ReadOpts *opts);
// From a java.io.Reader of ours, which must not move meanwhile: collection is
// inhibited. The source has to live as long.
typedef struct ReadSource {
  val *sp;
  val reader;
} ReadSource;
ReadState *rt_read_open_reader(ReadSource *source, const ReadOpts *opts);
// The next form. opts may be changed between calls (the namespace, say).
ReadResult rt_read_next(val *sp, ReadState *r, val *form);
ReadWhere rt_read_where(const ReadState *r);
// The text consumed so far, a Str.
val rt_read_text(const ReadState *r);
// Takes back the last unit that came from the source and has not been consumed;
// -1: there is none.
int rt_read_take_back(ReadState *r);
void rt_read_close(ReadState *r);

// What makes a regex of its pattern (rt_re_pattern); NULL: nothing reads any.
// So a program that reads EDN only is linked without PCRE2.
extern val (*rt_read_regex)(val pattern);

// What makes the object that #ns.Type[...] or #ns.Record{...} stands for;
// NULL: such tags are no others. RT_THROWN.
extern val (*rt_read_type)(val *sp, const ReadOpts *o, val tag, val form);

// A number in Clojure's notation; RT_ABSENT when it is none; RT_THROWN for
// a zero denominator.
val rt_read_number(const char *s, size_t n);

typedef struct Tagged { // tagged literal or preserved reader conditional
  const Type *type;
  val tag; // Sym; reader conditional: splicing? (boolean)
  val form;
  uintptr_t conditional; // 0, 1: so that asking which it is keeps neither Type
} Tagged;
extern const Type rt_type_tagged_literal, rt_type_reader_conditional;

#endif
