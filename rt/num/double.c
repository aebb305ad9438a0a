// SPDX-License-Identifier: MIT
// Doubles to text and back, exactly and without big tables.
//
// Printing is Schubfach (Raffaello Giulietti, "The Schubfach way to render
// doubles"): scale the double and the ends of its rounding interval by a power
// of ten with one 64 x 128 bit product each, and pick the shortest decimal in
// the interval. Reading multiplies the first 19 digits with a power of ten in
// 64 bits and, when the error of that could matter, compares the digits with
// the midpoint of the two candidates in exact arithmetic.
//
// Both need 10^k as 128-bit approximations. One in 27 is stored; the others are
// a product with 5^(k mod 27). Invariant: the result is at least the true
// value and less than 3 units of its last bit above it. (Schubfach needs one
// of 126 bits, so it has a bit to spare.)
#include "rt/num/double.h"

#include <math.h>
#include <string.h>

#include "rt/num/num.h"
#include "rt/str/strbuf.h"

typedef struct U128 {
  uint64_t hi, lo;
} U128;

#define POW_FIRST (-351)
#define POW_STEP 27

static const U128 pow10_base[] = {
    {0x8049a4ac0c5811aeu, 0x205b896d777d6279u},
    {0xcf42894a5dce35eau, 0x52064cac828675bau},
    {0xa76c582338ed2621u, 0xaf2af2b80af6f24fu},
    {0x873e4f75e2224e68u, 0x5a7744a6e804a292u},
    {0xda7f5bf590966848u, 0xaf39a475506a899fu},
    {0xb080392cc4349decu, 0xbd8d794d96aacfb4u},
    {0x8e938662882af53eu, 0x547eb47b7282ee9du},
    {0xe65829b3046b0afau, 0x0cb4a5a3112a5113u},
    {0xba121a4650e4ddebu, 0x92f34d62616ce414u},
    {0x964e858c91ba2655u, 0x3a6a07f8d510f870u},
    {0xf2d56790ab41c2a2u, 0xfae27299423fb9c4u},
    {0xc428d05aa4751e4cu, 0xaa97e14c3c26b887u},
    {0x9e74d1b791e07e48u, 0x775ea264cf55347eu},
    {0x8000000000000000u, 0x0000000000000000u},
    {0xcecb8f27f4200f3au, 0x0000000000000000u},
    {0xa70c3c40a64e6c51u, 0x999090b65f67d924u},
    {0x86f0ac99b4e8dafdu, 0x69a028bb3ded71a4u},
    {0xda01ee641a708de9u, 0xe80e6f4820cc9496u},
    {0xb01ae745b101e9e4u, 0x5ec05dcff72e7f90u},
    {0x8e41ade9fbebc27du, 0x14588f13be847308u},
    {0xe5d3ef282a242e81u, 0x8f1668c8a86da5fbu},
    {0xb9a74a0637ce2ee1u, 0x6d953e2bd7173693u},
    {0x95f83d0a1fb69cd9u, 0x4abdaf101564f98fu},
    {0xf24a01a73cf2dccfu, 0xbc633b39673c8cedu},
    {0xc3b8358109e84f07u, 0x0a862f80ec4700c9u},
    {0x9e19db92b4e31ba9u, 0x6c07a2c26a8346d2u},
};

static inline U128 mul64(uint64_t a, uint64_t b) {
  unsigned __int128 p = (unsigned __int128)a * b;
  return (U128){(uint64_t)(p >> 64), (uint64_t)p};
}

// floor(log2(10^k))
static inline int log2_pow10(int k) { return (k * 1741647) >> 19; }

