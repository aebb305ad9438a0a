// SPDX-License-Identifier: MIT
// deftype*, reify*, and Java interop.
//
// Java classes that portable code uses are not special to the compiler: their
// members are Clojure functions in stdlib/cljwc/java.clj, named
//   Math--sqrt          (Math/sqrt x), static methods and fields
//   StringBuilder--new  (StringBuilder. x)
//   -length             (.length x), for values of built-in types
// so supporting another member is one more defn there.
#include "compiler/front/analyze.h"
#include "rt/base/core.h"
#include "rt/coll/list.h"
#include "rt/prim.h"
#include "rt/value/interfaces.h"
#include "rt/str/sym.h"
#include "rt/coll/vec.h"

#include <string.h>

static Node *call_var(VarInfo *v, Node **items, int n, Loc loc) {
  Node *node = node_items(OP_INVOKE, items, n, loc);
  node->a = node_var(v, loc);
  return node;
}

// Constants of the small classes are numbers of theirs, but for what says how
// large they are.
static Node *of_class(const char *cls, Node *n) {
  static const struct {
    const char *cls;
    PrimId cast;
  } small[] = {{"Integer", PRIM_as_int},
               {"Short", PRIM_as_short},
               {"Byte", PRIM_as_byte},
               {"Float", PRIM_unchecked_float}};
  const char *name = n->var->name;
  bool number = !strstr(name, "--TYPE") && !strstr(name, "--SIZE") &&
                !strstr(name, "--BYTES");
  for (size_t i = 0; number && i < sizeof small / sizeof *small; i++)
    if (strcmp(small[i].cls, cls) == 0) return node_prim(small[i].cast, n);
  return n;
}

Node *analyze_static(Ctx c, val named_by, const char *cls, const char *member,
                     const val *args, int n, Loc loc) {
  bool names_class = n > 0 && strcmp(cls, "Class") == 0 &&
                     strcmp(member, "forName") == 0 && rt_is_str(args[0]);
  Node *named = names_class ? analyze_for_name(c, args[0], loc) : NULL;
  if (named) return named;
  const ClassInfo *known = rt_is_sym(named_by) && form_ns(named_by)
                               ? class_resolve(session->ns, form_ns(named_by))
                               : NULL;
  VarInfo *v = java_member(known, arena_printf("%s--%s", cls, member), loc);
  if (!v)
    return unsupported(
        c, named_by,
        arena_printf("unsupported Java member: %s/%s", cls, member), loc);
  if (n < 0 && v->is_fn) return node_var(v, loc);
  if (n < 0 || (n == 0 && !v->is_fn && v->defined))
    return of_class(cls, node_var(v, loc));
  return call_var(v, analyze_all(c, args, n, loc), n, loc);
}

static bool is_string(const Node *n) {
  const char *tag = n->op == OP_LOCAL ? n->local->tag : NULL;
  return tag ? !strcmp(class_simple(tag), "String")
             : n->op == OP_CONST && rt_is_str(node_value(n));
}

// A method of String called with a literal regex: the function that takes it
// as a regex, so that it is compiled. NULL: none.
static const char *regex_method(const char *name, Node **items, int n) {
  static const struct {
    const char *name, *function;
    int min, max;
  } methods[] = {{"split", "string-split", 2, 3},
                 {"matches", "string-matches", 2, 2},
                 {"replaceAll", "string-replace-all", 3, 3},
                 {"replaceFirst", "string-replace-first", 3, 3}};
  if (n < 2 || !is_string(items[0]) || items[1]->op != OP_CONST) return NULL;
  for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
    if (!strcmp(methods[i].name, name) && n >= methods[i].min &&
        n <= methods[i].max && form_is_pattern(node_value(items[1])))
      return methods[i].function;
  return NULL;
}

static Node *call_regex_method(const char *function, Node **items, int n,
                               Loc loc) {
  items[1] = node_const(rt_re_pattern(node_value(items[1])), items[1]->loc);
  return call_var(java_var(function, loc), items, n, loc);
}

