// SPDX-License-Identifier: MIT
// Emission of functions: C functions per arity, Types, static function
// objects, closures, deftype and reify.
#include "compiler/emit/emit.h"
#include "rt/base/fn.h"
#include "rt/prim.h"

#include <string.h>

const char *fn_symbol_of(const char *csym, int nparams, bool variadic) {
  if (variadic) return arena_printf("f_%s_v", csym);
  return arena_printf("f_%s_%d", csym, nparams);
}

const char *arity_symbol(const Arity *a) {
  return fn_symbol_of(a->fn->csym, a->nparams, a->variadic);
}

Arity *emit_variadic_arity(const FnInfo *fn) {
  for (int i = 0; i < fn->narities; i++)
    if (fn->arities[i]->variadic) return fn->arities[i];
  return NULL;
}

// --- one arity ---

// What pass_captures says.
static void load_once_captures(Func *f) {
  Arity *a = f->arity;
  for (int i = 0; i < a->fn->ncaptures; i++) {
    Local *l = a->fn->captures[i];
    line(f, "l%d = ((Fn *)self)->caps[%d]; ((Fn *)self)->caps[%d] = RT_NIL;",
         l->id, i, i);
  }
}

static void store_slot(Func *f, Local *l) {
  if (!l->in_slot) return;
  l->slot = f->depth++;
  l->unstored = true;
  vec_push(&f->unstored, l);
}

// In an unboxed entry: hinted parameters that inference holds as vals.
static void box_params(Func *f) {
  Arity *a = f->arity;
  for (int i = 0; i < a->nparams; i++) {
    const Local *l = a->params[i];
    Rep given = rep_of_tag(l->tag);
    if (given != REP_VAL && l->rep == REP_VAL)
      line(f, "l%d = %s(u%d);", l->id,
           given == REP_LONG ? "rt_long" : "rt_double", l->id);
  }
}

static void unbox_params(Func *f) {
  Arity *a = f->arity;
  for (int i = 0; i < a->nparams; i++) {
    const Local *l = a->params[i];
    if (l->rep == REP_VAL) continue;
    emit_throw_if(f,
                  arena_printf("!rt_unbox_%s(l%d, &u%d)",
                               l->rep == REP_LONG ? "arg_long" : "double",
                               l->id, l->id),
                  a->fn->loc);
  }
}

static void emit_entry(Func *f, bool typed) {
  Arity *a = f->arity;
  bool closure = a->fn && a->fn->ncaptures > 0;
  if (a->safepoint) {
    LocalSet live = {arena_alloc((size_t)(a->nparams + 1) * sizeof(Local *)), 0,
                     0};
    if (closure) live.items[live.n++] = a->self;
    for (int i = 0; i < a->nparams; i++)
      if (!typed || rep_of_tag(a->params[i]->tag) == REP_VAL)
        live.items[live.n++] = a->params[i];
    for (int i = 0; i < live.n; i++) {
      live.items[i]->entry_slot = live.items[i]->in_slot;
      live.items[i]->entry_rep = live.items[i]->rep;
      live.items[i]->in_slot = false;
      live.items[i]->rep = REP_VAL;
    }
    emit_poll(f, &live, a->fn ? a->fn->loc : (Loc){0});
    for (int i = 0; i < live.n; i++) {
      live.items[i]->in_slot = live.items[i]->entry_slot;
      live.items[i]->rep = live.items[i]->entry_rep;
    }
  }
  if (a->counts)
    emit_throw_when(f, "sp > rt_stack_limit", "rt_stack_overflow()",
                    a->fn->loc);
  if (typed)
    box_params(f);
  else
    unbox_params(f);
  bool once = closure && a->fn->captures[0]->loaded;
  if (once) load_once_captures(f);
  if (closure) store_slot(f, a->self);
  for (int i = 0; i < a->nparams; i++) store_slot(f, a->params[i]);
  if (once)
    for (int i = 0; i < a->fn->ncaptures; i++)
      store_slot(f, a->fn->captures[i]);
}

