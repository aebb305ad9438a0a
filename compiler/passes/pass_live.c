// SPDX-License-Identifier: MIT
// Pass: liveness, one backward walk over a function's tree.
//
// It decides which locals live in the root stack (Local.in_slot: live across a
// safepoint), marks the last use of each (Node.last: the emitter clears the
// slot there, so nothing is kept alive longer than Clojure's locals clearing
// would), marks nodes that contain a safepoint, and records what is live at
// the head of each loop, where the emitter's poll must save locals that are
// not in slots.
//
// Captures are read through the closure and fields through their object, so
// using one is a use of that local. Arguments that are plain locals are read
// when the call happens, after all other arguments have been evaluated; the
// walk follows that order.
#include "compiler/passes/passes.h"

#include <string.h>

typedef struct Live {
  uint64_t *bits;
} Live;

typedef struct Walk {
  Arity *arity;
  int words;
  Local **by_id;
  Live stored; // that were live at some safepoint
} Walk;

static Live live_new(Walk *w) {
  return (Live){arena_alloc((size_t)w->words * sizeof(uint64_t))};
}
static Live live_copy(Walk *w, Live l) {
  Live c = live_new(w);
  memcpy(c.bits, l.bits, (size_t)w->words * sizeof(uint64_t));
  return c;
}
static void live_union(Walk *w, Live into, Live from) {
  for (int i = 0; i < w->words; i++) into.bits[i] |= from.bits[i];
}
static bool live_has(Live l, const Local *x) {
  return l.bits[x->id / 64] >> (x->id % 64) & 1;
}

static Local *base_local(Walk *w, Local *l) {
  if (l->kind == LOCAL_CAPTURE && !l->loaded) return w->arity->self;
  if (l->kind == LOCAL_FIELD) return l->owner;
  return l;
}

// Returns whether this is the last use.
static bool use(Walk *w, Live live, Local *l) {
  l = base_local(w, l);
  w->by_id[l->id] = l;
  bool last = !live_has(live, l);
  live.bits[l->id / 64] |= (uint64_t)1 << (l->id % 64);
  return last;
}

static void kill(Live live, const Local *l) {
  live.bits[l->id / 64] &= ~((uint64_t)1 << (l->id % 64));
}

// A function without captures is a static object: its name inside it needs no
// slot.
static bool is_static_self(const Walk *w, const Local *l) {
  return l->kind == LOCAL_SELF && w->arity->fn && !w->arity->fn->ncaptures;
}

// Each local is looked at once: a function with thousands of locals has
// thousands of safepoints.
static void at_safepoint(Walk *w, Live live) {
  for (int i = 0; i < w->words; i++) {
    uint64_t new = live.bits[i] & ~w->stored.bits[i];
    w->stored.bits[i] |= new;
    for (; new; new &= new - 1) {
      Local *l = w->by_id[i * 64 + __builtin_ctzll(new)];
      if (l && !is_static_self(w, l)) l->in_slot = l->rep == REP_VAL;
    }
  }
}

static void walk(Walk *w, Node *n, Live live);

static void use_node(Walk *w, Node *n, Live live) {
  if (n->op != OP_LOCAL) return;
  bool last = use(w, live, n->local);
  n->last = last && base_local(w, n->local) == n->local;
}

// Items evaluated in order, atoms read at the end.
static bool walk_items(Walk *w, Node **items, int n, Live live) {
  bool safepoint = false;
  for (int i = n - 1; i >= 0; i--)
    if (node_is_atom(items[i])) use_node(w, items[i], live);
  for (int i = n - 1; i >= 0; i--)
    if (!node_is_atom(items[i])) {
      walk(w, items[i], live);
      safepoint = safepoint || items[i]->safepoint;
    }
  return safepoint;
}

static void walk_call(Walk *w, Node *n, Live live, bool safepoint) {
  if (safepoint) at_safepoint(w, live);
  bool inner;
  if (n->op == OP_INVOKE) {
    Node **all = arena_alloc((size_t)(n->n + 1) * sizeof *all);
    all[0] = n->a;
    memcpy(all + 1, n->items, (size_t)n->n * sizeof *all);
    inner = walk_items(w, all, n->n + 1, live);
  } else {
    if (n->op == OP_CALL_LOCAL) use(w, live, n->local);
    inner = walk_items(w, n->items, n->n, live);
  }
  n->safepoint = safepoint || inner;
}

