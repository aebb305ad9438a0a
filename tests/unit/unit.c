// SPDX-License-Identifier: MIT
// Shared parts of the unit tests; see unit.h.
#include "unit.h"
#include "rt/lang/ns.h"
#include "rt/lang/construct.h"

#include <stdlib.h>
#include <string.h>

val *t_sp;
Keyword *const rt_static_keywords[] = {NULL};
const NsTable rt_program_ns[] = {{NULL, NULL, NULL}};
Var *const rt_program_vars[] = {NULL};
const Type *const rt_program_types[] = {NULL};
static uint64_t state;

void t_init(void) {
  if (t_sp) return;
  t_sp = rt_gc_init(&(GcConfig){0});
  memset(t_sp, 0, T_SLOTS * sizeof(val));
}

void t_poll(void) { assert_int_equal(rt_poll(t_top()), 0); }

void t_seed(uint64_t seed) {
  state = seed * 2862933555777941757u + 3037000493u;
}

uint32_t t_random(uint32_t below) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)((state >> 16) % below);
}

// "Aa" and "BB" have one hashCode, so all strings of k such pairs do.
static val colliding(uint32_t i) {
  char text[15];
  for (int b = 0; b < 7; b++) memcpy(text + 2 * b, i >> b & 1 ? "BB" : "Aa", 2);
  text[14] = 0;
  return rt_str_from_c(text);
}

static val named(uint32_t i) {
  char text[] = "k000";
  text[1] += (char)(i / 100 % 10);
  text[2] += (char)(i / 10 % 10);
  text[3] += (char)(i % 10);
  return rt_str_from_c(text);
}

val t_key(uint32_t i) {
  if (i == 0) return RT_NIL;
  switch (i % 5) {
  case 0: return colliding(i / 5);
  case 1: return rt_keyword_new(RT_NIL, named(i));
  case 2: return named(i);
  case 3: {
    val pair[] = {RT_FIX(i), named(i)};
    return rt_vec_from(2, pair);
  }
  default: return RT_FIX(i);
  }
}
