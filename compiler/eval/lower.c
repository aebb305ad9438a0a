// SPDX-License-Identifier: MIT
// AST to code: the general part and the special forms. lower_call.c has calls
// and tests, lower_fn.c functions and types. code.h says what comes out.
#include "compiler/eval/lower.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/coll/vec.h"
#include "rt/mem/gc.h"
#include "rt/str/sym.h"

#include <stdlib.h>
#include <string.h>

// --- instructions ---

static int put(Lower *l, Word w) {
  vec_push(&l->ops, (void *)w);
  return l->ops.n - 1;
}

static void note_place(Lower *l) {
  int n = l->places.n;
  if (n && l->places.items[n - 1] == (void *)(intptr_t)l->place) return;
  vec_push(&l->places, (void *)(intptr_t)l->ops.n);
  vec_push(&l->places, (void *)(intptr_t)l->place);
}

int emit(Lower *l, Instruction op, int n, const Word *operands) {
  note_place(l);
  int start = put(l, op);
  for (int i = 0; i < n; i++) put(l, operands[i]);
  return start;
}
int emit1(Lower *l, Instruction op, Word a) {
  return emit(l, op, 1, (Word[]){a});
}
int emit2(Lower *l, Instruction op, Word a, Word b) {
  return emit(l, op, 2, (Word[]){a, b});
}
int emit3(Lower *l, Instruction op, Word a, Word b, Word c) {
  return emit(l, op, 3, (Word[]){a, b, c});
}
int emit4(Lower *l, Instruction op, Word a, Word b, Word c, Word d) {
  return emit(l, op, 4, (Word[]){a, b, c, d});
}

Word lower_slot(Lower *l, val v) {
  vec_push(&l->consts, (void *)v);
  return slot_word(l->consts.n - 1);
}

Word lower_const(Lower *l, val v) {
  for (int i = 1; v != RT_NIL && i < l->consts.n; i++)
    if ((val)l->consts.items[i] == v) return slot_word(i);
  return lower_slot(l, v);
}

void lower_at(Lower *l, Loc loc) {
  if (!loc.line || loc.line >> RT_LINE_BITS) return;
  int col = loc.col > RT_COLUMN_MAX ? 0 : loc.col;
  l->place = loc.line | col << RT_LINE_BITS;
}

void lower_height(Lower *l, int h) {
  if (h > l->top) l->top = h;
}

// --- labels ---

void label_refer(Lower *l, Label *label, int start, int word) {
  (void)l;
  vec_push(&label->refs, (void *)(intptr_t)start);
  vec_push(&label->refs, (void *)(intptr_t)(start + word));
}

void label_here(Lower *l, Label *label) {
  for (int i = 0; i < label->refs.n; i += 2) {
    intptr_t start = (intptr_t)label->refs.items[i];
    l->ops.items[(intptr_t)label->refs.items[i + 1]] =
        (void *)(l->ops.n - start);
  }
  free(label->refs.items);
  label->refs = (PtrVec){0};
}

void lower_jump(Lower *l, Label *label) {
  label_refer(l, label, emit1(l, VM_JUMP, 0), 1);
}

// --- locals and constants ---

bool local_has_slot(const Local *l) {
  return l->kind != LOCAL_FIELD && (l->kind != LOCAL_CAPTURE || l->loaded);
}

// The Proto comes before the captures.
Word capture_offset(const Local *l) {
  return offsetof(Fn, caps) + (size_t)(1 + l->index) * sizeof(val);
}

Word field_offset(const Local *l) {
  return slot_word(1 + (l->cls->is_record ? 2 : 0) + l->index);
}

void lower_load(Lower *l, const Local *local, int d) {
  if (local->kind == LOCAL_FIELD)
    emit3(l, VM_FIELD_AT, slot_word(d), slot_word(local->owner->frame),
          field_offset(local));
  else if (!local_has_slot(local))
    emit2(l, VM_CAPTURE, slot_word(d), capture_offset(local));
  else if (local->frame != d)
    emit2(l, VM_MOVE, slot_word(d), slot_word(local->frame));
}

