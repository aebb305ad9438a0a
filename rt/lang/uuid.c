// SPDX-License-Identifier: MIT
// java.util.UUID: 128 bits.
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/num/num.h"
#include "rt/num/random.h"
#include "rt/str/strbuf.h"
#include "rt/base/throw.h"
#include "rt/prim.h"

typedef struct Uuid {
  const Type *type;
  uint64_t most, least;
} Uuid;

extern const Type rt_type_uuid;

static val uuid_make(uint64_t most, uint64_t least) {
  Uuid *u = rt_new(&rt_type_uuid);
  u->most = most;
  u->least = least;
  return (val)u;
}

static int uuid_equal(val *sp, val a, val b) {
  (void)sp;
  if (!rt_has_type(b, &rt_type_uuid)) return 0;
  Uuid *x = (Uuid *)a, *y = (Uuid *)b;
  return x->most == y->most && x->least == y->least;
}

static uint32_t uuid_hash(val *sp, val o) {
  (void)sp;
  uint64_t h = ((Uuid *)o)->most ^ ((Uuid *)o)->least;
  return (uint32_t)(h >> 32) ^ (uint32_t)h;
}

// As in Java, the halves compare as signed longs.
static int uuid_compare(val *sp, val a, val b, int *out) {
  (void)sp;
  if (!rt_has_type(b, &rt_type_uuid)) {
    rt_throw_cast(b, "java.util.UUID");
    return -1;
  }
  Uuid *x = (Uuid *)a, *y = (Uuid *)b;
  int64_t m = (int64_t)x->most, n = (int64_t)y->most;
  if (m == n) m = (int64_t)x->least, n = (int64_t)y->least;
  *out = (m > n) - (m < n);
  return 0;
}

static void put_hex(StrBuilder *out, uint64_t bits, int from, int to) {
  for (int i = from; i > to; i -= 4)
    rt_sb_add_latin1(out, &"0123456789abcdef"[bits >> (i - 4) & 15], 1);
}

static void uuid_print(val o, StrBuilder *out, bool readably) {
  Uuid *u = (Uuid *)o;
  if (readably) rt_sb_add_c(out, "#uuid \"");
  put_hex(out, u->most, 64, 32);
  rt_sb_add_unit(out, '-');
  put_hex(out, u->most, 32, 16);
  rt_sb_add_unit(out, '-');
  put_hex(out, u->most, 16, 0);
  rt_sb_add_unit(out, '-');
  put_hex(out, u->least, 64, 48);
  rt_sb_add_unit(out, '-');
  put_hex(out, u->least, 48, 0);
  if (readably) rt_sb_add_unit(out, '"');
}

static const Ops uuid_ops = {.equal = uuid_equal,
                             .hash = uuid_hash,
                             .compare = uuid_compare,
                             .print = uuid_print};
static const Type *const uuid_ifaces[] = {&rt_iface_comparable,
                                          &rt_iface_serializable, NULL};
const Type rt_type_uuid = {.type = &rt_type_class,
                           .kind = KIND_UUID,
                           .layout = LAYOUT_FIXED,
                           .size = sizeof(Uuid),
                           RT_INVOKE_NONE,
                           .name = "java.util.UUID",
                           .ifaces = uuid_ifaces,
                           .ops = &uuid_ops};

bool rt_is_uuid(val v) { return rt_has_kind(v, KIND_UUID); }

val rt_random_uuid(void) {
  uint64_t bits[2];
  rt_random_bytes(bits, sizeof bits);
  return uuid_make((bits[0] & ~(uint64_t)0xF000) | 0x4000,
                   (bits[1] & (UINT64_MAX >> 2)) | (uint64_t)1 << 63);
}

static int hex_digit(uint32_t c) {
  if (c >= '0' && c <= '9') return (int)c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? (int)c - 'a' + 10 : -1;
}

// Five groups of hex digits, each a positive long of which only the low bits
// count; 36 characters at most.
static bool scan_uuid(const Str *s, uint64_t *most, uint64_t *least) {
  static const int sizes[] = {8, 4, 4, 4, 12};
  uint64_t group[5];
  uint32_t i = 0, n = rt_str_len(s);
  if (n > 36) return false;
  for (int g = 0; g < 5; g++) {
    int digits = 0, d;
    group[g] = 0;
    for (; i < n && (d = hex_digit(rt_str_unit(s, i))) >= 0; i++, digits++) {
      if (group[g] >> 59) return false;
      group[g] = group[g] << 4 | (uint64_t)d;
    }
    if (!digits) return false;
    group[g] &= ((uint64_t)1 << 4 * sizes[g]) - 1;
    if (g < 4 && (i >= n || rt_str_unit(s, i++) != '-')) return false;
  }
  *most = group[0] << 32 | group[1] << 16 | group[2];
  *least = group[3] << 48 | group[4];
  return i == n;
}

val rt_parse_uuid(val v) {
  uint64_t most, least;
  if (!rt_is_str(v)) {
    if (v == RT_NIL)
      return rt_throwf(&rt_type_illegal_argument, "Expected string, got nil");
    return rt_throw_cast(v, "java.lang.String");
  }
  return scan_uuid((const Str *)v, &most, &least) ? uuid_make(most, least)
                                                  : RT_NIL;
}

val rt_uuid_from_string(val v) {
  uint64_t most, least;
  if (!rt_is_str(v))
    return rt_throwf(&rt_type_illegal_argument,
                     "#uuid data reader expected string");
  if (scan_uuid((const Str *)v, &most, &least)) return uuid_make(most, least);
  return rt_throwf(&rt_type_illegal_argument, "Invalid UUID string: %v", v);
}

val rt_uuid_new(val most, val least) {
  int64_t m, l;
  if (!rt_to_int64(most, &m) || !rt_to_int64(least, &l)) return RT_THROWN;
  return uuid_make((uint64_t)m, (uint64_t)l);
}

static Uuid *uuid_arg(val v) {
  if (rt_is_uuid(v)) return (Uuid *)v;
  rt_throw_cast(v, "java.util.UUID");
  return NULL;
}
val rt_uuid_most(val v) {
  Uuid *u = uuid_arg(v);
  return u ? rt_long((int64_t)u->most) : RT_THROWN;
}
val rt_uuid_least(val v) {
  Uuid *u = uuid_arg(v);
  return u ? rt_long((int64_t)u->least) : RT_THROWN;
}
