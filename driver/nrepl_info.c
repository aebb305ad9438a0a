// SPDX-License-Identifier: MIT
// What the compiler knows of names: completions, documentation, arguments.
#include "driver/nrepl.h"
#include "compiler/model/form.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/prim.h"

#include <stdlib.h>
#include <string.h>

// --- completions ---

static void put_candidate(Reply *r, const char *name, const char *type,
                          const char *ns) {
  buf_puts(&r->body, "d");
  reply_text(r, "candidate", name);
  if (ns) reply_text(r, "ns", ns);
  reply_text(r, "type", type);
  buf_puts(&r->body, "e");
}

static bool starts(const char *s, const char *prefix) {
  return strncmp(s, prefix, strlen(prefix)) == 0;
}

static const char *type_of(const VarInfo *v) {
  if (v->is_macro) return "macro";
  return v->is_fn || v->fixed || v->va >= 0 ? "function" : "var";
}

// Of a namespace's names those that begin so; `as` is what stands before the
// slash, or NULL; `own`: also what is private or comes from elsewhere.
static void complete_in(Reply *r, const CNs *ns, const char *as,
                        const char *prefix, bool own) {
  for (int i = 0; i < strmap_count(ns->mappings); i++) {
    const char *name = strmap_key(ns->mappings, i);
    const VarInfo *v = strmap_value(ns->mappings, i);
    if (!starts(name, prefix)) continue;
    if (!own && (v->cns != ns || v->is_private)) continue;
    if (ns->native && !v->is_listed) continue;
    put_candidate(r, as ? arena_printf("%s/%s", as, name) : name, type_of(v),
                  v->ns);
  }
}

static CNs *target_of(CNs *ns, const char *as) {
  CNs *target = ns_aliased(ns, as);
  return target ? target : ns_find(as);
}

void info_complete(Reply *r, CNs *ns, const char *prefix) {
  const char *slash = strchr(prefix, '/');
  if (slash && slash != prefix) {
    const char *as = arena_printf("%.*s", (int)(slash - prefix), prefix);
    const CNs *target = target_of(ns, as);
    if (target) complete_in(r, target, as, slash + 1, false);
    return;
  }
  complete_in(r, ns, NULL, prefix, true);
  const CNs *core = ns_find("clojure.core");
  if (ns != core) complete_in(r, core, NULL, prefix, false);
  for (int i = 0; i < strmap_count(ns->aliases); i++)
    if (starts(strmap_key(ns->aliases, i), prefix))
      put_candidate(r, strmap_key(ns->aliases, i), "namespace", NULL);
  const CNs *other;
  for (int i = 0; (other = ns_by_number(i)); i++)
    if (starts(other->name, prefix))
      put_candidate(r, other->name, "namespace", NULL);
  for (int i = 0; i < strmap_count(ns->classes); i++)
    if (starts(strmap_key(ns->classes, i), prefix))
      put_candidate(r, strmap_key(ns->classes, i), "class", NULL);
}

// --- documentation ---

static VarInfo *var_meant(CNs *ns, const char *name) {
  const char *slash = strchr(name, '/');
  if (!*name) return NULL;
  if (!slash || slash == name || !slash[1]) return ns_lookup(ns, name);
  CNs *target = target_of(ns, arena_printf("%.*s", (int)(slash - name), name));
  return target ? ns_own(target, slash + 1) : NULL;
}

// Metadata of a var: of the library's it is in the Var; of a session's, where
// nothing has been evaluated here, in the form that defines it.
static val meta_of(VarInfo *v) {
  val m = rt_meta_of(session->sp, var_object(v));
  for (int i = v->cns->forms.n - 1; i >= 0 && !v->cns->native; i--) {
    const Form *form = v->cns->forms.items[i];
    if (form->defines != v || !form->meta) continue;
    return constant_value(form->meta);
  }
  return m;
}

static val in_meta(val m, const char *key) {
  return m == RT_NIL ? RT_NIL
                     : rt_get(session->sp, m, rt_keyword_from_c(NULL, key));
}

static char *text_of(val v) {
  val s = rt_call1(session->sp,
                   rt_var_deref((Var *)var_object(core_var("pr-str"))), v);
  if (s != RT_THROWN) return rt_str_to_utf8(s, NULL);
  rt_catch();
  return strdup("");
}

static val arglists(val m) {
  val lists = in_meta(m, "arglists");
  if (lists != RT_NIL && form_is_call(lists, "quote"))
    lists = rt_first(session->sp, rt_next(session->sp, lists));
  return rt_is_sequential(lists) ? lists : RT_NIL;
}

static void put_arglists(Reply *r, val lists) {
  Buf all = {0};
  for (val s = rt_seq(session->sp, lists); s != RT_NIL;
       s = rt_next(session->sp, s)) {
    char *one = text_of(rt_first(session->sp, s));
    buf_printf(&all, "%s%s", all.len ? "\n" : "", one);
    free(one);
  }
  if (all.s) reply_text(r, "arglists-str", all.s);
  free(all.s);
}

static void put_meta_text(Reply *r, const char *key, val v) {
  if (!rt_is_str(v)) return;
  char *s = rt_str_to_utf8(v, NULL);
  reply_text(r, key, s);
  free(s);
}

static void put_meta_number(Reply *r, const char *key, val v) {
  if (rt_is_fix(v)) reply_number(r, key, rt_unfix(v));
}

bool info_lookup(Reply *r, CNs *ns, const char *name) {
  VarInfo *v = var_meant(ns, name);
  if (!v) return false;
  rt_gc_inhibit();
  val m = meta_of(v), lists = arglists(m);
  if (lists != RT_NIL) put_arglists(r, lists);
  put_meta_number(r, "column", in_meta(m, "column"));
  put_meta_text(r, "doc", in_meta(m, "doc"));
  put_meta_text(r, "file", in_meta(m, "file"));
  put_meta_number(r, "line", in_meta(m, "line"));
  if (v->is_macro) reply_text(r, "macro", "true");
  reply_text(r, "name", v->name);
  reply_text(r, "ns", v->ns);
  rt_gc_permit();
  return true;
}

// The elements of one argument vector, each as a text.
static void put_arguments(Reply *r, val list) {
  buf_puts(&r->body, "l");
  for (val s = rt_seq(session->sp, list); s != RT_NIL;
       s = rt_next(session->sp, s)) {
    char *one = text_of(rt_first(session->sp, s));
    benc_put(&r->body, one);
    free(one);
  }
  buf_puts(&r->body, "e");
}

bool info_eldoc(Reply *r, CNs *ns, const char *name) {
  VarInfo *v = var_meant(ns, name);
  if (!v) return false;
  rt_gc_inhibit();
  val m = meta_of(v), lists = arglists(m);
  put_meta_text(r, "docstring", in_meta(m, "doc"));
  reply_list(r, "eldoc");
  for (val s = lists == RT_NIL ? RT_NIL : rt_seq(session->sp, lists);
       s != RT_NIL; s = rt_next(session->sp, s))
    put_arguments(r, rt_first(session->sp, s));
  reply_end_list(r);
  reply_text(r, "name", v->name);
  reply_text(r, "ns", v->ns);
  reply_text(r, "type",
             lists == RT_NIL ? "variable"
             : v->is_macro   ? "macro"
                             : "function");
  rt_gc_permit();
  return true;
}
