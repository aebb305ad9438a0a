// SPDX-License-Identifier: MIT
#include "driver/warm.h"
#include "driver/driver.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { TOOLS = 4, FD = 9, READY_MS = 3000 };

typedef struct Tool {
  const char *name;
  int fd; // -1: it cannot be kept
  pid_t pid;
} Tool;
static Tool tools[TOOLS];
static int ntools;

// --- started each time ---

static int start_and_wait(PtrVec *argv) {
  pid_t pid;
  args_add(argv, NULL);
  if (posix_spawnp(&pid, argv->items[0], NULL, NULL, (char **)argv->items,
                   environ))
    return 127;
  int status;
  while (waitpid(pid, &status, 0) < 0)
    if (errno != EINTR) return 127;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// --- kept ---

static _Noreturn void become(const char *name, int fd) {
  if (fd == FD ? fcntl(fd, F_SETFD, 0) < 0 : dup2(fd, FD) < 0) _exit(127);
  setpgid(0, 0); // the terminal's interrupts are the server's
  setenv("LD_PRELOAD", tools_lib("warm.so"), 1);
  setenv("CLJWC_WARM", "9", 1);
  execlp(name, name, (char *)NULL);
  _exit(127);
}

static bool is_ready(int fd) {
  struct pollfd p = {fd, POLLIN, 0};
  char byte;
  return poll(&p, 1, READY_MS) == 1 && read(fd, &byte, 1) == 1;
}

static void begin(Tool *t) {
  int fds[2];
  t->fd = -1;
  if (!file_exists(tools_lib("warm.so")) || getenv("LD_PRELOAD") ||
      socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) != 0)
    return;
  fflush(NULL);
  t->pid = fork();
  if (t->pid == 0) become(t->name, fds[1]);
  close(fds[1]);
  if (t->pid > 0 && is_ready(fds[0])) {
    t->fd = fds[0];
    return;
  }
  close(fds[0]);
  if (t->pid > 0) kill(t->pid, SIGKILL);
  if (t->pid > 0) waitpid(t->pid, NULL, 0);
}

static Tool *find(const char *name) {
  for (int i = 0; i < ntools; i++)
    if (strcmp(tools[i].name, name) == 0) return &tools[i];
  if (ntools == TOOLS) return NULL;
  Tool *t = &tools[ntools++];
  *t = (Tool){.name = keep_strdup(name)};
  begin(t);
  return t;
}

static bool ask(int fd, const Buf *text, int *status) {
  uint32_t n = (uint32_t)text->len;
  int32_t code;
  if (send(fd, &n, sizeof n, MSG_NOSIGNAL) != sizeof n ||
      send(fd, text->s, text->len, MSG_NOSIGNAL) != (ssize_t)text->len ||
      recv(fd, &code, sizeof code, MSG_WAITALL) != sizeof code)
    return false;
  *status = code;
  return true;
}

int warm_run(PtrVec *argv) {
  Tool *t = find(argv->items[0]);
  if (!t || t->fd < 0) return start_and_wait(argv);
  Buf text = {0};
  int status;
  for (int i = 0; i < argv->n; i++)
    buf_putn(&text, argv->items[i], strlen(argv->items[i]) + 1);
  bool done = ask(t->fd, &text, &status);
  free(text.s);
  if (done) return status;
  close(t->fd);
  t->fd = -1;
  waitpid(t->pid, NULL, 0);
  return start_and_wait(argv);
}
