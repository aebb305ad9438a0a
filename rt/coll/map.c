// SPDX-License-Identifier: MIT
// Array maps and hash maps, and what all kinds of map have in common. The trie
// itself is in hamt.c, transients in tmap.c.
//
// A hash map keeps the nil key apart (nil marks a subtrie in a node's pair).
#include "rt/coll/map.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/coll/array.h"
#include "rt/coll/hamt.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/seq/seq.h"
#include "rt/str/sym.h"
#include "rt/base/throw.h"
#include "rt/prim.h"

#include <string.h>

// --- what all maps do the same way ---

void rt_map_each(val map, bool (*f)(void *ctx, val k, val v), void *ctx) {
  const Ops *ops = rt_type_of(map)->ops;
  if (ops->each) ops->each(map, f, ctx);
}

typedef struct Compare {
  val *sp;
  val other;
  int result;
} Compare;

static bool equal_entry(void *ctx, val k, val v) {
  Compare *c = ctx;
  val w = rt_get_or(c->sp, c->other, k, RT_ABSENT);
  if (w == RT_ABSENT)
    c->result = 0;
  else if (w == RT_THROWN)
    c->result = -1;
  else
    c->result = rt_equal(c->sp, v, w);
  return c->result > 0;
}

// To equals a record is a map like any other.
static bool is_comparable(val b) {
  if (rt_has_kind(b, KIND_RECORD)) return rt_equal_exactly;
  return rt_is_map(b) ||
         (rt_has_kind(b, KIND_OBJECT) && rt_instance(&rt_iface_ju_map, b));
}

int rt_map_equal(val *sp, val a, val b) {
  if (!is_comparable(b)) return 0;
  if (!(sp = rt_nest_by(sp, RT_NEST_SLOTS))) return -1;
  rt_gc_inhibit();
  intptr_t n = rt_count_raw(sp, a), m = rt_count_raw(sp, b);
  Compare c = {sp, b, m < 0 ? -1 : n == m};
  if (c.result > 0) rt_map_each(a, equal_entry, &c);
  rt_gc_permit();
  return c.result;
}

uint32_t rt_entry_hash(val *sp, val k, val v) {
  uint32_t hk = rt_hash(sp, k);
  if (hk == 0 && rt_exception != RT_NIL) return 0;
  uint32_t hv = rt_hash(sp, v);
  if (hv == 0 && rt_exception != RT_NIL) return 0;
  return rt_hash_mix_coll(31 * (31 + hk) + hv, 2);
}

typedef struct HashSum {
  val *sp;
  uint32_t sum, count;
  bool failed;
} HashSum;

static bool add_hash(void *ctx, val k, val v) {
  HashSum *s = ctx;
  uint32_t h = rt_entry_hash(s->sp, k, v);
  s->failed = h == 0 && rt_exception != RT_NIL;
  s->sum += h;
  s->count++;
  return !s->failed;
}

uint32_t rt_map_hash(val *sp, val map) {
  HashSum s = {.sp = sp};
  rt_map_each(map, add_hash, &s);
  return s.failed ? 0 : rt_hash_mix_coll(s.sum, s.count);
}

typedef struct Adding {
  val *sp;
  val map;
  MapAssoc *assoc;
} Adding;

static bool add_entry(void *ctx, val k, val v) {
  Adding *a = ctx;
  a->map = a->assoc(a->sp, a->map, k, v);
  return a->map != RT_THROWN;
}

// An entry of any class added; inhibited.
static val add_one(val *sp, val map, val e, MapAssoc *assoc) {
  val k = rt_key(sp, e);
  RT_TRY(k);
  val v = rt_val(sp, e);
  RT_TRY(v);
  return assoc(sp, map, k, v);
}

