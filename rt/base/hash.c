// SPDX-License-Identifier: MIT
// Clojure's `hash`: Murmur3 (32 bit) over longs, the hash codes of strings,
// and the elements of collections, mixed exactly as clojure.lang.Murmur3 does,
// so that hash maps and sets iterate in the JVM's order.
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/base/murmur.h"
#include "rt/mem/gc.h"
#include "rt/coll/list.h"
#include "rt/num/num.h"
#include "rt/seq/seq.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"
#include "rt/prim.h"

uint32_t rt_hash_int(uint32_t x) {
  return x ? rt_murmur_fmix(rt_murmur_h1(0, x), 4) : 0;
}

uint32_t rt_hash_long(int64_t x) {
  if (x == 0) return 0;
  uint32_t h = rt_murmur_h1(0, (uint32_t)x);
  return rt_murmur_fmix(rt_murmur_h1(h, (uint32_t)((uint64_t)x >> 32)), 8);
}

uint32_t rt_hash_combine(uint32_t seed, uint32_t h) {
  return rt_murmur_combine(seed, h);
}

uint32_t rt_hash_mix_coll(uint32_t h, uint32_t count) {
  return rt_murmur_fmix(rt_murmur_h1(0, h), count);
}

static uint32_t hash_class(const Type *t) {
  uint32_t h = 0;
  for (const char *p = t->name; *p; p++) h = 31 * h + (unsigned char)*p;
  return h;
}

static uint32_t hash_imm(val o) {
  if (o == RT_TRUE) return 1231;
  if (o == RT_FALSE) return 1237;
  return rt_is_char(o) ? rt_char_code(o) : 0;
}

static uint32_t hash_object(val *sp, val o) {
  const Type *t = rt_obj_type(o);
  if (!t->ops->hash) {
    RT_ASSERT(t->flags & TYPE_IDENTITY);
    return rt_identity_hash(o);
  }
  return (sp = rt_nest(sp)) ? t->ops->hash(sp, o) : 0;
}

uint32_t rt_hash(val *sp, val o) {
  if (rt_is_fix(o)) return rt_hash_long(rt_unfix(o));
  if (!rt_is_ptr(o)) return hash_imm(o);
  const Type *t = rt_obj_type(o);
  switch (t->kind) {
  case KIND_KEYWORD: return ((Keyword *)o)->hash;
  case KIND_STR: return rt_hash_int(rt_str_hashcode((Str *)o));
  case KIND_SYM: return ((Sym *)o)->hash;
  case KIND_LONG: return rt_hash_long(((Long *)o)->n);
  case KIND_DOUBLE:
  case KIND_BIGINT:
  case KIND_RATIO:
  case KIND_DECIMAL: return rt_num_hash(o);
  case KIND_CLASS: return hash_class((const Type *)o);
  default: return hash_object(sp, o);
  }
}

// --- collections ---

// Folds the elements' hashes; `ordered` selects how. Returns -1 if thrown,
// else the count. Inhibited.
static int64_t fold(val *sp, val coll, bool ordered, uint32_t *h) {
  Cursor c;
  val x;
  int more;
  int64_t n = 0;
  if (rt_cursor_init(sp, &c, coll) < 0) return -1;
  while ((more = rt_cursor_next(sp, &c, &x)) > 0) {
    uint32_t hx = rt_hash(sp, x);
    if (hx == 0 && rt_exception != RT_NIL) return -1;
    *h = ordered ? 31 * *h + hx : *h + hx;
    n++;
  }
  return more < 0 ? -1 : n;
}

uint32_t rt_hash_ordered(val *sp, val coll) {
  uint32_t h = 1;
  rt_gc_inhibit();
  int64_t n = fold(sp, coll, true, &h);
  rt_gc_permit();
  return n < 0 ? 0 : rt_hash_mix_coll(h, (uint32_t)n);
}

uint32_t rt_hash_unordered(val *sp, val coll) {
  uint32_t h = 0;
  rt_gc_inhibit();
  int64_t n = fold(sp, coll, false, &h);
  rt_gc_permit();
  return n < 0 ? 0 : rt_hash_mix_coll(h, (uint32_t)n);
}

// --- prims ---

static val hash_result(uint32_t h) {
  if (h == 0 && rt_exception != RT_NIL) return RT_THROWN;
  return rt_int((int32_t)h);
}

val rt_hash_of(val *sp, val o) { return hash_result(rt_hash(sp, o)); }
// These are declared to give longs.
static val widened(val h) {
  return h == RT_THROWN ? h : rt_long(rt_long_value(h));
}
val rt_hash_ordered_of(val *sp, val o) {
  return widened(hash_result(rt_hash_ordered(sp, o)));
}
val rt_hash_unordered_of(val *sp, val o) {
  return widened(hash_result(rt_hash_unordered(sp, o)));
}
val rt_hash_mix_of(val h, val n) {
  int64_t a, b;
  if (!rt_to_int64(h, &a) || !rt_to_int64(n, &b)) return RT_THROWN;
  return rt_long((int32_t)rt_hash_mix_coll((uint32_t)a, (uint32_t)b));
}
// Object.hashCode of strings, numbers and names, and of the rest its hash.
// clojure.lang.Symbol and Keyword say how names combine.
val rt_hash_code_of(val *sp, val x) {
  uint32_t h = 0;
  if (rt_is_number(x)) {
    h = rt_num_hash_code(x);
  } else if (rt_is_str(x)) {
    h = rt_str_hashcode((Str *)x);
  } else if (rt_is_sym(x) || rt_is_keyword(x)) {
    bool keyword = rt_is_keyword(x);
    val name = keyword ? ((Keyword *)x)->name : ((Sym *)x)->name;
    val ns = keyword ? ((Keyword *)x)->ns : ((Sym *)x)->ns;
    uint32_t of_ns = ns == RT_NIL ? 0 : rt_str_hashcode((Str *)ns);
    h = rt_hash_combine(rt_str_hashcode((Str *)name), of_ns);
    if (keyword) h += 0x9e3779b9;
  } else {
    return rt_hash_of(sp, x);
  }
  return rt_int((int32_t)h);
}
val rt_hash_combine_of(val x, val y) {
  int64_t a, b;
  if (!rt_to_int64(x, &a) || !rt_to_int64(y, &b)) return RT_THROWN;
  return rt_long((int32_t)rt_hash_combine((uint32_t)a, (uint32_t)b));
}
