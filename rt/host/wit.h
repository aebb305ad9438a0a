// SPDX-License-Identifier: MIT
// Components: values between Clojure and the canonical ABI of the component
// model. wit/ writes descriptions of the types and functions of a world, and C
// functions with the signatures that the ABI wants; the functions here do what
// is the same for all of them.
//
// In memory a value lies as the ABI says. As parameters and results of core
// functions it is *flat*, a list of numbers; here each is the bits of a
// uint64_t, whatever its type, so what a case of a variant shares with others
// needs no conversion.
//
//   bool, integers, floats   true and false, longs (a u64 beyond them a
//   BigInt),
//                            doubles
//   char                     a character; beyond U+FFFF a string of one
//   string, list<u8>         a string, a byte array (a string is taken for it)
//   list, tuple              a vector; any collection of elements is taken
//   record                   a map with keywords; any map or record is taken
//   flags                    a set of keywords
//   enum, case of a variant  a keyword; one with a value is [keyword value]
//   option                   the value, or nil; in an option, [value]
//   result                   as a variant of :ok and :err; that of a function
//                            is the value, or an exception
//   own and borrow           a long, which the program drops
#ifndef RT_WIT_H
#define RT_WIT_H

#include "rt/str/sym.h"
#include "rt/sys/main.h"
#include "rt/value/value.h"

#include <string.h>

typedef enum WitKind {
  WIT_BOOL,
  WIT_S8,
  WIT_U8,
  WIT_S16,
  WIT_U16,
  WIT_S32,
  WIT_U32,
  WIT_S64,
  WIT_U64,
  WIT_F32,
  WIT_F64,
  WIT_CHAR,
  WIT_STRING,
  WIT_HANDLE,
  WIT_LIST, // of parts[0]
  WIT_RECORD,
  WIT_TUPLE,
  WIT_FLAGS,
  WIT_VARIANT,
  WIT_OPTION, // parts[1]
  WIT_RESULT, // parts[0] and [1]
} WitKind;

typedef struct WitPart {      // a field, case, element
  const Keyword *name;        // NULL: none
  const struct WitType *type; // NULL: a case without a value
} WitPart;

typedef struct WitType {
  uint8_t kind, align;
  uint8_t disc;            // size of the number that says which case it is
  uint8_t flat;            // how many numbers a flat one is
  uint16_t nparts, offset; // offset: of a case's value
  uint32_t size;
  const WitPart *parts;
} WitType;

typedef struct WitFn {
  const char *name;
  const WitType *params; // a tuple
  const WitType *result; // NULL: none
} WitFn;

typedef struct WitImport {
  WitFn fn;
  uint64_t (*call)(const uint64_t *flat);
} WitImport;

// Integers that are no longs, and back; false: the value is none.
typedef struct WitU64 {
  val (*lift)(uint64_t n);
  bool (*lower)(val v, uint64_t *n);
} WitU64;
extern const WitU64 rt_wit_u64;

typedef struct WitTable {
  const WitImport *imports; // the last has no name
  char *area;               // where results are left for the host
  const Keyword *error;     // :error
  const WitU64 *u64;        // NULL: none are lifted
} WitTable;

// Runs the initialisers. What they throw is reported, and traps.
void rt_wit_start(const Program *program, const WitTable *table);
// Calls a function with what the host has passed. Returns the flat result, if
// it is a single number, else its address. An exception is the `err` of a
// result; if there is none it is reported, and traps.
uint64_t rt_wit_call(const WitFn *f, val fn, const uint64_t *flat);
// The function of Clojure that handles requests, for (rt/wit-handler).
void rt_wit_handle_with(val fn);
void rt_wit_done(void); // the host has read the result
// What the ABI calls cabi_realloc.
void *rt_wit_realloc(void *old, size_t n);

static inline uint64_t wit_from_i32(int32_t x) { return (uint32_t)x; }
static inline uint64_t wit_from_i64(int64_t x) { return (uint64_t)x; }
static inline uint64_t wit_from_f32(float x) {
  uint32_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}
static inline uint64_t wit_from_f64(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}
static inline int32_t wit_to_i32(uint64_t x) { return (int32_t)x; }
static inline int64_t wit_to_i64(uint64_t x) { return (int64_t)x; }
static inline float wit_to_f32(uint64_t x) {
  uint32_t bits = (uint32_t)x;
  float f;
  memcpy(&f, &bits, sizeof f);
  return f;
}
static inline double wit_to_f64(uint64_t x) {
  double d;
  memcpy(&d, &x, sizeof d);
  return d;
}

#endif
