// SPDX-License-Identifier: MIT
// Protocols and the functions that dispatch on their first argument.
//
// A method's function looks in three places: its own inline cache (the last
// type), its table of further types, and the slow search: methods that the
// type implements in its own definition, the protocol's extensions for the
// type, its superclasses, its interfaces, and Object. Each extend raises
// rt_protocol_epoch, which outdates all caches. A protocol that extends via
// metadata is searched at each call, since values of one type may differ.
#include "rt/lang/object.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"
#include "rt/base/throw.h"
#include "rt/prim.h"

#include <string.h>

#include "rt/lang/proto_map.h"
#include "rt/lang/protocall.h"

uintptr_t rt_protocol_epoch = 1;

static Protocol *as_protocol(val p) { return (Protocol *)p; }

// --- the slow search ---

static bool same_name(val a, val b) {
  return rt_str_equal((Str *)((Sym *)a)->name, (Str *)((Sym *)b)->name);
}

// Does the type implement the protocol in its definition?
static bool implements(const Type *t, val protocol) {
  if (!rt_type_info(t)) return false;
  for (int i = 0; i < t->info->nmethods; i++)
    if (t->info->methods[i].owner == protocol) return true;
  return false;
}

val rt_type_protocols(val c) {
  val found = RT_NIL, last = RT_NIL;
  const Type *t = rt_is_class(c) ? (const Type *)c : NULL;
  for (int i = 0; t && rt_type_info(t) && i < t->info->nmethods; i++) {
    val owner = t->info->methods[i].owner;
    if (owner == last || !rt_is_protocol(owner)) continue;
    found = rt_list_cons(owner, found);
    last = owner;
  }
  return found;
}

val rt_type_methods(val c) {
  const Type *t = rt_is_class(c) ? (const Type *)c : NULL;
  if (!t || !rt_type_info(t)) return RT_FALSE;
  val found = RT_NIL;
  for (int i = t->info->nmethods; i-- > 0;)
    found = rt_list_cons(t->info->methods[i].name, found);
  return found;
}

// Has the function a body of its own for n arguments? What is evaluated has one
// entry for those and for surplus arguments.
static bool has_fixed_arity(const Type *t, int n) {
  const FnAny *own = rt_entries(t), *rest = rt_va_entries;
  bool evaluated = t->va >= 0 && own[RT_MAX_DIRECT] != rest[RT_MAX_DIRECT];
  if (evaluated && n >= t->va) return false;
  return own[n] != rt_arity_entries[n] && own[n] != rest[n];
}

val rt_type_arities(val c) {
  const Type *t = rt_is_class(c) ? (const Type *)c : NULL;
  if (!t || t->kind != KIND_FN) return RT_NIL;
  int bits = t->va < 0 ? 0 : (t->va + 1) << 8;
  for (int n = 0; n <= RT_MAX_DIRECT; n++)
    if (has_fixed_arity(t, n)) bits |= 1 << n;
  if (t->flags & TYPE_WIDE || !bits) bits |= 128;
  return rt_long(bits);
}

static val inline_method(const Type *t, val protocol, val name) {
  for (int i = 0; i < t->info->nmethods; i++) {
    const Method *m = &t->info->methods[i];
    if (m->owner == protocol && same_name(m->name, name)) return m->fn;
  }
  return RT_NIL;
}

// The most specific interface of t that has an extension.
static void best_interface(val *sp, val impls, const Type *t,
                           const Type **best) {
  for (; t; t = rt_type_extends(t)) {
    if (!t->ifaces) continue;
    for (const Type *const *i = t->ifaces; *i; i++) {
      if (rt_contains(sp, impls, (val)*i) > 0 &&
          (!*best || rt_type_isa(*i, *best)))
        *best = *i;
      best_interface(sp, impls, *i, best);
    }
  }
}

// The extension to the interface of a protocol that t implements, or nil.
static val by_protocol(val *sp, val impls, const Type *t) {
  for (int i = 0; rt_type_info(t) && i < t->info->nmethods; i++) {
    val owner = t->info->methods[i].owner;
    if (!rt_is_protocol(owner)) continue;
    val m = rt_get(sp, impls, owner);
    if (m != RT_NIL) return m;
  }
  return RT_NIL;
}

// The method map that extends the protocol to a type, or nil. The nil key of
// impls is the extension to nil.
static val extension(val *sp, val impls, const Type *t) {
  if (impls == RT_NIL) return RT_NIL;
  if (t == &rt_type_nil) return rt_get(sp, impls, RT_NIL);
  for (const Type *c = t; c && c != &rt_type_object; c = rt_type_super(c)) {
    val m = rt_get(sp, impls, (val)c);
    if (m != RT_NIL) return m;
  }
  const Type *best = NULL;
  best_interface(sp, impls, t, &best);
  val m = best ? RT_NIL : by_protocol(sp, impls, t);
  if (m != RT_NIL) return m;
  return rt_get(sp, impls, (val)(best ? best : &rt_type_object));
}

