// SPDX-License-Identifier: MIT
// Qualified members of classes (Clojure 1.12), in call position and as values:
//
//   (String/.length s)     a method of an instance, which must be of the class
//   String/.length         (fn* ([o] (. o length))), an arity for each it has
//   (T/new x)  T/new       a constructor
//   ^[double] Math/abs     param-tags: the parameters of the overload that is
//                          meant; arguments become what primitive ones say
//   Rec/create  Type/getBasis  what defrecord and deftype add to their classes
//   String/1  long/2       the class of arrays of one or two dimensions
//
// They become forms that the rest of the analyzer knows; static members
// without param-tags are none of this file's (analyze_static).
#include "compiler/front/analyze.h"
#include "rt/coll/vec.h"
#include "rt/base/core.h"
#include "rt/str/sym.h"
#include "rt/coll/map.h"

#include <string.h>

typedef struct Member {
  ClassInfo *cls;           // NULL: there are only its members, or it is
  const VarInfo *interface; // one that the program defines
  const char *of;           // the class's name, in full if known
  const char *name;         // "length", "new", "abs"
  bool is_instance, is_new;
  int ntags; // -1: no param-tags
  val *tags;
} Member;

// What an arity mask stands for when the parameters are not known: an object
// and up to three arguments.
enum { ANY_METHOD = 0x1e, MAX_PARAMS = 20 };

static val core_sym(const char *name) {
  return rt_sym_from_c("clojure.core", name);
}

static val java_sym(const char *name, Loc loc) {
  load_ns("cljwc.java", loc);
  return rt_sym_from_c("cljwc.java", name);
}

// --- array classes ---

static char primitive_code(const char *name) {
  static const struct {
    const char *name;
    char code;
  } primitives[] = {{"long", 'J'},  {"int", 'I'},    {"short", 'S'},
                    {"byte", 'B'},  {"char", 'C'},   {"double", 'D'},
                    {"float", 'F'}, {"boolean", 'Z'}};
  for (size_t i = 0; i < sizeof primitives / sizeof *primitives; i++)
    if (strcmp(primitives[i].name, name) == 0) return primitives[i].code;
  return 0;
}

static Node *array_class(Ctx c, val sym, Loc loc) {
  const char *of = form_ns(sym);
  char code = primitive_code(of);
  const ClassInfo *cls = code ? NULL : class_resolve(session->ns, of);
  if (!code && !cls) {
    diag_error(loc, class_hint(of), "Unable to resolve classname: %s", of);
    return analyze_error(loc);
  }
  val items[3] = {java_sym("array-class", loc),
                  code ? RT_CHAR(code) : form_sym(cls->name),
                  RT_FIX(form_name(sym)[0] - '0')};
  return analyze(ctx_value(c), form_list(3, items), loc);
}

// --- (Class/forName "a.b.C") ---

// "[J", "[[Ljava.lang.String;"; NULL: not the name of an array class.
static Node *array_class_named(Ctx c, const char *name, Loc loc) {
  static const char codes[] = "JISBCDFZ";
  size_t dimensions = strspn(name, "[");
  const char *element = name + dimensions;
  size_t n = strlen(element);
  val of;
  if (n == 1 && strchr(codes, *element))
    of = RT_CHAR(*element);
  else if (n > 2 && *element == 'L' && element[n - 1] == ';')
    of = form_sym(arena_printf("%.*s", (int)n - 2, element + 1));
  else
    return NULL;
  if (rt_is_sym(of) && !class_loaded(form_name(of))) return NULL;
  val items[3] = {java_sym("array-class", loc), of, RT_FIX((int)dimensions)};
  return analyze(ctx_value(c), form_list(3, items), loc);
}

Node *analyze_for_name(Ctx c, val text, Loc loc) {
  const char *name = form_str(text);
  ClassInfo *cls = class_loaded(name);
  Node *array = name[0] == '[' ? array_class_named(c, name, loc) : NULL;
  if (array) return array;
  if (cls && !cls->is_absent) {
    Node *n = node_new(OP_CLASS, loc);
    n->cls = cls;
    return n;
  }
  VarInfo *protocol = analyze_interface(name);
  if (protocol) return node_var(protocol, loc);
  if (class_covered(name)) return NULL;
  val missing = form_sym("java.lang.ClassNotFoundException");
  val made = form_list(3, (val[]){form_sym("new"), missing, text});
  return analyze(ctx_value(c), form_list(2, (val[]){form_sym("throw"), made}),
                 loc);
}

