// SPDX-License-Identifier: MIT
// Names of methods and fields that some type or protocol has.
#include "compiler/model/compiler.h"

void member_declare(const char *name) { member_takes(name, 0); }

void member_takes(const char *name, uint32_t arities) {
  if (!session->members) session->members = strmap_new();
  uintptr_t before = (uintptr_t)strmap_get(session->members, name);
  strmap_put(session->members, name,
             (void *)(before | (uintptr_t)arities << 1 | 1));
}

uint32_t member_arities(const char *name) {
  return session->members
             ? (uint32_t)((uintptr_t)strmap_get(session->members, name) >> 1)
             : 0;
}

bool member_known(const char *name) {
  return session->members && strmap_get(session->members, name);
}
