// SPDX-License-Identifier: MIT
// Runs evaluated code.
//
// Frames lie in a stack of their own, which the collector scans up to `top`,
// and return addresses in another, so that calls among evaluated functions use
// no C stack. A native function that calls back enters the loop again; each
// such level takes LEVEL slots of the root stack, whose limit thereby bounds
// the C stack, too.
//
// Each instruction jumps to the next one itself, with a computed goto: natively
// that takes 0.5 to 0.75 of the time of a switch, and for wasm clang makes a
// switch of it.
//
// The loop is left every STEPS calls and back edges and entered again: V8 uses
// optimised code of a function only from its next call on. There fuel and
// interrupts are looked at.
#include "compiler/eval/code.h"
#include "compiler/eval/user_type.h"
#include "compiler/model/direct.h"
#include "compiler/model/form.h"

#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/coll/list.h"
#include "rt/coll/vec.h"
#include "rt/lang/method.h"
#include "rt/lang/object.h"
#include "rt/lang/site.h"
#include "rt/lang/unboxed.h"
#include "rt/lang/var.h"
#include "rt/mem/gc.h"
#include "rt/mem/pages.h"
#include "rt/prim.h"

#include <string.h>

#define LEFT ((val)0x1A) // the loop was left, and is to be entered again

enum {
  LEVEL = 12,
  STEPS = 20000,
  COLLECTION = 200000, // steps that one of the nursery counts for
#ifdef __wasm__
  SLOTS = 1 << 17,
#else
  SLOTS = 1 << 20,
#endif
  FRAMES = SLOTS / 4,
};

typedef struct Return { // where a caller goes on
  const Word *pc;       // its call
  val *fp;
  const val *k;
} Return;

// A run of the loop, while it is left.
typedef struct Run {
  const Word *pc; // NULL: at the start of the code
  val *fp;
  const val *k;
  Return *bottom; // the frame that returns from the loop
  val *sp;
  bool thrown; // it goes on with an exception
} Run;

uint64_t vm_fuel;
volatile int vm_interrupt;

static struct {
  val *base, *top, *end;
  Return *returns, *returns_base, *returns_end;
  int steps;    // until the loop is left
  int depth;    // of vm_toplevel
  int stopping; // 1: no catch clause is run any more, 2: nor a finally
  int place;    // of what was thrown last
} vm;

static int attend(void);

static void start_up(void) {
  vm.base = vm.top = rt_pages(SLOTS * sizeof(val));
  vm.returns = vm.returns_base = rt_pages(FRAMES * sizeof(Return));
  if (!vm.base || !vm.returns) rt_fatal("out of memory");
  vm.end = vm.base + SLOTS;
  vm.returns_end = vm.returns + FRAMES;
  vm.steps = STEPS;
  rt_gc_root_range(vm.base, &vm.top);
  rt_gc_attention = attend;
}

// --- fuel ---

// Called when the steps are used up. False: thrown.
static bool go_on(void) {
  uint64_t used = STEPS - (vm.steps > 0 ? vm.steps : 0);
  vm.steps = STEPS;
  if (vm_fuel > used) {
    vm_fuel -= used;
    if (vm_fuel < STEPS) vm.steps = (int)vm_fuel;
  } else if (vm_fuel) {
    vm_fuel = STEPS; // for what is still to be done
    vm_interrupt = 2;
  }
  if (!vm_interrupt) return true;
  const char *why = vm_interrupt == 2 ? "out of fuel" : "interrupted";
  vm_interrupt = 0;
  if (vm.stopping < 2) vm.stopping++;
  rt_throwf(&rt_type_error, "%s", why);
  return false;
}

// Compiled code of the library makes no steps; what it allocates takes fuel.
static int attend(void) {
  if (vm_fuel) vm_fuel -= vm_fuel > COLLECTION ? COLLECTION : vm_fuel - 1;
  return (vm_fuel || vm_interrupt) && !go_on();
}

void vm_stop(void) {
  vm_interrupt = 1;
  rt_gc_attend();
}

// --- entering ---

static RT_COLD void overflow(void) { rt_stack_overflow(); }

static Proto *proto_of(val f) { return (Proto *)((Fn *)f)->caps[0]; }

