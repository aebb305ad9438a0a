// SPDX-License-Identifier: MIT
// Expansions: what pass_fuse puts in place of calls of some functions of
// clojure.core (stdlib/expansions.edn, where the notation is explained).
//
// The body of an expansion is analyzed anew, as code of clojure.core, for each
// call that it replaces; its parameters are locals bound to the arguments.
#include "compiler/passes/fuse.h"
#include "compiler/base/read_file.h"
#include "compiler/passes/passes.h"
#include "rt/base/core.h"
#include "rt/mem/gc.h"
#include "rt/num/num.h"
#include "rt/read/read.h"
#include "rt/str/sym.h"
#include "rt/coll/vec.h"

#include <stdlib.h>
#include <string.h>

typedef struct Expansion {
  Constant params, body;
  bool makes_fn;
} Expansion;

static void add_expansion(val form) {
  val *f;
  if (form_items(form, &f) != 3) fatal("expansions.edn: 3 parts are needed");
  const char *name = form_name(f[0]), *tag = form_tag(f[0]);
  if (form_ns(f[0])) name = arena_printf("%s/%s", form_ns(f[0]), name);
  PtrVec *same = strmap_get(session->expansions, name);
  if (!same)
    strmap_put(session->expansions, name, same = keep_alloc(sizeof *same));
  Expansion *e = keep_alloc(sizeof *e);
  *e = (Expansion){constant_new(f[1]), constant_new(f[2]),
                   tag && strcmp(tag, "fn") == 0};
  vec_push(same, e);
}

static void read_expansions(void) {
  session->expansions = strmap_new();
  size_t n;
  const char *file = session->expansions_file;
  char *text = file ? file_read(file, &n) : NULL;
  if (!text) return;
  ReadOpts opts = {.ns = RT_NIL};
  ReadState *r = rt_read_open_utf8(text, n, &opts);
  val form;
  ReadResult got;
  while ((got = rt_read_next(session->sp, r, &form)) == READ_FORM)
    add_expansion(form);
  if (got == READ_ERROR)
    fatal("%s:%u: %s", file, rt_read_where(r).line, rt_read_where(r).message);
  rt_read_close(r);
  free(text);
}

// --- matching ---

typedef struct Match {
  val names[16];
  Node *nodes[16];
  const char *tags[16];
  int n;
  bool took_off; // a call among the arguments was matched
} Match;

static bool is_long(Node *n) {
  n = fuse_known(n);
  if (n->op == OP_CONST) return rt_is_long(node_value(n));
  return node_is_prim(n, PRIM_as_long);
}

// Is it a function whose body is known, or a transducer?
static bool is_function(Node *n) {
  n = fuse_known(n);
  if (n->op == OP_FN) return true;
  if (n->op == OP_VAR) return var_is_direct(n->var) || fuse_constant_init(n);
  return expand_makes_fn(n);
}

static bool is_transducer(Node *n) {
  n = fuse_known(n);
  if (n->op == OP_VAR && var_is_direct(n->var))
    return strcmp(n->var->ns, "clojure.core") == 0 &&
           strcmp(n->var->name, "cat") == 0;
  return is_function(n);
}

static bool match_all(Match *m, val params, Node **nodes, int n, int from);

static bool match(Match *m, val param, Node *n) {
  if (!rt_is_sym(param)) {
    val *p;
    int count = form_items(param, &p);
    n = fuse_source(n);
    m->took_off = true;
    return fuse_is_core_call(n, form_name(p[0]), count - 1) &&
           match_all(m, param, n->items, n->n, 1);
  }
  const char *tag = form_tag(param);
  if (tag && strcmp(tag, "fn") == 0 && !is_function(n)) return false;
  if (tag && strcmp(tag, "xf") == 0 && !is_transducer(n)) return false;
  if (tag && strcmp(tag, "long") == 0 && !is_long(n)) return false;
  if (tag && strcmp(tag, "lazy") == 0 && !fuse_is_lazy(fuse_source(n)))
    return false;
  if (tag && strcmp(tag, "single") == 0 && !fuse_is_single(fuse_source(n)))
    return false;
  m->names[m->n] = param;
  m->tags[m->n] = tag;
  m->nodes[m->n++] = n;
  return true;
}

