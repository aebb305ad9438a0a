// SPDX-License-Identifier: MIT
// For targets that call functions of the compiled library.
#ifndef LIBRARY_H
#define LIBRARY_H

#include "target.h"

#include "rt/lang/var.h"

// To be called first with each input; starts the library.
void library_begin(void);

// Applies the var's function to the n arguments. RT_THROWN: an exception whose
// class's name starts with one of the words of `allowed`; any other ends the
// target, with its name.
val library_call(const Var *var, int n, const val *args, const char *allowed);

#endif