static void walk_if(Walk *w, Node *n, Live live) {
  Live other = live_copy(w, live);
  walk(w, n->b, live);
  walk(w, n->c, other);
  live_union(w, live, other);
  walk(w, n->a, live);
  n->safepoint = n->a->safepoint || n->b->safepoint || n->c->safepoint;
}

static void walk_case(Walk *w, Node *n, Live live) {
  Live out = live_copy(w, live);
  walk(w, n->b, live);
  n->safepoint = n->b->safepoint;
  for (int i = 0; i < n->n; i++) {
    Live branch = live_copy(w, out);
    walk(w, n->items[i], branch);
    live_union(w, live, branch);
    n->safepoint = n->safepoint || n->items[i]->safepoint;
  }
  if (n->a->op == OP_LOCAL)
    use(w, live, n->a->local); // read at each comparison: never the last use
  else
    walk(w, n->a, live);
  n->safepoint = n->safepoint || n->a->safepoint;
}

static void declare(Walk *w, Local **locals, int n) {
  for (int i = 0; i < n; i++) w->by_id[locals[i]->id] = locals[i];
}

static void walk_let(Walk *w, Node *n, Live live) {
  declare(w, n->locals, n->n);
  walk(w, n->a, live);
  n->safepoint = n->a->safepoint;
  for (int i = n->n - 1; i >= 0; i--) {
    kill(live, n->locals[i]);
    walk(w, n->items[i], live);
    n->safepoint = n->safepoint || n->items[i]->safepoint;
  }
}

// Adds every local a subtree uses, whatever the order.
static void collect_uses(Walk *w, Node *n, Live into) {
  if (!n) return;
  if (n->op == OP_LOCAL || n->op == OP_CALL_LOCAL || n->op == OP_SET_FIELD)
    use(w, into, n->local);
  if (n->op == OP_FN)
    for (int i = 0; i < n->fn->ncaptures; i++)
      use(w, into, n->fn->captures[i]->outer);
  if (n->op == OP_REIFY)
    for (int i = 1; i < n->cls->nfields; i++)
      use(w, into, n->cls->fields[i]->outer);
  collect_uses(w, n->a, into);
  collect_uses(w, n->b, into);
  collect_uses(w, n->c, into);
  if (n->op == OP_REIFY || n->op == OP_DEFTYPE) return;
  for (int i = 0; i < n->n; i++) collect_uses(w, n->items[i], into);
}

// Locals bound inside a subtree are not live at its entry.
static void kill_bound(Node *n, Live live) {
  if (!n) return;
  if (n->locals)
    for (int i = 0; i < n->n; i++) kill(live, n->locals[i]);
  kill_bound(n->a, live);
  kill_bound(n->b, live);
  kill_bound(n->c, live);
  if (n->op == OP_REIFY || n->op == OP_DEFTYPE || n->op == OP_FN) return;
  for (int i = 0; i < n->n; i++) kill_bound(n->items[i], live);
}

static void set_head(Walk *w, LoopInfo *loop, Live head) {
  size_t n = (size_t)loop->n; // added when the body has been walked
  for (int i = 0; i < w->words; i++)
    n += (size_t)__builtin_popcountll(head.bits[i]);
  loop->live = (LocalSet){.items = arena_alloc((n + 1) * sizeof(Local *))};
  loop->head_bits = head.bits;
  for (int i = 0; i < w->words; i++)
    for (uint64_t b = head.bits[i]; b; b &= b - 1) {
      Local *l = w->by_id[i * 64 + __builtin_ctzll(b)];
      if (l) loop->live.items[loop->live.n++] = l;
    }
}

static void walk_loop(Walk *w, Node *n, Live live) {
  declare(w, n->locals, n->n);
  Live head = live_new(w);
  collect_uses(w, n->a, head);
  kill_bound(n->a, head);
  for (int i = 0; i < n->n; i++) kill(head, n->locals[i]);
  live_union(w, head, live);
  set_head(w, n->loop, head);
  if (n->loop->outlined && n->loop->polls) {
    at_safepoint(w, live);
    if (w->arity->fn && w->arity->fn->ncaptures) w->arity->self->in_slot = true;
  }
  walk(w, n->a, live);
  live_union(w, live, head);
  for (int i = 0; i < n->n; i++) {
    n->loop->live.items[n->loop->live.n++] = n->locals[i];
  }
  n->safepoint = n->a->safepoint;
  for (int i = n->n - 1; i >= 0; i--) {
    kill(live, n->locals[i]);
    walk(w, n->items[i], live);
    n->safepoint = n->safepoint || n->items[i]->safepoint;
  }
}

