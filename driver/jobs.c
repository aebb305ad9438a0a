// SPDX-License-Identifier: MIT
// Objects that are being compiled: several clangs at a time, up to -j N, while
// cljwc goes on with the next namespaces. Whoever reads objects waits for all
// of them first (jobs_wait). On a terminal a line says how far it is.
#include "driver/driver.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct Job {
  pid_t pid;
  const char *name;                   // the namespace's
  const char *fresh, *object;         // what clang writes, and is renamed to
  const char *c_file, *folder, *tool; // removed afterwards; for messages
} Job;

static PtrVec running; // Job *
static int total, begun;
static bool shown;

static int limit(void) {
  if (options.jobs) return options.jobs;
  long n = sysconf(_SC_NPROCESSORS_ONLN);
  return n < 1 ? 1 : (int)n;
}

// --- the line ---

static bool shows(void) {
  return !options.verbose && !session->diag.as_json && isatty(2);
}

static void show(const char *name) {
  if (!shows()) return;
  fprintf(stderr, "\r\033[K[%d/%d] %s", begun, total > begun ? total : begun,
          name);
  fflush(stderr);
  shown = true;
}

static void clear(void) {
  if (shown) fputs("\r\033[K", stderr);
  shown = false;
}

void jobs_expect(int n) {
  total = n;
  begun = 0;
}

// --- processes ---

static void finish(Job *job, int status) {
  if (status != 0) clear();
  tools_check(job->tool, "compiling", status);
  sealed_note(job->object, job->fresh);
  if (rename(job->fresh, job->object) != 0)
    fatal("cannot write %s", job->object);
  unlink(job->c_file);
  rmdir(job->folder);
}

static void wait_for_one(void) {
  int status;
  pid_t pid;
  Phase was = phase_enter(PHASE_CLANG);
  while ((pid = waitpid(-1, &status, 0)) < 0)
    if (errno != EINTR) fatal("lost a compiler: %s", strerror(errno));
  phase_enter(was);
  for (int i = 0; i < running.n; i++) {
    Job *job = running.items[i];
    if (job->pid != pid) continue;
    running.items[i] = running.items[--running.n];
    finish(job, tools_status(status));
    return;
  }
}

void jobs_wait(void) {
  while (running.n) wait_for_one();
  clear();
}

bool jobs_have(const char *object) {
  for (int i = 0; i < running.n; i++)
    if (strcmp(((Job *)running.items[i])->object, object) == 0) return true;
  return false;
}

void jobs_compile(const char *name, const char *folder, const char *c_file,
                  const char *object) {
  while (running.n >= limit()) wait_for_one();
  Job *job = keep_alloc(sizeof *job);
  *job = (Job){.name = keep_strdup(name),
               .object = keep_strdup(object),
               .c_file = keep_strdup(c_file),
               .folder = keep_strdup(folder)};
  job->fresh = keep_strdup(arena_printf("%s.%d.o", object, (int)getpid()));
  begun++;
  show(name);
  job->pid = tools_compile(folder, c_file, job->fresh, &job->tool);
  vec_push(&running, job);
}