bool vm_source(val f, val *form, CNs **ns) {
  const Proto *p = proto_of(f);
  *form = p->vals[PROTO_FORM];
  *ns = p->ns;
  return *form != RT_NIL;
}

// The code for the arguments at fp[1..]; those of a rest parameter become a
// list. NULL: thrown.
static Code *code_for(val *fp, intptr_t argc) {
  const Proto *p = proto_of(fp[0]);
  if (argc <= RT_MAX_DIRECT && p->entry[argc]) return p->entry[argc];
  for (uintptr_t i = PROTO_CODES; argc > RT_MAX_DIRECT && i < p->n; i++) {
    Code *c = (Code *)p->vals[i];
    if (!c->variadic && (intptr_t)c->fixed == argc) return c;
  }
  Code *c = p->rest;
  if (!c || argc < (intptr_t)c->fixed) {
    rt_throw_arity(fp[0], argc);
    return NULL;
  }
  val *args = fp + 1 + c->fixed;
  args[0] = rt_rest_from(argc - (intptr_t)c->fixed, args);
  return c;
}

static bool fits(const val *fp, const Code *c) {
  return (const char *)fp + c->frame <= (const char *)vm.end;
}

static val step(Run *run);

// Runs code whose frame begins at fp, the top of the stack; its parameters are
// there.
static val run_code(val *sp, val *fp, Code *c) {
  for (int i = 0; i < LEVEL; i++) sp[i] = RT_NIL;
  Run run = {.fp = fp, .k = c->vals, .bottom = vm.returns, .sp = sp + LEVEL};
  if (RT_UNLIKELY(run.sp > rt_stack_limit || !fits(fp, c))) {
    overflow();
    return RT_THROWN;
  }
  val r = RT_NIL, *top = vm.top;
  vm.steps--;
  do {
    if (RT_UNLIKELY(vm_interrupt || vm.steps <= 0)) run.thrown = !go_on();
    r = step(&run);
  } while (r == LEFT);
  vm.top = top;
  return r;
}

static val *frame_for(intptr_t argc) {
  if (RT_LIKELY(vm.top + argc + 2 < vm.end)) return vm.top;
  overflow();
  return NULL;
}

static val enter(val *sp, val self, intptr_t argc, const val *args) {
  val *fp = frame_for(argc);
  if (!fp) return RT_THROWN;
  fp[0] = self;
  for (intptr_t i = 0; i < argc; i++) fp[1 + i] = args[i];
  Code *c = code_for(fp, argc);
  return c ? run_code(sp, fp, c) : RT_THROWN;
}

// Entries of variadic bodies, for rt_apply: the rest comes as the last value
// and may be lazy.
static val enter_rest(val *sp, val self, intptr_t n, const val *args) {
  val *fp = frame_for(n);
  if (!fp) return RT_THROWN;
  fp[0] = self;
  memcpy(fp + 1, args, (size_t)n * sizeof(val));
  return run_code(sp, fp, proto_of(self)->rest);
}
#include "compiler/eval/function_type.h"

bool vm_is_fn(val f) {
  return rt_is_ptr(f) && rt_obj_type(f)->invoke_n == invoke_n;
}

Type vm_function_type(const FnInfo *fn) { return function_type(fn, 1); }

// --- what instructions do that is too long for the loop ---

// A var without a value may have one whose form has not been evaluated yet.
static RT_COLD val missing_var(val *sp, const Var *v) {
  CNs *ns = v->ns == RT_NIL ? NULL : ns_find(form_name(v->ns));
  VarInfo *info = ns ? ns_own(ns, form_name(v->name)) : NULL;
  if (info && info->var == (val)v) RT_TRY(interp_define(sp, info));
  return rt_var_deref(v);
}

static inline val var_value(val *sp, val var) {
  const Var *v = (const Var *)var;
  val x = v->bound != RT_ABSENT ? v->bound : v->root;
  return RT_LIKELY(x != RT_ABSENT) ? x : missing_var(sp, v);
}

// (get x key) with a cache in the code: a type and where its instances have it,
// or, without one, where array maps had it. S.
static val get_key(val *sp, val x, val key, val *type, Word *slot) {
  FieldSite site = {(const Type *)*type, (int)*slot};
  val r = rt_get_at(&site, sp, x, key);
  *type = (val)site.type; // static or old
  *slot = (Word)site.slot;
  return r;
}

