// SPDX-License-Identifier: MIT
// What the macros of clojure.core accept, looked at before they are expanded.
//
// The macros themselves are written for well-formed calls. Checking here keeps
// them short, and knows the place of the very part that is wrong. A check
// reports at most one error and says whether the form may be expanded.
#include "compiler/front/analyze.h"
#include "rt/base/core.h"
#include "rt/coll/map.h"
#include "rt/prim.h"
#include "rt/str/sym.h"

#include <string.h>

typedef struct Call { // of a macro
  const char *name;
  const val *f; // f[0] is the macro's name
  int n;
  Loc loc;
} Call;

typedef bool (*Check)(const Call *c);

static bool wrong(val part, Loc loc, const char *hint, const char *what) {
  diag_error(form_loc(part, loc), hint, "%s", what);
  return false;
}

// --- binding forms ---

#define PATTERN_HINT "a name, a vector or a map can be bound"

static bool check_pattern(val p, Loc loc);

static bool check_name(val sym, Loc loc) {
  if (form_ns(sym))
    return wrong(sym, loc, NULL,
                 arena_printf("Can't let qualified name: %s/%s", form_ns(sym),
                              form_name(sym)));
  if (form_is_symbol(sym, "&"))
    return wrong(sym, loc, NULL, "& is not a name to bind");
  return true;
}

static bool is_name(val x) { return rt_is_sym(x) && !form_ns(x); }

// The patterns from p[i] on of a vector; in parameters there is no :as.
static bool check_sequence(const val *p, int n, bool params, Loc loc) {
  for (int i = 0; i < n; i++) {
    bool rest = form_is_symbol(p[i], "&");
    bool as = !params && rt_is_keyword(p[i]) && !form_ns(p[i]) &&
              strcmp(form_name(p[i]), "as") == 0;
    if (as && (i + 1 == n || !is_name(p[i + 1])))
      return wrong(RT_NIL, loc, "[a b :as all]", ":as must precede a name");
    if (!rest && !as && i && form_is_symbol(p[i - 1], "&") && i + 1 < n &&
        (params || !rt_is_keyword(p[i + 1])))
      return wrong(p[i + 1], loc, "[a b & more]",
                   "Unexpected parameter after &");
    if (rest && (i + 1 == n || form_is_symbol(p[i + 1], "&")))
      return wrong(p[i], loc, "[a b & more]", "Unexpected parameter after &");
    if (rest || as) continue;
    if (!check_pattern(p[i], loc)) return false;
  }
  return true;
}

static bool check_vector(val v, bool params, Loc loc) {
  val *p;
  int n = form_items(v, &p);
  return check_sequence(p, n, params, form_loc(v, loc));
}

// The value of :keys, :strs or :syms.
static bool check_key_names(val names, const char *kind, Loc loc) {
  val *items;
  loc = form_loc(names, loc);
  const char *what = arena_printf(":%s must be a vector of names", kind);
  if (!form_is_vector(names)) return wrong(names, loc, "{:keys [a b]}", what);
  int n = form_items(names, &items);
  for (int i = 0; i < n; i++)
    if (!rt_is_sym(items[i]) && !rt_is_keyword(items[i]))
      return wrong(items[i], loc, "{:keys [a b]}", what);
  return true;
}

static bool check_defaults(val or, Loc loc) {
  val *entries;
  if (!rt_is_map(or))
    return wrong(or, loc, "{:keys [a] :or {a 1}}",
                 ":or must be a map of names to defaults");
  int n = form_items(or, &entries);
  for (int i = 0; i < n; i++)
    if (!rt_is_sym(((MapEntry *)entries[i])->key))
      return wrong(or, loc, "{:keys [a] :or {a 1}}",
                   ":or must be a map of names to defaults");
  return true;
}

