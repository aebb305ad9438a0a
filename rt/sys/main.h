// SPDX-License-Identifier: MIT
// Start and end of a compiled program; the driver writes a main that calls
// rt_main with what the program consists of.
#ifndef RT_MAIN_H
#define RT_MAIN_H

#include "rt/value/value.h"
#include "rt/lang/var.h"

typedef struct Program {
  const Fn0 *inits; // initialisers of top-level forms, in order, NULL at end
  const val *main;  // holds -main, called with the arguments; NULL: none
} Program;

// Runs what (rt/at-exit f) asked for.
val rt_run_exit_task(val *sp);

// Calls what (rt/at-shutdown f) gave, once: before the program ends, also by an
// exception or System/exit. NULL: nothing is to be done then.
extern void (*rt_shutdown)(val *sp);

// Returns the exit code: 0, or 1 after an uncaught exception.
int rt_main(const Program *program, int argc, char **argv);

#endif
