// SPDX-License-Identifier: MIT
// cljwc: what each mode does.
#include "driver/driver.h"
#include "driver/nrepl.h"
#include "driver/side.h"
#include "compiler/eval/code.h"
#include "compiler/passes/passes.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/sys/io.h"
#include "rt/coll/list.h"
#include "rt/sys/main.h"
#include "rt/str/str.h"
#include "rt/sys/sys.h"
#include "rt/base/throw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static CNs *load_any(const char *name) {
  CNs *ns = bootstrap_load_ns(name);
  return ns ? ns : cache_load_ns(name);
}

static CNs *load_native_only(const char *name) {
  return bootstrap_load_ns(name);
}

static void start_runtime(void) {
  GcConfig config = {.nursery = 32 << 20,
                     .reserve = (size_t)256 << 20,
                     .stack_slots = 1 << 18};
  session_start(rt_gc_init(&config));
}

// Errors of the user end here, after all of them have been reported.
static void stop_on_errors(void) {
  if (!diag_errors()) return;
  int n = session->diag.shown;
  fprintf(stderr, "%d error%s\n", n, n == 1 ? "" : "s");
  exit(1);
}

// --- outputs other than programs ---

static void output_text(const Buf *text) {
  const char *s = text->s ? text->s : "";
  if (options.output)
    output_write(options.output, s, text->len, false);
  else
    fwrite(s, 1, text->len, stdout);
}

static void emit_c(CNs *ns) {
  Buf c = {0};
  PtrVec one = {(void *[]){ns}, 1, 1};
  const PtrVec *all = ns->group ? ns->group : &one;
  for (int i = 0; i < all->n; i++) {
    passes_run(all->items[i]);
    emit_ns(all->items[i], &c);
  }
  stop_on_errors();
  output_text(&c);
}

static void emit_ast(CNs *ns) {
  Buf text = {0};
  for (int i = 0; i < ns->forms.n; i++)
    print_ast(((Form *)ns->forms.items[i])->node, 0, &text);
  output_text(&text);
}

static void emit_wat(CNs *ns) {
  const char *module =
      arena_printf("%s/wat-%d.wasm", cache_dir(), (int)getpid());
  options.debug = true; // keeps the names
  program_link(ns, module);
  stop_on_errors();
  PtrVec a = {0};
  tools_words(&a, tools_get("WASM2WAT") ? tools_get("WASM2WAT") : "wasm2wat");
  if (!options.output) options.output = "-";
  const char *text = output_begin(options.output, false);
  args_add(&a, module);
  args_add(&a, "-o");
  args_add(&a, text);
  int status = tools_run(&a);
  if (status == 127)
    fatal("cannot run %s: install wabt (Debian: apt-get install wabt), or set "
          "CLJWC_WASM2WAT",
          (char *)a.items[0]);
  tools_check(a.items[0], "disassembling", status);
  output_end(text, options.output);
  unlink(module);
}

static void write_deps(CNs *main_ns) {
  if (!options.deps && !options.deps_file) return;
  const char *target = options.output, *path = options.deps_file;
  if (!path)
    path = file_with_ending(output_is_stdout(target) ? options.input : target,
                            ".d");
  Buf b = {0};
  PtrVec read = output_inputs(main_ns);
  buf_printf(&b, "%s:", target);
  for (int i = 0; i < read.n; i++)
    buf_printf(&b, " \\\n  %s", (char *)read.items[i]);
  buf_puts(&b, "\n");
  output_write(path, b.s, b.len, false);
}

static void compile_object(CNs *ns) {
  if (ns->group)
    fatal("%s has several namespaces: -c makes one object of one",
          options.input);
  const char *object = program_object(ns);
  stop_on_errors();
  jobs_wait();
  if (!options.output) options.output = file_with_ending(options.input, ".o");
  size_t n;
  char *bytes = file_read(object, &n);
  if (!bytes) fatal("cannot read %s", object);
  output_write(options.output, bytes, n, true);
  free(bytes);
}

// --- running ---

static _Noreturn void exit_after(val result) {
  rt_io_flush();
  if (result == RT_THROWN) rt_report_uncaught(session->sp, rt_catch());
  if (rt_shutdown) rt_shutdown(session->sp);
  exit(result == RT_THROWN);
}

// As Clojure does, each form runs before the next one is looked at.
static bool interpret_forms(CNs *ns) {
  if (ns->native || diag_errors()) return true;
  val r = interp_ensure_forms(session->sp, ns);
  if (r == RT_THROWN) exit_after(r);
  return true;
}

