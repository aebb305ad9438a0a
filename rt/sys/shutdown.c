// SPDX-License-Identifier: MIT
// What a program wants done when it ends, however it does
// (Runtime.addShutdownHook). In a file of its own: few programs have it.
#include "rt/base/fn.h"
#include "rt/sys/io.h"
#include "rt/sys/main.h"
#include "rt/prim.h"

static val hooks = RT_NIL; // a fn without parameters that throws nothing

static void run_hooks(val *sp) {
  val f = hooks;
  hooks = RT_NIL; // one of them may end the program, too
  if (f != RT_NIL) rt_call0(sp, f);
  rt_io_flush();
}

val rt_at_shutdown(val f) {
  hooks = f;
  rt_gc_root(&hooks);
  rt_shutdown = run_hooks;
  return RT_NIL;
}
