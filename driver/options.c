// SPDX-License-Identifier: MIT
// Command line.
#include "driver/driver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Options options = {.target = "wasm", .opt = "-O2", .gc = "own"};

static const char usage[] =
    "usage: cljwc [options] app.clj [-o app.wasm]\n"
    "       cljwc run [options] app.clj [arguments...]\n"
    "       cljwc build|run|test|repl|-P|-Spath|-Stree [options]   in a "
    "project\n"
    "       cljwc nrepl [options] [app.clj]\n"
    "       cljwc new NAME\n"
    "\n"
    "Compiles Clojure to a standalone WebAssembly (WASI) program.\n"
    "\n"
    "  -o FILE              output (default: the input's name with .wasm)\n"
    "  --target=TARGET      wasm (default) or native\n"
    "  --component          a component of WASI 0.2, a command\n"
    "  --wit PATH           a component whose functions a world in WIT names\n"
    "  --world NAME         which, if the WIT has several\n"
    "  --http               a component that handles HTTP requests by "
    "`handler`\n"
    "  --reactor            a module of the functions marked ^:export\n"
    "  --npm DIR            a package for JavaScript of such a module\n"
    "  -c                   compile one namespace to an object file\n"
    "  --emit=KIND          c, ast or wat instead of a program\n"
    "  --main-module        a module that side modules are loaded into: the\n"
    "                       library and, if one is given, the program\n"
    "  --shared             a side module of a file or of the form given\n"
    "  -cp PATH             folders with sources and jars, separated by ':' "
    "(default .)\n"
    "  --main NS            call NS/-main (default: the file's namespace)\n"
    "  --no-main            call no -main\n"
    "  -O0 ... -O3 -Os -Oz  optimisation (default -O2)\n"
    "  --dev                compile quickly, for programs that change: -O0\n"
    "  -j N                 namespaces compiled at a time (default: as many "
    "as\n"
    "                       there are processors)\n"
    "  --gc=HEAP            old space: own (default) or bdwgc\n"
    "  --release            smaller: wasm-opt; names go to app.wasm.symbols\n"
    "  -g                   debugging information\n"
    "  -MD, -MF FILE        write a Makefile fragment with what was read\n"
    "  --runner=RUNNER      for run: wasmtime, node or native\n"
    "  --no-cache           compile everything again\n"
    "  --cache-size=SIZE    how large the cache may become (2G)\n"
    "  --macro-timeout N    seconds of processor time that the macros of a "
    "form "
    "may\n"
    "                       take (120; 0: any)\n"
    "  --time               say how long each phase of compiling took\n"
    "  -v                   show every command\n"
    "  --error-format=json  errors as one JSON object a line\n"
    "  --color=WHEN         auto (default: on a terminal, without NO_COLOR),\n"
    "                       always or never\n"
    "  -Werror[=NAME]       warnings are errors; -w: no warnings; -Wall: all\n"
    "  --help, --version\n"
    "\n"
    "In a folder with a deps.edn or project.clj:\n"
    "\n"
    "  build                compile the main namespace (default output: "
    "target/)\n"
    "  run -m NS [ARG...]   compile and run that namespace's -main; run -- "
    "[ARG...]\n"
    "                       the main namespace's\n"
    "  test                 run the tests, natively unless --target says "
    "other:\n"
    "    -n NS, -r REGEX      those of the namespace, of namespaces so named\n"
    "    -v NS/TEST           one test\n"
    "    -i KEY, -e KEY       those with that metadata, without it\n"
    "    -d FOLDER            where tests are (default: the paths of :test)\n"
    "    --junit FILE         the results as XML, too\n"
    "    --random[=SEED]      in random order\n"
    "  new NAME             a folder with a project that builds\n"
    "  repl                 cljw with the project's source path\n"
    "  nrepl [FILE]         an nREPL server for a running program:\n"
    "    --port N, --host H   where it listens (default: any, loopback)\n"
    "    --http N             with pages, on that port; the program is one\n"
    "    --runtime=node       the program is under Node.js all the same\n"
    "    --runtime=native     the program is native\n"
    "    --runtime=PROGRAM    PROGRAM runs it, as told in ARCHITECTURE.md\n"
    "    --macro-timeout N    as above (default 10)\n"
    "  -P, -Spath, -Stree   fetch what is missing; show the class path, the "
    "tree\n"
    "  -A:ALIAS[:ALIAS...]  aliases that count; -M is the same\n"
    "  -Sdeps EDN, -Srepro, -Sforce   more of a deps.edn; without the user's;\n"
    "                       look at everything again\n"
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

static void source_folders(const char *path, bool own) {
  options.own_path = own;
  session->source_path.n = 0;
  char *copy = arena_strdup(path);
  for (char *p = strtok(copy, ":"); p; p = strtok(NULL, ":"))
    vec_push(&session->source_path, p);
}

