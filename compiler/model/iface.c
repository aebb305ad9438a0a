// SPDX-License-Identifier: MIT
// Writing and reading interface files.
#include "compiler/model/iface.h"
#include "compiler/model/export.h"
#include "compiler/base/hash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { IFACE_VERSION = 8, NAMES_PER_LINE = 100 };

// --- facts of a compiled namespace ---

static bool has_string(const PtrVec *v, const char *s) {
  for (int i = 0; i < v->n; i++)
    if (strcmp(v->items[i], s) == 0) return true;
  return false;
}

static void add_ref(PtrVec *refs, const char *name) {
  if (!has_string(refs, name)) vec_push(refs, (void *)(uintptr_t)name);
}

static IfaceForm *form_facts(const Form *form) {
  IfaceForm *f = arena_alloc(sizeof *f);
  f->init = form->init > 0 ? form->init : 0;
  f->order = form->order;
  if (form->node->op == OP_DEF) f->defines = var_full_name(form->node->var);
  if (form->node->op == OP_DEFTYPE)
    f->defines = arena_printf("%%%s", form->node->cls->name);
  if (form->target) f->target = var_full_name(form->target);
  for (int i = 0; i < form->refs.n; i++)
    add_ref(&f->refs, var_full_name(form->refs.items[i]));
  for (int i = 0; i < form->lookups.n; i++)
    add_ref(&f->refs, form->lookups.items[i]);
  for (int i = 0; form->names && i < strmap_count(form->names); i++)
    vec_push(&f->names, (void *)(uintptr_t)strmap_key(form->names, i));
  for (int i = 0; i < form->class_refs.n; i++) {
    ClassInfo *c = form->class_refs.items[i];
    add_ref(&f->refs, arena_printf("%%%s", c->name));
  }
  return f;
}

Iface *iface_of(CNs *ns) {
  Iface *i = arena_alloc(sizeof *i);
  i->ns = ns;
  for (int k = 0; k < ns->requires.n; k++) {
    CNs *r = ns->requires.items[k];
    vec_push(&i->reqs, (void *)(uintptr_t)r->name);
    vec_push(&i->req_hashes,
             (void *)(uintptr_t)(r->iface_hash ? r->iface_hash : "-"));
  }
  i->loads = ns->loads;
  i->load_hashes = ns->load_hashes;
  for (int k = 0; k < strmap_count(ns->keywords); k++)
    vec_push(&i->keywords, (void *)(uintptr_t)strmap_key(ns->keywords, k));
  for (int k = 0; k < ns->redefs.n; k++)
    vec_push(&i->redefs, (void *)(uintptr_t)var_full_name(ns->redefs.items[k]));
  for (int k = 0; k < ns->forms.n; k++)
    vec_push(&i->forms, form_facts(ns->forms.items[k]));
  return i;
}

// --- writing ---

static const struct {
  char letter;
  size_t offset;
} flags[] = {
    {'m', offsetof(VarInfo, is_macro)},   {'d', offsetof(VarInfo, is_dynamic)},
    {'p', offsetof(VarInfo, is_private)}, {'r', offsetof(VarInfo, redef)},
    {'f', offsetof(VarInfo, is_fn)},      {'P', offsetof(VarInfo, is_protocol)},
    {'D', offsetof(VarInfo, defined)},    {'L', offsetof(VarInfo, is_listed)},
    {'M', offsetof(VarInfo, has_meta)},   {'u', offsetof(VarInfo, is_multi)},
};
enum { FLAGS = sizeof flags / sizeof *flags };

static void write_var(const VarInfo *v, Buf *out) {
  char letters[FLAGS + 1], *p = letters;
  for (int i = 0; i < FLAGS; i++)
    if (*((const bool *)v + flags[i].offset)) *p++ = flags[i].letter;
  *p = 0;
  buf_printf(out, "var %s %s %u %d", v->name, *letters ? letters : "-",
             v->fixed, v->va);
  for (int n = 0; n < 7; n++)
    if (v->prims[n]) buf_printf(out, " %d=%s", n, v->prims[n]->name);
  for (int n = 0; n < 7; n++)
    if (v->typed[n]) buf_printf(out, " %d:%s", n, v->typed[n]);
  if (v->method_of) buf_printf(out, " @%s", v->method_of);
  if (v->protocol_csym) buf_printf(out, " P=%s", v->protocol_csym);
  if (v->void_methods) buf_printf(out, " void=%s", v->void_methods);
  if (v->calm) buf_printf(out, " calm=%u", v->calm);
  if (v->frugal) buf_printf(out, " frugal=%u", v->frugal);
  buf_puts(out, "\n");
  for (int n = 0; n < 7; n++)
    if (v->inlines[n])
      buf_printf(out, "inline %s %d %s\n", v->name, n, v->inlines[n]);
  export_write(v, out);
}

