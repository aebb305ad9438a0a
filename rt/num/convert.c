// SPDX-License-Identifier: MIT
// Coercions between kinds of numbers, and numbers from and to text.
#include "rt/num/num.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "rt/num/bigint.h"
#include "rt/num/decimal.h"
#include "rt/num/double.h"
#include "rt/value/ops.h"
#include "rt/prim.h"
#include "rt/str/print.h"
#include "rt/num/ratio.h"
#include "rt/str/str.h"

// --- checked coercions ---

// NaN becomes 0.
static bool is_nan(val v) { return rt_is_double(v) && isnan(((Double *)v)->d); }

val rt_as_long(val v) {
  int64_t n;
  if (is_nan(v)) return RT_FIX(0);
  return rt_to_int64(v, &n) ? rt_long(n) : RT_THROWN;
}

val rt_arg_long(val v) { return rt_num_check(v) ? rt_as_long(v) : RT_THROWN; }

static RT_COLD val out_of_range(val v, const char *type) {
  return rt_throwf(&rt_type_illegal_argument, "Value out of range for %s: %v",
                   type, rt_str_of(v));
}

// A number from -max - 1 to max; a double must be in that range, too.
static bool to_small(val v, int64_t max, const char *type, int64_t *out) {
  *out = 0;
  if (is_nan(v)) return true;
  double d = rt_is_double(v) ? ((Double *)v)->d : 0;
  bool fits = d >= (double)-max - 1 && d <= (double)max;
  if (fits && !rt_to_int64(v, out)) return false;
  if (fits && *out >= -max - 1 && *out <= max) return true;
  out_of_range(v, type);
  return false;
}

static RT_COLD bool no_int(val v) {
  if (v == RT_NIL)
    rt_throwf(&rt_type_null_pointer,
              "Cannot invoke \"java.lang.Character.charValue()\" because "
              "\"x\" is null");
  else
    rt_throw_cast(v, "java.lang.Character");
  return false;
}

// An exact integer of 32 bits.
static bool narrow_to_int(val v, int64_t *out) {
  if (!rt_to_int64(v, out)) return false;
  if (*out == (int32_t)*out) return true;
  rt_throwf(&rt_type_arithmetic, "integer overflow");
  return false;
}

bool rt_to_int(val v, int64_t *out) {
  if (!rt_is_number(v) && !rt_is_char(v)) return no_int(v);
  if (rt_is_double(v)) return to_small(v, INT32_MAX, "int", out);
  return narrow_to_int(v, out);
}

bool rt_arg_int(val v, int64_t *out) {
  if (v == RT_NIL) return no_int(v);
  return rt_num_check(v) && narrow_to_int(v, out);
}

bool rt_to_short(val v, int64_t *out) {
  return to_small(v, INT16_MAX, "short", out);
}
bool rt_to_byte(val v, int64_t *out) {
  return to_small(v, INT8_MAX, "byte", out);
}

static val boxed(bool ok, val (*box)(int64_t), const int64_t *n) {
  return ok ? box(*n) : RT_THROWN;
}

val rt_as_int(val v) {
  int64_t n;
  return boxed(rt_to_int(v, &n), rt_int, &n);
}
val rt_as_short(val v) {
  int64_t n;
  return boxed(rt_to_short(v, &n), rt_short, &n);
}
val rt_as_byte(val v) {
  int64_t n;
  return boxed(rt_to_byte(v, &n), rt_byte, &n);
}

val rt_as_char(val v) {
  int64_t n;
  if (rt_is_char(v)) return v;
  if (!rt_num_check(v)) return RT_THROWN;
  double d = rt_num_to_double(v);
  if (d <= -1 || d >= 0x10000) return out_of_range(v, "char");
  return rt_to_int64(v, &n) ? RT_CHAR(n) : RT_THROWN;
}

val rt_as_double(val v) {
  double d;
  if (rt_has_type(v, &rt_type_double)) return v;
  return rt_to_double(v, &d) ? rt_double(d) : RT_THROWN;
}

// A Float may be infinite, no other number.
bool rt_to_float(val v, double *out) {
  double d;
  if (!rt_to_double(v, &d)) return false;
  if ((d < -FLT_MAX || d > FLT_MAX) && !rt_has_type(v, &rt_type_float)) {
    out_of_range(v, "float");
    return false;
  }
  *out = (float)d;
  return true;
}
val rt_as_float(val v) {
  double d;
  return rt_to_float(v, &d) ? rt_float(d) : RT_THROWN;
}
bool rt_to_unchecked_float(val v, double *out) {
  if (!rt_to_double(v, out)) return false;
  *out = (float)*out;
  return true;
}
val rt_unchecked_float(val v) {
  double d;
  return rt_to_unchecked_float(v, &d) ? rt_float(d) : RT_THROWN;
}

