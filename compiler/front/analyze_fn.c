// SPDX-License-Identifier: MIT
// fn*: arities, parameters, and what a function captures from around it.
//
// A reference to a local of an enclosing function goes through one capture per
// function in between. A method of reify captures through its object: the
// captured local becomes a field. A local bound to a function literal that
// captures nothing needs no capture: the literal is a static object.
#include "compiler/front/analyze.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/coll/list.h"
#include "rt/num/num.h"
#include "rt/str/sym.h"
#include "rt/coll/vec.h"

#include <string.h>

Node *analyze_local(Ctx c, Local *l, Loc loc) {
  if (l->known_fn && l->known_fn->ncaptures == 0 && l->known_fn->narities &&
      l->kind != LOCAL_SELF && l->arity != c.arity) {
    Node *n = node_new(OP_FN, loc);
    n->fn = l->known_fn;
    return n;
  }
  Node *n = node_new(OP_LOCAL, loc);
  n->local = local_reach(c.arity, l);
  return n;
}

// --- parameters and bodies ---

static bool add_param(Arity *a, val sym, Scope **scope, Loc loc) {
  if (!rt_is_sym(sym) || form_ns(sym)) {
    diag_error(form_loc(sym, loc), "destructuring needs fn, not fn*",
               "fn params must be Symbols");
    return false;
  }
  Local *l = local_new(a, form_name(sym), LOCAL_PARAM);
  l->tag = form_tag(sym);
  local_push(&a->params, &a->nparams, l);
  warn_local(*scope, sym, loc);
  *scope = scope_add(*scope, l);
  return true;
}

static Scope *analyze_params(Arity *a, val params, Scope *scope, Loc loc) {
  val *p;
  int n = form_items(params, &p);
  for (int i = 0; i < n; i++) {
    if (form_is_symbol(p[i], "&")) {
      if (i != n - 2) {
        diag_error(loc, NULL, "Unexpected parameter after &");
        return scope;
      }
      a->variadic = true;
      a->required = i;
    } else if (!add_param(a, p[i], &scope, loc)) {
      return scope;
    }
  }
  if (a->nparams > 20 + a->variadic + 2 * a->fn->is_method)
    diag_error(loc, NULL, "Can't specify more than 20 params");
  return scope;
}

// The fields of a deftype are in scope in its methods.
static Scope *method_fields(Arity *a, ClassInfo *cls, Scope *scope) {
  if (cls->is_reify) return scope;
  for (int i = 0; i < cls->nfields; i++) {
    const char *name = cls->fields[i]->name;
    Local *param = scope_find(scope, name);
    if (param && param->arity == a) continue; // shadowed by a parameter
    scope = scope_add(scope, local_of_field(a, cls, i, cls->fields[i]));
  }
  return scope;
}

// Methods overloaded by hints only: the first one stands for all.
static void add_arity(FnInfo *fn, Arity *a) {
  for (int i = 0; fn->is_method && i < fn->narities; i++)
    if (fn->arities[i]->nparams == a->nparams) return;
  Arity **grown = arena_alloc((size_t)(fn->narities + 1) * sizeof *grown);
  if (fn->narities)
    memcpy(grown, fn->arities, (size_t)fn->narities * sizeof *grown);
  grown[fn->narities++] = a;
  fn->arities = grown;
}

// The values that the body may end with, converted as a hint on the result
// wants it.
static Node *coerce(Node *n, Rep ret) {
  int last = n->n - 1;
  switch (n->op) {
  case OP_RECUR:
  case OP_THROW: return n;
  case OP_IF:
    n->b = coerce(n->b, ret);
    n->c = coerce(n->c, ret);
    return n;
  case OP_DO: n->items[last] = coerce(n->items[last], ret); return n;
  case OP_LET:
  case OP_LETFN:
  case OP_LOOP: n->a = coerce(n->a, ret); return n;
  case OP_CASE:
    n->b = coerce(n->b, ret);
    for (int i = 0; i < n->n; i++) n->items[i] = coerce(n->items[i], ret);
    return n;
  case OP_CONST:
    if (ret == REP_LONG ? rt_is_long(node_value(n))
                        : rt_is_double(node_value(n)))
      return n;
    break;
  default: break;
  }
  return node_prim(ret == REP_LONG ? PRIM_num_long : PRIM_as_double, n);
}

