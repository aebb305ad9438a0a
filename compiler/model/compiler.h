// SPDX-License-Identifier: MIT
// The compiler's shared data: AST, locals, functions, classes, vars and
// namespaces as the compiler knows them.
//
//   reader -> form -> analyze (macroexpands) -> Node -> passes -> emit | interp
//
// Memory: arena.h. Analysis runs with collection inhibited, so forms are plain
// C locals; a val that outlives one top-level form is a numbered constant
// (constant.h).
#ifndef COMPILER_H
#define COMPILER_H

#include "compiler/base/constant.h"
#include "compiler/base/munge.h"
#include "compiler/base/phase.h"
#include "compiler/base/session.h"
#include "compiler/model/prim.h"

// --- AST ---
typedef enum Op {
#define OP(name, fields, doc) OP_##name,
#include "compiler/model/ops.def"
#undef OP
  OP_COUNT
} Op;

// How the emitter holds a value.
typedef enum Rep { REP_VAL, REP_LONG, REP_DOUBLE } Rep; // val, int64_t, double

typedef struct Node Node;
typedef struct Local Local;
typedef struct FnInfo FnInfo;
typedef struct Arity Arity;
typedef struct ClassInfo ClassInfo;
typedef struct VarInfo VarInfo;
typedef struct CNs CNs;
typedef struct LoopInfo LoopInfo;
typedef struct Form Form;

struct Node {
  Op op;
  Loc loc;
  Node *a, *b, *c;
  Node **items;
  int n; // items
  Local **locals;
  ClassInfo **classes;
  Constant k; // CONST: its value
  Local *local;
  FnInfo *fn;
  VarInfo *var;
  ClassInfo *cls;
  const Prim *prim;
  LoopInfo *loop;
  const char *name;    // also PRIM protocol_new: the C name of its object
  Node **keys;         // CASE: one CONST node with a vector of constants each
  bool last;           // LOCAL: nothing reads the local after this
  bool safepoint;      // evaluating this may move objects
  Rep rep;             // how the emitter computes it
  Box box;             // and boxes it
  TypedOp typed;       // PRIM: emit its unboxed form
  bool explicit_rep;   // its type was asked for: hint, cast, array element
  bool implied;        // unboxed here, but an object on the JVM
  bool version;        // CALL: of the unboxed version (pass_version.c)
  bool root_is_static; // DEF: the var's root is static data
  bool meta_is_static; // DEF: and so is its metadata
  bool bare;           // THE_VAR: nothing asks for its metadata
  bool own;      // FIELD, SET_FIELD_OF, METHOD: private fields are seen, too
  bool expanded; // LET, CALL: of an expansion's own (expand.c)
  bool part;     // a C function of its own computes it (pass_split.c)
};

typedef enum LocalKind {
  LOCAL_VALUE, // let, loop, catch
  LOCAL_PARAM,
  LOCAL_SELF,    // the name of a fn inside itself
  LOCAL_CAPTURE, // captured by the enclosing fn: `index` in caps
  LOCAL_FIELD,   // field `index` of the method's object `owner`
} LocalKind;

struct Local {
  const char *name; // Clojure name
  LocalKind kind;
  int id;          // unique in its function
  int index;       // CAPTURE, FIELD: position
  int frame;       // interpreter: position in the frame
  bool in_slot;    // emitter: lives in the root stack
  int slot;        // emitter: sp[slot] when in_slot
  bool unstored;   // emitter: but so far it is still in its C variable
  bool mutable;    // FIELD: may be set!
  bool loaded;     // CAPTURE of a ^:once function: a local of its own
  bool entry_slot; // emitter: scratch
  Rep entry_rep;   // likewise
  const char *tag; // type hint: "long", "doubles"... or NULL
  bool is_double;  // bound to what is_double holds of
  int view;        // emitter: number of the view of its array, 0: none
  int view_length; // emitter: number of the view whose length is its, too
  Rep rep;         // how the emitter holds it
  Box box;         // and boxes it
  bool boxed;      // inference gave up on it
  bool explicit_rep, implied; // as in Node
  FnInfo *known_fn;           // bound to this fn literal
  Node *init;           // LET, LOOP: what it is bound to first (pass_fuse)
  bool constant;        // the init is its value for good, and can stand for it
  bool wanted;          // an expansion's parameter that it calls
  bool linear;          // an expansion's parameter: what fits it is used once
  bool moved;           // the init may be evaluated where it is used
  Local *outer;         // CAPTURE: the captured local of the enclosing function
  Local *owner;         // FIELD: the local that holds the object
  const ClassInfo *cls; // FIELD: the object's class
  Constant meta;        // FIELD: its symbol's metadata
  Arity *arity;         // function it belongs to; NULL at top level
};

