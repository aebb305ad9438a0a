// SPDX-License-Identifier: MIT
#ifndef REPL_H
#define REPL_H

#include "rt/value/value.h"

// Reads forms from standard input and prints their values until it ends. A form
// that fails is reported, and the next one is read. G, at session->sp.
void repl(void);

// Evaluates the forms of a text and prints their values but nil. RT_THROWN. G,
// at session->sp.
val repl_print_all(const char *shown, const char *text);

#endif
