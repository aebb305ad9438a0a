// SPDX-License-Identifier: MIT
// Java arrays. Objects of fixed length, changed in place; equal only to
// themselves.
#include "rt/coll/array.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/num/num.h"
#include "rt/seq/seq.h"
#include "rt/base/throw.h"
#include "rt/coll/vec.h"
#include "rt/prim.h"

#include <stdlib.h>
#include <string.h>

// --- elements ---

static char code_of(val a) {
  const Type *t = rt_obj_type(a);
  return t->layout == LAYOUT_ARRAY ? 'L' : t->name[1];
}

static uint32_t width(char code) {
  switch (code) {
  case 'J':
  case 'D': return 8;
  case 'I':
  case 'F': return 4;
  case 'S':
  case 'C': return 2;
  default: return 1;
  }
}

uint32_t rt_array_length(val a) {
  char code = code_of(a);
  uintptr_t n = ((Array *)a)->n;
  return (uint32_t)(code == 'L' ? n : n / width(code));
}

#define RAW(t, a) ((t *)(void *)((RawArray *)(a))->data)

val rt_array_ref(val a, uint32_t i) {
  switch (code_of(a)) {
  case 'L': return ((Array *)a)->items[i];
  case 'J': return rt_long(RAW(int64_t, a)[i]);
  case 'I': return rt_int(RAW(int32_t, a)[i]);
  case 'S': return rt_short(RAW(int16_t, a)[i]);
  case 'B': return rt_byte(RAW(int8_t, a)[i]);
  case 'C': return RT_CHAR(RAW(uint16_t, a)[i]);
  case 'D': return rt_double(RAW(double, a)[i]);
  case 'F': return rt_float((double)RAW(float, a)[i]);
  default: return rt_bool(RAW(uint8_t, a)[i]);
  }
}

// The class of arrays whose items are of a class, made when first asked for.
// It lies outside the heap and stays.
typedef struct ArrayType {
  Type type;
  const Type *element;
  struct ArrayType *next;
} ArrayType;

// Object[] holds anything, String[] strings and nil.
static bool may_hold(val a, val x) {
  const Type *t = rt_obj_type(a);
  return t == &rt_type_object_array || x == RT_NIL ||
         rt_instance(((const ArrayType *)(const void *)t)->element, x);
}

// The number's low bits, as longValue, intValue... of java.lang.Number.
static bool cut(val x, char code, int64_t *n) {
  if (!rt_num_check(x)) return false;
  switch (code) {
  case 'I': return rt_to_unchecked_int(x, n);
  case 'S': return rt_to_unchecked_short(x, n);
  case 'B': return rt_to_unchecked_byte(x, n);
  default: {
    val v = rt_num_long(x);
    if (v != RT_THROWN) *n = rt_long_value(v);
    return v != RT_THROWN;
  }
  }
}

static bool set_integer(val a, uint32_t i, val x, char code, bool wrap) {
  int64_t n;
  if (wrap ? !cut(x, code, &n) : !rt_to_int64(x, &n)) return false;
  int bits = 8 * (int)width(code);
  if (!wrap && bits < 64 &&
      (n < -((int64_t)1 << (bits - 1)) || n >= (int64_t)1 << (bits - 1))) {
    const char *name = code == 'I' ? "int" : code == 'S' ? "short" : "byte";
    rt_throwf(&rt_type_illegal_argument, "Value out of range for %s: %l", name,
              n);
    return false;
  }
  switch (code) {
  case 'J': RAW(int64_t, a)[i] = n; break;
  case 'I': RAW(int32_t, a)[i] = (int32_t)n; break;
  case 'S': RAW(int16_t, a)[i] = (int16_t)n; break;
  default: RAW(int8_t, a)[i] = (int8_t)n;
  }
  return true;
}

static bool set_double(val a, uint32_t i, val x, char code) {
  double d;
  if (!rt_to_double(x, &d)) return false;
  if (code == 'D')
    RAW(double, a)[i] = d;
  else
    RAW(float, a)[i] = (float)d;
  return true;
}

// Stores x; false with an exception pending.
static bool set_or_wrap(val a, uint32_t i, val x, bool wrap) {
  char code = code_of(a);
  switch (code) {
  case 'L':
    if (!may_hold(a, x)) {
      rt_throwf(&rt_type_array_store, "%t", x);
      return false;
    }
    rt_write(a, &((Array *)a)->items[i], x);
    return true;
  case 'D':
  case 'F': return set_double(a, i, x, code);
  case 'C':
    if (rt_is_char(x)) {
      RAW(uint16_t, a)[i] = (uint16_t)rt_char_code(x);
      return true;
    }
    rt_throw_cast(x, "java.lang.Character");
    return false;
  case 'Z':
    if (x == RT_TRUE || x == RT_FALSE) {
      RAW(uint8_t, a)[i] = x == RT_TRUE;
      return true;
    }
    rt_throw_cast(x, "java.lang.Boolean");
    return false;
  default: return set_integer(a, i, x, code, wrap);
  }
}
static bool set(val a, uint32_t i, val x) {
  return set_or_wrap(a, i, x, false);
}

