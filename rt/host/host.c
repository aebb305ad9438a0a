// SPDX-License-Identifier: MIT
// References and strings: what every reactor has. host.h says what they are.
#include "rt/host/host.h"
#include "rt/host/abi.h"
#include "rt/base/throw.h"
#include "rt/base/text.h"
#include "rt/mem/pages.h"
#include "rt/num/num.h"
#include "rt/str/str.h"
#include "rt/sys/io.h"
#include "rt/sys/sys.h"

#include <stdlib.h>
#include <string.h>

static Ref buffer[HOST_BUFFER];
static char text[HOST_TEXT];
Host clj_host = {.locals = 1, .buffer = buffer, .text = text};
val *rt_host_sp;
int (*rt_host_kind_of_other)(val v);

// --- local references: index << 3, from 1 ---

static val *locals, *locals_top;

// What the collector scans. The host sets clj_host.locals; a wrong value does
// no harm.
static void sync_locals(void) {
  uint32_t n = clj_host.locals;
  if (n == 0 || n > HOST_LOCALS) n = 1;
  val *top = locals + n;
  while (locals_top < top) *locals_top++ = RT_NIL; // the host raised it
  locals_top = top;
  clj_host.locals = n;
}

static RT_COLD Ref too_many(void) {
  clj_host.locals = 1 + HOST_BUFFER;
  rt_throwf(&rt_type_stack_overflow, "too many local references");
  rt_host_leave();
  return 0;
}

Ref rt_host_local(val v) {
  if (!rt_is_ptr(v)) return (Ref)v;
  if (clj_host.locals >= HOST_LOCALS) return too_many();
  locals[clj_host.locals] = v;
  locals_top = locals + ++clj_host.locals;
  return (clj_host.locals - 1) << 3;
}

// --- handles: generation << 26 | index << 3 | 4 ---

enum { CHUNK = 1024, GENERATIONS = 64, CHUNKS_MAX = 1 << 13, NO_HANDLE = -1 };

typedef struct Chunk {
  val slots[CHUNK]; // a free one: the next free index, as a fixnum
  uint8_t generation[CHUNK];
  bool used[CHUNK];
  val *top;
} Chunk;

static Chunk *chunks[CHUNKS_MAX];
static int nchunks;
static intptr_t free_handle = NO_HANDLE;

static Chunk *chunk_of(uint32_t i) { return chunks[i / CHUNK]; }

static bool add_chunk(void) {
  Chunk *c = nchunks < CHUNKS_MAX ? calloc(1, sizeof *c) : NULL;
  if (!c) {
    rt_throw_memory();
    return false;
  }
  int first = nchunks * CHUNK;
  for (int i = 0; i < CHUNK; i++)
    c->slots[i] = RT_FIX(i + 1 < CHUNK ? first + i + 1 : NO_HANDLE);
  c->top = c->slots + CHUNK;
  rt_gc_root_range(c->slots, &c->top);
  chunks[nchunks++] = c;
  free_handle = first;
  return true;
}

Ref clj_keep(Ref r) {
  if (!rt_host_enter()) return rt_host_result(RT_THROWN);
  val v = rt_host_value(r);
  if (v == RT_THROWN || (rt_is_ptr(v) && free_handle < 0 && !add_chunk()))
    return rt_host_result(RT_THROWN);
  if (!rt_is_ptr(v)) return (Ref)v;
  uint32_t i = (uint32_t)free_handle;
  Chunk *c = chunk_of(i);
  val *slot = &c->slots[i % CHUNK];
  free_handle = rt_unfix(*slot);
  *slot = v;
  c->used[i % CHUNK] = true;
  return (Ref)c->generation[i % CHUNK] << 26 | i << 3 | 4;
}

// The slot of a handle that is one; else NULL.
static val *handle_slot(Ref r) {
  uint32_t i = (r & 0x3ffffff) >> 3;
  if (i >= (uint32_t)nchunks * CHUNK) return NULL;
  Chunk *c = chunk_of(i);
  bool valid = c->used[i % CHUNK] && c->generation[i % CHUNK] == r >> 26;
  return valid ? &c->slots[i % CHUNK] : NULL;
}

