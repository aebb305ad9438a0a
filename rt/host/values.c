// SPDX-License-Identifier: MIT
// Values of every kind, taken apart and put together by the host: abi.h. In
// reactors whose exports take or return more than numbers and strings.
#include "rt/host/abi.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/coll/array.h"
#include "rt/coll/map.h"
#include "rt/coll/set.h"
#include "rt/coll/vec.h"
#include "rt/lang/method.h"
#include "rt/num/bigint.h"
#include "rt/num/num.h"
#include "rt/prim.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"

#include <stdlib.h>

// Returns the result of a function that gives references.
#define RETURN_IF_THROWN(x)                                                    \
  do {                                                                         \
    if (RT_UNLIKELY((x) == RT_THROWN)) return rt_host_result(RT_THROWN);       \
  } while (0)

// --- kinds ---

static const uint8_t host_kinds[] = {
    [KIND_NIL] = HOST_NIL,         [KIND_BOOLEAN] = HOST_BOOLEAN,
    [KIND_CHAR] = HOST_CHAR,       [KIND_LONG] = HOST_LONG,
    [KIND_DOUBLE] = HOST_DOUBLE,   [KIND_BIGINT] = HOST_BIGINT,
    [KIND_RATIO] = HOST_OTHER,     [KIND_DECIMAL] = HOST_OTHER,
    [KIND_STR] = HOST_STRING,      [KIND_SYM] = HOST_SYMBOL,
    [KIND_KEYWORD] = HOST_KEYWORD, [KIND_MAP_ENTRY] = HOST_VECTOR,
    [KIND_EX] = HOST_EXCEPTION,    [KIND_INST] = HOST_INST,
    [KIND_FN] = HOST_FUNCTION,     [KIND_PROTO_FN] = HOST_FUNCTION,
    [KIND_ARRAY] = HOST_ARRAY,
};

static HostKind kind_of(val v) {
  const Type *t = rt_type_of(v);
  if (t->kind < sizeof host_kinds && host_kinds[t->kind])
    return t == &rt_type_byte_array ? HOST_BYTES : host_kinds[t->kind];
  if (v == RT_NIL) return HOST_NIL;
  int other = rt_host_kind_of_other ? rt_host_kind_of_other(v) : 0;
  if (other) return (HostKind)other;
  if (rt_is_map(v)) return HOST_MAP;
  if (rt_is_set(v)) return HOST_SET;
  if (rt_is_veclike(v)) return HOST_VECTOR;
  if (rt_is_sequential(v)) return HOST_SEQ;
  return rt_is_fn(v) ? HOST_FUNCTION : HOST_OTHER;
}

uint32_t clj_kind(Ref r) {
  val v = rt_host_value(r);
  if (v != RT_THROWN) return kind_of(v);
  rt_host_leave();
  return HOST_OTHER;
}

// --- numbers ---

int64_t clj_long(Ref r) {
  val v = rt_host_value(r);
  int64_t n = 0;
  if (v != RT_THROWN && rt_is_inst(v)) v = rt_inst_ms(v);
  if (v == RT_THROWN || !rt_to_int64(v, &n)) rt_host_leave();
  return n;
}

double clj_double(Ref r) {
  val v = rt_host_value(r);
  double d = 0;
  if (v == RT_THROWN || !rt_to_double(v, &d)) rt_host_leave();
  return d;
}

Ref clj_make_long(int64_t n) { return rt_host_local(rt_long(n)); }
Ref clj_make_double(double d) { return rt_host_local(rt_double(d)); }
Ref clj_make_inst(int64_t ms) {
  return rt_host_result(rt_inst_new(rt_long(ms)));
}

Ref clj_make_bigint(Ref text) {
  val v = rt_host_value(text);
  RETURN_IF_THROWN(v);
  if (!rt_is_str(v)) return rt_host_result(rt_throw_cast(v, "String"));
  char *digits = rt_str_to_utf8(v, NULL);
  val n = rt_bigint_from_c(digits);
  free(digits);
  return rt_host_result(n);
}

