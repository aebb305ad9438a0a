// SPDX-License-Identifier: MIT
// The reader: dispatch, collections, reader macros and conditionals
// (see read.h; tokens are in read_token.c, syntax-quote in read_quote.c).
#include "rt/read/read.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/num/num.h"
#include "rt/prim.h"
#include "rt/str/print.h"
#include "rt/read/read_state.h"
#include "rt/coll/set.h"
#include "rt/str/sym.h"
#include "rt/base/throw.h"
#include "rt/coll/vec.h"
#include "rt/value/interfaces.h"

#define MAX_DEPTH 2000

static Got read_any(ReadState *r, int close, val *out);

// --- the state ---

void vals_push(Vals *v, val x) {
  if (v->n == v->cap) {
    v->cap = v->cap ? v->cap * 2 : 32;
    v->items = realloc(v->items, v->cap * sizeof(val));
    if (!v->items) rt_fatal("out of memory");
  }
  v->items[v->n++] = x;
}

void vals_free(Vals *v) {
  free(v->items);
  *v = (Vals){0};
}

static ReadState *open_state(size_t n, const ReadOpts *opts) {
  ReadState *r = calloc(1, sizeof *r);
  uint16_t *s = malloc(n * 2 + 2);
  if (!r || !s) rt_fatal("out of memory");
  r->s = s;
  r->cap = n;
  r->opts = opts;
  r->line = opts->line ? opts->line : 1;
  r->column = opts->column ? opts->column : 1;
  return r;
}

ReadState *rt_read_open(val str, const ReadOpts *opts) {
  const Str *s = (const Str *)str;
  ReadState *r = open_state(rt_str_len(s), opts);
  for (; r->n < rt_str_len(s); r->n++)
    r->s[r->n] = (uint16_t)rt_str_unit(s, (uint32_t)r->n);
  return r;
}

ReadState *rt_read_open_utf8(const char *s, size_t n, const ReadOpts *opts) {
  ReadState *r = open_state(n, opts);
  for (const char *end = s + n; s < end;) {
    uint32_t c = rt_utf8_next(&s, end);
    if (c > 0xFFFF) {
      r->s[r->n++] = (uint16_t)(0xD7C0 + (c >> 10));
      c = 0xDC00 | (c & 0x3FF);
    }
    r->s[r->n++] = (uint16_t)c;
  }
  if (r->n && r->s[0] == 0xFEFF) r->pos++; // byte order mark
  return r;
}

ReadState *rt_read_open_source(ReadUnit *next, void *source,
                               const ReadOpts *opts) {
  ReadState *r = open_state(64, opts);
  r->more = next;
  r->source = source;
  return r;
}

int rd_more(ReadState *r) {
  int c = r->more ? r->more(r->source) : -1;
  if (c < 0) {
    r->more = NULL;
    if (c == -2) rd_fail_thrown(r);
    return NO_UNIT;
  }
  if (r->n == r->cap) {
    r->s = realloc(r->s, (r->cap *= 2) * sizeof *r->s);
    if (!r->s) rt_fatal("out of memory");
  }
  return r->s[r->n++] = (uint16_t)c;
}

void rt_read_close(ReadState *r) {
  vals_free(&r->stack);
  vals_free(&r->pending);
  free(r->s);
  free(r);
}

val rt_read_text(const ReadState *r) {
  return rt_str_from_utf16(r->s, (uint32_t)r->pos);
}
int rt_read_take_back(ReadState *r) {
  return r->n > r->pos ? r->s[--r->n] : -1;
}

ReadWhere rt_read_where(const ReadState *r) {
  return (ReadWhere){.message = r->message,
                     .incomplete = r->incomplete,
                     .exception = r->exception,
                     .line = r->failed ? r->error_line : r->start_line,
                     .column = r->failed ? r->error_column : r->start_column};
}

int rd_next(ReadState *r) {
  int c = rd_peek(r);
  if (c == NO_UNIT) return NO_UNIT;
  r->pos++;
  if (c == '\n')
    r->line++, r->column = 1;
  else
    r->column++;
  return c;
}

bool rd_is_space(int c) {
  return c == ' ' || c == ',' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31) ||
         c == 0x1680 || (c >= 0x2000 && c <= 0x200A && c != 0x2007) ||
         c == 0x2028 || c == 0x2029 || c == 0x205F || c == 0x3000;
}