static val interpret_main(CNs *main_ns) {
  for (int i = 0; i < main_ns->forms.n; i++) {
    Form *form = main_ns->forms.items[i];
    pass_references(form);
    form->init = i + 1; // as if all were compiled to initialisers
  }
  main_ns->iface = iface_of(main_ns);
  VarInfo *main_var = (VarInfo *)program_main(main_ns);
  if (!main_var) return rt_run_exit_task(session->sp);
  val args = RT_NIL;
  for (int i = options.nargs - 1; i >= 0; i--)
    args = rt_list_cons(rt_str_from_c(options.args[i]), args);
  session->sp[0] = args;
  val fn = interp_ensure_var(session->sp + 1, main_var);
  RT_TRY(fn);
  RT_TRY(rt_apply(session->sp + 1, fn, session->sp[0]));
  return rt_run_exit_task(session->sp);
}

// --- modes ---

static CNs *load_input(void) {
  if (!file_exists(file_container(options.input)))
    fatal("cannot read %s: no such file", options.input);
  session->main_file = options.input;
  CNs *ns = load_file(options.input, options.input);
  if (options.main_ns && strcmp(options.main_ns, ns->name) != 0)
    ns = load_ns(options.main_ns, (Loc){.file = options.input});
  stop_on_errors();
  return ns;
}

// One place per input, so that running a program again replaces its output.
static const char *run_output(void) {
  char *full = realpath(options.input, NULL);
  const char *key = arena_printf("%s %s %s", full ? full : options.input,
                                 options.target, options.opt);
  free(full);
  return arena_printf("%s/run-%s%s", cache_dir(), hash_text(key, strlen(key)),
                      options_wasm() ? ".wasm" : "");
}

static void name_output(void) {
  if (options.output) return;
  options.output =
      options.run
          ? run_output()
          : file_with_ending(options.input, options_wasm() ? ".wasm" : "");
}

static void build(CNs *ns) {
  name_output();
  const char *module = component_module();
  program_link(ns, module);
  stop_on_errors();
  component_end(module);
  package_end();
  write_deps(ns);
  if (options.command) current_note(ns);
  cache_prune();
  if (phase_timing) phase_report();
}

static bool is_built(void) {
  if (!options.command || options.compile_only || options.interpret)
    return false;
  if (options.run) name_output();
  return options.output && current_is();
}

static void compile(void) {
  if (is_built()) {
    if (options.run) run_program(options.output);
    return;
  }
  if (options.interpret) session->load_compiled = load_native_only;
  if (options.interpret) session->form_done = interpret_forms;
  if (options.evaluate) session->run_form = vm_toplevel;
  CNs *ns = load_input();
  if (options.interpret) exit_after(interpret_main(ns));
  output_guard(ns);
  if (options.output && options.deps_file &&
      strcmp(options.output, options.deps_file) == 0)
    fatal("-o and -MF name one file: %s", options.output);
  rt_gc_inhibit();
  if (options.emit && strcmp(options.emit, "c") == 0)
    emit_c(ns);
  else if (options.emit && strcmp(options.emit, "ast") == 0)
    emit_ast(ns);
  else if (options.emit && strcmp(options.emit, "wat") == 0)
    emit_wat(ns);
  else if (options.emit)
    fatal("unknown --emit kind: %s", options.emit);
  else if (options.compile_only) {
    compile_object(ns);
    write_deps(ns);
    if (phase_timing) phase_report();
  } else {
    build(ns);
    if (options.run) run_program(options.output);
  }
}

int main(int argc, char **argv) {
  start_runtime();
  jar_install();
  options_parse(argc, argv);
  phase_enter(PHASE_OTHER);
  session->line_directives = options.debug;
  rt_argc = options.nargs;
  rt_argv = options.args;
  tools_find(argv[0]);
  session->refusals_file = tools_lib("stdlib/refusals.tsv");
  session->expansions_file = tools_lib("stdlib/expansions.edn");
  session->bundled = tools_lib("clojure.jar");
  if (options.runner && strcmp(options.runner, "native") == 0)
    options.target = "native";
  eval_install();
  regex_install();
  bootstrap_attach();
  if (options.bootstrap) {
    bootstrap(options.bootstrap);
    stop_on_errors();
    return 0;
  }
  session->load_compiled = load_any;
  project_begin();
  if (options.command && strcmp(options.command, "nrepl") == 0) nrepl_serve();
  if (options.main_module || options.shared) {
    if (options.main_module)
      side_main_module();
    else
      side_shared();
    stop_on_errors();
    return 0;
  }
  compile();
  return 0;
}
