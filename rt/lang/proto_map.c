// SPDX-License-Identifier: MIT
// A protocol as the map that it is on the JVM: what defprotocol says of it
// (`facts`) and, under :impls, what it has been extended to.
//
// There it is a value that a var holds, and extending it gives the var a new
// one. Here it is one object for good, since methods and types refer to it:
// what alter-var-root makes of it becomes its contents (rt_protocol_alter).
// assoc and its like give ordinary maps. It is equal only to itself.
#include "rt/lang/proto_map.h"
#include "rt/base/core.h"
#include "rt/coll/map.h"
#include "rt/base/fn.h"
#include "rt/str/sym.h"
#include "rt/prim.h"

val (*rt_protocol_extended)(val *sp, const Protocol *p);

static val kw(const char *name) { return rt_keyword_from_c(NULL, name); }

static bool extended(const Protocol *p) { return p->impls != RT_EMPTY_MAP; }

// All of it as an ordinary map. S.
static val as_map(val *sp, val o) {
  const Protocol *p = (const Protocol *)o;
  val m = p->facts == RT_NIL ? RT_EMPTY_MAP : p->facts;
  return extended(p) ? rt_assoc(sp, m, kw("impls"), p->impls) : m;
}

static val protocol_get(val *sp, val o, val key, val dflt) {
  val m = as_map(sp, o);
  return m == RT_THROWN ? m : rt_get_or(sp, m, key, dflt);
}
static val protocol_find(val *sp, val o, val key) {
  val m = as_map(sp, o);
  return m == RT_THROWN ? m : rt_find(sp, m, key);
}
static int protocol_contains(val *sp, val o, val key) {
  val m = as_map(sp, o);
  return m == RT_THROWN ? -1 : rt_contains(sp, m, key);
}
static val protocol_assoc(val *sp, val o, val key, val v) {
  val m = as_map(sp, o);
  return m == RT_THROWN ? m : rt_assoc(sp, m, key, v);
}
static val protocol_dissoc(val *sp, val o, val key) {
  val m = as_map(sp, o);
  return m == RT_THROWN ? m : rt_dissoc(sp, m, key);
}
static val protocol_seq(val *sp, val o) {
  val m = as_map(sp, o);
  return m == RT_THROWN ? m : rt_seq(sp, m);
}
static intptr_t protocol_count(val *sp, val o) {
  val m = as_map(sp, o);
  return m == RT_THROWN ? -1 : rt_count_raw(sp, m);
}
static val protocol_empty(val *sp, val o) {
  (void)sp, (void)o;
  return RT_EMPTY_MAP;
}

static bool protocol_each(val o, bool (*f)(void *, val, val), void *ctx) {
  const Protocol *p = (const Protocol *)o;
  if (extended(p) && !f(ctx, kw("impls"), p->impls)) return false;
  return p->facts == RT_NIL ||
         rt_obj_type(p->facts)->ops->each(p->facts, f, ctx);
}

// Goes on with the facts after :impls.
static bool protocol_iter(MapIter *it) {
  const Protocol *p = (const Protocol *)it->coll;
  if (it->at[0] == 0 && extended(p)) {
    it->at[0] = 1;
    rt_write((val)it, &it->key, kw("impls"));
    rt_write((val)it, &it->value, p->impls);
    return true;
  }
  if (p->facts == RT_NIL) return false;
  it->at[0] = 0;
  rt_write((val)it, &it->coll, p->facts);
  return rt_obj_type(p->facts)->ops->iter(it);
}

const Ops rt_ops_protocol = {.seq = protocol_seq,
                             .count = protocol_count,
                             .conj = rt_map_conj,
                             .get = protocol_get,
                             .find = protocol_find,
                             .contains = protocol_contains,
                             .assoc = protocol_assoc,
                             .dissoc = protocol_dissoc,
                             .empty = protocol_empty,
                             .each = protocol_each,
                             .iter = protocol_iter};

val rt_protocol_call1(val *sp, val self, val key) {
  return protocol_get(sp, self, key, RT_NIL);
}
val rt_protocol_call2(val *sp, val self, val key, val dflt) {
  return protocol_get(sp, self, key, dflt);
}

// --- alter-var-root ---

typedef struct Build {
  val *sp;
  bool thrown;
} Build;

// A method's var gets what its builder makes of a method cache: nil, as there
// is none that could be stale.
static bool build_method(void *ctx, val var, val builder) {
  Build *b = ctx;
  val f = rt_has_kind(var, KIND_VAR) ? rt_call1(b->sp, builder, RT_NIL)
                                     : rt_throw_cast(var, "clojure.lang.Var");
  b->thrown = f == RT_THROWN;
  if (!b->thrown) rt_var_bind_root(var, f);
  return !b->thrown;
}

static val build_methods(val *sp, const Protocol *p) {
  if (p->facts == RT_NIL) return RT_NIL;
  val builders = rt_get_or(sp, p->facts, kw("method-builders"), RT_NIL);
  RT_TRY(builders);
  Build b = {sp, false};
  rt_gc_inhibit();
  rt_map_each(builders, build_method, &b);
  rt_gc_permit();
  return b.thrown ? RT_THROWN : RT_NIL;
}

val rt_protocol_alter(val *sp, val protocol, val to) {
  if (!rt_has_kind(protocol, KIND_PROTOCOL) || !rt_is_map(to) ||
      rt_has_kind(to, KIND_PROTOCOL))
    return to;
  val impls = rt_get_or(sp, to, kw("impls"), RT_NIL);
  RT_TRY(impls);
  val facts = rt_dissoc(sp, to, kw("impls"));
  RT_TRY(facts);
  Protocol *p = (Protocol *)protocol;
  rt_write(protocol, &p->impls, rt_is_map(impls) ? impls : RT_EMPTY_MAP);
  rt_write(protocol, &p->facts, facts);
  rt_protocol_epoch++;
  rt_protocol_extended = build_methods;
  return protocol;
}