val rt_as_boolean(val v) { return rt_bool(rt_truthy(v)); }

val rt_as_num(val v) { return v == RT_NIL || rt_num_check(v) ? v : RT_THROWN; }

// --- wrapping coercions ---

// The low 64 bits of a number; doubles saturate as Java's casts do.
static bool low_bits(val v, int64_t *out) {
  if (rt_is_long(v)) {
    *out = rt_long_value(v);
  } else if (rt_is_char(v)) {
    *out = rt_char_code(v);
  } else if (!rt_num_check(v)) {
    return false;
  } else if (rt_is_double(v)) {
    double d = ((Double *)v)->d;
    *out = isnan(d)       ? 0
           : d >= 0x1p63  ? INT64_MAX
           : d <= -0x1p63 ? INT64_MIN
                          : (int64_t)d;
  } else {
    rt_obj_type(v)->ops->num->to_int64(v, out);
  }
  return true;
}

// A double goes to byte, short and char by way of int.
static bool low_int(val v, int64_t *out) {
  if (!low_bits(v, out)) return false;
  if (rt_is_double(v))
    *out = *out > INT32_MAX ? INT32_MAX : *out < INT32_MIN ? INT32_MIN : *out;
  return true;
}

val rt_num_long(val v) {
  return rt_num_check(v) ? rt_unchecked_long(v) : RT_THROWN;
}
val rt_unchecked_long(val v) {
  int64_t n;
  return low_bits(v, &n) ? rt_long(n) : RT_THROWN;
}
bool rt_to_unchecked_int(val v, int64_t *out) {
  if (v != RT_NIL && !rt_is_number(v) && !rt_is_char(v)) {
    rt_throw_cast(v, "java.lang.Character");
    return false;
  }
  if (!low_int(v, out)) return false;
  *out = (int32_t)*out;
  return true;
}
bool rt_to_unchecked_short(val v, int64_t *out) {
  if (!low_int(v, out)) return false;
  *out = (int16_t)*out;
  return true;
}
bool rt_to_unchecked_byte(val v, int64_t *out) {
  if (!low_int(v, out)) return false;
  *out = (int8_t)*out;
  return true;
}
val rt_unchecked_int(val v) {
  int64_t n;
  return boxed(rt_to_unchecked_int(v, &n), rt_int, &n);
}
val rt_unchecked_short(val v) {
  int64_t n;
  return boxed(rt_to_unchecked_short(v, &n), rt_short, &n);
}
val rt_unchecked_byte(val v) {
  int64_t n;
  return boxed(rt_to_unchecked_byte(v, &n), rt_byte, &n);
}
val rt_unchecked_char(val v) {
  int64_t n;
  return low_int(v, &n) ? RT_CHAR((uint16_t)n) : RT_THROWN;
}

// --- 32-bit arithmetic ---

static bool two_ints(val a, val b, uint32_t *x, uint32_t *y) {
  int64_t i, j;
  if (!rt_to_int(a, &i) || !rt_to_int(b, &j)) return false;
  *x = (uint32_t)i;
  *y = (uint32_t)j;
  return true;
}

val rt_unchecked_add_int(val a, val b) {
  uint32_t x, y;
  return two_ints(a, b, &x, &y) ? rt_int((int32_t)(x + y)) : RT_THROWN;
}
val rt_unchecked_sub_int(val a, val b) {
  uint32_t x, y;
  return two_ints(a, b, &x, &y) ? rt_int((int32_t)(x - y)) : RT_THROWN;
}
val rt_unchecked_mul_int(val a, val b) {
  uint32_t x, y;
  return two_ints(a, b, &x, &y) ? rt_int((int32_t)(x * y)) : RT_THROWN;
}
val rt_unchecked_neg_int(val a) { return rt_unchecked_sub_int(RT_FIX(0), a); }

val rt_unchecked_div_int(val a, val b) {
  uint32_t x, y;
  if (!two_ints(a, b, &x, &y)) return RT_THROWN;
  if (!y) return rt_throwf(&rt_type_arithmetic, "/ by zero");
  if (y == UINT32_MAX) return rt_int((int32_t)(0 - x));
  return rt_int((int32_t)x / (int32_t)y);
}
val rt_unchecked_rem_int(val a, val b) {
  uint32_t x, y;
  if (!two_ints(a, b, &x, &y)) return RT_THROWN;
  if (!y) return rt_throwf(&rt_type_arithmetic, "/ by zero");
  return y == UINT32_MAX ? rt_int(0) : rt_int((int32_t)x % (int32_t)y);
}

// --- to the big kinds ---

static RT_COLD val no_ctor(const char *cls) {
  return rt_throwf(&rt_type_illegal_argument,
                   "No matching ctor found for class %s", cls);
}

