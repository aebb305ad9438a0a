// SPDX-License-Identifier: MIT
// Arithmetic on any two numbers: the cases the inline parts of num.h leave.
//
// Two longs and anything with a double are handled here; for the rest the
// operand with the higher rank lends its NumOps table (num.h), so this file
// knows no big number by name, but for long overflow under +' and friends and
// for the quotient of two longs.
#include "rt/num/num.h"

#include <math.h>

#include "rt/num/bigint.h"
#include "rt/base/core.h"
#include "rt/num/decimal.h"
#include "rt/num/double.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/value/ops.h"
#include "rt/str/print.h"
#include "rt/num/ratio.h"
#include "rt/prim.h"

// --- the types Long and Double ---

static int num_op_equal(val *sp, val a, val b) {
  (void)sp;
  return rt_is_number(b) && rt_num_equiv(a, b);
}
static uint32_t num_op_hash(val *sp, val o) {
  (void)sp;
  return rt_num_hash(o);
}
static int num_op_compare(val *sp, val a, val b, int *out) {
  (void)sp;
  if (!rt_num_check(b)) return -1;
  return rt_num_compare(a, b, out);
}
static void long_print(val o, StrBuilder *out, bool readably) {
  (void)readably;
  rt_sb_add_long(out, rt_long_value(o));
}

static const Type *const num_ifaces[] = {&rt_iface_number, &rt_iface_comparable,
                                         NULL};
static const Ops long_ops = {.equal = num_op_equal,
                             .hash = num_op_hash,
                             .compare = num_op_compare,
                             .print = long_print};
static const Ops double_ops = {.equal = num_op_equal,
                               .hash = num_op_hash,
                               .compare = num_op_compare,
                               .print = rt_double_print};

static const Ops float_ops = {.equal = num_op_equal,
                              .hash = num_op_hash,
                              .compare = num_op_compare,
                              .print = rt_float_print};

#define NUM_TYPE(id, knd, struct_type, cname, op, ...)                         \
  const Type rt_type_##id = {.type = &rt_type_class,                           \
                             .kind = knd,                                      \
                             .layout = LAYOUT_FIXED,                           \
                             .size = sizeof(struct_type),                      \
                             RT_INVOKE_NONE,                                   \
                             .name = cname,                                    \
                             .ifaces = num_ifaces,                             \
                             .ops = &op,                                       \
                             __VA_ARGS__}
NUM_TYPE(long, KIND_LONG, Long, "java.lang.Long", long_ops);
NUM_TYPE(integer, KIND_LONG, Long, "java.lang.Integer", long_ops);
NUM_TYPE(short, KIND_LONG, Long, "java.lang.Short", long_ops);
NUM_TYPE(byte, KIND_LONG, Long, "java.lang.Byte", long_ops);
NUM_TYPE(double, KIND_DOUBLE, Double, "java.lang.Double", double_ops);
NUM_TYPE(float, KIND_DOUBLE, Double, "java.lang.Float", float_ops,
         .flags = TYPE_FLOAT);

const Double RT_ALIGNED rt_nan = {&rt_type_double, NAN};

val rt_long_box(int64_t n) {
  Long *l = rt_new(&rt_type_long);
  l->n = n;
  return (val)l;
}

val rt_double(double d) {
  Double *o = rt_alloc(&rt_type_double, sizeof(Double));
  o->d = d;
  return (val)o;
}

static val small_box(const Type *t, int64_t n) {
  Long *l = rt_new(t);
  l->n = n;
  return (val)l;
}
val rt_int(int64_t n) { return small_box(&rt_type_integer, n); }
val rt_short(int64_t n) { return small_box(&rt_type_short, n); }
val rt_byte(int64_t n) { return small_box(&rt_type_byte, n); }

val rt_float(double d) {
  Double *o = rt_new(&rt_type_float);
  o->d = d;
  return (val)o;
}

// --- classification ---

// The order of contagion.
enum {
  RANK_NONE,
  RANK_LONG,
  RANK_BIGINT,
  RANK_RATIO,
  RANK_DECIMAL,
  RANK_DOUBLE
};

