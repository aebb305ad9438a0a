// SPDX-License-Identifier: MIT
// The read-eval-print loop. It reads from *in*, as the program does, so that
// (read-line) takes what follows on the line.
#include "cljw/repl.h"
#include "cljw/edit.h"
#include "compiler/front/evaluate.h"
#include "compiler/front/load.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/prim.h"
#include "rt/sys/io.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static Var *core(const char *name) { return (Var *)var_object(core_var(name)); }

static void set(const char *name, val v) { rt_var_set_root(core(name), v); }

static bool edited; // are lines read by edit.c?

static void show_prompt(void) {
  rt_io_flush();
  if (edited) {
    edit_expect(session->ns->name);
    return;
  }
  if (!isatty(0)) return;
  printf("%s=> ", session->ns->name);
  fflush(stdout);
}

// What follows a form on its line is the program's to read, but not the line's
// end.
static void skip_line_end(val reader) {
  int c = rt_reader_next(session->sp, (Reader *)reader);
  if (c >= 0 && c != '\n') rt_reader_take_back((Reader *)reader, (uint32_t)c);
}

// The next form into *slot, its place into *loc; what cannot be read is
// reported. Collection is inhibited.
static ReadResult read_form(ReadState *r, ReadOpts *opts, val *slot, Loc *loc) {
  opts->ns = form_sym(session->ns->name);
  session->place = *loc;
  ReadResult got = rt_read_next(session->sp, r, slot);
  ReadWhere w = rt_read_where(r);
  loc->line = (int)w.line;
  loc->col = (int)w.column;
  bool ended = got != READ_FORM && watch_end();
  if (got == READ_ERROR && !ended && !edit_pressed())
    diag_error(*loc, NULL, "%s", w.message);
  return got;
}

// The next form of sp[0] into sp[1], its text known to the diagnostics.
static ReadResult read_next(val *sp) {
  ReadOpts opts = reader_opts();
  rt_gc_inhibit();
  ReadSource source = {session->sp, sp[0]};
  ReadState *r = rt_read_open_reader(&source, &opts);
  ReadResult got = read_form(r, &opts, &sp[1], &(Loc){.file = "REPL"});
  for (int c; (c = rt_read_take_back(r)) >= 0;)
    rt_reader_take_back((Reader *)sp[0], (uint32_t)c);
  static char *text; // of the form
  free(text);
  text = rt_str_to_utf8(rt_read_text(r), NULL);
  diag_source("REPL", text);
  rt_read_close(r);
  rt_gc_permit();
  return got;
}

static void report(val *sp, val ex) {
  sp[0] = ex;
  set("*e", ex);
  rt_io_flush();
  evaluate_report(sp + 1, sp[0]);
}

static val print(val *sp) { // what is in sp[0]
  return rt_call1(sp + 1, rt_var_deref(core("prn")), sp[0]);
}

// Remembers and prints the value in sp[0].
static void show(val *sp) {
  set("*3", core("*2")->root);
  set("*2", core("*1")->root);
  set("*1", sp[0]);
  if (print(sp) == RT_THROWN) report(sp, rt_catch());
}

val repl_print_all(const char *shown, const char *text) {
  val *sp = session->sp++;
  sp[0] = RT_NIL;
  diag_source(shown, text);
  ReadOpts opts = reader_opts();
  ReadState *r = rt_read_open_utf8(text, strlen(text), &opts);
  Loc loc = {.file = shown};
  val v = RT_NIL;
  while (v != RT_THROWN) {
    rt_gc_inhibit();
    ReadResult got = read_form(r, &opts, &sp[0], &loc);
    rt_gc_permit();
    if (got == READ_EOF) break;
    v = got == READ_FORM ? evaluate(sp[0], loc) : evaluate_pending();
    if (v == RT_THROWN || v == RT_NIL) continue;
    sp[0] = v;
    v = print(sp);
  }
  rt_read_close(r);
  session->sp = sp;
  return v == RT_THROWN ? v : RT_NIL;
}

// The form in sp[1], or what kept it from being read.
static val evaluate_next(val *sp, ReadResult got) {
  if (got != READ_FORM) return edit_pressed() ? RT_THROWN : evaluate_pending();
  skip_line_end(sp[0]);
  if (edited) edit_expect(NULL);
  return evaluate(sp[1], (Loc){"REPL", 1, 1, NULL});
}

// What a REPL has at hand in the namespace user, as Clojure's.
static const char at_hand[] =
    "(require '[clojure.repl :refer [source apropos dir pst doc find-doc]])";

void repl(void) {
  val *sp = session->sp;
  sp[0] = rt_var_deref(core("*in*"));
  sp[1] = RT_NIL;
  session->sp = sp + 2;
  if (repl_print_all("REPL", at_hand) == RT_THROWN) rt_catch();
  edited = edit_begin();
  for (;;) {
    show_prompt();
    ReadResult got = read_next(sp);
    if (got == READ_EOF) break;
    val r = evaluate_next(sp, got);
    sp[1] = RT_NIL;
    bool interrupted = edit_interrupted();
    session->sp[0] = r == RT_THROWN ? rt_catch() : r;
    session->sp += 1;
    if (interrupted && r == RT_THROWN) {
      rt_io_flush();
      if (got == READ_FORM) fputs("interrupted\n", stderr);
    } else if (r == RT_THROWN)
      report(session->sp, session->sp[-1]);
    else
      show(session->sp - 1);
    session->sp -= 1;
  }
  if (isatty(0)) putchar('\n');
  session->sp = sp;
}
