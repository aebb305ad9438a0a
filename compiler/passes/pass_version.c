// SPDX-License-Identifier: MIT
// Pass: second versions of functions, for unboxed arguments.
//
// A function without hints that recurses or loops is compiled twice if its
// numbers could be C longs: as it is, and for arguments that are longs
// (Arity.version, an entry like that of a hinted function). The first calls the
// second when the arguments at hand are fixnums, and calls within the namespace
// whose arguments are known to be longs go to it directly, its own recursion
// above all. Nothing is assumed of callers, and nothing changes in meaning:
// arithmetic on boxed longs checks for overflow in the same way.
//
// Which parameters are longs and whether the result is one is found by trying:
// all are, at first; then those are given up that are used as objects, or that
// the function itself calls with something else, until nothing changes.
#include "compiler/passes/clone.h"
#include "compiler/passes/passes.h"

#include <string.h>

enum { MAX_PARAMS = 6, MAX_SIZE = 400 };

// --- which functions ---

typedef struct Function {
  VarInfo *var;
  Arity *arity;
} Function;

static bool repeats(const Node *n, const void *ctx) {
  const Function *fn = ctx;
  return n->op == OP_LOOP ||
         (n->op == OP_CALL && n->var == fn->var && n->n == fn->arity->nparams);
}

// Its text would be there twice, and it holds what it captures as objects.
static bool is_closure(const Node *n, const void *ctx) {
  (void)ctx;
  return n->op == OP_FN && n->fn->ncaptures > 0;
}

static bool is_candidate(const Function *fn) {
  const Arity *a = fn->arity;
  if (a->variadic || a->nparams == 0 || a->nparams > MAX_PARAMS || !a->body ||
      a->fn->ncaptures || a->ret != REP_VAL || node_size(a->body) > MAX_SIZE)
    return false;
  for (int i = 0; i < a->nparams; i++)
    if (a->params[i]->tag) return false;
  if (!clone_can_copy(a) || node_any(a->body, is_closure, NULL)) return false;
  return node_any(a->body, repeats, fn);
}

// --- its signature ---

typedef struct Trial {
  const VarInfo *var;
  Arity *arity; // the copy
  char *sig;
} Trial;

static void look_at(Trial *t, const Node *n) {
  if (!n) return;
  int nparams = t->arity->nparams;
  if (n->op == OP_CALL && n->var == t->var && n->n == nparams)
    for (int i = 0; i < nparams; i++)
      if (n->items[i]->rep != REP_LONG) t->sig[i] = 'V';
  look_at(t, n->a);
  look_at(t, n->b);
  look_at(t, n->c);
  for (int i = 0; i < n->n; i++) look_at(t, n->items[i]);
}

// One trial of the signature; true if it has to be another one.
static bool refine(Trial *t) {
  Arity *a = t->arity;
  int n = a->nparams;
  char before[MAX_PARAMS + 2];
  memcpy(before, t->sig, (size_t)n + 2);
  for (int i = 0; i < n; i++)
    a->params[i]->tag = t->sig[i] == 'L' ? "long" : NULL;
  a->ret = rep_of_letter(t->sig[n]);
  pass_infer(a);
  for (int i = 0; i < n; i++)
    if (a->params[i]->rep != REP_LONG) t->sig[i] = 'V';
  look_at(t, a->body);
  bool as_promised = a->body->rep == a->ret && a->body->box == BOX_WIDE;
  if (strcmp(before, t->sig) == 0 && !as_promised) t->sig[n] = 'V';
  return strcmp(before, t->sig) != 0;
}

static int count_unboxed(const Node *n) {
  if (!n) return 0;
  int k = n->op == OP_PRIM && n->typed != TYPED_NONE;
  k += count_unboxed(n->a) + count_unboxed(n->b) + count_unboxed(n->c);
  for (int i = 0; i < n->n; i++) k += count_unboxed(n->items[i]);
  return k;
}

// Are enough of its operations unboxed that are not in the original?
static bool is_worth(const Trial *t, Arity *original) {
  enum { NODES_PER_OPERATION = 16 };
  pass_infer(original);
  int gain = count_unboxed(t->arity->body) - count_unboxed(original->body);
  return gain * NODES_PER_OPERATION >= node_size(original->body);
}

static void add_version(const Function *fn, CNs *ns) {
  VarInfo *v = fn->var;
  int n = fn->arity->nparams;
  Trial t = {.var = v, .arity = clone_arity_of(fn->arity, ns)};
  t.arity->is_version = true;
  t.sig = arena_alloc((size_t)n + 2);
  memset(t.sig, 'L', (size_t)n + 1);
  v->versions[n] = t.sig;
  while (refine(&t)) continue;
  bool longs = memchr(t.sig, 'L', (size_t)n) != NULL;
  if (longs && is_worth(&t, fn->arity))
    fn->arity->version = t.arity;
  else
    v->versions[n] = NULL;
}

// --- the pass ---

static void visit(VarInfo *v, CNs *ns, StrMap *done);

// Functions that are called are looked at first: their results may be longs.
static void visit_callees(const Node *n, CNs *ns, StrMap *done) {
  if (!n) return;
  if (n->op == OP_CALL) visit(n->var, ns, done);
  visit_callees(n->a, ns, done);
  visit_callees(n->b, ns, done);
  visit_callees(n->c, ns, done);
  for (int i = 0; i < n->n; i++) visit_callees(n->items[i], ns, done);
}

static void visit(VarInfo *v, CNs *ns, StrMap *done) {
  if (v->cns != ns || !v->fn || v->is_macro || !var_is_direct(v) ||
      strmap_get(done, v->name))
    return;
  strmap_put(done, v->name, v);
  for (int i = 0; i < v->fn->narities; i++) {
    Function fn = {v, v->fn->arities[i]};
    if (!fn.arity->body) continue;
    visit_callees(fn.arity->body, ns, done);
    if (is_candidate(&fn)) add_version(&fn, ns);
  }
}

void pass_versions(CNs *ns) {
  if (ns->shakeable) return; // the library is to be small
  StrMap *done = strmap_new();
  for (int i = 0; i < strmap_count(ns->mappings); i++)
    visit(strmap_value(ns->mappings, i), ns, done);
}