static int rank(val v) {
  if (rt_is_fix(v)) return RANK_LONG;
  if (!rt_is_ptr(v)) return RANK_NONE;
  switch (rt_obj_type(v)->kind) {
  case KIND_LONG: return RANK_LONG;
  case KIND_BIGINT: return RANK_BIGINT;
  case KIND_RATIO: return RANK_RATIO;
  case KIND_DECIMAL: return RANK_DECIMAL;
  case KIND_DOUBLE: return RANK_DOUBLE;
  default: return RANK_NONE;
  }
}

static double dbl(val v) { return ((Double *)v)->d; }
static const NumOps *num_of(val v) { return rt_obj_type(v)->ops->num; }

bool rt_num_check(val v) {
  if (RT_LIKELY(rank(v) != RANK_NONE)) return true;
  if (v == RT_NIL)
    rt_throwf(&rt_type_null_pointer, "Cannot invoke \"Object.getClass()\" "
                                     "because \"x\" is null");
  else
    rt_throw_cast(v, "java.lang.Number");
  return false;
}

// The higher rank of the two; 0 with an exception thrown: about a nil, else
// about the first that is no number.
static int pair_rank(val a, val b) {
  int ra = rank(a), rb = rank(b);
  if (RT_UNLIKELY(!ra || !rb)) {
    rt_num_check(ra || b == RT_NIL ? b : a);
    return RANK_NONE;
  }
  return ra > rb ? ra : rb;
}

// The table of the operand with the higher rank, neither being a double.
static const NumOps *pair_ops(val a, val b) {
  return num_of(rank(a) > rank(b) ? a : b);
}

double rt_num_to_double(val v) {
  if (rt_is_fix(v)) return (double)rt_unfix(v);
  if (rt_is_double(v)) return dbl(v);
  return rt_is_long(v) ? (double)rt_long_value(v) : num_of(v)->to_double(v);
}

bool rt_to_double(val v, double *out) {
  if (!rt_num_check(v)) return false;
  *out = rt_num_to_double(v);
  return true;
}

static RT_COLD bool long_range(val v) {
  const NumOps *ops = rt_is_double(v) ? NULL : num_of(v);
  if (ops && ops->in_message) v = ops->in_message(v);
  val s = rt_str_of(v);
  rt_throwf(&rt_type_illegal_argument, "Value out of range for long: %v", s);
  return false;
}

bool rt_to_int64(val v, int64_t *out) {
  if (RT_LIKELY(rt_is_long(v))) {
    *out = rt_long_value(v);
    return true;
  }
  if (rt_is_char(v)) {
    *out = rt_char_code(v);
    return true;
  }
  if (!rt_num_check(v)) return false;
  if (!rt_is_double(v)) return num_of(v)->to_int64(v, out) || long_range(v);
  double d = dbl(v);
  // Java compares with (double)Long.MAX_VALUE, so 2^63 saturates.
  if (d < -0x1p63 || d > 0x1p63) return long_range(v);
  *out = d == 0x1p63 ? INT64_MAX : d == d ? (int64_t)d : 0;
  return true;
}

// --- errors ---

static RT_COLD val overflow(void) {
  return rt_throwf(&rt_type_arithmetic, "long overflow");
}
static RT_COLD val div_zero(void) {
  return rt_throwf(&rt_type_arithmetic, "Divide by zero");
}

// --- addition, subtraction, multiplication ---

typedef enum ArithOp { OP_ADD, OP_SUB, OP_MUL } ArithOp;

static double double_op(ArithOp op, double a, double b) {
  switch (op) {
  case OP_ADD: return a + b;
  case OP_SUB: return a - b;
  default: return a * b;
  }
}

// Clojure subtracts by adding the negated number, which shows where that is a
// zero that has no sign, or a long that has no negation.
static double minus_exact(double a, val b) {
  return a + (0.0 - rt_num_to_double(b));
}
static bool has_no_negation(val v) {
  return rt_is_long(v) && rt_long_value(v) == INT64_MIN;
}

static bool long_op(ArithOp op, int64_t a, int64_t b, int64_t *r) {
  switch (op) {
  case OP_ADD: return __builtin_add_overflow(a, b, r);
  case OP_SUB: return __builtin_sub_overflow(a, b, r);
  default: return __builtin_mul_overflow(a, b, r);
  }
}

