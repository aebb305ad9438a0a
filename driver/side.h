// SPDX-License-Identifier: MIT
// Side modules (rt/sys/side.h): compiling what has been read since the last
// one.
#ifndef DRIVER_SIDE_H
#define DRIVER_SIDE_H

#include "compiler/emit/side.h"

// --- side.c ---
// From here on the session is one of side modules: the library is loaded, the
// namespace is user, warnings and errors go to side_errors.
void side_begin(void);
// For a process that stays: reads what compiling needs besides.
void side_warm_up(void);
extern Buf side_errors; // reports as text; whoever reads it empties it
typedef bool SideTaker(void *ctx, const SideUnit *unit);
// Reads a text in the current namespace and gives `take` each top-level form
// (with what had to be loaded for it), or all together if `whole`. False: there
// are errors (side_errors) or `take` said stop; the forms that nobody took are
// forgotten. Line and column are where the text stands in its file. G.
typedef struct SideText {
  const char *shown, *text; // a file's name, its contents
  size_t len;
  int line, column; // of its first character; from 1
  bool whole;
} SideText;
bool side_load(const SideText *text, SideTaker *take, void *ctx);
// The unit was refused by the program: its definitions never happened.
void side_undo(const SideUnit *unit);

// The bytes of the unit as a module, malloc'ed; NULL: that failed, and
// side_errors says how.
char *side_module(const SideUnit *unit, size_t *len);
// The hash that main and side modules of this cljwc have in them.
const char *side_abi(void);

void side_emit_metas(Buf *c); // rt_side_metas
void side_link_main(const PtrVec *objects, const char *output);
// --main-module and --shared: whole commands.
void side_main_module(void);
void side_shared(void);

#endif
