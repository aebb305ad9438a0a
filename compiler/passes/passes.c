// SPDX-License-Identifier: MIT
// The stage between analysis and emission: every pass over a namespace, in
// order. After it the trees belong to the emitter; the interpreter evaluates
// them only before.
#include "compiler/passes/passes.h"

typedef struct Pass {
  const char *name;
  bool in_library; // runs for the standard library, too, which is to be small
  // One of the three: over the namespace, where vars are looked at, too; over
  // each form; over each arity in it, a function before those inside it.
  void (*over_ns)(CNs *ns);
  void (*over_form)(Form *form);
  void (*over_arity)(Arity *arity);
} Pass;

static void direct_form(Form *form) { direct_all(form->node); }

// Each relies on those before it.
static const Pass passes[] = {
    {"direct", true, .over_form = direct_form},
    {"fuse", false, .over_form = pass_fuse},
    {"publish bodies", true, .over_ns = inline_publish},
    {"inline", true, .over_form = pass_inline},
    {"recur", true, .over_form = pass_recur},
    {"transient", false, .over_form = pass_transient},
    {"hot", true, .over_ns = pass_hot},
    {"versions", false, .over_ns = pass_versions},
    {"shorten", false, .over_arity = pass_shorten},
    {"captures", true, .over_arity = pass_captures},
    {"infer", true, .over_arity = pass_infer},
    {"effects", true, .over_arity = pass_effects},
    {"live", true, .over_arity = pass_live},
    {"split", false, .over_arity = pass_split},
    {"publish effects", true, .over_ns = effects_publish},
    {"references", true, .over_form = pass_references},
};

// --- walks ---

void pass_each_node(Arity *a, Node *n, void (*visit)(Arity *a, Node *n)) {
  if (!n) return;
  pass_each_node(a, n->a, visit);
  pass_each_node(a, n->b, visit);
  pass_each_node(a, n->c, visit);
  for (int i = 0; i < n->n; i++) pass_each_node(a, n->items[i], visit);
  if (n->op == OP_FN)
    for (int i = 0; i < n->fn->narities; i++)
      pass_each_node(n->fn->arities[i], n->fn->arities[i]->body, visit);
  visit(a, n);
}

static void each_in(const Pass *p, const Node *n);

static void each_arity(const Pass *p, Arity *a) {
  if (!a->body) return;
  p->over_arity(a);
  each_in(p, a->body);
}

// A function without captures may stand in several places.
static void each_fn(const Pass *p, FnInfo *fn) {
  if (fn->passed == p) return;
  fn->passed = p;
  for (int i = 0; i < fn->narities; i++) {
    if (fn->arities[i]->version) each_arity(p, fn->arities[i]->version);
    each_arity(p, fn->arities[i]);
  }
}

static void each_in(const Pass *p, const Node *n) {
  if (!n) return;
  if (n->op == OP_FN) each_fn(p, n->fn);
  each_in(p, n->a);
  each_in(p, n->b);
  each_in(p, n->c);
  for (int i = 0; i < n->n; i++) each_in(p, n->items[i]);
}

// --- the stage ---

static void run_over_forms(const Pass *p, CNs *ns) {
  for (int i = 0; i < ns->forms.n; i++) {
    Form *form = ns->forms.items[i];
    if (p->over_form) p->over_form(form);
    if (p->over_arity) each_arity(p, form->arity);
  }
}

void passes_run(CNs *ns) {
  Phase was = phase_enter(PHASE_OPTIMISE);
  session->fused = ns;
  for (size_t i = 0; i < sizeof passes / sizeof *passes; i++) {
    const Pass *p = &passes[i];
    if (ns->shakeable && !p->in_library) continue;
    if (p->over_ns)
      p->over_ns(ns);
    else
      run_over_forms(p, ns);
  }
  phase_enter(was);
}