static void load_const(Lower *l, val v, int d) {
  if (rt_is_ptr(v))
    emit2(l, VM_LOADK, slot_word(d), lower_const(l, v));
  else
    emit2(l, VM_LOADW, slot_word(d), v);
}

static void lower_local(Lower *l, const Node *n, int d) {
  const Local *local = n->local;
  if (n->last && local->frame != d)
    emit2(l, VM_TAKE, slot_word(d), slot_word(local->frame));
  else
    lower_load(l, local, d);
}

int lower_operand(Lower *l, Node *n, int *h) {
  if (n->op == OP_LOCAL && local_has_slot(n->local)) return n->local->frame;
  int d = (*h)++;
  lower_value(l, n, d, d);
  return d;
}

void lower_arg(Lower *l, Node *n, int d) { lower_value(l, n, d, d); }

void lower_args(Lower *l, Node **items, int n, int base) {
  for (int i = 0; i < n; i++) lower_arg(l, items[i], base + i);
}

// --- binding forms ---

static void lower_bindings(Lower *l, Node *n, int *h) {
  for (int i = 0; i < n->n; i++) {
    lower_arg(l, n->items[i], *h);
    n->locals[i]->frame = (*h)++;
  }
}

static void begin_loop(Lower *l, LoopInfo *loop, int h) {
  loop->label = l->ops.n;
  loop->depth = h;
}

static bool mentions(const Node *n, const void *ctx) {
  const Local *local = ctx;
  if (n->op == OP_LOCAL || n->op == OP_CALL_LOCAL) return n->local == local;
  return node_captures(n, local);
}

static bool read_later(const Node *recur, int i, const Local *local) {
  for (int k = i + 1; k < recur->n; k++)
    if (node_any(recur->items[k], mentions, local)) return true;
  return false;
}

// A new value goes straight into its local unless a later one reads the old.
static void lower_recur(Lower *l, Node *n, int h) {
  LoopInfo *loop = n->loop;
  int *temp = arena_alloc((size_t)(n->n + 1) * sizeof *temp);
  for (int i = 0; i < n->n; i++) {
    Local *local = loop->locals[i];
    Node *x = n->items[i];
    if (x->op == OP_LOCAL && x->local == local) continue;
    bool wait = read_later(n, i, local);
    lower_value(l, x, wait ? h : local->frame, h);
    if (wait) temp[i] = h++;
  }
  for (int i = 0; i < n->n; i++)
    if (temp[i])
      emit2(l, VM_TAKE, slot_word(loop->locals[i]->frame), slot_word(temp[i]));
  int start = emit2(l, VM_LOOP, slot_word(loop->depth), 0);
  l->ops.items[start + 2] = (void *)(intptr_t)(loop->label - start);
}

// --- if, do, case ---

// In the place of the value (d >= 0) or of the frame's result.
static void lower_end(Lower *l, Node *n, int d, int h);

static void lower_if(Lower *l, Node *n, int d, int h) {
  Label no = {0}, done = {0};
  lower_test(l, n->a, &no, h);
  lower_end(l, n->b, d, h);
  if (d >= 0) lower_jump(l, &done);
  label_here(l, &no);
  lower_end(l, n->c, d, h);
  label_here(l, &done);
}

static void lower_do(Lower *l, Node *n, int d, int h) {
  for (int i = 0; i < n->n - 1; i++) lower_value(l, n->items[i], h, h);
  lower_end(l, n->items[n->n - 1], d, h);
}

// Goes on if slot x holds one of the keys.
static void lower_keys(Lower *l, int x, const Vec *keys, Label *next, int h) {
  Label body = {0};
  for (uint32_t k = 0; k < keys->count; k++) {
    bool last = k + 1 == keys->count;
    Label miss = {0};
    Word key = lower_const(l, rt_vec_ref(keys, k));
    int start = emit4(l, VM_CASE_NOT, slot_word(x), key, 0, slot_word(h));
    label_refer(l, last ? next : &miss, start, 3);
    if (!last) lower_jump(l, &body);
    if (!last) label_here(l, &miss);
  }
  label_here(l, &body);
}

