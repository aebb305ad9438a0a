// SPDX-License-Identifier: MIT
#include "driver/target.h"
#include "driver/driver.h"
#include "driver/http.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_MS = 100 };

static struct {
  pid_t pid;        // 0: none
  int to, from;     // frames
  int bell;         // a byte in it asks for an interrupt
  Buf in, out;      // bytes that have come; that wait to go
  int64_t force_at; // ms; 0: nobody wants an interrupt
  bool forced;
  bool is_page;
} target;

static int64_t now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void pair(int fds[2]) {
  if (pipe2(fds, O_CLOEXEC) != 0) fatal("cannot make a pipe");
}

// Moves a descriptor to the number n of the child.
static void give(int fd, int n) {
  if (dup2(fd, n) < 0) _exit(127);
}

// In the child: 3 and 4 are the frames, 5 the bell.
static _Noreturn void become(PtrVec *argv, int in, int out, int bell) {
  int null = open("/dev/null", O_RDONLY);
  int a = fcntl(in, F_DUPFD, 10), b = fcntl(out, F_DUPFD, 10);
  int c = fcntl(bell, F_DUPFD, 10);
  give(null, 0);
  give(2, 1);
  give(a, 3);
  give(b, 4);
  give(c, 5);
  fcntl(5, F_SETFL, O_NONBLOCK);
  setpgid(0, 0); // the terminal's interrupts are the server's
  execvp(argv->items[0], (char **)argv->items);
  _exit(127);
}

static void add_program(PtrVec *argv, const char *main_module) {
  const char *node = tools_get("NODE"), *r = options.runtime;
  if (r && strcmp(r, "native") == 0) {
    args_add(argv, main_module);
    args_add(argv, "--serve");
  } else if (r && strcmp(r, "node") != 0 && strcmp(r, "browser") != 0) {
    args_add(argv, r);
    args_add(argv, main_module);
  } else {
    tools_words(argv, node && *node ? node : "node");
    tools_words(argv, "--stack-size=3900 --no-warnings");
    args_add(argv, tools_lib("host/cljwc-node.mjs"));
    args_add(argv, main_module);
  }
  args_add(argv, NULL);
}

void target_start(const char *main_module) {
  if (target.is_page) return;
  int in[2], out[2], bell[2];
  PtrVec argv = {0};
  add_program(&argv, main_module);
  pair(in), pair(out), pair(bell);
  pid_t pid = fork();
  if (pid < 0) fatal("cannot start a process: %s", strerror(errno));
  if (pid == 0) become(&argv, in[0], out[1], bell[0]);
  close(in[0]), close(out[1]), close(bell[0]);
  target.pid = pid;
  target.to = in[1];
  target.from = out[0];
  target.bell = bell[1];
  target.in.len = target.out.len = 0;
  target.force_at = 0;
  fcntl(target.to, F_SETFL, O_NONBLOCK);
  fcntl(target.from, F_SETFL, O_NONBLOCK);
  fcntl(target.bell, F_SETFL, O_NONBLOCK);
  free(argv.items);
}

void target_use_page(void) { target.is_page = true; }
bool target_is_page(void) { return target.is_page; }

bool target_is_alive(void) {
  return target.is_page ? http_has_page() : target.pid != 0;
}

