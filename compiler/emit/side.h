// SPDX-License-Identifier: MIT
// C text of side modules, for the driver.
#ifndef SIDE_H
#define SIDE_H

#include "compiler/model/compiler.h"

// What a module consists of.
typedef struct SideUnit {
  CNs *start, *end;  // the namespace that is current before and after it
  PtrVec forms;      // Form *, analyzed in a session with `side`
  bool no_value;     // its value is nil, not that of the last form
  PtrVec namespaces; // CNs *: those whose forms or names are in it
} SideUnit;

// Runs the passes over its forms and writes its C file, whose exported function
// `entry` is called with (sp, nil). Inhibited. The forms' trees belong to the
// emitter afterwards.
void emit_side(const SideUnit *unit, Buf *out);

#endif