// The function of a protocol's method for values of a type, or nil.
static val search(val *sp, val protocol, val name, val key, const Type *t) {
  if (implements(t, protocol)) return inline_method(t, protocol, name);
  return rt_get(sp, extension(sp, as_protocol(protocol)->impls, t), key);
}

// The function that x's metadata supplies under the qualified name, or nil.
static val meta_method(val *sp, val protocol, val name, val x) {
  val meta = rt_meta_of(sp, x);
  if (meta == RT_NIL || meta == RT_THROWN) return meta;
  val ns = ((Sym *)as_protocol(protocol)->name)->ns;
  return rt_get(sp, meta, rt_sym_new(ns, ((Sym *)name)->name));
}

static val method_of(val *sp, val protocol, val name, val key, val x) {
  const Type *t = rt_type_of(x);
  if (rt_truthy(as_protocol(protocol)->via_meta) && !implements(t, protocol)) {
    val f = meta_method(sp, protocol, name, x);
    if (f != RT_NIL) return f;
  }
  return search(sp, protocol, name, key, t);
}

// --- caches ---

enum { ENTRIES = 16 };

// Implementations by type: a Type's address and its function.
typedef struct Table { // LAYOUT_ARRAY, nraw 1
  const Type *type;
  uintptr_t n;
  uintptr_t epoch;
  val slots[2 * ENTRIES];
} Table;

static const Type type_table = {.type = &rt_type_class,
                                .kind = KIND_NODE,
                                .layout = LAYOUT_ARRAY,
                                .nraw = 1,
                                RT_INVOKE_NONE,
                                .name = "cljwc.MethodTable",
                                .ops = &rt_ops_default};

static val *table_slot(Table *table, const Type *t) {
  uintptr_t h = (uintptr_t)t >> 3;
  h ^= h >> 4 ^ h >> 9;
  return &table->slots[2 * (h % ENTRIES)];
}

static Table *table_of(ProtoFn *p) {
  Table *table = (Table *)p->table;
  if (table && table->epoch == rt_protocol_epoch) return table;
  table = rt_alloc(&type_table, sizeof *table);
  table->n = 2 * ENTRIES;
  table->epoch = rt_protocol_epoch;
  memset(table->slots, 0, sizeof table->slots);
  rt_write((val)p, &p->table, (val)table);
  return table;
}

static void remember(ProtoFn *p, const Type *t, val f) {
  rt_write((val)p, &p->cached, f);
  p->cached_type = t;
  p->cached_epoch = rt_protocol_epoch;
}

static RT_COLD val no_method(const ProtoFn *p, val x) {
  val name = as_protocol(p->protocol)->name;
  return rt_throwf(&rt_type_illegal_argument,
                   "No implementation of method: %v of protocol: #'%v found "
                   "for class: %s",
                   p->key, name, rt_type_of(x)->name);
}

// Types that take turns at a call are found in the table, without a change to
// the cache; so is a type that the table has no room for beside another.
val rt_proto_lookup(val *sp, ProtoFn *p, val x) {
  const Type *t = rt_type_of(x);
  bool by_type = !rt_truthy(as_protocol(p->protocol)->via_meta);
  val *slot = NULL;
  if (by_type) {
    Table *table = table_of(p);
    slot = table_slot(table, t);
    if (slot[0] == (val)t) return slot[1];
  }
  val f = method_of(sp, p->protocol, p->name, p->key, x);
  if (f == RT_NIL) return no_method(p, x);
  if (by_type && f != RT_THROWN) {
    rt_write(p->table, &slot[0], (val)t);
    rt_write(p->table, &slot[1], f);
    remember(p, t, f);
  }
  return f;
}

// --- calls ---

static val call1(val *sp, val self, val a) {
  return rt_proto_call1(sp, self, a);
}
static val call2(val *sp, val self, val a, val b) {
  return rt_proto_call2(sp, self, a, b);
}
static val call3(val *sp, val self, val a, val b, val c) {
  return rt_proto_call3(sp, self, a, b, c);
}
static val call4(val *sp, val self, val a, val b, val c, val d) {
  return rt_proto_call4(sp, self, a, b, c, d);
}
static val call5(val *sp, val self, val a, val b, val c, val d, val e) {
  return rt_proto_call5(sp, self, a, b, c, d, e);
}
static val call6(val *sp, val self, val a, val b, val c, val d, val e, val g) {
  return rt_proto_call6(sp, self, a, b, c, d, e, g);
}
static val call_n(val *sp, val self, intptr_t argc, val *argv) {
  if (argc == 0) return rt_arity0(sp, self);
  val f = rt_proto_target(sp, (ProtoFn *)self, argv[0]);
  RT_TRY(f);
  return rt_call_n(sp, f, argc, argv);
}