static inline val capture(const val *fp, Word source) {
  bool own = source & 1;
  return *(const val *)((own ? fp[0] : (val)fp) + (source & ~(Word)1));
}

static val closure(const val *fp, Proto *p, const Word *sources, int n) {
  val f = rt_fn_new(p->fn_type, n + 1);
  ((Fn *)f)->caps[0] = (val)p;
  for (int i = 0; i < n; i++) ((Fn *)f)->caps[1 + i] = capture(fp, sources[i]);
  return f;
}

static void set_capture(val f, Word offset, val x) {
  rt_write(f, (val *)(f + offset), x);
}

static val call_native(val *sp, intptr_t n, const val *b) {
  for (intptr_t i = 0; i < n; i++) sp[i] = b[1 + i];
  return rt_call_n(sp + n, b[0], n, sp);
}

static val call_method(val *sp, val name, val var, const val *b, intptr_t n) {
  val fallback = var == RT_NIL ? RT_NIL : var_value(sp, var);
  RT_TRY(fallback);
  memcpy(sp, b, (size_t)n * sizeof(val));
  return rt_method_call(sp + n, name, fallback, n, sp);
}

// The protocols of the type's methods are there now.
static val define_type(val *sp, val type) {
  TypeData *data = (TypeData *)((HeapType *)type)->keeps;
  Method *methods = (Method *)(uintptr_t)data->info.methods; // of its vals
  for (int i = 0; i < data->info.nmethods; i++) {
    if (!rt_is_var(methods[i].owner)) continue;
    val owner = var_value(sp, methods[i].owner);
    RT_TRY(owner);
    rt_write((val)data, &methods[i].owner, owner);
  }
  return type;
}

static val reify(const Type *t, const val *b, intptr_t n) {
  val *o = user_object(t);
  for (int i = 1; i < n; i++) o[1 + i] = b[i];
  return (val)o;
}

static RT_COLD val no_class(val name) {
  return rt_throwf(&rt_type_illegal_state, "class %v is not available", name);
}

// --- exceptions ---

static const Word *handler_at(const Code *c, const Word *pc) {
  uint32_t at = (uint32_t)(pc - c->ops);
  if (vm.stopping > 1) return NULL;
  for (uintptr_t i = 0; i < c->nhandlers; i++)
    if (at >= c->handlers[i].start && at < c->handlers[i].end)
      return c->ops + c->handlers[i].target;
  return NULL;
}

static int place_at(const Code *c, const Word *pc) {
  uint32_t at = (uint32_t)(pc - c->ops);
  uintptr_t i = c->nplaces;
  while (i > 0 && c->places[i - 1].start > at) i--;
  return i ? c->places[i - 1].place : 0;
}

// Sites are kept: a trace refers to them. There is one per function name and
// file that an exception has passed.
static const Site *site_of(const Code *c) {
  SessionMark mark = session_mark();
  if (!session->sites) session->sites = strmap_new();
  const char *file = c->file ? c->file : "";
  char *key = arena_printf("%s %s", c->name, file);
  Site *s = strmap_get(session->sites, key);
  if (!s) {
    s = keep_alloc(sizeof *s);
    *s = (Site){keep_strdup(c->name), keep_strdup(file)};
    strmap_put(session->sites, key, s);
  }
  session_release(mark);
  return s;
}

static RT_COLD void trace(Code *c, int place) {
  if (!c->name) return;
  if (!c->site) c->site = site_of(c);
  rt_trace(c->site, place);
}

// The frame ends with an exception, before the instruction at pc is done.
static RT_COLD void unwind(Code *c, const Word *pc, val *fp) {
  trace(c, vm.place);
  if (pc < c->ops + 3 * c->taken) return; // TAKE_CAPTURE is three words
  const val *slots = fp + 1 + c->fixed + c->variadic;
  for (uintptr_t i = 0; i < c->taken; i++)
    rt_write(fp[0], &((Fn *)fp[0])->caps[1 + i], slots[i]);
}

// --- the loop ---

