// SPDX-License-Identifier: MIT
// Between the pass that fuses pipelines (pass_fuse.c) and the expansions that
// it knows (expand.c).
#ifndef FUSE_H
#define FUSE_H

#include "analyze.h"

// The node that gives the value of n wherever n stands: the literal or var
// behind locals, or n itself.
Node *fuse_known(Node *n);
// The call that makes the collection n, where it may be put in n's place.
Node *fuse_source(Node *n);
// Is it a call that makes a lazy seq of one collection that an expansion can do
// without? One that takes the items singly, not a chunk at a time?
bool fuse_is_lazy(const Node *n);
bool fuse_is_single(const Node *n);
// The initialiser, copied for the function t, of a var whose value is a
// transducer or function built from constants; NULL: it is none.
const Node *fuse_constant_init(const Node *var);

// Replaces the call by an expansion that matches it. `wanted`: the result is
// about to be called, so that expansions to functions are considered, too.
bool expand_call(Arity *t, Node *n, CNs *ns, bool wanted);
// Is there an expansion of the call to a function?
bool expand_makes_fn(Node *n);

// pure.c: does this fold of a range, what the fold of lazy seqs would become,
// do the same as they?
bool pure_fold(const Node *fold);

#endif
