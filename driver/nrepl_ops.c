// SPDX-License-Identifier: MIT
// The operations of nREPL that need no evaluation.
#include "driver/nrepl.h"
#include "driver/driver.h"

#include <string.h>

typedef struct ReplOp {
  const char *name;
  void (*answer)(Client *c, const Benc *request, ReplSession *s);
  bool waits; // it is evaluated in its turn (nrepl_eval.c)
} ReplOp;
static const ReplOp ops[];

static void op_clone(Client *c, const Benc *request, ReplSession *s) {
  Reply r = reply_to(c, request);
  reply_text(&r, "new-session", session_clone(s)->id);
  reply_send(&r, "done");
}

static void op_close(Client *c, const Benc *request, ReplSession *s) {
  reply_done(c, request, "done session-closed");
  if (benc_text(request, "session")) session_close(s);
}

static void put_version(Reply *r, const char *of, const char *version) {
  benc_put(&r->body, of);
  buf_puts(&r->body, "d");
  reply_text(r, "version-string", version);
  buf_puts(&r->body, "e");
}

// Of nREPL's protocol, which clients look at; and ours. Not of "clojure", which
// would make CIDER load Java into the program.
static void put_versions(Reply *r) {
  benc_put(&r->body, "versions");
  buf_puts(&r->body, "d");
  put_version(r, "cljwc", CLJWC_VERSION);
  benc_put(&r->body, "nrepl");
  buf_puts(&r->body, "d");
  reply_number(r, "incremental", 1);
  reply_number(r, "major", 1);
  reply_number(r, "minor", 3);
  reply_text(r, "version-string", "1.3.1");
  buf_puts(&r->body, "ee");
}

// Nothing in it is empty or 0, which one client in use takes for the end.
static void op_describe(Client *c, const Benc *request, ReplSession *s) {
  Reply r = reply_to(c, request);
  benc_put(&r.body, "aux");
  buf_puts(&r.body, "d");
  reply_text(&r, "current-ns", s->ns->name);
  buf_puts(&r.body, "e");
  benc_put(&r.body, "ops");
  buf_puts(&r.body, "d");
  for (const ReplOp *op = ops; op->name; op++) {
    benc_put(&r.body, op->name);
    buf_puts(&r.body, "d");
    reply_text(&r, "doc", op->name);
    buf_puts(&r.body, "e");
  }
  buf_puts(&r.body, "e");
  put_versions(&r);
  reply_send(&r, "done");
}

static void op_ls_sessions(Client *c, const Benc *request, ReplSession *s) {
  (void)s;
  Reply r = reply_to(c, request);
  reply_list(&r, "sessions");
  for (int i = 0; session_at(i); i++) benc_put(&r.body, session_at(i)->id);
  reply_end_list(&r);
  reply_send(&r, "done");
}

static void op_interrupt(Client *c, const Benc *request, ReplSession *s) {
  (void)s;
  eval_interrupt(c, request);
}

static void op_stdin(Client *c, const Benc *request, ReplSession *s) {
  (void)s;
  const Benc *text = benc_get(request, "stdin");
  if (text && text->kind == BENC_TEXT) eval_input(text->text, text->len);
  reply_done(c, request, "done");
}

static void op_classpath(Client *c, const Benc *request, ReplSession *s) {
  (void)s;
  Reply r = reply_to(c, request);
  reply_list(&r, "classpath");
  for (int i = 0; i < session->source_path.n; i++)
    benc_put(&r.body, session->source_path.items[i]);
  reply_end_list(&r);
  reply_send(&r, "done");
}

// --- names ---

static CNs *ns_asked(const Benc *request, const ReplSession *s) {
  const char *name = benc_text(request, "ns");
  CNs *ns = name ? ns_find(name) : NULL;
  return ns ? ns : s->ns;
}

static const char *symbol_asked(const Benc *request) {
  static const char *const keys[] = {"sym", "symbol", "prefix"};
  for (int i = 0; i < 3; i++)
    if (benc_text(request, keys[i])) return benc_text(request, keys[i]);
  return "";
}

static void op_completions(Client *c, const Benc *request, ReplSession *s) {
  Reply r = reply_to(c, request);
  const char *prefix = benc_text(request, "prefix");
  reply_list(&r, "completions");
  info_complete(&r, ns_asked(request, s),
                prefix ? prefix : symbol_asked(request));
  reply_end_list(&r);
  reply_send(&r, "done");
}

static void op_lookup(Client *c, const Benc *request, ReplSession *s) {
  Reply r = reply_to(c, request);
  benc_put(&r.body, "info");
  buf_puts(&r.body, "d");
  size_t empty = r.body.len;
  bool found = info_lookup(&r, ns_asked(request, s), symbol_asked(request));
  if (!found && r.body.len == empty) reply_text(&r, "name", "");
  buf_puts(&r.body, "e");
  reply_send(&r, found ? "done" : "done lookup-error");
}

static void op_info(Client *c, const Benc *request, ReplSession *s) {
  Reply r = reply_to(c, request);
  bool found = info_lookup(&r, ns_asked(request, s), symbol_asked(request));
  reply_send(&r, found ? "done" : "done no-info");
}

static void op_eldoc(Client *c, const Benc *request, ReplSession *s) {
  Reply r = reply_to(c, request);
  bool found = info_eldoc(&r, ns_asked(request, s), symbol_asked(request));
  reply_send(&r, found ? "done" : "done no-eldoc");
}

static const ReplOp ops[] = {{"classpath", op_classpath, false},
                             {"clone", op_clone, false},
                             {"close", op_close, false},
                             {"compile-wasm", NULL, true},
                             {"complete", op_completions, false},
                             {"completions", op_completions, false},
                             {"describe", op_describe, false},
                             {"eldoc", op_eldoc, false},
                             {"eval", NULL, true},
                             {"info", op_info, false},
                             {"interrupt", op_interrupt, false},
                             {"load-file", NULL, true},
                             {"lookup", op_lookup, false},
                             {"ls-sessions", op_ls_sessions, false},
                             {"macroexpand", NULL, true},
                             {"stdin", op_stdin, false},
                             {NULL, NULL, false}};

bool nrepl_handle(Client *c, Benc *request) {
  const char *name = benc_text(request, "op");
  ReplSession *s = session_named(benc_text(request, "session"));
  const ReplOp *op = ops;
  while (op->name && !(name && strcmp(op->name, name) == 0)) op++;
  if (!s)
    reply_done(c, request, "error unknown-session done");
  else if (!op->name)
    reply_done(c, request, "error unknown-op done");
  else if (op->waits)
    return true;
  else
    op->answer(c, request, s);
  return false;
}
