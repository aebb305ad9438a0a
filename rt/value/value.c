// SPDX-License-Identifier: MIT
// Types of immediates, interfaces, and the class hierarchy.
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/num/num.h"
#include "rt/value/ops.h"
#include "rt/str/print.h"
#include "rt/str/str.h"
#include "rt/value/value.h"
#include "rt/prim.h"

#include <stddef.h>

const Ops rt_ops_default = {0};

#define PLAIN_TYPE(id, knd, cname, ...)                                        \
  static const Type *const id##_ifaces[] = {__VA_ARGS__};                      \
  const Type rt_type_##id = {.type = &rt_type_class,                           \
                             .kind = knd,                                      \
                             .layout = LAYOUT_STATIC,                          \
                             RT_INVOKE_NONE,                                   \
                             .name = cname,                                    \
                             .ifaces = id##_ifaces,                            \
                             .ops = &rt_ops_default}

PLAIN_TYPE(object, KIND_ABSTRACT, "java.lang.Object", NULL);
PLAIN_TYPE(nil, KIND_NIL, "nil", NULL);
PLAIN_TYPE(boolean, KIND_BOOLEAN, "java.lang.Boolean", &rt_iface_serializable,
           &rt_iface_comparable, NULL);
PLAIN_TYPE(char, KIND_CHAR, "java.lang.Character", &rt_iface_serializable,
           &rt_iface_comparable, NULL);
PLAIN_TYPE(class, KIND_CLASS, "java.lang.Class", &rt_iface_serializable, NULL);
// The Type of THROWN, ABSENT and other words that programs never see.
static const Type type_mark = {.type = &rt_type_class,
                               .kind = KIND_OTHER,
                               RT_INVOKE_NONE,
                               .name = "cljwc.Mark",
                               .ops = &rt_ops_default};

// An interface is declared a Type, but no object has it as its type, so that
// most members are never read (rt_type_extends, rt_type_info): they are left
// out, 52 bytes of each of the 40 interfaces of a small module. Its symbol is
// that of the Type.
typedef struct Interface {
  const Type *type;
  uint8_t kind, layout, flags;
  int8_t va;
  const char *name;
  const Type *const *ifaces;
} Interface;
_Static_assert(sizeof(Interface) == offsetof(Type, super) &&
                   offsetof(Interface, flags) == offsetof(Type, flags) &&
                   offsetof(Interface, name) == offsetof(Type, name) &&
                   offsetof(Interface, ifaces) == offsetof(Type, ifaces),
               "an Interface is the first part of a Type");

#define INTERFACE(id, cname, ...)                                              \
  LISTED(id, TYPE_INTERFACE, cname __VA_OPT__(, ) __VA_ARGS__)
#define ABSTRACT(id, cname, ...)                                               \
  LISTED(id, TYPE_INTERFACE | TYPE_ABSTRACT, cname, __VA_ARGS__)
#define LISTED(id, flg, cname, ...)                                            \
  static const Type *const iface_##id##_supers[] = {__VA_ARGS__ __VA_OPT__(, ) \
                                                        NULL};                 \
  extern const Interface iface_##id __asm__("rt_iface_" #id);                  \
  const Interface iface_##id = {.type = &rt_type_class,                        \
                                .kind = KIND_ABSTRACT,                         \
                                .layout = LAYOUT_STATIC,                       \
                                .flags = (flg),                                \
                                .va = -1,                                      \
                                .name = cname,                                 \
                                .ifaces = iface_##id##_supers};
#include "rt/value/interfaces.def"
#undef INTERFACE
#undef LISTED

const Type *rt_type_imm(val v) {
  if (rt_is_fix(v)) return &rt_type_long;
  if (v == RT_NIL) return &rt_type_nil;
  if (rt_is_char(v)) return &rt_type_char;
  if (v == RT_TRUE || v == RT_FALSE) return &rt_type_boolean;
  return &type_mark;
}

