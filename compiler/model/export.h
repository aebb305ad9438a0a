// SPDX-License-Identifier: MIT
// What ^:export on a def says of a function that hosts may call: its name over
// there, and for each arity what its hints promise. Kept in interface files,
// whose lines are
//
//   export VAR NAME DOC ASYNC    DOC: with %XX for blanks and such, - for none;
//                                ASYNC: 1 if it is ^:async
//   arity VAR VA RET REP PARAM:TAG...    of that var; VA: 1 if the last
//                                parameter is the rest; RET, TAG: a hint or -;
//                                REP: see computed
#ifndef EXPORT_H
#define EXPORT_H

#include "compiler/model/compiler.h"

typedef struct ExportArity {
  bool variadic;
  const char *ret;     // hint: "long", "String"... or NULL
  char computed;       // of a result without hint: L, D or B when it always is
                       // a long, double, boolean; else V. Known after the
                       // passes.
  PtrVec names, hints; // char *, of each parameter; hints are NULL without one
} ExportArity;

typedef struct Export {
  const VarInfo *var;
  const char *name; // as the user wrote it, or the var's
  const char *doc;  // NULL: none
  bool async;       // ^:async: hosts get a promise, and it may await others
  PtrVec arities;   // ExportArity *
} Export;

// Notes the def of a var with ^:export. `fn`: the (fn* ...) form it is defined
// as, else nil, which is an error; so are hints that mean nothing to a host.
void export_note(VarInfo *v, val sym, val doc, val fn, Loc loc);

// Also finds out what is computed.
void export_write(const VarInfo *v, Buf *out);
// A line's words, of which the first is "export" or "arity".
void export_read(CNs *ns, char **words, int n);

#endif