static bool check_map_key(val key, val value, Loc loc) {
  if (!rt_is_keyword(key)) return check_pattern(key, loc);
  const char *name = form_name(key);
  if (strcmp(name, "keys") == 0 || strcmp(name, "syms") == 0 ||
      strcmp(name, "strs") == 0)
    return check_key_names(value, name, loc);
  if (!form_ns(key) && strcmp(name, "or") == 0)
    return check_defaults(value, loc);
  if (!form_ns(key) && strcmp(name, "as") == 0)
    return is_name(value) ||
           wrong(value, loc, "{:keys [a] :as all}", ":as must precede a name");
  return wrong(key, loc, "a pattern has :keys, :strs, :syms, :or and :as",
               arena_printf("Unsupported binding key: :%s", name));
}

static bool check_pattern(val p, Loc loc) {
  loc = form_loc(p, loc);
  if (rt_is_sym(p)) return check_name(p, loc);
  if (form_is_vector(p)) return check_vector(p, false, loc);
  if (!rt_is_map(p))
    return wrong(p, loc, PATTERN_HINT, "Unsupported binding form");
  val *entries;
  int n = form_items(p, &entries);
  for (int i = 0; i < n; i++) {
    MapEntry *e = (MapEntry *)entries[i];
    if (!check_map_key(e->key, e->value, loc)) return false;
  }
  return true;
}

// --- binding vectors ---

static bool binding_vector(const Call *c, val **b, int *n) {
  if (!form_is_vector(c->f[1]))
    return wrong(c->f[1], c->loc,
                 arena_printf("(%s [name value] ...)", c->name),
                 arena_printf("%s requires a vector for its binding", c->name));
  *n = form_items(c->f[1], b);
  if (*n % 2)
    return wrong(c->f[1], c->loc, NULL,
                 arena_printf("%s requires an even number of forms in binding "
                              "vector",
                              c->name));
  return true;
}

static bool check_let(const Call *c) {
  val *b;
  int n;
  if (!binding_vector(c, &b, &n)) return false;
  for (int i = 0; i < n; i += 2)
    if (!check_pattern(b[i], form_loc(c->f[1], c->loc))) return false;
  return true;
}

// if-let and its like bind one name.
static bool check_let_one(const Call *c) {
  val *b;
  int n;
  if (!binding_vector(c, &b, &n)) return false;
  if (n != 2)
    return wrong(
        c->f[1], c->loc, NULL,
        arena_printf("%s requires exactly 2 forms in binding vector", c->name));
  return check_let(c);
}

static bool check_dotimes(const Call *c) {
  val *b;
  int n;
  if (!check_let_one(c)) return false;
  binding_vector(c, &b, &n);
  return is_name(b[0]) || wrong(b[0], c->loc, NULL, "dotimes binds a name");
}

// with-open and with-local-vars take plain names only.
static bool check_let_names(const Call *c) {
  val *b;
  int n;
  if (!binding_vector(c, &b, &n)) return false;
  for (int i = 0; i < n; i += 2)
    if (!is_name(b[i]))
      return wrong(b[i], form_loc(c->f[1], c->loc), NULL,
                   arena_printf("%s only allows Symbols in bindings", c->name));
  return true;
}

// binding and with-redefs take names of vars, the latter in any sequence.
static bool check_vars(const Call *c) {
  val *b;
  int n;
  if (strcmp(c->name, "with-redefs") == 0 && rt_is_seq(c->f[1])) return true;
  if (!binding_vector(c, &b, &n)) return false;
  for (int i = 0; i < n; i += 2)
    if (!rt_is_sym(b[i]))
      return wrong(
          b[i], form_loc(c->f[1], c->loc), NULL,
          arena_printf("%s binds vars, which are given by name", c->name));
  return true;
}

static bool check_modifier(const Call *c, val key, val value, Loc loc) {
  const char *name = form_name(key);
  bool let = strcmp(name, "let") == 0;
  if (form_ns(key) ||
      (!let && strcmp(name, "when") != 0 && strcmp(name, "while") != 0))
    return wrong(key, loc, "the modifiers are :let, :when and :while",
                 arena_printf("Invalid '%s' keyword: :%s", c->name, name));
  if (!let) return true;
  val f[] = {c->f[0], value};
  return check_let(&(Call){":let", f, 2, form_loc(value, loc)});
}

