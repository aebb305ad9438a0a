// SPDX-License-Identifier: MIT
// BigDecimals (see decimal.h), with java.math.BigDecimal's rules for the scale
// of results and its text form.
#include "rt/num/decimal.h"

#include <string.h>

#include "rt/num/bigint.h"
#include "rt/base/core.h"
#include "rt/num/double.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/value/ops.h"
#include "rt/num/ratio.h"
#include "rt/coll/vec.h"
#include "rt/prim.h"

enum { // java.math.BigDecimal.ROUND_*
  ROUND_UP,
  ROUND_DOWN,
  ROUND_CEILING,
  ROUND_FLOOR,
  ROUND_HALF_UP,
  ROUND_HALF_DOWN,
  ROUND_HALF_EVEN,
  ROUND_UNNECESSARY
};

// *math-context*: 0 digits means exact.
static uint32_t context_digits;
static int context_mode = ROUND_HALF_UP;

static RT_COLD val bad_scale(int64_t scale) {
  return rt_throwf(&rt_type_arithmetic, scale < 0 ? "Overflow" : "Underflow");
}

val rt_decimal_new(val unscaled, int64_t scale) {
  if (scale != (int32_t)scale) return bad_scale(scale);
  Decimal *d = rt_new(&rt_type_decimal);
  d->unscaled = unscaled;
  d->scale = (int32_t)scale;
  return (val)d;
}

static Decimal *dec(val v) { return (Decimal *)v; }

// --- rounding ---

// Should the truncated quotient q with remainder r of divisor d move away
// from zero? -1: it would, but the mode is ROUND_UNNECESSARY.
static int rounds_away(val q, val r, val d, int sign, int mode) {
  if (rt_x_sign(r) == 0) return 0;
  switch (mode) {
  case ROUND_UP: return 1;
  case ROUND_DOWN: return 0;
  case ROUND_CEILING: return sign > 0;
  case ROUND_FLOOR: return sign < 0;
  case ROUND_UNNECESSARY: return -1;
  default: break;
  }
  val twice = rt_x_add(r, r);
  if (rt_x_sign(twice) < 0) twice = rt_x_neg(twice);
  if (rt_x_sign(d) < 0) d = rt_x_neg(d);
  int c = rt_x_cmp(twice, d);
  if (c) return c > 0;
  if (mode != ROUND_HALF_EVEN) return mode == ROUND_HALF_UP;
  val low;
  rt_x_divmod(q, RT_FIX(2), NULL, &low);
  return rt_x_sign(low) != 0;
}

// n / d rounded; *exact may be NULL. RT_THROWN when rounding is forbidden.
static val div_round(val n, val d, int mode, bool *exact) {
  val q, r;
  rt_x_divmod(n, d, &q, &r);
  int sign = rt_x_sign(n) * rt_x_sign(d);
  int away = rounds_away(q, r, d, sign, mode);
  if (exact) *exact = rt_x_sign(r) == 0;
  if (away < 0) return rt_throwf(&rt_type_arithmetic, "Rounding necessary");
  return away ? rt_x_add(q, RT_FIX(sign)) : q;
}

// Rounds to the digits of the context, if there is one.
static val in_context(val unscaled, int64_t scale) {
  uint32_t p = context_digits;
  while (p) {
    uint32_t n = rt_x_digits(unscaled);
    if (n <= p) break;
    unscaled = div_round(unscaled, rt_x_pow10(n - p), context_mode, NULL);
    if (unscaled == RT_THROWN) return RT_THROWN;
    scale -= n - p;
  }
  return rt_decimal_new(unscaled, scale);
}

// Drops trailing zeros while the scale is above `least`.
static val strip_zeros(val unscaled, int64_t scale, int64_t least) {
  while (scale > least && rt_x_sign(unscaled)) {
    val q, r;
    rt_x_divmod(unscaled, RT_FIX(10), &q, &r);
    if (rt_x_sign(r)) break;
    unscaled = q;
    scale--;
  }
  return rt_decimal_new(unscaled, scale);
}

// --- arithmetic ---

