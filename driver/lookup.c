// SPDX-License-Identifier: MIT
// What a program may look up by name while it runs, and the metadata of the
// library's vars.
//
// The compiler notes beside a form's references (IfaceForm.refs):
//   #ns/name  the var itself is used, as #'var: its metadata may be asked for
//   ?ns       vars of that namespace are looked up (ns-publics, intern...)
//   ?+        vars of some namespace of the program
//   ?*        of any namespace, clojure.core too (resolve of a computed symbol)
//   ?'        vars whose names some constant of such a form says, of whatever
//             namespace (resolve of a computed symbol in a library)
//   ?=name    vars of that name (ns-resolve in a library)
// Only forms count that run or are called, not macros. The tables that
// rt/lang/ns.c reads are written accordingly; the rest of the library is not
// linked.
#include "driver/driver.h"

#include <string.h>

static StrMap *named;  // "ns/name" -> VarInfo: used as #'var
static StrMap *spaces; // ns -> CNs: all its vars can be looked up
static bool by_name;   // libraries look up what is said
static StrMap *said;   // names that constants say
static StrMap *sought; // names that libraries look up

static void add_named(const char *full) {
  VarInfo *v = var_named(full);
  if (v) strmap_put(named, full, v);
}

static void add_spaces(const PtrVec *order, const char *which) {
  for (int i = 0; i < order->n; i++) {
    CNs *ns = order->items[i];
    bool user = !ns->shakeable;
    if (*which == '*' || (*which == '+' && user) ||
        strcmp(which, ns->name) == 0)
      strmap_put(spaces, ns->name, ns);
  }
}

void lookup_note(const PtrVec *order, const char *ref) {
  if (!named) named = strmap_new(), spaces = strmap_new();
  if (!sought) sought = strmap_new();
  if (*ref == '#') add_named(ref + 1);
  if (strcmp(ref, "?'") == 0)
    by_name = true;
  else if (ref[0] == '?' && ref[1] == '=')
    strmap_put(sought, ref + 2, sought);
  else if (*ref == '?')
    add_spaces(order, ref + 1);
}

void lookup_note_names(const PtrVec *names) {
  if (!said) said = strmap_new();
  for (int i = 0; i < names->n; i++) strmap_put(said, names->items[i], said);
}

static bool visible(const CNs *ns, const VarInfo *v) {
  return v->cns != ns || !ns->shakeable || (v->is_listed && !v->is_private);
}

static bool is_said(const CNs *ns, const VarInfo *v) {
  if (v->cns != ns || !visible(ns, v) || strmap_get(named, var_full_name(v)))
    return false;
  return (by_name && strmap_get(said, v->name)) || strmap_get(sought, v->name);
}

void lookup_each_said(const PtrVec *order, void (*f)(const char *name)) {
  for (int i = 0; sought && said && i < order->n; i++) {
    const CNs *ns = order->items[i];
    for (int k = 0; k < strmap_count(ns->mappings); k++) {
      VarInfo *v = strmap_value(ns->mappings, k);
      if (!is_said(ns, v)) continue;
      strmap_put(named, var_full_name(v), v);
      f(var_full_name(v));
    }
  }
}

// Calls f with the name of every var that the program must have.
void lookup_each(void (*f)(const char *name)) {
  for (int i = 0; named && i < strmap_count(named); i++)
    f(strmap_key(named, i));
  for (int i = 0; spaces && i < strmap_count(spaces); i++) {
    CNs *ns = strmap_value(spaces, i);
    for (int k = 0; k < strmap_count(ns->mappings); k++) {
      const VarInfo *v = strmap_value(ns->mappings, k);
      if (visible(ns, v)) f(var_full_name(v));
    }
  }
}

// --- C text ---

static void join_meta(Buf *c, Buf *body, const VarInfo *v) {
  if (!v->has_meta) return;
  buf_printf(c, "extern Var V_%s;\nextern const val M_%s;\n", v->csym, v->csym);
  buf_printf(body, "  {&V_%s, &M_%s},\n", v->csym, v->csym);
}

// An initialiser that gives vars of the library their metadata; false: none.
bool lookup_emit_meta(Buf *c) {
  Buf pairs = {0};
  for (int i = 0; named && i < strmap_count(named); i++) {
    const VarInfo *v = strmap_value(named, i);
    if (!strmap_get(spaces, v->ns)) join_meta(c, &pairs, v);
  }
  for (int i = 0; spaces && i < strmap_count(spaces); i++) {
    CNs *ns = strmap_value(spaces, i);
    for (int k = 0; k < strmap_count(ns->mappings); k++) {
      const VarInfo *v = strmap_value(ns->mappings, k);
      if (visible(ns, v)) join_meta(c, &pairs, v);
    }
  }
  if (!pairs.s) return false;
  buf_printf(c,
             "static val init_meta(val *sp, val self) {\n"
             "  static const struct { Var *var; const val *meta; } all[] = {\n"
             "%s  {0, 0}};\n"
             "  (void)sp, (void)self;\n"
             "  for (int i = 0; all[i].var; i++)\n"
             "    all[i].var->meta = *all[i].meta;\n"
             "  return RT_NIL;\n}\n",
             pairs.s);
  return true;
}

// The types of the program's own namespaces (rt/construct.c).
static void emit_types(Buf *c, const PtrVec *order) {
  Buf types = {0};
  for (int i = 0; i < order->n; i++) {
    const CNs *ns = order->items[i];
    const ClassInfo *cls;
    for (int k = 0; !ns->shakeable && (cls = ns_class(ns, &k));) {
      buf_printf(c, "extern const Type %s;\n", cls->csym);
      buf_printf(&types, "  &%s,\n", cls->csym);
    }
  }
  buf_printf(c, "const Type *const rt_program_types[] = {\n%s  0};\n",
             types.s ? types.s : "");
}

void lookup_emit_tables(Buf *c, const PtrVec *order) {
  emit_types(c, order);
  Buf table = {0}, vars = {0};
  for (int i = 0; i < order->n; i++) {
    CNs *ns = order->items[i];
    const char *n = ns->cname;
    buf_printf(c, "extern Ns N_%s;\n", n);
    if (spaces && strmap_get(spaces, ns->name)) {
      buf_printf(c, "extern const NsEntry E_%s[], A_%s[];\n", n, n);
      buf_printf(&table, "  {&N_%s, E_%s, A_%s},\n", n, n, n);
    } else if ((by_name || (sought && strmap_count(sought))) &&
               !ns->shakeable) {
      buf_printf(c, "extern const NsEntry A_%s[];\n", n);
      buf_printf(&table, "  {&N_%s, 0, A_%s},\n", n, n);
    } else {
      buf_printf(&table, "  {&N_%s, 0, 0},\n", n);
    }
  }
  for (int i = 0; named && i < strmap_count(named); i++) {
    const VarInfo *v = strmap_value(named, i);
    buf_printf(c, "extern Var V_%s;\n", v->csym);
    buf_printf(&vars, "  &V_%s,\n", v->csym);
  }
  buf_printf(c, "const NsTable rt_program_ns[] = {\n%s  {0, 0, 0}};\n",
             table.s ? table.s : "");
  buf_printf(c, "Var *const rt_program_vars[] = {\n%s  0};\n",
             vars.s ? vars.s : "");
}