const Type rt_type_proto_fn = {.type = &rt_type_class,
                               .kind = KIND_PROTO_FN,
                               .layout = LAYOUT_FIXED,
                               .flags = TYPE_IDENTITY,
                               .va = -1,
                               .size = sizeof(ProtoFn),
                               .nvals =
                                   7, // the cached type, too: it may be freed
                               .invoke0 = rt_arity0,
                               .invoke1 = call1,
                               .invoke2 = call2,
                               .invoke3 = call3,
                               .invoke4 = call4,
                               .invoke5 = call5,
                               .invoke6 = call6,
                               .invoke_n = call_n,
                               .name = "clojure.lang.AFunction",
                               .super = &rt_type_afn,
                               .ops = &rt_ops_fn};
static const Type *const protocol_ifaces[] = {&rt_iface_persistent_map,
                                              &rt_iface_ifn, NULL};
const Type rt_type_protocol = {
    .type = &rt_type_class,
    .kind = KIND_PROTOCOL,
    .layout = LAYOUT_FIXED,
    .flags = TYPE_IDENTITY,
    .size = sizeof(Protocol),
    .nvals = 4,
    RT_INVOKE_1_2(rt_protocol_call1, rt_protocol_call2),
    .name = "cljwc.Protocol",
    .ifaces = protocol_ifaces,
    .ops = &rt_ops_protocol};

// --- prims ---

val rt_protocol_new(val name, val via_meta) {
  Protocol *p = rt_new(&rt_type_protocol);
  p->name = name;
  p->impls = RT_EMPTY_MAP;
  p->via_meta = via_meta;
  p->facts = RT_NIL;
  p->idhash = 0;
  return (val)p;
}

val rt_protocol_describe(val protocol, val facts) {
  rt_write(protocol, &((Protocol *)protocol)->facts, facts);
  return RT_NIL;
}

val rt_proto_fn_new(val protocol, val name) {
  ProtoFn *f = rt_new(&rt_type_proto_fn);
  f->meta = f->cached = f->table = RT_NIL;
  f->protocol = protocol;
  f->name = name;
  f->key = RT_NIL;
  f->cached_type = NULL;
  f->cached_epoch = f->idhash = 0;
  f->key = rt_keyword_new(RT_NIL, ((Sym *)name)->name);
  return (val)f;
}

bool rt_is_protocol(val p) { return rt_has_kind(p, KIND_PROTOCOL); }
static RT_COLD val no_protocol(val p) {
  return rt_throwf(&rt_type_illegal_argument, "%v is not a protocol", p);
}

val rt_protocol_impls(val p) {
  return rt_is_protocol(p) ? as_protocol(p)->impls : no_protocol(p);
}

val rt_protocol_extend(val *sp, val protocol, val cls, val methods) {
  if (!rt_is_protocol(protocol)) return no_protocol(protocol);
  bool is_class = rt_has_kind(cls, KIND_CLASS);
  if (cls != RT_NIL && !is_class && !rt_is_protocol(cls))
    return rt_throw_cast(cls, "java.lang.Class");
  Protocol *p = as_protocol(protocol);
  if (is_class && implements((const Type *)cls, protocol))
    return rt_throwf(&rt_type_illegal_argument,
                     "class %s already directly implements %v for protocol:"
                     "#'%v",
                     ((const Type *)cls)->name, p->name, p->name);
  val impls = rt_assoc(sp, p->impls, cls, methods);
  RT_TRY(impls);
  rt_write(protocol, &p->impls, impls);
  rt_protocol_epoch++;
  return rt_protocol_extended ? rt_protocol_extended(sp, p) : RT_NIL;
}

val rt_find_protocol_impl(val *sp, val protocol, val x) {
  const Type *t = rt_type_of(x);
  if (!rt_is_protocol(protocol)) return no_protocol(protocol);
  if (implements(t, protocol)) return x;
  return extension(sp, as_protocol(protocol)->impls, t);
}

int rt_protocol_satisfies(val *sp, val protocol, val x) {
  val impl = rt_find_protocol_impl(sp, protocol, x);
  if (impl == RT_THROWN) return -1;
  return impl != RT_NIL;
}

val rt_find_protocol_method(val *sp, val protocol, val key, val x) {
  if (!rt_is_protocol(protocol)) return no_protocol(protocol);
  if (!rt_is_keyword(key)) return rt_throw_cast(key, "clojure.lang.Keyword");
  val name = rt_sym_new(RT_NIL, ((Keyword *)key)->name);
  return method_of(sp, protocol, name, key, x);
}

int rt_protocol_extends(val *sp, val protocol, val cls) {
  if (!rt_is_protocol(protocol)) return no_protocol(protocol), -1;
  if (rt_has_kind(cls, KIND_CLASS) && implements((const Type *)cls, protocol))
    return 1;
  return rt_contains(sp, as_protocol(protocol)->impls, cls);
}
