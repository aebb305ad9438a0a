// SPDX-License-Identifier: MIT
// eval and macroexpand-1 for code that runs in the compiler (macros, the
// interpreter).
#include "analyze.h"
#include "../rt/eval.h"
#include "../rt/gc.h"
#include "../rt/throw.h"

// Analysis reports errors; eval has to throw them.
static val refused(int errors_before) {
  if (diag_errors() == errors_before) return RT_NIL;
  return rt_throwf(&rt_type_compiler_exception, "the form does not compile");
}

static val eval_hook(val *sp, val form) {
  val *outer = interp_sp;
  int errors = diag_errors();
  interp_sp = sp;
  rt_gc_inhibit();
  Form *top = form_analyze(form, (Loc){.file = "eval"});
  rt_gc_permit();
  val r = refused(errors);
  if (r != RT_THROWN) r = interp_toplevel(sp, top);
  interp_sp = outer;
  return r;
}

static val expand_hook(val *sp, val form) {
  val *outer = interp_sp;
  int errors = diag_errors();
  interp_sp = sp;
  rt_gc_inhibit();
  val r = analyze_expand1((Ctx){0}, form, (Loc){.file = "macroexpand"});
  rt_gc_permit();
  interp_sp = outer;
  return r == RT_THROWN ? refused(errors - 1) : r;
}

void eval_install(void) {
  rt_eval_hook = eval_hook;
  rt_expand_hook = expand_hook;
}
