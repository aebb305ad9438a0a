// SPDX-License-Identifier: MIT
// Vars and dynamic binding.
#include "rt/lang/var.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/str/sym.h"
#include "rt/coll/vec.h"
#include "rt/prim.h"

// --- the type: derefable, callable like its value ---

static val var_deref(val *sp, val o) {
  (void)sp;
  return rt_var_deref((Var *)o);
}
static val var_meta(val o) { return ((Var *)o)->meta; }

static const Ops var_ops = {.deref = var_deref, .meta = var_meta};

#define CALLEE(name) val name = rt_var_deref((Var *)self)

static val var_call0(val *sp, val self) {
  CALLEE(fn);
  return rt_call0(sp, fn);
}
static val var_call1(val *sp, val self, val a) {
  CALLEE(fn);
  return rt_call1(sp, fn, a);
}
static val var_call2(val *sp, val self, val a, val b) {
  CALLEE(fn);
  return rt_call2(sp, fn, a, b);
}
static val var_call3(val *sp, val self, val a, val b, val c) {
  CALLEE(fn);
  return rt_call3(sp, fn, a, b, c);
}
static val var_call4(val *sp, val self, val a, val b, val c, val d) {
  CALLEE(fn);
  return rt_call4(sp, fn, a, b, c, d);
}
static val var_call5(val *sp, val self, val a, val b, val c, val d, val e) {
  CALLEE(fn);
  return rt_call5(sp, fn, a, b, c, d, e);
}
static val var_call6(val *sp, val self, val a, val b, val c, val d, val e,
                     val f) {
  CALLEE(fn);
  return rt_call6(sp, fn, a, b, c, d, e, f);
}
static val var_call_n(val *sp, val self, intptr_t argc, val *argv) {
  CALLEE(fn);
  return rt_call_n(sp, fn, argc, argv);
}

static const Type *const var_ifaces[] = {
    &rt_iface_a_ref,    &rt_iface_ifn,          &rt_iface_ref,
    &rt_iface_settable, &rt_iface_serializable, NULL};
const Type rt_type_var = {.type = &rt_type_class,
                          .kind = KIND_VAR,
                          .layout = LAYOUT_FIXED,
                          .flags = TYPE_IDENTITY,
                          .va = -1,
                          .size = sizeof(Var),
                          .nvals = 5,
                          .invoke0 = var_call0,
                          .invoke1 = var_call1,
                          .invoke2 = var_call2,
                          .invoke3 = var_call3,
                          .invoke4 = var_call4,
                          .invoke5 = var_call5,
                          .invoke6 = var_call6,
                          .invoke_n = var_call_n,
                          .name = "clojure.lang.Var",
                          .ifaces = var_ifaces,
                          .ops = &var_ops};

static val fill_in(Var *v, val ns, val name) {
  v->root = RT_ABSENT;
  v->bound = RT_ABSENT;
  v->meta = RT_NIL;
  v->ns = ns;
  v->name = name;
  v->flags = 0;
  v->idhash = 0;
  return (val)v;
}

// Modules that are loaded later refer to it by its address.
val rt_var_new(val ns, val name) {
  return fill_in(rt_alloc_old(&rt_type_var, sizeof(Var)), ns, name);
}

static val qualified(const Var *v) {
  if (v->ns == RT_NIL) return v->name;
  return rt_sym_new(((Sym *)v->ns)->name, ((Sym *)v->name)->name);
}

// One var's value without a root is one object.
static int unbound_equal(val *sp, val a, val b) {
  (void)sp;
  return rt_has_type(b, &rt_type_unbound) &&
         ((Unbound *)a)->var == ((Unbound *)b)->var;
}
static uint32_t unbound_hash(val *sp, val o) {
  (void)sp;
  return rt_identity_hash(((Unbound *)o)->var);
}
static const Ops unbound_ops = {.equal = unbound_equal, .hash = unbound_hash};
static const Type *const unbound_ifaces[] = {&rt_iface_a_fn, NULL};
const Type rt_type_unbound = {.type = &rt_type_class,
                              .kind = KIND_OTHER,
                              .layout = LAYOUT_FIXED,
                              .size = sizeof(Unbound),
                              .nvals = 1,
                              RT_INVOKE_NONE,
                              .name = "clojure.lang.Var$Unbound",
                              .ifaces = unbound_ifaces,
                              .ops = &unbound_ops};

