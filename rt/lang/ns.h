// SPDX-License-Identifier: MIT
// Namespace objects and their registry.
//
// Each compiled namespace is static data. The driver lists those of a program
// in rt_program_ns, which only the registry refers to: a program that asks for
// no namespace links none of it. What a program can look up by name is filled
// in from the same table when it first asks: the vars and aliases of a
// namespace if the driver found that the program may look for them, and single
// vars that it names (driver/lookup.c).
#ifndef RT_NS_H
#define RT_NS_H

#include "rt/value/value.h"
#include "rt/lang/var.h"

typedef struct Ns {
  const Type *type;
  val name;     // Sym
  val mappings; // map: Sym -> Var or class
  val aliases;  // map: Sym -> Ns
  val meta;
  uintptr_t idhash;
} Ns;

extern const Type rt_type_ns;

// What the symbol means in the namespace: a var, a class or nil. No lookup by
// the program (rt/lang/eval.h).
val rt_ns_own(val *sp, val ns, val sym);

#define RT_STATIC_NS(id, sym, meta_)                                           \
  Ns RT_ALIGNED id = {&rt_type_ns,  (val) & (sym), RT_EMPTY_MAP,               \
                      RT_EMPTY_MAP, meta_,         0}

typedef struct NsEntry {
  val name;  // Sym; 0: the end
  val value; // Var, class or Ns
} NsEntry;

typedef struct NsTable {
  Ns *ns;                        // NULL: the end
  const NsEntry *vars, *aliases; // NULL: none
} NsTable;

extern const NsTable rt_program_ns[];
extern Var *const rt_program_vars[]; // NULL-terminated

#endif
