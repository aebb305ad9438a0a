// SPDX-License-Identifier: MIT
// The compiler from text to C: reader, macros, analyzer, passes, emitter. What
// it reports is shown if FUZZ_SHOW is set; what it emits is not compiled.
#include "target.h"

#include <string.h>

#include "compiler/eval/code.h"
#include "compiler/front/analyze.h"
#include "compiler/front/library.h"
#include "compiler/front/load.h"
#include "compiler/passes/passes.h"
#include "compiler/emit/emit.h"
#include "driver/driver.h"

static void heard(const Report *r) {
  if (getenv("FUZZ_SHOW")) diag_show(r);
}

static void start(void) {
  session_start(target_sp + 1);
  tools_find(getenv("FUZZ_CLJWC"));
  session->refusals_file = tools_lib("stdlib/refusals.tsv");
  session->expansions_file = tools_lib("stdlib/expansions.edn");
  eval_install();
  regex_install();
  bootstrap_attach();
  session->load_compiled = bootstrap_load_ns;
  session->diag.sink = heard;
  watch_survives = true;
  ns_switch(ns_get("user"));
  load_ns("clojure.core", (Loc){0});
}

// Macros without end take a thousand times as long as other inputs.
enum { LONG_MS = 8 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  static int inputs;
  if (target_nests_quotes(data, n)) return 0;
  target_begin();
  if (!session) start();
  CNs *ns = ns_get(arena_printf("fuzz%d", inputs++));
  ns->has_core = true;
  ns_switch(ns);
  rt_gc_inhibit();
  int errors = diag_errors();
  char *text = keep_alloc(n + 1);
  memcpy(text, data, n);
  if (setjmp(target_fatal)) {
    watch_end();
    return target_end(LONG_MS);
  }
  load_text("input.clj", text, n);
  if (diag_errors() == errors && rt_exception == RT_NIL && session->ns == ns) {
    Buf c = {0};
    passes_run(ns);
    emit_ns(ns, &c);
    free(c.s);
  }
  rt_exception = RT_NIL;
  rt_gc_permit();
  return target_end(LONG_MS);
}
