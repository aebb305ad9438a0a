// SPDX-License-Identifier: MIT
// Instances of a program's types from data: records from maps, and the texts
// #ns.Type[1 2] and #ns.Record{:x 1} that a program reads.
//
// The driver lists the types of a program's namespaces in rt_program_types,
// which only this reader refers to, as rt/ns.h says of namespaces.
#include "rt/lang/construct.h"
#include "rt/lang/eval.h"
#include "rt/base/core.h"
#include "rt/mem/gc.h"
#include "rt/coll/map.h"
#include "rt/lang/object.h"
#include "rt/prim.h"
#include "rt/read/read.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"
#include "rt/base/throw.h"
#include "rt/coll/vec.h"

// An instance whose fields are all nil. It may be old by the time they are
// filled in, so that needs rt_write.
static val blank(const Type *t) {
  val *o = rt_new(t);
  for (unsigned i = 1; i < t->size / sizeof(val); i++) o[i] = RT_NIL;
  o[t->size / sizeof(val) - 1] = 0; // the identity hash
  return (val)o;
}

static val *fields_of(val o) {
  return (val *)o + 1 + (rt_obj_type(o)->kind == KIND_RECORD ? 2 : 0);
}

static bool set_field(val o, int i, val x) {
  x = rt_field_cast(rt_obj_type(o)->info, i, x);
  if (x == RT_THROWN) return false;
  rt_write(o, &fields_of(o)[i], x);
  return true;
}

// A primitive field of a record made from a map takes an object of its class
// only: nothing is converted.
static bool check_class(const TypeInfo *info, int i, val x) {
  if (!info->casts || !info->casts[i]) return true;
  if (x == RT_NIL) {
    rt_throwf(&rt_type_null_pointer, "the field %v is primitive",
              info->fields[i]);
    return false;
  }
  val y = info->casts[i](x);
  if (y == RT_THROWN) return false;
  if (rt_type_of(x) != rt_type_of(y)) rt_throw_cast(x, rt_type_of(y)->name);
  return rt_type_of(x) == rt_type_of(y);
}

val rt_record_from_map(val *sp, val cls, val map) {
  const TypeInfo *info = rt_type_info((const Type *)cls);
  if (map == RT_NIL) return rt_throwf(&rt_type_null_pointer, "nil is no map");
  if (!rt_is_map(map)) return rt_throw_cast(map, "clojure.lang.IPersistentMap");
  val o = blank((const Type *)cls), rest = map;
  for (int i = 0; i < info->nfields; i++) {
    val x = rt_get(sp, map, info->keys[i]);
    if (x == RT_THROWN || !check_class(info, i, x)) return RT_THROWN;
    rt_write(o, &fields_of(o)[i], x);
    rest = rt_dissoc(sp, rest, info->keys[i]);
    RT_TRY(rest);
  }
  intptr_t n = rt_count_raw(sp, rest);
  if (n < 0) return RT_THROWN;
  if (n) rt_write(o, &((Record *)o)->ext, rest);
  return o;
}

static val with_fields(const Type *t, const Vec *v) {
  val o = blank(t);
  for (int i = 0; i < t->info->nfields; i++)
    if (!set_field(o, i, rt_vec_ref(v, (uint32_t)i))) return RT_THROWN;
  return o;
}

// --- reflection ---

val rt_type_fields(val c) {
  const TypeInfo *info = rt_is_class(c) ? rt_type_info((const Type *)c) : NULL;
  return info ? rt_vec_from((uint32_t)info->nfields, info->fields) : RT_NIL;
}
val rt_type_new(val c, val values) {
  return with_fields((const Type *)c, (const Vec *)values);
}
val rt_type_field(val o, val i) { return fields_of(o)[rt_unfix(i)]; }

// --- what is read ---

static bool is_named(const Type *t, const Str *name) {
  return rt_str_equal((const Str *)rt_str_from_c(t->name), name);
}

const Type *rt_program_type(const Str *name) {
  for (const Type *const *t = rt_program_types; *t; t++)
    if (is_named(*t, name)) return *t;
  return NULL;
}

// The type that the tag names; NULL: none.
static const Type *find_type(val tag) {
  if (((Sym *)tag)->ns != RT_NIL) return NULL;
  const Type *t = rt_program_type((const Str *)((Sym *)tag)->name);
  return !t && rt_type_hook ? rt_type_hook(tag) : t;
}

static val from_vector(const Type *t, const Vec *v) {
  uint32_t n = (uint32_t)t->info->nfields;
  bool record = t->kind == KIND_RECORD;
  if (v->count != n && !(record && v->count == n + 2))
    return rt_throwf(&rt_type_runtime_exception,
                     "Unexpected number of constructor arguments to class %s: "
                     "got %d",
                     t->name, (int)v->count);
  val o = with_fields(t, v);
  if (o == RT_THROWN || v->count == n) return o;
  return rt_record_with(o, rt_vec_ref(v, n), rt_vec_ref(v, n + 1));
}

// Goes on while the keys are keywords.
static bool check_key(void *ctx, val key, val x) {
  (void)x;
  if (!rt_is_keyword(key)) *(val *)ctx = key;
  return rt_is_keyword(key);
}

static val from_map(val *sp, const Type *t, val map) {
  val key = RT_ABSENT;
  rt_map_each(map, check_key, &key);
  if (key != RT_ABSENT)
    return rt_throwf(&rt_type_runtime_exception,
                     "Unreadable defrecord form: key must be of type "
                     "clojure.lang.Keyword, got %v",
                     key);
  if (t->kind != KIND_RECORD)
    return rt_throwf(&rt_type_illegal_argument,
                     "No matching method create found taking 1 args for class "
                     "%s",
                     t->name);
  return rt_record_from_map(sp, (val)t, map);
}

static val construct(val *sp, const ReadOpts *o, val tag, val form) {
  if (!o->eval)
    return rt_throwf(&rt_type_runtime_exception,
                     "Record construction syntax can only be used when "
                     "*read-eval* == true");
  const Type *t = find_type(tag);
  if (!t) return rt_throwf(&rt_type_class_not_found, "%v", tag);
  if (rt_kind(form) == KIND_VEC) return from_vector(t, (const Vec *)form);
  if (rt_is_map(form)) return from_map(sp, t, form);
  return rt_throwf(&rt_type_runtime_exception,
                   "Unreadable constructor form starting with \"#%v\"", tag);
}

val rt_read_types(void) {
  rt_read_type = construct;
  return RT_NIL;
}
