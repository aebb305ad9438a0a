// SPDX-License-Identifier: MIT
#include "rt/dl/native_host.h"
#include "rt/base/text.h"
#include "rt/dl/load_module.h"
#include "rt/sys/sys.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

enum { FROM = 3, TO = 4, BELL = 5 };
enum { LOOK_NS = 10000000, AGAIN_US = 5000, EXIT_TEXT = 64 };

ssize_t __real_write(int fd, const void *s, size_t n);
ssize_t __real_read(int fd, void *s, size_t n);
int __real_isatty(int fd);
int __real_nanosleep(const struct timespec *t, struct timespec *left);
_Noreturn void __real_exit(int status);
ssize_t __wrap_write(int fd, const void *s, size_t n);
ssize_t __wrap_read(int fd, void *s, size_t n);
int __wrap_isatty(int fd);
int __wrap_nanosleep(const struct timespec *t, struct timespec *left);
_Noreturn void __wrap_exit(int status);

static bool serving;

// --- frames ---

static void put_frame(char kind, const char *text, size_t n) {
  uint32_t len = (uint32_t)n + 1;
  char head[] = {(char)len, (char)(len >> 8), (char)(len >> 16),
                 (char)(len >> 24), kind};
  const char *parts[] = {head, text};
  size_t sizes[] = {sizeof head, n};
  for (int i = 0; i < 2; i++)
    for (size_t at = 0; at < sizes[i];) {
      ssize_t k = __real_write(TO, parts[i] + at, sizes[i] - at);
      if (k < 0 && errno == EINTR) continue;
      if (k <= 0) _exit(0); // the server has ended
      at += (size_t)k;
    }
}

typedef struct Frame {
  char *bytes; // a letter and a payload; malloc'ed
  size_t n;
} Frame;

static void read_all(char *to, size_t n) {
  for (size_t at = 0; at < n;) {
    ssize_t k = __real_read(FROM, to + at, n - at);
    if (k < 0 && errno == EINTR) continue;
    if (k <= 0) _exit(0);
    at += (size_t)k;
  }
}

static uint32_t word_at(const char *s) {
  const unsigned char *b = (const unsigned char *)s;
  return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
         (uint32_t)b[3] << 24;
}

static Frame read_frame(void) {
  char head[4];
  read_all(head, 4);
  size_t n = word_at(head);
  Frame f = {malloc(n + 1), n};
  if (!f.bytes) rt_fatal("out of memory");
  read_all(f.bytes, n);
  f.bytes[n] = 0;
  return f;
}

// --- interrupts ---

static volatile sig_atomic_t rung, forced, running;
static sigjmp_buf out_of_code;
static char exit_text[EXIT_TEXT];
enum { LEFT_BY_FORCE = 1, LEFT_BY_EXIT, LEFT_BY_REFUSAL };

static bool has_rung(void) {
  char bytes[16];
  return __real_read(BELL, bytes, sizeof bytes) > 0;
}

