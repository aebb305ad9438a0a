// SPDX-License-Identifier: MIT
// Representations of values: what hints, casts and signatures say of them.
#include "compiler/model/compiler.h"

#include <string.h>

Rep rep_of_tag(const char *tag) {
  if (!tag) return REP_VAL;
  if (strcmp(tag, "long") == 0) return REP_LONG;
  return strcmp(tag, "double") == 0 ? REP_DOUBLE : REP_VAL;
}

const Elements *elements_of(const Node *n) {
  static const Elements kinds[] = {
      {"longs", "long", "int64_t", REP_LONG, BOX_WIDE},
      {"doubles", "double", "double", REP_DOUBLE, BOX_WIDE},
      {"ints", "int", "int32_t", REP_LONG, BOX_INT},
      {"shorts", "short", "int16_t", REP_LONG, BOX_SHORT},
      {"bytes", "byte", "int8_t", REP_LONG, BOX_BYTE},
      {"floats", "float", "float", REP_DOUBLE, BOX_FLOAT},
  };
  const char *tag = n->op == OP_LOCAL ? n->local->tag : NULL;
  for (size_t i = 0; tag && i < sizeof kinds / sizeof *kinds; i++)
    if (strcmp(kinds[i].tag, tag) == 0) return &kinds[i];
  return NULL;
}

Rep rep_of_letter(char c) {
  return c == 'L' ? REP_LONG : c == 'D' ? REP_DOUBLE : REP_VAL;
}

const char *call_signature(const Node *n) {
  if (n->op != OP_CALL || n->n > 6) return NULL;
  return n->version ? n->var->versions[n->n] : n->var->typed[n->n];
}