val rt_var_unbound(const Var *v) {
  Unbound *u = rt_new(&rt_type_unbound);
  u->var = (val)v;
  return (val)u;
}

val rt_unbound_var(val x) {
  return rt_has_type(x, &rt_type_unbound) ? ((Unbound *)x)->var : RT_NIL;
}

void rt_var_set_root(Var *v, val x) { rt_write((val)v, &v->root, x); }

// --- binding ---

// A list of frames; each frame is a list of var, shadowed value, var, value...
static val binding_stack = RT_NIL;

static void set_stack(val s) {
  binding_stack = s;
  if (rt_is_young(s)) rt_gc_remember(&binding_stack);
}

typedef struct PushCtx {
  val frame;
  const Var *not_dynamic;
  val no_var; // what was given instead of one; RT_ABSENT: nothing
} PushCtx;

static bool check_dynamic(void *p, val k, val x) {
  (void)x;
  PushCtx *ctx = p;
  const Var *v = (const Var *)k;
  if (!rt_is_var(k)) {
    ctx->no_var = k;
    return false;
  }
  if (!(v->flags & VAR_DYNAMIC)) ctx->not_dynamic = v;
  return !ctx->not_dynamic;
}

static bool push_one(void *p, val k, val x) {
  PushCtx *ctx = p;
  Var *v = (Var *)k;
  ctx->frame = rt_list_cons(v->bound, ctx->frame);
  ctx->frame = rt_list_cons(k, ctx->frame);
  rt_write(k, &v->bound, x);
  return true;
}

static val push_checked(const PushCtx *ctx) {
  if (ctx->no_var != RT_ABSENT)
    return rt_throw_cast(ctx->no_var, "clojure.lang.Var");
  if (ctx->not_dynamic)
    return rt_throwf(&rt_type_illegal_state,
                     "Can't dynamically bind non-dynamic var: %v",
                     qualified(ctx->not_dynamic));
  return RT_NIL;
}

val rt_push_bindings(val map) {
  if (!rt_is_map(map)) return rt_throw_cast(map, "clojure.lang.Associative");
  PushCtx ctx = {RT_NIL, NULL, RT_ABSENT};
  rt_map_each(map, check_dynamic, &ctx);
  RT_TRY(push_checked(&ctx));
  rt_map_each(map, push_one, &ctx);
  set_stack(rt_list_cons(ctx.frame, binding_stack));
  return RT_NIL;
}

static void list_each(val list, bool (*f)(void *ctx, val k, val v), void *ctx) {
  while (list != RT_NIL) {
    List *var = (List *)list, *value = (List *)var->rest;
    if (!f(ctx, var->first, value->first)) return;
    list = value->rest;
  }
}

val rt_push_frame(val list) {
  PushCtx ctx = {RT_NIL, NULL, RT_ABSENT};
  list_each(list, check_dynamic, &ctx);
  RT_TRY(push_checked(&ctx));
  list_each(list, push_one, &ctx);
  set_stack(rt_list_cons(ctx.frame, binding_stack));
  return RT_NIL;
}

val rt_pop_bindings(void) {
  List *top = (List *)binding_stack;
  for (val f = top->first; f != RT_NIL;) {
    List *var = (List *)f;
    List *old = (List *)var->rest;
    rt_write(var->first, &((Var *)var->first)->bound, old->first);
    f = old->rest;
  }
  set_stack(top->rest);
  return RT_NIL;
}

