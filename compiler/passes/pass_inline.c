// SPDX-License-Identifier: MIT
// Pass: puts the bodies of small functions in place of their calls.
//
// A body travels as text (VarInfo.inlines, also in interface files), so a
// function of another namespace, compiled long ago, can be inlined too, and
// reading the text is what copies the body. In prefix notation, for
// (defn not [x] (if x false true)):
//
//     V:V if p0 kf kt
//
// Before the colon a letter per parameter (V, L or D: its hint), after it that
// of the result. Words:
//
//     p<i>  parameter        v<i>  i-th let local   g<var>  value of a var
//     kn kt kf ki<long> kc<char> k:<keyword>        constants
//     if, throw, do<n>, vec<n>, let<n>: n initial values, then the body
//     r<n>:<prim>  c<n>:<var>  i<n>  calls; the last of its first operand
//     @<line>:<column>  what follows stands there, for traces
//
// Arguments that are constants or locals are put in directly, others are bound
// first, so each is evaluated once and in order.
#include "compiler/passes/passes.h"
#include "compiler/front/analyze.h"
#include "rt/num/num.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_WORDS_INLINED = 16, MAX_DEPTH = 4 };

// --- writing ---

typedef struct Writer {
  const Arity *arity;
  Buf out;
  PtrVec lets; // Local *
  int words;
  int line, col; // of what was written last; line -1: places do not matter
  bool failed;
} Writer;

static void word(Writer *w, const char *s) {
  if (++w->words > MAX_WORDS_INLINED || strchr(s, ' ')) w->failed = true;
  buf_printf(&w->out, " %s", s);
}

static void write_const(Writer *w, val v) {
  if (v == RT_NIL)
    word(w, "kn");
  else if (v == RT_TRUE)
    word(w, "kt");
  else if (v == RT_FALSE)
    word(w, "kf");
  else if (rt_is_fix(v))
    word(w, arena_printf("ki%ld", (long)rt_unfix(v)));
  else if (rt_is_char(v))
    word(w, arena_printf("kc%u", rt_char_code(v)));
  else if (rt_is_keyword(v) && !form_ns(v))
    word(w, arena_printf("k:%s", form_name(v)));
  else
    w->failed = true;
}

static void write_local(Writer *w, const Local *l) {
  for (int i = 0; i < w->arity->nparams; i++)
    if (w->arity->params[i] == l) {
      word(w, arena_printf("p%d", i));
      return;
    }
  for (int i = 0; i < w->lets.n; i++)
    if (w->lets.items[i] == l) {
      word(w, arena_printf("v%d", i));
      return;
    }
  w->failed = true;
}

static void write_node(Writer *w, const Node *n);

static void write_items(Writer *w, const Node *n) {
  for (int i = 0; i < n->n && !w->failed; i++) write_node(w, n->items[i]);
}

static void write_let(Writer *w, const Node *n) {
  word(w, arena_printf("let%d", n->n));
  for (int i = 0; i < n->n && !w->failed; i++) {
    write_node(w, n->items[i]);
    vec_push(&w->lets, n->locals[i]);
    if (n->locals[i]->tag) w->failed = true;
  }
  write_node(w, n->a);
}

static void write_node(Writer *w, const Node *n) {
  if (w->failed) return;
  if (w->line >= 0 && n->loc.line &&
      (n->loc.line != w->line || n->loc.col != w->col)) {
    w->line = n->loc.line;
    w->col = n->loc.col;
    buf_printf(&w->out, " @%d:%d", w->line, w->col);
  }
  switch (n->op) {
  case OP_CONST: write_const(w, node_value(n)); break;
  case OP_LOCAL: write_local(w, n->local); break;
  case OP_VAR: word(w, arena_printf("g%s", var_full_name(n->var))); break;
  case OP_IF:
    word(w, "if");
    write_node(w, n->a);
    write_node(w, n->b);
    write_node(w, n->c);
    break;
  case OP_THROW:
    word(w, "throw");
    write_node(w, n->a);
    break;
  case OP_LET: write_let(w, n); break;
  case OP_DO:
  case OP_VECTOR:
    word(w, arena_printf("%s%d", n->op == OP_DO ? "do" : "vec", n->n));
    write_items(w, n);
    break;
  case OP_PRIM:
    word(w, arena_printf("r%d:%s", n->n, n->prim->name));
    write_items(w, n);
    break;
  case OP_CALL:
    word(w, arena_printf("c%d:%s", n->n, var_full_name(n->var)));
    write_items(w, n);
    break;
  case OP_INVOKE:
    word(w, arena_printf("i%d", n->n));
    write_node(w, n->a);
    write_items(w, n);
    break;
  default: w->failed = true;
  }
}

