// SPDX-License-Identifier: MIT
// Top-level forms: analyzed, and noted down with what they define or change.
#include "compiler/front/load.h"
#include "rt/lang/ns.h"
#include "rt/prim.h"

#include <stdlib.h>
#include <string.h>

static bool extends_something(const Node *n) {
  if (n->op == OP_PRIM) return n->prim->id == PRIM_protocol_extend;
  if (n->op == OP_DO) return n->n && extends_something(n->items[n->n - 1]);
  if (n->op != OP_INVOKE || n->a->op != OP_VAR) return false;
  static const char *const names[] = {"extend", "add-method", "prefer-method",
                                      "derive", "-add-method"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(n->a->var->name, names[i]) == 0) return true;
  return false;
}

// (swap! lib/registry assoc 'x f): what macros of lib may look for.
static bool registers(const Node *n, const void *ctx) {
  (void)ctx;
  static const char *const names[] = {"swap!", "vswap!", "reset!",
                                      "swap-vals!"};
  if (n->op != OP_INVOKE || n->a->op != OP_VAR || !n->n) return false;
  const Node *of = n->items[0];
  if (of->op != OP_VAR || of->var->cns == session->ns || of->var->cns->native)
    return false;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (n->a->var == core_var(names[i])) return true;
  return false;
}

// What an extending form extends: its first argument, if that is a var.
static VarInfo *extended_var(const Node *n) {
  if (n->op == OP_DO) return extended_var(n->items[n->n - 1]);
  return n->n && n->items[0]->op == OP_VAR ? n->items[0]->var : NULL;
}

Form *form_analyze(val form, Loc loc) {
  Form *top = arena_alloc(sizeof *top);
  top->order = ++session->forms;
  FnInfo *fn = arena_alloc(sizeof *fn);
  fn->loc = loc;
  top->arity = arity_new(fn, NULL);
  top->arity->self = local_new(top->arity, "", LOCAL_SELF);
  Ctx c = {.arity = top->arity};
  PtrVec *outer = session->lookups;
  session->lookups = &top->lookups;
  top->node = analyze(c, form, loc);
  session->lookups = outer;
  top->arity->body = top->node;
  return top;
}

static void note_def(Form *top, VarInfo *v) {
  if (vec_has(&top->defs, v)) return;
  arena_push(&top->defs, v);
  vec_push(&v->pending, top);
}

// Of all nodes of the form that are in no function's body.
static void note_each(Form *top, const Node *n,
                      void (*note)(Form *top, const Node *n)) {
  if (!n) return;
  note(top, n);
  note_each(top, n->a, note);
  note_each(top, n->b, note);
  note_each(top, n->c, note);
  for (int i = 0; i < n->n; i++) note_each(top, n->items[i], note);
}

// A definition may be anywhere in the form, as in (let [k 1] (defn f [] k)).
static void note_if_def(Form *top, const Node *n) {
  if (n->op == OP_DEF && n->a) note_def(top, n->var);
}

// The var of the current namespace that comes first in a call; or NULL.
static VarInfo *own_subject(const Node *n) {
  const Node *of = n->n ? n->items[0] : NULL;
  return of && of->op == OP_THE_VAR && of->var->cns == session->ns ? of->var
                                                                   : NULL;
}

static bool is_method(const Node *n, const char *name) {
  return n->op == OP_METHOD && strcmp(n->name, name) == 0;
}

// (alter-meta! #'f assoc :macro true), (alter-var-root #'x inc)
static bool changes_subject(const Node *n) {
  static const char *const names[] = {"alter-meta!", "reset-meta!",
                                      "alter-var-root"};
  if (is_method(n, "setMacro")) return true;
  if (n->op != OP_INVOKE || n->a->op != OP_VAR) return false;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (n->a->var == core_var(names[i])) return true;
  return false;
}

static bool mentions_macro(const Node *n, const void *ctx) {
  (void)ctx;
  if (is_method(n, "setMacro")) return true;
  if (n->op != OP_CONST) return false;
  val x = node_value(n);
  if (rt_is_map(x)) return form_get(x, "macro") != RT_NIL;
  return rt_is_keyword(x) && strcmp(form_name(x), "macro") == 0;
}

