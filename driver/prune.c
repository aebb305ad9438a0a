// SPDX-License-Identifier: MIT
// Keeps the cache from growing without end.
#include "driver/driver.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { HOUR = 3600, DAY = 24 * HOUR };
static const uint64_t default_size = (uint64_t)2 << 30;

typedef struct Entry {
  const char *path;
  uint64_t bytes;
  time_t used; // sealed.c notes that in the time of access
} Entry;

// "500M": a number of bytes, or of K, M, G.
static uint64_t wanted_size(void) {
  if (!options.cache_size) return default_size;
  char *end;
  uint64_t n = strtoull(options.cache_size, &end, 10);
  static const char units[] = "KMG";
  const char *unit = *end ? strchr(units, *end & ~0x20) : NULL;
  if (end == options.cache_size || options.cache_size[0] == '-' ||
      (*end && (!unit || end[1])))
    fatal("--cache-size takes a number of bytes, or of K, M or G, not %s",
          options.cache_size);
  int shift = unit ? 10 * (int)(unit - units + 1) : 0;
  return n > UINT64_MAX >> shift ? UINT64_MAX : n << shift;
}

static int by_use(const void *a, const void *b) {
  const Entry *x = a, *y = b;
  return (x->used > y->used) - (x->used < y->used);
}

// What a compiler that was killed has left: a folder with a C file.
static void remove_folder(const char *path) {
  DIR *d = opendir(path);
  for (struct dirent *e; d && (e = readdir(d));)
    unlink(arena_printf("%s/%s", path, e->d_name));
  if (d) closedir(d);
  rmdir(path);
}

// The plain files; folders and temporary files of yesterday are removed.
static Entry *entries(time_t now, int *count) {
  int room = 256;
  Entry *all = malloc((size_t)room * sizeof *all);
  DIR *d = opendir(cache_dir());
  *count = 0;
  for (struct dirent *e; all && d && (e = readdir(d));) {
    struct stat st;
    const char *path = arena_printf("%s/%s", cache_dir(), e->d_name);
    if (e->d_name[0] == '.' || lstat(path, &st) != 0) continue;
    if (S_ISDIR(st.st_mode)) {
      bool is_build = strchr(e->d_name, '.') && st.st_mtime < now - DAY;
      if (is_build) remove_folder(path);
      continue;
    }
    if (*count == room) {
      Entry *more = realloc(all, (size_t)(room *= 2) * sizeof *all);
      if (!more) break;
      all = more;
    }
    all[(*count)++] = (Entry){path, (uint64_t)st.st_size, st.st_atime};
  }
  if (d) closedir(d);
  return all;
}

static bool was_today(const char *stamp, time_t now) {
  struct stat st;
  return stat(stamp, &st) == 0 && st.st_mtime > now - DAY && st.st_mtime <= now;
}

void cache_prune(void) {
  if (!cache_is_lasting()) return;
  time_t now = time(NULL);
  const char *stamp = arena_printf("%s/.pruned", cache_dir());
  if (!options.cache_size && was_today(stamp, now)) return;
  uint64_t size = 0, limit = wanted_size();
  int n;
  Entry *all = entries(now, &n);
  if (!all) return;
  for (int i = 0; i < n; i++) size += all[i].bytes;
  qsort(all, (size_t)n, sizeof *all, by_use);
  // Down to four fifths; what another build may be using now stays.
  uint64_t target = size > limit ? limit - limit / 5 : UINT64_MAX;
  for (int i = 0; i < n && size > target; i++) {
    if (all[i].used > now - HOUR && !options.cache_size) break;
    if (unlink(all[i].path) == 0) size -= all[i].bytes;
  }
  free(all);
  file_write(stamp, "", 0);
}
