// SPDX-License-Identifier: MIT
#include "library.h"

#include <stdio.h>
#include <string.h>

#include "compiler/front/analyze.h"
#include "compiler/front/library.h"
#include "driver/driver.h"
#include "rt/base/fn.h"
#include "rt/coll/list.h"

void library_begin(void) {
  target_begin();
  if (session) return;
  session_start(target_sp + 1);
  bootstrap_attach();
}

static bool is_allowed(const char *name, const char *allowed) {
  for (const char *p = allowed; *p; p += strspn(p, " ")) {
    size_t n = strcspn(p, " ");
    if (strncmp(name, p, n) == 0) return true;
    p += n;
  }
  return false;
}

val library_call(const Var *var, int n, const val *args, const char *allowed) {
  val r = rt_apply(target_sp + 1, var->root, rt_list_from(n, args));
  if (r != RT_THROWN) return r;
  const char *name = rt_type_of(rt_exception)->name;
  if (!is_allowed(name, allowed)) {
    fprintf(stderr, "ERROR: %s is thrown\n", name);
    abort();
  }
  rt_exception = RT_NIL;
  return r;
}
