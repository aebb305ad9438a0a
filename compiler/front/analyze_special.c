// SPDX-License-Identifier: MIT
// Special forms, one function each.
#include "compiler/front/analyze.h"
#include "compiler/model/export.h"
#include "rt/base/core.h"
#include "rt/coll/list.h"
#include "rt/prim.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"
#include "rt/coll/vec.h"

#include <string.h>

typedef Node *(*Special)(Ctx c, const val *f, int n, Loc loc);

static Node *bad(Loc loc, const char *hint, const char *what) {
  diag_error(loc, hint, "%s", what);
  return analyze_error(loc);
}

static Node *analyze_quote(Ctx c, const val *f, int n, Loc loc) {
  if (n != 2) return bad(loc, NULL, "quote takes one form");
  return analyze_data(c, f[1], loc);
}

static Node *analyze_if(Ctx c, const val *f, int n, Loc loc) {
  if (n < 3) return bad(loc, "(if test then else?)", "Too few arguments to if");
  if (n > 4)
    return bad(loc, "(if test then else?)", "Too many arguments to if");
  Node *node = node_new(OP_IF, loc);
  node->a = analyze(ctx_value(c), f[1], loc);
  node->b = analyze(c, f[2], loc);
  node->c = n == 4 ? analyze(c, f[3], loc) : node_const(RT_NIL, loc);
  return node;
}

static Node *analyze_do(Ctx c, const val *f, int n, Loc loc) {
  return analyze_body(c, f + 1, n - 1, loc);
}

// --- let*, loop*, recur ---

static bool check_bindings(const val *f, int n, Loc loc, const char *what) {
  if (n < 2 || !form_is_vector(f[1])) {
    diag_error(loc, NULL, "%s requires a vector for its binding", what);
    return false;
  }
  if (rt_count_raw(session->sp, f[1]) % 2) {
    diag_error(loc, NULL,
               "%s requires an even number of forms in its binding vector",
               what);
    return false;
  }
  return true;
}

static const char *binding_name(val sym, Loc loc) {
  if (rt_is_sym(sym) && !form_ns(sym)) return form_name(sym);
  diag_error(form_loc(sym, loc), NULL, "%s",
             rt_is_sym(sym) ? "Can't let qualified name"
                            : "a binding name must be a symbol");
  return "_";
}

static void note_known_fn(Local *l, Node *init) {
  if (init->op == OP_FN) l->known_fn = init->fn;
}

// (double-array n) is ^doubles without a hint.
static const char *array_tag(const Node *init) {
  if (init->op != OP_INVOKE || init->a->op != OP_VAR) return NULL;
  const VarInfo *v = init->a->var;
  if (strcmp(v->ns, "clojure.core") != 0) return NULL;
  if (strcmp(v->name, "double-array") == 0) return "doubles";
  return strcmp(v->name, "long-array") == 0 ? "longs" : NULL;
}

// Analyzes the pairs of a binding vector into node; returns the body's scope.
static Scope *analyze_pairs(Ctx c, val bindings, Node *node, Loc loc) {
  val *b;
  int n = form_items(bindings, &b) / 2;
  node->n = n;
  node->items = arena_alloc((size_t)(n + 1) * sizeof *node->items);
  node->locals = arena_alloc((size_t)(n + 1) * sizeof *node->locals);
  for (int i = 0; i < n; i++) {
    const char *name = binding_name(b[2 * i], loc);
    node->items[i] = analyze(ctx_value(c), b[2 * i + 1], loc);
    Local *l = local_new(c.arity, name, LOCAL_VALUE);
    l->tag = form_tag(b[2 * i]);
    if (!l->tag) l->tag = array_tag(node->items[i]);
    l->is_double = is_double(node->items[i]);
    if (node->op == OP_LET) note_known_fn(l, node->items[i]);
    node->locals[i] = l;
    warn_local(c.scope, b[2 * i], loc);
    c.scope = scope_add(c.scope, l);
  }
  return c.scope;
}