// --- Types ---

static val array_seq(val *sp, val o) {
  (void)sp;
  return rt_array_seq(o, 0);
}
static intptr_t array_count(val *sp, val o) {
  (void)sp;
  return (intptr_t)rt_array_length(o);
}
static RT_COLD val bad_index(int64_t i, uint32_t n) {
  return rt_throwf(&rt_type_array_index, "Index %l out of bounds for length %d",
                   i, (int)n);
}
static val array_nth(val *sp, val o, intptr_t i, val dflt) {
  (void)sp;
  uint32_t n = rt_array_length(o);
  if ((uintptr_t)i < n) return rt_array_ref(o, (uint32_t)i);
  return dflt == RT_ABSENT ? bad_index(i, n) : dflt;
}
static val array_get(val *sp, val o, val key, val dflt) {
  int64_t i; // of any number, cut off, as in a String
  if (!rt_is_number(key) || !rt_to_int64(key, &i)) return dflt;
  return i < 0 || i > INT32_MAX ? dflt : array_nth(sp, o, (intptr_t)i, dflt);
}
static int array_contains(val *sp, val o, val key) {
  (void)sp;
  int64_t i;
  if (rt_is_number(key))
    return rt_to_int64(key, &i) ? i >= 0 && i < rt_array_length(o) : -1;
  rt_throwf(&rt_type_illegal_argument, "contains? not supported on type: %t",
            o);
  return -1;
}

static const Ops array_ops = {.seq = array_seq,
                              .count = array_count,
                              .nth = array_nth,
                              .get = array_get,
                              .contains = array_contains,
                              .hash = rt_hash_by_identity};

static const Type *const array_ifaces[] = {&rt_iface_cloneable,
                                           &rt_iface_serializable, NULL};
#define ARRAY_TYPE(id, lay, bits, cname)                                       \
  const Type rt_type_##id##_array = {.type = &rt_type_class,                   \
                                     .kind = KIND_ARRAY,                       \
                                     .layout = lay,                            \
                                     .flags = bits,                            \
                                     RT_INVOKE_NONE,                           \
                                     .name = cname,                            \
                                     .ifaces = array_ifaces,                   \
                                     .ops = &array_ops}
ARRAY_TYPE(object, LAYOUT_ARRAY, TYPE_OBJECTS, "[Ljava.lang.Object;");
ARRAY_TYPE(long, LAYOUT_BYTES, 0, "[J");
ARRAY_TYPE(int, LAYOUT_BYTES, 0, "[I");
ARRAY_TYPE(short, LAYOUT_BYTES, 0, "[S");
ARRAY_TYPE(byte, LAYOUT_BYTES, 0, "[B");
ARRAY_TYPE(char, LAYOUT_BYTES, 0, "[C");
ARRAY_TYPE(double, LAYOUT_BYTES, 0, "[D");
ARRAY_TYPE(float, LAYOUT_BYTES, 0, "[F");
ARRAY_TYPE(boolean, LAYOUT_BYTES, 0, "[Z");

static const Type *array_type_of(const Type *element) {
  static ArrayType *types;
  if (element == &rt_type_object) return &rt_type_object_array;
  for (const ArrayType *a = types; a; a = a->next)
    if (a->element == element) return &a->type;
  bool nested = element->name[0] == '[';
  size_t n = strlen(element->name);
  ArrayType *a = malloc(sizeof *a);
  char *name = malloc(n + 4);
  if (!a || !name) rt_fatal("out of memory");
  char *p = name;
  *p++ = '[';
  if (!nested) *p++ = 'L';
  memcpy(p, element->name, n);
  p += n;
  if (!nested) *p++ = ';';
  *p = 0;
  a->type = rt_type_object_array;
  a->type.flags = 0;
  a->type.name = name;
  a->element = element;
  a->next = types;
  types = a;
  return &a->type;
}

