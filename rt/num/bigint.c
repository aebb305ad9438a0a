// SPDX-License-Identifier: MIT
// BigInts (see bigint.h).
//
// Addition, comparison, shifts, schoolbook multiplication and division by one
// limb are done on the limbs in place; the rest - products and quotients of
// long numbers, gcd, powers, radix conversion - goes through libtommath, whose
// numbers live only inside one call.
#include "rt/num/bigint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <tommath.h>

#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/value/ops.h"
#include "rt/prim.h"
#include "rt/num/ratio.h"

#define SCHOOL_LIMBS 48 // libtommath multiplies longer numbers

// --- the limbs of either kind of exact integer ---

// A read-only view of a long or BigInt.
typedef struct Mag {
  const uint32_t *limb;
  uint32_t n;
  int sign;
  uint32_t own[2]; // limbs of a long
} Mag;

static void mag_of(Mag *m, val v) {
  if (!rt_is_long(v)) {
    const BigInt *b = (const BigInt *)v;
    m->limb = b->limb;
    m->n = rt_big_limbs(b);
    m->sign = b->sign;
    return;
  }
  int64_t n = rt_long_value(v);
  uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
  m->own[0] = (uint32_t)u;
  m->own[1] = (uint32_t)(u >> 32);
  m->limb = m->own;
  m->n = u >> 32 ? 2 : u != 0;
  m->sign = (n > 0) - (n < 0);
}

static BigInt *big_alloc(uint32_t limbs) {
  if (limbs > UINT32_MAX / 8) rt_fatal("number too large");
  BigInt *b =
      rt_alloc(&rt_type_bigint, offsetof(BigInt, limb) + (size_t)limbs * 4);
  b->n = 4 + (uintptr_t)limbs * 4;
  return b;
}

// Drops leading zero limbs. The object was allocated longer, which nobody has
// to know: a copy is as long as n says, and in old space its cell stays as it
// is.
static val big_trim(BigInt *b, int sign) {
  uint32_t n = rt_big_limbs(b);
  while (n && !b->limb[n - 1]) n--;
  b->n = 4 + (uintptr_t)n * 4;
  b->sign = n ? sign : 0;
  return (val)b;
}

val rt_bigint_from_int64(int64_t n) {
  Mag m;
  uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
  m.n = u >> 32 ? 2 : u != 0;
  BigInt *b = big_alloc(m.n);
  if (m.n) b->limb[0] = (uint32_t)u;
  if (m.n > 1) b->limb[1] = (uint32_t)(u >> 32);
  b->sign = (n > 0) - (n < 0);
  return (val)b;
}

// Does a BigInt fit a long?
static bool big_fits(const BigInt *b, int64_t *out) {
  uint32_t n = rt_big_limbs(b);
  uint64_t u = n > 0 ? b->limb[0] : 0;
  if (n > 1) u |= (uint64_t)b->limb[1] << 32;
  *out = (int64_t)(b->sign < 0 ? 0 - u : u);
  return n <= 2 && (u <= INT64_MAX || (b->sign < 0 && u == (uint64_t)1 << 63));
}

bool rt_is_exact_int(val v) {
  return rt_is_long(v) || rt_has_kind(v, KIND_BIGINT);
}

val rt_x_canon(val a) {
  int64_t n;
  if (rt_is_long(a) || !big_fits((BigInt *)a, &n)) return a;
  return rt_long(n);
}

val rt_x_to_big(val a) {
  return rt_is_long(a) ? rt_bigint_from_int64(rt_long_value(a)) : a;
}

// --- libtommath ---

static void mp_check(mp_err e) {
  if (e != MP_OKAY) rt_fatal("out of memory");
}

static void to_mp(mp_int *x, const Mag *m) {
  mp_check(mp_init_size(x, (int)(((uint64_t)m->n * 32) / MP_DIGIT_BIT + 1)));
  uint64_t acc = 0;
  int bits = 0, k = 0;
  uint32_t high = 0; // bits of acc above 64
  for (uint32_t i = 0; i < m->n; i++) {
    acc |= (uint64_t)m->limb[i] << bits;
    high = bits > 32 ? m->limb[i] >> (64 - bits) : 0;
    bits += 32;
    while (bits >= MP_DIGIT_BIT) {
      x->dp[k++] = (mp_digit)(acc & MP_MASK);
      acc >>= MP_DIGIT_BIT;
      if (high) acc |= (uint64_t)high << (64 - MP_DIGIT_BIT), high = 0;
      bits -= MP_DIGIT_BIT;
    }
  }
  if (bits > 0) x->dp[k++] = (mp_digit)acc;
  while (k && !x->dp[k - 1]) k--;
  x->used = k;
  x->sign = m->sign < 0 && k ? MP_NEG : MP_ZPOS;
}