static Node *analyze_let(Ctx c, const val *f, int n, Loc loc) {
  if (!check_bindings(f, n, loc, "let")) return analyze_error(loc);
  Node *node = node_new(OP_LET, loc);
  c.scope = analyze_pairs(c, f[1], node, loc);
  node->a = analyze_body(c, f + 2, n - 2, loc);
  return node;
}

static Node *analyze_loop(Ctx c, const val *f, int n, Loc loc) {
  if (!check_bindings(f, n, loc, "loop")) return analyze_error(loc);
  Node *node = node_new(OP_LOOP, loc);
  c.scope = analyze_pairs(c, f[1], node, loc);
  node->loop = arena_alloc(sizeof *node->loop);
  *node->loop =
      (LoopInfo){.locals = node->locals, .n = node->n, .arity = c.arity};
  c.loop = node->loop;
  c.tail = true;
  node->a = analyze_body(c, f + 2, n - 2, loc);
  return node;
}

// "recur needs a value for each of: x acc"
static const char *recur_hint(const LoopInfo *loop) {
  Buf b = {0};
  buf_puts(&b, "recur needs a value for each of:");
  for (int i = 0; i < loop->n; i++)
    buf_printf(&b, " %s",
               strstr(loop->locals[i]->name, "__") ? "(a pattern)"
                                                   : loop->locals[i]->name);
  const char *all = buf_take(&b);
  return loop->n ? all : "there is nothing to rebind here";
}

static Node *analyze_recur(Ctx c, const val *f, int n, Loc loc) {
  if (!c.loop || !c.tail)
    return bad(loc, "recur must be the last thing a loop or function does",
               "Can only recur from tail position");
  if (n - 1 != c.loop->n) {
    diag_error(loc, recur_hint(c.loop),
               "Mismatched argument count to recur, expected: %d args, got: %d",
               c.loop->n, n - 1);
    return analyze_error(loc);
  }
  c.loop->used = true;
  Node *node =
      node_items(OP_RECUR, analyze_all(c, f + 1, n - 1, loc), n - 1, loc);
  node->loop = c.loop;
  return node;
}

static Node *analyze_letfn(Ctx c, const val *f, int n, Loc loc) {
  if (!check_bindings(f, n, loc, "letfn*")) return analyze_error(loc);
  c.tail = c.tail && c.loop;
  Node *node = node_new(OP_LETFN, loc);
  val *b;
  node->n = form_items(f[1], &b) / 2;
  node->locals = arena_alloc((size_t)(node->n + 1) * sizeof *node->locals);
  node->items = arena_alloc((size_t)(node->n + 1) * sizeof *node->items);
  for (int i = 0; i < node->n; i++) {
    const char *name = binding_name(b[2 * i], loc);
    node->locals[i] = local_new(c.arity, name, LOCAL_VALUE);
    warn_local(c.scope, b[2 * i], loc);
    c.scope = scope_add(c.scope, node->locals[i]);
  }
  for (int i = 0; i < node->n; i++) {
    Node *fn = analyze(ctx_value(c), b[2 * i + 1], loc);
    if (fn->op != OP_FN) return bad(loc, NULL, "letfn* binds functions only");
    node->items[i] = fn;
    note_known_fn(node->locals[i], fn);
  }
  node->a = analyze_body(c, f + 2, n - 2, loc);
  return node;
}

// --- vars ---

// Would Clojure have this var? Private ones of its own namespaces are those of
// an implementation, which libraries reach all the same.
static bool is_of_clojure(val sym) {
  if (!rt_is_sym(sym) || !ns_is_dependency(session->ns)) return false;
  const char *ns = form_ns(sym);
  return ns ? strncmp(ns, "clojure.", 8) == 0
            : refusal_of(form_name(sym)) != NULL;
}

