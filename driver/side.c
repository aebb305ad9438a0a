// SPDX-License-Identifier: MIT
// Side modules: a session that reads forms for a running program, and the tools
// that make a module of what it has read.
//
// clang starts fastest with one precompiled header and nothing to look for, and
// not at all: warm.c keeps it ready.
#include "driver/side.h"
#include "driver/driver.h"
#include "driver/side_symbols.h"
#include "driver/warm.h"
#include "compiler/emit/emit.h"
#include "compiler/model/form.h"
#include "compiler/front/library.h"
#include "compiler/front/side.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Buf side_errors;

static const char *precompiled(void);

// --- the session ---

static void collect_text(const Report *r) {
  if (diag_is_repeated(r)) return;
  char *text;
  size_t n;
  FILE *f = open_memstream(&text, &n);
  diag_write(f, r);
  fclose(f);
  buf_putn(&side_errors, text, n);
  free(text);
}

// A namespace whose forms come one by one: no file is to be loaded for it, and
// nothing of it evaluated but what macros refer to.
static void is_here(CNs *ns) {
  if (!ns->analyzed) ns->analyzed = ns->loaded = true;
}

static CNs *load_native(const char *name) { return bootstrap_load_ns(name); }

void side_begin(void) {
  session->load_compiled = load_native;
  ns_switch(ns_get("user"));
  load_ns("clojure.core", (Loc){0});
  session->ns->has_core = true;
  for (int i = 0; native_namespaces[i]; i++)
    load_ns(native_namespaces[i], (Loc){0});
  session->ns->requires.n = 0;
  is_here(session->ns);
  session->side = true;
  ns_intern(ns_get("cljwc.live"), "js")->is_declared = true; // rt/sys/side.h
  is_here(ns_get("cljwc.live"));
  session->run_form = side_run_form;
  session->diag.sink = collect_text;
  session->diag.warnings[WARN_redef].on = false;
  session->diag.warnings[WARN_unused_require].on = false;
}

// Reads what is read on first use, so that it is not taken for a form's own,
// and starts the tools.
static bool drop_unit(void *ctx, const SideUnit *unit) {
  size_t n;
  (void)ctx;
  char *module = side_module(unit, &n);
  if (!module) fatal("%s", side_errors.s);
  free(module);
  side_undo(unit);
  return true;
}

void side_warm_up(void) {
  const char *text = "(reduce + (map inc [1 2 3]))";
  SideText t = {.shown = "", .text = text, .len = strlen(text)};
  side_load(&t, drop_unit, NULL);
}

typedef struct Loading {
  SideTaker *take;
  void *ctx;
  const SideText *text;
  CNs *start; // the namespace before the forms that wait
  int loaded; // how many of the forms that wait are of files it loads
  bool stopped;
} Loading;
static Loading *loading;

static void add_once(PtrVec *v, CNs *ns) {
  if (!vec_has(v, ns)) vec_push(v, ns);
}

static bool has_names_to_give(const CNs *ns) {
  return ns->given_mappings < strmap_count(ns->mappings) ||
         ns->given_aliases < strmap_count(ns->aliases);
}

static void flush_unit(Loading *l) {
  is_here(session->ns);
  SideUnit unit = {.start = l->start, .end = session->ns};
  unit.forms = session->fresh;
  unit.no_value = unit.forms.n && unit.forms.n == l->loaded;
  l->loaded = 0;
  session->fresh = (PtrVec){0};
  for (int i = 0; i < unit.forms.n; i++)
    add_once(&unit.namespaces, ((Form *)unit.forms.items[i])->ns);
  if (has_names_to_give(l->start)) add_once(&unit.namespaces, l->start);
  if (has_names_to_give(session->ns) || session->ns != l->start)
    add_once(&unit.namespaces, session->ns);
  l->start = session->ns;
  if (!l->take(l->ctx, &unit)) l->stopped = true;
  free(unit.forms.items);
  free(unit.namespaces.items);
}

// After a top-level form. Those of files that are loaded for it wait for it.
static bool form_done(CNs *ns) {
  Loading *l = loading;
  (void)ns;
  if (!session->group) is_here(session->ns);
  if (diag_errors()) l->stopped = true;
  if (l->stopped) return false;
  if (session->group) l->loaded = session->fresh.n;
  if (l->text->whole || session->group || rt_gc_inhibited) return true;
  bool nothing = !session->fresh.n && session->ns == l->start &&
                 !has_names_to_give(session->ns);
  if (!nothing) flush_unit(l);
  return !l->stopped;
}