bool rd_is_terminating(int c) {
  return c > 0 && c < 0x80 && strchr("\";@^`~()[]{}\\", c);
}

// --- errors ---

static void add_text(char *to, size_t size, const char *s) {
  size_t n = strlen(to), m = strlen(s);
  if (n + m + 1 > size) m = size - n - 1;
  memcpy(to + n, s, m);
  to[n + m] = 0;
}

Got rd_fail(ReadState *r, const char *format, const char *detail) {
  if (r->failed) return GOT_ERROR;
  r->failed = true;
  r->error_line = r->line;
  r->error_column = r->column;
  r->message[0] = 0;
  const char *at = strstr(format, "%s");
  if (!at) {
    add_text(r->message, sizeof r->message, format);
    return GOT_ERROR;
  }
  size_t n = (size_t)(at - format);
  memcpy(r->message, format, n);
  r->message[n] = 0;
  add_text(r->message, sizeof r->message, detail);
  add_text(r->message, sizeof r->message, at + 2);
  return GOT_ERROR;
}

Got rd_fail_eof(ReadState *r, const char *message) {
  if (!r->failed) r->incomplete = true;
  return rd_fail(r, message, "");
}

Got rd_fail_thrown(ReadState *r) {
  val ex = rt_catch();
  r->exception = ex;
  val message = ((Ex *)ex)->message;
  if (!rt_is_str(message)) return rd_fail(r, "%s", rt_obj_type(ex)->name);
  char *text = rt_str_to_utf8(message, NULL);
  rd_fail(r, "%s", text);
  free(text);
  return GOT_ERROR;
}

// --- building forms ---

val rd_core(const char *name) { return rt_sym_from_c("clojure.core", name); }

val rd_list(size_t n, ...) {
  val items[4];
  va_list ap;
  va_start(ap, n);
  for (size_t i = 0; i < n; i++) items[i] = va_arg(ap, val);
  va_end(ap);
  return rt_list_from((intptr_t)n, items);
}

val rd_with_meta(val form, val meta) {
  const Ops *ops = rt_type_of(form)->ops;
  return ops->with_meta ? ops->with_meta(form, meta) : form;
}

static bool can_have_meta(val form) {
  return rt_is_ptr(form) && rt_obj_type(form)->ops->with_meta;
}

static val position_map(ReadState *r, val meta, uint32_t line, uint32_t col) {
  meta = rt_assoc(r->sp, meta, rt_keyword_from_c(NULL, "line"), rt_long(line));
  RT_TRY(meta);
  return rt_assoc(r->sp, meta, rt_keyword_from_c(NULL, "column"), rt_long(col));
}

// What a tag made, and not the reader, has no place.
static bool wants_position(const ReadState *r, val form) {
  if (rt_has_kind(form, KIND_OBJECT) || rt_has_kind(form, KIND_RECORD))
    return false;
  if (r->opts->positions == READ_POS_NONE || !can_have_meta(form)) return false;
  return r->opts->positions == READ_POS_ALL || rt_kind(form) == KIND_LIST;
}

static val add_position(ReadState *r, val form, uint32_t line, uint32_t col) {
  if (!wants_position(r, form)) return form;
  val meta = position_map(r, rt_meta(form), line, col);
  return meta == RT_THROWN ? meta : rd_with_meta(form, meta);
}

// --- collections ---

// Reads up to `close`; the items are r->stack.items[*base...].
static Got read_items(ReadState *r, int close, size_t *base) {
  *base = r->stack.n;
  uint32_t line = r->line;
  for (;;) {
    val form;
    switch (read_any(r, close, &form)) {
    case GOT_FORM: vals_push(&r->stack, form); break;
    case GOT_NOTHING: break;
    case GOT_CLOSE: return GOT_FORM;
    case GOT_EOF: {
      if (r->opts->positions == READ_POS_NONE)
        return rd_fail_eof(r, "EOF while reading");
      char msg[64] = "EOF while reading, starting at line ", digits[12];
      int i = sizeof digits - 1;
      digits[i] = 0;
      do digits[--i] = (char)('0' + line % 10);
      while (line /= 10);
      add_text(msg, sizeof msg, digits + i);
      return rd_fail_eof(r, msg);
    }
    case GOT_ERROR: return GOT_ERROR;
    }
  }
}