// Entries of a seqable added one by one; inhibited.
static val add_seq(val *sp, val map, val entries, MapAssoc *assoc) {
  Cursor c;
  val e;
  int more;
  if (rt_cursor_init(sp, &c, entries) < 0) return RT_THROWN;
  while ((more = rt_cursor_next(sp, &c, &e)) > 0) {
    map = add_one(sp, map, e, assoc);
    RT_TRY(map);
  }
  return more < 0 ? RT_THROWN : map;
}

val rt_map_add(val *sp, val map, val x, MapAssoc *assoc) {
  if (x == RT_NIL) return map;
  if (rt_is_veclike(x)) {
    if (rt_veclike_count(x) != 2)
      return rt_throwf(&rt_type_illegal_argument,
                       "Vector arg to map conj must be a pair");
    return assoc(sp, map, rt_veclike_ref(x, 0), rt_veclike_ref(x, 1));
  }
  if (rt_is_map(x) && rt_obj_type(x)->ops->each) {
    Adding a = {sp, map, assoc};
    rt_map_each(x, add_entry, &a);
    return a.map;
  }
  if (!(sp = rt_nest(sp))) return RT_THROWN;
  rt_gc_inhibit();
  map = rt_is_map_entry(x) ? add_one(sp, map, x, assoc)
                           : add_seq(sp, map, x, assoc);
  rt_gc_permit();
  return map;
}

static val assoc_any(val *sp, val map, val k, val v) {
  return rt_obj_type(map)->ops->assoc(sp, map, k, v);
}
val rt_map_conj(val *sp, val map, val x) {
  return rt_map_add(sp, map, x, assoc_any);
}

val rt_map_call1(val *sp, val self, val key) {
  return rt_obj_type(self)->ops->get(sp, self, key, RT_NIL);
}
val rt_map_call2(val *sp, val self, val key, val dflt) {
  return rt_obj_type(self)->ops->get(sp, self, key, dflt);
}

#define MAP_IFACES                                                             \
  &rt_iface_a_map, &rt_iface_obj, &rt_iface_editable_collection,               \
      &rt_iface_map_iterable, &rt_iface_kv_reduce
static const Type *const array_map_ifaces[] = {MAP_IFACES, &rt_iface_drop,
                                               NULL};
static const Type *const hash_map_ifaces[] = {MAP_IFACES, NULL};

// --- array maps ---

static ArrayMap *array_new(uint32_t entries, val meta) {
  ArrayMap *m = rt_array_map_alloc(entries);
  m->meta = meta;
  return m;
}

val rt_array_map_new(uint32_t entries, const val *kvs) {
  ArrayMap *m = array_new(entries, RT_NIL);
  memcpy(m->kvs, kvs, 2 * (size_t)entries * sizeof(val));
  return (val)m;
}

// Index of the key's slot, -1 if absent, -2 thrown.
static intptr_t array_index(val *sp, const ArrayMap *m, val key) {
  intptr_t n = (intptr_t)m->n - 1;
  for (intptr_t i = 0; i < n; i += 2)
    if (m->kvs[i] == key) return i;
  if (!rt_is_ptr(key) || rt_is_keyword(key)) {
    if (!rt_is_fix(key)) return -1;
  }
  for (intptr_t i = 0; i < n; i += 2) {
    int eq = rt_equal(sp, key, m->kvs[i]);
    if (eq) return eq < 0 ? -2 : i;
  }
  return -1;
}

static val array_get(val *sp, val o, val key, val dflt) {
  const ArrayMap *m = (ArrayMap *)o;
  intptr_t i = array_index(sp, m, key);
  if (i >= 0) return m->kvs[i + 1];
  return i == -2 ? RT_THROWN : dflt;
}
static val array_find(val *sp, val o, val key) {
  const ArrayMap *m = (ArrayMap *)o;
  intptr_t i = array_index(sp, m, key);
  if (i >= 0) return rt_map_entry(m->kvs[i], m->kvs[i + 1]);
  return i == -2 ? RT_THROWN : RT_NIL;
}
static int array_contains(val *sp, val o, val key) {
  intptr_t i = array_index(sp, (ArrayMap *)o, key);
  return i >= 0 ? 1 : i == -2 ? -1 : 0;
}

