// SPDX-License-Identifier: MIT
// Calls with a number of arguments that the function does not take.
//
// On the JVM such a call compiles and throws ArityException when it runs. Here
// it is reported when the function is known: a literal, a local bound to one,
// or a var that nothing rebinds. So this runs when all forms of the namespace
// are analyzed, when every def and alter-var-root has been seen.
// It is an error if the program certainly makes the call when it is loaded.
// Elsewhere, in functions, branches and under try, it is a warning, and the
// call throws: a program that never makes it is right. A call by apply is
// never looked at.
#include "compiler/front/analyze.h"
#include "compiler/model/compiler.h"

#include <string.h>

static void walk(Node *n, bool certain);

// --- what a function takes ---

typedef struct Takes {
  uint32_t fixed; // bit n: n arguments
  int va;         // at least this many, -1: no
} Takes;

static Takes fn_takes(const FnInfo *fn) {
  Takes t = {.va = -1};
  for (int i = 0; i < fn->narities; i++) {
    const Arity *a = fn->arities[i];
    if (a->variadic)
      t.va = a->required;
    else
      t.fixed |= arity_bit(a->nparams);
  }
  return t;
}

static bool takes(Takes t, int n) {
  return (t.va >= 0 && n >= t.va) || (t.fixed & arity_bit(n));
}

// "it takes 1, 2 or at least 4 arguments"
static const char *describe(Takes t) {
  int counts[33], n = 0;
  for (int i = 0; i < 32; i++)
    if (t.fixed >> i & 1) counts[n++] = i;
  bool more = t.va >= 0;
  if (more) counts[n++] = t.va;
  if (more && counts[n - 1] - counts[0] <= n - 1) n = 1; // no gap
  Buf b = {0};
  buf_puts(&b, "it takes");
  for (int i = 0; i < n; i++) {
    const char *between = i == 0 ? " " : i == n - 1 ? " or " : ", ";
    const char *bound = more && i == n - 1 ? "at least " : "";
    buf_printf(&b, "%s%s%d", between, bound, counts[i]);
  }
  buf_puts(&b, counts[n - 1] == 1 ? " argument" : " arguments");
  return buf_take(&b);
}

// --- reports ---

// What to say; a function of cljwc.java stands for a member: "Math--sqrt".
static const char *message(const VarInfo *v, const char *name, int n) {
  const char *dashes = v ? strstr(v->name, "--") : NULL;
  if (v && dashes && java_is_ns(v->cns)) {
    int len = (int)(dashes - v->name);
    if (strcmp(dashes, "--new") == 0)
      return arena_printf("No matching ctor found for class %.*s", len,
                          v->name);
    return arena_printf("No matching method %s found taking %d args for class "
                        "%.*s",
                        dashes + 2, n, len, v->name);
  }
  if (v) name = var_full_name(v);
  return arena_printf("Wrong number of args (%d) passed to: %s", n, name);
}

static void check(Takes t, const VarInfo *v, const char *name, Node *call,
                  bool certain) {
  if (takes(t, call->n) || (!t.fixed && t.va < 0)) return;
  const char *text = message(v, name, call->n);
  if (certain)
    diag_error(call->loc, describe(t), "%s", text);
  else
    diag_warning(WARN_arity, call->loc, NULL, "%s: %s", text, describe(t));
}

// Is what the var holds known by its number of parameters, and lasting?
static bool shape_known(const VarInfo *v) {
  return (v->fixed || v->va >= 0) && !v->redef && !v->is_dynamic;
}

static void check_call(Node *call, bool certain) {
  const Node *f = call->a;
  if (f->op == OP_FN) {
    check(fn_takes(f->fn), NULL, f->fn->name, call, certain);
  } else if (f->op == OP_LOCAL && f->local->known_fn) {
    check(fn_takes(f->local->known_fn), NULL, f->local->name, call, certain);
  } else if (f->op == OP_VAR && shape_known(f->var)) {
    const VarInfo *v = f->var;
    Takes t = v->fn ? fn_takes(v->fn) : (Takes){v->fixed, v->va};
    check(t, v, NULL, call, certain);
  }
}

bool check_count(const VarInfo *macro, int n, Loc loc) {
  Takes t = {macro->fixed >> 2, macro->va < 0 ? -1 : macro->va - 2};
  if (!shape_known(macro) || takes(t, n)) return true;
  diag_error(loc, describe(t), "%s", message(macro, NULL, n));
  return false;
}

// --- the walk ---

static void walk_fn(FnInfo *fn) {
  if (fn->checked) return;
  fn->checked = true;
  for (int i = 0; i < fn->narities; i++)
    if (fn->arities[i]->body) walk(fn->arities[i]->body, false);
}

static void walk(Node *n, bool certain) {
  if (!n) return;
  if (n->op == OP_INVOKE) check_call(n, certain);
  if (n->op == OP_FN) walk_fn(n->fn);
  bool branches = n->op == OP_IF || n->op == OP_CASE || n->op == OP_TRY;
  walk(n->a, certain && n->op != OP_TRY);
  certain = certain && !branches;
  walk(n->b, certain);
  walk(n->c, certain);
  for (int i = 0; i < n->n; i++) walk(n->items[i], certain);
}

void check_calls(CNs *ns) {
  for (int i = 0; i < ns->forms.n; i++)
    walk(((Form *)ns->forms.items[i])->node, true);
}
