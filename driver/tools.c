// SPDX-License-Identifier: MIT
// Finding clang, wasm-ld, the runtime and the runners; running them. Their
// places are in lib/cljwc/tools.conf (KEY=VALUE lines, written by
// tools/setup.sh); an environment variable CLJWC_KEY overrides one.
#include "driver/driver.h"
#include "driver/exports.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *own_dir, *lib_dir;
static StrMap *conf;
static const char *kept_conf; // in the cache; NULL: there is a tools.conf

static const char *exe_dir(const char *argv0) {
  char path[PATH_MAX];
  ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
  if (n <= 0) {
    if (!realpath(argv0, path)) return ".";
    n = (ssize_t)strlen(path);
  }
  path[n] = 0;
  char *slash = strrchr(path, '/');
  if (slash) *slash = 0;
  return arena_strdup(path);
}

// Has find-tools found all that programs need, so that it need not look again?
static bool is_whole(const char *text) {
  static const char *const keys[] = {
      "CC=", "WASM_LD=", "WASM_LIBS=", "WASM_BUILTINS="};
  for (int i = 0; i < 4; i++) {
    const char *at = strstr(text, keys[i]);
    if (!at || at[strlen(keys[i])] == '\n') return false;
  }
  return true;
}

// Where there is no tools.conf, what find-tools prints; kept in the cache.
static char *found_conf(void) {
  Buf key = {0};
  static const char *const names[] = {"PATH", "WASI_SDK_PATH", "CC", "CLANG"};
  for (int i = 0; i < 4; i++) {
    const char *value = getenv(names[i]);
    buf_printf(&key, "%s\n", value ? value : "");
  }
  buf_puts(&key, lib_dir);
  kept_conf =
      arena_printf("%s/tools-%s.conf", cache_dir(), hash_text(key.s, key.len));
  char *text = file_read(kept_conf, NULL);
  if (text && is_whole(text)) return text;
  PtrVec a = {0};
  args_add(&a, "sh");
  args_add(&a, tools_lib("find-tools"));
  tools_capture(&a, kept_conf);
  return file_read(kept_conf, NULL);
}

static void read_conf(void) {
  conf = strmap_new();
  char *text = file_read(tools_lib("tools.conf"), NULL);
  if (!text) text = found_conf();
  for (char *p = text ? strtok(text, "\n") : NULL; p; p = strtok(NULL, "\n")) {
    char *eq = strchr(p, '=');
    if (!eq || p[0] == '#') continue;
    *eq = 0;
    strmap_put(conf, p, arena_strdup(eq + 1));
  }
}

void tools_find(const char *argv0) {
  const char *exe = own_dir = exe_dir(argv0);
  lib_dir = arena_printf("%s/lib/cljwc", exe);
  if (!file_exists(lib_dir)) lib_dir = arena_printf("%s/../lib/cljwc", exe);
}

const char *tools_lib(const char *relative) {
  return arena_printf("%s/%s", lib_dir, relative);
}

const char *tools_beside(const char *name) {
  return arena_printf("%s/%s", own_dir, name);
}

const char *tools_get(const char *key) {
  const char *env = getenv(arena_printf("CLJWC_%s", key));
  if (env && *env) return env;
  if (!conf) read_conf();
  const char *v = strmap_get(conf, key);
  return v && *v ? v : NULL;
}

const char *tools_runner(const char *key) {
  const char *command = tools_get(key);
  if (command || !kept_conf) return command;
  unlink(kept_conf);
  read_conf();
  return tools_get(key);
}

// --- running ---

void args_add(PtrVec *argv, const char *arg) {
  vec_push(argv, (void *)(uintptr_t)arg);
}

void tools_words(PtrVec *argv, const char *words) {
  if (!words) return;
  char *copy = arena_strdup(words);
  for (char *p = strtok(copy, " "); p; p = strtok(NULL, " ")) args_add(argv, p);
}

static void show(const PtrVec *argv) {
  for (int i = 0; i < argv->n && argv->items[i]; i++)
    fprintf(stderr, "%s%s", i ? " " : "", (char *)argv->items[i]);
  fputc('\n', stderr);
}

// Both streams of the process that is to become a tool go to the file.
static void write_to(const char *file) {
  int fd = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  dup2(fd, 1);
  dup2(fd, 2);
}

// `file`: where its output goes; NULL: to ours, or nowhere if it is quiet.
static pid_t start_to(PtrVec *argv, bool quiet, const char *file) {
  args_add(argv, NULL);
  if (options.verbose) show(argv);
  fflush(NULL);
  pid_t pid = fork();
  if (pid < 0) fatal("cannot start a process: %s", strerror(errno));
  if (pid > 0) return pid;
  if (file) {
    write_to(file);
  } else if (quiet && !options.verbose && !tools_test_flags()) {
    int null = open("/dev/null", O_WRONLY);
    dup2(null, 1);
    dup2(null, 2);
  } else if (quiet && options.output && output_is_stdout(options.output)) {
    dup2(2, 1); // ours is for the result
  }
  execvp(argv->items[0], (char **)argv->items);
  _exit(127);
}