static val big_op(ArithOp op, val a, val b) {
  const NumOps *n = pair_ops(a, b);
  switch (op) {
  case OP_ADD: return n->add(a, b);
  case OP_SUB: return n->sub(a, b);
  default: return n->mul(a, b);
  }
}

// Everything but two longs.
static RT_COLD val mixed_op(ArithOp op, val a, val b) {
  switch (pair_rank(a, b)) {
  case RANK_NONE: return RT_THROWN;
  case RANK_DOUBLE:
    if (op == OP_SUB && !rt_is_double(b))
      return rt_double(minus_exact(rt_num_to_double(a), b));
    return rt_double(double_op(op, rt_num_to_double(a), rt_num_to_double(b)));
  default: return big_op(op, a, b);
  }
}

static inline val arith(ArithOp op, val a, val b) {
  if (rt_is_double(a)) {
    if (rt_is_double(b)) return rt_double(double_op(op, dbl(a), dbl(b)));
    if (rt_is_fix(b) && (op != OP_SUB || b != RT_FIX(0)))
      return rt_double(double_op(op, dbl(a), (double)rt_unfix(b)));
  } else if (rt_is_long(a)) {
    int64_t r;
    if (rt_is_long(b))
      return long_op(op, rt_long_value(a), rt_long_value(b), &r) ? overflow()
                                                                 : rt_long(r);
    if (rt_is_double(b))
      return rt_double(double_op(op, (double)rt_long_value(a), dbl(b)));
  }
  return mixed_op(op, a, b);
}

static inline bool doubles(val a, val b) {
  return RT_LIKELY(rt_is_double(a)) && rt_is_double(b);
}
static inline bool longs(val a, val b) {
  return rt_is_long(a) && rt_is_long(b);
}
val rt_add_slow(val a, val b) {
  int64_t r;
  if (longs(a, b) &&
      !__builtin_add_overflow(rt_long_value(a), rt_long_value(b), &r))
    return rt_long(r);
  return doubles(a, b) ? rt_double(dbl(a) + dbl(b)) : arith(OP_ADD, a, b);
}
val rt_sub_slow(val a, val b) {
  int64_t r;
  if (longs(a, b) && !has_no_negation(b) &&
      !__builtin_sub_overflow(rt_long_value(a), rt_long_value(b), &r))
    return rt_long(r);
  if (doubles(a, b)) return rt_double(dbl(a) - dbl(b));
  if (has_no_negation(b)) return rt_num_check(a) ? overflow() : RT_THROWN;
  return arith(OP_SUB, a, b);
}
val rt_mul_slow(val a, val b) {
  return doubles(a, b) ? rt_double(dbl(a) * dbl(b)) : arith(OP_MUL, a, b);
}

val rt_neg(val a) {
  if (rt_is_fix(a) && rt_unfix(a) != RT_FIX_MIN) return RT_FIX(-rt_unfix(a));
  if (rt_is_long(a))
    return has_no_negation(a) ? overflow() : rt_long(-rt_long_value(a));
  if (rt_is_double(a)) return rt_double(-dbl(a));
  return rt_num_check(a) ? num_of(a)->neg(a) : RT_THROWN;
}

// The promoting family.
static val promoting(ArithOp op, val a, val b) {
  int64_t r;
  if (!rt_is_long(a) || !rt_is_long(b)) return mixed_op(op, a, b);
  bool big = op == OP_SUB && has_no_negation(b);
  if (!long_op(op, rt_long_value(a), rt_long_value(b), &r) && !big)
    return rt_long(r);
  const NumOps *n = rt_type_bigint.ops->num;
  return op == OP_ADD   ? n->add(a, b)
         : op == OP_SUB ? n->sub(a, b)
                        : n->mul(a, b);
}

val rt_addp(val a, val b) { return promoting(OP_ADD, a, b); }
val rt_subp(val a, val b) {
  return rt_num_check(b) ? promoting(OP_SUB, a, b) : RT_THROWN;
}
val rt_mulp(val a, val b) { return promoting(OP_MUL, a, b); }
val rt_incp(val a) { return promoting(OP_ADD, a, RT_FIX(1)); }
val rt_decp(val a) { return promoting(OP_SUB, a, RT_FIX(1)); }
val rt_negp(val a) {
  return rt_is_long(a) ? promoting(OP_SUB, RT_FIX(0), a) : rt_neg(a);
}

