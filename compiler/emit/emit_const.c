// SPDX-License-Identifier: MIT
// Emission of constants as static data, laid out as the runtime lays out its
// own objects, with string, symbol and keyword hashes computed here. Equal
// constants of a file are one object. What has no static form (UUIDs, dates,
// regexes for PCRE2, and collections that contain one) is made at first use
// (lit.h).
#include "compiler/emit/emit.h"
#include "rt/num/bigint.h"
#include "rt/base/core.h"
#include "rt/num/decimal.h"
#include "rt/coll/hamt.h"
#include "rt/coll/list.h"
#include "rt/lang/ns.h"
#include "rt/prim.h"
#include "rt/num/ratio.h"
#include "rt/regex/regex_java.h"
#include "rt/base/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *emit_comment(const char *text) {
  char *line = arena_printf("// %s", text);
  for (char *p = line; *p; p++)
    if ((unsigned char)*p < ' ' || *p == '\\' || *p == '?') *p = '_';
  return line;
}

const char *emit_c_string(const char *s) {
  Buf b = {0};
  buf_puts(&b, "\"");
  for (; *s; s++) {
    unsigned char c = (unsigned char)*s;
    if (c == '"' || c == '\\')
      buf_printf(&b, "\\%c", c);
    else if (c < 32 || c > 126 || c == '?')
      buf_printf(&b, "\\%03o", c);
    else
      buf_putn(&b, s, 1);
  }
  buf_puts(&b, "\"");
  return b.s;
}

static const char *fresh(Unit *u) { return arena_printf("c_%d", ++u->counter); }

// --- strings, symbols, keywords ---

static void emit_str_object(Buf *out, const char *id, const Str *s) {
  uint32_t n = rt_str_len(s);
  bool wide = rt_str_wide(s);
  Buf lit = {0};
  for (uint32_t i = 0; i < n; i++) {
    uint32_t c = rt_str_unit(s, i);
    if (wide)
      buf_printf(&lit, "%s%u", i ? "," : "", c);
    else if (c < 32 || c > 126 || c == '"' || c == '\\' || c == '?')
      buf_printf(&lit, "\\%03o", c);
    else
      buf_printf(&lit, "%c", (int)c);
  }
  const char *text = lit.s ? lit.s : "";
  if (wide)
    buf_printf(out, "static RT_STATIC_UNITS(%s, RT_UNITS(%s), %u, %uu);\n", id,
               text, n, rt_str_hashcode(s));
  else
    buf_printf(out, "static RT_STATIC_STR(%s, \"%s\", %u, %uu);\n", id, text, n,
               rt_str_hashcode(s));
}

static const char *str_id(Unit *u, val v) {
  const char *e = emit_const(u, v);
  return strncmp(e, "(val)&", 6) == 0 ? e + 5 : e;
}

static const char *name_id(const char *prefix, const char *ns,
                           const char *name) {
  if (!ns) return arena_printf("%s_%s", prefix, munge(name));
  return arena_printf("%s_%s", prefix, munge_join(munge(ns), name));
}

static const char *emit_named(Unit *u, const char *prefix, const char *macro,
                              const char *ns, const char *name,
                              uint32_t extra) {
  const char *id = name_id(prefix, ns, name);
  const char *ref = arena_printf("(val)&%s", id);
  if (strmap_get(u->declared, id)) return ref;
  strmap_put(u->declared, id, u);
  if (u->side && extra) { // a keyword
    emit_shared(u, "Keyword", id, 'k',
                ns ? arena_printf("%s/%s", ns, name) : name);
    return ref;
  }
  val ns_str = ns ? rt_str_from_c(ns) : RT_NIL, str = rt_str_from_c(name);
  const char *ns_id = ns ? str_id(u, ns_str) : "0", *n_id = str_id(u, str);
  buf_printf(&u->consts, "%s(%s, %s, %s, %uu);\n", macro, id, ns_id, n_id,
             rt_sym_hash(ns_str, str) + extra);
  return ref;
}

const char *emit_symbol(Unit *u, const char *ns, const char *name) {
  return emit_named(u, "Y", "RT_STATIC_SYM", ns, name, 0);
}

const char *emit_member(Unit *u, const Node *n) {
  return emit_symbol(u, n->own ? "own" : NULL, n->name);
}

