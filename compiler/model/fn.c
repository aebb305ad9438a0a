// SPDX-License-Identifier: MIT
// What the arities of a function tell.
#include "compiler/model/compiler.h"

Arity *fn_fixed_arity(const FnInfo *fn, int n) {
  for (int i = 0; i < fn->narities; i++)
    if (!fn->arities[i]->variadic && fn->arities[i]->nparams == n)
      return fn->arities[i];
  return NULL;
}

bool fn_has_wide_arity(const FnInfo *fn) {
  for (int i = 0; i < fn->narities; i++)
    if (!fn->arities[i]->variadic && fn->arities[i]->nparams > RT_MAX_DIRECT)
      return true;
  return false;
}

bool fn_accepts(const FnInfo *fn, int n) {
  for (int i = 0; i < fn->narities; i++) {
    const Arity *a = fn->arities[i];
    if (a->variadic ? n >= a->nparams - 1 : n == a->nparams) return true;
  }
  return false;
}

bool var_is_direct(const VarInfo *v) {
  return v->is_fn && !v->redef && !v->is_dynamic;
}

uint32_t fn_arity_bits(const FnInfo *fn) {
  uint32_t bits = 0;
  for (int i = 0; i < fn->narities; i++)
    bits |= arity_bit(fn->arities[i]->nparams);
  return bits;
}
