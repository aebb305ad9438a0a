// SPDX-License-Identifier: MIT
// Inline caches of call sites: (:key x), (.-field x) and (.method x ...).
//
// A site is a static object of the emitted code, all zero at first. It
// remembers the last type it met and what the name meant there. Types of user
// programs are static data, so a site holds nothing the collector must know.
// (Types of interpreted programs never reach emitted sites.)
#ifndef RT_SITE_H
#define RT_SITE_H

#include "rt/value/value.h"

typedef struct FieldSite {
  const Type *type; // NULL: none yet
  int slot;         // the field is word `slot` of the object; while there is no
                    // type, where an array map had the key
} FieldSite;

typedef struct MethodSite {
  const Type *type;
  const Method *method;
} MethodSite;

val rt_get_at_slow(FieldSite *site, val *sp, val x, val key);
val rt_field_at_slow(FieldSite *site, val x, val name);

static inline bool rt_site_hit(const FieldSite *site, val x) {
  return rt_is_ptr(x) && rt_obj_type(x) == site->type;
}
// (get x key), where key is a keyword. S.
static inline val rt_get_at(FieldSite *site, val *sp, val x, val key) {
  if (RT_LIKELY(rt_site_hit(site, x))) return ((val *)x)[site->slot];
  return rt_get_at_slow(site, sp, x, key);
}
// (.-name x)
static inline val rt_field_at(FieldSite *site, val x, val name) {
  if (RT_LIKELY(rt_site_hit(site, x))) return ((val *)x)[site->slot];
  return rt_field_at_slow(site, x, name);
}
// rt_method_call (method.h) with a cache. G.
val rt_method_at(MethodSite *site, val *sp, val name, val fallback,
                 intptr_t argc, val *argv);

#endif