// 10^k = result * 2^(log2_pow10(k) - 127), -351 <= k <= 350.
static U128 pow10_approx(int k) {
  U128 b = pow10_base[(k - POW_FIRST) / POW_STEP];
  int off = (k - POW_FIRST) % POW_STEP;
  if (!off) return b;
  uint64_t p5 = 1;
  for (int i = 0; i < off; i++) p5 *= 5;
  U128 lo = mul64(b.lo, p5), hi = mul64(b.hi, p5); // 192 bits
  hi.lo += lo.hi;
  hi.hi += hi.lo < lo.hi;
  int shift = __builtin_clzll(hi.hi);
  U128 r = {hi.hi, hi.lo};
  if (shift) {
    r.hi = hi.hi << shift | hi.lo >> (64 - shift);
    r.lo = hi.lo << shift | lo.lo >> (64 - shift);
  }
  r.lo++;
  r.hi += r.lo == 0;
  return r;
}

// --- printing ---

// g * cp / 2^128, rounded to odd.
static uint64_t scale_odd(U128 g, uint64_t cp) {
  U128 x = mul64(g.lo, cp), y = mul64(g.hi, cp);
  y.lo += x.hi;
  y.hi += y.lo < x.hi;
  return y.hi | (y.lo > 1);
}

typedef struct Digits {
  uint64_t n; // value: n * 10^exp
  int exp;
} Digits;

// Of the decimals between the ends, a shorter one if there is exactly one,
// else the closest one of the full length.
static Digits pick(uint64_t lower, uint64_t vb, uint64_t upper, int k) {
  uint64_t s = vb / 4;
  if (s >= 100) {
    uint64_t sp = s / 10;
    bool down = lower <= 40 * sp, up = 40 * sp + 40 <= upper;
    if (down != up) return (Digits){sp + up, k + 1};
  }
  bool down = lower <= 4 * s, up = 4 * s + 4 <= upper;
  if (down != up) return (Digits){s + up, k};
  uint64_t mid = 4 * s + 2;
  return (Digits){s + (vb > mid || (vb == mid && (s & 1))), k};
}

// c * 2^q, finite and positive.
static Digits shortest(uint64_t c, int q, bool closer) {
  if (q <= 0 && q > -53 && !(c & (((uint64_t)1 << -q) - 1)))
    return (Digits){c >> -q, 0};
  int dk = 0;
  if (c < 3) c *= 10, dk = -1; // Java wants two digits of the least doubles
  bool odd = c & 1;
  int k = (q * 1262611 - (closer ? 524031 : 0)) >> 22;
  int h = q + log2_pow10(-k) + 1;
  U128 g = pow10_approx(-k);
  uint64_t cb = 4 * c;
  uint64_t lower = scale_odd(g, (cb - 2 + closer) << h);
  uint64_t upper = scale_odd(g, (cb + 2) << h);
  uint64_t vb = scale_odd(g, cb << h);
  return pick(lower + odd, vb, upper - odd, k + dk);
}

// Of a finite number, not 0, from its bits below the sign: `width` of a
// fraction, then an exponent that counts from -bias.
static Digits digits_of(uint64_t bits, int width, int bias) {
  uint64_t one = (uint64_t)1 << width, frac = bits & (one - 1);
  int e = (int)(bits >> width);
  Digits d = e ? shortest(frac | one, e - bias, !frac && e > 1)
               : shortest(frac, 1 - bias, false);
  while (d.n % 10 == 0) d.n /= 10, d.exp++;
  return d;
}

static Digits double_digits(double d) {
  uint64_t bits;
  memcpy(&bits, &d, sizeof bits);
  return digits_of(bits, 52, 1075);
}

static Digits float_digits(float f) {
  uint32_t bits;
  memcpy(&bits, &f, sizeof bits);
  return digits_of(bits, 23, 150);
}

static char *put(char *p, const char *s, int n) {
  memcpy(p, s, (size_t)n);
  return p + n;
}

static char *put_zeros(char *p, int n) {
  while (n-- > 0) *p++ = '0';
  return p;
}

