// SPDX-License-Identifier: MIT
// The value word, the object header and the type descriptor.
//
// A `val` is one machine word (32 bits on wasm32, 64 on the host):
//
//   ...1   fixnum: 31-bit on wasm32, 63-bit on the host. A long that does not
//          fit is a boxed Long; the two forms never both exist for one number
//   ..00   pointer to a heap or static object, 8-byte aligned; 0 is nil
//   ..10   immediate: false, true, the THROWN and ABSENT marks, characters
//
// Every object starts with a pointer to its Type. A Type is itself an object
// (the value of `(class x)`), so `(identical? (class x) c)` is one comparison.
//
// Heap objects live in the nursery until a minor collection moves them, at the
// second one to old space (gc.h). Static objects, emitted by the compiler or
// written in C, are never moved or freed.
#ifndef RT_VALUE_H
#define RT_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uintptr_t val;

#define RT_NIL ((val)0)
#define RT_FALSE ((val)2)
#define RT_TRUE ((val)6)
#define RT_THROWN ((val)10)    // an exception is pending in rt_exception
#define RT_ABSENT ((val)14)    // "no value": not found, unbound, no default
#define RT_NIL_GIVEN ((val)30) // default of a user type's get: nil, but given

#define RT_CHAR_TAG 0x12u
#define RT_FIX(n) ((val)(((uintptr_t)(intptr_t)(n) << 1) | 1))
#define RT_CHAR(c) (((val)(c) << 8) | RT_CHAR_TAG)
#define RT_FIX_MAX (INTPTR_MAX >> 1)
#define RT_FIX_MIN (INTPTR_MIN >> 1)
#define RT_FITS_FIX(n) ((n) >= RT_FIX_MIN && (n) <= RT_FIX_MAX)

#define RT_LIKELY(x) __builtin_expect(!!(x), 1)
#define RT_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define RT_COLD __attribute__((noinline, cold))
#define RT_NO_OPT __attribute__((noinline, optnone))
#define RT_ALIGNED __attribute__((aligned(8)))
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define RT_UNCHECKED __attribute__((no_sanitize("address")))
#endif
#endif
#ifndef RT_UNCHECKED
#define RT_UNCHECKED // without AddressSanitizer, where there is that
#endif

typedef enum Kind {
  KIND_ABSTRACT, // an interface or a class without instances
  KIND_NIL,
  KIND_BOOLEAN,
  KIND_CHAR,
  KIND_LONG,
  KIND_DOUBLE,
  KIND_BIGINT,
  KIND_RATIO,
  KIND_DECIMAL,
  KIND_STR,
  KIND_SYM,
  KIND_KEYWORD,
  KIND_LIST, // non-empty PersistentList
  KIND_EMPTY_LIST,
  KIND_CONS,
  KIND_LAZY_SEQ,
  KIND_CHUNKED_CONS,
  KIND_CHUNK,
  KIND_RANGE,
  KIND_CHUNKED_SEQ, // of a vector
  KIND_SEQ,         // any other seq implemented in C (map seq, iterate...)
  KIND_VEC,
  KIND_SUBVEC,
  KIND_MAP_ENTRY,
  KIND_ARRAY_MAP,
  KIND_HASH_MAP,
  KIND_HASH_SET,
  KIND_TREE_MAP,
  KIND_TREE_SET,
  KIND_TRANSIENT,
  KIND_NODE, // inner node of a collection, never seen by programs
  KIND_FN,
  KIND_VAR,
  KIND_ATOM,
  KIND_VOLATILE,
  KIND_REDUCED,
  KIND_NAMESPACE,
  KIND_CLASS,
  KIND_EX,
  KIND_REGEX,
  KIND_MATCHER,
  KIND_UUID,
  KIND_INST,
  KIND_ARRAY, // Object[] and the primitive arrays
  KIND_STRBUILDER,
  KIND_WRITER,
  KIND_READER,
  KIND_PROTOCOL,
  KIND_PROTO_FN,
  KIND_OBJECT, // deftype and reify instances
  KIND_RECORD,
  KIND_TAGGED, // tagged-literal, reader-conditional
  KIND_OTHER,
} Kind;

