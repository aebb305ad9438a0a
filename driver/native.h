// SPDX-License-Identifier: MIT
// The standard library linked into this cljwc. Stage 1 has an empty one
// (native_none.c), stage 2 the tables that --bootstrap wrote.
#ifndef NATIVE_H
#define NATIVE_H

#include "rt/lang/var.h"

typedef struct NativeVar {
  const char *ns;
  Var *var;
  const val *meta; // its metadata, or NULL
} NativeVar;
typedef struct NativeClass {
  const char *name; // "clojure.core.MultiFn"
  const Type *type;
} NativeClass;

extern const char *const native_namespaces[]; // NULL-terminated, in order
extern const NativeVar native_vars[];         // ended by {NULL, NULL, NULL}
extern const NativeClass native_classes[];    // likewise
extern const Fn0 native_inits[];              // NULL-terminated, in order

#endif