// A type behind a Java name: programs make it with the function <Name>--new,
// which takes what the Java constructors do.
static bool is_java_type(const ClassInfo *cls) {
  return java_is_ns(cls->ns) && session->ns != cls->ns;
}

static const char *hint_of(const Node *object, val form) {
  const Local *l = object->op == OP_LOCAL ? local_base(object->local) : NULL;
  return l && l->tag ? l->tag : form_tag(form);
}

// Is the object known to be of the type whose method this is? Its private
// fields, the mutable ones, are seen there only, and in the whole library.
bool member_is_own(Ctx c, const Node *object, val form) {
  if (java_in_library()) return true;
  const Local *l = object->op == OP_LOCAL ? local_base(object->local) : NULL;
  const char *tag = hint_of(object, form);
  for (const Arity *a = c.arity; a; a = a->fn->parent) {
    const FnInfo *fn = a->fn;
    if (!fn->is_method || fn->method_of->is_reify) continue;
    const char *name = fn->method_of->name;
    return l == a->params[0] || (tag && (strcmp(tag, name) == 0 ||
                                         strcmp(tag, class_simple(name)) == 0));
  }
  return false;
}

// A hint names a class, too: the unit that it is in tells what members it has.
static bool load_hinted(const Node *object, val form) {
  const char *tag = hint_of(object, form);
  const char *full = tag ? class_full_name(session->ns, tag) : NULL;
  return full && class_loaded(full);
}

// Is the object hinted as one of a class that the program does not define?
static bool is_of_java(const Node *object, val form) {
  const char *tag = hint_of(object, form);
  const ClassInfo *cls = tag ? class_resolve(session->ns, tag) : NULL;
  return cls && !cls->is_absent && (!cls->ns || java_is_ns(cls->ns));
}

// The member of an object that is Clojure's; the items are analyzed.
static Node *clojure_method(Ctx c, val named_by, const char *name, const val *f,
                            Node **items, int n, Loc loc) {
  VarInfo *of_java =
      name[0] == '-' && (!member_known(name + 1) || is_of_java(items[0], f[0]))
          ? java_var(arena_printf("field%s", name), loc)
          : NULL;
  if (of_java && !java_is_ns(session->ns))
    return call_var(of_java, items, n, loc);
  if (name[0] == '-') {
    Node *field = node_new(OP_FIELD, loc);
    field->name = name + 1;
    field->a = items[0];
    field->own = member_is_own(c, items[0], f[0]);
    return field;
  }
  const char *function = regex_method(name, items, n);
  if (function) return call_regex_method(function, items, n, loc);
  VarInfo *fallback = java_var(arena_printf("-%s", name), loc);
  // A unit calls methods of types that it, or another one, defines later; what
  // has the methods of an interface may be defined anywhere.
  bool unknown = !fallback && !member_known(name);
  if (unknown && interface_method(name)) {
    member_declare(name);
  } else if (unknown && !java_is_ns(session->ns)) {
    const char *what = arena_printf("unsupported Java method: .%s", name);
    if (session->caught)
      diag_warning(WARN_unsupported, loc, NULL, "%s", what);
    else if (!unsupported_method(named_by, name, loc))
      return unsupported(c, named_by, what, loc);
  }
  Node *node = node_items(OP_METHOD, items, n, loc);
  node->name = name;
  node->own = member_is_own(c, items[0], f[0]);
  node->var = fallback;
  return node;
}

static bool is_known_member(const char *name, Loc loc) {
  bool field = name[0] == '-';
  if (member_known(name + field)) return true;
  return java_var(arena_printf(field ? "field%s" : "-%s", name), loc) != NULL;
}