// `n` digits with the point after the first `point` of them.
static char *put_plain(char *p, const char *ds, int n, int point) {
  if (point <= 0) {
    p = put_zeros(put(p, "0.", 2), -point);
    return put(p, ds, n);
  }
  if (point >= n) {
    p = put_zeros(put(p, ds, n), point - n);
    return put(p, ".0", 2);
  }
  p = put(p, ds, point);
  *p++ = '.';
  return put(p, ds + point, n - point);
}

static char *put_scientific(char *p, const char *ds, int n, int e) {
  *p++ = *ds;
  *p++ = '.';
  p = n > 1 ? put(p, ds + 1, n - 1) : put(p, "0", 1);
  *p++ = 'E';
  if (e < 0) *p++ = '-', e = -e;
  if (e >= 100) *p++ = (char)('0' + e / 100);
  if (e >= 10) *p++ = (char)('0' + e / 10 % 10);
  *p++ = (char)('0' + e % 10);
  return p;
}

static int text(double d, char buf[RT_DOUBLE_TEXT], bool is_float) {
  char *p = buf;
  if (isnan(d)) return (int)(put(p, "NaN", 3) - buf);
  if (signbit(d)) *p++ = '-';
  d = fabs(d);
  if (isinf(d)) return (int)(put(p, "Infinity", 8) - buf);
  if (d == 0) return (int)(put(p, "0.0", 3) - buf);
  Digits dg = is_float ? float_digits((float)d) : double_digits(d);
  char ds[20], *first = ds + sizeof ds;
  for (uint64_t n = dg.n; n; n /= 10) *--first = (char)('0' + n % 10);
  int n = (int)(ds + sizeof ds - first), point = n + dg.exp;
  p = point > -3 && point <= 7 ? put_plain(p, first, n, point)
                               : put_scientific(p, first, n, point - 1);
  return (int)(p - buf);
}

int rt_double_text(double d, char buf[RT_DOUBLE_TEXT]) {
  return text(d, buf, false);
}
int rt_float_text(double d, char buf[RT_DOUBLE_TEXT]) {
  return text(d, buf, true);
}

static bool print_special(double d, StrBuilder *out) {
  if (!isnan(d) && !isinf(d)) return false;
  rt_sb_add_c(out, isnan(d) ? "##NaN" : d > 0 ? "##Inf" : "##-Inf");
  return true;
}

static void print(double d, StrBuilder *out, bool readably, bool is_float) {
  char buf[RT_DOUBLE_TEXT];
  if (readably && print_special(d, out)) return;
  rt_sb_add_latin1(out, buf, (uint32_t)text(d, buf, is_float));
}

void rt_double_print(val o, StrBuilder *out, bool readably) {
  print(((Double *)o)->d, out, readably, false);
}
void rt_float_print(val o, StrBuilder *out, bool readably) {
  print(((Double *)o)->d, out, readably, true);
}

// --- reading: exact comparison ---

#define WIDE_LIMBS 176 // of 32 bits: 10^1143 and 2^1100 times 800 digits
#define MAX_DIGITS 800 // more never decide; a nonzero rest counts as a 1

typedef struct Wide {
  uint32_t n;
  uint32_t limb[WIDE_LIMBS];
} Wide;

static void wide_mul_add(Wide *w, uint32_t m, uint32_t add) {
  uint64_t carry = add;
  for (uint32_t i = 0; i < w->n; i++) {
    carry += (uint64_t)w->limb[i] * m;
    w->limb[i] = (uint32_t)carry;
    carry >>= 32;
  }
  if (carry) w->limb[w->n++] = (uint32_t)carry;
}

static void wide_mul_pow10(Wide *w, int64_t e) {
  for (; e >= 9; e -= 9) wide_mul_add(w, 1000000000, 0);
  for (; e > 0; e--) wide_mul_add(w, 10, 0);
}

static void wide_shift(Wide *w, int by) {
  uint32_t whole = (uint32_t)by / 32;
  wide_mul_add(w, 1u << (by % 32), 0);
  memmove(w->limb + whole, w->limb, w->n * sizeof *w->limb);
  memset(w->limb, 0, whole * sizeof *w->limb);
  w->n += whole;
}

