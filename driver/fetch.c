// SPDX-License-Identifier: MIT
// What the resolver (deps/) asks for: files, fetched with curl, and git. Files
// are fetched to a folder of this process in the cache; what is whole, and has
// the checksum that the repository offers, is put in its place by a rename.
#include "driver/driver.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Fetch {
  const char *request, *url, *file;
  const char *why; // why it failed, or NULL
  bool done;
} Fetch;

static const char *folder; // of this process
static volatile sig_atomic_t interrupted;

static void note_interrupt(int sig) { interrupted = sig; }

static void remove_folder(void) {
  PtrVec a = {0};
  tools_words(&a, "rm -rf");
  args_add(&a, folder);
  tools_run(&a);
}

// While something is fetched an interrupt ends curl or git, then us.
static void start_fetching(void) {
  if (folder) return;
  folder = arena_printf("%s/fetch-%d", cache_dir(), (int)getpid());
  file_mkdirs(folder);
  atexit(remove_folder);
  signal(SIGINT, note_interrupt);
  signal(SIGTERM, note_interrupt);
}

static void stop_if_interrupted(void) {
  if (interrupted) exit(128 + interrupted);
}

// --- files ---

// File 2i of the folder is what was asked for, 2i+1 its checksum.
static const char *part(int i) { return arena_printf("%s/%d", folder, i); }

static void add_transfer(Buf *conf, const char *url, int i) {
  buf_printf(conf, "%surl = \"", i ? "next\n" : "");
  for (; *url; url++)
    buf_printf(conf, *url == '"' || *url == '\\' ? "\\%c" : "%c", *url);
  buf_printf(conf,
             "\"\noutput = \"%s\"\nfail\nlocation\nsilent\n"
             "connect-timeout = 20\nretry = 2\n"
             "write-out = \"%d %%{exitcode} %%{http_code} %%{errormsg}\\n\"\n",
             part(i), i);
}

static void run_curl(const Buf *conf) {
  const char *file = arena_printf("%s/curl", folder);
  PtrVec a = {0};
  file_write(file, conf->s, conf->len);
  tools_words(&a, tools_get("CURL") ? tools_get("CURL") : "curl");
  tools_words(&a, "--disable --parallel --parallel-max 8 -K");
  args_add(&a, file);
  if (tools_capture(&a, arena_printf("%s/answers", folder)) == 127)
    fatal("cannot run %s, which fetches libraries: install curl "
          "(Debian: apt-get install curl), or set CLJWC_CURL",
          (char *)a.items[0]);
  stop_if_interrupted();
}

static void take_line(PtrVec *fetches, char *line) {
  int i, code, http, n = 0;
  if (sscanf(line, "%d %d %d %n", &i, &code, &http, &n) < 3 || i % 2) return;
  if (i / 2 >= fetches->n) return;
  Fetch *f = fetches->items[i / 2];
  f->done = true;
  if (code == 0) return;
  const char *text = line[n] ? line + n : arena_printf("curl error %d", code);
  f->why = http == 404 || code == 37 ? "not found" : arena_strdup(text);
}

static void take_answers(PtrVec *fetches) {
  char *text = file_read(arena_printf("%s/answers", folder), NULL);
  for (char *p = text ? strtok(text, "\n") : NULL; p; p = strtok(NULL, "\n"))
    take_line(fetches, p);
}

static void check_sum(const Fetch *f, const char *bytes, size_t n, int i) {
  const char *want = file_read(part(2 * i + 1), NULL);
  if (!want || strspn(want, "0123456789abcdefABCDEF") < 40) return;
  const char *got = sha1(bytes, n);
  if (strncasecmp(want, got, 40) == 0) return;
  fatal("the checksum of %s does not match: it is %s, and should be %.40s; "
        "nothing of it is kept. Try again; if that does not help, the "
        "repository or a proxy on the way to it is broken",
        f->url, got, want);
}

static void put(const Fetch *f, int i) {
  size_t n;
  char *bytes = file_read(part(2 * i), &n);
  if (!bytes) fatal("cannot read what was fetched from %s", f->url);
  check_sum(f, bytes, n, i);
  char *parent = arena_strdup(f->file);
  *strrchr(parent, '/') = 0;
  file_mkdirs(parent);
  file_write(f->file, bytes, n);
  free(bytes);
}

static void fetch_files(PtrVec *fetches, Buf *answers) {
  Buf conf = {0};
  for (int i = 0; i < fetches->n; i++) {
    Fetch *f = fetches->items[i];
    add_transfer(&conf, f->url, 2 * i);
    add_transfer(&conf, arena_printf("%s.sha1", f->url), 2 * i + 1);
  }
  run_curl(&conf);
  take_answers(fetches);
  for (int i = 0; i < fetches->n; i++) {
    Fetch *f = fetches->items[i];
    if (!f->done) f->why = "curl did not say what became of it";
    if (!f->why) {
      fprintf(stderr, "Fetched %s\n", f->url);
      put(f, i);
    }
    unlink(part(2 * i));
    unlink(part(2 * i + 1));
    buf_printf(answers, "%s\n%s\n", f->request, f->why ? f->why : "ok");
  }
}

// --- git ---

static void run_git(const char *request, Buf *answers) {
  PtrVec a = {0};
  const char *out = arena_printf("%s/git", folder);
  char *copy = arena_strdup(request);
  for (char *p = strtok(copy, "\t"); p; p = strtok(NULL, "\t")) args_add(&a, p);
  setenv("GIT_TERMINAL_PROMPT", "0", 1);
  if (strstr(request, "\tclone\t"))
    fprintf(stderr, "Cloning %s\n", (char *)a.items[a.n - 2]);
  int status = tools_capture(&a, out);
  stop_if_interrupted();
  if (status == 127)
    fatal("cannot run git, which fetches libraries: install git (Debian: "
          "apt-get install git)");
  char *text = file_read(out, NULL);
  int n = text ? (int)strcspn(text, "\n") : 0;
  buf_printf(answers, "%s\n%d %.*s\n", request, status, n, text ? text : "");
  free(text);
}

// --- requests ---

static Fetch *fetch_of(const char *request) {
  Fetch *f = arena_alloc(sizeof *f);
  char *copy = arena_strdup(request);
  strtok(copy, "\t");
  const char *url = strtok(NULL, "\t"), *file = strtok(NULL, "\t");
  *f = (Fetch){request, url, file, NULL, false};
  return f;
}

void fetch_all(const PtrVec *requests, Buf *answers) {
  PtrVec fetches = {0};
  start_fetching();
  for (int i = 0; i < requests->n; i++) {
    const char *request = requests->items[i];
    if (strncmp(request, "git\t", 4) == 0)
      run_git(request, answers);
    else
      vec_push(&fetches, fetch_of(request));
  }
  if (fetches.n) fetch_files(&fetches, answers);
}
