// SPDX-License-Identifier: MIT
// Reactors (--reactor): a module whose exported functions hosts call. Writes
// the C functions that stand between a host's i32, i64 and f64 and a program's
// own, and says which of rt/host's functions a module needs besides.
#include "driver/driver.h"
#include "driver/exports.h"
#include "driver/wit.h"

#include <string.h>

static bool use_js, use_tasks;
static StrMap *modules; // of JavaScript
static PtrVec exports;  // const Export *, in the order of their names' mentions

const PtrVec *exports_all(void) { return &exports; }
bool exports_use_js(void) { return use_js; }
const StrMap *exports_modules(void) { return modules; }

// --- names ---

static bool is_name(const char *s) {
  if (!*s || strncmp(s, "clj_", 4) == 0 || *s == '_') return false;
  return strcmp(s, "memory") != 0 && strcmp(s, "stack_slots") != 0;
}

// "name", or "name_2", "name_v" of a function with several arities.
const char *exports_symbol(const Export *e, const ExportArity *a) {
  if (e->arities.n == 1) return e->name;
  return a->variadic ? arena_printf("%s_v", e->name)
                     : arena_printf("%s_%d", e->name, a->names.n);
}

static void check_name(const Export *e, const char *name, StrMap *taken) {
  const Export *other = strmap_get(taken, name);
  if (other)
    diag_error(e->var->loc, NULL, "%s is exported under the name of %s: %s",
               var_full_name(e->var), var_full_name(other->var), name);
  else if (!is_name(name))
    diag_error(e->var->loc, "^{:export \"name\"} gives another one",
               "This name is not one for an export: %s", name);
  strmap_put(taken, name, (void *)(uintptr_t)e);
}

static void note_js(const CNs *ns) {
  use_js = use_js || strcmp(ns->name, "cljwc.js") == 0 || ns->js_names;
  if (!modules) modules = strmap_new();
  for (int i = 0; ns->js_names && i < strmap_count(ns->js_names); i++)
    strmap_put(modules, strmap_key(ns->js_names, i), modules);
}

void exports_collect(const PtrVec *namespaces, const char *main_file) {
  StrMap *taken = strmap_new();
  for (int i = 0; i < namespaces->n; i++) {
    const CNs *ns = namespaces->items[i];
    note_js(ns);
    for (int k = 0; k < strmap_count(ns->mappings); k++) {
      const VarInfo *v = strmap_value(ns->mappings, k);
      const Export *e = v->exported;
      if (ns->shakeable || v->cns != ns || !e || vec_has(&exports, e)) continue;
      vec_push(&exports, (void *)(uintptr_t)e);
      use_tasks = use_tasks || e->async;
      use_js = use_js || e->async;
      for (int j = 0; j < e->arities.n; j++)
        check_name(e, exports_symbol(e, e->arities.items[j]), taken);
    }
  }
  if (!exports.n)
    diag_error((Loc){.file = main_file, .line = 1, .col = 1},
               "mark one: (defn ^:export f [^double x] ...)",
               "No function is exported");
}

// --- what passes ---

static bool is_hint(const char *hint, const char *a, const char *b) {
  return hint && (strcmp(hint, a) == 0 || strcmp(hint, b) == 0);
}

// How C has a value with the hint: L, D, or V for a reference.
static char letter(const char *hint) {
  return is_hint(hint, "long", "long")       ? 'L'
         : is_hint(hint, "double", "double") ? 'D'
                                             : 'V';
}

static const char *signature(const Export *e, const ExportArity *a) {
  bool direct = !a->variadic && a->names.n <= 6 && var_is_direct(e->var);
  return direct && !e->async ? e->var->typed[a->names.n] : NULL;
}

// The result comes unboxed only from an entry that says so; but it may be known
// to be a number.
static char result_of_call(const Export *e, const ExportArity *a) {
  const char *typed = signature(e, a);
  return typed ? typed[a->names.n] : 'V';
}

char exports_result(const Export *e, const ExportArity *a) {
  if (e->async) return 'V';
  char c = result_of_call(e, a);
  bool number = a->computed == 'L' || a->computed == 'D';
  return c == 'V' && number && var_is_direct(e->var) ? a->computed : c;
}