// for and doseq.
static bool check_comprehension(const Call *c) {
  val *b;
  int n;
  if (!binding_vector(c, &b, &n)) return false;
  Loc loc = form_loc(c->f[1], c->loc);
  if (n == 0 && strcmp(c->name, "for") == 0)
    return wrong(c->f[1], loc, NULL, "for requires at least one binding");
  for (int i = 0; i < n; i += 2) {
    bool ok = rt_is_keyword(b[i]) ? check_modifier(c, b[i], b[i + 1], loc)
                                  : check_pattern(b[i], loc);
    if (!ok) return false;
  }
  return true;
}

// --- functions ---

static bool check_clause(val clause, const char *hint, Loc loc) {
  val *f;
  loc = form_loc(clause, loc);
  int n = form_is_list(clause) ? form_items(clause, &f) : 0;
  if (n == 0 || !form_is_vector(f[0]))
    return wrong(n ? f[0] : clause, loc, hint,
                 "Parameter declaration should be a vector");
  return check_vector(f[0], true, loc);
}

// [params] body... or ([params] body...)...
static bool check_clauses(const val *f, int n, const char *hint, Loc loc) {
  if (n < 1) return wrong(RT_NIL, loc, hint, "Parameter declaration missing");
  if (form_is_vector(f[0])) return check_vector(f[0], true, loc);
  for (int i = 0; i < n; i++) {
    if (i && i == n - 1 && rt_is_map(f[i])) continue; // metadata of defn
    if (!check_clause(f[i], hint, loc)) return false;
  }
  return true;
}

static bool check_fn(const Call *c) {
  int skip = c->n > 1 && rt_is_sym(c->f[1]) ? 2 : 1;
  return check_clauses(c->f + skip, c->n - skip, "(fn name? [params] body...)",
                       c->loc);
}

static bool check_defn(const Call *c) {
  if (!rt_is_sym(c->f[1]))
    return wrong(c->f[1], c->loc,
                 arena_printf("(%s name doc? [params] body...)", c->name),
                 "the name to define must be a symbol");
  int i = 2;
  if (i < c->n && rt_is_str(c->f[i])) i++;
  if (i < c->n && rt_is_map(c->f[i])) i++;
  return check_clauses(
      c->f + i, c->n - i,
      arena_printf("(%s %s [params] body...)", c->name, form_name(c->f[1])),
      c->loc);
}

static bool check_letfn(const Call *c) {
  val *specs;
  const char *hint = "(letfn [(name [params] body...)] ...)";
  if (!form_is_vector(c->f[1]))
    return wrong(c->f[1], c->loc, hint,
                 "letfn requires a vector for its binding");
  int n = form_items(c->f[1], &specs);
  for (int i = 0; i < n; i++) {
    val *f;
    Loc loc = form_loc(specs[i], form_loc(c->f[1], c->loc));
    int m = form_is_list(specs[i]) ? form_items(specs[i], &f) : 0;
    if (m == 0 || !is_name(f[0]))
      return wrong(specs[i], loc, hint, "letfn binds functions only");
    if (!check_clauses(f + 1, m - 1, hint, loc)) return false;
  }
  return true;
}

static bool check_defmethod(const Call *c) {
  int skip = c->n > 3 && rt_is_sym(c->f[3]) ? 4 : 3;
  return check_clauses(c->f + skip, c->n - skip,
                       "(defmethod multi dispatch-value [params] body...)",
                       c->loc);
}

static bool check_defmulti(const Call *c) {
  const char *hint = "(defmulti name doc? dispatch-fn & options)";
  if (!rt_is_sym(c->f[1]))
    return wrong(c->f[1], c->loc, hint, "the name to define must be a symbol");
  int i = 2;
  if (i < c->n && rt_is_str(c->f[i])) i++;
  if (i < c->n && rt_is_map(c->f[i])) i++;
  if (i >= c->n)
    return wrong(RT_NIL, c->loc, hint, "defmulti requires a dispatch function");
  if ((c->n - i) % 2 == 0)
    return wrong(RT_NIL, c->loc, hint,
                 "defmulti requires an even number of options");
  return true;
}