static void end_with(void (*f)(const Frame *frame)) {
  int status = 0;
  close(target.to), close(target.from), close(target.bell);
  kill(target.pid, SIGKILL);
  while (waitpid(target.pid, &status, 0) < 0 && errno == EINTR) continue;
  target.pid = 0;
  target.force_at = 0;
  char text[64];
  snprintf(text, sizeof text, WIFSIGNALED(status) ? "signal %d" : "exit %d",
           WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
  if (f) f(&(Frame){0, text, strlen(text)});
}

void target_stop(void) {
  if (target.pid) end_with(NULL);
}

// --- frames ---

static void flush_out(void) {
  while (target.pid && target.out.len) {
    ssize_t n = write(target.to, target.out.s, target.out.len);
    if (n <= 0) return; // when it can go on; an end is seen where it is read
    target.out.len -= (size_t)n;
    memmove(target.out.s, target.out.s + n, target.out.len);
  }
}

static void put32(Buf *b, uint32_t n) {
  char bytes[4] = {(char)n, (char)(n >> 8), (char)(n >> 16), (char)(n >> 24)};
  buf_putn(b, bytes, 4);
}

// A letter and two parts.
static void send_frame(char kind, const char *a, size_t an, const char *b,
                       size_t bn) {
  Buf frame = {0};
  buf_putn(&frame, &kind, 1);
  buf_putn(&frame, a, an);
  buf_putn(&frame, b, bn);
  if (target.is_page) {
    http_send_frame(frame.s, frame.len);
  } else {
    put32(&target.out, (uint32_t)frame.len);
    buf_putn(&target.out, frame.s, frame.len);
    flush_out();
  }
  free(frame.s);
}

static void send_module(char kind, uint32_t session, const char *module,
                        size_t n) {
  Buf number = {0};
  put32(&number, session);
  send_frame(kind, number.s, number.len, module, n);
  free(number.s);
}

void target_run(uint32_t session, const char *module, size_t n) {
  send_module('r', session, module, n);
}

void target_run_nested(const char *module, size_t n) {
  send_module('n', 0, module, n);
}

void target_input(const char *text, size_t n) {
  send_frame('s', text, n, "", 0);
}

void target_answer(const char *text) {
  send_frame('a', text, strlen(text), "", 0);
}

void target_feed(const char *frames, size_t n) {
  buf_putn(&target.in, frames, n);
}

void target_forget(void) { target.in.len = 0; }

void target_add_poll(struct pollfd *fds, int *n) {
  if (!target.pid) return;
  fds[(*n)++] = (struct pollfd){target.from, POLLIN, 0};
  if (target.out.len) fds[(*n)++] = (struct pollfd){target.to, POLLOUT, 0};
}

static uint32_t get32(const char *s) {
  const unsigned char *b = (const unsigned char *)s;
  return b[0] | b[1] << 8 | b[2] << 16 | (uint32_t)b[3] << 24;
}

// What has come as whole frames. Those that f lets come are for the next time.
static void take_frames(void (*f)(const Frame *frame)) {
  Buf all = target.in;
  target.in = (Buf){0};
  size_t at = 0;
  while (all.len - at >= 4) {
    size_t n = get32(all.s + at);
    if (all.len - at - 4 < n) break;
    char *text = malloc(n + 1);
    if (!text) fatal("out of memory");
    memcpy(text, all.s + at + 4, n);
    text[n] = 0;
    at += 4 + n;
    if (n) f(&(Frame){text[0], text + 1, n - 1});
    free(text);
  }
  Buf later = target.in;
  target.in = (Buf){0};
  if (all.len > at) buf_putn(&target.in, all.s + at, all.len - at);
  if (later.len) buf_putn(&target.in, later.s, later.len);
  free(all.s);
  free(later.s);
}

void target_take(void (*f)(const Frame *frame)) {
  char chunk[65536];
  if (target.is_page) {
    take_frames(f);
    return;
  }
  flush_out();
  while (target.pid) {
    ssize_t n = read(target.from, chunk, sizeof chunk);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) break;
    if (n == 0) {
      take_frames(f);
      end_with(f);
      return;
    }
    buf_putn(&target.in, chunk, (size_t)n);
  }
  if (target.pid) take_frames(f);
}

// --- interrupts ---

void target_interrupt(void) {
  if (!target_is_alive() || target.force_at) return;
  ssize_t rung = target.is_page ? 0 : write(target.bell, "!", 1);
  (void)rung;                    // a full pipe has rung already
  send_frame('w', "", 0, "", 0); // in case it waits for input
  target.forced = false;
  target.force_at = now_ms() + PATIENCE_MS;
}

void target_idle(void) { target.force_at = 0; }

// By force: SIGINT, which lets the engine stop the code wherever it is, and
// after some more patience the end of the process.
int target_tick(void) {
  if (!target_is_alive() || !target.force_at) return -1;
  int64_t left = target.force_at - now_ms();
  if (left > 0) return (int)left;
  if (target.is_page) { // its own code has not been able to do anything
    target.force_at = 0;
    if (target.forced) http_drop_page();
    target.force_at = target.forced ? 0 : now_ms() + 10 * PATIENCE_MS;
    target.forced = true;
    return 10 * PATIENCE_MS;
  }
  kill(target.pid, target.forced ? SIGKILL : SIGINT);
  target.forced = true;
  target.force_at = now_ms() + 10 * PATIENCE_MS;
  return 10 * PATIENCE_MS;
}