static Got read_list(ReadState *r, val *out) {
  size_t base;
  if (read_items(r, ')', &base) == GOT_ERROR) return GOT_ERROR;
  *out = rt_list_from((intptr_t)(r->stack.n - base), r->stack.items + base);
  r->stack.n = base;
  return GOT_FORM;
}

static Got read_vector(ReadState *r, val *out) {
  size_t base;
  if (read_items(r, ']', &base) == GOT_ERROR) return GOT_ERROR;
  *out = rt_vec_from((intptr_t)(r->stack.n - base), r->stack.items + base);
  r->stack.n = base;
  return GOT_FORM;
}

static Got read_map(ReadState *r, val *out) {
  size_t base;
  if (read_items(r, '}', &base) == GOT_ERROR) return GOT_ERROR;
  size_t n = r->stack.n - base;
  r->stack.n = base;
  if (n & 1)
    return rd_fail(r, "Map literal must contain an even number of forms", "");
  val m = rt_map_literal(r->sp, (intptr_t)n, r->stack.items + base);
  return rd_done(r, m, out);
}

static Got read_set(ReadState *r, val *out) {
  size_t base;
  if (read_items(r, '}', &base) == GOT_ERROR) return GOT_ERROR;
  size_t n = r->stack.n - base;
  r->stack.n = base;
  val s = rt_set_literal(r->sp, (intptr_t)n, r->stack.items + base);
  return rd_done(r, s, out);
}

// --- quoting and metadata ---

static Got read_wrapped(ReadState *r, val sym, val *out) {
  val form;
  if (rd_form(r, &form) == GOT_ERROR) return GOT_ERROR;
  *out = rd_list(2, sym, form);
  return GOT_FORM;
}

static Got read_unquote(ReadState *r, val *out) {
  bool splice = rd_peek(r) == '@';
  if (splice) rd_next(r);
  return read_wrapped(r, rd_core(splice ? "unquote-splicing" : "unquote"), out);
}

// ^meta as a map; RT_THROWN when it is of no such kind.
static val meta_map(ReadState *r, val m) {
  val kv[2];
  if (rt_is_keyword(m)) {
    kv[0] = m, kv[1] = RT_TRUE;
  } else if (rt_is_sym(m) || rt_is_str(m)) {
    kv[0] = rt_keyword_from_c(NULL, "tag"), kv[1] = m;
  } else if (rt_has_kind(m, KIND_VEC)) {
    kv[0] = rt_keyword_from_c(NULL, "param-tags"), kv[1] = m;
  } else if (rt_has_kind(m, KIND_ARRAY_MAP) || rt_has_kind(m, KIND_HASH_MAP)) {
    return m;
  } else {
    return rt_throwf(&rt_type_illegal_argument,
                     "Metadata must be Symbol,Keyword,String,Vector or Map");
  }
  return rt_map_literal(r->sp, 2, kv);
}

typedef struct Merge {
  ReadState *r;
  val into;
} Merge;

static bool merge_entry(void *ctx, val k, val v) {
  Merge *m = ctx;
  m->into = rt_assoc(m->r->sp, m->into, k, v);
  return m->into != RT_THROWN;
}

// Metadata that says itself where the form stands is data of the program. When
// every form gets its place, the compiler knows the two apart by a mark.
static bool says_place(ReadState *r, val m) {
  return rt_get(r->sp, m, rt_keyword_from_c(NULL, "line")) != RT_NIL ||
         rt_get(r->sp, m, rt_keyword_from_c(NULL, "column")) != RT_NIL;
}

static val without_place(ReadState *r, val meta) {
  if (meta == RT_NIL) return meta;
  meta = rt_dissoc(r->sp, meta, rt_keyword_from_c(NULL, "line"));
  return rt_dissoc(r->sp, meta, rt_keyword_from_c(NULL, "column"));
}

static val place_meta(ReadState *r, val form, val own, val meta, uint32_t line,
                      uint32_t col) {
  if (!wants_position(r, form)) return meta;
  if (!says_place(r, own))
    return rt_kind(form) == KIND_LIST ? position_map(r, meta, line, col) : meta;
  if (r->opts->positions != READ_POS_ALL) return meta;
  return rt_assoc(r->sp, meta, rt_keyword_from_c("rt", "placed"), RT_TRUE);
}

