// SPDX-License-Identifier: MIT
// Values of the heap that the compiler holds on to, by number: a node of a
// constant can be copied, and the value still moves with the collector.
#ifndef CONSTANT_H
#define CONSTANT_H

#include "rt/value/value.h"

typedef int Constant; // 0: nil

Constant constant_new(val v);
val constant_value(Constant c);

// Those made since are forgotten.
void constants_release(int count);

void constants_start(void); // of a new session

#endif