// What new BigDecimal("NaN") says.
static RT_COLD val bad_decimal(val text) {
  const Str *s = (const Str *)text;
  uint32_t i = 0, n = rt_str_len(s);
  if (!n)
    return rt_throwf(&rt_type_number_format,
                     "Index 0 out of bounds for length 0");
  while (i + 1 < n && rt_str_unit(s, i) < 0x80 &&
         strchr("+-.0123456789", (int)rt_str_unit(s, i)))
    i++;
  return rt_throwf(&rt_type_number_format,
                   "Character %v is neither a decimal digit number, decimal "
                   "point, nor \"e\" notation exponential mark.",
                   rt_str_part(s, i, i + 1));
}

static val decimal_from_str(val v) {
  const Str *s = (const Str *)v;
  val d =
      rt_str_wide(s) ? RT_ABSENT : rt_decimal_from_text(s->data, rt_str_len(s));
  return d == RT_ABSENT ? bad_decimal(v) : d;
}

// BigDecimal.valueOf: by way of the shortest text.
static val decimal_from_double(val v) {
  double d = ((Double *)v)->d;
  if (isnan(d) || isinf(d)) return bad_decimal(rt_str_of(v));
  char buf[RT_DOUBLE_TEXT];
  return rt_decimal_from_text(buf, (size_t)rt_double_text(d, buf));
}

val rt_as_decimal(val v) {
  if (rt_is_str(v)) return decimal_from_str(v);
  if (rt_is_double(v)) return decimal_from_double(v);
  if (rt_is_number(v)) return rt_decimal_of(v);
  return v == RT_NIL ? rt_throw_cast(v, "java.lang.Number")
                     : no_ctor("java.math.BigDecimal");
}

// The integral part of a BigDecimal or Ratio: a quotient by one.
static val integral_part(val v) {
  val d = rt_has_kind(v, KIND_RATIO)
              ? v
              : rt_decimal_set_scale(v, RT_FIX(0), RT_FIX(1));
  if (rt_has_kind(d, KIND_RATIO)) return rt_quot(d, RT_FIX(1));
  return rt_decimal_unscaled(d);
}

val rt_as_bigint(val v) {
  if (rt_has_kind(v, KIND_BIGINT))
    return rt_obj_type(v) == &rt_type_bigint ? v : rt_from_biginteger(v);
  if (rt_is_long(v)) return rt_bigint_from_int64(rt_long_value(v));
  if (rt_is_double(v)) {
    double d = ((Double *)v)->d;
    if (isnan(d) || isinf(d)) return bad_decimal(rt_str_of(v));
    v = decimal_from_double(v);
  }
  if (rt_is_number(v)) return integral_part(v);
  if (rt_is_str(v)) return rt_bigint_parse(v, RT_FIX(10));
  return v == RT_NIL ? rt_throw_cast(v, "java.math.BigInteger")
                     : no_ctor("java.math.BigInteger");
}

val rt_rationalize(val v) {
  if (v == RT_NIL) return v;
  if (rt_is_double(v)) v = decimal_from_double(v);
  if (v == RT_THROWN || !rt_has_kind(v, KIND_DECIMAL))
    return v == RT_THROWN || rt_num_check(v) ? v : RT_THROWN;
  Decimal *d = (Decimal *)v;
  if (d->scale < 0)
    return rt_x_to_big(
        rt_x_mul(d->unscaled, rt_x_pow10((uint32_t)-(int64_t)d->scale)));
  val r = rt_ratio_of(rt_x_to_big(d->unscaled), rt_x_pow10((uint32_t)d->scale));
  return r;
}

// --- text to numbers ---

static int digit_value(uint32_t c) {
  if (c >= '0' && c <= '9') return (int)c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'z' ? (int)c - 'a' + 10 : 99;
}

// [+-]digits within [min, max]; false otherwise.
static bool scan_long(const Str *s, int radix, int64_t min, int64_t max,
                      int64_t *out) {
  uint32_t n = rt_str_len(s), i = 0;
  bool neg = n && rt_str_unit(s, 0) == '-';
  if (neg || (n && rt_str_unit(s, 0) == '+')) i++;
  if (i == n) return false;
  int64_t r = 0; // counts downwards: min has no positive counterpart
  for (; i < n; i++) {
    int d = digit_value(rt_str_unit(s, i));
    if (d >= radix || __builtin_mul_overflow(r, (int64_t)radix, &r) ||
        __builtin_sub_overflow(r, (int64_t)d, &r))
      return false;
  }
  if (neg ? r < min : r < -max) return false;
  *out = neg ? r : -r;
  return true;
}

static RT_COLD val not_string(val v) {
  if (v == RT_NIL)
    return rt_throwf(&rt_type_illegal_argument, "Expected string, got nil");
  return rt_throwf(&rt_type_illegal_argument, "Expected string, got %t", v);
}

