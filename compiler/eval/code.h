// SPDX-License-Identifier: MIT
// Code that is evaluated at run time: what lower*.c makes of the AST and vm.c
// runs.
//
// A function is a Proto with one Code per arity. Both are objects of old space,
// which never move, so that the evaluator points into them, and which the
// collector frees when no closure, frame or other code refers to them. A
// closure is an Fn as of compiled code, its first capture the Proto; its Type
// is a HeapType (rt/value/value.h).
//
// A frame is a piece of the evaluator's own stack of vals: the closure, the
// parameters, then locals and temporaries in the order in which they come to
// life. At every instruction the slots below the first one that holds nothing
// are valid vals. So a value is computed into its own slot, with temporaries
// above it, and an instruction that runs foreign code says up to where the
// frame is in use.
#ifndef EVAL_CODE_H
#define EVAL_CODE_H

#include "compiler/model/compiler.h"
#include "rt/base/throw.h"
#include "rt/value/value.h"

typedef uintptr_t Word;

typedef enum Instruction {
#define CODE(name, operands) VM_##name,
#include "compiler/eval/code.def"
#undef CODE
} Instruction;

typedef struct Handler { // instructions [start, end) of a try, words
  uint32_t start, end, target;
} Handler;

typedef struct Place { // from this word on
  uint32_t start;
  int32_t place; // as rt_trace takes it
} Place;

typedef struct Code { // LAYOUT_ARRAY
  const Type *type;
  uintptr_t n;
  // What follows lies in vals[0], an object without vals.
  const Word *ops;
  const Handler *handlers; // inner ones first
  const Place *places;
  const char *name, *file; // of the function, for traces; NULL: in none
  const struct Site *site; // the same, once an exception has passed
  uintptr_t nhandlers, nplaces;
  uintptr_t frame; // bytes it uses of the stack
  uintptr_t fixed; // parameters without the rest
  uintptr_t variadic;
  uintptr_t taken; // captures that a ^:once function takes at first,
  val vals[];      // into the slots after the parameters
} Code;
enum { CODE_RAW = 12 };

typedef struct Proto { // LAYOUT_ARRAY
  const Type *type;
  uintptr_t n;
  Code *entry[RT_MAX_DIRECT + 1]; // by number of arguments; NULL: see below
  Code *rest;                     // the variadic arity or NULL
  const Type *fn_type;
  CNs *ns;
  val vals[]; // the type, the (fn* ...) form or nil, then one Code per arity
} Proto;
enum { PROTO_RAW = RT_MAX_DIRECT + 4, PROTO_FORM = 1, PROTO_CODES };

extern const Type vm_type_code, vm_type_proto;

// Fields and methods of a deftype, defrecord or reify, kept alive by its Type.
typedef struct TypeData { // LAYOUT_ARRAY, its vals begin with info.ns
  const Type *type;
  uintptr_t n;
  TypeInfo info;
  val vals[]; // of fields: names, keys, metadata; then methods
} TypeData;

// --- lower.c ---
// The code of an analyzed form whose calls are direct, without parameters. It
// refers to nothing of the form. Collection is inhibited.
Code *lower_form(Form *form);

// --- vm.c ---
// Evaluates a top-level form like interp_toplevel. Afterwards nothing refers to
// its nodes. G.
val vm_toplevel(val *sp, Form *form);
bool vm_is_fn(val f);                       // a closure of evaluated code
bool vm_source(val f, val *form, CNs **ns); // interp_source of one

// How many calls and loop iterations may still be evaluated; 0: any number.
// When none is left, an Error is thrown that no catch clause of evaluated code
// catches (finally clauses are run, with some more steps to do it in) until
// the outermost vm_toplevel returns.
extern uint64_t vm_fuel;
// Nonzero: the same happens soon, also in compiled code of the library.
// vm_stop sets it; a signal's handler may call that.
extern volatile int vm_interrupt;
void vm_stop(void);

// Of closures of the function, whose first value is their Proto; but for the
// name.
Type vm_function_type(const FnInfo *fn);

#endif
