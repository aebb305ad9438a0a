// SPDX-License-Identifier: MIT
// Instances of deftype and reify, whose operations are the interface methods
// they implement, found by their Java names; and records.
//
// Only methods that belong to an interface (or to Object) count here: a
// protocol may have a method named seq, too. Finding one by name is a scan of
// the type's few methods behind a small cache.
#include "rt/lang/object.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/num/num.h"
#include "rt/seq/seq.h"
#include "rt/str/print.h"
#include "rt/str/str.h"
#include "rt/str/strbuf.h"
#include "rt/str/sym.h"
#include "rt/base/throw.h"
#include "rt/coll/vec.h"
#include "rt/prim.h"

#include <string.h>

// --- methods ---

static bool named(val sym, const char *name) {
  const Str *s = (Str *)((Sym *)sym)->name;
  size_t n = strlen(name);
  return rt_str_len(s) == n && !rt_str_wide(s) && !memcmp(s->data, name, n);
}

static const Method *scan(const Type *t, const char *name) {
  if (!t->info) return NULL;
  for (int i = 0; i < t->info->nmethods; i++) {
    const Method *m = &t->info->methods[i];
    if (rt_has_type(m->owner, &rt_type_class) && named(m->name, name)) return m;
  }
  return NULL;
}

// Names are told apart by address: they are literals of this runtime.
val rt_user_method(const Type *t, const char *name) {
  static struct {
    const Type *type;
    const char *name;
    const Method *method;
  } cache[64];
  uintptr_t h = ((uintptr_t)t >> 4) ^ ((uintptr_t)t >> 10) ^ (uintptr_t)name;
  unsigned i = h % 64;
  if (cache[i].type != t || cache[i].name != name) {
    cache[i].type = t;
    cache[i].name = name;
    cache[i].method = scan(t, name);
  }
  return cache[i].method ? cache[i].method->fn : 0;
}

const Method *rt_method_named(const Type *t, val name) {
  if (!t->info) return NULL;
  for (int i = 0; i < t->info->nmethods; i++) {
    const Method *m = &t->info->methods[i];
    if (rt_str_equal((Str *)((Sym *)m->name)->name, (Str *)((Sym *)name)->name))
      return m;
  }
  return NULL;
}
val rt_method_find(const Type *t, val name) {
  const Method *m = rt_method_named(t, name);
  return m ? m->fn : 0;
}

static val method(val o, const char *name) {
  return rt_user_method(rt_obj_type(o), name);
}

// What a method of an interface returned: nil or of the type it promises.
// Whoever is given it relies on that.
static val result(val r, const Type *promised) {
  if (r == RT_NIL || r == RT_THROWN || rt_instance(promised, r)) return r;
  return rt_throw_cast(r, promised->name);
}
static val seq_result(val r) {
  return rt_has_kind(r, KIND_CONS) ? r : result(r, &rt_iface_iseq);
}

// The frames of C between a method and an operation that calls it.
static val *nested(val *sp) { return rt_charge(sp, RT_NEST_SLOTS - 2); }

val rt_user_call1(val *sp, val o, const char *name, const Type *promised) {
  val f = method(o, name);
  return f ? result(rt_call1(nested(sp), f, o), promised)
           : rt_throw_cast(o, name);
}

// The same with collection inhibited, for class S. Callers of that class use no
// slots, so that a method which calls itself through them charges some here.
static val call1(val *sp, val f, val o) {
  if (!(sp = rt_nest(sp))) return RT_THROWN;
  rt_gc_inhibit();
  val r = rt_call1(sp, f, o);
  rt_gc_permit();
  return r;
}
static val call2(val *sp, val f, val o, val a) {
  if (!(sp = rt_nest(sp))) return RT_THROWN;
  rt_gc_inhibit();
  val r = rt_call2(sp, f, o, a);
  rt_gc_permit();
  return r;
}
static val call3(val *sp, val f, val o, val a, val b) {
  if (!(sp = rt_nest(sp))) return RT_THROWN;
  rt_gc_inhibit();
  val r = rt_call3(sp, f, o, a, b);
  rt_gc_permit();
  return r;
}
static int truth(val r) { return r == RT_THROWN ? -1 : rt_truthy(r); }

