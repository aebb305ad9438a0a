// SPDX-License-Identifier: MIT
// The standard library linked into this program: cljwc, whose macros run
// natively, and cljw. Stage 1 has an empty one (driver/native_none.c), others
// the tables that --bootstrap wrote (native.c).
#ifndef LIBRARY_H
#define LIBRARY_H

#include "compiler/model/compiler.h"
#include "compiler/model/iface.h"
#include "rt/lang/var.h"

typedef struct NativeVar {
  const char *ns;
  Var *var;
  int file;         // where it is defined: of native_files
  const char *meta; // its metadata (facts_from_text), or NULL
} NativeVar;
typedef struct NativeClass {
  const char *name; // "clojure.core.MultiFn"
  const Type *type;
} NativeClass;
typedef struct NativeInterface {
  const char *ns, *text; // the lines that the analyzer needs (iface.h)
} NativeInterface;

extern const char *const native_files[];
extern const char *const native_namespaces[];     // NULL-terminated, in order
extern const NativeVar native_vars[];             // ended by all NULL
extern const NativeClass native_classes[];        // likewise
extern const Fn0 native_inits[];                  // NULL-terminated, in order
extern const NativeInterface native_interfaces[]; // ended by {NULL, NULL}

bool library_has(const char *name);
// Takes in a namespace of the library as the text of its interface says; those
// it requires first. Reports nothing. NULL: the text is of another version.
CNs *library_load(const char *name, const char *text);
// Makes all vars the values of their namespaces and runs the initialisers.
// RT_THROWN if one throws. G.
val library_start(val *sp);

#endif
