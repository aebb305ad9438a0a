// SPDX-License-Identifier: MIT
// What a running program offers those that load modules into it (side.h).
#include "rt/sys/side.h"
#include "rt/base/text.h"
#include "rt/lang/eval.h"
#include "rt/mem/heap.h"
#include "rt/mem/ptrlist.h"
#include "rt/sys/io.h"
#include "rt/sys/main.h"

#include <stdlib.h>
#include <string.h>

#ifdef __wasm__
#define HOST(name) __attribute__((export_name("cljwc_" #name)))
void __wasm_call_ctors(void);
__attribute__((export_name("_initialize"))) void rt_side_initialize(void);
void rt_side_initialize(void) { __wasm_call_ctors(); }
#else
#define HOST(name)
#endif

extern Var V_clojure_Dcore___S1, V_clojure_Dcore___S2, V_clojure_Dcore___S3,
    V_clojure_Dcore___Se, V_clojure_Dcore___Sns_S, V_clojure_Dcore__pr_str,
    V_clojure_Dcore__str;
#define STAR(name) V_clojure_Dcore___S##name

// The first free root slot: of the program when it is called, of the code that
// runs while it calls the host.
static val *base, *bottom; // bottom: of the program

// --- the data of modules ---

static PtrList data; // val *, its end...

static void add_data(uintptr_t at, size_t bytes) {
  list_push(&data, (void *)((at + 7) & ~(uintptr_t)7));
  list_push(&data, (void *)((at + bytes) & ~(uintptr_t)7));
}

// Only of old space: what is young is in the remembered set.
static void mark_data(void) {
  for (size_t i = 0; i < data.len; i += 2)
    rt_heap_mark_words(data.items[i], data.items[i + 1]);
}

#ifdef RT_TORTURE
static bool is_data(val v) {
  for (size_t i = 0; i < data.len; i += 2)
    if (v >= (val)data.items[i] && v < (val)data.items[i + 1]) return true;
  return false;
}
#endif

// --- being interrupted ---

// A collection has noticed that the evaluation is to end: from here on every
// poll finds the stack full, so that whatever catches an exception does not get
// far. It also marks the data of modules: what looks at objects without keeping
// them alive comes after it.
static void (*other_weak)(bool major);
static val *full_limit;
static bool interrupted;

void rt_side_stop(void) {
  if (interrupted) return;
  interrupted = true;
  full_limit = rt_stack_limit;
  rt_limit = rt_stack_limit = rt_stack_base - 1;
}

static void after_collection(bool major) {
  if (major) mark_data();
  if (other_weak) other_weak(major);
  if (rt_side_interrupted()) rt_side_stop();
}

static void end_interrupt(void) {
  if (!interrupted) return;
  interrupted = false;
  rt_stack_limit = rt_limit = full_limit;
}

static void watch_collections(void) {
  rt_hash_by_identity(base, rt_vec_from(1, (val[]){RT_NIL})); // watches, too
  other_weak = rt_gc_weak;
  rt_gc_weak = after_collection;
#ifdef RT_TORTURE
  rt_gc_is_data = is_data;
#endif
}

// --- metadata of the library, as text ---

static val put(val m, const char *key, val x) {
  return rt_assoc(base, m, rt_keyword_from_c(NULL, key), x);
}

static val meta_from(const SideMeta *of) {
  char *fields[6], *copy = strdup(of->text), *p = copy;
  for (int i = 0; i < 6; i++) {
    fields[i] = p;
    p += strcspn(p, "\t");
    if (*p && i < 5) *p++ = 0;
  }
  val m = RT_EMPTY_MAP;
  if (*fields[4])
    m = put(m, "arglists",
            rt_read_string(base, rt_str_from_c(fields[4]), RT_NIL));
  if (*fields[5]) m = put(m, "doc", rt_str_from_c(fields[5]));
  if (*fields[3]) m = put(m, "added", rt_str_from_c(fields[3]));
  if (*fields[2]) m = put(m, fields[2], RT_TRUE);
  if (of->var->flags & VAR_DYNAMIC) m = put(m, "dynamic", RT_TRUE);
  if (of->var->flags & VAR_MACRO) m = put(m, "macro", RT_TRUE);
  m = put(m, "line", RT_FIX(atol(fields[0])));
  m = put(m, "column", RT_FIX(atol(fields[1])));
  m = put(m, "file", rt_str_from_c(of->file));
  m = put(m, "name", of->var->name);
  free(copy);
  return put(m, "ns", rt_ns_find(base, of->var->ns));
}

