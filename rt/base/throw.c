// SPDX-License-Identifier: MIT
// Exception objects, their classes, messages and traces.
#include "rt/base/throw.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/num/num.h"
#include "rt/value/ops.h"
#include "rt/str/print.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"
#include "rt/base/text.h"
#include "rt/prim.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

val rt_exception = RT_NIL;
void (*rt_data_reporter)(val *sp, TextBuf *b, val data);

static const Type *const throwable_ifaces[] = {&rt_iface_serializable, NULL};
static const Type *const info_ifaces[] = {&rt_iface_exception_info, NULL};

#define HAS_DATA(id)                                                           \
  (&rt_type_##id == &rt_type_exception_info ||                                 \
           &rt_type_##id == &rt_type_compiler_exception                        \
       ? TYPE_DATA                                                             \
       : 0)
#define IFACES(id)                                                             \
  (&rt_type_##id == &rt_type_throwable        ? throwable_ifaces               \
   : &rt_type_##id == &rt_type_exception_info ? info_ifaces                    \
                                              : NULL)
#define EX(id, cname, sup)                                                     \
  const Type rt_type_##id = {.type = &rt_type_class,                           \
                             .kind = KIND_EX,                                  \
                             .layout = LAYOUT_FIXED,                           \
                             .flags = TYPE_IDENTITY | HAS_DATA(id),            \
                             .size = sizeof(Ex) + sizeof(uintptr_t),           \
                             .nvals = 5,                                       \
                             RT_INVOKE_NONE,                                   \
                             .name = cname,                                    \
                             .super = &rt_type_##sup,                          \
                             .ifaces = IFACES(id),                             \
                             .ops = &rt_ops_default};
#include "rt/base/exceptions.def"
#undef EX
#undef HAS_DATA
#undef IFACES

val rt_ex_new(const Type *cls, val message, val cause, val data) {
  Ex *ex = rt_alloc(cls, cls->size);
  ex->message = message;
  ex->cause = cause;
  ex->data = data;
  ex->trace = RT_NIL;
  ex->notes = RT_NIL;
  *(uintptr_t *)(ex + 1) = 0;
  return (val)ex;
}

static void set_pending(val ex) {
  rt_exception = ex;
  if (rt_is_young(ex)) rt_gc_remember(&rt_exception);
}

val rt_throw(val ex) {
  if (!rt_has_kind(ex, KIND_EX)) {
    if (ex == RT_NIL)
      return rt_throwf(&rt_type_null_pointer, "Cannot throw exception: nil");
    return rt_throw_cast(ex, "java.lang.Throwable");
  }
  set_pending(ex);
  return RT_THROWN;
}

val rt_catch(void) {
  if (RT_UNLIKELY(rt_gc_starved)) rt_gc_want();
  val ex = rt_exception;
  rt_exception = RT_NIL;
  return ex;
}

// --- messages ---

static void put_str(TextBuf *b, val s) {
  if (s == RT_THROWN) return; // too long to be had
  size_t n;
  char *utf8 = rt_str_to_utf8(s, &n);
  text_put(b, utf8, n);
  free(utf8);
}

static void put_class(TextBuf *b, const Type *t) {
  StrBuilder *sb = rt_sb_make();
  rt_sb_add_class(sb, t);
  put_str(b, rt_sb_to_str(sb));
}

static void put_val(TextBuf *b, val v) {
  if (v == RT_NIL) {
    text_puts(b, "null");
    return;
  }
  val s = rt_str_of(v);
  if (s == RT_ABSENT) {
    put_class(b, rt_type_of(v));
    return;
  }
  put_str(b, s);
}