const char *exports_result_hint(const Export *e, const ExportArity *a) {
  bool boolean = a->computed == 'B' && var_is_direct(e->var);
  return boolean ? "boolean" : a->ret;
}

char exports_param(const ExportArity *a, int i) {
  return letter(a->hints.items[i]);
}

HostNeeds exports_needs(void) {
  if (use_js) return NEEDS_VALUES;
  HostNeeds needs = NEEDS_NUMBERS;
  for (int i = 0; i < exports.n; i++) {
    const Export *e = exports.items[i];
    for (int k = 0; k < e->arities.n; k++) {
      const ExportArity *a = e->arities.items[k];
      for (int j = 0; j <= a->names.n; j++) {
        bool result = j == a->names.n;
        const char *hint =
            result ? exports_result_hint(e, a) : a->hints.items[j];
        char c = result ? exports_result(e, a) : letter(hint);
        if (c != 'V' || is_hint(hint, "boolean", "Boolean")) continue;
        if (!is_hint(hint, "String", "java.lang.String")) return NEEDS_VALUES;
        needs = NEEDS_STRINGS;
      }
    }
  }
  return needs;
}

// --- the C functions ---

static const char *c_type(char letter) {
  return letter == 'L' ? "int64_t" : letter == 'D' ? "double" : "Ref";
}

static void emit_head(Buf *c, const Export *e, const ExportArity *a, int i) {
  buf_printf(c, "__attribute__((export_name(\"%s\"))) %s export_%d(",
             exports_symbol(e, a), c_type(exports_result(e, a)), i);
  for (int k = 0; k < a->names.n; k++)
    buf_printf(c, "%s%s a%d", k ? ", " : "", c_type(exports_param(a, k)), k);
  buf_printf(c, "%s) {\n", a->names.n ? "" : "void");
}

// Returns what the C variable r is.
static void emit_return(Buf *c, const Export *e, const ExportArity *a) {
  if (e->async) {
    buf_puts(c, "  return task_result(rt_host_result(r));\n}\n");
    return;
  }
  char call = result_of_call(e, a), want = exports_result(e, a);
  const char *convert = want == 'L'   ? "long"
                        : want == 'D' ? "double"
                                      : "result";
  if (call == 'V')
    buf_printf(c, "  return rt_host_%s(r);\n}\n", convert);
  else
    buf_puts(c, "  rt_host_leave();\n  return r;\n}\n");
}

static const char *result_type(char letter) {
  return letter == 'V' ? "val" : c_type(letter);
}

// Numbers only, by a function that allocates nothing, so prints nothing either:
// no references, no safepoint.
static void emit_of_numbers(Buf *c, const Export *e, const ExportArity *a) {
  int n = a->names.n;
  buf_printf(c, "  %s r = f_%s_%du(rt_host_sp", c_type(exports_result(e, a)),
             e->var->csym, n);
  for (int k = 0; k < n; k++) buf_printf(c, ", a%d", k);
  buf_puts(c, ");\n  if (RT_UNLIKELY(rt_exception != RT_NIL)) "
              "rt_host_leave();\n  return r;\n}\n");
}

// The arguments as vals in sp[0..n).
static void emit_arguments(Buf *c, const Export *e, const ExportArity *a) {
  const char *failed = e->async ? "task_result(0)" : "0";
  buf_printf(c,
             "  val *sp = rt_host_enter();\n"
             "  if (!sp) return (rt_host_leave(), %s);\n",
             failed);
  for (int k = 0; k < a->names.n; k++) {
    char letter = exports_param(a, k);
    if (letter == 'V')
      buf_printf(c,
                 "  if ((sp[%d] = rt_host_value(a%d)) == RT_THROWN)\n"
                 "    return (rt_host_leave(), %s);\n",
                 k, k, failed);
    else
      buf_printf(c, "  sp[%d] = rt_%s(a%d);\n", k,
                 letter == 'L' ? "long" : "double", k);
  }
}

static void emit_typed_call(Buf *c, const Export *e, const ExportArity *a) {
  const char *typed = signature(e, a);
  int n = a->names.n;
  buf_printf(c, "  %s r = f_%s_%du(sp + %d", result_type(typed[n]),
             e->var->csym, n, n);
  for (int k = 0; k < n; k++)
    buf_printf(c, typed[k] == 'V' ? ", sp[%d]" : ", a%d", k);
  buf_puts(c, ");\n");
  emit_return(c, e, a);
}

