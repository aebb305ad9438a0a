// SPDX-License-Identifier: MIT
// Ratios (see ratio.h).
#include "rt/num/ratio.h"

#include "rt/num/bigint.h"
#include "rt/base/core.h"
#include "rt/num/double.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/value/ops.h"
#include "rt/prim.h"

val rt_ratio_new(val num, val den) {
  Ratio *r = rt_new(&rt_type_ratio);
  r->num = num;
  r->den = den;
  return (val)r;
}

val rt_ratio_of(val a, val b) {
  bool longs = rt_is_long(a) && rt_is_long(b);
  val g = rt_x_gcd(a, b);
  if (g == RT_FIX(0)) return longs ? RT_FIX(0) : rt_x_to_big(RT_FIX(0));
  val n, d;
  rt_x_divmod(a, g, &n, NULL);
  rt_x_divmod(b, g, &d, NULL);
  if (rt_x_sign(d) < 0) n = rt_x_neg(n), d = rt_x_neg(d);
  if (d == RT_FIX(1)) return longs ? n : rt_x_to_big(n);
  return rt_ratio_new(n, d);
}

// Numerator and denominator of a long, BigInt or Ratio.
typedef struct Parts {
  val n, d;
} Parts;

static Parts parts(val v) {
  if (!rt_has_kind(v, KIND_RATIO)) return (Parts){v, RT_FIX(1)};
  Ratio *r = (Ratio *)v;
  return (Parts){r->num, r->den};
}

// Of n and d > 0 without a common factor. An integral result of ratio
// arithmetic is a BigInt, as in Clojure.
static val make(val n, val d) {
  return d == RT_FIX(1) ? rt_x_to_big(n) : rt_ratio_new(n, d);
}

static val exact_quot(val a, val b) {
  val q;
  if (b == RT_FIX(1)) return a;
  rt_x_divmod(a, b, &q, NULL);
  return q;
}

// Sums and products of reduced fractions need the gcds of small parts only
// (Knuth, The Art of Computer Programming 2, 4.5.1).
static val sum(Parts x, Parts y, val (*op)(val, val)) {
  val g = rt_x_gcd(x.d, y.d), xd = exact_quot(x.d, g);
  val n = op(rt_x_mul(x.n, exact_quot(y.d, g)), rt_x_mul(y.n, xd));
  val h = g == RT_FIX(1) ? g : rt_x_gcd(n, g);
  return make(exact_quot(n, h), rt_x_mul(xd, exact_quot(y.d, h)));
}
static val product(Parts x, Parts y) {
  val g = rt_x_gcd(x.n, y.d), h = rt_x_gcd(y.n, x.d);
  return make(rt_x_mul(exact_quot(x.n, g), exact_quot(y.n, h)),
              rt_x_mul(exact_quot(x.d, h), exact_quot(y.d, g)));
}

static val ratio_add(val a, val b) { return sum(parts(a), parts(b), rt_x_add); }
static val ratio_sub(val a, val b) { return sum(parts(a), parts(b), rt_x_sub); }
static val ratio_mul(val a, val b) { return product(parts(a), parts(b)); }
static val ratio_div(val a, val b) {
  Parts y = parts(b);
  bool negative = rt_x_sign(y.n) < 0;
  Parts inverse = {negative ? rt_x_neg(y.d) : y.d,
                   negative ? rt_x_neg(y.n) : y.n};
  return product(parts(a), inverse);
}
static val ratio_quot(val a, val b) {
  Parts x = parts(a), y = parts(b);
  val q;
  rt_x_divmod(rt_x_mul(x.n, y.d), rt_x_mul(x.d, y.n), &q, NULL);
  return rt_x_to_big(q);
}
static val ratio_rem(val a, val b) {
  return ratio_sub(a, ratio_mul(ratio_quot(a, b), b));
}
static int ratio_cmp(val a, val b) {
  Parts x = parts(a), y = parts(b);
  return rt_x_cmp(rt_x_mul(x.n, y.d), rt_x_mul(y.n, x.d));
}
static int ratio_sign(val a) { return rt_x_sign(((Ratio *)a)->num); }
static val ratio_neg(val a) {
  Ratio *r = (Ratio *)a;
  return rt_ratio_new(rt_x_neg(r->num), r->den);
}

