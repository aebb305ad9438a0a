// SPDX-License-Identifier: MIT
// Jars of the class path, read in place with minizip. The index of a jar (entry
// -> place in the file) is made when something is first looked for in it.
#include "driver/driver.h"

#include <unzip.h>

#include <stdlib.h>
#include <string.h>

typedef struct Jar {
  bool is_open;
  unzFile file;    // NULL: there is none
  StrMap *entries; // name -> unz64_file_pos
} Jar;

static StrMap *jars; // path -> Jar

static void add_entries(Jar *jar, const char *path) {
  char name[4096];
  int r = unzGoToFirstFile(jar->file);
  for (; r == UNZ_OK; r = unzGoToNextFile(jar->file)) {
    unz_file_info64 info;
    unz64_file_pos *at = keep_alloc(sizeof *at);
    if (unzGetCurrentFileInfo64(jar->file, &info, name, sizeof name - 1, NULL,
                                0, NULL, 0) != UNZ_OK ||
        unzGetFilePos64(jar->file, at) != UNZ_OK)
      break;
    if (info.size_filename >= sizeof name)
      continue; // no namespace is called so
    name[info.size_filename] = 0;
    strmap_put(jar->entries, name, at);
  }
  if (r != UNZ_END_OF_LIST_OF_FILE)
    fatal("the jar is damaged: %s (fetch it again)", path);
}

static Jar *jar_open(const char *path) {
  if (!jars) jars = strmap_new();
  Jar *jar = strmap_get(jars, path);
  if (jar && jar->is_open) return jar;
  if (!jar) {
    jar = keep_alloc(sizeof *jar);
    jar->entries = strmap_new();
    strmap_put(jars, path, jar);
  }
  jar->is_open = true;
  if (!file_exists(path)) return jar; // as a folder that is not there
  jar->file = unzOpen64(path);
  if (!jar->file) fatal("not a jar, or a damaged one: %s", path);
  add_entries(jar, path);
  return jar;
}

void jar_close(const char *path) {
  Jar *jar = jars ? strmap_get(jars, path) : NULL;
  if (!jar) return;
  if (jar->file) unzClose(jar->file);
  jar->file = NULL;
  strmap_cut(jar->entries, 0);
  jar->is_open = false;
}

static bool jar_has(const char *path, const char *entry) {
  return strmap_get(jar_open(path)->entries, entry);
}

static char *jar_read(const char *path, const char *entry, size_t *len) {
  Jar *jar = jar_open(path);
  unz64_file_pos *at = strmap_get(jar->entries, entry);
  if (!at) return NULL;
  unz_file_info64 info;
  bool ok = unzGoToFilePos64(jar->file, at) == UNZ_OK &&
            unzGetCurrentFileInfo64(jar->file, &info, NULL, 0, NULL, 0, NULL,
                                    0) == UNZ_OK &&
            unzOpenCurrentFile(jar->file) == UNZ_OK;
  size_t size = ok ? info.uncompressed_size : 0;
  char *text = malloc(size + 1);
  ok = ok && text &&
       unzReadCurrentFile(jar->file, text, (unsigned)size) == (int)size;
  // Closing compares the checksum.
  ok = unzCloseCurrentFile(jar->file) == UNZ_OK && ok;
  if (!ok) fatal("%s in the jar %s is damaged", entry, path);
  text[size] = 0;
  *len = size;
  return text;
}

void jar_unpack(const char *path, const char *folder) {
  const Jar *jar = jar_open(path);
  for (int i = 0; i < strmap_count(jar->entries); i++) {
    const char *entry = strmap_key(jar->entries, i);
    const char *end = strrchr(entry, '/');
    size_t n = strlen(entry);
    if (!n || entry[n - 1] == '/' || strstr(entry, "..")) continue;
    if (n > 6 && strcmp(entry + n - 6, ".class") == 0) continue;
    file_mkdirs(
        arena_printf("%s/%.*s", folder, end ? (int)(end - entry) : 0, entry));
    char *bytes = jar_read(path, entry, &n);
    file_write(arena_printf("%s/%s", folder, entry), bytes, n);
    free(bytes);
  }
}

void jar_install(void) {
  static const Archives archives = {jar_has, jar_read};
  session->archives = &archives;
}
