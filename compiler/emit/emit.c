// SPDX-License-Identifier: MIT
// The emitter's core: statements, destinations, locals, control flow.
#include "compiler/emit/emit.h"
#include "rt/base/throw.h"
#include "rt/prim.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

// --- text ---

void line(Func *f, const char *fmt, ...) {
  char small[1024];
  va_list args, again;
  va_start(args, fmt);
  va_copy(again, args);
  int n = vsnprintf(small, sizeof small, fmt, args);
  buf_puts(&f->body, "  ");
  if ((size_t)n < sizeof small) {
    buf_puts(&f->body, small);
  } else {
    char *big = arena_alloc((size_t)n + 1);
    vsnprintf(big, (size_t)n + 1, fmt, again);
    buf_puts(&f->body, big);
  }
  buf_puts(&f->body, "\n");
  va_end(again);
  va_end(args);
}

const char *new_var(Func *f) { return arena_printf("v%d", f->nvars++); }
Atom atom_temp(const char *var) { return (Atom){var, ATOM_TEMP, NO_SLOT}; }
static Atom atom_fixed(const char *c) { return (Atom){c, ATOM_FIXED, NO_SLOT}; }
static Atom atom_slot(int slot) {
  return (Atom){arena_printf("sp[%d]", slot), ATOM_LOCAL, slot};
}
static int new_label(Func *f) { return ++f->nlabels; }

void emit_store(Func *f, Dest d, const char *value) {
  switch (d.kind) {
  case DEST_RETURN:
    line(f, "%sreturn %s;", f->ret == REP_VAL ? "" : "RT_NOT_THROWN; ", value);
    break;
  case DEST_VAR:
    if (strcmp(d.var.c, value) != 0) line(f, "%s = %s;", d.var.c, value);
    break;
  case DEST_IGNORE: break;
  }
}

// Where an exception goes now.
const char *emit_throw_label(Func *f) {
  if (strcmp(f->on_throw, "thrown") == 0) f->thrown_used = true;
  return f->on_throw;
}

// A Site of an inlined function.
static const char *emit_site(Unit *u, const char *name, const char *file) {
  const char *key = arena_printf("site %s %s", name, file);
  const char *known = strmap_get(u->pool, key);
  if (known) return known;
  char *sym = arena_printf("S_%d", ++u->counter);
  strmap_put(u->pool, key, sym);
  buf_printf(&u->consts, "static const Site %s = {%s, %s};\n", sym,
             emit_c_string(name), emit_c_string(file ? file : ""));
  return sym;
}

// See rt_trace. The library's own frames do without columns, which are large
// constants in its code.
static int place_of(const Func *f, Loc loc) {
  int line = loc.line >> RT_LINE_BITS ? 0 : loc.line;
  if (f->u->ns->shakeable || loc.col > RT_COLUMN_MAX) return line;
  return line | loc.col << RT_LINE_BITS;
}

// The call is made outside of loops around: V8 keeps no variable in a register
// across a call, wherever it is in the loop.
void emit_throw_when(Func *f, const char *cond, const char *call, Loc loc) {
  Buf traces = {0};
  for (; loc.in; loc = loc.in->call)
    buf_printf(&traces, " rt_trace(&%s, %d);",
               emit_site(f->u, loc.in->name, loc.file), place_of(f, loc));
  line(f, "if (RT_UNLIKELY(%s)) { %s;%s line = %d; goto %s; }", cond, call,
       traces.s ? traces.s : "", place_of(f, loc), emit_throw_label(f));
}

void emit_throw_if(Func *f, const char *cond, Loc loc) {
  emit_throw_when(f, cond, "", loc);
}

// Every frame takes slots for what it takes of the native stack: that bounds
// the depth of recursion.
const char *emit_sp(Func *f, int least) {
  int depth = f->depth;
  for (; depth < least; depth++) line(f, "sp[%d] = RT_NIL;", depth);
  return arena_printf("sp + %d", depth);
}

// --- locals ---

static void set_bit(uint64_t *bits, int i) {
  if (bits) bits[i / 64] |= (uint64_t)1 << (i % 64);
}

void emit_bound(Func *f, const Local *l) { set_bit(f->bound, l->id); }