Node *analyze_method(Ctx c, val named_by, const char *name, const val *f, int n,
                     Loc loc) {
  if (n < 1) {
    diag_error(loc, "(.method target args...)",
               "Malformed member expression: .%s", name);
    return analyze_error(loc);
  }
  if (rt_is_sym(f[0]) && !form_ns(f[0]) &&
      !scope_find(c.scope, form_name(f[0]))) {
    Resolved r = analyze_resolve(f[0]);
    const char *simple, *member = name;
    int nargs = n - 1;
    if (name[0] == '-' && nargs == 0) { // (. Long -MAX_VALUE)
      member = name + 1;
      nargs = -1;
    }
    if (r.cls && (!r.cls->ns || is_java_type(r.cls)) &&
        java_var(arena_printf("%s--%s", class_simple(r.cls->name), member),
                 loc))
      return analyze_static(c, named_by, class_simple(r.cls->name), member,
                            f + 1, nargs, loc);
    if (r.cls && r.cls->is_absent)
      return analyze_static(c, named_by, r.cls->name, member, f + 1, nargs,
                            loc);
    if (!r.cls && !r.var &&
        class_is_java(session->ns, form_name(f[0]), &simple))
      return analyze_static(c, named_by, simple, member, f + 1, nargs, loc);
  }
  Node **items = analyze_all(c, f, n, loc);
  bool known = is_known_member(name, loc);
  if (!known && load_hinted(items[0], f[0])) known = is_known_member(name, loc);
  Node *js = js_member(name, items, n, known, loc);
  if (js) return js;
  Node *let = js_bind(c, items, n, loc);
  return js_decide(let, name,
                   clojure_method(c, named_by, name, f, items, n, loc), loc);
}

// (. target member args...), (. target (member args...)), (. target -field)
Node *analyze_dot(Ctx c, const val *f, int n, Loc loc) {
  if (n < 3) {
    diag_error(loc, "(. target member args...)", "Malformed member expression");
    return analyze_error(loc);
  }
  const val *args = f + 3;
  int nargs = n - 3;
  val member = f[2], *inner;
  if (form_is_list(member)) {
    nargs = form_items(member, &inner) - 1;
    member = inner[0];
    args = inner + 1;
  }
  if (!rt_is_sym(member)) {
    diag_error(loc, NULL, "Malformed member expression");
    return analyze_error(loc);
  }
  val *items = arena_alloc((size_t)(nargs + 1) * sizeof *items);
  items[0] = f[1];
  if (nargs) memcpy(items + 1, args, (size_t)nargs * sizeof *items);
  return analyze_method(c, member, form_name(member), items, nargs + 1, loc);
}

static Node *new_node(ClassInfo *cls, Node **items, int n, Loc loc) {
  Node *node = node_items(OP_NEW, items, n, loc);
  node->cls = cls;
  return node;
}

// Fields with a primitive type hold just that.
static void coerce_fields(const ClassInfo *cls, Node **items) {
  for (int i = 0; i < cls->nfields; i++) {
    const Prim *cast = class_field_cast(cls->fields[i]);
    if (cast) items[i] = node_prim(cast->id, items[i]);
  }
}

// (Record. fields... metadata extra-keys)
static Node *new_record(ClassInfo *cls, Node **items, Loc loc) {
  int n = cls->nfields;
  Node **parts = arena_alloc(3 * sizeof *parts);
  coerce_fields(cls, items);
  parts[0] = new_node(cls, items, n, loc);
  parts[1] = items[n];
  parts[2] = items[n + 1];
  Node *node = node_items(OP_PRIM, parts, 3, loc);
  node->prim = prim_get(PRIM_record_with);
  return node;
}