bool rt_class_is_interface(val c) {
  unsigned flags = ((const Type *)c)->flags;
  return (flags & (TYPE_INTERFACE | TYPE_ABSTRACT)) == TYPE_INTERFACE;
}

// Of functions with a variadic arity, whose Types do not say it.
static bool is_rest_fn(const Type *t) {
  return rt_type_extends(t) == &rt_type_afn && t->va >= 0;
}

const Type *rt_type_super(const Type *t) {
  if (is_rest_fn(t)) return &rt_iface_rest_fn;
  if (rt_type_extends(t)) return t->super;
  for (const Type *const *i = t->ifaces; i && *i; i++)
    if (!rt_class_is_interface((val)*i)) return *i;
  return NULL;
}

bool rt_type_isa(const Type *t, const Type *c) {
  if (t == c || c == &rt_type_object) return true;
  if (t->ifaces)
    for (const Type *const *i = t->ifaces; *i; i++)
      if (rt_type_isa(*i, c)) return true;
  return rt_type_extends(t) && (rt_type_isa(t->super, c) ||
                                (c == &rt_iface_rest_fn && is_rest_fn(t)));
}

static bool is_object_array(const Type *t, const Type *c) {
  return c->flags & TYPE_OBJECTS && t->layout == LAYOUT_ARRAY;
}

static bool isa(const Type *t, const Type *c) {
  return rt_type_isa(t, c) || is_object_array(t, c);
}

bool rt_instance(const Type *c, val v) {
  return v != RT_NIL && isa(rt_type_of(v), c);
}

uint32_t rt_next_identity_hash(void) {
  static uint32_t state = 0x2545F491;
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return state ? state : 1;
}

uint32_t rt_identity_hash(val v) {
  if (!rt_is_ptr(v)) return (uint32_t)v;
  const Type *t = rt_obj_type(v);
  if (!(t->flags & TYPE_IDENTITY)) return (uint32_t)((uintptr_t)v >> 3);
  uintptr_t *last = (uintptr_t *)(v + t->size) - 1;
  if (!*last) *last = rt_next_identity_hash();
  return (uint32_t)*last;
}

// --- prims ---

val rt_class_of(val x) { return x == RT_NIL ? RT_NIL : (val)rt_type_of(x); }
bool rt_is_class(val x) { return rt_has_type(x, &rt_type_class); }
val rt_class_name(val c) {
  if (!rt_is_class(c)) return RT_NIL;
  return rt_class_text((const Type *)c);
}
val rt_class_simple_name(val c) {
  return rt_class_simple_text((const Type *)c);
}

val rt_class_super(val c) {
  if (!rt_is_class(c)) return RT_NIL;
  const Type *t = (const Type *)c, *super = rt_type_super(t);
  if (super) return (val)super;
  if (t == &rt_type_object || rt_class_is_interface(c)) return RT_NIL;
  return (val)&rt_type_object;
}

val rt_class_ifaces(val c) {
  if (!rt_is_class(c)) return RT_NIL;
  const Type *t = (const Type *)c;
  intptr_t n = 0;
  if (t->ifaces)
    while (t->ifaces[n]) n++;
  val list = RT_NIL;
  while (n-- > 0)
    if (rt_class_is_interface((val)t->ifaces[n]))
      list = rt_list_cons((val)t->ifaces[n], list);
  return list;
}

bool rt_class_isa(val child, val parent) {
  return isa((const Type *)child, (const Type *)parent);
}

// A protocol stands for its interface, which those types have that implement
// it in their definition.
static bool has_owner(const Type *t, val protocol) {
  for (int i = 0; t->info && i < t->info->nmethods; i++)
    if (t->info->methods[i].owner == protocol) return true;
  return false;
}

int rt_is_instance(val c, val x) {
  if (rt_has_kind(c, KIND_PROTOCOL)) return has_owner(rt_type_of(x), c);
  if (!rt_is_class(c)) {
    rt_throw_cast(c, "java.lang.Class");
    return -1;
  }
  return rt_instance((const Type *)c, x);
}
