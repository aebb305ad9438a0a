// SPDX-License-Identifier: MIT
// Components of WASI 0.2, made of a module by wasm-tools: commands
// (`--component`), and what wit.c makes. The module's calls of WASI 0.1 become
// calls of 0.2 by an adapter, which is part of jco (make release-tools).
#include "driver/driver.h"
#include "driver/wit.h"

#include <unistd.h>

static const char *temporary(const char *what) {
  return arena_printf("%s/%s-%d.wasm", cache_dir(), what, (int)getpid());
}

const char *component_module(void) {
  return options.component ? temporary("component") : options.output;
}

// Fails after removing what is half done.
static void must(PtrVec *a, const char *module, const char *to) {
  int status = tools_run(a);
  if (status == 0) return;
  unlink(module);
  if (to) unlink(to);
  if (status == 127)
    wit_missing();
  else
    fatal("making a component of %s failed (wasm-tools, status %d); run again "
          "with -v to see why",
          options.input, status);
}

// Adds the world to the module.
static void embed(const char *module) {
  PtrVec a = {0};
  wit_add_tool(&a);
  tools_words(&a, "component embed");
  args_add(&a, wit_source());
  args_add(&a, module);
  if (wit_world()) {
    args_add(&a, "--world");
    args_add(&a, wit_world());
  }
  args_add(&a, "-o");
  args_add(&a, module);
  must(&a, module, NULL);
}

static const char *adapter(void) {
  const char *kind = wit_wanted() ? "reactor" : "command";
  const char *file =
      tools_lib(arena_printf("wasi_snapshot_preview1.%s.wasm", kind));
  if (!file_exists(file))
    fatal("a component needs the adapter for WASI 0.2: `make release-tools` in "
          "cljwc's folder");
  return file;
}

// Names of what wasm-tools has added, and who made it: 5 KB.
static void strip(const char *component) {
  PtrVec a = {0};
  wit_add_tool(&a);
  tools_words(&a, "strip -a");
  args_add(&a, component);
  args_add(&a, "-o");
  args_add(&a, component);
  must(&a, component, NULL);
}

void component_end(const char *module) {
  if (!options.component) return;
  if (wit_wanted()) embed(module);
  PtrVec a = {0};
  wit_add_tool(&a);
  tools_words(&a, "component new");
  if (!options.handler) { // which calls WASI 0.2 itself (wit/wasi_http.c)
    args_add(&a, "--adapt");
    args_add(&a, arena_printf("wasi_snapshot_preview1=%s", adapter()));
  }
  args_add(&a, module);
  args_add(&a, "-o");
  const char *to = output_begin(options.output, true);
  args_add(&a, to);
  must(&a, module, to);
  unlink(module);
  if (!options.debug) strip(to);
  output_end(to, options.output);
}