val rt_decimal_of(val v) {
  if (rt_has_kind(v, KIND_DECIMAL)) return v;
  if (!rt_has_kind(v, KIND_RATIO)) return rt_decimal_new(rt_x_canon(v), 0);
  Ratio *r = (Ratio *)v;
  val n = rt_decimal_new(r->num, 0);
  return rt_type_decimal.ops->num->div(n, rt_decimal_new(r->den, 0));
}

// Two operands as decimals; b and a at one scale when aligned.
typedef struct Pair {
  val a, b; // unscaled
  int64_t as, bs;
} Pair;

static bool pair_of(val a, val b, Pair *p) {
  val x = rt_decimal_of(a);
  if (x == RT_THROWN) return false;
  val y = rt_decimal_of(b);
  if (y == RT_THROWN) return false;
  *p = (Pair){dec(x)->unscaled, dec(y)->unscaled, dec(x)->scale, dec(y)->scale};
  return true;
}

static void align(Pair *p) {
  if (p->as < p->bs)
    p->a = rt_x_mul(p->a, rt_x_pow10((uint32_t)(p->bs - p->as)));
  else if (p->bs < p->as)
    p->b = rt_x_mul(p->b, rt_x_pow10((uint32_t)(p->as - p->bs)));
  p->as = p->bs = p->as > p->bs ? p->as : p->bs;
}

static val dec_add(val a, val b) {
  Pair p;
  if (!pair_of(a, b, &p)) return RT_THROWN;
  align(&p);
  return in_context(rt_x_add(p.a, p.b), p.as);
}

static val dec_sub(val a, val b) {
  Pair p;
  if (!pair_of(a, b, &p)) return RT_THROWN;
  align(&p);
  return in_context(rt_x_sub(p.a, p.b), p.as);
}

static val dec_mul(val a, val b) {
  Pair p;
  if (!pair_of(a, b, &p)) return RT_THROWN;
  return in_context(rt_x_mul(p.a, p.b), p.as + p.bs);
}

// How often d can be divided by `by`; *d becomes the rest.
static uint32_t remove_factor(val *d, int by) {
  uint32_t n = 0;
  for (;; n++) {
    val q, r;
    rt_x_divmod(*d, RT_FIX(by), &q, &r);
    if (rt_x_sign(r)) return n;
    *d = q;
  }
}

static val div_exact(const Pair *p) {
  int64_t scale = p->as - p->bs;
  if (rt_x_sign(p->a) == 0) return rt_decimal_new(RT_FIX(0), scale);
  val g = rt_x_gcd(p->a, p->b), n, d;
  rt_x_divmod(p->a, g, &n, NULL);
  rt_x_divmod(p->b, g, &d, NULL);
  val rest = d;
  uint32_t twos = remove_factor(&rest, 2), fives = remove_factor(&rest, 5);
  if (rest != RT_FIX(1) && rest != RT_FIX(-1))
    return rt_throwf(&rt_type_arithmetic,
                     "Non-terminating decimal expansion; no exact "
                     "representable decimal result.");
  uint32_t k = twos > fives ? twos : fives;
  val q;
  rt_x_divmod(rt_x_mul(n, rt_x_pow10(k)), d, &q, NULL);
  return rt_decimal_new(q, scale + k);
}

// The quotient with as many digits as the context has.
static val div_context(const Pair *p) {
  int64_t least = p->as - p->bs, digits = context_digits;
  if (rt_x_sign(p->a) == 0) return rt_decimal_new(RT_FIX(0), least);
  int64_t k = digits - rt_x_digits(p->a) + rt_x_digits(p->b);
  for (;; k--) {
    val n = p->a, d = p->b;
    bool exact;
    if (k >= 0)
      n = rt_x_mul(n, rt_x_pow10((uint32_t)k));
    else
      d = rt_x_mul(d, rt_x_pow10((uint32_t)-k));
    val q;
    rt_x_divmod(n, d, &q, NULL);
    if (rt_x_digits(q) > digits) continue;
    q = div_round(n, d, context_mode, &exact);
    if (q == RT_THROWN) return RT_THROWN;
    if (exact) return strip_zeros(q, least + k, least);
    return in_context(q, least + k);
  }
}

