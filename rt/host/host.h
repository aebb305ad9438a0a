// SPDX-License-Identifier: MIT
// What a host and a *reactor* (`cljwc --reactor`) say to each other: a module
// whose functions are called, again and again, by whatever loaded it.
//
// The host calls `_initialize` once, which runs the top-level forms, and then
// any of the functions that are marked ^:export. Parameters and results hinted
// ^long and ^double are i64 and f64. Everything else is a *reference*, an i32:
//
//     0             nil
//     2, 6          false, true
//     odd           a long of 31 bits: reference >> 1
//     xxxxxx12 hex  a character: reference >> 8 is its UTF-16 unit
//     multiple of 8          a local reference
//     multiple of 8, plus 4  a handle
//
// so that small values need no memory. A local reference is a place in a stack;
// what functions return, and what the clj_... functions below make, are ones.
// They are valid until the host writes an earlier value of `locals` back, as it
// should after each call: then their objects may be collected. A handle, made
// by clj_keep, lasts until clj_release. Both are roots, and neither changes
// when its object moves. One that is not valid any more is an exception, no
// crash (a handle has a few bits that tell it from later ones in its place).
//
// The exported global `clj_host` is the address of a Host, below. After a call
// its `thrown` is 0, or a local reference of the exception that was thrown; the
// host writes 0 back. What has been returned then means nothing.
//
// Of the functions of this file and of values.c a module exports those that its
// own exports have a use for (driver/exports.c): all have clj_report and
// clj_text, modules with strings and others clj_make_text, with others all.
//
// Objects move only while the module runs, so the address that clj_text and the
// like give is good until the next call.
#ifndef RT_HOST_H
#define RT_HOST_H

#include "rt/mem/gc.h"
#include "rt/sys/main.h"
#include "rt/value/value.h"

typedef uint32_t Ref;

// All members are words of the module's memory.
typedef struct Host {
  Ref thrown;      // what the last call threw; 0: nothing
  uint32_t locals; // the place after the last local reference
  Ref *buffer;     // HOST_BUFFER references, for several values at once
  char *data;      // where bytes lie that clj_text and others tell of...
  uint32_t size;   // ... and how many: clj_text: units << 1 | 1 if they are
                   // UTF-16, not Latin-1
  uint32_t
      tasks;  // 1 once the program has had a task: clj_tasks is to be called
  char *text; // HOST_TEXT bytes, where short strings pass: at one address, so
              // that a host needs no new view of memory for each
} Host;

enum { HOST_BUFFER = 64, HOST_TEXT = 256, HOST_LOCALS = 1 << 16 };

extern Host clj_host;

// --- for exported functions (emitted by driver/exports.c) ---

// Runs the initialisers. What they throw is in clj_host.thrown.
void rt_host_start(const Program *program);
// Begins a call: a safepoint. The sp to call with; NULL: something was thrown,
// and rt_host_leave says what.
val *rt_host_enter(void);
// The value a reference denotes, or RT_THROWN.
val rt_host_value(Ref r);
// Ends a call: flushes the standard streams, notes what was thrown.
void rt_host_leave(void);
// A new local reference, or an immediate one.
Ref rt_host_local(val v);
// The same of a result, which may be RT_THROWN, after rt_host_leave. The others
// are for what is known to be such a number.
Ref rt_host_result(val v);
int64_t rt_host_long(val v);
double rt_host_double(val v);

// Where the value of a local reference or handle lies; else NULL.
val *rt_host_slot(Ref r);

// What clj_kind says of values of the host's own: HOST_JS, or 0 of others.
// NULL: there are none (imports.c).
extern int (*rt_host_kind_of_other)(val v);

// Where calls from the host begin on the root stack. A call of the host from
// Clojure raises it meanwhile (imports.c).
extern val *rt_host_sp;

#endif