// rt_meta_hook: a var's, when first asked for.
static val library_meta(val *sp, val var) {
  val *outer = base;
  const SideMeta *of = rt_side_metas;
  while (of->var && of->var != (Var *)var) of++;
  if (!of->var) return RT_NIL;
  rt_gc_inhibit();
  base = sp;
  val m = meta_from(of);
  base = outer;
  rt_gc_permit();
  return rt_var_set_meta(var, m);
}

static void begin_metas(void) {
  for (const SideMeta *of = rt_side_metas; of->var; of++)
    if (of->var->meta == RT_NIL) of->var->meta = RT_ABSENT;
  rt_meta_hook = library_meta;
}

// --- the host's functions ---

static val text_of(val *sp, val x) {
  return rt_call1(sp, V_clojure_Dcore__str.root, x);
}

// (js name arg...): what the host's function returns, a string or nil.
static val call_host(val *sp, val self, intptr_t argc, val *argv) {
  (void)self;
  TextBuf b = {0};
  for (intptr_t i = 0; i < argc; i++) {
    val s = text_of(sp, argv[i]);
    if (s == RT_THROWN) return text_free(&b), RT_THROWN;
    size_t n;
    char *utf8 = rt_str_to_utf8(s, &n);
    if (i) text_put(&b, "", 1);
    text_put(&b, utf8, n);
    free(utf8);
  }
  val *outer = base;
  base = sp;
  int n = rt_side_host_call(b.data, b.len); // which may call the program
  base = outer;
  text_free(&b);
  if (n == -1) return RT_NIL;
  bool failed = n < -1;
  size_t size = failed ? (size_t)-2 - (size_t)n : (size_t)n;
  char *text = malloc(size + 1);
  rt_side_host_result(text);
  val s = rt_str_from_utf8(text, size);
  free(text);
  if (!failed) return s;
  return rt_throw(rt_ex_new(&rt_type_runtime_exception, s, RT_NIL, RT_NIL));
}

char *rt_side_ask(val *sp, const char *s, size_t n) {
  val *outer = base;
  base = sp;
  size_t size = (size_t)rt_side_host_ask(s, n); // modules are run meanwhile
  base = outer;
  char *text = malloc(size + 1);
  if (!text) rt_fatal("out of memory");
  rt_side_host_result(text);
  text[size] = 0;
  return text;
}

static val host0(val *sp, val self) {
  return rt_throw_arity(self, ((void)sp, 0));
}
static val host1(val *sp, val self, val a) {
  sp[0] = a;
  return call_host(sp + 1, self, 1, sp);
}
static val host2(val *sp, val self, val a, val b) {
  sp[0] = a, sp[1] = b;
  return call_host(sp + 2, self, 2, sp);
}
static val host3(val *sp, val self, val a, val b, val c) {
  sp[0] = a, sp[1] = b, sp[2] = c;
  return call_host(sp + 3, self, 3, sp);
}
static val host4(val *sp, val self, val a, val b, val c, val d) {
  sp[0] = a, sp[1] = b, sp[2] = c, sp[3] = d;
  return call_host(sp + 4, self, 4, sp);
}

static void define_js(void) {
  static Type type;
  static const FnAny entries[] = {(FnAny)host0, (FnAny)host1, (FnAny)host2,
                                  (FnAny)host3, (FnAny)host4, (FnAny)call_host};
  static StaticFn RT_ALIGNED js = {&type, RT_NIL, 0};
  rt_side_fn(&type, "cljwc.live/js", 0, -1, 0x9f, entries);
  rt_gc_inhibit();
  val ns = rt_ns_create(base, rt_sym_from_c(NULL, "cljwc.live"));
  val var = rt_ns_intern(base, ns, rt_sym_from_c(NULL, "js"));
  rt_var_set_root((Var *)var, (val)&js);
  rt_gc_permit();
}

// --- start ---

static void note_changes(TextBuf *b);

HOST(start) int rt_side_start(void) {
  base = bottom = rt_gc_init(&(GcConfig){0});
  for (const Fn0 *init = rt_side_inits; *init; init++) {
    if ((*init)(base, RT_NIL) != RT_THROWN) continue;
    rt_report_uncaught(base, rt_catch());
    return 1;
  }
  rt_io_flush();
  watch_collections();
  begin_metas();
  define_js();
  rt_side_eval_begin();
  note_changes(NULL);
  return 0;
}