Node *analyze_new(Ctx c, const val *f, int n, Loc loc) {
  if (n < 2 || !rt_is_sym(f[1])) {
    diag_error(loc, "(new Class args...)", "Malformed new expression");
    return analyze_error(loc);
  }
  const char *name = form_name(f[1]), *simple = class_simple(name);
  Node *js = js_new(c, f[1], f + 2, n - 2, loc);
  if (js) return js;
  ClassInfo *cls = class_resolve(session->ns, name);
  if (!cls) cls = unsupported_class(name, f[1], loc);
  if (cls && cls->is_absent)
    return unsupported(
        c, f[1], arena_printf("unsupported Java constructor: %s", cls->name),
        loc);
  Node **items = analyze_all(c, f + 2, n - 2, loc);
  bool may_be_listed = cls && !java_in_library() &&
                       (cls->is_throwable || (cls->ns && cls->ns->native));
  VarInfo *listed =
      may_be_listed
          ? java_listed(arena_printf("%s--new", class_simple(cls->name)), loc)
          : NULL;
  if (listed) return call_var(listed, items, n - 2, loc);
  if (cls && cls->ns && !is_java_type(cls)) {
    if (cls->is_record && n - 2 == cls->nfields + 2)
      return new_record(cls, items, loc);
    int short_of = cls->nfields - (n - 2);
    if ((short_of == 4 || short_of == 2) && type_has_hidden(cls)) {
      items = type_hidden_args(cls, items, n - 2, loc);
      n = cls->nfields + 2;
    }
    if (n - 2 != cls->nfields)
      diag_error(loc, NULL, "%s takes %d arguments, not %d", cls->name,
                 cls->nfields, n - 2);
    else
      coerce_fields(cls, items);
    return new_node(cls, items, n - 2, loc);
  }
  if (cls && cls->is_throwable) {
    if (n - 2 > (strcmp(simple, "ExceptionInfo") == 0 ? 3 : 2))
      diag_error(loc, "a message, a cause, or both",
                 "No matching ctor found for class %s", cls->name);
    return new_node(cls, items, n - 2, loc);
  }
  if (!cls && !class_is_java(session->ns, name, &simple)) {
    diag_error(form_loc(f[1], loc), class_hint(name),
               "Unable to resolve classname: %s", name);
    return analyze_error(loc);
  }
  VarInfo *v =
      java_member(cls, arena_printf("%s--new", class_simple(name)), loc);
  if (!v)
    return unsupported(
        c, f[1], arena_printf("unsupported Java constructor: %s", name), loc);
  return call_var(v, items, n - 2, loc);
}

// --- deftype*, reify* ---

static void add_field(ClassInfo *cls, val sym, int i) {
  Local *l = arena_alloc(sizeof *l);
  val m = form_meta(sym);
  l->name = form_name(sym);
  l->kind = LOCAL_FIELD;
  l->index = i;
  l->cls = cls;
  l->tag = form_tag(sym);
  l->meta = constant_new(form_plain(m));
  l->mutable =
      m != RT_NIL && (rt_truthy(form_get(m, "mutable")) ||
                      rt_truthy(form_get(m, "unsynchronized-mutable")) ||
                      rt_truthy(form_get(m, "volatile-mutable")));
  cls->fields[i] = l;
  member_declare(l->name);
}

// The class that an option of deftype* names: one of this namespace, which is
// the library's, where nothing is defined again.
static ClassInfo *class_option(val options, const char *key, Loc loc) {
  val sym = form_get(options, key);
  if (!rt_is_sym(sym) || !java_is_ns(session->ns)) return NULL;
  ClassInfo *cls = class_resolve(session->ns, form_name(sym));
  if (cls && cls->node && cls->ns == session->ns) return cls;
  diag_error(loc, NULL, "no type of this namespace: %s", form_name(sym));
  return NULL;
}

static bool are_symbols(val form) {
  val *items;
  int n = form_items(form, &items);
  for (int i = 0; i < n; i++)
    if (!rt_is_sym(items[i])) return false;
  return true;
}

// The first fields are those of the class whose methods it has.
static void add_fields(ClassInfo *cls, const ClassInfo *like, val own) {
  val *fields;
  int n = form_items(own, &fields), first = like ? like->nfields : 0;
  cls->nfields = first + n;
  cls->fields = arena_alloc((size_t)(cls->nfields + 1) * sizeof *cls->fields);
  for (int i = 0; i < first; i++) {
    Local *l = arena_alloc(sizeof *l);
    *l = *like->fields[i];
    l->cls = cls;
    cls->fields[i] = l;
  }
  for (int i = 0; i < n; i++) add_field(cls, fields[i], first + i);
}