// The wrapping family: like the plain one unless both are longs.
static val wrapping(ArithOp op, val a, val b) {
  int64_t r;
  if (!rt_is_long(a) || !rt_is_long(b)) return arith(op, a, b);
  long_op(op, rt_long_value(a), rt_long_value(b), &r);
  return rt_long(r);
}

val rt_unchecked_add(val a, val b) { return wrapping(OP_ADD, a, b); }
val rt_unchecked_sub(val a, val b) { return wrapping(OP_SUB, a, b); }
val rt_unchecked_mul(val a, val b) { return wrapping(OP_MUL, a, b); }
val rt_unchecked_inc(val a) { return wrapping(OP_ADD, a, RT_FIX(1)); }
val rt_unchecked_dec(val a) { return wrapping(OP_SUB, a, RT_FIX(1)); }
val rt_count_down(val n) {
  int64_t x;
  return rt_to_int64(n, &x) ? rt_long(x - 1) : RT_THROWN;
}
val rt_unchecked_neg(val a) {
  return rt_is_long(a) ? wrapping(OP_SUB, RT_FIX(0), a) : rt_neg(a);
}

// --- division ---

static bool is_nan(val v) { return rt_is_double(v) && isnan(dbl(v)); }

// The divisor is looked at first: zero is an error whatever the dividend, but
// for NaN. Primitive doubles are divided in emitted code.
static bool divisor_ok(val a, val b) {
  if (!rt_num_check(b)) return false;
  if (RT_LIKELY(rt_is_zero(b) != 1) || is_nan(a)) return rt_num_check(a);
  div_zero();
  return false;
}

val rt_div(val a, val b) {
  if (doubles(a, b) && dbl(b) != 0) return rt_double(dbl(a) / dbl(b));
  if (is_nan(a)) return a; // whatever the other is, as on the JVM
  if (is_nan(b)) return b;
  if (!divisor_ok(a, b)) return RT_THROWN;
  int r = pair_rank(a, b);
  if (r == RANK_DOUBLE)
    return rt_double(rt_num_to_double(a) / rt_num_to_double(b));
  if (r != RANK_LONG) return pair_ops(a, b)->div(a, b);
  if (has_no_negation(a) || has_no_negation(b)) {
    val q = rt_ratio_of(a, b);
    return rt_is_long(q) ? rt_x_to_big(q) : q;
  }
  int64_t x = rt_long_value(a), y = rt_long_value(b);
  return x % y == 0 ? rt_long(x / y) : rt_ratio_of(a, b);
}

// The same of doubles that the JVM has as primitives.
val rt_div_double(val a, val b) {
  if (!rt_num_check(a) || !rt_num_check(b)) return RT_THROWN;
  return rt_double(rt_num_to_double(a) / rt_num_to_double(b));
}

// Truncated quotient of doubles; RT_THROWN as Clojure's BigDecimal detour.
static val double_quot(double n, double d) {
  if (d == 0) return div_zero();
  double q = n / d;
  if (isnan(q) || isinf(q))
    return rt_throwf(&rt_type_number_format, "Infinite or NaN");
  return rt_double(trunc(q) + 0.0); // through a BigDecimal: no -0.0
}

static val double_rem(double n, double d) {
  if (d == 0) return div_zero();
  double q = n / d;
  if (isnan(q) || isinf(q))
    return rt_throwf(&rt_type_number_format, "Infinite or NaN");
  return rt_double(n - (trunc(q) + 0.0) * d);
}

static RT_COLD val quot_slow(val a, val b) {
  if (!divisor_ok(a, b)) return RT_THROWN;
  if (pair_rank(a, b) == RANK_DOUBLE)
    return double_quot(rt_num_to_double(a), rt_num_to_double(b));
  return pair_ops(a, b)->quot(a, b);
}

val rt_quot(val a, val b) {
  if (RT_LIKELY(a & b & 1)) {
    if (b == RT_FIX(0)) return div_zero();
    return rt_long((int64_t)rt_unfix(a) / rt_unfix(b));
  }
  if (!rt_is_long(a) || !rt_is_long(b)) return quot_slow(a, b);
  int64_t x = rt_long_value(a), y = rt_long_value(b);
  if (y == 0) return div_zero();
  return y == -1 ? rt_long((int64_t)(0 - (uint64_t)x)) : rt_long(x / y);
}

