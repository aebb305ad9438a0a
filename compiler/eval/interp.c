// SPDX-License-Identifier: MIT
// The tree-walking interpreter: runs macros and what they use, from the same
// AST the emitter compiles.
//
// Roots follow gc.h: a function's locals are a frame in the root stack
// (Local.frame is the position), temporaries lie above it, every evaluation
// gets the sp above all of them. A function value is an Fn whose Type is made
// once per FnInfo at run time.
#include "compiler/eval/code.h"
#include "compiler/eval/user_type.h"
#include "compiler/model/compiler.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/lang/method.h"
#include "rt/lang/object.h"
#include "rt/prim.h"

#include <stdlib.h>
#include <string.h>

#define RECURRED ((val)0x1A) // "a RECUR has assigned the locals: run again"

typedef struct Frame {
  val *fp;
  Arity *arity;
} Frame;

typedef struct InterpType { // of an interpreted function
  Type type;
  FnInfo *fn;
} InterpType;

static val eval(Frame *f, Node *n, val *sp);

// --- locals ---

static val *self_slot(Frame *f) { return &f->fp[f->arity->self->frame]; }

static val local_value(Frame *f, const Local *l) {
  switch (l->kind) {
  case LOCAL_CAPTURE: return ((Fn *)*self_slot(f))->caps[l->index];
  case LOCAL_FIELD: return *rt_field_slot(f->fp[l->owner->frame], l->index);
  default: return f->fp[l->frame];
  }
}

// --- functions ---

static Arity *find_arity(FnInfo *fn, intptr_t argc) {
  Arity *variadic = NULL;
  for (int i = 0; i < fn->narities; i++) {
    Arity *a = fn->arities[i];
    if (!a->variadic && a->nparams == argc) return a;
    if (a->variadic && argc >= a->nparams - 1) variadic = a;
  }
  return variadic;
}

// Runs an arity whose frame (self and parameters) is set up at fp.
static val run(Arity *a, val *fp) {
  Frame frame = {fp, a};
  val *sp = fp + a->frame_size;
  for (;;) {
    // The C stack grows much faster here than the root stack does.
    if (rt_poll(sp)) return RT_THROWN;
    const char *here = __builtin_frame_address(0);
    if (!session->run_stack) session->run_stack = here;
    if (session->run_stack - here > (6 << 20))
      return rt_throw(
          rt_ex_new(&rt_type_stack_overflow, RT_NIL, RT_NIL, RT_NIL));
    val r = eval(&frame, a->body, sp);
    if (r != RECURRED) return r;
  }
}

// What a ^long or ^double hint does to a value.
static val hinted(val v, Rep rep) {
  if (rep == REP_LONG) return rt_arg_long(v);
  return rep == REP_DOUBLE ? rt_as_double(v) : v;
}

static val invoke_body(Arity *a, val *fp, val self, const val *args, val rest) {
  int fixed = a->nparams - (a->variadic ? 1 : 0);
  for (int i = 0; i < a->frame_size; i++) fp[i] = RT_NIL;
  for (int i = 0; i < fixed; i++) {
    val v = hinted(args[i], rep_of_tag(a->params[i]->tag));
    RT_TRY(v);
    fp[a->params[i]->frame] = v;
  }
  if (a->variadic) fp[a->params[fixed]->frame] = rest;
  fp[a->self->frame] = self;
  return run(a, fp);
}

static val enter(val *sp, val self, intptr_t argc, const val *args) {
  FnInfo *fn = ((InterpType *)rt_obj_type(self))->fn;
  Arity *a = find_arity(fn, argc);
  if (!a) return rt_throw_arity(self, argc);
  val rest = RT_NIL;
  if (a->variadic) {
    int fixed = a->nparams - 1;
    rest = rt_rest_from(argc - fixed, args + fixed);
  }
  val copy[24];
  intptr_t n = argc < 24 ? argc : 24;
  if (n > 0) memcpy(copy, args, (size_t)n * sizeof(val));
  return invoke_body(a, sp, self, copy, rest);
}

// Body entries of variadic functions, for rt_apply: the rest seq comes as the
// last argument and may be lazy.
static val enter_rest(val *sp, val self, intptr_t n, const val *args) {
  FnInfo *fn = ((InterpType *)rt_obj_type(self))->fn;
  for (int i = 0; i < fn->narities; i++)
    if (fn->arities[i]->variadic)
      return invoke_body(fn->arities[i], sp, self, args, args[n - 1]);
  return rt_throw_arity(self, n);
}
#include "compiler/eval/function_type.h"