static void declare_temporaries(const Func *f, Buf *out) {
  for (int i = 0; i < f->nvars; i++) buf_printf(out, "  val v%d;\n", i);
  for (int i = 0; i < f->nlongs; i++) buf_printf(out, "  int64_t i%d;\n", i);
  for (int i = 0; i < f->ndoubles; i++) buf_printf(out, "  double d%d;\n", i);
  if (f->view_decls.s) buf_puts(out, f->view_decls.s);
}

static void declare_locals(Func *f, bool typed, Buf *out) {
  Arity *a = f->arity;
  for (int i = 0; i < a->nlocals; i++) {
    bool param = false;
    for (int k = 0; k < a->nparams; k++) param = param || a->params[k]->id == i;
    const Local *l = a->by_id[i];
    Rep rep = l ? l->rep : REP_VAL;
    if (!param)
      buf_printf(out, "  %s l%d;\n", rep_c_type(rep), i);
    else if (typed && rep == REP_VAL && l && rep_of_tag(l->tag) != REP_VAL)
      buf_printf(out, "  val l%d;\n", i);
    else if (rep != REP_VAL && !typed)
      buf_printf(out, "  %s u%d;\n", rep_c_type(rep), i);
  }
  declare_temporaries(f, out);
}

void emit_declarations(Func *f, Buf *out) {
  Arity *a = f->arity;
  for (int i = 0; i < a->nlocals; i++) {
    Local *l = a->by_id[i];
    if (l && emit_mentions(f, i) && !vec_has(&f->params, l))
      buf_printf(out, "  %s %s%d;\n", rep_c_type(l->rep),
                 l->kind == LOCAL_PARAM && l->rep != REP_VAL ? "u" : "l", i);
  }
  declare_temporaries(f, out);
}

// What clang is told (unboxed.h): inline small functions wherever they are
// called in this file, and none with a loop.
static const char *inlining(const Arity *a) {
  enum { SMALL = 30 };
  int size = node_size(a->body);
  if (a->has_loop) return "RT_HAS_LOOP ";
  return !a->safepoint && !a->counts && size <= SMALL ? "RT_SMALL " : "";
}

// The head of the C function; of the unboxed entry when `typed`.
static const char *signature(Arity *a, const char *name, bool external,
                             bool typed) {
  Buf b = {0};
  buf_printf(&b, "%s%s%s %s(val *restrict sp%s", inlining(a),
             external ? "" : "static ", rep_c_type(typed ? a->ret : REP_VAL),
             name, typed ? "" : ", val self");
  for (int i = 0; i < a->nparams; i++) {
    Rep rep = typed ? rep_of_tag(a->params[i]->tag) : REP_VAL;
    buf_printf(&b, ", %s %s%d", rep_c_type(rep), rep == REP_VAL ? "l" : "u",
               a->params[i]->id);
  }
  buf_puts(&b, ")");
  return b.s;
}

static void declare_once(Unit *u, const char *name, const char *head) {
  if (strmap_get(u->declared, name)) return;
  strmap_put(u->declared, name, u);
  buf_printf(&u->decls, "%s;\n", head);
}

// C statements that return the boxed result of a call of an unboxed entry.
static const char *boxed_return(const Arity *a, const char *call) {
  if (a->ret == REP_VAL) return arena_printf("  return %s;\n", call);
  return arena_printf("  %s r = %s;\n  return rt_exception != RT_NIL ? "
                      "RT_THROWN : %s(r);\n",
                      rep_c_type(a->ret), call,
                      a->ret == REP_LONG ? "rt_long" : "rt_double");
}

// The boxed entry of an arity with an unboxed one: converts and calls it.
static void emit_wrapper(Unit *u, Arity *a, const char *name,
                         const char *typed) {
  const char *head = signature(a, name, true, false);
  declare_once(u, name, head);
  buf_printf(&u->code, "\n%s {\n", head);
  Buf args = {0};
  for (int i = 0; i < a->nparams; i++) {
    int id = a->params[i]->id;
    Rep rep = rep_of_tag(a->params[i]->tag);
    buf_printf(&args, ", %s%d", rep == REP_VAL ? "l" : "u", id);
    if (rep == REP_VAL) continue;
    buf_printf(&u->code,
               "  %s u%d;\n  if (!rt_unbox_%s(l%d, &u%d)) return RT_THROWN;\n",
               rep_c_type(rep), id, rep == REP_LONG ? "arg_long" : "double", id,
               id);
  }
  const char *call = arena_printf("%s(sp%s)", typed, args.s ? args.s : "");
  buf_printf(&u->code, "%s}\n", boxed_return(a, call));
}