static RT_COLD val rem_slow(val a, val b) {
  if (!divisor_ok(a, b)) return RT_THROWN;
  if (pair_rank(a, b) == RANK_DOUBLE)
    return double_rem(rt_num_to_double(a), rt_num_to_double(b));
  return pair_ops(a, b)->rem(a, b);
}

val rt_rem(val a, val b) {
  if (!rt_is_long(a) || !rt_is_long(b)) return rem_slow(a, b);
  int64_t x = rt_long_value(a), y = rt_long_value(b);
  if (y == 0) return div_zero();
  return y == -1 ? RT_FIX(0) : rt_long(x % y);
}

val rt_mod(val a, val b) {
  val m = rt_rem(a, b);
  if (m == RT_THROWN || rt_is_zero(m) == 1) return m;
  return rt_is_pos(a) == rt_is_pos(b) ? m : rt_add(m, b);
}

// --- comparison ---

// -1, 0, 1; UNORDERED when a NaN is involved, and CMP_THROWN. Both are numbers.
enum { UNORDERED = 2 };

static int order(val a, val b) {
  if (rt_is_long(a) && rt_is_long(b)) {
    int64_t x = rt_long_value(a), y = rt_long_value(b);
    return (x > y) - (x < y);
  }
  if (rt_is_double(a) || rt_is_double(b)) {
    double x = rt_num_to_double(a), y = rt_num_to_double(b);
    return isnan(x) || isnan(y) ? UNORDERED : (x > y) - (x < y);
  }
  return pair_ops(a, b)->cmp(a, b);
}

int rt_lt_slow(val a, val b) {
  if (RT_LIKELY(rt_is_double(a) && rt_is_double(b))) return dbl(a) < dbl(b);
  int o = pair_rank(a, b) ? order(a, b) : CMP_THROWN;
  return o == CMP_THROWN ? -1 : o == -1;
}

int rt_lte_slow(val a, val b) {
  if (RT_LIKELY(rt_is_double(a) && rt_is_double(b))) return dbl(a) <= dbl(b);
  int o = pair_rank(a, b) ? order(a, b) : CMP_THROWN;
  return o == CMP_THROWN ? -1 : o <= 0;
}

// Unlike (<= b a) it complains about a first.
int rt_gte_slow(val a, val b) {
  return pair_rank(a, b) ? rt_lte_slow(b, a) : -1;
}

int rt_num_eq_slow(val a, val b) {
  bool ok =
      (a == RT_NIL || rt_num_check(a)) && rt_num_check(b) && rt_num_check(a);
  int o = ok ? order(a, b) : CMP_THROWN;
  return o == CMP_THROWN ? -1 : o == 0;
}

static bool is_exact_int(int r) { return r == RANK_LONG || r == RANK_BIGINT; }

bool rt_equal_exactly;

// Java's equals: of doubles by their bits, of decimals with their scale.
static bool same_number(val a, val b) {
  if (rt_type_of(a) != rt_type_of(b)) return false;
  if (rt_is_double(a))
    return isnan(dbl(a))
               ? isnan(dbl(b))
               : dbl(a) == dbl(b) && !signbit(dbl(a)) == !signbit(dbl(b));
  if (rt_has_kind(a, KIND_DECIMAL) &&
      ((Decimal *)a)->scale != ((Decimal *)b)->scale)
    return false;
  return order(a, b) == 0;
}

bool rt_num_equiv(val a, val b) {
  if (RT_UNLIKELY(rt_equal_exactly)) return same_number(a, b);
  int ra = rank(a), rb = rank(b);
  if (is_exact_int(ra) && is_exact_int(rb)) return order(a, b) == 0;
  if (ra != rb) return false;
  if (ra == RANK_DOUBLE) return dbl(a) == dbl(b);
  return num_of(a)->equiv(a, b);
}

val rt_case_int(val x) {
  int64_t n;
  if (rank(x) == RANK_LONG)
    return RT_FITS_FIX(rt_long_value(x)) ? RT_FIX(rt_long_value(x)) : x;
  if (rank(x) != RANK_BIGINT || !num_of(x)->to_int64(x, &n)) return x;
  return RT_FITS_FIX(n) ? RT_FIX(n) : x;
}