static val to_hash_map(val *sp, const ArrayMap *m, val key, val v) {
  val t = rt_thash_map_new(RT_NIL, RT_ABSENT, 0);
  for (uintptr_t i = 0; i < m->n - 1; i += 2)
    RT_TRY(rt_thash_map_assoc(sp, t, m->kvs[i], m->kvs[i + 1]));
  RT_TRY(rt_thash_map_assoc(sp, t, key, v));
  val h = rt_persistent_bang(sp, t);
  ((HashMap *)h)->meta = m->meta;
  return h;
}

static val array_assoc(val *sp, val o, val key, val v) {
  const ArrayMap *m = (ArrayMap *)o;
  intptr_t i = array_index(sp, m, key);
  if (i == -2) return RT_THROWN;
  uint32_t n = rt_array_map_count(m);
  if (i >= 0) {
    if (m->kvs[i + 1] == v) return o;
    ArrayMap *to = array_new(n, m->meta);
    memcpy(to->kvs, m->kvs, 2 * (size_t)n * sizeof(val));
    to->kvs[i + 1] = v;
    return (val)to;
  }
  if (n >= RT_ARRAY_MAP_MAX) return to_hash_map(sp, m, key, v);
  ArrayMap *to = array_new(n + 1, m->meta);
  memcpy(to->kvs, m->kvs, 2 * (size_t)n * sizeof(val));
  to->kvs[2 * n] = key;
  to->kvs[2 * n + 1] = v;
  return (val)to;
}

static val array_empty_with(val meta) {
  return meta == RT_NIL ? RT_EMPTY_MAP : (val)array_new(0, meta);
}

static val array_dissoc(val *sp, val o, val key) {
  const ArrayMap *m = (ArrayMap *)o;
  intptr_t i = array_index(sp, m, key);
  if (i < 0) return i == -2 ? RT_THROWN : o;
  uint32_t n = rt_array_map_count(m) - 1;
  if (n == 0) return array_empty_with(m->meta);
  ArrayMap *to = array_new(n, m->meta);
  memcpy(to->kvs, m->kvs, (size_t)i * sizeof(val));
  memcpy(to->kvs + i, m->kvs + i + 2,
         (2 * (size_t)n - (size_t)i) * sizeof(val));
  return (val)to;
}

static val array_seq(val *sp, val o) {
  (void)sp;
  uint32_t n = rt_array_map_count((ArrayMap *)o);
  return n ? rt_array_map_seq(o, n, MAP_ENTRIES) : RT_NIL;
}
static intptr_t array_count(val *sp, val o) {
  (void)sp;
  return rt_array_map_count((ArrayMap *)o);
}
static val array_empty(val *sp, val o) {
  (void)sp;
  return array_empty_with(((ArrayMap *)o)->meta);
}
static uint32_t array_hash(val *sp, val o) {
  ArrayMap *m = (ArrayMap *)o;
  if (!m->hash) m->hash = rt_map_hash(sp, o);
  return (uint32_t)m->hash;
}
static val array_meta(val o) { return ((ArrayMap *)o)->meta; }
static val array_with_meta(val o, val meta) {
  const ArrayMap *m = (ArrayMap *)o;
  ArrayMap *to = array_new(rt_array_map_count(m), meta);
  memcpy(to->kvs, m->kvs, (m->n - 1) * sizeof(val));
  to->hash = m->hash;
  return (val)to;
}
static bool array_each(val o, bool (*f)(void *, val, val), void *ctx) {
  const ArrayMap *m = (ArrayMap *)o;
  for (uintptr_t i = 0; i < m->n - 1; i += 2)
    if (!f(ctx, m->kvs[i], m->kvs[i + 1])) return false;
  return true;
}
static bool array_iter(MapIter *it) {
  const ArrayMap *m = (ArrayMap *)it->coll;
  if (it->depth < 0) it->depth = 0, it->at[0] = 0;
  uint32_t i = it->at[0];
  if (i >= m->n - 1) return false;
  it->at[0] = i + 2;
  rt_write((val)it, &it->key, m->kvs[i]);
  rt_write((val)it, &it->value, m->kvs[i + 1]);
  return true;
}

