// SPDX-License-Identifier: MIT
// Emission of calls, prims, construction and collection literals.
#include "compiler/emit/emit.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/coll/map.h"
#include "rt/str/sym.h"

#include <string.h>

void emit_declare_fn(Unit *u, const char *csym, int nargs) {
  if (strmap_get(u->declared, csym)) return;
  strmap_put(u->declared, csym, u);
  buf_printf(&u->decls, "val %s(val *, val", csym);
  for (int i = 0; i < nargs; i++) buf_puts(&u->decls, ", val");
  buf_puts(&u->decls, ");\n");
}

// ", a, b" of the atoms [from, n).
static const char *tail_args(const Atom *atoms, int from, int n) {
  Buf b = {0};
  for (int i = from; i < n; i++) buf_printf(&b, ", %s", atoms[i].c);
  return b.s ? b.s : "";
}

// "(val[]){a, b}" or "NULL".
static const char *array_of(const Atom *atoms, int from, int n) {
  if (from >= n) return "NULL";
  Buf b = {0};
  for (int i = from; i < n; i++)
    buf_printf(&b, "%s%s", i > from ? ", " : "(val[]){", atoms[i].c);
  buf_puts(&b, "}");
  return b.s;
}

// Finishes a value-returning C call that may throw.
static void finish_checked(Func *f, const char *call, Loc loc, Dest d) {
  bool direct = d.kind == DEST_VAR && d.var.slot == NO_SLOT && d.rep == REP_VAL;
  const char *r = direct ? d.var.c : new_var(f);
  line(f, "%s = %s;", r, call);
  emit_throw_if(f, arena_printf("%s == RT_THROWN", r), loc);
  if (direct) return;
  Rep want = d.kind == DEST_IGNORE ? REP_VAL : d.rep;
  emit_store(f, d, emit_convert(f, atom_temp(r), REP_VAL, want, loc).c);
}

// In the library a call in tail position passes its result on as it is: its
// traces lack that frame, and all programs are smaller.
static bool passes_on(const Func *f, Dest d, Rep rep) {
  return f->u->ns->shakeable && d.kind == DEST_RETURN && d.rep == rep;
}

// The same for calls of functions.
static void finish(Func *f, const char *call, Loc loc, Dest d) {
  if (passes_on(f, d, REP_VAL))
    line(f, "return %s;", call);
  else
    finish_checked(f, call, loc, d);
}

// Before a call from `depth` on, which empties the slots of its frame.
static Atom out_of_slot(Func *f, Atom atom, int depth, int least) {
  if (atom.slot < depth || atom.slot >= least) return atom;
  const char *v = new_var(f);
  line(f, "%s = %s;", v, atom.c);
  return atom_temp(v);
}

// The sp a call gets. Its arguments are passed by value, so the slots of
// temporaries are free again; those that count for the frame are emptied.
static const char *call_sp(Func *f, Atom *atoms, int n, int depth, int least) {
  for (int i = 0; i < n; i++) atoms[i] = out_of_slot(f, atoms[i], depth, least);
  f->depth = depth;
  return emit_sp(f, least);
}

// Without a safepoint nothing has to be in slots. Only a function that recurses
// counts its frame.
static const char *direct_sp(Func *f, Node *n, Atom *atoms, int depth) {
  if (call_collects(n)) return call_sp(f, atoms, n->n, depth, f->frame);
  f->depth = depth;
  if (depth < f->frame && f->arity->counts) depth = f->frame;
  return arena_printf("sp + %d", depth);
}

// Stores atoms into consecutive slots; returns the first one's index.
static int spill_args(Func *f, Atom *atoms, int n) {
  int first = f->depth;
  for (int i = 0; i < n; i++) line(f, "sp[%d] = %s;", first + i, atoms[i].c);
  f->depth += n;
  return first;
}

const char *emit_cache(Unit *u, const char *type) {
  const char *sym = arena_printf("C_%d", ++u->counter);
  buf_printf(&u->consts, "static %s %s;\n", type, sym);
  return sym;
}

static void emit_method(Func *f, Node *n, Dest d) {
  Atom *atoms = emit_items(f, n->items, n->n);
  int first = spill_args(f, atoms, n->n);
  const char *fallback = "RT_NIL";
  if (n->var) {
    Node ref = {.op = OP_VAR, .var = n->var, .loc = n->loc};
    fallback = emit_value(f, &ref);
  }
  finish(f,
         arena_printf("rt_method_at(&%s, %s, %s, %s, %d, sp + %d)",
                      emit_cache(f->u, "MethodSite"), emit_sp(f, f->frame),
                      emit_member(f->u, n), fallback, n->n, first),
         n->loc, d);
}