// --- types and protocols ---

static bool check_method(val m, Loc loc) {
  val *f;
  loc = form_loc(m, loc);
  int n = form_items(m, &f);
  if (n == 0 || !rt_is_sym(f[0]))
    return wrong(m, loc, "(method [this args] body...)", "Malformed method");
  // Syntax-quote qualifies a name for the object that nothing refers to.
  val *p;
  int k = n > 1 && form_is_vector(f[1]) ? form_items(f[1], &p) : 0;
  if (k > 0 && rt_is_sym(p[0]) && form_ns(p[0]))
    f[1] = rt_vec_from(k - 1, p + 1);
  return check_clauses(f + 1, n - 1, "(method [this args] body...)", loc);
}

// Owner (method [this] ...)... from f[i] on; an owner is a symbol, or nil for
// extend-protocol.
static bool check_body(const Call *c, int i, bool nil_too) {
  for (bool owner = false; i < c->n; i++) {
    val x = c->f[i];
    if (rt_is_sym(x) || (nil_too && !form_is_list(x))) {
      owner = true;
      continue;
    }
    if (!form_is_list(x))
      return wrong(x, c->loc, "a protocol, then its methods: P (m [this] ...)",
                   arena_printf("Malformed body of %s", c->name));
    if (nil_too && !owner) { // (class ...) as the type
      owner = true;
      continue;
    }
    if (!owner)
      return wrong(x, c->loc, "a protocol, then its methods: P (m [this] ...)",
                   "the protocol or interface of the method is missing");
    if (nil_too) continue;
    if (!check_method(x, c->loc)) return false;
  }
  return true;
}

static bool check_fields(const Call *c) {
  val *names;
  if (!form_is_vector(c->f[2]))
    return wrong(c->f[2], c->loc,
                 arena_printf("(%s Name [fields] ...)", c->name),
                 "the fields must be a vector");
  int n = form_items(c->f[2], &names);
  Loc loc = form_loc(c->f[2], c->loc);
  for (int i = 0; i < n; i++) {
    if (!is_name(names[i]))
      return wrong(names[i], loc, NULL, "fields must be symbols");
    for (int k = 0; k < i; k++)
      if (form_is_symbol(names[i], form_name(names[k])))
        return wrong(names[i], loc, NULL,
                     arena_printf("Duplicate field: %s", form_name(names[i])));
  }
  return true;
}

static bool check_deftype(const Call *c) {
  if (!is_name(c->f[1]))
    return wrong(c->f[1], c->loc,
                 arena_printf("(%s Name [fields] ...)", c->name),
                 "the name to define must be a symbol");
  if (!check_fields(c)) return false;
  int i = 3;
  while (i + 1 < c->n && rt_is_keyword(c->f[i])) i += 2;
  return check_body(c, i, false);
}

static bool check_reify(const Call *c) { return check_body(c, 1, false); }

// A method given to extend-type or extend-protocol: one more than the protocol
// has is never called, no more.
static void check_extension(val method, val protocol, Loc loc) {
  Resolved r = rt_is_sym(protocol) ? analyze_resolve(protocol) : (Resolved){0};
  val name = rt_first(session->sp, method);
  if (!r.var || protocol_has(r.var, form_name(name))) return;
  diag_warning(WARN_protocol, form_loc(method, loc), protocol_hint(r.var),
               "%s is not a method of the protocol %s", form_name(name),
               r.var->name);
}

static bool check_extend_type(const Call *c) {
  if (!check_body(c, 2, false)) return false;
  val protocol = RT_NIL;
  for (int i = 2; i < c->n; i++) {
    if (!form_is_list(c->f[i]))
      protocol = c->f[i];
    else
      check_extension(c->f[i], protocol, c->loc);
  }
  return true;
}

static bool check_extend_protocol(const Call *c) {
  if (!check_body(c, 2, true)) return false;
  for (int i = 2; i < c->n; i++) {
    bool method = form_is_list(c->f[i]) && i > 2 &&
                  rt_is_sym(rt_first(session->sp, c->f[i]));
    if (method) check_extension(c->f[i], c->f[1], c->loc);
  }
  return true;
}