// --- calls ---

// An argument as its param-tag asks: converted if that is a primitive type.
static val converted(const Member *m, int i, val arg) {
  val tag = m->ntags > i ? m->tags[i] : RT_NIL;
  if (!rt_is_sym(tag) || form_ns(tag) || !primitive_code(form_name(tag)))
    return arg;
  val items[2] = {core_sym(form_name(tag)), arg};
  return form_list(2, items);
}

static val receiver(const Member *m, val object, Loc loc) {
  if (!m->cls) return object;
  val items[3] = {java_sym("receiver", loc), form_sym(m->cls->name), object};
  return form_list(3, items);
}

// The call as a form; of an instance method the first argument is the object.
static val call_form(const Member *m, const val *args, int n, Loc loc) {
  val *items = arena_alloc((size_t)(n + 3) * sizeof *items);
  int k = 0, first = 0;
  if (m->is_instance) {
    items[k++] = form_sym(".");
    items[k++] = receiver(m, args[first++], loc);
    items[k++] = form_sym(m->name);
  } else if (m->is_new) {
    items[k++] = form_sym("new");
    items[k++] = form_sym(m->of);
  } else {
    items[k++] = rt_sym_from_c(m->of, m->name);
  }
  for (int i = first; i < n; i++) items[k++] = converted(m, i - first, args[i]);
  return form_list(k, items);
}

static Node *member_call(Ctx c, const Member *m, const val *args, int n,
                         Loc loc) {
  if (m->is_instance && n < 1) {
    diag_error(loc, "(Class/.method object args...)",
               "Malformed method expression: %s/.%s", m->of, m->name);
    return analyze_error(loc);
  }
  int nargs = n - m->is_instance;
  if (m->ntags >= 0 && m->ntags != nargs) {
    diag_error(loc, NULL,
               "the param-tags of %s/%s%s stand for %d arguments, not %d",
               m->of, m->is_instance ? "." : "", m->name, m->ntags, nargs);
    return analyze_error(loc);
  }
  return analyze(c, call_form(m, args, n, loc), loc);
}

// --- values ---

// Bit n: v takes n arguments; of any number that it takes, the first four.
static uint32_t arities_of_var(const VarInfo *v) {
  if (!v) return 0;
  return v->va < 0 ? v->fixed : v->fixed | (0xfu << v->va);
}

static uint32_t method_arities(const Member *m, Loc loc) {
  uint32_t mask = arities_of_var(java_var(arena_printf("-%s", m->name), loc)) |
                  member_arities(m->name);
  int has = m->interface ? protocol_has(m->interface, m->name) : 0;
  if (has) member_declare(m->name); // what implements it may come later
  if (has < 0) return ANY_METHOD;   // definterface has no methods' vars
  for (int n = 1; has > 0 && n <= MAX_PARAMS; n++)
    if (protocol_takes(m->interface, m->name, n)) mask |= arity_bit(n);
  if (mask & ~1u) return mask & ~1u;
  return member_known(m->name) ? ANY_METHOD : 2; // one, to be reported
}

static uint32_t constructor_arities(const Member *m, Loc loc) {
  const char *simple = class_simple(m->of);
  const VarInfo *v = java_var(arena_printf("%s--new", simple), loc);
  if (v) return arities_of_var(v);
  if (!m->cls || m->cls->by_name) return 0;
  if (m->cls->ns) {
    uint32_t mask = arity_bit(m->cls->nfields);
    return m->cls->is_record ? mask | mask << 2 : mask;
  }
  return strcmp(simple, "ExceptionInfo") == 0 ? 0xc : 0x7;
}

static uint32_t arities(const Member *m, Loc loc) {
  if (m->ntags >= 0) return arity_bit(m->ntags + m->is_instance);
  return m->is_instance ? method_arities(m, loc) : constructor_arities(m, loc);
}

// ([p0 p1] call)
static val arity_form(const Member *m, int n, Loc loc) {
  val *params = arena_alloc((size_t)(n + 1) * sizeof *params);
  for (int i = 0; i < n; i++) params[i] = form_sym(arena_printf("p%d__", i));
  val items[2] = {rt_vec_from(n, params), call_form(m, params, n, loc)};
  return form_list(2, items);
}