const char *emit_keyword(Unit *u, const char *ns, const char *name) {
  const char *full = ns ? arena_printf("%s/%s", ns, name) : name;
  strmap_put(u->ns->keywords, name_id("K", ns, name), (void *)(uintptr_t)full);
  return emit_named(u, "K", "RT_STATIC_KEYWORD", ns, name, 0x9e3779b9u);
}

static const char *c_str(val str) {
  char *s = rt_str_to_utf8(str, NULL);
  const char *copy = arena_strdup(s);
  free(s);
  return copy;
}

static const char *sym_const(Unit *u, val v) {
  Sym *s = (Sym *)v;
  const char *ns = s->ns == RT_NIL ? NULL : c_str(s->ns);
  if (s->meta == RT_NIL) return emit_symbol(u, ns, c_str(s->name));
  const char *meta = emit_const(u, s->meta), *id = fresh(u);
  buf_printf(&u->consts,
             "static Sym RT_ALIGNED %s = {&rt_type_sym, %s, (val)%s, (val)%s, "
             "%uu};\n",
             id, meta, ns ? str_id(u, s->ns) : "0", str_id(u, s->name),
             s->hash);
  return arena_printf("(val)&%s", id);
}

static const char *keyword_const(Unit *u, val v) {
  Keyword *k = (Keyword *)v;
  return emit_keyword(u, k->ns == RT_NIL ? NULL : c_str(k->ns), c_str(k->name));
}

// --- numbers ---

static const char *long_const(Unit *u, int64_t n) {
  if (n >= -(1 << 29) && n < (1 << 29))
    return arena_printf("RT_FIX(%d)", (int)n);
  const char *id = fresh(u);
  const char *text = n == INT64_MIN ? "(-9223372036854775807LL - 1)"
                                    : arena_printf("%lldLL", (long long)n);
  buf_printf(&u->consts, "RT_STATIC_LONG(%s, %s);\n", id, text);
  return arena_printf("RT_LONG_WORD(%s, %s)", text, id);
}

static const char *double_const(Unit *u, double d) {
  const char *id = fresh(u);
  char text[64];
  if (isnan(d))
    snprintf(text, sizeof text, "__builtin_nan(\"\")");
  else if (isinf(d))
    snprintf(text, sizeof text, "%s__builtin_inf()", d < 0 ? "-" : "");
  else
    snprintf(text, sizeof text, "%a", d);
  buf_printf(&u->consts,
             "static const Double RT_ALIGNED %s = {&rt_type_double, %s};\n", id,
             text);
  return arena_printf("(val)&%s", id);
}

static const char *bigint_const(Unit *u, const BigInt *b) {
  const char *id = fresh(u);
  Buf limbs = {0};
  for (uint32_t i = 0; i < rt_big_limbs(b); i++)
    buf_printf(&limbs, "%s%uu", i ? ", " : "", b->limb[i]);
  buf_printf(&u->consts,
             "static const struct { const Type *type; uintptr_t n; int32_t "
             "sign; uint32_t limb[%u]; } RT_ALIGNED %s = {&%s, %u, "
             "%d, {%s}};\n",
             rt_big_limbs(b) + 1, id,
             b->type == &rt_type_bigint ? "rt_type_bigint"
                                        : "rt_type_biginteger",
             (unsigned)b->n, b->sign, limbs.s ? limbs.s : "");
  return arena_printf("(val)&%s", id);
}

static const char *number_const(Unit *u, val v) {
  switch (rt_kind(v)) {
  case KIND_LONG: return long_const(u, rt_long_value(v));
  case KIND_DOUBLE: return double_const(u, ((Double *)v)->d);
  case KIND_BIGINT: return bigint_const(u, (const BigInt *)v);
  case KIND_RATIO: {
    const char *num = emit_const(u, ((Ratio *)v)->num);
    const char *den = emit_const(u, ((Ratio *)v)->den), *id = fresh(u);
    buf_printf(&u->consts,
               "static const Ratio RT_ALIGNED %s = {&rt_type_ratio, %s, %s};\n",
               id, num, den);
    return arena_printf("(val)&%s", id);
  }
  default: {
    const char *un = emit_const(u, ((Decimal *)v)->unscaled), *id = fresh(u);
    buf_printf(&u->consts,
               "static const Decimal RT_ALIGNED %s = {&rt_type_decimal, %s, "
               "%d};\n",
               id, un, ((Decimal *)v)->scale);
    return arena_printf("(val)&%s", id);
  }
  }
}

// --- collections ---

