// SPDX-License-Identifier: MIT
// Symbols and keywords.
//
// Keywords are interned: equal means identical. The compiler emits each one it
// needs as a weak static object named after it (K_...), which the linker
// merges; the driver lists those in rt_static_keywords, which only rt_keyword
// refers to, so a program that never makes keywords at run time has no table.
// Symbols are values: compared by name; they may carry metadata.
#ifndef RT_SYM_H
#define RT_SYM_H

#include "rt/str/str.h"

typedef struct Sym {
  const Type *type;
  val meta;
  val ns;   // Str or nil
  val name; // Str
  uint32_t hash;
} Sym;

typedef struct Keyword {
  const Type *type;
  val ns;   // Str or nil
  val name; // Str
  uint32_t hash;
} Keyword;

extern const Type rt_type_sym, rt_type_keyword;

// Static keywords of the program, NULL-terminated; written by the driver.
extern Keyword *const rt_static_keywords[];

// Definitions and declarations of static symbols and keywords. `name` and `ns`
// are static Str objects.
#define RT_STATIC_SYM(id, ns_, name_, hash_)                                   \
  __attribute__((weak)) Sym RT_ALIGNED id = {&rt_type_sym, RT_NIL, (val)(ns_), \
                                             (val)(name_), hash_}
#define RT_STATIC_KEYWORD(id, ns_, name_, hash_)                               \
  __attribute__((weak)) Keyword RT_ALIGNED id = {&rt_type_keyword, (val)(ns_), \
                                                 (val)(name_), hash_}

static inline bool rt_is_sym(val v) { return rt_has_kind(v, KIND_SYM); }
static inline bool rt_is_keyword(val v) { return rt_has_kind(v, KIND_KEYWORD); }

val rt_sym_new(val ns, val name);     // ns: Str or nil
val rt_keyword_new(val ns, val name); // interned
// From C strings; ns may be NULL.
val rt_sym_from_c(const char *ns, const char *name);
val rt_keyword_from_c(const char *ns, const char *name);
// From "ns/name" or "name" as (symbol "...") and (keyword "...") split it.
val rt_sym_parse(val str);
val rt_keyword_parse(val str);
// Calls f with every keyword that exists. f must not make any.
void rt_keyword_each(void (*f)(void *ctx, const Keyword *k), void *ctx);
bool rt_sym_equal(const Sym *a, const Sym *b);
// Clojure's hasheq of a symbol; a keyword's is this + 0x9e3779b9.
uint32_t rt_sym_hash(val ns, val name);

#endif