static const Ops array_map_ops = {
    .seq = array_seq,
    .count = array_count,
    .conj = rt_map_conj,
    .get = array_get,
    .find = array_find,
    .contains = array_contains,
    .assoc = array_assoc,
    .dissoc = array_dissoc,
    .empty = array_empty,
    .equal = rt_map_equal,
    .hash = array_hash,
    .meta = array_meta,
    .with_meta = array_with_meta,
    .each = array_each,
    .iter = array_iter,
    .transient = rt_array_map_transient,
};
const Type rt_type_array_map = {.type = &rt_type_class,
                                .kind = KIND_ARRAY_MAP,
                                .layout = LAYOUT_ARRAY,
                                .nraw = 1,
                                RT_INVOKE_1_2(rt_map_call1, rt_map_call2),
                                .name = "clojure.lang.PersistentArrayMap",
                                .ifaces = array_map_ifaces,
                                .ops = &array_map_ops};
ArrayMap RT_ALIGNED rt_empty_map = {&rt_type_array_map, 1, 0, RT_NIL, {}};

// --- hash maps ---

val rt_hash_map_new(val meta, val root, val nil_value, uint32_t count) {
  HashMap *m = rt_new(&rt_type_hash_map);
  m->meta = meta;
  m->root = root;
  m->nil_value = nil_value;
  m->count = count;
  m->hash = 0;
  return (val)m;
}

static bool hash_failed(uint32_t h) { return h == 0 && rt_exception != RT_NIL; }

// 1 with the pair in *slot, 0, -1 thrown; key is not nil.
static int hash_slot(val *sp, const HashMap *m, val key, const val **slot) {
  if (m->root == RT_NIL) return 0;
  uint32_t h = rt_hash(sp, key);
  if (hash_failed(h)) return -1;
  return rt_hamt_find(sp, m->root, h, key, slot);
}

static val hash_get(val *sp, val o, val key, val dflt) {
  const HashMap *m = (HashMap *)o;
  const val *slot;
  if (key == RT_NIL) return m->nil_value == RT_ABSENT ? dflt : m->nil_value;
  int found = hash_slot(sp, m, key, &slot);
  if (found > 0) return slot[1];
  return found < 0 ? RT_THROWN : dflt;
}
static val hash_find(val *sp, val o, val key) {
  const HashMap *m = (HashMap *)o;
  const val *slot;
  if (key == RT_NIL)
    return m->nil_value == RT_ABSENT ? RT_NIL : rt_map_entry(key, m->nil_value);
  int found = hash_slot(sp, m, key, &slot);
  if (found > 0) return rt_map_entry(slot[0], slot[1]);
  return found < 0 ? RT_THROWN : RT_NIL;
}
static int hash_contains(val *sp, val o, val key) {
  const val *slot;
  if (key == RT_NIL) return ((HashMap *)o)->nil_value != RT_ABSENT;
  return hash_slot(sp, (HashMap *)o, key, &slot);
}

static val hash_assoc(val *sp, val o, val key, val v) {
  const HashMap *m = (HashMap *)o;
  if (key == RT_NIL) {
    if (m->nil_value == v) return o;
    return rt_hash_map_new(m->meta, m->root, v,
                           m->count + (m->nil_value == RT_ABSENT));
  }
  uint32_t h = rt_hash(sp, key);
  if (hash_failed(h)) return RT_THROWN;
  HamtEdit e = {.sp = sp};
  val root = rt_hamt_assoc(&e, m->root, h, key, v);
  RT_TRY(root);
  if (root == m->root) return o;
  return rt_hash_map_new(m->meta, root, m->nil_value, m->count + e.changed);
}

