// SPDX-License-Identifier: MIT
// Command line.
#include "driver/driver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Options options = {.target = "wasm", .opt = "-O2"};

static const char usage[] =
    "usage: cljwc [options] app.clj [-o app.wasm]\n"
    "       cljwc run [options] app.clj [arguments...]\n"
    "\n"
    "Compiles Clojure to a standalone WebAssembly (WASI) program.\n"
    "\n"
    "  -o FILE              output (default: the input's name with .wasm)\n"
    "  --target=TARGET      wasm (default) or native\n"
    "  -c                   compile one namespace to an object file\n"
    "  --emit=KIND          c, ast or wat instead of a program\n"
    "  -cp PATH             folders with sources and jars, separated by ':' "
    "(default .)\n"
    "  --main NS            call NS/-main (default: the file's namespace)\n"
    "  --no-main            call no -main\n"
    "  -O0 -O1 -O2 -O3 -Os  optimisation (default -O2)\n"
    "  --release            smaller: wasm-opt; names go to app.wasm.symbols\n"
    "  -g                   debugging information\n"
    "  -MD, -MF FILE        write a Makefile fragment with what was read\n"
    "  --runner=RUNNER      for run: wasmtime, node or native\n"
    "  --no-cache           compile everything again\n"
    "  --time               say how long each phase of compiling took\n"
    "  -v                   show every command\n"
    "  --error-format=json  errors as one JSON object a line\n"
    "  --color=WHEN         auto (default: on a terminal, without NO_COLOR),\n"
    "                       always or never\n"
    "  -Werror[=NAME]       warnings are errors; -w: no warnings; -Wall: all\n"
    "  --help, --version\n"
    "\n"
    "Warnings, each with -Wno-NAME, too:\n";

static _Noreturn void wrong(const char *what, const char *arg) {
  fprintf(stderr, "cljwc: %s%s\ntry 'cljwc --help'\n", what, arg);
  exit(2);
}

// The value of "--name=value" or "--name value"; NULL when arg is no --name.
static const char *value_of(const char *name, int argc, char **argv, int *i) {
  size_t n = strlen(name);
  if (strncmp(argv[*i], name, n) != 0) return NULL;
  if (argv[*i][n] == '=') return argv[*i] + n + 1;
  if (argv[*i][n]) return NULL;
  if (*i + 1 >= argc) wrong("missing value after ", name);
  return argv[++*i];
}

static void source_folders(const char *path) {
  session->source_path.n = 0;
  char *copy = arena_strdup(path);
  for (char *p = strtok(copy, ":"); p; p = strtok(NULL, ":"))
    vec_push(&session->source_path, p);
}

static bool flag(const char *arg) {
  const struct {
    const char *name;
    bool *value;
  } flags[] = {
      {"-c", &options.compile_only},    {"-MD", &options.deps},
      {"-v", &options.verbose},         {"-g", &options.debug},
      {"--no-main", &options.no_main},  {"--no-cache", &options.no_cache},
      {"--live", &options.live},        {"--time", &phase_timing},
      {"--release", &options.release},  {"--interpret", &options.interpret},
      {"--evaluate", &options.evaluate}};
  for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
    if (strcmp(arg, flags[i].name) == 0) return *flags[i].value = true;
  return false;
}

static bool valued(int argc, char **argv, int *i) {
  const struct {
    const char *name;
    const char **value;
  } values[] = {{"-o", &options.output},
                {"--target", &options.target},
                {"--emit", &options.emit},
                {"--main", &options.main_ns},
                {"--runner", &options.runner},
                {"-MF", &options.deps_file},
                {"--bootstrap", &options.bootstrap}};
  for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
    const char *v = value_of(values[k].name, argc, argv, i);
    if (v) {
      *values[k].value = v;
      return true;
    }
  }
  const char *cp = value_of("-cp", argc, argv, i);
  if (!cp) cp = value_of("--classpath", argc, argv, i);
  if (cp) source_folders(cp);
  return cp != NULL;
}

static bool is_level(const char *a) {
  return a[0] == '-' && a[1] == 'O' && a[2] && strchr("0123s", a[2]) && !a[3];
}

static void check(void) {
  static const char *const targets[] = {"wasm", "native", "asan",
                                        "wasm-torture"};
  for (int i = 0; i < 4; i++)
    if (strcmp(options.target, targets[i]) == 0) return;
  wrong("unknown target: ", options.target);
}

static void show_and_exit(const char *arg) {
  if (strcmp(arg, "--help") == 0 || strcmp(arg, "-h") == 0) {
    fputs(usage, stdout);
    diag_list_warnings();
    exit(0);
  }
  if (strcmp(arg, "--version") == 0) {
    puts("cljwc " CLJWC_VERSION);
    exit(0);
  }
}

void options_parse(int argc, char **argv) {
  options.command_line = argv;
  source_folders(getenv("CLJWC_PATH") ? getenv("CLJWC_PATH") : ".");
  int i = 1;
  if (argc > 1 && strcmp(argv[1], "run") == 0) {
    options.run = true;
    i++;
  }
  for (; i < argc; i++) {
    const char *a = argv[i];
    show_and_exit(a);
    if (a[0] == '-' && a[1]) {
      if (is_level(a))
        options.opt = a;
      else if (strcmp(a, "--torture") == 0)
        options.target = options_wasm() ? "wasm-torture" : "asan";
      else if (!diag_option(a) && !flag(a) && !valued(argc, argv, &i))
        wrong("unknown option: ", a);
    } else if (options.input) {
      wrong("more than one input: ", a);
    } else {
      options.input = a;
      if (options.evaluate) options.interpret = true;
      if (!options.run && !options.interpret) continue;
      options.args = argv + i + 1;
      options.nargs = argc - i - 1;
      break;
    }
  }
  check();
  if (!options.input && !options.bootstrap) wrong("no input file", "");
}

bool options_wasm(void) { return strncmp(options.target, "wasm", 4) == 0; }
