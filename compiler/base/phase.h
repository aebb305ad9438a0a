// SPDX-License-Identifier: MIT
// Where compile time goes (--time). One phase runs at a time; entering another
// one stops its clock, so that nested work (a macro in analysis) counts once.
#ifndef PHASE_H
#define PHASE_H

#include <stdbool.h>

typedef enum Phase {
  PHASE_OTHER, // start, interfaces, cache
  PHASE_READ,
  PHASE_EXPAND,
  PHASE_ANALYZE,
  PHASE_OPTIMISE,
  PHASE_EMIT,
  PHASE_CLANG,
  PHASE_LINK,
  PHASE_COUNT
} Phase;

extern bool phase_timing; // off: entering costs nothing

// Returns the phase it ends, to be entered again afterwards.
Phase phase_enter(Phase p);
// Writes the table to stderr.
void phase_report(void);

#endif