static const Type *type_of_code(uint32_t code) {
  switch (code) {
  case 'L': return &rt_type_object_array;
  case 'J': return &rt_type_long_array;
  case 'I': return &rt_type_int_array;
  case 'S': return &rt_type_short_array;
  case 'B': return &rt_type_byte_array;
  case 'C': return &rt_type_char_array;
  case 'D': return &rt_type_double_array;
  case 'F': return &rt_type_float_array;
  case 'Z': return &rt_type_boolean_array;
  default: return NULL;
  }
}

val rt_array_component(val cls) {
  const Type *t = (const Type *)cls;
  if (t->name[0] != '[') return RT_NIL;
  if (t == &rt_type_object_array) return (val)&rt_type_object;
  if (!t->name[2])
    return rt_primitive_class(RT_CHAR((unsigned char)t->name[1]));
  return (val)((const ArrayType *)(const void *)t)->element;
}

// --- construction ---

val rt_object_array(uintptr_t n, const val *items) {
  Array *a = rt_try_alloc(&rt_type_object_array,
                          sizeof(Array) + (uint64_t)n * sizeof(val));
  if (!a) return RT_THROWN;
  a->n = n;
  if (items)
    memcpy(a->items, items, n * sizeof(val));
  else
    memset(a->items, 0, n * sizeof(val));
  return (val)a;
}

// Of n elements; what no memory has if the length were no fixnum.
static uint64_t raw_size(uint64_t n, uint64_t bytes) {
  return n > RT_FIX_MAX ? UINT64_MAX : sizeof(RawArray) + bytes;
}

val rt_byte_array(const char *bytes, size_t n) {
  RawArray *a = rt_try_alloc(&rt_type_byte_array, raw_size(n, n));
  if (!a) return RT_THROWN;
  a->n = n;
  memcpy(a->data, bytes, n);
  return (val)a;
}

static val array_of(const Type *t, uint32_t n) {
  if (t->layout == LAYOUT_ARRAY) {
    val a = rt_object_array(n, NULL);
    if (a != RT_THROWN) ((Array *)a)->type = t;
    return a;
  }
  uint64_t bytes = (uint64_t)n * width(t->name[1]);
  RawArray *a = rt_try_alloc(t, raw_size(n, bytes));
  if (!a) return RT_THROWN;
  a->n = (uintptr_t)bytes;
  memset(a->data, 0, a->n);
  return (val)a;
}

// Lengths beyond 32 bits are cut, as by Java's intValue.
static bool length_arg(val v, uint32_t *n) {
  int64_t len;
  if (!rt_num_check(v) || !rt_to_unchecked_int(v, &len)) return false;
  if (len < 0) rt_throwf(&rt_type_negative_array_size, "%l", len);
  *n = (uint32_t)len;
  return len >= 0;
}

val rt_array_make(val code, val length) {
  uint32_t n;
  const Type *t = rt_is_char(code) ? type_of_code(rt_char_code(code)) : NULL;
  if (!t) return rt_throw_cast(code, "java.lang.Class");
  return length_arg(length, &n) ? array_of(t, n) : RT_THROWN;
}
val rt_array_new(val length) {
  uint32_t n;
  return length_arg(length, &n) ? rt_object_array(n, NULL) : RT_THROWN;
}

// An object array of the same items whose class says what they are.
val rt_array_typed(val a, val cls) {
  Array *from = (Array *)a;
  if (!rt_is_class(cls)) return rt_throw_cast(cls, "java.lang.Class");
  const Type *t = array_type_of((const Type *)cls);
  val out = rt_object_array(from->n, from->items);
  RT_TRY(out);
  ((Array *)out)->type = t;
  for (uintptr_t i = 0; i < from->n; i++)
    if (!may_hold(out, from->items[i]))
      return rt_throwf(&rt_type_illegal_argument,
                       "array element type mismatch");
  return out;
}

// --- access ---

static RT_COLD val no_array(val v) {
  if (v == RT_NIL)
    return rt_throwf(&rt_type_null_pointer,
                     "Cannot read the array length because it is null");
  return rt_throw_cast(v, "[Ljava.lang.Object;");
}

// The element index `i` of array `a` in *at.
static bool locate(val a, val i, uint32_t *at) {
  int64_t n;
  if (!rt_is_array(a)) return no_array(a), false;
  if (rt_is_fix(i))
    n = rt_unfix(i);
  else if (!rt_to_int64(i, &n))
    return false;
  uint32_t len = rt_array_length(a);
  if ((uint64_t)n >= len) return bad_index(n, len), false;
  *at = (uint32_t)n;
  return true;
}

// The common element types, with a fixnum index in range.
static inline bool quick(val a, val i, const Type *t, unsigned width) {
  return rt_has_type(a, t) && rt_is_fix(i) &&
         (uintptr_t)rt_unfix(i) < ((RawArray *)a)->n / width;
}