// Operand i as a slot, a constant, an address in the frame; the frame is in use
// up to operand i.
#define S(i) (*(val *)((char *)fp + pc[i]))
#define K(i) (*(val *)((char *)k + pc[i]))
#define AT(i) ((val *)((char *)fp + pc[i]))
#define TOP(i) (vm.top = AT(i))
#define NEXT(n)                                                                \
  do {                                                                         \
    pc += (n);                                                                 \
    goto *labels[pc[0]];                                                       \
  } while (0)
// The instruction of n words has this value, was true or false, or jumps by
// operand t if this is false; -1 and RT_THROWN throw.
#define RESULT(x, n)                                                           \
  do {                                                                         \
    v = (x);                                                                   \
    if (RT_UNLIKELY(v == RT_THROWN)) goto thrown;                              \
    S(1) = v;                                                                  \
    NEXT(n);                                                                   \
  } while (0)
#define TRUTH(x, n)                                                            \
  do {                                                                         \
    truth = (x);                                                               \
    if (RT_UNLIKELY(truth < 0)) goto thrown;                                   \
    S(1) = rt_bool(truth);                                                     \
    NEXT(n);                                                                   \
  } while (0)
#define BRANCH(x, t, n)                                                        \
  do {                                                                         \
    truth = (x);                                                               \
    if (RT_UNLIKELY(truth < 0)) goto thrown;                                   \
    NEXT(truth ? (n) : (intptr_t)pc[t]);                                       \
  } while (0)
// The same of a comparison, on two fixnums in place.
#define COMPARE(a, op, b_, slow, t, n)                                         \
  do {                                                                         \
    const val x_ = (a), y_ = (b_);                                             \
    if (RT_LIKELY(x_ & y_ & 1)) {                                              \
      if ((intptr_t)x_ op(intptr_t) y_) NEXT(n);                               \
      NEXT((intptr_t)pc[t]);                                                   \
    }                                                                          \
    BRANCH(slow(x_, y_), t, n);                                                \
  } while (0)
// Calls b[0], f, with n arguments; `native` if it is compiled.
#define CALL(n, native)                                                        \
  do {                                                                         \
    if (RT_UNLIKELY(!rt_is_ptr(f))) {                                          \
      rt_call_bad(f);                                                          \
      goto thrown;                                                             \
    }                                                                          \
    const Type *type = rt_obj_type(f);                                         \
    if (type->invoke_n == invoke_n) {                                          \
      c = proto_of(f)->entry[n];                                               \
      if (RT_UNLIKELY(!c) && !(c = code_for(b, n))) goto thrown;               \
      goto call;                                                               \
    }                                                                          \
    vm.top = b;                                                                \
    RESULT(native, 4);                                                         \
  } while (0)
#define CALL_VALUE(n, native)                                                  \
  do {                                                                         \
    b = AT(2);                                                                 \
    f = b[0];                                                                  \
    CALL(n, native);                                                           \
  } while (0)
#define CALL_VAR(n, native)                                                    \
  do {                                                                         \
    b = AT(2);                                                                 \
    const Var *var = (const Var *)K(3);                                        \
    f = var->bound != RT_ABSENT ? var->bound : var->root;                      \
    if (RT_UNLIKELY(f == RT_ABSENT)) {                                         \
      b[0] = RT_NIL;                                                           \
      vm.top = b + 1 + (n);                                                    \
      f = missing_var(sp, var);                                                \
      if (f == RT_THROWN) goto thrown;                                         \
    }                                                                          \
    b[0] = f;                                                                  \
    CALL(n, native);                                                           \
  } while (0)

static Code *code_of(const val *k) {
  return (Code *)((char *)k - offsetof(Code, vals));
}

