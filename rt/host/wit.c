// SPDX-License-Identifier: MIT
// Components: wit.h.
//
// Values are lifted and lowered in memory only. What is flat is spilled into a
// piece of memory first, or taken out of one afterwards, which costs a copy of
// some words and saves a second walk over every kind of type.
//
// Lifting runs no code of Clojure's but hashing, so collection is inhibited
// meanwhile and values are kept in C. Lowering realises lazy seqs.
#include "rt/host/wit.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/base/throw.h"
#include "rt/coll/array.h"
#include "rt/coll/map.h"
#include "rt/coll/set.h"
#include "rt/coll/vec.h"
#include "rt/mem/gc.h"
#include "rt/mem/ptrlist.h"
#include "rt/num/num.h"
#include "rt/prim.h"
#include "rt/str/str.h"
#include "rt/sys/io.h"
#include "rt/sys/sys.h"

#include <stdlib.h>

enum { FLAT_PARAMS = 16, SMALL = 256 };

static const WitTable *table; // NULL: this is no component
static val *base;             // where calls begin on the root stack
static PtrList owned;         // malloc'ed for the host, which only reads it

// --- memory ---

void *rt_wit_realloc(void *old, size_t n) {
  if (n == 0) return (void *)(uintptr_t)8;
  void *p = realloc(old, n);
  if (!p) rt_fatal("out of memory");
  return p;
}

static char *own(size_t n) {
  char *p = rt_wit_realloc(NULL, n);
  if (n) list_push(&owned, p);
  return p;
}

// Frees what has been owned since there were n of them.
static void disown(size_t n) {
  while (owned.len > n) free(owned.items[--owned.len]);
}

void rt_wit_done(void) { disown(0); }

static uint64_t load(const char *p, int size) {
  uint64_t x = 0;
  memcpy(&x, p, (size_t)size);
  return x;
}

static void store(char *p, int size, uint64_t x) {
  memcpy(p, &x, (size_t)size);
}

static uint32_t word(const char *p) { return (uint32_t)load(p, 4); }
static char *address(const char *p) { return (char *)(uintptr_t)word(p); }

static size_t round_up(size_t n, size_t align) {
  return (n + align - 1) & ~(align - 1);
}

// Where parts[i] of a record or tuple lies, if `at` is the end of the one
// before.
static size_t place(const WitType *t, int i, size_t at) {
  return round_up(at, t->parts[i].type->align);
}

static bool in_turn(const WitType *t) {
  return t->kind == WIT_RECORD || t->kind == WIT_TUPLE;
}

static bool has_cases(const WitType *t) { return t->kind >= WIT_VARIANT; }

// --- flat values and memory ---

static void spill(const WitType *t, const uint64_t *flat, char *p) {
  if (in_turn(t)) {
    size_t at = 0;
    for (int i = 0; i < t->nparts; i++) {
      const WitType *part = t->parts[i].type;
      spill(part, flat, p + (at = place(t, i, at)));
      at += part->size;
      flat += part->flat;
    }
  } else if (has_cases(t)) {
    store(p, t->disc, flat[0]);
    const WitType *part = flat[0] < t->nparts ? t->parts[flat[0]].type : NULL;
    if (part) spill(part, flat + 1, p + t->offset);
  } else if (t->flat == 2) {
    store(p, 4, flat[0]);
    store(p + 4, 4, flat[1]);
  } else {
    store(p, (int)t->size, flat[0]);
  }
}

static void flatten(const WitType *t, const char *p, uint64_t *flat) {
  if (in_turn(t)) {
    size_t at = 0;
    for (int i = 0; i < t->nparts; i++) {
      const WitType *part = t->parts[i].type;
      flatten(part, p + (at = place(t, i, at)), flat);
      at += part->size;
      flat += part->flat;
    }
  } else if (has_cases(t)) {
    memset(flat, 0, t->flat * sizeof *flat);
    flat[0] = load(p, t->disc);
    const WitType *part = t->parts[flat[0]].type;
    if (part) flatten(part, p + t->offset, flat + 1);
  } else if (t->flat == 2) {
    flat[0] = word(p);
    flat[1] = word(p + 4);
  } else {
    flat[0] = load(p, (int)t->size);
    bool narrow = t->kind == WIT_S8 || t->kind == WIT_S16;
    if (narrow) { // sign-extended to 32 bits
      int shift = 64 - 8 * (int)t->size;
      flat[0] = (uint32_t)((int64_t)(flat[0] << shift) >> shift);
    }
  }
}