static const Type *type_of_fn(FnInfo *fn) {
  if (fn->interp_type) return fn->interp_type;
  InterpType *it = keep_alloc(sizeof *it);
  it->fn = fn;
  it->type = function_type(fn, 0);
  it->type.name = fn->name;
  fn->interp_type = &it->type;
  return &it->type;
}

bool interp_source(val f, val *form, CNs **ns) {
  if (vm_is_fn(f)) return vm_source(f, form, ns);
  if (!rt_has_kind(f, KIND_FN) || rt_obj_type(f)->invoke_n != invoke_n)
    return false;
  const FnInfo *fn = ((InterpType *)rt_obj_type(f))->fn;
  if (fn->ncaptures || !fn->form) return false;
  *form = constant_value(fn->form);
  *ns = fn->ns;
  return true;
}

static Fn *new_fn(FnInfo *info) {
  const Type *t = type_of_fn(info);
  Fn *fn = rt_new(t);
  fn->meta = RT_NIL;
  for (int i = 0; i <= info->ncaptures; i++) fn->caps[i] = RT_NIL;
  return fn;
}

static val eval_fn(Frame *f, Node *n) {
  Fn *fn = new_fn(n->fn);
  for (int i = 0; i < n->fn->ncaptures; i++)
    fn->caps[i] = local_value(f, n->fn->captures[i]->outer);
  return (val)fn;
}

static val eval_letfn(Frame *f, Node *n, val *sp) {
  for (int i = 0; i < n->n; i++)
    f->fp[n->locals[i]->frame] = (val)new_fn(n->items[i]->fn);
  for (int i = 0; i < n->n; i++) {
    FnInfo *info = n->items[i]->fn;
    val fn = f->fp[n->locals[i]->frame];
    for (int k = 0; k < info->ncaptures; k++)
      rt_write(fn, &((Fn *)fn)->caps[k],
               local_value(f, info->captures[k]->outer));
  }
  return eval(f, n->a, sp);
}

// --- calls ---

// Evaluates the items into sp[0..n); false if thrown.
static bool eval_items(Frame *f, Node **items, int n, val *sp) {
  for (int i = 0; i < n; i++) {
    val v = eval(f, items[i], sp + i);
    if (v == RT_THROWN) return false;
    sp[i] = v;
  }
  return true;
}

static val eval_invoke(Frame *f, Node *n, val *sp) {
  val fn = eval(f, n->a, sp);
  RT_TRY(fn);
  sp[0] = fn;
  if (!eval_items(f, n->items, n->n, sp + 1)) return RT_THROWN;
  return rt_call_n(sp + 1 + n->n, sp[0], n->n, sp + 1);
}

static val eval_call(Frame *f, Node *n, val *sp, val fn) {
  RT_TRY(fn);
  sp[0] = fn;
  if (!eval_items(f, n->items, n->n, sp + 1)) return RT_THROWN;
  return rt_call_n(sp + 1 + n->n, sp[0], n->n, sp + 1);
}

static val eval_prim(Frame *f, Node *n, val *sp) {
  if (!eval_items(f, n->items, n->n, sp)) return RT_THROWN;
  return prim_call(sp + n->n, n->prim, sp);
}

static val eval_method(Frame *f, Node *n, val *sp) {
  if (!eval_items(f, n->items, n->n, sp)) return RT_THROWN;
  val *top = sp + n->n;
  val fallback = n->var ? interp_ensure_var(top, n->var) : RT_NIL;
  RT_TRY(fallback);
  return rt_method_call(top, node_member(n), fallback, n->n, sp);
}

// --- binding forms ---

static val eval_let(Frame *f, Node *n, val *sp) {
  for (int i = 0; i < n->n; i++) {
    val v = eval(f, n->items[i], sp);
    RT_TRY(v);
    f->fp[n->locals[i]->frame] = v;
  }
  return eval(f, n->a, sp);
}

static val eval_loop(Frame *f, Node *n, val *sp) {
  for (int i = 0; i < n->n; i++) {
    val v = eval(f, n->items[i], sp);
    RT_TRY(v);
    f->fp[n->locals[i]->frame] = v;
  }
  for (;;) {
    if (rt_poll(sp)) return RT_THROWN;
    val r = eval(f, n->a, sp);
    if (r != RECURRED) return r;
  }
}

