// SPDX-License-Identifier: MIT
// What the emitter's files share.
//
// Emission is destination-driven (Dybvig, Hieb, Butler 1990): emit_expr is told
// where the value goes, and writes statements whose order is the order of
// evaluation. A value is named by an Atom.
#ifndef EMIT_H
#define EMIT_H

#include "compiler/model/compiler.h"
#include "compiler/regex/regex.h"

typedef struct Unit { // one C file
  CNs *ns;
  Buf decls;        // extern declarations and prototypes
  Buf consts;       // static data
  Buf types;        // Types and function objects
  Buf code;         // functions
  StrMap *declared; // C symbols declared or defined in this file
  StrMap *pool;     // constants by printed form: C expression
  int counter;
  bool meta;         // emit var metadata
  bool side;         // a side module (emit_side.c)
  Buf setup;         // of one: statements at the start of its entry
  StrMap *functions; // of one, by full names of vars: FnInfo, what its forms
                     // define them to be
} Unit;

// What wasmtime's frames may take of its 512 KB for each root slot; V8's take
// less than twice as much, of 984 KB.
enum { BYTES_PER_SLOT = 48 };

typedef struct Func { // one C function
  Unit *u;
  Arity *arity;
  Buf body;
  int depth;            // next free root slot
  int frame;            // slots that a call takes at least (emit_fn.c)
  int nvars;            // C variables v0..
  int nlongs, ndoubles; // i0.. and d0..
  int nlabels;
  const char *on_throw; // label
  Rep ret;              // what the C function returns
  bool thrown_used;
  PtrVec unstored; // Local *: parameters not yet stored in their slots
  // emit_loop.c
  PtrVec views; // View *: arrays in use by the loops around
  int nviews;
  bool in_copy; // of a loop whose views have one length
  Buf view_decls;
  bool marks_flush;   // a ^:once function: it sets `stored` (emit_fn.c)
  LoopInfo *outlined; // the loop that the whole function is, or NULL
  bool frame_goes_on; // what it returns does not end the root slots it uses
  PtrVec params;      // Local *: its parameters
  // Of a part or loop function, by Local.id: the C variables that its text
  // mentions, and those among them that it binds. NULL: nobody asks.
  uint64_t *mentioned, *bound;
} Func;

typedef struct View { // a hinted array's elements: a<k> and n<k>
  Local *local;       // local->view is k
  const Elements *elements;
} View;

// A C expression without effects that stays valid until the next statement that
// changes its parts.
typedef enum AtomKind {
  ATOM_FIXED, // a constant or a static object: valid for ever
  ATOM_TEMP,  // a C variable v0, i0, d0, set once
  ATOM_LOCAL, // the C variable or root slot of a local, or a root slot
  ATOM_PART   // a capture or field of the object in such a place
} AtomKind;
typedef struct Atom {
  const char *c;
  AtomKind kind;
  int slot; // the root slot that it is, or is read through; NO_SLOT
} Atom;
enum { NO_SLOT = -1 };

typedef enum DestKind { DEST_RETURN, DEST_IGNORE, DEST_VAR } DestKind;
typedef struct Dest {
  DestKind kind;
  Atom var; // lvalue
  Rep rep;  // of the variable
} Dest;