static val hash_dissoc(val *sp, val o, val key) {
  const HashMap *m = (HashMap *)o;
  if (key == RT_NIL) {
    if (m->nil_value == RT_ABSENT) return o;
    return rt_hash_map_new(m->meta, m->root, RT_ABSENT, m->count - 1);
  }
  if (m->root == RT_NIL) return o;
  uint32_t h = rt_hash(sp, key);
  if (hash_failed(h)) return RT_THROWN;
  HamtEdit e = {.sp = sp};
  val root = rt_hamt_dissoc(&e, m->root, h, key);
  RT_TRY(root);
  if (root == m->root) return o;
  return rt_hash_map_new(m->meta, root, m->nil_value, m->count - 1);
}

static val hash_seq(val *sp, val o) {
  (void)sp;
  return ((HashMap *)o)->count ? rt_hash_map_seq(o, MAP_ENTRIES) : RT_NIL;
}
static intptr_t hash_count(val *sp, val o) {
  (void)sp;
  return ((HashMap *)o)->count;
}
static val hash_empty(val *sp, val o) {
  (void)sp;
  val meta = ((HashMap *)o)->meta;
  if (meta == RT_NIL) return (val)&rt_empty_hash_map;
  return rt_hash_map_new(meta, RT_NIL, RT_ABSENT, 0);
}
static uint32_t hash_hash(val *sp, val o) {
  HashMap *m = (HashMap *)o;
  if (!m->hash) m->hash = rt_map_hash(sp, o);
  return m->hash;
}
static bool hash_each(val o, bool (*f)(void *, val, val), void *ctx) {
  const HashMap *m = (HashMap *)o;
  if (m->nil_value != RT_ABSENT && !f(ctx, RT_NIL, m->nil_value)) return false;
  return rt_hamt_each(m->root, f, ctx);
}
static bool hash_iter(MapIter *it) {
  const HashMap *m = (HashMap *)it->coll;
  if (it->depth == -1 && it->at[0] == 0) {
    it->at[0] = 1; // started: depth -1 now means the end
    if (m->root != RT_NIL) rt_iter_push(it, m->root);
    if (m->nil_value != RT_ABSENT) {
      it->key = RT_NIL;
      rt_write((val)it, &it->value, m->nil_value);
      return true;
    }
  }
  return rt_hamt_iter(it);
}

static const Ops hash_map_ops = {
    .seq = hash_seq,
    .count = hash_count,
    .conj = rt_map_conj,
    .get = hash_get,
    .find = hash_find,
    .contains = hash_contains,
    .assoc = hash_assoc,
    .dissoc = hash_dissoc,
    .empty = hash_empty,
    .equal = rt_map_equal,
    .hash = hash_hash,
    .meta = rt_seq_meta,
    .with_meta = rt_seq_with_meta,
    .each = hash_each,
    .iter = hash_iter,
    .transient = rt_hash_map_transient,
};
const Type rt_type_hash_map = {.type = &rt_type_class,
                               .kind = KIND_HASH_MAP,
                               .layout = LAYOUT_FIXED,
                               .size = sizeof(HashMap),
                               .nvals = 3,
                               RT_INVOKE_1_2(rt_map_call1, rt_map_call2),
                               .name = "clojure.lang.PersistentHashMap",
                               .ifaces = hash_map_ifaces,
                               .ops = &hash_map_ops};
HashMap RT_ALIGNED rt_empty_hash_map = {&rt_type_hash_map, RT_NIL, RT_NIL,
                                        RT_ABSENT,         0,      0};

// --- construction ---

static val duplicate_key(val k) {
  return rt_throwf(&rt_type_illegal_argument, "Duplicate key: %v", k);
}

