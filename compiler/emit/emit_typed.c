// SPDX-License-Identifier: MIT
// Emission of unboxed arithmetic, comparisons and array accesses, and the
// conversions between representations.
#include "compiler/emit/emit.h"
#include "rt/prim.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *new_typed(Func *f, Rep rep) {
  if (rep == REP_LONG) return arena_printf("i%d", f->nlongs++);
  if (rep == REP_DOUBLE) return arena_printf("d%d", f->ndoubles++);
  return new_var(f);
}

const char *rep_c_type(Rep rep) {
  return rep == REP_LONG ? "int64_t" : rep == REP_DOUBLE ? "double" : "val";
}

// A literal of the representation.
const char *emit_literal(const Node *n, Rep want) {
  double d = n->rep == REP_DOUBLE ? ((Double *)node_value(n))->d
                                  : (double)rt_long_value(node_value(n));
  if (want == REP_DOUBLE) {
    if (isnan(d)) return "__builtin_nan(\"\")";
    if (isinf(d)) return d < 0 ? "-__builtin_inf()" : "__builtin_inf()";
    return arena_printf("%a", d);
  }
  int64_t i = rt_long_value(node_value(n));
  if (i == INT64_MIN) return "(-9223372036854775807LL - 1)";
  return arena_printf("%lldLL", (long long)i);
}

Atom emit_box(Func *f, Atom value, Rep rep, Box box) {
  static const char *const functions[] = {"rt_long", "rt_int", "rt_short",
                                          "rt_byte", "rt_float"};
  if (rep == REP_VAL) return value;
  const char *to = new_var(f);
  line(f, "%s = %s(%s);", to,
       rep == REP_DOUBLE && box == BOX_WIDE ? "rt_double" : functions[box],
       value.c);
  return atom_temp(to);
}

Atom emit_as(Func *f, Atom value, const Node *n, Rep want) {
  return want == REP_VAL ? emit_box(f, value, n->rep, n->box)
                         : emit_convert(f, value, n->rep, want, n->loc);
}

// `value`, an atom of rep `from`, as an atom of rep `want`. Boxing goes to a
// variable, so the atom may be used more than once. A double becomes a long as
// an argument does: cut, unless it is out of range.
Atom emit_convert(Func *f, Atom value, Rep from, Rep want, Loc loc) {
  if (from == want) return value;
  if (want == REP_VAL) return emit_box(f, value, from, BOX_WIDE);
  const char *to = new_typed(f, want);
  if (from == REP_DOUBLE) value = emit_box(f, value, from, BOX_WIDE);
  if (from != REP_LONG)
    emit_throw_if(f,
                  arena_printf("!rt_unbox_%s(%s, &%s)",
                               want == REP_LONG ? "arg_long" : "double",
                               value.c, to),
                  loc);
  else
    line(f, "%s = (%s)%s;", to, rep_c_type(want), value.c);
  return atom_temp(to);
}

// --- operations ---

// The text with the operands in place of each @, in order.
static const char *fill(const char *text, const Atom *operands) {
  Buf b = {0};
  for (; *text; text++)
    if (*text == '@')
      buf_puts(&b, operands++->c);
    else
      buf_printf(&b, "%c", *text);
  return b.s;
}

static Atom long_arith(Func *f, Node *n, const Atom *a) {
  Atom r = atom_temp(new_typed(f, REP_LONG));
  Atom operands[] = {a[0], n->n == 2 ? a[1] : r, r};
  emit_throw_when(f, fill(n->prim->facts.longs, operands), "rt_long_overflow()",
                  n->loc);
  return r;
}

// Of longs or doubles, by its C expression.
static Atom plain(Func *f, Node *n, Rep rep, const Atom *a) {
  const PrimFacts *p = &n->prim->facts;
  const char *r = new_typed(f, rep);
  line(f, "%s = %s;", r, fill(rep == REP_DOUBLE ? p->doubles : p->longs, a));
  return atom_temp(r);
}

static Atom divide(Func *f, Node *n, const Atom *a) {
  // On the JVM mod is a function of objects.
  bool objects = n->implied || n->prim->id == PRIM_mod;
  const char *r = new_typed(f, REP_LONG);
  emit_throw_when(f, arena_printf("%s == 0", a[1].c),
                  objects ? "rt_zero_divisor()" : "rt_long_zero_divisor()",
                  n->loc);
  line(f, "%s = %s;", r, fill(n->prim->facts.longs, a));
  return atom_temp(r);
}

// An element of the array in items[0], as an lvalue; throws when there is
// none. `index` is an atom.
static const char *array_element(Func *f, Node *n, const char *array,
                                 const char *index) {
  const Elements *e = elements_of(n->items[0]);
  const char *kind = e->kind;
  const char *failed = arena_printf(
      "rt_not_this_array(%s, %s, &rt_type_%s_array)", array, index, kind);
  int view = n->items[0]->local->view;
  if (!view) {
    const char *p = arena_printf("p%d", f->nlabels++);
    line(f, "%s *%s = rt_%ss_at(%s, %s);", e->c_type, p, kind, array, index);
    emit_throw_when(f, arena_printf("!%s", p), failed, n->loc);
    return arena_printf("*%s", p);
  }
  emit_throw_when(f,
                  arena_printf("(uint64_t)(%s) >= n%d", index,
                               n->items[0]->local->view_length),
                  failed, n->loc);
  return arena_printf("a%d[%s]", view, index);
}

static Atom array_get(Func *f, Node *n) {
  Rep reps[] = {REP_VAL, REP_LONG};
  const Atom *a = emit_operands(f, n->items, 2, reps);
  const char *r = new_typed(f, n->rep);
  line(f, "%s = %s;", r, array_element(f, n, a[0].c, a[1].c));
  return atom_temp(r);
}