// A set of locals, as the liveness pass computes them.
typedef struct LocalSet {
  Local **items;
  int n, cap;
} LocalSet;

struct LoopInfo {
  Local **locals;
  int n;
  LocalSet live;       // live at the head, loop locals included
  Arity *arity;        // the function the loop is in
  int label, depth;    // emitter: C label, free slots at the head
  bool used;           // some RECUR comes back
  bool polls;          // its back edge is a safepoint (pass_effects)
  bool outlined;       // emitted as a C function of its own (emit_loop.c)
  uint64_t *head_bits; // liveness pass: outer locals live at the head
  int nesting;         // pass_split.c: loops around it
};

struct Arity {
  FnInfo *fn;
  Local **params;
  int nparams; // with the rest parameter
  bool variadic;
  int required; // variadic: parameters before the &, as written
  Node *body;
  LoopInfo *loop; // RECUR target of the function itself, until pass_recur
  Local *self;    // the closure (captures are read through it)
  int nlocals;    // locals numbered 0..n-1
  Local **by_id;  // the ones in use (pass_live), else NULL
  int frame_size; // interpreter
  bool safepoint; // the body may collect
  bool counts;    // it recurses without collecting (pass_effects)
  bool has_loop;  // loops in place: not to be inlined by clang
  Rep ret;        // of the result, from the hint on the parameter vector
  int effects;    // EFFECT_*, and pass_effects.c's marks
  Arity *version; // a copy for unboxed arguments (pass_version.c), or NULL
  bool is_version;
  bool split;    // emitted in parts (pass_split.c)
  bool plain;    // huge: not worth clang's optimising (pass_split.c)
  Arity *parent; // enclosing function's arity
};

struct FnInfo {
  const char *site; // what traces call it; NULL: its name
  const char *name; // "ns/name" for traces
  const char *csym; // C symbol stem
  Arity **arities;
  int narities;
  Local **captures; // LOCAL_CAPTURE locals of this function
  int ncaptures;
  bool once;
  bool hot;       // probably called many times (pass_effects)
  bool is_method; // first parameter is the object; see ClassInfo
  const char *method_name;
  ClassInfo *method_of;
  Arity *parent; // enclosing arity, NULL at top level
  Loc loc;
  Constant form;      // (fn* ...) and where it was analyzed, if a macro may
  CNs *ns;            // put the function into an expansion (embed.c)
  bool global;        // the value of a top-level def
  VarInfo *typed_for; // the var whose unboxed entries it provides
  bool expanded;      // written by an expansion, not by the user
  bool emitted, directed, checked;
  const void *passed;      // the last pass over it (passes.c)
  int referred;            // pass_refs.c: the last round that met it
  const Type *interp_type; // Type of its interpreted closures, once needed
  struct Proto *proto;     // its evaluated code, while the form is lowered
};

// Fields of a type or captures of a function: Type.size (rt/value.h) has room
// for more; on the JVM there are about 250.
enum { OBJECT_MAX = 4000 };

// What a method of a type implements: a protocol or an interface.
typedef struct Owner {
  VarInfo *protocol;
  const char *csym; // of the protocol: its VarInfo.protocol_csym
  ClassInfo *iface;
} Owner;

// A function of a type and whose method it is; there may be several of one
// function.
typedef struct TypeMethod {
  Owner *owner; // NULL: Object
  FnInfo *fn;
} TypeMethod;

// A class the compiler knows: built in (a Type of rt/), or a deftype.
struct ClassInfo {
  const char *name; // "java.lang.Long", "user.Node"
  const char *csym; // C name of its Type
  const Type *type; // the Type at compile time; NULL until evaluated
  CNs *ns;          // deftype: where; NULL for built-in ones
  bool is_record, is_reify, is_throwable, is_interface;
  bool is_renamed; // it has the name of a Java class (class_rename)
  bool by_name;    // a class without instances; who uses it defines its Type
  bool is_absent;  // by_name, and none of its members is there
  Local **fields;  // LOCAL_FIELD locals (deftype) or captures (reify)
  int nfields;
  ClassInfo *super; // deftype of the library: the class it extends, or NULL
  PtrVec owners;    // Owner *: what it implements
  PtrVec methods;   // TypeMethod *, also those of classes it has them from
  Node *node;       // DEFTYPE or REIFY; its items are the functions
  Arity *reify_in;  // REIFY: the function around it
  int repeats;      // earlier definitions of it in its namespace
  bool emitted;
  Arena own; // evaluated: has the class in it and nothing else that stays
  const val *metas; // evaluated: metadata of its fields, in its Type's data
};