static bool has_typed_entry(const Arity *a) {
  const VarInfo *v = a->fn->typed_for;
  return v && !a->variadic && a->nparams <= 6 && v->typed[a->nparams];
}

// At the start of a function with an unboxed version: calls that if all the
// arguments fit. Nothing of the frame is needed then.
static void emit_version_test(Func *f) {
  const Arity *a = f->arity, *w = a->version;
  Buf tests = {0}, args = {0};
  for (int i = 0; i < a->nparams; i++) {
    int id = a->params[i]->id;
    bool unboxed = w->params[i]->tag != NULL;
    buf_printf(&args, unboxed ? ", rt_unfix(l%d)" : ", l%d", id);
    if (unboxed)
      buf_printf(&tests, "%srt_is_fix(l%d)", tests.s ? " && " : "", id);
  }
  const char *call = arena_printf("%sw(sp%s)", arity_symbol(a), args.s);
  line(f, "if (RT_LIKELY(%s)) {\n%s}", tests.s, boxed_return(w, call));
}

// A function with much text is not optimised: clang would take minutes for
// thousands of locals.
const char *emit_no_opt(const Func *f) {
  enum { HUGE_BODY = 200000 };
  return f->body.len > HUGE_BODY || f->arity->plain ? "RT_NO_OPT " : "";
}

// What a ^:once function that throws has not used up, for rt_lazy_seq's next
// try: captures whose slot still holds them. Before the first flush, which sets
// `stored`, they are in their C variables.
static const char *kept_captures(Func *f) {
  const Arity *a = f->arity;
  Buf b = {0};
  for (int i = 0; i < a->fn->ncaptures; i++) {
    const Local *l = a->fn->captures[i];
    const char *sep = i ? ", " : "";
    if (l->in_slot)
      buf_printf(&b, "%sstored ? sp[%d] : l%d", sep, l->slot, l->id);
    else
      buf_printf(&b, a->safepoint ? "%sRT_NIL" : "%sl%d", sep, l->id);
  }
  return b.s;
}

static bool keeps_captures(const Func *f) {
  const FnInfo *fn = f->arity->fn;
  return fn && fn->ncaptures > 0 && fn->captures[0]->loaded &&
         f->ret == REP_VAL;
}

static const char *trace_call(Func *f) {
  if (f->ret != REP_VAL)
    return "rt_trace(&site, line); RT_THROWN_HERE; return 0";
  if (!keeps_captures(f)) return "return rt_trace(&site, line)";
  const FnInfo *fn = f->arity->fn;
  return arena_printf("rt_keep_captures(&T_%s, %d, (val[]){%s}); "
                      "return rt_trace(&site, line)",
                      fn->csym, fn->ncaptures, kept_captures(f));
}

static bool is_try_or_call(const Node *n, const void *ctx) {
  (void)ctx;
  return n->op == OP_TRY || n->op == OP_INVOKE;
}

// The root slots that go with the native frame of the function. Engines keep
// parameters beyond the first few there, and what a larger body has in
// registers; unboxed recursion needs least. ARCHITECTURE.md, "Roots", has what
// was measured.
static int frame_slots(const Arity *a, bool unboxed) {
  enum { BARE = 64, UNBOXED = 32, PER_PART = 16, PART_SIZE = 10, PARTS = 8 };
  int parts = node_size(a->body) / (unboxed ? 12 : PART_SIZE);
  if (parts > PARTS) parts = PARTS;
  if (node_any(a->body, is_try_or_call, NULL)) parts++;
  if (a->fn && a->fn->is_method) parts++;
  int bytes = (unboxed ? UNBOXED : BARE) + PER_PART * (a->nparams + parts);
  return (bytes + BYTES_PER_SLOT - 1) / BYTES_PER_SLOT;
}

