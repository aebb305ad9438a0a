// SPDX-License-Identifier: MIT
// Pass: a ^:once function gives up its captures when it is called. They become
// locals of its own, so that the closure does not keep them alive while it
// runs.
#include "compiler/passes/passes.h"

void pass_captures(Arity *a) {
  if (!a->fn || !a->fn->once || a->fn->narities != 1) return;
  for (int i = 0; i < a->fn->ncaptures; i++) {
    Local *l = a->fn->captures[i];
    l->loaded = true;
    l->id = a->nlocals++;
  }
}
