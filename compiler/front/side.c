// SPDX-License-Identifier: MIT
#include "compiler/front/side.h"
#include "compiler/eval/code.h"
#include "rt/base/core.h"
#include "rt/mem/gc.h"

static Form *analyze_again(const Form *form) {
  CNs *before = session->ns;
  PtrVec fresh = session->fresh;
  session->fresh = (PtrVec){0};
  ns_switch(form->ns);
  session->again = true;
  rt_gc_inhibit();
  Form *again = form_analyze(constant_value(form->source), form->node->loc);
  rt_gc_permit();
  session->again = false;
  ns_switch(before);
  session->fresh = fresh;
  return again;
}

val side_run_form(val *sp, Form *form) {
  form->evaluated = true;
  if (!form->passed) return vm_toplevel(sp, form);
  val *outer = session->sp;
  session->sp = sp;
  Form *again = analyze_again(form);
  session->sp = outer;
  return vm_toplevel(sp, again);
}

static void take_out(PtrVec *v, const void *p) {
  int n = 0;
  for (int i = 0; i < v->n; i++)
    if (v->items[i] != p) v->items[n++] = v->items[i];
  v->n = n;
}

void side_forget(const PtrVec *forms) {
  for (int i = 0; i < forms->n; i++) {
    Form *form = forms->items[i];
    take_out(&form->ns->forms, form);
    for (int k = 0; k < form->defs.n; k++)
      take_out(&((VarInfo *)form->defs.items[k])->pending, form);
  }
}
