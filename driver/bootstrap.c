// SPDX-License-Identifier: MIT
// The standard library: compiling it to C (--bootstrap), and using the copy
// that is linked into this cljwc.
//
// Stage 1 has none: it interprets stdlib/ while compiling it. Stage 2 is the
// same sources linked with what stage 1 wrote; its macros run as native code.
#include "driver/driver.h"
#include "compiler/passes/passes.h"
#include "compiler/front/library.h"
#include "rt/mem/gc.h"
#include "rt/prim.h"

#include <stdio.h>
#include <string.h>

CNs *bootstrap_load_ns(const char *name) {
  if (!library_has(name)) return NULL;
  const char *path = tools_lib(arena_printf("ns/%s.cljwi", name));
  char *text = file_read(path, NULL);
  if (!text) fatal("missing %s", path);
  CNs *ns = library_load(name, text);
  if (!ns) fatal("the interface of %s is of another version", name);
  return ns;
}

void bootstrap_attach(void) {
  if (library_start(session->sp) != RT_THROWN) return;
  rt_report_uncaught(session->sp, rt_catch());
  fatal("the standard library failed to start");
}

// --- writing ---

static void put_string(Buf *out, const char *s) {
  buf_puts(out, "\"");
  for (; *s; s++)
    if (*s == '\n' || *s == '\t')
      buf_puts(out, *s == '\n' ? "\\n" : "\\t");
    else
      buf_printf(out, *s == '"' || *s == '\\' ? "\\%c" : "%c", *s);
  buf_puts(out, "\"");
}

static StrMap *files; // of metadata; each to itself

static int file_number(const char *file) {
  if (!files) files = strmap_new();
  if (!strmap_get(files, file)) strmap_put(files, file, files);
  for (int i = 0;; i++)
    if (strcmp(strmap_key(files, i), file) == 0) return i;
}

// Which file, and the rest. Programs without docstrings leave it out.
static void write_meta(Buf *out, const char *text) {
  if (!text) {
    buf_puts(out, "0, 0");
    return;
  }
  int n = (int)strcspn(text, "\t");
  buf_printf(out, "%d, META(", file_number(arena_printf("%.*s", n, text)));
  put_string(out, text + n + 1);
  buf_puts(out, ")");
}

static void write_files(Buf *out) {
  buf_puts(out, "const char *const native_files[] = {\n");
  for (int i = 0; files && i < strmap_count(files); i++) {
    put_string(out, strmap_key(files, i));
    buf_puts(out, ",\n");
  }
  buf_puts(out, "  0};\n");
}

static void write_table(Buf *out, CNs *ns, Buf *vars, Buf *classes,
                        Buf *inits) {
  const Iface *f = ns->iface;
  for (int i = 0; i < strmap_count(ns->mappings); i++) {
    VarInfo *v = strmap_value(ns->mappings, i);
    if (v->cns != ns || strcmp(strmap_key(ns->mappings, i), v->name) != 0)
      continue;
    buf_printf(out, "extern Var V_%s;\n", v->csym);
    buf_printf(vars, "  {\"%s\", &V_%s, ", ns->name, v->csym);
    write_meta(vars, v->meta_text);
    buf_puts(vars, "},\n");
  }
  for (int i = 0; i < strmap_count(ns->classes); i++) {
    ClassInfo *c = strmap_value(ns->classes, i);
    if (c->ns != ns) continue;
    buf_printf(out, "extern const Type %s;\n", c->csym);
    buf_printf(classes, "  {\"%s\", &%s},\n", c->name, c->csym);
  }
  for (int i = 0; i < f->forms.n; i++) {
    int n = ((IfaceForm *)f->forms.items[i])->init;
    if (!n) continue;
    buf_printf(out, "val I_%s_%d(val *, val);\n", ns->cname, n);
    buf_printf(inits, "  I_%s_%d,\n", ns->cname, n);
  }
}

static Buf interfaces; // of NativeInterface

