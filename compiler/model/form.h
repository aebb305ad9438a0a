// SPDX-License-Identifier: MIT
// Forms as the reader and macros give them: access, places, copies. Collection
// is inhibited meanwhile.
#ifndef FORM_H
#define FORM_H

#include "compiler/base/diag.h"
#include "rt/value/value.h"

// The elements of a seqable form; returns their number. The array is in the
// arena, valid while collection is inhibited. More than 4 million of them, as a
// sequence without end has, are reported, and the first is all that is
// returned.
int form_items(val form, val **items);
bool form_is_list(val form);   // a call or (): any seq or empty list
bool form_is_vector(val form); // any kind of vector, as macros make them
bool form_is_call(val form, const char *name); // (name ...), unqualified
bool form_is_symbol(val form, const char *name);
bool form_is_pattern(val v);    // a string that compiles to a regex
const char *form_str(val str);  // C string of a Str
const char *form_name(val sym); // name part of a Sym or Keyword
const char *form_ns(val sym);   // namespace part or NULL
Loc form_loc(val form, Loc outer);
val form_get(val map, const char *keyword); // nil when missing
val form_meta(val form); // without the reader's place, nil if nothing left
const char *form_tag(val form); // its type hint when a simple symbol, or NULL
val form_plain(val form);       // without places, all the way down
val form_quoted(val form);      // the same, but lists keep :line and :column
val form_list(int n, const val *items);
val form_sym(const char *name);

#endif