// One var as the compiler knows it.
struct VarInfo {
  const char *ns, *name; // Clojure names
  const char *csym;      // "clojure_Dcore__map"
  val var;               // the Var object, a root; RT_NIL until needed
  Loc loc;
  bool is_macro, is_dynamic, is_private, is_declared;
  bool redef;              // may change: no direct calls, no constant folding
  bool defined;            // a def with a value has been seen
  bool has_fn;             // a function literal has its csym
  bool is_fn;              // root is a fn literal without captures
  bool is_protocol;        // root is a static Protocol
  bool is_multi;           // made by defmulti
  bool is_listed;          // stdlib: Clojure has it, too (facts.c)
  bool has_meta;           // stdlib: there is an M_ constant with its metadata
  const char *meta_text;   // has_meta: see facts_text
  FnInfo *fn;              // is_fn, when analyzed in this process
  uint32_t fixed;          // is_fn: bit n: has a fixed arity of n parameters
  int va;                  // required parameters of the variadic arity, or -1
  const Prim *prims[7];    // arity n is just this prim
  const char *typed[7];    // arity n has an unboxed entry: a letter V L D per
                           // parameter and, last, for the result
  const char *versions[7]; // the same of an arity's unboxed version
  const char *protocol_csym; // C name of its Protocol, the latest one's if it
                             // is defined again; NULL: csym
  const char *method_of;     // the protocol in its namespace it is a method of
  const char *void_methods;  // of an interface: ",run,close,", or NULL
  const char *inlines[7];    // arity n's body as text, if small (pass_inline.c)
  uint32_t calm;             // bit n: a call with n arguments cannot collect
  uint32_t frugal;           // bit n: and it does not even allocate
  struct Export *exported;   // ^:export (export.h), or NULL
  PtrVec pending;            // Form *: they define or change it and have not
                             // been evaluated at compile time
  CNs *cns;
  Form *definition; // emitter: the form that gives it its value
};

// A top-level form, analyzed.
struct Form {
  int order; // counts the forms of all namespaces, as they were read
  Node *node;
  Arity *arity;     // holds its locals; the form is that function's body
  bool evaluated;   // at compile time
  int init;         // number of its initialiser, -1 if none
  VarInfo *defines; // the var it defines, or NULL
  PtrVec defs;      // VarInfo *: all it defines or changes, in it or below
  bool effect;      // defmethod, extend...: concerns `target`
  bool registers;   // effect that changes an atom of another namespace
  VarInfo *target;
  PtrVec refs;       // VarInfo *: vars it refers to
  PtrVec class_refs; // ClassInfo *: deftypes it refers to
  PtrVec lookups;    // char *: what it may look up by name (driver/lookup.c)
  StrMap *names; // what its constants could name (constant_names.c); or NULL
  // In a session of side modules:
  CNs *ns;
  Constant source; // the form
  Constant meta;   // of a def: what is constant of its metadata; nil
  bool passed;     // the passes have been over it
};