// --- lifting: class S, with collection inhibited ---

static val lift(val *sp, const WitType *t, const char *p);

static val lift_u64(uint64_t n) {
  bool fits = n <= INT64_MAX || !table->u64; // in an error of the host's
  return fits ? rt_long((int64_t)n) : table->u64->lift(n);
}

static val lift_char(uint32_t c) {
  if (c <= 0xFFFF) return RT_CHAR(c);
  uint16_t pair[2] = {(uint16_t)(0xD7C0 + (c >> 10)),
                      (uint16_t)(0xDC00 + (c & 0x3FF))};
  return rt_str_from_utf16(pair, 2);
}

static val lift_string(const char *p) {
  uint32_t n = word(p + 4);
  val v = rt_str_from_utf8(address(p), n);
  if (n) free(address(p));
  return v;
}

// n elements that lie one after the other.
static val lift_list(val *sp, const WitType *t, const char *p) {
  const WitType *part = t->parts[0].type;
  uint32_t n = word(p + 4);
  char *items = address(p);
  val v;
  if (part->kind == WIT_U8) {
    v = rt_byte_array(items, n);
  } else {
    val *all = rt_wit_realloc(NULL, n * sizeof *all);
    v = RT_NIL;
    for (uint32_t i = 0; i < n && v != RT_THROWN; i++)
      v = all[i] = lift(sp, part, items + (size_t)i * part->size);
    if (v != RT_THROWN) v = rt_vec_from(n, all);
    if (n) free(all);
  }
  if (n && part->size) free(items);
  return v;
}

static val lift_in_turn(val *sp, const WitType *t, const char *p) {
  int named = t->kind == WIT_RECORD, step = 1 + named;
  val *all = rt_wit_realloc(NULL, (size_t)t->nparts * 2 * sizeof *all);
  size_t at = 0;
  val v = RT_NIL;
  for (int i = 0; i < t->nparts && v != RT_THROWN; i++) {
    if (named) all[i * 2] = (val)t->parts[i].name;
    at = place(t, i, at);
    v = all[i * step + named] = lift(sp, t->parts[i].type, p + at);
    at += t->parts[i].type->size;
  }
  if (v != RT_THROWN)
    v = named ? rt_map_literal(sp, t->nparts * 2, all)
              : rt_vec_from(t->nparts, all);
  if (t->nparts) free(all);
  return v;
}

static val lift_flags(val *sp, const WitType *t, const char *p) {
  val all[32];
  int n = 0;
  for (int i = 0; i < t->nparts; i++)
    if (load(p, (int)t->size) >> i & 1) all[n++] = (val)t->parts[i].name;
  return rt_set_literal(sp, n, all);
}

static val lift_case(val *sp, const WitType *t, const char *p) {
  uint64_t i = load(p, t->disc);
  if (i >= t->nparts) rt_fatal("a component got a case that there is not");
  const WitPart *part = &t->parts[i];
  val v = part->type ? lift(sp, part->type, p + t->offset) : RT_NIL;
  if (v == RT_THROWN) return v;
  if (t->kind == WIT_OPTION) {
    bool nested = i && part->type->kind == WIT_OPTION;
    return nested ? rt_vec_from(1, &v) : v;
  }
  val pair[2] = {(val)part->name, v};
  return part->type ? rt_vec_from(2, pair) : pair[0];
}

static val lift(val *sp, const WitType *t, const char *p) {
  int64_t n = (int64_t)load(p, t->size <= 8 ? (int)t->size : 8);
  switch ((WitKind)t->kind) {
  case WIT_BOOL: return rt_bool(n != 0);
  case WIT_S8: return rt_long((int8_t)n);
  case WIT_S16: return rt_long((int16_t)n);
  case WIT_S32: return rt_long((int32_t)n);
  case WIT_U8:
  case WIT_U16:
  case WIT_U32:
  case WIT_HANDLE:
  case WIT_S64: return rt_long(n);
  case WIT_U64: return lift_u64((uint64_t)n);
  case WIT_F32: return rt_double(wit_to_f32((uint64_t)n));
  case WIT_F64: return rt_double(wit_to_f64((uint64_t)n));
  case WIT_CHAR: return lift_char((uint32_t)n);
  case WIT_STRING: return lift_string(p);
  case WIT_LIST: return lift_list(sp, t, p);
  case WIT_RECORD:
  case WIT_TUPLE: return lift_in_turn(sp, t, p);
  case WIT_FLAGS: return lift_flags(sp, t, p);
  case WIT_VARIANT:
  case WIT_OPTION:
  case WIT_RESULT: return lift_case(sp, t, p);
  }
  return RT_NIL;
}