Atom emit_root(Func *f, Local *l) {
  if (l->in_slot && !l->unstored) return atom_slot(l->slot);
  if (l->kind != LOCAL_SELF) set_bit(f->mentioned, l->id);
  const char *c = l->kind == LOCAL_SELF ? "self"
                  : l->rep != REP_VAL && l->kind == LOCAL_PARAM
                      ? arena_printf("u%d", l->id)
                      : arena_printf("l%d", l->id);
  return (Atom){c, ATOM_LOCAL, NO_SLOT};
}

// Parameters stay in their C variables up to the first safepoint on the way:
// the base case of a recursion often reaches none.
void emit_flush(Func *f) {
  if (f->unstored.n && f->marks_flush) line(f, "stored = true;");
  for (int i = 0; i < f->unstored.n; i++) {
    Local *l = f->unstored.items[i];
    if (!l->unstored) continue;
    const char *from = emit_root(f, l).c;
    l->unstored = false;
    line(f, "sp[%d] = %s;", l->slot, from);
  }
  f->unstored.n = 0;
}

// What the text makes of the object that a local holds.
static Atom part_of(Func *f, Local *object, const char *fmt, int index) {
  Atom a = emit_root(f, object);
  return (Atom){arena_printf(fmt, a.c, index), ATOM_PART, a.slot};
}

Atom emit_local(Func *f, Local *l) {
  switch (l->kind) {
  case LOCAL_SELF:
    if (f->arity->fn && f->arity->fn->ncaptures == 0 &&
        !f->arity->fn->is_method)
      return atom_fixed(emit_fn_ref(f->u, f->arity->fn));
    return emit_root(f, l);
  case LOCAL_CAPTURE:
    if (l->loaded) return emit_root(f, l);
    return part_of(f, f->arity->self, "((Fn *)%s)->caps[%d]", l->index);
  case LOCAL_FIELD:
    return part_of(f, l->owner, "((val *)%s)[%d]",
                   1 + (l->cls->is_record ? 2 : 0) + l->index);
  default: return emit_box(f, emit_root(f, l), l->rep, l->box);
  }
}

// Reads an atom. The last use of a slot empties it, so that the root stack
// does not keep alive what the program has let go of.
static const char *fixed_text(Func *f, const Node *n) {
  const char *csym;
  switch (n->op) {
  case OP_CONST: return emit_const_node(f->u, n);
  case OP_CLASS: return arena_printf("(val)%s", emit_class(f->u, n->cls));
  case OP_THE_VAR: return arena_printf("(val)&%s", emit_var(f->u, n->var));
  case OP_FN: return emit_fn_ref(f->u, n->fn);
  default: break;
  }
  csym = n->var->csym;
  if (!strmap_get(f->u->declared, arena_printf("F_%s", csym))) {
    strmap_put(f->u->declared, arena_printf("F_%s", csym), f);
    buf_printf(&f->u->decls, "extern StaticFn F_%s;\n", csym);
  }
  return arena_printf("(val)&F_%s", csym);
}

static Atom emit_atom(Func *f, Node *n) {
  if (n->op != OP_LOCAL) return atom_fixed(fixed_text(f, n));
  Atom value = emit_local(f, n->local);
  if (!n->last || !n->local->in_slot) return value;
  if (n->local->unstored) {
    n->local->unstored = false;
    line(f, "sp[%d] = RT_NIL;", n->local->slot);
    return value;
  }
  const char *v = new_var(f);
  line(f, "%s = %s; %s = RT_NIL;", v, value.c, value.c);
  return atom_temp(v);
}

// The same in another representation.
static Atom emit_atom_as(Func *f, Node *n, Rep want) {
  if (want == REP_VAL && n->op == OP_LOCAL && n->local->rep != REP_VAL)
    return emit_box(f, emit_root(f, n->local), n->local->rep, n->box);
  if (want == REP_VAL) return emit_atom(f, n);
  bool narrowing = n->rep == REP_DOUBLE && want == REP_LONG;
  if (n->op == OP_CONST && n->rep != REP_VAL && !narrowing)
    return atom_fixed(emit_literal(n, want));
  if (n->op == OP_LOCAL && n->local->rep != REP_VAL)
    return emit_convert(f, emit_root(f, n->local), n->local->rep, want, n->loc);
  return emit_convert(f, emit_atom(f, n), REP_VAL, want, n->loc);
}