static Got read_meta(ReadState *r, val *out) {
  uint32_t line = r->line, col = r->column - 1;
  val m, form;
  if (rd_form(r, &m) == GOT_ERROR) return GOT_ERROR;
  m = meta_map(r, m);
  if (m == RT_THROWN) return rd_fail_thrown(r);
  if (rd_form(r, &form) == GOT_ERROR) return GOT_ERROR;
  if (!can_have_meta(form)) {
    rt_throwf(&rt_type_illegal_argument,
              "Metadata can only be applied to IMetas");
    return rd_fail_thrown(r);
  }
  // Entries of the form itself give way, but for the order of the keys.
  Merge merge = {r, rt_meta(form)};
  if (says_place(r, m) && rt_kind(form) != KIND_LIST) // only its place
    merge.into = without_place(r, merge.into);
  rt_map_each(m, merge_entry, &merge);
  val meta = merge.into;
  if (meta != RT_THROWN) meta = place_meta(r, form, m, meta, line, col);
  if (meta == RT_THROWN) return rd_fail_thrown(r);
  *out = rd_with_meta(form, meta);
  return GOT_FORM;
}

// --- #() ---

static val arg_symbol(int i) {
  StrBuilder *sb = rt_sb_make();
  rt_sb_add_c(sb, i ? "p" : "rest");
  if (i) rt_sb_add_long(sb, i);
  rt_sb_add_c(sb, "__");
  rt_sb_add_long(sb, rt_long_value(rt_next_id()));
  rt_sb_add_unit(sb, '#');
  return rt_sym_new(RT_NIL, rt_sb_to_str(sb));
}

static val use_arg(ReadState *r, int i) {
  FnArgs *a = r->args;
  if (i > a->max) a->max = i;
  if (!a->arg[i]) a->arg[i] = arg_symbol(i);
  return a->arg[i];
}

// The number of %, %N or %&; -1: it is none of them.
static int arg_number(const StrBuilder *sb) {
  if (sb->len == 0) return 1;
  uint32_t c = rt_sb_unit(sb, 0);
  if (c == '&' && sb->len == 1) return 0;
  int n = 0;
  for (uint32_t i = 0; i < sb->len; i++) {
    c = rt_sb_unit(sb, i);
    if (c < '0' || c > '9' || n > 1000) return -1;
    n = 10 * n + (int)(c - '0');
  }
  return rt_sb_unit(sb, 0) == '0' ? -1 : n;
}

static Got read_arg(ReadState *r, val *out) {
  if (!r->args) {
    r->pos--, r->column--;
    return rd_token(r, out);
  }
  int i = arg_number(rd_token_text(r));
  if (i < 0) return rd_fail(r, "arg literal must be %, %& or %integer", "");
  if (i > 20) return rd_fail(r, "arg literal must be %1 to %20", "");
  *out = use_arg(r, i);
  return GOT_FORM;
}

static val fn_params(FnArgs *args) {
  val params[23];
  intptr_t n = 0;
  for (int i = 1; i <= args->max; i++)
    params[n++] = args->arg[i] ? args->arg[i] : arg_symbol(i);
  if (args->arg[0]) {
    params[n++] = rt_sym_from_c(NULL, "&");
    params[n++] = args->arg[0];
  }
  return rt_vec_from(n, params);
}

static Got read_fn(ReadState *r, val *out) {
  if (r->args) return rd_fail(r, "Nested #()s are not allowed", "");
  FnArgs args = {0};
  val body;
  r->args = &args;
  Got got = read_list(r, &body);
  r->args = NULL;
  if (got == GOT_ERROR) return got;
  *out = rd_list(3, rt_sym_from_c(NULL, "fn*"), fn_params(&args), body);
  return GOT_FORM;
}

// --- namespaced maps ---

static val qualify_key(val key, val ns) {
  if (!rt_is_keyword(key) && !rt_is_sym(key)) return key;
  bool kw = rt_is_keyword(key);
  val kns = kw ? ((Keyword *)key)->ns : ((Sym *)key)->ns;
  val name = kw ? ((Keyword *)key)->name : ((Sym *)key)->name;
  if (kns == RT_NIL) {
    kns = ns;
  } else {
    const Str *s = (const Str *)kns;
    if (rt_str_len(s) != 1 || rt_str_unit(s, 0) != '_') return key;
    kns = RT_NIL;
  }
  return kw ? rt_keyword_new(kns, name) : rt_sym_new(kns, name);
}