static uint32_t float_hash(float f) {
  union {
    float f;
    uint32_t u;
  } bits = {.f = f};
  return isnan(f) ? 0x7fc00000 : bits.u;
}

static uint32_t double_hash(val a) {
  union {
    double d;
    uint64_t u;
  } bits = {.d = dbl(a)};
  if (rt_obj_type(a)->flags & TYPE_FLOAT) return float_hash((float)bits.d);
  return isnan(bits.d) ? 0x7ff80000 : (uint32_t)(bits.u ^ bits.u >> 32);
}

// -0.0 hashes like 0.0; BigInts in the range of long hash like longs.
uint32_t rt_num_hash(val a) {
  if (rt_is_long(a)) return rt_hash_long(rt_long_value(a));
  if (!rt_is_double(a)) return num_of(a)->hash(a);
  return dbl(a) == 0 ? 0 : double_hash(a);
}

uint32_t rt_num_hash_code(val a) {
  if (rt_is_double(a)) return double_hash(a);
  if (!rt_is_long(a)) return num_of(a)->hash_code(a);
  uint64_t n = (uint64_t)rt_long_value(a);
  return (uint32_t)(rt_is_wide_long(a) ? n ^ n >> 32 : n);
}

int rt_num_compare(val a, val b, int *out) {
  int o = order(a, b);
  *out = o == UNORDERED ? 0 : o;
  return o == CMP_THROWN ? -1 : 0;
}

val rt_max(val a, val b) {
  if (is_nan(a)) return a;
  if (is_nan(b)) return b;
  if (!pair_rank(b, a)) return RT_THROWN;
  int o = order(a, b);
  return o == CMP_THROWN ? RT_THROWN : o == 1 ? a : b;
}

val rt_min(val a, val b) {
  if (is_nan(a)) return a;
  if (is_nan(b)) return b;
  if (!pair_rank(a, b)) return RT_THROWN;
  int o = order(a, b);
  return o == CMP_THROWN ? RT_THROWN : o == -1 ? a : b;
}

val rt_abs(val a) {
  if (rt_is_long(a))
    return rt_long_value(a) < 0 ? rt_unchecked_neg(a)
                                : rt_long(rt_long_value(a));
  if (rt_is_double(a)) return rt_double(fabs(dbl(a)));
  if (!rt_num_check(a)) return RT_THROWN;
  return num_of(a)->sign(a) < 0 ? rt_neg(a) : a;
}

// --- predicates ---

bool rt_is_number(val v) { return rank(v) != RANK_NONE; }
bool rt_is_wide_double(val v) { return rt_has_type(v, &rt_type_double); }
bool rt_is_wide_long(val v) {
  return rt_is_fix(v) || rt_has_type(v, &rt_type_long);
}
bool rt_is_integer(val v) { return is_exact_int(rank(v)); }
bool rt_is_ratio(val v) { return rank(v) == RANK_RATIO; }
bool rt_is_decimal(val v) { return rank(v) == RANK_DECIMAL; }
bool rt_is_rational(val v) {
  int r = rank(v);
  return r >= RANK_LONG && r <= RANK_DECIMAL;
}

int rt_is_nan(val v) {
  return rt_num_check(v) ? isnan(rt_num_to_double(v)) : -1;
}
int rt_is_infinite(val v) {
  return rt_num_check(v) ? isinf(rt_num_to_double(v)) != 0 : -1;
}

int rt_is_odd(val v) {
  if (RT_LIKELY(rt_is_fix(v))) return rt_unfix(v) & 1;
  if (!rt_is_integer(v)) {
    rt_throwf(&rt_type_illegal_argument, "Argument must be an integer: %v",
              v == RT_NIL || rt_is_number(v) ? rt_str_of(v) : v);
    return -1;
  }
  int64_t low;
  if (rt_is_long(v)) return rt_long_value(v) & 1;
  num_of(v)->to_int64(v, &low);
  return low & 1;
}

int rt_is_even(val v) {
  int odd = rt_is_odd(v);
  return odd < 0 ? odd : !odd;
}
