// SPDX-License-Identifier: MIT
// An nREPL server: what its files share. One thread; while a form runs in the
// target, the loop goes on and answers everything but evaluations, which wait.
#ifndef NREPL_H
#define NREPL_H

#include "driver/bencode.h"
#include "driver/side.h"

// --- nrepl.c: clients and the loop ---

typedef struct Client {
  int fd; // -1: it has gone
  Buf in, out;
  int jobs;     // that refer to it
  bool once;    // it asks one thing, and gets all of the answer
  bool closing; // it has got it
} Client;

// One turn: waits for something to happen, at most that long (ms; -1: for
// ever), and handles it.
void nrepl_step(int timeout);
_Noreturn void nrepl_serve(void); // the command

// For http.c. A client that asks one thing: `head` is what it gets first.
void nrepl_adopt(int fd, const char *head, size_t head_n, const char *request,
                 size_t n);
void nrepl_put_base64(Buf *out, const char *s, size_t n);
int nrepl_listen(const char *host, const char *port);
int nrepl_port_of(int listener);

// --- sessions ---

typedef struct ReplSession {
  char id[40];
  uint32_t number; // in the target; 0: of requests without a session
  CNs *ns;
} ReplSession;
ReplSession *session_named(const char *id); // NULL: there is none
ReplSession *session_clone(const ReplSession *from);
void session_close(ReplSession *s);
ReplSession *session_at(int i); // NULL beyond the last

// --- replies ---

// One message to a client: entries, then the end.
typedef struct Reply {
  Client *to;
  const Benc *request;
  Buf body;
} Reply;
Reply reply_to(Client *c, const Benc *request); // has id and session
void reply_text(Reply *r, const char *key, const char *text);
void reply_number(Reply *r, const char *key, int64_t n);
void reply_list(Reply *r, const char *key); // entries follow in r->body, then
void reply_end_list(Reply *r);              // this
// Sends it, with "status" as blank-separated words if that is not NULL.
void reply_send(Reply *r, const char *status);
void reply_done(Client *c, const Benc *request, const char *status);

// --- nrepl_ops.c ---

// Handles a request; true: it is to be evaluated, and is kept by the caller.
bool nrepl_handle(Client *c, Benc *request);

// --- nrepl_eval.c ---

void eval_add(Client *c, Benc *request); // takes the request over
bool eval_run_next(void);                // false: nothing waits
void eval_interrupt(Client *c, const Benc *request);
void eval_input(const char *text, size_t n);
void eval_client_gone(Client *c);
void eval_frames(void);       // what the target has sent
int eval_timeout(void);       // ms until the target wants attention; -1
const char *eval_start(void); // the target; the path of its main module
void eval_attached(void);     // a page, which starts anew
void eval_detached(void);     // it has gone

// --- nrepl_info.c: completions, documentation ---

void info_complete(Reply *r, CNs *ns, const char *prefix);
// Adds what is known of the name; false: nothing is.
bool info_lookup(Reply *r, CNs *ns, const char *name);
bool info_eldoc(Reply *r, CNs *ns, const char *name);

#endif