// --- modules ---

enum { CHUNK = 1 << 16 };

HOST(alloc) void *rt_side_alloc(size_t bytes) {
  static char *at, *end;
  bytes = (bytes + 15) & ~(size_t)15;
  if ((size_t)(end - at) < bytes) {
    size_t size = bytes > CHUNK ? bytes : CHUNK;
    char *fresh = malloc(size);
    if (!fresh) rt_fatal("out of memory");
    at = fresh;
    end = fresh + size;
  }
  at += bytes;
  return memset(at - bytes, 0, bytes);
}

HOST(data) void rt_side_data(const void *start, size_t bytes) {
  add_data((uintptr_t)start, bytes);
}

// What modules know by address stays alive even if it is unmapped.
static void keep(val v) {
  static val kept = RT_EMPTY_VEC;
  kept = rt_vec_conj(kept, v);
  if (rt_is_young(kept)) rt_gc_remember(&kept);
}

static val var_named(val sym) {
  val space = rt_sym_new(RT_NIL, ((Sym *)sym)->ns);
  val name = rt_sym_new(RT_NIL, ((Sym *)sym)->name);
  return rt_ns_intern(base, rt_ns_create(base, space), name);
}

HOST(name) val rt_side_name(const char *s, size_t n) {
  val text = rt_str_from_utf8(s + 2, n - 2), found;
  if (s[0] == 'k') return rt_keyword_parse(text);
  rt_gc_inhibit();
  val sym = rt_sym_parse(text);
  found = s[0] == 'n' ? rt_ns_create(base, sym) : var_named(sym);
  keep(found);
  rt_gc_permit();
  return found;
}

HOST(enter) void rt_side_enter(const char *s, size_t n) {
  rt_gc_inhibit();
  val ns = rt_ns_create(base, rt_sym_parse(rt_str_from_utf8(s, n)));
  rt_var_set_root(&STAR(ns_S), ns);
  rt_gc_permit();
}

static val meta_of(val *sp, const Var *v, const char *text) {
  val m = rt_read_string(sp, rt_str_from_c(text), RT_NIL);
  if (m == RT_THROWN) rt_catch();
  if (m == RT_THROWN || !rt_is_map(m)) m = RT_EMPTY_MAP;
  m = rt_assoc(sp, m, rt_keyword_from_c(NULL, "name"), v->name);
  return rt_assoc(sp, m, rt_keyword_from_c(NULL, "ns"), rt_ns_find(sp, v->ns));
}

void rt_side_def(val *sp, Var *v, int flags, const char *meta) {
  v->flags = (uint32_t)flags;
  if (!meta) return;
  rt_gc_inhibit();
  rt_var_set_meta((val)v, meta_of(sp, v, meta));
  rt_gc_permit();
}

void rt_side_protocol(Var *v, val protocol) {
  val before = v->root;
  if (rt_has_type(before, &rt_type_protocol)) {
    val *impls = &((Protocol *)protocol)->impls;
    rt_write(protocol, impls, ((Protocol *)before)->impls);
  }
  rt_var_set_root(v, protocol);
}

static PtrList types; // const Type *: those of modules, the latest last

static const Type *type_named(val sym) {
  char *name = rt_str_to_utf8(((Sym *)sym)->name, NULL);
  const Type *found = NULL;
  for (size_t i = types.len; i-- && !found;) {
    const Type *t = types.items[i];
    if (strcmp(t->name, name) == 0) found = t;
  }
  free(name);
  return found;
}

val rt_side_type(const Type *t) {
  rt_type_hook = type_named;
  list_push(&types, (void *)(uintptr_t)t);
  return (val)t;
}