// A hash map of n / 2 entries; `check`: duplicates throw.
static val hash_map_of(val *sp, intptr_t n, const val *kvs, bool check) {
  val t = rt_thash_map_new(RT_NIL, RT_ABSENT, 0);
  for (intptr_t i = 0; i < n; i += 2) {
    RT_TRY(rt_thash_map_assoc(sp, t, kvs[i], kvs[i + 1]));
    if (check && ((THashMap *)t)->count != (uint32_t)(i / 2 + 1))
      return duplicate_key(kvs[i]);
  }
  return rt_persistent_bang(sp, t);
}

val rt_hash_map_from(val *sp, intptr_t n, const val *kvs) {
  return n ? hash_map_of(sp, n, kvs, false) : RT_EMPTY_MAP;
}

val rt_map_literal(val *sp, intptr_t n, const val *kvs) {
  if (n > 2 * RT_ARRAY_MAP_MAX) return hash_map_of(sp, n, kvs, true);
  for (intptr_t i = 2; i < n; i += 2)
    for (intptr_t j = 0; j < i; j += 2) {
      int eq = rt_equal(sp, kvs[i], kvs[j]);
      if (eq) return eq < 0 ? RT_THROWN : duplicate_key(kvs[i]);
    }
  return n ? rt_array_map_new((uint32_t)(n / 2), kvs) : RT_EMPTY_MAP;
}

// An array map of any size; of equal keys the first stays, with the last
// value.
static val array_map_of(val *sp, intptr_t n, const val *kvs) {
  ArrayMap *m = array_new((uint32_t)(n / 2), RT_NIL);
  uintptr_t used = 0;
  for (intptr_t i = 0; i < n; i += 2) {
    m->n = 1 + used; // what array_index may look at
    intptr_t at = array_index(sp, m, kvs[i]);
    if (at == -2) return RT_THROWN;
    if (at < 0) {
      m->kvs[used] = kvs[i];
      at = (intptr_t)used;
      used += 2;
    }
    m->kvs[at + 1] = kvs[i + 1];
  }
  return rt_array_map_new((uint32_t)(used / 2), m->kvs);
}

// --- prims ---

static val no_value(const Array *a) {
  return rt_throwf(&rt_type_illegal_argument, "No value supplied for key: %v",
                   a->items[a->n - 1]);
}

val rt_hash_map_from_array(val *sp, val array) {
  const Array *a = (Array *)array;
  if (a->n & 1) return no_value(a);
  return rt_hash_map_from(sp, (intptr_t)a->n, a->items);
}
val rt_array_map_from_array(val *sp, val array) {
  const Array *a = (Array *)array;
  if (a->n & 1) return no_value(a);
  return a->n ? array_map_of(sp, (intptr_t)a->n, a->items) : RT_EMPTY_MAP;
}
val rt_map_from_array(val *sp, val array) {
  const Array *a = (Array *)array;
  if (a->n & 1) return no_value(a);
  return rt_map_literal(sp, (intptr_t)a->n, a->items);
}

// --- iterators ---

static const Type type_map_iter = {.type = &rt_type_class,
                                   .kind = KIND_OTHER,
                                   .layout = LAYOUT_FIXED,
                                   .size = sizeof(MapIter),
                                   .nvals = 3 + RT_ITER_DEPTH,
                                   RT_INVOKE_NONE,
                                   .name = "cljwc.MapIter",
                                   .ops = &rt_ops_default};

val rt_map_iter(val coll) {
  MapIter *it = rt_new(&type_map_iter);
  memset((char *)it + sizeof(Obj), 0, sizeof *it - sizeof(Obj));
  it->coll = coll;
  it->depth = -1;
  return (val)it;
}
bool rt_map_iter_next(val it) {
  MapIter *m = (MapIter *)it;
  return rt_obj_type(m->coll)->ops->iter(m);
}
val rt_map_iter_key(val it) { return ((MapIter *)it)->key; }
val rt_map_iter_val(val it) { return ((MapIter *)it)->value; }
