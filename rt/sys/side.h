// SPDX-License-Identifier: MIT
// A running program that takes in modules: its own module is the *main module*,
// each one loaded later a *side module* (a form or a file that was compiled for
// it). Both use one memory, one table of functions, one heap.
//
// A side module names what it shares with others, and the host that loads it
// (tools/host/cljwc-host.mjs) resolves that:
//   rt_first, f_clojure_Dcore__map_2, V_..., T_..., P_...   the library's C
//                       symbols, and those of types and protocols of modules
//   k:ns/name  v:ns/name  n:name     the keyword, the var, the namespace of
//   that
//                       name, found or made by rt_side_name: so no object
//                       exists twice, and modules may be loaded in any order
// Keywords, vars and namespaces lie in old space and never move. The data of a
// module is looked through by the collector as the main module's is.
//
// The function cljwc.live/js calls one of the host's, by name, with texts: so
// far a program has no other way to reach what is around it.
//
// What a module says about itself is in a custom section "cljwc": the hash of
// the main module's interface that it was compiled for, a blank, and the
// namespace that is current while it runs.
#ifndef RT_SIDE_H
#define RT_SIDE_H

#include "rt/rt.h"

// The initialisers of everything in the main module, in order, NULL at the end;
// the driver writes them.
extern const Fn0 rt_side_inits[];

// The metadata of the library's vars, ended by {NULL}; the driver writes it.
typedef struct SideMeta {
  Var *var;
  const char *file;
  const char *text; // LINE COLUMN FLAG ADDED ARGLISTS DOC, with tabs between
} SideMeta;
extern const SideMeta rt_side_metas[];

// The hash of the interface, of native ones; the driver writes it.
extern const char rt_side_abi[];

// --- called by the code of side modules ---

// A def has been evaluated: the var's flags, and its metadata but for :ns and
// :name as text; NULL: it is as it was. S.
void rt_side_def(val *sp, Var *v, int flags, const char *meta);

// The var's value is a protocol; what the one before it was extended to, if it
// was one, it is extended to, too.
void rt_side_protocol(Var *v, val protocol);

// A deftype or defrecord is known by its name from here on. Returns it.
val rt_side_type(const Type *t);

// Fills in the Type of a function without its own invoke functions for the
// arities that the bits of `arities` say: bit n, of n parameters; bit 7,
// invoke_n. Those follow in that order in `entries`, last the variadic one if
// `required`, the parameters before its rest, is not negative.
void rt_side_fn(Type *t, const char *name, int captures, int required,
                int arities, const FnAny *entries);

// --- what the host does: rt/dl/native_host.c, or an import ---

#ifdef __wasm__
#define RT_HOST(name) __attribute__((import_module("cljwc"), import_name(name)))
#else
#define RT_HOST(name)
#endif

// Does somebody want the running evaluation to end? Asked after collections.
RT_HOST("interrupted") int rt_side_interrupted(void);
// Calls the host's function of that name with texts, n bytes with a NUL between
// each two. The number of bytes of what it returns, which rt_side_host_result
// then writes; -1: nothing; from -2 down: it threw an error, whose text has -2
// - n.
RT_HOST("call") int rt_side_host_call(const char *s, size_t n);
RT_HOST("result") void rt_side_host_result(char *to);
// Asks the compiler, wherever it is: KIND NS NUL FILE NUL CHANGES NUL TEXT, n
// bytes. KIND e: evaluates the forms of the text in the namespace, which means
// that modules are run meanwhile; m: one macro expansion step of the form.
// CHANGES is what rt_side_changes says. n = 0: can it be asked? 0 or 1. Returns
// how many bytes of an answer rt_side_host_result writes: v, it has a value,
// that of the last module; x, the last module threw something; cTEXT, an error
// of the compiler; mTEXT, the expansion; n, the form is no macro call.
RT_HOST("ask") int rt_side_host_ask(const char *s, size_t n);

// --- between side.c and side_eval.c ---

// Sets eval and its like up, if the host can ask.
void rt_side_eval_begin(void);
// rt_side_host_ask by code whose first free slot is sp. The answer, malloc'ed,
// NUL-terminated.
char *rt_side_ask(val *sp, const char *s, size_t n);
val rt_side_result(bool threw); // of the last module; an exception is taken

// --- called by the host ---

// Initialises the library and the program. 0, or 1 after an exception, which
// has been reported.
int rt_side_start(void);
// Memory for a module's data, aligned to 16, zeroed; never freed.
void *rt_side_alloc(size_t bytes);
// It has been filled in: the collector is to know it.
void rt_side_data(const void *start, size_t bytes);
// The object that "k:ns/name", "v:ns/name" or "n:name" (UTF-8, n bytes) means,
// made if there is none. It stays where it is and is never freed.
val rt_side_name(const char *s, size_t n);
// Makes the namespace of that name the current one.
void rt_side_enter(const char *s, size_t n);
// *1, *2, *3 and *e are from here on those of session number n.
void rt_side_session(uint32_t n);
// Calls a module's entry. 0: it has a value, which also becomes *1; 1: it threw
// something, which becomes *e. Nests, by way of rt_side_host_ask: then *1 and
// *e stay.
int rt_side_run(Fn0 entry);
// A text about the last run, NUL-terminated UTF-8, valid until the next call:
// 0 the value as pr-str prints it, 1 the exception's class, 2 its message,
// trace and causes, 3 the class of its root cause, 4 the name of *ns*, 5 the
// result of rt_side_call. NULL for 0 and 5: printing the value threw something,
// which is what 1 to 3 are about.
const char *rt_side_text(int which);
// Calls the function that a var holds with texts: the var's name and the
// arguments, UTF-8, n bytes with a NUL between each two. 0: text 5 is (str x)
// of what it returned; 1: it threw something, as by rt_side_run.
int rt_side_call(const char *s, size_t n);
// Code was left without returning (a trap, or it was interrupted): what it had
// bound or inhibited is undone.
void rt_side_abandon(void);
// From here on whatever polls throws, until the running evaluation has ended.
// Also for signal handlers.
void rt_side_stop(void);
// Was a collection due or going on when code was stopped? Then the heap may be
// half collected, and the program has to be started anew. To be asked before
// rt_side_abandon.
int rt_side_collecting(void);
// What is new in namespaces since the last call, as lines, NUL-terminated
// UTF-8, valid until the next call.
const char *rt_side_changes(void);
void rt_side_collect(void);    // all of the heap
uint32_t rt_side_minors(void); // how often the collector has run

#endif