// --- Ops of user types ---

static bool is_chars(val o) { return rt_instance(&rt_iface_char_sequence, o); }

static intptr_t chars_length(val *sp, val o) {
  int64_t n;
  val r = rt_user_call1(sp, o, "length", &rt_type_object);
  return r == RT_THROWN || !rt_to_int64(r, &n) ? -1 : (intptr_t)n;
}

static val chars_at(val *sp, val o, intptr_t i, val dflt) {
  sp[0] = o; // rooted while it counts
  sp[1] = dflt == RT_ABSENT ? RT_NIL : dflt;
  intptr_t n = dflt == RT_ABSENT ? INTPTR_MAX : chars_length(sp + 2, o);
  if (n < 0) return RT_THROWN;
  if (i >= n || (i < 0 && dflt != RT_ABSENT)) return sp[1];
  val f = method(sp[0], "charAt");
  if (!f) return rt_throw_cast(sp[0], "charAt");
  return result(rt_call2(sp + 1, f, sp[0], rt_long(i)), &rt_type_char);
}

// The seq on the text of a CharSequence as it is now.
static val chars_seq(val *sp, val o) {
  rt_gc_inhibit();
  intptr_t n = chars_length(sp, o);
  val s = n < 0 ? RT_THROWN : RT_NIL;
  StrBuilder *sb = rt_sb_make();
  for (intptr_t i = 0; i < n && s != RT_THROWN; i++) {
    s = chars_at(sp, o, i, RT_ABSENT);
    if (s == RT_THROWN) break;
    if (rt_is_char(s))
      rt_sb_add_unit(sb, rt_char_code(s));
    else
      s = rt_throw_cast(s, "java.lang.Character");
  }
  if (s != RT_THROWN) s = rt_seq(sp, rt_sb_to_str(sb));
  rt_gc_permit();
  return s;
}

static val user_seq(val *sp, val o) {
  val f = method(o, "seq");
  if (f) return seq_result(rt_call1(nested(sp), f, o));
  if (is_chars(o)) return chars_seq(sp, o);
  return rt_throwf(&rt_type_illegal_argument,
                   "Don't know how to create ISeq from: %t", o);
}
// Its seq, which must not be itself if it has no such method.
static val other_seq(val *sp, val o, const char *name) {
  if (!rt_instance(&rt_iface_iseq, o)) return user_seq(sp, o);
  return rt_throwf(&rt_type_abstract_method,
                   "Missing implementation of %s by: %t", name, o);
}
static val user_first(val *sp, val o) {
  val f = method(o, "first");
  if (f) return rt_call1(nested(sp), f, o);
  val s = other_seq(sp, o, "first");
  return s == RT_THROWN ? s : rt_first(sp, s);
}
static val user_next(val *sp, val o) {
  val f = method(o, "next");
  if (f) return seq_result(rt_call1(nested(sp), f, o));
  if ((f = method(o, "more"))) {
    val s = seq_result(rt_call1(nested(sp), f, o));
    return s == RT_THROWN ? s : rt_seq(sp, s);
  }
  val s = other_seq(sp, o, "next");
  return s == RT_THROWN ? s : rt_next(sp, s);
}
static val user_more(val *sp, val o) {
  val f = method(o, "more");
  if (f) return seq_result(rt_call1(nested(sp), f, o));
  val s = user_next(sp, o);
  return s == RT_NIL ? RT_EMPTY_LIST : s;
}

static bool is_ju_coll(val o) {
  return rt_instance(&rt_iface_juc_collection, o) ||
         rt_instance(&rt_iface_ju_map, o);
}

