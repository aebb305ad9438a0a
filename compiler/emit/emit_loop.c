// SPDX-License-Identifier: MIT
// Emission of loops.
//
// An outermost loop becomes a C function of its own, which leaves after some
// iterations and is called again with where it got to. V8 runs a function in
// its optimised code only from the next call on, so a loop entered once would
// stay in baseline code for its whole life. A loop that calls something, whose
// iterations may be long, leaves after few iterations at first, then after more
// and more. State travels in rt_again (unboxed.h). Natively fuel is endless and
// the function is inlined.
//
// Inside a loop that can collect only at its own back edges, hinted arrays are
// used through views: pointer and length in C variables, read again after a
// poll. An array of another type has the length 0 there, so the bounds check
// finds that too.
#include "compiler/emit/emit.h"
#include "rt/lang/unboxed.h"

#include <string.h>

// --- views ---

static bool binds(const Node *n, const void *local) {
  for (int i = 0; n->locals && i < n->n; i++)
    if (n->locals[i] == local) return true;
  return false;
}

static bool bound_inside(const Node *n, const Local *l) {
  return node_any(n, binds, l);
}

static void load_view(Func *f, const View *v) {
  line(f, "a%d = rt_%ss_view(%s, &n%d);", v->local->view, v->elements->kind,
       emit_local(f, v->local).c, v->local->view);
}

static void view_arrays(Func *f, Node *loop, Node *n) {
  if (!n) return;
  view_arrays(f, loop, n->a);
  view_arrays(f, loop, n->b);
  view_arrays(f, loop, n->c);
  for (int i = 0; i < n->n; i++) view_arrays(f, loop, n->items[i]);
  if (n->op != OP_PRIM || (n->typed != TYPED_AGET && n->typed != TYPED_ASET))
    return;
  Local *l = n->items[0]->local;
  if (l->view || l->mutable || bound_inside(loop, l)) return;
  View *v = arena_alloc(sizeof *v);
  v->local = l;
  v->elements = elements_of(n->items[0]);
  vec_push(&f->views, v);
  l->view = l->view_length = f->nviews++ + 1;
  buf_printf(&f->view_decls, "  %s *a%d;\n  uintptr_t n%d;\n",
             v->elements->c_type, l->view, l->view);
  load_view(f, v);
}

static void drop_views(Func *f, int keep) {
  while (f->views.n > keep)
    ((View *)f->views.items[--f->views.n])->local->view = 0;
}

// --- safepoints ---

// A poll is rare: locals that are not in slots are saved around it in the cold
// path only.
void emit_poll(Func *f, const LocalSet *live, Loc loc) {
  int top = f->depth;
  Buf save = {0}, load = {0};
  for (int i = 0; i < live->n; i++) {
    Local *l = live->items[i];
    if (l->in_slot || l->rep != REP_VAL) continue;
    if (l->kind == LOCAL_SELF && !(f->arity->fn && (f->arity->fn->ncaptures)))
      continue;
    const char *name = emit_root(f, l).c;
    buf_printf(&save, " sp[%d] = %s;", top, name);
    buf_printf(&load, " %s = sp[%d];", name, top);
    top++;
  }
  line(f, "if (RT_UNLIKELY(sp + %d > rt_limit)) {", f->depth);
  if (save.s) line(f, " %s", save.s);
  emit_throw_if(f, arena_printf("rt_safepoint(sp + %d)", top), loc);
  if (load.s) line(f, " %s", load.s);
  for (int i = 0; i < f->views.n; i++) load_view(f, f->views.items[i]);
  line(f, "}");
}

// --- loops in place ---

static void bind_locals(Func *f, Node *n) {
  for (int i = 0; i < n->n; i++) emit_bind(f, n->locals[i], n->items[i]);
}

static void emit_head_and_body(Func *f, Node *n, Dest d) {
  if (n->loop->used) {
    n->loop->label = ++f->nlabels;
    n->loop->depth = f->depth;
    buf_printf(&f->body, " L%d:;\n", n->loop->label);
  }
  emit_expr(f, n->a, d);
}

