// SPDX-License-Identifier: MIT
// Exports in interface files.
#include "compiler/model/export.h"

#include <stdlib.h>
#include <string.h>

static void write_text(const char *text, Buf *out) {
  if (!text || !*text) {
    buf_puts(out, "-");
    return;
  }
  for (const unsigned char *p = (const unsigned char *)text; *p; p++)
    if (*p <= ' ' || *p == '%' || (*p == '-' && !p[1]))
      buf_printf(out, "%%%02X", *p);
    else
      buf_putn(out, (const char *)p, 1);
}

static const char *read_text(const char *word) {
  if (strcmp(word, "-") == 0) return NULL;
  Buf b = {0};
  for (; *word; word++) {
    char hex[3] = {0}, c = *word;
    if (c == '%' && word[1] && word[2]) {
      memcpy(hex, word + 1, 2);
      c = (char)strtoul(hex, NULL, 16);
      word += 2;
    }
    buf_putn(&b, &c, 1);
  }
  return arena_strdup(b.s ? b.s : "");
}

static bool is_boolean(const Node *n) {
  switch (n->op) {
  case OP_PRIM: return n->prim->result == 'B';
  case OP_CONST: return node_value(n) == RT_TRUE || node_value(n) == RT_FALSE;
  case OP_IF: return n->c && is_boolean(n->b) && is_boolean(n->c);
  case OP_LET: return is_boolean(n->a);
  case OP_DO: return n->n && is_boolean(n->items[n->n - 1]);
  default: return false;
  }
}

static char computed(const FnInfo *fn, const ExportArity *a) {
  for (int i = 0; i < fn->narities && !a->ret; i++) {
    const Arity *f = fn->arities[i];
    if (f->nparams != a->names.n || f->variadic != a->variadic) continue;
    if (is_boolean(f->body)) return 'B';
    if (f->body->box == BOX_WIDE) return "VLD"[f->body->rep];
  }
  return 'V';
}

void export_write(const VarInfo *v, Buf *out) {
  const Export *e = v->exported;
  if (!e) return;
  buf_printf(out, "export %s ", v->name);
  write_text(e->name, out);
  buf_puts(out, " ");
  write_text(e->doc, out);
  buf_printf(out, " %d\n", e->async);
  for (int i = 0; i < e->arities.n; i++) {
    ExportArity *a = e->arities.items[i];
    if (v->fn) a->computed = computed(v->fn, a);
    buf_printf(out, "arity %s %d %s %c", v->name, a->variadic,
               a->ret ? a->ret : "-", a->computed);
    for (int k = 0; k < a->names.n; k++)
      buf_printf(out, " %s:%s", (char *)a->names.items[k],
                 a->hints.items[k] ? (char *)a->hints.items[k] : "-");
    buf_puts(out, "\n");
  }
}

static const char *word_or_null(const char *w) {
  return strcmp(w, "-") == 0 ? NULL : arena_strdup(w);
}

void export_read(CNs *ns, char **w, int n) {
  VarInfo *v = ns_intern(ns, w[1]);
  session->made++;
  if (strcmp(w[0], "export") == 0) {
    Export *e = arena_alloc(sizeof *e);
    *e = (Export){.var = v, .name = read_text(w[2]), .doc = read_text(w[3])};
    e->async = n > 4 && w[4][0] == '1';
    v->exported = e;
    return;
  }
  if (!v->exported || n < 5) return;
  ExportArity *a = arena_alloc(sizeof *a);
  a->variadic = w[2][0] == '1';
  a->ret = word_or_null(w[3]);
  a->computed = w[4][0];
  for (int i = 5; i < n; i++) {
    char *colon = strrchr(w[i], ':');
    if (!colon) return;
    *colon = 0;
    vec_push(&a->names, arena_strdup(w[i]));
    vec_push(&a->hints, (void *)(uintptr_t)word_or_null(colon + 1));
  }
  vec_push(&((Export *)v->exported)->arities, a);
}