static intptr_t user_count(val *sp, val o) {
  val f = method(o, "count");
  int64_t n;
  if (f) {
    val r = rt_call1(nested(sp), f, o);
    return r == RT_THROWN || !rt_to_int64(r, &n) ? -1 : (intptr_t)n;
  }
  if (method(o, "seq") && (rt_is_coll(o) || is_ju_coll(o))) {
    val s = user_seq(sp, o);
    return s == RT_THROWN ? -1 : rt_count_walk(sp, s);
  }
  if (is_chars(o)) return chars_length(sp, o);
  rt_throwf(&rt_type_unsupported, "count not supported on this type: %v",
            rt_class_simple_text(rt_type_of(o)));
  return -1;
}
// Of a Map.Entry: its key, its value.
static val entry_at(val *sp, val o, intptr_t i, val dflt) {
  if (i == 0) return rt_user_call1(sp, o, "getKey", &rt_type_object);
  if (i == 1) return rt_user_call1(sp, o, "getValue", &rt_type_object);
  return dflt == RT_ABSENT ? rt_throw_index() : dflt;
}
static val user_nth(val *sp, val o, intptr_t i, val dflt) {
  val f = method(o, "nth");
  if (f)
    return dflt == RT_ABSENT ? rt_call2(nested(sp), f, o, rt_long(i))
                             : rt_call3(nested(sp), f, o, rt_long(i), dflt);
  if (rt_is_sequential(o)) return rt_nth_walk(sp, o, i, dflt);
  if (is_chars(o)) return chars_at(sp, o, i, dflt);
  if (rt_instance(&rt_iface_ju_map_entry, o)) return entry_at(sp, o, i, dflt);
  f = rt_instance(&rt_iface_random_access, o) ? method(o, "get") : 0;
  if (f) {
    sp[0] = o; // rooted while it counts
    sp[1] = dflt == RT_ABSENT ? RT_NIL : dflt;
    intptr_t n = dflt == RT_ABSENT ? 0 : user_count(sp + 2, o);
    if (n < 0) return RT_THROWN;
    if (dflt != RT_ABSENT && (i < 0 || i >= n)) return sp[1];
    return rt_call2(sp + 1, f, sp[0], rt_long(i));
  }
  return rt_throwf(&rt_type_unsupported, "nth not supported on this type: %v",
                   rt_class_simple_text(rt_type_of(o)));
}
static val user_deref(val *sp, val o) {
  val f = method(o, "deref");
  if (!f && rt_instance(&rt_iface_juc_future, o)) f = method(o, "get");
  if (f) return rt_call1(nested(sp), f, o);
  return rt_throw_cast(o, "java.util.concurrent.Future");
}