// A set's elements are keys and values of its map: each is emitted once.
static const char *vals_text(Unit *u, const val *v, size_t n) {
  Buf b = {0};
  const char *e = NULL;
  for (size_t i = 0; i < n; i++) {
    if (!i || v[i] != v[i - 1]) e = emit_const(u, v[i]);
    buf_printf(&b, "%s%s", i ? ", " : "", e);
  }
  return b.s ? b.s : "0";
}

static const char *node_type(const Type *t) {
  if (t == &rt_type_vec_node) return "rt_type_vec_node";
  if (t == &rt_type_bitmap_node) return "rt_type_bitmap_node";
  if (t == &rt_type_array_node) return "rt_type_array_node";
  return "rt_type_collision_node";
}

// Inner nodes: LAYOUT_ARRAY objects with an edit id (0 here) first among the
// raw words. `used` slots are emitted.
static const char *trie_node_const(Unit *u, val v, size_t used) {
  const VecNode *node = (const VecNode *)v;
  if (v == (val)&rt_empty_node) return "(val)&rt_empty_node";
  int nraw = node->type->nraw;
  const uintptr_t *raw = (const uintptr_t *)v + 2;
  const char *slots = vals_text(u, (const val *)v + 2 + nraw, used);
  const char *id = fresh(u);
  buf_printf(&u->consts,
             "static struct { const Type *type; uintptr_t n, raw[%d]; val "
             "slots[%zu]; } RT_ALIGNED %s = {&%s, %zu, {0",
             nraw, used ? used : 1, id, node_type(node->type), used);
  for (int i = 1; i < nraw; i++)
    buf_printf(&u->consts, ", %uu", (unsigned)raw[i]);
  buf_printf(&u->consts, "}, {%s}};\n", slots);
  return arena_printf("(val)&%s", id);
}

static const char *trie_const(Unit *u, val v, uint32_t shift);

static const char *vec_const(Unit *u, val v) {
  if (v == RT_EMPTY_VEC) return "RT_EMPTY_VEC";
  const Vec *vec = (const Vec *)v;
  const char *meta = emit_const(u, vec->meta);
  const char *root = trie_const(u, vec->root, vec->shift);
  const char *tail =
      trie_node_const(u, vec->tail, vec->count - rt_vec_tailoff(vec->count));
  const char *id = fresh(u);
  buf_printf(&u->consts,
             "static Vec RT_ALIGNED %s = {&rt_type_vec, %s, %s, %s, %u, %u, "
             "0};\n",
             id, meta, root, tail, vec->count, vec->shift);
  return arena_printf("(val)&%s", id);
}

static const char *trie_const(Unit *u, val v, uint32_t shift) {
  const VecNode *node = (const VecNode *)v;
  if (v == RT_NIL) return "RT_NIL";
  if (v == (val)&rt_empty_node) return "(val)&rt_empty_node";
  if (shift == 0) return trie_node_const(u, v, node->n);
  Buf slots = {0};
  for (uintptr_t i = 0; i < node->n; i++)
    buf_printf(&slots, "%s%s", i ? ", " : "",
               trie_const(u, node->slots[i], shift - RT_VEC_BITS));
  const char *id = fresh(u);
  buf_printf(&u->consts,
             "static struct { const Type *type; uintptr_t n, edit; val "
             "slots[%u]; } RT_ALIGNED %s = {&rt_type_vec_node, %u, 0, {%s}};\n",
             (unsigned)node->n, id, (unsigned)node->n, slots.s);
  return arena_printf("(val)&%s", id);
}

static const char *array_map_const(Unit *u, val v) {
  const ArrayMap *m = (const ArrayMap *)v;
  if (v == RT_EMPTY_MAP) return "RT_EMPTY_MAP";
  const char *meta = emit_const(u, m->meta);
  const char *kvs = vals_text(u, m->kvs, m->n - 1), *id = fresh(u);
  buf_printf(&u->consts,
             "static struct { const Type *type; uintptr_t n, hash; val meta, "
             "kvs[%u]; } RT_ALIGNED %s = {&rt_type_array_map, %u, 0, %s, "
             "{%s}};\n",
             m->n > 1 ? (unsigned)m->n - 1 : 1, id, (unsigned)m->n, meta, kvs);
  return arena_printf("(val)&%s", id);
}

