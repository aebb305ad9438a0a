// SPDX-License-Identifier: MIT
// Values of a JavaScript host and what Clojure does with them: js.h.
//
// A call of the host is a safepoint: it may call functions of Clojure. So the
// place where calls from the host begin on the root stack is raised meanwhile,
// and local references end with the call that made them.
#include "rt/host/js.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/coll/map.h"
#include "rt/coll/vec.h"
#include "rt/host/abi.h"
#include "rt/mem/heap.h"
#include "rt/mem/ptrlist.h"
#include "rt/num/num.h"
#include "rt/prim.h"
#include "rt/str/str.h"
#include "rt/str/strbuf.h"
#include "rt/str/sym.h"
#include "rt/value/interfaces.h"

const JsHost *rt_js_host;

bool rt_js_is(val v) { return rt_has_type(v, &rt_type_js); }

static RT_COLD val no_host(void) {
  return rt_throwf(&rt_type_unsupported,
                   "there is no JavaScript here: build with cljwc --npm");
}

// --- numbers that are in use, so that the host hears of those that are not ---

static PtrList young, old; // JsValue *

static void release(val v) { rt_js_host->release(((JsValue *)v)->id); }

// A dead object still has its number: of those without vals the collector
// overwrites nothing but word 0.
static void weak(bool major) {
  size_t n = 0;
  PtrList *list = major ? &old : &young;
  for (size_t i = 0; i < list->len; i++) {
    val v = (val)list->items[i], now = v;
    if (major ? !rt_heap_is_marked(v) : !(now = rt_gc_moved(v)))
      release(v);
    else if (major || rt_gc_survives_young(now))
      list->items[n++] = (void *)now;
    else
      list_push(&old, (void *)now);
  }
  list->len = n;
}

Ref clj_make_js(uint32_t id) {
  JsValue *v = rt_alloc(&rt_type_js, sizeof *v);
  v->id = id;
  list_push(rt_is_young((val)v) ? &young : &old, v);
  return rt_host_local((val)v);
}

uint32_t clj_js_id(Ref r) {
  val v = rt_host_value(r);
  if (v != RT_THROWN) return rt_js_is(v) ? ((JsValue *)v)->id : 0;
  rt_host_leave();
  return 0;
}

Ref clj_make_error(Ref message, Ref value) {
  val text = rt_host_value(message);
  val v = text == RT_THROWN ? text : rt_host_value(value);
  if (v == RT_THROWN) return rt_host_result(v);
  val kv[2] = {rt_keyword_from_c(NULL, "error"), v};
  return rt_host_result(rt_ex_info(text, rt_array_map_new(1, kv), RT_NIL));
}

static int kind_of(val v) { return rt_js_is(v) ? HOST_JS : 0; }

void rt_js_start(const JsHost *host) {
  rt_js_host = host;
  rt_host_kind_of_other = kind_of;
  rt_gc_weak = weak; // the first one: others call those before them
}

// --- calls of the host ---

typedef struct Call {
  uint32_t locals;
  val *sp;
} Call;

static Call begin(val *sp) {
  Call c = {clj_host.locals, rt_host_sp};
  rt_host_sp = sp;
  return c;
}

static val end(Call c, Ref r) {
  rt_host_sp = c.sp;
  val v = rt_host_value(clj_host.thrown ? clj_host.thrown : r);
  clj_host.locals = c.locals;
  if (!clj_host.thrown || v == RT_THROWN) return v;
  clj_host.thrown = 0;
  return rt_throw(v);
}

static Ref local(val v) { return rt_host_local(v); }

// The elements of the seq in sp[0] as arguments: in the buffer or, if they are
// more, as one vector whose reference is in the buffer. False: thrown.
static bool pass(val *sp, int32_t *n) {
  enum { MOST = HOST_BUFFER - 8 };
  val v = RT_EMPTY_VEC;
  sp[0] = rt_seq(sp + 1, sp[0]);
  for (sp[1] = v; sp[0] != RT_THROWN && sp[0] != RT_NIL;
       sp[0] = rt_next(sp + 2, sp[0])) {
    val x = rt_first(sp + 2, sp[0]);
    if (x == RT_THROWN) return false;
    sp[1] = rt_vec_conj(sp[1], x);
  }
  if (sp[0] == RT_THROWN) return false;
  uint32_t count = ((Vec *)sp[1])->count;
  *n = count > MOST ? JS_VECTOR : (int32_t)count;
  clj_host.buffer[0] = *n == JS_VECTOR ? local(sp[1]) : 0;
  for (uint32_t i = 0; i < count && *n != JS_VECTOR; i++)
    clj_host.buffer[i] = local(rt_vec_ref((Vec *)sp[1], i));
  return true;
}

val rt_js_global(val *sp, val name) {
  if (!rt_js_host) return no_host();
  Call c = begin(sp);
  return end(c, rt_js_host->global(local(name)));
}

val rt_js_module(val *sp, val name) {
  if (!rt_js_host) return no_host();
  Call c = begin(sp);
  return end(c, rt_js_host->module(local(name)));
}

val rt_js_get(val *sp, val object, val property) {
  if (!rt_js_host) return no_host();
  Call c = begin(sp);
  Ref o = local(object);
  return end(c, rt_js_host->get(o, local(property)));
}

val rt_js_set(val *sp, val object, val property, val value) {
  if (!rt_js_host) return no_host();
  sp[0] = value;
  Call c = begin(sp + 1);
  Ref o = local(object), p = local(property);
  val r = end(c, rt_js_host->set(o, p, local(value)));
  return r == RT_THROWN ? r : sp[0];
}

