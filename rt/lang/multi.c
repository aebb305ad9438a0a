// SPDX-License-Identifier: MIT
// Multimethod call sites (see multi.h).
#include "rt/lang/multi.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/lang/var.h"

#include <string.h>

static bool is_current(const MultiFn *m) {
  if (!rt_has_kind(m->hierarchy, KIND_VAR)) return false;
  const Var *v = (Var *)m->hierarchy;
  return v->root == m->seen && v->bound == RT_ABSENT;
}

static unsigned entry_of(val value) {
  return (unsigned)(value >> 3 ^ value >> 6) % RT_MULTI_ENTRIES;
}

static void remember(MultiSite *site, const MultiFn *m, val value, val method) {
  if (site->stamp != m->stamp) {
    memset(site->entries, 0, sizeof site->entries);
    rt_write((val)site, &site->stamp, m->stamp);
  }
  unsigned i = entry_of(value);
  rt_write((val)site, &site->entries[i].value, value);
  rt_write((val)site, &site->entries[i].method, method);
}

// The method for the dispatch value; RT_THROWN. G.
static val method_for(MultiSite *site, val *sp, val multi, val value) {
  const MultiFn *m = (MultiFn *)multi;
  if (value == RT_THROWN) return RT_THROWN;
  if (RT_LIKELY(site->stamp == m->stamp && is_current(m))) {
    unsigned i = entry_of(value);
    val method = site->entries[i].method;
    if (RT_LIKELY(site->entries[i].value == value && method != RT_NIL))
      return method;
  }
  sp[0] = multi;
  sp[1] = value;
  val method = site->find(sp + 2, RT_NIL, multi, value);
  m = (MultiFn *)sp[0];
  if (method != RT_THROWN && is_current(m)) remember(site, m, sp[1], method);
  return method;
}

// Two frames of C more than the method's own.
static val *charged(val *sp) { return rt_charge(sp, 2); }

#define DISPATCH(f) ((MultiFn *)(f))->dispatch

val rt_multi_call1(MultiSite *site, val *sp, val f, val a) {
  if (RT_UNLIKELY(!rt_has_type(f, site->type))) return rt_call1(sp, f, a);
  sp[0] = f, sp[1] = a;
  val value = rt_call1(sp + 2, DISPATCH(f), a);
  f = method_for(site, sp + 2, sp[0], value);
  RT_TRY(f);
  a = sp[1];
  return rt_call1(charged(sp), f, a);
}

val rt_multi_call2(MultiSite *site, val *sp, val f, val a, val b) {
  if (RT_UNLIKELY(!rt_has_type(f, site->type))) return rt_call2(sp, f, a, b);
  sp[0] = f, sp[1] = a, sp[2] = b;
  val value = rt_call2(sp + 3, DISPATCH(f), a, b);
  f = method_for(site, sp + 3, sp[0], value);
  RT_TRY(f);
  a = sp[1], b = sp[2];
  return rt_call2(charged(sp), f, a, b);
}

val rt_multi_call3(MultiSite *site, val *sp, val f, val a, val b, val c) {
  if (RT_UNLIKELY(!rt_has_type(f, site->type))) return rt_call3(sp, f, a, b, c);
  sp[0] = f, sp[1] = a, sp[2] = b, sp[3] = c;
  val value = rt_call3(sp + 4, DISPATCH(f), a, b, c);
  f = method_for(site, sp + 4, sp[0], value);
  RT_TRY(f);
  a = sp[1], b = sp[2], c = sp[3];
  return rt_call3(charged(sp), f, a, b, c);
}
