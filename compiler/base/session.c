// SPDX-License-Identifier: MIT
#include "compiler/base/session.h"
#include "compiler/base/constant.h"
#include "rt/mem/gc.h"

#include <stdio.h>
#include <stdlib.h>

Session *session;

Session *session_start(val *sp) {
  Session *s = calloc(1, sizeof *s);
  if (!s) fatal("out of memory");
  session = s;
  s->sp = sp;
  diag_start(&s->diag);
  constants_start();
  rt_gc_root(&s->failure);
  rt_gc_root(&s->value);
  return s;
}

SessionMark session_mark(void) {
  return (SessionMark){arena_mark(), session->nconstants, session->made};
}

void session_release(SessionMark mark) {
  if (session->made != mark.made) return;
  arena_release(mark.arena);
  constants_release(mark.nconstants);
}
