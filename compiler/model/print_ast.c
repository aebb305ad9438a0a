// SPDX-License-Identifier: MIT
// The AST as indented text, for --emit=ast.
#include "compiler/model/compiler.h"
#include "rt/prim.h"
#include "rt/base/text.h"

#include <stdlib.h>

static const char *const names[] = {
#define OP(name, fields, doc) #name,
#include "compiler/model/ops.def"
#undef OP
};

static void put_const(val v, Buf *out) {
  val s = rt_str_of(v);
  if (v == RT_NIL)
    buf_puts(out, " nil");
  else if (s == RT_ABSENT)
    buf_printf(out, " <%s>", rt_type_of(v)->name);
  else {
    char *text = rt_str_to_utf8(s, NULL);
    buf_printf(out, " %s", text);
    free(text);
  }
}

static void put_head(const Node *n, Buf *out) {
  if (n->op == OP_CONST) put_const(node_value(n), out);
  if (n->local) buf_printf(out, " %s", n->local->name);
  if (n->var) buf_printf(out, " %s/%s", n->var->ns, n->var->name);
  if (n->cls) buf_printf(out, " %s", n->cls->name);
  if (n->prim) buf_printf(out, " rt/%s", n->prim->name);
  if (n->name) buf_printf(out, " .%s", n->name);
  if (n->fn) buf_printf(out, " %s", n->fn->name);
  for (int i = 0; n->locals && i < n->n; i++)
    buf_printf(out, " %s", n->locals[i]->name);
  buf_printf(out, "  ; %d:%d\n", n->loc.line, n->loc.col);
}

static void put_fn(const FnInfo *fn, int indent, Buf *out) {
  for (int i = 0; i < fn->narities; i++) {
    const Arity *a = fn->arities[i];
    buf_printf(out, "%*sarity", indent, "");
    for (int k = 0; k < a->nparams; k++)
      buf_printf(out, "%s %s", a->variadic && k == a->nparams - 1 ? " &" : "",
                 a->params[k]->name);
    buf_puts(out, "\n");
    if (a->body) print_ast(a->body, indent + 2, out);
  }
}

void print_ast(const Node *n, int indent, Buf *out) {
  buf_printf(out, "%*s%s", indent, "", names[n->op]);
  put_head(n, out);
  if (n->op == OP_FN) put_fn(n->fn, indent + 2, out);
  if (n->a) print_ast(n->a, indent + 2, out);
  for (int i = 0; i < n->n; i++) print_ast(n->items[i], indent + 2, out);
  if (n->b) print_ast(n->b, indent + 2, out);
  if (n->c) print_ast(n->c, indent + 2, out);
}