static bool check_signature(val sig, Loc loc) {
  const char *hint = "(method [this args] ... doc?)";
  val *f;
  loc = form_loc(sig, loc);
  int n = form_is_list(sig) ? form_items(sig, &f) : 0;
  if (n == 0 || !is_name(f[0]))
    return wrong(sig, loc, hint, "Malformed method signature");
  int i = 1;
  for (; i < n && form_is_vector(f[i]); i++)
    if (rt_count_raw(session->sp, f[i]) == 0)
      return wrong(f[i], loc, hint,
                   arena_printf("Definition of function %s must take at least "
                                "one arg",
                                form_name(f[0])));
  if (i == 1 || (i < n && !rt_is_str(f[i])))
    return wrong(i < n ? f[i] : sig, loc, hint,
                 "Parameter declaration should be a vector");
  return true;
}

static bool check_defprotocol(const Call *c) {
  if (!is_name(c->f[1]))
    return wrong(c->f[1], c->loc, "(defprotocol Name doc? signatures...)",
                 "the name to define must be a symbol");
  for (int i = 2; i < c->n; i++) {
    if (rt_is_str(c->f[i])) continue;
    if (rt_is_keyword(c->f[i]))
      i++;
    else if (!check_signature(c->f[i], c->loc))
      return false;
  }
  return true;
}

// --- the rest ---

static bool check_names(const Call *c) {
  for (int i = 1; i < c->n; i++)
    if (!is_name(c->f[i]))
      return wrong(c->f[i], c->loc, NULL,
                   "the name to define must be a symbol");
  return true;
}

static bool check_def_name(const Call *c) {
  return is_name(c->f[1]) ||
         wrong(c->f[1], c->loc, NULL, "the name to define must be a symbol");
}

static bool check_cond(const Call *c) {
  return c->n % 2 ||
         wrong(c->f[c->n - 1], c->loc, "(cond test value ... :else value)",
               "cond requires an even number of forms");
}

static bool check_cond_arrow(const Call *c) {
  return c->n % 2 == 0 ||
         wrong(RT_NIL, c->loc, NULL,
               arena_printf("%s requires an even number of clauses", c->name));
}

static bool check_as(const Call *c) { return check_pattern(c->f[2], c->loc); }

static const struct {
  const char *name;
  Check check;
} checks[] = {
    {"let", check_let},
    {"loop", check_let},
    {"if-let", check_let_one},
    {"when-let", check_let_one},
    {"if-some", check_let_one},
    {"when-some", check_let_one},
    {"when-first", check_let_one},
    {"dotimes", check_dotimes},
    {"with-open", check_let_names},
    {"with-local-vars", check_let_names},
    {"binding", check_vars},
    {"with-redefs", check_vars},
    {"for", check_comprehension},
    {"doseq", check_comprehension},
    {"fn", check_fn},
    {"defn", check_defn},
    {"defn-", check_defn},
    {"defmacro", check_defn},
    {"letfn", check_letfn},
    {"defmulti", check_defmulti},
    {"defmethod", check_defmethod},
    {"defprotocol", check_defprotocol},
    {"definterface", check_def_name},
    {"deftype", check_deftype},
    {"defrecord", check_deftype},
    {"reify", check_reify},
    {"extend-type", check_extend_type},
    {"extend-protocol", check_extend_protocol},
    {"declare", check_names},
    {"defonce", check_def_name},
    {"defstruct", check_def_name},
    {"cond", check_cond},
    {"cond->", check_cond_arrow},
    {"cond->>", check_cond_arrow},
    {"as->", check_as},
};

bool check_macro_call(const VarInfo *macro, const val *f, int n, Loc loc) {
  if (!check_count(macro, n - 1, loc)) return false;
  if (strcmp(macro->ns, "clojure.core") != 0) return true;
  for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
    if (strcmp(macro->name, checks[i].name) == 0)
      return checks[i].check(&(Call){macro->name, f, n, loc});
  return true;
}