// What rt/ knows of a program that has the whole library: cljwc and cljw.
static void write_registry(const char *folder, const Buf *spaces,
                           const StrMap *keywords) {
  Buf out = {0};
  buf_puts(&out, "#include \"rt/rt.h\"\n");
  for (int i = 0; i < session->load_order.n; i++)
    buf_printf(&out, "extern Ns N_%s;\n",
               ((const CNs *)session->load_order.items[i])->cname);
  buf_printf(&out,
             "const NsTable rt_program_ns[] = {\n%s  {0, 0, 0}};\n"
             "Var *const rt_program_vars[] = {0};\n"
             "const Type *const rt_program_types[] = {0};\n",
             spaces->s);
  program_emit_keywords(&out, keywords);
  file_write(arena_printf("%s/registry.c", folder), out.s, out.len);
}

static void write_native(const char *folder) {
  Buf out = {0}, names = {0}, vars = {0}, classes = {0}, inits = {0};
  Buf spaces = {0};
  StrMap *keywords = strmap_new();
  buf_puts(&out, "#include \"rt/rt.h\"\n#include \"compiler/front/library.h\"\n"
                 "#ifdef LIBRARY_SLIM\n#define META(text) 0\n#else\n"
                 "#define META(text) text\n#endif\n");
  for (int i = 0; i < session->load_order.n; i++) {
    CNs *ns = session->load_order.items[i];
    buf_printf(&names, "  \"%s\",\n", ns->name);
    buf_printf(&spaces, "  {&N_%s, 0, 0},\n", ns->cname);
    write_table(&out, ns, &vars, &classes, &inits);
    program_note_keywords(keywords, ns->iface);
  }
  buf_printf(&out, "const char *const native_namespaces[] = {\n%s  0};\n",
             names.s);
  buf_printf(&out, "const NativeVar native_vars[] = {\n%s  {0, 0, 0, 0}};\n",
             vars.s);
  write_files(&out);
  buf_printf(&out, "const NativeClass native_classes[] = {\n%s  {0, 0}};\n",
             classes.s ? classes.s : "");
  buf_printf(&out,
             "const NativeInterface native_interfaces[] = {\n%s  {0, 0}};\n",
             interfaces.s);
  buf_printf(&out, "const Fn0 native_inits[] = {\n%s  0};\n", inits.s);
  file_write(arena_printf("%s/native.c", folder), out.s, out.len);
  write_registry(folder, &spaces, keywords);
}
static void write_ns(CNs *ns, const char *folder) {
  Buf c = {0}, text = {0};
  ns->shakeable = true;
  passes_run(ns);
  emit_ns(ns, &c);
  ns->iface = iface_of(ns);
  iface_write(ns->iface, &text);
  ns->iface_hash = hash_text(text.s, text.len);
  file_write(arena_printf("%s/%s.c", folder, ns->name), c.s, c.len);
  file_write(arena_printf("%s/%s.cljwi", folder, ns->name), text.s, text.len);
  live_interface(&interfaces, ns->name, text.s);
}

// Every namespace that stdlib/namespaces names and what those require.
static void load_all(void) {
  char *list = file_read("stdlib/namespaces", NULL);
  if (!list) fatal("cannot read stdlib/namespaces: run from the source folder");
  load_ns("clojure.core", (Loc){0});
  for (char *p = strtok(list, "\n"); p; p = strtok(NULL, "\n")) {
    session->ns = NULL; // none requires what is loaded here
    if (*p && *p != '#' && !diag_errors()) load_ns(p, (Loc){0});
  }
}

void bootstrap(const char *folder) {
  file_mkdirs(folder);
  session->is_library = true;
  facts_read("stdlib/vars.tsv");
  session->source_path.n = 0;
  vec_push(&session->source_path, "stdlib");
  session->prefer_native = native_namespaces[0] != NULL;
  session->load_compiled = NULL;
  load_all();
  for (int i = 0; i < session->load_order.n && !diag_errors(); i++)
    write_ns(session->load_order.items[i], folder);
  if (!diag_errors()) write_native(folder);
}
