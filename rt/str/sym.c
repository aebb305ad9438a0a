// SPDX-License-Identifier: MIT
// Symbols and keywords (see sym.h).
//
// The table of keywords is an open-addressing hash table in one array object,
// reached from a registered root: keywords made at run time live for ever. The
// program's static keywords are entered when it is first used.
#include "rt/str/sym.h"

#include <string.h>

#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/base/murmur.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/num/num.h"
#include "rt/str/strbuf.h"
#include "rt/prim.h"

// --- hashing: clojure.lang.Murmur3.hashUnencodedChars and hashCombine ---

static uint32_t murmur_units(const Str *s) {
  uint32_t h = 0, n = rt_str_len(s), i = 1;
  for (; i < n; i += 2)
    h = rt_murmur_h1(h, rt_str_unit(s, i - 1) | rt_str_unit(s, i) << 16);
  if (n & 1) h ^= rt_murmur_k1(rt_str_unit(s, n - 1));
  return rt_murmur_fmix(h, 2 * n);
}

uint32_t rt_sym_hash(val ns, val name) {
  uint32_t h = ns == RT_NIL ? 0 : rt_str_hashcode((const Str *)ns);
  return rt_murmur_combine(murmur_units((const Str *)name), h);
}

// --- shared by both ---

static bool names_equal(val ns1, val name1, val ns2, val name2) {
  if (!rt_str_equal((const Str *)name1, (const Str *)name2)) return false;
  if (ns1 == RT_NIL || ns2 == RT_NIL) return ns1 == ns2;
  return rt_str_equal((const Str *)ns1, (const Str *)ns2);
}

static int names_cmp(val ns1, val name1, val ns2, val name2) {
  if (names_equal(ns1, name1, ns2, name2)) return 0;
  if (ns1 == RT_NIL && ns2 != RT_NIL) return -1;
  if (ns1 != RT_NIL) {
    if (ns2 == RT_NIL) return 1;
    int c = rt_str_cmp((const Str *)ns1, (const Str *)ns2);
    if (c) return c;
  }
  return rt_str_cmp((const Str *)name1, (const Str *)name2);
}

static void print_names(StrBuilder *out, val ns, val name) {
  if (ns != RT_NIL) {
    rt_sb_add_str(out, (const Str *)ns);
    rt_sb_add_unit(out, '/');
  }
  rt_sb_add_str(out, (const Str *)name);
}

// Splits "ns/name" at the first slash; "/" alone is a name.
static val split_name(val str, val *name) {
  const Str *s = (const Str *)str;
  uint32_t n = rt_str_len(s);
  *name = str;
  if (n == 1) return RT_NIL;
  for (uint32_t i = 0; i < n; i++)
    if (rt_str_unit(s, i) == '/') {
      *name = rt_str_part(s, i + 1, n);
      return rt_str_part(s, 0, i);
    }
  return RT_NIL;
}

static val invoke_get(val *sp, val self, val a) { return rt_get(sp, a, self); }
static val invoke_get_or(val *sp, val self, val a, val b) {
  return rt_get_or(sp, a, self, b);
}

// --- symbols ---

bool rt_sym_equal(const Sym *a, const Sym *b) {
  return a == b ||
         (a->hash == b->hash && names_equal(a->ns, a->name, b->ns, b->name));
}

static int sym_equal(val *sp, val a, val b) {
  (void)sp;
  return rt_is_sym(b) && rt_sym_equal((Sym *)a, (Sym *)b);
}
static uint32_t sym_hash(val *sp, val o) {
  (void)sp;
  return ((Sym *)o)->hash;
}
static int sym_compare(val *sp, val a, val b, int *out) {
  (void)sp;
  if (!rt_is_sym(b)) {
    rt_throw_cast(b, "clojure.lang.Symbol");
    return -1;
  }
  Sym *x = (Sym *)a, *y = (Sym *)b;
  *out = names_cmp(x->ns, x->name, y->ns, y->name);
  return 0;
}
static void sym_print(val o, StrBuilder *out, bool readably) {
  (void)readably;
  print_names(out, ((Sym *)o)->ns, ((Sym *)o)->name);
}
static val sym_meta(val o) { return ((Sym *)o)->meta; }
static val sym_make(val meta, val ns, val name, uint32_t hash) {
  Sym *s = rt_new(&rt_type_sym);
  s->meta = meta;
  s->ns = ns;
  s->name = name;
  s->hash = hash;
  return (val)s;
}
static val sym_with_meta(val o, val m) {
  Sym *s = (Sym *)o;
  return sym_make(m, s->ns, s->name, s->hash);
}

