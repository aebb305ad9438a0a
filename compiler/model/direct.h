// SPDX-License-Identifier: MIT
// Calls of known functions: INVOKE becomes PRIM, CALL or CALL_LOCAL. The pass
// over a namespace does so (passes.c), and so does the evaluator, form by form.
#ifndef DIRECT_H
#define DIRECT_H

#include "compiler/model/compiler.h"

void direct_call(Node *n);  // one INVOKE
void direct_all(Node *n);   // all below a node, functions included; or NULL
void direct_fn(FnInfo *fn); // all in a function, once

#endif