// After it the var may be a macro.
static void note_change(Form *top, VarInfo *v) {
  note_def(top, v);
  if (!node_any(top->node, mentions_macro, NULL)) return;
  bool outer = session->macro_of_program;
  session->macro_of_program = true; // what the form looks up is defined
  val made = interp_define(session->sp, v);
  session->macro_of_program = outer;
  if (made == RT_THROWN) {
    load_warn(session->ns);
    return;
  }
  val m = rt_meta(v->var);
  v->is_macro = m != RT_NIL && rt_truthy(form_get(m, "macro"));
  v->redef = true;
}

// A change, too, as in (let [v (resolve 'f)] (def g @v) (.setMacro #'g)).
static void note_if_change(Form *top, const Node *n) {
  VarInfo *of = own_subject(n);
  if (of && changes_subject(n)) note_change(top, of);
  // (.setDynamic #'f): what is compiled from here on looks for a binding.
  if (of && n->n == 1 && is_method(n, "setDynamic")) of->is_dynamic = true;
}

static void keep_form(Form *top, val form) {
  top->ns = session->ns;
  top->source = constant_new(form);
  const Node *meta = top->node->op == OP_DEF ? top->node->b : NULL;
  if (meta && meta->op == OP_CONST) top->meta = meta->k;
  vec_push(&session->fresh, top);
}

static void add_form(val form, Loc loc) {
  int errors = diag_errors();
  Form *top = form_analyze(form, loc);
  if (diag_errors() > errors) return;
  if (session->ns->native && !session->is_library) {
    diag_error(loc, NULL, "nothing can be added to %s, which is part of cljwc",
               session->ns->name);
    return;
  }
  group_add(session->ns);
  session->made++;
  vec_push(&session->ns->forms, top);
  if (session->side) keep_form(top, form);
  unchecked_math_set(top->node);
  if (top->node->op == OP_DEF && top->node->a) top->defines = top->node->var;
  if (top->defines && (top->defines == core_var("*ns*") ||
                       top->defines == core_var("*file*"))) {
    top->evaluated = true; // the compiler keeps its value
    return;
  }
  note_each(top, top->node, note_if_def);
  if (top->defines) return;
  note_each(top, top->node, note_if_change);
  top->registers = node_any(top->node, registers, NULL);
  top->effect = extends_something(top->node);
  if (top->effect) top->target = extended_var(top->node);
  if (top->effect && top->node->op == OP_INVOKE)
    session->ns->extends_others = true;
  top->effect = top->effect || top->registers;
}

// --- vars that exist because something called intern ---

static bool calls_intern(const Node *n, const void *ctx) {
  (void)ctx;
  return n->op == OP_INVOKE && n->a->op == OP_VAR &&
         n->a->var == core_var("intern");
}

// (alias-var 'f #'g): it may intern what it is given the name of.
static bool passes_name(const Node *n, const void *name) {
  for (int i = 0; n->op == OP_INVOKE && i < n->n; i++) {
    const Node *x = n->items[i];
    if (x->op == OP_CONST && form_is_symbol(node_value(x), name)) return true;
  }
  return false;
}

static bool may_intern(const Form *form, const char *name) {
  return !form->evaluated &&
         (node_any(form->node, calls_intern, NULL) ||
          (!session->side && node_any(form->node, passes_name, name)));
}

static VarInfo *adopt(CNs *ns, val var) {
  VarInfo *v = ns_intern(ns, form_name(((Var *)var)->name));
  val m = rt_meta(var);
  v->var = var;
  v->redef = v->is_declared = true;
  v->is_macro = m != RT_NIL && rt_truthy(form_get(m, "macro"));
  return v;
}

static bool is_new_var(CNs *ns, val var) {
  return rt_is_var(var) && form_is_symbol(((Var *)var)->ns, ns->name) &&
         !ns_own(ns, form_name(((Var *)var)->name));
}

static bool adopt_new(void *ctx, val name, val var) {
  (void)name;
  if (is_new_var(ctx, var)) adopt(ctx, var);
  return true;
}

