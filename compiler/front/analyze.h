// SPDX-License-Identifier: MIT
// What the analyzer's files share: scopes, contexts, access to forms.
#ifndef ANALYZE_H
#define ANALYZE_H

#include "compiler/model/compiler.h"
#include "compiler/model/form.h"

typedef struct Scope Scope;
struct Scope { // innermost first
  Scope *up;
  Local *local;
  val env;       // &env of macros in it; nil until the first
  uint32_t hash; // of the local's name
};

// Where an expression stands.
typedef struct Ctx {
  Scope *scope;
  Arity *arity;   // the function (or top-level form) it is in
  LoopInfo *loop; // where RECUR would go; NULL: nowhere
  bool tail;      // in tail position of that loop
} Ctx;

static inline Ctx ctx_value(Ctx c) { // the same place, not in tail position
  c.tail = false;
  return c;
}

// --- warnings (warn.c) ---
// Before a var of this name is defined by the symbol `sym` of the source.
void warn_def(const char *name, bool dynamic, val sym, Loc outer);
// Before the local `sym` enters the scope.
void warn_local(const Scope *scope, val sym, Loc outer);
// A namespace is required under a name, or some name of it is used.
void warn_required(CNs *ns, Loc loc);
void warn_used(CNs *ns);
void warn_unused(const CNs *ns); // after it is analyzed

// Reports what is left open in a text that cannot be read for that
// (brackets.c); false: nothing is.
bool brackets_report(const char *shown, const char *text);

// --- the analyzer ---
Node *analyze(Ctx c, val form, Loc loc);
Node **analyze_all(Ctx c, const val *forms, int n, Loc loc);
Node *analyze_body(Ctx c, const val *forms, int n, Loc loc);
// A top-level form of the current namespace, not added to it (load.c).
Form *form_analyze(val form, Loc loc);
// What is quoted: a constant, or an expression that makes it if there are
// functions, vars, records or classes in it (embed.c).
Node *analyze_data(Ctx c, val v, Loc loc);
Node *analyze_error(Loc loc); // stands for a form that was reported
Node *analyze_special(Ctx c, val form, const char *name, Loc loc, bool *found);
// The namespace of primitives in what library macros expand to. In the library
// itself it is written rt, a name that programs may use.
#define PRIM_NS "cljwc.rt"
bool analyze_is_prim(const char *ns);
Node *analyze_fn(Ctx c, val form, Loc loc, const char *csym, const char *name);
// A method `name` of a type, given as (name [this ...] body...) forms.
Node *analyze_methods(Ctx c, ClassInfo *cls, const char *name, const val *forms,
                      int n, Loc loc);
Node *analyze_deftype(Ctx c, const val *f, int n, Loc loc);
Node *analyze_reify(Ctx c, const val *f, int n, Loc loc);
Node *analyze_new(Ctx c, const val *f, int n, Loc loc);
Node *analyze_dot(Ctx c, const val *f, int n, Loc loc);
// named_by: the symbol or form that names the member.
Node *analyze_method(Ctx c, val named_by, const char *name, const val *f, int n,
                     Loc loc);
// Is the object known to be of the type whose method c is in?
bool member_is_own(Ctx c, const Node *object, val form);
Node *analyze_static(Ctx c, val named_by, const char *cls, const char *member,
                     const val *args, int n, Loc loc); // n -1: a value
// Class/.method, Class/new, static methods with param-tags and array classes
// (analyze_member.c), called with n arguments or, n -1, as a value. NULL: sym
// is none of these.
Node *analyze_member(Ctx c, val sym, const val *args, int n, Loc loc);
// (Class/forName text): the class, or what throws that there is none. NULL: it
// is to be looked for at run time.
Node *analyze_for_name(Ctx c, val text, Loc loc);
Node *analyze_def(Ctx c, const val *f, int n, Loc loc);
Node *analyze_try(Ctx c, const val *f, int n, Loc loc);
Node *analyze_case(Ctx c, const val *f, int n, Loc loc);
// Is the value a double, as the text tells (analyze_double.c)?
bool is_double(const Node *n);
// The call; of eval the code, of macroexpand the expansion, if the form that
// is given, as the expression arg, is known now (eval.c).
Node *analyze_evaluation(Ctx c, Node *call, val arg);
// The call, with the meaning it has for primitive doubles.
Node *analyze_doubles(Node *call);

// --- analyze_unchecked.c ---
Node *analyze_unchecked(Node *call);       // the call, as the flag wants it
void unchecked_math_set(const Node *form); // a top-level form: sets the flag
Node *analyze_local(Ctx c, Local *l, Loc loc);
// A macro of the program is called for the form at loc: from here to
// watch_end, the end of the top-level form, time and memory are limited
// (watch.c).
void watch_macro(const VarInfo *macro, Loc loc);
void watch_reader(Loc loc); // the same for what #= evaluates
bool watch_end(void);       // true: it had to be ended, which is reported
extern bool watch_survives; // the macro is ended, not the process
// One macro expansion step; the form itself when it is no macro call.
// RT_THROWN after an error was reported.
val analyze_expand1(Ctx c, val form, Loc loc);