static val eval_recur(Frame *f, Node *n, val *sp) {
  if (!eval_items(f, n->items, n->n, sp)) return RT_THROWN;
  for (int i = 0; i < n->n; i++) f->fp[n->loop->locals[i]->frame] = sp[i];
  return RECURRED;
}

// --- try ---

static val run_handler(Frame *f, Node *n, val *sp) {
  for (int i = 0; i < n->n; i++) {
    if (!rt_instance(n->classes[i]->type, rt_exception)) continue;
    f->fp[n->locals[i]->frame] = rt_catch();
    return eval(f, n->items[i], sp);
  }
  return RT_THROWN;
}

static val eval_try(Frame *f, Node *n, val *sp) {
  val r = eval(f, n->a, sp);
  if (r == RT_THROWN) r = run_handler(f, n, sp);
  if (!n->b) return r;
  bool thrown = r == RT_THROWN;
  sp[0] = thrown ? rt_catch() : r;
  val done = eval(f, n->b, sp + 1);
  RT_TRY(done);
  return thrown ? rt_throw(sp[0]) : sp[0];
}

static val eval_case(Frame *f, Node *n, val *sp) {
  val x = eval(f, n->a, sp);
  RT_TRY(x);
  for (int i = 0; i < n->n; i++) {
    val keys = node_value(n->keys[i]);
    const Vec *v = (const Vec *)keys;
    for (uint32_t k = 0; k < v->count; k++) {
      int eq = rt_case_equal(sp, rt_vec_ref(v, k), x);
      if (eq < 0) return RT_THROWN;
      if (eq) return eval(f, n->items[i], sp);
    }
  }
  return eval(f, n->b, sp);
}

// --- definitions ---

static val eval_def(Frame *f, Node *n, val *sp) {
  VarInfo *v = n->var;
  var_object(v);
  if (n->a) {
    val x = eval(f, n->a, sp);
    RT_TRY(x);
    rt_var_set_root((Var *)v->var, x);
  }
  if (n->b) {
    val m = eval(f, n->b, sp);
    RT_TRY(m);
    rt_var_set_meta(v->var, m);
  }
  return v->var;
}

// --- deftype, reify ---

static val *rooted(int n) {
  val *slots = keep_alloc((size_t)(n + 1) * sizeof(val));
  for (int i = 0; i < n; i++) rt_gc_root(&slots[i]);
  return slots;
}

// Fields and methods of a class made at run time. The protocol of a method is
// fetched from its var, so the protocol must have been evaluated.
static const TypeInfo *make_info(ClassInfo *c, val *sp) {
  TypeInfo *info = keep_alloc(sizeof *info);
  val *fields = rooted(c->nfields), *keys = rooted(c->nfields);
  bool *mutable = keep_alloc((size_t)c->nfields + 1);
  FieldCast *casts = keep_alloc((size_t)(c->nfields + 1) * sizeof *casts);
  user_type_fields(c, casts, mutable);
  for (int i = 0; i < c->nfields; i++) {
    fields[i] = rt_sym_from_c(NULL, c->fields[i]->name);
    keys[i] = rt_keyword_from_c(NULL, c->fields[i]->name);
  }
  PtrVec markers = class_markers(c);
  int n = c->methods.n + markers.n;
  Method *methods = keep_alloc((size_t)(n + 1) * sizeof *methods);
  for (int i = 0; i < n; i++) {
    const TypeMethod *m = i < c->methods.n ? c->methods.items[i] : NULL;
    FnInfo *fn = m ? m->fn : NULL;
    Owner *o = m ? m->owner : markers.items[i - c->methods.n];
    if (o && o->protocol) {
      methods[i].owner = interp_ensure_var(sp, o->protocol);
      if (methods[i].owner == RT_THROWN) return NULL;
    } else {
      methods[i].owner = user_type_owner(o);
    }
    methods[i].name = rt_sym_from_c(NULL, fn ? fn->method_name : "-");
    methods[i].fn = fn ? (val)new_fn(fn) : RT_NIL;
    rt_gc_root(&methods[i].owner);
    rt_gc_root(&methods[i].name);
    rt_gc_root(&methods[i].fn);
  }
  *info = (TypeInfo){.nfields = c->nfields,
                     .nmethods = n,
                     .fields = fields,
                     .keys = keys,
                     .methods = methods,
                     .mutable = mutable,
                     .casts = casts,
                     .ns = rt_sym_from_c(NULL, c->ns->name)};
  rt_gc_root(&info->ns);
  return info;
}