static void lower_case(Lower *l, Node *n, int d, int h) {
  int x = lower_operand(l, n->a, &h);
  Label done = {0};
  for (int i = 0; i < n->n; i++) {
    Label next = {0};
    lower_keys(l, x, (const Vec *)node_value(n->keys[i]), &next, h);
    lower_end(l, n->items[i], d, h);
    if (d >= 0) lower_jump(l, &done);
    label_here(l, &next);
  }
  lower_end(l, n->b, d, h);
  label_here(l, &done);
}

// --- try ---

static void add_handler(Lower *l, int start, int end, int target) {
  if (start == end) return;
  vec_push(&l->handlers, (void *)(intptr_t)start);
  vec_push(&l->handlers, (void *)(intptr_t)end);
  vec_push(&l->handlers, (void *)(intptr_t)target);
}

static const Type *catchable(ClassInfo *c) {
  const Type *t = lower_class(c);
  return t ? t : &rt_type_class; // which no exception is an instance of
}

static void lower_catches(Lower *l, Node *n, int d, Label *done, int h) {
  lower_height(l, h + 1);
  for (int i = 0; i < n->n; i++) {
    Label other = {0};
    int start = emit3(l, VM_CATCH_IF, slot_word(h),
                      lower_const(l, (val)catchable(n->classes[i])), 0);
    label_refer(l, &other, start, 3);
    n->locals[i]->frame = h;
    lower_value(l, n->items[i], d, h + 1);
    lower_jump(l, done);
    label_here(l, &other);
  }
  emit(l, VM_RETHROW, 0, NULL);
}

// After the body at [start, here): what is done when it has thrown, and then
// the same for both ways out.
static void lower_finally(Lower *l, Node *n, int start, Label *done, int h) {
  int end = l->ops.n;
  lower_height(l, h + 2);
  emit1(l, VM_CATCH, slot_word(h));
  lower_value(l, n->b, h + 1, h + 1);
  emit1(l, VM_THROW, slot_word(h));
  add_handler(l, start, end, end);
  label_here(l, done);
  lower_value(l, n->b, h, h);
}

// The value is kept in a slot of its own until the end: d may be a local of a
// loop around.
static void lower_try(Lower *l, Node *n, int d, int h) {
  Label done = {0};
  int t = h++;
  lower_height(l, h);
  emit2(l, VM_LOADW, slot_word(t), RT_NIL);
  int start = l->ops.n;
  lower_value(l, n->a, t, h);
  int end = l->ops.n;
  lower_jump(l, &done);
  if (n->n) {
    add_handler(l, start, end, l->ops.n);
    lower_catches(l, n, t, &done, h);
  }
  if (n->b) lower_finally(l, n, start, &done, h);
  label_here(l, &done);
  if (d != t) emit2(l, VM_TAKE, slot_word(d), slot_word(t));
}

// --- members, assignments, definitions ---

static void lower_method(Lower *l, Node *n, int d, int h) {
  lower_args(l, n->items, n->n, h);
  Word name = lower_const(l, node_member(n));
  Word fallback = lower_const(l, n->var ? var_object(n->var) : RT_NIL);
  lower_at(l, n->loc);
  emit(l, VM_METHOD, 5,
       (Word[]){slot_word(d), name, fallback, slot_word(h), (Word)n->n});
}

static void lower_def(Lower *l, Node *n, int d, int h) {
  val var = var_object(n->var);
  Word k = lower_const(l, var);
  if (n->a) {
    lower_arg(l, n->a, h);
    emit3(l, VM_DEF, slot_word(d), k, slot_word(h));
  }
  if (n->b) {
    lower_arg(l, n->b, h);
    emit3(l, VM_DEF_META, slot_word(d), k, slot_word(h));
  }
  if (!n->a && !n->b) load_const(l, var, d);
}

