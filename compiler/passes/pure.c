// SPDX-License-Identifier: MIT
// Is it the same whether a fold of lazy seqs over a range goes item by item or
// chunk by chunk?
//
// The lazy seqs of (reduce + (map f (filter p (range n)))) call p for 32 items,
// then f, then +. Item by item the numbers need no boxes. Nobody can see the
// difference if what is called has no effect and cannot fail, or can fail only
// by overflow, with the same exception wherever; unless the fold may stop
// early: then items that the lazy seqs would have looked at must not fail.
//
// So the loop that the fold would become is evaluated here on intervals of
// longs. A counter starts somewhere and steps by one: that it passes 2^56 would
// take years, and is not considered.
#include "compiler/passes/fuse.h"
#include "rt/num/num.h"
#include "rt/coll/vec.h"

#include <string.h>

typedef enum Sort {
  K_ANY,
  K_LONG,
  K_DOUBLE,
  K_VECTOR,  // plain or transient
  K_REDUCED, // the fold ends
  K_FAILED   // not known to be pure
} Sort;
typedef struct Value {
  Sort kind;
  int64_t lo, hi; // K_LONG
} Value;

typedef struct Eval {
  PtrVec locals, values; // Local *, Value *
  const LoopInfo *loop;  // the fold
  Value acc;             // what its first local is
  bool overflows;        // on the way to here
  bool late;             // it may stop where it would have overflowed before
} Eval;

static const Value failed = {.kind = K_FAILED}, any = {.kind = K_ANY},
                   some_double = {.kind = K_DOUBLE},
                   some_long = {K_LONG, INT64_MIN, INT64_MAX};

static Value eval(Eval *e, const Node *n);

static void set_local(Eval *e, Local *l, Value v) {
  Value *kept = arena_alloc(sizeof *kept);
  *kept = v;
  vec_push(&e->locals, l);
  vec_push(&e->values, kept);
}

static Value local_value(const Eval *e, Local *l) {
  l = local_base(l);
  for (int i = e->locals.n - 1; i >= 0; i--)
    if (e->locals.items[i] == l) return *(Value *)e->values.items[i];
  return any;
}

static Value of_constant(val v) {
  if (rt_is_long(v)) return (Value){K_LONG, rt_long_value(v), rt_long_value(v)};
  if (rt_is_double(v)) return some_double;
  return rt_has_kind(v, KIND_VEC) ? (Value){.kind = K_VECTOR} : any;
}

static Value join(Value a, Value b) {
  if (a.kind == K_FAILED || b.kind == K_FAILED) return failed;
  if (a.kind == K_REDUCED) return b; // the fold goes on with the other one
  if (b.kind == K_REDUCED) return a;
  if (a.kind != b.kind) return any;
  if (b.lo < a.lo) a.lo = b.lo;
  if (b.hi > a.hi) a.hi = b.hi;
  return a;
}

static bool is_number(Value v) {
  return v.kind == K_LONG || v.kind == K_DOUBLE;
}

// --- primitives ---

// Does the operation overflow? If not, *out is its result.
static bool apply(PrimId op, int64_t a, int64_t b, int64_t *out) {
  switch (op) {
  case PRIM_add:
  case PRIM_inc: return __builtin_add_overflow(a, b, out);
  case PRIM_mul: return __builtin_mul_overflow(a, b, out);
  default: return __builtin_sub_overflow(a, b, out);
  }
}

static Value arith(Eval *e, PrimId op, Value a, Value b) {
  if (!is_number(a) || !is_number(b)) return failed;
  if (a.kind == K_DOUBLE || b.kind == K_DOUBLE) return some_double;
  int64_t ends[4];
  bool over = false;
  for (int i = 0; i < 4; i++)
    if (apply(op, i & 1 ? a.hi : a.lo, i & 2 ? b.hi : b.lo, &ends[i]))
      over = true;
  if (over) {
    e->overflows = true;
    return some_long;
  }
  Value v = {K_LONG, ends[0], ends[0]};
  for (int i = 1; i < 4; i++) v = join(v, (Value){K_LONG, ends[i], ends[i]});
  return v;
}

// By a constant other than 0 and -1.
static Value divide(PrimId op, Value a, Value b) {
  if (a.kind != K_LONG || b.kind != K_LONG || b.lo != b.hi || b.lo == 0 ||
      b.lo == -1 || b.lo == INT64_MIN)
    return failed;
  int64_t m = b.lo < 0 ? -b.lo : b.lo;
  if (op == PRIM_quot)
    return a.lo >= 0 && b.lo > 0 ? (Value){K_LONG, a.lo / m, a.hi / m}
                                 : some_long;
  bool positive = op == PRIM_mod ? b.lo > 0 : a.lo >= 0;
  return (Value){K_LONG, positive ? 0 : 1 - m, m - 1};
}

static Value eval_arith(Eval *e, const Node *n, const Value *v) {
  static const Value zero = {K_LONG, 0, 0}, one = {K_LONG, 1, 1};
  if (n->n == 2) return arith(e, n->prim->id, v[0], v[1]);
  return n->prim->id == PRIM_neg ? arith(e, PRIM_sub, zero, v[0])
                                 : arith(e, n->prim->id, v[0], one);
}

