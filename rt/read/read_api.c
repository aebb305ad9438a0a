// SPDX-License-Identifier: MIT
// read-string and read for programs.
#include "rt/base/core.h"
#include "rt/mem/gc.h"
#include "rt/base/fn.h"
#include "rt/sys/io.h"
#include "rt/num/num.h"
#include "rt/prim.h"
#include "rt/read/read.h"
#include "rt/str/sym.h"
#include "rt/base/throw.h"

static val kw(const char *name) { return rt_keyword_from_c(NULL, name); }

static val opt(val *sp, val opts, const char *name) {
  return opts == RT_NIL ? RT_NIL : rt_get(sp, opts, kw(name));
}

// Calls the :resolve function; ctx is where it is kept.
static val call_resolve(void *ctx, val *sp, const char *kind, val sym) {
  rt_gc_inhibit();
  val v = rt_call2(sp, *(val *)ctx, kw(kind), sym);
  rt_gc_permit();
  return v;
}

static val resolve_symbol(void *ctx, val *sp, val sym) {
  return call_resolve(ctx, sp, "symbol", sym);
}

static val resolve_alias(void *ctx, val *sp, val alias) {
  return call_resolve(ctx, sp, "alias", alias);
}

// #=form by the :eval function.
static val call_eval(void *ctx, val *sp, val form) {
  const ReadOpts *o = ctx;
  rt_gc_inhibit();
  val v = rt_call1(sp, o->evaluator, form);
  rt_gc_permit();
  return v;
}

static void read_opts(val *sp, val opts, ReadOpts *o, val *resolve) {
  val cond = opt(sp, opts, "read-cond");
  *resolve = opt(sp, opts, "resolve");
  *o = (ReadOpts){.cond = cond == kw("allow")      ? READ_COND_ALLOW
                          : cond == kw("preserve") ? READ_COND_PRESERVE
                                                   : READ_COND_REFUSE,
                  .edn = rt_truthy(opt(sp, opts, "edn")),
                  .features = opt(sp, opts, "features"),
                  .readers = opt(sp, opts, "readers"),
                  .default_reader = opt(sp, opts, "default"),
                  .evaluator = opt(sp, opts, "eval"),
                  .ns = opt(sp, opts, "ns")};
  if (o->evaluator != RT_NIL) o->eval = call_eval;
  if (*resolve == RT_NIL) return;
  o->ctx = resolve;
  o->resolve_symbol = resolve_symbol;
  o->resolve_alias = resolve_alias;
}

static RT_COLD val fail(const ReadWhere *w) {
  if (w->exception != RT_NIL) return rt_throw(w->exception);
  return rt_throwf(&rt_type_runtime_exception, "%s", w->message);
}

// The :eof value, or the exception when the options have none.
static val at_eof(val *sp, val opts) {
  val v = RT_ABSENT;
  if (opts != RT_NIL) v = rt_get_or(sp, opts, kw("eof"), RT_ABSENT);
  if (v != RT_ABSENT) return v;
  return rt_throwf(&rt_type_runtime_exception, "EOF while reading");
}

// From now on #"..." is read.
val rt_read_regexes(void) {
  rt_read_regex = rt_re_pattern;
  return RT_NIL;
}

val rt_read_string(val *sp, val str, val opts) {
  if (!rt_str_arg(str)) return RT_THROWN;
  ReadOpts o;
  val resolve, form;
  read_opts(sp, opts, &o, &resolve);
  ReadState *r = rt_read_open(str, &o);
  ReadResult got = rt_read_next(sp, r, &form);
  ReadWhere where = rt_read_where(r);
  if (got == READ_ERROR) form = fail(&where);
  rt_read_close(r);
  return got == READ_EOF ? at_eof(sp, opts) : form;
}

static int next_unit(void *source) {
  const ReadSource *s = source;
  return rt_reader_next(s->sp, (Reader *)s->reader);
}

ReadState *rt_read_open_reader(ReadSource *source, const ReadOpts *opts) {
  return rt_read_open_source(next_unit, source, opts);
}

// With text: its text, too.
static val read_form(val *sp, val reader, val opts, val *text) {
  if (!rt_is_reader(reader)) return rt_throw_cast(reader, "java.io.Reader");
  Reader *in = (Reader *)reader;
  ReadSource source = {sp, reader};
  ReadOpts o;
  val resolve, form;
  read_opts(sp, opts, &o, &resolve);
  if (in->traits & READER_COLUMNS) {
    o.positions = READ_POS_LISTS;
    o.line = rt_reader_line_at(in);
    o.column = in->column;
  }
  ReadState *r = rt_read_open_reader(&source, &o);
  ReadResult got = rt_read_next(sp, r, &form);
  for (int c; (c = rt_read_take_back(r)) >= 0;)
    rt_reader_take_back(in, (uint32_t)c);
  if (text) *text = rt_read_text(r);
  if (got == READ_ERROR) {
    ReadWhere where = rt_read_where(r);
    form = fail(&where);
  }
  rt_read_close(r);
  return got == READ_EOF ? at_eof(sp, opts) : form;
}

val rt_read_form(val *sp, val reader, val opts) {
  return read_form(sp, reader, opts, NULL);
}

val rt_read_form_text(val *sp, val reader, val opts) {
  val text = RT_NIL, form = read_form(sp, reader, opts, &text);
  RT_TRY(form);
  return rt_vec_from(2, (val[]){form, text});
}