static void emit_boxed_call(Buf *c, const Export *e, const ExportArity *a) {
  int n = a->names.n;
  const char *csym = e->var->csym;
  bool direct = var_is_direct(e->var);
  const char *fn = direct ? arena_printf("(val)&F_%s", csym)
                          : arena_printf("V_%s.root", csym);
  if (a->variadic) {
    buf_printf(c,
               "  val rest = rt_seq(sp + %d, sp[%d]);\n"
               "  if (rest == RT_THROWN) return (rt_host_leave(), %s);\n",
               n, n - 1, e->async ? "task_result(0)" : "0");
    for (int k = n - 2; k >= 0; k--)
      buf_printf(c, "  rest = rt_cons_new(sp[%d], rest);\n", k);
    buf_printf(c, "  val r = rt_apply(sp, %s, rest);\n", fn);
  } else if (direct && n <= 6) {
    buf_printf(c, "  val r = f_%s_%d(sp + %d, %s", csym, n, n, fn);
    for (int k = 0; k < n; k++) buf_printf(c, ", sp[%d]", k);
    buf_puts(c, ");\n");
  } else {
    buf_printf(c, "  val r = rt_call_n(sp + %d, %s, %d, sp);\n", n, fn, n);
  }
  emit_return(c, e, a);
}

static void declare(Buf *c, const Export *e, const ExportArity *a) {
  int n = a->names.n;
  const char *typed = signature(e, a), *csym = e->var->csym;
  if (typed) {
    buf_printf(c, "%s f_%s_%du(val *", result_type(typed[n]), csym, n);
    for (int k = 0; k < n; k++) buf_printf(c, ", %s", result_type(typed[k]));
    buf_puts(c, ");\n");
  } else if (!a->variadic && n <= 6 && var_is_direct(e->var)) {
    buf_printf(c, "val f_%s_%d(val *, val", csym, n);
    for (int k = 0; k < n; k++) buf_puts(c, ", val");
    buf_puts(c, ");\n");
  }
}

static void emit_export(Buf *c, const Export *e, const ExportArity *a, int i) {
  const char *typed = signature(e, a);
  declare(c, e, a);
  emit_head(c, e, a, i);
  bool frugal = e->var->frugal >> a->names.n & 1;
  if (typed && !strchr(typed, 'V') && frugal) {
    emit_of_numbers(c, e, a);
    return;
  }
  emit_arguments(c, e, a);
  if (typed)
    emit_typed_call(c, e, a);
  else
    emit_boxed_call(c, e, a);
}

void exports_each_var(void (*f)(const char *name)) {
  for (int i = 0; i < exports.n; i++)
    f(var_full_name(((const Export *)exports.items[i])->var));
  if (exports_needs() < NEEDS_VALUES) return;
  f("clojure.core/str");
  f("clojure.core/pr-str");
}

// Printing is Clojure's.
static void emit_string(Buf *c) {
  const char *str = core_var("str")->csym, *pr = core_var("pr-str")->csym;
  buf_printf(c,
             "extern StaticFn F_%s, F_%s;\n"
             "Ref clj_string(Ref r, uint32_t readably) {\n"
             "  val *sp = rt_host_enter();\n"
             "  val v = sp ? rt_host_value(r) : RT_THROWN;\n"
             "  if (v != RT_THROWN)\n"
             "    v = rt_call1(sp, readably ? (val)&F_%s : (val)&F_%s, v);\n"
             "  return rt_host_result(v);\n}\n",
             str, pr, pr, str);
}