static void lower_two(Lower *l, Node *n, int h) {
  lower_arg(l, n->a, h);
  lower_arg(l, n->b, h + 1);
  lower_at(l, n->loc);
}

static void lower_assign(Lower *l, Node *n, int d, int h) {
  if (n->op == OP_SET_FIELD_OF) {
    lower_two(l, n, h);
    emit4(l, VM_SET_FIELD, slot_word(d), slot_word(h),
          lower_const(l, node_member(n)), slot_word(h + 1));
    return;
  }
  lower_value(l, n->a, d, h);
  lower_at(l, n->loc);
  if (n->op == OP_SET_VAR)
    emit3(l, VM_SET_VAR, slot_word(d), lower_const(l, var_object(n->var)),
          slot_word(d));
  else
    emit3(l, VM_SET_FIELD_AT, slot_word(n->local->owner->frame),
          field_offset(n->local), slot_word(d));
}

static void lower_class_value(Lower *l, Node *n, int d) {
  const Type *t = lower_class(n->cls);
  if (t)
    load_const(l, (val)t, d);
  else
    emit1(l, VM_NO_CLASS, lower_const(l, rt_str_from_c(n->cls->name)));
}

static void lower_new(Lower *l, Node *n, int d, int h) {
  const Type *t = lower_class(n->cls);
  lower_args(l, n->items, n->n, h);
  lower_at(l, n->loc);
  if (t)
    emit4(l, VM_NEW, slot_word(d), lower_const(l, (val)t), slot_word(h),
          (Word)n->n);
  else
    lower_class_value(l, n, d);
}

static void lower_coll(Lower *l, Node *n, int d, int h) {
  lower_args(l, n->items, n->n, h);
  lower_at(l, n->loc);
  Instruction op = n->op == OP_VECTOR ? VM_VECTOR
                   : n->op == OP_MAP  ? VM_MAP
                                      : VM_SET;
  emit3(l, op, slot_word(d), slot_word(h), (Word)n->n);
}

// --- all nodes ---

// Forms that end in another one.
static bool lower_ending(Lower *l, Node *n, int d, int h) {
  switch (n->op) {
  case OP_IF: lower_if(l, n, d, h); return true;
  case OP_DO: lower_do(l, n, d, h); return true;
  case OP_CASE: lower_case(l, n, d, h); return true;
  case OP_LET:
    lower_bindings(l, n, &h);
    lower_end(l, n->a, d, h);
    return true;
  case OP_LOOP:
    lower_bindings(l, n, &h);
    begin_loop(l, n->loop, h);
    lower_end(l, n->a, d, h);
    return true;
  case OP_LETFN:
    lower_letfn(l, n, &h);
    lower_end(l, n->a, d, h);
    return true;
  case OP_RECUR: lower_recur(l, n, h); return true;
  default: return false;
  }
}

