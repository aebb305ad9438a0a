// SPDX-License-Identifier: MIT
// Copying function bodies (clone.c).
#ifndef CLONE_H
#define CLONE_H

#include "analyze.h"

// Can the arity's body stand in place of a call of it?
bool clone_can_splice(const Arity *a);
// Makes of `call`, whose items are the arguments, a LET around a copy of the
// body, in the function `into`.
void clone_splice(Node *call, Arity *a, Arity *into, CNs *ns);
// A copy of an expression that refers to no locals around it.
Node *clone_constant(const Node *n, Arity *into, CNs *ns, Loc loc);

#endif
