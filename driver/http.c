// SPDX-License-Identifier: MIT
#include "driver/driver.h"
#include "driver/nrepl.h"
#include "driver/http.h"
#include "driver/target.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

enum { HEAD_MAX = 16 << 10, BODY_MAX = 300 << 20 };

typedef struct Connection {
  int fd; // -1: it has gone, or became a client
  Buf in, out;
  bool page;     // it gets events
  bool finished; // to be closed when `out` has gone
} Connection;

typedef struct Request {
  const char *method, *path, *query, *host, *origin, *body;
  size_t length;
} Request;

static int listener = -1;
static const char *main_wasm;
static Connection connections[HTTP_MAX];
static int used;
static int page_number; // of the page that is attached, or was last

// --- who may ask ---

// Is it this machine, with or without a port?
static bool is_local(const char *host) {
  static const char *const names[] = {"127.0.0.1", "localhost", "[::1]"};
  for (int i = 0; i < 3; i++) {
    size_t n = strlen(names[i]);
    if (strncasecmp(host, names[i], n) == 0 && (!host[n] || host[n] == ':'))
      return true;
  }
  const char *own = options.host; // what it was told to listen on
  size_t n = own ? strlen(own) : 0;
  return n && strncasecmp(host, own, n) == 0 && (!host[n] || host[n] == ':');
}

static bool is_allowed(const Request *r) {
  if (!r->host || !is_local(r->host)) return false;
  if (!r->origin) return true;
  const char *at = strstr(r->origin, "://");
  return at && is_local(at + 3);
}

// --- answers ---

static void put_head(Connection *c, const Request *r, const char *status,
                     const char *type) {
  buf_printf(&c->out,
             "HTTP/1.1 %s\r\nContent-Type: %s\r\nCache-Control: no-store\r\n"
             "Connection: close\r\nX-Content-Type-Options: nosniff\r\n"
             "Cross-Origin-Resource-Policy: cross-origin\r\n",
             status, type);
  if (r && r->origin)
    buf_printf(&c->out,
               "Access-Control-Allow-Origin: %s\r\nVary: Origin\r\n"
               "Access-Control-Allow-Headers: content-type\r\n"
               "Access-Control-Allow-Private-Network: true\r\n",
               r->origin);
  buf_puts(&c->out, "\r\n");
}

static void answer(Connection *c, const Request *r, const char *status,
                   const char *text) {
  put_head(c, r, status, "text/plain; charset=utf-8");
  buf_puts(&c->out, text);
  c->finished = true;
}

static const char *type_of(const char *name) {
  const char *dot = strrchr(name, '.');
  if (!dot) return "text/plain; charset=utf-8";
  if (strcmp(dot, ".html") == 0) return "text/html; charset=utf-8";
  if (strcmp(dot, ".css") == 0) return "text/css; charset=utf-8";
  if (strcmp(dot, ".wasm") == 0) return "application/wasm";
  return "text/javascript; charset=utf-8";
}

// A file of the folder host, by its plain name.
static void send_file(Connection *c, const Request *r) {
  const char *name = strcmp(r->path, "/") == 0 ? "repl.html" : r->path + 1;
  bool plain = *name && *name != '.' && !strchr(name, '/');
  const char *path = strcmp(name, "main.wasm") == 0
                         ? main_wasm
                         : tools_lib(arena_printf("host/%s", name));
  size_t n;
  char *bytes = plain ? file_read(path, &n) : NULL;
  if (!bytes) {
    answer(c, r, "404 Not Found", "no such file\n");
    return;
  }
  put_head(c, r, "200 OK", type_of(name));
  buf_putn(&c->out, bytes, n);
  free(bytes);
  c->finished = true;
}

// --- the page as a target ---

static void put_event(Connection *c, const char *s, size_t n) {
  buf_puts(&c->out, "data: ");
  nrepl_put_base64(&c->out, s, n);
  buf_puts(&c->out, "\n\n");
}

static Connection *page(void) {
  for (int i = 0; i < used; i++)
    if (connections[i].page && connections[i].fd >= 0) return &connections[i];
  return NULL;
}

static void flush_to(Connection *c);

bool http_send_frame(const char *frame, size_t n) {
  Connection *c = page();
  if (!c) return false;
  put_event(c, frame, n);
  flush_to(c);
  return true;
}

bool http_has_page(void) { return page() != NULL; }

void http_drop_page(void) {
  Connection *c = page();
  if (!c) return;
  c->page = false;
  c->finished = true;
  target_forget();
  eval_detached();
}

static void attach_page(Connection *c, const Request *r) {
  http_drop_page();
  put_head(c, r, "200 OK", "text/event-stream");
  c->page = true;
  const char *number = arena_printf("#%d", ++page_number);
  put_event(c, number, strlen(number));
  eval_attached();
}

static void take_frames(Connection *c, const Request *r) {
  if (r->query && atoi(r->query) == page_number)
    target_feed(r->body, r->length);
  answer(c, r, "200 OK", "");
}

// The connection becomes a client that has sent one request.
static void begin_nrepl(Connection *c, const Request *r) {
  put_head(c, r, "200 OK", "application/octet-stream");
  nrepl_adopt(c->fd, c->out.s, c->out.len, r->body, r->length);
  c->fd = -1;
}