static Node *member_value(Ctx c, const Member *m, Loc loc) {
  uint32_t mask = arities(m, loc);
  val items[MAX_PARAMS + 2] = {form_sym("fn*")};
  int k = 1;
  for (int n = 0; n <= MAX_PARAMS; n++)
    if (mask >> n & 1) items[k++] = arity_form(m, n, loc);
  if (k == 1) items[k++] = arity_form(m, m->is_instance, loc); // reports
  return analyze(c, form_list(k, items), loc);
}

// --- symbols ---

// definterface makes a protocol, and a protocol has an interface.
static const VarInfo *interface_named(const char *name) {
  const VarInfo *v = analyze_resolve(form_sym(name)).var;
  return v && v->is_protocol ? v : NULL;
}

// Fills in *m; false: the symbol is no member of a class, or a static one
// whose overload does not matter.
static bool member_of(val sym, Member *m) {
  const char *of = form_ns(sym), *name = form_name(sym), *simple;
  val meta = form_meta(sym);
  val tags = meta == RT_NIL ? RT_NIL : form_get(meta, "param-tags");
  *m = (Member){.name = name, .ntags = -1};
  m->is_instance = name[0] == '.' && name[1];
  m->is_new = strcmp(name, "new") == 0;
  if (form_is_vector(tags)) m->ntags = form_items(tags, &m->tags);
  if (m->ntags > MAX_PARAMS) return false;
  if (!m->is_instance && !m->is_new && m->ntags < 0) return false;
  if (analyze_resolve(sym).var) return false;
  m->cls = class_resolve(session->ns, of);
  if (!m->cls && m->is_instance) m->interface = interface_named(of);
  if (!m->cls && !m->interface && !class_is_java(session->ns, of, &simple))
    return false;
  if (!m->is_instance && !m->is_new && m->cls && m->cls->ns) return false;
  const char *full = class_full_name(session->ns, of);
  m->of = full ? full : of;
  m->name += m->is_instance;
  return true;
}

// --- static members of deftypes and defrecords ---

static Node *basis(const ClassInfo *cls, Loc loc) {
  val *fields = arena_alloc((size_t)(cls->nfields + 1) * sizeof *fields);
  for (int i = 0; i < cls->nfields; i++) {
    const Local *f = cls->fields[i];
    val meta = cls->metas ? cls->metas[i] : constant_value(f->meta);
    if (meta == RT_NIL && f->tag) // known from an interface
      meta = rt_assoc(session->sp, RT_EMPTY_MAP, rt_keyword_from_c(NULL, "tag"),
                      form_sym(f->tag));
    fields[i] = rt_with_meta(form_sym(f->name), meta);
  }
  return node_const(rt_vec_from(cls->nfields, fields), loc);
}

static Node *create(Ctx c, val cls, val map, Loc loc) {
  Node **items = analyze_all(c, (val[]){cls, map}, 2, loc);
  Node *node = node_items(OP_PRIM, items, 2, loc);
  node->prim = prim_get(PRIM_record_from_map);
  return node;
}

// NULL: none of them. n < 0: the function as a value.
static Node *type_member(Ctx c, val sym, const val *args, int n, Loc loc) {
  const ClassInfo *cls = class_resolve(session->ns, form_ns(sym));
  bool creates = strcmp(form_name(sym), "create") == 0;
  if (!creates && strcmp(form_name(sym), "getBasis") != 0) return NULL;
  if (!cls || !cls->ns || (creates && !cls->is_record)) return NULL;
  if (java_is_ns(cls->ns)) return NULL;
  if (analyze_resolve(sym).var) return NULL;
  if (n == creates)
    return creates ? create(c, form_sym(cls->name), args[0], loc)
                   : basis(cls, loc);
  if (n >= 0) return NULL;
  val param = form_sym("m");
  val call = form_list(1 + creates, (val[]){sym, param});
  val params = rt_vec_from(creates, &param);
  return analyze(c, form_list(3, (val[]){form_sym("fn*"), params, call}), loc);
}

Node *analyze_member(Ctx c, val sym, const val *args, int n, Loc loc) {
  const char *name = form_name(sym);
  if (n < 0 && name[0] >= '1' && name[0] <= '9' && !name[1])
    return array_class(c, sym, loc);
  Node *of_type = type_member(c, sym, args, n, loc);
  if (of_type) return of_type;
  Member m;
  if (!member_of(sym, &m)) return NULL;
  if (n >= 0) return member_call(c, &m, args, n, loc);
  return member_value(c, &m, loc);
}
