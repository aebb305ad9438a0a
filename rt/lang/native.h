// SPDX-License-Identifier: MIT
// Tables of compiled namespaces, for an evaluator that is linked with them:
// those of the standard library (--bootstrap writes them) and of a program
// that evaluates (the driver does).
#ifndef RT_NATIVE_H
#define RT_NATIVE_H

#include "rt/lang/var.h"

typedef struct NativeVar {
  const char *ns;
  Var *var;
  int file;         // where it is defined: of native_files
  const char *meta; // its metadata as text, or NULL
} NativeVar;
typedef struct NativeClass {
  const char *name; // "clojure.core.MultiFn"
  const Type *type;
} NativeClass;
typedef struct NativeInterface {
  const char *ns, *text; // the lines that the analyzer needs (iface.h)
} NativeInterface;

// Compiled namespaces of one kind: the library's, above, or a program's own.
typedef struct NativeTables {
  const char *const *namespaces;
  const NativeClass *classes;
  const NativeInterface *interfaces;
} NativeTables;

#endif
