// SPDX-License-Identifier: MIT
// java.util.Date: milliseconds since 1970, always shown in UTC, in the Julian
// calendar before 1582-10-15 and in the Gregorian one from then on. Calendar
// arithmetic after Howard Hinnant's "chrono-compatible low-level date
// algorithms".
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/num/num.h"
#include "rt/str/strbuf.h"
#include "rt/base/throw.h"
#include "rt/prim.h"

typedef struct Inst {
  const Type *type;
  int64_t ms;
} Inst;

extern const Type rt_type_inst;

typedef struct Fields {
  int64_t year; // 0 is 1 BC
  int month, day, hour, minute, second, ms, weekday;
} Fields;

enum { GREGORIAN_DAYS = -141427 }; // from 1970-01-01 to 1582-10-15

static int64_t floor_div(int64_t a, int64_t b) {
  return (a >= 0 ? a : a - (b - 1)) / b;
}

// Days of the months before m in a year that begins with March.
static int days_before(int m) { return (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5; }

static int64_t days_from_gregorian(int64_t y, int m, int d) {
  y -= m <= 2;
  int64_t era = floor_div(y, 400), yoe = y - era * 400;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + days_before(m) + d -
         719469;
}

static int64_t days_from_julian(int64_t y, int m, int d) {
  y -= m <= 2;
  return y * 365 + floor_div(y, 4) + days_before(m) + d - 719471;
}

// The days from 5 to 14 October 1582, which there were not, count on from the
// 4th.
static int64_t days_from_civil(int64_t y, int m, int d) {
  int64_t days = days_from_gregorian(y, m, d);
  return days < GREGORIAN_DAYS ? days_from_julian(y, m, d) : days;
}

// The fields of a day, given the days since the year's 1st of March.
static void set_date(Fields *f, int64_t year, int64_t doy) {
  int64_t mp = (5 * doy + 2) / 153;
  f->day = (int)(doy - (153 * mp + 2) / 5 + 1);
  f->month = (int)(mp < 10 ? mp + 3 : mp - 9);
  f->year = year + (f->month <= 2);
}

static void julian_from_days(int64_t z, Fields *f) {
  z += 719470;
  int64_t era = floor_div(z, 1461), doe = z - era * 1461;
  int64_t yoe = (doe - doe / 1460) / 365;
  set_date(f, yoe + era * 4, doe - 365 * yoe);
}

static void civil_from_days(int64_t z, Fields *f) {
  if (z < GREGORIAN_DAYS) {
    julian_from_days(z, f);
    return;
  }
  z += 719468;
  int64_t era = floor_div(z, 146097), doe = z - era * 146097;
  int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  set_date(f, yoe + era * 400, doe - (365 * yoe + yoe / 4 - yoe / 100));
}

static Fields fields_of(int64_t ms) {
  int64_t days = ms / 86400000, rest = ms % 86400000;
  if (rest < 0) rest += 86400000, days--;
  Fields f = {.hour = (int)(rest / 3600000),
              .minute = (int)(rest / 60000 % 60),
              .second = (int)(rest / 1000 % 60),
              .ms = (int)(rest % 1000),
              .weekday = (int)(((days + 4) % 7 + 7) % 7)};
  civil_from_days(days, &f);
  return f;
}

// --- text ---

static void put_zero_padded(StrBuilder *out, int64_t n, int width) {
  int digits = 1;
  for (int64_t u = n; u >= 10; u /= 10) digits++;
  while (digits++ < width) rt_sb_add_unit(out, '0');
  rt_sb_add_long(out, n);
}

// As it is shown, without its era.
static int64_t year_of_era(const Fields *f) {
  return f->year > 0 ? f->year : 1 - f->year;
}

static void put_rfc3339(StrBuilder *out, int64_t ms) {
  Fields f = fields_of(ms);
  put_zero_padded(out, year_of_era(&f), 4);
  rt_sb_add_unit(out, '-');
  put_zero_padded(out, f.month, 2);
  rt_sb_add_unit(out, '-');
  put_zero_padded(out, f.day, 2);
  rt_sb_add_unit(out, 'T');
  put_zero_padded(out, f.hour, 2);
  rt_sb_add_unit(out, ':');
  put_zero_padded(out, f.minute, 2);
  rt_sb_add_unit(out, ':');
  put_zero_padded(out, f.second, 2);
  rt_sb_add_unit(out, '.');
  put_zero_padded(out, f.ms, 3);
  rt_sb_add_c(out, "-00:00");
}

// Date.toString: "Thu Jan 01 00:00:00 UTC 1970".
static void put_java(StrBuilder *out, int64_t ms) {
  Fields f = fields_of(ms);
  rt_sb_add_latin1(out, &"SunMonTueWedThuFriSat"[f.weekday * 3], 3);
  rt_sb_add_unit(out, ' ');
  rt_sb_add_latin1(
      out, &"JanFebMarAprMayJunJulAugSepOctNovDec"[(f.month - 1) * 3], 3);
  rt_sb_add_unit(out, ' ');
  put_zero_padded(out, f.day, 2);
  rt_sb_add_unit(out, ' ');
  put_zero_padded(out, f.hour, 2);
  rt_sb_add_unit(out, ':');
  put_zero_padded(out, f.minute, 2);
  rt_sb_add_unit(out, ':');
  put_zero_padded(out, f.second, 2);
  rt_sb_add_c(out, " UTC ");
  rt_sb_add_long(out, year_of_era(&f));
}

static void inst_print(val o, StrBuilder *out, bool readably) {
  int64_t ms = ((Inst *)o)->ms;
  if (!readably) {
    put_java(out, ms);
    return;
  }
  rt_sb_add_c(out, "#inst \"");
  put_rfc3339(out, ms);
  rt_sb_add_unit(out, '"');
}

// --- the type ---

static int inst_equal(val *sp, val a, val b) {
  (void)sp;
  return rt_has_type(b, &rt_type_inst) && ((Inst *)a)->ms == ((Inst *)b)->ms;
}
static uint32_t inst_hash(val *sp, val o) {
  (void)sp;
  uint64_t ms = (uint64_t)((Inst *)o)->ms;
  return (uint32_t)(ms >> 32) ^ (uint32_t)ms;
}
static int inst_compare(val *sp, val a, val b, int *out) {
  (void)sp;
  if (!rt_has_type(b, &rt_type_inst)) {
    rt_throw_cast(b, "java.util.Date");
    return -1;
  }
  int64_t x = ((Inst *)a)->ms, y = ((Inst *)b)->ms;
  *out = (x > y) - (x < y);
  return 0;
}

static const Ops inst_ops = {.equal = inst_equal,
                             .hash = inst_hash,
                             .compare = inst_compare,
                             .print = inst_print};
static const Type *const inst_ifaces[] = {
    &rt_iface_serializable, &rt_iface_cloneable, &rt_iface_comparable, NULL};
const Type rt_type_inst = {.type = &rt_type_class,
                           .kind = KIND_INST,
                           .layout = LAYOUT_FIXED,
                           .size = sizeof(Inst),
                           RT_INVOKE_NONE,
                           .name = "java.util.Date",
                           .ifaces = inst_ifaces,
                           .ops = &inst_ops};

static val inst_make(int64_t ms) {
  Inst *i = rt_new(&rt_type_inst);
  i->ms = ms;
  return (val)i;
}

// --- parsing: yyyy[-mm[-dd[Thh[:mm[:ss[.fff]]]]]][Z|+hh:mm|-hh:mm] ---

typedef struct Scan {
  const Str *s;
  uint32_t i;
} Scan;

static bool take(Scan *sc, char c) {
  if (sc->i >= rt_str_len(sc->s) || rt_str_unit(sc->s, sc->i) != (uint8_t)c)
    return false;
  sc->i++;
  return true;
}

// Exactly n digits; -1 when they are not there.
static int take_digits(Scan *sc, int n) {
  int v = 0;
  for (; n > 0; n--, sc->i++) {
    if (sc->i >= rt_str_len(sc->s)) return -1;
    uint32_t c = rt_str_unit(sc->s, sc->i);
    if (c < '0' || c > '9') return -1;
    v = v * 10 + (int)(c - '0');
  }
  return v;
}

// Up to nine digits of a second; the first three count.
static bool take_fraction(Scan *sc, int *ms) {
  int n = 0, v = 0;
  for (; sc->i < rt_str_len(sc->s); sc->i++, n++) {
    uint32_t c = rt_str_unit(sc->s, sc->i);
    if (c < '0' || c > '9') break;
    if (n < 3) v = v * 10 + (int)(c - '0');
  }
  for (int k = n; k < 3; k++) v *= 10;
  *ms = v;
  return n >= 1 && n <= 9;
}

static bool take_time(Scan *sc, Fields *f) {
  f->hour = take_digits(sc, 2);
  if (!take(sc, ':')) return true;
  f->minute = take_digits(sc, 2);
  if (!take(sc, ':')) return true;
  f->second = take_digits(sc, 2);
  return !take(sc, '.') || take_fraction(sc, &f->ms);
}

static bool take_date(Scan *sc, Fields *f) {
  f->year = take_digits(sc, 4);
  if (!take(sc, '-')) return true;
  f->month = take_digits(sc, 2);
  if (!take(sc, '-')) return true;
  f->day = take_digits(sc, 2);
  return !take(sc, 'T') || take_time(sc, f);
}

typedef struct Offset {
  int sign, hours, minutes; // sign: 1 east of UTC
} Offset;

static bool take_offset(Scan *sc, Offset *o) {
  *o = (Offset){1, 0, 0};
  if (sc->i == rt_str_len(sc->s) || take(sc, 'Z')) return true;
  o->sign = take(sc, '+') ? 1 : take(sc, '-') ? -1 : 0;
  o->hours = take_digits(sc, 2);
  if (!o->sign || !take(sc, ':')) return false;
  o->minutes = take_digits(sc, 2);
  return o->minutes >= 0;
}

static int days_in_month(const Fields *f) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = f->year % 4 == 0 && (f->year % 100 != 0 || f->year % 400 == 0);
  return days[f->month - 1] + (leap && f->month == 2);
}

