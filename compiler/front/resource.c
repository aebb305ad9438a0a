// SPDX-License-Identifier: MIT
// clojure.java.io/resource: what is on the class path when a program is
// compiled is put into it, since where it runs there is no class path.
//
//   (resource "a.txt")  becomes (embedded "a.txt" CONTENTS), nil for no file
//   (resource x)        becomes (find-resource {NAME CONTENTS ...} x), of all
//                       files in folders of the class path but for sources
//   resource            becomes (resource-finder {NAME CONTENTS ...})
//
// A macro that runs in the compiler, and what cljw evaluates, finds all that is
// on the class path (resource_bytes).
//
// CONTENTS are the bytes as a string of characters below 256. The files count
// as ones the namespace consists of, so that it is compiled again when they
// change.
#include "compiler/front/resource.h"
#include "compiler/base/read_file.h"
#include "compiler/front/load.h"
#include "rt/base/core.h"
#include "rt/coll/map.h"
#include "rt/str/str.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MAX_RESOURCES = 64 << 20 }; // bytes, of computed names

static val contents(const char *path) {
  size_t len;
  char *text = file_read(path, &len);
  if (!text) return RT_NIL;
  if (!session->live) load_note_file(session->ns, path, text, len);
  val s = rt_str_from_latin1(text, (uint32_t)len);
  free(text);
  return s;
}

// On the class path, as Clojure finds it: the first one counts.
static const char *find(const char *name) {
  for (int i = 0; i < session->source_path.n; i++) {
    const char *dir = session->source_path.items[i];
    const char *path =
        arena_printf("%s%s/%s", dir, file_is_jar(dir) ? "!" : "", name);
    struct stat st;
    bool folder = stat(path, &st) == 0 && S_ISDIR(st.st_mode);
    if (!folder && file_readable(path)) return path;
  }
  return NULL;
}

// --- all of a folder ---

static bool is_source(const char *name) {
  static const char *const endings[] = {".clj",   ".cljc",  ".cljs",
                                        ".cljwc", ".class", ".java"};
  const char *dot = strrchr(name, '.');
  for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
    if (strcmp(dot, endings[i]) == 0) return true;
  return false;
}

typedef struct All {
  val map;
  int64_t size;
} All;

static void add_folder(All *all, const char *dir, const char *below);

static void add_entry(All *all, const char *path, const char *name) {
  struct stat st;
  if (stat(path, &st) != 0) return;
  if (S_ISDIR(st.st_mode)) {
    add_folder(all, path, arena_printf("%s/", name));
  } else if (S_ISREG(st.st_mode) && !is_source(name)) {
    val key = rt_str_from_c(name);
    all->size += st.st_size;
    if (all->size < MAX_RESOURCES &&
        rt_contains(session->sp, all->map, key) == 0)
      all->map = rt_assoc(session->sp, all->map, key, contents(path));
  }
}

static void add_folder(All *all, const char *dir, const char *below) {
  DIR *d = opendir(dir);
  if (!d) return;
  for (struct dirent *e; (e = readdir(d));)
    if (e->d_name[0] != '.')
      add_entry(all, arena_printf("%s/%s", dir, e->d_name),
                arena_printf("%s%s", below, e->d_name));
  closedir(d);
}

// The folder that is the default, ".", may be anything.
static val all_resources(Loc loc) {
  All all = {RT_EMPTY_MAP, 0};
  for (int i = 0; i < session->source_path.n; i++) {
    const char *dir = session->source_path.items[i];
    if (strcmp(dir, ".") != 0 && !file_is_jar(dir)) add_folder(&all, dir, "");
  }
  if (all.size >= MAX_RESOURCES)
    diag_error(loc, "name them: (clojure.java.io/resource \"name\")",
               "the class path has more than 64 MB of resources");
  return all.map;
}

// --- while compiling ---

val resource_bytes(val name) {
  const char *path = find(form_str(name));
  return path ? contents(path) : RT_NIL;
}

// --- calls ---

static bool is_resource(const Node *n) {
  return n->op == OP_VAR && strcmp(n->var->name, "resource") == 0 &&
         strcmp(n->var->ns, "clojure.java.io") == 0 && !session->live;
}

static Node *call_of_io(const char *function, int n, Node **args, Loc loc) {
  Node *made = node_items(OP_INVOKE, args, n, loc);
  made->a = node_var(ns_own(load_ns("clojure.java.io", loc), function), loc);
  return made;
}

Node *resource_value(Node *n) {
  if (!is_resource(n)) return n;
  Node **all = arena_alloc(sizeof *all);
  all[0] = node_const(all_resources(n->loc), n->loc);
  return call_of_io("resource-finder", 1, all, n->loc);
}

Node *resource_call(Node *call) {
  if (call->op != OP_INVOKE || !call->n || !is_resource(call->a)) return call;
  const Node *name = call->items[0];
  bool known = name->op == OP_CONST && rt_is_str(node_value(name));
  const char *path = known ? find(form_str(node_value(name))) : NULL;
  if (known && !path) return node_const(RT_NIL, call->loc);
  Node **items = arena_alloc(2 * sizeof *items);
  items[!known] = call->items[0];
  items[known] =
      node_const(known ? contents(path) : all_resources(call->loc), call->loc);
  return call_of_io(known ? "embedded" : "find-resource", 2, items, call->loc);
}