static void route(Connection *c, const Request *r) {
  bool get = strcmp(r->method, "GET") == 0;
  bool post = strcmp(r->method, "POST") == 0;
  if (!is_allowed(r))
    answer(c, NULL, "403 Forbidden", "only for pages of this machine\n");
  else if (strcmp(r->method, "OPTIONS") == 0)
    answer(c, r, "200 OK", "");
  else if (get && strcmp(r->path, "/target") == 0)
    attach_page(c, r);
  else if (post && strcmp(r->path, "/target") == 0)
    take_frames(c, r);
  else if (post && strcmp(r->path, "/nrepl") == 0)
    begin_nrepl(c, r);
  else if (get)
    send_file(c, r);
  else
    answer(c, r, "405 Method Not Allowed", "GET or POST\n");
}

// --- requests ---

// Splits the head, which it changes; false: it is none.
static bool parse_head(char *head, Request *r) {
  char *line_end = strstr(head, "\r\n");
  char *path = strchr(head, ' ');
  char *version = path ? strchr(path + 1, ' ') : NULL;
  if (!line_end || !version || version > line_end ||
      strncmp(version, " HTTP/1.", 8) != 0)
    return false;
  *path = *version = *line_end = 0;
  *r = (Request){.method = head, .path = path + 1};
  char *query = strchr(path + 1, '?');
  if (query) *query = 0, r->query = query + 1;
  for (char *p = line_end + 2; *p && strncmp(p, "\r\n", 2) != 0;) {
    char *end = strstr(p, "\r\n"), *colon = strchr(p, ':');
    if (!end || !colon || colon > end) return false;
    *end = *colon = 0;
    char *value = colon + 1 + strspn(colon + 1, " \t");
    if (strcasecmp(p, "host") == 0) r->host = value;
    if (strcasecmp(p, "origin") == 0) r->origin = value;
    if (strcasecmp(p, "content-length") == 0) {
      if (strspn(value, "0123456789") != strlen(value) || strlen(value) > 9)
        return false;
      r->length = (size_t)atol(value);
    }
    p = end + 2;
  }
  return r->path[0] == '/' && r->length <= BODY_MAX;
}

static void take_request(Connection *c) {
  if (c->finished || c->page || !c->in.len) return;
  const char *blank = strstr(c->in.s, "\r\n\r\n");
  size_t head = blank ? (size_t)(blank - c->in.s) + 4 : c->in.len;
  if (head > HEAD_MAX) {
    answer(c, NULL, "431 Request Header Fields Too Large", "");
    return;
  }
  if (!blank) return;
  Request r;
  char *copy = strndup(c->in.s, head);
  if (!copy) fatal("out of memory");
  if (!parse_head(copy, &r)) {
    answer(c, NULL, "400 Bad Request", "no request\n");
  } else if (c->in.len >= head + r.length) {
    r.body = c->in.s + head;
    route(c, &r);
  }
  free(copy);
}

// --- the loop's part ---

static void closed(Connection *c) {
  bool was_page = c->page;
  close(c->fd);
  c->fd = -1;
  c->page = false;
  if (was_page) target_forget(), eval_detached();
}

static void flush_to(Connection *c) {
  while (c->fd >= 0 && c->out.len) {
    ssize_t n = send(c->fd, c->out.s, c->out.len, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (n <= 0) {
      closed(c);
      return;
    }
    c->out.len -= (size_t)n;
    memmove(c->out.s, c->out.s + n, c->out.len);
  }
  if (c->fd >= 0 && c->finished) closed(c);
}

static void read_from(Connection *c) {
  char chunk[65536];
  while (c->fd >= 0) {
    ssize_t n = recv(c->fd, chunk, sizeof chunk, 0);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
    if (n <= 0 || c->in.len + (size_t)n > BODY_MAX + HEAD_MAX) {
      closed(c);
      return;
    }
    if (!c->page && !c->finished) buf_putn(&c->in, chunk, (size_t)n);
  }
  take_request(c);
  if (c->fd >= 0) flush_to(c);
}

// Those that have gone make room, between two turns.
static void make_room(void) {
  int n = 0;
  for (int i = 0; i < used; i++) {
    if (connections[i].fd >= 0) {
      connections[n++] = connections[i];
      continue;
    }
    free(connections[i].in.s);
    free(connections[i].out.s);
  }
  used = n;
}

static void accept_one(void) {
  int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (fd < 0) return;
  if (used == HTTP_MAX)
    close(fd);
  else
    connections[used++] = (Connection){.fd = fd};
}

int http_add_poll(struct pollfd *fds) {
  if (listener < 0) return 0;
  make_room();
  int n = 0;
  fds[n++] = (struct pollfd){listener, POLLIN, 0};
  for (int i = 0; i < used; i++) {
    short out = connections[i].out.len ? POLLOUT : 0;
    fds[n++] = (struct pollfd){connections[i].fd, (short)(POLLIN | out), 0};
  }
  return n;
}

void http_turn(const struct pollfd *fds, int n) {
  static int depth; // a request may wait for an evaluation meanwhile
  if (listener < 0 || depth) return;
  depth++;
  for (int i = 1; i < n; i++) {
    Connection *c = &connections[i - 1];
    if (c->fd < 0 || c->fd != fds[i].fd) continue;
    if (fds[i].revents & POLLOUT) flush_to(c);
    if (fds[i].revents & (POLLIN | POLLHUP | POLLERR)) read_from(c);
  }
  depth--;
  if (fds[0].revents) accept_one();
}

int http_port(void) { return nrepl_port_of(listener); }

void http_start(const char *host, const char *port, const char *module) {
  main_wasm = module;
  listener = nrepl_listen(host, port);
}
