// SPDX-License-Identifier: MIT
// Between the pass that fuses pipelines (pass_fuse.c) and the expansions that
// it knows (expand.c).
#ifndef FUSE_H
#define FUSE_H

#include "compiler/front/analyze.h"

// --- fuse_known.c ---
// The node that gives the value of n wherever n stands: the literal or var
// behind locals, or n itself.
Node *fuse_known(Node *n);
// The call that makes the collection n, where it may be put in n's place.
Node *fuse_source(Node *n);
// Is it a call that makes a lazy seq of one collection that an expansion can do
// without? One that takes the items singly, not a chunk at a time?
bool fuse_is_lazy(const Node *n);
bool fuse_is_single(const Node *n);
// The initialiser of a var whose value is a transducer or function built from
// constants; NULL: it is none.
const Node *fuse_constant_init(const Node *var);

const FnInfo *fuse_known_fn(Node *n); // the literal n is known to be, or NULL
Local *fuse_first_local(Local *l);    // behind others that it is bound to
bool fuse_is_constant(const Node *n); // reading it again gives the same object
// May it stand for the local that is bound to it?
bool fuse_can_stand_for(const Node *n, const Local *l);
// A call of the function of clojure.core with argc arguments?
bool fuse_is_core_call(const Node *n, const char *name, int argc);
bool fuse_is_range(const Node *n);
// Is its value certainly not what (reduced x) gives?
bool fuse_never_reduced(const Node *n);

// How often a function is used in what the form can reach: a known function
// that is only called has only the bodies it is called by.
typedef struct Uses {
  const FnInfo *fn;
  int argc, calls; // calls with argc arguments
  int other;       // uses as a value
  PtrVec seen;     // Arity *: bodies counted
} Uses;
Uses fuse_count_uses(Node *in, const FnInfo *fn, int argc);
int fuse_size(const Node *n); // number of nodes; of loops and functions, huge
void fuse_prune_captures(FnInfo *fn);
void fuse_drop_unused(Node *let);

// --- expand.c ---
// Replaces the call by an expansion that matches it. `wanted`: the result is
// about to be called, so that expansions to functions are considered, too.
bool expand_call(Arity *t, Node *n, CNs *ns, bool wanted);
// Is there an expansion of the call to a function?
bool expand_makes_fn(Node *n);

// --- pure.c ---
// Does this fold of a range, what the fold of lazy seqs would become,
// do the same as they?
bool pure_fold(const Node *fold);

#endif