static int wide_cmp(const Wide *a, const Wide *b) {
  if (a->n != b->n) return a->n < b->n ? -1 : 1;
  for (uint32_t i = a->n; i-- > 0;)
    if (a->limb[i] != b->limb[i]) return a->limb[i] < b->limb[i] ? -1 : 1;
  return 0;
}

// Compares digits * 10^e10 with m * 2^e2.
static int compare_exact(const char *s, size_t n, int64_t e10, uint64_t m,
                         int e2) {
  Wide a = {0}, b = {0};
  size_t used = n < MAX_DIGITS ? n : MAX_DIGITS;
  for (size_t i = 0; i < used; i++)
    wide_mul_add(&a, 10, (uint32_t)(s[i] - '0'));
  bool rest = false;
  for (size_t i = used; i < n; i++) rest |= s[i] != '0';
  e10 += (int64_t)(n - used);
  if (rest) wide_mul_add(&a, 10, 1), e10--;
  wide_mul_add(&b, 1, (uint32_t)(m >> 32));
  wide_shift(&b, 32);
  wide_mul_add(&b, 1, (uint32_t)m);
  wide_mul_pow10(e10 >= 0 ? &a : &b, e10 >= 0 ? e10 : -e10);
  wide_shift(e2 >= 0 ? &b : &a, e2 >= 0 ? e2 : -e2);
  return wide_cmp(&a, &b);
}

// --- reading ---

static const double exact_pow10[] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// p * 2^e2 with p's top bit set: how many low bits a double has no room for.
static int excess_bits(int e2) {
  int drop = 11;
  if (e2 + drop < -1074) drop = -1074 - e2;
  return drop > 65 ? 65 : drop;
}

static uint64_t round_shift(uint64_t p, int drop) {
  if (drop > 64) return 0;
  uint64_t kept = drop == 64 ? 0 : p >> drop;
  uint64_t half = (uint64_t)1 << (drop - 1);
  uint64_t rest = drop == 64 ? p : p & (half * 2 - 1);
  return kept + (rest > half || (rest == half && (kept & 1)));
}