// The values of a tuple to sp[0]...; false: one was not to be had.
static bool lift_all(val *sp, const WitType *t, const char *p) {
  size_t at = 0;
  bool ok = true;
  rt_gc_inhibit();
  for (int i = 0; ok && i < t->nparts; i++) {
    at = place(t, i, at);
    sp[i] = lift(sp + i, t->parts[i].type, p + at);
    ok = sp[i] != RT_THROWN;
    at += t->parts[i].type->size;
  }
  rt_gc_permit();
  return ok;
}

static val lift_one(val *sp, const WitType *t, const char *p) {
  rt_gc_inhibit();
  val v = lift(sp, t, p);
  rt_gc_permit();
  return v;
}

// --- lowering: class G. The value is in sp[0]; false: thrown ---

static bool lower(val *sp, const WitType *t, char *p);
static const char *subject;  // the function whose value it is
static const Keyword *field; // the last field that was met, or NULL

// The shortest names of types that a message can have.
static const char *const described[] = {"a boolean",
                                        "a long of 8 bits",
                                        "a long from 0 to 255",
                                        "a long of 16 bits",
                                        "a long from 0 to 65535",
                                        "a long of 32 bits",
                                        "a long from 0 to 4294967295",
                                        "a long",
                                        "an integer of 64 bits, unsigned",
                                        "a number",
                                        "a number",
                                        "a character",
                                        "a string",
                                        "a handle",
                                        "a collection",
                                        "a map",
                                        "a vector",
                                        "a set of its flags",
                                        "one of its cases",
                                        "the value or nil",
                                        "[:ok value] or [:err value]"};

static RT_COLD bool wrong(const WitType *t, val v) {
  if (field) {
    char *name = rt_str_to_utf8(field->name, NULL);
    rt_throwf(&rt_type_illegal_argument, "%s: :%s must be %s, not %v", subject,
              name, described[t->kind], v);
    free(name);
  } else {
    rt_throwf(&rt_type_illegal_argument, "%s: it must be %s, not %v", subject,
              described[t->kind], v);
  }
  return false;
}

static bool lower_integer(const WitType *t, val v, char *p) {
  static const int64_t least[] = {
      [WIT_S8] = INT8_MIN, [WIT_S16] = INT16_MIN, [WIT_S32] = INT32_MIN};
  if (!rt_is_long(v)) return wrong(t, v);
  int64_t n = rt_long_value(v), min = 0, max = INT64_MAX;
  if (t->kind == WIT_S8 || t->kind == WIT_S16 || t->kind == WIT_S32) {
    min = least[t->kind];
    max = -(min + 1);
  } else if (t->kind == WIT_S64) {
    min = INT64_MIN;
  } else if (t->size < 8) {
    max = ((int64_t)1 << 8 * t->size) - 1;
  }
  if (n < min || n > max) return wrong(t, v);
  store(p, (int)t->size, (uint64_t)n);
  return true;
}

static bool lower_u64(const WitType *t, val v, char *p) {
  uint64_t n;
  if (rt_is_long(v) || !table->u64 || !table->u64->lower(v, &n))
    return lower_integer(t, v, p);
  store(p, 8, n);
  return true;
}

static bool lower_float(const WitType *t, val v, char *p) {
  double d;
  if (!rt_is_number(v) || !rt_to_double(v, &d)) return wrong(t, v);
  store(p, (int)t->size,
        t->kind == WIT_F32 ? wit_from_f32((float)d) : wit_from_f64(d));
  return true;
}

static bool lower_char(const WitType *t, val v, char *p) {
  uint32_t c = 0xD800; // no character
  if (rt_is_char(v)) {
    c = rt_char_code(v);
  } else if (rt_is_str(v)) {
    size_t n;
    char *s = rt_str_to_utf8(v, &n);
    const char *at = s;
    if (n) c = rt_utf8_next(&at, s + n);
    if (at != s + n) c = 0xD800;
    free(s);
  }
  if (c >= 0xD800 && c < 0xE000) return wrong(t, v);
  store(p, 4, c);
  return true;
}