// Ratio.doubleValue is that of the quotient in 16 decimal digits, rounded half
// even, and so not always the nearest double.
static double ratio_to_double(val a) {
  Ratio *r = (Ratio *)a;
  int sign = rt_x_sign(r->num);
  val n = sign < 0 ? rt_x_neg(r->num) : r->num, q, rest;
  int64_t k = 16 - (int64_t)rt_x_digits(n) + rt_x_digits(r->den);
  for (;; k--) {
    val x = k > 0 ? rt_x_mul(n, rt_x_pow10((uint32_t)k)) : n;
    val y = k < 0 ? rt_x_mul(r->den, rt_x_pow10((uint32_t)-k)) : r->den;
    rt_x_divmod(x, y, &q, &rest);
    if (rt_long_value(q) >= 10000000000000000) continue;
    int c = rt_x_cmp(rt_x_add(rest, rest), y);
    if (c > 0 || (c == 0 && (rt_long_value(q) & 1))) q = rt_x_add(q, RT_FIX(1));
    break;
  }
  char digits[20], *p = digits + sizeof digits;
  for (int64_t u = rt_long_value(q); u; u /= 10) *--p = (char)('0' + u % 10);
  double d = rt_double_from_digits(p, (size_t)(digits + sizeof digits - p), -k);
  return sign < 0 ? -d : d;
}
static bool ratio_to_int64(val a, int64_t *out) {
  Ratio *r = (Ratio *)a;
  val q;
  rt_x_divmod(r->num, r->den, &q, NULL);
  if (!rt_is_long(q)) return rt_type_bigint.ops->num->to_int64(q, out);
  *out = rt_long_value(q);
  return true;
}
static bool ratio_equiv(val a, val b) {
  Ratio *x = (Ratio *)a, *y = (Ratio *)b;
  return rt_x_cmp(x->num, y->num) == 0 && rt_x_cmp(x->den, y->den) == 0;
}
static uint32_t ratio_hash(val a) {
  Ratio *r = (Ratio *)a;
  return rt_x_hashcode(r->num) ^ rt_x_hashcode(r->den);
}

static const NumOps ratio_num = {.add = ratio_add,
                                 .sub = ratio_sub,
                                 .mul = ratio_mul,
                                 .div = ratio_div,
                                 .quot = ratio_quot,
                                 .rem = ratio_rem,
                                 .cmp = ratio_cmp,
                                 .sign = ratio_sign,
                                 .neg = ratio_neg,
                                 .to_double = ratio_to_double,
                                 .to_int64 = ratio_to_int64,
                                 .equiv = ratio_equiv,
                                 .hash = ratio_hash,
                                 .hash_code = ratio_hash};

static void ratio_print(val o, StrBuilder *out, bool readably) {
  (void)readably;
  Ratio *r = (Ratio *)o;
  rt_bigint_text(out, r->num, 10);
  rt_sb_add_unit(out, '/');
  rt_bigint_text(out, r->den, 10);
}

static int op_equal(val *sp, val a, val b) {
  (void)sp;
  return rt_is_number(b) && rt_num_equiv(a, b);
}
static uint32_t op_hash(val *sp, val o) {
  (void)sp;
  return ratio_hash(o);
}
static int op_compare(val *sp, val a, val b, int *out) {
  (void)sp;
  if (!rt_num_check(b)) return -1;
  return rt_num_compare(a, b, out);
}

static const Ops ratio_ops = {.equal = op_equal,
                              .hash = op_hash,
                              .compare = op_compare,
                              .print = ratio_print,
                              .num = &ratio_num};
static const Type *const ratio_ifaces[] = {&rt_iface_number,
                                           &rt_iface_comparable, NULL};

const Type rt_type_ratio = {.type = &rt_type_class,
                            .kind = KIND_RATIO,
                            .layout = LAYOUT_FIXED,
                            .size = sizeof(Ratio),
                            .nvals = 2,
                            RT_INVOKE_NONE,
                            .name = "clojure.lang.Ratio",
                            .ifaces = ratio_ifaces,
                            .ops = &ratio_ops};

// --- prims ---

val rt_numerator(val r) {
  if (!rt_has_kind(r, KIND_RATIO))
    return rt_throw_cast(r, "clojure.lang.Ratio");
  return rt_as_biginteger(((Ratio *)r)->num);
}
val rt_denominator(val r) {
  if (!rt_has_kind(r, KIND_RATIO))
    return rt_throw_cast(r, "clojure.lang.Ratio");
  return rt_as_biginteger(((Ratio *)r)->den);
}