// Into a temporary of the node's own representation, which survives what
// follows when `keep`.
static Atom emit_temp(Func *f, Node *n, bool keep) {
  if (n->rep != REP_VAL) {
    Atom t = atom_temp(new_typed(f, n->rep));
    emit_expr(f, n, (Dest){DEST_VAR, t, n->rep});
    return t;
  }
  Atom t = keep ? atom_slot(f->depth) : atom_temp(new_var(f));
  if (keep && n->safepoint) {
    // The slot is below the sp that inner calls get only once it is filled.
    Atom v = atom_temp(new_var(f));
    emit_expr(f, n, (Dest){DEST_VAR, v, REP_VAL});
    line(f, "%s = %s;", t.c, v.c);
  } else {
    emit_expr(f, n, (Dest){DEST_VAR, t, REP_VAL});
  }
  if (keep) f->depth++;
  return t;
}

// atoms[n] has emptied the slot: earlier mentions of it take the copy.
static void use_copy(Atom *atoms, Node **items, int n, int slot) {
  for (int i = 0; i < n; i++)
    if (node_is_atom(items[i]) && atoms[i].kind == ATOM_LOCAL &&
        atoms[i].slot == slot)
      atoms[i] = atoms[n];
}

// The last use of a slot is about to empty it: fields and captures of the
// object in it that were mentioned before are read now.
static void read_parts(Func *f, Atom *atoms, int n, int slot) {
  for (int i = 0; i < n; i++) {
    if (atoms[i].kind != ATOM_PART || atoms[i].slot != slot) continue;
    const char *v = new_var(f);
    line(f, "%s = %s;", v, atoms[i].c);
    atoms[i] = atom_temp(v);
  }
}

static bool empties_slot(const Node *n) {
  return node_is_atom(n) && n->op == OP_LOCAL && n->last && n->local->in_slot;
}

Atom *emit_operands(Func *f, Node **items, int n, const Rep *reps) {
  Atom *atoms = arena_alloc((size_t)(n + 1) * sizeof *atoms);
  int last_safepoint = -1;
  for (int i = 0; i < n; i++)
    if (!node_is_atom(items[i]) && items[i]->safepoint) last_safepoint = i;
  for (int i = 0; i < n; i++)
    if (!node_is_atom(items[i]))
      atoms[i] = emit_temp(f, items[i], i < last_safepoint);
  for (int i = 0; i < n; i++) {
    Rep want = reps ? reps[i] : REP_VAL;
    bool empties = empties_slot(items[i]);
    if (empties) read_parts(f, atoms, i, items[i]->local->slot);
    atoms[i] = node_is_atom(items[i]) ? emit_atom_as(f, items[i], want)
                                      : emit_as(f, atoms[i], items[i], want);
    if (empties) use_copy(atoms, items, i, items[i]->local->slot);
  }
  return atoms;
}

Atom *emit_items(Func *f, Node **items, int n) {
  return emit_operands(f, items, n, NULL);
}

const char *emit_value(Func *f, Node *n) {
  if (node_is_atom(n)) return emit_atom(f, n).c;
  return emit_as(f, emit_temp(f, n, false), n, REP_VAL).c;
}

// --- control flow ---

static PtrVec unstored_now(const Func *f) {
  PtrVec v = {0};
  for (int i = 0; i < f->unstored.n; i++)
    if (((Local *)f->unstored.items[i])->unstored)
      vec_push(&v, f->unstored.items[i]);
  return v;
}

// Does the node end the life of an unstored parameter?
static bool ends_unstored(const Node *n, const void *ctx) {
  (void)ctx;
  return n->op == OP_LOCAL && n->last && n->local->unstored;
}

// Branches that meet again must agree on what is stored.
static bool must_flush(const Func *f, const Node *n, Dest d) {
  if (f->unstored.n == 0 || n->a->safepoint) return true;
  if (d.kind == DEST_RETURN) return false;
  return n->safepoint || node_any(n->b, ends_unstored, NULL) ||
         node_any(n->c, ends_unstored, NULL);
}

