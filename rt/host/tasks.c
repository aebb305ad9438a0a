// SPDX-License-Identifier: MIT
// The tasks of a program that has any (stdlib/clojure/core_conc.clj): at its
// end, or when a host has time for them. Nothing else is in this file, so what
// it defines is in no other module.
#include "rt/base/fn.h"
#include "rt/host/abi.h"
#include "rt/prim.h"

static val runner = RT_NIL; // a fn of: is this the program's end?

val rt_at_exit(val f) {
  runner = f;
  rt_gc_root(&runner);
  clj_host.tasks = 1;
  return RT_NIL;
}

static val run(val *sp, val is_end) {
  return runner == RT_NIL ? RT_NIL : rt_call1(sp, runner, is_end);
}

val rt_run_exit_task(val *sp) { return run(sp, RT_TRUE); }

int32_t clj_tasks(void) {
  val *sp = rt_host_enter();
  val left = sp ? run(sp, RT_FALSE) : RT_THROWN;
  int32_t ms = -1;
  if (left != RT_THROWN && rt_is_long(left))
    ms = (int32_t)((rt_long_value(left) + 999999) / 1000000);
  rt_host_leave();
  return ms;
}
