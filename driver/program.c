// SPDX-License-Identifier: MIT
// From namespaces to a program: which objects, which initialisers, the main.
//
// Tree shaking of initialisers: functions and constants are static data that
// the linker drops when nothing refers to them, but code that runs at start-up
// would keep everything alive. So the initialisers of the standard library and
// of the units of Java's classes (interfaces say which var each one defines or
// extends, and what each form refers to) are called only if something the
// program needs refers to that var. A user's own namespaces are initialised
// completely.
#include "driver/driver.h"
#include "driver/exports.h"
#include "driver/side.h"
#include "driver/wit.h"
#include "compiler/front/library.h"
#include "compiler/front/load.h"
#include "compiler/passes/passes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static PtrVec order; // CNs *, dependencies first

static void visit(CNs *ns) {
  PtrVec alone = {(void *[]){ns}, 1, 1}, *all = ns->group ? ns->group : &alone;
  if (vec_has(&order, ns) || ns->visiting) return;
  for (int i = 0; i < all->n; i++) ((CNs *)all->items[i])->visiting = true;
  for (int i = 0; i < all->n; i++) {
    const CNs *member = all->items[i];
    for (int k = 0; k < member->requires.n; k++)
      visit(member->requires.items[k]);
  }
  for (int i = 0; i < all->n; i++) {
    ((CNs *)all->items[i])->visiting = false;
    vec_push(&order, all->items[i]);
  }
}

// --- compiling namespaces ---

// Of the library: for main modules, which have all of it, compiled to be small.
static const char *library_object(const CNs *ns) {
  const char *small =
      tools_lib(arena_printf("%s/small/%s.o", options.target, ns->name));
  if (options.main_module && file_exists(small)) return small;
  return tools_lib(arena_printf("%s/ns/%s.o", options.target, ns->name));
}

const char *program_object(CNs *ns) {
  if (ns->cached_object) return ns->cached_object;
  if (ns->native) return ns->cached_object = library_object(ns);
  Buf c = {0}, text = {0};
  passes_run(ns);
  emit_ns(ns, &c);
  if (diag_errors()) return NULL;
  ns->cached_object = cache_object(ns->cname, ns->name, &c);
  ns->iface = iface_of(ns);
  iface_write(ns->iface, &text);
  ns->iface_hash = hash_text(text.s, text.len);
  if (ns->file && !ns->group && !ns->late.n)
    cache_store_iface(ns, text.s, ns->cached_object);
  return ns->cached_object;
}

// --- reachability ---

typedef struct Item { // a form of the program
  IfaceForm *form;
  CNs *ns;
  bool needed;
  bool runs; // it runs, or what runs refers to it
} Item;

static PtrVec items;      // Item *, in order of initialisation
static StrMap *by_define; // name -> PtrVec * of Item *: defined or extended by
static PtrVec work;       // Item *: needed, references not followed yet

static void index_item(const char *name, Item *item) {
  if (!name) return;
  PtrVec *list = strmap_get(by_define, name);
  if (!list) {
    list = arena_alloc(sizeof *list);
    strmap_put(by_define, name, list);
  }
  vec_push(list, item);
}

// Does the form run only if something needs it? So do definitions in the units
// of Java's classes (java_classes.def), but an evaluator may ask for any of
// them. What a unit extends, printing say, works without a reference; but not
// print-dup, which makes a program 100 KB larger.
static bool is_shaken(const Item *item) {
  const char *target = item->form->target;
  if (item->ns->shakeable) return true;
  if (!java_is_ns(item->ns) || options.live) return false;
  return item->form->defines ||
         (target && strcmp(target, "clojure.core/print-dup") == 0);
}

static void need(Item *item) {
  if (item->needed) return;
  item->needed = true;
  vec_push(&work, item);
}

static void each_of_name(const char *name, void (*f)(Item *item)) {
  PtrVec *list = strmap_get(by_define, name);
  for (int i = 0; list && i < list->n; i++) f(list->items[i]);
}

static void need_name(const char *name) { each_of_name(name, need); }

static int by_order(const void *a, const void *b) {
  return (*(Item *const *)a)->form->order - (*(Item *const *)b)->form->order;
}

// The forms of a group's namespaces run in the order of their file.
static void sort_groups(void) {
  for (int i = 0, n; i < items.n; i += n) {
    const PtrVec *group = ((Item *)items.items[i])->ns->group;
    for (n = 1; group && i + n < items.n; n++)
      if (((Item *)items.items[i + n])->ns->group != group) break;
    qsort(items.items + i, (size_t)n, sizeof(void *), by_order);
  }
}

