// SPDX-License-Identifier: MIT
// Where results go. A file appears whole, under a temporary name beside it
// first; a symbolic link stays one, and what it refers to is replaced; devices
// and FIFOs are written to; - is standard output. Nothing that was read on the
// way is written, whatever name it is called by.
#include "driver/driver.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static PtrVec inputs; // char *: paths

// A jar is named once, whatever has been read from it.
static void add_input(PtrVec *found, const char *path) {
  path = file_container(path);
  for (int i = 0; i < found->n; i++)
    if (strcmp(found->items[i], path) == 0) return;
  vec_push(found, (void *)(uintptr_t)path);
}

PtrVec output_inputs(CNs *main_ns) {
  PtrVec found = {0}, seen = {0};
  vec_push(&seen, main_ns);
  for (int i = 0; i < seen.n; i++) {
    CNs *ns = seen.items[i];
    for (int k = 0; k < ns->requires.n; k++)
      if (!vec_has(&seen, ns->requires.items[k]))
        vec_push(&seen, ns->requires.items[k]);
    for (int k = 0; !ns->native && k < ns->loads.n; k++)
      add_input(&found, ns->loads.items[k]);
  }
  return found;
}

void output_guard(CNs *main_ns) {
  inputs = output_inputs(main_ns);
  vec_push(&inputs, (void *)(uintptr_t)options.input);
}

bool output_is_stdout(const char *path) { return strcmp(path, "-") == 0; }

static bool same_file(const char *a, const char *b) {
  struct stat x, y;
  return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
         x.st_ino == y.st_ino;
}

static void check_no_input(const char *path) {
  for (int i = 0; i < inputs.n; i++)
    if (same_file(path, inputs.items[i]))
      fatal("will not write %s: it is read as %s", path,
            (char *)inputs.items[i]);
}

static bool is_special(const char *path) {
  struct stat st;
  if (output_is_stdout(path)) return true;
  if (stat(path, &st) != 0) return false;
  if (S_ISDIR(st.st_mode)) fatal("cannot write %s: %s", path, strerror(EISDIR));
  return !S_ISREG(st.st_mode);
}

// What a symbolic link refers to, whether that exists or not.
static const char *target_of(const char *path) {
  for (int i = 0; i < 40; i++) {
    char to[4096];
    ssize_t n = readlink(path, to, sizeof to - 1);
    if (n < 0) return path;
    to[n] = 0;
    const char *slash = strrchr(path, '/');
    int folder = to[0] != '/' && slash ? (int)(slash - path + 1) : 0;
    path = arena_printf("%.*s%s", folder, path, to);
  }
  fatal("cannot write %s: %s", path, strerror(ELOOP));
}

static const char *beside(const char *path) {
  return arena_printf("%s.tmp%d", target_of(path), (int)getpid());
}

const char *output_begin(const char *path, bool binary) {
  if (binary && output_is_stdout(path) && isatty(1))
    fatal("will not write a program to a terminal");
  if (!output_is_stdout(path)) check_no_input(path);
  const char *elsewhere = arena_printf("%s/out-%d", cache_dir(), (int)getpid());
  if (is_special(path)) return elsewhere;
  const char *temporary = beside(path);
  FILE *probe = fopen(temporary, "wb");
  if (!probe) fatal("cannot write %s: %s", path, strerror(errno));
  fclose(probe);
  // LLVM's tools take a % in a name for a digit of their choice.
  if (!strchr(temporary, '%')) return temporary;
  unlink(temporary);
  return elsewhere;
}

static bool copy_to(int fd, const char *from) {
  FILE *f = fopen(from, "rb");
  if (!f) return false;
  char chunk[65536];
  size_t n, done = 0;
  bool ok = true;
  while (ok && (n = fread(chunk, 1, sizeof chunk, f)) > 0)
    for (done = 0; ok && done < n;) {
      ssize_t k = write(fd, chunk + done, n - done);
      if (k > 0) done += (size_t)k;
      ok = k > 0 || errno == EINTR;
    }
  ok = ok && !ferror(f);
  fclose(f);
  return ok;
}

// To the place of another file system: whole, too.
static bool move_across(const char *temporary, const char *path) {
  const char *copy = beside(path);
  struct stat st;
  int fd = stat(temporary, &st) == 0
               ? open(copy, O_WRONLY | O_CREAT | O_TRUNC, st.st_mode & 0777)
               : -1;
  bool ok = fd >= 0 && copy_to(fd, temporary);
  if (fd >= 0) ok = close(fd) == 0 && ok;
  return ok && rename(copy, target_of(path)) == 0;
}

void output_end(const char *temporary, const char *path) {
  bool ok;
  if (is_special(path)) {
    int fd = output_is_stdout(path) ? 1 : open(path, O_WRONLY);
    ok = fd >= 0 && copy_to(fd, temporary);
    if (fd > 1) ok = close(fd) == 0 && ok;
  } else {
    ok = rename(temporary, target_of(path)) == 0 ||
         (errno == EXDEV && move_across(temporary, path));
  }
  int why = errno;
  unlink(temporary);
  if (!ok) fatal("cannot write %s: %s", path, strerror(why));
}

void output_write(const char *path, const char *text, size_t n, bool binary) {
  const char *temporary = output_begin(path, binary);
  file_write(temporary, text, n);
  output_end(temporary, path);
}