// The namespace between #: and {.
static Got map_namespace(ReadState *r, val *ns) {
  bool autos = rd_peek(r) == ':';
  if (autos) rd_next(r);
  int c = rd_peek(r);
  if (c == NO_UNIT || rd_is_space(c) || c == '{') {
    if (!autos)
      return rd_fail(r, "Namespaced map must specify a namespace", "");
    return rd_auto_ns(r, RT_NIL, ns);
  }
  val sym;
  if (rd_token(r, &sym) == GOT_ERROR) return GOT_ERROR;
  if (!rt_is_sym(sym) || ((Sym *)sym)->ns != RT_NIL)
    return rd_fail(r, "Namespaced map must specify a valid namespace", "");
  if (autos) return rd_auto_ns(r, sym, ns);
  *ns = ((Sym *)sym)->name;
  return GOT_FORM;
}

static Got read_ns_map(ReadState *r, val *out) {
  val ns;
  if (map_namespace(r, &ns) == GOT_ERROR) return GOT_ERROR;
  while (rd_is_space(rd_peek(r))) rd_next(r);
  if (rd_next(r) != '{')
    return rd_fail(r, "Namespaced map must specify a map", "");
  size_t base;
  if (read_items(r, '}', &base) == GOT_ERROR) return GOT_ERROR;
  size_t n = r->stack.n - base;
  r->stack.n = base;
  if (n & 1)
    return rd_fail(r,
                   "Namespaced map literal must contain an even number of "
                   "forms",
                   "");
  for (size_t i = 0; i < n; i += 2)
    r->stack.items[base + i] = qualify_key(r->stack.items[base + i], ns);
  val m = rt_map_literal(r->sp, (intptr_t)n, r->stack.items + base);
  return rd_done(r, m, out);
}

// --- tagged literals ---

static const Ops tagged_ops;

static const Type *const tagged_ifaces[] = {&rt_iface_ilookup, NULL};
const Type rt_type_tagged_literal = {.type = &rt_type_class,
                                     .kind = KIND_TAGGED,
                                     .layout = LAYOUT_FIXED,
                                     .size = sizeof(Tagged),
                                     .nvals = 2,
                                     RT_INVOKE_NONE,
                                     .name = "clojure.lang.TaggedLiteral",
                                     .ifaces = tagged_ifaces,
                                     .ops = &tagged_ops};
const Type rt_type_reader_conditional = {.type = &rt_type_class,
                                         .kind = KIND_TAGGED,
                                         .layout = LAYOUT_FIXED,
                                         .size = sizeof(Tagged),
                                         .nvals = 2,
                                         RT_INVOKE_NONE,
                                         .name =
                                             "clojure.lang.ReaderConditional",
                                         .ifaces = tagged_ifaces,
                                         .ops = &tagged_ops};

static val tagged_new(const Type *type, val tag, val form) {
  Tagged *t = rt_new(type);
  t->tag = tag;
  t->form = form;
  t->conditional = type == &rt_type_reader_conditional;
  return (val)t;
}

static int tagged_equal(val *sp, val a, val b) {
  if (!rt_is_ptr(b) || rt_obj_type(a) != rt_obj_type(b)) return 0;
  int eq = rt_equal(sp, ((Tagged *)a)->tag, ((Tagged *)b)->tag);
  return eq == 1 ? rt_equal(sp, ((Tagged *)a)->form, ((Tagged *)b)->form) : eq;
}

static uint32_t tagged_hash(val *sp, val o) {
  Tagged *t = (Tagged *)o;
  return 31 * rt_hash(sp, t->tag) + rt_hash(sp, t->form);
}

static val tagged_get(val *sp, val o, val key, val dflt) {
  (void)sp;
  const Tagged *t = (Tagged *)o;
  if (key == rt_keyword_from_c(NULL, "form")) return t->form;
  if (key == rt_keyword_from_c(NULL, t->conditional ? "splicing?" : "tag"))
    return t->tag;
  return dflt;
}

static const Ops tagged_ops = {
    .equal = tagged_equal, .hash = tagged_hash, .get = tagged_get};

