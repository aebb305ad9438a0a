// SPDX-License-Identifier: MIT
// What JVM Clojure's metadata says of the vars of the standard library: since
// which version they exist, and their arglists (stdlib/vars.tsv, written by
// the JVM). Read only while the library is compiled.
#include "compiler/model/compiler.h"
#include "compiler/model/form.h"
#include "rt/prim.h"
#include "rt/read/read.h"
#include "rt/str/sym.h"

#include <stdio.h>
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