void rt_side_fn(Type *t, const char *name, int captures, int required,
                int arities, const FnAny *entries) {
  *t = (Type){.type = &rt_type_class,
              .kind = KIND_FN,
              .layout = LAYOUT_FIXED,
              .flags = TYPE_IDENTITY,
              .va = (int8_t)required,
              .size = (uint16_t)((3 + (size_t)captures) * sizeof(val)),
              .nvals = (uint16_t)(1 + captures),
              .invoke_n = rt_invoke_n,
              .name = name,
              .super = &rt_type_afn,
              .ops = &rt_ops_fn};
  FnAny *slots = (FnAny *)&t->invoke0;
  for (int i = 0; i <= RT_MAX_DIRECT; i++) {
    bool rest = required >= 0 && i >= required;
    slots[i] = arities >> i & 1 ? *entries++
               : rest           ? rt_va_entries[i]
                                : rt_arity_entries[i];
  }
  if (arities >> 7 & 1) t->invoke_n = (FnN)*entries++;
  if (required < 0) return;
  t->va_fn = *entries;
  if (arities >> 7 & 1) t->flags |= TYPE_WIDE;
}

// --- running ---

static val result = RT_NIL, thrown = RT_NIL;

static void root_results(void) {
  static bool done;
  if (done) return;
  done = true;
  rt_gc_root(&result);
  rt_gc_root(&thrown);
}

static void shift_results(val x) {
  rt_var_set_root(&STAR(3), STAR(2).root);
  rt_var_set_root(&STAR(2), STAR(1).root);
  rt_var_set_root(&STAR(1), x);
}

// A vector with *1, *2, *3 and *e of each session.
static val sessions = RT_EMPTY_VEC;
static uint32_t session;

static Var *const stars[] = {&STAR(1), &STAR(2), &STAR(3), &STAR(e)};
enum { STARS = 4 };

static void set_sessions(val v) {
  sessions = v;
  if (rt_is_young(v)) rt_gc_remember(&sessions);
}

HOST(session) void rt_side_session(uint32_t n) {
  if (n == session) return;
  val now = RT_EMPTY_VEC;
  rt_gc_inhibit();
  for (int i = 0; i < STARS; i++) now = rt_vec_conj(now, stars[i]->root);
  while (((Vec *)sessions)->count <= (n > session ? n : session))
    set_sessions(rt_vec_conj(sessions, RT_NIL));
  set_sessions(rt_assoc(base, sessions, RT_FIX(session), now));
  val then = rt_get(base, sessions, RT_FIX(n));
  for (int i = 0; i < STARS; i++)
    rt_var_set_root(stars[i],
                    then == RT_NIL ? RT_NIL : rt_get(base, then, RT_FIX(i)));
  session = n;
  rt_gc_permit();
}

static int depth; // of modules that run

static int finish(val r) {
  if (!depth) end_interrupt();
  if (r == RT_THROWN)
    thrown = rt_catch();
  else
    result = r;
  if (r == RT_THROWN && !depth) rt_var_set_root(&STAR(e), thrown);
  rt_io_flush();
  return r == RT_THROWN;
}

HOST(run) int rt_side_run(Fn0 entry) {
  root_results();
  depth++;
  val r = entry(base, RT_NIL);
  depth--;
  int failed = finish(r);
  if (!failed && !depth) shift_results(result);
  return failed;
}

val rt_side_result(bool threw) { return threw ? rt_throw(thrown) : result; }

enum { ARGS_MAX = 16 };

HOST(call) int rt_side_call(const char *s, size_t n) {
  root_results();
  const char *end = s + n, *at = s + strnlen(s, n);
  rt_gc_inhibit();
  val sym = rt_sym_parse(rt_str_from_utf8(s, (size_t)(at - s)));
  val f = rt_var_deref((Var *)var_named(sym));
  val args[ARGS_MAX];
  intptr_t count = 0;
  while (at < end && count < ARGS_MAX) {
    at++;
    size_t len = strnlen(at, (size_t)(end - at));
    args[count++] = rt_str_from_utf8(at, len);
    at += len;
  }
  *base = rt_list_from(count, args);
  rt_gc_permit();
  return finish(rt_apply(base + 1, f, *base));
}

static const char *print_result(bool readably) {
  const Var *f = readably ? &V_clojure_Dcore__pr_str : &V_clojure_Dcore__str;
  val s = rt_call1(base, f->root, result);
  if (s == RT_THROWN) {
    thrown = rt_catch();
    rt_var_set_root(&STAR(e), thrown);
  }
  end_interrupt();
  rt_io_flush();
  return s == RT_THROWN ? NULL : rt_str_to_utf8(s, NULL);
}

static const char *report(void) {
  TextBuf b = {0};
  rt_report_text(base, &b, thrown);
  text_puts(&b, "\n");
  text_put(&b, "", 1);
  return b.data;
}