static const char *hash_map_const(Unit *u, val v) {
  const HashMap *m = (const HashMap *)v;
  if (v == (val)&rt_empty_hash_map) return "(val)&rt_empty_hash_map";
  const char *meta = emit_const(u, m->meta), *root = emit_const(u, m->root);
  const char *nil =
      m->nil_value == RT_ABSENT ? "RT_ABSENT" : emit_const(u, m->nil_value);
  const char *id = fresh(u);
  buf_printf(&u->consts,
             "static HashMap RT_ALIGNED %s = {&rt_type_hash_map, %s, %s, %s, "
             "%u, 0};\n",
             id, meta, root, nil, m->count);
  return arena_printf("(val)&%s", id);
}

static const char *set_const(Unit *u, val v) {
  if (v == RT_EMPTY_SET) return "RT_EMPTY_SET";
  const HashSet *s = (const HashSet *)v;
  const char *meta = emit_const(u, s->meta), *map = emit_const(u, s->map);
  const char *id = fresh(u);
  buf_printf(&u->consts,
             "static HashSet RT_ALIGNED %s = {&rt_type_hash_set, %s, %s, 0};\n",
             id, meta, map);
  return arena_printf("(val)&%s", id);
}

static const char *list_cell(Unit *u, const List *l, const char *rest) {
  const char *first = emit_const(u, l->first), *meta = emit_const(u, l->meta);
  const char *id = fresh(u);
  buf_printf(&u->consts,
             "static List RT_ALIGNED %s = {&rt_type_list, %s, %s, %s, %u, "
             "0};\n",
             id, meta, first, rest, l->count);
  return arena_printf("(val)&%s", id);
}

// From the end on: its cells are known to be static as a whole, and to ask each
// of them again would take time quadratic in their number.
static const char *list_const(Unit *u, val v) {
  PtrVec cells = {0};
  do {
    vec_push(&cells, (void *)v);
    v = ((List *)v)->rest;
  } while (rt_kind(v) == KIND_LIST && ((List *)v)->meta == RT_NIL);
  const char *rest = emit_const(u, v);
  while (cells.n) rest = list_cell(u, cells.items[--cells.n], rest);
  return rest;
}

static const char *empty_list_const(Unit *u, val v) {
  if (v == RT_EMPTY_LIST || ((EmptyList *)v)->meta == RT_NIL)
    return "RT_EMPTY_LIST";
  const char *meta = emit_const(u, ((EmptyList *)v)->meta), *id = fresh(u);
  buf_printf(&u->consts,
             "static EmptyList RT_ALIGNED %s = {&rt_type_empty_list, %s};\n",
             id, meta);
  return arena_printf("(val)&%s", id);
}

// --- constants made at first use ---

static bool has_static_form(Kind k) {
  return k != KIND_UUID && k != KIND_INST && k != KIND_TAGGED;
}

static const Str *pattern_of(val regex) {
  return (const Str *)rt_re_pattern_str(regex);
}

static bool node_is_static(void *ctx, val k, val v) {
  bool *ok = ctx;
  *ok = const_is_static(k) && (k == v || const_is_static(v));
  return *ok;
}

bool const_is_static(val v) {
  if (!rt_is_ptr(v)) return true;
  Kind k = rt_kind(v);
  bool ok = true;
  if (k != KIND_VAR && k != KIND_NAMESPACE && !const_is_static(rt_meta(v)))
    return false;
  if (k == KIND_ARRAY_MAP || k == KIND_HASH_MAP) {
    rt_map_each(v, node_is_static, &ok);
    return ok;
  }
  if (k == KIND_HASH_SET) return const_is_static(((HashSet *)v)->map);
  if (k == KIND_VEC || k == KIND_LIST || k == KIND_CONS || k == KIND_LAZY_SEQ) {
    for (val s = rt_seq(session->sp, v); s != RT_NIL && ok;
         s = rt_next(session->sp, s))
      ok = const_is_static(rt_first(session->sp, s));
    return ok;
  }
  if (k == KIND_REGEX) return regex_parse(pattern_of(v)) != NULL;
  return has_static_form(k);
}