static bool flag(const char *arg) {
  const struct {
    const char *name;
    bool *value;
  } flags[] = {{"-c", &options.compile_only},
               {"-MD", &options.deps},
               {"-v", &options.verbose},
               {"-g", &options.debug},
               {"--no-main", &options.no_main},
               {"--no-cache", &options.no_cache},
               {"--live", &options.live},
               {"--time", &phase_timing},
               {"--shared", &options.shared},
               {"--main-module", &options.main_module},
               {"--release", &options.release},
               {"--interpret", &options.interpret},
               {"--evaluate", &options.evaluate},
               {"--reactor", &options.reactor},
               {"--component", &options.component},
               {"-Sforce", &options.fresh}};
  for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
    if (strcmp(arg, flags[i].name) == 0) return *flags[i].value = true;
  return false;
}

// "-j 4" or "-j4".
static const char *jobs_of(int argc, char **argv, int *i) {
  const char *a = argv[*i];
  if (a[0] != '-' || a[1] != 'j') return NULL;
  return a[2] ? a + 2 : value_of("-j", argc, argv, i);
}

static bool valued(int argc, char **argv, int *i) {
  const struct {
    const char *name;
    const char **value;
  } values[] = {{"-o", &options.output},
                {"--target", &options.target},
                {"--gc", &options.gc},
                {"--emit", &options.emit},
                {"--main", &options.main_ns},
                {"--runner", &options.runner},
                {"-MF", &options.deps_file},
                {"--cache-size", &options.cache_size},
                {"--npm", &options.npm},
                {"--wit", &options.wit},
                {"--world", &options.world},
                {"--host", &options.host},
                {"--http", &options.http},
                {"--runtime", &options.runtime},
                {"--macro-timeout", &options.macro_seconds},
                {"--port", &options.port},
                {"--main-wasm", &options.main_wasm},
                {"--bootstrap", &options.bootstrap}};
  for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
    const char *v = value_of(values[k].name, argc, argv, i);
    if (v) {
      *values[k].value = v;
      return true;
    }
  }
  const char *jobs = jobs_of(argc, argv, i);
  if (jobs) {
    options.jobs = atoi(jobs);
    if (options.jobs < 1) wrong("-j takes a number from 1: ", jobs);
    return true;
  }
  const char *cp = value_of("-cp", argc, argv, i);
  if (!cp) cp = value_of("--classpath", argc, argv, i);
  if (cp) source_folders(cp, true);
  return cp != NULL;
}

static bool is_level(const char *a) {
  return a[0] == '-' && a[1] == 'O' && a[2] && strchr("0123sz", a[2]) && !a[3];
}

// --- projects ---

static bool is_command(const char *arg) {
  static const char *const names[] = {"build", "test",   "repl",   "new",
                                      "-P",    "-Spath", "-Stree", "nrepl"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(arg, names[i]) == 0) return true;
  return false;
}

// What the resolver is told.
static bool project_option(int argc, char **argv, int *i) {
  const char *a = argv[*i], *edn = value_of("-Sdeps", argc, argv, i);
  if (edn) args_add(&options.project, "-Sdeps");
  if (edn) args_add(&options.project, edn);
  bool aliases = (a[1] == 'A' || a[1] == 'M') && a[2] == ':';
  if (aliases) args_add(&options.project, a + 2);
  if (strcmp(a, "-Srepro") == 0) args_add(&options.project, a);
  return edn || aliases || strcmp(a, "-Srepro") == 0;
}

// What is for `cljwc test`, or for the program that it runs.
static bool test_option(int argc, char **argv, int *i) {
  static const char *const for_program[] = {"-v", "-i", "-e"};
  const char *a = argv[*i], *v;
  if (strcmp(a, "--random") == 0 || strncmp(a, "--random=", 9) == 0) {
    args_add(&options.tests, a);
    return true;
  }
  for (int k = 0; k < 3; k++)
    if ((v = value_of(for_program[k], argc, argv, i))) {
      args_add(&options.tests, for_program[k]);
      args_add(&options.tests, v);
      return true;
    }
  if ((v = value_of("-n", argc, argv, i)))
    args_add(&options.namespaces, v);
  else if ((v = value_of("-d", argc, argv, i)))
    args_add(&options.folders, v);
  else if ((v = value_of("-r", argc, argv, i)))
    options.pattern = v;
  else if ((v = value_of("--junit", argc, argv, i)))
    options.junit = v;
  return v != NULL;
}

// The options of the command; true: the rest are the program's arguments.
static bool command_option(int argc, char **argv, int *i, bool *known) {
  const char *command = options.command ? options.command : "";
  *known = true;
  if (options.run && strcmp(argv[*i], "-m") == 0) {
    options.main_ns = value_of("-m", argc, argv, i);
    options.command = "run";
    return true;
  }
  if (strcmp(argv[*i], "--") == 0 && (options.run || !strcmp(command, "repl")))
    return true;
  *known = project_option(argc, argv, i) ||
           (strcmp(command, "test") == 0 && test_option(argc, argv, i));
  return false;
}

static void begin_command(const char *arg) {
  options.command = arg;
  if (strcmp(arg, "test") != 0) return;
  options.target = "native";
  args_add(&options.project, ":test");
}

static void check(void) {
  static const char *const targets[] = {"wasm", "native", "asan",
                                        "wasm-torture"};
  for (int i = 0; i < 4; i++)
    if (strcmp(options.target, targets[i]) == 0) return;
  wrong("unknown target: ", options.target);
}

