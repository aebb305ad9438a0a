// SPDX-License-Identifier: MIT
// What a program that ends with an exception says: class, message and data,
// trace, causes.
//
// Data is printed here and not by pr-str: every program can end this way, and
// few have Clojure's printer in them. Through the operations of its type each
// value still shows what it holds; types of the user's own are named.
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/prim.h"
#include "rt/str/print.h"
#include "rt/str/strbuf.h"
#include "rt/base/text.h"
#include "rt/base/throw.h"

#include <stdlib.h>

enum {
  ITEMS_MAX = 1000, // values shown in all
  DEPTH_MAX = 20
};

typedef struct Report {
  val *sp;
  StrBuilder *out;
  int left; // values that may still be shown
  int depth;
} Report;

static void put_value(Report *r, val v);

// One of several items; false: enough.
static bool put_item(Report *r, val v, bool *first) {
  if (!*first) rt_sb_add_unit(r->out, ' ');
  *first = false;
  if (r->left <= 0) {
    rt_sb_add_c(r->out, "...");
    return false;
  }
  put_value(r, v);
  return true;
}

typedef struct Entries {
  Report *report;
  bool first, pairs;
} Entries;

static bool put_entry(void *ctx, val k, val v) {
  Entries *e = ctx;
  if (e->pairs && !e->first) rt_sb_add_unit(e->report->out, ',');
  if (!put_item(e->report, k, &e->first)) return false;
  if (e->pairs) {
    rt_sb_add_unit(e->report->out, ' ');
    put_value(e->report, v);
  }
  return true;
}

static void put_entries(Report *r, val v, const char *open, bool pairs) {
  Entries e = {r, true, pairs};
  rt_sb_add_c(r->out, open);
  rt_obj_type(v)->ops->each(v, put_entry, &e);
  rt_sb_add_unit(r->out, '}');
}

static void put_items(Report *r, val v, const char *brackets) {
  bool first = true;
  rt_sb_add_unit(r->out, (unsigned char)brackets[0]);
  for (val s = rt_seq(r->sp, v); s != RT_NIL; s = rt_next(r->sp, s)) {
    val x = s == RT_THROWN ? s : rt_first(r->sp, s);
    if (x == RT_THROWN) { // the seq's own exception is not the one to report
      rt_exception = RT_NIL;
      rt_sb_add_c(r->out, first ? "..." : " ...");
      break;
    }
    if (!put_item(r, x, &first)) break;
  }
  rt_sb_add_unit(r->out, (unsigned char)brackets[1]);
}

static void put_object(Report *r, val v) {
  rt_sb_add_c(r->out, "#object[");
  rt_sb_add_class(r->out, rt_type_of(v));
  rt_sb_add_unit(r->out, ']');
}

static void put_value(Report *r, val v) {
  r->left--;
  if (rt_print_value(r->out, v, true)) return;
  if (++r->depth > DEPTH_MAX) {
    rt_sb_add_unit(r->out, '#');
  } else if (rt_obj_type(v)->ops->each) {
    if (rt_instance(&rt_iface_record, v)) {
      rt_sb_add_unit(r->out, '#');
      rt_sb_add_class(r->out, rt_type_of(v));
    }
    bool set = rt_is_set(v);
    put_entries(r, v, set ? "#{" : "{", !set);
  } else if (rt_is_sequential(v)) {
    put_items(r, v, rt_has_kind(v, KIND_VEC) ? "[]" : "()");
  } else {
    put_object(r, v);
  }
  r->depth--;
}

void rt_report_data(val *sp, TextBuf *b, val data) {
  Report r = {sp, rt_sb_make(), ITEMS_MAX, 0};
  put_value(&r, data);
  val s = rt_sb_to_str(r.out);
  if (s == RT_THROWN) return;
  size_t n;
  char *utf8 = rt_str_to_utf8(s, &n);
  text_put(b, " ", 1);
  text_put(b, utf8, n);
  free(utf8);
}

// Those that the program has set are not told.
static void put_frames(TextBuf *b, val trace) {
  if (trace == RT_NIL || rt_trace_is_set(trace)) return;
  List *at = (List *)trace;
  List *cell = (List *)at->rest;
  put_frames(b, cell->rest);
  const Site *site = (const Site *)(cell->first & ~(val)1);
  intptr_t place = rt_unfix(at->first), column = rt_place_column(place);
  text_puts(b, "\n    at ");
  text_puts(b, site->fn);
  text_puts(b, " (");
  text_puts(b, site->file);
  text_puts(b, ":");
  text_put_long(b, rt_place_line(place));
  if (column) {
    text_puts(b, ":");
    text_put_long(b, column);
  }
  text_puts(b, ")");
}

static void put_exception(val *sp, TextBuf *b, val ex) {
  rt_ex_text(b, ex);
  val data = rt_data_reporter ? rt_ex_data(ex) : RT_NIL;
  if (data != RT_NIL) rt_data_reporter(sp, b, data);
  put_frames(b, ((Ex *)ex)->trace);
}

// Inlined into both of its users: few programs have the first one.
__attribute__((always_inline)) static inline void put_all(val *sp, TextBuf *b,
                                                          val ex) {
  rt_gc_inhibit(); // what is printed is bounded, and little comes after it
  put_exception(sp, b, ex);
  for (val c = ((Ex *)ex)->cause; c != RT_NIL; c = ((Ex *)c)->cause) {
    text_puts(b, "\nCaused by: ");
    put_exception(sp, b, c);
  }
  rt_gc_permit();
}

void rt_report_text(val *sp, TextBuf *b, val ex) { put_all(sp, b, ex); }

void rt_report_uncaught(val *sp, val ex) {
  TextBuf b = {0};
  put_all(sp, &b, ex);
  text_puts(&b, "\n");
  rt_write_stderr(b.data, b.len);
  text_free(&b);
}