static void collect_items(void) {
  by_define = strmap_new();
  for (int i = 0; i < order.n; i++) {
    CNs *ns = order.items[i];
    for (int k = 0; k < ns->iface->forms.n; k++) {
      Item *item = arena_alloc(sizeof *item);
      *item = (Item){.form = ns->iface->forms.items[k], .ns = ns};
      vec_push(&items, item);
      index_item(item->form->defines, item);
      index_item(item->form->target, item);
    }
  }
  sort_groups();
}

// --- what can be looked up by name ---

static PtrVec running; // Item *: they run or are called; taken from the end

static void run_item(Item *item) {
  if (item->runs) return;
  item->runs = true;
  vec_push(&running, item);
}

static void run_name(const char *name) { each_of_name(name, run_item); }

// What the forms say and look up, and those that they refer to. The library
// looks up nothing but what it is given.
static void note_running(void) {
  while (running.n) {
    const Item *item = running.items[--running.n];
    lookup_note_names(&item->form->names);
    for (int k = 0; k < item->form->refs.n; k++) {
      const char *ref = item->form->refs.items[k];
      if (!item->ns->shakeable) lookup_note(&order, ref);
      run_name(ref);
    }
  }
}

// The forms that run, what those refer to, and what can be found by a name
// that one of them says.
static void note_lookups(const VarInfo *main_var) {
  for (int i = 0; i < items.n; i++) {
    Item *item = items.items[i];
    if (!is_shaken(item) && item->form->init) run_item(item);
  }
  if (main_var) run_name(var_full_name(main_var));
  do {
    note_running();
    lookup_each_said(&order, run_name);
  } while (running.n);
}

static void follow(void) {
  while (work.n) {
    const Item *item = work.items[--work.n];
    for (int i = 0; i < item->form->refs.n; i++)
      need_name(item->form->refs.items[i]);
  }
}

static bool is_needed(const char *name) {
  const PtrVec *list = strmap_get(by_define, name);
  return list && ((const Item *)list->items[0])->needed;
}

// What print-dup writes is Java that the reader evaluates.
static void reach_java_of_reader(void) {
  if (!is_needed("clojure.core/print-dup") ||
      !is_needed("clojure.core/read-evaluated"))
    return;
  need_name("cljwc.java/read-java");
  follow();
}

static void reach(const VarInfo *main_var) {
  collect_items();
  note_lookups(main_var);
  lookup_each(need_name);
  for (int i = 0; i < items.n; i++) {
    Item *item = items.items[i];
    IfaceForm *f = item->form;
    if (!is_shaken(item) || (f->init && !f->defines && !f->target)) need(item);
  }
  if (main_var) need_name(var_full_name(main_var));
  if (wit_wanted())
    wit_each_var(need_name);
  else if (options.reactor)
    exports_each_var(need_name);
  follow();
  reach_java_of_reader();
}

// --- the main file ---

static bool calls_main_itself(const CNs *ns, const VarInfo *v) {
  const char *name = var_full_name(v);
  for (int i = 0; i < ns->iface->forms.n; i++) {
    const IfaceForm *f = ns->iface->forms.items[i];
    if (!f->init || f->defines) continue;
    for (int k = 0; k < f->refs.n; k++)
      if (strcmp(f->refs.items[k], name) == 0) return true;
  }
  return false;
}

const VarInfo *program_main(CNs *ns) {
  if (options.no_main || options.reactor) return NULL;
  VarInfo *v = ns_own(ns, "-main");
  if (!v) {
    if (options.main_ns) fatal("namespace %s has no -main", ns->name);
    return NULL;
  }
  return calls_main_itself(ns, v) ? NULL : v;
}

void program_note_keywords(StrMap *all, const Iface *f) {
  for (int i = 0; i < f->keywords.n; i++)
    strmap_put(all, f->keywords.items[i], all);
}

void program_emit_keywords(Buf *c, const StrMap *all) {
  for (int i = 0; i < strmap_count(all); i++)
    buf_printf(c, "extern Keyword %s;\n", strmap_key(all, i));
  buf_puts(c, "Keyword *const rt_static_keywords[] = {\n");
  for (int i = 0; i < strmap_count(all); i++)
    buf_printf(c, "  &%s,\n", strmap_key(all, i));
  buf_puts(c, "  0};\n");
}

static void emit_keywords(Buf *c) {
  StrMap *all = strmap_new();
  for (int i = 0; i < order.n; i++)
    program_note_keywords(all, ((CNs *)order.items[i])->iface);
  if (wit_wanted()) wit_note_keywords(all);
  program_emit_keywords(c, all);
}