static val from_mp(const mp_int *x) {
  uint32_t limbs = (uint32_t)(((uint64_t)x->used * MP_DIGIT_BIT + 31) / 32);
  BigInt *b = big_alloc(limbs);
  uint64_t acc = 0;
  int bits = 0;
  uint32_t k = 0;
  for (int i = 0; i < x->used; i++) {
    uint64_t d = x->dp[i];
    acc |= d << bits;
    uint64_t high = bits && bits + MP_DIGIT_BIT > 64 ? d >> (64 - bits) : 0;
    bits += MP_DIGIT_BIT;
    while (bits >= 32) {
      b->limb[k++] = (uint32_t)acc;
      acc = acc >> 32 | high << 32;
      high >>= 32;
      bits -= 32;
    }
  }
  if (bits > 0 && k < limbs) b->limb[k++] = (uint32_t)acc;
  while (k < limbs) b->limb[k++] = 0;
  return big_trim(b, x->sign == MP_NEG ? -1 : 1);
}

static void val_to_mp(mp_int *x, val v) {
  Mag m;
  mag_of(&m, v);
  to_mp(x, &m);
}

// --- magnitudes ---

static int mag_cmp(const Mag *a, const Mag *b) {
  if (a->n != b->n) return a->n < b->n ? -1 : 1;
  for (uint32_t i = a->n; i-- > 0;)
    if (a->limb[i] != b->limb[i]) return a->limb[i] < b->limb[i] ? -1 : 1;
  return 0;
}

static val mag_add(const Mag *a, const Mag *b, int sign) {
  if (a->n < b->n) {
    const Mag *t = a;
    a = b, b = t;
  }
  BigInt *r = big_alloc(a->n + 1);
  uint64_t carry = 0;
  uint32_t i = 0;
  for (; i < b->n; i++) {
    carry += (uint64_t)a->limb[i] + b->limb[i];
    r->limb[i] = (uint32_t)carry;
    carry >>= 32;
  }
  for (; i < a->n; i++) {
    carry += a->limb[i];
    r->limb[i] = (uint32_t)carry;
    carry >>= 32;
  }
  r->limb[i] = (uint32_t)carry;
  return big_trim(r, sign);
}

// |a| >= |b|
static val mag_sub(const Mag *a, const Mag *b, int sign) {
  BigInt *r = big_alloc(a->n);
  uint64_t borrow = 0;
  for (uint32_t i = 0; i < a->n; i++) {
    uint64_t d = (uint64_t)a->limb[i] - (i < b->n ? b->limb[i] : 0) - borrow;
    r->limb[i] = (uint32_t)d;
    borrow = d >> 63;
  }
  return big_trim(r, sign);
}

static val signed_add(val av, val bv, int flip) {
  Mag a, b;
  mag_of(&a, av);
  mag_of(&b, bv);
  b.sign *= flip;
  if (!a.sign || a.sign == b.sign || !b.sign)
    return mag_add(&a, &b, a.sign ? a.sign : b.sign);
  int c = mag_cmp(&a, &b);
  return c >= 0 ? mag_sub(&a, &b, a.sign) : mag_sub(&b, &a, b.sign);
}

static val big_add(val a, val b) { return signed_add(a, b, 1); }
static val big_sub(val a, val b) { return signed_add(a, b, -1); }

static val mag_mul_school(const Mag *a, const Mag *b) {
  BigInt *r = big_alloc(a->n + b->n);
  memset(r->limb, 0, (size_t)(a->n + b->n) * 4);
  for (uint32_t i = 0; i < a->n; i++) {
    uint64_t carry = 0, x = a->limb[i];
    for (uint32_t j = 0; j < b->n; j++) {
      carry += x * b->limb[j] + r->limb[i + j];
      r->limb[i + j] = (uint32_t)carry;
      carry >>= 32;
    }
    r->limb[i + b->n] = (uint32_t)carry;
  }
  return big_trim(r, a->sign * b->sign);
}

