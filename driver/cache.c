// SPDX-License-Identifier: MIT
// The cache: objects by the content of their C text, interfaces by source
// path. An entry is valid when the same cljwc and runtime wrote it, its source
// files have not changed and the interfaces it was compiled against are the
// same. Everything is written under a temporary name and renamed, so parallel
// runs and interrupted ones leave no half-written entry; what is damaged later
// is as good as missing (sealed.c).
#include "driver/driver.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *dir;
static bool temporary;

static const char *wanted_dir(void) {
  const char *own = getenv("CLJWC_CACHE"), *xdg = getenv("XDG_CACHE_HOME");
  const char *home = getenv("HOME");
  if (own && *own) return own;
  if (xdg && *xdg) return arena_printf("%s/cljwc", xdg);
  return home && *home ? arena_printf("%s/.cache/cljwc", home) : NULL;
}

static void remove_dir(void) {
  DIR *d = temporary ? opendir(dir) : NULL;
  for (struct dirent *e; d && (e = readdir(d));)
    unlink(arena_printf("%s/%s", dir, e->d_name));
  if (!d) return;
  closedir(d);
  rmdir(dir);
}

static void use_temporary(const char *wanted, const char *why) {
  const char *tmp = getenv("TMPDIR");
  char *made = arena_printf("%s/cljwc-XXXXXX", tmp && *tmp ? tmp : "/tmp");
  if (!mkdtemp(made)) fatal("cannot make folder %s: %s", made, strerror(errno));
  diag_warning(WARN_cache, (Loc){0}, NULL, "compiling without a cache: %s%s%s",
               wanted ? wanted : "HOME is not set", wanted ? ": " : "", why);
  dir = made;
  temporary = true;
  atexit(remove_dir);
}

const char *cache_dir(void) {
  if (dir) return dir;
  const char *wanted = wanted_dir();
  if (!wanted)
    use_temporary(NULL, "");
  else if (!file_try_mkdirs(wanted) || access(wanted, W_OK | X_OK) != 0)
    use_temporary(wanted, strerror(errno));
  else
    dir = wanted;
  return dir;
}

bool cache_is_lasting(void) {
  cache_dir();
  return !temporary;
}

void cache_add_stamp(Buf *b, const char *path) {
  struct stat st;
  if (stat(path, &st) != 0) return;
  buf_printf(b, "%s %lld %lld %ld\n", path, (long long)st.st_size,
             (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
}

void cache_add_stamps(Buf *b, const PtrVec *files) {
  for (int i = 0; i < files->n; i++) cache_add_stamp(b, files->items[i]);
}

// What an object depends on besides its text.
static const char *identity(void) {
  static const char *id;
  if (id) return id;
  Buf b = {0};
  cache_add_stamp(&b, "/proc/self/exe");
  cache_add_stamp(&b, tools_lib(arena_printf("%s/librt.a", options.target)));
  cache_add_stamp(&b, tools_lib("include/rt/rt.h"));
  cache_add_stamp(&b, tools_lib("stdlib/expansions.edn"));
  cache_add_stamp(&b, tools_lib("tools.conf"));
  const char *flags = tools_test_flags();
  buf_printf(&b, "%s %s %d %d %s", options.target, options.opt, options.debug,
             options.live, flags ? flags : "");
  id = hash_text(b.s, b.len);
  return id;
}

const char *cache_object(const char *name, const char *shown,
                         const Buf *c_text) {
  const char *key = hash_text(
      arena_printf("%s %s", identity(), hash_text(c_text->s, c_text->len)), 65);
  const char *object = arena_printf("%s/%s.o", cache_dir(), key);
  if (jobs_have(object)) return object;
  if (!options.no_cache && sealed_is_intact(object)) return object;
  // The object has the file's name in it, which must not differ from build to
  // build; the folder's may.
  const char *folder =
      arena_printf("%s/%s.%d", cache_dir(), key, (int)getpid());
  const char *c_file = arena_printf("%s/%.60s.c", folder, name);
  file_mkdirs(folder);
  file_write(c_file, c_text->s, c_text->len);
  jobs_compile(shown, folder, c_file, object);
  return object;
}

// --- interfaces of user namespaces ---

static const char *iface_path(const char *name) {
  const char *source = load_find(ns_path(name));
  if (!source) return NULL;
  const char *container = file_container(source);
  char *full = realpath(container, NULL);
  const char *key =
      arena_printf("%s %s %s%s", identity(), name, full ? full : container,
                   source + strlen(container));
  free(full);
  return arena_printf("%s/%s.cljwi", cache_dir(), hash_text(key, strlen(key)));
}

// The object's path and the interface are one file, since another build that
// writes the same entry must not be seen with one of them new and one old.
void cache_store_iface(CNs *ns, const char *iface_text, const char *object) {
  const char *path = iface_path(ns->name);
  if (!path) return;
  const char *entry = arena_printf("%s\n%s", object, iface_text);
  sealed_write(path, entry, strlen(entry));
}

// Takes an entry apart: the object's path, and the interface in *IFACE_TEXT.
static char *split_entry(char *entry, char **iface_text) {
  char *end = entry ? strchr(entry, '\n') : NULL;
  if (!end) return NULL;
  *end = 0;
  *iface_text = end + 1;
  return entry;
}

static bool still_valid(const Iface *facts) {
  for (int i = 0; i < facts->loads.n; i++) {
    char *text = file_read(facts->loads.items[i], NULL);
    if (!text) return false;
    bool same =
        strcmp(hash_text(text, strlen(text)), facts->load_hashes.items[i]) == 0;
    free(text);
    if (!same) return false;
  }
  for (int i = 0; i < facts->reqs.n; i++) {
    CNs *r = load_ns(facts->reqs.items[i], (Loc){0});
    if (!r || !r->iface_hash ||
        strcmp(r->iface_hash, facts->req_hashes.items[i]) != 0)
      return false;
  }
  return true;
}

CNs *cache_load_ns(const char *name) {
  const char *path = options.no_cache ? NULL : iface_path(name);
  char *text, *object = split_entry(path ? sealed_read(path) : NULL, &text);
  if (!object) return NULL;
  Iface facts = {0};
  iface_peek(text, &facts);
  if (!facts.loads.n || facts.effects || !sealed_is_intact(object) ||
      !still_valid(&facts))
    return NULL;
  Iface *i = iface_read(text);
  if (!i) return NULL;
  i->ns->iface = i;
  i->ns->cached_object = object;
  i->ns->compiled = true;
  i->ns->loads = i->loads;
  return i->ns;
}