// A loop over several arrays is written twice: for arrays of one length, where
// the checks of an index become one check of one variable, and for others.
static void emit_copies(Func *f, Node *n, Dest d, int views) {
  int depth = f->depth, one = ((View *)f->views.items[views])->local->view;
  Buf same = {0};
  for (int i = views + 1; i < f->views.n; i++) {
    Local *l = ((View *)f->views.items[i])->local;
    buf_printf(&same, "%sn%d == n%d", same.s ? " && " : "", one, l->view);
    l->view_length = one;
  }
  f->in_copy = true;
  line(f, "if (%s) {", same.s);
  emit_head_and_body(f, n, d);
  f->depth = depth;
  for (int i = views; i < f->views.n; i++) {
    Local *l = ((View *)f->views.items[i])->local;
    l->view_length = l->view;
  }
  line(f, "} else {");
  emit_head_and_body(f, n, d);
  line(f, "}");
  f->in_copy = false;
}

static void emit_body(Func *f, Node *n, Dest d) {
  enum { MAX_COPIED = 400 };
  int views = f->views.n;
  if (n->loop->used && !node_collects(n->a)) view_arrays(f, n, n->a);
  if (f->views.n > views + 1 && !f->in_copy && node_size(n->a) <= MAX_COPIED)
    emit_copies(f, n, d, views);
  else
    emit_head_and_body(f, n, d);
  drop_views(f, views);
}

// --- loops of their own ---

static void add_used(PtrVec *used, Local *l, Arity *a) {
  if (l->kind == LOCAL_CAPTURE && !l->loaded) l = a->self;
  if (l->kind == LOCAL_FIELD) l = l->owner;
  if (l->kind == LOCAL_SELF || l->in_slot || vec_has(used, l)) return;
  vec_push(used, l);
}

// The locals outside of root slots that the subtree refers to.
static void find_used(PtrVec *used, Node *n, Arity *a) {
  if (!n) return;
  if (n->op == OP_LOCAL || n->op == OP_CALL_LOCAL || n->op == OP_SET_FIELD)
    add_used(used, n->local, a);
  if (n->op == OP_FN)
    for (int i = 0; i < n->fn->ncaptures; i++)
      add_used(used, n->fn->captures[i]->outer, a);
  if (n->op == OP_REIFY)
    for (int i = 1; i < n->cls->nfields; i++)
      add_used(used, n->cls->fields[i]->outer, a);
  find_used(used, n->a, a);
  find_used(used, n->b, a);
  find_used(used, n->c, a);
  if (n->op == OP_REIFY || n->op == OP_DEFTYPE) return;
  for (int i = 0; i < n->n; i++) find_used(used, n->items[i], a);
}

// What the loop function takes: its own locals and what it reads from around.
static PtrVec loop_params(Node *n, Arity *a) {
  PtrVec all = {0}, out = {0};
  find_used(&all, n->a, a);
  for (int i = 0; i < n->n; i++)
    if (!n->locals[i]->in_slot && !vec_has(&all, n->locals[i]))
      vec_push(&all, n->locals[i]);
  for (int i = 0; i < all.n; i++) {
    Local *l = all.items[i];
    bool own = false;
    for (int k = 0; k < n->n; k++) own = own || n->locals[k] == l;
    if (own || !bound_inside(n->a, l)) vec_push(&out, l);
  }
  return out;
}

static const char *state_of(const Local *l, int i) {
  return arena_printf("rt_again.%s[%d]",
                      l->rep == REP_LONG     ? "longs"
                      : l->rep == REP_DOUBLE ? "doubles"
                                             : "vals",
                      i);
}

// --- the back edge of such a loop ---

static bool is_loop_or_call(const Node *n, const void *ctx) {
  (void)ctx;
  return n->op == OP_LOOP || n->op == OP_CALL || n->op == OP_CALL_LOCAL ||
         n->op == OP_INVOKE || n->op == OP_METHOD;
}