static __attribute__((noinline)) val step(Run *run) {
  static const void *const labels[] = {
#define CODE(name, operands) &&op_##name,
#include "compiler/eval/code.def"
#undef CODE
  };
  val *fp = run->fp, *const sp = run->sp, *b;
  const Word *pc = run->pc;
  const val *k = run->k;
  val v, f;
  int truth;
  Code *c;
  if (!pc) {
    pc = code_of(k)->ops;
    if (run->thrown) goto thrown;
    goto poll;
  }
  if (run->thrown) goto thrown;
next:
  goto *labels[pc[0]];
op_MOVE:
  S(1) = S(2);
  NEXT(3);
op_TAKE:
  S(1) = S(2);
  S(2) = RT_NIL;
  NEXT(3);
op_CLEAR:
  S(1) = RT_NIL;
  NEXT(2);
op_LOADK:
  S(1) = K(2);
  NEXT(3);
op_LOADW:
  S(1) = pc[2];
  NEXT(3);
op_CAPTURE:
  S(1) = *(val *)(fp[0] + pc[2]);
  NEXT(3);
op_TAKE_CAPTURE:
  S(1) = *(val *)(fp[0] + pc[2]);
  *(val *)(fp[0] + pc[2]) = RT_NIL;
  NEXT(3);
op_FIELD_AT:
  S(1) = *(val *)(S(2) + pc[3]);
  NEXT(4);
op_VAR:
  TOP(3);
  RESULT(var_value(sp, K(2)), 4);
op_NO_CLASS:
  no_class(K(1));
  goto thrown;

op_JUMP:
  NEXT((intptr_t)pc[1]);
op_IF:
  NEXT(rt_truthy(S(1)) ? 3 : (intptr_t)pc[2]);
op_IF_NIL:
  NEXT(S(1) == RT_NIL ? 3 : (intptr_t)pc[2]);
op_IF_SOME:
  NEXT(S(1) != RT_NIL ? 3 : (intptr_t)pc[2]);
op_IF_LT:
  COMPARE(S(1), <, S(2), rt_lt_slow, 3, 4);
op_IF_LTE:
  COMPARE(S(1), <=, S(2), rt_lte_slow, 3, 4);
op_IF_GTE:
  COMPARE(S(1), >=, S(2), rt_gte_slow, 3, 4);
op_IF_NUM_EQ:
  COMPARE(S(1), ==, S(2), rt_num_eq_slow, 3, 4);
op_IF_LT_W:
  COMPARE(S(1), <, pc[2], rt_lt_slow, 3, 4);
op_IF_LTE_W:
  COMPARE(S(1), <=, pc[2], rt_lte_slow, 3, 4);
op_IF_GT_W:
  COMPARE(S(1), >, pc[2], rt_gt, 3, 4);
op_IF_GTE_W:
  COMPARE(S(1), >=, pc[2], rt_gte_slow, 3, 4);
op_IF_NUM_EQ_W:
  COMPARE(S(1), ==, pc[2], rt_num_eq_slow, 3, 4);
op_IF_EQUAL:
  TOP(4);
  BRANCH(rt_equal(sp, S(1), S(2)), 3, 5);
op_IF_EQUAL_W:
  if (S(1) == pc[2]) NEXT(5);
  if (rt_is_fix(S(1))) NEXT((intptr_t)pc[3]);
  TOP(4);
  BRANCH(rt_equal(sp, S(1), pc[2]), 3, 5);
op_IF_PURE:
  NEXT(((bool (*)(val))pc[1])(S(2)) ? 4 : (intptr_t)pc[3]);
op_IF_TRUTH:
  BRANCH(((int (*)(val))pc[1])(S(2)), 3, 4);
op_IF_ODD:
  v = S(1);
  if (rt_is_fix(v)) NEXT(v & 2 ? 3 : (intptr_t)pc[2]);
  BRANCH(rt_is_odd(v), 2, 3);
op_IF_EVEN:
  v = S(1);
  if (rt_is_fix(v)) NEXT(v & 2 ? (intptr_t)pc[2] : 3);
  BRANCH(rt_is_even(v), 2, 3);

op_ADD:
  RESULT(rt_add(S(2), S(3)), 4);
op_SUB:
  RESULT(rt_sub(S(2), S(3)), 4);
op_MUL:
  RESULT(rt_mul(S(2), S(3)), 4);
op_ADD_W:
  RESULT(rt_add(S(2), pc[3]), 4);
op_SUB_W:
  RESULT(rt_sub(S(2), pc[3]), 4);
op_P0:
  RESULT(((val (*)(void))pc[2])(), 3);
op_P1:
  RESULT(((val (*)(val))pc[2])(S(3)), 4);
op_P2:
  RESULT(((val (*)(val, val))pc[2])(S(3), S(4)), 5);
op_P3:
  RESULT(((val (*)(val, val, val))pc[2])(S(3), S(4), S(5)), 6);
op_S1:
  TOP(4);
  RESULT(((val (*)(val *, val))pc[2])(sp, S(3)), 5);
op_S2:
  TOP(5);
  RESULT(((val (*)(val *, val, val))pc[2])(sp, S(3), S(4)), 6);
op_S3:
  TOP(6);
  RESULT(((val (*)(val *, val, val, val))pc[2])(sp, S(3), S(4), S(5)), 7);
op_PURE1:
  S(1) = rt_bool(((bool (*)(val))pc[2])(S(3)));
  NEXT(4);
op_PURE2:
  S(1) = rt_bool(((bool (*)(val, val))pc[2])(S(3), S(4)));
  NEXT(5);
op_TRUTH1:
  TRUTH(((int (*)(val))pc[2])(S(3)), 4);
op_TRUTH2:
  TRUTH(((int (*)(val, val))pc[2])(S(3), S(4)), 5);
op_TRUTH_S2:
  TOP(5);
  TRUTH(((int (*)(val *, val, val))pc[2])(sp, S(3), S(4)), 6);
op_PRIM:
  TOP(4);
  RESULT(prim_call(sp, (const Prim *)pc[2], AT(3)), 5);
op_GET_KEY:
  v = S(2);
  if (rt_is_ptr(v) && rt_obj_type(v) == (const Type *)K(4)) {
    S(1) = ((val *)v)[pc[5]];
    NEXT(7);
  }
  TOP(6);
  RESULT(get_key(sp, v, K(3), &K(4), (Word *)&pc[5]), 7);

op_CALL0:
  CALL_VALUE(0, type->invoke0(sp, f));
op_CALL1:
  CALL_VALUE(1, type->invoke1(sp, f, b[1]));
op_CALL2:
  CALL_VALUE(2, type->invoke2(sp, f, b[1], b[2]));
op_CALL3:
  CALL_VALUE(3, type->invoke3(sp, f, b[1], b[2], b[3]));
op_CALL_VAR0:
  CALL_VAR(0, type->invoke0(sp, f));
op_CALL_VAR1:
  CALL_VAR(1, type->invoke1(sp, f, b[1]));
op_CALL_VAR2:
  CALL_VAR(2, type->invoke2(sp, f, b[1], b[2]));
op_CALL_VAR3:
  CALL_VAR(3, type->invoke3(sp, f, b[1], b[2], b[3]));
op_CALL_N:
  b = AT(2);
  if (vm_is_fn(b[0])) {
    if (!(c = code_for(b, (intptr_t)pc[3]))) goto thrown;
    goto call;
  }
  vm.top = b;
  RESULT(call_native(sp, (intptr_t)pc[3], b), 4);
op_RETURN:
  v = S(1);
  goto leave;
op_RETURN_W:
  v = pc[1];
  goto leave;
op_LOOP:
  if (RT_UNLIKELY(sp > rt_limit)) {
    TOP(1);
    if (rt_safepoint(sp)) goto thrown;
  }
  pc += (intptr_t)pc[2];
  if (RT_UNLIKELY(--vm.steps < 0)) goto out;
  goto next;

op_AS_LONG:
  RESULT(rt_arg_long(S(1)), 2);
op_AS_DOUBLE:
  RESULT(rt_as_double(S(1)), 2);
op_CLOSURE:
  S(1) = closure(fp, (Proto *)K(2), pc + 4, (int)pc[3]);
  NEXT(4 + (intptr_t)pc[3]);
op_SET_CAPTURE:
  set_capture(S(1), pc[2], capture(fp, pc[3]));
  NEXT(4);
op_VECTOR:
  S(1) = rt_vec_from((int)pc[3], AT(2));
  NEXT(4);
op_MAP:
  vm.top = AT(2) + pc[3];
  RESULT(rt_map_literal(sp, (int)pc[3], AT(2)), 4);
op_SET:
  vm.top = AT(2) + pc[3];
  RESULT(rt_set_literal(sp, (int)pc[3], AT(2)), 4);
op_CASE_NOT:
  if (S(1) == K(2)) NEXT(5);
  TOP(4);
  BRANCH(rt_case_equal(sp, K(2), S(1)), 3, 5);

op_THROW:
  rt_throw(S(1));
  goto thrown;
op_CATCH_IF:
  if (vm.stopping || !rt_instance((const Type *)K(2), rt_exception))
    NEXT((intptr_t)pc[3]);
  S(1) = rt_catch();
  NEXT(4);
op_CATCH:
  S(1) = rt_catch();
  NEXT(2);
op_RETHROW:
  goto rethrown;

op_DEF:
  rt_var_set_root((Var *)K(2), S(3));
  S(1) = K(2);
  NEXT(4);
op_DEF_META:
  rt_var_set_meta(K(2), S(3));
  S(1) = K(2);
  NEXT(4);
op_METHOD:
  TOP(4);
  RESULT(call_method(sp, K(2), K(3), AT(4), (intptr_t)pc[5]), 6);
op_FIELD:
  RESULT(rt_field_get(S(2), K(3)), 4);
op_SET_VAR:
  RESULT(rt_var_set(K(2), S(3)), 4);
op_SET_FIELD_AT:
  set_capture(S(1), pc[2], S(3));
  NEXT(4);
op_SET_FIELD:
  RESULT(rt_field_set(S(2), K(3), S(4)), 5);
op_WITH_META:
  TOP(4);
  RESULT(rt_with_meta(S(2), S(3)), 5);
op_TYPE:
  TOP(3);
  RESULT(define_type(sp, K(2)), 4);
op_NEW:
  vm.top = AT(3) + pc[4];
  RESULT(user_construct((const Type *)K(2), (int)pc[4], AT(3)), 5);
op_REIFY:
  S(1) = reify((const Type *)K(2), AT(3), (intptr_t)pc[4]);
  NEXT(5);

call: // the code c with a frame at b
  if (RT_UNLIKELY(vm.returns >= vm.returns_end || !fits(b, c))) {
    overflow();
    goto thrown;
  }
  *vm.returns++ = (Return){pc, fp, k};
  fp = b;
  k = c->vals;
  pc = c->ops;
  if (RT_UNLIKELY(--vm.steps < 0)) goto out;
poll: // at the entry of a function
  if (RT_UNLIKELY(sp > rt_limit)) {
    c = code_of(k);
    vm.top = fp + 1 + c->fixed + c->variadic;
    if (rt_safepoint(sp)) goto thrown;
  }
  goto next;

leave:
  if (vm.returns == run->bottom) return v;
  vm.returns--;
  pc = vm.returns->pc;
  fp = vm.returns->fp;
  k = vm.returns->k;
  S(1) = v;
  NEXT(4);

out:
  run->pc = pc;
  run->fp = fp;
  run->k = k;
  return LEFT;

thrown:
  for (;;) {
    vm.place = place_at(code_of(k), pc);
  rethrown:;
    const Word *handler = handler_at(code_of(k), pc);
    if (handler) {
      pc = handler;
      goto next;
    }
    unwind(code_of(k), pc, fp);
    if (vm.returns == run->bottom) return RT_THROWN;
    vm.returns--;
    pc = vm.returns->pc;
    fp = vm.returns->fp;
    k = vm.returns->k;
  }
}

// --- forms ---

static val run_form(val *sp, Code *c) {
  val *fp = frame_for(0);
  if (!fp) return RT_THROWN;
  fp[0] = (val)c; // keeps it
  vm.depth++;
  val r = run_code(sp, fp, c);
  if (--vm.depth == 0) vm.stopping = 0;
  return r;
}

// What the compiler knows of the functions that the form defines, but for how
// they may be called, goes with the form.
static void forget(const Node *n) {
  if (!n) return;
  if (n->op == OP_DEF && n->a) {
    VarInfo *v = n->var;
    v->fn = NULL;
    v->protocol_csym = NULL;
    memset(v->typed, 0, sizeof v->typed);
  }
  forget(n->a);
  forget(n->b);
  forget(n->c);
  for (int i = 0; i < n->n; i++) forget(n->items[i]);
  for (int i = 0; n->op == OP_FN && i < n->fn->narities; i++)
    forget(n->fn->arities[i]->body);
}

val vm_toplevel(val *sp, Form *form) {
  if (!vm.base) start_up();
  form->evaluated = true;
  rt_gc_inhibit();
  direct_all(form->node);
  Code *c = lower_form(form);
  forget(form->node);
  rt_gc_permit();
  return run_form(sp, c);
}
