// SPDX-License-Identifier: MIT
#include "compiler/base/constant.h"
#include "compiler/base/session.h"
#include "rt/coll/array.h"
#include "rt/mem/gc.h"

void constants_start(void) {
  session->constants = rt_object_array(256, NULL);
  rt_gc_root(&session->constants);
  session->nconstants = 1;
}

static Array *table(void) { return (Array *)session->constants; }

Constant constant_new(val v) {
  if (v == RT_NIL) return 0;
  if ((uintptr_t)session->nconstants == table()->n) {
    val bigger = rt_object_array(2 * table()->n, NULL);
    if (bigger == RT_THROWN) fatal("out of memory");
    for (int i = 0; i < session->nconstants; i++)
      rt_write(bigger, &((Array *)bigger)->items[i], table()->items[i]);
    session->constants = bigger;
  }
  int i = session->nconstants++;
  rt_write(session->constants, &table()->items[i], v);
  return i;
}

val constant_value(Constant c) { return table()->items[c]; }

void constants_release(int count) {
  for (int i = count; i < session->nconstants; i++)
    rt_write(session->constants, &table()->items[i], RT_NIL);
  session->nconstants = count;
}