static val dec_div(val a, val b) {
  Pair p;
  if (!pair_of(a, b, &p)) return RT_THROWN;
  return context_digits ? div_context(&p) : div_exact(&p);
}

static val dec_quot(val a, val b) {
  Pair p;
  if (!pair_of(a, b, &p)) return RT_THROWN;
  int64_t least = p.as - p.bs;
  align(&p);
  val q;
  rt_x_divmod(p.a, p.b, &q, NULL);
  if (rt_x_sign(q) == 0) return rt_decimal_new(RT_FIX(0), least);
  if (least < 0) return strip_zeros(q, 0, least);
  return rt_decimal_new(rt_x_mul(q, rt_x_pow10((uint32_t)least)), least);
}

static val dec_rem(val a, val b) {
  val q = dec_quot(a, b);
  if (q == RT_THROWN) return RT_THROWN;
  uint32_t digits = context_digits;
  context_digits = 0;
  val r = dec_sub(a, dec_mul(q, b));
  context_digits = digits;
  return r;
}

static int dec_sign(val a) { return rt_x_sign(dec(a)->unscaled); }

// The order of magnitude decides where aligning would be expensive.
static int dec_cmp(val a, val b) {
  Pair p;
  if (!pair_of(a, b, &p)) return CMP_THROWN;
  int sa = rt_x_sign(p.a), sb = rt_x_sign(p.b);
  if (sa != sb || !sa) return (sa > sb) - (sa < sb);
  int64_t ma = rt_x_digits(p.a) - p.as, mb = rt_x_digits(p.b) - p.bs;
  if (ma != mb) return ma > mb ? sa : -sa;
  align(&p);
  return rt_x_cmp(p.a, p.b);
}

static val dec_neg(val a) {
  return in_context(rt_x_neg(dec(a)->unscaled), dec(a)->scale);
}

static double dec_to_double(val a) {
  StrBuilder *sb = rt_sb_make();
  int sign = dec_sign(a);
  val u = dec(a)->unscaled;
  rt_bigint_text(sb, sign < 0 ? rt_x_neg(u) : u, 10);
  double d =
      rt_double_from_digits(rt_sb_bytes(sb), sb->len, -(int64_t)dec(a)->scale);
  return sign < 0 ? -d : d;
}

// The integral part.
static val dec_truncate(val a) {
  Decimal *d = dec(a);
  if (d->scale <= 0)
    return rt_x_mul(d->unscaled, rt_x_pow10((uint32_t)-(int64_t)d->scale));
  if ((uint32_t)d->scale > rt_x_digits(d->unscaled)) return RT_FIX(0);
  val q;
  rt_x_divmod(d->unscaled, rt_x_pow10((uint32_t)d->scale), &q, NULL);
  return q;
}

static bool dec_to_int64(val a, int64_t *out) {
  val q = dec_truncate(a);
  if (!rt_is_long(q)) return rt_type_bigint.ops->num->to_int64(q, out);
  *out = rt_long_value(q);
  return true;
}

static val dec_in_message(val a) { return rt_double(rt_num_to_double(a)); }

static bool dec_equiv(val a, val b) { return dec_cmp(a, b) == 0; }

static uint32_t dec_hash_code(val a) {
  Decimal *d = dec(a);
  return 31 * rt_x_hashcode(d->unscaled) + (uint32_t)d->scale;
}

// Numerically equal decimals hash alike.
static uint32_t dec_hash(val a) {
  if (!dec_sign(a)) return 0;
  return dec_hash_code(strip_zeros(dec(a)->unscaled, dec(a)->scale, INT32_MIN));
}

static const NumOps dec_num = {.add = dec_add,
                               .sub = dec_sub,
                               .mul = dec_mul,
                               .div = dec_div,
                               .quot = dec_quot,
                               .rem = dec_rem,
                               .cmp = dec_cmp,
                               .sign = dec_sign,
                               .neg = dec_neg,
                               .to_double = dec_to_double,
                               .to_int64 = dec_to_int64,
                               .in_message = dec_in_message,
                               .equiv = dec_equiv,
                               .hash = dec_hash,
                               .hash_code = dec_hash_code};