static bool lower_string(const WitType *t, val v, char *p) {
  if (!rt_is_str(v)) return wrong(t, v);
  size_t n;
  char *s = rt_str_to_utf8(v, &n);
  list_push(&owned, s);
  store(p, 4, (uintptr_t)s);
  store(p + 4, 4, n);
  return true;
}

static bool lower_bytes(val v, char *p) {
  size_t n = ((RawArray *)v)->n;
  char *to = own(n);
  memcpy(to, ((RawArray *)v)->data, n);
  store(p, 4, (uintptr_t)to);
  store(p + 4, 4, n);
  return true;
}

// Makes a vector of a collection in sp[0].
static bool to_vector(val *sp, const WitType *t) {
  if (rt_is_veclike(sp[0])) return true;
  if (sp[0] != RT_NIL && !rt_is_sequential(sp[0]) && !rt_is_set(sp[0]))
    return wrong(t, sp[0]);
  val v = rt_vec_from_seq(sp + 1, sp[0]);
  if (v == RT_THROWN) return false;
  sp[0] = v;
  return true;
}

static bool lower_list(val *sp, const WitType *t, char *p) {
  const WitType *part = t->parts[0].type;
  if (part->kind == WIT_U8 && rt_has_type(sp[0], &rt_type_byte_array))
    return lower_bytes(sp[0], p);
  if (part->kind == WIT_U8 && rt_is_str(sp[0])) // as UTF-8
    return lower_string(t, sp[0], p);
  if (!to_vector(sp, t)) return false;
  uint32_t n = rt_veclike_count(sp[0]);
  char *items = own((size_t)n * part->size);
  for (uint32_t i = 0; i < n; i++) {
    sp[1] = rt_veclike_ref(sp[0], i);
    if (!lower(sp + 1, part, items + (size_t)i * part->size)) return false;
  }
  store(p, 4, (uintptr_t)items);
  store(p + 4, 4, n);
  return true;
}

static bool lower_record(val *sp, const WitType *t, char *p) {
  if (!rt_is_map(sp[0])) return wrong(t, sp[0]);
  size_t at = 0;
  for (int i = 0; i < t->nparts; i++) {
    at = place(t, i, at);
    sp[1] = rt_get(sp + 1, sp[0], (val)t->parts[i].name);
    if (sp[1] == RT_THROWN) return false;
    field = t->parts[i].name;
    if (!lower(sp + 1, t->parts[i].type, p + at)) return false;
    at += t->parts[i].type->size;
  }
  field = NULL;
  return true;
}

static bool lower_tuple(val *sp, const WitType *t, char *p) {
  val whole = sp[0];
  if (!to_vector(sp, t)) return false;
  if (rt_veclike_count(sp[0]) != t->nparts) return wrong(t, whole);
  size_t at = 0;
  for (int i = 0; i < t->nparts; i++) {
    at = place(t, i, at);
    sp[1] = rt_veclike_ref(sp[0], (uint32_t)i);
    if (!lower(sp + 1, t->parts[i].type, p + at)) return false;
    at += t->parts[i].type->size;
  }
  return true;
}

static int part_named(const WitType *t, val name) {
  for (int i = 0; i < t->nparts; i++)
    if ((val)t->parts[i].name == name) return i;
  return -1;
}

static bool lower_flags(val *sp, const WitType *t, char *p) {
  uint64_t bits = 0;
  if (!to_vector(sp, t)) return false;
  for (uint32_t i = 0; i < rt_veclike_count(sp[0]); i++) {
    int k = part_named(t, rt_veclike_ref(sp[0], i));
    if (k < 0) return wrong(t, rt_veclike_ref(sp[0], i));
    bits |= (uint64_t)1 << k;
  }
  store(p, (int)t->size, bits);
  return true;
}

static bool lower_part(val *sp, const WitType *t, int i, char *p) {
  store(p, t->disc, (uint64_t)i);
  const WitType *part = t->parts[i].type;
  return !part || lower(sp, part, p + t->offset);
}