static val root_cause(void) {
  val ex = thrown;
  while (((Ex *)ex)->cause != RT_NIL) ex = ((Ex *)ex)->cause;
  return ex;
}

static char *copy(const char *s) { return strcpy(malloc(strlen(s) + 1), s); }

// NULL for the value: printing it threw, which is what text 1 to 3 are about.
HOST(text) const char *rt_side_text(int which) {
  static const char *text;
  free((void *)(uintptr_t)text);
  text = NULL;
  if (which == 0 || which == 5) return text = print_result(which == 0);
  if (which == 1) return text = copy(rt_obj_type(thrown)->name);
  if (which == 2) return text = report();
  if (which == 3) return text = copy(rt_obj_type(root_cause())->name);
  val sym = rt_ns_name(rt_var_deref(&STAR(ns_S)));
  return text = rt_str_to_utf8(((Sym *)sym)->name, NULL);
}

HOST(abandon) void rt_side_abandon(void) {
  base = bottom;
  depth = 0;
  rt_gc_inhibited = 0;
  rt_exception = RT_NIL;
  rt_unbind_all();
  end_interrupt();
  rt_io_flush();
}

// --- names that the program has made itself ---

// Of each namespace (a Sym) what was last told of it: [mappings aliases].
static val told = RT_EMPTY_MAP;

typedef struct Changes {
  TextBuf *text; // NULL: they are only noted
  val ns;        // Sym
  val before;    // map
  char kind;
} Changes;

static void put_name(TextBuf *b, char before, val sym) {
  char *utf8 = rt_str_to_utf8(((Sym *)sym)->name, NULL);
  text_put(b, &before, 1);
  text_puts(b, utf8);
  free(utf8);
}

// A line for an entry that was not there: "v NS NAME OWNER OWN-NAME" of a var,
// "a NS ALIAS NS" of an alias.
static bool put_change(void *ctx, val name, val x) {
  Changes *c = ctx;
  val target[2] = {RT_NIL, RT_NIL};
  if (rt_get(base, c->before, name) == x) return true;
  if (rt_is_var(x)) target[0] = ((Var *)x)->ns, target[1] = ((Var *)x)->name;
  if (rt_is_ns(x)) target[0] = rt_ns_name(x);
  if (target[0] == RT_NIL) return true; // a class
  text_put(c->text, &c->kind, 1);
  put_name(c->text, ' ', c->ns);
  put_name(c->text, ' ', name);
  for (int i = 0; i < 2 && target[i] != RT_NIL; i++)
    put_name(c->text, ' ', target[i]);
  text_puts(c->text, "\n");
  return true;
}

static void changes_of(TextBuf *b, const Ns *ns) {
  val before = rt_get(base, told, ns->name), old[2];
  for (int i = 0; i < 2; i++)
    old[i] = before == RT_NIL ? RT_EMPTY_MAP : rt_get(base, before, RT_FIX(i));
  if (old[0] == ns->mappings && old[1] == ns->aliases) return;
  if (b) {
    Changes c = {b, ns->name, old[0], 'v'};
    rt_map_each(ns->mappings, put_change, &c);
    Changes a = {b, ns->name, old[1], 'a'};
    rt_map_each(ns->aliases, put_change, &a);
  }
  val now = rt_vec_from(2, (val[]){ns->mappings, ns->aliases});
  told = rt_assoc(base, told, ns->name, now);
  if (rt_is_young(told)) rt_gc_remember(&told);
}

static void note_changes(TextBuf *b) {
  rt_gc_inhibit();
  val all = rt_ns_all(base);
  for (uint32_t i = 0; i < ((Vec *)all)->count; i++)
    changes_of(b, (Ns *)rt_get(base, all, RT_FIX(i)));
  rt_gc_permit();
}

HOST(changes) const char *rt_side_changes(void) {
  static TextBuf b;
  text_free(&b);
  b = (TextBuf){0};
  note_changes(&b);
  text_put(&b, "", 1);
  return b.data;
}

HOST(collecting) int rt_side_collecting(void) {
  return rt_limit < rt_stack_limit;
}

// --- facts, for tests and measurements ---

HOST(collect) void rt_side_collect(void) { rt_gc_collect(base, true); }
HOST(minors) uint32_t rt_side_minors(void) { return rt_gc_minors; }
