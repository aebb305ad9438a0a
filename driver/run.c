// SPDX-License-Identifier: MIT
// `cljwc run`: starts the compiled program, under a runner if it is a module,
// with as deep a stack as the system grants.
#include "driver/driver.h"

#include <string.h>
#include <sys/resource.h>

// Recursion a million frames deep takes 120 MB under V8.
enum { DEEP = 256 << 20, V8_MARGIN = 4 << 20, WASMTIME_STACK = 2 << 20 };

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
  if (r && strcmp(r, "node") == 0) return tools_get("NODE");
  if (r && strcmp(r, "wasmtime") == 0) return tools_get("WASMTIME");
  if (r) fatal("unknown runner: %s (wasmtime, node or native)", r);
  const char *w = tools_get("WASMTIME");
  return w ? w : tools_get("NODE");
}

// V8 does not ask the system how large the stack is.
static void add_node_options(PtrVec *a) {
  rlim_t stack = deepen_stack();
  if (stack > 2 * V8_MARGIN)
    args_add(a,
             arena_printf("--stack-size=%d", (int)((stack - V8_MARGIN) >> 10)));
  else if (stack >= 2 * V8_MARGIN)
    args_add(a, "--stack-size=3900");
  args_add(a, tools_lib("run-node.mjs"));
}

static bool is_wasmtime(const PtrVec *a) {
  const char *tool = a->items[0], *slash = strrchr(tool, '/');
  return strcmp(slash ? slash + 1 : tool, "wasmtime") == 0;
}

void run_program(const char *program) {
  PtrVec a = {0};
  if (options_wasm()) {
    const char *command = runner_command();
    if (!command)
      fatal("no runner found: install wasmtime or Node.js 18 or later");
    tools_words(&a, command);
    if (command == tools_get("NODE"))
      add_node_options(&a);
    else if (is_wasmtime(&a))
      args_add(&a, arena_printf("-Wmax-wasm-stack=%d", WASMTIME_STACK));
  }
  args_add(&a, program);
  for (int i = 0; i < options.nargs; i++) args_add(&a, options.args[i]);
  if (!cache_is_lasting()) tools_run_and_exit(&a); // then remove the program
  tools_exec(&a);
}
