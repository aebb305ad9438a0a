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

const char *emit_box(Func *f, const char *value, Rep rep, Box box) {
  static const char *const functions[] = {"rt_long", "rt_int", "rt_short",
                                          "rt_byte", "rt_float"};
  if (rep == REP_VAL) return value;
  const char *to = new_var(f);
  line(f, "%s = %s(%s);", to,
       rep == REP_DOUBLE && box == BOX_WIDE ? "rt_double" : functions[box],
       value);
  return to;
}

const char *emit_as(Func *f, const char *value, const Node *n, Rep want) {
  return want == REP_VAL ? emit_box(f, value, n->rep, n->box)
                         : emit_convert(f, value, n->rep, want, n->loc);
}

// `value`, an atom of rep `from`, as an atom of rep `want`. Boxing goes to a
// variable, so the atom may be used more than once.
const char *emit_convert(Func *f, const char *value, Rep from, Rep want,
                         Loc loc) {
  if (from == want) return value;
  if (want == REP_VAL) return emit_box(f, value, from, BOX_WIDE);
  const char *to = new_typed(f, want);
  if (from == REP_VAL)
    emit_throw_if(f,
                  arena_printf("!rt_unbox_%s(%s, &%s)",
                               want == REP_LONG ? "arg_long" : "double", value,
                               to),
                  loc);
  else
    line(f, "%s = (%s)%s;", to, rep_c_type(want), value);
  return to;
}

// --- operations ---

static const char *long_arith(Func *f, Node *n, const char **a) {
  const char *name = n->prim->name, *op = "add", *x = a[0], *y = "1LL";
  if (n->n == 2) y = a[1];
  if (strcmp(name, "neg") == 0) {
    x = "0LL";
    y = a[0];
  }
  if (strcmp(name, "sub") == 0 || strcmp(name, "dec") == 0 ||
      strcmp(name, "neg") == 0)
    op = "sub";
  if (strcmp(name, "mul") == 0) op = "mul";
  const char *r = new_typed(f, REP_LONG);
  emit_throw_when(f,
                  arena_printf("rt_%s_overflow((int64_t)%s, (int64_t)%s, &%s)",
                               op, x, y, r),
                  "rt_long_overflow()", n->loc);
  return r;
}

static const char *double_arith(Func *f, Node *n, const char **a) {
  const char *name = n->prim->name, *r = new_typed(f, REP_DOUBLE);
  if (strcmp(name, "neg") == 0)
    line(f, "%s = -(%s);", r, a[0]);
  else if (strcmp(name, "inc") == 0)
    line(f, "%s = %s + 1.0;", r, a[0]);
  else if (strcmp(name, "dec") == 0)
    line(f, "%s = %s - 1.0;", r, a[0]);
  else {
    char op = name[0] == 'a'   ? '+'
              : name[0] == 's' ? '-'
              : name[0] == 'm' ? '*'
                               : '/';
    line(f, "%s = %s %c %s;", r, a[0], op, a[1]);
  }
  return r;
}

static const char *wrap(Func *f, Node *n, const char **a) {
  static const struct {
    const char *name, *format;
  } ops[] = {
      {"unchecked_add", "(int64_t)((uint64_t)%s + (uint64_t)%s)"},
      {"unchecked_sub", "(int64_t)((uint64_t)%s - (uint64_t)%s)"},
      {"unchecked_mul", "(int64_t)((uint64_t)%s * (uint64_t)%s)"},
      {"unchecked_inc", "(int64_t)((uint64_t)%s + 1)"},
      {"unchecked_dec", "(int64_t)((uint64_t)%s - 1)"},
      {"bit_and", "%s & %s"},
      {"bit_or", "%s | %s"},
      {"bit_xor", "%s ^ %s"},
      {"bit_not", "~%s"},
      {"bit_shl", "(int64_t)((uint64_t)%s << (%s & 63))"},
      {"bit_shr", "%s >> (%s & 63)"},
  };
  const char *r = new_typed(f, REP_LONG);
  for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
    if (strcmp(ops[i].name, n->prim->name) != 0) continue;
    char text[512];
    snprintf(text, sizeof text, ops[i].format, a[0], n->n > 1 ? a[1] : "");
    line(f, "%s = %s;", r, text);
  }
  return r;
}

