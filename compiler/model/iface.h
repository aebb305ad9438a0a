// SPDX-License-Identifier: MIT
// Interface files: what other namespaces and the linker need to know about a
// compiled namespace. Text, one fact a line, fields separated by blanks:
//
//   cljwi VERSION
//   ns NAME SHAKEABLE FILE
//   req NAME HASH               a required namespace and its interface's hash
//   load FILE HASH              a source file it consists of
//   var NAME FLAGS FIXED VA PRIM...    FLAGS: see iface.c, - for none;
//                               PRIM: arity=name, arity:signature of an
//                               unboxed entry, @protocol of a method,
//                               P=CSYM of a protocol defined again
//   export, arity               see export.h
//   module NAME                 a module of JavaScript that it requires
//   refer NAME NS/VAR           a var of another namespace under a name here
//   class NAME CSYM FULL FLAGS FIELD...  FIELD: name, !name when mutable,
//                               ^hint^name
//   member NAME ARITIES         a method's name; bit n: it takes n arguments
//   kw CSYM                     a static keyword it defines
//   redef NS/NAME               a var of another namespace it rebinds
//   effects 1                   it has defmethods that macros may depend on
//   form INIT DEFINES TARGET REF...    one top-level form: number of its
//                               initialiser or 0; the var or %class it
//                               defines or -; the var it extends or -; vars
//                               and %classes it refers to; what it may look
//                               up while running (driver/lookup.c)
//   names NAME...               what the last form's constants could name
//
// INIT, DEFINES... serve tree shaking (driver/program.c).
#ifndef IFACE_H
#define IFACE_H

#include "compiler/model/compiler.h"

// Facts of one form, as read or as to be written.
typedef struct IfaceForm {
  int init, order;              // order: Form.order; not written
  const char *defines, *target; // NULL: none
  PtrVec refs, names;           // char *
} IfaceForm;

typedef struct Iface {
  CNs *ns;
  PtrVec reqs, req_hashes;   // char *
  PtrVec loads, load_hashes; // char *
  PtrVec keywords;           // char *
  PtrVec redefs;             // char *
  PtrVec forms;              // IfaceForm *
  bool effects;
  const char *hash; // of the text
} Iface;

// The facts of a namespace that emit_ns has just compiled.
Iface *iface_of(CNs *ns);
void iface_write(const Iface *i, Buf *out); // fills in i->hash
// Parses the text and defines the namespace's vars and classes. NULL when the
// text is not an interface of this version. Required namespaces must be known.
Iface *iface_read(const char *text);
// Just the req and load lines: {name, hash} pairs, to validate before reading.
void iface_peek(const char *text, Iface *out);

#endif