static val big_mul(val av, val bv) {
  Mag a, b;
  mag_of(&a, av);
  mag_of(&b, bv);
  if (a.n < SCHOOL_LIMBS || b.n < SCHOOL_LIMBS) return mag_mul_school(&a, &b);
  mp_int x, y;
  to_mp(&x, &a);
  to_mp(&y, &b);
  mp_check(mp_mul(&x, &y, &x));
  val r = from_mp(&x);
  mp_clear(&x);
  mp_clear(&y);
  return r;
}

static uint32_t mag_rem_limb(const Mag *a, uint32_t d) {
  uint64_t r = 0;
  for (uint32_t i = a->n; i-- > 0;) r = (r << 32 | a->limb[i]) % d;
  return (uint32_t)r;
}

// Quotient by one limb; the remainder's magnitude through *rem.
static val mag_div_limb(const Mag *a, uint32_t d, int sign, uint32_t *rem) {
  BigInt *q = big_alloc(a->n);
  uint64_t r = 0;
  for (uint32_t i = a->n; i-- > 0;) {
    r = r << 32 | a->limb[i];
    q->limb[i] = (uint32_t)(r / d);
    r %= d;
  }
  *rem = (uint32_t)r;
  return big_trim(q, sign);
}

// Truncating division, results as BigInts.
static void big_divmod(val av, val bv, val *q, val *r) {
  Mag a, b;
  mag_of(&a, av);
  mag_of(&b, bv);
  if (b.n == 1) {
    uint32_t rem;
    if (q)
      *q = mag_div_limb(&a, b.limb[0], a.sign * b.sign, &rem);
    else
      rem = mag_rem_limb(&a, b.limb[0]);
    if (r) *r = rt_bigint_from_int64(a.sign * (int64_t)rem);
    return;
  }
  mp_int x, y, mq, mr;
  to_mp(&x, &a);
  to_mp(&y, &b);
  mp_check(mp_init(&mq));
  mp_check(mp_init(&mr));
  mp_check(mp_div(&x, &y, &mq, &mr));
  if (q) *q = from_mp(&mq);
  if (r) *r = from_mp(&mr);
  mp_clear(&x);
  mp_clear(&y);
  mp_clear(&mq);
  mp_clear(&mr);
}

// --- exact integers ---

val rt_x_add(val a, val b) {
  int64_t r;
  if (rt_is_long(a) && rt_is_long(b) &&
      !__builtin_add_overflow(rt_long_value(a), rt_long_value(b), &r))
    return rt_long(r);
  return rt_x_canon(big_add(a, b));
}

val rt_x_sub(val a, val b) {
  int64_t r;
  if (rt_is_long(a) && rt_is_long(b) &&
      !__builtin_sub_overflow(rt_long_value(a), rt_long_value(b), &r))
    return rt_long(r);
  return rt_x_canon(big_sub(a, b));
}

val rt_x_mul(val a, val b) {
  int64_t r;
  if (rt_is_long(a) && rt_is_long(b) &&
      !__builtin_mul_overflow(rt_long_value(a), rt_long_value(b), &r))
    return rt_long(r);
  return rt_x_canon(big_mul(a, b));
}

val rt_x_neg(val a) { return rt_x_sub(RT_FIX(0), a); }

int rt_x_sign(val a) {
  if (!rt_is_long(a)) return ((BigInt *)a)->sign;
  int64_t n = rt_long_value(a);
  return (n > 0) - (n < 0);
}

int rt_x_cmp(val av, val bv) {
  Mag a, b;
  mag_of(&a, av);
  mag_of(&b, bv);
  if (a.sign != b.sign) return a.sign < b.sign ? -1 : 1;
  return mag_cmp(&a, &b) * a.sign;
}

void rt_x_divmod(val a, val b, val *q, val *r) {
  if (rt_is_long(a) && rt_is_long(b) && rt_long_value(b) != -1) {
    int64_t x = rt_long_value(a), y = rt_long_value(b);
    if (q) *q = rt_long(x / y);
    if (r) *r = rt_long(x % y);
    return;
  }
  big_divmod(a, b, q, r);
  if (q) *q = rt_x_canon(*q);
  if (r) *r = rt_x_canon(*r);
}