// --- text ---

static void add_zeros(StrBuilder *out, int64_t n) {
  while (n-- > 0) rt_sb_add_unit(out, '0');
}

// Digits with the point `scale` places from the right.
static void add_plain(StrBuilder *out, const Str *digits, int64_t scale) {
  int64_t n = rt_str_len(digits), point = n - scale;
  if (point <= 0) {
    rt_sb_add_c(out, "0.");
    add_zeros(out, -point);
    rt_sb_add_str(out, digits);
  } else {
    rt_sb_add_part(out, digits, 0, (uint32_t)point);
    rt_sb_add_unit(out, '.');
    rt_sb_add_part(out, digits, (uint32_t)point, (uint32_t)n);
  }
}

// The sign goes to `out`; returns the digits.
static const Str *sign_and_digits(StrBuilder *out, const Decimal *d) {
  val u = d->unscaled;
  if (rt_x_sign(u) < 0) {
    rt_sb_add_unit(out, '-');
    u = rt_x_neg(u);
  }
  StrBuilder *sb = rt_sb_make();
  rt_bigint_text(sb, u, 10);
  return (const Str *)rt_sb_to_str(sb);
}

static void add_scientific(StrBuilder *out, const Str *digits, int64_t exp) {
  rt_sb_add_part(out, digits, 0, 1);
  if (rt_str_len(digits) > 1) {
    rt_sb_add_unit(out, '.');
    rt_sb_add_part(out, digits, 1, rt_str_len(digits));
  }
  if (!exp) return;
  rt_sb_add_c(out, exp < 0 ? "E" : "E+");
  rt_sb_add_long(out, exp);
}