static const Type *make_type(ClassInfo *c, val *sp) {
  if (c->type) return c->type;
  if (c->super && !interp_ensure_class(sp, c->super)) return NULL;
  const TypeInfo *info = make_info(c, sp);
  if (!info) return NULL;
  const Type **ifaces =
      keep_alloc((size_t)user_type_interfaces(c, NULL) * sizeof(const Type *));
  user_type_interfaces(c, ifaces);
  Type *t = keep_alloc(sizeof *t);
  *t = user_type(c);
  t->name = c->name;
  t->ifaces = ifaces;
  t->info = info;
  c->type = t;
  return t;
}

const Type *interp_ensure_class(val *sp, ClassInfo *c) {
  if (!c->type && c->ns && c->ns->compiled && !c->ns->analyzed)
    session->load_ready(sp, c->ns);
  if (!c->type && c->node && make_type(c, sp)) return c->type;
  return c->type;
}

static val eval_reify(Frame *f, Node *n, val *sp) {
  const Type *t = make_type(n->cls, sp);
  if (!t) return RT_THROWN;
  val *o = user_object(t);
  for (int i = 1; i < n->cls->nfields; i++)
    o[1 + i] = local_value(f, n->cls->fields[i]->outer);
  return (val)o;
}

static val eval_new(Frame *f, Node *n, val *sp) {
  if (!eval_items(f, n->items, n->n, sp)) return RT_THROWN;
  const Type *t = interp_ensure_class(sp + n->n, n->cls);
  if (!t)
    return rt_throwf(&rt_type_illegal_state,
                     "class %s is not available at compile time", n->cls->name);
  return user_construct(t, n->n, sp);
}

// --- dispatch ---

static val eval_coll(Frame *f, Node *n, val *sp) {
  if (!eval_items(f, n->items, n->n, sp)) return RT_THROWN;
  val *top = sp + n->n;
  if (n->op == OP_VECTOR) return rt_vec_from(n->n, sp);
  return n->op == OP_MAP ? rt_map_literal(top, n->n, sp)
                         : rt_set_literal(top, n->n, sp);
}

static val eval_do(Frame *f, Node *n, val *sp) {
  for (int i = 0; i < n->n - 1; i++) {
    val v = eval(f, n->items[i], sp);
    RT_TRY(v);
  }
  return eval(f, n->items[n->n - 1], sp);
}

// Evaluates a and then b into sp[0] and sp[1].
static bool eval_two(Frame *f, Node *a, Node *b, val *sp) {
  return eval_items(f, (Node *[]){a, b}, 2, sp);
}

static val eval_assign(Frame *f, Node *n, val *sp) {
  if (n->op == OP_SET_FIELD_OF) {
    if (!eval_two(f, n->a, n->b, sp)) return RT_THROWN;
    return rt_field_set(sp[0], node_member(n), sp[1]);
  }
  val v = eval(f, n->a, sp);
  RT_TRY(v);
  if (n->op == OP_SET_VAR) return rt_var_set(var_object(n->var), v);
  val obj = f->fp[n->local->owner->frame];
  rt_write(obj, rt_field_slot(obj, n->local->index), v);
  return v;
}

static val eval_if(Frame *f, Node *n, val *sp) {
  val test = eval(f, n->a, sp);
  RT_TRY(test);
  return eval(f, rt_truthy(test) ? n->b : n->c, sp);
}

static val eval_class(Node *n, val *sp) {
  const Type *t = interp_ensure_class(sp, n->cls);
  if (t) return (val)t;
  return rt_throwf(&rt_type_illegal_state,
                   "class %s is not available at compile time", n->cls->name);
}

static val eval_the_var(Node *n, val *sp) {
  RT_TRY(interp_define(sp, n->var));
  return var_object(n->var);
}

static val eval_with_meta(Frame *f, Node *n, val *sp) {
  if (!eval_two(f, n->a, n->b, sp)) return RT_THROWN;
  return rt_with_meta(sp[0], sp[1]);
}

static val eval_field(Frame *f, Node *n, val *sp) {
  val v = eval(f, n->a, sp);
  RT_TRY(v);
  return rt_field_get(v, node_member(n));
}

static val eval_throw(Frame *f, Node *n, val *sp) {
  val v = eval(f, n->a, sp);
  RT_TRY(v);
  return rt_throw(v);
}

