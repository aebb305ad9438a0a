// SPDX-License-Identifier: MIT
// spawn FILE SECONDS COMMAND...: runs a command and writes to FILE its time in
// nanoseconds, its largest resident set in KB and its wait status; kills it
// after SECONDS (the status then says so). A process inherits the high-water
// mark of the one that started it, so what starts it must be small: Python's
// own 16 MB would hide a native program's memory.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pid_t child;

static void on_alarm(int signal) {
  (void)signal;
  kill(child, SIGKILL);
}

static long long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  struct rusage usage;
  int status;
  long long start = now();
  child = fork();
  if (child < 0) return 2;
  if (child == 0) {
    execvp(argv[3], argv + 3);
    _exit(127);
  }
  signal(SIGALRM, on_alarm);
  alarm((unsigned)atoi(argv[2]));
  while (wait4(child, &status, 0, &usage) < 0) {
  }
  long long end = now();
  FILE *f = fopen(argv[1], "w");
  if (!f) return 2;
  fprintf(f, "%lld %ld %d\n", end - start, usage.ru_maxrss, status);
  return fclose(f) != 0;
}