void emit_arity(Unit *u, Arity *a, const char *name, bool external) {
  bool typed = has_typed_entry(a) || a->is_version;
  if (has_typed_entry(a)) {
    const char *entry = arena_printf("%su", name);
    emit_wrapper(u, a, name, entry);
    name = entry;
  }
  Func f = {.u = u, .arity = a, .on_throw = "thrown"};
  f.ret = typed ? a->ret : REP_VAL;
  f.frame = frame_slots(a, typed);
  f.marks_flush = keeps_captures(&f);
  if (a->version) emit_version_test(&f);
  emit_entry(&f, typed);
  if (a->split) emit_flush(&f); // parts take what is stored as it is
  emit_expr(&f, a->body, (Dest){.kind = DEST_RETURN, .rep = f.ret});
  const char *head = signature(a, name, external, typed);
  declare_once(u, name, head);
  const char *shown = a->fn && a->fn->site   ? a->fn->site
                      : a->fn && a->fn->name ? a->fn->name
                                             : u->ns->name;
  buf_printf(&u->code, "\n%s\n%s%s {\n", emit_comment(shown), emit_no_opt(&f),
             head);
  buf_printf(&u->code, "  int line = 0;\n%s",
             typed ? "  const val self = RT_NIL;\n" : "");
  if (f.marks_flush)
    buf_puts(&u->code, "  bool stored = false;\n  (void)stored;\n");
  declare_locals(&f, typed, &u->code);
  buf_puts(&u->code, f.body.s ? f.body.s : "");
  if (f.thrown_used) {
    const char *file = a->body->loc.file ? a->body->loc.file : u->ns->name;
    buf_printf(&u->code,
               " thrown:;\n  static const Site site = {%s, %s};\n"
               "  %s;\n",
               emit_c_string(shown), emit_c_string(file), trace_call(&f));
  }
  buf_puts(&u->code, "}\n");
}

// --- function objects ---

void emit_invoke_n(Unit *u, FnInfo *fn) {
  buf_printf(&u->code,
             "\nstatic val f_%s_n(val *sp, val self, intptr_t argc, val *argv) "
             "{\n  switch (argc) {\n",
             fn->csym);
  for (int i = 0; i < fn->narities; i++) {
    Arity *a = fn->arities[i];
    if (a->variadic || a->nparams <= RT_MAX_DIRECT) continue;
    buf_printf(&u->code, "  case %d: return %s(sp, self", a->nparams,
               arity_symbol(a));
    for (int k = 0; k < a->nparams; k++) buf_printf(&u->code, ", argv[%d]", k);
    buf_puts(&u->code, ");\n");
  }
  buf_puts(&u->code, "  }\n  return rt_invoke_n(sp, self, argc, argv);\n}\n");
  buf_printf(&u->decls, "static val f_%s_n(val *, val, intptr_t, val *);\n",
             fn->csym);
}

// The local whose seq the node takes before it has any effect, or NULL.
static const Local *first_seq(const Node *n) {
  switch (n->op) {
  case OP_LET: return n->n ? first_seq(n->items[0]) : first_seq(n->a);
  case OP_DO: return n->n ? first_seq(n->items[0]) : NULL;
  case OP_IF: return first_seq(n->a);
  case OP_PRIM:
    return strcmp(n->prim->name, "seq") == 0 && n->items[0]->op == OP_LOCAL
               ? n->items[0]->local
               : NULL;
  default: return NULL;
  }
}

// Which capture a thunk takes the seq of first, or -1 (lazy_force in
// rt/coll/list.c).
static int source_capture(const FnInfo *fn) {
  enum { MOST = 100 }; // an int8_t holds it
  if (fn->narities != 1 || fn->arities[0]->nparams) return -1;
  const Local *l = first_seq(fn->arities[0]->body);
  for (int i = 0; i < fn->ncaptures && i < MOST; i++)
    if (l == fn->captures[i]) return i;
  return -1;
}

