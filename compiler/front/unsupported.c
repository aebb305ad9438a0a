// SPDX-License-Identifier: MIT
// Java that cljwc does not know.
//
// In the program's own files it is an error. In a library, code that is as it
// is and seldom all used, it is a warning, once per name, and what cannot be
// done throws UnsupportedOperationException when it is reached. A class that is
// not known becomes a class without instances: instance? of it is false, a
// protocol extended to it has no further values, a catch of it catches nothing,
// all of which is true.
//
// A library is what comes from a jar, or from a folder of the class path other
// than the one the main file lies in. What a library's macro has written counts
// as the library's, wherever it is expanded.
#include "compiler/base/read_file.h"
#include "compiler/front/analyze.h"
#include "rt/str/str.h"

#include <ctype.h>
#include <string.h>

// --- whose code it is ---

// Is the file below the entry of the class path?
static bool lies_in(const char *file, const char *entry) {
  size_t n = strlen(entry);
  if (strcmp(entry, ".") == 0) return file[0] != '/';
  return strncmp(file, entry, n) == 0 &&
         (file[n] == '/' || (file[n] == '!' && file_is_jar(entry)));
}

const char *unsupported_root(const char *file) {
  const char *best = NULL;
  for (int i = 0; i < session->source_path.n; i++) {
    const char *entry = session->source_path.items[i];
    if (!lies_in(file, entry)) continue;
    if (!best || strlen(entry) > strlen(best) || strcmp(best, ".") == 0)
      best = entry;
  }
  return best;
}

bool ns_is_dependency(CNs *ns) {
  if (session->live || !session->main_file || !ns->file) return false;
  if (strcmp(ns->file, session->main_file) == 0) return false;
  const char *root = unsupported_root(ns->file);
  for (int i = 0; root && i < session->own_path.n; i++)
    if (strcmp(root, session->own_path.items[i]) == 0) return false;
  const char *own = unsupported_root(session->main_file);
  return root && !(own && strcmp(own, root) == 0);
}

// May the form, a symbol or call, name what is not there?
static bool is_allowed(val form) {
  if (ns_is_dependency(session->ns)) return true;
  return session->of_dependency && !form_loc(form, (Loc){0}).line;
}

// --- reports ---

static void warn_once(const char *what, Loc loc) {
  if (!session->unsupported) session->unsupported = strmap_new();
  if (strmap_get(session->unsupported, what)) return;
  strmap_put(session->unsupported, what, session);
  diag_warning(WARN_unsupported, loc, NULL, "%s", what);
}

// Namespaces of Clojure that are there for libraries that require them: all
// that they have is functions that throw (stdlib/on_demand/clojure).
static const struct {
  const char *name, *why;
} refused[] = {
    {"clojure.reflect", "there is no Java reflection"},
    {"clojure.core.server", "there are no sockets"},
    {"clojure.java.shell", "there are no processes"},
    {"clojure.java.browse", "there is no browser"},
    {"clojure.java.javadoc", "there is no browser"},
    {"clojure.inspector", "there are no windows"},
};

bool unsupported_ns(const char *name, Loc loc) {
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    if (session->live || strcmp(refused[i].name, name) != 0) continue;
    const char *what =
        arena_printf("unsupported namespace: %s (%s)", name, refused[i].why);
    if (ns_is_dependency(session->ns)) {
      warn_once(what, loc);
      return false;
    }
    diag_error(loc, NULL, "%s", what);
    return true;
  }
  return false;
}

Node *unsupported(Ctx c, val form, const char *what, Loc loc) {
  if (!is_allowed(form)) {
    diag_error(loc,
               "cljwc supports the Java members that portable Clojure uses",
               "%s", what);
    return analyze_error(loc);
  }
  warn_once(what, loc);
  val text = rt_str_from_c(what);
  val made = form_list(
      3, (val[]){form_sym("new"),
                 form_sym("java.lang.UnsupportedOperationException"), text});
  val thrown = form_list(2, (val[]){form_sym("throw"), made});
  return analyze(ctx_value(c), thrown, loc);
}

bool unsupported_method(val form, const char *name, Loc loc) {
  if (!is_allowed(form)) return false;
  warn_once(arena_printf("unsupported Java method: .%s", name), loc);
  return true;
}

// --- classes ---

// "java.net.URI", as namespaces and other symbols with dots are not written.
static bool looks_like_class(const char *full) {
  const char *last = strrchr(full, '.');
  if (!last || last == full || !isupper((unsigned char)last[1])) return false;
  for (const char *p = full; *p; p++)
    if (!isalnum((unsigned char)*p) && !strchr("._$", *p)) return false;
  return true;
}

ClassInfo *unsupported_class(const char *name, val form, Loc loc) {
  const char *full =
      strchr(name, '.') ? name : class_full_name(session->ns, name);
  if (!full || !looks_like_class(full)) return NULL;
  ClassInfo *c = class_builtin(full);
  if (c) return c->is_absent ? c : NULL;
  if (class_covered(full)) return class_by_name(full);
  if (!is_allowed(form)) return NULL;
  warn_once(arena_printf("unsupported Java class: %s", full), loc);
  return class_by_name(full);
}
