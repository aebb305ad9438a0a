// SPDX-License-Identifier: MIT
// `cljwc run`: starts the compiled program, under a runner if it is a module,
// with as deep a stack as the system grants.
#include "driver/driver.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

// Recursion a million frames deep takes 120 MB under V8.
enum { DEEP = 256 << 20, V8_MARGIN = 4 << 20, WASMTIME_STACK = 2 << 20 };
// The version of wasmtime from which it has been tried, and what its own calls
// take of the stack.
enum { WASMTIME_DEEP = 40, HOST_MARGIN = 2 << 20 };

// Raises the limit of the stack for the process that ours is to become; the
// bytes that it is.
static rlim_t deepen_stack(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) != 0) return 0;
  if (limit.rlim_cur >= DEEP) return DEEP;
  rlim_t before = limit.rlim_cur;
  limit.rlim_cur = limit.rlim_max < DEEP ? limit.rlim_max : DEEP;
  return setrlimit(RLIMIT_STACK, &limit) == 0 ? limit.rlim_cur : before;
}

static const char *runner_command(void) {
  const char *r = options.runner;
  if (r && strcmp(r, "node") == 0) return tools_runner("NODE");
  if (r && strcmp(r, "wasmtime") == 0) return tools_runner("WASMTIME");
  if (r) fatal("unknown runner: %s (wasmtime, node or native)", r);
  const char *w = tools_get("WASMTIME");
  return w ? w : tools_runner("NODE");
}

// Where the command is found, for its stamp.
static const char *command_path(const char *command) {
  const char *path = getenv("PATH");
  if (strchr(command, '/') || !path) return command;
  char *copy = arena_strdup(path);
  for (char *dir = strtok(copy, ":"); dir; dir = strtok(NULL, ":")) {
    const char *full = arena_printf("%s/%s", dir, command);
    if (access(full, X_OK) == 0) return full;
  }
  return command;
}

// The major version of a runner, asked for once and kept in the cache; 0: it
// does not say.
static int version_of(const char *command) {
  PtrVec a = {0};
  Buf key = {0};
  tools_words(&a, command);
  buf_puts(&key, command);
  cache_add_stamp(&key, command_path(a.items[0]));
  const char *kept =
      arena_printf("%s/version-%s", cache_dir(), hash_text(key.s, key.len));
  char *text = file_read(kept, NULL);
  if (!text) {
    args_add(&a, "--version");
    if (tools_capture(&a, kept) == 0) text = file_read(kept, NULL);
  }
  return text ? atoi(text + strcspn(text, "0123456789")) : 0;
}

// V8 does not ask the system how large the stack is. Node.js 20 and 22 abort
// now and then, without a word, when they are told of more than some 16 MB.
static void add_node_options(PtrVec *a, const char *command) {
  rlim_t stack = version_of(command) >= 24 ? deepen_stack() : 0;
  if (stack > 2 * V8_MARGIN)
    args_add(a,
             arena_printf("--stack-size=%d", (int)((stack - V8_MARGIN) >> 10)));
  else
    args_add(a, "--stack-size=3900");
  args_add(a, tools_lib("run-node.mjs"));
}

// Programs run on a stack that it allocates, whose size it has an option for.
static void add_wasmtime_options(PtrVec *a, const char *command) {
  if (version_of(command) < WASMTIME_DEEP) {
    args_add(a, arena_printf("-Wmax-wasm-stack=%d", WASMTIME_STACK));
    return;
  }
  args_add(a, arena_printf("-Wmax-wasm-stack=%d", DEEP - HOST_MARGIN));
  args_add(a, arena_printf("-Wasync-stack-size=%d", DEEP));
  args_add(a, arena_printf("--env=CLJWC_STACK=%d", DEEP - 2 * HOST_MARGIN));
}

static bool is_wasmtime(const PtrVec *a) {
  const char *tool = a->items[0], *slash = strrchr(tool, '/');
  return strcmp(slash ? slash + 1 : tool, "wasmtime") == 0;
}

static _Noreturn void runner_missing(const char *what) {
  fatal("%s is found to run modules: install Node.js 18 or later (Debian: "
        "apt-get install nodejs) or wasmtime (pip install wasmtime), or set "
        "CLJWC_NODE or CLJWC_WASMTIME",
        what);
}

void run_program(const char *program) {
  PtrVec a = {0};
  if (options_wasm()) {
    const char *command = runner_command();
    if (!command) runner_missing("no runner");
    tools_words(&a, command);
    if (access(command_path(a.items[0]), X_OK) != 0)
      runner_missing(arena_printf("no %s", (char *)a.items[0]));
    if (command == tools_get("NODE"))
      add_node_options(&a, command);
    else if (is_wasmtime(&a))
      add_wasmtime_options(&a, command);
  }
  args_add(&a, program);
  for (int i = 0; i < options.nargs; i++) args_add(&a, options.args[i]);
  if (!cache_is_lasting()) tools_run_and_exit(&a); // then remove the program
  tools_exec(&a);
}
