// SPDX-License-Identifier: MIT
// java.lang.Math. One function per method, so that a program links only the
// parts of libm it uses.
#include "rt/num/num.h"
#include "rt/prim.h"

#include <math.h>

static double signum(double x) { return x > 0 ? 1.0 : x < 0 ? -1.0 : x; }

static double ulp(double x) {
  x = fabs(x);
  if (isnan(x) || isinf(x)) return x;
  if (x == 0x1.fffffffffffffp+1023) return 0x1p971;
  return nextafter(x, INFINITY) - x;
}

// C says pow(1, NaN) and pow(-1, inf) are 1, Java NaN.
static double java_pow(double x, double y) {
  if (isnan(y) || (isinf(y) && fabs(x) == 1)) return NAN;
  return pow(x, y);
}

static bool is_int(val v) { return rt_is_long(v) && !rt_is_wide_long(v); }
static bool is_float(val v) {
  return rt_is_double(v) && rt_obj_type(v)->flags & TYPE_FLOAT;
}
static val integer(bool of_ints, int64_t n) {
  return of_ints ? rt_int((int32_t)n) : rt_long(n);
}
static val like(val a, double d) {
  return is_float(a) ? rt_float(d) : rt_double(d);
}

// --- doubles ---

val rt_math_sqrt(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(sqrt(x)) : RT_THROWN;
}
// Cubes of whole numbers come out whole with every libm.
val rt_math_cbrt(val a) {
  double x;
  if (!rt_to_double(a, &x)) return RT_THROWN;
  double r = cbrt(x), whole = rint(r);
  return rt_double(whole * whole * whole == x ? whole : r);
}
val rt_math_exp(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(exp(x)) : RT_THROWN;
}
val rt_math_expm1(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(expm1(x)) : RT_THROWN;
}
val rt_math_log(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(log(x)) : RT_THROWN;
}
val rt_math_log10(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(log10(x)) : RT_THROWN;
}
val rt_math_log1p(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(log1p(x)) : RT_THROWN;
}
val rt_math_sin(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(sin(x)) : RT_THROWN;
}
val rt_math_cos(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(cos(x)) : RT_THROWN;
}
val rt_math_tan(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(tan(x)) : RT_THROWN;
}
val rt_math_asin(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(asin(x)) : RT_THROWN;
}
val rt_math_acos(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(acos(x)) : RT_THROWN;
}
val rt_math_atan(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(atan(x)) : RT_THROWN;
}
val rt_math_sinh(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(sinh(x)) : RT_THROWN;
}
val rt_math_cosh(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(cosh(x)) : RT_THROWN;
}
val rt_math_tanh(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(tanh(x)) : RT_THROWN;
}
val rt_math_floor(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(floor(x)) : RT_THROWN;
}
val rt_math_ceil(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(ceil(x)) : RT_THROWN;
}
val rt_math_rint(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(rint(x)) : RT_THROWN;
}
val rt_math_signum(val a) {
  double x;
  return rt_to_double(a, &x) ? like(a, signum(x)) : RT_THROWN;
}
val rt_math_to_radians(val a) {
  double x;
  if (!rt_to_double(a, &x)) return RT_THROWN;
  return rt_double(x * (0x1.921fb54442d18p+1 / 180));
}
val rt_math_to_degrees(val a) {
  double x;
  if (!rt_to_double(a, &x)) return RT_THROWN;
  return rt_double(x * (180 / 0x1.921fb54442d18p+1));
}
val rt_math_ulp(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(ulp(x)) : RT_THROWN;
}
val rt_math_next_up(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(nextafter(x, INFINITY)) : RT_THROWN;
}
val rt_math_next_down(val a) {
  double x;
  return rt_to_double(a, &x) ? rt_double(nextafter(x, -INFINITY)) : RT_THROWN;
}
val rt_math_pow(val a, val b) {
  double x, y;
  if (!rt_to_double(a, &x) || !rt_to_double(b, &y)) return RT_THROWN;
  return rt_double(java_pow(x, y));
}
val rt_math_atan2(val a, val b) {
  double x, y;
  if (!rt_to_double(a, &x) || !rt_to_double(b, &y)) return RT_THROWN;
  return rt_double(atan2(x, y));
}
val rt_math_hypot(val a, val b) {
  double x, y;
  if (!rt_to_double(a, &x) || !rt_to_double(b, &y)) return RT_THROWN;
  return rt_double(hypot(x, y));
}
val rt_math_copy_sign(val a, val b) {
  double x, y;
  if (!rt_to_double(a, &x) || !rt_to_double(b, &y)) return RT_THROWN;
  return rt_double(copysign(x, y));
}
val rt_math_next_after(val a, val b) {
  double x, y;
  if (!rt_to_double(a, &x) || !rt_to_double(b, &y)) return RT_THROWN;
  return rt_double(nextafter(x, y));
}
val rt_math_ieee_remainder(val a, val b) {
  double x, y;
  if (!rt_to_double(a, &x) || !rt_to_double(b, &y)) return RT_THROWN;
  return rt_double(remainder(x, y));
}

