// SPDX-License-Identifier: MIT
// Copying function bodies (clone.c).
#ifndef CLONE_H
#define CLONE_H

#include "compiler/front/analyze.h"

// Can the arity's body stand in place of a call of it?
bool clone_can_splice(const Arity *a);
// Makes of `call`, whose items are the arguments, a LET around a copy of the
// body, in the function `into`.
void clone_splice(Node *call, Arity *a, Arity *into, CNs *ns);
// Can it be copied as a whole?
bool clone_can_copy(const Arity *a);
// A copy beside the original, for the same function, which is no closure.
Arity *clone_arity_of(Arity *a, CNs *ns);
// A copy of an expression that refers to no locals around it.
Node *clone_constant(const Node *n, Arity *into, CNs *ns, Loc loc);

#endif