static Atom array_set(Func *f, Node *n) {
  Rep reps[] = {REP_VAL, REP_LONG, n->rep};
  const Atom *a = emit_operands(f, n->items, 3, reps);
  line(f, "%s = (%s)%s;", array_element(f, n, a[0].c, a[1].c),
       elements_of(n->items[0])->c_type, a[2].c);
  return a[2];
}

static Atom array_length(Func *f, Node *n) {
  const char *a = emit_value(f, n->items[0]), *r = new_typed(f, REP_LONG);
  const char *kind = elements_of(n->items[0])->kind;
  emit_throw_when(
      f, arena_printf("!rt_has_type(%s, &rt_type_%s_array)", a, kind),
      arena_printf("rt_not_this_array(%s, 0, &rt_type_%s_array)", a, kind),
      n->loc);
  line(f, "%s = rt_array_length(%s);", r, a);
  return atom_temp(r);
}

static Atom cast(Func *f, Node *n) {
  Node *x = n->items[0];
  bool widening =
      x->rep == n->rep || (x->rep == REP_LONG && n->rep == REP_DOUBLE);
  Rep via = widening ? n->rep : REP_VAL; // (long 2.7) is left to the runtime
  const Atom *a = emit_operands(f, n->items, 1, &via);
  if (via != REP_VAL || n->rep != REP_LONG)
    return emit_convert(f, a[0], via, n->rep, n->loc);
  const char *r = new_typed(f, REP_LONG);
  emit_throw_if(
      f, arena_printf("!%s(%s, &%s)", n->prim->facts.unbox, a[0].c, r), n->loc);
  return atom_temp(r);
}

// Is its value certainly in the range of an int?
static bool is_int(const Node *n) {
  if (n->op == OP_CONST && n->rep == REP_LONG)
    return rt_long_value(node_value(n)) ==
           (int32_t)rt_long_value(node_value(n));
  return n->rep == REP_LONG && n->box != BOX_WIDE;
}

// (int x), (unchecked-byte x)...: nothing, a test, or a C cast of a long; the
// runtime knows the other numbers.
static Atom small_cast(Func *f, Node *n) {
  const PrimFacts *p = &n->prim->facts;
  Node *x = n->items[0];
  Rep via = x->rep == REP_LONG && p->longs ? REP_LONG : REP_VAL;
  Atom a = emit_operands(f, n->items, 1, &via)[0];
  if (via == REP_LONG && p->box == BOX_INT && is_int(x)) return a;
  const char *r = new_typed(f, n->rep);
  if (via == REP_VAL) {
    emit_throw_if(f, arena_printf("!%s(%s, &%s)", p->unbox, a.c, r), n->loc);
    return atom_temp(r);
  }
  const char *small = fill(p->longs, &a);
  if (!p->refuse) {
    line(f, "%s = %s;", r, small);
    return atom_temp(r);
  }
  emit_throw_when(f, arena_printf("%s != %s", small, a.c),
                  arena_printf("%s(%s)", p->refuse, a.c), n->loc);
  return a;
}

// 32-bit arithmetic. Operands beyond that throw.
static Atom wrap_int(Func *f, Node *n) {
  Rep reps[2];
  for (int i = 0; i < n->n; i++)
    reps[i] = n->items[i]->rep == REP_LONG ? REP_LONG : REP_VAL;
  Atom *a = emit_operands(f, n->items, n->n, reps);
  for (int i = 0; i < n->n; i++) {
    if (is_int(n->items[i])) continue;
    if (reps[i] == REP_LONG) {
      emit_throw_when(f, arena_printf("(int32_t)%s != %s", a[i].c, a[i].c),
                      arena_printf("rt_not_int(%s)", a[i].c), n->loc);
      continue;
    }
    const char *x = new_typed(f, REP_LONG);
    emit_throw_if(f, arena_printf("!rt_unbox_int(%s, &%s)", a[i].c, x), n->loc);
    a[i] = atom_temp(x);
  }
  return plain(f, n, REP_LONG, a);
}

static Atom *numbers(Func *f, Node *n, Rep rep) {
  Rep reps[] = {rep, rep};
  return emit_operands(f, n->items, n->n, reps);
}

// A typed PRIM's value as an atom of its own rep.
Atom emit_typed(Func *f, Node *n) {
  switch (n->typed) {
  case TYPED_ARITH:
    if (n->rep == REP_LONG) return long_arith(f, n, numbers(f, n, REP_LONG));
    return plain(f, n, REP_DOUBLE, numbers(f, n, REP_DOUBLE));
  case TYPED_DIV:
  case TYPED_MATH: return plain(f, n, REP_DOUBLE, numbers(f, n, REP_DOUBLE));
  case TYPED_WRAP: return plain(f, n, REP_LONG, numbers(f, n, REP_LONG));
  case TYPED_DIVIDE: return divide(f, n, numbers(f, n, REP_LONG));
  case TYPED_AS_LONG:
  case TYPED_AS_DOUBLE: return cast(f, n);
  case TYPED_AS_SMALL: return small_cast(f, n);
  case TYPED_WRAP_INT: return wrap_int(f, n);
  case TYPED_AGET: return array_get(f, n);
  case TYPED_ASET: return array_set(f, n);
  case TYPED_ALENGTH: return array_length(f, n);
  default: return (Atom){0};
  }
}

// A comparison of numbers as a C condition.
const char *emit_typed_condition(Func *f, Node *n) {
  Rep rep = REP_LONG;
  for (int i = 0; i < n->n; i++)
    if (n->items[i]->rep == REP_DOUBLE) rep = REP_DOUBLE;
  return fill(n->prim->facts.longs, numbers(f, n, rep));
}
