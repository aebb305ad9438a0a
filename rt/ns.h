// SPDX-License-Identifier: MIT
// Namespace objects and their registry. The compiler fills it; a compiled
// program starts with an empty one.
#ifndef RT_NS_H
#define RT_NS_H

#include "value.h"

typedef struct Ns {
  const Type *type;
  val name;     // Sym
  val mappings; // map: Sym -> Var or class
  val aliases;  // map: Sym -> Ns
  val meta;
  uintptr_t idhash;
} Ns;

extern const Type rt_type_ns;

#endif
