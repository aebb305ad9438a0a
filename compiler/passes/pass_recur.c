// SPDX-License-Identifier: MIT
// Pass: recur to the head of a function becomes a loop.
//
//     (fn [n acc] (if (pos? n) (recur (dec n) (* acc n)) acc))
//     (fn [n acc] (loop [n n acc acc] (if (pos? n) (recur ...) acc)))
//
// so that what is done for loops (unboxed locals, transients, functions of
// their own: emit_loop.c) is done here, too.
#include "compiler/front/analyze.h"
#include "compiler/passes/passes.h"

#include <string.h>

static void retarget(Node *n, const LoopInfo *from, LoopInfo *to) {
  if (!n) return;
  if (n->op == OP_RECUR && n->loop == from) n->loop = to;
  retarget(n->a, from, to);
  retarget(n->b, from, to);
  retarget(n->c, from, to);
  for (int i = 0; i < n->n; i++) retarget(n->items[i], from, to);
}

static void add_loop(Arity *a) {
  LoopInfo *head = a->loop;
  Node *loop = node_new(OP_LOOP, a->body->loc);
  loop->n = head->n;
  loop->items = arena_alloc((size_t)(head->n + 1) * sizeof(Node *));
  loop->locals = arena_alloc((size_t)(head->n + 1) * sizeof(Local *));
  loop->loop = arena_alloc(sizeof *loop->loop);
  *loop->loop = (LoopInfo){
      .locals = loop->locals, .n = head->n, .arity = a, .used = true};
  for (int i = 0; i < head->n; i++) {
    Local *param = head->locals[i];
    Local *l = local_new(a, param->name, LOCAL_VALUE);
    l->tag = param->tag;
    l->is_double = param->is_double;
    node_rename(a->body, param, l);
    loop->locals[i] = l;
    loop->items[i] = node_local(param, a->body->loc);
  }
  retarget(a->body, head, loop->loop);
  head->used = false;
  loop->a = a->body;
  a->body = loop;
}

static void add_loops(Arity *a, Node *n) {
  (void)a;
  if (n->op != OP_FN) return;
  for (int i = 0; i < n->fn->narities; i++) {
    Arity *inner = n->fn->arities[i];
    if (inner->loop && inner->loop->used) add_loop(inner);
  }
}

void pass_recur(Form *form) {
  pass_each_node(form->arity, form->node, add_loops);
}
