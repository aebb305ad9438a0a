// SPDX-License-Identifier: MIT
#include "compiler/front/side.h"
#include "rt/base/core.h"
#include "rt/mem/gc.h"

static Form *analyze_again(const Form *form) {
  CNs *before = session->ns;
  PtrVec fresh = session->fresh;
  session->fresh = (PtrVec){0};
  ns_switch(form->ns);
  session->again = true;
  session->made++; // what it defines refers to its nodes
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
  if (!form->passed) return interp_toplevel(sp, form);
  val *outer = session->sp;
  session->sp = sp;
  Form *again = analyze_again(form);
  session->sp = outer;
  return interp_toplevel(sp, again);
}

static void take_out(PtrVec *v, const void *p) {
  int n = 0;
  for (int i = 0; i < v->n; i++)
    if (v->items[i] != p) v->items[n++] = v->items[i];
  v->n = n;
}

// When nothing defines the var any more.
static void undefine(VarInfo *v) {
  for (int i = 0; i < v->cns->forms.n; i++)
    if (vec_has(&((Form *)v->cns->forms.items[i])->defs, v)) return;
  v->defined = v->is_multi = v->is_protocol = false;
}

void side_forget(const PtrVec *forms) {
  for (int i = 0; i < forms->n; i++) {
    Form *form = forms->items[i];
    take_out(&form->ns->forms, form);
    for (int k = 0; k < form->defs.n; k++) {
      take_out(&((VarInfo *)form->defs.items[k])->pending, form);
      undefine(form->defs.items[k]);
    }
  }
}