static void check_gc(void) {
  bool bdwgc = strcmp(options.gc, "bdwgc") == 0;
  if (!bdwgc && strcmp(options.gc, "own") != 0)
    wrong("unknown heap (own or bdwgc): --gc=", options.gc);
  if (bdwgc && (options.shared || options.main_module))
    wrong("--gc=bdwgc is for whole programs, not for side modules and what "
          "loads them",
          "");
}

// A runtime that is none of node, browser and native is a program.
static void check_live(void) {
  const char *r = options.runtime ? options.runtime : "";
  if (options.shared && options.main_module)
    wrong("--shared or --main-module, not both", "");
  if (strcmp(r, "browser") == 0 && !options.http)
    wrong("--runtime=browser needs --http", "");
  if (strcmp(r, "native") == 0 && options_wasm())
    options.target =
        strcmp(options.target, "wasm-torture") == 0 ? "asan" : "native";
  bool nrepl = options.command && strcmp(options.command, "nrepl") == 0;
  if (nrepl && !options_wasm() && (!*r || !strcmp(r, "node") || options.http))
    wrong("a native program is not for Node.js or a browser: "
          "--runtime=native or a program, without --http, with --target=",
          options.target);
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

static void rest_are_arguments(int argc, char **argv, int from) {
  options.args = argv + from;
  options.nargs = argc - from;
}

static bool nrepl_command(void) {
  return options.command && strcmp(options.command, "nrepl") == 0;
}

static void parse_option(int argc, char **argv, int *i) {
  const char *a = argv[*i];
  if (is_level(a))
    options.opt = a;
  else if (strcmp(a, "--dev") == 0)
    options.opt = "-O0";
  else if (strcmp(a, "--torture") == 0)
    options.target = options_wasm() ? "wasm-torture" : "asan";
  else if (!options.command && is_command(a))
    begin_command(a);
  else if (strcmp(a, "--http") == 0 && !nrepl_command()) // there it is a port
    options.handler = true;
  else if (!diag_option(a) && !flag(a) && !valued(argc, argv, i))
    wrong("unknown option: ", a);
}

// The watch over macros (compiler/front/watch.c) reads its variable when the
// first one is called.
static void check_macro_seconds(void) {
  const char *text = options.macro_seconds;
  if (!text) return;
  if (!*text || strlen(text) > 6 || strspn(text, "0123456789") != strlen(text))
    wrong("--macro-timeout takes a number of seconds: ", text);
  setenv("CLJWC_MACRO_SECONDS", text, 1);
}

// A component of functions is made of a reactor.
static void check_component(void) {
  bool functions = options.wit || options.handler;
  if (options.world && !options.wit) wrong("--world needs --wit", "");
  if (options.wit && options.handler) wrong("--wit or --http, not both", "");
  if (!functions && !options.component) return;
  if (options.reactor || options.npm || options.run || !options_wasm())
    wrong("a component is a file for hosts of components, not for ",
          options.run       ? "run"
          : options.npm     ? "--npm"
          : options.reactor ? "--reactor"
                            : options.target);
  options.component = true;
  options.reactor = functions;
}

// Without a file `run` runs the project, `new` needs a name.
static void check_input(void) {
  const char *command = options.command ? options.command : "";
  bool is_new = strcmp(command, "new") == 0;
  package_begin();
  check_component();
  if (options.reactor && (options.run || !options_wasm()))
    wrong("a reactor is a module that hosts load: --reactor with ",
          options.run ? "run" : options.target);
  if (options.main_module && !options.input) return;
  if (options.input || options.bootstrap) {
    bool takes_file = is_new || strcmp(command, "nrepl") == 0;
    if (*command && !takes_file) wrong("this takes no file: ", command);
    return;
  }
  if (is_new) wrong("new needs a name", "");
  if (options.run) options.command = "run";
  if (!options.command) wrong("no input file", "");
}

void options_parse(int argc, char **argv) {
  options.command_line = argv;
  const char *path = getenv("CLJWC_PATH");
  source_folders(path ? path : ".", path != NULL);
  int i = 1;
  if (argc > 1 && strcmp(argv[1], "run") == 0) {
    options.run = true;
    i++;
  } else if (argc > 1 && is_command(argv[1])) {
    begin_command(argv[i++]);
  }
  for (; i < argc; i++) {
    const char *a = argv[i];
    bool known;
    show_and_exit(a);
    if (a[0] == '-' && a[1]) {
      bool last = command_option(argc, argv, &i, &known);
      if (!known) parse_option(argc, argv, &i);
      if (!last) continue;
      rest_are_arguments(argc, argv, i + 1);
      break;
    }
    if (options.input) wrong("more than one input: ", a);
    options.input = a;
    if (options.evaluate) options.interpret = true;
    if (!options.run && !options.interpret) continue;
    rest_are_arguments(argc, argv, i + 1);
    break;
  }
  check();
  check_live();
  check_gc();
  check_macro_seconds();
  check_input();
}

bool options_wasm(void) { return strncmp(options.target, "wasm", 4) == 0; }
