// SPDX-License-Identifier: MIT
// What inline caches do on a miss.
#include "rt/lang/site.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/coll/map.h"
#include "rt/lang/method.h"
#include "rt/lang/object.h"
#include "rt/prim.h"

static bool remember_key(FieldSite *site, val x, val key) {
  const Type *t = rt_obj_type(x);
  for (int i = 0; i < t->info->nfields; i++)
    if (t->info->keys[i] == key) {
      site->type = t;
      site->slot = (int)(rt_field_slot(x, i) - (val *)x);
      return true;
    }
  return false;
}

// Keywords are interned, so in a small map comparing words finds one. Maps of
// one shape have it in one place.
static val array_map_get(FieldSite *site, const ArrayMap *m, val key) {
  uintptr_t at = (uintptr_t)site->slot;
  if (at + 1 < m->n && m->kvs[at] == key) return m->kvs[at + 1];
  for (uint32_t i = 0; i + 1 < m->n; i += 2)
    if (m->kvs[i] == key) {
      if (!site->type) site->slot = (int)i;
      return m->kvs[i + 1];
    }
  return RT_NIL;
}

val rt_get_at_slow(FieldSite *site, val *sp, val x, val key) {
  if (!rt_is_ptr(x)) return RT_NIL;
  uint8_t kind = rt_obj_type(x)->kind;
  if (kind == KIND_ARRAY_MAP) return array_map_get(site, (ArrayMap *)x, key);
  if (kind == KIND_RECORD && remember_key(site, x, key))
    return ((val *)x)[site->slot];
  return rt_get(sp, x, key);
}

val rt_field_at_slow(FieldSite *site, val x, val name) {
  val *slot = rt_field_find(x, name);
  if (!slot) return rt_field_get(x, name); // which throws
  site->type = rt_obj_type(x);
  site->slot = (int)(slot - (val *)x);
  return *slot;
}

val rt_method_at(MethodSite *site, val *sp, val name, val fallback,
                 intptr_t argc, val *argv) {
  const Type *t = rt_type_of(argv[0]);
  if (t == site->type) return rt_call_n(sp, site->method->fn, argc, argv);
  const Method *m = t->info ? rt_method_named(t, name) : NULL;
  if (!m || !rt_method_accepts(m->fn, argc))
    return rt_method_call(sp, name, fallback, argc, argv);
  site->type = t;
  site->method = m;
  return rt_call_n(sp, m->fn, argc, argv);
}
