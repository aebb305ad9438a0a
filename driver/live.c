// SPDX-License-Identifier: MIT
// Programs that can reach eval: the evaluator (compiler/front/embedded.c) is
// linked into them, with all of the library and tables of the program's own
// namespaces. In such a program calls of its functions go through their vars,
// so that what eval defines anew is seen.
#include "driver/driver.h"
#include "compiler/front/library.h"
#include "compiler/passes/passes.h"

#include <string.h>

// --- does the program need it? ---

static bool is_evaluator(const char *name) {
  static const char *const names[] = {
      "clojure.core/eval",        "clojure.core/load-string",
      "clojure.core/load-file",   "clojure.core/load-reader",
      "clojure.core/load",        "clojure.core/macroexpand-1",
      "clojure.core/macroexpand", "clojure.core/use",
      "clojure.core/refer",       "clojure.walk/macroexpand-all",
      "clojure.main/repl",        "clojure.main/load-script",
      "clojure.main/main"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(names[i], name) == 0) return true;
  return false;
}

// A top-level form. What only macros use is not there when the program runs:
// macros and private functions wait until something else refers to them.
typedef struct Part {
  PtrVec refs;       // char *: full names of vars
  struct Part *same; // another one that defines the var
} Part;

typedef struct Reach {
  StrMap *waiting; // full name -> Part
  PtrVec todo;     // Part *: reached, not looked at
} Reach;

static void add_part(Reach *r, Part *part, const VarInfo *defines) {
  // Nobody looks functions of overlays up.
  const char *file = defines ? defines->cns->file : NULL;
  bool waits = defines && (defines->is_private || (file && overlay_is(file)));
  if (!defines || !(defines->is_macro || (waits && defines->is_fn))) {
    vec_push(&r->todo, part);
    return;
  }
  const char *name = var_full_name(defines);
  part->same = strmap_get(r->waiting, name);
  strmap_put(r->waiting, name, part);
}

static Part *part_of(Form *form) {
  Part *part = arena_alloc(sizeof *part);
  int lookups = form->lookups.n;
  *part = (Part){0};
  pass_references(form);
  for (int i = 0; i < form->refs.n; i++)
    vec_push(&part->refs, (char *)var_full_name(form->refs.items[i]));
  form->refs.n = form->class_refs.n = 0; // the passes may yet change them
  form->lookups.n = lookups;
  return part;
}

static void add_parts(Reach *r, CNs *ns) {
  for (int i = 0; !ns->compiled && i < ns->forms.n; i++) {
    Form *form = ns->forms.items[i];
    add_part(r, part_of(form), form->defines);
  }
  for (int i = 0; ns->compiled && i < ns->iface->forms.n; i++) {
    const IfaceForm *f = ns->iface->forms.items[i];
    const char *slash = f->defines ? strrchr(f->defines, '/') : NULL;
    Part *part = arena_alloc(sizeof *part);
    *part = (Part){.refs = f->refs};
    add_part(r, part, slash ? ns_own(ns, slash + 1) : NULL);
  }
}

static bool reaches_evaluator(Reach *r) {
  while (r->todo.n) {
    const Part *part = r->todo.items[--r->todo.n];
    for (int i = 0; i < part->refs.n; i++) {
      const char *name = part->refs.items[i];
      if (is_evaluator(name)) return true;
      Part *found = strmap_get(r->waiting, name);
      if (found) strmap_put(r->waiting, name, NULL);
      for (; found; found = found->same) vec_push(&r->todo, found);
    }
  }
  return false;
}

bool live_wanted(const PtrVec *order) {
  Reach r = {.waiting = strmap_new()};
  for (int i = 0; i < order->n; i++) {
    CNs *ns = order->items[i];
    if (!ns->native) add_parts(&r, ns);
  }
  return reaches_evaluator(&r);
}

// --- how its namespaces are compiled ---

void live_prepare(const PtrVec *order) {
  for (int i = 0; i < order->n; i++) {
    const CNs *ns = order->items[i];
    if (ns->native || ns->compiled) continue;
    for (int k = 0; k < strmap_count(ns->mappings); k++) {
      VarInfo *v = strmap_value(ns->mappings, k);
      if (v->cns == ns && !v->is_protocol && !v->is_multi) v->redef = true;
    }
  }
}

// --- tables ---

// The lines of an interface that an analyzer needs, as an element of a table of
// NativeInterface.
static bool is_for_analyzer(const char *line) {
  static const char *const kinds[] = {"cljwi ", "ns ",    "req ",   "var ",
                                      "refer ", "class ", "member "};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (strncmp(line, kinds[i], strlen(kinds[i])) == 0) return true;
  return false;
}

void live_interface(Buf *out, const char *name, const char *text) {
  buf_printf(out, "  {\"%s\",\n", name);
  for (const char *p = text; *p; p += strcspn(p, "\n") + 1) {
    if (!is_for_analyzer(p)) continue;
    buf_puts(out, "   \"");
    for (const char *c = p; *c != '\n'; c++)
      buf_printf(out, *c == '"' || *c == '\\' ? "\\%c" : "%c", *c);
    buf_puts(out, "\\n\"\n");
  }
  buf_puts(out, "  },\n");
}

static void emit_classes(Buf *c, Buf *table, const CNs *ns) {
  const ClassInfo *cls;
  for (int i = 0; (cls = ns_class(ns, &i));) {
    buf_printf(c, "extern const Type %s;\n", cls->csym);
    buf_printf(table, "  {\"%s\", &%s},\n", cls->name, cls->csym);
  }
}

void live_emit_tables(Buf *c, const PtrVec *order) {
  Buf names = {0}, classes = {0}, interfaces = {0};
  for (int i = 0; i < order->n; i++) {
    CNs *ns = order->items[i];
    if (ns->native) continue;
    Buf text = {0};
    iface_write(ns->iface, &text);
    buf_printf(&names, "  \"%s\",\n", ns->name);
    emit_classes(c, &classes, ns);
    live_interface(&interfaces, ns->name, text.s);
  }
  buf_printf(c,
             "static const char *const names[] = {\n%s  0};\n"
             "static const NativeClass classes[] = {\n%s  {0, 0}};\n"
             "static const NativeInterface interfaces[] = {\n%s  {0, 0}};\n"
             "const NativeTables embedded_tables = {names, classes, "
             "interfaces};\n"
             "val embedded_start(val *, val);\n",
             names.s, classes.s ? classes.s : "", interfaces.s);
}

void live_add_objects(PtrVec *objects) {
  static const char *const files[] = {"native.o", "libeval.a"};
  for (int i = 0; i < 2; i++)
    args_add(objects,
             tools_lib(arena_printf("%s/%s", options.target, files[i])));
}