static VarInfo *find_var(val sym, Loc loc) {
  Resolved r = rt_is_sym(sym) ? analyze_resolve(sym) : (Resolved){0};
  if (!rt_is_sym(sym))
    diag_error(form_loc(sym, loc), NULL, "a var is given by its name");
  else if (!r.var)
    diag_error(form_loc(sym, loc),
               form_ns(sym) ? NULL : suggest_name(NULL, form_name(sym)),
               "Unable to resolve var: %s in this context", form_name(sym));
  return r.var;
}

static Node *analyze_the_var(Ctx c, const val *f, int n, Loc loc) {
  bool bare = n == 3 && rt_is_keyword(f[2]); // what binding expands to
  if (n != 2 && !bare) return bad(loc, "(var name)", "var takes one name");
  if (is_of_clojure(f[1]) && !analyze_resolve(f[1]).var)
    return unsupported(
        c, f[1],
        arena_printf("unsupported var: %s/%s",
                     form_ns(f[1]) ? form_ns(f[1]) : "clojure.core",
                     form_name(f[1])),
        loc);
  VarInfo *v = find_var(f[1], loc);
  if (!v) return analyze_error(loc);
  analyze_note_dup(v);
  Node *node = node_new(OP_THE_VAR, loc);
  node->var = v;
  node->bare = bare;
  return node;
}

// Vars that clojure.main binds around a program, so that it may set! them.
static bool bound_by_main(const VarInfo *v) {
  static const char *const names[] = {"*ns*",
                                      "*warn-on-reflection*",
                                      "*unchecked-math*",
                                      "*assert*",
                                      "*print-meta*",
                                      "*print-length*",
                                      "*print-level*",
                                      "*print-namespace-maps*",
                                      "*data-readers*",
                                      "*default-data-reader-fn*",
                                      "*command-line-args*",
                                      "*1",
                                      "*2",
                                      "*3",
                                      "*e"};
  if (strcmp(v->ns, "clojure.core") != 0) return false;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(v->name, names[i]) == 0) return true;
  return false;
}

static Node *bare_var(VarInfo *v, Loc loc) {
  Node *n = node_new(OP_THE_VAR, loc);
  n->var = v;
  n->bare = true;
  return n;
}

static Node *set_main_var(VarInfo *v, Node *value, Loc loc) {
  Node **items = arena_alloc(2 * sizeof *items);
  items[0] = bare_var(v, loc);
  items[1] = value;
  Node *node = node_items(OP_PRIM, items, 2, loc);
  node->prim = prim_get(PRIM_var_set_main);
  return node;
}

static Node *analyze_set(Ctx c, const val *f, int n, Loc loc) {
  if (n != 3) return bad(loc, "(set! target value)", "Malformed assignment");
  Node *js = js_set(c, f[1], f[2], loc);
  if (js) return js;
  Node *value = analyze(ctx_value(c), f[2], loc);
  Node *node;
  if (rt_is_sym(f[1])) {
    Local *l = form_ns(f[1]) ? NULL : scope_find(c.scope, form_name(f[1]));
    if (l && !l->mutable)
      return bad(loc, "mark the field ^:mutable",
                 "Cannot assign to non-mutable local");
    VarInfo *v = l ? NULL : find_var(f[1], loc);
    if (!l && !v) return analyze_error(loc);
    if (v && bound_by_main(v)) return set_main_var(v, value, loc);
    node = node_new(l ? OP_SET_FIELD : OP_SET_VAR, loc);
    node->var = v;
    if (l) node->local = analyze_local(c, l, loc)->local;
    node->a = value;
    return node;
  }
  Node *target = analyze(ctx_value(c), f[1], loc);
  if (target->op == OP_THROW) return target; // of an unknown class
  if (target->op == OP_VAR && java_is_ns(target->var->cns))
    return set_main_var(target->var, value, loc);
  bool method = target->op == OP_METHOD && target->n == 1; // (. x field)
  if (target->op != OP_FIELD && !method)
    return bad(loc, NULL, "Invalid assignment target");
  VarInfo *setter = java_in_library()
                        ? NULL
                        : java_var(arena_printf("set-%s", target->name), loc);
  if (setter) { // a field of what is not the program's
    Node **args = arena_alloc(2 * sizeof *args);
    args[0] = method ? target->items[0] : target->a;
    args[1] = value;
    node = node_items(OP_INVOKE, args, 2, loc);
    node->a = node_var(setter, loc);
    return node;
  }
  node = node_new(OP_SET_FIELD_OF, loc);
  node->name = target->name;
  node->own = target->own;
  node->a = method ? target->items[0] : target->a;
  node->b = value;
  return node;
}

