// SPDX-License-Identifier: MIT
// The evaluator inside a compiled program that can reach eval. The driver
// (live.c) writes the tables into the program's main and calls embedded_start
// before all initialisers of the program.
#ifndef EMBEDDED_H
#define EMBEDDED_H

#include "compiler/front/library.h"

// The program's own namespaces; their vars are in rt_program_ns.
extern const NativeTables embedded_tables;

// Starts a live session in which the library and the program's namespaces are
// known. CLJW_PATH says where `require` finds sources; else the current folder.
// RT_THROWN. G.
val embedded_start(val *sp, val self);

#endif
