// SPDX-License-Identifier: MIT
// Emission of huge functions in parts (pass_split.c says why and which).
//
// A part is a C function that is called in the one place where it stands. It
// has the root slots of the function around it, at the same sp, so locals in
// slots need nothing; other locals are passed by value, since nothing but a
// loop changes one and no part contains the recur of a loop around it. What it
// takes is known when its text is written. Clang must not put it back into its
// caller. It says in rt_again where it threw,
// as loop functions do.
#include "compiler/emit/emit.h"

void emit_note_locals(Func *f) {
  size_t words = (size_t)f->arity->nlocals / 64 + 1;
  f->mentioned = arena_alloc(words * sizeof *f->mentioned);
  f->bound = arena_alloc(words * sizeof *f->bound);
}

static bool has_bit(const uint64_t *bits, int i) {
  return bits[i / 64] >> (i % 64) & 1;
}

bool emit_mentions(const Func *f, int id) { return has_bit(f->mentioned, id); }

// Arrays that are in use by loops around would have to be passed, too.
bool emit_as_part(const Func *f, const Node *n) {
  return n->part && f->views.n == 0;
}

static Func part_of(const Func *f, Rep ret) {
  Func g = {.u = f->u,
            .frame = f->frame + 1,
            .arity = f->arity,
            .on_throw = "thrown",
            .ret = ret,
            .depth = f->depth};
  emit_note_locals(&g);
  return g;
}

static void find_params(Func *g) {
  for (int i = 0; i < g->arity->nlocals; i++)
    if (has_bit(g->mentioned, i) && !has_bit(g->bound, i))
      vec_push(&g->params, g->arity->by_id[i]);
}

// Writes the function whose body is in g; `result` is a C variable. Returns the
// text of the call of it in f.
static const char *finish_part(Func *f, Func *g, const char *result) {
  const char *name =
      arena_printf("part_%s_%d", f->u->ns->cname, ++f->u->counter);
  Buf params = {0}, args = {0};
  find_params(g);
  for (int i = 0; i < g->params.n; i++) {
    Local *l = g->params.items[i];
    buf_printf(&params, ", %s %s", rep_c_type(l->rep), emit_root(g, l).c);
    buf_printf(&args, ", %s", emit_root(f, l).c);
  }
  Buf *code = &f->u->code;
  buf_printf(code,
             "\n__attribute__((noinline)) static %s%s %s(val *restrict sp, "
             "val self%s) {\n  int line = 0;\n",
             emit_no_opt(g), rep_c_type(g->ret), name,
             params.s ? params.s : "");
  emit_declarations(g, code);
  buf_puts(code, g->body.s ? g->body.s : "");
  buf_printf(code, "  return %s;\n", result);
  if (g->thrown_used)
    buf_printf(code, " thrown:;\n  rt_again.line = line;\n  return %s;\n",
               g->ret == REP_VAL ? "RT_THROWN" : "0");
  buf_puts(code, "}\n");
  return arena_printf("%s(sp, self%s)", name, args.s ? args.s : "");
}

static void check_thrown(Func *f, const char *r, Rep ret) {
  line(f, "if (RT_UNLIKELY(%s)) { line = rt_again.line; goto %s; }",
       ret == REP_VAL ? arena_printf("%s == RT_THROWN", r)
                      : "rt_exception != RT_NIL",
       emit_throw_label(f));
}

void emit_part(Func *f, Node *n, Dest d) {
  emit_flush(f);
  Rep ret = d.kind == DEST_IGNORE ? REP_VAL : d.rep;
  Func g = part_of(f, ret);
  const char *result = new_typed(&g, ret);
  n->part = false;
  // No DEST_RETURN, which would give callees the slots of the function around.
  emit_expr(&g, n, (Dest){DEST_VAR, atom_temp(result), ret});
  n->part = true;
  const char *call = finish_part(f, &g, result), *r = new_typed(f, ret);
  line(f, "%s = %s;", r, call);
  check_thrown(f, r, ret);
  emit_store(f, d, r);
}

// --- literals with very many items ---

// Items [from, to) of those that are atoms, or of the others: read or evaluated
// in order.
static void gather_run(Func *f, int slot, Node **items, int from, int to,
                       bool atoms) {
  for (int i = from; i < to; i++) {
    if (node_is_atom(items[i]) != atoms) continue;
    int depth = f->depth;
    const char *v = emit_value(f, items[i]);
    line(f, "rt_write(sp[%d], ((Array *)sp[%d])->items + %d, %s);", slot, slot,
         i, v);
    f->depth = depth;
  }
}

static void gather(Func *f, int slot, Node **items, int n, bool atoms) {
  enum { RUN = 128 };
  for (int i = 0; i < n; i += RUN) {
    int to = i + RUN < n ? i + RUN : n;
    if (f->views.n) {
      gather_run(f, slot, items, i, to, atoms);
      continue;
    }
    Func g = part_of(f, REP_VAL);
    gather_run(&g, slot, items, i, to, atoms);
    if (!g.body.s) continue;
    const char *call = finish_part(f, &g, "RT_NIL"), *r = new_var(f);
    line(f, "%s = %s;", r, call);
    check_thrown(f, r, REP_VAL);
  }
}

// Atoms are read when all others have been evaluated, as in emit_operands.
int emit_gathered(Func *f, Node **items, int n, Loc loc) {
  emit_flush(f);
  int slot = f->depth++;
  const char *v = new_var(f);
  line(f, "%s = rt_object_array(%d, NULL);", v, n);
  emit_throw_if(f, arena_printf("%s == RT_THROWN", v), loc);
  line(f, "sp[%d] = %s;", slot, v);
  gather(f, slot, items, n, false);
  gather(f, slot, items, n, true);
  return slot;
}