// The file as :file has it: relative to the folder of sources.
static const char *meta_file(const char *file) {
  return strncmp(file, "stdlib/", 7) == 0 ? file + 7 : file;
}

static val meta_put(val m, const char *key, val x) {
  return rt_assoc(session->sp, m, rt_keyword_from_c(NULL, key), x);
}

// Metadata of a def as an expression: what the symbol carries, the docstring,
// the place and the namespace.
static val def_meta(val sym, val doc, VarInfo *v, Loc loc) {
  val m = form_meta(sym);
  if (doc != RT_NIL) m = meta_put(m, "doc", doc);
  m = facts_meta(v, m);
  m = meta_put(m, "line", RT_FIX(loc.line));
  m = meta_put(m, "column", RT_FIX(loc.col));
  m = meta_put(m, "file", rt_str_from_c(meta_file(loc.file)));
  m = meta_put(m, "name",
               form_list(2, (val[]){form_sym("quote"), form_sym(v->name)}));
  return meta_put(m, "ns", v->cns->ns);
}

static bool meta_flag(val meta, const char *key) {
  return meta != RT_NIL && rt_truthy(form_get(meta, key));
}

static void def_flags(VarInfo *v, val meta) {
  if (meta_flag(meta, "dynamic")) v->is_dynamic = true;
  if (meta_flag(meta, "private")) v->is_private = true;
  if (meta_flag(meta, "redef")) v->redef = true;
  v->is_macro = meta_flag(meta, "macro");
  val voids = meta == RT_NIL ? RT_NIL : form_get(meta, "void-methods");
  if (rt_is_str(voids)) v->void_methods = arena_strdup(form_str(voids));
}

// "LLD" for ([^long a ^long b] with a ^double result), NULL without hints.
static const char *typed_signature(const Arity *a) {
  char *letters = arena_alloc((size_t)a->nparams + 2);
  bool any = a->ret != REP_VAL;
  for (int i = 0; i <= a->nparams; i++) {
    Rep r = i < a->nparams ? rep_of_tag(a->params[i]->tag) : a->ret;
    letters[i] = "VLD"[r];
    any = any || r != REP_VAL;
  }
  return any ? letters : NULL;
}

static void def_fn_shape(VarInfo *v, FnInfo *fn) {
  v->fn = fn;
  v->is_fn = fn->ncaptures == 0;
  memset(v->typed, 0, sizeof v->typed);
  v->fixed = 0;
  v->va = -1;
  for (int i = 0; i < fn->narities; i++) {
    Arity *a = fn->arities[i];
    if (a->variadic)
      v->va = a->nparams - 1;
    else
      v->fixed |= arity_bit(a->nparams);
    if (!a->variadic && a->nparams <= 6 && v->is_fn)
      v->typed[a->nparams] = typed_signature(a);
  }
}

// Is the arity's body just one prim call of its parameters in order?
static void def_prims(VarInfo *v, FnInfo *fn) {
  for (int i = 0; i < fn->narities; i++) {
    Arity *a = fn->arities[i];
    Node *b = a->body;
    if (a->variadic || a->nparams > 6 || b->op != OP_PRIM || b->n != a->nparams)
      continue;
    bool same = true;
    for (int k = 0; k < b->n; k++)
      same = same && b->items[k]->op == OP_LOCAL &&
             b->items[k]->local == a->params[k];
    if (same) v->prims[a->nparams] = b->prim;
  }
}

