// SPDX-License-Identifier: MIT
// Calls of multimethods, with a cache at each call site: the methods for the
// dispatch values that were met there last, by identity, as long as neither
// the multimethod nor its hierarchy has changed.
#ifndef RT_MULTI_H
#define RT_MULTI_H

#include "rt/value/value.h"

// An instance of deftype MultiFn in stdlib/clojure/core_poly.clj.
typedef struct MultiFn {
  const Type *type;
  val name, dispatch, dflt;
  val hierarchy; // a Var
  val methods, prefers, cache;
  val seen;  // the hierarchy's value that the cache is for
  val stamp; // an object of its own for each state of the multimethod
  uintptr_t identity;
} MultiFn;

enum { RT_MULTI_ENTRIES = 8 };

// A static object of the emitted code; `type` and `find` are given.
typedef struct MultiSite {
  const Type *type; // of MultiFn
  // (find-method multifn dispatch-value): the method, or RT_THROWN. G.
  val (*find)(val *sp, val self, val multi, val value);
  val stamp; // of the multimethod met, nil at first
  struct {
    val value, method; // nil at first
  } entries[RT_MULTI_ENTRIES];
} MultiSite;

// Calls f, normally a MultiFn: its var may have been given another value. G.
val rt_multi_call1(MultiSite *site, val *sp, val f, val a);
val rt_multi_call2(MultiSite *site, val *sp, val f, val a, val b);
val rt_multi_call3(MultiSite *site, val *sp, val f, val a, val b, val c);

#endif
