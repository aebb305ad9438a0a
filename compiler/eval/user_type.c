// SPDX-License-Identifier: MIT
#include "compiler/eval/user_type.h"
#include "rt/base/fn.h"
#include "rt/lang/method.h"
#include "rt/lang/object.h"
#include "rt/mem/gc.h"
#include "rt/prim.h"
#include "rt/value/interfaces.h"

#include <string.h>

static void make_callable(Type *t, bool has_apply) {
  if (has_apply) {
    t->va = 0;
    t->va_fn = (FnAny)rt_user_apply;
  }
  t->invoke0 = rt_user_invoke0;
  t->invoke1 = rt_user_invoke1;
  t->invoke2 = rt_user_invoke2;
  t->invoke3 = rt_user_invoke3;
  t->invoke4 = rt_user_invoke4;
  t->invoke5 = rt_user_invoke5;
  t->invoke6 = rt_user_invoke6;
  t->invoke_n = rt_user_invoke_n;
}

Type user_type(const ClassInfo *c) {
  int words = (c->is_record ? 2 : 0) + c->nfields;
  Type t = {.type = &rt_type_class,
            .kind = c->is_record ? KIND_RECORD : KIND_OBJECT,
            .layout = LAYOUT_FIXED,
            .flags = TYPE_IDENTITY,
            .size = (uint16_t)((size_t)(2 + words) * sizeof(val)),
            .nvals = (uint16_t)words,
            RT_INVOKE_NONE,
            .super = c->super ? c->super->type : NULL,
            .ops = c->is_record ? &rt_ops_record : &rt_ops_user};
  if (class_method(c, "invoke")) make_callable(&t, class_method(c, "applyTo"));
  return t;
}

static void add_interface(const Type **list, int *n, const Type *t) {
  if (list) list[*n] = t;
  ++*n;
}

int user_type_interfaces(const ClassInfo *c, const Type **list) {
  int n = 0;
  for (int i = 0; i < c->owners.n; i++) {
    const Owner *o = c->owners.items[i];
    if (o->iface) add_interface(list, &n, o->iface->type);
  }
  for (const char *const *i = class_implied(c); *i; i++)
    add_interface(list, &n, class_builtin(*i)->type);
  add_interface(list, &n, NULL);
  return n;
}

void user_type_fields(const ClassInfo *c, FieldCast *casts, bool *mutable) {
  for (int i = 0; i < c->nfields; i++) {
    const Prim *cast = class_field_cast(c->fields[i]);
    casts[i] = cast ? (FieldCast)cast->fn : NULL;
    mutable[i] = c->fields[i]->mutable;
  }
}

val user_type_owner(const Owner *o) {
  if (!o) return (val)&rt_type_object;
  return o->iface ? (val)o->iface->type : var_object(o->protocol);
}

val *user_object(const Type *t) {
  val *o = rt_new(t);
  memset(o + 1, 0, t->size - sizeof(val));
  return o;
}

val user_construct(const Type *t, int n, const val *args) {
  if (t->kind == KIND_EX) return rt_ex_construct((val)t, n, args);
  val o = (val)user_object(t);
  for (int i = 0; i < n; i++) *rt_field_slot(o, i) = args[i];
  return o;
}
