// SPDX-License-Identifier: MIT
// Torture builds: is everything that a program can reach what it should be?
//
// From the roots on, each word that is a val must be one: an object in static
// data, of old space, or in the used part of the young region, whose first word
// is a Type. And each slot of an older object that points to something young
// must be one that the next minor collection looks at: the remembered set is
// complete. What is wrong ends the program with 2, and what it is in.
#ifndef RT_VERIFY_H
#define RT_VERIFY_H

#include "rt/mem/ptrlist.h"
#include "rt/value/value.h"

typedef struct HeapView {
  const val *stack, *sp;
  const PtrList *roots;   // val *
  const PtrList *ranges;  // val *, val **...
  const PtrList *slots;   // val *: the remembered set...
  const PtrList *objects; // ... Obj *: and those remembered whole
  const val *data, *data_end;
  bool (*valid)(val v); // any word: is it a val?
} HeapView;

// Between two safepoints; takes time in proportion to what is reached.
void rt_heap_verify(const HeapView *view);

#endif