// What a task has thrown is in its result, with the highest bit: until the host
// looks, others may call functions. A call that asks to wait (npm/host.js)
// returns that bit alone, and an import of its own suspends: one that may do so
// cannot be called outside of a task.
static const char tasks[] =
    "static Ref task_result(Ref r) {\n"
    "  if (clj_host.thrown) r = clj_host.thrown | 0x80000000u;\n"
    "  clj_host.thrown = 0;\n"
    "  return r;\n}\n"
    "__attribute__((import_module(\"cljwc\"), import_name(\"suspend\")))\n"
    "extern Ref host_suspend(void);\n"
    "static Ref task_call(Ref object, Ref name, int32_t n) {\n"
    "  Ref r = rt_js_imports.call(object, name, n);\n"
    "  return r == 0x80000000u ? host_suspend() : r;\n}\n"
    "static void start_js(void) {\n"
    "  static JsHost host;\n"
    "  host = rt_js_imports;\n"
    "  host.call = task_call;\n"
    "  rt_js_start(&host);\n}\n";

void exports_emit(Buf *c) {
  buf_puts(c, "#include \"rt/host/js.h\"\n#include \"rt/host/abi.h\"\n");
  if (use_tasks) buf_puts(c, tasks);
  buf_printf(c,
             "void __wasm_call_ctors(void);\n"
             "__attribute__((export_name(\"_initialize\")))\n"
             "void rt_initialize(void) {\n"
             "  static const Program program = {inits, 0};\n"
             "  __wasm_call_ctors();\n%s  rt_host_start(&program);\n}\n",
             use_tasks ? "  start_js();\n"
             : use_js  ? "  rt_js_start(&rt_js_imports);\n"
                       : "");
  int count = 0;
  for (int i = 0; i < exports.n; i++) {
    const Export *e = exports.items[i];
    if (var_is_direct(e->var))
      buf_printf(c, "extern StaticFn F_%s;\n", e->var->csym);
    else
      buf_printf(c, "extern Var V_%s;\n", e->var->csym);
    for (int k = 0; k < e->arities.n; k++)
      emit_export(c, e, e->arities.items[k], count++);
  }
  if (exports_needs() == NEEDS_VALUES) emit_string(c);
}

// --- linking ---

static const struct {
  HostNeeds least;
  const char *name;
} host_functions[] = {
    {NEEDS_NUMBERS, "clj_host"},        {NEEDS_NUMBERS, "clj_report"},
    {NEEDS_NUMBERS, "clj_message"},     {NEEDS_NUMBERS, "clj_text"},
    {NEEDS_STRINGS, "clj_make_text"},   {NEEDS_STRINGS, "clj_keep"},
    {NEEDS_STRINGS, "clj_release"},     {NEEDS_VALUES, "clj_kind"},
    {NEEDS_VALUES, "clj_long"},         {NEEDS_VALUES, "clj_double"},
    {NEEDS_VALUES, "clj_make_long"},    {NEEDS_VALUES, "clj_make_double"},
    {NEEDS_VALUES, "clj_make_inst"},    {NEEDS_VALUES, "clj_make_bigint"},
    {NEEDS_VALUES, "clj_make_bytes"},   {NEEDS_VALUES, "clj_bytes"},
    {NEEDS_VALUES, "clj_make_keyword"}, {NEEDS_VALUES, "clj_make_vector"},
    {NEEDS_VALUES, "clj_make_map"},     {NEEDS_VALUES, "clj_make_set"},
    {NEEDS_VALUES, "clj_into"},         {NEEDS_VALUES, "clj_string"},
    {NEEDS_VALUES, "clj_call"},         {NEEDS_VALUES, "clj_get"},
    {NEEDS_VALUES, "clj_contains"},     {NEEDS_VALUES, "clj_count"},
    {NEEDS_VALUES, "clj_nth"},          {NEEDS_VALUES, "clj_equal"},
    {NEEDS_VALUES, "clj_hash"},         {NEEDS_VALUES, "clj_seq"},
    {NEEDS_VALUES, "clj_step"},         {NEEDS_VALUES, "clj_data"},
    {NEEDS_VALUES, "clj_cause"}};

void exports_add_link(PtrVec *argv) {
  args_add(argv, "--no-entry");
  if (wit_wanted()) return;
  HostNeeds needs = exports_needs();
  for (size_t i = 0; i < sizeof host_functions / sizeof *host_functions; i++)
    if (host_functions[i].least <= needs)
      args_add(argv, arena_printf("--export=%s", host_functions[i].name));
  args_add(argv, "--export=clj_tasks");
  if (use_js)
    tools_words(argv, "--export=clj_make_js --export=clj_js_id "
                      "--export=clj_make_error");
}
