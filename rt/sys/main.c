// SPDX-License-Identifier: MIT
// Start and end of a compiled program.
#include "rt/sys/main.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/mem/stats.h"
#include "rt/sys/io.h"
#include "rt/coll/list.h"
#include "rt/str/str.h"
#include "rt/sys/sys.h"
#include "rt/prim.h"

void (*rt_shutdown)(val *sp);

static val arguments(int argc, char **argv) {
  val args = RT_NIL;
  for (int i = argc - 1; i > 0; i--)
    args = rt_list_cons(rt_str_from_c(argv[i]), args);
  return args;
}

static val run(val *sp, const Program *program, int argc, char **argv) {
  for (const Fn0 *init = program->inits; *init; init++)
    RT_TRY((*init)(sp, RT_NIL));
  if (!program->main) return RT_NIL;
  return rt_apply(sp, *program->main, arguments(argc, argv));
}

int rt_main(const Program *program, int argc, char **argv) {
  rt_argc = argc > 0 ? argc - 1 : 0;
  rt_argv = argv + 1;
  static const GcConfig defaults;
  val *sp = rt_gc_init(&defaults);
  val result = run(sp, program, argc, argv);
  if (result != RT_THROWN) result = rt_run_exit_task(sp);
  rt_io_flush();
  if (result == RT_THROWN) rt_report_uncaught(sp, rt_catch());
  if (rt_shutdown) rt_shutdown(sp);
  rt_gc_stats_report();
  return result == RT_THROWN;
}
