// SPDX-License-Identifier: MIT
// The table of C functions that Clojure code may call, for the analyzer (by
// name) and the interpreter (calls through the exact C types).
#include "rt/prim.h"
#include "compiler/model/compiler.h"

static const Prim prims[] = {
#define PRIM(name, n, result, cls, ...)                                        \
  {PRIM_##name,  #name, n, #result[0], #cls[0], (void (*)(void))rt_##name,     \
   {__VA_ARGS__}},
#include "rt/prims.def"
#undef PRIM
};

const Prim *prim_get(PrimId id) { return &prims[id]; }

const Prim *prim_find(const char *c_name) {
  static StrMap *by_name;
  if (!by_name) {
    by_name = strmap_new();
    for (size_t i = 0; i < sizeof prims / sizeof *prims; i++)
      strmap_put(by_name, prims[i].name, (void *)(uintptr_t)&prims[i]);
  }
  return strmap_get(by_name, c_name);
}

static val boxed(int truth) { return truth < 0 ? RT_THROWN : rt_bool(truth); }

// One switch over the argument count, for result type R and with or without a
// leading sp.
#define CALL_PLAIN(R, f, v)                                                    \
  switch (p->nargs) {                                                          \
  case 0: return f(((R (*)(void))p->fn)());                                    \
  case 1: return f(((R (*)(val))p->fn)(v[0]));                                 \
  case 2: return f(((R (*)(val, val))p->fn)(v[0], v[1]));                      \
  case 3: return f(((R (*)(val, val, val))p->fn)(v[0], v[1], v[2]));           \
  case 4:                                                                      \
      return f(((R (*)(val, val, val, val))p->fn)(v[0], v[1], v[2], v[3]));    \
  case 5:                                                                      \
    return f(((R (*)(val, val, val, val, val))p->fn)(v[0], v[1], v[2], v[3],   \
                                                     v[4]));                   \
  default:                                                                     \
    return f(((R (*)(val, val, val, val, val, val))p->fn)(v[0], v[1], v[2],    \
                                                          v[3], v[4], v[5]));  \
  }
#define CALL_SP(R, f, v)                                                       \
  switch (p->nargs) {                                                          \
  case 0: return f(((R (*)(val *))p->fn)(sp));                                 \
  case 1: return f(((R (*)(val *, val))p->fn)(sp, v[0]));                      \
  case 2: return f(((R (*)(val *, val, val))p->fn)(sp, v[0], v[1]));           \
  case 3:                                                                      \
      return f(((R (*)(val *, val, val, val))p->fn)(sp, v[0], v[1], v[2]));    \
  case 4:                                                                      \
    return f(((R (*)(val *, val, val, val, val))p->fn)(sp, v[0], v[1], v[2],   \
                                                       v[3]));                 \
  case 5:                                                                      \
    return f(((R (*)(val *, val, val, val, val, val))p->fn)(                   \
        sp, v[0], v[1], v[2], v[3], v[4]));                                    \
  default:                                                                     \
    return f(((R (*)(val *, val, val, val, val, val, val))p->fn)(              \
        sp, v[0], v[1], v[2], v[3], v[4], v[5]));                              \
  }
#define AS_IS(x) (x)

static val call_value(val *sp, const Prim *p, const val *v) {
  if (p->cls == 'P' || p->cls == 'T') CALL_PLAIN(val, AS_IS, v)
  CALL_SP(val, AS_IS, v)
}
static val call_bool(const Prim *p, const val *v) {
  CALL_PLAIN(bool, rt_bool, v)
}
static val call_truth(val *sp, const Prim *p, const val *v) {
  if (p->cls == 'T') CALL_PLAIN(int, boxed, v)
  CALL_SP(int, boxed, v)
}

val prim_call(val *sp, const Prim *p, const val *argv) {
  if (p->result == 'V') return call_value(sp, p, argv);
  if (p->cls == 'P') return call_bool(p, argv);
  return call_truth(sp, p, argv);
}
