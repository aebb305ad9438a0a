// SPDX-License-Identifier: MIT
// eval and macroexpand-1 for code that runs in the compiler (macros, the
// interpreter).
#include "analyze.h"
#include "../rt/eval.h"
#include "../rt/fn.h"
#include "../rt/gc.h"
#include "../rt/prim.h"
#include "../rt/throw.h"

#include <string.h>

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

// (macroexpand '(when a b)): the compiler can do that. What fails is left for
// run time.
Node *analyze_expansion(Node *call) {
  static const char *const names[] = {"clojure.core/macroexpand-1",
                                      "clojure.core/macroexpand",
                                      "clojure.walk/macroexpand-all"};
  if (call->op != OP_INVOKE || call->n != 1 || call->a->op != OP_VAR ||
      call->items[0]->op != OP_CONST)
    return call;
  VarInfo *v = call->a->var;
  const char *name = var_full_name(v);
  bool known = false;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    known |= strcmp(names[i], name) == 0;
  if (!known || !rt_expand_hook) return call;
  int errors = diag_mute();
  val f = interp_ensure_var(interp_sp, v);
  val x = f == RT_THROWN ? f : rt_call1(interp_sp, f, call->items[0]->v);
  if (x == RT_THROWN) rt_catch();
  bool failed = x == RT_THROWN || diag_errors() != errors;
  diag_unmute(errors);
  return failed ? call : node_const(form_plain(x), call->loc);
}

// What a macro of the program looks up by name is defined, as it would be on
// the JVM.
static val lookup_hook(val *sp, val ns_object, val sym) {
  CNs *ns = macro_of_program ? ns_find(form_name(rt_ns_name(ns_object))) : NULL;
  if (!ns || ns->native) return RT_NIL;
  rt_gc_inhibit();
  val r = RT_NIL;
  for (int i = 0; i < strmap_count(ns->mappings) && r != RT_THROWN; i++) {
    VarInfo *v = strmap_value(ns->mappings, i);
    if (sym != RT_NIL && !form_is_symbol(sym, strmap_key(ns->mappings, i)))
      continue;
    if (!v->cns->native) r = interp_define(sp, v);
  }
  rt_gc_permit();
  return r;
}

void eval_install(void) {
  rt_lookup_hook = lookup_hook;
  rt_eval_hook = eval_hook;
  rt_expand_hook = expand_hook;
}
