// SPDX-License-Identifier: MIT
// Types as the JVM's macros expand to them. Macros that take expansions apart
// and walkers of code put such forms together again:
//
//   (deftype* ns/Name ns.Name [fields] :implements [interfaces] methods...)
//   (reify* [interfaces] methods...)
//
// Ours have the methods below their owners. A record has four more fields and
// all methods of maps; those that stdlib/clojure/core_expand.clj made are
// marked with their number. With all of them there, it is a record of ours;
// else some have been replaced, and it is an object with these methods.
#include "compiler/front/analyze.h"
#include "rt/coll/map.h"
#include "rt/coll/vec.h"
#include "rt/prim.h"
#include "rt/str/sym.h"

#include <string.h>

static const char *const hidden[] = {"__meta", "__extmap", "__hash",
                                     "__hasheq"};
enum { HIDDEN = sizeof hidden / sizeof *hidden };

// What every record of ours is, without saying so.
static bool is_of_records(val interface) {
  static const char *const names[] = {
      "clojure.lang.IRecord", "clojure.lang.IHashEq",
      "clojure.lang.IObj",    "clojure.lang.ILookup",
      "java.util.Map",        "clojure.lang.IPersistentMap",
      "java.io.Serializable", "clojure.lang.IKeywordLookup",
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (form_is_symbol(interface, names[i])) return true;
  return false;
}

// How many methods the record had that this one is of; 0: of none.
static int record_mark(val method) {
  val head = form_is_list(method) ? rt_first(session->sp, method) : RT_NIL;
  val meta = rt_is_sym(head) ? rt_meta(head) : RT_NIL;
  val n = meta == RT_NIL ? RT_NIL : form_get(meta, "record-methods");
  return rt_is_fix(n) ? (int)rt_unfix(n) : 0;
}

static bool all_there(const val *methods, int n) {
  int marked = 0, wanted = 0;
  for (int i = 0; i < n; i++)
    if (record_mark(methods[i])) {
      wanted = record_mark(methods[i]);
      marked++;
    }
  return marked && marked == wanted;
}

bool type_has_hidden(const ClassInfo *cls) {
  int n = cls->nfields - HIDDEN;
  for (int i = 0; i < HIDDEN && n >= 0; i++)
    if (strcmp(cls->fields[n + i]->name, hidden[i]) != 0) return false;
  return n >= 0 && !cls->is_record;
}

Node **type_hidden_args(const ClassInfo *cls, Node **items, int n, Loc loc) {
  Node **all = arena_alloc((size_t)(cls->nfields + 1) * sizeof *all);
  memcpy(all, items, (size_t)n * sizeof *all);
  for (int i = n; i < cls->nfields; i++)
    all[i] = node_const(i < cls->nfields - 2 ? RT_NIL : RT_FIX(0), loc);
  return all;
}

static bool ends_hidden(const val *fields, int n) {
  for (int i = 0; i < HIDDEN && n >= HIDDEN; i++)
    if (!form_is_symbol(fields[n - HIDDEN + i], hidden[i])) return false;
  return n >= HIDDEN;
}

static val record_options(bool record) {
  val entry[2] = {rt_keyword_from_c(NULL, "record"),
                  record ? RT_TRUE : RT_FALSE};
  return rt_map_literal(session->sp, 2, entry);
}

bool type_form_of_jvm(const val **form, int *count) {
  const val *f = *form;
  int n = *count, i = 4;
  if (n < 6 || !rt_is_sym(f[1]) || !rt_is_sym(f[2]) || !form_is_vector(f[3]))
    return false;
  val *ifaces = NULL, *fields;
  int nifaces = 0, nfields = form_items(f[3], &fields);
  for (; i + 1 < n && rt_is_keyword(f[i]); i += 2)
    if (strcmp(form_name(f[i]), "implements") == 0)
      nifaces = form_items(f[i + 1], &ifaces);
  bool record = ends_hidden(fields, nfields) && all_there(f + i, n - i);
  val *to = arena_alloc((size_t)(n + nifaces + 4) * sizeof *to);
  int k = 0;
  to[k++] = f[0];
  to[k++] = form_sym(class_simple(form_name(f[2])));
  to[k++] = record ? rt_vec_from(nfields - HIDDEN, fields) : f[3];
  to[k++] = record_options(record);
  for (int j = 0; j < nifaces; j++)
    if (!record || !is_of_records(ifaces[j])) to[k++] = ifaces[j];
  for (; i < n; i++)
    if (!record || !record_mark(f[i])) to[k++] = f[i];
  *form = to;
  *count = k;
  return true;
}

void reify_form_of_jvm(const val **form, int *count) {
  const val *f = *form;
  val *ifaces;
  if (*count < 2 || !form_is_vector(f[1])) return;
  int nifaces = form_items(f[1], &ifaces), k = 0;
  val *to = arena_alloc((size_t)(*count + nifaces + 1) * sizeof *to);
  to[k++] = f[0];
  for (int j = 0; j < nifaces; j++) to[k++] = ifaces[j];
  for (int i = 2; i < *count; i++) to[k++] = f[i];
  *form = to;
  *count = k;
}