// A call whose result the function returns: nothing of the frame is needed
// any more, so the callee gets the root stack from the first slot on and no
// slot has to be emptied. Returns the depth for the call's sp.
static int tail_depth(Func *f, Node *n, Dest d) {
  if (d.kind != DEST_RETURN || d.rep != n->rep || f->frame_goes_on)
    return f->depth;
  for (int i = 0; i < n->n; i++) n->items[i]->last = false;
  if (n->a) n->a->last = false;
  return 0;
}

static bool is_protocol_call(const Node *n) {
  return n->a->op == OP_VAR && n->a->var->method_of && n->n > 0;
}

// A MultiSite for one call site.
static const char *multi_site(Func *f) {
  Unit *u = f->u;
  VarInfo *find = core_var("find-method");
  const char *find_csym = fn_symbol_of(find->csym, 2, false);
  emit_declare_fn(u, find_csym, 2);
  const char *sym = arena_printf("C_%d", ++u->counter);
  buf_printf(&u->consts,
             "static MultiSite %s = {%s, %s, RT_NIL, {{RT_NIL, RT_NIL}}};\n",
             sym, emit_class(u, class_builtin("clojure.lang.MultiFn")),
             find_csym);
  return sym;
}

static void emit_multi_call(Func *f, Node *n, const char *sp, Atom *atoms,
                            Dest d) {
  finish(f,
         arena_printf("rt_multi_call%d(&%s, %s, %s%s)", n->n, multi_site(f), sp,
                      atoms[0].c, tail_args(atoms, 1, n->n + 1)),
         n->loc, d);
}

// In a side module a var holds most likely what the module has defined it to
// be: then the call is a direct one.
static const char *likely_call(Func *f, const Node *n, const char *fn,
                               const char *args, const char *call) {
  FnInfo *likely;
  const Arity *a = emit_side_likely(f->u, n, &likely);
  if (!a) return call;
  return arena_printf("RT_LIKELY(%s == %s) ? %s(%s) : %s", fn,
                      emit_fn_ref(f->u, likely), arity_symbol(a), args, call);
}

static void emit_invoke(Func *f, Node *n, Dest d) {
  int argc = n->n, depth = tail_depth(f, n, d);
  Node **all = arena_alloc((size_t)(argc + 1) * sizeof *all);
  all[0] = n->a;
  if (argc) memcpy(all + 1, n->items, (size_t)argc * sizeof *all);
  Atom *atoms = emit_items(f, all, argc + 1);
  if (argc <= RT_MAX_DIRECT) {
    const char *sp = call_sp(f, atoms, argc + 1, depth, f->frame);
    if (call_is_multi(n)) {
      emit_multi_call(f, n, sp, atoms, d);
      return;
    }
    const char *args =
        arena_printf("%s, %s%s", sp, atoms[0].c, tail_args(atoms, 1, argc + 1));
    const char *call = arena_printf(
        "rt_%s%d(%s)", is_protocol_call(n) ? "proto_call" : "call", argc, args);
    finish(f, likely_call(f, n, atoms[0].c, args, call), n->loc, d);
    return;
  }
  int first = spill_args(f, atoms + 1, argc);
  finish(f,
         arena_printf("rt_call_n(sp + %d, %s, %d, sp + %d)", f->depth,
                      atoms[0].c, argc, first),
         n->loc, d);
}

static const Atom no_self = {"RT_NIL", ATOM_FIXED, NO_SLOT};

// Call of a known C function: `self`, `va` the required arguments of the
// variadic arity when that one is called, else -1.
static void call_known(Func *f, Node *n, const char *csym, Atom self, int va,
                       int depth, Atom *atoms, Dest d) {
  int fixed = va < 0 ? n->n : va;
  self = out_of_slot(f, self, depth, f->frame);
  const char *sp = direct_sp(f, n, atoms, depth);
  Buf args = {0};
  for (int i = 0; i < fixed; i++) buf_printf(&args, ", %s", atoms[i].c);
  if (va >= 0) {
    if (n->n == va)
      buf_puts(&args, ", RT_NIL");
    else
      buf_printf(&args, ", rt_rest_from(%d, %s)", n->n - va,
                 array_of(atoms, va, n->n));
  }
  finish(f,
         arena_printf("%s(%s, %s%s)", csym, sp, self.c, args.s ? args.s : ""),
         n->loc, d);
}

// --- unboxed entries ---

static const char *typed_c_type(char letter) {
  return letter == 'L' ? "int64_t" : letter == 'D' ? "double" : "val";
}

static void declare_typed(Unit *u, const char *csym, const char *sig, int n) {
  if (strmap_get(u->declared, csym)) return;
  strmap_put(u->declared, csym, u);
  buf_printf(&u->decls, "%s %s(val *", typed_c_type(sig[n]), csym);
  for (int i = 0; i < n; i++)
    buf_printf(&u->decls, ", %s", typed_c_type(sig[i]));
  buf_puts(&u->decls, ");\n");
}