static void emit_if(Func *f, Node *n, Dest d) {
  if (must_flush(f, n, d)) emit_flush(f);
  const char *test = emit_test(f, n->a);
  int depth = f->depth;
  line(f, "if (%s) {", test);
  PtrVec unstored = unstored_now(f);
  emit_expr(f, n->b, d);
  f->depth = depth;
  bool empty = d.kind == DEST_IGNORE && node_is_atom(n->c);
  if (!empty) {
    line(f, "} else {");
    f->unstored = unstored; // the first branch has returned
    for (int i = 0; i < unstored.n; i++)
      ((Local *)unstored.items[i])->unstored = true;
    emit_expr(f, n->c, d);
    f->depth = depth;
  }
  line(f, "}");
}

void emit_bind(Func *f, Local *l, Node *init) {
  emit_bound(f, l);
  if (!l->in_slot) {
    emit_expr(f, init, (Dest){DEST_VAR, emit_root(f, l), l->rep});
    return;
  }
  const char *v = emit_value(f, init);
  l->slot = f->depth++;
  line(f, "sp[%d] = %s;", l->slot, v);
}

static void emit_let(Func *f, Node *n, Dest d) {
  int depth = f->depth;
  for (int i = 0; i < n->n; i++) emit_bind(f, n->locals[i], n->items[i]);
  emit_expr(f, n->a, d);
  f->depth = depth;
}

// New values may read the old ones: all are computed before any is stored.
static void emit_recur(Func *f, Node *n) {
  LoopInfo *loop = n->loop;
  Rep *reps = arena_alloc((size_t)(n->n + 1) * sizeof *reps);
  for (int i = 0; i < n->n; i++) reps[i] = loop->locals[i]->rep;
  Atom *atoms = emit_operands(f, n->items, n->n, reps);
  for (int i = 0; i < n->n; i++) {
    if (strcmp(emit_root(f, loop->locals[i]).c, atoms[i].c) == 0) continue;
    if (n->n > 1 && n->items[i]->op != OP_CONST && atoms[i].kind != ATOM_TEMP) {
      const char *copy = new_typed(f, reps[i]);
      line(f, "%s = %s;", copy, atoms[i].c);
      atoms[i] = atom_temp(copy);
    }
  }
  for (int i = 0; i < n->n; i++) {
    const char *target = emit_root(f, loop->locals[i]).c;
    if (strcmp(target, atoms[i].c) != 0)
      line(f, "%s = %s;", target, atoms[i].c);
  }
  int depth = f->depth;
  f->depth = loop->depth;
  if (loop->polls) emit_poll(f, &loop->live, n->loc);
  f->depth = depth;
  emit_back_edge(f, loop);
}

static void emit_do(Func *f, Node *n, Dest d) {
  for (int i = 0; i < n->n - 1; i++) {
    int depth = f->depth;
    emit_expr(f, n->items[i], (Dest){.kind = DEST_IGNORE});
    f->depth = depth;
  }
  emit_expr(f, n->items[n->n - 1], d);
}

static void emit_throw(Func *f, Node *n) {
  const char *v = emit_value(f, n->a);
  emit_throw_when(f, "1", arena_printf("rt_throw(%s)", v), n->loc);
}

// --- try ---

static void emit_catches(Func *f, Node *n, Dest d, int done) {
  for (int i = 0; i < n->n; i++) {
    int depth = f->depth;
    Local *l = n->locals[i];
    line(f, "if (rt_instance(%s, rt_exception)) {",
         emit_class(f->u, n->classes[i]));
    emit_bound(f, l);
    if (l->in_slot) l->slot = f->depth++;
    line(f, "%s = rt_catch();", emit_root(f, l).c);
    emit_expr(f, n->items[i], d);
    line(f, "goto L%d;", done);
    line(f, "}");
    f->depth = depth;
  }
}