struct CNs {
  const char *name;
  const char *cname;  // munged
  const char *file;   // source path as shown, NULL if native only
  StrMap *mappings;   // name -> VarInfo (own and referred)
  StrMap *classes;    // simple name -> ClassInfo (imported, deftypes)
  StrMap *interfaces; // simple name -> VarInfo, protocols imported as classes
  StrMap *imports;    // simple name -> full name, classes without a ClassInfo
  StrMap *aliases;    // alias -> CNs
  StrMap *excluded;   // names of clojure.core not to be referred
  val ns;             // the Ns object, a root
  PtrVec forms;       // Form *, in order
  PtrVec
    requires;                // CNs *, in order of loading
  PtrVec loads, load_hashes; // char *: files it consists of
  PtrVec late;               // char *: loaded by who requires it (namespace.c)
  PtrVec redefs;             // VarInfo *: vars of other namespaces it rebinds
  const char *iface_hash;
  bool analyzed;       // forms are complete
  bool loaded;         // evaluated in this process (or native)
  bool native;         // compiled into this cljwc
  bool loading;        // being analyzed: a second request is a cycle,
  bool declared;       // unless its ns form is done and its forms are evaluated
  bool entered;        // an ns or in-ns form names it
  bool interns;        // somewhere in it is a call of intern
  bool has_core;       // clojure.core is referred
  bool shakeable;      // stdlib: initialisers run only if something needs them
  StrMap *keywords;    // "ns/name" of keywords its C file defines
  int counter;         // numbers its nested functions
  struct Iface *iface; // its interface, once compiled or read
  const char *cached_object; // driver: its compiled object
  bool extends_others;       // has defmethods, which macros may depend on
  bool compiled;             // not analyzed: known from its interface only
  bool visiting;             // driver: scratch
  int uses_js;               // js.c: 1, -1: no, 0: not looked at yet
  StrMap *js_modules;        // js.c: alias -> module; or NULL, as these:
  StrMap *js_refers;         // name -> "module", "module\tname"
  StrMap *js_names;          // the modules it requires
  bool calls_main;           // live: a top-level form does
  int given_mappings, given_aliases; // side modules have told them
  PtrVec required, used; // Required *, CNs *: for -Wunused-require (warn.c)
  PtrVec *group;         // CNs *: it shares source files with them, or NULL
};

// --- ns.c ---
CNs *ns_find(const char *name);
CNs *ns_by_number(int i);      // from 0 in order of appearance; NULL beyond
CNs *ns_get(const char *name); // creates it
// The next class that it defines, from *i on, which starts as 0; NULL: no more.
const ClassInfo *ns_class(const CNs *ns, int *i);
void ns_switch(CNs *ns);                       // also sets *ns*
CNs *ns_aliased(CNs *ns, const char *alias);   // NULL: no such alias
VarInfo *ns_own(CNs *ns, const char *name);    // defined here, or NULL
VarInfo *ns_intern(CNs *ns, const char *name); // creates it
VarInfo *ns_lookup(CNs *ns, const char *name); // own, referred or core
const char *var_full_name(const VarInfo *v);   // "ns/name"
VarInfo *var_named(const char *full_name);     // NULL: there is none
void ns_refer(CNs *ns, const char *as, VarInfo *v);
void ns_alias(CNs *ns, const char *alias, CNs *target);
VarInfo *ns_var_holding(val x); // the var whose root is that object, or NULL
val var_object(VarInfo *v);     // its Var, created on first use
VarInfo *core_var(const char *name);

// --- facts.c ---
void facts_read(const char *path);
// Metadata m of a def of the library with what Clojure has for the var.
val facts_meta(VarInfo *v, val m);
// The metadata m of a library var in short: FILE LINE COLUMN FLAG ADDED
// ARGLISTS DOC, with tabs between; NULL: Clojure has no such var. In the arena.
const char *facts_text(const VarInfo *v, val m);
// The map that such a text, without its FILE, stands for. Inhibited.
val facts_from_text(val var, const char *file, const char *text);

// --- refusal.c ---
// Why the var of clojure.core is refused; NULL: it is not.
const char *refusal_of(const char *name);

// --- classes.c ---
// The protocols that the class implements without defining a method of them:
// they get an entry without a function among its methods.
PtrVec class_markers(const ClassInfo *c); // Owner *
// The prim that makes a value what the field's primitive hint says; NULL: none.
const Prim *class_field_cast(const Local *field);
ClassInfo *class_builtin(const char *full_name); // "java.lang.Long" or NULL
ClassInfo *class_loaded(const char *full_name);  // the same, with cljwc.java
ClassInfo *class_resolve(CNs *ns, const char *name); // simple or full name
ClassInfo *class_define(CNs *ns, const char *simple_name);
// The function that it has for methods of the name; NULL: none.
FnInfo *class_method(const ClassInfo *c, const char *name);
// Frees the arenas (ClassInfo.own) of classes that have been defined again. No
// node may refer to the old ones, so no analysis may be going on.
void class_free_replaced(void);
// A class without instances, of which only members or nothing is there.
ClassInfo *class_by_name(const char *full_name);
// The names of the interfaces that a deftype, record or reify has without
// naming them, and NULL. A Java class that the standard library defines has
// none.
const char *const *class_implied(const ClassInfo *c);
// Gives a deftype of the standard library the name of the Java class it is.
void class_rename(ClassInfo *c, const char *name);
// The part of the name after the last dot: "Math" of "java.lang.Math".
const char *class_simple(const char *name);
const char *class_by_number(int i); // full name, to go through all; or NULL
// Is this the full name of a class that cljwc knows something of?
bool class_covered(const char *full_name);
// The full name of the class that a simple name means in the namespace: an
// imported one, or one of java.lang; NULL: none that cljwc knows.
const char *class_full_name(CNs *ns, const char *simple);
// Is this the full or simple name of a Java class that cljwc.java covers?
bool class_is_java(CNs *ns, const char *name, const char **simple);