static void emit_fn_type(Unit *u, FnInfo *fn, bool external) {
  Arity *va = emit_variadic_arity(fn);
  int required = va ? va->nparams - 1 : -1, source = source_capture(fn);
  const char *link = external ? "" : "static ";
  buf_printf(&u->decls, "%sconst Type T_%s;\n", external ? "extern " : link,
             fn->csym);
  buf_printf(&u->types,
             "%sconst Type T_%s = {.type = &rt_type_class, .kind = KIND_FN, "
             ".layout = LAYOUT_FIXED, .flags = TYPE_IDENTITY%s, .va = %d, "
             ".size = %d * sizeof(val), .nvals = %d,\n",
             link, fn->csym, va && fn_has_wide_arity(fn) ? " | TYPE_WIDE" : "",
             va ? required : -1 - (source + 1), 3 + fn->ncaptures,
             1 + fn->ncaptures);
  for (int i = 0; i <= RT_MAX_DIRECT; i++) {
    Arity *a = fn_fixed_arity(fn, i);
    if (a)
      buf_printf(&u->types, "  .invoke%d = %s,", i, arity_symbol(a));
    else
      buf_printf(&u->types, "  .invoke%d = rt_%s%d,", i,
                 va && i >= required ? "va" : "arity", i);
  }
  if (fn_has_wide_arity(fn)) {
    emit_invoke_n(u, fn);
    buf_printf(&u->types, " .invoke_n = f_%s_n,\n", fn->csym);
  } else {
    buf_puts(&u->types, " .invoke_n = rt_invoke_n,\n");
  }
  if (va) buf_printf(&u->types, "  .va_fn = (FnAny)%s,\n", arity_symbol(va));
  buf_printf(&u->types,
             "  .name = %s, .super = &rt_type_afn, .ops = &rt_ops_fn};\n",
             emit_c_string(fn->name));
}

static bool is_global(const FnInfo *fn) {
  return !fn->is_method && (!fn->parent || !fn->parent->fn->csym) && fn->global;
}

void emit_fn_object(Unit *u, FnInfo *fn) {
  if (fn->emitted) return;
  fn->emitted = true;
  bool external = is_global(fn) && !u->side;
  if (u->side)
    emit_side_fn_type(u, fn);
  else
    emit_fn_type(u, fn, external);
  const char *fsym = arena_printf("F_%s", fn->csym);
  if (fn->ncaptures == 0) {
    if (!strmap_get(u->declared, fsym)) {
      strmap_put(u->declared, fsym, u);
      buf_printf(&u->decls, "%sStaticFn %s;\n",
                 external ? "extern " : "static ", fsym);
    }
    buf_printf(&u->types, "%sStaticFn RT_ALIGNED %s = {&T_%s, RT_NIL, 0};\n",
               external ? "" : "static ", fsym, fn->csym);
  }
  for (int i = 0; i < fn->narities; i++) {
    Arity *a = fn->arities[i];
    if (a->version)
      emit_arity(u, a->version, arena_printf("%sw", arity_symbol(a)), external);
    emit_arity(u, a, arity_symbol(a), external);
  }
}

static void fill_captures(Func *f, FnInfo *fn, const char *o) {
  for (int i = 0; i < fn->ncaptures; i++)
    line(f, "((Fn *)%s)->caps[%d] = %s;", o, i,
         emit_local(f, fn->captures[i]->outer).c);
}

void emit_closure(Func *f, FnInfo *fn, Dest d) {
  emit_fn_object(f->u, fn);
  const char *o = new_var(f);
  line(f, "%s = rt_fn_new(&T_%s, %d);", o, fn->csym, fn->ncaptures);
  fill_captures(f, fn, o);
  emit_store(f, d, o);
}