// The methods of another class that it has not of its own, as they are: their
// fields lie in the same places.
static void inherit(ClassInfo *cls, const ClassInfo *from) {
  for (int i = 0; i < from->methods.n; i++) {
    TypeMethod *m = from->methods.items[i];
    const FnInfo *has = class_method(cls, m->fn->method_name);
    if (!has || has == m->fn) arena_push(&cls->methods, m);
  }
}

// What a type's body is made of: owner symbols, each followed by methods.
typedef struct Body {
  Ctx c;
  ClassInfo *cls;
  const val *forms;
  int n;
  Owner **owners;     // per form: the owner it is or stands under; NULL: Object
  bool *done;         // per form: taken with others of its name
  PtrVec nodes;       // Node * FN, one per method name
  bool unknown_owner; // reported
  const char *no_class; // what a library wants to extend and cannot, or NULL
  int added;            // the form that add_seq has added, or 0
} Body;

// Has the protocol a method of that name with n parameters (-1: any)?
static bool takes(const Owner *o, const char *name, int n) {
  return !o || !o->protocol || n < 1 || n > 31 || owner_has(o, name) <= 0 ||
         protocol_takes(o->protocol, name, n);
}

// The owner that has the method of n parameters: the one it stands under if
// that does, else another one of the type, else Object.
static bool choose_owner(const Body *b, const char *name, int n, Owner *under,
                         Owner **chosen, Loc loc) {
  bool unknown = b->unknown_owner;
  *chosen = under;
  if (under && owner_has(under, name) > 0) return true;
  for (int i = 0; i < b->cls->owners.n; i++) {
    Owner *o = b->cls->owners.items[i];
    int has = owner_has(o, name);
    unknown = unknown || has < 0;
    if (has <= 0 || !takes(o, name, n)) continue;
    *chosen = o;
    return true;
  }
  if (method_of_object(name)) {
    *chosen = NULL;
    return true;
  }
  if (unknown || java_in_library()) return true;
  const VarInfo *protocol = under ? under->protocol : NULL;
  diag_error(loc, protocol ? protocol_hint(protocol) : NULL,
             "Can't define method not in interfaces: %s", name);
  return false;
}

// The number of parameters of the method that the form defines, or -1.
static int method_arity(val form) {
  val *f, *params;
  int n = form_items(form, &f);
  return n > 1 && form_is_vector(f[1]) ? form_items(f[1], &params) : -1;
}

static void add_method(Body *b, Owner *owner, FnInfo *fn) {
  TypeMethod *m;
  for (int i = 0; i < b->cls->methods.n; i++) {
    m = b->cls->methods.items[i];
    if (m->owner == owner && m->fn == fn) return;
  }
  m = arena_alloc(sizeof *m);
  *m = (TypeMethod){owner, fn};
  arena_push(&b->cls->methods, m);
}

// One form of a method: whose it is.
static bool own_method(Body *b, int i, FnInfo *fn, Loc loc) {
  Owner *owner;
  int n = method_arity(b->forms[i]);
  if (b->added && i == b->added)
    owner = b->owners[i];
  else if (!choose_owner(b, fn->method_name, n, b->owners[i], &owner, loc))
    return false;
  if (!takes(owner, fn->method_name, n))
    diag_error(loc, NULL,
               "Can't define method not in interfaces: %s with %d parameters",
               fn->method_name, n);
  add_method(b, owner, fn);
  return true;
}