static void write_class(const char *name, const ClassInfo *c, Buf *out) {
  buf_printf(out, "class %s %s %s %s", name, c->csym, c->name,
             c->is_record ? "r" : "-");
  for (int i = 0; i < c->nfields; i++) {
    const Local *f = c->fields[i];
    buf_printf(out, " %s", f->mutable ? "!" : "");
    if (f->tag) buf_printf(out, "^%s^", f->tag);
    buf_puts(out, f->name);
    member_declare(f->name);
  }
  buf_puts(out, "\n");
}

// What the methods of a name take in the types of this namespace alone: what
// else is loaded must not change its interface.
static uint32_t own_arities(const CNs *ns, const char *name) {
  uint32_t bits = 0;
  for (int i = 0; i < ns->forms.n; i++) {
    const Node *n = ((Form *)ns->forms.items[i])->node;
    for (int k = 0; n->op == OP_DEFTYPE && k < n->n; k++)
      if (strcmp(n->items[k]->fn->method_name, name) == 0)
        bits |= fn_arity_bits(n->items[k]->fn);
  }
  return bits;
}

static void write_members(const CNs *ns, Buf *out) {
  PtrVec seen = {0};
  for (int i = 0; i < ns->forms.n; i++) {
    const Node *n = ((Form *)ns->forms.items[i])->node;
    if (n->op != OP_DEFTYPE) continue;
    for (int k = 0; k < n->n; k++) {
      const char *name = n->items[k]->fn->method_name;
      if (has_string(&seen, name)) continue;
      vec_push(&seen, (void *)(uintptr_t)name);
      buf_printf(out, "member %s %u\n", name, own_arities(ns, name));
    }
  }
}

static void write_definitions(const CNs *ns, Buf *out) {
  for (int i = 0; i < strmap_count(ns->mappings); i++) {
    const VarInfo *v = strmap_value(ns->mappings, i);
    if (v->cns == ns && strcmp(strmap_key(ns->mappings, i), v->name) == 0)
      write_var(v, out);
  }
  for (int i = 0; i < strmap_count(ns->mappings); i++) {
    const VarInfo *v = strmap_value(ns->mappings, i);
    if (v->cns != ns || strcmp(strmap_key(ns->mappings, i), v->name) != 0)
      buf_printf(out, "refer %s %s/%s\n", strmap_key(ns->mappings, i), v->ns,
                 v->name);
  }
  for (int i = 0; i < strmap_count(ns->classes); i++) {
    const ClassInfo *c = strmap_value(ns->classes, i);
    if (c->ns == ns) write_class(strmap_key(ns->classes, i), c, out);
  }
  write_members(ns, out);
}

static void write_form(const IfaceForm *f, Buf *out) {
  buf_printf(out, "form %d %s %s", f->init, f->defines ? f->defines : "-",
             f->target ? f->target : "-");
  for (int i = 0; i < f->refs.n; i++)
    buf_printf(out, " %s", (char *)f->refs.items[i]);
  for (int i = 0; i < f->names.n; i++)
    buf_printf(out, "%s %s", i % NAMES_PER_LINE ? "" : "\nnames",
               (char *)f->names.items[i]);
  buf_puts(out, "\n");
}