val rt_tagged_literal(val tag, val form) {
  return tagged_new(&rt_type_tagged_literal, tag, form);
}
val rt_reader_conditional(val form, val splicing) {
  return tagged_new(&rt_type_reader_conditional, splicing, form);
}
static bool is_tagged(val v, bool conditional) {
  return rt_has_kind(v, KIND_TAGGED) &&
         ((Tagged *)v)->conditional == conditional;
}
bool rt_is_tagged_literal(val v) { return is_tagged(v, false); }
bool rt_is_reader_conditional(val v) { return is_tagged(v, true); }
val rt_tagged_tag(val v) { return ((Tagged *)v)->tag; }
val rt_tagged_form(val v) { return ((Tagged *)v)->form; }

static bool sym_is(val sym, const char *name) {
  const Str *s = (const Str *)((Sym *)sym)->name;
  return ((Sym *)sym)->ns == RT_NIL && !rt_str_wide(s) &&
         rt_str_len(s) == strlen(name) && !memcmp(s->data, name, rt_str_len(s));
}

// Calls a data reader; nothing moves meanwhile.
static val call_reader(ReadState *r, val f, val a, const val *b) {
  rt_gc_inhibit();
  val v = b ? rt_call2(r->sp, f, a, *b) : rt_call1(r->sp, f, a);
  rt_gc_permit();
  return v;
}

// The name of a class has a dot in it.
static bool names_type(val tag) {
  const Str *s = (const Str *)((Sym *)tag)->name;
  for (uint32_t i = 0; i < rt_str_len(s); i++)
    if (rt_str_unit(s, i) == '.') return true;
  return false;
}

static val apply_tag(ReadState *r, val tag, val form) {
  const ReadOpts *o = r->opts;
  if (rt_read_type && !o->edn && !o->read_tag && names_type(tag)) {
    if (r->suppress) return rt_tagged_literal(tag, form);
    return rt_read_type(r->sp, o, tag, form);
  }
  if (o->readers != RT_NIL) {
    val f = rt_get(r->sp, o->readers, tag);
    if (f != RT_NIL) return f == RT_THROWN ? f : call_reader(r, f, form, NULL);
  }
  if (o->read_tag) {
    val v = o->read_tag(o->ctx, r->sp, tag, form);
    if (v != RT_ABSENT) return v;
  }
  if (sym_is(tag, "inst")) return rt_inst_parse(form);
  if (sym_is(tag, "uuid")) return rt_uuid_from_string(form);
  if (o->default_reader != RT_NIL)
    return call_reader(r, o->default_reader, tag, &form);
  if (r->suppress || o->cond == READ_COND_PRESERVE)
    return rt_tagged_literal(tag, form);
  return rt_throwf(&rt_type_runtime_exception, "No reader function for tag %v",
                   tag);
}

static Got read_tagged(ReadState *r, val *out) {
  val tag, form;
  if (rd_form(r, &tag) == GOT_ERROR) return GOT_ERROR;
  if (!rt_is_sym(tag)) return rd_fail(r, "Reader tag must be a symbol", "");
  if (rd_form(r, &form) == GOT_ERROR) return GOT_ERROR;
  return rd_done(r, apply_tag(r, tag, form), out);
}

// --- conditionals ---

typedef enum Match { MATCH_NO, MATCH_YES, MATCH_BEST } Match;

static bool name_is(const Str *s, const char *name) {
  return !rt_str_wide(s) && rt_str_len(s) == strlen(name) &&
         !memcmp(s->data, name, rt_str_len(s));
}

// :cljwc wins over the others, of which the first one counts.
static Match feature_match(ReadState *r, val feature) {
  const Str *s = (const Str *)((Keyword *)feature)->name;
  if (((Keyword *)feature)->ns == RT_NIL) {
    if (name_is(s, "cljwc")) return MATCH_BEST;
    if (name_is(s, "clj") || name_is(s, "default")) return MATCH_YES;
  }
  if (r->opts->features == RT_NIL) return MATCH_NO;
  return rt_contains(r->sp, r->opts->features, feature) == 1 ? MATCH_YES
                                                             : MATCH_NO;
}

// One form before the closing parenthesis.
static Got clause_part(ReadState *r, val *out) {
  Got got;
  do got = read_any(r, ')', out);
  while (got == GOT_NOTHING);
  return got == GOT_EOF ? rd_fail_eof(r, "EOF while reading") : got;
}

