// SPDX-License-Identifier: MIT
// Instances of deftype, defrecord and reify; interface methods; protocols.
//
// A deftype instance is a LAYOUT_FIXED object whose fields follow the header.
// A record has metadata and the map of extra keys (or nil) before its fields.
#ifndef RT_OBJECT_H
#define RT_OBJECT_H

#include "rt/value/ops.h"

typedef struct Object {
  const Type *type;
  val fields[]; // reify: captured values, the first one the metadata
} Object;

typedef struct Record {
  const Type *type;
  val meta, ext; // ext: map of the keys that are no fields, or nil
  val fields[];
} Record;

// The value as field i holds it; RT_THROWN.
static inline val rt_field_cast(const TypeInfo *info, int i, val x) {
  return info->casts && info->casts[i] ? info->casts[i](x) : x;
}

extern const Ops rt_ops_user;   // calls interface methods by name
extern const Ops rt_ops_record; // a record is a map
extern const Type rt_type_protocol, rt_type_proto_fn;

typedef struct Protocol {
  const Type *type;
  val name;     // Sym, qualified
  val impls;    // map: class -> map of method name keyword -> fn; nil key: nil
  val via_meta; // true: :extend-via-metadata
  val facts;    // map of :doc, :sigs..., which the protocol shows as its own
  uintptr_t idhash;
} Protocol;

typedef struct ProtoFn { // the value of a protocol method's var
  const Type *type;
  val meta;
  val protocol;
  val name;   // Sym, unqualified
  val key;    // the same as Keyword
  val cached; // implementation for cached_type, 0: none
  val table;  // further implementations by type, nil at first (proto.c)
  const Type *cached_type;
  uintptr_t cached_epoch;
  uintptr_t idhash;
} ProtoFn;
extern uintptr_t rt_protocol_epoch; // raised by each extend
// The function for x, which is not of the cached type; RT_THROWN. S.
val rt_proto_lookup(val *sp, ProtoFn *p, val x);

// The function that implements method `name` (a Sym, compared by name) of a
// user type; 0 if it has none.
val rt_method_find(const Type *t, val name);
const Method *rt_method_named(const Type *t, val name); // NULL: none
// Calls an interface method without arguments of a user type by its Java name;
// ClassCastException if it has none, or if it returns something else than nil
// or an instance of what it promises. G.
val rt_user_call1(val *sp, val o, const char *method, const Type *promised);
// The function of an interface method by its Java name (static text), or 0.
val rt_user_method(const Type *t, const char *name);
// meta and with-meta of a deftype or reify instance. S.
val rt_user_meta(val *sp, val o);
val rt_user_with_meta(val *sp, val o, val m);

#endif