void iface_write(const Iface *i, Buf *out) {
  CNs *ns = i->ns;
  buf_printf(out, "cljwi %d\nns %s %d %s\n", IFACE_VERSION, ns->name,
             ns->shakeable, ns->file ? ns->file : "-");
  for (int k = 0; k < i->reqs.n; k++)
    buf_printf(out, "req %s %s\n", (char *)i->reqs.items[k],
               (char *)i->req_hashes.items[k]);
  for (int k = 0; k < i->loads.n; k++)
    buf_printf(out, "load %s %s\n", (char *)i->loads.items[k],
               (char *)i->load_hashes.items[k]);
  write_definitions(ns, out);
  if (ns->extends_others) buf_puts(out, "effects 1\n");
  for (int k = 0; ns->js_names && k < strmap_count(ns->js_names); k++)
    buf_printf(out, "module %s\n", strmap_key(ns->js_names, k));
  for (int k = 0; k < i->keywords.n; k++)
    buf_printf(out, "kw %s\n", (char *)i->keywords.items[k]);
  for (int k = 0; k < i->redefs.n; k++)
    buf_printf(out, "redef %s\n", (char *)i->redefs.items[k]);
  for (int k = 0; k < i->forms.n; k++) write_form(i->forms.items[k], out);
}

// --- reading ---

// Splits the line at p into words (at most max); returns the next line.
static char *split_line(char *p, char **words, int max, int *n) {
  *n = 0;
  while (*p && *p != '\n') {
    if (*p == ' ') {
      *p++ = 0;
      continue;
    }
    if (*n < max) words[(*n)++] = p;
    while (*p && *p != ' ' && *p != '\n') p++;
  }
  if (*p) *p++ = 0;
  return p;
}

static void read_var(CNs *ns, char **w, int n) {
  VarInfo *v = ns_intern(ns, w[1]);
  for (int i = 0; i < FLAGS; i++)
    if (strchr(w[2], flags[i].letter)) *((bool *)v + flags[i].offset) = true;
  v->fixed = (uint32_t)strtoul(w[3], NULL, 10);
  v->va = atoi(w[4]);
  for (int i = 5; i < n; i++) {
    if (w[i][0] == '@') v->method_of = arena_strdup(w[i] + 1);
    if (strncmp(w[i], "P=", 2) == 0) v->protocol_csym = arena_strdup(w[i] + 2);
    if (strncmp(w[i], "void=", 5) == 0)
      v->void_methods = arena_strdup(w[i] + 5);
    if (strncmp(w[i], "calm=", 5) == 0)
      v->calm = (uint32_t)strtoul(w[i] + 5, NULL, 10);
    if (strncmp(w[i], "frugal=", 7) == 0)
      v->frugal = (uint32_t)strtoul(w[i] + 7, NULL, 10);
    if (w[i][0] < '0' || w[i][0] > '6') continue;
    if (w[i][1] == '=') v->prims[w[i][0] - '0'] = prim_find(w[i] + 2);
    if (w[i][1] == ':') v->typed[w[i][0] - '0'] = arena_strdup(w[i] + 2);
  }
}

static void read_class(CNs *ns, char **w, int n) {
  ClassInfo *c = class_define(ns, w[1]);
  c->csym = arena_strdup(w[2]);
  if (strcmp(c->name, w[3]) != 0) class_rename(c, arena_strdup(w[3]));
  c->is_record = w[4][0] == 'r';
  c->nfields = n - 5;
  c->fields = arena_alloc((size_t)(n + 1) * sizeof *c->fields);
  for (int i = 0; i < c->nfields; i++) {
    Local *l = arena_alloc(sizeof *l);
    char *name = w[5 + i];
    l->mutable = name[0] == '!' && name[1];
    if (l->mutable) name++;
    char *tag_end = name[0] == '^' ? strchr(name + 1, '^') : NULL;
    if (tag_end) {
      *tag_end = 0;
      l->tag = arena_strdup(name + 1);
      name = tag_end + 1;
    }
    l->name = name;
    l->kind = LOCAL_FIELD;
    l->index = i;
    l->cls = c;
    c->fields[i] = l;
    member_declare(l->name);
  }
}

static void read_refer(CNs *ns, char **w) {
  VarInfo *v = var_named(w[2]);
  if (v) strmap_put(ns->mappings, arena_strdup(w[1]), v);
}

static void read_inline(CNs *ns, char **w, int n) {
  Buf text = {0};
  int arity = atoi(w[2]);
  if (arity < 0 || arity > 6) return;
  for (int i = 3; i < n; i++) buf_printf(&text, "%s%s", i > 3 ? " " : "", w[i]);
  ns_intern(ns, w[1])->inlines[arity] = text.s;
}

