// SPDX-License-Identifier: MIT
// Components with a world: `--wit world.wit`, and `--http`, whose world is
// wasi:http/proxy. wasm-tools reads the world, wit/ (a program of its own, in
// Clojure) writes the C that stands between the two; here is which function of
// the program each export is. rt/host/wit.h says what becomes of values.
#include "driver/driver.h"
#include "driver/exports.h"
#include "driver/wit.h"
#include "compiler/base/munge.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct WitExport {
  const char *called; // "demo:shapes/geometry#area"
  const VarInfo *var;
} WitExport;

static PtrVec exports;  // WitExport *
static PtrVec keywords; // char *
static const char *c_text;
static const VarInfo *handler; // --http

bool wit_wanted(void) { return options.wit || options.handler; }

const char *wit_source(void) {
  return options.handler ? tools_lib("wit/http") : options.wit;
}

const char *wit_world(void) {
  return options.handler ? "proxy" : options.world;
}

void wit_add_tool(PtrVec *a) {
  const char *own = tools_lib("wasm-tools");
  if (!tools_get("WASM_TOOLS") && file_exists(own))
    args_add(a, own);
  else
    tools_words(a, tools_get("WASM_TOOLS") ? tools_get("WASM_TOOLS")
                                           : "wasm-tools");
}

void wit_missing(void) {
  fatal("a component needs wasm-tools: `make release-tools` in cljwc's folder, "
        "or cargo install wasm-tools, or set CLJWC_WASM_TOOLS");
}

// --- what wasm-tools says of the WIT ---

// "error: MESSAGE\n     --> FILE:LINE:COLUMN\n ..." as an error of ours.
static void report_wit(char *text) {
  Loc loc = {.file = options.wit, .line = 1, .col = 1};
  char *place = strstr(text, "--> "), *message = strstr(text, "error: ");
  if (place) {
    char *file = place + 4, *end = file + strcspn(file, "\n"), *p = end;
    *end = 0;
    for (int n = 0; p > file && n < 2; n += *p == ':') p--;
    loc.line = atoi(p + 1);
    char *colon = strchr(p + 1, ':');
    loc.col = colon ? atoi(colon + 1) : 1;
    *p = 0;
    loc.file = file;
    diag_source(file, file_read(file, NULL));
  }
  message = message ? message + strlen("error: ") : text;
  message[strcspn(message, "\n")] = 0;
  diag_error(loc, NULL, "%s", message);
}

// The file with the world as JSON; NULL: reported.
static const char *world_json(void) {
  const char *json = arena_printf("%s/wit-%d.json", cache_dir(), (int)getpid());
  const char *output = arena_printf("%s.out", json);
  PtrVec a = {0};
  wit_add_tool(&a);
  tools_words(&a, "component wit --json -o");
  args_add(&a, json);
  args_add(&a, wit_source());
  int status = tools_capture(&a, output);
  char *said = file_read(output, NULL);
  unlink(output);
  if (status == 0) return json;
  unlink(json);
  if (status == 127) wit_missing();
  report_wit(said ? said : arena_strdup("wasm-tools failed"));
  return NULL;
}

// --- which functions ---

static int count_fields(char *line, char **fields, int max) {
  int n = 0;
  for (char *p = line; p && n < max; n++) {
    fields[n] = p;
    p = strchr(p, '\t');
    if (p) *p++ = 0;
  }
  return n;
}

// The var that says it is exported under that name, else NULL.
static const VarInfo *exported_as(const CNs *ns, const char *name) {
  for (int k = 0; k < strmap_count(ns->mappings); k++) {
    const VarInfo *v = strmap_value(ns->mappings, k);
    if (v->cns == ns && v->exported && strcmp(v->exported->name, name) == 0)
      return v;
  }
  return NULL;
}

// "geometry/area" of "demo:shapes/geometry#area"
static const char *short_name(const char *called) {
  char *copy = arena_strdup(called), *hash = strchr(copy, '#');
  if (!hash) return copy;
  *hash = '/';
  for (char *p = hash; p > copy; p--)
    if (p[-1] == '/') return p;
  return copy;
}

static Loc loc_of(char **at) { // FILE LINE COLUMN
  const char *text = file_read(at[0], NULL);
  if (text) diag_source(at[0], text);
  return (Loc){.file = at[0], .line = atoi(at[1]), .col = atoi(at[2])};
}

static bool takes(const VarInfo *v, int n) {
  if (!v->fixed && v->va < 0) return true; // not known
  return (v->va >= 0 && n >= v->va) || (n < 32 && v->fixed >> n & 1);
}

static void add_export(CNs *ns, char **f) {
  const char *name = f[1], *called = f[2];
  int params = atoi(f[3]);
  const VarInfo *v = exported_as(ns, short_name(called));
  if (!v) v = ns_own(ns, name);
  if (!v || v->is_macro || !v->defined) {
    diag_error(loc_of(f + 4),
               arena_printf("(defn %s [...] ...) in %s", name, ns->file),
               "The world exports %s, but namespace %s has no such function",
               called, ns->name);
    return;
  }
  if (!takes(v, params)) {
    diag_error(v->loc,
               arena_printf("%s:%s: its parameters in the world", f[4], f[5]),
               "%s takes other arguments than the %d that the world passes",
               var_full_name(v), params);
    return;
  }
  WitExport *e = arena_alloc(sizeof *e);
  *e = (WitExport){called, v};
  vec_push(&exports, e);
}