static const char *inline_text(const Arity *a, const VarInfo *v) {
  if (!a->body || (a->loop && a->loop->used)) return NULL;
  Writer w = {.arity = a, .line = v->cns->shakeable ? -1 : 0};
  for (int i = 0; i < a->nparams; i++) {
    Rep r = rep_of_tag(a->params[i]->tag);
    if (a->params[i]->tag && r == REP_VAL) return NULL;
    buf_printf(&w.out, "%c", "VLD"[r]);
  }
  buf_printf(&w.out, ":%c", "VLD"[a->ret]);
  write_node(&w, a->body);
  buf_puts(&w.out, " "); // ends the last word for strstr
  bool recursive = strstr(w.out.s, arena_printf(":%s ", var_full_name(v)));
  return w.failed || recursive ? NULL : w.out.s;
}

static bool looks_up(const Form *form) {
  for (int i = 0; i < form->lookups.n; i++)
    if (*(const char *)form->lookups.items[i] == '?') return true;
  return false;
}

// What a form looks up is noted beside it, and its caller would not have that.
static void keep_lookups(const CNs *ns) {
  for (int i = 0; !ns->shakeable && i < ns->forms.n; i++) {
    const Form *form = ns->forms.items[i];
    if (form->node->op == OP_DEF && looks_up(form))
      memset(form->node->var->inlines, 0, sizeof form->node->var->inlines);
  }
}

void inline_publish(CNs *ns) {
  for (int i = 0; i < strmap_count(ns->mappings); i++) {
    VarInfo *v = strmap_value(ns->mappings, i);
    if (v->cns != ns || !v->fn || v->is_macro || !var_is_direct(v)) continue;
    for (int k = 0; k < v->fn->narities; k++) {
      const Arity *a = v->fn->arities[k];
      if (!a->variadic && a->nparams <= 6 && !v->prims[a->nparams])
        v->inlines[a->nparams] = inline_text(a, v);
    }
  }
  keep_lookups(ns);
}

// --- reading ---

typedef struct Reader {
  const char *p;
  Arity *arity; // the caller
  Loc loc;
  Node *const *params;
  PtrVec lets; // Local *
  bool failed;
} Reader;

static const char *next_word(Reader *r) {
  while (*r->p == ' ') r->p++;
  size_t n = strcspn(r->p, " ");
  const char *w = arena_printf("%.*s", (int)n, r->p);
  r->p += n;
  return w;
}

// Reading it again has no effect and gives the same.
static bool can_repeat(const Node *n) {
  return n->op == OP_CONST || n->op == OP_CLASS || n->op == OP_THE_VAR ||
         (n->op == OP_LOCAL && !n->local->mutable) ||
         (n->op == OP_VAR && var_is_direct(n->var));
}

static Node *copy(const Node *n) {
  Node *c = node_new(n->op, n->loc);
  *c = *n;
  return c;
}

static VarInfo *find_var(Reader *r, const char *name) {
  VarInfo *v = var_named(name);
  if (!v) r->failed = true;
  return v;
}

static Node *read_const(Reader *r, const char *w) {
  val v = RT_NIL;
  if (w[1] == 't')
    v = RT_TRUE;
  else if (w[1] == 'f')
    v = RT_FALSE;
  else if (w[1] == 'i')
    v = rt_long(strtol(w + 2, NULL, 10));
  else if (w[1] == 'c')
    v = RT_CHAR(strtoul(w + 2, NULL, 10));
  else if (w[1] == ':')
    v = rt_keyword_from_c(NULL, w + 2);
  return node_const(v, r->loc);
}

