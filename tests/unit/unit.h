// SPDX-License-Identifier: MIT
// What the model-based tests share: the collector in torture mode, a seeded
// generator, and root slots. Each test keeps its values in t_sp[] and calls
// t_poll between operations, so everything moves all the time.
#ifndef UNIT_H
#define UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core.h"
#include "fn.h"
#include "gc.h"
#include "list.h"
#include "map.h"
#include "num.h"
#include "seq.h"
#include "set.h"
#include "str.h"
#include "sym.h"
#include "throw.h"
#include "vec.h"
#include "prim.h"

enum { T_SLOTS = 64 }; // of t_sp[] that tests may use

extern val *t_sp;

// Starts the collector once.
void t_init(void);
// A safepoint with t_sp[0..T_SLOTS) live.
void t_poll(void);
// The sp to pass to what a test calls.
static inline val *t_top(void) { return t_sp + T_SLOTS; }

void t_seed(uint64_t seed);
uint32_t t_random(uint32_t below);

// Key i of the test's key space: fixnums, strings, keywords, vectors, nil, and
// strings that share a hash.
val t_key(uint32_t i);

#endif
