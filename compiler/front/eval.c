// SPDX-License-Identifier: MIT
// eval and macroexpand-1 for code that runs in the compiler (macros, the
// interpreter).
#include "compiler/front/load.h"
#include "compiler/front/resource.h"
#include "rt/lang/eval.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/prim.h"
#include "rt/base/throw.h"

#include <string.h>

// Does interpreting it make something that refers to its nodes?
static bool keeps_nodes(const Node *n, const void *ctx) {
  (void)ctx;
  return n->op == OP_FN || n->op == OP_LETFN || n->op == OP_DEF ||
         n->op == OP_DEFTYPE || n->op == OP_REIFY;
}

typedef void Sink(const Report *r);

// Analysis reports errors; eval has to throw them.
static Sink *collect_errors(void) {
  Sink *before = session->diag.sink;
  session->diag.sink = evaluate_collect;
  return before;
}

static val eval_hook(val *sp, val form) {
  val *outer = session->sp;
  int errors = diag_errors();
  Sink *sink = collect_errors();
  SessionMark mark = session_mark();
  session->sp = sp;
  rt_gc_inhibit();
  Form *top = form_analyze(form, (Loc){.file = "eval"});
  rt_gc_permit();
  session->diag.sink = sink;
  val r = diag_errors() > errors ? evaluate_failed(errors)
                                 : session->run_form(sp, top);
  session->sp = outer;
  if ((session->run_form == interp_toplevel || session->side) &&
      node_any(top->node, keeps_nodes, NULL))
    session->made++;
  session_release(mark);
  return r;
}

static val expand_hook(val *sp, val form) {
  Sink *sink = collect_errors();
  val r = evaluate_expand(sp, form, (Loc){.file = "macroexpand"});
  session->diag.sink = sink;
  return r;
}

static bool is_call_of(const Node *n, const char *const *names) {
  if (n->op != OP_INVOKE || n->a->op != OP_VAR) return false;
  for (; *names; names++)
    if (strcmp(var_full_name(n->a->var), *names) == 0) return true;
  return false;
}

// Is it data, or put together of data, as syntax-quote does?
static bool is_template(const Node *n) {
  static const char *const makers[] = {"clojure.core/seq",
                                       "clojure.core/concat",
                                       "clojure.core/list",
                                       "clojure.core/list*",
                                       "clojure.core/vector",
                                       "clojure.core/cons",
                                       "clojure.core/apply",
                                       "clojure.core/hash-map",
                                       "clojure.core/hash-set",
                                       "clojure.core/symbol",
                                       "clojure.core/vec",
                                       "clojure.core/with-meta",
                                       NULL};
  if (n->op == OP_VAR) return strcmp(n->var->ns, "clojure.core") == 0;
  if (n->op != OP_CONST && !is_call_of(n, makers)) return false;
  for (int i = 0; i < n->n; i++)
    if (!is_template(n->items[i])) return false;
  return true;
}

// The form that the argument of eval or macroexpand is; RT_THROWN: not known.
static val known_form(const Node *n, val arg) {
  if (n->op == OP_CONST) return node_value(n);
  if (!is_template(n)) return RT_THROWN;
  val x = session->run_form(session->sp, form_analyze(arg, n->loc));
  if (x == RT_THROWN) rt_catch();
  return x;
}

static Node *expansion_of(Node *call, val form) {
  val f = interp_ensure_var(session->sp, call->a->var);
  val x = f == RT_THROWN ? f : rt_call1(session->sp, f, form);
  if (x != RT_THROWN) return node_const(form_plain(x), call->loc);
  rt_catch();
  return NULL;
}

// The form where it stands, but in no scope.
static Node *code_of(Ctx c, Node *call, val form) {
  val empty = rt_vec_from(0, NULL);
  val fn = form_list(3, (val[]){form_sym("fn*"), empty, form});
  Node *n = node_new(OP_INVOKE, call->loc);
  n->a = analyze((Ctx){.arity = c.arity}, fn, call->loc);
  return n;
}

// What a namespace has, to take back what a form defined in vain.
typedef struct Had {
  int mappings, classes;
} Had;

static Had had_now(const CNs *ns) {
  return (Had){strmap_count(ns->mappings), strmap_count(ns->classes)};
}

static void take_back(CNs *ns, Had had) {
  strmap_cut(ns->mappings, had.mappings);
  strmap_cut(ns->classes, had.classes);
}