void emit_letfn(Func *f, Node *n, Dest d) {
  int depth = f->depth;
  for (int i = 0; i < n->n; i++) {
    FnInfo *fn = n->items[i]->fn;
    Local *l = n->locals[i];
    emit_fn_object(f->u, fn);
    emit_bound(f, l);
    if (l->in_slot) l->slot = f->depth++;
    if (fn->ncaptures)
      line(f, "%s = rt_fn_new(&T_%s, %d);", emit_root(f, l).c, fn->csym,
           fn->ncaptures);
    else
      line(f, "%s = %s;", emit_root(f, l).c, emit_fn_ref(f->u, fn));
  }
  // No safepoint since the first one was made: plain stores will do.
  for (int i = 0; i < n->n; i++)
    fill_captures(f, n->items[i]->fn, emit_root(f, n->locals[i]).c);
  emit_expr(f, n->a, d);
  f->depth = depth;
}

// --- deftype, reify ---

static const char *owner_ref(Unit *u, const Owner *o, Loc loc) {
  if (!o) return "(val)&rt_type_object";
  if (o->iface) return arena_printf("(val)%s", emit_class(u, o->iface));
  if (!o->protocol->is_protocol) {
    diag_error(loc, NULL, "%s/%s is not a protocol", o->protocol->ns,
               o->protocol->name);
    return "RT_NIL";
  }
  const char *sym = arena_printf("P_%s", o->csym);
  if (!strmap_get(u->declared, sym)) {
    strmap_put(u->declared, sym, u);
    buf_printf(&u->decls, "extern Protocol %s;\n", sym);
  }
  return arena_printf("(val)&%s", sym);
}

// Entries of a type that implements IFn: the object is `this` of invoke.
static void emit_invoke_entries(Unit *u, ClassInfo *c, FnInfo *fn) {
  for (int n = 0; n <= RT_MAX_DIRECT; n++) {
    Arity *a = fn_fixed_arity(fn, n + 1);
    if (!a) {
      buf_printf(&u->types, " .invoke%d = rt_%s%d,", n,
                 class_method(c, "applyTo") ? "user_invoke" : "arity", n);
      continue;
    }
    Buf params = {0}, args = {0};
    for (int i = 0; i < n; i++) {
      buf_printf(&params, ", val a%d", i);
      buf_printf(&args, ", a%d", i);
    }
    buf_printf(&u->decls, "static val %s_Invoke%d(val *sp, val self%s);\n",
               c->csym, n, params.s ? params.s : "");
    buf_printf(&u->code,
               "\nstatic val %s_Invoke%d(val *sp, val self%s) {\n"
               "  sp[0] = RT_NIL;\n  return %s(sp + 1, RT_NIL, self%s);\n}\n",
               c->csym, n, params.s ? params.s : "", arity_symbol(a),
               args.s ? args.s : "");
    buf_printf(&u->types, " .invoke%d = %s_Invoke%d,", n, c->csym, n);
  }
  buf_printf(&u->types, " %s, .invoke_n = rt_user_invoke_n,\n",
             class_method(c, "applyTo")
                 ? ".va = 0, .va_fn = (FnAny)rt_user_apply"
                 : ".va = -1");
}