// The C expression that makes a constant without static form, bare of metadata.
static const char *make_bare(Unit *u, val v) {
  switch (rt_kind(v)) {
  case KIND_REGEX:
    return arena_printf("rt_re_pattern%s(%s)",
                        rt_regex_is_plain(pattern_of(v)) ? "_plain" : "",
                        emit_const(u, rt_re_pattern_str(v)));
  case KIND_UUID:
    return arena_printf("rt_uuid_from_string(%s)", emit_const(u, rt_str_of(v)));
  case KIND_INST:
    return arena_printf("rt_inst_new(%s)", emit_const(u, rt_inst_ms(v)));
  case KIND_SYM: return sym_const(u, rt_with_meta(v, RT_NIL));
  default: break;
  }
  Buf items = {0};
  int n = 0;
  bool map = rt_kind(v) == KIND_ARRAY_MAP || rt_kind(v) == KIND_HASH_MAP;
  for (val s = rt_seq(session->sp, v); s != RT_NIL;
       s = rt_next(session->sp, s)) {
    val x = rt_first(session->sp, s);
    if (map) {
      buf_printf(&items, "%s, ", emit_const(u, ((MapEntry *)x)->key));
      buf_printf(&items, "%s, ", emit_const(u, ((MapEntry *)x)->value));
      n += 2;
      continue;
    }
    buf_printf(&items, "%s, ", emit_const(u, x));
    n++;
  }
  const char *all = items.s ? items.s : "";
  switch (rt_kind(v)) {
  case KIND_VEC: return arena_printf("rt_vec_from(%d, (val[]){%s})", n, all);
  case KIND_HASH_SET:
    return arena_printf("rt_set_literal(rt_stack_base, %d, (val[]){%s})", n,
                        all);
  case KIND_ARRAY_MAP:
  case KIND_HASH_MAP:
    return arena_printf("rt_map_literal(rt_stack_base, %d, (val[]){%s})", n,
                        all);
  default: return arena_printf("rt_list_from(%d, (val[]){%s})", n, all);
  }
}

static const char *make_text(Unit *u, val v) {
  const char *bare = make_bare(u, v);
  val m = rt_meta(v);
  if (m == RT_NIL) return bare;
  return arena_printf("rt_with_meta(%s, %s)", bare, emit_const(u, m));
}

static const char *lazy_const(Unit *u, val v) {
  const char *make = make_text(u, v), *id = fresh(u);
  buf_printf(&u->consts,
             "static val %s;\nstatic val make_%s(void) { return %s; }\n", id,
             id, make);
  return arena_printf("rt_lit(&%s, make_%s)", id, id);
}

// --- dispatch and pooling ---

static const char *seq_const(Unit *u, val v) {
  val *items;
  PtrVec found = {0};
  for (val s = rt_seq(session->sp, v); s != RT_NIL; s = rt_next(session->sp, s))
    vec_push(&found, (void *)rt_first(session->sp, s));
  items = (val *)found.items;
  return emit_const(u, rt_list_from(found.n, items));
}

// The kind and the string, without a NUL and with unpaired surrogates apart.
static const char *text_key(char kind, const Str *s) {
  Buf b = {0};
  buf_printf(&b, "%c", kind);
  for (uint32_t i = 0; i < rt_str_len(s); i++) {
    uint32_t c = rt_str_unit(s, i);
    buf_printf(&b, c && c < 128 && c != '\\' ? "%c" : "\\%x;", (int)c);
  }
  return b.s;
}

// Inlining may have copied a literal: copies share their code.
static const char *regex_const(Unit *u, val v) {
  const char *pattern = emit_const(u, rt_re_pattern_str(v));
  const char *key = text_key('r', pattern_of(v));
  const char *code = strmap_get(u->pool, key), *id = fresh(u);
  if (!code) code = emit_regex_code(u, pattern_of(v));
  strmap_put(u->pool, key, (void *)(uintptr_t)code);
  buf_printf(&u->consts, "static RT_STATIC_REGEX(%s, %s, &%s);\n", id, pattern,
             code);
  return arena_printf("(val)&%s", id);
}

const char *emit_ns_ref(Unit *u, const char *name) {
  const char *sym = arena_printf("N_%s", munge(name));
  if (!strmap_get(u->declared, sym)) {
    strmap_put(u->declared, sym, u);
    if (u->side)
      emit_shared(u, "Ns", sym, 'n', name);
    else
      buf_printf(&u->decls, "extern Ns %s;\n", sym);
  }
  return arena_printf("(val)&%s", sym);
}