// --- bytes, keywords ---

Ref clj_make_bytes(uint32_t n) {
  if (!rt_host_enter()) return rt_host_result(RT_THROWN);
  val a = rt_byte_array(NULL, n);
  if (a != RT_THROWN) clj_host.data = ((RawArray *)a)->data;
  return rt_host_result(a);
}

uint32_t clj_bytes(Ref r) {
  val v = rt_host_value(r);
  bool is = v != RT_THROWN && rt_has_type(v, &rt_type_byte_array);
  rt_host_leave();
  if (!is) return 0;
  clj_host.data = ((RawArray *)v)->data;
  clj_host.size = (uint32_t)((RawArray *)v)->n;
  return 1;
}

Ref clj_make_keyword(Ref text) {
  if (!rt_host_enter()) return rt_host_result(RT_THROWN);
  val v = rt_host_value(text);
  RETURN_IF_THROWN(v);
  if (!rt_is_str(v)) return rt_host_result(rt_throw_cast(v, "String"));
  return rt_host_result(rt_keyword_parse(v));
}

// --- collections ---

// The values of the buffer at sp; the sp after them, NULL if one is none.
static val *take_buffer(val *sp, uint32_t n) {
  if (n > HOST_BUFFER) n = HOST_BUFFER;
  for (uint32_t i = 0; i < n; i++)
    if ((sp[i] = rt_host_value(clj_host.buffer[i])) == RT_THROWN) return NULL;
  return sp + n;
}

static Ref make(uint32_t n, val (*f)(val *sp, intptr_t n, const val *items)) {
  val *sp = rt_host_enter(), *top = sp ? take_buffer(sp, n) : NULL;
  return rt_host_result(top ? f(top, top - sp, sp) : RT_THROWN);
}

static val vector_of(val *sp, intptr_t n, const val *items) {
  (void)sp;
  return rt_vec_from(n, items);
}

Ref clj_make_vector(uint32_t n) { return make(n, vector_of); }
Ref clj_make_map(uint32_t n) { return make(n & ~1u, rt_map_literal); }
Ref clj_make_set(uint32_t n) { return make(n, rt_set_literal); }

Ref clj_into(Ref coll, uint32_t n) {
  val *sp = rt_host_enter(), *top = sp ? take_buffer(sp, n) : NULL;
  val c = top ? rt_host_value(coll) : RT_THROWN;
  bool map = c != RT_THROWN && rt_is_map(c);
  for (val *p = sp; c != RT_THROWN && p < top; p += map ? 2 : 1) {
    rt_gc_inhibit();
    c = map ? rt_assoc(top, c, p[0], p[1]) : rt_conj(top, c, p[0]);
    rt_gc_permit();
  }
  RETURN_IF_THROWN(c);
  val *slot = rt_host_slot(coll);
  rt_host_leave();
  if (slot) *slot = c;
  return coll;
}

// As many of n arguments as the function takes, at most.
static intptr_t accepted(val fn, intptr_t n) {
  for (intptr_t k = n; rt_is_ptr(fn) && k >= 0; k--)
    if (rt_method_accepts(fn, k)) return k;
  return n;
}

Ref clj_call(Ref f, uint32_t n) {
  val *sp = rt_host_enter(), *top = sp ? take_buffer(sp, n) : NULL;
  val fn = top ? rt_host_value(f) : RT_THROWN;
  RETURN_IF_THROWN(fn);
  return rt_host_result(rt_call_n(top, fn, accepted(fn, top - sp), sp));
}

// Calls f with the two values, which it need not root.
static val with_two(Ref a, Ref b, val (*f)(val *sp, val a, val b)) {
  val *sp = rt_host_enter();
  val x = sp ? rt_host_value(a) : RT_THROWN;
  val y = x != RT_THROWN ? rt_host_value(b) : RT_THROWN;
  if (y == RT_THROWN) return RT_THROWN;
  sp[0] = x;
  sp[1] = y;
  rt_gc_inhibit();
  val result = f(sp + 2, x, y);
  rt_gc_permit();
  return result;
}

