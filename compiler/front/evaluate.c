// SPDX-License-Identifier: MIT
// Live sessions (evaluate.h).
//
// A form is in a root slot while anything of it is evaluated: objects move
// then. Only its analysis, and a step of macro expansion, run with collection
// inhibited. What a form requires is loaded before the form takes effect, so
// that namespace_form itself evaluates nothing.
#include "compiler/eval/code.h"
#include "compiler/front/evaluate.h"
#include "compiler/base/read_file.h"
#include "compiler/front/library.h"
#include "compiler/front/load.h"
#include "compiler/front/resource.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/lang/eval.h"
#include "rt/lang/ns.h"
#include "rt/mem/gc.h"
#include "rt/prim.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

// --- errors ---

static val error_key(const char *name) {
  return rt_keyword_from_c("clojure.error", name);
}

static val put(val m, val key, val v) {
  return rt_assoc(session->sp, m, key, v);
}

// As clojure.lang.Compiler$CompilerException: the place in message and data,
// what is wrong in the cause.
static val compiler_exception(const Report *r) {
  const char *file = r->loc.file ? r->loc.file : "NO_SOURCE_PATH";
  val data = put(RT_EMPTY_MAP, error_key("phase"),
                 rt_keyword_from_c(NULL, "compile-syntax-check"));
  data = put(data, error_key("source"), rt_str_from_c(file));
  data = put(data, error_key("line"), RT_FIX(r->loc.line));
  data = put(data, error_key("column"), RT_FIX(r->loc.col));
  if (r->hint)
    data =
        put(data, rt_keyword_from_c("cljwc", "hint"), rt_str_from_c(r->hint));
  val cause = rt_ex_new(&rt_type_runtime_exception, rt_str_from_c(r->message),
                        RT_NIL, RT_NIL);
  const char *text = arena_printf("Syntax error compiling at (%s:%d:%d).", file,
                                  r->loc.line, r->loc.col);
  return rt_ex_new(&rt_type_compiler_exception, rt_str_from_c(text), cause,
                   data);
}

// The first error of a form is what it throws.
void evaluate_collect(const Report *r) {
  if (!r->error)
    diag_show(r);
  else if (session->failure == RT_NIL)
    session->failure = compiler_exception(r);
}

val evaluate_failed(int errors_before) {
  val ex = session->failure;
  session->diag.errors = errors_before;
  session->failure = RT_NIL;
  return ex == RT_NIL ? RT_THROWN : rt_throw(ex);
}

val evaluate_pending(void) { return evaluate_failed(0); }

// --- the namespace ---

// The program may have changed *ns*.
static void follow_ns(void) {
  VarInfo *star_ns = core_var("*ns*");
  val ns = rt_var_deref((Var *)var_object(star_ns));
  const char *name = form_name(rt_ns_name(ns));
  if (!session->ns || strcmp(session->ns->name, name) != 0)
    session->ns = ns_get(name);
}

static val value_of_ns_form(val form) {
  return form_is_call(form, "in-ns") ? session->ns->ns : RT_NIL;
}

// ns, require...: the form is in sp[0].
static val change_namespace(val *sp, Loc loc) {
  int errors = diag_errors();
  bool again = false;
  rt_gc_inhibit();
  namespace_announce(sp[0]);
  PtrVec needs = namespace_needs(sp[0], &again);
  rt_gc_permit();
  for (int i = 0; i < needs.n && diag_errors() == errors; i++) {
    CNs *ns = ns_find(needs.items[i]);
    if (again && ns && !ns->native) ns->analyzed = false;
    CNs *before = session->ns;
    load_ns(needs.items[i], loc);
    ns_switch(before);
  }
  free(needs.items);
  if (diag_errors() > errors) return evaluate_failed(errors);
  rt_gc_inhibit();
  namespace_form(sp[0], loc);
  val r = value_of_ns_form(sp[0]);
  rt_gc_permit();
  PtrVec texts = session->to_load; // what (load "x") asks for
  session->to_load = (PtrVec){0};
  for (int i = 0; i < texts.n && diag_errors() == errors; i++) {
    size_t len;
    char *text = file_read(texts.items[i], &len);
    if (!text)
      diag_error(loc, NULL, "cannot read %s", (char *)texts.items[i]);
    else
      load_text(texts.items[i], text, len);
  }
  free(texts.items);
  return diag_errors() > errors ? evaluate_failed(errors) : r;
}

// --- forms ---

// -main of the namespace, where it is not being defined.
static bool calls_main(const Node *n, const void *ctx) {
  (void)ctx;
  return n->op == OP_VAR && n->var->cns == session->ns &&
         strcmp(n->var->name, "-main") == 0;
}

