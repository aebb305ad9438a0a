// SPDX-License-Identifier: MIT
// One compilation or evaluation: everything that belongs to it and outlives a
// function call. The compiler has no other state: what is still static is
// constant, or a table that is the same for everyone (prims, regex properties),
// or measures the process (phase.c, watch.c).
//
// `session` points to the one that is running. Whoever starts another one
// meanwhile saves and restores the pointer.
#ifndef SESSION_H
#define SESSION_H

#include "compiler/base/arena.h"
#include "compiler/base/diag.h"
#include "rt/value/value.h"

struct Form;

typedef struct Session Session;
struct Session {
  // Evaluates a top-level form as compiled code would, by default
  // interp_toplevel. G.
  val (*run_form)(val *sp, struct Form *form);

  // --- memory ---
  Arena arena, kept;
  val *sp;       // the free part of the root stack, for compile time
  val constants; // Object[], a root: what constant.c numbers
  int nconstants;
  PtrVec scratch;        // form_items collects here
  const char *c_stack;   // where analysis began, for its depth; NULL: not yet
  const char *run_stack; // likewise the interpreter

  // --- what the user is told (diag.c) ---
  Diagnostics diag;

  StrMap *texts; // keep_once

  // --- namespaces, vars, classes ---
  StrMap *namespaces;        // name -> CNs
  struct CNs *core;          // clojure.core, once it is known
  struct CNs *ns;            // the current one; ns_switch also sets *ns*
  StrMap *classes;           // full name -> ClassInfo (classes.c)
  StrMap *java_units;        // Java's full name -> unit's namespace (java.c)
  struct ClassInfo *defined; // the deftype that was analyzed last
  PtrVec replaced; // ClassInfo *: defined again, see class_free_replaced
  StrMap *sites;   // function and file -> Site, of traces (vm.c)
  StrMap *types;   // full name -> val *, a root: evaluated ones (lower_fn.c)
  StrMap *members; // names of methods and fields -> arities (analyze_type.c)
  PtrVec *group;   // CNs *: of the file being loaded (group.c)

  // --- files (load.c) ---
  PtrVec source_path;      // char *: folders and jars searched for namespaces
  const char *bundled;     // a jar searched after them; NULL: there is none
  struct Overlay *overlay; // of the namespace being loaded (overlay.c), or NULL
  const struct Archives *archives; // how jars are read; NULL: they are not
  StrMap *data_readers; // tag -> function (data_readers.c); NULL: not read yet
  PtrVec load_order;    // CNs *: analyzed, dependencies first
  int forms;            // top-level forms analyzed so far
  int analyses;         // of forms to be evaluated, one in another: going on
  // Why a macro of the form is ended (front/watch.c), or NULL: until the form
  // ends all calls throw.
  const char *volatile macro_ended;
  int made;        // counts what stays: forms, namespaces, vars, classes
  bool js_host;    // the program is for a host that has JavaScript (js.c)
  bool is_library; // the standard library is being compiled
  // A namespace that needs no analysis because it is compiled already; NULL
  // when it does. NULL: there are none.
  struct CNs *(*load_compiled)(const char *name);
  // load_ns and load_ready of load.c, for those below it.
  struct CNs *(*load_ns)(const char *name, Loc loc);
  void (*load_ready)(val *sp, struct CNs *ns);
  const struct NativeTables *added_tables; // library_add; or NULL
  // A live session (evaluate.h): forms are evaluated one by one.
  bool live;
  bool taking_in; // the interface of a namespace, which says all of it
  val failure;    // root: the first error of the form, as an exception; or nil
  val value;      // root: of the last form of the text being evaluated
  PtrVec to_load; // char *: files that the form asks for
  // Called after each top-level form of a source file; NULL: none. Safepoint.
  // False: the rest of the file is not read.
  bool (*form_done)(struct CNs *ns);

  // Side modules (driver/side.c): every var of the program may be defined anew
  // at any time, and forms are kept to be analyzed again.
  bool side, again;      // again: this is done now, and nothing in it is new
  PtrVec fresh;          // Form *: read since the last module
  const char *not_found; // the namespace last required that is not there

  // --- the form being analyzed ---
  Loc place;           // of the part of it that is being looked at
  PtrVec *lookups;     // char *: what it may look up (Form.lookups); or NULL
  bool unchecked_math; // *unchecked-math*, until the file ends
  bool of_dependency;  // a library's macro has written the form (unsupported.c)
  struct VarInfo *expanded_by; // the macro of the last step; NULL: none
  const char *main_file;       // the program's; NULL: there is none
  PtrVec own_path;     // char *: the entries of source_path that are the
                       // project's; empty: the one the main file lies in
  StrMap *unsupported; // what has been said to be (unsupported.c)
  int caught; // > 0: in a try that catches what Java reflection throws when
              // there is no such method
  bool keep_places; // of lists, in what form.c copies
  // The locals where the macro stands that is running: what it expands sees
  // them, too.
  const struct Scope *macro_scope;
  bool macro_of_program; // a macro is running that is not the library's
  // Leaves vars alone that have a compiled value already (--bootstrap by
  // stage 2, where macros run natively).
  bool prefer_native;

  // --- facts about the library, each NULL: there are none ---
  const char *refusals_file;   // refusal.c
  const char *expansions_file; // expand.c
  StrMap *expansions;          // function -> PtrVec of Expansion
  StrMap *facts;               // "ns/name" -> Fact (facts.c)

  // --- passes and emission ---
  int references;            // rounds of pass_refs
  const struct CNs *emitted; // the namespace whose effects are found out
  struct Arity *effects_of;  // the function whose effects are
  struct CNs *fused;         // the namespace pass_fuse works on,
  struct Node *fused_form;   // the form
  int fuse_depth;            // and how deep in expansions it is
  bool line_directives;      // #line to the Clojure source (-g)
};

extern Session *session;

// A session that evaluates at sp, which has taken no namespace yet; it becomes
// the current one. Lives until the process ends.
Session *session_start(val *sp);

// Around the evaluation of one form: releases the memory and the constants that
// it took, unless something has been made meanwhile that stays (made).
typedef struct SessionMark {
  Arena arena;
  int nconstants, made;
} SessionMark;
SessionMark session_mark(void);
void session_release(SessionMark mark);

#endif