// The function, when the var always holds it: then the var and its metadata
// need not be linked.
static void emit_main_value(Buf *c, const VarInfo *v) {
  if (var_is_direct(v))
    buf_printf(c,
               "extern StaticFn F_%s;\n"
               "static const val main_fn = (val)&F_%s;\n",
               v->csym, v->csym);
  else
    buf_printf(c, "extern Var V_%s;\n", v->csym);
}

// Does something of the program refer to the var?
static bool is_used(const char *name) {
  for (int i = 0; i < items.n; i++) {
    const Item *item = items.items[i];
    for (int k = 0; item->needed && k < item->form->refs.n; k++)
      if (strcmp(item->form->refs.items[k], name) == 0) return true;
  }
  return false;
}

// *ns* is the namespace being loaded, and afterwards what it was.
static void emit_enter_ns(Buf *c, Buf *table, CNs *ns) {
  static PtrVec known;
  const char *name = ns ? arena_printf("enter_%s", ns->cname) : "leave_ns";
  buf_printf(table, "  %s,\n", name);
  if (vec_has(&known, ns)) return; // entered before
  vec_push(&known, ns);
  buf_printf(c,
             "static val %s(val *sp, val self) {\n  (void)sp;\n"
             "  (void)self;\n",
             name);
  if (ns)
    buf_printf(c, "  V_%s.root = (val)&N_%s;\n  return RT_NIL;\n}\n",
               core_var("*ns*")->csym, ns->cname);
  else
    buf_printf(c,
               "  rt_var_set_root(&V_%s, ns_before);\n"
               "  return RT_NIL;\n}\n",
               core_var("*ns*")->csym);
}

static void emit_save_ns(Buf *c, Buf *table) {
  const char *csym = core_var("*ns*")->csym;
  buf_printf(c,
             "extern Var V_%s;\nstatic val ns_before;\n"
             "static val save_ns(val *sp, val self) {\n"
             "  (void)sp, (void)self;\n  ns_before = V_%s.root;\n"
             "  rt_gc_root(&ns_before);\n  return RT_NIL;\n}\n",
             csym, csym);
  buf_puts(table, "  save_ns,\n");
}

// The table `name` of the initialisers that are needed, in order.
static void emit_inits(Buf *c, const char *name, Buf *table) {
  bool tracks_ns =
      options.live || options.main_module || is_used("clojure.core/*ns*");
  CNs *entered = NULL;
  for (int i = 0; i < items.n; i++) {
    const Item *item = items.items[i];
    if (!item->needed || !item->form->init) continue;
    if (options.live && item->ns->native) continue; // by embedded_start
    if (tracks_ns && !item->ns->shakeable && item->ns != entered) {
      if (!entered) emit_save_ns(c, table);
      emit_enter_ns(c, table, entered = item->ns);
    }
    buf_printf(c, "val I_%s_%d(val *, val);\n", item->ns->cname,
               item->form->init);
    buf_printf(table, "  I_%s_%d,\n", item->ns->cname, item->form->init);
  }
  if (entered) emit_enter_ns(c, table, NULL);
  buf_printf(c, "%s[] = {\n%s  0};\n", name, table->s ? table->s : "");
}

// What data_readers files of the class path say, for a program that reads: of
// the namespaces that are in it.
static bool emit_data_readers(Buf *c) {
  static const char name[] = "clojure.core/*data-readers*";
  if (!is_used(name)) return false;
  const StrMap *all = data_readers();
  const char *csym = core_var("*data-readers*")->csym;
  Buf body = {0};
  for (int i = 0; i < strmap_count(all); i++) {
    const VarInfo *v = var_named(strmap_value(all, i));
    if (!v || !vec_has(&order, v->cns)) continue;
    buf_printf(c, "extern Var V_%s;\n", v->csym);
    buf_printf(&body, "  sp[1] = rt_sym_parse(rt_str_from_c(\"%s\"));\n",
               strmap_key(all, i));
    buf_printf(&body, "  sp[0] = rt_assoc(sp + 2, sp[0], sp[1], (val)&V_%s);\n",
               v->csym);
  }
  if (!body.s) return false;
  buf_printf(c,
             "extern Var V_%s;\n"
             "static val init_data_readers(val *sp, val self) {\n"
             "  (void)self;\n  sp[0] = V_%s.root;\n%s"
             "  rt_var_set_root(&V_%s, sp[0]);\n  return RT_NIL;\n}\n",
             csym, csym, body.s, csym);
  return true;
}