static void begin_analysis(void) {
  session->analyses++;
  rt_gc_inhibit();
}

// Macros are watched until here: what is evaluated may take its time.
static void end_analysis(void) {
  rt_gc_permit();
  if (!--session->analyses) watch_end();
}

static val run(val *sp, Loc loc) {
  int errors = diag_errors();
  begin_analysis();
  Form *top = form_analyze(sp[0], loc);
  end_analysis();
  sp[0] = RT_NIL;
  if (diag_errors() > errors) return evaluate_failed(errors);
  unchecked_math_set(top->node);
  if (node_any(top->node, calls_main, NULL)) session->ns->calls_main = true;
  return session->run_form(session->sp, top);
}

// deftype*: what is known of the class goes with the class, so that evaluating
// this again and again takes no memory.
static val run_type(val *sp, Loc loc) {
  Arena outer = arena_swap((Arena){0});
  ClassInfo *before = session->defined;
  int made = session->made;
  session->defined = NULL;
  val r = run(sp, loc);
  Arena own = arena_swap(outer);
  if (session->defined && session->made == made + 1) {
    session->defined->own = own;
    session->made = made;
  } else if (session->made == made) {
    arena_free(own);
  } // or something else refers to it now, and it is kept
  session->defined = before;
  if (!session->analyses) class_free_replaced();
  return r;
}

// The parts of a `do`, each as a form of its own.
static val evaluate_parts(val *sp, Loc loc) {
  val r = RT_NIL;
  for (;;) {
    rt_gc_inhibit();
    sp[0] = rt_next(session->sp, sp[0]);
    val part = sp[0] == RT_NIL ? RT_NIL : rt_first(session->sp, sp[0]);
    rt_gc_permit();
    if (sp[0] == RT_NIL) return r;
    r = evaluate(part, loc);
    RT_TRY(r);
  }
}

static bool is_call(val form, const char *name) {
  rt_gc_inhibit();
  bool yes = form_is_call(form, name);
  rt_gc_permit();
  return yes;
}

static bool is_namespace_form(val form) {
  rt_gc_inhibit();
  bool yes = namespace_is_form(form);
  rt_gc_permit();
  return yes;
}

static val evaluate_in(val *sp, Loc loc) {
  int errors = diag_errors();
  loc = form_loc(sp[0], loc);
  while (rt_is_seq(sp[0])) {
    if (is_namespace_form(sp[0])) return change_namespace(sp, loc);
    begin_analysis();
    val x = analyze_expand1((Ctx){0}, sp[0], loc);
    bool same = x == sp[0];
    if (x != RT_THROWN) sp[0] = x;
    end_analysis();
    if (x == RT_THROWN) return evaluate_failed(errors);
    if (same) break;
    loc = form_loc(sp[0], loc);
  }
  if (is_call(sp[0], "do")) return evaluate_parts(sp, loc);
  bool defines_type = !session->side && is_call(sp[0], "deftype*");
  return defines_type ? run_type(sp, loc) : run(sp, loc);
}

val evaluate(val form, Loc loc) {
  val *sp = session->sp;
  sp[0] = form;
  session->sp = sp + 1;
  if (rt_poll(session->sp)) { // what the last form left may be needed
    session->sp = sp;
    return RT_THROWN;
  }
  SessionMark mark = session_mark();
  follow_ns();
  val r = evaluate_in(sp, loc);
  session_release(mark);
  session->sp = sp;
  return r;
}

// --- texts ---

val evaluate_text(const char *shown, const char *text, size_t len) {
  int errors = diag_errors();
  bool unchecked = session->unchecked_math;
  session->unchecked_math = false;
  session->value = RT_NIL;
  load_text(shown, text, len);
  session->unchecked_math = unchecked;
  val r = session->value;
  session->value = RT_NIL;
  return diag_errors() > errors ? evaluate_failed(errors) : r;
}

val evaluate_file(const char *path, CNs **ns) {
  size_t len;
  char *text = file_read(path, &len);
  if (!text)
    return rt_throwf(&rt_type_file_not_found, "%s (%s)", path, strerror(errno));
  CNs *before = session->ns;
  val r = evaluate_text(keep_once(path), text, len);
  session->sp[0] = r;
  if (ns) *ns = session->ns;
  ns_switch(before);
  return session->sp[0];
}

// --- what programs call ---

static val eval_hook(val *sp, val form) {
  val *outer = session->sp;
  session->sp = sp;
  val r = evaluate(form, (Loc){.file = "NO_SOURCE_PATH", .line = 1, .col = 1});
  session->sp = outer;
  return r;
}

