// SPDX-License-Identifier: MIT
// The passes over the AST of a namespace, in the order in which they run.
#ifndef PASSES_H
#define PASSES_H

#include "compiler/model/compiler.h"
#include "compiler/model/direct.h"

// Runs them all over a namespace whose forms are analyzed. Once.
void passes_run(CNs *ns);

// Visits the nodes of an arity's body, and of functions inside it with their
// own arity, each after those below it.
void pass_each_node(Arity *a, Node *n, void (*visit)(Arity *a, Node *n));

// pass_fuse.c: pipelines become loops.
void pass_fuse(Form *form);

// pass_inline.c: VarInfo.inlines of the namespace; then small bodies in place
// of calls.
void inline_publish(CNs *ns);
void pass_inline(Form *form);
bool inline_call(Arity *arity, Node *call); // the same for one CALL

// pass_recur.c: a RECUR to the head of a function becomes one of a loop.
void pass_recur(Form *form);

// pass_transient.c: loops build their collections as transients.
void pass_transient(Form *form);

// pass_effects.c: FnInfo.hot; what an arity's loops do to the heap; and
// VarInfo.calm and frugal, for the interface.
void pass_hot(CNs *ns);
void pass_effects(Arity *arity);
void effects_publish(CNs *ns);

// pass_version.c: second bodies for unboxed arguments.
void pass_versions(CNs *ns);

// pass_captures.c: captures of a ^:once function become locals of its own.
void pass_captures(Arity *arity);

// pass_infer.c: how nodes and locals are represented.
void pass_infer(Arity *arity);

// pass_split.c: shortens nodes with very many parts; after pass_live, chooses
// what of a huge function becomes C functions of their own (Node.part).
void pass_shorten(Arity *arity);
void pass_split(Arity *arity);

// pass_live.c: which locals live in root slots.
void pass_live(Arity *arity);

// pass_refs.c: what the form refers to, Form.refs, class_refs and lookups; also
// right of a form that no pass has seen.
void pass_references(Form *form);
// constant_names.c: adds what the constant v could name to Form.names.
void constant_names(Form *form, val v);

#endif