static val user_conj(val *sp, val o, val x) {
  val f = method(o, "cons");
  if (f) return result(call2(sp, f, o, x), &rt_iface_persistent_collection);
  return rt_throw_cast(o, "clojure.lang.IPersistentCollection");
}
static bool is_set(val o) {
  return rt_is_set(o) || rt_instance(&rt_iface_transient_set, o);
}
static int user_contains(val *sp, val o, val key) {
  val f = method(o, "containsKey");
  if (!f && (is_set(o) || rt_instance(&rt_iface_ju_set, o)))
    f = method(o, "contains");
  if (f) return truth(call2(sp, f, o, key));
  rt_throwf(&rt_type_illegal_argument, "contains? not supported on type: %t",
            o);
  return -1;
}
// Whether a default was given decides which valAt is called, even if it is nil.
// RT_ABSENT must not reach user code: the type is asked whether it has the key.
static val user_get(val *sp, val o, val key, val dflt) {
  val f = method(o, "valAt");
  if (!f && rt_instance(&rt_iface_ju_map, o)) f = method(o, "get");
  if (!f && is_set(o) && method(o, "get")) {
    int has = user_contains(sp, o, key);
    if (has > 0) return call2(sp, method(o, "get"), o, key);
    if (has < 0) return RT_THROWN;
  }
  if (dflt == RT_NIL && f) return call2(sp, f, o, key);
  if (dflt == RT_NIL_GIVEN) dflt = RT_NIL;
  if (!f) return dflt;
  if (dflt != RT_ABSENT) return call3(sp, f, o, key, dflt);
  int has = user_contains(sp, o, key);
  if (has <= 0) return has < 0 ? RT_THROWN : RT_ABSENT;
  return call2(sp, f, o, key);
}
static val user_find(val *sp, val o, val key) {
  val f = method(o, "entryAt");
  if (f) return result(call2(sp, f, o, key), &rt_iface_map_entry);
  if (rt_instance(&rt_iface_ju_map, o)) {
    sp[0] = key;
    val v = user_get(sp + 1, o, key, RT_ABSENT);
    if (v == RT_THROWN) return v;
    return v == RT_ABSENT ? RT_NIL : rt_map_entry(sp[0], v);
  }
  return rt_throwf(&rt_type_illegal_argument, "find not supported on type: %t",
                   o);
}
static val user_assoc(val *sp, val o, val key, val v) {
  val f = method(o, "assoc");
  if (f) return result(call3(sp, f, o, key, v), &rt_iface_associative);
  return rt_throw_cast(o, "clojure.lang.Associative");
}
static val user_dissoc(val *sp, val o, val key) {
  val f = method(o, "without");
  if (!f) f = method(o, "disjoin");
  if (f) return result(call2(sp, f, o, key), &rt_iface_persistent_collection);
  return rt_throw_cast(o, "clojure.lang.IPersistentMap");
}
static val user_empty(val *sp, val o) {
  val f = method(o, "empty");
  return f ? result(call1(sp, f, o), &rt_iface_persistent_collection) : RT_NIL;
}
static val user_peek(val *sp, val o) {
  val f = method(o, "peek");
  if (f) return call1(sp, f, o);
  return rt_throw_cast(o, "clojure.lang.IPersistentStack");
}
static val user_pop(val *sp, val o) {
  val f = method(o, "pop");
  if (f) return result(call1(sp, f, o), &rt_iface_persistent_stack);
  return rt_throw_cast(o, "clojure.lang.IPersistentStack");
}
static int user_equal(val *sp, val a, val b) {
  bool exactly = rt_equal_exactly;
  val f = method(a, exactly ? "equals" : "equiv");
  if (!f) f = method(a, exactly ? "equiv" : "equals");
  if (!f) return 0;
  rt_equal_exactly = false;
  int eq = truth(call2(sp, f, a, b));
  rt_equal_exactly = exactly;
  return eq;
}
static uint32_t user_hash(val *sp, val o) {
  val f = method(o, "hasheq");
  int64_t n;
  if (!f) f = method(o, "hashCode");
  if (!f) return rt_identity_hash(o);
  val r = call1(sp, f, o);
  return r == RT_THROWN || !rt_to_int64(r, &n) ? 0 : (uint32_t)n;
}
static int user_compare(val *sp, val a, val b, int *out) {
  val f = method(a, "compareTo");
  int64_t n;
  if (!f) {
    rt_throw_cast(a, "java.lang.Comparable");
    return -1;
  }
  val r = call2(sp, f, a, b);
  if (r == RT_THROWN || !rt_to_int64(r, &n)) return -1;
  *out = (n > 0) - (n < 0);
  return 0;
}

static val user_write(val *sp, val w, val text) {
  bool flush = text == RT_ABSENT;
  val f = method(w, flush ? "flush" : "write");
  if (!f) return flush ? RT_NIL : rt_throw_cast(w, "java.io.Writer");
  val r = flush ? call1(sp, f, w) : call2(sp, f, w, text);
  return r == RT_THROWN ? r : RT_NIL;
}

static val user_call(val *sp, val o, const char *name, const val *args, int n) {
  val f = method(o, name);
  if (!f) return RT_ABSENT;
  return n == 0   ? call1(sp, f, o)
         : n == 1 ? call2(sp, f, o, args[0])
                  : call3(sp, f, o, args[0], args[1]);
}

// A reify keeps its metadata in the first field.
static bool is_reify(const Type *t) {
  return rt_type_isa(t, &rt_iface_obj) && !rt_user_method(t, "meta");
}
static void forget_identity(val o) {
  const Type *t = rt_obj_type(o);
  if (t->flags & TYPE_IDENTITY) ((uintptr_t *)(o + t->size))[-1] = 0;
}
static val copy_of(val o) {
  const Type *t = rt_obj_type(o);
  val *copy = rt_new(t);
  memcpy(copy, (void *)o, t->size);
  forget_identity((val)copy);
  return (val)copy;
}
static val user_meta(val o) {
  return is_reify(rt_obj_type(o)) ? ((Object *)o)->fields[0] : RT_NIL;
}
static val user_with_meta(val o, val m) {
  if (!is_reify(rt_obj_type(o))) return rt_throw_cast(o, "clojure.lang.IObj");
  Object *copy = (Object *)copy_of(o);
  copy->fields[0] = m;
  return (val)copy;
}
val rt_user_meta(val *sp, val o) {
  val f = method(o, "meta");
  return f ? result(call1(sp, f, o), &rt_iface_persistent_map) : user_meta(o);
}
val rt_user_with_meta(val *sp, val o, val m) {
  val f = method(o, "withMeta");
  return f ? call2(sp, f, o, m) : user_with_meta(o, m);
}