static void read_line(CNs *ns, char *line) {
  char *f[8];
  int n = count_fields(line, f, 7);
  if (strcmp(f[0], "export") == 0 && n == 7)
    add_export(ns, f);
  else if (strcmp(f[0], "keyword") == 0 && n == 2)
    vec_push(&keywords, f[1]);
  else if (strcmp(f[0], "error") == 0 && n >= 5)
    diag_error(loc_of(f + 1), NULL, "%s", f[4]);
}

static void read_output(CNs *ns, char *text) {
  while (*text && *text != '\n') {
    char *end = strchr(text, '\n');
    if (!end) break;
    *end = 0;
    read_line(ns, text);
    text = end + 1;
  }
  c_text = text;
}

static void find_handler(CNs *ns) {
  handler = ns_own(ns, "handler");
  if (handler && takes(handler, 1) && !handler->is_macro) return;
  diag_error(handler ? handler->loc
                     : (Loc){.file = ns->file, .line = 1, .col = 1},
             "(defn handler [request] {:status 200 :body \"hello\"})",
             handler ? "%s/handler must take one argument, the request"
                     : "--http needs a function `handler` in namespace %s",
             ns->name);
}

void wit_collect(CNs *main_ns) {
  const char *json = world_json();
  if (!json) return;
  const char *out = arena_printf("%s/wit-%d.txt", cache_dir(), (int)getpid());
  PtrVec a = {0};
  args_add(&a, tools_lib("wit/generate"));
  args_add(&a, json);
  args_add(&a, wit_world() ? wit_world() : "");
  args_add(&a, out);
  args_add(&a, wit_source());
  PtrVec inputs = output_inputs(main_ns);
  for (int i = 0; i < inputs.n; i++) args_add(&a, inputs.items[i]);
  if (options.handler)
    args_add(&a, tools_lib("stdlib/on_demand/cljwc/http.clj"));
  int status = tools_run(&a);
  unlink(json);
  char *text = status == 0 ? file_read(out, NULL) : NULL;
  unlink(out);
  if (!text) fatal("reading the world failed (status %d)", status);
  if (options.handler) find_handler(main_ns);
  read_output(options.handler ? load_ns("cljwc.http", (Loc){0}) : main_ns,
              text);
}

// --- C ---

void wit_each_var(void (*f)(const char *name)) {
  for (int i = 0; i < exports.n; i++)
    f(var_full_name(((const WitExport *)exports.items[i])->var));
  if (handler) f(var_full_name(handler));
}

void wit_note_keywords(StrMap *all) {
  for (int i = 0; i < keywords.n; i++)
    strmap_put(all, arena_printf("K_%s", munge(keywords.items[i])), all);
}

static void emit_keyword(Buf *c, const char *name, int i) {
  val s = rt_str_from_c(name);
  buf_printf(c,
             "static RT_STATIC_STR(wit_s%d, \"%s\", %u, %uu);\n"
             "RT_STATIC_KEYWORD(K_%s, 0, &wit_s%d, %uu);\n"
             "#define KW_%d &K_%s\n",
             i, name, rt_str_len((Str *)s), rt_str_hashcode((Str *)s),
             munge(name), i, rt_sym_hash(RT_NIL, s) + 0x9e3779b9u, i,
             munge(name));
}

// The macro `name` for what the var holds.
static void emit_function(Buf *c, const char *name, const VarInfo *v) {
  if (var_is_direct(v))
    buf_printf(c, "extern StaticFn F_%s;\n#define %s ((val)&F_%s)\n", v->csym,
               name, v->csym);
  else
    buf_printf(c, "extern Var V_%s;\n#define %s V_%s.root\n", v->csym, name,
               v->csym);
}

void wit_emit(Buf *c) {
  buf_puts(c, "#include \"rt/host/wit.h\"\n");
  for (int i = 0; i < keywords.n; i++) emit_keyword(c, keywords.items[i], i);
  for (int i = 0; i < exports.n; i++)
    emit_function(c, arena_printf("FN_%d", i),
                  ((const WitExport *)exports.items[i])->var);
  buf_puts(c, c_text);
  if (handler) emit_function(c, "HANDLER", handler);
  buf_printf(c,
             "__attribute__((export_name(\"cabi_realloc\")))\n"
             "void *wit_realloc(void *old, size_t was, size_t align, "
             "size_t n) {\n"
             "  (void)was, (void)align;\n"
             "  return rt_wit_realloc(old, n);\n}\n"
             "void __wasm_call_ctors(void);\n"
             "__attribute__((export_name(\"_initialize\")))\n"
             "void wit_initialize(void) {\n"
             "  static const Program program = {inits, 0};\n"
             "  __wasm_call_ctors();\n"
             "  rt_wit_start(&program, &wit_table);\n%s}\n",
             handler ? "  rt_wit_handle_with(HANDLER);\n" : "");
}