double rt_double_from_digits(const char *s, size_t n, int64_t e10) {
  while (n && *s == '0') s++, n--;
  if (!n) return 0;
  uint64_t m = 0;
  size_t used = n < 19 ? n : 19;
  for (size_t i = 0; i < used; i++) m = m * 10 + (uint64_t)(s[i] - '0');
  int64_t k = e10 + (int64_t)(n - used);
  if (used == n && m <= (uint64_t)1 << 53 && k >= -22 && k <= 22)
    return k < 0 ? (double)m / exact_pow10[-k] : (double)m * exact_pow10[k];
  if (k > 310) return INFINITY;
  if (k < -345) return 0;
  int lz = __builtin_clzll(m);
  U128 p = mul64(m << lz, pow10_approx((int)k).hi);
  int e2 = log2_pow10((int)k) - 127 + 64 - lz + 64;
  if (!(p.hi >> 63)) p.hi = p.hi << 1 | p.lo >> 63, e2--;
  int drop = excess_bits(e2);
  uint64_t low = round_shift(p.hi - 1, drop);
  uint64_t high = p.hi > UINT64_MAX - 8 ? low + 1 : round_shift(p.hi + 8, drop);
  if (low != high) {
    int c = compare_exact(s, n, e10, 2 * low + 1, e2 + drop - 1);
    if (c > 0 || (c == 0 && (low & 1))) low++;
  }
  return ldexp((double)low, e2 + drop);
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// [+-]digits at s; false when there are none.
static bool scan_exp(const char **s, const char *end, int64_t *out) {
  const char *p = *s;
  bool neg = p < end && *p == '-';
  if (p < end && (*p == '-' || *p == '+')) p++;
  if (p == end || !is_digit(*p)) return false;
  int64_t e = 0;
  for (; p < end && is_digit(*p); p++)
    if (e < 1000000) e = e * 10 + (*p - '0');
  *out = neg ? -e : e;
  *s = p;
  return true;
}

// After 0x: hex digits with a point, then p and a binary exponent.
static bool scan_hex(const char **s, const char *end, double *out) {
  const char *p = *s;
  uint64_t m = 0;
  int64_t e = 0, digits = 0, exp;
  bool point = false, sticky = false;
  for (; p < end; p++) {
    int d = hex_digit(*p);
    if (*p == '.' && !point) {
      point = true;
      continue;
    }
    if (d < 0) break;
    digits++;
    if (m >> 60) {
      sticky |= d != 0;
      e += point ? 0 : 4;
    } else {
      m = m << 4 | (uint64_t)d;
      e -= point ? 4 : 0;
    }
  }
  if (!digits || p == end || (*p | 0x20) != 'p') return false;
  p++;
  if (!scan_exp(&p, end, &exp)) return false;
  e += exp;
  if (e > 5000) e = 5000;
  if (e < -5000) e = -5000;
  *out = ldexp((double)(m | sticky), (int)e);
  *s = p;
  return true;
}

// Decimal digits with a point and an exponent. The digits are handed on
// without the point: in place when there is none, else from a copy.
static bool scan_decimal(const char **s, const char *end, double *out) {
  const char *p = *s, *whole = p;
  while (p < end && is_digit(*p)) p++;
  size_t nwhole = (size_t)(p - whole), nfrac = 0;
  const char *frac = p;
  if (p < end && *p == '.') {
    frac = ++p;
    while (p < end && is_digit(*p)) p++;
    nfrac = (size_t)(p - frac);
  }
  if (!nwhole && !nfrac) return false;
  int64_t e = 0;
  if (p < end && (*p | 0x20) == 'e') {
    p++;
    if (!scan_exp(&p, end, &e)) return false;
  }
  *s = p;
  if (!nfrac) {
    *out = rt_double_from_digits(whole, nwhole, e);
    return true;
  }
  while (nwhole && *whole == '0') whole++, nwhole--;
  if (!nwhole)
    while (nfrac && *frac == '0') frac++, nfrac--, e--;
  char digits[MAX_DIGITS + 1];
  size_t n = nwhole < MAX_DIGITS ? nwhole : MAX_DIGITS;
  memcpy(digits, whole, n);
  e += (int64_t)(nwhole - n);
  size_t m = nfrac < MAX_DIGITS - n ? nfrac : MAX_DIGITS - n;
  memcpy(digits + n, frac, m);
  bool rest = false;
  for (size_t i = n; i < nwhole; i++) rest |= whole[i] != '0';
  for (size_t i = m; i < nfrac; i++) rest |= frac[i] != '0';
  if (n == nwhole) e -= (int64_t)m;
  n += m;
  if (rest) digits[n++] = '1', e--;
  *out = rt_double_from_digits(digits, n, e);
  return true;
}

static bool take(const char **s, const char *end, const char *word) {
  size_t n = strlen(word);
  if ((size_t)(end - *s) < n || memcmp(*s, word, n)) return false;
  *s += n;
  return true;
}

bool rt_double_scan(const char *s, size_t n, double *out) {
  const char *end = s + n;
  while (s < end && (unsigned char)*s <= ' ') s++;
  while (s < end && (unsigned char)end[-1] <= ' ') end--;
  bool neg = s < end && *s == '-';
  if (s < end && (*s == '-' || *s == '+')) s++;
  if (take(&s, end, "NaN")) {
    *out = NAN;
  } else if (take(&s, end, "Infinity")) {
    *out = INFINITY;
  } else {
    bool ok = take(&s, end, "0x") || take(&s, end, "0X")
                  ? scan_hex(&s, end, out)
                  : scan_decimal(&s, end, out);
    if (!ok) return false;
    if (s < end && strchr("fFdD", *s)) s++;
  }
  if (neg) *out = -*out;
  return s == end;
}