const Ops rt_ops_user = {
    .seq = user_seq,
    .first = user_first,
    .next = user_next,
    .more = user_more,
    .count = user_count,
    .nth = user_nth,
    .deref = user_deref,
    .conj = user_conj,
    .get = user_get,
    .find = user_find,
    .contains = user_contains,
    .assoc = user_assoc,
    .dissoc = user_dissoc,
    .empty = user_empty,
    .peek = user_peek,
    .pop = user_pop,
    .equal = user_equal,
    .hash = user_hash,
    .compare = user_compare,
    .method = user_call,
    .write = user_write,
    .meta = user_meta,
    .with_meta = user_with_meta,
};

// --- records ---

static const TypeInfo *info(val o) { return rt_obj_type(o)->info; }

// Index of the field that a key names, or -1.
static int field_index(val o, val key) {
  const TypeInfo *in = info(o);
  for (int i = 0; i < in->nfields; i++)
    if (in->keys[i] == key) return i;
  return -1;
}

static val record_get(val *sp, val o, val key, val dflt) {
  const Record *r = (Record *)o;
  int i = field_index(o, key);
  if (i >= 0) return r->fields[i];
  return r->ext == RT_NIL ? dflt : rt_get_or(sp, r->ext, key, dflt);
}
static val record_find(val *sp, val o, val key) {
  val x = record_get(sp, o, key, RT_ABSENT);
  if (x == RT_THROWN) return x;
  return x == RT_ABSENT ? RT_NIL : rt_map_entry(key, x);
}
static int record_contains(val *sp, val o, val key) {
  if (field_index(o, key) >= 0) return 1;
  return rt_contains(sp, ((Record *)o)->ext, key);
}
static val record_assoc(val *sp, val o, val key, val v) {
  int i = field_index(o, key);
  val ext = ((Record *)o)->ext;
  if (i < 0) {
    ext = rt_assoc(sp, ext, key, v);
    RT_TRY(ext);
  } else {
    v = rt_field_cast(info(o), i, v);
    RT_TRY(v);
  }
  Record *r = (Record *)copy_of(o);
  r->ext = ext;
  if (i >= 0) r->fields[i] = v;
  return (val)r;
}

static bool record_each(val o, bool (*f)(void *, val, val), void *ctx) {
  const Record *r = (Record *)o;
  const TypeInfo *in = info(o);
  for (int i = 0; i < in->nfields; i++)
    if (!f(ctx, in->keys[i], r->fields[i])) return false;
  return r->ext == RT_NIL || rt_obj_type(r->ext)->ops->each(r->ext, f, ctx);
}

// Goes on with ext when the fields are done.
static bool record_iter(MapIter *it) {
  const Record *r = (Record *)it->coll;
  const TypeInfo *in = info(it->coll);
  uint32_t i = it->at[0];
  if (i < (uint32_t)in->nfields) {
    it->at[0] = i + 1;
    rt_write((val)it, &it->key, in->keys[i]);
    rt_write((val)it, &it->value, r->fields[i]);
    return true;
  }
  if (r->ext == RT_NIL) return false;
  it->at[0] = 0;
  rt_write((val)it, &it->coll, r->ext);
  return rt_obj_type(r->ext)->ops->iter(it);
}

typedef struct Adding {
  val *sp;
  val map;
} Adding;

static bool add_entry(void *ctx, val k, val v) {
  Adding *a = ctx;
  a->map = rt_assoc(a->sp, a->map, k, v);
  return a->map != RT_THROWN;
}

