// SPDX-License-Identifier: MIT
// Preloaded into clang or wasm-ld by a resident cljwc (driver/warm.c): the
// process stops before its main, with its libraries loaded, and a copy of it
// runs each time that it is asked. Starting takes these tools longer than a
// small file.
//
// On descriptor $CLJWC_WARM: a byte when it is ready; then requests, each 4
// bytes, how many follow, and the arguments with a NUL after each; the answer
// is the exit status, 4 bytes.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef int Main(int argc, char **argv, char **env);
static Main *real_main;
static int fd;

static int read_all(void *to, size_t n) {
  for (char *p = to; n;) {
    ssize_t got = read(fd, p, n);
    if (got <= 0) return 0;
    p += got;
    n -= (size_t)got;
  }
  return 1;
}

static int run(char *text, uint32_t n, char **env) {
  int argc = 0;
  for (uint32_t i = 0; i < n; i++) argc += !text[i];
  char **argv = calloc((size_t)argc + 1, sizeof *argv);
  for (int i = 0; i < argc; i++, text += strlen(text) + 1) argv[i] = text;
  close(fd);
  return real_main(argc, argv, env);
}

static int serve(int argc, char **argv, char **env) {
  (void)argc, (void)argv;
  unsetenv("LD_PRELOAD");
  unsetenv("CLJWC_WARM");
  if (write(fd, "!", 1) != 1) return 1;
  for (uint32_t n;;) {
    if (!read_all(&n, sizeof n)) _exit(0);
    char *text = malloc(n);
    if (!text || !read_all(text, n)) _exit(0);
    pid_t pid = fork();
    if (pid == 0) exit(run(text, n, env));
    free(text);
    int status = 0;
    if (pid > 0) waitpid(pid, &status, 0);
    int32_t code = pid < 0             ? 127
                   : WIFEXITED(status) ? WEXITSTATUS(status)
                                       : 128 + WTERMSIG(status);
    if (write(fd, &code, sizeof code) != sizeof code) _exit(0);
  }
}

int __libc_start_main(Main *main, int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*end)(void), void *stack) {
  typedef int Start(Main *, int, char **, void (*)(void), void (*)(void),
                    void (*)(void), void *);
  Start *start;
  *(void **)&start = dlsym(RTLD_NEXT, "__libc_start_main");
  const char *wanted = getenv("CLJWC_WARM");
  if (wanted) {
    fd = atoi(wanted);
    real_main = main;
    main = serve;
  }
  return start(main, argc, argv, init, fini, end, stack);
}