// Reads the clauses; GOT_NOTHING when none applies. Behind one that does, what
// is no clause is skipped, as on the JVM.
static Got choose_clause(ReadState *r, val *out) {
  Match best = MATCH_NO;
  for (;;) {
    val feature, form;
    Got got = clause_part(r, &feature);
    if (got == GOT_ERROR) return got;
    if (got == GOT_CLOSE) return best ? GOT_FORM : GOT_NOTHING;
    if (!rt_is_keyword(feature)) {
      if (best) continue;
      return rd_fail(r, "Feature should be a keyword", "");
    }
    Match m = feature_match(r, feature);
    bool take = m > best;
    r->suppress += !take;
    got = clause_part(r, &form);
    r->suppress -= !take;
    if (got == GOT_CLOSE && best) return GOT_FORM;
    if (got == GOT_CLOSE)
      return rd_fail(r, "read-cond requires an even number of forms", "");
    if (got == GOT_ERROR) return got;
    if (take) best = m, *out = form;
  }
}

static Got splice_forms(ReadState *r, val form) {
  val v = form;
  if (rt_kind(v) == KIND_LIST) {
    size_t base = r->stack.n;
    for (val l = v; l != RT_NIL; l = ((List *)l)->rest)
      vals_push(&r->stack, ((List *)l)->first);
    while (r->stack.n > base)
      vals_push(&r->pending, r->stack.items[--r->stack.n]);
  } else if (rt_kind(v) == KIND_VEC) {
    for (uint32_t i = ((Vec *)v)->count; i-- > 0;)
      vals_push(&r->pending, rt_vec_ref((Vec *)v, i));
  } else if (rt_kind(v) != KIND_EMPTY_LIST) {
    return rd_fail(r,
                   "Spliced form list in read-cond-splicing must implement "
                   "java.util.List",
                   "");
  }
  return GOT_NOTHING;
}

static Got read_conditional(ReadState *r, val *out) {
  if (r->opts->cond == READ_COND_REFUSE)
    return rd_fail(r, "Conditional read not allowed", "");
  bool splicing = rd_peek(r) == '@';
  if (splicing) rd_next(r);
  while (rd_is_space(rd_peek(r))) rd_next(r);
  if (rd_peek(r) == NO_UNIT)
    return rd_fail_eof(r, "EOF while reading character");
  if (rd_next(r) != '(') return rd_fail(r, "read-cond body must be a list", "");
  if (r->opts->cond == READ_COND_PRESERVE) {
    val form;
    r->suppress++;
    Got got = read_list(r, &form);
    r->suppress--;
    if (got == GOT_FORM) *out = rt_reader_conditional(form, rt_bool(splicing));
    return got;
  }
  Got got = choose_clause(r, out);
  if (got != GOT_FORM || !splicing) return got;
  if (r->depth <= 1)
    return rd_fail(r,
                   "Reader conditional splicing not allowed at the top "
                   "level.",
                   "");
  return splice_forms(r, *out);
}

// --- # ---

static Got skip_line(ReadState *r) {
  int c;
  do c = rd_next(r);
  while (c != NO_UNIT && c != '\n' && c != '\r');
  return GOT_NOTHING;
}

static Got read_discard(ReadState *r) {
  val ignored;
  Got got = rd_form(r, &ignored);
  return got == GOT_ERROR ? got : GOT_NOTHING;
}

static Got read_eval(ReadState *r, val *out) {
  val form;
  if (rd_form(r, &form) == GOT_ERROR) return GOT_ERROR;
  if (!r->opts->eval)
    return rd_fail(r, "EvalReader not allowed when *read-eval* is false.", "");
  return rd_done(r, r->opts->eval((void *)(uintptr_t)r->opts, r->sp, form),
                 out);
}

static Got no_dispatch(ReadState *r, int c) {
  char text[4] = {0};
  rt_utf8_put(text, (uint32_t)c);
  return rd_fail(r, "No dispatch macro for: %s", text);
}

static bool is_letter(int c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c > 0x7F;
}