static Owner *find_owner(Body *b, val sym, Loc loc) {
  Resolved r = analyze_resolve(sym);
  if (!r.var && !r.cls) {
    b->unknown_owner = true;
    diag_error(form_loc(sym, loc), suggest_name(NULL, form_name(sym)),
               "unknown protocol or interface: %s", form_name(sym));
  }
  if (!r.var && (!r.cls || strcmp(r.cls->name, "java.lang.Object") == 0))
    return NULL;
  if (!r.var && !r.cls->is_interface && ns_is_dependency(session->ns)) {
    b->no_class = arena_printf("unsupported superclass: %s", r.cls->name);
    b->unknown_owner = true;
    return NULL;
  }
  if (!r.var && !r.cls->is_interface && !java_in_library())
    diag_error(form_loc(sym, loc), NULL,
               "only interfaces are supported, had: %s", r.cls->name);
  Owner *o = arena_alloc(sizeof *o);
  o->protocol = r.var;
  if (r.var)
    o->csym = r.var->protocol_csym ? r.var->protocol_csym : r.var->csym;
  o->iface = r.var ? NULL : r.cls;
  arena_push(&b->cls->owners, o);
  return o;
}

// Is the form a method of that name? Its own name may be qualified, as it is
// in what syntax-quote makes.
static bool defines(val form, const char *name) {
  if (!form_is_list(form)) return false;
  val head = rt_first(session->sp, form);
  return rt_is_sym(head) && strcmp(form_name(head), name) == 0;
}

static Node *then_nil(Node *body) {
  Node **items = arena_alloc(2 * sizeof *items);
  items[0] = body;
  items[1] = node_const(RT_NIL, body->loc);
  return node_items(OP_DO, items, 2, body->loc);
}
// The JVM checks the range only where the body is a primitive long.
static Node *as_int(Node *body) { return node_prim(PRIM_unchecked_int, body); }

// Left as it is: a body that comes back to its head.
static void give(FnInfo *fn, Node *result(Node *body)) {
  for (int i = 0; i < fn->narities; i++) {
    Arity *a = fn->arities[i];
    if (!a->loop || !a->loop->used) a->body = result(a->body);
  }
}

// All methods of one name are one function, though they may be apart and of
// several interfaces: a class has one method per name and arity.
static void take_method(Body *b, int first, Loc loc) {
  val head = rt_first(session->sp, b->forms[first]);
  if (!rt_is_sym(head)) {
    diag_error(loc, NULL, "malformed method");
    return;
  }
  const char *name = form_name(head);
  PtrVec same = {0};
  for (int i = first; i < b->n; i++)
    if (defines(b->forms[i], name)) {
      arena_push(&same, (void *)b->forms[i]);
      b->done[i] = true;
    }
  Node *fn =
      analyze_methods(b->c, b->cls, name, (const val *)same.items, same.n, loc);
  member_takes(name, fn_arity_bits(fn->fn));
  // What a method gives is said by the owner it stands below.
  if (owner_voids(b->owners[first], name)) give(fn->fn, then_nil);
  if (owner_ints(b->owners[first], name)) give(fn->fn, as_int);
  bool owned = true;
  for (int i = first; i < b->n; i++)
    if (defines(b->forms[i], name))
      owned = own_method(b, i, fn->fn, form_loc(b->forms[i], loc)) && owned;
  if (owned) arena_push(&b->nodes, fn);
}

// Methods may call those below them.
static void declare_methods(const Body *b) {
  for (int i = 0; i < b->n; i++) {
    if (!form_is_list(b->forms[i])) continue;
    val head = rt_first(session->sp, b->forms[i]);
    if (rt_is_sym(head)) member_declare(form_name(head));
  }
}

// A seq of an Iterable is one on its iterator, of which a type without a method
// seq gets one. For this there is room for one form more.
static void add_seq(Body *b) {
  int iterator = -1;
  for (int i = 0; i < b->n; i++) {
    if (defines(b->forms[i], "seq")) return;
    const Owner *o = b->owners[i];
    if (o && o->iface && defines(b->forms[i], "iterator") &&
        rt_type_isa(o->iface->type, &rt_iface_iterable))
      iterator = i;
  }
  if (iterator < 0) return;
  val self = form_sym("this__");
  val call = form_list(3, (val[]){form_sym("."), self, form_sym("iterator")});
  val seq = form_list(
      2, (val[]){rt_sym_from_c("clojure.core", "iterator-seq"), call});
  val *forms = arena_alloc((size_t)(b->n + 1) * sizeof *forms);
  memcpy(forms, b->forms, (size_t)b->n * sizeof *forms);
  b->added = b->n;
  forms[b->added] =
      form_list(3, (val[]){form_sym("seq"), rt_vec_from(1, &self), seq});
  b->owners[b->added] = b->owners[iterator];
  b->forms = forms;
  b->n++;
}