void lower_value(Lower *l, Node *n, int d, int h) {
  bool returns = l->returns;
  l->returns = false;
  lower_height(l, (d > h ? d : h) + 3);
  if (n->op != OP_CONST && n->op != OP_LOCAL) lower_at(l, n->loc);
  if (lower_ending(l, n, d, h)) return;
  switch (n->op) {
  case OP_CONST: load_const(l, node_value(n), d); break;
  case OP_LOCAL: lower_local(l, n, d); break;
  case OP_VAR:
    emit3(l, VM_VAR, slot_word(d), lower_const(l, var_object(n->var)),
          slot_word(h));
    break;
  case OP_THE_VAR: load_const(l, var_object(n->var), d); break;
  case OP_CLASS: lower_class_value(l, n, d); break;
  case OP_FN: lower_fn(l, n, d, h); break;
  case OP_INVOKE:
  case OP_CALL:
  case OP_CALL_LOCAL: lower_call(l, n, d, h); break;
  case OP_PRIM: lower_prim(l, n, d, h, returns); break;
  case OP_NEW: lower_new(l, n, d, h); break;
  case OP_METHOD: lower_method(l, n, d, h); break;
  case OP_FIELD: {
    lower_arg(l, n->a, h);
    emit3(l, VM_FIELD, slot_word(d), slot_word(h),
          lower_const(l, node_member(n)));
    break;
  }
  case OP_SET_VAR:
  case OP_SET_FIELD:
  case OP_SET_FIELD_OF: lower_assign(l, n, d, h); break;
  case OP_THROW:
    lower_arg(l, n->a, h);
    lower_at(l, n->loc);
    emit1(l, VM_THROW, slot_word(h));
    break;
  case OP_TRY: lower_try(l, n, d, h); break;
  case OP_VECTOR:
  case OP_MAP:
  case OP_SET: lower_coll(l, n, d, h); break;
  case OP_DEF: lower_def(l, n, d, h); break;
  case OP_DEFTYPE: lower_type(l, n, d, h); break;
  case OP_REIFY: lower_reify(l, n, d, h); break;
  case OP_WITH_META:
    lower_two(l, n, h);
    emit4(l, VM_WITH_META, slot_word(d), slot_word(h), slot_word(h + 1),
          slot_word(h + 2));
    break;
  default: break; // lower_ending did the others
  }
}

static Instruction hint_of(Rep rep) {
  return rep == REP_LONG ? VM_AS_LONG : VM_AS_DOUBLE;
}

static void lower_return(Lower *l, Node *n, int h) {
  lower_height(l, h + 3);
  Rep rep = l->arity->ret;
  if (lower_ending(l, n, -1, h)) return;
  val v = n->op == OP_CONST ? node_value(n) : RT_NIL;
  if (n->op == OP_CONST && rep == REP_VAL && !rt_is_ptr(v)) {
    emit1(l, VM_RETURN_W, v);
    return;
  }
  l->returns = rep == REP_VAL;
  int s = h++;
  if (n->op == OP_LOCAL && local_has_slot(n->local) && rep == REP_VAL)
    s = n->local->frame;
  else
    lower_value(l, n, s, s);
  l->returns = false;
  if (rep != REP_VAL) emit1(l, hint_of(rep), slot_word(s));
  emit1(l, VM_RETURN, slot_word(s));
}

static void lower_end(Lower *l, Node *n, int d, int h) {
  if (d < 0)
    lower_return(l, n, h);
  else
    lower_value(l, n, d, h);
}

// --- code objects ---

static char *append(char **at, const void *data, size_t n) {
  char *start = memcpy(*at, data, n);
  *at += n;
  return start;
}

static size_t text_size(const char *s) { return s ? strlen(s) + 1 : 0; }

static const char *append_text(char **at, const char *s) {
  return s ? append(at, s, text_size(s)) : NULL;
}

static const Type type_bytes = {.type = &rt_type_class,
                                .kind = KIND_OTHER,
                                .layout = LAYOUT_BYTES,
                                RT_INVOKE_NONE,
                                .name = "cljwc.Bytes",
                                .ops = &rt_ops_default};

const Type vm_type_code = {.type = &rt_type_class,
                           .kind = KIND_OTHER,
                           .layout = LAYOUT_ARRAY,
                           .nraw = CODE_RAW,
                           RT_INVOKE_NONE,
                           .name = "cljwc.Code",
                           .ops = &rt_ops_default};

static uint32_t number_at(const PtrVec *v, int i) {
  return (uint32_t)(intptr_t)v->items[i];
}

static const Handler *append_handlers(char **at, const PtrVec *v) {
  char *start = *at;
  for (int i = 0; i < v->n; i += 3) {
    Handler h = {number_at(v, i), number_at(v, i + 1), number_at(v, i + 2)};
    append(at, &h, sizeof h);
  }
  return (const Handler *)(void *)start;
}

static const Place *append_places(char **at, const PtrVec *v) {
  char *start = *at;
  for (int i = 0; i < v->n; i += 2) {
    Place p = {number_at(v, i), (int32_t)number_at(v, i + 1)};
    append(at, &p, sizeof p);
  }
  return (const Place *)(void *)start;
}