// The value of body or handlers goes to r; RT_THROWN there means that the
// exception is to go on after the finally part.
static void emit_finally(Func *f, Node *n, const char *r) {
  int depth = f->depth, flag = new_label(f);
  line(f, "{ bool f%d = %s == RT_THROWN;", flag, r);
  line(f, "if (f%d) %s = rt_catch();", flag, r);
  const char *keep = r;
  if (n->b->safepoint) {
    keep = arena_printf("sp[%d]", f->depth++);
    line(f, "%s = %s;", keep, r);
  }
  emit_expr(f, n->b, (Dest){.kind = DEST_IGNORE});
  if (keep != r) line(f, "%s = %s;", r, keep);
  emit_throw_when(f, arena_printf("f%d", flag), arena_printf("rt_throw(%s)", r),
                  n->loc);
  line(f, "}");
  f->depth = depth;
}

static void emit_try(Func *f, Node *n, Dest d) {
  const char *outer = f->on_throw, *r = new_var(f);
  int handler = new_label(f), done = new_label(f), rethrow = new_label(f);
  int depth = f->depth;
  Dest into = {DEST_VAR, atom_temp(r), REP_VAL};
  f->on_throw = arena_printf("L%d", handler);
  emit_expr(f, n->a, into);
  line(f, "goto L%d;", done);
  f->depth = depth;
  buf_printf(&f->body, " L%d:;\n", handler);
  f->on_throw = n->b ? arena_printf("L%d", rethrow) : outer;
  emit_catches(f, n, into, done);
  f->on_throw = outer;
  if (n->b) {
    buf_printf(&f->body, " L%d:;\n", rethrow);
    line(f, "%s = RT_THROWN;", r);
    buf_printf(&f->body, " L%d:;\n", done);
    emit_finally(f, n, r);
  } else {
    line(f, "goto %s;", emit_throw_label(f));
    buf_printf(&f->body, " L%d:;\n", done);
  }
  f->depth = depth;
  emit_store(f, d, r);
}

// --- case ---

static bool small_int(val k) {
  return rt_is_fix(k) && rt_unfix(k) >= -(1 << 29) && rt_unfix(k) < 1 << 29;
}

static bool switchable(val k) { return small_int(k) || rt_is_char(k); }

// The C case labels of the keys that `is` holds of: they set k to the index of
// their clause. NULL: there are none.
static const char *case_labels(const Node *n, int k, bool (*is)(val)) {
  Buf out = {0};
  for (int i = 0; i < n->n; i++) {
    const Vec *keys = (const Vec *)node_value(n->keys[i]);
    for (uint32_t j = 0; j < keys->count; j++) {
      val key = rt_vec_ref(keys, j);
      if (!is(key)) continue;
      if (rt_is_char(key))
        buf_printf(&out, " case RT_CHAR(%uu):", rt_char_code(key));
      else
        buf_printf(&out, " case %d:", (int)rt_unfix(key));
      buf_printf(&out, " k%d = %d; break;", k, i);
    }
  }
  return out.s;
}

// Sets the C variable k to the index of the clause that matches atom x.
static void emit_case_select(Func *f, Node *n, const char *x, int k) {
  const char *ints = case_labels(n, k, small_int);
  const char *chars = case_labels(n, k, rt_is_char);
  if (chars) line(f, "switch (%s) {%s }", x, chars);
  if (ints)
    line(f,
         "val key%d = rt_is_fix(%s) ? %s : rt_case_int(%s); "
         "if (rt_is_fix(key%d)) switch (rt_unfix(key%d)) {%s }",
         k, x, x, x, k, k, ints);
  int found = new_label(f);
  if (ints || chars) line(f, "if (k%d >= 0) goto L%d;", k, found);
  for (int i = 0; i < n->n; i++) {
    const Vec *keys = (const Vec *)node_value(n->keys[i]);
    for (uint32_t j = 0; j < keys->count; j++) {
      val key = rt_vec_ref(keys, j);
      if (switchable(key)) continue;
      const char *c = emit_const(f->u, key);
      if ((!rt_is_ptr(key) && !rt_is_long(key)) || rt_is_keyword(key)) {
        line(f, "if (%s == %s) { k%d = %d; goto L%d; }", x, c, k, i, found);
      } else {
        line(f,
             "if ((e%d = rt_case_equal(sp + %d, %s, %s)) != 0) { k%d = %d; "
             "goto L%d; }",
             k, f->depth, c, x, k, i, found);
      }
    }
  }
  buf_printf(&f->body, " L%d:;\n", found);
}

