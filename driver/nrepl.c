// SPDX-License-Identifier: MIT
// `cljwc nrepl`: sockets, sessions, replies.
#include "driver/nrepl.h"
#include "driver/driver.h"
#include "driver/http.h"
#include "driver/target.h"
#include "compiler/front/analyze.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CLIENTS_MAX = 64, MESSAGE_MAX = 300 << 20 };
#define MACRO_SECONDS "10"

static PtrVec clients; // Client *
static int listener = -1;

// --- sessions ---

static PtrVec sessions; // ReplSession *
static ReplSession anonymous;

ReplSession *session_named(const char *id) {
  if (!id) return &anonymous;
  for (int i = 0; i < sessions.n; i++) {
    ReplSession *s = sessions.items[i];
    if (strcmp(s->id, id) == 0) return s;
  }
  return NULL;
}

static void make_id(char *id) {
  unsigned char r[16];
  if (getrandom(r, sizeof r, 0) != sizeof r) fatal("no random numbers");
  r[6] = (r[6] & 15) | 64;
  r[8] = (r[8] & 63) | 128;
  for (int i = 0; i < 16; i++)
    id += sprintf(id, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x",
                  r[i]);
}

ReplSession *session_clone(const ReplSession *from) {
  static uint32_t number;
  ReplSession *s = calloc(1, sizeof *s);
  if (!s) fatal("out of memory");
  make_id(s->id);
  s->number = ++number;
  s->ns = from->ns;
  vec_push(&sessions, s);
  return s;
}

void session_close(ReplSession *s) {
  int n = 0;
  for (int i = 0; i < sessions.n; i++)
    if (sessions.items[i] != s) sessions.items[n++] = sessions.items[i];
  sessions.n = n;
  if (s != &anonymous) free(s);
}

ReplSession *session_at(int i) {
  return i < sessions.n ? sessions.items[i] : NULL;
}

// --- replies ---

Reply reply_to(Client *c, const Benc *request) {
  Reply r = {c, request, {0}};
  const char *id = benc_text(request, "id");
  const Benc *number = benc_get(request, "id");
  const char *session = benc_text(request, "session");
  buf_puts(&r.body, "d");
  if (id)
    reply_text(&r, "id", id);
  else if (number && number->kind == BENC_INT)
    reply_number(&r, "id", number->number);
  reply_text(&r, "session", session ? session : "none");
  return r;
}

void reply_text(Reply *r, const char *key, const char *text) {
  benc_put(&r->body, key);
  benc_put(&r->body, text);
}

void reply_number(Reply *r, const char *key, int64_t n) {
  benc_put(&r->body, key);
  benc_put_number(&r->body, n);
}

void reply_list(Reply *r, const char *key) {
  benc_put(&r->body, key);
  buf_puts(&r->body, "l");
}

void reply_end_list(Reply *r) { buf_puts(&r->body, "e"); }