// The program does not run macros: there, a definition makes what one made.
static VarInfo *define_interned(CNs *ns, val var) {
  VarInfo *v = adopt(ns, var);
  val x = ((Var *)var)->root, name = form_sym(v->name);
  if (ns != session->ns || x == RT_ABSENT || v->is_macro) return v;
  val quoted = form_list(2, (val[]){form_sym("quote"), x});
  val def = form_list(3, (val[]){form_sym("def"), name, quoted});
  // The value is made anew, not taken from the var; what cannot be made, the
  // var does not have when the program starts, as in a program that the JVM
  // has compiled before.
  ((Var *)var)->root = RT_ABSENT;
  int errors = diag_mute();
  Form *top = form_analyze(def, session->place);
  bool failed = diag_errors() != errors;
  diag_unmute(errors);
  ((Var *)var)->root = x;
  if (failed) return v;
  top->defines = v;
  top->evaluated = true;
  session->made++;
  vec_push(&ns->forms, top);
  if (session->side) keep_form(top, def);
  return v;
}

// Runs a form that may make a var in ns. It is a guess: the form may need what
// runs before it.
static void run_interning(Form *form, CNs *ns) {
  if (session->run_form(session->sp, form) == RT_THROWN) rt_catch();
  rt_map_each(((Ns *)ns->ns)->mappings, adopt_new, ns);
}

VarInfo *load_interned(CNs *ns, const char *name) {
  val var = rt_ns_own(session->sp, ns->ns, form_sym(name));
  if (ns != session->ns && (ns->native || !(ns->analyzed || ns->loading)))
    return NULL;
  if (is_new_var(ns, var)) return define_interned(ns, var);
  for (int i = 0; i < session->ns->forms.n; i++) {
    Form *form = session->ns->forms.items[i];
    if (may_intern(form, name)) run_interning(form, ns);
  }
  return ns_own(ns, name);
}

// --- ... in a namespace that others require ---

typedef struct Interning {
  const CNs *ns; // functions of it are looked into,
  int depth;     // so many calls deep
} Interning;

static bool leads_to_intern(const Node *n, const void *ctx);

static bool function_interns(const FnInfo *fn, const Interning *in) {
  for (int i = 0; i < fn->narities; i++)
    if (node_any(fn->arities[i]->body, leads_to_intern, in)) return true;
  return false;
}

// Is the var a function, of the namespace looked into, that interns?
static bool var_interns(const VarInfo *v, const Interning *in) {
  Interning deeper = {in->ns, in->depth - 1};
  for (int i = 0; in->depth && v->cns == in->ns && i < in->ns->forms.n; i++) {
    const Form *form = in->ns->forms.items[i];
    if (form->defines == v && form->node->a->op == OP_FN)
      return function_interns(form->node->a->fn, &deeper);
  }
  return false;
}

static bool leads_to_intern(const Node *n, const void *ctx) {
  if (n->op == OP_FN) return function_interns(n->fn, ctx);
  if (n->op != OP_INVOKE || n->a->op != OP_VAR) return false;
  return calls_intern(n, NULL) || var_interns(n->a->var, ctx);
}

void toplevel_intern(CNs *ns) {
  Interning in = {ns, 3};
  for (int i = 0; i < ns->forms.n; i++) {
    Form *form = ns->forms.items[i];
    if (!form->evaluated && node_any(form->node, leads_to_intern, &in))
      run_interning(form, ns);
  }
}

// What is required with :reload is read again.
static void forget_reloaded(val form) {
  bool again = false;
  PtrVec needs = namespace_needs(form, &again);
  for (int i = 0; again && i < needs.n; i++) {
    CNs *ns = ns_find(needs.items[i]);
    if (ns && !ns->native) ns->analyzed = ns->loaded = false;
  }
  free(needs.items);
}

static void toplevel_form(val form, Loc loc) {
  loc = session->place = form_loc(form, loc);
  Ctx none = {0};
  namespace_nested_requires(form, loc);
  for (;;) {
    if (!rt_is_seq(form)) break;
    if (session->side && namespace_is_form(form)) forget_reloaded(form);
    if (namespace_form(form, loc)) return;
    val expanded = analyze_expand1(none, form, loc);
    if (expanded == RT_THROWN) return;
    if (expanded == form) break;
    analyze_enter_expansion();
    form = expanded;
    loc = session->place = form_loc(form, loc);
  }
  if (form_is_call(form, "do")) {
    val *f;
    int n = form_items(form, &f);
    for (int i = 1; i < n; i++) toplevel(f[i], form_loc(f[i], loc));
    return;
  }
  add_form(form, loc);
}

void toplevel(val form, Loc loc) {
  bool outer = session->of_dependency;
  toplevel_form(form, loc);
  session->of_dependency = outer;
}
