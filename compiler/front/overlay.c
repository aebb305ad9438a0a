// SPDX-License-Identifier: MIT
// Overlays: what takes the place of parts of a library that need more than one
// thread or stack. The bundled jar has two folders of them:
//
//   overlays/namespaces/   whole namespaces, found before the class path
//   overlays/definitions/  a.b.c's file has definitions that are read instead
//                          of those of the same name in whatever a.b.c the
//                          class path has; what that lacks comes at its end
//
// The rest of the library is compiled as it is. The definitions are read when
// the library's ns form has had its effect, so they can use its aliases.
#include "compiler/base/constant.h"
#include "compiler/base/read_file.h"
#include "compiler/front/load.h"
#include "rt/prim.h"

#include <stdlib.h>
#include <string.h>

typedef struct Replacement {
  const char *name;
  Constant form;
  bool used;
} Replacement;

struct Overlay {
  const char *file, *ns;
  bool read;
  PtrVec replacements; // Replacement *
  int left;            // those before it have been asked for at the end
};

const char *overlay_find(const char *relative) {
  if (!session->bundled || session->is_library) return NULL;
  const char *path = arena_printf("%s!/overlays/namespaces/%s.clj",
                                  session->bundled, relative);
  return file_readable(path) ? path : NULL;
}

bool overlay_is(const char *file) {
  size_t n = session->bundled ? strlen(session->bundled) : 0;
  return n && strncmp(file, session->bundled, n) == 0 &&
         strncmp(file + n, "!/overlays/", 11) == 0;
}

Overlay *overlay_open(const char *ns) {
  if (!session->bundled || session->is_library) return NULL;
  const char *file = arena_printf("%s!/overlays/definitions/%s.clj",
                                  session->bundled, ns_path(ns));
  if (!file_readable(file)) return NULL;
  Overlay *o = arena_alloc(sizeof *o);
  *o = (Overlay){.file = file, .ns = arena_strdup(ns)};
  return o;
}

// The name that (def... name ...) defines, NULL: it is no such form.
static const char *defined_name(val form) {
  val *f;
  if (!rt_is_seq(form)) return NULL;
  int n = form_items(form, &f);
  if (n < 2 || !rt_is_sym(f[0]) || !rt_is_sym(f[1])) return NULL;
  return strncmp(form_name(f[0]), "def", 3) == 0 ? form_name(f[1]) : NULL;
}

static void keep_replacement(Overlay *o, val form) {
  const char *name = defined_name(form);
  if (!name) fatal("%s: not a definition", o->file);
  Replacement *r = arena_alloc(sizeof *r);
  *r = (Replacement){arena_strdup(name), constant_new(form), false};
  vec_push(&o->replacements, r);
}

static void read_all(Overlay *o) {
  o->read = true;
  size_t len;
  char *text = file_read(o->file, &len);
  if (!text) return;
  ReadOpts opts = reader_opts();
  opts.ns = form_sym(session->ns->name);
  ReadState *r = rt_read_open_utf8(text, len, &opts);
  val form;
  ReadResult got;
  while ((got = rt_read_next(session->sp, r, &form)) == READ_FORM)
    keep_replacement(o, form);
  if (got == READ_ERROR) fatal("%s: %s", o->file, rt_read_where(r).message);
  rt_read_close(r);
  free(text);
}

val overlay_replace(Overlay *o, val form) {
  if (!o || strcmp(session->ns->name, o->ns) != 0) return form;
  const char *name = defined_name(form);
  if (!name) return form;
  if (!o->read) read_all(o);
  for (int i = 0; i < o->replacements.n; i++) {
    Replacement *r = o->replacements.items[i];
    if (strcmp(r->name, name) != 0) continue;
    r->used = true;
    return constant_value(r->form);
  }
  return form;
}

bool overlay_next(Overlay *o, val *form) {
  while (o && o->left < o->replacements.n) {
    Replacement *r = o->replacements.items[o->left++];
    if (r->used) continue;
    *form = constant_value(r->form);
    return true;
  }
  return false;
}
