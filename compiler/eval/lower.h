// SPDX-License-Identifier: MIT
// What the files of the lowering share.
//
// lower_value(l, n, d, h) writes code that leaves the value of n in slot d and
// uses slots from h on; d <= h, all slots below h are in use.
#ifndef EVAL_LOWER_H
#define EVAL_LOWER_H

#include "compiler/eval/code.h"

typedef struct Lower { // the code of one arity
  Arity *arity;
  PtrVec ops, consts; // Word, val
  PtrVec handlers;    // three entries each
  PtrVec places;      // two
  int place;          // of the instruction that comes next
  int top;            // slots used
  int taken;          // see Code
  bool returns;       // the next value is the frame's result
} Lower;

typedef struct Label { // a place not reached yet
  PtrVec refs;         // pairs: an instruction, its word that refers to here
} Label;

static inline Word slot_word(int slot) { return (Word)slot * sizeof(val); }

// --- lower.c ---
int emit(Lower *l, Instruction op, int n,
         const Word *operands); // returns where
int emit1(Lower *l, Instruction op, Word a);
int emit2(Lower *l, Instruction op, Word a, Word b);
int emit3(Lower *l, Instruction op, Word a, Word b, Word c);
int emit4(Lower *l, Instruction op, Word a, Word b, Word c, Word d);
Word lower_const(Lower *l, val v); // operand k
Word lower_slot(Lower *l, val v);  // one of its own, which changes
void lower_at(Lower *l, Loc loc);
void lower_height(Lower *l, int h); // slots below h are used
// The operand number `word` of the instruction at `start` is the label.
void label_refer(Lower *l, Label *label, int start, int word);
void label_here(Lower *l, Label *label);
void lower_jump(Lower *l, Label *label);

void lower_value(Lower *l, Node *n, int d, int h);
// The same into a slot that is handed over: the last use empties the local.
void lower_arg(Lower *l, Node *n, int d);
void lower_args(Lower *l, Node **items, int n, int base);
// The slot of a local, or h with the value, h then being one more.
int lower_operand(Lower *l, Node *n, int *h);
void lower_load(Lower *l, const Local *local, int d);
bool local_has_slot(const Local *local);
Word capture_offset(const Local *local);
Word field_offset(const Local *local);
Code *lower_arity(FnInfo *fn, Arity *a);

// --- lower_call.c ---
// Does the code read locals among the operands where they are, when all
// operands have been evaluated?
bool prim_in_place(const Prim *p);
// `returns`: the value is the frame's result.
void lower_prim(Lower *l, Node *n, int d, int h, bool returns);
void lower_call(Lower *l, Node *n, int d, int h);
// Code that jumps if the node's value is false.
void lower_test(Lower *l, Node *n, Label *no, int h);

// --- lower_fn.c: functions and types ---
void lower_fn(Lower *l, Node *n, int d, int h);
void lower_letfn(Lower *l, Node *n, int *h);
Proto *lower_proto(FnInfo *fn);
// The Type of a class; NULL: not evaluated. One that the form defines is made.
const Type *lower_class(ClassInfo *c);
void lower_type(Lower *l, Node *n, int d, int h);
void lower_reify(Lower *l, Node *n, int d, int h);

// --- last_use.c ---
// Marks the last uses of locals (Node.last), so that their slots are emptied.
void mark_last_uses(Arity *a);

#endif