// Asked after collections: looks at most every 10 ms.
int rt_side_interrupted(void) {
  static int64_t looked;
  struct timespec t;
  if (!serving) return 0;
  clock_gettime(CLOCK_MONOTONIC, &t);
  int64_t now = (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
  if (!rung && now - looked >= LOOK_NS) {
    looked = now;
    if (has_rung()) rung = 1;
  }
  return rung;
}

static uintptr_t place_of(const ucontext_t *c) {
#if defined __x86_64__
  return (uintptr_t)c->uc_mcontext.gregs[REG_RIP];
#elif defined __aarch64__
  return (uintptr_t)c->uc_mcontext.pc;
#else
  return (void)c, 0;
#endif
}

static void ask_again(void) {
  struct itimerval t = {{0, 0}, {0, AGAIN_US}};
  setitimer(ITIMER_REAL, &t, NULL);
}

// SIGINT, and SIGALRM as long as the code has not ended. First what polls gets
// its chance.
static void on_interrupt(int number, siginfo_t *info, void *context) {
  (void)info;
  if (!running) return;
  rung = 1;
  if (number == SIGINT) forced = 0;
  if (forced && rt_dl_is_code(place_of(context)))
    siglongjmp(out_of_code, LEFT_BY_FORCE);
  forced = 1;
  rt_side_stop();
  ask_again();
}

static void watch_interrupts(void) {
  struct sigaction a = {.sa_sigaction = on_interrupt};
  a.sa_flags = SA_SIGINFO;
  sigaction(SIGINT, &a, NULL);
  sigaction(SIGALRM, &a, NULL);
  fcntl(BELL, F_SETFL, fcntl(BELL, F_GETFL) | O_NONBLOCK);
}

// --- what the runtime's calls of libc do ---

static struct {
  char *bytes; // of standard input that have come
  size_t at, n;
  bool ended;
} input;

static void add_input(const Frame *f) {
  if (f->n == 1) input.ended = true;
  size_t left = input.n - input.at;
  char *all = malloc(left + f->n);
  if (!all) rt_fatal("out of memory");
  if (left) memcpy(all, input.bytes + input.at, left);
  memcpy(all + left, f->bytes + 1, f->n - 1);
  free(input.bytes);
  input.bytes = all;
  input.at = 0;
  input.n = left + f->n - 1;
}

static struct {
  Frame *frames; // modules that have come while one runs, for later
  size_t at, n;
} waiting;

static Frame next_frame(void) {
  if (waiting.at < waiting.n) return waiting.frames[waiting.at++];
  waiting.at = waiting.n = 0;
  return read_frame();
}

// What comes while a module runs.
static void take_other(Frame *f) {
  if (f->bytes[0] == 's') add_input(f);
  if (f->bytes[0] == 'w' && has_rung()) rung = 1;
  if (f->bytes[0] != 'r') {
    free(f->bytes);
    return;
  }
  waiting.frames =
      realloc(waiting.frames, (waiting.n + 1) * sizeof *waiting.frames);
  if (!waiting.frames) rt_fatal("out of memory");
  waiting.frames[waiting.n++] = *f;
}

ssize_t __wrap_read(int fd, void *s, size_t n) {
  if (!serving || fd != 0) return __real_read(fd, s, n);
  bool asked = false;
  while (input.at == input.n && !input.ended && !rung) {
    if (!asked) put_frame('i', "", 0);
    asked = true;
    Frame f = read_frame();
    take_other(&f);
  }
  size_t k = input.n - input.at < n ? input.n - input.at : n;
  if (!k) input.ended = false; // the next one who reads waits again
  if (k) memcpy(s, input.bytes + input.at, k);
  input.at += k;
  return (ssize_t)k;
}

ssize_t __wrap_write(int fd, const void *s, size_t n) {
  if (!serving || (fd != 1 && fd != 2)) return __real_write(fd, s, n);
  put_frame(fd == 1 ? 'o' : 'e', s, n);
  return (ssize_t)n;
}

int __wrap_isatty(int fd) { // so that each line goes out at once
  return serving && fd < 3 ? 1 : __real_isatty(fd);
}

int __wrap_nanosleep(const struct timespec *t, struct timespec *left) {
  int r = __real_nanosleep(t, left);
  if (serving && running && rung) siglongjmp(out_of_code, LEFT_BY_FORCE);
  return r;
}

void __wrap_exit(int status) {
  if (!serving || !running) __real_exit(status);
  snprintf(exit_text, sizeof exit_text, "the program ended with %d", status);
  siglongjmp(out_of_code, LEFT_BY_EXIT);
}

// --- the host's functions ---

static char *answer; // for rt_side_host_result

int rt_side_host_call(const char *s, size_t n) {
  (void)n;
  free(answer);
  if (asprintf(&answer, "the host has no function %s", s) < 0)
    rt_fatal("out of memory");
  return -2 - (int)strlen(answer);
}

void rt_side_host_result(char *to) { memcpy(to, answer, strlen(answer)); }

static void run_nested(const Frame *f);

// Modules come and run until the answer does.
int rt_side_host_ask(const char *s, size_t n) {
  if (!n) return serving;
  put_frame('q', s, n);
  for (;;) {
    Frame f = read_frame();
    if (f.bytes[0] == 'a') {
      free(answer);
      answer = strdup(f.bytes + 1);
      free(f.bytes);
      return (int)strlen(answer);
    }
    if (f.bytes[0] == 'n') {
      run_nested(&f);
      free(f.bytes);
    } else {
      take_other(&f);
    }
  }
}

// --- running modules ---

static void send_parts(char kind, TextBuf *b) {
  put_frame(kind, b->data, b->len - 1);
  text_free(b);
}

static void send_refusal(const char *kind, const char *message) {
  TextBuf b = {0};
  text_put_part(&b, kind);
  text_put_part(&b, message ? message : "");
  send_parts('t', &b);
}

static void send_exception(void) {
  TextBuf b = {0};
  text_put_part(&b, rt_side_text(4));
  text_put_part(&b, rt_side_text(1));
  text_put_part(&b, rt_side_text(3));
  text_put_part(&b, rt_side_text(2));
  send_parts('x', &b);
}

static void send_value(const char *value) {
  TextBuf b = {0};
  char *text = strdup(value); // the next text takes its place
  text_put_part(&b, rt_side_text(4));
  text_put_part(&b, text);
  text_put_part(&b, rt_side_changes());
  send_parts('v', &b);
  free(text);
}

static bool load_frame(const Frame *f, SideModule *m) {
  if (f->n >= 5 && rt_dl_load(f->bytes + 5, f->n - 5, m)) return true;
  send_refusal(f->n < 5 ? "not-a-side-module" : m->refused, m->message);
  free(m->message);
  return false;
}

static void run_module(const SideModule *m) {
  rt_side_enter(m->ns, strlen(m->ns));
  int failed = rt_side_run(m->entry);
  const char *value = failed ? NULL : rt_side_text(0);
  running = 0;
  if (value)
    send_value(value);
  else
    send_exception();
}

// For code that runs and waits for the answer; its value is not shown.
static void run_nested(const Frame *f) {
  SideModule m;
  if (!load_frame(f, &m)) siglongjmp(out_of_code, LEFT_BY_REFUSAL);
  if (rt_side_run(m.entry))
    send_exception();
  else
    send_value("");
}

static void abandon(const char *kind, const char *message) {
  running = 0;
  rt_side_abandon();
  if (kind) send_refusal(kind, message);
}

// The outermost one, in which signals count.
static void run_frame(const Frame *f) {
  SideModule m;
  if (!load_frame(f, &m)) return;
  while (has_rung()) continue;
  rung = forced = 0;
  rt_side_session(word_at(f->bytes + 1));
  switch (sigsetjmp(out_of_code, 1)) {
  case 0:
    running = 1;
    run_module(&m);
    break;
  case LEFT_BY_EXIT: abandon("exit", exit_text); break;
  case LEFT_BY_REFUSAL: abandon(NULL, NULL); break; // said by load_frame
  default: abandon("interrupted", "the code was interrupted");
  }
}

static _Noreturn void serve(void) {
  serving = true;
  watch_interrupts();
  if (rt_side_start()) _exit(1);
  put_frame('R', "", 0);
  for (;;) {
    Frame f = next_frame();
    if (f.bytes[0] == 'r') {
      run_frame(&f);
      free(f.bytes);
    } else {
      take_other(&f);
    }
  }
}

// --- modules that are named ---

static char *read_whole(const char *path, size_t *n) {
  FILE *f = fopen(path, "rb");
  TextBuf b = {0};
  char chunk[4096];
  size_t k;
  if (!f) return NULL;
  while ((k = fread(chunk, 1, sizeof chunk, f)) > 0) text_put(&b, chunk, k);
  fclose(f);
  *n = b.len;
  text_put(&b, "", 1);
  return b.data;
}

static bool run_file(const char *path) {
  SideModule m;
  size_t n;
  char *bytes = read_whole(path, &n);
  if (!bytes) {
    fprintf(stderr, "%s: %s\n", path, strerror(errno));
    return false;
  }
  bool loaded = rt_dl_load(bytes, n, &m);
  free(bytes);
  if (!loaded) {
    fprintf(stderr, "%s: %s: %s\n", path, m.refused, m.message);
    return false;
  }
  rt_side_enter(m.ns, strlen(m.ns));
  const char *value = rt_side_run(m.entry) ? NULL : rt_side_text(0);
  if (value) puts(value);
  fflush(stdout);
  if (!value) fputs(rt_side_text(2), stderr);
  return value != NULL;
}

int rt_side_host(int argc, char **argv) {
  rt_argc = argc > 0 ? argc - 1 : 0;
  rt_argv = argv + 1;
  if (argc == 2 && strcmp(argv[1], "--serve") == 0) {
    rt_argc = 0;
    serve();
  }
  if (rt_side_start()) return 1;
  int failed = 0;
  for (int i = 1; i < argc; i++) failed |= !run_file(argv[i]);
  return failed;
}