static Got read_dispatch(ReadState *r, val *out) {
  int c = rd_peek(r);
  if (c == NO_UNIT) return rd_fail_eof(r, "EOF while reading character");
  if (is_letter(c)) return read_tagged(r, out);
  rd_next(r);
  if (r->opts->edn && !strchr("^{<_:#", c)) return no_dispatch(r, c);
  switch (c) {
  case '^': return read_meta(r, out);
  case '\'': return read_wrapped(r, rt_sym_from_c(NULL, "var"), out);
  case '"': return rd_regex(r, out);
  case '(': return read_fn(r, out);
  case '{': return read_set(r, out);
  case '=': return read_eval(r, out);
  case '!': return skip_line(r);
  case '<': return rd_fail(r, "Unreadable form", "");
  case '_': return read_discard(r);
  case '?': return read_conditional(r, out);
  case ':': return read_ns_map(r, out);
  case '#': return rd_symbolic(r, out);
  default: r->pos--, r->column--; return read_tagged(r, out);
  }
}

// --- forms ---

static Got unmatched(ReadState *r, int c) {
  char text[2] = {(char)c, 0};
  return rd_fail(r, "Unmatched delimiter: %s", text);
}

static Got read_macro(ReadState *r, int c, val *out) {
  switch (c) {
  case '(': return read_list(r, out);
  case '[': return read_vector(r, out);
  case '{': return read_map(r, out);
  case '"': return rd_string(r, out);
  case '\\': return rd_char(r, out);
  case '^': return read_meta(r, out);
  case '#': return read_dispatch(r, out);
  case ';': return skip_line(r);
  default: break;
  }
  if (!r->opts->edn) switch (c) {
    case '\'': return read_wrapped(r, rt_sym_from_c(NULL, "quote"), out);
    case '@': return read_wrapped(r, rd_core("deref"), out);
    case '`': return rd_syntax_quote(r, out);
    case '~': return read_unquote(r, out);
    case '%': return read_arg(r, out);
    default: break;
    }
  else if (strchr("@`~", c)) {
    char name[2] = {(char)c, 0};
    return rd_fail(r, "Invalid leading character: %s", name);
  }
  r->pos--, r->column--;
  return rd_token(r, out);
}

// An error is shown where the innermost form starts, but one in a string
// where it is.
static Got place_error(ReadState *r, int c, uint32_t line, uint32_t col) {
  if (!r->placed && !r->incomplete && c != '"') {
    r->error_line = line;
    r->error_column = col;
  }
  r->placed = true;
  return GOT_ERROR;
}

// One form, comment or closing delimiter.
static Got read_any(ReadState *r, int close, val *out) {
  if (r->pending.n) {
    *out = r->pending.items[--r->pending.n];
    return GOT_FORM;
  }
  while (rd_is_space(rd_peek(r))) rd_next(r);
  uint32_t line = r->line, col = r->column;
  int c = rd_next(r);
  if (c == NO_UNIT) return GOT_EOF;
  if (c == close && close) return GOT_CLOSE;
  if (r->depth == 0) r->start_line = line, r->start_column = col;
  Got got = GOT_ERROR;
  val *sp = r->sp, *inner = rt_nest(sp);
  if (inner) r->sp = inner;
  if (++r->depth > MAX_DEPTH)
    rd_fail(r, "Forms nested too deeply", "");
  else if (!inner)
    rd_fail_thrown(r);
  else if (c == ')' || c == ']' || c == '}')
    unmatched(r, c);
  else
    got = read_macro(r, c, out);
  r->sp = sp;
  if (got == GOT_ERROR) return place_error(r, c, line, col);
  r->depth--;
  if (got != GOT_FORM || c == '^') return got;
  return rd_done(r, add_position(r, *out, line, col), out);
}

Got rd_form(ReadState *r, val *out) {
  for (;;) {
    Got got = read_any(r, 0, out);
    if (got == GOT_EOF) return rd_fail_eof(r, "EOF while reading");
    if (got != GOT_NOTHING) return got;
  }
}

ReadResult rt_read_next(val *sp, ReadState *r, val *form) {
  r->sp = sp;
  r->failed = r->incomplete = r->placed = false;
  r->exception = RT_NIL;
  r->depth = r->suppress = 0;
  r->stack.n = r->pending.n = 0;
  r->args = NULL;
  r->gensyms = NULL;
  for (;;) {
    Got got = read_any(r, 0, form);
    if (got == GOT_FORM) return READ_FORM;
    if (got == GOT_ERROR || r->failed) return READ_ERROR;
    if (got == GOT_EOF) return READ_EOF;
  }
}