// Fills in what lies in the object of bytes, and returns that.
static val code_bytes(Lower *l, Code *c, const char *name, const char *file) {
  size_t ops = (size_t)l->ops.n * sizeof(Word);
  size_t bytes = ops + (size_t)l->handlers.n / 3 * sizeof(Handler) +
                 (size_t)l->places.n / 2 * sizeof(Place) + text_size(name) +
                 text_size(file);
  uintptr_t *o = rt_alloc_old(&type_bytes, 2 * sizeof(uintptr_t) + bytes);
  o[1] = bytes;
  char *at = (char *)(o + 2);
  c->ops = (const Word *)(void *)append(&at, l->ops.items, ops);
  c->handlers = append_handlers(&at, &l->handlers);
  c->places = append_places(&at, &l->places);
  c->name = append_text(&at, name);
  c->file = append_text(&at, file);
  return (val)o;
}

static Code *finish(Lower *l, const char *name, const char *file) {
  size_t nvals = (size_t)l->consts.n;
  Code *c = rt_alloc_old(&vm_type_code, sizeof *c + nvals * sizeof(val));
  const Arity *a = l->arity;
  c->n = nvals;
  c->site = NULL;
  c->nhandlers = (uintptr_t)l->handlers.n / 3;
  c->nplaces = (uintptr_t)l->places.n / 2;
  c->frame = (uintptr_t)l->top * sizeof(val);
  c->fixed = (uintptr_t)(a->nparams - (a->variadic ? 1 : 0));
  c->variadic = a->variadic;
  c->taken = (uintptr_t)l->taken;
  memcpy(c->vals, l->consts.items, nvals * sizeof(val));
  c->vals[0] = code_bytes(l, c, name, file);
  free(l->ops.items);
  free(l->consts.items);
  free(l->handlers.items);
  free(l->places.items);
  return c;
}

static Lower start(Arity *a) {
  Lower l = {.arity = a, .top = 1};
  lower_slot(&l, RT_NIL); // for the bytes
  a->self->frame = 0;
  return l;
}

// Captures of a ^:once function become locals, so that the closure does not
// keep them alive while it runs.
static void own_captures(FnInfo *fn, Arity *a) {
  for (int i = 0; i < fn->ncaptures; i++) {
    fn->captures[i]->loaded = true;
    fn->captures[i]->id = a->nlocals++;
  }
}

// It comes first in the code: what throws later gives them back.
static void take_captures(Lower *l, const FnInfo *fn, int *h) {
  l->taken = fn->ncaptures;
  for (int i = 0; i < fn->ncaptures; i++) {
    Local *c = fn->captures[i];
    c->frame = (*h)++;
    emit2(l, VM_TAKE_CAPTURE, slot_word(c->frame), capture_offset(c));
  }
}

Code *lower_arity(FnInfo *fn, Arity *a) {
  bool takes = fn->once && fn->narities == 1;
  if (takes) own_captures(fn, a);
  mark_last_uses(a);
  Lower l = start(a);
  int h = 1;
  lower_at(&l, fn->loc);
  for (int i = 0; i < a->nparams; i++) a->params[i]->frame = h++;
  if (takes) take_captures(&l, fn, &h);
  for (int i = 0; i < a->nparams - (a->variadic ? 1 : 0); i++) {
    Rep rep = rep_of_tag(a->params[i]->tag);
    if (rep != REP_VAL) emit1(&l, hint_of(rep), slot_word(1 + i));
  }
  lower_height(&l, h);
  if (a->loop) begin_loop(&l, a->loop, h);
  lower_return(&l, a->body, h);
  return finish(&l, fn->site ? fn->site : fn->name, fn->loc.file);
}

Code *lower_form(Form *form) {
  Arity *a = form->arity;
  mark_last_uses(a);
  Lower l = start(a);
  lower_return(&l, form->node, 1);
  return finish(&l, NULL, NULL);
}