void emit_back_edge(Func *f, LoopInfo *loop) {
  if (loop == f->outlined) {
    line(f, "if (RT_UNLIKELY(--fuel < 0)) {");
    for (int i = 0; i < f->params.n; i++) {
      Local *l = f->params.items[i];
      line(f, "  %s = %s;", state_of(l, i), emit_root(f, l).c);
    }
    line(f, "  RT_LOOP_MORE_FUEL; rt_again.again = true; return %s;",
         f->ret == REP_VAL ? "RT_NIL" : "0");
    line(f, "}");
  }
  line(f, "goto L%d;", loop->label);
}

static const char *loop_signature(Func *f, const char *name) {
  Buf b = {0};
  buf_printf(&b, "RT_LOOP_FN %s %s(val *restrict sp, val self",
             rep_c_type(f->ret), name);
  for (int i = 0; i < f->params.n; i++)
    buf_printf(&b, ", %s %s", rep_c_type(((Local *)f->params.items[i])->rep),
               emit_root(f, f->params.items[i]).c);
  buf_puts(&b, ")");
  return b.s;
}

// The function returns what the loop does, but its root slots are those of the
// function around, which may go on.
static void emit_loop_function(Func *f, Node *n, const char *name, Rep ret,
                               bool is_last) {
  Func g = {.u = f->u,
            .frame = f->frame + 1,
            .arity = f->arity,
            .on_throw = "thrown",
            .ret = ret,
            .depth = f->depth,
            .outlined = n->loop,
            .frame_goes_on = f->frame_goes_on || !is_last,
            .params = f->params};
  emit_note_locals(&g);
  emit_body(&g, n, (Dest){.kind = DEST_RETURN, .rep = ret});
  Buf *code = &f->u->code;
  buf_printf(code, "\n%s%s {\n  int line = 0;\n  RT_LOOP_FUEL(%d);\n",
             emit_no_opt(&g), loop_signature(&g, name),
             node_any(n->a, is_loop_or_call, NULL) ? 16 : 4096);
  emit_declarations(&g, code);
  buf_puts(code, g.body.s);
  if (g.thrown_used)
    buf_printf(code, " thrown:;\n  rt_again.line = line;\n  return %s;\n",
               ret == REP_VAL ? "RT_THROWN" : "0");
  buf_puts(code, "}\n");
}

static void emit_outlined(Func *f, Node *n, Dest d) {
  Rep ret = d.kind == DEST_IGNORE ? REP_VAL : d.rep;
  const char *name =
      arena_printf("loop_%s_%d", f->u->ns->cname, ++f->u->counter);
  emit_loop_function(f, n, name, ret, d.kind == DEST_RETURN);
  Buf args = {0};
  for (int i = 0; i < f->params.n; i++)
    buf_printf(&args, ", %s", emit_root(f, f->params.items[i]).c);
  const char *r = new_typed(f, ret);
  // With a condition C would allow to assume that it ends.
  line(f, "for (;;) {");
  line(f, "  %s = %s(sp, self%s);", r, name, args.s ? args.s : "");
  line(f, "  if (!RT_UNLIKELY(rt_again.again)) break;");
  line(f, "  rt_again.again = false;");
  for (int i = 0; i < f->params.n; i++) {
    const Local *l = f->params.items[i];
    line(f, "  %s = %s;", emit_root(f, f->params.items[i]).c, state_of(l, i));
  }
  line(f, "}");
  line(f, "if (RT_UNLIKELY(%s)) { line = rt_again.line; goto %s; }",
       ret == REP_VAL ? arena_printf("%s == RT_THROWN", r)
                      : "rt_exception != RT_NIL",
       emit_throw_label(f));
  emit_store(f, d, r);
}

void emit_loop(Func *f, Node *n, Dest d) {
  int depth = f->depth;
  bind_locals(f, n);
  PtrVec params = f->params;
  if (n->loop->outlined) f->params = loop_params(n, f->arity);
  if (n->loop->outlined && f->params.n <= RT_MAX_LOOP_LOCALS)
    emit_outlined(f, n, d);
  else
    emit_body(f, n, d);
  f->params = params;
  f->depth = depth;
}
