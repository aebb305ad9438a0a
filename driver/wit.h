// SPDX-License-Identifier: MIT
// Components with a world; see wit.c.
#ifndef WIT_H
#define WIT_H

#include "compiler/base/hash.h"
#include "compiler/model/compiler.h"

bool wit_wanted(void); // is the program such a component?

// Finds which functions the world's exports are. Reports what does not fit.
void wit_collect(CNs *main_ns);
void wit_each_var(void (*f)(const char *name)); // those functions
void wit_note_keywords(StrMap *all);            // of types, by their C names
void wit_emit(Buf *c);                          // instead of int main

const char *wit_source(void);    // the WIT, a file or folder
const char *wit_world(void);     // NULL: the only one
void wit_add_tool(PtrVec *argv); // wasm-tools
_Noreturn void wit_missing(void);

#endif
