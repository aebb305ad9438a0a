// SPDX-License-Identifier: MIT
// The functions that a host can call besides a program's own. A `Ref` is an
// i32; see host.h for what references are, and for `clj_host`.
#ifndef RT_ABI_H
#define RT_ABI_H

#include "rt/host/host.h"

// --- host.c ---

// A handle of the value, which keeps it alive until it is released.
Ref clj_keep(Ref r);
void clj_release(Ref handle); // nothing when it is none

// A string of n units. FROM_LATIN1, FROM_UTF16: the host writes them to
// clj_host.data before its next call; of the latter one must be above 255.
// FROM_TEXT: they are Latin-1 and the first n bytes of clj_host.text already;
// n <= HOST_TEXT.
enum { FROM_LATIN1, FROM_UTF16, FROM_TEXT };
Ref clj_make_text(uint32_t n, uint32_t from);
// TEXT_NONE: it is no string. Else clj_host.data and .size say where its units
// are. TEXT_ASCII: all of them are bytes below 128, so UTF-8 as well; of at
// most HOST_TEXT of them .data is .text.
enum { TEXT_NONE, TEXT_UNITS, TEXT_ASCII };
uint32_t clj_text(Ref r);

// Of an exception: class, message, trace and causes in lines, as an uncaught
// one is reported; its message or nil.
Ref clj_report(Ref exception);
Ref clj_message(Ref exception);

// --- tasks.c ---

// What a host should call after any other function once clj_host.tasks is 1:
// runs the tasks that can go on. The result is the time in milliseconds
// after which there will be more to do without a call, -1: there is none.
int32_t clj_tasks(void);

// --- values.c ---

typedef enum HostKind {
  HOST_NIL,
  HOST_BOOLEAN,
  HOST_LONG, // Long, Integer, Short, Byte
  HOST_DOUBLE,
  HOST_CHAR,
  HOST_STRING,
  HOST_KEYWORD,
  HOST_SYMBOL,
  HOST_VECTOR, // and map entries, subvectors
  HOST_MAP,    // and records
  HOST_SET,
  HOST_SEQ, // and lists
  HOST_FUNCTION,
  HOST_EXCEPTION,
  HOST_BYTES,
  HOST_BIGINT, // its str is a decimal number
  HOST_ARRAY,  // of anything but bytes
  HOST_INST,
  HOST_JS, // a value of the host (imports.c)
  HOST_OTHER,
} HostKind;

uint32_t clj_kind(Ref r); // HostKind

int64_t clj_long(Ref r);  // of HOST_LONG, and milliseconds of HOST_INST
double clj_double(Ref r); // of any number
Ref clj_make_long(int64_t n);
Ref clj_make_double(double d);
// A java.util.Date of milliseconds since 1970.
Ref clj_make_inst(int64_t ms);
// A BigInt of a string of decimal digits, perhaps with a sign in front.
Ref clj_make_bigint(Ref text);
// byte[]: see clj_make_text, clj_text; the size is a number of bytes.
Ref clj_make_bytes(uint32_t n);
uint32_t clj_bytes(Ref r);

// Of a string "name" or "ns/name".
Ref clj_make_keyword(Ref text);
// The n references of the buffer as a vector; as keys and values in turn, as
// elements. More than a buffer's are added with clj_into: the reference is to
// the larger collection then.
Ref clj_make_vector(uint32_t n);
Ref clj_make_map(uint32_t n);
Ref clj_make_set(uint32_t n);
Ref clj_into(Ref coll, uint32_t n); // of a map, keys and values in turn

Ref clj_string(Ref r, uint32_t readably); // (str x) or (pr-str x)
// Calls a function with the n references of the buffer, without those at the
// end that are more than it takes.
Ref clj_call(Ref f, uint32_t n);
Ref clj_get(Ref coll, Ref key);           // nil when it is not there
uint32_t clj_contains(Ref coll, Ref key); // 0 or 1
int32_t clj_count(Ref coll);
Ref clj_nth(Ref coll, int32_t i); // nil beyond the end
uint32_t clj_equal(Ref a, Ref b);
uint32_t clj_hash(Ref r);

// The collection as a seq, or nil.
Ref clj_seq(Ref coll);
// Puts up to `max` elements of a seq into the buffer, for `pairs` keys and
// values of its entries in turn; returns how many references there are now. The
// reference is to the rest of the seq afterwards, or to nil.
uint32_t clj_step(Ref seq, uint32_t max, uint32_t pairs);

// What ex-data has, ex-cause.
Ref clj_data(Ref exception);
Ref clj_cause(Ref exception);

#endif
