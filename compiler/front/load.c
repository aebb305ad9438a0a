// SPDX-License-Identifier: MIT
// Namespaces from files: finding and reading them.
#include "compiler/front/load.h"
#include "compiler/base/hash.h"
#include "compiler/base/read_file.h"
#include "rt/mem/gc.h"
#include "rt/base/fn.h"
#include "rt/prim.h"
#include "rt/sys/io.h"

#include <errno.h>
#include <string.h>

// --- files ---

char *ns_path(const char *name) {
  char *path = arena_strdup(name);
  for (char *p = path; *p; p++) *p = *p == '.' ? '/' : *p == '-' ? '_' : *p;
  return path;
}

// In one folder or jar.
static const char *find_in(const char *dir, const char *relative) {
  static const char *const endings[] = {".cljwc", ".clj", ".cljc"};
  for (int k = 0; k < 3; k++) {
    char *path = arena_printf("%s%s/%s%s", dir, file_is_jar(dir) ? "!" : "",
                              relative, endings[k]);
    if (strcmp(dir, ".") == 0) path += 2;
    if (file_readable(path)) return path;
  }
  return NULL;
}

const char *load_find(const char *relative) {
  const char *instead = overlay_find(relative);
  if (instead) return instead;
  for (int i = 0; i < session->source_path.n; i++) {
    const char *path = find_in(session->source_path.items[i], relative);
    if (path) return path;
  }
  return session->bundled ? find_in(session->bundled, relative) : NULL;
}

// Sets *file* and returns its old value.
static val set_file_var(val x) {
  VarInfo *info = ns_intern(ns_get("clojure.core"), "*file*");
  Var *v = (Var *)var_object(info);
  val old = v->root;
  rt_var_set_root(v, x);
  return old;
}

// Source files are UTF-8 without NUL; says where one is not.
static bool check_text(const char *shown, const char *text, size_t len) {
  Loc loc = {shown, 1, 1, NULL};
  for (const char *p = text, *end = text + len; p < end;) {
    const char *at = p;
    uint32_t c = rt_utf8_next(&p, end);
    if (c == 0 || (c == 0xFFFD && p - at == 1)) {
      diag_error(loc, "source files are UTF-8", "invalid byte 0x%02x",
                 (unsigned char)*at);
      return false;
    }
    if (c == '\n')
      loc = (Loc){shown, loc.line + 1, 1, NULL};
    else
      loc.col++;
  }
  return true;
}

static bool is_bracket_error(const char *message) {
  return strncmp(message, "EOF while reading", 17) == 0 ||
         strncmp(message, "Unmatched delimiter", 19) == 0;
}

// The form that was just read, in a live session; false: it threw.
static bool evaluate_next(val form, Loc loc) {
  val r = evaluate(form, loc);
  session->value = r;
  if (r != RT_THROWN) return true;
  session->value = RT_NIL;
  session->failure = rt_catch();
  session->diag.errors++; // whoever loads the text sees that it failed
  return false;
}

static void report_unreadable(const char *shown, const char *text,
                              const ReadWhere *w) {
  Loc loc = {shown, (int)w->line, (int)w->column, NULL};
  if (!(is_bracket_error(w->message) && brackets_report(shown, text)))
    diag_error(loc, NULL, "%s", w->message);
}

// One form more of the text; false: there is none, or it failed.
static bool load_next(ReadState *r, ReadOpts *opts, const char *shown,
                      const char *text) {
  rt_gc_inhibit();
  diag_form();
  opts->ns = form_sym(session->ns->name);
  val form;
  phase_enter(PHASE_READ);
  ReadWhere w = rt_read_where(r);
  session->place = (Loc){shown, (int)w.line, (int)w.column, NULL};
  ReadResult got = rt_read_next(session->sp, r, &form);
  if (got == READ_FORM) form = overlay_replace(session->overlay, form);
  if (got == READ_EOF && overlay_next(session->overlay, &form)) got = READ_FORM;
  phase_enter(PHASE_ANALYZE);
  w = rt_read_where(r);
  Loc loc = {shown, (int)w.line, (int)w.column, NULL};
  if (got == READ_FORM && !session->live) toplevel(form, loc);
  // What is evaluated is watched until it is analyzed.
  bool evaluates = got == READ_FORM && session->live;
  bool ended = !evaluates && watch_end();
  rt_gc_permit();
  if (got == READ_ERROR && !ended) report_unreadable(shown, text, &w);
  if (evaluates) return evaluate_next(form, loc);
  rt_poll(session->sp);
  if (got != READ_FORM) return false;
  return !session->form_done || session->form_done(session->ns);
}

