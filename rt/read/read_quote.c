// SPDX-License-Identifier: MIT
// Syntax-quote: a form becomes a form that builds it, as in Clojure:
// (a ~b ~@c) is (seq (concat (list 'a) (list b) c)).
#include <string.h>

#include "rt/base/core.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/num/num.h"
#include "rt/prim.h"
#include "rt/read/read_state.h"
#include "rt/coll/set.h"
#include "rt/str/sym.h"
#include "rt/base/throw.h"
#include "rt/coll/vec.h"

static val quote_form(ReadState *r, val form);

static bool str_is(val str, const char *s) {
  const Str *x = (const Str *)str;
  return !rt_str_wide(x) && rt_str_len(x) == strlen(s) &&
         !memcmp(x->data, s, rt_str_len(x));
}

static val quoted(val v) { return rd_list(2, rt_sym_from_c(NULL, "quote"), v); }

static bool is_special(val name) {
  static const char *const names[] = {
      "def",   "loop*",   "recur",         "if",
      "case*", "let*",    "letfn*",        "do",
      "fn*",   "quote",   "var",           "import*",
      ".",     "set!",    "deftype*",      "reify*",
      "try",   "throw",   "monitor-enter", "monitor-exit",
      "catch", "finally", "new",           "&"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (str_is(name, names[i])) return true;
  return false;
}

// --- symbols ---

static val gensym_for(ReadState *r, val sym) {
  Vals *pairs = &r->gensyms->pairs;
  for (size_t i = 0; i < pairs->n; i += 2)
    if (rt_sym_equal((Sym *)pairs->items[i], (Sym *)sym))
      return pairs->items[i + 1];
  const Str *name = (const Str *)((Sym *)sym)->name;
  StrBuilder *sb = rt_sb_make();
  rt_sb_add_part(sb, name, 0, rt_str_len(name) - 1);
  rt_sb_add_c(sb, "__");
  rt_sb_add_long(sb, rt_long_value(rt_next_id()));
  rt_sb_add_c(sb, "__auto__");
  val g = rt_sym_new(RT_NIL, rt_sb_to_str(sb));
  vals_push(pairs, sym);
  vals_push(pairs, g);
  return g;
}

static val qualify(ReadState *r, val sym) {
  const ReadOpts *o = r->opts;
  if (o->resolve_symbol) {
    val v = o->resolve_symbol(o->ctx, r->sp, sym);
    if (v != RT_NIL) return v;
  }
  if (((Sym *)sym)->ns != RT_NIL) return sym;
  val ns;
  rd_auto_ns(r, RT_NIL, &ns);
  return rt_sym_new(ns, ((Sym *)sym)->name);
}

// Class. is (new Class): the dot is put back behind the resolved name.
static val qualify_class(ReadState *r, val sym) {
  const Str *name = (const Str *)((Sym *)sym)->name;
  val bare = rt_sym_new(RT_NIL, rt_str_part(name, 0, rt_str_len(name) - 1));
  val v = qualify(r, bare);
  RT_TRY(v);
  StrBuilder *sb = rt_sb_make();
  rt_sb_add_str(sb, (Str *)((Sym *)v)->name);
  rt_sb_add_unit(sb, '.');
  return rt_sym_new(RT_NIL, rt_sb_to_str(sb));
}

static val quote_symbol(ReadState *r, val sym) {
  const Str *name = (const Str *)((Sym *)sym)->name;
  uint32_t n = rt_str_len(name);
  uint32_t first = rt_str_unit(name, 0), last = rt_str_unit(name, n - 1);
  bool plain = ((Sym *)sym)->ns == RT_NIL;
  val v = sym;
  if (plain && is_special((val)name))
    ;
  else if (plain && last == '#')
    v = gensym_for(r, sym);
  else if (plain && last == '.' && n > 1)
    v = qualify_class(r, sym);
  else if (!(plain && first == '.'))
    v = qualify(r, sym);
  return v == RT_THROWN ? v : quoted(v);
}

// --- collections ---

// Is form (name x), name in clojure.core? *x is then x.
static bool is_call(val form, const char *name, val *x) {
  if (rt_kind(form) != KIND_LIST) return false;
  List *l = (List *)form;
  if (!rt_is_sym(l->first) || l->rest == RT_NIL) return false;
  Sym *s = (Sym *)l->first;
  if (s->ns == RT_NIL || !str_is(s->ns, "clojure.core") ||
      !str_is(s->name, name))
    return false;
  *x = ((List *)l->rest)->first;
  return true;
}

// Pushes what concat gets for one element; false with an exception thrown.
static bool push_part(ReadState *r, val item) {
  val x;
  if (is_call(item, "unquote-splicing", &x)) {
    vals_push(&r->stack, x);
    return true;
  }
  if (!is_call(item, "unquote", &x)) x = quote_form(r, item);
  if (x == RT_THROWN) return false;
  vals_push(&r->stack, rd_list(2, rd_core("list"), x));
  return true;
}

typedef struct Walk {
  ReadState *r;
  bool keys_only, failed;
} Walk;

static bool push_entry(void *ctx, val k, val v) {
  Walk *w = ctx;
  w->failed = !push_part(w->r, k) || (!w->keys_only && !push_part(w->r, v));
  return !w->failed;
}

static bool push_parts(ReadState *r, val form) {
  Walk walk = {r, false, false};
  switch (rt_kind(form)) {
  case KIND_LIST:
    for (val l = form; l != RT_NIL; l = ((List *)l)->rest)
      if (!push_part(r, ((List *)l)->first)) return false;
    return true;
  case KIND_VEC:
    for (uint32_t i = 0; i < ((Vec *)form)->count; i++)
      if (!push_part(r, rt_vec_ref((Vec *)form, i))) return false;
    return true;
  case KIND_HASH_SET:
    walk.keys_only = true;
    rt_map_each(((HashSet *)form)->map, push_entry, &walk);
    return !walk.failed;
  default: rt_map_each(form, push_entry, &walk); return !walk.failed;
  }
}

// (seq (concat parts...))
static val concat_parts(ReadState *r, val form) {
  size_t base = r->stack.n;
  vals_push(&r->stack, rd_core("concat"));
  bool ok = push_parts(r, form);
  val call = rt_list_from((intptr_t)(r->stack.n - base), r->stack.items + base);
  r->stack.n = base;
  return ok ? rd_list(2, rd_core("seq"), call) : RT_THROWN;
}

static val applied(ReadState *r, const char *fn, val form) {
  val parts = concat_parts(r, form);
  return parts == RT_THROWN ? parts
                            : rd_list(3, rd_core("apply"), rd_core(fn), parts);
}

// Each syntax-quote around another one makes a form several times its size, so
// a few characters could take all memory: the outermost may stand for so many.
enum { QUOTED_MAX = 1 << 19 };
static uint32_t quoted_forms;

static val quote_form(ReadState *r, val form) {
  val x;
  if (++quoted_forms > QUOTED_MAX)
    return rt_throwf(&rt_type_runtime_exception,
                     "Syntax-quotes nested too deeply: they stand for more "
                     "than %d forms",
                     QUOTED_MAX);
  if (is_call(form, "unquote", &x)) return x;
  if (is_call(form, "unquote-splicing", &x))
    return rt_throwf(&rt_type_illegal_state, "splice not in list");
  val result;
  switch (rt_kind(form)) {
  case KIND_SYM: result = quote_symbol(r, form); break;
  case KIND_LIST: result = concat_parts(r, form); break;
  case KIND_EMPTY_LIST: result = rd_list(1, rd_core("list")); break;
  case KIND_VEC: result = applied(r, "vector", form); break;
  case KIND_ARRAY_MAP:
  case KIND_HASH_MAP: result = applied(r, "hash-map", form); break;
  case KIND_HASH_SET: result = applied(r, "hash-set", form); break;
  case KIND_KEYWORD:
  case KIND_LONG:
  case KIND_DOUBLE:
  case KIND_BIGINT:
  case KIND_RATIO:
  case KIND_DECIMAL:
  case KIND_CHAR:
  case KIND_STR: return form;
  default: return quoted(form);
  }
  RT_TRY(result);
  val meta = rt_meta(form);
  if (meta == RT_NIL) return result;
  meta = rt_dissoc(r->sp, meta, rt_keyword_from_c(NULL, "line"));
  RT_TRY(meta);
  meta = rt_dissoc(r->sp, meta, rt_keyword_from_c(NULL, "column"));
  RT_TRY(meta);
  if (rt_equal(r->sp, meta, RT_EMPTY_MAP)) return result;
  meta = quote_form(r, meta);
  RT_TRY(meta);
  return rd_list(3, rd_core("with-meta"), result, meta);
}

Got rd_syntax_quote(ReadState *r, val *out) {
  Gensyms own = {0}, *outer = r->gensyms;
  val form;
  r->gensyms = &own;
  if (!outer) quoted_forms = 0;
  Got got = rd_form(r, &form);
  if (got == GOT_FORM) got = rd_done(r, quote_form(r, form), out);
  vals_free(&own.pairs);
  r->gensyms = outer;
  return got;
}
