// SPDX-License-Identifier: MIT
// Clojure's `=` and `compare`.
//
// Values fall into categories that are never equal to each other: numbers (by
// kind: = 1 1.0 is false), sequential collections, maps, sets, and everything
// else by its own rule. When one side is a collection its rule decides,
// whichever side it is on, as in clojure.lang.Util.pcequiv.
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/num/num.h"
#include "rt/str/print.h"
#include "rt/seq/seq.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"
#include "rt/prim.h"

static bool is_num_kind(unsigned k) {
  return k >= KIND_LONG && k <= KIND_DECIMAL;
}
static bool is_coll_kind(unsigned k) {
  return (k >= KIND_LIST && k <= KIND_TREE_SET && k != KIND_CHUNK) ||
         k == KIND_RECORD;
}

// Types of the program, too.
static bool is_collection(val x) {
  unsigned k = rt_type_of(x)->kind;
  return is_coll_kind(k) ||
         (k == KIND_OBJECT && rt_instance(&rt_iface_persistent_collection, x));
}

// Anything but atoms: the side with a rule decides.
static int equal_objects(val *sp, val a, val b) {
  const Type *t = rt_type_of(a), *u = rt_type_of(b);
  if (!(sp = rt_nest(sp))) return -1;
  if (t->ops->equal && is_collection(a)) return t->ops->equal(sp, a, b);
  if (u->ops->equal && is_collection(b)) return u->ops->equal(sp, b, a);
  if (t->ops->equal) return t->ops->equal(sp, a, b);
  if (u->kind == KIND_OBJECT && u->ops->equal) return u->ops->equal(sp, b, a);
  return 0;
}

int rt_equal_slow(val *sp, val a, val b) {
  const Type *t = rt_type_of(a), *u = rt_type_of(b);
  if (is_num_kind(t->kind) && is_num_kind(u->kind)) return rt_num_equiv(a, b);
  switch (t->kind) {
  case KIND_STR:
    if (u->kind == KIND_STR) return rt_str_equal((Str *)a, (Str *)b);
    break;
  case KIND_SYM:
    if (u->kind == KIND_SYM) return rt_sym_equal((Sym *)a, (Sym *)b);
    break;
  default: break;
  }
  return equal_objects(sp, a, b);
}

int rt_equal_java(val *sp, val a, val b) {
  bool outer = rt_equal_exactly;
  if (a == RT_NIL || b == RT_NIL) return a == b;
  rt_equal_exactly = true;
  int eq = rt_equal(sp, a, b);
  rt_equal_exactly = outer;
  return eq;
}

static bool same_number(val key, val x) {
  StrBuilder *a = rt_sb_make(), *b = rt_sb_make();
  return rt_print_value(a, key, true) && rt_print_value(b, x, true) &&
         rt_str_equal((Str *)rt_sb_to_str(a), (Str *)rt_sb_to_str(b));
}

int rt_case_equal(val *sp, val key, val x) {
  if (rt_has_kind(key, KIND_REGEX)) return 0;
  int eq = rt_equal(sp, key, x);
  if (eq == 1 && rt_is_double(key) && rt_obj_type(key) != rt_type_of(x))
    return 0;
  if (eq == 1 && (rt_is_double(key) || rt_has_kind(key, KIND_DECIMAL)))
    return same_number(key, x);
  return eq;
}

// --- sequential collections ---

static int equal_walk(val *sp, val a, val b) {
  Cursor c, d;
  val x, y;
  if (rt_cursor_init(sp, &c, a) < 0 || rt_cursor_init(sp, &d, b) < 0) return -1;
  for (;;) {
    int more = rt_cursor_next(sp, &c, &x);
    int other = more < 0 ? -1 : rt_cursor_next(sp, &d, &y);
    if (more < 0 || other < 0) return -1;
    if (!more || !other) return more == other;
    int eq = rt_equal(sp, x, y);
    if (eq <= 0) return eq;
  }
}

// Built-in types that know their length at once.
static intptr_t quick_count(val *sp, val o) {
  const Type *t = rt_obj_type(o);
  if (t->kind == KIND_OBJECT || !t->ops->count) return -1;
  return t->ops->count(sp, o);
}

int rt_equal_sequential(val *sp, val a, val b) {
  intptr_t n = quick_count(sp, a);
  if (n >= 0) {
    intptr_t m = quick_count(sp, b);
    if (m >= 0 && m != n) return 0;
  }
  rt_gc_inhibit();
  int eq = equal_walk(sp, a, b);
  rt_gc_permit();
  return eq;
}

static bool is_sequence_like(val v) {
  return rt_is_sequential(v) ||
         (rt_has_kind(v, KIND_OBJECT) && rt_instance(&rt_iface_ju_list, v));
}

int rt_seq_equal(val *sp, val a, val b) {
  return is_sequence_like(b) ? rt_equal_sequential(sp, a, b) : 0;
}

// --- compare ---

static int sign(int64_t n) { return (n > 0) - (n < 0); }

static int sym_compare(val ns, val name, val ns2, val name2) {
  if (ns == RT_NIL && ns2 != RT_NIL) return -1;
  if (ns != RT_NIL) {
    if (ns2 == RT_NIL) return 1;
    int c = rt_str_cmp((Str *)ns, (Str *)ns2);
    if (c) return c;
  }
  return rt_str_cmp((Str *)name, (Str *)name2);
}

static int bad_compare(val b, const char *name) {
  rt_throw_cast(b, name);
  return -1;
}

static int compare_atoms(val a, val b, int *out) {
  const Type *t = rt_type_of(a), *u = rt_type_of(b);
  if (is_num_kind(t->kind)) {
    if (!is_num_kind(u->kind)) return bad_compare(b, "java.lang.Number");
    return rt_num_compare(a, b, out);
  }
  if (t->kind != u->kind) return bad_compare(b, t->name);
  switch (t->kind) {
  case KIND_STR: *out = rt_str_cmp((Str *)a, (Str *)b); break;
  case KIND_SYM:
    *out = sym_compare(((Sym *)a)->ns, ((Sym *)a)->name, ((Sym *)b)->ns,
                       ((Sym *)b)->name);
    break;
  case KIND_KEYWORD:
    *out = sym_compare(((Keyword *)a)->ns, ((Keyword *)a)->name,
                       ((Keyword *)b)->ns, ((Keyword *)b)->name);
    break;
  default: // characters; false before true
    *out = sign((int64_t)a - (int64_t)b);
    if (t->kind == KIND_CHAR)
      *out = (int)rt_char_code(a) - (int)rt_char_code(b);
  }
  return 0;
}

int rt_compare(val *sp, val a, val b, int *out) {
  *out = 0;
  if (a == b) return 0;
  if (a == RT_NIL || b == RT_NIL) {
    *out = a == RT_NIL ? -1 : 1;
    return 0;
  }
  if (a & b & 1) {
    *out = (intptr_t)a < (intptr_t)b ? -1 : 1;
    return 0;
  }
  const Type *t = rt_type_of(a);
  if (t->kind <= KIND_KEYWORD && t->kind != KIND_ABSTRACT)
    return compare_atoms(a, b, out);
  if (!(sp = rt_nest(sp))) return -1;
  if (t->ops->compare) return t->ops->compare(sp, a, b, out);
  // Util.compare looks at identity and equality only through Comparable.
  return bad_compare(a, "java.lang.Comparable");
}

val rt_compare_of(val *sp, val a, val b) {
  int c;
  return rt_compare(sp, a, b, &c) < 0 ? RT_THROWN : RT_FIX(c);
}