static uint64_t gcd64(uint64_t a, uint64_t b) {
  while (b) {
    uint64_t t = a % b;
    a = b, b = t;
  }
  return a;
}

static uint64_t abs64(int64_t n) {
  return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

val rt_x_gcd(val a, val b) {
  // Their values count: an Integer of 0 is an object.
  if (!rt_is_long(a) && rt_is_long(b) && rt_long_value(b) != 0)
    rt_x_divmod(a, b, NULL, &a);
  else if (rt_is_long(a) && !rt_is_long(b) && rt_long_value(a) != 0)
    rt_x_divmod(b, a, NULL, &b);
  if (rt_is_long(a) && rt_is_long(b)) {
    uint64_t g = gcd64(abs64(rt_long_value(a)), abs64(rt_long_value(b)));
    if (g <= INT64_MAX) return rt_long((int64_t)g);
    return rt_x_neg(rt_bigint_from_int64(INT64_MIN));
  }
  mp_int x, y;
  val_to_mp(&x, a);
  val_to_mp(&y, b);
  mp_check(mp_gcd(&x, &y, &x));
  val r = rt_x_canon(from_mp(&x));
  mp_clear(&x);
  mp_clear(&y);
  return r;
}

val rt_x_pow(val a, uint32_t e) {
  val r = RT_FIX(1);
  for (; e; e >>= 1) {
    if (e & 1) r = rt_x_mul(r, a);
    if (e > 1) a = rt_x_mul(a, a);
  }
  return r;
}

val rt_x_pow10(uint32_t e) { return rt_x_pow(RT_FIX(10), e); }

uint32_t rt_x_bits(val a) {
  Mag m;
  mag_of(&m, a);
  return m.n ? m.n * 32 - (uint32_t)__builtin_clz(m.limb[m.n - 1]) : 0;
}

uint32_t rt_x_digits(val a) {
  uint32_t bits = rt_x_bits(a);
  if (!bits) return 1;
  // 10^(d-1) <= |a| < 10^d; the estimate is d or one too small.
  uint32_t d = (uint32_t)(((uint64_t)(bits - 1) * 1292913986u) >> 32) + 1;
  Mag m, p;
  mag_of(&m, a);
  mag_of(&p, rt_x_pow10(d));
  return mag_cmp(&m, &p) >= 0 ? d + 1 : d;
}

val rt_x_shift(val a, int64_t k) {
  Mag m;
  mag_of(&m, a);
  if (!m.sign || !k) return a;
  uint64_t by = abs64(k);
  if (k < 0) {
    if (by >= (uint64_t)m.n * 32) return m.sign < 0 ? RT_FIX(-1) : RT_FIX(0);
    val d = rt_x_shift(RT_FIX(1), (int64_t)by), q, r;
    rt_x_divmod(a, d, &q, &r);
    return rt_x_sign(r) < 0 ? rt_x_sub(q, RT_FIX(1)) : q;
  }
  if (by > (uint64_t)1 << 31) rt_fatal("number too large");
  uint32_t whole = (uint32_t)(by / 32), part = (uint32_t)(by % 32);
  BigInt *r = big_alloc(m.n + whole + 1);
  memset(r->limb, 0, (size_t)whole * 4);
  uint64_t carry = 0;
  for (uint32_t i = 0; i < m.n; i++) {
    carry |= (uint64_t)m.limb[i] << part;
    r->limb[whole + i] = (uint32_t)carry;
    carry >>= 32;
  }
  r->limb[whole + m.n] = (uint32_t)carry;
  return rt_x_canon(big_trim(r, m.sign));
}

// Rounds to nearest, ties to even, from the top 64 bits and a sticky bit.
double rt_x_to_double(val a) {
  if (rt_is_long(a)) return (double)rt_long_value(a);
  Mag m;
  mag_of(&m, a);
  uint32_t bits = rt_x_bits(a);
  if (bits > 1024) return m.sign * INFINITY;
  uint64_t top = 0;
  bool sticky = false;
  int shift = (int)bits - 64;
  for (uint32_t i = 0; i < m.n; i++) {
    int at = (int)i * 32 - shift; // where the limb's lowest bit goes
    if (at >= 0) {
      top |= (uint64_t)m.limb[i] << at;
    } else if (at > -32) {
      top |= m.limb[i] >> -at;
      sticky |= (m.limb[i] & ((1u << -at) - 1)) != 0;
    } else {
      sticky |= m.limb[i] != 0;
    }
  }
  // The lowest bit is below half an ulp, so it can stand for the rest.
  return m.sign * ldexp((double)(top | sticky), shift);
}

uint32_t rt_x_hashcode(val a) {
  Mag m;
  mag_of(&m, a);
  uint32_t h = 0;
  for (uint32_t i = m.n; i-- > 0;) h = 31 * h + m.limb[i];
  return m.sign < 0 ? 0 - h : h;
}

// That of a BigInt is a long's, where it is one.
static uint32_t big_hash_code(val a) {
  val n = rt_is_biginteger(a) ? a : rt_x_canon(a);
  return rt_is_long(n) ? rt_num_hash_code(n) : rt_x_hashcode(a);
}

uint32_t rt_x_hash(val a) {
  a = rt_x_canon(a);
  return rt_is_long(a) ? rt_hash_long(rt_long_value(a)) : rt_x_hashcode(a);
}

// --- text ---

// Divides the n limbs in place; returns the remainder.
static uint32_t divide_limbs(uint32_t *limb, uint32_t n, uint32_t d) {
  uint64_t r = 0;
  for (uint32_t i = n; i-- > 0;) {
    r = r << 32 | limb[i];
    limb[i] = (uint32_t)(r / d);
    r %= d;
  }
  return (uint32_t)r;
}

static void *checked_malloc(size_t bytes) {
  void *p = malloc(bytes);
  if (!p) rt_fatal("out of memory");
  return p;
}

// As many digits at a time as a limb holds, the last ones first.
void rt_bigint_text(StrBuilder *out, val v, int radix) {
  if (rt_is_long(v) && radix == 10) {
    rt_sb_add_long(out, rt_long_value(v));
    return;
  }
  Mag m;
  mag_of(&m, v);
  uint32_t chunk = (uint32_t)radix, digits = 1, n = m.n;
  while ((uint64_t)chunk * (uint32_t)radix <= UINT32_MAX)
    chunk *= (uint32_t)radix, digits++;
  uint32_t *limb = checked_malloc(((size_t)n + 1) * sizeof *limb);
  memcpy(limb, m.limb, (size_t)n * sizeof *limb);
  int digit_bits = radix >= 16 ? 4 : radix >= 8 ? 3 : 1;
  size_t size = (size_t)n * 32 / (size_t)digit_bits + 36;
  char *buf = checked_malloc(size), *p = buf + size;
  *--p = 0;
  do {
    uint32_t part = divide_limbs(limb, n, chunk);
    while (n && !limb[n - 1]) n--;
    for (uint32_t k = 0; n ? k < digits : part || k == 0; k++) {
      *--p = "0123456789abcdefghijklmnopqrstuvwxyz"[part % (uint32_t)radix];
      part /= (uint32_t)radix;
    }
  } while (n);
  if (m.sign < 0) *--p = '-';
  rt_sb_add_c(out, p);
  free(buf);
  free(limb);
}

static int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}

