// SPDX-License-Identifier: MIT
// cljw: runs Clojure source. The compiler's front end, its evaluator, the
// runtime and the compiled standard library in one executable or module.
#include "cljw/bundled.h"
#include "cljw/limits.h"
#include "cljw/repl.h"
#include "compiler/front/analyze.h"
#include "compiler/front/evaluate.h"
#include "compiler/front/library.h"
#include "compiler/front/load.h"
#include "rt/base/fn.h"
#include "rt/coll/list.h"
#include "rt/mem/gc.h"
#include "rt/prim.h"
#include "rt/mem/stats.h"
#include "rt/sys/io.h"
#include "rt/sys/main.h"
#include "rt/sys/sys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: cljw [options] [FILE | -] [ARG...]\n"
    "  FILE ARG...   evaluates the file, then calls its -main, if it has one\n"
    "  -             evaluates standard input\n"
    "  -e EXPR       evaluates the forms and prints their values\n"
    "  -m NS ARG...  loads the namespace and calls its -main\n"
    "  -i FILE       evaluates the file first\n"
    "  -cp PATH      folders to find namespaces in, separated by ':' (.)\n"
    "  -h, --help    this text\n"
    "  --version     the version\n"
    "Without a file or expression: reads, evaluates and prints.\n"
    "In the environment:\n"
    "  CLJW_FUEL=N     so many calls and loop iterations\n"
    "  CLJW_MEMORY=N   so many bytes for what lives, as in 512m or 2g\n";

// --- start ---

static val start(void) {
  evaluate_begin();
  bundled_install();
  limits_start();
  RT_TRY(evaluate_with_library());
  ns_switch(ns_get("user"));
  session->ns->has_core = true;
  return RT_NIL;
}

// --- what to do ---

static val run_main(CNs *ns) {
  VarInfo *v = ns_own(ns, "-main");
  if (!v) return RT_NIL;
  val *sp = session->sp;
  sp[0] = RT_NIL;
  for (int i = rt_argc - 1; i >= 0; i--)
    sp[0] = rt_list_cons(rt_str_from_c(rt_argv[i]), sp[0]);
  return rt_apply(sp + 1, rt_var_deref((Var *)var_object(v)), sp[0]);
}

static val run_file(const char *path) {
  CNs *ns = NULL;
  RT_TRY(evaluate_file(path, &ns));
  return ns->calls_main ? RT_NIL : run_main(ns);
}

static val run_ns(const char *name) {
  int errors = diag_errors();
  CNs *ns = load_ns(name, (Loc){.file = "-m"});
  if (diag_errors() > errors) return evaluate_pending();
  if (!ns_own(ns, "-main"))
    return rt_throwf(&rt_type_illegal_argument, "namespace %s has no -main",
                     name);
  return run_main(ns);
}

static val run_stdin(void) {
  Buf text = {0};
  char chunk[4096];
  ssize_t n;
  buf_puts(&text, "");
  while ((n = read(0, chunk, sizeof chunk)) > 0) buf_putn(&text, chunk, n);
  return evaluate_text("-", text.s, text.len);
}

// --- options ---

typedef struct Options {
  const char *file, *main_ns, *path;
  PtrVec steps; // char *: "-e", EXPR, "-i", FILE...
  bool expressions;
} Options;

static _Noreturn void misused(const char *what) {
  fprintf(stderr, "cljw: %s\n%s", what, usage);
  exit(2);
}

// Is argv[*i] an option? Takes its value, too.
static bool take_option(Options *o, char **argv, int *i) {
  const char *arg = argv[*i];
  if (strcmp(arg, "-h") == 0 || strcmp(arg, "--help") == 0) {
    fputs(usage, stdout);
    exit(0);
  }
  if (strcmp(arg, "--version") == 0) {
    puts("cljw " CLJWC_VERSION);
    exit(0);
  }
  if (arg[0] != '-' || !arg[1]) return false;
  char *value = argv[*i + 1];
  static const char *const with_value[] = {"-e", "-i", "-m", "-cp"};
  int known = -1;
  for (int k = 0; k < 4; k++)
    if (strcmp(arg, with_value[k]) == 0) known = k;
  if (known < 0) misused(arena_printf("unknown option: %s", arg));
  if (!value) misused(arena_printf("%s needs a value", arg));
  ++*i;
  if (known == 2) o->main_ns = value;
  if (known == 3) o->path = value;
  if (known == 3 && strstr(value, ".jar"))
    misused(arena_printf("-cp takes folders, and cljwc jars, too: %s", value));
  if (known < 2) {
    vec_push(&o->steps, argv[*i - 1]);
    vec_push(&o->steps, value);
    o->expressions = o->expressions || known == 0;
  }
  return true;
}

static Options parse(int argc, char **argv) {
  Options o = {0};
  int i = 1;
  while (i < argc && !o.main_ns && take_option(&o, argv, &i)) i++;
  if (i < argc && !o.main_ns && !o.expressions) o.file = argv[i++];
  rt_argc = argc - i;
  rt_argv = argv + i;
  return o;
}

static val run(const Options *o) {
  for (int i = 0; i < o->steps.n; i += 2) {
    const char *value = o->steps.items[i + 1];
    bool is_expression = strcmp(o->steps.items[i], "-e") == 0;
    RT_TRY(is_expression ? repl_print_all("-e", value)
                         : evaluate_file(value, NULL));
  }
  if (o->main_ns) return run_ns(o->main_ns);
  if (o->file) return strcmp(o->file, "-") ? run_file(o->file) : run_stdin();
  if (!o->steps.n) repl();
  return RT_NIL;
}

#ifdef __wasm__
// Where it is called, the linker has not each exported function run the
// constructors (limits.h).
void __wasm_call_ctors(void);
#else
static void __wasm_call_ctors(void) {}
#endif

int main(int argc, char **argv) {
  __wasm_call_ctors();
  session_start(rt_gc_init(&(GcConfig){.limit = limits_memory()}));
  Options o = parse(argc, argv);
  val r = start();
  if (o.path) evaluate_source_path(o.path);
  if (r != RT_THROWN) r = data_readers_install(session->sp);
  if (r != RT_THROWN) r = run(&o);
  if (r != RT_THROWN) r = rt_run_exit_task(session->sp);
  rt_io_flush();
  if (r == RT_THROWN) {
    session->sp[0] = rt_catch();
    evaluate_report(session->sp + 1, session->sp[0]);
  }
  if (rt_shutdown) rt_shutdown(session->sp);
  rt_gc_stats_report();
  exit(r == RT_THROWN);
}