static void walk_recur(Walk *w, Node *n, Live live) {
  memcpy(live.bits, n->loop->head_bits, (size_t)w->words * sizeof(uint64_t));
  n->safepoint = walk_items(w, n->items, n->n, live) || n->loop->polls;
}

static void walk_try(Walk *w, Node *n, Live live) {
  bool safepoint = false;
  if (n->b) {
    walk(w, n->b, live);
    safepoint = n->b->safepoint;
  }
  Live handlers = live_copy(w, live);
  for (int i = 0; i < n->n; i++) {
    Live h = live_copy(w, live);
    w->by_id[n->locals[i]->id] = n->locals[i];
    walk(w, n->items[i], h);
    kill(h, n->locals[i]);
    live_union(w, handlers, h);
    safepoint = safepoint || n->items[i]->safepoint;
  }
  live_union(w, live, handlers);
  walk(w, n->a, live);
  live_union(w, live, handlers);
  n->safepoint = safepoint || n->a->safepoint;
}

static void walk_captures(Walk *w, FnInfo *fn, Live live) {
  for (int i = 0; i < fn->ncaptures; i++) use(w, live, fn->captures[i]->outer);
}

static void walk_letfn(Walk *w, Node *n, Live live) {
  declare(w, n->locals, n->n);
  walk(w, n->a, live);
  for (int i = 0; i < n->n; i++) walk_captures(w, n->items[i]->fn, live);
  for (int i = 0; i < n->n; i++) kill(live, n->locals[i]);
  n->safepoint = n->a->safepoint;
}

static void walk_do(Walk *w, Node *n, Live live) {
  for (int i = n->n - 1; i >= 0; i--) {
    walk(w, n->items[i], live);
    n->safepoint = n->safepoint || n->items[i]->safepoint;
  }
}

// a and b are evaluated in order, then combined without a safepoint.
static void walk_pair(Walk *w, Node *n, Live live) {
  Node *items[2];
  int k = 0;
  if (n->a) items[k++] = n->a;
  if (n->b) items[k++] = n->b;
  n->safepoint = walk_items(w, items, k, live);
}

static void walk(Walk *w, Node *n, Live live) {
  switch (n->op) {
  case OP_CONST:
  case OP_CLASS:
  case OP_THE_VAR:
  case OP_VAR:
  case OP_DEFTYPE:
  case OP_COUNT: break;
  case OP_LOCAL: use_node(w, n, live); break;
  case OP_IF: walk_if(w, n, live); break;
  case OP_DO: walk_do(w, n, live); break;
  case OP_LET: walk_let(w, n, live); break;
  case OP_LOOP: walk_loop(w, n, live); break;
  case OP_RECUR: walk_recur(w, n, live); break;
  case OP_FN: walk_captures(w, n->fn, live); break;
  case OP_REIFY:
    for (int i = 1; i < n->cls->nfields; i++)
      use(w, live, n->cls->fields[i]->outer);
    break;
  case OP_INVOKE:
  case OP_CALL_LOCAL:
  case OP_METHOD: walk_call(w, n, live, true); break;
  case OP_CALL: walk_call(w, n, live, call_collects(n)); break;
  case OP_PRIM: walk_call(w, n, live, n->prim->cls == 'G'); break;
  case OP_NEW:
  case OP_VECTOR:
  case OP_MAP:
  case OP_SET: walk_call(w, n, live, false); break;
  case OP_SET_FIELD:
    use(w, live, n->local);
    walk_pair(w, n, live);
    break;
  case OP_FIELD:
  case OP_SET_VAR:
  case OP_SET_FIELD_OF:
  case OP_THROW:
  case OP_DEF:
  case OP_WITH_META: walk_pair(w, n, live); break;
  case OP_TRY: walk_try(w, n, live); break;
  case OP_CASE: walk_case(w, n, live); break;
  case OP_LETFN: walk_letfn(w, n, live); break;
  }
}

void pass_live(Arity *a) {
  Walk w = {.arity = a, .words = (a->nlocals + 63) / 64 + 1};
  w.by_id = arena_alloc((size_t)(a->nlocals + 1) * sizeof *w.by_id);
  a->by_id = w.by_id;
  w.stored = live_new(&w);
  for (int i = 0; i < a->nparams; i++) w.by_id[a->params[i]->id] = a->params[i];
  if (a->self) w.by_id[a->self->id] = a->self;
  walk(&w, a->body, live_new(&w));
  a->safepoint = a->body->safepoint;
}