// floor(x + 1/2) without rounding twice; NaN: 0; saturates.
val rt_math_round(val a) {
  double x;
  if (!rt_to_double(a, &x)) return RT_THROWN;
  bool of_float = is_float(a);
  int64_t most = of_float ? INT32_MAX : INT64_MAX;
  double limit = of_float ? 0x1p31 : 0x1p63, f = floor(x);
  if (isnan(x)) return integer(of_float, 0);
  if (x >= limit) return integer(of_float, most);
  if (x <= -limit) return integer(of_float, -most - 1);
  return integer(of_float, (int64_t)f + (x - f >= 0.5));
}

val rt_math_get_exponent(val a) {
  double x;
  if (!rt_to_double(a, &x)) return RT_THROWN;
  if (isnan(x) || isinf(x)) return RT_FIX(1024);
  return x == 0 || fabs(x) < 0x1p-1022 ? RT_FIX(-1023) : RT_FIX(ilogb(x));
}

val rt_math_scalb(val a, val b) { // b: an int
  double x;
  int64_t n;
  if (!rt_to_double(a, &x) || !rt_to_int64(b, &n)) return RT_THROWN;
  return rt_double(ldexp(x, (int)n));
}

static val greatest(val a, val b, bool least) {
  double x, y;
  val wide = rt_is_double(b) && !is_float(b) ? b : rt_is_double(a) ? a : b;
  if (!rt_is_double(a) && !rt_is_double(b))
    return least ? rt_min(a, b) : rt_max(a, b);
  if (!rt_is_double(a) || !rt_is_double(b))
    return rt_throwf(&rt_type_illegal_argument,
                     "No matching method %s found taking 2 args",
                     least ? "min" : "max");
  if (!rt_to_double(a, &x) || !rt_to_double(b, &y)) return RT_THROWN;
  if (x == y && x == 0)
    return like(wide, (least ? signbit(x) : !signbit(x)) ? x : y);
  if (isnan(x) || isnan(y)) return like(wide, NAN);
  return like(wide, (x > y) != least ? x : y);
}
val rt_math_max(val a, val b) { return greatest(a, b, false); }
val rt_math_min(val a, val b) { return greatest(a, b, true); }

val rt_math_abs(val a) {
  double x;
  if (rt_is_long(a)) {
    int64_t n = rt_long_value(a);
    if (n >= 0) return a;
    n = (int64_t)(0 - (uint64_t)n);
    return rt_is_wide_long(a) ? rt_long(n) : rt_int((int32_t)n);
  }
  return rt_to_double(a, &x) ? like(a, fabs(x)) : RT_THROWN;
}

// --- integers: of ints alone an int, else a long ---

val rt_math_floor_div(val a, val b) {
  int64_t x, y;
  if (!rt_to_int64(a, &x) || !rt_to_int64(b, &y)) return RT_THROWN;
  if (!y) return rt_throwf(&rt_type_arithmetic, "/ by zero");
  bool of_ints = is_int(a) && is_int(b);
  if (y == -1) return integer(of_ints, (int64_t)(0 - (uint64_t)x));
  return integer(of_ints, x / y - (x % y != 0 && (x < 0) != (y < 0)));
}

// The modulus of an int is one, too.
val rt_math_floor_mod(val a, val b) {
  int64_t x, y;
  if (!rt_to_int64(a, &x) || !rt_to_int64(b, &y)) return RT_THROWN;
  if (!y) return rt_throwf(&rt_type_arithmetic, "/ by zero");
  int64_t m = y == -1 ? 0 : x % y;
  return integer(is_int(b), m && (x < 0) != (y < 0) ? m + y : m);
}

// r, unless it is out of range: `over`, or beyond an int's.
static val exact(val a, val b, int64_t r, bool over) {
  bool of_ints = is_int(a) && is_int(b);
  if (!over && !(of_ints && r != (int32_t)r)) return integer(of_ints, r);
  return rt_throwf(&rt_type_arithmetic, "%s overflow",
                   of_ints ? "integer" : "long");
}

val rt_math_add_exact(val a, val b) {
  int64_t x, y, r;
  if (!rt_to_int64(a, &x) || !rt_to_int64(b, &y)) return RT_THROWN;
  bool over = __builtin_add_overflow(x, y, &r);
  return exact(a, b, r, over);
}

val rt_math_subtract_exact(val a, val b) {
  int64_t x, y, r;
  if (!rt_to_int64(a, &x) || !rt_to_int64(b, &y)) return RT_THROWN;
  bool over = __builtin_sub_overflow(x, y, &r);
  return exact(a, b, r, over);
}

val rt_math_multiply_exact(val a, val b) {
  int64_t x, y, r;
  if (!rt_to_int64(a, &x) || !rt_to_int64(b, &y)) return RT_THROWN;
  bool over = __builtin_mul_overflow(x, y, &r);
  return exact(a, b, r, over);
}

val rt_math_increment_exact(val a) { return rt_math_add_exact(a, rt_int(1)); }
val rt_math_decrement_exact(val a) {
  return rt_math_subtract_exact(a, rt_int(1));
}
val rt_math_negate_exact(val a) { return rt_math_subtract_exact(rt_int(0), a); }