// Returns the value whose text is missing at the end, or nil.
static val format_message(TextBuf *b, const char *fmt, va_list args) {
  for (const char *p = fmt; *p; p++) {
    if (*p != '%') {
      text_put(b, p, 1);
      continue;
    }
    switch (*++p) {
    case 's': text_puts(b, va_arg(args, const char *)); break;
    case 'd': text_put_long(b, va_arg(args, int)); break;
    case 'l': text_put_long(b, va_arg(args, int64_t)); break;
    case 'v': {
      val v = va_arg(args, val);
      if (!p[1] && rt_str_of(v) == RT_ABSENT) return v;
      put_val(b, v);
      break;
    }
    case 't': put_class(b, rt_type_of(va_arg(args, val))); break;
    default: text_put(b, p, 1);
    }
  }
  return RT_NIL;
}

val rt_throwf(const Type *cls, const char *fmt, ...) {
  TextBuf b = {0};
  va_list args;
  va_start(args, fmt);
  val tail = format_message(&b, fmt, args);
  va_end(args);
  val message = rt_str_from_utf8(b.data ? b.data : "", b.len);
  text_free(&b);
  return rt_throw(rt_ex_new(cls, message, RT_NIL, tail));
}

void rt_ex_text(TextBuf *b, val x) {
  text_puts(b, rt_type_of(x)->name);
  val m = ((Ex *)x)->message;
  if (m == RT_NIL) return;
  text_puts(b, ": ");
  put_val(b, m);
  if (rt_ex_tail(x) != RT_NIL) put_val(b, rt_ex_tail(x));
}

static bool has_data(val x) {
  return rt_is_throwable(x) && rt_obj_type(x)->flags & TYPE_DATA;
}

// With the text of its cause, but for data or a tail, as its message: those are
// its tail.
static val of_cause(const Type *cls, val cause) {
  bool data = has_data(cause);
  val m = ((Ex *)cause)->message;
  TextBuf b = {0};
  text_puts(&b, rt_type_of(cause)->name);
  if (m != RT_NIL || data) text_puts(&b, ": ");
  if (m != RT_NIL) put_val(&b, m);
  if (data) text_puts(&b, m == RT_NIL ? "null " : " ");
  val text = rt_str_from_utf8(b.data, b.len);
  text_free(&b);
  return rt_ex_new(cls, text, cause, ((Ex *)cause)->data);
}

val rt_ex_construct(val cls, int argc, const val *argv) {
  const Type *t = (const Type *)cls;
  val a = argc > 0 ? argv[0] : RT_NIL, b = argc > 1 ? argv[1] : RT_NIL;
  if (t == &rt_type_exception_info)
    return rt_ex_info(a, b, argc > 2 ? argv[2] : RT_NIL);
  if (argc == 1 && rt_has_kind(a, KIND_EX)) return of_cause(t, a);
  if (argc == 1 && a != RT_NIL && !rt_is_str(a) &&
      t != &rt_type_assertion_error)
    return rt_throw_cast(a, "java.lang.String");
  if (argc > 0 && !rt_is_str(a) && a != RT_NIL) a = rt_str_of(a);
  return rt_ex_new(t, a == RT_ABSENT ? RT_NIL : a, b, RT_NIL);
}

val rt_throw_cast(val v, const char *class_name) {
  if (v == RT_NIL)
    return rt_throwf(&rt_type_null_pointer, "nil cannot be cast to class %s",
                     class_name);
  return rt_throwf(&rt_type_class_cast, "class %t cannot be cast to class %s",
                   v, class_name);
}

val rt_cast_error(val v, val class_name) {
  if (v == RT_NIL)
    return rt_throwf(&rt_type_null_pointer, "nil cannot be cast to class %v",
                     class_name);
  return rt_throwf(&rt_type_class_cast, "class %t cannot be cast to class %v",
                   v, class_name);
}

val rt_throw_index(void) {
  return rt_throw(
      rt_ex_new(&rt_type_index_out_of_bounds, RT_NIL, RT_NIL, RT_NIL));
}

// --- traces ---

// A frame is two list elements: the Site's address with the fixnum tag, and
// the place. Only the innermost frames are kept.
enum { TRACE_MAX = 128 };

