// SPDX-License-Identifier: MIT
// What is legal, but probably not meant. warnings.def lists the switches.
#include "compiler/front/analyze.h"
#include "rt/str/sym.h"

#include <string.h>

// The library knows what it does, and what macros write is nobody's to mend:
// only what stands in the user's source has a place.
static bool concerns_user(Loc loc) { return !session->is_library && loc.line; }

static bool has_earmuffs(const char *name) {
  size_t n = strlen(name);
  return n > 2 && name[0] == '*' && name[n - 1] == '*';
}

void warn_def(const char *name, bool dynamic, val sym, Loc outer) {
  Loc loc = form_loc(sym, (Loc){.file = outer.file});
  if (!concerns_user(loc)) return;
  const VarInfo *own = ns_own(session->ns, name);
  const VarInfo *other = own ? NULL : ns_lookup(session->ns, name);
  if (own && own->defined)
    diag_warning(WARN_redef, loc,
                 own->loc.line ? arena_printf("first in line %d", own->loc.line)
                               : NULL,
                 "%s is defined twice", name);
  if (other)
    diag_warning(WARN_replace, loc, "(:refer-clojure :exclude [...])",
                 "%s already refers to: #'%s in namespace: %s, being replaced "
                 "by: #'%s/%s",
                 name, var_full_name(other), session->ns->name,
                 session->ns->name, name);
  if (has_earmuffs(name) && !dynamic && !(own && own->is_dynamic))
    diag_warning(WARN_dynamic, loc, arena_printf("^:dynamic %s", name),
                 "%s is not declared dynamic, but its name suggests otherwise",
                 name);
}

void warn_local(const Scope *scope, val sym, Loc outer) {
  if (!diag_warns(WARN_shadow) || !rt_is_sym(sym)) return;
  Loc loc = form_loc(sym, (Loc){.file = outer.file});
  const char *name = form_name(sym);
  if (!concerns_user(loc) || name[0] == '_') return;
  const VarInfo *v = ns_lookup(session->ns, name);
  for (; scope; scope = scope->up)
    if (strcmp(scope->local->name, name) == 0) {
      diag_warning(WARN_shadow, loc, NULL, "%s hides another local", name);
      return;
    }
  if (v)
    diag_warning(WARN_shadow, loc, NULL, "%s hides #'%s", name,
                 var_full_name(v));
}

// --- namespaces that are not used ---

typedef struct Required {
  CNs *ns;
  Loc loc;
} Required;

void warn_required(CNs *ns, Loc loc) {
  if (!concerns_user(loc)) return;
  Required *r = arena_alloc(sizeof *r);
  *r = (Required){ns, loc};
  vec_push(&session->ns->required, r);
}

void warn_used(CNs *ns) {
  if (!vec_has(&session->ns->used, ns)) vec_push(&session->ns->used, ns);
}

void warn_unused(const CNs *ns) {
  for (int i = 0; i < ns->required.n; i++) {
    const Required *r = ns->required.items[i];
    if (!vec_has(&ns->used, r->ns))
      diag_warning(WARN_unused_require, r->loc, NULL,
                   "namespace %s is required but not used", r->ns->name);
  }
}
