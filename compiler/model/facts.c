// SPDX-License-Identifier: MIT
// What JVM Clojure's metadata says of the vars of the standard library: since
// which version they exist, and their arglists (stdlib/vars.tsv, written by
// the JVM). Read only while the library is compiled.
#include "compiler/model/compiler.h"
#include "compiler/model/form.h"
#include "rt/prim.h"
#include "rt/lang/var.h"
#include "rt/read/read.h"
#include "rt/str/sym.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Fact {
  const char *added, *arglists; // "" when there is none
} Fact;

enum { COLUMNS = 5 }; // ns name kind added arglists

static void add_fact(char *line) {
  char *w[COLUMNS], *p = line;
  line[strcspn(line, "\n")] = 0;
  for (int i = 0; i < COLUMNS; i++) {
    w[i] = p;
    p += strcspn(p, "\t");
    if (*p) *p++ = 0;
  }
  Fact *f = arena_alloc(sizeof *f);
  *f = (Fact){arena_strdup(w[3]), arena_strdup(w[4])};
  strmap_put(session->facts, arena_printf("%s/%s", w[0], w[1]), f);
}

void facts_read(const char *path) {
  FILE *in = fopen(path, "rb");
  char line[4096];
  if (!in) fatal("cannot read %s", path);
  session->facts = strmap_new();
  while (fgets(line, sizeof line, in)) add_fact(line);
  fclose(in);
}

static val parse(const char *text) {
  ReadOpts opts = {0};
  ReadState *r = rt_read_open_utf8(text, strlen(text), &opts);
  val form;
  if (rt_read_next(session->sp, r, &form) != READ_FORM)
    fatal("stdlib/vars.tsv: cannot read %s", text);
  rt_read_close(r);
  return form_plain(form);
}

val facts_meta(VarInfo *v, val m) {
  const Fact *f =
      session->facts ? strmap_get(session->facts, var_full_name(v)) : NULL;
  if (!f) return m;
  v->is_listed = true;
  if (*f->added)
    m = rt_assoc(session->sp, m, rt_keyword_from_c(NULL, "added"),
                 rt_str_from_c(f->added));
  if (*f->arglists)
    m = rt_assoc(session->sp, m, rt_keyword_from_c(NULL, "arglists"),
                 form_list(2, (val[]){form_sym("quote"), parse(f->arglists)}));
  return m;
}

// --- the metadata of a library var as text ---

static const char *string_in(val m, const char *key) {
  val s = form_get(m, key);
  return rt_is_str(s) ? form_str(s) : "";
}

static long number_in(val m, const char *key) {
  return (long)rt_long_value(form_get(m, key));
}

const char *facts_text(const VarInfo *v, val m) {
  const Fact *f =
      session->facts ? strmap_get(session->facts, var_full_name(v)) : NULL;
  if (!f) return NULL;
  const char *flag = form_get(m, "const") == RT_TRUE ? "const" : "";
  return arena_printf("%s\t%ld\t%ld\t%s\t%s\t%s\t%s", string_in(m, "file"),
                      number_in(m, "line"), number_in(m, "column"), flag,
                      f->added, f->arglists, string_in(m, "doc"));
}

// Takes the field up to the next tab, or the end, out of *text.
static const char *take_field(const char **text) {
  size_t n = strcspn(*text, "\t");
  const char *field = arena_printf("%.*s", (int)n, *text);
  *text += n + ((*text)[n] == '\t');
  return field;
}

static val put(val m, const char *key, val x) {
  return rt_assoc(session->sp, m, rt_keyword_from_c(NULL, key), x);
}

val facts_from_text(val var, const char *file, const char *text) {
  const Var *v = (const Var *)var;
  val m = RT_EMPTY_MAP;
  const char *line = take_field(&text), *column = take_field(&text);
  const char *flag = take_field(&text), *added = take_field(&text);
  const char *arglists = take_field(&text);
  if (*arglists) m = put(m, "arglists", parse(arglists));
  if (*text) m = put(m, "doc", rt_str_from_c(text));
  if (*added) m = put(m, "added", rt_str_from_c(added));
  if (*flag) m = put(m, flag, RT_TRUE);
  if (v->flags & VAR_DYNAMIC) m = put(m, "dynamic", RT_TRUE);
  if (v->flags & VAR_MACRO) m = put(m, "macro", RT_TRUE);
  m = put(m, "line", RT_FIX(atol(line)));
  m = put(m, "column", RT_FIX(atol(column)));
  m = put(m, "file", rt_str_from_c(file));
  m = put(m, "name", v->name);
  return put(m, "ns", ns_get(form_name(v->ns))->ns);
}