static Node *read_node(Reader *r);

static Node *read_items(Reader *r, Op op, int n) {
  Loc loc = r->loc; // the operands have places of their own
  Node **items = arena_alloc((size_t)(n + 1) * sizeof *items);
  for (int i = 0; i < n && !r->failed; i++) items[i] = read_node(r);
  return node_items(op, items, n, loc);
}

static Node *read_let(Reader *r, int n) {
  Node *let = node_new(OP_LET, r->loc);
  let->n = n;
  let->items = arena_alloc((size_t)(n + 1) * sizeof *let->items);
  let->locals = arena_alloc((size_t)(n + 1) * sizeof *let->locals);
  for (int i = 0; i < n && !r->failed; i++) {
    let->items[i] = read_node(r);
    let->locals[i] = local_new(r->arity, "", LOCAL_VALUE);
    vec_push(&r->lets, let->locals[i]);
  }
  let->a = read_node(r);
  return let;
}

// "r2:add", "c1:clojure.core/seq", "i1"
static Node *read_call(Reader *r, const char *w) {
  int n = atoi(w + 1);
  const char *name = strchr(w, ':');
  if (w[0] == 'i') {
    Loc loc = r->loc;
    Node *f = read_node(r), *call = read_items(r, OP_INVOKE, n);
    call->loc = loc;
    call->a = f;
    if (!r->failed) direct_call(call);
    return call;
  }
  if (w[0] == 'r') {
    Node *call = read_items(r, OP_PRIM, n);
    call->prim = prim_find(name + 1);
    return call;
  }
  VarInfo *v = find_var(r, name + 1);
  Node *call = read_items(r, OP_CALL, n);
  call->var = v;
  return call;
}

static Node *read_if(Reader *r) {
  Node *n = node_new(OP_IF, r->loc);
  n->a = read_node(r);
  n->b = read_node(r);
  n->c = read_node(r);
  return n;
}

static Node *read_node(Reader *r) {
  const char *w = next_word(r);
  for (; *w == '@'; w = next_word(r)) {
    r->loc.line = atoi(w + 1);
    r->loc.col = atoi(strchr(w, ':') + 1);
  }
  if (r->failed || !*w) r->failed = true;
  if (r->failed) return node_const(RT_NIL, r->loc);
  if (strcmp(w, "if") == 0) return read_if(r);
  if (strncmp(w, "let", 3) == 0) return read_let(r, atoi(w + 3));
  if (strncmp(w, "do", 2) == 0) return read_items(r, OP_DO, atoi(w + 2));
  if (strncmp(w, "vec", 3) == 0) return read_items(r, OP_VECTOR, atoi(w + 3));
  if (strcmp(w, "throw") == 0) {
    Node *n = node_new(OP_THROW, r->loc);
    n->a = read_node(r);
    return n;
  }
  if (w[0] == 'p') return copy(r->params[atoi(w + 1)]);
  if (w[0] == 'v') return node_local(r->lets.items[atoi(w + 1)], r->loc);
  if (w[0] == 'k') return read_const(r, w);
  if (w[0] == 'g') {
    Node *n = node_new(OP_VAR, r->loc);
    n->var = find_var(r, w + 1);
    return n;
  }
  return read_call(r, w);
}

// --- the pass ---

// (long x) or (double x), as an unboxed entry converts.
static Node *coerce(Node *n, char letter) {
  if (letter == 'V') return n;
  return node_prim(letter == 'L' ? PRIM_arg_long : PRIM_as_double, n);
}