val rt_aget(val a, val i) {
  uint32_t at;
  if (quick(a, i, &rt_type_double_array, 8))
    return rt_double(RAW(double, a)[rt_unfix(i)]);
  if (quick(a, i, &rt_type_long_array, 8))
    return rt_long(RAW(int64_t, a)[rt_unfix(i)]);
  return locate(a, i, &at) ? rt_array_ref(a, at) : RT_THROWN;
}

// Does the method clojure.lang.RT/aset for arrays with the code take x? Those
// for int and long take what reflection widens, and an int is cut off from a
// long.
static bool is_element(val x, char code) {
  switch (code) {
  case 'L': return true;
  case 'J':
  case 'I': return rt_is_long(x);
  case 'S': return rt_has_type(x, &rt_type_short);
  case 'B': return rt_has_type(x, &rt_type_byte);
  case 'D': return rt_is_double(x);
  case 'F': return rt_has_type(x, &rt_type_float);
  case 'C': return rt_is_char(x);
  default: return x == RT_TRUE || x == RT_FALSE;
  }
}

val rt_aset(val a, val i, val x) {
  uint32_t at;
  if (rt_is_double(x) && quick(a, i, &rt_type_double_array, 8)) {
    RAW(double, a)[rt_unfix(i)] = ((Double *)x)->d;
    return x;
  }
  if (rt_is_fix(x) && quick(a, i, &rt_type_long_array, 8)) {
    RAW(int64_t, a)[rt_unfix(i)] = rt_unfix(x);
    return x;
  }
  if (!locate(a, i, &at)) return RT_THROWN;
  char code = code_of(a);
  if (!is_element(x, code))
    return rt_throwf(&rt_type_illegal_argument,
                     "No matching method aset found taking 3 args");
  return set_or_wrap(a, at, x, code == 'I') ? x : RT_THROWN;
}
val rt_alength(val a) {
  return rt_is_array(a) ? RT_FIX(rt_array_length(a)) : no_array(a);
}
val rt_array_at(val a, val i) { return ((Array *)a)->items[rt_unfix(i)]; }
val rt_array_put(val a, val i, val x) {
  rt_write(a, &((Array *)a)->items[rt_unfix(i)], x);
  return RT_NIL;
}
val rt_array_code(val a) {
  return rt_is_array(a) ? RT_CHAR((unsigned char)code_of(a)) : RT_NIL;
}

// --- bulk ---

// dst[to..to + n) = src[from..); arrays of one type, ranges checked.
static void copy(val src, uint32_t from, val dst, uint32_t to, uint32_t n) {
  char code = code_of(src);
  if (code != 'L') {
    uint32_t w = width(code);
    memmove(RAW(char, dst) + (size_t)to * w, RAW(char, src) + (size_t)from * w,
            (size_t)n * w);
    return;
  }
  const val *s = ((Array *)src)->items + from;
  val *d = ((Array *)dst)->items + to;
  if (d <= s)
    for (uint32_t i = 0; i < n; i++) rt_write(dst, d + i, s[i]);
  else
    while (n-- > 0) rt_write(dst, d + n, s[n]);
}

val rt_array_copy(val src, val from, val dst, val to, val count) {
  int64_t f, t, n;
  if (!rt_is_array(src)) return no_array(src);
  if (!rt_is_array(dst)) return no_array(dst);
  if (!rt_to_int64(from, &f) || !rt_to_int64(to, &t) || !rt_to_int64(count, &n))
    return RT_THROWN;
  if (rt_obj_type(src) != rt_obj_type(dst) &&
      (code_of(src) != 'L' || code_of(dst) != 'L'))
    return rt_throwf(&rt_type_array_store,
                     "arraycopy: type mismatch: can not copy %t into %t", src,
                     dst);
  if (f < 0 || t < 0 || n < 0 || f + n > rt_array_length(src) ||
      t + n > rt_array_length(dst))
    return rt_throwf(&rt_type_array_index,
                     "arraycopy: last source index %l out of bounds for "
                     "length %d",
                     f + n, (int)rt_array_length(src));
  copy(src, (uint32_t)f, dst, (uint32_t)t, (uint32_t)n);
  return RT_NIL;
}

val rt_array_range(val a, val from, val to) {
  int64_t f, t;
  if (!rt_is_array(a)) return no_array(a);
  if (!rt_to_int64(from, &f) || !rt_to_int64(to, &t)) return RT_THROWN;
  uint32_t len = rt_array_length(a);
  if (f < 0 || f > len) return bad_index(f, len);
  if (t < f || t > INT32_MAX)
    return rt_throwf(&rt_type_illegal_argument, "%l > %l", f, t);
  val out = array_of(rt_obj_type(a), (uint32_t)(t - f));
  RT_TRY(out);
  int64_t n = (t < len ? t : len) - f;
  copy(a, (uint32_t)f, out, 0, (uint32_t)n);
  return out;
}