static bool makes_multi(const Node *init) {
  return init->op == OP_INVOKE && init->a->op == OP_VAR &&
         init->a->var == core_var("multi-fn");
}

// is_fn: init is a function that was written in this def. (Another one may
// come from a local whose function is known.)
static void def_value(VarInfo *v, Node *init, bool is_fn) {
  if (v->defined) v->redef = true;
  v->defined = true;
  is_fn = is_fn && init->op == OP_FN;
  if (is_fn && init->fn->parent->fn->csym) v->redef = true; // unbound at first
  if (is_fn) init->fn->global = true;
  if (node_is_prim(init, PRIM_protocol_new)) {
    if (v->is_protocol && !session->again)
      v->protocol_csym =
          arena_printf("%s_R%d", v->csym, ++session->ns->counter);
    init->name = v->protocol_csym ? v->protocol_csym : v->csym;
    v->is_protocol = true;
  }
  v->is_multi = makes_multi(init);
  if (!is_fn) return;
  def_fn_shape(v, init->fn);
  if (v->is_fn) def_prims(v, init->fn);
  if (v->is_fn && !v->redef) init->fn->typed_for = v;
}

// A def of a var that has a value tells its watches, as alter-var-root does.
static Node *set_root(VarInfo *v, Node *init, Loc loc) {
  return node_core_call("var-set-root", bare_var(v, loc), init, loc);
}

static const char *def_name(val sym, Loc loc) {
  if (!rt_is_sym(sym)) {
    diag_error(loc, NULL, "First argument to def must be a Symbol");
    return NULL;
  }
  const char *ns = form_ns(sym);
  if (ns && strcmp(ns, session->ns->name) != 0) {
    diag_error(loc, NULL, "Can't create defs outside of current ns");
    return NULL;
  }
  return form_name(sym);
}

// The class that a name of the program's own means: then it is no var. NULL:
// none.
static const char *class_mapped(const char *name) {
  bool dotted = strchr(name, '.') != NULL;
  return session->is_library || dotted ? NULL
                                       : class_full_name(session->ns, name);
}

Node *analyze_def(Ctx c, const val *f, int n, Loc loc) {
  if (n < 2) return bad(loc, "(def name value?)", "Too few arguments to def");
  if (n > 4 || (n == 4 && !rt_is_str(f[2])))
    return bad(loc, "(def name doc? value?)", "Too many arguments to def");
  const char *name = def_name(f[1], loc);
  if (!name) return analyze_error(loc);
  const char *cls = class_mapped(name);
  if (cls) {
    const ClassInfo *c = class_resolve(session->ns, name);
    diag_error(form_loc(f[1], loc), NULL,
               "Expecting var, but %s is mapped to %s %s", name,
               c && c->is_interface ? "interface" : "class", cls);
    return analyze_error(loc);
  }
  val meta = form_meta(f[1]);
  if (n > 2) warn_def(name, meta_flag(meta, "dynamic"), f[1], loc);
  VarInfo *v = ns_intern(session->ns, name);
  v->loc = loc;
  bool declares = meta_flag(meta, "declared");
  if (!declares || !v->defined) def_flags(v, meta);
  var_object(v);
  Node *node = node_new(OP_DEF, loc);
  node->var = v;
  c = ctx_value(c);
  if (!declares)
    node->b = analyze(c, def_meta(f[1], n == 4 ? f[2] : RT_NIL, v, loc), loc);
  if (n == 2) {
    v->is_declared = true;
    return node;
  }
  val init = f[n - 1];
  val head = rt_is_seq(init) ? rt_first(session->sp, init) : RT_NIL;
  for (int i = 0; i < 8 && rt_is_seq(init) && !form_is_symbol(head, "fn*");
       i++) {
    val next = analyze_expand1(c, init, form_loc(init, loc));
    if (next == RT_THROWN) return analyze_error(loc);
    if (next == init) break;
    init = next;
    head = rt_is_seq(init) ? rt_first(session->sp, init) : RT_NIL;
  }
  bool is_fn = form_is_symbol(head, "fn*");
  const char *csym = v->csym;
  if (is_fn && v->has_fn)
    csym = arena_printf("%s_R%d", v->csym, ++session->ns->counter);
  v->has_fn = v->has_fn || is_fn;
  node->a = is_fn ? analyze_fn(c, init, form_loc(init, loc), csym, name)
                  : analyze(c, init, loc);
  if (v->is_multi && makes_multi(node->a) &&
      !session->again) { // defmulti again changes nothing
    node->a = NULL;
    return node;
  }
  bool again = v->defined && !session->is_library;
  def_value(v, node->a, is_fn);
  protocol_method_def(v, node->a, meta);
  export_note(v, f[1], n == 4 ? f[2] : RT_NIL, is_fn ? init : RT_NIL, loc);
  bool keeps = session->side && v->is_protocol; // rt_side_protocol does it
  if (again && !keeps) node->a = set_root(v, node->a, loc);
  return node;
}

