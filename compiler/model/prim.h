// SPDX-License-Identifier: MIT
// What the compiler knows of the C functions that Clojure code may call: the
// columns of rt/prims.def.
#ifndef PRIM_H
#define PRIM_H

#include "rt/value/value.h"

// The class an unboxed value gets when it is boxed, where that is not Long or
// Double.
typedef enum Box { BOX_WIDE, BOX_INT, BOX_SHORT, BOX_BYTE, BOX_FLOAT } Box;

// Primitives that have an unboxed form (pass_infer.c).
typedef enum TypedOp {
  TYPED_NONE,
  TYPED_ARITH,     // + - * inc dec: longs with overflow check, or doubles
  TYPED_DIV,       // / with a double among the operands
  TYPED_COMPARE,   // truth-valued
  TYPED_EQUAL,     // the same of longs only: = even? odd?
  TYPED_DIVIDE,    // quot rem mod of longs
  TYPED_WRAP,      // unchecked and bit operations on longs
  TYPED_AS_LONG,   // (long x)
  TYPED_AS_DOUBLE, // (double x)
  TYPED_AS_SMALL,  // (int x), (unchecked-byte x), (float x)...
  TYPED_WRAP_INT,  // unchecked-add-int and its like
  TYPED_MATH,      // a C function of one double
  TYPED_AGET,
  TYPED_ASET,
  TYPED_ALENGTH, // of an array hinted by type
} TypedOp;

typedef enum PrimTrait {
  NUMBERS = 1 << 0,       // operands are numbers, or it throws
  COUNTED = 1 << 1,       // operands are only computed with: their class does
                          // not matter. Of typed prims that is so anyway.
  NEVER_REDUCED = 1 << 2, // its value is not what (reduced x) gives
  // May the JVM compute a primitive double? (analyze_double.c)
  DOUBLE = 1 << 3,            // always
  DOUBLE_IF_ANY = 1 << 4,     // if an operand is one
  DOUBLE_IF_ALL = 1 << 5,     // if all are
  DOUBLE_UNLESS_BIG = 1 << 6, // if one is, and none is a BigInt and such
  // No effect, and no failure if all operands are that (pure.c).
  PURE_OF_NUMBERS = 1 << 7, // longs and doubles; a test or a double
  PURE_OF_LONGS = 1 << 8,   // a test or a long
} PrimTrait;

// C texts have an @ for each operand, in order.
typedef struct PrimFacts {
  TypedOp typed;
  Box box;             // AS_SMALL, WRAP_INT: the class of the result
  const char *longs;   // its unboxed form on longs. ARITH: the test for
                       // overflow; the last operand is the result
  const char *doubles; // the same on doubles. NULL: as on longs
  const char *unbox;   // AS_LONG, AS_SMALL: the C function (val, result *) for
                       // operands that are no unboxed longs; false: it threw
  const char *refuse;  // AS_SMALL: the C function (int64_t) that throws for a
                       // long out of range; NULL: it is cut off
  int has;             // PrimTraits
} PrimFacts;

typedef enum PrimId {
#define PRIM(name, ...) PRIM_##name,
#include "rt/prims.def"
#undef PRIM
} PrimId;

typedef struct Prim {
  PrimId id;
  const char *name; // C name without rt_
  int nargs;
  char result; // 'V' or 'B'
  char cls;    // 'P', 'T', 'S', 'G'
  void (*fn)(void);
  PrimFacts facts;
} Prim;

const Prim *prim_get(PrimId id);
const Prim *prim_find(const char *c_name); // NULL: there is none
static inline bool prim_has(const Prim *p, PrimTrait trait) {
  return p->facts.has & (int)trait;
}
// Calls a prim with argv below sp; the result boxed.
val prim_call(val *sp, const Prim *p, const val *argv);

#endif