static bool match_all(Match *m, val params, Node **nodes, int n, int from) {
  val *p;
  if (form_items(params, &p) != n + from) return false;
  for (int i = 0; i < n; i++)
    if (!match(m, p[i + from], nodes[i])) return false;
  return true;
}

// The name by which expansions of the call are found; NULL: there are none.
static const char *expanded_name(const Node *n) {
  if (n->op == OP_PRIM) return arena_printf("rt/%s", n->prim->name);
  if (n->op != OP_CALL || n->expanded || !var_is_direct(n->var) ||
      strcmp(n->var->ns, "clojure.core") != 0)
    return NULL;
  return n->var->name;
}

static const Expansion *find(Match *m, Node *n, bool makes_fn) {
  const char *name = expanded_name(n);
  if (!name) return NULL;
  if (!session->expansions) read_expansions();
  const PtrVec *same = strmap_get(session->expansions, name);
  for (int i = 0; same && i < same->n; i++) {
    const Expansion *e = same->items[i];
    m->n = 0;
    m->took_off = false;
    if (e->makes_fn == makes_fn &&
        match_all(m, constant_value(e->params), n->items, n->n, 0))
      return e;
  }
  return NULL;
}

bool expand_makes_fn(Node *n) {
  Match m;
  return find(&m, n, true) != NULL;
}

// --- instantiating ---

// All of the expansion stands where the call stands. Is the function itself
// called, that may be replaced `again`, if a part of an argument was taken off.
static void mark(Node *n, const Node *call, bool again) {
  if (!n) return;
  n->loc = call->loc;
  if (n->op == OP_LET || n->op == OP_LOOP) {
    n->expanded = true;
    for (int i = 0; i < n->n; i++) n->locals[i]->implied = true;
  }
  if (n->op == OP_CALL && n->var == call->var && n->n == call->n)
    n->expanded = !again;
  mark(n->a, call, again);
  mark(n->b, call, again);
  mark(n->c, call, again);
  for (int i = 0; i < n->n; i++) mark(n->items[i], call, again);
  if (n->op != OP_FN) return;
  n->fn->expanded = true;
  n->fn->loc = call->loc;
  for (int i = 0; i < n->fn->narities; i++)
    mark(n->fn->arities[i]->body, call, again);
}

// The form as code of clojure.core; functions are numbered in ns.
static Node *analyze_in_core(Ctx c, val form, Loc loc, CNs *ns) {
  CNs *before = session->ns;
  PtrVec *lookups = session->lookups;
  session->ns = ns_find("clojure.core");
  int counter = session->ns->counter;
  session->ns->counter = ns->counter;
  session->lookups = NULL;
  Node *n = analyze(c, form, loc);
  ns->counter = session->ns->counter;
  session->ns->counter = counter;
  session->ns = before;
  session->lookups = lookups;
  return n;
}

bool expand_call(Arity *t, Node *n, CNs *ns, bool wanted) {
  Match m;
  const Expansion *e = find(&m, n, false);
  if (!e && wanted) e = find(&m, n, true);
  if (!e) return false;
  Node *let = node_new(OP_LET, n->loc);
  let->n = m.n;
  let->items = arena_alloc((size_t)(m.n + 1) * sizeof *let->items);
  let->locals = arena_alloc((size_t)(m.n + 1) * sizeof *let->locals);
  Ctx c = {.arity = t};
  for (int i = 0; i < m.n; i++) {
    let->items[i] = m.nodes[i];
    let->locals[i] = local_new(t, form_name(m.names[i]), LOCAL_VALUE);
    let->locals[i]->implied = true;
    let->locals[i]->wanted = m.tags[i] && strcmp(m.tags[i], "long") != 0;
    let->locals[i]->linear = true;
    c.scope = scope_add(c.scope, let->locals[i]);
  }
  let->a = analyze_in_core(c, constant_value(e->body), n->loc, ns);
  direct_all(let->a);
  mark(let->a, n, m.took_off);
  *n = *let;
  return true;
}