void rt_unbind_all(void) {
  while (binding_stack != RT_NIL) rt_pop_bindings();
}

val rt_get_bindings(val *sp) {
  val map = RT_EMPTY_MAP;
  for (val s = binding_stack; s != RT_NIL; s = ((List *)s)->rest)
    for (val f = ((List *)s)->first; f != RT_NIL;) {
      val var = ((List *)f)->first;
      map = rt_assoc(sp, map, var, ((Var *)var)->bound);
      f = ((List *)((List *)f)->rest)->rest;
    }
  return map;
}

// A frame's vars with the values that are bound, as rt_push_frame takes them.
static val frame_values(val frame) {
  val list = RT_NIL;
  for (val f = frame; f != RT_NIL;) {
    List *var = (List *)f;
    list = rt_list_cons(((Var *)var->first)->bound, list);
    list = rt_list_cons(var->first, list);
    f = ((List *)var->rest)->rest;
  }
  return list;
}

val rt_take_bindings(void) {
  val outermost_first = RT_NIL;
  while (binding_stack != RT_NIL) {
    val frame = frame_values(((List *)binding_stack)->first);
    outermost_first = rt_list_cons(frame, outermost_first);
    rt_pop_bindings();
  }
  return outermost_first;
}

val rt_put_bindings(val frames) {
  for (val s = frames; s != RT_NIL; s = ((List *)s)->rest)
    rt_push_frame(((List *)s)->first);
  return RT_NIL;
}

// --- prims ---

bool rt_is_var(val x) { return rt_has_kind(x, KIND_VAR); }
val rt_var_get(val v) {
  if (!rt_is_var(v)) return rt_throw_cast(v, "clojure.lang.Var");
  return rt_var_deref((Var *)v);
}

val rt_var_set(val v, val x) {
  if (!rt_is_var(v)) return rt_throw_cast(v, "clojure.lang.Var");
  Var *var = (Var *)v;
  if (var->bound == RT_ABSENT)
    return rt_throwf(&rt_type_illegal_state,
                     "Can't change/establish root binding of: %v with set",
                     var->name);
  rt_write(v, &var->bound, x);
  return x;
}

val rt_var_set_main(val v, val x) {
  Var *var = (Var *)v;
  rt_write(v, var->bound == RT_ABSENT ? &var->root : &var->bound, x);
  return x;
}

val rt_var_root(val v) {
  val x = ((Var *)v)->root;
  return x == RT_ABSENT ? RT_NIL : x;
}
val rt_var_bind_root(val v, val x) {
  rt_var_set_root((Var *)v, x);
  return x;
}
bool rt_var_is_bound(val v) {
  return ((Var *)v)->root != RT_ABSENT || ((Var *)v)->bound != RT_ABSENT;
}
bool rt_var_is_thread_bound(val v) { return ((Var *)v)->bound != RT_ABSENT; }
val rt_var_sym(val v) { return qualified((Var *)v); }
bool rt_var_is_macro(val v) { return ((Var *)v)->flags & VAR_MACRO; }
bool rt_var_is_private(val v) { return ((Var *)v)->flags & VAR_PRIVATE; }
bool rt_var_is_dynamic(val v) { return ((Var *)v)->flags & VAR_DYNAMIC; }
val rt_var_set_dynamic(val v, val on) {
  uint32_t others = ((Var *)v)->flags & ~(uint32_t)VAR_DYNAMIC;
  ((Var *)v)->flags = others | (rt_truthy(on) ? VAR_DYNAMIC : 0u);
  return v;
}
val rt_var_local(void) {
  val name = rt_sym_from_c(NULL, "--unnamed--");
  val v = fill_in(rt_new(&rt_type_var), RT_NIL, name);
  ((Var *)v)->flags = VAR_DYNAMIC;
  return v;
}
val rt_var_set_meta(val v, val m) {
  rt_write(v, &((Var *)v)->meta, m);
  return m;
}