static void emit_main(Buf *c, const VarInfo *main_var) {
  buf_puts(c, "#include \"rt/rt.h\"\n#include \"rt/sys/main.h\"\n"
              "#include \"rt/lang/native.h\"\n");
  emit_keywords(c);
  lookup_emit_tables(c, &order);
  if (options.live) live_emit_tables(c, &order);
  Buf table = {0};
  if (options.live) buf_puts(&table, "  embedded_start,\n");
  if (lookup_emit_meta(c)) buf_puts(&table, "  init_meta,\n");
  if (emit_data_readers(c)) buf_puts(&table, "  init_data_readers,\n");
  emit_inits(c, "static const Fn0 inits", &table);
  if (options.reactor) {
    if (wit_wanted())
      wit_emit(c);
    else
      exports_emit(c);
    return;
  }
  if (main_var) emit_main_value(c, main_var);
  buf_printf(c,
             "int main(int argc, char **argv) {\n"
             "  static const Program program = {inits, %s};\n"
             "  return rt_main(&program, argc, argv);\n}\n",
             !main_var ? "0"
             : var_is_direct(main_var)
                 ? "&main_fn"
                 : arena_printf("&V_%s.root", main_var->csym));
}

// Starts over with one more option.
static _Noreturn void start_again(const char *option) {
  PtrVec argv = {0};
  int i = 0;
  args_add(&argv, "/proc/self/exe");
  if (options.run || options.command)
    args_add(&argv, options.command_line[++i]);
  args_add(&argv, option);
  while (options.command_line[++i]) args_add(&argv, options.command_line[i]);
  tools_exec(&argv);
}

// A namespace from the cache calls its vars directly. When another one turns
// out to rebind some of them, everything is compiled again with that known.
static void check_rebound(void) {
  bool rebinds = false, cached = false;
  for (int i = 0; i < order.n; i++) {
    CNs *ns = order.items[i];
    cached = cached || ns->compiled;
    rebinds = rebinds || (ns->compiled ? ns->iface->redefs.n : ns->redefs.n);
  }
  if (rebinds && cached) start_again("--no-cache");
}

// All of the library can be asked for.
static void make_live(void) {
  for (int i = 0; native_namespaces[i]; i++)
    visit(load_ns(native_namespaces[i], (Loc){0}));
  lookup_note(&order, "?+");
  live_prepare(&order);
}

static bool add_objects(PtrVec *objects) {
  for (int i = 0; i < order.n; i++) {
    const char *object = program_object(order.items[i]);
    if (!object) return false;
    vec_push(objects, (void *)(uintptr_t)object);
  }
  return true;
}

void program_link_main_module(CNs *main_ns, const char *output) {
  if (main_ns) visit(main_ns);
  for (int i = 0; native_namespaces[i]; i++)
    if (strcmp(native_namespaces[i], "cljwc.js") != 0) // has a host of its own
      visit(load_ns(native_namespaces[i], (Loc){0}));
  lookup_note(&order, "?*");
  lookup_note(&order, "#cljwc.java/class-of-symbol"); // (resolve 'Long)
  live_prepare(&order);
  PtrVec objects = {0};
  if (!add_objects(&objects)) return;
  collect_items();
  for (int i = 0; i < items.n; i++) need(items.items[i]);
  Buf c = {0}, table = {0};
  buf_puts(&c, "#include \"rt/sys/side.h\"\n");
  emit_keywords(&c);
  lookup_emit_tables(&c, &order);
  side_emit_metas(&c);
  emit_inits(&c, "const Fn0 rt_side_inits", &table);
  vec_push(&objects,
           (void *)(uintptr_t)cache_object("main-module", "main", &c));
  jobs_wait();
  side_link_main(&objects, output);
}

static int uncompiled(void) {
  int n = 0;
  for (int i = 0; i < order.n; i++) {
    const CNs *ns = order.items[i];
    n += !ns->native && !ns->cached_object;
  }
  return n;
}

void program_link(CNs *main_ns, const char *output) {
  visit(main_ns);
  if (options.handler) visit(load_ns("cljwc.http", (Loc){0}));
  check_rebound();
  if (!options.live && live_wanted(&order)) start_again("--live");
  if (options.live) make_live();
  PtrVec objects = {0};
  jobs_expect(1 + uncompiled());
  if (!add_objects(&objects)) {
    jobs_wait();
    return;
  }
  if (wit_wanted())
    wit_collect(main_ns);
  else if (options.reactor)
    exports_collect(&order, main_ns->file);
  if (diag_errors()) {
    jobs_wait();
    return;
  }
  const VarInfo *main_var = program_main(main_ns);
  reach(main_var);
  Buf c = {0};
  emit_main(&c, main_var);
  vec_push(&objects, (void *)(uintptr_t)cache_object("main", "main", &c));
  if (options.live) live_add_objects(&objects);
  jobs_wait();
  tools_link(&objects, output);
}