void clj_release(Ref r) {
  val *slot = (r & 7) == 4 ? handle_slot(r) : NULL;
  if (!slot) return;
  uint32_t i = (r & 0x3ffffff) >> 3;
  Chunk *c = chunk_of(i);
  c->used[i % CHUNK] = false;
  c->generation[i % CHUNK] = (c->generation[i % CHUNK] + 1) % GENERATIONS;
  *slot = RT_FIX(free_handle);
  free_handle = (intptr_t)i;
}

// --- references in general ---

static RT_COLD val bad_reference(void) {
  return rt_throwf(&rt_type_illegal_argument,
                   "a reference that has been released, or never was one");
}

val rt_host_value(Ref r) {
  if (r & 1 || r == RT_NIL || r == RT_FALSE || r == RT_TRUE) return (val)r;
  if ((r & 0xff) == RT_CHAR_TAG && r >> 8 <= 0xFFFF) return (val)r;
  if ((r & 7) == 0 && r >> 3 < clj_host.locals) return locals[r >> 3];
  val *slot = (r & 7) == 4 ? handle_slot(r) : NULL;
  return slot ? *slot : bad_reference();
}

val *rt_host_slot(Ref r) {
  if ((r & 7) == 0 && r && r >> 3 < clj_host.locals) return &locals[r >> 3];
  return (r & 7) == 4 ? handle_slot(r) : NULL;
}

// --- calls ---

val *rt_host_enter(void) {
  if (locals_top != locals + clj_host.locals) sync_locals();
  return rt_poll(rt_host_sp) ? NULL : rt_host_sp;
}

static void note_thrown(void) {
  if (RT_UNLIKELY(rt_exception != RT_NIL))
    clj_host.thrown = rt_host_local(rt_catch());
}

void rt_host_leave(void) {
  rt_io_flush();
  note_thrown();
}

Ref rt_host_result(val v) {
  rt_host_leave();
  return v == RT_THROWN ? 0 : rt_host_local(v);
}

int64_t rt_host_long(val v) {
  rt_host_leave();
  return rt_is_long(v) ? rt_long_value(v) : 0;
}

double rt_host_double(val v) {
  rt_host_leave();
  return rt_is_double(v) ? ((Double *)v)->d : 0;
}

void rt_host_start(const Program *program) {
  rt_host_sp = rt_gc_init(&(GcConfig){0});
  locals = rt_pages(HOST_LOCALS * sizeof *locals);
  if (!locals) rt_fatal("out of memory");
  locals_top = locals + 1;
  rt_gc_root_range(locals, &locals_top);
  for (const Fn0 *init = program->inits; *init; init++)
    if ((*init)(rt_host_sp, RT_NIL) == RT_THROWN) break;
  rt_host_leave();
}

// --- strings: no code of the program runs, so nothing has been printed ---

Ref clj_make_text(uint32_t n, uint32_t from) {
  if (!rt_host_enter()) return rt_host_result(RT_THROWN);
  Str *s = rt_str_alloc(n, from == FROM_UTF16);
  clj_host.data = s ? s->data : NULL;
  if (s && from == FROM_TEXT && n <= HOST_TEXT) memcpy(s->data, text, n);
  note_thrown();
  return s ? rt_host_local((val)s) : 0;
}

uint32_t clj_text(Ref r) {
  val v = rt_host_value(r);
  note_thrown();
  if (v == RT_THROWN || !rt_is_str(v)) return TEXT_NONE;
  Str *s = (Str *)v;
  clj_host.data = s->data;
  clj_host.size = s->lenw;
  if (!rt_str_is_ascii(s)) return TEXT_UNITS;
  if (rt_str_len(s) <= HOST_TEXT)
    clj_host.data = memcpy(text, s->data, rt_str_len(s));
  return TEXT_ASCII;
}

Ref clj_report(Ref r) {
  val v = rt_host_value(r);
  if (v == RT_THROWN || !rt_has_kind(v, KIND_EX)) return rt_host_result(v);
  TextBuf b = {0};
  rt_report_text(rt_host_sp, &b, v);
  val s = rt_str_from_utf8(b.data, b.len);
  text_free(&b);
  return rt_host_result(s);
}

Ref clj_message(Ref r) {
  val v = rt_host_value(r);
  if (v == RT_THROWN || !rt_has_kind(v, KIND_EX)) return rt_host_result(v);
  return rt_host_result(((Ex *)v)->message);
}