// --- java.c ---
// The namespace with the members of a Java class: "cljwc.java" or a unit of it;
// NULL: cljwc has none.
const char *java_unit(const char *full_name);
// Loads a unit, or the ordinary classes, which units use.
CNs *java_load(const char *ns_name, Loc loc);
// The same of a name without its package.
const char *java_unit_of_simple(const char *simple);
bool java_is_ns(const CNs *ns); // is it one of those?
// Is what is being analyzed part of cljwc, which may use primitives and methods
// that no interface has?
bool java_in_library(void);
// The function or constant behind a member: "Math--sqrt", "-length",
// "field-sym" (analyze_type.c); NULL: there is none. Loads the class's unit.
VarInfo *java_var(const char *name, Loc loc);
// The same, only of what is listed with its unit (JAVA_MEMBER).
VarInfo *java_listed(const char *name, Loc loc);
// The same of a class if it is known, since two may have one simple name.
VarInfo *java_member(const ClassInfo *cls, const char *name, Loc loc);
// What stands for a var of one of Clojure's namespaces; NULL: nothing does.
VarInfo *java_clojure_var(const CNs *ns, const char *name, Loc loc);

// --- node.c ---
Node *node_new(Op op, Loc loc);
Node *node_const(val v, Loc loc);
static inline val node_value(const Node *n) { return constant_value(n->k); }
Node *node_local(Local *l, Loc loc);
Node *node_var(VarInfo *v, Loc loc);
Node *node_items(Op op, Node **items, int n, Loc loc);
Node *node_prim(PrimId id, Node *arg);       // a PRIM of one argument
bool node_is_prim(const Node *n, PrimId id); // a call of that prim?
// The symbol that names a FIELD, SET_FIELD_OF or METHOD's member (method.h).
val node_member(const Node *n);
// (clojure.core/name a b)
Node *node_core_call(const char *name, Node *a, Node *b, Loc loc);
// Is the predicate true of the node or of one below it? Functions' bodies are
// not looked into.
bool node_any(const Node *n, bool (*is)(const Node *n, const void *ctx),
              const void *ctx);
// Is the node a function literal or reify that captures the local?
bool node_captures(const Node *n, const Local *l);
// Lets what refers to a local in the expression refer to another one.
void node_rename(Node *n, const Local *from, Local *to);
int node_size(const Node *n);      // how many nodes, functions counted as one
bool node_is_atom(const Node *n);  // evaluation has no effect and can wait
bool call_is_multi(const Node *n); // an INVOKE of a multimethod with a cache?

// --- local.c ---
Arity *arity_new(FnInfo *fn, Arity *parent);
Local *local_new(Arity *a, const char *name, LocalKind kind);
Local *local_push(Local ***items, int *n, Local *l); // adds l, returns it
// In a method: the field `of`, number `index` of the class.
Local *local_of_field(Arity *method, ClassInfo *cls, int index,
                      const Local *of);
// What stands for l in the function a or in one inside it: l or a capture.
Local *local_reach(Arity *a, Local *l);
Local *local_base(Local *l); // what a capture stands for in the end

// --- fn.c ---
Arity *fn_fixed_arity(const FnInfo *fn, int argc); // NULL: none
// Has it a fixed arity that only invoke_n of its Type can enter?
bool fn_has_wide_arity(const FnInfo *fn);
bool fn_accepts(const FnInfo *fn, int argc);
// Sets of numbers of parameters, of which Clojure has at most 20: the bit for
// n, none if there are more than such a set can hold (which is reported
// elsewhere).
static inline uint32_t arity_bit(int n) {
  return n >= 0 && n < 32 ? 1u << n : 0;
}
uint32_t fn_arity_bits(const FnInfo *fn);
bool var_is_direct(const VarInfo *v); // always holds the same function