static Node *analyze_throw(Ctx c, const val *f, int n, Loc loc) {
  if (n != 2) return bad(loc, "(throw exception)", "throw takes one form");
  Node *node = node_new(OP_THROW, loc);
  node->a = analyze(ctx_value(c), f[1], loc);
  return node;
}

// --- try ---

static ClassInfo *catch_class(val sym, Loc loc) {
  if (js_catches_all(sym)) return class_builtin("java.lang.Throwable");
  Resolved r = rt_is_sym(sym) ? analyze_resolve(sym) : (Resolved){0};
  if (r.cls) return r.cls;
  const char *name = rt_is_sym(sym) ? form_name(sym) : NULL;
  diag_error(form_loc(sym, loc), name ? class_hint(name) : NULL,
             "Unable to resolve classname: %s",
             name ? name : "a name is needed here");
  return class_builtin("java.lang.Throwable");
}

static void analyze_catch(Ctx c, Node *node, val clause, Loc loc) {
  val *f;
  int n = form_items(clause, &f);
  loc = form_loc(clause, loc);
  if (n < 3 || !rt_is_sym(f[2])) {
    bad(loc, "(catch Class name body...)", "Malformed catch");
    return;
  }
  node->classes[node->n] = catch_class(f[1], loc);
  Local *l = local_new(c.arity, binding_name(f[2], loc), LOCAL_VALUE);
  node->locals[node->n] = l;
  c.scope = scope_add(c.scope, l);
  node->items[node->n++] = analyze_body(c, f + 3, n - 3, loc);
}

// Does a catch clause among the forms catch IllegalArgumentException?
static bool catches_reflection(const val *f, int n) {
  static const char *const names[] = {
      "IllegalArgumentException", "RuntimeException", "Exception", "Throwable"};
  for (int i = 0; i < n; i++) {
    val *g;
    if (!form_is_call(f[i], "catch") || form_items(f[i], &g) < 2) continue;
    for (size_t k = 0; rt_is_sym(g[1]) && k < sizeof names / sizeof *names; k++)
      if (strcmp(class_simple(form_name(g[1])), names[k]) == 0) return true;
  }
  return false;
}