// How the collector finds the size and the vals of an object.
typedef enum Layout {
  LAYOUT_STATIC, // never allocated in the heap
  LAYOUT_FIXED,  // type->size bytes; vals at words [1, 1 + type->nvals),
                 // everything after them is raw
  LAYOUT_ARRAY,  // word 1: n (uintptr_t); then type->nraw raw words;
                 // then n vals
  LAYOUT_BYTES,  // word 1: n (uintptr_t), then n bytes without pointers
  LAYOUT_STR,    // see str.h
} Layout;

typedef struct Type Type;
typedef struct Ops Ops;
typedef struct TypeInfo TypeInfo;

typedef struct Obj {
  const Type *type;
} Obj;

// Entry points of a callable object, one per argument count. `self` is the
// callee. All arguments are unrooted C values: a callee that can reach a
// safepoint before its last use of one stores it in the root stack first.
typedef val (*Fn0)(val *sp, val self);
typedef val (*Fn1)(val *sp, val self, val a);
typedef val (*Fn2)(val *sp, val self, val a, val b);
typedef val (*Fn3)(val *sp, val self, val a, val b, val c);
typedef val (*Fn4)(val *sp, val self, val a, val b, val c, val d);
typedef val (*Fn5)(val *sp, val self, val a, val b, val c, val d, val e);
typedef val (*Fn6)(val *sp, val self, val a, val b, val c, val d, val e, val f);
typedef val (*Fn7)(val *sp, val self, val a, val b, val c, val d, val e, val f,
                   val g);
// argv[0..argc) lies in the root stack below sp.
typedef val (*FnN)(val *sp, val self, intptr_t argc, val *argv);
typedef void (*FnAny)(void);

#define RT_MAX_DIRECT 6 // arguments that have an entry of their own

struct Type {
  const Type *type; // &rt_type_class
  uint8_t kind;     // Kind
  uint8_t layout;   // Layout
  uint8_t flags;    // TYPE_*
  int8_t va;        // required arguments of the variadic arity, or -1; of the
                    // thunk of a lazy seq that begins with (seq c): -2 minus
                    // the number of the capture c
  const char *name; // "java.lang.Long"; for functions "user/add"
  const Type *const *ifaces; // implemented interfaces, NULL-terminated
  // An interface, which is no object's type, ends here (value.c).
  const Type *super; // class hierarchy; NULL: Object
  uint16_t size;     // LAYOUT_FIXED: bytes
  union {
    uint16_t nvals; // LAYOUT_FIXED: number of vals after the header
    uint16_t nraw;  // LAYOUT_ARRAY: raw words between count and vals
  };
  const Ops *ops;       // never NULL; &rt_ops_default at least
  const TypeInfo *info; // deftype, defrecord, reify; else NULL
  Fn0 invoke0;
  Fn1 invoke1;
  Fn2 invoke2;
  Fn3 invoke3;
  Fn4 invoke4;
  Fn5 invoke5;
  Fn6 invoke6;
  FnN invoke_n; // any argument count
  FnAny va_fn;  // body of the variadic arity: va + 1 values, the last one
                // the rest seq or nil; its C type is Fn<va + 1>
};

enum {
  TYPE_WIDE = 1,      // a function with a rest parameter and, beside it, fixed
                      // arities of more than RT_MAX_DIRECT arguments
  TYPE_INTERFACE = 2, // an interface, or a class that is listed like one
  TYPE_ABSTRACT = 4,  // ... which it is: the superclass of those who list it
  TYPE_IDENTITY = 8,  // the object's last word is its identity hash, 0 until
                      // it is first asked for (addresses change)
  TYPE_FLOAT = 16,    // java.lang.Float, without mention of its Type
  TYPE_IN_HEAP = 32,  // the Type is a HeapType
  TYPE_DATA = 64,     // an exception's data are for ex-data, not part of its
                      // message
  TYPE_OBJECTS = 128, // Object[]: any array of references is one
};