static bool lower_option(val *sp, const WitType *t, char *p) {
  if (sp[0] == RT_NIL) return lower_part(sp, t, 0, p);
  if (t->parts[1].type->kind == WIT_OPTION) {
    if (!rt_is_veclike(sp[0]) || rt_veclike_count(sp[0]) != 1)
      return wrong(t, sp[0]);
    sp[0] = rt_veclike_ref(sp[0], 0);
  }
  return lower_part(sp, t, 1, p);
}

static bool lower_case(val *sp, const WitType *t, char *p) {
  val v = sp[0], name = v, payload = RT_NIL;
  bool pair = rt_is_veclike(v) && rt_veclike_count(v) == 2;
  if (pair) {
    name = rt_veclike_ref(v, 0);
    payload = rt_veclike_ref(v, 1);
  }
  int i = part_named(t, name);
  if (i < 0 || (t->parts[i].type != NULL) != pair) return wrong(t, v);
  sp[0] = payload;
  return lower_part(sp, t, i, p);
}

static bool lower(val *sp, const WitType *t, char *p) {
  val v = sp[0];
  switch ((WitKind)t->kind) {
  case WIT_BOOL:
    if (v != RT_TRUE && v != RT_FALSE) return wrong(t, v);
    store(p, 1, v == RT_TRUE);
    return true;
  case WIT_S8:
  case WIT_U8:
  case WIT_S16:
  case WIT_U16:
  case WIT_S32:
  case WIT_U32:
  case WIT_HANDLE:
  case WIT_S64: return lower_integer(t, v, p);
  case WIT_U64: return lower_u64(t, v, p);
  case WIT_F32:
  case WIT_F64: return lower_float(t, v, p);
  case WIT_CHAR: return lower_char(t, v, p);
  case WIT_STRING: return lower_string(t, v, p);
  case WIT_LIST: return lower_list(sp, t, p);
  case WIT_RECORD: return lower_record(sp, t, p);
  case WIT_TUPLE: return lower_tuple(sp, t, p);
  case WIT_FLAGS: return lower_flags(sp, t, p);
  case WIT_OPTION: return lower_option(sp, t, p);
  case WIT_VARIANT:
  case WIT_RESULT: return lower_case(sp, t, p);
  }
  return false;
}

static bool lower_value(val *sp, const char *who, const WitType *t, char *p) {
  subject = who;
  field = NULL;
  return lower(sp, t, p);
}

// --- exported functions ---

static RT_COLD void fail(val *sp) {
  rt_io_flush();
  rt_report_uncaught(sp, rt_catch());
  __builtin_trap();
}

// In sp[0], an exception: what stands for it in a result. False: nothing does.
static bool error_value(val *sp, const WitType *t) {
  val ex = sp[0], data = rt_ex_data(ex);
  if (!t) return true;
  sp[1] = data;
  if (rt_is_map(data) && rt_contains(sp + 2, data, (val)table->error) == 1) {
    sp[0] = rt_get(sp + 2, data, (val)table->error);
    return sp[0] != RT_THROWN;
  }
  if (t->kind == WIT_RECORD && rt_is_map(data)) {
    sp[0] = data;
    return true;
  }
  if (t->kind != WIT_STRING) return false;
  val message = ((Ex *)ex)->message;
  sp[0] = rt_is_str(message) ? message : rt_str_from_c(rt_type_of(ex)->name);
  return true;
}

// The result in sp[0], or RT_THROWN, to the area.
static void lower_result(val *sp, const WitFn *f, char *p) {
  const WitType *t = f->result;
  bool fallible = t && t->kind == WIT_RESULT;
  if (sp[0] != RT_THROWN) {
    const WitType *part = fallible ? t->parts[0].type : t;
    if (fallible) store(p, t->disc, 0);
    if (part && !lower_value(sp, f->name, part, fallible ? p + t->offset : p))
      fail(sp);
    return;
  }
  if (!fallible) fail(sp);
  val ex = sp[0] = rt_catch();
  if (!error_value(sp, t->parts[1].type)) {
    rt_throw(ex);
    fail(sp);
  }
  store(p, t->disc, 1);
  if (t->parts[1].type &&
      !lower_value(sp, f->name, t->parts[1].type, p + t->offset))
    fail(sp);
}