// A name of a file that places may refer to for ever.
static const char *kept_name(const char *shown) {
  static StrMap *names;
  if (!names) names = strmap_new();
  if (!strmap_get(names, shown)) strmap_put(names, shown, keep_strdup(shown));
  return strmap_get(names, shown);
}

// The text at its place: what comes before it in the file is empty.
static char *placed_text(const SideText *t, size_t *len) {
  size_t lines = t->line > 1 ? (size_t)t->line - 1 : 0;
  size_t blanks = t->column > 1 ? (size_t)t->column - 1 : 0;
  *len = lines + blanks + t->len;
  char *all = malloc(*len + 1);
  if (!all) fatal("out of memory");
  memset(all, '\n', lines);
  memset(all + lines, ' ', blanks);
  memcpy(all + lines + blanks, t->text, t->len);
  all[*len] = 0;
  return all;
}

bool side_load(const SideText *text, SideTaker *take, void *ctx) {
  Loading l = {.take = take, .ctx = ctx, .text = text, .start = session->ns};
  Loading *outer = loading;
  size_t len;
  char *all = placed_text(text, &len);
  const char *shown = kept_name(text->shown);
  bool (*done_before)(CNs *) = session->form_done;
  int errors_before = session->diag.errors;
  loading = &l;
  session->diag.errors = 0;
  session->form_done = form_done;
  load_text(shown, all, len);
  if (diag_errors()) l.stopped = true;
  if (!l.stopped && text->whole) flush_unit(&l);
  side_forget(&session->fresh);
  session->fresh.n = 0;
  session->form_done = done_before;
  if (outer) session->diag.errors = errors_before;
  rt_exception = RT_NIL;
  diag_source(shown, "");
  free(all);
  loading = outer;
  return !l.stopped;
}

void side_undo(const SideUnit *unit) {
  side_forget(&unit->forms);
  for (int i = 0; i < unit->namespaces.n; i++) {
    CNs *ns = unit->namespaces.items[i]; // told once more with the next one
    ns->given_mappings = ns->given_aliases = 0;
  }
}

// --- clang and wasm-ld ---

const char *side_abi(void) {
  static const char *abi;
  if (abi) return abi;
  size_t n;
  char *library =
      file_read(tools_lib(arena_printf("%s/librt.a", options.target)), &n);
  if (!library) fatal("missing %s/librt.a", options.target);
  Buf b = {0};
  buf_puts(&b, hash_text(library, n));
  for (const NativeInterface *i = native_interfaces; i->ns; i++)
    buf_puts(&b, i->text);
  if (options_wasm()) buf_puts(&b, symbols_list());
  abi = keep_strdup(arena_printf("%.16s", hash_text(b.s, b.len)));
  free(b.s);
  free(library);
  return abi;
}

// A folder for files that live as long as this process.
static const char *folder;

static void remove_folder(void) {
  static const char *const files[] = {"side.c", "side.o", "side.wasm"};
  for (int i = 0; i < 3; i++) unlink(arena_printf("%s/%s", folder, files[i]));
  rmdir(folder);
}

static const char *in_folder(const char *name) {
  if (!folder) {
    bool memory = access("/dev/shm", W_OK | X_OK) == 0;
    const char *tmp = getenv("TMPDIR");
    char *made =
        keep_strdup(arena_printf("%s/cljwc-XXXXXX", memory        ? "/dev/shm"
                                                    : tmp && *tmp ? tmp
                                                                  : "/tmp"));
    if (!mkdtemp(made)) fatal("cannot make folder %s", made);
    folder = made;
    atexit(remove_folder);
  }
  return arena_printf("%s/%s", folder, name);
}

static void add_compiler(PtrVec *a) {
  tools_compiler(a);
  tools_words(a, "-std=c17 -w -fno-strict-aliasing -fno-exceptions -fPIC "
                 "-fvisibility=hidden");
  // As a program's default, which is slow to compile and for larger texts.
  args_add(a, strcmp(options.opt, "-O2") == 0 ? "-O1" : options.opt);
  args_add(a, arena_printf("-I%s", tools_lib("include")));
}

// Runs the command, which is to write `output`; frees its words.
static bool run_into(PtrVec *a, const char *output) {
  args_add(a, "-o");
  args_add(a, output);
  int status = warm_run(a);
  free(a->items);
  return status == 0;
}