static val eval(Frame *f, Node *n, val *sp) {
  switch (n->op) {
  case OP_CONST: return node_value(n);
  case OP_LOCAL: return local_value(f, n->local);
  case OP_VAR: return interp_ensure_var(sp, n->var);
  case OP_THE_VAR: return eval_the_var(n, sp);
  case OP_CLASS: return eval_class(n, sp);
  case OP_IF: return eval_if(f, n, sp);
  case OP_DO: return eval_do(f, n, sp);
  case OP_LET: return eval_let(f, n, sp);
  case OP_LOOP: return eval_loop(f, n, sp);
  case OP_RECUR: return eval_recur(f, n, sp);
  case OP_FN: return eval_fn(f, n);
  case OP_INVOKE: return eval_invoke(f, n, sp);
  case OP_CALL: return eval_call(f, n, sp, interp_ensure_var(sp, n->var));
  case OP_CALL_LOCAL: return eval_call(f, n, sp, local_value(f, n->local));
  case OP_PRIM: return eval_prim(f, n, sp);
  case OP_NEW: return eval_new(f, n, sp);
  case OP_METHOD: return eval_method(f, n, sp);
  case OP_FIELD: return eval_field(f, n, sp);
  case OP_SET_VAR:
  case OP_SET_FIELD:
  case OP_SET_FIELD_OF: return eval_assign(f, n, sp);
  case OP_THROW: return eval_throw(f, n, sp);
  case OP_TRY: return eval_try(f, n, sp);
  case OP_VECTOR:
  case OP_MAP:
  case OP_SET: return eval_coll(f, n, sp);
  case OP_CASE: return eval_case(f, n, sp);
  case OP_LETFN: return eval_letfn(f, n, sp);
  case OP_DEF: return eval_def(f, n, sp);
  case OP_DEFTYPE: return make_type(n->cls, sp) ? (val)n->cls->type : RT_THROWN;
  case OP_REIFY: return eval_reify(f, n, sp);
  case OP_WITH_META: return eval_with_meta(f, n, sp);
  case OP_COUNT: break;
  }
  return RT_NIL;
}

// --- entry points ---

val interp_toplevel(val *sp, Form *form) {
  form->evaluated = true;
  Arity *a = form->arity;
  for (int i = 0; i < a->frame_size; i++) sp[i] = RT_NIL;
  Frame frame = {sp, a};
  return eval(&frame, form->node, sp + a->frame_size);
}

val interp_define(val *sp, VarInfo *v) {
  CNs *ns = v->cns;
  if (ns->compiled && !ns->analyzed) session->load_ready(sp, ns);
  PtrVec forms = v->pending;
  v->pending = (PtrVec){0};
  if (session->prefer_native && rt_var_is_bound(var_object(v))) return RT_NIL;
  for (int i = 0; i < forms.n; i++) {
    Form *form = forms.items[i];
    if (!form->evaluated) RT_TRY(session->run_form(sp, form));
  }
  return RT_NIL;
}

val interp_ensure_var(val *sp, VarInfo *v) {
  RT_TRY(interp_define(sp, v));
  return rt_var_deref((Var *)var_object(v));
}

val interp_ensure_forms(val *sp, CNs *ns) {
  if (session->prefer_native) return RT_NIL;
  // All in order from here on: no definition is needed before its turn.
  for (int k = 0; k < ns->forms.n; k++) {
    Form *form = ns->forms.items[k];
    for (int i = 0; i < form->defs.n; i++)
      ((VarInfo *)form->defs.items[i])->pending = (PtrVec){0};
  }
  for (int i = 0; i < ns->forms.n; i++) {
    Form *form = ns->forms.items[i];
    if (!form->evaluated) RT_TRY(session->run_form(sp, form));
  }
  return RT_NIL;
}

val interp_ensure_effects(val *sp, CNs *ns, bool of_library) {
  if (session->prefer_native) return RT_NIL;
  for (int i = 0; i < ns->forms.n; i++) {
    Form *form = ns->forms.items[i];
    if (form->evaluated || !form->effect) continue;
    if (of_library && form->target && !form->target->cns->native) continue;
    val r = session->run_form(sp, form);
    if (r == RT_THROWN && form->registers) {
      rt_catch(); // it may need what only the program has
      form->evaluated = true;
    } else {
      RT_TRY(r);
    }
  }
  return RT_NIL;
}
