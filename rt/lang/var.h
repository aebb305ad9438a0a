// SPDX-License-Identifier: MIT
// Vars and dynamic binding.
//
// There is one thread, so binding is shallow: the current value is in the var,
// the values it shadows are on a binding stack (a list of frames).
#ifndef RT_VAR_H
#define RT_VAR_H

#include "rt/base/throw.h"
#include "rt/value/value.h"

typedef struct Var {
  const Type *type;
  val root;         // RT_ABSENT: unbound
  val bound;        // innermost thread binding, RT_ABSENT: none
  val meta;         // map or nil; RT_ABSENT: rt_meta_hook knows it
  val ns;           // Sym of the namespace, nil for local vars
  val name;         // Sym, unqualified
  uint32_t flags;   // VAR_*
  uintptr_t idhash; // identity hash (TYPE_IDENTITY)
} Var;

enum {
  VAR_DYNAMIC = 1,
  VAR_MACRO = 2,
  VAR_PRIVATE = 4,
};

extern const Type rt_type_var;

#define RT_STATIC_VAR(id, ns_, name_, root_, flags_)                           \
  Var RT_ALIGNED id = {&rt_type_var,  root_,           RT_ABSENT, RT_NIL,      \
                       (val) & (ns_), (val) & (name_), flags_,    0}

val rt_var_new(val ns, val name);
bool rt_is_var(val x);

// What an unbound var holds: an object that tells so, and throws when called.
typedef struct Unbound {
  const Type *type;
  val var;
} Unbound;
extern const Type rt_type_unbound;
RT_COLD val rt_var_unbound(const Var *v);

// The value of a var that is never ^:dynamic.
static inline val rt_var_value(const Var *v) {
  return RT_LIKELY(v->root != RT_ABSENT) ? v->root : rt_var_unbound(v);
}
// The current value of any var.
static inline val rt_var_deref(const Var *v) {
  val x = v->bound != RT_ABSENT ? v->bound : v->root;
  return RT_LIKELY(x != RT_ABSENT) ? x : rt_var_unbound(v);
}
void rt_var_set_root(Var *v, val x);
// Undoes all bindings, when code has been left that would have done it.
void rt_unbind_all(void);

#endif