// The header that everything includes, compiled; kept in the cache.
static const char *precompiled(void) {
  static const char *path;
  if (path) return path;
  Buf b = {0};
  PtrVec a = {0};
  add_compiler(&a);
  for (int i = 0; i < a.n; i++) buf_printf(&b, "%s ", (char *)a.items[i]);
  buf_puts(&b, side_abi());
  cache_add_stamp(&b, tools_lib("include/stamp"));
  path = keep_strdup(
      arena_printf("%s/side-%s.pch", cache_dir(), hash_text(b.s, b.len)));
  free(b.s);
  if (!file_exists(path)) {
    const char *fresh = arena_printf("%s.%d", path, (int)getpid());
    tools_words(&a, "-x c-header");
    args_add(&a, tools_lib("include/rt/sys/side.h"));
    if (!run_into(&a, fresh) || rename(fresh, path) != 0)
      fatal("cannot make %s", path);
  } else {
    free(a.items);
  }
  return path;
}

static bool compile(const Buf *c, const char *object) {
  const char *file = in_folder("side.c"), *header = precompiled();
  FILE *f = fopen(file, "wb");
  bool written = f && fwrite(c->s, 1, c->len, f) == c->len;
  if (f && fclose(f) != 0) written = false;
  if (!written) return false;
  PtrVec a = {0};
  add_compiler(&a);
  args_add(&a, "-include-pch");
  args_add(&a, header);
  args_add(&a, "-c");
  args_add(&a, file);
  return run_into(&a, object);
}

static bool link_side(const char *object, const char *module) {
  PtrVec a = {0};
  if (options_wasm()) {
    const char *ld = tools_get("WASM_LD");
    args_add(&a, ld ? ld : "wasm-ld");
    tools_words(&a, "-m wasm32 -shared --experimental-pic "
                    "--unresolved-symbols=import-dynamic -s --threads=1 "
                    "--compress-relocations --gc-sections -O2 --no-entry");
  } else {
    tools_compiler(&a);
    tools_words(&a, "-shared -nostdlib -s -Wl,-z,noseparate-code,-z,norelro "
                    "-Wl,-Bsymbolic,--hash-style=sysv,"
                    "--gc-sections,--build-id=none");
  }
  args_add(&a, object);
  if (options_wasm() && tools_get("WASM_BUILTINS"))
    args_add(&a, tools_get("WASM_BUILTINS"));
  return run_into(&a, module);
}

// Adds the custom section "cljwc" with the text.
static void add_section(Buf *module, const char *text) {
  wasm_add_section(module, "cljwc", text, strlen(text));
}

static char *failed(const char *what) {
  buf_printf(&side_errors, "cljwc: %s the module failed\n", what);
  return NULL;
}

char *side_module(const SideUnit *unit, size_t *len) {
  Buf c = {0};
  int errors = diag_errors();
  rt_gc_inhibit();
  emit_side(unit, &c);
  rt_gc_permit();
  const char *about = arena_printf("%s %s", side_abi(), unit->start->name);
  if (!options_wasm())
    buf_printf(&c, "SHOWN const char cljwc_about[] = %s;\n",
               emit_c_string(about));
  if (diag_errors() > errors) return NULL;
  const char *object = in_folder("side.o"), *module = in_folder("side.wasm");
  const char *copy = getenv("CLJWC_SIDE_C");
  if (copy) file_write(copy, c.s, c.len);
  bool compiled = compile(&c, object);
  free(c.s);
  if (!compiled) return failed("compiling");
  if (!link_side(object, module)) return failed("linking");
  size_t n;
  Buf all = {0};
  char *bytes = file_read(module, &n);
  if (!bytes) return failed("reading");
  buf_putn(&all, bytes, n);
  free(bytes);
  if (options_wasm()) symbols_rename(&all);
  if (options_wasm()) add_section(&all, about);
  *len = all.len;
  return all.s;
}

// --- main modules ---

void side_emit_metas(Buf *c) {
  Buf table = {0};
  for (const NativeVar *v = native_vars; v->ns; v++) {
    if (!v->meta) continue;
    const char *name = form_name(v->var->name);
    const VarInfo *info = ns_own(ns_get(v->ns), name);
    if (!info) continue;
    buf_printf(c, "extern Var V_%s;\n", info->csym);
    buf_printf(&table, "  {&V_%s, %s, ", info->csym,
               emit_c_string(native_files[v->file]));
    buf_printf(&table, "%s},\n", emit_c_string(v->meta));
  }
  buf_printf(c, "const SideMeta rt_side_metas[] = {\n%s  {0, 0, 0}};\n",
             table.s ? table.s : "");
  free(table.s);
  if (options_wasm()) return;
  buf_puts(c, "#include \"rt/dl/native_host.h\"\n");
  buf_printf(c, "const char rt_side_abi[] = \"%s\";\n", side_abi());
  buf_puts(c, "int main(int argc, char **argv) {\n"
              "  return rt_side_host(argc, argv);\n}\n");
}