val rt_array_text(val a) {
  if (!rt_has_type(a, &rt_type_char_array))
    return rt_throw_cast(a, rt_type_char_array.name);
  const RawArray *chars = (const RawArray *)a;
  return rt_str_from_utf16((const uint16_t *)(const void *)chars->data,
                           rt_array_length(a));
}

val rt_aclone(val a) {
  if (!rt_is_array(a)) return no_array(a);
  uint32_t n = rt_array_length(a);
  val out = array_of(rt_obj_type(a), n);
  RT_TRY(out);
  copy(a, 0, out, 0, n);
  return out;
}

val rt_array_fill(val a, val x) {
  if (!rt_is_array(a)) return no_array(a);
  uint32_t n = rt_array_length(a);
  for (uint32_t i = 0; i < n; i++)
    if (!set(a, i, x)) return RT_THROWN;
  return RT_NIL;
}

val rt_array_from_seq(val *sp, val coll) {
  uint32_t n;
  val node = rt_collect(sp, coll, &n);
  RT_TRY(node);
  return rt_object_array(n, ((VecNode *)node)->slots);
}

val rt_to_array(val *sp, val coll) {
  if (rt_is_array(coll) && code_of(coll) == 'L') return coll;
  if (!rt_is_seqable(coll)) return rt_not_convertible(coll);
  return rt_array_from_seq(sp, coll);
}

val rt_array_fill_seq(val *sp, val a, val coll) {
  uint32_t n;
  sp[0] = a;
  val node = rt_collect(sp + 1, coll, &n);
  RT_TRY(node);
  a = sp[0];
  uint32_t len = rt_array_length(a);
  for (uint32_t i = 0; i < n && i < len; i++)
    if (!set_or_wrap(a, i, ((VecNode *)node)->slots[i], true)) return RT_THROWN;
  return a;
}

val rt_vec_from_array(val a) {
  if (!rt_is_array(a)) return no_array(a);
  uint32_t n = rt_array_length(a);
  if (code_of(a) == 'L') return rt_vec_from(n, ((Array *)a)->items);
  val items = rt_object_array(n, NULL);
  RT_TRY(items);
  for (uint32_t i = 0; i < n; i++)
    rt_write(items, &((Array *)items)->items[i], rt_array_ref(a, i));
  return rt_vec_from(n, ((Array *)items)->items);
}

// --- sorting: bottom-up merge sort on copies that do not move ---

// Merges from[lo..mid) and from[mid..hi) into `to`. False if thrown.
static bool merge(val *sp, const val *from, val *to, size_t lo, size_t mid,
                  size_t hi) {
  size_t i = lo, j = mid;
  for (size_t k = lo; k < hi; k++) {
    int c = j >= hi ? 1 : -1; // the later against the earlier, as Java's sort
    if (i < mid && j < hi && rt_compare(sp, from[j], from[i], &c) < 0)
      return false;
    to[k] = i < mid && c >= 0 ? from[i++] : from[j++];
  }
  return true;
}

// Sorts buf[0..n) using buf[n..2n); the half that holds the result, or NULL.
static val *merge_sort(val *sp, val *buf, size_t n) {
  val *from = buf, *to = buf + n;
  for (size_t run = 1; run < n; run *= 2) {
    for (size_t lo = 0; lo < n; lo += 2 * run) {
      size_t mid = lo + run < n ? lo + run : n;
      size_t hi = lo + 2 * run < n ? lo + 2 * run : n;
      if (!merge(sp, from, to, lo, mid, hi)) return NULL;
    }
    val *swap = from;
    from = to;
    to = swap;
  }
  return from;
}

val rt_array_sort_default(val *sp, val array) {
  Array *a = (Array *)array;
  if (a->n < 2) return RT_NIL;
  val *buf = malloc(2 * a->n * sizeof(val));
  if (!buf) {
    rt_throw_memory();
    return RT_THROWN;
  }
  memcpy(buf, a->items, a->n * sizeof(val));
  rt_gc_inhibit();
  const val *sorted = merge_sort(sp, buf, a->n);
  for (size_t i = 0; sorted && i < a->n; i++)
    rt_write(array, &a->items[i], sorted[i]);
  rt_gc_permit();
  free(buf);
  return sorted ? RT_NIL : RT_THROWN;
}