static Node *analyze_type_body(Body *b, Op op, Loc loc) {
  declare_methods(b);
  b->done = arena_alloc((size_t)b->n + 2);
  b->owners = arena_alloc((size_t)(b->n + 2) * sizeof *b->owners);
  for (int i = 0; i < b->n; i++)
    b->owners[i] = rt_is_sym(b->forms[i]) ? find_owner(b, b->forms[i], loc)
                   : i                    ? b->owners[i - 1]
                                          : NULL;
  add_seq(b);
  for (int i = 0; i < b->n; i++) {
    Loc at = form_loc(b->forms[i], loc);
    if (b->done[i] || rt_is_sym(b->forms[i])) continue;
    if (rt_is_seq(b->forms[i]))
      take_method(b, i, at);
    else
      diag_error(at, NULL, "malformed type body");
  }
  Node *node = node_items(op, (Node **)b->nodes.items, b->nodes.n, loc);
  node->cls = b->cls;
  b->cls->node = node;
  return node;
}

Node *analyze_deftype(Ctx c, const val *f, int n, Loc loc) {
  type_form_of_jvm(&f, &n);
  if (n < 4 || !rt_is_sym(f[1]) || !form_is_vector(f[2]) ||
      !are_symbols(f[2])) {
    diag_error(loc, NULL, "Malformed deftype");
    return analyze_error(loc);
  }
  const VarInfo *v = ns_own(session->ns, form_name(f[1]));
  if (v && !java_in_library() && (v->defined || v->is_declared))
    diag_error(form_loc(f[1], loc), "the class needs another name",
               "Expecting class, but %s is mapped to #'%s/%s", v->name, v->ns,
               v->name);
  ClassInfo *cls = class_define(session->ns, form_name(f[1]));
  cls->is_record = rt_truthy(form_get(f[3], "record"));
  cls->super = class_option(f[3], "extends", loc);
  const ClassInfo *like = class_option(f[3], "methods-of", loc);
  if (!like) like = cls->super;
  val public_name = form_get(f[3], "class");
  if (rt_is_str(public_name)) class_rename(cls, form_str(public_name));
  add_fields(cls, like, f[2]);
  if (cls->nfields > OBJECT_MAX) {
    diag_error(loc, NULL, "more than %d fields", OBJECT_MAX);
    return analyze_error(loc);
  }
  c.scope = NULL; // methods see only their parameters and the fields
  Body b = {.c = c, .cls = cls, .forms = f + 4, .n = n - 4};
  Node *node = analyze_type_body(&b, OP_DEFTYPE, loc);
  if (like) inherit(cls, like);
  return node;
}

Node *analyze_reify(Ctx c, const val *f, int n, Loc loc) {
  reify_form_of_jvm(&f, &n);
  ClassInfo *cls = arena_alloc(sizeof *cls);
  int id = ++session->ns->counter;
  cls->name = arena_printf("%s$reify__%d", session->ns->name, id);
  cls->csym = arena_printf("C_%s_Reify%d", session->ns->cname, id);
  cls->ns = session->ns;
  cls->is_reify = true;
  cls->reify_in = c.arity;
  Local *meta = arena_alloc(sizeof *meta);
  *meta = (Local){.name = "__meta", .kind = LOCAL_FIELD};
  cls->fields = arena_alloc(sizeof *cls->fields);
  cls->fields[cls->nfields++] = meta;
  Body b = {.c = c, .cls = cls, .forms = f + 1, .n = n - 1};
  Node *node = analyze_type_body(&b, OP_REIFY, loc);
  return b.no_class ? unsupported(c, f[1], b.no_class, loc) : node;
}
