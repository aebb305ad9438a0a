// SPDX-License-Identifier: MIT
// data_readers.clj and data_readers.cljc of the class path: a map from tags to
// the functions that make what #tag form stands for in sources.
#include "compiler/base/read_file.h"
#include "compiler/front/load.h"
#include "rt/coll/map.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/lang/ns.h"
#include "rt/lang/var.h"
#include "rt/prim.h"

#include <string.h>

static const char *full_name(val sym) {
  const char *ns = form_ns(sym), *name = form_name(sym);
  return ns ? arena_printf("%s/%s", ns, name) : name;
}

static void add_entries(val map, const char *path) {
  val *entries;
  int n = rt_is_map(map) ? form_items(map, &entries) : 0;
  if (!rt_is_map(map))
    diag_error((Loc){.file = path}, NULL, "Not a valid data-reader map");
  for (int i = 0; i < n; i++) {
    const MapEntry *e = (const MapEntry *)entries[i];
    if (rt_is_sym(e->key) && rt_is_sym(e->value) && form_ns(e->value))
      strmap_put(session->data_readers, full_name(e->key),
                 keep_strdup(full_name(e->value)));
    else
      diag_error((Loc){.file = path}, "{my/tag my.readers/read-tag}",
                 "a tag and its function are symbols, the second qualified");
  }
}

static void add_file(const char *path) {
  size_t len;
  char *text = file_readable(path) ? file_read(path, &len) : NULL;
  if (!text) return;
  ReadOpts opts = {.cond = READ_COND_ALLOW};
  ReadState *r = rt_read_open_utf8(text, len, &opts);
  val form;
  ReadResult got = rt_read_next(session->sp, r, &form);
  if (got == READ_FORM) add_entries(form, path);
  if (got == READ_ERROR)
    diag_error((Loc){.file = path}, NULL, "%s", rt_read_where(r).message);
  rt_read_close(r);
}

// Looked for when the first tag is met that Clojure itself does not read.
static void read_files(void) {
  session->data_readers = strmap_new();
  for (int i = 0; i < session->source_path.n; i++) {
    const char *dir = session->source_path.items[i];
    const char *bang = file_is_jar(dir) ? "!" : "";
    add_file(arena_printf("%s%s/data_readers.clj", dir, bang));
    add_file(arena_printf("%s%s/data_readers.cljc", dir, bang));
  }
}

const StrMap *data_readers(void) {
  if (!session->data_readers) read_files();
  return session->data_readers;
}

static Var *readers_var(void) {
  return (Var *)var_object(core_var("*data-readers*"));
}

// In a session *data-readers* is asked first, which the program may have bound.
// What is not loaded is still to be.
static val bound_reader(val *sp, val tag) {
  if (!session->live) return RT_NIL;
  val readers = rt_var_deref(readers_var());
  RT_TRY(readers);
  val f = rt_get(sp, readers, tag);
  return rt_is_var(f) && !rt_var_is_bound(f) ? RT_NIL : f;
}

static val sym_of(const char *full) {
  return rt_sym_parse(rt_str_from_c(full));
}

val data_readers_install(val *sp) {
  const StrMap *all = data_readers();
  rt_gc_inhibit();
  val map = RT_EMPTY_MAP;
  for (int i = 0; i < strmap_count(all); i++) {
    val f = sym_of(strmap_value(all, i));
    val ns = rt_ns_create(sp, form_sym(form_ns(f)));
    val var = rt_ns_intern(sp, ns, form_sym(form_name(f)));
    map = rt_assoc(sp, map, sym_of(strmap_key(all, i)), var);
  }
  rt_var_set_root(readers_var(), map);
  rt_gc_permit();
  return RT_NIL;
}

val data_reader_apply(val *sp, val tag, val form) {
  val bound = bound_reader(sp, tag);
  RT_TRY(bound);
  if (bound != RT_NIL) return rt_call1(sp, bound, form_plain(form));
  const char *name = strmap_get(data_readers(), full_name(tag));
  if (!name) return RT_ABSENT;
  const char *slash = strchr(name, '/');
  const char *ns_name = arena_printf("%.*s", (int)(slash - name), name);
  CNs *ns = load_ns(ns_name, session->place);
  VarInfo *v = ns ? ns_own(ns, slash + 1) : NULL;
  if (!v)
    return rt_throwf(&rt_type_illegal_state, "no such data reader: %s", name);
  load_ready(sp, ns);
  val f = interp_ensure_var(sp, v);
  return f == RT_THROWN ? f : rt_call1(sp, f, form_plain(form));
}