static Value eval_other(Eval *e, const Prim *p, const Value *v, bool longs) {
  switch (p->id) {
  case PRIM_max:
  case PRIM_min: return longs ? join(v[0], v[1]) : failed;
  case PRIM_conj:
  case PRIM_conj_bang: return v[0].kind == K_VECTOR ? v[0] : failed;
  case PRIM_reduced:
    e->late = e->late || e->overflows;
    return (Value){.kind = K_REDUCED};
  case PRIM_unreduced: return any;
  default: return p->cls == 'P' && p->result == 'B' ? any : failed;
  }
}

static Value eval_prim(Eval *e, const Node *n) {
  const Prim *p = n->prim;
  Value v[6];
  bool longs = true, numbers = true;
  for (int i = 0; i < n->n; i++) {
    if ((v[i] = eval(e, n->items[i])).kind == K_FAILED) return failed;
    longs = longs && v[i].kind == K_LONG;
    numbers = numbers && is_number(v[i]);
  }
  if (p->facts.typed == TYPED_ARITH) return eval_arith(e, n, v);
  if (p->facts.typed == TYPED_DIVIDE) return divide(p->id, v[0], v[1]);
  bool test = p->result == 'B';
  if (prim_has(p, PURE_OF_NUMBERS))
    return !numbers ? failed : test ? any : some_double;
  if (prim_has(p, PURE_OF_LONGS))
    return !longs ? failed : test ? any : some_long;
  return eval_other(e, p, v, longs);
}

// --- the rest ---

static Value eval_let(Eval *e, const Node *n) {
  for (int i = 0; i < n->n; i++) {
    Value v = eval(e, n->items[i]);
    if (v.kind == K_FAILED) return failed;
    set_local(e, n->locals[i], v);
  }
  return eval(e, n->a);
}

static Value eval_all(Eval *e, const Node *n) {
  Value v = any;
  for (int i = 0; i < n->n; i++)
    if ((v = eval(e, n->items[i])).kind == K_FAILED) return failed;
  return v;
}

// The accumulator's next value; the counter is known.
static Value eval_recur(Eval *e, const Node *n) {
  if (n->loop != e->loop) return failed;
  Value v = eval(e, n->items[0]);
  if (v.kind == K_FAILED || v.kind == K_REDUCED) return v;
  if (v.kind != e->acc.kind) e->acc = any;
  return v;
}

static Value eval_if(Eval *e, const Node *n) {
  if (eval(e, n->a).kind == K_FAILED) return failed;
  bool before = e->overflows;
  Value b = eval(e, n->b);
  bool then = e->overflows;
  e->overflows = before;
  Value c = eval(e, n->c);
  e->overflows = e->overflows || then;
  return join(b, c);
}

static Value eval(Eval *e, const Node *n) {
  switch (n->op) {
  case OP_CONST: return of_constant(node_value(n));
  case OP_VAR: return var_is_direct(n->var) ? any : failed;
  case OP_LOCAL: return n->local->mutable ? failed : local_value(e, n->local);
  case OP_LET: return eval_let(e, n);
  case OP_DO: return eval_all(e, n);
  case OP_VECTOR: return eval_all(e, n).kind == K_FAILED ? failed : any;
  case OP_RECUR: return eval_recur(e, n);
  case OP_PRIM: return eval_prim(e, n);
  case OP_IF: return eval_if(e, n);
  default: return failed;
  }
}

static Value of_init(const Node *n) {
  for (;;)
    if (n->op == OP_LOCAL && local_base(n->local)->init)
      n = local_base(n->local)->init;
    else if (node_is_prim(n, PRIM_transient))
      n = n->items[0];
    else
      break;
  if (n->op == OP_VECTOR) return (Value){.kind = K_VECTOR};
  Value v = n->op == OP_CONST ? of_constant(node_value(n)) : any;
  return v.kind == K_LONG ? some_long : v; // as an accumulator: any long
}

// What surrounds the loop is evaluated once, before it.
static const Node *find_loop(Eval *e, const Node *n) {
  for (; n->op == OP_LET; n = n->a)
    for (int i = 0; i < n->n; i++) {
      const Node *item = n->items[i];
      bool is_long = node_is_prim(item, PRIM_as_long);
      set_local(e, n->locals[i], is_long ? some_long : of_init(item));
    }
  return n->op == OP_LOOP && n->n == 2 ? n : NULL;
}

bool pure_fold(const Node *fold) {
  Eval e = {0};
  const Node *n = find_loop(&e, fold);
  if (!n || n->items[1]->op != OP_CONST) return false;
  Value i = of_constant(node_value(n->items[1]));
  if (i.kind != K_LONG || i.lo > INT64_MAX >> 8) return false;
  i.hi = i.lo + (INT64_MAX >> 7);
  e.loop = n->loop;
  e.acc = of_init(n->items[0]);
  for (int round = 0; round < 2; round++) {
    Sort before = e.acc.kind;
    e.overflows = e.late = false;
    set_local(&e, n->locals[0], e.acc);
    set_local(&e, n->locals[1], i);
    if (eval(&e, n->a).kind == K_FAILED) return false;
    if (e.acc.kind == before) return !e.late;
  }
  return false;
}
