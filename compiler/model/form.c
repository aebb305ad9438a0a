// SPDX-License-Identifier: MIT
// Access to the forms the reader and macros produce. Collection is inhibited
// while a form is analyzed, so vals are plain C locals here.
#include "compiler/model/compiler.h"
#include "compiler/model/form.h"
#include "rt/regex/regex_java.h"
#include "rt/base/core.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/mem/gc.h"
#include "rt/str/str.h"
#include "rt/prim.h"
#include "rt/coll/set.h"
#include "rt/str/sym.h"
#include "rt/base/throw.h"
#include "rt/coll/vec.h"

#include <stdlib.h>
#include <string.h>

// Macros may return lazy seqs, whose items are made, or not, only now.
static void report_thrown(void) {
  val ex = rt_catch(), msg = rt_ex_message(ex);
  if (session->macro_ended) {
    diag_error(session->place, NULL, "%s", session->macro_ended);
    return;
  }
  diag_error(session->place, NULL, "an expansion ends with %s%s%s",
             rt_obj_type(ex)->name, rt_is_str(msg) ? ": " : "",
             rt_is_str(msg) ? form_str(msg) : "");
}

// A form may be a sequence without end: '#=(range), or what a macro returned.
enum { FORM_ITEMS_MAX = 1 << 22 };

int form_items(val form, val **items) {
  PtrVec *found = &session->scratch;
  int start = found->n;
  val s = rt_seq(session->sp, form);
  for (; s != RT_NIL && s != RT_THROWN; s = rt_next(session->sp, s)) {
    if (found->n - start == FORM_ITEMS_MAX) {
      diag_error(session->place, NULL, "a form has more than %d parts",
                 FORM_ITEMS_MAX);
      found->n = start + 1;
      break;
    }
    vec_push(found, (void *)rt_first(session->sp, s));
  }
  if (s == RT_THROWN) report_thrown();
  int n = found->n - start;
  *items = arena_alloc((size_t)(n + 1) * sizeof(val));
  if (n) memcpy(*items, found->items + start, (size_t)n * sizeof(val));
  found->n = start;
  return n;
}

bool form_is_list(val form) {
  return rt_is_seq(form) || rt_has_kind(form, KIND_EMPTY_LIST);
}

bool form_is_vector(val form) {
  Kind k = rt_kind(form);
  return k == KIND_VEC || k == KIND_SUBVEC || k == KIND_MAP_ENTRY;
}

static bool is_text(const Str *s, const char *ascii) {
  size_t n = strlen(ascii);
  return rt_str_len(s) == n && !rt_str_wide(s) && !memcmp(s->data, ascii, n);
}

bool form_is_symbol(val form, const char *name) {
  return rt_is_sym(form) && ((Sym *)form)->ns == RT_NIL &&
         is_text((Str *)((Sym *)form)->name, name);
}

bool form_is_call(val form, const char *name) {
  return rt_is_seq(form) && form_is_symbol(rt_first(session->sp, form), name);
}

const char *form_str(val str) {
  const Str *s = (Str *)str;
  if (rt_str_is_ascii(s)) // arena memory is zeroed
    return memcpy(arena_alloc(rt_str_len(s) + 1), s->data, rt_str_len(s));
  char *utf8 = rt_str_to_utf8(str, NULL);
  const char *copy = arena_strdup(utf8);
  free(utf8);
  return copy;
}

bool form_is_pattern(val v) {
  return rt_is_str(v) && rt_regex_accepts && rt_regex_accepts((const Str *)v);
}

const char *form_name(val sym) {
  return form_str(rt_is_sym(sym) ? ((Sym *)sym)->name : ((Keyword *)sym)->name);
}

const char *form_ns(val sym) {
  val ns = rt_is_sym(sym) ? ((Sym *)sym)->ns : ((Keyword *)sym)->ns;
  return ns == RT_NIL ? NULL : form_str(ns);
}

val form_get(val map, const char *keyword) {
  return rt_get(session->sp, map, rt_keyword_from_c(NULL, keyword));
}

// A keyword that is asked for in every form; `slot` is rooted.
static val keyword_of(val *slot, const char *name) {
  if (!*slot) {
    *slot = rt_keyword_from_c(NULL, name);
    rt_gc_root(slot);
  }
  return *slot;
}