// --- emit.c ---
void emit_expr(Func *f, Node *n, Dest d);
const char *emit_value(Func *f, Node *n); // an atom's text, read at once
// Evaluates items in order into atoms; each stays valid until the next call.
Atom *emit_items(Func *f, Node **items, int n);
// The same, each in the representation asked for.
Atom *emit_operands(Func *f, Node **items, int n, const Rep *reps);
Atom emit_local(Func *f, Local *l); // as a val
const char *new_var(Func *f);
Atom atom_temp(const char *var);                     // of new_var or new_typed
void emit_store(Func *f, Dest d, const char *value); // or return, or drop
// if (cond) { trace; goto on_throw }
void emit_throw_if(Func *f, const char *cond, Loc loc);
const char *emit_throw_label(Func *f); // for a goto
// if (cond) { call, which throws; trace; goto on_throw }
void emit_throw_when(Func *f, const char *cond, const char *call, Loc loc);
// "sp + k" for a call, k at least so much; empties the unused slots below
const char *emit_sp(Func *f, int least);
void line(Func *f, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void emit_bind(Func *f, Local *l, Node *init);
Atom emit_root(Func *f, Local *l);        // lvalue of a local
void emit_bound(Func *f, const Local *l); // notes that the text binds it
void emit_flush(Func *f); // stores parameters: before any safepoint

// --- emit_loop.c ---
void emit_loop(Func *f, Node *n, Dest d);
void emit_poll(Func *f, const LocalSet *live, Loc loc);
void emit_back_edge(Func *f, LoopInfo *loop); // after the locals are set

// --- emit_part.c ---
void emit_note_locals(Func *f);            // has the text's mentions noted
bool emit_mentions(const Func *f, int id); // and asks for them
bool emit_as_part(const Func *f, const Node *n);
void emit_part(Func *f, Node *n, Dest d);
// The items of a literal with very many, evaluated into an object array in the
// slot returned, which is taken.
int emit_gathered(Func *f, Node **items, int n, Loc loc);

// --- emit_typed.c ---
const char *new_typed(Func *f, Rep rep);
const char *rep_c_type(Rep rep);
const char *emit_literal(const Node *n, Rep want);
// An unboxed atom as a val of the class; a val as it is.
Atom emit_box(Func *f, Atom value, Rep rep, Box box);
// `value` is n's, of its rep: as an atom of rep `want`.
Atom emit_as(Func *f, Atom value, const Node *n, Rep want);
Atom emit_convert(Func *f, Atom value, Rep from, Rep want, Loc loc);
Atom emit_typed(Func *f, Node *n);
const char *emit_typed_condition(Func *f, Node *n);

// --- emit_call.c ---
void emit_call(Func *f, Node *n, Dest d); // INVOKE CALL CALL_LOCAL METHOD
// A CALL with an unboxed result: a variable of the node's rep; NULL if the
// result is returned already.
const char *emit_typed_call(Func *f, Node *n, Dest d);
// A static inline cache (rt/lang/site.h) of the type, for one call site.
const char *emit_cache(Unit *u, const char *type);
void emit_prim(Func *f, Node *n, Dest d);
void emit_new(Func *f, Node *n, Dest d);
void emit_coll(Func *f, Node *n, Dest d);
const char *emit_test(Func *f, Node *n);                    // C condition
void emit_declare_fn(Unit *u, const char *csym, int nargs); // extern prototype

// --- emit_fn.c ---
void emit_fn_object(Unit *u, FnInfo *fn); // its functions, Type, static Fn
void emit_arity(Unit *u, Arity *a, const char *name, bool external);
const char *emit_no_opt(const Func *f);    // attribute: its text is huge
void emit_declarations(Func *f, Buf *out); // C variables of a loop function
void emit_closure(Func *f, FnInfo *fn, Dest d);
void emit_letfn(Func *f, Node *n, Dest d);
void emit_reify(Func *f, Node *n, Dest d);
void emit_type(Unit *u, ClassInfo *cls);
// The C function of an arity: "f_user__add_2", variadic "f_user__add_v".
const char *fn_symbol_of(const char *csym, int nparams, bool variadic);
const char *arity_symbol(const Arity *a);

// --- emit_const.c ---
const char *emit_const(Unit *u, val v); // C expression of type val
// The same of a CONST node. Copies of a node (pass_inline.c) are one object.
const char *emit_const_node(Unit *u, const Node *n);
const char *emit_keyword(Unit *u, const char *ns, const char *name);
const char *emit_symbol(Unit *u, const char *ns, const char *name);
const char *emit_member(Unit *u, const Node *n);    // node_member's symbol
const char *emit_ns_ref(Unit *u, const char *name); // "(val)&N_..."
const char *emit_class(Unit *u, ClassInfo *c);      // "&T_..."
const char *emit_var(Unit *u, VarInfo *v);          // "V_...", declared
const char *emit_fn_ref(Unit *u, FnInfo *fn);       // "(val)&F_..."
// (rt/protocol-new 'ns/P via-meta?) in a def: a static object, "(val)&P_...".
const char *emit_protocol(Unit *u, const Node *n);
const char *emit_c_string(const char *s);   // quoted
const char *emit_comment(const char *text); // one line, whatever is in it
bool const_is_static(val v);

// --- emit_side.c ---
void emit_side_def(Func *f, Node *n, Dest d); // a def in a side module
// The arity that a call of the var with n arguments most likely calls, since
// the module defines the var to be that function; or NULL. *fn: the function.
const Arity *emit_side_likely(Unit *u, const Node *call, FnInfo **fn);
void emit_side_fn_type(Unit *u, FnInfo *fn);  // the Type of its functions
void emit_invoke_n(Unit *u, FnInfo *fn);      // emit_fn.c: f_..._n
Arity *emit_variadic_arity(const FnInfo *fn); // emit_fn.c; or NULL
// In a side module: declares `type symbol`, which the loader finds as "k:name".
void emit_shared(Unit *u, const char *type, const char *symbol, char kind,
                 const char *name);

// --- regex_gen.c ---
// A static RegexCode for the pattern; NULL: left to PCRE2.
const char *emit_regex_code(Unit *u, const Str *pattern);

// --- regex_test.c ---
// The name of a C function (c, wide) that says whether the set has c.
const char *emit_set_test(Unit *u, const CharSet *s);

#endif