// (macroexpand '(when a b)), (eval '(+ 1 2)): the compiler can do that. What
// fails is left for run time.
Node *analyze_evaluation(Ctx c, Node *call, val arg) {
  static const char *const expanders[] = {"clojure.core/macroexpand-1",
                                          "clojure.core/macroexpand",
                                          "clojure.walk/macroexpand-all", NULL};
  static const char *const eval[] = {"clojure.core/eval", NULL};
  bool expands = is_call_of(call, expanders);
  if (call->n != 1 || !rt_expand_hook || session->is_library ||
      !(expands || is_call_of(call, eval)))
    return call;
  int errors = diag_mute();
  CNs *ns = session->ns;
  Had had = had_now(ns);
  val form = known_form(call->items[0], arg);
  Node *n = form == RT_THROWN ? NULL
            : expands         ? expansion_of(call, form)
                              : code_of(c, call, form);
  bool failed = !n || diag_errors() != errors;
  diag_unmute(errors);
  if (failed) take_back(ns, had);
  return failed ? call : n;
}

// The class of that name; a unit of Java's classes that is loaded for it runs
// above what the macro has on the stack.
static ClassInfo *class_above(val *sp, CNs *ns, const char *name) {
  val *outer = session->sp;
  session->sp = sp;
  ClassInfo *c = class_resolve(ns, name);
  session->sp = outer;
  return c;
}

static val class_value(val *sp, ClassInfo *c) {
  val r = (val)interp_ensure_class(sp, c);
  return r ? r : rt_exception == RT_NIL ? RT_NIL : RT_THROWN;
}

// What a macro of the program looks up by name is defined, as it would be on
// the JVM, and so is what proxy looks for in the units of Java's classes. In a
// live session only classes are not where the runtime looks.
static val lookup_hook(val *sp, val ns_object, val sym) {
  CNs *ns = ns_find(form_name(rt_ns_name(ns_object)));
  if (!ns || ns->native) return RT_NIL;
  if (!session->macro_of_program && !session->live && !java_is_ns(ns))
    return RT_NIL;
  ClassInfo *c = sym == RT_NIL ? NULL : class_above(sp, ns, form_name(sym));
  rt_gc_inhibit();
  val r = c ? class_value(sp, c) : RT_NIL;
  if (r != RT_NIL) {
    rt_gc_permit();
    return r;
  }
  int vars = session->live ? 0 : strmap_count(ns->mappings);
  for (int i = 0; i < vars && r != RT_THROWN; i++) {
    VarInfo *v = strmap_value(ns->mappings, i);
    if (sym != RT_NIL && !form_is_symbol(sym, strmap_key(ns->mappings, i)))
      continue;
    if (!v->cns->native) r = interp_define(sp, v);
  }
  rt_gc_permit();
  return r;
}

// A program that is interpreted finds its own, as a compiled one does.
static val class_hook(val *sp, val name) {
  ClassInfo *c = class_above(sp, session->ns, form_str(name));
  if (!c || c->is_absent) return RT_NIL;
  if (!session->macro_of_program && !session->live && !c->ns) return RT_NIL;
  rt_gc_inhibit();
  val r = class_value(sp, c);
  rt_gc_permit();
  return r;
}

static const Type *type_hook(val name) {
  const ClassInfo *c = class_builtin(form_name(name));
  return c && c->ns ? c->type : NULL;
}

// A macro that requires a namespace finds it on the source path, as on the JVM.
// What it loads belongs to the program; one that fails is as it was before, and
// the macro may catch that.
static val require_hook(val *sp, val name) {
  if (!rt_is_sym(name) || !load_find(ns_path(form_name(name)))) return RT_NIL;
  val *outer = session->sp;
  int errors = diag_errors(), spaces = strmap_count(session->namespaces);
  int loaded = session->load_order.n, required = session->ns->requires.n;
  Sink *sink = collect_errors();
  session->sp = sp;
  CNs *ns = session->load_ns(form_name(name), session->place);
  if (ns && diag_errors() == errors) session->load_ready(sp, ns);
  session->sp = outer;
  session->diag.sink = sink;
  if (diag_errors() == errors) return RT_TRUE;
  strmap_cut(session->namespaces, spaces);
  session->load_order.n = loaded;
  session->ns->requires.n = required;
  return evaluate_failed(errors);
}

// On the JVM only lists know where they were written. Macros of the library are
// written for what they get here.
static val form_meta_hook(val o, val m) {
  if (!session->macro_of_program || m == RT_NIL || m == RT_ABSENT) return m;
  switch (rt_kind(o)) {
  case KIND_SYM:
  case KIND_VEC:
  case KIND_ARRAY_MAP:
  case KIND_HASH_MAP:
  case KIND_HASH_SET: return form_meta(o);
  default: return m;
  }
}

void eval_hook_up(void) {
  session->load_ns = load_ns;
  session->load_ready = load_ready;
  rt_type_hook = type_hook;
  rt_resource_hook = resource_bytes;
  rt_lookup_hook = lookup_hook;
  rt_class_hook = class_hook;
  rt_form_meta_hook = form_meta_hook;
}

void eval_install(void) {
  eval_hook_up();
  session->run_form = interp_toplevel;
  rt_require_hook = require_hook;
  rt_eval_hook = eval_hook;
  rt_expand_hook = expand_hook;
}