static void flush_client(Client *c) {
  while (c->fd >= 0 && c->out.len) {
    ssize_t n = send(c->fd, c->out.s, c->out.len, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;
    c->out.len -= (size_t)n;
    memmove(c->out.s, c->out.s + n, c->out.len);
  }
  if (!c->closing || c->fd < 0) return;
  shutdown(c->fd, SHUT_WR);
  close(c->fd);
  c->fd = -1;
}

void reply_send(Reply *r, const char *status) {
  if (status) {
    reply_list(r, "status");
    while (*status) {
      size_t n = strcspn(status, " ");
      benc_put_text(&r->body, status, n);
      status += n + (status[n] == ' ');
    }
    reply_end_list(r);
  }
  buf_puts(&r->body, "e");
  if (r->to->fd >= 0) buf_putn(&r->to->out, r->body.s, r->body.len);
  if (r->to->once && status && strstr(status, "done")) r->to->closing = true;
  flush_client(r->to);
  free(r->body.s);
  r->body = (Buf){0};
}

void reply_done(Client *c, const Benc *request, const char *status) {
  Reply r = reply_to(c, request);
  reply_send(&r, status);
}

// --- clients ---

static void gone(Client *c) {
  if (c->fd < 0) return;
  close(c->fd);
  c->fd = -1;
  eval_client_gone(c);
}

static Client *add_client(int fd) {
  int yes = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  Client *c = calloc(1, sizeof *c);
  if (!c) fatal("out of memory");
  c->fd = fd;
  vec_push(&clients, c);
  return c;
}

static void accept_client(void) {
  int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (fd < 0) return;
  if (clients.n >= CLIENTS_MAX)
    close(fd);
  else
    add_client(fd);
}

// The requests that have come whole.
static void take_requests(Client *c) {
  size_t at = 0;
  while (c->fd >= 0 && at < c->in.len) {
    Benc *request;
    size_t used;
    BencResult r = benc_read(c->in.s + at, c->in.len - at, &request, &used);
    if (r == BENC_MORE) break;
    if (r == BENC_BAD) {
      gone(c);
      return;
    }
    at += used;
    if (nrepl_handle(c, request))
      eval_add(c, request);
    else
      benc_free(request);
  }
  if (at) memmove(c->in.s, c->in.s + at, c->in.len -= at);
}

static void read_client(Client *c) {
  char chunk[65536];
  while (c->fd >= 0) {
    ssize_t n = recv(c->fd, chunk, sizeof chunk, 0);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
    if (n <= 0 || c->in.len + (size_t)n > MESSAGE_MAX) {
      gone(c);
      return;
    }
    buf_putn(&c->in, chunk, (size_t)n);
  }
  take_requests(c);
}

void nrepl_adopt(int fd, const char *head, size_t head_n, const char *request,
                 size_t n) {
  if (clients.n >= CLIENTS_MAX) {
    close(fd);
    return;
  }
  Client *c = add_client(fd);
  c->once = true;
  buf_putn(&c->out, head, head_n);
  buf_putn(&c->in, request, n);
  take_requests(c);
  if (c->in.len) gone(c); // no request
}

static void forget_gone(void) {
  int n = 0;
  for (int i = 0; i < clients.n; i++) {
    Client *c = clients.items[i];
    if (c->fd >= 0 || c->jobs) {
      clients.items[n++] = c;
      continue;
    }
    free(c->in.s);
    free(c->out.s);
    free(c);
  }
  clients.n = n;
}

// --- the loop ---

static volatile sig_atomic_t stop;
static void on_signal(int signal) { stop = signal; }

static void remove_port_file(void) { unlink(".nrepl-port"); }

static void end_if_asked(void) {
  if (!stop) return;
  target_stop();
  exit(0); // with what is registered for that
}

static int sooner(int a, int b) {
  return a < 0 ? b : b < 0 ? a : a < b ? a : b;
}

void nrepl_step(int timeout) {
  struct pollfd fds[CLIENTS_MAX + HTTP_MAX + 8];
  int n = 0;
  end_if_asked();
  fds[n++] = (struct pollfd){listener, POLLIN, 0};
  target_add_poll(fds, &n);
  int web = n, web_n = http_add_poll(fds + n);
  n += web_n;
  int first = n, count = clients.n;
  for (int i = 0; i < count; i++) {
    const Client *c = clients.items[i];
    short out = c->out.len ? POLLOUT : 0;
    fds[n++] = (struct pollfd){c->fd, (short)(POLLIN | out), 0};
  }
  if (poll(fds, (nfds_t)n, sooner(timeout, eval_timeout())) < 0) {
    end_if_asked();
    return;
  }
  if (fds[0].revents) accept_client();
  http_turn(fds + web, web_n);
  eval_frames();
  for (int i = 0; i < count; i++) {
    Client *c = clients.items[i];
    if (fds[first + i].revents & POLLOUT) flush_client(c);
    if (fds[first + i].revents & (POLLIN | POLLHUP | POLLERR)) read_client(c);
  }
}

// --- start ---

static bool is_loopback(const struct sockaddr *a) {
  if (a->sa_family == AF_INET)
    return ntohl(((const struct sockaddr_in *)a)->sin_addr.s_addr) >> 24 == 127;
  static const struct in6_addr one = IN6ADDR_LOOPBACK_INIT;
  return memcmp(&((const struct sockaddr_in6 *)a)->sin6_addr, &one,
                sizeof one) == 0;
}

int nrepl_port_of(int fd) {
  struct sockaddr_storage a;
  socklen_t n = sizeof a;
  getsockname(fd, (struct sockaddr *)&a, &n);
  return ntohs(a.ss_family == AF_INET ? ((struct sockaddr_in *)&a)->sin_port
                                      : ((struct sockaddr_in6 *)&a)->sin6_port);
}

int nrepl_listen(const char *host, const char *port) {
  struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found;
  int e = getaddrinfo(host, port, &hints, &found);
  if (e) fatal("cannot listen on %s: %s", host, gai_strerror(e));
  int fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0), yes = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (fd < 0 || bind(fd, found->ai_addr, found->ai_addrlen) != 0 ||
      listen(fd, 16) != 0)
    fatal("cannot listen on %s:%s: %s", host, port, strerror(errno));
  if (!is_loopback(found->ai_addr))
    fprintf(stderr,
            "cljwc: whoever reaches %s can run code here: it is no loopback "
            "address\n",
            host);
  freeaddrinfo(found);
  fcntl(fd, F_SETFL, O_NONBLOCK);
  return fd;
}

static void announce(const char *host) {
  int port = nrepl_port_of(listener);
  FILE *f = fopen(".nrepl-port", "w");
  if (f) {
    fprintf(f, "%d", port);
    fclose(f);
    atexit(remove_port_file);
  }
  printf("nREPL server started on port %d on host %s - nrepl://%s:%d\n", port,
         host, host, port);
  fflush(stdout);
}

void nrepl_serve(void) {
  const char *host = options.host ? options.host : "127.0.0.1";
  struct sigaction end = {.sa_handler = on_signal};
  sigaction(SIGTERM, &end, NULL);
  sigaction(SIGINT, &end, NULL);
  sigaction(SIGHUP, &end, NULL);
  signal(SIGPIPE, SIG_IGN);
  watch_survives = true;
  setenv("CLJWC_MACRO_SECONDS",
         options.macro_seconds ? options.macro_seconds : MACRO_SECONDS, 1);
  side_begin();
  side_warm_up();
  anonymous.ns = session->ns;
  const char *r = options.runtime;
  bool page = options.http && (!r || strcmp(r, "browser") == 0);
  if (page) target_use_page();
  const char *main_module = eval_start();
  if (options.http) http_start(host, options.http, main_module);
  listener = nrepl_listen(host, options.port ? options.port : "0");
  announce(host);
  if (options.http) {
    printf("Page: http://%s:%d/\n", host, http_port());
    fflush(stdout);
  }
  for (;;) {
    while (eval_run_next()) continue;
    forget_gone();
    nrepl_step(-1);
  }
}
