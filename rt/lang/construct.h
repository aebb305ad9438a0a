// SPDX-License-Identifier: MIT
// Instances of a program's types from data (construct.c).
#ifndef RT_CONSTRUCT_H
#define RT_CONSTRUCT_H

#include "rt/str/str.h"

// The deftypes and defrecords of the program's namespaces, NULL-terminated.
extern const Type *const rt_program_types[];

// The one of that name; NULL: none.
const Type *rt_program_type(const Str *name);

#endif