val rt_parse_long(val v) {
  int64_t n;
  if (!rt_is_str(v)) return not_string(v);
  return scan_long((const Str *)v, 10, INT64_MIN, INT64_MAX, &n) ? rt_long(n)
                                                                 : RT_NIL;
}

static bool scan_double(const Str *s, double *out) {
  return !rt_str_wide(s) && rt_double_scan(s->data, rt_str_len(s), out);
}

val rt_parse_double(val v) {
  double d;
  if (!rt_is_str(v)) return not_string(v);
  return scan_double((const Str *)v, &d) ? rt_double(d) : RT_NIL;
}

static val parse_int(val v, val radix, int64_t min, int64_t max) {
  int64_t r, n;
  if (!rt_to_int64(radix, &r)) return RT_THROWN;
  if (v == RT_NIL)
    return rt_throwf(&rt_type_number_format, "Cannot parse null string");
  const Str *s = rt_str_arg(v);
  if (!s) return RT_THROWN;
  if (r >= 2 && r <= 36 && scan_long(s, (int)r, min, max, &n))
    return rt_long(n);
  if (r == 10)
    return rt_throwf(&rt_type_number_format, "For input string: \"%v\"", v);
  return rt_throwf(&rt_type_number_format,
                   "For input string: \"%v\" under radix %d", v, (int)r);
}

val rt_long_parse(val v, val radix) {
  return parse_int(v, radix, INT64_MIN, INT64_MAX);
}
val rt_int_parse(val v, val radix) {
  val n = parse_int(v, radix, INT32_MIN, INT32_MAX);
  return n == RT_THROWN ? n : rt_int(rt_long_value(n));
}

val rt_double_parse(val v) {
  double d;
  const Str *s = rt_str_arg(v);
  if (!s) return RT_THROWN;
  if (scan_double(s, &d)) return rt_double(d);
  if (!rt_str_len(s)) return rt_throwf(&rt_type_number_format, "empty String");
  return rt_throwf(&rt_type_number_format, "For input string: \"%v\"", v);
}

// --- numbers to text ---

static val radix_text(uint64_t u, bool neg, unsigned radix) {
  char buf[65], *p = buf + sizeof buf;
  do *--p = "0123456789abcdefghijklmnopqrstuvwxyz"[u % radix];
  while (u /= radix);
  if (neg) *--p = '-';
  return rt_str_from_latin1(p, (uint32_t)(buf + sizeof buf - p));
}

val rt_long_str(val v, val radix) {
  int64_t n, r;
  if (!rt_to_int64(v, &n) || !rt_to_int64(radix, &r)) return RT_THROWN;
  if (r < 2 || r > 36) r = 10;
  return radix_text(n < 0 ? 0 - (uint64_t)n : (uint64_t)n, n < 0, (unsigned)r);
}

static val unsigned_text(val v, unsigned radix) {
  int64_t n;
  return rt_to_int64(v, &n) ? radix_text((uint64_t)n, false, radix) : RT_THROWN;
}
static val unsigned_int_text(val v, unsigned radix) {
  int64_t n;
  if (!rt_to_int(v, &n)) return RT_THROWN;
  return radix_text((uint32_t)n, false, radix);
}

val rt_long_hex(val v) { return unsigned_text(v, 16); }
val rt_long_octal(val v) { return unsigned_text(v, 8); }
val rt_long_binary(val v) { return unsigned_text(v, 2); }
val rt_int_hex(val v) { return unsigned_int_text(v, 16); }
val rt_int_octal(val v) { return unsigned_int_text(v, 8); }
val rt_int_binary(val v) { return unsigned_int_text(v, 2); }

val rt_double_bits(val v) {
  double d;
  int64_t bits;
  if (!rt_to_double(v, &d)) return RT_THROWN;
  memcpy(&bits, &d, sizeof bits);
  return rt_long(isnan(d) ? 0x7ff8000000000000 : bits);
}

val rt_float_bits(val v) {
  double d;
  int32_t bits;
  if (!rt_to_double(v, &d)) return RT_THROWN;
  float f = (float)d;
  memcpy(&bits, &f, sizeof bits);
  return rt_int(isnan(d) ? 0x7fc00000 : bits);
}

val rt_float_from_bits(val v) {
  float f;
  int64_t n;
  if (!rt_to_int(v, &n)) return RT_THROWN;
  int32_t bits = (int32_t)n;
  memcpy(&f, &bits, sizeof f);
  return rt_float(f);
}

val rt_double_from_bits(val v) {
  double d;
  int64_t bits;
  if (!rt_to_int64(v, &bits)) return RT_THROWN;
  memcpy(&d, &bits, sizeof d);
  return rt_double(d);
}