static const char *object_const(Unit *u, val v) {
  switch (rt_kind(v)) {
  case KIND_SYM: return sym_const(u, v);
  case KIND_KEYWORD: return keyword_const(u, v);
  case KIND_LONG:
  case KIND_DOUBLE:
  case KIND_BIGINT:
  case KIND_RATIO:
  case KIND_DECIMAL: return number_const(u, v);
  case KIND_STR: {
    const char *id = fresh(u);
    emit_str_object(&u->consts, id, (const Str *)v);
    return arena_printf("(val)&%s", id);
  }
  case KIND_LIST: return list_const(u, v);
  case KIND_EMPTY_LIST: return empty_list_const(u, v);
  case KIND_VEC: return vec_const(u, v);
  case KIND_ARRAY_MAP: return array_map_const(u, v);
  case KIND_HASH_MAP: return hash_map_const(u, v);
  case KIND_HASH_SET: return set_const(u, v);
  case KIND_NODE: {
    const HamtNode *node = (const HamtNode *)v;
    return trie_node_const(u, v, rt_hamt_used(node));
  }
  case KIND_NAMESPACE:
    return emit_ns_ref(u, c_str(((Sym *)rt_ns_name(v))->name));
  case KIND_REGEX: return regex_const(u, v);
  case KIND_CLASS:
    return arena_printf("(val)%s",
                        emit_class(u, class_builtin(((Type *)v)->name)));
  default: return seq_const(u, v);
  }
}

// A key under which equal strings and numbers share an object; NULL: none.
static const char *pool_key(val v) {
  switch (rt_kind(v)) {
  case KIND_STR: return text_key('s', (const Str *)v);
  case KIND_DOUBLE: // no NaN equals another, but an object equals itself
    return isnan(((Double *)v)->d) ? NULL
                                   : arena_printf("d%a", ((Double *)v)->d);
  case KIND_LONG: return arena_printf("l%lld", (long long)rt_long_value(v));
  default: return NULL; // no two regexes are equal
  }
}

const char *emit_const(Unit *u, val v) {
  if (v == RT_NIL) return "RT_NIL";
  if (v == RT_TRUE) return "RT_TRUE";
  if (v == RT_FALSE) return "RT_FALSE";
  if (v == RT_ABSENT) return "RT_ABSENT";
  if (rt_is_char(v)) return arena_printf("RT_CHAR(%uu)", rt_char_code(v));
  if (v == (val)&rt_nan) return "(val)&rt_nan";
  const char *key = pool_key(v);
  const char *known = key ? strmap_get(u->pool, key) : NULL;
  if (known) return known;
  const char *e = const_is_static(v) ? object_const(u, v) : lazy_const(u, v);
  if (key) strmap_put(u->pool, key, (void *)(uintptr_t)e);
  return e;
}

const char *emit_const_node(Unit *u, const Node *n) {
  const char *key = arena_printf("n%d", (int)n->k);
  const char *known = strmap_get(u->pool, key);
  if (known) return known;
  const char *e = emit_const(u, node_value(n));
  strmap_put(u->pool, key, (void *)(uintptr_t)e);
  return e;
}

// --- references ---

// A class without instances is defined by every object that refers to it.
static void define_by_name(Unit *u, const ClassInfo *c) {
  buf_printf(&u->decls,
             "__attribute__((weak)) const Type %s = {.type = &rt_type_class, "
             ".kind = KIND_ABSTRACT, .layout = LAYOUT_STATIC, .flags = "
             "TYPE_INTERFACE, RT_INVOKE_NONE, .name = %s, .ops = "
             "&rt_ops_default};\n",
             c->csym, emit_c_string(c->name));
}

const char *emit_class(Unit *u, ClassInfo *c) {
  if (c->by_name && !strmap_get(u->declared, c->csym)) {
    strmap_put(u->declared, c->csym, u);
    define_by_name(u, c);
  }
  if (c->ns && !strmap_get(u->declared, c->csym)) {
    strmap_put(u->declared, c->csym, u);
    buf_printf(&u->decls, "extern const Type %s;\n", c->csym);
  }
  return arena_printf("&%s", c->csym);
}

const char *emit_var(Unit *u, VarInfo *v) {
  const char *sym = arena_printf("V_%s", v->csym);
  if (!strmap_get(u->declared, sym)) {
    strmap_put(u->declared, sym, u);
    if (u->side && !v->cns->native)
      emit_shared(u, "Var", sym, 'v', var_full_name(v));
    else
      buf_printf(&u->decls, "extern Var %s;\n", sym);
  }
  return sym;
}

const char *emit_fn_ref(Unit *u, FnInfo *fn) {
  emit_fn_object(u, fn);
  return arena_printf("(val)&F_%s", fn->csym);
}
