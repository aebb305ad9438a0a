// SPDX-License-Identifier: MIT
// `cljwc --component`: a component of WASI 0.2 that runs the program, made of
// its module by jco, which has the adapter for it (make release-tools).
#include "driver/driver.h"

#include <unistd.h>

// That of `make release-tools` lies in build/jco, and is run by our Node.js.
static void add_jco(PtrVec *a) {
  const char *own = tools_lib("../../jco/node_modules/@bytecodealliance/jco/"
                              "dist/jco.js");
  if (!tools_get("JCO") && file_exists(own)) {
    args_add(a, tools_get("NODE") ? tools_get("NODE") : "node");
    args_add(a, own);
  } else {
    tools_words(a, tools_get("JCO") ? tools_get("JCO") : "jco");
  }
}

const char *component_module(void) {
  if (!options.component) return options.output;
  return arena_printf("%s/component-%d.wasm", cache_dir(), (int)getpid());
}

void component_end(const char *module) {
  if (!options.component) return;
  PtrVec a = {0};
  add_jco(&a);
  args_add(&a, "new");
  args_add(&a, module);
  args_add(&a, "--wasi-command");
  args_add(&a, "-o");
  const char *temporary = output_begin(options.output, true);
  args_add(&a, temporary);
  int status = tools_run(&a);
  unlink(module);
  if (status == 0) {
    output_end(temporary, options.output);
    return;
  }
  unlink(temporary);
  if (status == 127)
    fatal("--component needs jco: `make release-tools` in cljwc's folder, or "
          "npm install -g @bytecodealliance/jco, or set CLJWC_JCO");
  fatal("making a component of %s failed (jco, status %d); run again with -v "
        "to see why",
        options.input, status);
}