val rt_bigint_from_text(const char *s, size_t n, int radix) {
  bool neg = n && *s == '-';
  if (neg || (n && *s == '+')) s++, n--;
  if (!n) return RT_ABSENT;
  mp_int x;
  mp_check(mp_init(&x));
  uint32_t chunk = 0, scale = 1;
  for (size_t i = 0; i < n; i++) {
    int d = digit_value(s[i]);
    if (d >= radix) {
      mp_clear(&x);
      return RT_ABSENT;
    }
    chunk = chunk * (uint32_t)radix + (uint32_t)d;
    scale *= (uint32_t)radix;
    if (scale < (1u << 28) / 36 && i + 1 < n) continue;
    mp_check(mp_mul_d(&x, scale, &x));
    mp_check(mp_add_d(&x, chunk, &x));
    chunk = 0, scale = 1;
  }
  if (neg) mp_check(mp_neg(&x, &x));
  val r = from_mp(&x);
  mp_clear(&x);
  return r;
}

val rt_bigint_from_c(const char *digits) {
  return rt_bigint_from_text(digits, strlen(digits), 10);
}

val rt_bigint_from_double(double d) {
  int e;
  double m = frexp(d, &e); // d = m * 2^e, 0.5 <= |m| < 1
  if (e <= 63) return rt_bigint_from_int64((int64_t)d);
  int64_t n = (int64_t)ldexp(m, 53);
  return rt_x_to_big(rt_x_shift(rt_long(n), e - 53));
}