Loc form_loc(val form, Loc outer) {
  static val line_key, column_key;
  val m = rt_meta(form);
  if (m == RT_NIL) return outer;
  val line = rt_get(session->sp, m, keyword_of(&line_key, "line"));
  val col = rt_get(session->sp, m, keyword_of(&column_key, "column"));
  if (!rt_is_fix(line)) return outer;
  outer.line = (int)rt_unfix(line);
  outer.col = rt_is_fix(col) ? (int)rt_unfix(col) : 1;
  return outer;
}

const char *form_tag(val form) {
  val m = rt_meta(form);
  val tag = m == RT_NIL ? m : form_get(m, "tag");
  return rt_is_sym(tag) ? form_name(tag) : NULL;
}

static const char *const places[] = {"line", "column", "end-line",
                                     "end-column"};

val form_meta(val form) {
  val m = rt_meta(form);
  if (m == RT_NIL) return m;
  val mark = rt_keyword_from_c("rt", "placed"); // read.c: they are data
  if (rt_get(session->sp, m, mark) != RT_NIL)
    return rt_dissoc(session->sp, m, mark);
  for (size_t i = 0; i < sizeof places / sizeof *places; i++)
    m = rt_dissoc(session->sp, m, rt_keyword_from_c(NULL, places[i]));
  return rt_count_raw(session->sp, m) ? m : RT_NIL;
}

val form_list(int n, const val *items) { return rt_list_from(n, items); }
val form_sym(const char *name) { return rt_sym_from_c(NULL, name); }

static val plain_part(val form);

static val plain_items(val form, int *n, val **items) {
  *n = form_items(form, items);
  for (int i = 0; i < *n; i++) (*items)[i] = plain_part((*items)[i]);
  return RT_NIL;
}

static val plain_map(val form) {
  val out = rt_empty(session->sp, form);
  val *entries;
  int n = form_items(form, &entries);
  for (int i = 0; i < n; i++) {
    MapEntry *e = (MapEntry *)entries[i];
    out = rt_assoc(session->sp, out, plain_part(e->key), plain_part(e->value));
  }
  return out;
}

static val plain_set(val form) {
  val out = rt_empty(session->sp, form);
  val *items;
  int n;
  plain_items(form, &n, &items);
  for (int i = 0; i < n; i++) out = rt_conj(session->sp, out, items[i]);
  return out;
}

static val plain_coll(val form) {
  int n;
  val *items;
  switch (rt_kind(form)) {
  case KIND_SYM: return rt_sym_new(((Sym *)form)->ns, ((Sym *)form)->name);
  case KIND_VEC:
  case KIND_SUBVEC:
  case KIND_MAP_ENTRY:
    plain_items(form, &n, &items);
    return rt_vec_from(n, items);
  case KIND_ARRAY_MAP:
  case KIND_HASH_MAP: return plain_map(form);
  case KIND_HASH_SET: return plain_set(form);
  default:
    if (!form_is_list(form)) return form;
    plain_items(form, &n, &items);
    return rt_list_from(n, items);
  }
}

// What the reader writes for 'x, #(f) and the like has no place of its own: its
// first symbol has none.
static bool was_written(val list) {
  val first = ((List *)list)->first;
  return !rt_is_sym(first) ||
         (rt_meta(first) != RT_NIL && form_get(rt_meta(first), "line"));
}

static val list_meta(val form, val m) {
  val all = RT_EMPTY_MAP;
  for (int i = 0; i < 2; i++)
    if (form_get(rt_meta(form), places[i]) != RT_NIL)
      all = rt_assoc(session->sp, all, rt_keyword_from_c(NULL, places[i]),
                     form_get(rt_meta(form), places[i]));
  val *entries;
  int n = m == RT_NIL ? 0 : form_items(m, &entries);
  for (int i = 0; i < n; i++)
    all = rt_assoc(session->sp, all, ((MapEntry *)entries[i])->key,
                   ((MapEntry *)entries[i])->value);
  return rt_count_raw(session->sp, all) ? all : RT_NIL;
}

static val plain_part(val form) {
  val plain = plain_coll(form);
  if (plain == form) return form;
  val m = form_meta(form);
  if (m != RT_NIL) m = plain_part(m);
  if (session->keep_places && rt_kind(form) == KIND_LIST &&
      rt_meta(form) != RT_NIL && was_written(form))
    m = list_meta(form, m);
  return rt_with_meta(plain, m);
}

val form_plain(val form) {
  session->keep_places = false;
  return plain_part(form);
}

val form_quoted(val form) {
  session->keep_places = !session->is_library;
  return plain_part(form);
}