// The C text of a call of the unboxed entry.
static const char *typed_call_text(Func *f, Node *n, const char *sig, Dest d) {
  int depth = tail_depth(f, n, d);
  Rep reps[6];
  for (int i = 0; i < n->n; i++)
    reps[i] = sig[i] == 'L' ? REP_LONG : sig[i] == 'D' ? REP_DOUBLE : REP_VAL;
  Atom *atoms = emit_operands(f, n->items, n->n, reps);
  const char *csym = arena_printf(
      "%s%c", fn_symbol_of(n->var->csym, n->n, false), n->version ? 'w' : 'u');
  declare_typed(f->u, csym, sig, n->n);
  const char *sp = direct_sp(f, n, atoms, depth);
  return arena_printf("%s(%s%s)", csym, sp, tail_args(atoms, 0, n->n));
}

const char *emit_typed_call(Func *f, Node *n, Dest d) {
  const char *sig = call_signature(n), *r = new_typed(f, n->rep);
  const char *call = typed_call_text(f, n, sig, d);
  if (passes_on(f, d, n->rep)) {
    line(f, "return %s;", call);
    return NULL;
  }
  line(f, "%s = %s;", r, call);
  emit_throw_if(f, "rt_exception != RT_NIL", n->loc);
  return r;
}

static void emit_direct(Func *f, Node *n, Dest d) {
  const char *sig = call_signature(n);
  if (sig) { // with a boxed result
    finish(f, typed_call_text(f, n, sig, d), n->loc, d);
    return;
  }
  int depth = tail_depth(f, n, d);
  Atom *atoms = emit_items(f, n->items, n->n);
  VarInfo *v = n->var;
  bool fixed = v->fixed & arity_bit(n->n);
  const char *csym = fn_symbol_of(v->csym, n->n, !fixed);
  emit_declare_fn(f->u, csym, fixed ? n->n : v->va + 1);
  call_known(f, n, csym, no_self, fixed ? -1 : v->va, depth, atoms, d);
}

static void emit_call_local(Func *f, Node *n, Dest d) {
  int depth = tail_depth(f, n, d);
  Atom *atoms = emit_items(f, n->items, n->n);
  Arity *target = NULL;
  for (int i = 0; i < n->fn->narities; i++) {
    Arity *a = n->fn->arities[i];
    if (!a->variadic && a->nparams == n->n) target = a;
    if (a->variadic && n->n >= a->nparams - 1 && !target) target = a;
  }
  Atom self = n->fn->ncaptures ? emit_local(f, n->local) : no_self;
  emit_fn_object(f->u, n->fn);
  call_known(f, n, arity_symbol(target), self,
             target->variadic ? target->nparams - 1 : -1, depth, atoms, d);
}

void emit_call(Func *f, Node *n, Dest d) {
  switch (n->op) {
  case OP_CALL: emit_direct(f, n, d); break;
  case OP_CALL_LOCAL: emit_call_local(f, n, d); break;
  case OP_METHOD: emit_method(f, n, d); break;
  default: emit_invoke(f, n, d);
  }
}

// --- prims ---

// Operands of arithmetic are numbers: emptying the slot after their last use
// would cost a store to free a few bytes a little earlier.
static void keep_numbers(Node *n) {
  if (!prim_has(n->prim, NUMBERS)) return;
  for (int k = 0; k < n->n; k++) n->items[k]->last = false;
}

// (get x :key)
static const char *keyword_get(Func *f, Node *n) {
  int depth = f->depth;
  Atom *atoms = emit_items(f, n->items, n->n);
  const char *text = arena_printf("rt_get_at(&%s, sp + %d, %s, %s)",
                                  emit_cache(f->u, "FieldSite"), f->depth,
                                  atoms[0].c, atoms[1].c);
  f->depth = depth;
  return text;
}

static const char *prim_text(Func *f, Node *n) {
  int depth = f->depth;
  if (n->prim->id == PRIM_get && n->items[1]->op == OP_CONST &&
      rt_is_keyword(node_value(n->items[1])))
    return keyword_get(f, n);
  keep_numbers(n);
  Atom *atoms = emit_items(f, n->items, n->n);
  char cls = n->prim->cls;
  if (cls == 'P' || cls == 'T') {
    const char *args = tail_args(atoms, 0, n->n);
    f->depth = depth;
    return arena_printf("rt_%s(%s)", n->prim->name, n->n ? args + 2 : "");
  }
  const char *sp;
  if (cls == 'G') {
    sp = call_sp(f, atoms, n->n, depth, 1); // C charges its own frames
  } else {
    sp = arena_printf("sp + %d", f->depth);
    f->depth = depth;
  }
  return arena_printf(cls == 'S' ? "RT_S(rt_%s(%s%s))" : "rt_%s(%s%s)",
                      n->prim->name, sp, tail_args(atoms, 0, n->n));
}

