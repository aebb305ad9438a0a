// SPDX-License-Identifier: MIT
// Text of atoms: values that print without running Clojure code. Each Type
// brings its own Ops.print, so only the types a program contains are linked.
#ifndef RT_PRINT_H
#define RT_PRINT_H

#include "rt/str/strbuf.h"

// Appends (pr-str v) or, if not readably, (str v) - with nil as "nil". False,
// having appended nothing, when v is no atom.
bool rt_print_value(StrBuilder *sb, val v, bool readably);
// A letter as class files spell it: - as _, + as _PLUS_.
void rt_sb_add_munged(StrBuilder *sb, uint32_t unit);
// The class of the function user/add-one/fn (UTF-8): user$add_one$fn.
void rt_sb_add_fn_class(StrBuilder *sb, const char *name);
// The class's name, as Class.getName gives it: a Str.
val rt_class_text(const Type *t);
val rt_class_simple_text(const Type *t); // likewise Class.getSimpleName
void rt_sb_add_class(StrBuilder *sb, const Type *t);
// (str v), nil giving ""; RT_ABSENT when v is no atom.
val rt_str_of(val v);
// The same as a prim: nil when v is no atom.
val rt_atom_str(val v);

#endif