// A slot of the root stack is its own: the old *file*.
void load_text(const char *shown, const char *text, size_t len) {
  diag_source(shown, text);
  if (!check_text(shown, text, len)) return;
  val *own = session->sp;
  own[0] = set_file_var(rt_str_from_c(shown));
  session->sp += 1;
  ReadOpts opts = reader_opts();
  ReadState *r = rt_read_open_utf8(text, len, &opts);
  Phase outer_phase = phase_enter(PHASE_READ);
  while (load_next(r, &opts, shown, text)) continue;
  phase_enter(outer_phase);
  rt_read_close(r);
  session->sp = own;
  set_file_var(own[0]);
}

void load_note_file(CNs *ns, const char *path, const char *text, size_t len) {
  if (ns->compiled) return; // the interface says so
  vec_push(&ns->loads, arena_strdup(path));
  vec_push(&ns->load_hashes, (void *)(uintptr_t)hash_text(text, len));
}

static void loaded(CNs *ns, const char *path, const char *text, size_t len) {
  load_note_file(ns, path, text, len);
  ns->analyzed = true;
  if (session->live) {
    ns->loaded = true;
    return;
  }
  check_calls(ns);
  warn_unused(ns);
  if (!vec_has(&session->load_order, ns)) vec_push(&session->load_order, ns);
}

static void load_late(const CNs *ns, Loc loc);

CNs *load_file(const char *path, const char *shown) {
  size_t len;
  char *text = file_read(path, &len);
  if (!text) fatal("cannot read %s: %s", path, strerror(errno));
  CNs *before = session->ns;
  if (!session->live || !before) ns_switch(ns_get("user"));
  if (!ns_get("clojure.core")->loading) {
    load_ns("clojure.core", (Loc){.file = shown});
    session->ns->has_core = true;
  }
  session->ns->file = shown;
  PtrVec *outer = group_begin();
  bool unchecked = session->unchecked_math;
  session->unchecked_math = false;
  load_text(shown, text, len);
  session->unchecked_math = unchecked;
  CNs *ns = session->ns;
  PtrVec *all = group_end(outer, ns);
  for (int i = 0; i < all->n; i++) loaded(all->items[i], path, text, len);
  if (before) ns_switch(before);
  if (!before && !session->live) load_late(ns, (Loc){.file = shown});
  return ns;
}

// The exception that clojure.core/require throws is what the form throws.
void load_throw_not_found(const char *path) {
  val f = rt_var_deref((Var *)var_object(core_var("path-not-found")));
  rt_call1(session->sp, f, rt_str_from_c(path));
  session->failure = rt_catch();
  session->diag.errors++;
}

// What conditional forms of a namespace require, for who requires it.
static void load_late(const CNs *ns, Loc loc) {
  for (int i = 0; i < ns->late.n; i++) load_ns(ns->late.items[i], loc);
}

// Standard input is the program's, and what the namespace prints, the program
// prints when it runs.
static void swap_streams(val *in, val *out) {
  Var *i = (Var *)var_object(core_var("*in*"));
  Var *o = (Var *)var_object(core_var("*out*"));
  val old_in = i->root, old_out = o->root;
  rt_var_set_root(i, *in);
  rt_var_set_root(o, *out);
  *in = old_in;
  *out = old_out;
}

static void run_apart(CNs *ns, void (*run)(CNs *ns)) {
  CNs *before = session->ns;
  rt_gc_inhibit();
  val in = rt_reader_empty(), out = rt_string_writer();
  if (!session->is_library) swap_streams(&in, &out);
  ns_switch(ns);
  run(ns);
  if (before) ns_switch(before);
  if (!session->is_library) swap_streams(&in, &out);
  rt_gc_permit();
}

// What a required namespace interns when it is loaded.
static void intern_ahead(CNs *ns) {
  bool evaluated = session->live || session->form_done || session->side;
  if (ns->interns && !evaluated && !session->is_library)
    run_apart(ns, toplevel_intern);
}