// A truth-valued prim as a C condition.
static const char *prim_condition(Func *f, Node *n) {
  if (n->typed == TYPED_COMPARE) return emit_typed_condition(f, n);
  const char *call = prim_text(f, n);
  if (n->prim->cls == 'P') return call;
  const char *c = arena_printf("c%d", f->nlabels++);
  line(f, "int %s = %s;", c, call);
  emit_throw_if(f, arena_printf("%s < 0", c), n->loc);
  return c;
}

void emit_prim(Func *f, Node *n, Dest d) {
  if (n->name) {
    emit_store(f, d, emit_protocol(f->u, n));
    return;
  }
  if (n->prim->result == 'B') {
    const char *c = prim_condition(f, n);
    if (d.kind == DEST_IGNORE) line(f, "(void)(%s);", c);
    emit_store(f, d, arena_printf("rt_bool(%s)", c));
    return;
  }
  const char *call = prim_text(f, n);
  if (n->prim->cls == 'P' && d.kind == DEST_IGNORE)
    line(f, "%s;", call);
  else if (n->prim->cls == 'P')
    emit_store(f, d, call);
  else
    finish_checked(f, call, n->loc, d);
}

const char *emit_test(Func *f, Node *n) {
  if (n->op == OP_CONST) return rt_truthy(node_value(n)) ? "1" : "0";
  if (n->op == OP_PRIM && n->prim->result == 'B') return prim_condition(f, n);
  return arena_printf("rt_truthy(%s)", emit_value(f, n));
}

// --- construction ---

void emit_new(Func *f, Node *n, Dest d) {
  Atom *atoms = emit_items(f, n->items, n->n);
  const char *cls = emit_class(f->u, n->cls);
  if (n->cls->is_throwable) {
    finish(f,
           arena_printf("rt_ex_construct((val)%s, %d, %s)", cls, n->n,
                        array_of(atoms, 0, n->n)),
           n->loc, d);
    return;
  }
  int hidden = n->cls->is_record ? 2 : 0, words = 2 + hidden + n->n;
  const char *o = new_var(f);
  line(f, "%s = (val)rt_alloc(%s, %d * sizeof(val));", o, cls, words);
  for (int i = 0; i < hidden; i++)
    line(f, "((val *)%s)[%d] = RT_NIL;", o, 1 + i);
  for (int i = 0; i < n->n; i++)
    line(f, "((val *)%s)[%d] = %s;", o, 1 + hidden + i, atoms[i].c);
  line(f, "((val *)%s)[%d] = 0;", o, words - 1);
  emit_store(f, d, o);
}

// Are the keys constants, and no two equal?
static bool has_distinct_keys(const Node *n) {
  if (n->n == 0 || n->n > 2 * RT_ARRAY_MAP_MAX) return false;
  for (int i = 0; i < n->n; i += 2) {
    if (n->items[i]->op != OP_CONST) return false;
    for (int k = 0; k < i; k += 2)
      if (rt_equal(session->sp, node_value(n->items[i]),
                   node_value(n->items[k])))
        return false;
  }
  return true;
}

static void emit_array_map(Func *f, Atom *atoms, int n, Dest d) {
  const char *m = new_var(f);
  line(f, "%s = (val)rt_array_map_alloc(%d);", m, n / 2);
  for (int i = 0; i < n; i++)
    line(f, "((ArrayMap *)%s)->kvs[%d] = %s;", m, i, atoms[i].c);
  emit_store(f, d, m);
}

// Vectors, sets and hash maps from `n` vals in C text `items`.
static void emit_made(Func *f, Node *n, const char *items, Dest d) {
  if (n->op == OP_VECTOR) {
    emit_store(f, d, arena_printf("rt_vec_from(%d, %s)", n->n, items));
    return;
  }
  const char *make = n->op == OP_MAP ? "rt_map_literal" : "rt_set_literal";
  finish(f, arena_printf("%s(sp + %d, %d, %s)", make, f->depth, n->n, items),
         n->loc, d);
}

void emit_coll(Func *f, Node *n, Dest d) {
  enum { GATHERED = 512 }; // so many take too much of the root stack
  if (n->n > GATHERED) {
    int slot = emit_gathered(f, n->items, n->n, n->loc);
    emit_made(f, n, arena_printf("((Array *)sp[%d])->items", slot), d);
    return;
  }
  Atom *atoms = emit_items(f, n->items, n->n);
  if (n->op == OP_MAP && has_distinct_keys(n)) {
    emit_array_map(f, atoms, n->n, d);
    return;
  }
  emit_made(f, n, array_of(atoms, 0, n->n), d);
}