val rt_js_call(val *sp, val object, val name, val args) {
  if (!rt_js_host) return no_host();
  sp[0] = object;
  sp[1] = name;
  sp[2] = args;
  sp[3] = RT_NIL;
  Call c = begin(sp + 4);
  int32_t n;
  if (!pass(sp + 2, &n)) return end(c, 0), RT_THROWN;
  Ref o = local(sp[0]);
  return end(c, rt_js_host->call(o, local(sp[1]), n));
}

// With a function or constructor, or without: sp[0].
static val with_args(val *sp, val f, val args, Ref (*call)(Ref f, int32_t n)) {
  if (!rt_js_host) return no_host();
  sp[0] = f;
  sp[1] = args;
  sp[2] = RT_NIL;
  Call c = begin(sp + 3);
  int32_t n;
  if (!pass(sp + 1, &n)) return end(c, 0), RT_THROWN;
  return end(c, call(local(sp[0]), n));
}

val rt_js_apply(val *sp, val f, val args) {
  return rt_js_host ? with_args(sp, f, args, rt_js_host->apply) : no_host();
}
val rt_js_new(val *sp, val constructor, val args) {
  return rt_js_host ? with_args(sp, constructor, args, rt_js_host->construct)
                    : no_host();
}
static Ref object(Ref f, int32_t n) { return (void)f, rt_js_host->object(n); }
static Ref array(Ref f, int32_t n) { return (void)f, rt_js_host->array(n); }
val rt_js_object(val *sp, val args) {
  return with_args(sp, RT_NIL, args, object);
}
val rt_js_array(val *sp, val args) {
  return with_args(sp, RT_NIL, args, array);
}

val rt_js_from_clj(val *sp, val v) {
  if (!rt_js_host) return no_host();
  Call c = begin(sp);
  return end(c, rt_js_host->from_clj(local(v)));
}

val rt_js_to_clj(val *sp, val v, val keywords) {
  if (!rt_js_host) return no_host();
  Call c = begin(sp);
  return end(c, rt_js_host->to_clj(local(v), rt_truthy(keywords)));
}

// --- as a value of Clojure ---

static val js_seq(val *sp, val o) {
  Call c = begin(sp);
  val v = end(c, rt_js_host->items(local(o)));
  return v == RT_THROWN ? v : rt_seq(sp, v);
}

static intptr_t js_count(val *sp, val o) {
  Call c = begin(sp);
  val v = end(c, rt_js_host->items(local(o)));
  return v == RT_THROWN ? -1 : rt_count_raw(sp, v);
}

// Class S: what JavaScript calls meanwhile does not collect.
static val js_lookup(val *sp, val o, val key, val dflt) {
  if (rt_is_keyword(key)) key = ((Keyword *)key)->name;
  rt_gc_inhibit();
  val v = rt_js_get(sp, o, key);
  rt_gc_permit();
  return v == RT_NIL ? dflt : v;
}

static val js_nth(val *sp, val o, intptr_t i, val dflt) {
  if (dflt == RT_ABSENT) dflt = RT_NIL;
  return js_lookup(sp, o, rt_long(i), dflt);
}

static int js_equal(val *sp, val a, val b) {
  (void)sp;
  return rt_js_is(b) && ((JsValue *)a)->id == ((JsValue *)b)->id;
}

static uint32_t js_hash(val *sp, val o) {
  (void)sp;
  return rt_hash_int(((JsValue *)o)->id);
}

// Printing takes no sp, so it cannot ask the host.
static void js_print(val o, StrBuilder *out, bool readably) {
  (void)readably;
  rt_sb_add_c(out, "#object[js.Object ");
  rt_sb_add_long(out, ((JsValue *)o)->id);
  rt_sb_add_unit(out, ']');
}

static val invoke_n(val *sp, val self, intptr_t argc, val *argv) {
  val args = rt_vec_from(argc, argv);
  return rt_js_apply(sp, self, args);
}
static val invoke0(val *sp, val self) { return invoke_n(sp, self, 0, NULL); }
static val invoke1(val *sp, val self, val a) {
  return invoke_n(sp, self, 1, (val[]){a});
}
static val invoke2(val *sp, val self, val a, val b) {
  return invoke_n(sp, self, 2, (val[]){a, b});
}
static val invoke3(val *sp, val self, val a, val b, val c) {
  return invoke_n(sp, self, 3, (val[]){a, b, c});
}
static val invoke4(val *sp, val self, val a, val b, val c, val d) {
  return invoke_n(sp, self, 4, (val[]){a, b, c, d});
}
static val invoke5(val *sp, val self, val a, val b, val c, val d, val e) {
  return invoke_n(sp, self, 5, (val[]){a, b, c, d, e});
}
static val invoke6(val *sp, val self, val a, val b, val c, val d, val e,
                   val f) {
  return invoke_n(sp, self, 6, (val[]){a, b, c, d, e, f});
}

// What says that it can be a seq. Of what is not iterable there is none.
static const Type *const ifaces[] = {&rt_iface_iterable, NULL};

static const Ops ops = {.seq = js_seq,
                        .count = js_count,
                        .nth = js_nth,
                        .get = js_lookup,
                        .equal = js_equal,
                        .hash = js_hash,
                        .print = js_print};

const Type rt_type_js = {.type = &rt_type_class,
                         .kind = KIND_OTHER,
                         .layout = LAYOUT_FIXED,
                         .size = sizeof(JsValue),
                         .nvals = 0,
                         .va = -1,
                         .invoke0 = invoke0,
                         .invoke1 = invoke1,
                         .invoke2 = invoke2,
                         .invoke3 = invoke3,
                         .invoke4 = invoke4,
                         .invoke5 = invoke5,
                         .invoke6 = invoke6,
                         .invoke_n = invoke_n,
                         .name = "js.Object",
                         .ifaces = ifaces,
                         .ops = &ops};
