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

#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/num/num.h"
#include "rt/seq/seq.h"
#include "rt/coll/set.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"
#include "rt/base/throw.h"
#include "rt/coll/vec.h"
#include "rt/prim.h"

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