static Arity *analyze_arity(Ctx c, FnInfo *fn, val params, const val *body,
                            int n, const char *self, Loc loc) {
  Arity *a = arity_new(fn, c.arity);
  a->self = local_new(a, self ? self : "", LOCAL_SELF);
  a->self->known_fn = fn;
  Scope *scope = self ? scope_add(c.scope, a->self) : c.scope;
  scope = analyze_params(a, params, scope, loc);
  a->ret = rep_of_tag(form_tag(params));
  if (fn->is_method && a->nparams == 0) {
    diag_error(loc, "the first parameter of a method is the object itself",
               "Must supply at least one argument for 'this' in: %s",
               fn->method_name);
    return a;
  }
  if (fn->is_method) scope = method_fields(a, fn->method_of, scope);
  a->loop = arena_alloc(sizeof *a->loop);
  int skip = fn->is_method ? 1 : 0; // recur keeps the object
  *a->loop = (LoopInfo){
      .locals = a->params + skip, .n = a->nparams - skip, .arity = a};
  Ctx inner = {.scope = scope, .arity = a, .loop = a->loop, .tail = true};
  add_arity(fn, a);
  a->body = analyze_body(inner, body, n, loc);
  if (a->ret != REP_VAL) a->body = coerce(a->body, a->ret);
  return a;
}

static void check_arities(FnInfo *fn, Loc loc) {
  uint32_t seen = 0;
  int variadic = 0, max_fixed = 0, va = 0;
  for (int i = 0; i < fn->narities; i++) {
    Arity *a = fn->arities[i];
    if (a->variadic) {
      variadic++;
      va = a->required;
      continue;
    }
    if (seen & arity_bit(a->nparams) && !fn->is_method)
      diag_error(loc, NULL, "Can't have 2 overloads with same arity");
    seen |= arity_bit(a->nparams);
    if (a->nparams > max_fixed) max_fixed = a->nparams;
  }
  if (variadic > 1)
    diag_error(loc, NULL, "Can't have more than 1 variadic overload");
  if (variadic && max_fixed > va)
    diag_error(loc, NULL,
               "Can't have fixed arity function with more params "
               "than variadic function");
}

// Named after the outermost function it is in.
static const char *fn_symbol(Ctx c, const char *name) {
  const FnInfo *top = c.arity->fn;
  while (top->csym && top->parent && top->parent->fn->csym)
    top = top->parent->fn;
  return arena_printf("%s_%d",
                      munge_join(top->csym ? top->csym : session->ns->cname,
                                 name ? name : "fn"),
                      ++session->ns->counter);
}

static FnInfo *fn_new(Ctx c, const char *csym, const char *name, Loc loc) {
  FnInfo *fn = arena_alloc(sizeof *fn);
  const char *outer = c.arity->fn->name;
  fn->parent = c.arity;
  fn->csym = csym ? csym : fn_symbol(c, name);
  fn->name = arena_printf("%s/%s", outer && !csym ? outer : session->ns->name,
                          name ? name : "fn");
  fn->loc = loc;
  return fn;
}

// --- variadic arities with many required parameters ---

// The calling convention passes at most RT_MAX_DIRECT required arguments
// beside the rest. [a b c d e f g h & more] body becomes
//   [a b c d e f & r]
//   (let* [_ (rt/check-rest name 2 r), g (rt/first r), r (rt/next r), ...]
//     (loop* [a a, b b, ...] body))      ; the loop takes the body's recur
typedef struct Wide {
  val *items; // binding forms
  int n;
} Wide;

static void wide_bind(Wide *w, val name, val value) {
  w->items[w->n++] = name;
  w->items[w->n++] = value;
}

static val rt_form(const char *prim, val arg) {
  return form_list(2, (val[]){rt_sym_from_c(PRIM_NS, prim), arg});
}

static int wide_required(val params) {
  val *p;
  int n = form_items(params, &p);
  return n > RT_MAX_DIRECT + 2 && form_is_symbol(p[n - 2], "&") ? n - 2 : 0;
}