// What is wrong, as clojure.instant says it, or NULL.
static const char *fault(const Fields *f, const Offset *o) {
  if (f->month < 1 || f->month > 12) return "(<= 1 months 12)";
  if (f->day < 1 || f->day > days_in_month(f))
    return "(<= 1 days (days-in-month months (leap-year? years)))";
  if (f->hour > 23) return "(<= 0 hours 23)";
  if (f->minute > 59) return "(<= 0 minutes 59)";
  if (f->second > (f->minute == 59 ? 60 : 59))
    return "(<= 0 seconds (if (= minutes 59) 60 59))";
  if (o->hours > 23) return "(<= 0 offset-hours 23)";
  return o->minutes > 59 ? "(<= 0 offset-minutes 59)" : NULL;
}

static bool has_all_digits(const Fields *f, const Offset *o) {
  return f->year >= 0 && f->month >= 0 && f->day >= 0 && f->hour >= 0 &&
         f->minute >= 0 && f->second >= 0 && o->hours >= 0;
}

val rt_inst_parse(val v) {
  Scan sc = {(const Str *)v, 0};
  Fields f = {.month = 1, .day = 1};
  Offset o;
  if (!rt_is_str(v))
    return rt_throwf(&rt_type_runtime_exception,
                     "Instance literal expects a string for its timestamp.");
  if (!take_date(&sc, &f) || !take_offset(&sc, &o) ||
      sc.i != rt_str_len(sc.s) || !has_all_digits(&f, &o))
    return rt_throwf(&rt_type_runtime_exception,
                     "Unrecognized date/time syntax: %v", v);
  const char *wrong = fault(&f, &o);
  if (wrong) return rt_throwf(&rt_type_runtime_exception, "failed: %s", wrong);
  int64_t days = days_from_civil(f.year, f.month, f.day);
  int64_t minutes = days * 1440 + f.hour * 60 + f.minute -
                    o.sign * (o.hours * 60 + o.minutes);
  return inst_make(minutes * 60000 + f.second * 1000 + f.ms);
}

// --- prims ---

bool rt_is_inst(val v) { return rt_has_kind(v, KIND_INST); }

val rt_inst_new(val ms) {
  int64_t n;
  return rt_to_int64(ms, &n) ? inst_make(n) : RT_THROWN;
}

val rt_inst_ms(val v) {
  if (!rt_is_inst(v)) return rt_throw_cast(v, "java.util.Date");
  return rt_long(((Inst *)v)->ms);
}
