// SPDX-License-Identifier: MIT
// Is the program of a project what a build would make again? It is while
// nothing has changed that was read: sources, the project's files, jars, cljwc,
// and the folders of the class path, in which a new file may stand in the way
// of another one. Linking is what this saves.
#include "driver/driver.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *record(void) {
  char here[PATH_MAX];
  Buf b = {0};
  buf_printf(&b, "%s\n%s\n%s\n", getcwd(here, sizeof here) ? here : "",
             options.output, options.input);
  cache_add_stamp(&b, "/proc/self/exe");
  cache_add_stamp(&b, tools_lib(arena_printf("%s/librt.a", options.target)));
  cache_add_stamp(&b, tools_lib("tools.conf"));
  for (char **a = options.command_line + 1; *a && a != options.args; a++)
    if (strcmp(*a, "--live") != 0 && strcmp(*a, "-v") != 0) // program.c adds it
      buf_printf(&b, "%s\n", *a);
  for (int i = 0; i < session->source_path.n; i++)
    buf_printf(&b, "%s\n", (char *)session->source_path.items[i]);
  return arena_printf("%s/%s.built", cache_dir(), hash_text(b.s, b.len));
}

static void add_folders(PtrVec *files, const char *path) {
  DIR *d = opendir(path);
  if (!d) return;
  args_add(files, path);
  for (struct dirent *e; (e = readdir(d));) {
    struct stat st;
    const char *below = arena_printf("%s/%s", path, e->d_name);
    if (e->d_name[0] != '.' && stat(below, &st) == 0 && S_ISDIR(st.st_mode))
      add_folders(files, below);
  }
  closedir(d);
}

static const char *stamps(const PtrVec *files) {
  Buf b = {0};
  buf_puts(&b, "");
  cache_add_stamps(&b, files);
  return hash_text(b.s, b.len);
}

bool current_is(void) {
  if (options.no_cache || options.deps || options.deps_file || options.emit)
    return false;
  char *text = sealed_read(record());
  if (!text) return false;
  PtrVec files = {0};
  strtok(text, "\n");
  for (char *p; (p = strtok(NULL, "\n"));) vec_push(&files, p);
  return strcmp(text, stamps(&files)) == 0;
}

void current_note(CNs *main_ns) {
  PtrVec files = output_inputs(main_ns);
  Buf b = {0};
  args_add(&files, options.output);
  for (int i = 0; i < session->source_path.n; i++) {
    const char *entry = session->source_path.items[i];
    if (file_is_jar(entry))
      args_add(&files, entry);
    else
      add_folders(&files, entry);
  }
  buf_printf(&b, "%s\n", stamps(&files));
  for (int i = 0; i < files.n; i++)
    buf_printf(&b, "%s\n", (char *)files.items[i]);
  sealed_write(record(), b.s, b.len);
}