static pid_t start(PtrVec *argv, bool quiet) {
  return start_to(argv, quiet, NULL);
}

int tools_status(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int wait_for(pid_t pid) {
  int status;
  while (waitpid(pid, &status, 0) < 0)
    if (errno != EINTR) return 127;
  return tools_status(status);
}

int tools_run(PtrVec *argv) { return wait_for(start(argv, true)); }

int tools_run_shown(PtrVec *argv) { return wait_for(start(argv, false)); }

int tools_capture(PtrVec *argv, const char *file) {
  return wait_for(start_to(argv, true, file));
}

void tools_must(PtrVec *argv, const char *what) {
  int status = tools_run(argv);
  tools_check(argv->items[0], what, status);
}

// "22" of a clang-22, else the one that setup.sh installs.
static const char *clang_version(void) {
  const char *cc = tools_get("WASM_CC"), *dash = cc ? strrchr(cc, '-') : NULL;
  return dash && atoi(dash + 1) ? dash + 1 : "22";
}

// A module cannot be compiled or linked: is that because parts are missing?
static void check_wasm_parts(void) {
  if (!options_wasm()) return;
  const char *libc = tools_get("WASM_LIBS"), *v = clang_version();
  if (libc && tools_get("WASM_BUILTINS")) return;
  fatal("no %s is found: install it (Debian: apt-get install wasi-libc "
        "libclang-rt-%s-dev-wasm32), or set WASI_SDK_PATH",
        libc ? "compiler-rt for WebAssembly" : "wasi-libc", v);
}

void tools_check(const char *tool, const char *what, int status) {
  if (status == 0) return;
  if (status == 127)
    fatal(
        "cannot run %s: install clang 16 or later, lld and wasi-libc (Debian: "
        "apt-get install clang-22 lld-22 wasi-libc "
        "libclang-rt-22-dev-wasm32), or set CLJWC_CC, CLJWC_WASM_CC and "
        "CLJWC_WASM_LD",
        tool);
  check_wasm_parts();
  fatal("%s failed (%s, status %d); this is a bug in cljwc or a broken "
        "installation: run again with -v and report what it shows",
        what, tool, status);
}

void tools_exec(PtrVec *argv) {
  args_add(argv, NULL);
  if (options.verbose) show(argv);
  fflush(NULL);
  execvp(argv->items[0], (char **)argv->items);
  fatal("cannot run %s: %s", (char *)argv->items[0], strerror(errno));
}

void tools_run_and_exit(PtrVec *argv) {
  fflush(NULL);
  exit(wait_for(start(argv, false)));
}

// --- clang and wasm-ld ---

const char *tools_test_flags(void) { return getenv("CLJWC_CFLAGS"); }

// Debug information has no folder of this machine, so that it is the same in
// every one.
static void add_debug_flags(PtrVec *a, const char *folder) {
  char cwd[PATH_MAX];
  args_add(a, "-g");
  if (getcwd(cwd, sizeof cwd))
    args_add(a, arena_printf("-ffile-prefix-map=%s=.", cwd));
  args_add(a, arena_printf("-ffile-prefix-map=%s/=", folder)); // the last wins
}

void tools_compiler(PtrVec *a) {
  const char *cc = tools_get(options_wasm() ? "WASM_CC" : "CC");
  args_add(a, cc ? cc : "clang");
  if (options_wasm()) tools_words(a, tools_get("WASM_FLAGS"));
}

void tools_sanitizers(PtrVec *a) {
  if (strcmp(options.target, "asan") == 0)
    tools_words(a, "-fsanitize=address,undefined");
}

pid_t tools_compile(const char *folder, const char *c_file, const char *object,
                    const char **tool) {
  PtrVec a = {0};
  tools_compiler(&a);
  tools_sanitizers(&a);
  tools_words(&a, "-std=c17 -ffunction-sections -fdata-sections "
                  "-fno-strict-aliasing -fno-exceptions");
  const char *flags = tools_test_flags();
  tools_words(&a, flags ? flags : "-w");
  args_add(&a, options.opt);
  if (options.debug) add_debug_flags(&a, folder);
  args_add(&a, arena_printf("-I%s", tools_lib("include")));
  tools_words(&a, "-c");
  args_add(&a, c_file);
  args_add(&a, "-o");
  args_add(&a, object);
  *tool = a.items[0];
  return start(&a, true);
}

// An object, so that what it defines is not taken from librt.a.
void tools_libraries(PtrVec *a) {
  if (strcmp(options.gc, "bdwgc") == 0) {
    args_add(a, tools_lib(arena_printf("%s/heap-bdwgc.o", options.target)));
    args_add(a, tools_lib(arena_printf("%s/libbdwgc.a", options.target)));
  }
  static const char *const libs[] = {"librt.a", "libtommath.a", "libpcre2-16.a",
                                     "libz.a"};
  for (size_t i = 0; i < sizeof libs / sizeof *libs; i++)
    args_add(a, tools_lib(arena_printf("%s/%s", options.target, libs[i])));
}

// --- --release ---

// Binaryen's wasm-opt makes a module a tenth smaller. Names, which only an
// engine's own traces need, move to a file of lines "function index:name".
static bool release(void) { return options.release && options_wasm(); }

// The symbols stay beside the module, or beside the source of one that is no
// file.
static const char *symbols_of(const char *output) {
  struct stat st;
  bool is_file = !output_is_stdout(output) &&
                 (stat(output, &st) != 0 || S_ISREG(st.st_mode));
  return is_file ? output : file_with_ending(options.input, ".wasm");
}

static void optimise_module(const char *module, const char *output) {
  PtrVec a = {0};
  const char *own = tools_lib("wasm-opt.cjs");
  if (!tools_get("WASM_OPT") && file_exists(own)) {
    args_add(&a, tools_get("NODE"));
    args_add(&a, own);
  } else {
    tools_words(&a, tools_get("WASM_OPT") ? tools_get("WASM_OPT") : "wasm-opt");
  }
  tools_words(&a, "-O2 --enable-bulk-memory --enable-sign-ext "
                  "--enable-nontrapping-float-to-int --enable-mutable-globals "
                  "--enable-multivalue --enable-reference-types");
  args_add(&a, module);
  args_add(&a, arena_printf("--symbolmap=%s.symbols", symbols_of(output)));
  tools_words(&a, "--strip-debug --strip-producers -o");
  args_add(&a, module);
  int status = tools_run(&a);
  if (status == 0) return;
  unlink(module);
  if (status == 127)
    fatal(
        "--release needs wasm-opt: `make release-tools` in cljwc's folder, or "
        "npm install -g binaryen, or set CLJWC_WASM_OPT");
  fatal("optimising %s failed (wasm-opt, status %d); run again with -v to see "
        "why",
        output, status);
}

static void add_libc(PtrVec *a) {
  if (tools_get("WASM_LIBS"))
    args_add(a, arena_printf("-L%s", tools_get("WASM_LIBS")));
  args_add(a, "-lc");
  if (tools_get("WASM_BUILTINS")) args_add(a, tools_get("WASM_BUILTINS"));
}

void tools_wasm_libraries(PtrVec *a) {
  args_add(a, "--whole-archive");
  args_add(a, tools_lib(arena_printf("%s/librt.a", options.target)));
  args_add(a, "--no-whole-archive");
  tools_libraries(a);
  add_libc(a);
}

static void link_wasm(PtrVec *a, const PtrVec *objects, const char *output) {
  const char *ld = tools_get("WASM_LD");
  args_add(a, ld ? ld : "wasm-ld");
  // The name section names the module, else after the temporary file.
  const char *slash = strrchr(output, '/');
  args_add(a, arena_printf("-soname=%s", slash ? slash + 1 : output));
  if (options.reactor)
    exports_add_link(a);
  else
    args_add(a,
             tools_get("WASM_CRT") ? tools_get("WASM_CRT") : "crt1-command.o");
  for (int i = 0; i < objects->n; i++) args_add(a, objects->items[i]);
  if (options.handler) args_add(a, tools_lib("wasm/wasi_http.o"));
  tools_libraries(a);
  add_libc(a);
  // Not a function: a command's functions run its destructors when called.
  args_add(a, "--export-if-defined=stack_slots");
  tools_words(a, "--gc-sections -z stack-size=1310720 --stack-first -O2");
  // Addresses and indexes in as many bytes as they need, not five each.
  if (!options.debug) tools_words(a, "--compress-relocations");
  if (!options.debug) args_add(a, release() ? "--strip-debug" : "-s");
}

static void link_native(PtrVec *a, const PtrVec *objects) {
  tools_compiler(a);
  tools_sanitizers(a);
  tools_words(a, "-no-pie -Wl,--gc-sections");
  for (int i = 0; i < objects->n; i++) args_add(a, objects->items[i]);
  tools_libraries(a);
  args_add(a, "-lm");
}

void tools_link(const PtrVec *objects, const char *output) {
  PtrVec a = {0};
  if (options_wasm())
    link_wasm(&a, objects, output);
  else
    link_native(&a, objects);
  const char *temporary = output_begin(output, true);
  args_add(&a, "-o");
  args_add(&a, temporary);
  Phase was = phase_enter(PHASE_LINK);
  int status = wait_for(start(&a, true));
  if (status == 0 && release()) optimise_module(temporary, output);
  phase_enter(was);
  if (status == 0) {
    output_end(temporary, output);
    return;
  }
  unlink(temporary);
  if (status == 127)
    fatal("cannot run %s: install lld (Debian: apt-get install lld-22) or set "
          "CLJWC_WASM_LD",
          (char *)a.items[0]);
  check_wasm_parts();
  fatal("linking %s failed (%s, status %d); run again with -v to see why",
        output, (char *)a.items[0], status);
}