// --- member.c ---
// Names that are methods or fields of some deftype, reify or protocol.
void member_declare(const char *name);
// One that takes n arguments with the object, for each bit n < 31.
void member_takes(const char *name, uint32_t arities);
uint32_t member_arities(const char *name); // all so noted; 0: none
bool member_known(const char *name);

// --- check_calls.c ---
// Reports calls of known functions with a wrong number of arguments in the
// namespace, all of whose forms are analyzed.
void check_calls(CNs *ns);

// --- load.c: namespaces from files ---
// Finds, reads and analyzes namespace `name` and adds it to what the current
// one requires; NULL (with an error reported at loc) when there is none.
CNs *load_ns(const char *name, Loc loc);
// Is there such a namespace, compiled or as a file?
bool load_exists(const char *name);
// Reads and analyzes all forms of a file. Returns the namespace in force at
// its end. `shown` is how messages name the file.
CNs *load_file(const char *path, const char *shown);
// What Clojure would have run when something of the namespace is used: all its
// top-level forms, and before them those of the namespaces it requires. One
// that is known only from its interface is read and analyzed for that. A form
// that fails is reported as a warning and has no effect. The namespace being
// analyzed is not touched. G.
void load_ready(val *sp, CNs *ns);
// A macro has failed that may need what Clojure would have run by now: all
// forms of the namespace so far are evaluated, as far as they can be. False:
// they have been. G.
bool load_run_pending(val *sp, CNs *ns);
// The namespace's var of that name if a macro has interned it, or a form of the
// current namespace does so, which is evaluated then; else NULL.
VarInfo *load_interned(CNs *ns, const char *name);
// The file of "clojure/core" on the source path, or NULL.
const char *load_find(const char *relative);
// Is the file one of what replaces parts of libraries (overlay.c)?
bool overlay_is(const char *file);
char *ns_path(const char *name); // "a.b-c" -> "a/b_c"

// --- group.c: several namespaces in a file ---
PtrVec *group_begin(void); // a file is about to be loaded; for group_end
void group_add(CNs *ns);   // the file has forms of it
bool group_has(const CNs *ns);
// The file is loaded, in namespace `last` at its end: its namespaces.
PtrVec *group_end(PtrVec *outer, CNs *last);

// --- interp.c ---
// Evaluates a top-level form, as compiled code would. G.
val interp_toplevel(val *sp, Form *form);
// Evaluates the forms that define or change the var, if that is pending. G.
val interp_define(val *sp, VarInfo *v);
// The value of a var, after interp_define. G.
val interp_ensure_var(val *sp, VarInfo *v);
// The class as the interpreter's objects have it, made if need be; NULL: it is
// not available, or an exception is pending. G.
const Type *interp_ensure_class(val *sp, ClassInfo *c);
// Evaluates in order the forms of a namespace that have not been evaluated
// yet; stops at one that throws. G.
val interp_ensure_forms(val *sp, CNs *ns);
// The same for those that extend something (defmethod, extend...); with
// `of_library` only if that is something of the standard library. G.
val interp_ensure_effects(val *sp, CNs *ns, bool of_library);

// The (fn* ...) form that an interpreted or evaluated function was made of and
// the namespace it stood in; false: it is no such function, or has captures.
bool interp_source(val f, val *form, CNs **ns);

void eval_install(void); // eval.c: lets interpreted code use eval

// --- regex_parse.c ---
void regex_install(void); // for reading literal regexes

// --- rep.c ---
// Arrays that are read and written without boxing, by their hints.
typedef struct Elements {
  const char *tag, *kind, *c_type; // "ints", "int", "int32_t"
  Rep rep;
  Box box;
} Elements;
const Elements *elements_of(const Node *n); // NULL: no LOCAL with such a hint

Rep rep_of_tag(const char *tag);
Rep rep_of_letter(char c); // V L D
// The signature (VarInfo.typed) of the unboxed entry a CALL uses, or NULL.
const char *call_signature(const Node *n);

// --- pass_effects.c ---
// What a node can do to the heap.
enum { EFFECT_ALLOCATES = 1, EFFECT_COLLECTS = 2 };
bool call_collects(const Node *n); // is the call a safepoint?
bool node_collects(Node *n);       // apart from the polls of loops around it

// --- emit*.c ---
// The C text of a namespace.
void emit_ns(CNs *ns, Buf *out);
// --- print_ast.c ---
void print_ast(const Node *n, int indent, Buf *out);

#endif