// f: the parameter vector and the body; returns the rewritten pair.
static val *wide_rewrite(const FnInfo *fn, const val *f, int n, int required) {
  val *p, rest = form_sym("rest__");
  form_items(f[0], &p);
  Wide let = {arena_alloc(128 * sizeof(val)), 0};
  Wide loop = {arena_alloc(128 * sizeof(val)), 0};
  int extra = required - RT_MAX_DIRECT;
  wide_bind(
      &let, form_sym("_"),
      form_list(4, (val[]){rt_sym_from_c(PRIM_NS, "check-rest"),
                           rt_str_from_c(fn->name), RT_FIX(extra), rest}));
  for (int i = 0; i < extra; i++) {
    wide_bind(&let, p[RT_MAX_DIRECT + i], rt_form("first", rest));
    wide_bind(&let, rest, rt_form("next", rest));
  }
  wide_bind(&let, p[required + 1], rest);
  for (int i = 0; i < required; i++) wide_bind(&loop, p[i], p[i]);
  wide_bind(&loop, p[required + 1], p[required + 1]);
  val head[RT_MAX_DIRECT + 2];
  for (int i = 0; i < RT_MAX_DIRECT; i++) head[i] = p[i];
  head[RT_MAX_DIRECT] = form_sym("&");
  head[RT_MAX_DIRECT + 1] = rest;
  val *body = arena_alloc((size_t)(n + 2) * sizeof(val));
  body[0] = form_sym("loop*");
  body[1] = rt_vec_from(loop.n, loop.items);
  for (int i = 1; i < n; i++) body[i + 1] = f[i];
  val *out = arena_alloc(2 * sizeof(val));
  out[0] = rt_vec_from(RT_MAX_DIRECT + 2, head);
  out[1] = form_list(3, (val[]){form_sym("let*"), rt_vec_from(let.n, let.items),
                                form_list(n + 1, body)});
  return out;
}

// One arity given as ([params] body...) or, for methods, (name [params] ...).
static void analyze_arity_form(Ctx c, FnInfo *fn, const val *f, int n,
                               const char *self, Loc loc) {
  if (n < 1 || !form_is_vector(f[0])) {
    diag_error(loc, "(fn name? [params] body...)",
               "Parameter declaration should be a vector");
    return;
  }
  int wide = wide_required(f[0]);
  if (wide) {
    f = wide_rewrite(fn, f, n, wide);
    n = 2;
  }
  Arity *a = analyze_arity(c, fn, f[0], f + 1, n - 1, self, loc);
  if (wide) a->required = wide;
}

static bool once_flag(val head) {
  val m = form_meta(head);
  return m != RT_NIL && rt_truthy(form_get(m, "once"));
}

Node *analyze_fn(Ctx c, val form, Loc loc, const char *csym, const char *name) {
  val *f;
  int n = form_items(form, &f), i = 1;
  const char *self = NULL;
  if (n > 1 && rt_is_sym(f[1])) {
    self = form_name(f[1]);
    i = 2;
  }
  FnInfo *fn = fn_new(c, csym, csym ? name : self, loc);
  fn->once = once_flag(f[0]) || once_flag(form);
  if (i < n && form_is_vector(f[i])) {
    analyze_arity_form(c, fn, f + i, n - i, self, loc);
  } else {
    for (; i < n; i++) {
      val *g;
      if (!form_is_list(f[i])) {
        diag_error(loc, NULL, "Parameter declaration should be a vector");
        break;
      }
      int m = form_items(f[i], &g);
      analyze_arity_form(c, fn, g, m, self, form_loc(f[i], loc));
    }
  }
  if (fn->narities == 0 && n <= (self ? 2 : 1))
    diag_error(loc, "(fn name? [params] body...)",
               "Parameter declaration missing");
  check_arities(fn, loc);
  fn->ns = session->ns;
  if (!session->is_library && !csym && fn->ncaptures == 0) {
    fn->form = constant_new(form);
  }
  Node *node = node_new(OP_FN, loc);
  node->fn = fn;
  val meta = form_meta(form), site_key = rt_keyword_from_c("rt", "site");
  if (meta != RT_NIL && rt_is_str(rt_get(session->sp, meta, site_key))) {
    fn->site = arena_printf("%s/%s", session->ns->name,
                            form_str(rt_get(session->sp, meta, site_key)));
    meta = rt_dissoc(session->sp, meta, site_key);
    if (!rt_count_raw(session->sp, meta)) meta = RT_NIL;
  }
  if (meta == RT_NIL || once_flag(form)) return node;
  Node *with = node_new(OP_WITH_META, loc);
  with->a = node;
  with->b = analyze(ctx_value(c), meta, loc);
  return with;
}

Node *analyze_methods(Ctx c, ClassInfo *cls, const char *name, const val *forms,
                      int n, Loc loc) {
  const char *csym = arena_printf("%s_M_%s", cls->csym, munge(name));
  FnInfo *fn = fn_new(c, csym, name, loc);
  fn->name = arena_printf("%s.%s", cls->name, name);
  fn->is_method = true;
  fn->method_name = name;
  fn->method_of = cls;
  for (int i = 0; i < n; i++) {
    val *g;
    int m = form_items(forms[i], &g);
    analyze_arity_form(c, fn, g + 1, m - 1, NULL, form_loc(forms[i], loc));
  }
  check_arities(fn, loc);
  Node *node = node_new(OP_FN, loc);
  node->fn = fn;
  return node;
}