static void dec_print(val o, StrBuilder *out, bool readably) {
  const Decimal *d = dec(o);
  const Str *digits = sign_and_digits(out, d);
  int64_t exp = (int64_t)rt_str_len(digits) - 1 - d->scale;
  if (d->scale == 0)
    rt_sb_add_str(out, digits);
  else if (d->scale > 0 && exp >= -6)
    add_plain(out, digits, d->scale);
  else
    add_scientific(out, digits, exp);
  if (readably) rt_sb_add_unit(out, 'M');
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The exponent after e or E, which must end the text.
static bool scan_exponent(const char *s, const char *end, int64_t *out) {
  bool neg = s < end && *s == '-';
  if (s < end && (*s == '-' || *s == '+')) s++;
  if (s == end || end - s > 10) return false;
  int64_t e = 0;
  for (; s < end; s++) {
    if (!is_digit(*s)) return false;
    e = e * 10 + (*s - '0');
  }
  *out = neg ? -e : e;
  return true;
}

val rt_decimal_from_text(const char *s, size_t n) {
  const char *end = s + n;
  StrBuilder *digits = rt_sb_make();
  if (s < end && (*s == '-' || *s == '+')) rt_sb_add_latin1(digits, s++, 1);
  uint32_t sign = digits->len;
  int64_t scale = 0, exp = 0;
  bool point = false;
  for (; s < end; s++) {
    if (is_digit(*s)) {
      rt_sb_add_unit(digits, (unsigned char)*s);
      scale += point;
    } else if (*s == '.' && !point) {
      point = true;
    } else {
      break;
    }
  }
  if (digits->len == sign) return RT_ABSENT;
  if (s < end) {
    if (*s != 'e' && *s != 'E') return RT_ABSENT;
    if (!scan_exponent(s + 1, end, &exp)) return RT_ABSENT;
  }
  scale -= exp;
  if (scale != (int32_t)scale) return RT_ABSENT;
  val u = rt_bigint_from_text(rt_sb_bytes(digits), digits->len, 10);
  return rt_decimal_new(rt_x_canon(u), scale);
}

val rt_decimal_from_c(const char *s) {
  return rt_decimal_from_text(s, strlen(s));
}

// --- the type ---

static int op_equal(val *sp, val a, val b) {
  (void)sp;
  return rt_is_number(b) && rt_num_equiv(a, b);
}
static uint32_t op_hash(val *sp, val o) {
  (void)sp;
  return dec_hash(o);
}
static int op_compare(val *sp, val a, val b, int *out) {
  (void)sp;
  if (!rt_num_check(b)) return -1;
  return rt_num_compare(a, b, out);
}

static const Ops dec_ops = {.equal = op_equal,
                            .hash = op_hash,
                            .compare = op_compare,
                            .print = dec_print,
                            .num = &dec_num};
static const Type *const dec_ifaces[] = {&rt_iface_number, &rt_iface_comparable,
                                         NULL};

const Type rt_type_decimal = {.type = &rt_type_class,
                              .kind = KIND_DECIMAL,
                              .layout = LAYOUT_FIXED,
                              .size = sizeof(Decimal),
                              .nvals = 1,
                              RT_INVOKE_NONE,
                              .name = "java.math.BigDecimal",
                              .ifaces = dec_ifaces,
                              .ops = &dec_ops};

// --- prims ---

static Decimal *dec_arg(val v) {
  if (rt_has_kind(v, KIND_DECIMAL)) return dec(v);
  rt_throw_cast(v, rt_type_decimal.name);
  return NULL;
}

val rt_decimal_scale(val v) {
  Decimal *d = dec_arg(v);
  return d ? rt_long(d->scale) : RT_THROWN;
}

val rt_decimal_unscaled(val v) {
  Decimal *d = dec_arg(v);
  return d ? rt_x_to_big(d->unscaled) : RT_THROWN;
}

val rt_decimal_precision(val v) {
  Decimal *d = dec_arg(v);
  return d ? rt_long(rt_x_digits(d->unscaled)) : RT_THROWN;
}

val rt_decimal_set_scale(val v, val scale, val mode) {
  Decimal *d = dec_arg(v);
  int64_t s, m;
  if (!d || !rt_to_int64(scale, &s) || !rt_to_int64(mode, &m)) return RT_THROWN;
  if (m < ROUND_UP || m > ROUND_UNNECESSARY)
    return rt_throwf(&rt_type_illegal_argument, "Invalid rounding mode");
  if (s != (int32_t)s) return bad_scale(s);
  int64_t more = s - d->scale;
  val u = d->unscaled;
  if (more >= 0)
    u = rt_x_mul(u, rt_x_pow10((uint32_t)more));
  else
    u = div_round(u, rt_x_pow10((uint32_t)-more), (int)m, NULL);
  return u == RT_THROWN ? u : rt_decimal_new(u, s);
}

val rt_decimal_plain_str(val v) {
  Decimal *d = dec_arg(v);
  if (!d) return RT_THROWN;
  StrBuilder *out = rt_sb_make();
  const Str *digits = sign_and_digits(out, d);
  if (d->scale > 0) {
    add_plain(out, digits, d->scale);
  } else {
    rt_sb_add_str(out, digits);
    if (rt_x_sign(d->unscaled)) add_zeros(out, -(int64_t)d->scale);
  }
  return rt_sb_to_str(out);
}

val rt_decimal_strip(val v) {
  Decimal *d = dec_arg(v);
  if (!d) return RT_THROWN;
  if (!rt_x_sign(d->unscaled)) return rt_decimal_new(RT_FIX(0), 0);
  return strip_zeros(d->unscaled, d->scale, INT32_MIN);
}

val rt_decimal_context(val digits, val mode) {
  int64_t n, m;
  if (!rt_to_int64(digits, &n) || !rt_to_int64(mode, &m)) return RT_THROWN;
  if (n < 0 || n > INT32_MAX)
    return rt_throwf(&rt_type_illegal_argument, "Digits < 0");
  if (m < ROUND_UP || m > ROUND_UNNECESSARY)
    return rt_throwf(&rt_type_illegal_argument, "Invalid rounding mode");
  val old[] = {rt_long(context_digits), RT_FIX(context_mode)};
  context_digits = (uint32_t)n;
  context_mode = (int)m;
  return rt_vec_from(2, old);
}