// Does the body evaluate exactly these parameters first, in order and each
// once? `wanted` holds their numbers. Words are followed as long as they lead
// to operands that are evaluated unconditionally and before any call.
static bool evaluates_first(const char *text, const int *wanted, int n) {
  int open[MAX_WORDS_INLINED + 1] = {0}, depth = 0, found = 0;
  Reader r = {.p = strchr(text, ':') + 2};
  for (const char *w = next_word(&r); *w && found < n; w = next_word(&r)) {
    if (*w == '@') continue;
    bool operator = w[0] == 'r' || w[0] == 'c' || w[0] == 'i';
    if (operator) {
      bool test = strcmp(w, "if") == 0;
      open[++depth] = test ? 1 : atoi(w + 1) + (w[0] == 'i');
      continue;
    }
    if (!strchr("pkg", w[0])) return false;
    if (w[0] == 'p' && atoi(w + 1) == wanted[found]) found++;
    if (--open[depth] == 0 && found < n) return false;
  }
  if (found < n) return false;
  for (int i = 0; i < n; i++) {
    const char *name = arena_printf(" p%d", wanted[i]);
    const char *first = strstr(text, name);
    if (strstr(first + 1, name)) return false;
  }
  return true;
}

// The place of what comes from the body of the called function.
static Loc inner_loc(const Node *call) {
  Inlined *in = arena_alloc(sizeof *in);
  in->name = var_full_name(call->var);
  in->call = call->loc;
  return (Loc){.file = call->var->cns->file, .in = in};
}

// Replaces the CALL by the body, around it a LET of the arguments that are to
// be evaluated first. False: it stays as it is.
static bool expand(Arity *a, Node *n, const char *text) {
  Node *let = node_new(OP_LET, n->loc);
  let->items = arena_alloc((size_t)(n->n + 1) * sizeof *let->items);
  let->locals = arena_alloc((size_t)(n->n + 1) * sizeof *let->locals);
  Node **params = arena_alloc((size_t)(n->n + 1) * sizeof *params);
  int bound[6], nbound = 0;
  for (int i = 0; i < n->n; i++) {
    params[i] = coerce(n->items[i], text[i]);
    if (!can_repeat(params[i])) bound[nbound++] = i;
  }
  bool in_place = evaluates_first(text, bound, nbound);
  for (int k = 0; k < nbound && !in_place; k++) {
    Node *init = params[bound[k]];
    Local *l = local_new(a, "", LOCAL_VALUE);
    if (init->op == OP_FN) l->known_fn = init->fn;
    let->items[let->n] = init;
    let->locals[let->n++] = l;
    params[bound[k]] = node_local(l, n->loc);
  }
  Reader r = {
      .p = text + n->n + 2, .arity = a, .loc = n->loc, .params = params};
  if (!n->var->cns->shakeable) r.loc = inner_loc(n);
  let->a = coerce(read_node(&r), text[n->n + 1]);
  if (r.failed) return false;
  Loc loc = n->loc;
  *n = let->n ? *let : *let->a;
  if (let->n || !n->loc.in) n->loc = loc;
  return true;
}

// (if (if x false true) a b) is (if x b a).
static void simplify_if(Node *n) {
  Node *t = n->a;
  if (t->op != OP_IF || t->b->op != OP_CONST || t->c->op != OP_CONST) return;
  bool yes = rt_truthy(node_value(t->b)), no = rt_truthy(node_value(t->c));
  if (yes == no) return;
  n->a = t->a;
  if (yes) return;
  Node *b = n->b;
  n->b = n->c;
  n->c = b;
}

bool inline_call(Arity *a, Node *n) {
  if (n->op != OP_CALL || n->n > 6) return false;
  const char *text = n->var->inlines[n->n];
  return text && expand(a, n, text);
}

static void walk(Arity *a, Node *n, int depth);

static void walk_fn(FnInfo *fn) {
  for (int i = 0; i < fn->narities; i++)
    walk(fn->arities[i], fn->arities[i]->body, 0);
}

static void walk(Arity *a, Node *n, int depth) {
  if (!n) return;
  walk(a, n->a, depth);
  walk(a, n->b, depth);
  walk(a, n->c, depth);
  for (int i = 0; i < n->n; i++) walk(a, n->items[i], depth);
  if (n->op == OP_FN) walk_fn(n->fn);
  if (n->op == OP_IF) simplify_if(n);
  if (depth >= MAX_DEPTH || !inline_call(a, n)) return;
  if (n->op == OP_LET)
    walk(a, n->a, depth + 1);
  else
    walk(a, n, depth + 1);
}

void pass_inline(Form *form) { walk(form->arity, form->node, 0); }
