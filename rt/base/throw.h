// SPDX-License-Identifier: MIT
// Exceptions: a function that throws stores the exception object in
// rt_exception and returns RT_THROWN (or -1 where the result is an int); every
// caller tests and returns or handles. No setjmp, no wasm exception handling.
//
// The classes and their hierarchy are listed in exceptions.def.
#ifndef RT_THROW_H
#define RT_THROW_H

#include "rt/mem/fatal.h"
#include "rt/value/value.h"

typedef struct Ex {
  const Type *type;
  val message; // Str or nil
  val cause;   // Ex or nil
  val data;    // map for ExceptionInfo; else a value whose text ends the
               // message, or nil
  val trace;   // list of frames, innermost last; nil until it propagates; or
               // what the program has set (ex_set_trace in fn.def)
  val notes;   // map of what few have (stdlib/cljwc/java.clj), or nil
} Ex;

bool rt_trace_is_set(val trace); // by the program, of an Ex

extern val rt_exception; // pending exception, RT_NIL if none

#define EX(id, name, super) extern const Type rt_type_##id;
#include "rt/base/exceptions.def"
#undef EX

// Returns from the enclosing val function when x is RT_THROWN.
#define RT_TRY(x)                                                              \
  do {                                                                         \
    if (RT_UNLIKELY((x) == RT_THROWN)) return RT_THROWN;                       \
  } while (0)

// A new exception of class `cls` (a Type from exceptions.def).
val rt_ex_new(const Type *cls, val message, val cause, val data);
// (new Class args...) for an exception class: (), (message), (cause),
// (message cause), for ExceptionInfo (message data) and (message data cause).
val rt_ex_construct(val cls, int argc, const val *argv);
// Throws `ex`; a value that is no Throwable throws ClassCastException.
val rt_throw(val ex);
// Throws a new exception with a formatted message. Directives: %s C string,
// %d int, %l int64_t, %v val (str of an atom; of anything else only at the end,
// where Clojure code adds it: see rt_ex_tail), %t the class name of a val, %%.
RT_COLD val rt_throwf(const Type *cls, const char *fmt, ...);
// Takes the pending exception: returns it and clears rt_exception.
val rt_catch(void);

// A static record of one function for stack traces.
typedef struct Site {
  const char *fn;   // "user/add"
  const char *file; // "app.clj"
} Site;
// A place in the site's file: the line, and above it the column, 0 if unknown.
// Both together fit a fixnum of 31 bits.
enum { RT_LINE_BITS = 20, RT_COLUMN_MAX = (1 << 9) - 1 };
static inline intptr_t rt_place_line(intptr_t place) {
  return place & ((1 << RT_LINE_BITS) - 1);
}
static inline intptr_t rt_place_column(intptr_t place) {
  return place >> RT_LINE_BITS;
}
// Appends a frame to the pending exception; returns RT_THROWN.
RT_COLD val rt_trace(const Site *site, int place);

// Often needed messages.
RT_COLD val rt_throw_cast(val v, const char *class_name);
RT_COLD val rt_throw_index(void); // IndexOutOfBoundsException without message
RT_COLD val rt_throw_arity(val f, intptr_t argc);

struct TextBuf;
// "java.lang.Exception: message"
void rt_ex_text(struct TextBuf *b, val ex);
// Adds a blank and the data, as pr-str shows it (report.c). Set by whoever
// makes an exception with data, so that other programs do without it.
extern void (*rt_data_reporter)(val *sp, struct TextBuf *b, val data);
void rt_report_data(val *sp, struct TextBuf *b, val data);
// Message, data, trace and causes of an exception (report.c). S.
void rt_report_text(val *sp, struct TextBuf *b, val ex);
// The same to stderr. S.
void rt_report_uncaught(val *sp, val ex);

#endif
