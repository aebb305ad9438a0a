// SPDX-License-Identifier: MIT
// What the files share that turn source text into analyzed or evaluated forms:
// reader.c, load.c, namespace.c, toplevel.c, evaluate.c.
#ifndef LOAD_H
#define LOAD_H

#include "compiler/front/analyze.h"
#include "rt/read/read.h"

// Fails a live session's form with what loading a missing file throws.
void load_throw_not_found(const char *path);
// What #tag form stands for by the data_readers files of the class path;
// RT_ABSENT: they do not say. RT_THROWN. S (data_readers.c).
val data_reader_apply(val *sp, val tag, val form);

// The files' entries, name of a tag -> full name of its function.
const StrMap *data_readers(void);
// Makes them *data-readers* of a live session, with vars that are unbound until
// their namespaces are loaded. S.
val data_readers_install(val *sp);

// How source is read in the current namespace, but for opts.ns.
ReadOpts reader_opts(void);

// Reads and handles all forms of a text; in a live session, evaluates them.
// Stops at the first that cannot be read or evaluated. G.
void load_text(const char *shown, const char *text, size_t len);
// The namespace consists of this file, too.
void load_note_file(CNs *ns, const char *path, const char *text, size_t len);
// Analyzes the source of a namespace known only from its interface.
void load_analyze(CNs *ns);
// The pending exception as a warning: what a macro may need did not run.
void load_warn(const CNs *ns);

// What replaces parts of a library (overlay.c). The file of a namespace that is
// found before the class path; NULL: there is none.
const char *overlay_find(const char *relative);
// The definitions for a namespace; NULL: there are none.
typedef struct Overlay Overlay;
Overlay *overlay_open(const char *ns);
// What is read in place of a top-level form of the namespace; o may be NULL. S.
val overlay_replace(Overlay *o, val form);
// One after the other, those that have replaced nothing; false: no more. S.
bool overlay_next(Overlay *o, val *form);

// A top-level form, analyzed and added to the current namespace.
void toplevel(val form, Loc loc);

// Is it a call of one of the functions below, at top level?
bool namespace_is_form(val form);
// Has the form its effect on the compiler's namespaces: ns, in-ns, require,
// use, import, refer-clojure, refer, alias, load? False: it is none of them.
bool namespace_form(val form, Loc loc);
// Runs what may intern vars, so that other namespaces know them.
void toplevel_intern(CNs *ns);
// Has what (require 'x) inside a top-level when, if, let, try... names loaded
// after the namespace. False: some of it is not there.
bool namespace_nested_requires(val form, Loc loc);
// The names of namespaces that such a form loads, char *. Sets *again if they
// are to be loaded again (:reload).
PtrVec namespace_needs(val form, bool *again);
// The namespace of an ns form is there while what it requires is loaded.
void namespace_announce(val form);

// Evaluates a top-level form of a live session; it may begin with any number of
// macros. RT_THROWN. G, at session->sp.
val evaluate(val form, Loc loc);

// A sink of diagnostics: the first error becomes session->failure, which
// evaluate_failed throws, and to whoever counts errors there has been none
// since then. Returns RT_THROWN.
void evaluate_collect(const Report *r);
val evaluate_failed(int errors_before);
// One step of macro expansion of a form that is said to stand at loc; what is
// reported goes to evaluate_collect. RT_THROWN. G.
val evaluate_expand(val *sp, val form, Loc loc);
// Sets the hooks by which macros and live sessions find namespaces, types,
// classes and resources.
void eval_hook_up(void);

#endif