static void emit_case(Func *f, Node *n, Dest d) {
  int depth = f->depth, k = new_label(f);
  const char *x =
      n->a->op == OP_LOCAL ? emit_local(f, n->a->local).c : emit_value(f, n->a);
  if (n->a->op == OP_CONST) { // clang warns of a switch of a constant
    const char *v = new_var(f);
    line(f, "%s = %s;", v, x);
    x = v;
  }
  line(f, "{ int k%d = -1, e%d = 0;", k, k);
  emit_case_select(f, n, x, k);
  emit_throw_if(f, arena_printf("e%d < 0", k), n->loc);
  line(f, "switch (k%d) {", k);
  for (int i = 0; i < n->n; i++) {
    line(f, "case %d: {", i);
    emit_expr(f, n->items[i], d);
    f->depth = depth;
    line(f, "break; }");
  }
  line(f, "default: {");
  emit_expr(f, n->b, d);
  f->depth = depth;
  line(f, "} } }");
}

// --- assignment, fields, definitions ---

static void emit_assign(Func *f, Node *n, Dest d) {
  Node *pair[] = {n->a, n->b};
  const Atom *v = emit_items(f, pair, n->b ? 2 : 1);
  if (n->op == OP_SET_VAR) {
    const char *r = new_var(f);
    line(f, "%s = rt_var_set((val)&%s, %s);", r, emit_var(f->u, n->var),
         v[0].c);
    emit_throw_if(f, arena_printf("%s == RT_THROWN", r), n->loc);
    emit_store(f, d, r);
  } else if (n->op == OP_SET_FIELD) {
    line(f, "rt_write(%s, &%s, %s);", emit_root(f, n->local->owner).c,
         emit_local(f, n->local).c, v[0].c);
    emit_store(f, d, v[0].c);
  } else {
    const char *r = new_var(f);
    line(f, "%s = rt_field_set(%s, %s, %s);", r, v[0].c, emit_member(f->u, n),
         v[1].c);
    emit_throw_if(f, arena_printf("%s == RT_THROWN", r), n->loc);
    emit_store(f, d, r);
  }
}

static void emit_var_value(Func *f, Node *n, Dest d) {
  const char *v = emit_var(f->u, n->var), *r = new_var(f);
  bool dynamic = n->var->is_dynamic || n->var->redef;
  line(f, "%s = %s(&%s);", r, dynamic ? "rt_var_deref" : "rt_var_value", v);
  emit_store(f, d, r);
}

static void emit_field(Func *f, Node *n, Dest d) {
  const char *a = emit_value(f, n->a), *r = new_var(f);
  line(f, "%s = rt_field_at(&%s, %s, %s);", r, emit_cache(f->u, "FieldSite"), a,
       emit_member(f->u, n));
  emit_throw_if(f, arena_printf("%s == RT_THROWN", r), n->loc);
  emit_store(f, d, r);
}

static void emit_def(Func *f, Node *n, Dest d) {
  if (f->u->side) {
    emit_side_def(f, n, d);
    return;
  }
  const char *v = emit_var(f->u, n->var);
  if (n->a && !n->root_is_static) {
    const char *x = emit_value(f, n->a);
    line(f, "rt_var_set_root(&%s, %s);", v, x);
  }
  if (n->b && f->u->meta && !n->meta_is_static) {
    const char *m = emit_value(f, n->b);
    line(f, "rt_var_set_meta((val)&%s, %s);", v, m);
  }
  emit_store(f, d, arena_printf("(val)&%s", v));
}

static void emit_with_meta(Func *f, Node *n, Dest d) {
  const Atom *v = emit_items(f, (Node *[]){n->a, n->b}, 2);
  const char *r = new_var(f);
  line(f, "%s = rt_with_meta(%s, %s);", r, v[0].c, v[1].c);
  emit_throw_if(f, arena_printf("%s == RT_THROWN", r), n->loc);
  emit_store(f, d, r);
}

static void mark_line(Func *f, const Node *n) {
  if (session->line_directives && n->loc.line && n->loc.file)
    buf_printf(&f->body, "#line %d %s\n", n->loc.line,
               emit_c_string(n->loc.file));
}