static const Ops sym_ops = {.equal = sym_equal,
                            .hash = sym_hash,
                            .compare = sym_compare,
                            .meta = sym_meta,
                            .with_meta = sym_with_meta,
                            .print = sym_print};
static const Type *const sym_ifaces[] = {&rt_iface_a_fn,
                                         &rt_iface_obj,
                                         &rt_iface_comparable,
                                         &rt_iface_named,
                                         &rt_iface_serializable,
                                         &rt_iface_hash_eq,
                                         NULL};

const Type rt_type_sym = {.type = &rt_type_class,
                          .kind = KIND_SYM,
                          .layout = LAYOUT_FIXED,
                          .size = sizeof(Sym),
                          .nvals = 3,
                          RT_INVOKE_1_2(invoke_get, invoke_get_or),
                          .name = "clojure.lang.Symbol",
                          .ifaces = sym_ifaces,
                          .ops = &sym_ops};

// ns and name of a symbol or keyword must be strings, ns can be nil.
static bool check_names(val ns, val name) {
  if (ns != RT_NIL && !rt_str_arg(ns)) return false;
  return rt_str_arg(name) != NULL;
}

val rt_sym_new(val ns, val name) {
  if (RT_UNLIKELY(!check_names(ns, name))) return RT_THROWN;
  return sym_make(RT_NIL, ns, name, rt_sym_hash(ns, name));
}

val rt_sym_parse(val str) {
  val name, ns = split_name(str, &name);
  return rt_sym_new(ns, name);
}

static val c_str(const char *s) { return s ? rt_str_from_c(s) : RT_NIL; }

val rt_sym_from_c(const char *ns, const char *name) {
  return rt_sym_new(c_str(ns), c_str(name));
}

// --- keywords ---

static int keyword_compare(val *sp, val a, val b, int *out) {
  (void)sp;
  if (!rt_is_keyword(b)) {
    rt_throw_cast(b, "clojure.lang.Keyword");
    return -1;
  }
  Keyword *x = (Keyword *)a, *y = (Keyword *)b;
  *out = names_cmp(x->ns, x->name, y->ns, y->name);
  return 0;
}
static uint32_t keyword_hash(val *sp, val o) {
  (void)sp;
  return ((Keyword *)o)->hash;
}
static void keyword_print(val o, StrBuilder *out, bool readably) {
  (void)readably;
  rt_sb_add_unit(out, ':');
  print_names(out, ((Keyword *)o)->ns, ((Keyword *)o)->name);
}

static const Ops keyword_ops = {
    .hash = keyword_hash, .compare = keyword_compare, .print = keyword_print};
static const Type *const keyword_ifaces[] = {
    &rt_iface_ifn,     &rt_iface_comparable,   &rt_iface_named,
    &rt_iface_hash_eq, &rt_iface_serializable, NULL};

const Type rt_type_keyword = {.type = &rt_type_class,
                              .kind = KIND_KEYWORD,
                              .layout = LAYOUT_FIXED,
                              .size = sizeof(Keyword),
                              .nvals = 2,
                              RT_INVOKE_1_2(invoke_get, invoke_get_or),
                              .name = "clojure.lang.Keyword",
                              .ifaces = keyword_ifaces,
                              .ops = &keyword_ops};

typedef struct Table { // LAYOUT_ARRAY
  const Type *type;
  uintptr_t n; // a power of two
  val slots[]; // Keyword or nil
} Table;

static const Type type_table = {.type = &rt_type_class,
                                .kind = KIND_NODE,
                                .layout = LAYOUT_ARRAY,
                                RT_INVOKE_NONE,
                                .name = "cljwc.KeywordTable",
                                .ops = &rt_ops_default};