// --- whole commands ---

// The program's symbols are there for modules, and calls of libc that concern
// the host are the host's (rt/dl/native_host.c).
static void link_native_main(const PtrVec *objects, const char *output) {
  PtrVec a = {0};
  tools_compiler(&a);
  tools_sanitizers(&a);
  tools_words(&a,
              "-no-pie -rdynamic -Wl,--gc-sections,--wrap=read,--wrap=write,"
              "--wrap=isatty,--wrap=exit,--wrap=nanosleep");
  if (!options.debug) args_add(&a, "-s");
  for (int i = 0; i < objects->n; i++) args_add(&a, objects->items[i]);
  args_add(&a, "-Wl,--whole-archive");
  args_add(&a, tools_lib(arena_printf("%s/librt.a", options.target)));
  args_add(&a, "-Wl,--no-whole-archive");
  tools_libraries(&a);
  tools_words(&a, "-lm -ldl");
  const char *temporary = output_begin(output, true);
  args_add(&a, "-o");
  args_add(&a, temporary);
  tools_must(&a, "linking");
  output_end(temporary, output);
}

void side_link_main(const PtrVec *objects, const char *output) {
  PtrVec a = {0};
  if (!options_wasm()) {
    link_native_main(objects, output);
    return;
  }
  const char *ld = tools_get("WASM_LD");
  args_add(&a, ld ? ld : "wasm-ld");
  for (int i = 0; i < objects->n; i++) args_add(&a, objects->items[i]);
  tools_wasm_libraries(&a);
  tools_words(&a, "--no-entry --export-table --growable-table "
                  "--export=__stack_pointer --export-if-defined=stack_slots");
  args_add(&a, arena_printf("@%s", tools_lib(arena_printf("%s/side.exports",
                                                          options.target))));
  tools_words(&a, "--gc-sections -z stack-size=1310720 --stack-first -O2");
  if (!options.debug) tools_words(&a, "--compress-relocations -s");
  const char *module = in_folder("side.wasm");
  args_add(&a, "-o");
  args_add(&a, module);
  tools_must(&a, "linking");
  size_t n;
  char *bytes = file_read(module, &n);
  if (!bytes) fatal("cannot read %s", module);
  Buf all = {0};
  buf_putn(&all, bytes, n);
  symbols_number(&all);
  add_section(&all, side_abi());
  output_write(output, all.s, all.len, true);
  free(bytes);
  free(all.s);
}

void side_main_module(void) {
  CNs *ns = NULL;
  if (options.input) {
    session->main_file = options.input;
    ns = load_file(options.input, options.input);
    output_guard(ns);
  } else {
    ns_switch(ns_get("user"));
    load_ns("clojure.core", (Loc){0});
  }
  if (diag_errors()) return;
  const char *ending = options_wasm() ? ".wasm" : "";
  if (!options.output)
    options.output = options.input ? file_with_ending(options.input, ending)
                                   : arena_printf("main%s", ending);
  rt_gc_inhibit();
  program_link_main_module(ns, options.output);
}

typedef struct Result {
  char *bytes;
  size_t n;
} Result;

static bool take_result(void *ctx, const SideUnit *unit) {
  Result *r = ctx;
  r->bytes = side_module(unit, &r->n);
  return r->bytes != NULL;
}

void side_shared(void) {
  side_begin();
  bool is_file = file_exists(options.input);
  const char *ending = strrchr(options.input, '.');
  if (!is_file && ending && strncmp(ending, ".clj", 4) == 0)
    fatal("cannot read %s: no such file", options.input);
  SideText text = {.shown = is_file ? options.input : "form", .whole = true};
  char *read = is_file ? file_read(options.input, &text.len) : NULL;
  text.text = read ? read : options.input;
  if (!read) text.len = strlen(options.input);
  Result r = {0};
  bool done = side_load(&text, take_result, &r);
  if (side_errors.len) fputs(side_errors.s, stderr);
  if (!done || !r.bytes) exit(1);
  const char *made = options_wasm() ? ".wasm" : ".so";
  if (!options.output)
    options.output = is_file ? file_with_ending(options.input, made)
                             : arena_printf("form%s", made);
  output_write(options.output, r.bytes, r.n, true);
}