bool rt_trace_is_set(val trace) {
  return trace == RT_EMPTY_LIST ||
         (trace != RT_NIL && !rt_is_fix(((List *)trace)->first));
}

val rt_trace(const Site *site, int place) {
  val ex = rt_exception;
  if (!rt_has_kind(ex, KIND_EX)) return RT_THROWN;
  Ex *e = (Ex *)ex;
  if (rt_trace_is_set(e->trace) ||
      (e->trace != RT_NIL && ((List *)e->trace)->count >= 2 * TRACE_MAX))
    return RT_THROWN;
  val t = rt_list_cons((val)site | 1, e->trace);
  rt_write(ex, &e->trace, rt_list_cons(RT_FIX(place), t));
  return RT_THROWN;
}

// --- prims ---

val rt_ex_info(val message, val data, val cause) {
  rt_data_reporter = rt_report_data;
  return rt_ex_new(&rt_type_exception_info, message, cause, data);
}

val rt_ex_make(val cls, val message, val cause) {
  if (!rt_has_type(cls, &rt_type_class) || ((Type *)cls)->kind != KIND_EX)
    return rt_throw_cast(cls, "java.lang.Throwable");
  return rt_ex_new((const Type *)cls, message, cause, RT_NIL);
}

bool rt_is_throwable(val x) { return rt_has_kind(x, KIND_EX); }

val rt_ex_message(val x) {
  return rt_is_throwable(x) ? ((Ex *)x)->message : RT_NIL;
}
val rt_ex_cause(val x) {
  return rt_is_throwable(x) ? ((Ex *)x)->cause : RT_NIL;
}
val rt_ex_data(val x) { return has_data(x) ? ((Ex *)x)->data : RT_NIL; }
val rt_ex_tail(val x) {
  bool plain = rt_is_throwable(x) && !has_data(x);
  return plain ? ((Ex *)x)->data : RT_NIL;
}
val rt_ex_set_cause(val x, val cause) {
  if (rt_is_throwable(x)) rt_write(x, &((Ex *)x)->cause, cause);
  return x;
}

val rt_ex_notes(val x) {
  return rt_is_throwable(x) ? ((Ex *)x)->notes : RT_NIL;
}
val rt_ex_set_notes(val x, val notes) {
  if (rt_is_throwable(x)) rt_write(x, &((Ex *)x)->notes, notes);
  return x;
}

val rt_ex_set_trace(val x, val frames) {
  if (rt_is_throwable(x)) rt_write(x, &((Ex *)x)->trace, frames);
  return x;
}

val rt_ex_trace(val x) {
  val out = RT_NIL;
  if (!rt_is_throwable(x)) return out;
  val trace = ((Ex *)x)->trace;
  if (rt_trace_is_set(trace)) return trace == RT_EMPTY_LIST ? out : trace;
  for (val t = trace; t != RT_NIL;) {
    val line = RT_FIX(rt_place_line(rt_unfix(((List *)t)->first)));
    List *site_cell = (List *)((List *)t)->rest;
    const Site *site = (const Site *)(site_cell->first & ~(val)1);
    val frame =
        rt_list_cons(rt_str_from_c(site->file), rt_list_cons(line, RT_NIL));
    frame = rt_list_cons(rt_str_from_c(site->fn), frame);
    out = rt_list_cons(frame, out);
    t = site_cell->rest;
  }
  return out;
}

// --- what the collector throws ---

void rt_stack_overflow(void) {
  rt_throw(rt_ex_new(&rt_type_stack_overflow, RT_NIL, RT_NIL, RT_NIL));
}

void rt_throw_memory(void) {
  rt_gc_starve();
  val text = rt_str_from_c("Java heap space");
  rt_throw(rt_ex_new(&rt_type_out_of_memory, text, RT_NIL, RT_NIL));
}