static CNs *load_source(const char *name, Loc loc) {
  const char *path = load_find(ns_path(name));
  Overlay *outer = session->overlay;
  if (!path && session->live) {
    load_throw_not_found(ns_path(name));
    return NULL;
  }
  if (!path) {
    if (session->side) session->not_found = keep_strdup(name);
    diag_error(loc, suggest_missing_ns(name),
               "Could not locate %s.clj or %s.cljc on the source path",
               ns_path(name), ns_path(name));
    return NULL;
  }
  CNs *before = session->ns, *ns = ns_get(name);
  ns->loading = true;
  session->overlay = overlay_open(name);
  CNs *got = load_file(path, path);
  session->overlay = outer;
  ns->loading = false;
  if (got != ns && !ns->analyzed) {
    diag_error(loc, NULL, "namespace '%s' not found after loading '%s'", name,
               path);
    ns->analyzed = true;
  }
  if (got == ns) intern_ahead(ns);
  if (before) ns_switch(before);
  load_late(ns, loc);
  return ns;
}

void load_analyze(CNs *ns) {
  for (int i = 0; i < strmap_count(ns->mappings); i++) {
    VarInfo *v = strmap_value(ns->mappings, i);
    if (v->cns != ns) continue;
    v->defined = v->is_multi = v->is_protocol = false;
    v->protocol_csym = NULL; // as it was compiled: defined once, or again
  }
  load_source(ns->name, (Loc){.file = ns->file});
}

void load_warn(const CNs *ns) {
  val ex = rt_catch(), msg = rt_ex_message(ex);
  diag_warning(WARN_evaluation, (Loc){.file = ns->file}, NULL,
               "not everything runs that macros may need: %s%s%s",
               rt_obj_type(ex)->name, rt_is_str(msg) ? ": " : "",
               rt_is_str(msg) ? form_str(msg) : "");
}

static void run_forms(CNs *ns) {
  while (interp_ensure_forms(session->sp, ns) == RT_THROWN) load_warn(ns);
}
static void evaluate_ns(CNs *ns) { run_apart(ns, run_forms); }

static bool is_pending(const CNs *ns) {
  for (int i = 0; i < ns->forms.n; i++)
    if (!((Form *)ns->forms.items[i])->evaluated) return true;
  return false;
}

bool load_run_pending(val *sp, CNs *ns) {
  if (session->live || session->side || !is_pending(ns)) return false;
  val *outer = session->sp;
  session->sp = sp;
  int errors = diag_mute();
  evaluate_ns(ns);
  diag_unmute(errors);
  session->sp = outer;
  return true;
}

void load_ready(val *sp, CNs *ns) {
  if (ns->native || ns->loaded || !(ns->analyzed || ns->compiled)) return;
  val *outer = session->sp;
  session->sp = sp;
  ns->loaded = true;
  if (!ns->analyzed && !ns->loading) load_analyze(ns);
  for (int i = 0; i < ns->requires.n; i++)
    load_ready(sp, ns->requires.items[i]);
  evaluate_ns(ns);
  session->sp = outer;
}

bool load_exists(const char *name) {
  CNs *ns = ns_find(name);
  bool known = ns && (ns->analyzed || ns->native || ns->compiled ||
                      ns->loading || group_has(ns));
  if (!known) session->made++;
  return known || (session->load_compiled && session->load_compiled(name)) ||
         load_find(ns_path(name));
}

CNs *load_ns(const char *name, Loc loc) {
  CNs *ns = ns_find(name);
  bool here = ns && group_has(ns);
  // Without a line it is the cache that asks, for a library.
  if (loc.line && unsupported_ns(name, loc)) return NULL;
  bool one_by_one = session->live || session->form_done;
  if (ns && ns->loading && ns != session->ns && !here &&
      !(one_by_one && ns->declared)) {
    diag_error(loc, NULL, "Cyclic load dependency: %s", name);
    return ns;
  }
  if (!ns ||
      !(ns->analyzed || ns->native || ns->compiled || ns->loading || here)) {
    session->made++;
    ns = session->load_compiled ? session->load_compiled(name) : NULL;
    if (!ns) ns = load_source(name, loc);
  }
  if (ns && session->ns && ns != session->ns &&
      !vec_has(&session->ns->requires, ns))
    vec_push(&session->ns->requires, ns);
  return ns;
}
