// SPDX-License-Identifier: MIT
// Objects that are no code in a form, as macros put them into their
// expansions: functions, vars, records, classes.
//
// What is made at compile time does not exist in the program, so an object
// becomes an expression that gives the same one (what a var holds, a class) or
// makes an equal one (a record, a function without captures). Data made of
// symbols, numbers, strings and collections is a constant. Anything else has
// no text on the JVM either, and is refused.
#include "compiler/front/analyze.h"
#include "rt/base/core.h"
#include "rt/mem/gc.h"
#include "rt/coll/map.h"
#include "rt/lang/method.h"
#include "rt/lang/object.h"
#include "rt/prim.h"
#include "rt/str/sym.h"

#include <string.h>

static bool is_plain(val v) {
  switch (rt_is_ptr(v) ? rt_kind(v) : KIND_STR) {
  case KIND_FN:
  case KIND_VAR:
  case KIND_ATOM:
  case KIND_VOLATILE:
  case KIND_REDUCED:
  case KIND_TRANSIENT:
  case KIND_CLASS:
  case KIND_EX:
  case KIND_MATCHER:
  case KIND_ARRAY:
  case KIND_STRBUILDER:
  case KIND_WRITER:
  case KIND_READER:
  case KIND_PROTOCOL:
  case KIND_PROTO_FN:
  case KIND_OBJECT:
  case KIND_RECORD:
  case KIND_OTHER: return false;
  default: return true;
  }
}

static bool is_coll(val v) {
  return form_is_list(v) || form_is_vector(v) || rt_is_set(v) ||
         (rt_is_map(v) && rt_kind(v) != KIND_RECORD &&
          rt_kind(v) != KIND_PROTOCOL);
}

static bool is_data(val v) {
  if (!is_coll(v)) return is_plain(v);
  val *items;
  int n = form_items(v, &items);
  for (int i = 0; i < n; i++)
    if (!is_data(items[i])) return false;
  return true;
}

static Node *refuse(val v, Loc loc) {
  diag_error(loc, "a macro returns code and data",
             "Can't embed object in code: %s", rt_type_of(v)->name);
  return analyze_error(loc);
}

// --- functions ---

// A function literal without captures: the same text again, in its namespace.
static Node *embed_fn(Ctx c, val v, Loc loc) {
  VarInfo *holder = ns_var_holding(v);
  if (holder) return node_var(holder, loc);
  val form;
  CNs *ns;
  if (!interp_source(v, &form, &ns)) return refuse(v, loc);
  CNs *before = session->ns;
  const char *csym =
      arena_printf("%s__embedded_%d", before->cname, ++before->counter);
  int counter = ns->counter;
  session->ns = ns;
  Node *n = analyze_fn((Ctx){.arity = c.arity}, form, loc, csym, "fn");
  session->ns->counter = counter;
  session->ns = before;
  return n;
}

// --- instances of types ---

static Node *embed_fields(Ctx c, ClassInfo *cls, val v, Loc loc) {
  Node **items = arena_alloc((size_t)(cls->nfields + 1) * sizeof *items);
  for (int i = 0; i < cls->nfields; i++)
    items[i] = analyze_data(c, *rt_field_slot(v, i), loc);
  Node *n = node_items(OP_NEW, items, cls->nfields, loc);
  n->cls = cls;
  return n;
}

static Node *embed_instance(Ctx c, val v, Loc loc) {
  VarInfo *holder = ns_var_holding(v); // a multimethod, say
  if (holder) return node_var(holder, loc);
  ClassInfo *cls = class_builtin(rt_obj_type(v)->name);
  if (!cls || cls->is_reify || !cls->ns || cls->type != rt_obj_type(v))
    return refuse(v, loc);
  Node *n = embed_fields(c, cls, v, loc);
  if (!cls->is_record) return n;
  const Record *r = (const Record *)v;
  if (r->ext != RT_NIL)
    n = node_core_call("into", n, analyze_data(c, r->ext, loc), loc);
  val m = form_meta(v);
  if (m == RT_NIL) return n;
  return node_core_call("with-meta", n, analyze_data(c, m, loc), loc);
}

// --- vars, classes ---

static Node *embed_var(val v, Loc loc) {
  const Var *var = (const Var *)v;
  CNs *ns = var->ns == RT_NIL ? NULL : ns_find(form_name(var->ns));
  VarInfo *info = ns ? ns_own(ns, form_name(var->name)) : NULL;
  if (!info) return refuse(v, loc);
  Node *n = node_new(OP_THE_VAR, loc);
  n->var = info;
  return n;
}

static Node *embed_class(val v, Loc loc) {
  Node *n = node_new(OP_CLASS, loc);
  n->cls = class_by_name(((const Type *)v)->name);
  return n;
}

static Node *embed(Ctx c, val v, Loc loc) {
  switch (rt_kind(v)) {
  case KIND_FN: return embed_fn(c, v, loc);
  case KIND_VAR: return embed_var(v, loc);
  case KIND_CLASS: return embed_class(v, loc);
  case KIND_RECORD:
  case KIND_OBJECT: return embed_instance(c, v, loc);
  default: {
    VarInfo *holder = ns_var_holding(v);
    return holder ? node_var(holder, loc) : refuse(v, loc);
  }
  }
}

// --- data ---

static Node *data_items(Ctx c, Op op, val v, Loc loc) {
  val *items;
  int n = form_items(v, &items);
  Node **nodes = arena_alloc((size_t)(2 * n + 1) * sizeof *nodes);
  for (int i = 0; op == OP_MAP && i < n; i++) {
    nodes[2 * i] = analyze_data(c, ((MapEntry *)items[i])->key, loc);
    nodes[2 * i + 1] = analyze_data(c, ((MapEntry *)items[i])->value, loc);
  }
  for (int i = 0; op != OP_MAP && i < n; i++)
    nodes[i] = analyze_data(c, items[i], loc);
  Node *node = node_items(op, nodes, op == OP_MAP ? 2 * n : n, loc);
  if (op == OP_INVOKE) node->a = node_var(core_var("list"), loc);
  return node;
}

Node *analyze_data(Ctx c, val v, Loc loc) {
  if (is_data(v)) return node_const(form_quoted(v), loc);
  if (!is_coll(v)) return embed(c, v, loc);
  Node *n = data_items(c,
                       form_is_vector(v) ? OP_VECTOR
                       : rt_is_set(v)    ? OP_SET
                       : rt_is_map(v)    ? OP_MAP
                                         : OP_INVOKE,
                       v, loc);
  val m = form_meta(v);
  return m == RT_NIL
             ? n
             : node_core_call("with-meta", n, analyze_data(c, m, loc), loc);
}
