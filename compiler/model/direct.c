// SPDX-License-Identifier: MIT
// Turns calls of unknown values into direct ones.
//
// As a pass (passes.c) it runs over a namespace after all of it, and all it
// requires, is analyzed, so it knows which vars are never redefined. INVOKE
// becomes
//   PRIM        when the called arity is just a prim
//   CALL        when the var always holds one function literal
//   CALL_LOCAL  when the local is bound to a function literal
// A call with a wrong number of arguments stays an INVOKE, which throws
// ArityException as in Clojure.
#include "compiler/model/form.h"
#include "compiler/model/direct.h"
#include "rt/mem/gc.h"
#include "rt/prim.h"
#include "rt/str/sym.h"

#include <string.h>

void direct_fn(FnInfo *fn) {
  if (fn->directed) return;
  fn->directed = true;
  for (int i = 0; i < fn->narities; i++)
    if (fn->arities[i]->body) direct_all(fn->arities[i]->body);
}

// (+ a b c) is (+ (+ a b) c), as Clojure inlines it.
static bool nests(const VarInfo *v) {
  static const char *const names[] = {
      "+", "-", "*", "/", "max", "min", "bit-and", "bit-or", "bit-xor"};
  if (strcmp(v->ns, "clojure.core") != 0 || !v->prims[2]) return false;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(v->name, names[i]) == 0) return true;
  return false;
}

// (assoc m a b c d) is (assoc (assoc m a b) c d), (conj coll a b) likewise, if
// evaluating what is added later can wait. Returns how many operands a step
// adds; 0: it is no such call.
static int update_width(const VarInfo *v, const Node *n) {
  if (strcmp(v->ns, "clojure.core") != 0) return 0;
  int width = strcmp(v->name, "assoc") == 0  ? 2
              : strcmp(v->name, "conj") == 0 ? 1
                                             : 0;
  if (!width || n->n <= 1 + width || (n->n - 1) % width) return 0;
  for (int i = 1 + width; i < n->n; i++)
    if (!node_is_atom(n->items[i])) return 0;
  return width;
}

// Turns the call into nested ones of p, each adding `width` operands.
static void nest(Node *n, const Prim *p, int width) {
  Node *left = n->items[0], **all = n->items;
  int count = n->n;
  for (int i = 1; i < count; i += width) {
    Node *step = i + width == count ? n : node_new(OP_PRIM, n->loc);
    step->op = OP_PRIM;
    step->a = NULL;
    step->prim = p;
    step->n = 1 + width;
    step->items = arena_alloc((size_t)(1 + width) * sizeof(Node *));
    step->items[0] = left;
    memcpy(step->items + 1, all + i, (size_t)width * sizeof(Node *));
    left = step;
  }
}

// Is its value certainly one that the runtime prints by itself?
static bool is_atom(const Node *n) {
  if (n->op == OP_CALL)
    return strcmp(n->var->name, "str") == 0 &&
           strcmp(n->var->ns, "clojure.core") == 0;
  if (n->op != OP_CONST) return false;
  val v = node_value(n);
  return !rt_is_ptr(v) || rt_is_str(v) || rt_is_keyword(v) ||
         rt_has_kind(v, KIND_LONG) || rt_has_kind(v, KIND_DOUBLE);
}

// (println "text") needs no printer of collections, which is 10 KB.
static VarInfo *for_atoms(VarInfo *v, const Node *n) {
  if (strcmp(v->ns, "clojure.core") != 0 || n->n == 0) return v;
  bool line = strcmp(v->name, "println") == 0;
  if (!line && strcmp(v->name, "print") != 0) return v;
  for (int i = 0; i < n->n; i++)
    if (!is_atom(n->items[i])) return v;
  VarInfo *other =
      ns_own(ns_find("clojure.core"), line ? "println-atoms" : "print-atoms");
  return other ? other : v;
}

// (re-pattern "text") is the literal #"text", if that can be compiled.
static bool is_literal_regex(const Node *n) {
  return n->n == 1 && n->prim->id == PRIM_re_pattern &&
         n->items[0]->op == OP_CONST &&
         form_is_pattern(node_value(n->items[0]));
}

static void fold_regex(Node *n) {
  n->op = OP_CONST;
  n->n = 0;
  n->k = constant_new(rt_re_pattern(node_value(n->items[0])));
}

static void call_var(Node *n) {
  VarInfo *v = n->a->var;
  if (!var_is_direct(v)) return;
  v = for_atoms(v, n);
  int width = n->n > 2 && nests(v) ? 1 : update_width(v, n);
  if (width) {
    nest(n, v->prims[1 + width], width);
    return;
  }
  if (n->n <= 6 && v->prims[n->n]) {
    n->op = OP_PRIM;
    n->a = NULL;
    n->prim = v->prims[n->n];
    if (is_literal_regex(n)) fold_regex(n);
  } else if ((v->fixed & arity_bit(n->n)) || (v->va >= 0 && n->n >= v->va)) {
    n->op = OP_CALL;
    n->a = NULL;
    n->var = v;
  }
}

static void call_local(Node *n) {
  Local *l = n->a->local;
  if (!l->known_fn || !fn_accepts(l->known_fn, n->n)) return;
  n->op = OP_CALL_LOCAL;
  n->local = l;
  n->fn = l->known_fn;
}

// (:key m) and (:key m default)
static void call_keyword(Node *n) {
  if (n->n < 1 || n->n > 2 || !rt_is_keyword(node_value(n->a))) return;
  Node **items = arena_alloc(3 * sizeof *items);
  items[0] = n->items[0];
  items[1] = n->a;
  if (n->n == 2) items[2] = n->items[1];
  n->op = OP_PRIM;
  n->prim = prim_get(n->n == 1 ? PRIM_get : PRIM_get_or);
  n->items = items;
  n->n++;
}

void direct_call(Node *n) {
  if (n->op != OP_INVOKE) return;
  if (n->a->op == OP_VAR)
    call_var(n);
  else if (n->a->op == OP_LOCAL)
    call_local(n);
  else if (n->a->op == OP_CONST)
    call_keyword(n);
}

void direct_all(Node *n) {
  if (!n) return;
  direct_all(n->a);
  direct_all(n->b);
  direct_all(n->c);
  for (int i = 0; i < n->n; i++) direct_all(n->items[i]);
  if (n->op == OP_FN) direct_fn(n->fn);
  direct_call(n);
}
