// SPDX-License-Identifier: MIT
// The operation table: what a data type can do, seen from C.
//
// A generic operation (rt_first, rt_get...) is one indirect call through the
// Type's ops. Each module fills in one table next to its Type, so a type that
// no live code constructs takes its operations with it when the linker
// collects garbage. Entries a type leaves NULL get the behaviour in the
// comment. deftype/reify instances share &rt_ops_user, which looks the
// interface method up by name and calls it (object.c).
//
// Root rules. Two classes of C functions take `sp`:
//   G  may reach a safepoint: every val the caller still needs afterwards must
//      be in the root stack below the sp it passes
//   S  passes sp on only to run Clojure code with collection inhibited
//      (rt_gc_inhibit): never moves anything, so callers keep vals in C locals
// Functions without sp never run Clojure code at all.
#ifndef RT_OPS_H
#define RT_OPS_H

#include "rt/value/value.h"

struct StrBuilder;
typedef struct NumOps NumOps; // num.h

struct MapIter;

struct Ops {
  // --- G ---
  // A seq on the elements, or nil. NULL: IllegalArgumentException
  // "Don't know how to create ISeq from: <class>".
  val (*seq)(val *sp, val o);
  // For seqs only (what seq returns); generic rt_first & co. call seq first
  // where these are NULL. first of an empty one is nil; next is a seq or nil;
  // more (rest) is a possibly empty seq, never nil (NULL: next or ()).
  val (*first)(val *sp, val o);
  val (*next)(val *sp, val o);
  val (*more)(val *sp, val o);
  // Number of elements, -1 if thrown. NULL: walk the seq when the type has
  // seq, else UnsupportedOperationException.
  intptr_t (*count)(val *sp, val o);
  // Element i, `dflt` when out of range (RT_ABSENT: throw
  // IndexOutOfBoundsException). NULL: walk the seq.
  val (*nth)(val *sp, val o, intptr_t i, val dflt);
  val (*deref)(val *sp, val o);

  // --- S ---
  val (*conj)(val *sp, val o, val x);
  val (*get)(val *sp, val o, val key, val dflt); // NULL: dflt
  val (*find)(val *sp, val o, val key);          // map entry or nil
  int (*contains)(val *sp, val o, val key);      // 0, 1, -1 thrown
  val (*assoc)(val *sp, val o, val key, val v);
  val (*dissoc)(val *sp, val o, val key); // maps: without; sets: disjoin
  val (*empty)(val *sp, val o);           // NULL: nil
  val (*peek)(val *sp, val o);
  val (*pop)(val *sp, val o);
  // Clojure's `=`; `b` is any value that is not identical to `a`. 1, 0, or
  // -1 thrown. NULL: identity.
  int (*equal)(val *sp, val a, val b);
  // Clojure's `hash`. With rt_exception set if thrown. NULL: identity hash, of
  // a type with TYPE_IDENTITY.
  uint32_t (*hash)(val *sp, val o);
  // `compare` with a value of any type: <0, 0, >0 in *out; returns 0, or -1
  // thrown. NULL: ClassCastException.
  int (*compare)(val *sp, val a, val b, int *out);
  // Calls the method of an interface by its Java name, of a type of the
  // program; RT_ABSENT: it has none. NULL: it is no type of the program.
  val (*method)(val *sp, val o, const char *name, const val *args, int n);
  // java.io.Writers of the program: RT_ABSENT for the text flushes them. NULL:
  // it is none.
  val (*write)(val *sp, val w, val text);

  // --- no sp ---
  val (*meta)(val o);             // NULL: nil
  val (*with_meta)(val o, val m); // NULL: ClassCastException
  // Atoms: appends (str o), or with `readably` (pr-str o). NULL: the value is
  // printed by Clojure code.
  void (*print)(val o, struct StrBuilder *out, bool readably);
  const NumOps *num; // numbers beyond longs and doubles; else NULL

  // --- what maps and sets add, no sp (see map.h) ---
  // Calls f(ctx, key, value) for each entry until it returns false.
  bool (*each)(val o, bool (*f)(void *ctx, val k, val v), void *ctx);
  // Advances a MapIter over o to its next entry; false at the end.
  bool (*iter)(struct MapIter *it);
  val (*transient)(val o); // NULL: ClassCastException
};

uint32_t rt_hash_by_identity(val *sp, val o); // for Ops.hash
extern const Ops rt_ops_default;              // all NULL

#endif