static val contains(val *sp, val coll, val key) {
  int is = rt_contains(sp, coll, key);
  return is < 0 ? RT_THROWN : rt_bool(is);
}

static val equal(val *sp, val a, val b) {
  int is = rt_equal(sp, a, b);
  return is < 0 ? RT_THROWN : rt_bool(is);
}

Ref clj_get(Ref coll, Ref key) {
  return rt_host_result(with_two(coll, key, rt_get));
}
uint32_t clj_contains(Ref coll, Ref key) {
  return rt_host_result(with_two(coll, key, contains)) == RT_TRUE;
}
uint32_t clj_equal(Ref a, Ref b) {
  return rt_host_result(with_two(a, b, equal)) == RT_TRUE;
}

uint32_t clj_hash(Ref r) {
  val *sp = rt_host_enter();
  val v = sp ? rt_host_value(r) : RT_THROWN;
  uint32_t hash = 0;
  if (v != RT_THROWN) {
    rt_gc_inhibit();
    hash = rt_hash(sp, v);
    rt_gc_permit();
  }
  rt_host_leave();
  return hash;
}

int32_t clj_count(Ref coll) {
  val *sp = rt_host_enter();
  val v = sp ? rt_host_value(coll) : RT_THROWN;
  intptr_t n = -1;
  if (v != RT_THROWN) {
    sp[0] = v;
    n = rt_count_raw(sp + 1, v);
  }
  rt_host_leave();
  return (int32_t)n;
}

Ref clj_nth(Ref coll, int32_t i) {
  val *sp = rt_host_enter();
  val v = sp ? rt_host_value(coll) : RT_THROWN;
  RETURN_IF_THROWN(v);
  sp[0] = v;
  return rt_host_result(i < 0 ? RT_NIL
                              : rt_nth_or(sp + 1, v, rt_long(i), RT_NIL));
}

// --- seqs ---

Ref clj_seq(Ref coll) {
  val *sp = rt_host_enter();
  val v = sp ? rt_host_value(coll) : RT_THROWN;
  RETURN_IF_THROWN(v);
  sp[0] = v;
  return rt_host_result(rt_seq(sp + 1, v));
}

// Puts what the seq in sp[0] starts with into the buffer; the seq after that
// takes its place.
static bool step(val *sp, uint32_t *n, bool pairs) {
  val x = rt_first(sp + 1, sp[0]);
  if (x == RT_THROWN) return false;
  if (pairs && rt_is_veclike(x) && rt_veclike_count(x) == 2) {
    clj_host.buffer[(*n)++] = rt_host_local(rt_veclike_ref(x, 0));
    x = rt_veclike_ref(x, 1);
  }
  clj_host.buffer[(*n)++] = rt_host_local(x);
  val rest = rt_next(sp + 1, sp[0]);
  if (rest == RT_THROWN) return false;
  sp[0] = rest;
  return true;
}

uint32_t clj_step(Ref seq, uint32_t max, uint32_t pairs) {
  val *sp = rt_host_enter();
  val v = sp ? rt_host_value(seq) : RT_THROWN, *slot = rt_host_slot(seq);
  uint32_t n = 0, room = HOST_BUFFER - 1;
  if (v != RT_THROWN && slot) {
    sp[0] = v;
    while (sp[0] != RT_NIL && max-- && n < room)
      if (!step(sp, &n, pairs)) break;
    *slot = sp[0];
  }
  rt_host_leave();
  return n;
}

// --- exceptions ---

Ref clj_data(Ref exception) {
  val v = rt_host_value(exception);
  return rt_host_result(v == RT_THROWN ? v : rt_ex_data(v));
}

Ref clj_cause(Ref exception) {
  val v = rt_host_value(exception);
  return rt_host_result(v == RT_THROWN ? v : rt_ex_cause(v));
}
