// SPDX-License-Identifier: MIT
// POMs: a text is a model, or refused by the resolver's own exception. The code
// is Clojure (deps/pom.clj), compiled for this target.
#include "library.h"

#include "driver/driver.h"

extern Var V_deps_Dpom__read_text;
extern val I_deps_Dpom_1(val *, val), I_deps_Dmaven_1(val *, val),
    I_deps_Dask_1(val *, val), I_deps_Dask_2(val *, val),
    I_deps_Dask_3(val *, val);

static void start(void) {
  static bool started;
  val (*const forms[])(val *, val) = {I_deps_Dask_1, I_deps_Dask_2,
                                      I_deps_Dask_3, I_deps_Dmaven_1,
                                      I_deps_Dpom_1};
  if (started) return;
  started = true;
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    must(forms[i](target_sp + 1, RT_NIL) != RT_THROWN);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  library_begin();
  start();
  val args[] = {rt_str_from_utf8((const char *)data, n),
                rt_str_from_utf8("a.pom", 5)};
  if (args[0] != RT_THROWN)
    library_call(&V_deps_Dpom__read_text, 2, args,
                 "clojure.lang.ExceptionInfo");
  rt_exception = RT_NIL;
  return target_end(1);
}