// --- the type ---

static val big_quot(val a, val b) {
  val q;
  big_divmod(a, b, &q, NULL);
  return q;
}
static val big_rem(val a, val b) {
  val r;
  big_divmod(a, b, NULL, &r);
  return r;
}

static val big_neg(val a) { return big_sub(RT_FIX(0), a); }
static bool big_to_int64(val a, int64_t *out) {
  return big_fits((BigInt *)a, out);
}
static bool big_equiv(val a, val b) { return rt_x_cmp(a, b) == 0; }

static const NumOps big_num = {.add = big_add,
                               .sub = big_sub,
                               .mul = big_mul,
                               .div = rt_ratio_of,
                               .quot = big_quot,
                               .rem = big_rem,
                               .cmp = rt_x_cmp,
                               .sign = rt_x_sign,
                               .neg = big_neg,
                               .to_double = rt_x_to_double,
                               .to_int64 = big_to_int64,
                               .equiv = big_equiv,
                               .hash = rt_x_hash,
                               .hash_code = big_hash_code};

static void big_print(val o, StrBuilder *out, bool readably) {
  rt_bigint_text(out, o, 10);
  if (readably) rt_sb_add_unit(out, 'N');
}

static int op_equal(val *sp, val a, val b) {
  (void)sp;
  return rt_is_number(b) && rt_num_equiv(a, b);
}
static uint32_t op_hash(val *sp, val o) {
  (void)sp;
  return rt_x_hash(o);
}
static int op_compare(val *sp, val a, val b, int *out) {
  (void)sp;
  if (!rt_num_check(b)) return -1;
  return rt_num_compare(a, b, out);
}

static const Ops big_ops = {.equal = op_equal,
                            .hash = op_hash,
                            .compare = op_compare,
                            .print = big_print,
                            .num = &big_num};
static const Type *const big_ifaces[] = {&rt_iface_number, &rt_iface_hash_eq,
                                         NULL};

// java.math.BigInteger: the same number, as (biginteger x) makes it. What is
// computed with one is a BigInt.
static void biginteger_print(val o, StrBuilder *out, bool readably) {
  (void)readably;
  rt_bigint_text(out, o, 10);
}
static const Ops biginteger_ops = {.equal = op_equal,
                                   .hash = op_hash,
                                   .compare = op_compare,
                                   .print = biginteger_print,
                                   .num = &big_num};
static const Type *const biginteger_ifaces[] = {&rt_iface_number,
                                                &rt_iface_comparable, NULL};

const Type rt_type_biginteger = {.type = &rt_type_class,
                                 .kind = KIND_BIGINT,
                                 .layout = LAYOUT_BYTES,
                                 RT_INVOKE_NONE,
                                 .name = "java.math.BigInteger",
                                 .ifaces = biginteger_ifaces,
                                 .ops = &biginteger_ops};

// A fresh object with another type: the original may be static or shared.
static val big_copy(const Type *t, val v) {
  const BigInt *from = (BigInt *)v;
  BigInt *b = big_alloc(rt_big_limbs(from));
  memcpy(b->limb, from->limb, (size_t)rt_big_limbs(from) * 4);
  b->sign = from->sign;
  b->type = t;
  return (val)b;
}

val rt_as_biginteger(val v) {
  if (rt_has_type(v, &rt_type_biginteger)) return v;
  val b = rt_as_bigint(v);
  return b == RT_THROWN ? b : big_copy(&rt_type_biginteger, b);
}

val rt_from_biginteger(val v) { return big_copy(&rt_type_bigint, v); }

bool rt_is_biginteger(val v) { return rt_has_type(v, &rt_type_biginteger); }

const Type rt_type_bigint = {.type = &rt_type_class,
                             .kind = KIND_BIGINT,
                             .layout = LAYOUT_BYTES,
                             RT_INVOKE_NONE,
                             .name = "clojure.lang.BigInt",
                             .ifaces = big_ifaces,
                             .ops = &big_ops};

// --- prims ---

static bool int_arg(val v) {
  if (rt_is_exact_int(v)) return true;
  rt_throw_cast(v, "java.math.BigInteger");
  return false;
}