static val table; // Table; nil before first use
static uintptr_t used;

static void table_alloc(uintptr_t n) {
  Table *t = rt_alloc(&type_table, sizeof(Table) + n * sizeof(val));
  t->n = n;
  memset(t->slots, 0, n * sizeof(val));
  if (table == RT_NIL) rt_gc_root(&table);
  table = (val)t;
}

// The slot that holds the keyword or would.
static val *table_slot(uint32_t hash, val ns, val name) {
  Table *t = (Table *)table;
  for (uintptr_t i = hash;; i++) {
    val *slot = &t->slots[i & (t->n - 1)];
    Keyword *k = (Keyword *)*slot;
    if (!k || (k->hash == hash && names_equal(k->ns, k->name, ns, name)))
      return slot;
  }
}

static void table_put(Keyword *k) {
  val *slot = table_slot(k->hash, k->ns, k->name);
  if (!*slot) used++;
  rt_write(table, slot, (val)k);
}

static void table_grow(void) {
  Table *old = (Table *)table;
  table_alloc(old->n * 2);
  used = 0;
  for (uintptr_t i = 0; i < old->n; i++)
    if (old->slots[i]) table_put((Keyword *)old->slots[i]);
}

static void table_init(void) {
  uintptr_t n = 0, size = 64;
  while (rt_static_keywords[n]) n++;
  while (size < n * 2) size *= 2;
  table_alloc(size);
  for (uintptr_t i = 0; i < n; i++) table_put(rt_static_keywords[i]);
}

static uint32_t keyword_name_hash(val ns, val name) {
  return rt_sym_hash(ns, name) + 0x9e3779b9u;
}

val rt_keyword_new(val ns, val name) {
  if (RT_UNLIKELY(!check_names(ns, name))) return RT_THROWN;
  if (table == RT_NIL) table_init();
  uint32_t hash = keyword_name_hash(ns, name);
  val *slot = table_slot(hash, ns, name);
  if (*slot) return *slot;
  // It lives for ever, and modules that are loaded later know its address.
  Keyword *k = rt_alloc_old(&rt_type_keyword, sizeof(Keyword));
  k->ns = ns;
  k->name = name;
  k->hash = hash;
  rt_write(table, slot, (val)k);
  if (++used > ((Table *)table)->n / 2) table_grow();
  return (val)k;
}

void rt_keyword_each(void (*f)(void *ctx, const Keyword *k), void *ctx) {
  if (table == RT_NIL) table_init();
  const Table *t = (Table *)table;
  for (uintptr_t i = 0; i < t->n; i++)
    if (t->slots[i]) f(ctx, (const Keyword *)t->slots[i]);
}

val rt_find_keyword(val ns, val name) {
  if (RT_UNLIKELY(!check_names(ns, name))) return RT_THROWN;
  if (table == RT_NIL) table_init();
  return *table_slot(keyword_name_hash(ns, name), ns, name);
}

val rt_keyword_parse(val str) {
  val name, ns = split_name(str, &name);
  return rt_keyword_new(ns, name);
}

val rt_keyword_from_c(const char *ns, const char *name) {
  return rt_keyword_new(c_str(ns), c_str(name));
}

// --- prims ---

val rt_keyword_from_sym(val s) {
  return rt_keyword_new(((Sym *)s)->ns, ((Sym *)s)->name);
}
val rt_sym_from_keyword(val k) {
  return rt_sym_new(((Keyword *)k)->ns, ((Keyword *)k)->name);
}

val rt_name(val v) {
  if (rt_is_keyword(v)) return ((Keyword *)v)->name;
  if (rt_is_sym(v)) return ((Sym *)v)->name;
  return rt_is_str(v) ? v : rt_throw_cast(v, "clojure.lang.Named");
}

val rt_namespace(val v) {
  if (rt_is_keyword(v)) return ((Keyword *)v)->ns;
  if (rt_is_sym(v)) return ((Sym *)v)->ns;
  return rt_throw_cast(v, "clojure.lang.Named");
}

val rt_next_id(void) {
  static int64_t id;
  return rt_long(++id);
}
