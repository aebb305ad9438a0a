// SPDX-License-Identifier: MIT
// Text of atoms: values that print without running Clojure code. Each Type
// brings its own Ops.print, so only the types a program contains are linked.
#ifndef RT_PRINT_H
#define RT_PRINT_H

#include "rt/str/strbuf.h"

// Appends (pr-str v) or, if not readably, (str v) - with nil as "nil". False,
// having appended nothing, when v is no atom.
bool rt_print_value(StrBuilder *sb, val v, bool readably);
// The class's name, as Class.getName gives it: a Str. A function is named
// user/add-one, its class user$add_one.
val rt_class_text(const Type *t);
val rt_class_simple_text(const Type *t); // likewise Class.getSimpleName
void rt_sb_add_class(StrBuilder *sb, const Type *t);
// (str v), nil giving ""; RT_ABSENT when v is no atom.
val rt_str_of(val v);
// The same as a prim: nil when v is no atom.
val rt_atom_str(val v);

#endif
