// SPDX-License-Identifier: MIT
// Tools that are kept ready (tools/warm.c), where that is possible.
#ifndef WARM_H
#define WARM_H

#include "compiler/base/arena.h"

// Runs the tool argv->items[0] with the arguments and waits for it. Its exit
// status; 127 when it cannot be started. The first time that it is asked for a
// tool it begins to keep it; if that fails it starts it each time.
int warm_run(PtrVec *argv);

#endif
