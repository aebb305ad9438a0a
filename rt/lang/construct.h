// SPDX-License-Identifier: MIT
// Instances of a program's types from data (construct.c).
#ifndef RT_CONSTRUCT_H
#define RT_CONSTRUCT_H

#include "rt/value/value.h"

// The deftypes and defrecords of the program's namespaces, NULL-terminated.
extern const Type *const rt_program_types[];

#endif