// Java's BigInteger has as many bits at most.
#define BIG_BITS ((uint64_t)1 << 31)

static RT_COLD val too_big(void) {
  return rt_throwf(&rt_type_arithmetic,
                   "BigInteger would overflow supported range");
}

val rt_bigint_gcd(val a, val b) {
  if (!int_arg(a) || !int_arg(b)) return RT_THROWN;
  return rt_x_to_big(rt_x_gcd(a, b));
}

val rt_bigint_pow(val a, val e) {
  int64_t n;
  if (!int_arg(a) || !rt_to_int64(e, &n)) return RT_THROWN;
  if (n < 0) return rt_throwf(&rt_type_arithmetic, "Negative exponent");
  uint32_t bits = rt_x_bits(a);
  if (bits > 1 && (uint64_t)n > BIG_BITS / bits) return too_big();
  if (n > INT32_MAX) n = 2 + n % 2; // of -1, 0 or 1
  return rt_x_to_big(rt_x_pow(a, (uint32_t)n));
}

val rt_bigint_mod_pow(val a, val e, val m) {
  if (!int_arg(a) || !int_arg(e) || !int_arg(m)) return RT_THROWN;
  if (rt_x_sign(m) <= 0)
    return rt_throwf(&rt_type_arithmetic, "BigInteger: modulus not positive");
  mp_int x, y, z;
  val_to_mp(&x, a);
  val_to_mp(&y, e);
  val_to_mp(&z, m);
  mp_err err = mp_exptmod(&x, &y, &z, &x);
  val r = err == MP_OKAY ? from_mp(&x) : RT_THROWN;
  mp_clear(&x);
  mp_clear(&y);
  mp_clear(&z);
  if (r == RT_THROWN)
    return rt_throwf(&rt_type_arithmetic, "BigInteger not invertible.");
  return rt_x_sign(r) < 0 ? rt_x_to_big(rt_x_add(r, m)) : r;
}

val rt_bigint_bit_length(val a) {
  if (!int_arg(a)) return RT_THROWN;
  return rt_long(rt_x_bits(rt_x_sign(a) < 0 ? rt_x_add(a, RT_FIX(1)) : a));
}

val rt_bigint_str(val a, val radix) {
  int64_t n;
  if (!int_arg(a) || !rt_to_int64(radix, &n)) return RT_THROWN;
  StrBuilder *sb = rt_sb_make();
  rt_bigint_text(sb, a, n < 2 || n > 36 ? 10 : (int)n);
  return rt_sb_to_str(sb);
}

static RT_COLD val no_bigint(const char *why) {
  return rt_throwf(&rt_type_number_format, "%s", why);
}

// Java reads groups of nine digits, the first of what is left over, and names
// the group in which it fails.
static RT_COLD val bad_decimal(const Str *s) {
  uint32_t n = rt_str_len(s), at = 0, end;
  for (uint32_t i = 1; i < n; i++)
    if (rt_str_unit(s, i) == '-' || rt_str_unit(s, i) == '+')
      return no_bigint("Illegal embedded sign character");
  if (n && (rt_str_unit(s, 0) == '-' || rt_str_unit(s, 0) == '+')) at = 1;
  if (at == n) return no_bigint("Zero length BigInteger");
  while (at < n && rt_str_unit(s, at) == '0') at++;
  end = at + (n - at) % 9;
  if (end == at) end += 9;
  for (uint32_t i = at; i < n; i++) {
    if (i == end) at = end, end += 9;
    if (rt_str_unit(s, i) < '0' || rt_str_unit(s, i) > '9') break;
  }
  return rt_throwf(&rt_type_number_format, "For input string: \"%v\"",
                   rt_str_part(s, at, end < n ? end : n));
}

val rt_bigint_parse(val s, val radix) {
  int64_t n;
  const Str *str = rt_str_arg(s);
  if (!str || !rt_to_int64(radix, &n)) return RT_THROWN;
  val r = rt_str_wide(str) || n < 2 || n > 36
              ? RT_ABSENT
              : rt_bigint_from_text(str->data, rt_str_len(str), (int)n);
  if (r != RT_ABSENT) return r;
  if (n == 10) return bad_decimal(str);
  if (!rt_str_len(str)) return no_bigint("Zero length BigInteger");
  return rt_throwf(&rt_type_number_format, "For input string: \"%v\"", s);
}