// Walkers of code bind the JVM's Compiler/LOCAL_ENV to a map that has the
// locals they have met as keys (stdlib/on_demand/cljwc/java/compiler.clj).
static Scope *walked(Scope *scope) {
  CNs *unit = ns_find("cljwc.java.compiler");
  VarInfo *v = unit ? ns_own(unit, "local-env") : NULL;
  val env = v ? rt_var_deref((const Var *)var_object(v)) : RT_NIL;
  val *entries;
  if (!rt_is_map(env)) return scope;
  int n = form_items(env, &entries);
  for (int i = 0; i < n; i++) {
    val name = ((const MapEntry *)entries[i])->key;
    if (!rt_is_sym(name)) continue;
    Local *local = arena_alloc(sizeof *local);
    local->name = form_name(name);
    scope = scope_add(scope, local);
  }
  return scope;
}

static Scope *evaluate_scope(void) {
  return walked((Scope *)session->macro_scope);
}

val evaluate_expand(val *sp, val form, Loc loc) {
  val *outer = session->sp;
  SessionMark mark = session_mark();
  int errors = diag_errors();
  session->sp = sp;
  if (session->live) follow_ns();
  begin_analysis();
  val r = analyze_expand1((Ctx){.scope = evaluate_scope()}, form, loc);
  end_analysis();
  session_release(mark);
  session->sp = outer;
  return r == RT_THROWN ? evaluate_failed(errors) : r;
}

static val expand_hook(val *sp, val form) {
  return evaluate_expand(sp, form,
                         (Loc){.file = "NO_SOURCE_PATH", .line = 1, .col = 1});
}

// The text is kept if something is wrong in it, which may be shown.
static val load_hook(val *sp, val name, val text) {
  val *outer = session->sp;
  SessionMark mark = session_mark();
  session->sp = sp;
  size_t len;
  char *utf8 = rt_str_to_utf8(text, &len);
  follow_ns();
  CNs *before = session->ns;
  const char *shown = keep_once(form_str(name)), *other = diag_text(shown);
  val r = evaluate_text(shown, utf8, len);
  session->sp[0] = r;
  if (r != RT_THROWN) {
    diag_source(shown, other);
    free(utf8);
  }
  ns_switch(before);
  r = session->sp[0];
  session_release(mark);
  session->sp = outer;
  return r;
}

void evaluate_begin(void) {
  session->live = true;
  watch_survives = true;
  session->run_form = vm_toplevel;
  session->diag.sink = evaluate_collect;
  session->diag.warnings[WARN_redef].on = false;
  eval_hook_up();
  rt_eval_hook = eval_hook;
  rt_expand_hook = expand_hook;
  rt_load_hook = load_hook;
}

// --- the compiled library ---

static CNs *load_library(const char *name) {
  const char *text = library_interface(name);
  return text ? library_load(name, text) : NULL;
}

void evaluate_source_path(const char *path) {
  session->source_path.n = 0;
  for (;;) {
    size_t n = strcspn(path, ":");
    char *dir = keep_alloc(n + 1);
    memcpy(dir, path, n);
    vec_push(&session->source_path, n ? dir : ".");
    if (!path[n]) break;
    path += n + 1;
  }
}

val evaluate_with_library(void) {
  session->load_compiled = load_library;
  evaluate_source_path(".");
  rt_read_regexes();
  RT_TRY(library_start(session->sp));
  load_ns("clojure.core", (Loc){0});
  return RT_NIL;
}

// --- at top level ---

static val data_of(val *sp, val ex, const char *name) {
  val data = rt_ex_data(ex);
  return data == RT_NIL ? RT_NIL : rt_get(sp, data, error_key(name));
}

void evaluate_report(val *sp, val ex) {
  val file = data_of(sp, ex, "source"), cause = rt_ex_cause(ex);
  if (rt_obj_type(ex) != &rt_type_compiler_exception || !rt_is_str(file) ||
      cause == RT_NIL) {
    rt_report_uncaught(sp, ex);
    return;
  }
  val hint = rt_get(sp, rt_ex_data(ex), rt_keyword_from_c("cljwc", "hint"));
  Loc loc = {.file = form_str(file),
             .line = (int)rt_long_value(data_of(sp, ex, "line")),
             .col = (int)rt_long_value(data_of(sp, ex, "column"))};
  diag_show(&(Report){.error = true,
                      .loc = loc,
                      .message = form_str(rt_ex_message(cause)),
                      .hint = rt_is_str(hint) ? form_str(hint) : NULL});
}