Node *analyze_try(Ctx c, const val *f, int n, Loc loc) {
  c.loop = NULL;
  c.tail = false;
  Node *node = node_new(OP_TRY, loc);
  size_t size = (size_t)(n + 1) * sizeof(void *);
  node->items = arena_alloc(size);
  node->locals = arena_alloc(size);
  node->classes = arena_alloc(size);
  int body = 1;
  while (body < n && !form_is_call(f[body], "catch") &&
         !form_is_call(f[body], "finally"))
    body++;
  bool caught = catches_reflection(f + body, n - body);
  session->caught += caught;
  node->a = analyze_body(c, f + 1, body - 1, loc);
  session->caught -= caught;
  for (int i = body; i < n; i++) {
    if (form_is_call(f[i], "catch") && !node->b) {
      analyze_catch(c, node, f[i], loc);
    } else if (form_is_call(f[i], "finally")) {
      val *g;
      int m = form_items(f[i], &g);
      node->b = analyze_body(c, g + 1, m - 1, loc);
      if (i == n - 1) break;
      bad(form_loc(f[i], loc), NULL,
          "finally clause must be last in try expression");
      break;
    } else {
      bad(form_loc(f[i], loc), NULL,
          "Only catch or finally clause can follow catch in try expression");
    }
  }
  return node->n || node->b ? node : node->a;
}

// --- case* ---

// (case* expr default [const ...] result [const ...] result ...)
Node *analyze_case(Ctx c, const val *f, int n, Loc loc) {
  if (n < 3 || n % 2 == 0) return bad(loc, NULL, "Malformed case*");
  Node *node = node_new(OP_CASE, loc);
  node->a = analyze(ctx_value(c), f[1], loc);
  node->b = analyze(c, f[2], loc);
  node->n = (n - 3) / 2;
  node->items = arena_alloc((size_t)n * sizeof *node->items);
  node->keys = arena_alloc((size_t)n * sizeof *node->keys);
  for (int i = 0; i < node->n; i++) {
    val keys = form_plain(f[3 + 2 * i]);
    if (rt_kind(keys) != KIND_VEC) return bad(loc, NULL, "Malformed case*");
    node->keys[i] = node_const(keys, loc);
    node->items[i] = analyze(c, f[4 + 2 * i], loc);
  }
  return node;
}

static Node *analyze_monitor(Ctx c, const val *f, int n, Loc loc) {
  // One thread: locking only evaluates its argument.
  if (n != 2) return bad(loc, NULL, "monitor-enter and -exit take one form");
  Node *node = node_new(OP_DO, loc);
  node->items = arena_alloc(2 * sizeof *node->items);
  node->items[0] = analyze(ctx_value(c), f[1], loc);
  node->items[1] = node_const(RT_NIL, loc);
  node->n = 2;
  return node;
}

// catch, finally and & are clauses of try and fn*; elsewhere names as others.
static Node *misplaced(Ctx c, val sym, Loc loc, bool *found) {
  *found = !scope_find(c.scope, form_name(sym)) && !analyze_resolve(sym).var;
  if (!*found) return NULL;
  diag_error(loc, NULL, "Unable to resolve symbol: %s in this context",
             form_name(sym));
  return analyze_error(loc);
}

static const struct {
  const char *name;
  Special analyze;
} specials[] = {
    {"quote", analyze_quote},
    {"if", analyze_if},
    {"do", analyze_do},
    {"let*", analyze_let},
    {"loop*", analyze_loop},
    {"recur", analyze_recur},
    {"letfn*", analyze_letfn},
    {"var", analyze_the_var},
    {"set!", analyze_set},
    {"def", analyze_def},
    {"throw", analyze_throw},
    {"try", analyze_try},
    {"case*", analyze_case},
    {"new", analyze_new},
    {".", analyze_dot},
    {"deftype*", analyze_deftype},
    {"reify*", analyze_reify},
    {"monitor-enter", analyze_monitor},
    {"monitor-exit", analyze_monitor},
    {"catch", NULL},
    {"finally", NULL},
    {"&", NULL},
};

Node *analyze_special(Ctx c, val form, const char *name, Loc loc, bool *found) {
  *found = true;
  if (strcmp(name, "fn*") == 0)
    return analyze_fn(ctx_value(c), form, loc, NULL, NULL);
  for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
    if (strcmp(name, specials[i].name) == 0) {
      val *f;
      int n = form_items(form, &f);
      return specials[i].analyze ? specials[i].analyze(c, f, n, loc)
                                 : misplaced(c, f[0], loc, found);
    }
  *found = false;
  return NULL;
}