static val record_dissoc(val *sp, val o, val key) {
  const Record *r = (Record *)o;
  if (field_index(o, key) < 0) {
    if (r->ext == RT_NIL) return o;
    val ext = rt_dissoc(sp, r->ext, key);
    if (ext == RT_THROWN || ext == r->ext) return ext == r->ext ? o : ext;
    Record *copy = (Record *)copy_of(o);
    copy->ext = ext;
    return (val)copy;
  }
  Adding a = {sp, r->meta == RT_NIL ? RT_EMPTY_MAP
                                    : rt_with_meta(RT_EMPTY_MAP, r->meta)};
  record_each(o, add_entry, &a);
  RT_TRY(a.map);
  return rt_dissoc(sp, a.map, key);
}

static val record_seq(val *sp, val o) {
  const Record *r = (Record *)o;
  const TypeInfo *in = info(o);
  sp[0] = o;
  val s = rt_seq(sp + 1, r->ext);
  RT_TRY(s);
  r = (Record *)sp[0];
  for (int i = in->nfields - 1; i >= 0; i--) {
    val e = rt_map_entry(in->keys[i], r->fields[i]);
    s = s == RT_NIL ? rt_list_cons(e, RT_NIL) : rt_seq_conj(sp, s, e);
  }
  return s;
}
static intptr_t record_count(val *sp, val o) {
  val ext = ((Record *)o)->ext;
  intptr_t n = info(o)->nfields;
  return ext == RT_NIL ? n : n + rt_count_raw(sp, ext);
}
static val record_empty(val *sp, val o) {
  (void)sp;
  return rt_throwf(&rt_type_unsupported, "Can't create empty: %t", o);
}
static int record_equal(val *sp, val a, val b) {
  if (!rt_is_ptr(b)) return 0;
  if (rt_obj_type(a) != rt_obj_type(b))
    return rt_equal_exactly ? rt_map_equal(sp, a, b) : 0;
  const Record *r = (Record *)a, *s = (Record *)b;
  for (int i = 0; i < info(a)->nfields; i++) {
    int eq = rt_equal(sp, r->fields[i], s->fields[i]);
    if (eq <= 0) return eq;
  }
  val e = r->ext == RT_NIL ? RT_EMPTY_MAP : r->ext;
  val f = s->ext == RT_NIL ? RT_EMPTY_MAP : s->ext;
  return rt_equal(sp, e, f);
}
static uint32_t record_hash(val *sp, val o) {
  uint32_t h = rt_map_hash(sp, o);
  if (h == 0 && rt_exception != RT_NIL) return 0;
  return h ^ rt_sym_hash(RT_NIL, rt_str_from_c(rt_obj_type(o)->name));
}
static val record_meta(val o) { return ((Record *)o)->meta; }
static val record_with_meta(val o, val m) {
  Record *r = (Record *)copy_of(o);
  r->meta = m;
  return (val)r;
}

// A vector's first two items are an entry, whatever follows, as on the JVM.
static val record_conj(val *sp, val map, val x) {
  if (!rt_is_veclike(x)) return rt_map_conj(sp, map, x);
  if (rt_veclike_count(x) < 2) return rt_throw_index();
  return record_assoc(sp, map, rt_veclike_ref(x, 0), rt_veclike_ref(x, 1));
}

const Ops rt_ops_record = {
    .seq = record_seq,
    .count = record_count,
    .deref = user_deref,
    .conj = record_conj,
    .get = record_get,
    .find = record_find,
    .contains = record_contains,
    .assoc = record_assoc,
    .dissoc = record_dissoc,
    .empty = record_empty,
    .equal = record_equal,
    .hash = record_hash,
    .compare = user_compare,
    .meta = record_meta,
    .with_meta = record_with_meta,
    .each = record_each,
    .iter = record_iter,
};

// --- prims ---

val rt_method_fn(val cls, val name) {
  val f = rt_method_find((const Type *)cls, name);
  return f ? f : RT_NIL;
}
bool rt_type_user(val cls) {
  return rt_has_type(cls, &rt_type_class) && rt_type_info((const Type *)cls);
}
val rt_record_with(val o, val meta, val ext) {
  val r = copy_of(o);
  if (meta != RT_NIL && !rt_is_map(meta))
    return rt_throw_cast(meta, "clojure.lang.IPersistentMap");
  ((Record *)r)->meta = meta;
  ((Record *)r)->ext = ext;
  return r;
}