static const char *divide(Func *f, Node *n, const char **a) {
  const char *r = new_typed(f, REP_LONG);
  // On the JVM mod is a function of objects.
  bool objects = n->implied || strcmp(n->prim->name, "mod") == 0;
  emit_throw_when(f, arena_printf("%s == 0", a[1]),
                  objects ? "rt_zero_divisor()" : "rt_long_zero_divisor()",
                  n->loc);
  line(f, "%s = rt_long_%s(%s, %s);", r, n->prim->name, a[0], a[1]);
  return r;
}

static const char *math(Func *f, Node *n, const char **a) {
  const char *name = n->prim->name + strlen("math_"),
             *r = new_typed(f, REP_DOUBLE);
  bool builtin = strcmp(name, "sqrt") == 0 || strcmp(name, "floor") == 0 ||
                 strcmp(name, "ceil") == 0;
  line(f, "%s = %s%s(%s);", r, builtin ? "__builtin_" : "", name, a[0]);
  return r;
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

static const char *array_get(Func *f, Node *n) {
  Rep reps[] = {REP_VAL, REP_LONG};
  const char **a = emit_operands(f, n->items, 2, reps);
  const char *r = new_typed(f, n->rep);
  line(f, "%s = %s;", r, array_element(f, n, a[0], a[1]));
  return r;
}

static const char *array_set(Func *f, Node *n) {
  Rep reps[] = {REP_VAL, REP_LONG, n->rep};
  const char **a = emit_operands(f, n->items, 3, reps);
  line(f, "%s = (%s)%s;", array_element(f, n, a[0], a[1]),
       elements_of(n->items[0])->c_type, a[2]);
  return a[2];
}

static const char *array_length(Func *f, Node *n) {
  const char *a = emit_value(f, n->items[0]), *v = new_var(f);
  line(f, "%s = rt_alength(%s);", v, a);
  emit_throw_if(f, arena_printf("%s == RT_THROWN", v), n->loc);
  return emit_convert(f, v, REP_VAL, REP_LONG, n->loc);
}

static const char *cast(Func *f, Node *n) {
  Node *x = n->items[0];
  bool widening =
      x->rep == n->rep || (x->rep == REP_LONG && n->rep == REP_DOUBLE);
  Rep via = widening ? n->rep : REP_VAL; // (long 2.7) is left to the runtime
  const char **a = emit_operands(f, n->items, 1, &via);
  if (via != REP_VAL || n->rep != REP_LONG)
    return emit_convert(f, a[0], via, n->rep, n->loc);
  const char *r = new_typed(f, REP_LONG);
  emit_throw_if(
      f, arena_printf("!rt_unbox_%s(%s, &%s)", n->prim->name, a[0], r), n->loc);
  return r;
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
static const char *small_cast(Func *f, Node *n) {
  static const char *const types[] = {"", "int", "short", "byte", "float"};
  static const char *const c_types[] = {"", "int32_t", "int16_t", "int8_t"};
  Node *x = n->items[0];
  Box box = box_of_cast(n->prim);
  bool checked = strncmp(n->prim->name, "as_", 3) == 0;
  Rep via = x->rep == REP_LONG && box != BOX_FLOAT ? REP_LONG : REP_VAL;
  const char *a = emit_operands(f, n->items, 1, &via)[0];
  if (via == REP_LONG && box == BOX_INT && is_int(x)) return a;
  const char *r = new_typed(f, n->rep);
  if (via == REP_LONG && !checked) {
    line(f, "%s = (%s)%s;", r, c_types[box], a);
  } else if (via == REP_LONG) {
    emit_throw_when(f, arena_printf("(%s)%s != %s", c_types[box], a, a),
                    arena_printf("rt_not_%s(%s)", types[box], a), n->loc);
    return a;
  } else if (strcmp(n->prim->name, "as_int") == 0) {
    emit_throw_if(f, arena_printf("!rt_unbox_int(%s, &%s)", a, r), n->loc);
  } else {
    emit_throw_if(f,
                  arena_printf("!rt_to_%s%s(%s, &%s)",
                               checked ? "" : "unchecked_", types[box], a, r),
                  n->loc);
  }
  return r;
}

// 32-bit arithmetic. Operands beyond that throw.
static const char *wrap_int(Func *f, Node *n) {
  Rep reps[2];
  for (int i = 0; i < n->n; i++)
    reps[i] = n->items[i]->rep == REP_LONG ? REP_LONG : REP_VAL;
  const char **a = emit_operands(f, n->items, n->n, reps);
  for (int i = 0; i < n->n; i++) {
    if (is_int(n->items[i])) continue;
    if (reps[i] == REP_LONG) {
      emit_throw_when(f, arena_printf("(int32_t)%s != %s", a[i], a[i]),
                      arena_printf("rt_not_int(%s)", a[i]), n->loc);
      continue;
    }
    const char *x = new_typed(f, REP_LONG);
    emit_throw_if(f, arena_printf("!rt_unbox_int(%s, &%s)", a[i], x), n->loc);
    a[i] = x;
  }
  const char *name = n->prim->name + strlen("unchecked_");
  char op = name[0] == 'a' ? '+' : name[0] == 'm' ? '*' : '-';
  const char *r = new_typed(f, REP_LONG);
  line(f, "%s = (int32_t)((uint32_t)%s %c (uint32_t)%s);", r,
       n->n > 1 ? a[0] : "0", op, a[n->n - 1]);
  return r;
}

static const char **numbers(Func *f, Node *n, Rep rep) {
  Rep reps[] = {rep, rep};
  return emit_operands(f, n->items, n->n, reps);
}

// A typed PRIM's value as an atom of its own rep.
const char *emit_typed(Func *f, Node *n) {
  switch (n->typed) {
  case TYPED_ARITH:
    return n->rep == REP_LONG ? long_arith(f, n, numbers(f, n, REP_LONG))
                              : double_arith(f, n, numbers(f, n, REP_DOUBLE));
  case TYPED_DIV: return double_arith(f, n, numbers(f, n, REP_DOUBLE));
  case TYPED_WRAP: return wrap(f, n, numbers(f, n, REP_LONG));
  case TYPED_DIVIDE: return divide(f, n, numbers(f, n, REP_LONG));
  case TYPED_MATH: return math(f, n, numbers(f, n, REP_DOUBLE));
  case TYPED_AS_LONG:
  case TYPED_AS_DOUBLE: return cast(f, n);
  case TYPED_AS_SMALL: return small_cast(f, n);
  case TYPED_WRAP_INT: return wrap_int(f, n);
  case TYPED_AGET: return array_get(f, n);
  case TYPED_ASET: return array_set(f, n);
  case TYPED_ALENGTH: return array_length(f, n);
  default: return "";
  }
}

// A comparison of numbers as a C condition.
const char *emit_typed_condition(Func *f, Node *n) {
  Rep rep = REP_LONG;
  for (int i = 0; i < n->n; i++)
    if (n->items[i]->rep == REP_DOUBLE) rep = REP_DOUBLE;
  const char **a = numbers(f, n, rep), *name = n->prim->name;
  if (strcmp(name, "is_even") == 0) return arena_printf("(%s & 1) == 0", a[0]);
  if (strcmp(name, "is_odd") == 0) return arena_printf("%s & 1", a[0]);
  static const struct {
    const char *name, *op;
  } ops[] = {{"lt", "<"},       {"lte", "<="},    {"gt", ">"},
             {"gte", ">="},     {"num_eq", "=="}, {"equal", "=="},
             {"is_zero", "=="}, {"is_pos", ">"},  {"is_neg", "<"}};
  for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
    if (strcmp(ops[i].name, name) == 0)
      return arena_printf("%s %s %s", a[0], ops[i].op, n->n > 1 ? a[1] : "0");
  return "0";
}
