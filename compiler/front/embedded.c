// SPDX-License-Identifier: MIT
// The evaluator inside a compiled program.
#include "compiler/front/embedded.h"
#include "compiler/front/evaluate.h"
#include "rt/mem/gc.h"

#include <stdlib.h>

val embedded_start(val *sp, val self) {
  (void)self;
  session_start(sp);
  evaluate_begin();
  library_add(&embedded_tables);
  RT_TRY(evaluate_with_library());
  const char *path = getenv("CLJW_PATH");
  if (path) evaluate_source_path(path);
  for (int i = 0; embedded_tables.namespaces[i]; i++)
    load_ns(embedded_tables.namespaces[i], (Loc){0});
  ns_switch(ns_get("user"));
  session->ns->has_core = true;
  return RT_NIL;
}