static void emit_type_info(Unit *u, ClassInfo *c) {
  Buf fields = {0}, keys = {0}, methods = {0}, mutable = {0}, casts = {0};
  bool some_mutable = false, some_casts = false;
  for (int i = 0; i < c->nfields; i++) {
    buf_printf(&fields, "%s, ", emit_symbol(u, NULL, c->fields[i]->name));
    buf_printf(&keys, "%s, ", emit_keyword(u, NULL, c->fields[i]->name));
    const Prim *cast = class_field_cast(c->fields[i]);
    some_mutable = some_mutable || c->fields[i]->mutable;
    some_casts = some_casts || cast;
    buf_printf(&mutable, "%d, ", c->fields[i]->mutable);
    buf_printf(&casts, "%s%s, ", cast ? "rt_" : "", cast ? cast->name : "0");
  }
  for (int i = 0; i < c->methods.n; i++) {
    const TypeMethod *m = c->methods.items[i];
    buf_printf(&methods, "  {%s, %s, %s},\n",
               owner_ref(u, m->owner, m->fn->loc),
               emit_symbol(u, NULL, m->fn->method_name), emit_fn_ref(u, m->fn));
  }
  PtrVec markers = class_markers(c);
  for (int i = 0; i < markers.n; i++)
    buf_printf(&methods, "  {%s, %s, RT_NIL},\n",
               owner_ref(u, markers.items[i], c->node->loc),
               emit_symbol(u, NULL, "-"));
  buf_printf(&u->types, "static const val %s_Fields[] = {%s0};\n", c->csym,
             fields.s ? fields.s : "");
  buf_printf(&u->types, "static const val %s_Keys[] = {%s0};\n", c->csym,
             keys.s ? keys.s : "");
  buf_printf(&u->types, "static const Method %s_Methods[] = {\n%s  {0}};\n",
             c->csym, methods.s ? methods.s : "");
  if (some_mutable)
    buf_printf(&u->types, "static const bool %s_Mutable[] = {%s0};\n", c->csym,
               mutable.s);
  if (some_casts)
    buf_printf(&u->types, "static val (*const %s_Casts[])(val) = {%s0};\n",
               c->csym, casts.s);
  buf_printf(&u->types,
             "static const TypeInfo %s_Info = {%d, %d, %s_Fields, %s_Keys, "
             "%s_Methods, %s, %s, %s};\n",
             c->csym, c->nfields, c->methods.n + markers.n, c->csym, c->csym,
             c->csym, some_mutable ? arena_printf("%s_Mutable", c->csym) : "0",
             some_casts ? arena_printf("%s_Casts", c->csym) : "0",
             emit_symbol(u, NULL, c->ns->name));
}

static void emit_ifaces(Unit *u, ClassInfo *c) {
  buf_printf(&u->types, "static const Type *const %s_Ifaces[] = {", c->csym);
  for (int i = 0; i < c->owners.n; i++) {
    Owner *o = c->owners.items[i];
    if (o->iface) buf_printf(&u->types, "%s, ", emit_class(u, o->iface));
  }
  for (const char *const *i = class_implied(c); *i; i++)
    buf_printf(&u->types, "%s, ", emit_class(u, class_builtin(*i)));
  buf_puts(&u->types, "NULL};\n");
}

void emit_type(Unit *u, ClassInfo *c) {
  if (c->emitted) return;
  c->emitted = true;
  emit_class(u, c);
  emit_ifaces(u, c);
  emit_type_info(u, c);
  int hidden = c->is_record ? 2 : 0;
  buf_printf(&u->types,
             "%sconst Type %s = {.type = &rt_type_class, .kind = KIND_%s, "
             ".layout = LAYOUT_FIXED, .flags = TYPE_IDENTITY, .size = %d * "
             "sizeof(val), .nvals = %d,\n ",
             u->side && !c->is_reify ? "SHOWN " : "", c->csym,
             c->is_record ? "RECORD" : "OBJECT", 2 + hidden + c->nfields,
             hidden + c->nfields);
  FnInfo *invoke = class_method(c, "invoke");
  if (invoke)
    emit_invoke_entries(u, c, invoke);
  else
    buf_puts(&u->types, " RT_INVOKE_NONE,\n");
  buf_printf(&u->types,
             "  .name = %s, .super = %s, .ifaces = %s_Ifaces, .ops = &%s, "
             ".info = &%s_Info};\n",
             emit_c_string(c->name), c->super ? emit_class(u, c->super) : "0",
             c->csym, c->is_record ? "rt_ops_record" : "rt_ops_user", c->csym);
}

void emit_reify(Func *f, Node *n, Dest d) {
  ClassInfo *c = n->cls;
  emit_type(f->u, c);
  int words = 2 + c->nfields;
  const char *o = new_var(f);
  line(f, "%s = (val)rt_alloc(&%s, %d * sizeof(val));", o, c->csym, words);
  line(f, "((val *)%s)[1] = RT_NIL;", o);
  for (int i = 1; i < c->nfields; i++)
    line(f, "((val *)%s)[%d] = %s;", o, 1 + i,
         emit_local(f, c->fields[i]->outer).c);
  line(f, "((val *)%s)[%d] = 0;", o, words - 1);
  emit_store(f, d, o);
}