// Nodes that hand the destination on to their parts.
static bool passes_dest(const Node *n) {
  return n->op == OP_IF || n->op == OP_DO || n->op == OP_LET ||
         n->op == OP_LOOP || n->op == OP_RECUR || n->op == OP_THROW;
}

// The value of a leaf that is computed in another representation than the
// destination's.
static bool emit_converted(Func *f, Node *n, Dest d) {
  Rep want = d.kind == DEST_IGNORE ? REP_VAL : d.rep;
  bool cast = n->typed == TYPED_AS_LONG || n->typed == TYPED_AS_DOUBLE;
  if (cast && n->items[0]->rep == n->rep) { // nothing to do
    emit_expr(f, n->items[0], d);
    return true;
  }
  if (passes_dest(n)) return false;
  bool typed = n->op == OP_PRIM && n->typed != TYPED_NONE;
  if ((typed || n->op == OP_CALL) && n->rep != REP_VAL) {
    Atom x = typed ? emit_typed(f, n) : atom_temp(emit_typed_call(f, n, d));
    if (x.c && d.kind != DEST_IGNORE)
      emit_store(f, d, emit_as(f, x, n, want).c);
    return true;
  }
  if (want == REP_VAL) return false;
  Atom v = atom_temp(new_var(f));
  emit_expr(f, n, (Dest){DEST_VAR, v, REP_VAL});
  emit_store(f, d, emit_convert(f, v, REP_VAL, want, n->loc).c);
  return true;
}

void emit_expr(Func *f, Node *n, Dest d) {
  int depth = f->depth;
  mark_line(f, n);
  if (node_is_atom(n)) {
    Rep want = d.kind == DEST_IGNORE ? REP_VAL : d.rep;
    if (d.kind == DEST_RETURN && !f->frame_goes_on) n->last = false;
    if (d.kind != DEST_IGNORE || n->last)
      emit_store(f, d, emit_atom_as(f, n, want).c);
    return;
  }
  if (emit_as_part(f, n)) {
    emit_part(f, n, d);
    return;
  }
  bool parts = n->op == OP_IF || n->op == OP_LET || n->op == OP_DO;
  if ((n->safepoint && !parts) || n->op == OP_LOOP) emit_flush(f);
  if (emit_converted(f, n, d)) {
    f->depth = depth;
    return;
  }
  switch (n->op) {
  case OP_LOCAL: emit_store(f, d, emit_local(f, n->local).c); break;
  case OP_VAR: emit_var_value(f, n, d); break;
  case OP_IF: emit_if(f, n, d); break;
  case OP_DO: emit_do(f, n, d); break;
  case OP_LET: emit_let(f, n, d); break;
  case OP_LOOP: emit_loop(f, n, d); break;
  case OP_RECUR: emit_recur(f, n); break;
  case OP_FN: emit_closure(f, n->fn, d); break;
  case OP_INVOKE:
  case OP_CALL:
  case OP_CALL_LOCAL:
  case OP_METHOD: emit_call(f, n, d); break;
  case OP_PRIM: emit_prim(f, n, d); break;
  case OP_NEW: emit_new(f, n, d); break;
  case OP_FIELD: emit_field(f, n, d); break;
  case OP_SET_VAR:
  case OP_SET_FIELD:
  case OP_SET_FIELD_OF: emit_assign(f, n, d); break;
  case OP_THROW: emit_throw(f, n); break;
  case OP_TRY: emit_try(f, n, d); break;
  case OP_VECTOR:
  case OP_MAP:
  case OP_SET: emit_coll(f, n, d); break;
  case OP_CASE: emit_case(f, n, d); break;
  case OP_LETFN: emit_letfn(f, n, d); break;
  case OP_DEF: emit_def(f, n, d); break;
  case OP_DEFTYPE:
    emit_type(f->u, n->cls);
    emit_store(f, d, arena_printf("(val)%s", emit_class(f->u, n->cls)));
    break;
  case OP_REIFY: emit_reify(f, n, d); break;
  case OP_WITH_META: emit_with_meta(f, n, d); break;
  case OP_CONST:
  case OP_CLASS:
  case OP_THE_VAR:
  case OP_COUNT: break;
  }
  f->depth = depth;
}
