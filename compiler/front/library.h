// SPDX-License-Identifier: MIT
// The standard library linked into this program: cljwc, whose macros run
// natively, and cljw. Stage 1 has an empty one (driver/native_none.c), others
// the tables that --bootstrap wrote (native.c).
#ifndef LIBRARY_H
#define LIBRARY_H

#include "compiler/model/compiler.h"
#include "compiler/model/iface.h"
#include "rt/lang/native.h"

extern const char *const native_files[];
extern const char *const native_namespaces[];     // NULL-terminated, in order
extern const NativeVar native_vars[];             // ended by all NULL
extern const NativeClass native_classes[];        // likewise
extern const Fn0 native_inits[];                  // NULL-terminated, in order
extern const NativeInterface native_interfaces[]; // ended by {NULL, NULL}

// These are there, too, from now on. Lives as long as the session.
void library_add(const NativeTables *tables);

bool library_has(const char *name);
// The text of its interface, as linked; NULL: there is none of that name.
const char *library_interface(const char *name);
// Takes in a namespace of the library as the text of its interface says; those
// it requires first. Reports nothing. NULL: the text is of another version.
CNs *library_load(const char *name, const char *text);
// Makes all vars the values of their namespaces and runs the initialisers.
// RT_THROWN if one throws. G.
val library_start(val *sp);

#endif