// After a step: what it has made is analyzed as its macro's. Returns what
// session->of_dependency is to be set to afterwards.
bool analyze_enter_expansion(void);

// Is it the name of a special form, which no macro hides (reader.c)?
bool form_is_special(const char *name);

Local *scope_find(const Scope *s, const char *name);
Scope *scope_add(Scope *up, Local *l);

// --- what macros are given (check_calls.c, check_form.c) ---
// Does the macro take n arguments? Reports when it does not.
bool check_count(const VarInfo *macro, int n, Loc loc);
// May the call f[0] of the macro be expanded? Reports when it may not.
bool check_macro_call(const VarInfo *macro, const val *f, int n, Loc loc);

// --- protocol.c: methods of protocols and interfaces ---
// 1: it has the method; 0: it has not; -1: its methods are not known.
int protocol_has(const VarInfo *protocol, const char *name);
// Does the interface declare the method without a result (void), or with an int
// for one? The former gives nil. No owner: java.lang.Object.
bool owner_voids(const Owner *owner, const char *name);
bool owner_ints(const Owner *owner, const char *name);
bool interface_method(const char *name); // has one of Java's or Clojure's it?
int owner_has(const Owner *o, const char *name);

// --- types as the JVM's macros expand to them (jvm_type.c) ---
// Is the form of deftype* one? Then it is ours afterwards.
bool type_form_of_jvm(const val **form, int *count);
void reify_form_of_jvm(const val **form, int *count); // likewise, if it is one
// Is it a record whose methods have been replaced, an object with four fields
// more than its constructor needs? The arguments with those.
bool type_has_hidden(const ClassInfo *cls);
Node **type_hidden_args(const ClassInfo *cls, Node **items, int n, Loc loc);
bool method_of_object(const char *name);
// Does its method take n arguments, the object included?
bool protocol_takes(const VarInfo *protocol, const char *name, int n);
const char *protocol_hint(const VarInfo *protocol); // names its methods
// Takes note when v is being defined as a method of a protocol.
void protocol_method_def(VarInfo *v, const Node *init, val meta);

// --- js.c: ClojureScript's syntax for JavaScript ---
// What a symbol, call or constructor means; NULL: nothing of JavaScript's.
Node *js_symbol(val sym, Loc loc);
Node *js_call(Ctx c, val sym, const val *args, int n, Loc loc);
Node *js_new(Ctx c, val sym, const val *args, int n, Loc loc);
Node *js_set(Ctx c, val target, val value, Loc loc);
// (.name items[0] ...), or a property if the name starts with a dash, where
// nothing of Clojure's has such a member (`known`); else NULL.
Node *js_member(const char *name, Node **items, int n, bool known, Loc loc);
// Where both may be meant: a let of the items, which become its locals, and
// what decides in it. NULL, and plain itself: it can only be Clojure's.
Node *js_bind(Ctx c, Node **items, int n, Loc loc);
Node *js_decide(Node *let, const char *name, Node *plain, Loc loc);
VarInfo *js_core_var(const char *name); // js->clj and such; NULL
bool js_catches_all(val cls); // (catch js/Error e), (catch :default e)
// What #js and the form stand for; RT_ABSENT: nothing.
val js_literal(val form);
// A require of a module, f[0] being its name as a string, or false.
bool js_require(const val *f, int n, Loc loc);

// --- unsupported.c: Java that is not known ---
// Is the namespace one of a library, and not of the program's own files?
bool ns_is_dependency(CNs *ns);
// Refuses what Clojure has and cljwc has for libraries only, where it throws:
// true if the error is reported. A library gets a warning.
bool unsupported_ns(const char *name, Loc loc);
// The entry of the class path that the file lies in; NULL: none.
const char *unsupported_root(const char *file);
// The form, the symbol or call it is about, cannot be compiled for what: an
// error, or what throws that.
Node *unsupported(Ctx c, val form, const char *what, Loc loc);
// May the unknown method stay, to be looked for at run time? Then it is warned
// of; else nothing is reported.
bool unsupported_method(val form, const char *name, Loc loc);
// The class of that name without instances, if there may be one; else NULL, and
// nothing is reported.
ClassInfo *unsupported_class(const char *name, val form, Loc loc);

// --- suggest.c: hints for names that do not exist, NULL: none ---
const char *suggest_name(const Scope *scope, const char *name);
const char *suggest_var(const CNs *ns, const char *name);
const char *suggest_ns(const char *name);
const char *suggest_missing_ns(const char *name); // there is no file of it
const char *class_hint(const char *name);

// The symbol's var, class or neither; reports nothing.
typedef struct Resolved {
  VarInfo *var;
  ClassInfo *cls;
  const char *java_class, *java_member; // "Math", "sqrt"
  bool private_elsewhere;
} Resolved;
Resolved analyze_resolve(val sym);
void analyze_note_dup(const VarInfo *v); // the form mentions v
// The protocol that the interface of that name, "my.ns.Proto", stands for;
// NULL.
VarInfo *analyze_interface(const char *name);

#endif