// A Type made at run time: an object of old space, which lives as long as its
// instances do or something else refers to it. Texts and tables it needs may
// follow in the same object.
typedef struct HeapType {
  Type type;
  val keeps; // an object of old space that it needs, or nil
} HeapType;

// One method of a deftype, defrecord or reify.
typedef struct Method {
  val owner; // the Protocol object or the interface's Type
  val name;  // Sym
  val fn;    // takes the instance first, all arities in one function
} Method;

// What only user-defined types have.
struct TypeInfo {
  int nfields;
  int nmethods;
  const val *fields; // Syms in order of declaration
  const val *keys;   // the same names as Keywords
  const Method *methods;
  const bool *mutable;        // per field: may it be set!? NULL: none
  val (*const *casts)(val x); // per field: what its primitive hint makes of a
                              // value, or NULL; NULL: no field has one. T
  val ns;                     // Sym of the defining namespace
};

// The same two of any class.
static inline const Type *rt_type_extends(const Type *t) {
  return t->flags & TYPE_INTERFACE ? NULL : t->super;
}
static inline const TypeInfo *rt_type_info(const Type *t) {
  return t->flags & TYPE_INTERFACE ? NULL : t->info;
}

// Has the collector anything to look at in objects of this type?
static inline bool rt_holds_vals(const Type *t) {
  return t->layout == LAYOUT_ARRAY ||
         (t->layout == LAYOUT_FIXED && t->nvals != 0);
}
// The vals of an object that holds some, and their number.
static inline val *rt_vals_of(val *o, size_t *n) {
  const Type *t = (const Type *)o[0];
  bool array = t->layout == LAYOUT_ARRAY;
  *n = array ? o[1] : t->nvals;
  return o + (array ? 2 + t->nraw : 1);
}

static inline bool rt_is_fix(val v) { return v & 1; }
static inline bool rt_is_imm(val v) { return (v & 3) == 2; }
static inline bool rt_is_ptr(val v) { return (v & 3) == 0 && v != 0; }
static inline bool rt_truthy(val v) { return (v & ~(val)2) != 0; }
static inline bool rt_is_nil(val v) { return v == RT_NIL; }
static inline bool rt_is_some(val v) { return v != RT_NIL; }
static inline bool rt_identical(val a, val b) { return a == b; }
static inline val rt_bool(bool b) { return b ? RT_TRUE : RT_FALSE; }
static inline intptr_t rt_unfix(val v) { return (intptr_t)v >> 1; }
static inline bool rt_is_char(val v) { return (v & 0xff) == RT_CHAR_TAG; }
static inline uint32_t rt_char_code(val v) { return (uint32_t)(v >> 8); }

// The Type of a heap or static object; only for rt_is_ptr values.
static inline const Type *rt_obj_type(val v) { return ((Obj *)v)->type; }
// The Type of any value: &rt_type_nil for nil, &rt_type_long for fixnums...
extern const Type rt_type_nil, rt_type_boolean, rt_type_char, rt_type_long,
    rt_type_class, rt_type_object;
const Type *rt_type_imm(val v);
static inline const Type *rt_type_of(val v) {
  return rt_is_ptr(v) ? rt_obj_type(v) : rt_type_imm(v);
}
static inline Kind rt_kind(val v) { return (Kind)rt_type_of(v)->kind; }
static inline bool rt_has_type(val v, const Type *t) {
  return rt_is_ptr(v) && rt_obj_type(v) == t;
}
static inline bool rt_has_kind(val v, Kind k) {
  return rt_is_ptr(v) && rt_obj_type(v)->kind == k;
}
// The superclass; NULL: Object, or an interface has none.
const Type *rt_type_super(const Type *t);
// Is `t` the class `c`, a subclass of it, or an implementor of it?
bool rt_type_isa(const Type *t, const Type *c);
// instance? for any value; nil is an instance of nothing.
bool rt_instance(const Type *c, val v);
// The default of `hash`: a number that stays with an object that has a word for
// it (TYPE_IDENTITY) or is static. Types of others have rt_hash_by_identity.
uint32_t rt_identity_hash(val v);
uint32_t rt_next_identity_hash(void);

#endif