static char *optional(char *s) { return strcmp(s, "-") == 0 ? NULL : s; }

static void read_form(Iface *out, char **w, int n) {
  IfaceForm *f = arena_alloc(sizeof *f);
  f->init = atoi(w[1]);
  f->defines = optional(w[2]);
  f->target = optional(w[3]);
  for (int i = 4; i < n; i++) vec_push(&f->refs, w[i]);
  vec_push(&out->forms, f);
}

static void read_names(Iface *out, char **w, int n) {
  if (!out->forms.n) return;
  IfaceForm *f = out->forms.items[out->forms.n - 1];
  for (int i = 1; i < n; i++) vec_push(&f->names, w[i]);
}

static void read_module(CNs *ns, const char *name) {
  if (!ns->js_names) ns->js_names = strmap_new();
  strmap_put(ns->js_names, arena_strdup(name), ns);
}

enum { MAX_WORDS = 4096 };

static void read_fact(Iface *out, char **w, int n) {
  const char *kind = w[0];
  if (strcmp(kind, "var") == 0 && n >= 5)
    read_var(out->ns, w, n);
  else if (strcmp(kind, "inline") == 0 && n >= 5)
    read_inline(out->ns, w, n);
  else if ((strcmp(kind, "export") == 0 || strcmp(kind, "arity") == 0) &&
           n >= 4)
    export_read(out->ns, w, n);
  else if (strcmp(kind, "class") == 0 && n >= 5)
    read_class(out->ns, w, n);
  else if (strcmp(kind, "refer") == 0 && n == 3)
    read_refer(out->ns, w);
  else if (strcmp(kind, "member") == 0 && n == 3)
    member_takes(arena_strdup(w[1]), (uint32_t)atoi(w[2]));
  else if (strcmp(kind, "module") == 0 && n == 2)
    read_module(out->ns, w[1]);
  else if (strcmp(kind, "kw") == 0)
    vec_push(&out->keywords, w[1]);
  else if (strcmp(kind, "redef") == 0)
    vec_push(&out->redefs, w[1]);
  else if (strcmp(kind, "form") == 0 && n >= 4)
    read_form(out, w, n);
  else if (strcmp(kind, "names") == 0)
    read_names(out, w, n);
}

static void read_head(Iface *out, char **w, int n) {
  if (strcmp(w[0], "req") == 0 && n == 3) {
    vec_push(&out->reqs, w[1]);
    vec_push(&out->req_hashes, w[2]);
  } else if (strcmp(w[0], "load") == 0 && n == 3) {
    vec_push(&out->loads, w[1]);
    vec_push(&out->load_hashes, w[2]);
  } else if (strcmp(w[0], "effects") == 0) {
    out->effects = true;
  }
}

void iface_peek(const char *text, Iface *out) {
  char *p = arena_strdup(text), *w[8];
  int n;
  while (*p) {
    p = split_line(p, w, 8, &n);
    if (n) read_head(out, w, n);
  }
}

Iface *iface_read(const char *text) {
  static char *w[MAX_WORDS];
  Iface *out = arena_alloc(sizeof *out);
  if (!session->live) out->hash = hash_text(text, strlen(text));
  char *p = arena_strdup(text);
  int n;
  p = split_line(p, w, MAX_WORDS, &n);
  if (n != 2 || strcmp(w[0], "cljwi") != 0 || atoi(w[1]) != IFACE_VERSION)
    return NULL;
  p = split_line(p, w, MAX_WORDS, &n);
  if (n != 4) return NULL;
  out->ns = ns_get(w[1]);
  out->ns->shakeable = w[2][0] == '1';
  out->ns->file = optional(w[3]);
  out->ns->iface_hash = out->hash;
  while (*p) {
    p = split_line(p, w, MAX_WORDS, &n);
    if (!n) continue;
    read_head(out, w, n);
    read_fact(out, w, n);
  }
  for (int i = 0; i < out->reqs.n; i++) {
    CNs *r = ns_find(out->reqs.items[i]);
    if (r) vec_push(&out->ns->requires, r);
  }
  return out;
}