uint64_t rt_wit_call(const WitFn *f, val fn, const uint64_t *flat) {
  _Alignas(8) char small[FLAT_PARAMS * 8];
  const WitType *t = f->params;
  char *params = small;
  val *sp = base;
  if (t->flat > FLAT_PARAMS)
    params = (char *)(uintptr_t)flat[0];
  else
    spill(t, flat, params);
  if (rt_poll(sp) || !lift_all(sp, t, params)) fail(sp);
  if (params != small) free(params);
  int n = t->nparts;
  val r = rt_call_n(sp + n, fn, n, sp);
  sp[0] = r;
  lower_result(sp, f, table->area);
  rt_io_flush();
  if (!f->result || f->result->flat == 0) return 0;
  if (f->result->flat > 1) return (uintptr_t)table->area;
  uint64_t one;
  flatten(f->result, table->area, &one);
  return one;
}

void rt_wit_start(const Program *program, const WitTable *of) {
  base = rt_gc_init(&(GcConfig){0});
  table = of;
  for (const Fn0 *init = program->inits; *init; init++)
    if ((*init)(base, RT_NIL) == RT_THROWN) fail(base);
  rt_io_flush();
}

static val handler;

void rt_wit_handle_with(val fn) {
  handler = fn;
  rt_gc_root(&handler);
}

val rt_wit_handler(void) { return handler; }

val rt_wit_report(val *sp, val ex) {
  rt_io_flush();
  rt_report_uncaught(sp, ex);
  return RT_NIL;
}

// --- imported functions ---

static RT_COLD val no_import(const char *name) {
  return rt_throwf(&rt_type_unsupported, "%s: %s", name,
                   table ? "the world has no such import"
                         : "this program is no component (cljwc --wit)");
}

// The number of the import of that name, with or without a version.
val rt_wit_import(val name) {
  if (!rt_str_arg(name)) return RT_THROWN;
  char *s = rt_str_to_utf8(name, NULL);
  for (int i = 0; table && table->imports[i].fn.name; i++)
    if (strcmp(s, table->imports[i].fn.name) == 0) {
      free(s);
      return rt_long(i);
    }
  val thrown = no_import(s);
  free(s);
  return thrown;
}

// What comes back; the `err` of a result is thrown.
static val import_result(val *sp, const WitFn *f, const char *p) {
  const WitType *t = f->result;
  if (!t) return RT_NIL;
  if (t->kind != WIT_RESULT) return lift_one(sp, t, p);
  int i = load(p, t->disc) != 0;
  const WitType *part = t->parts[i].type;
  val v = part ? lift_one(sp, part, p + t->offset) : RT_NIL;
  if (i == 0 || v == RT_THROWN) return v;
  val kv[2] = {(val)table->error, v};
  val message = rt_is_str(v) ? v : rt_str_from_c(f->name);
  return rt_throw(rt_ex_info(message, rt_array_map_new(1, kv), RT_NIL));
}

static val call_import(val *sp, const WitImport *import, char *params,
                       char *result) {
  const WitFn *f = &import->fn;
  uint64_t flat[FLAT_PARAMS + 1];
  int n = f->params->flat, out = f->result ? f->result->flat : 0;
  if (n > FLAT_PARAMS) {
    flat[0] = (uintptr_t)params;
    n = 1;
  } else {
    flatten(f->params, params, flat);
  }
  if (out > 1) flat[n] = (uintptr_t)result;
  uint64_t r = import->call(flat);
  if (out == 1) spill(f->result, &r, result);
  return import_result(sp, f, result);
}

// Calls import `index` with the arguments, a vector.
val rt_wit_invoke(val *sp, val index, val args) {
  const WitImport *import = &table->imports[rt_long_value(index)];
  const WitFn *f = &import->fn;
  if (rt_veclike_count(args) != f->params->nparts)
    return rt_throwf(&rt_type_arity_exception, "%s takes %d arguments", f->name,
                     (int)f->params->nparts);
  size_t mark = owned.len, size = f->params->size;
  size_t room = round_up(size, 8) + (f->result ? f->result->size : 0);
  _Alignas(8) char small[SMALL];
  char *memory = room <= SMALL ? small : rt_wit_realloc(NULL, room);
  sp[0] = args;
  val v = lower_value(sp, f->name, f->params, memory)
              ? call_import(sp, import, memory, memory + round_up(size, 8))
              : RT_THROWN;
  disown(mark);
  if (memory != small) free(memory);
  return v;
}
