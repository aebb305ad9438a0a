// SPDX-License-Identifier: MIT
// Atoms, volatiles, Reduced.
#ifndef RT_ATOM_H
#define RT_ATOM_H

#include "rt/value/value.h"

typedef struct Atom {
  const Type *type;
  val value;
  val meta;
  val watches;   // map of key -> fn, or nil
  val validator; // fn or nil
  uintptr_t idhash;
} Atom;

typedef struct Volatile {
  const Type *type;
  val value;
  uintptr_t idhash;
} Volatile;

typedef struct Reduced {
  const Type *type;
  val value;
  uintptr_t idhash;
} Reduced;

extern const Type rt_type_atom, rt_type_volatile, rt_type_reduced;

#endif
