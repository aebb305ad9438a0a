// SPDX-License-Identifier: MIT
// Regexes as java.util.regex has them: Pattern is Regex, Matcher is Matcher.
//
// What matches is behind RegexCode, of which there are two kinds. A literal
// pattern becomes C code in the program (compiler/emit/regex_gen.c, over
// regex_code.h). Patterns made at run time, and literals with what the
// compiler leaves alone, are matched by PCRE2 (regex_pcre.c), which is linked
// only when something makes such a Regex.
#ifndef RT_REGEX_H
#define RT_REGEX_H

#include "rt/str/strbuf.h"

typedef struct Matcher Matcher;
typedef enum RegexMode {
  RT_RE_FIND,   // at the position or somewhere behind
  RT_RE_PREFIX, // at the position
  RT_RE_WHOLE   // from the position to the end of the text
} RegexMode;

// Matches m->str from a position. 1: found, the matcher's first registers are
// start and end of the match and of each group, -1 for one that took no part;
// 0: there is none; -1: StackOverflowError thrown. Nothing moves meanwhile.
typedef int RegexFn(Matcher *m, int32_t from, RegexMode mode);

typedef struct RegexName {
  const char *name; // NULL: the end of the table
  int group;
} RegexName;

typedef struct RegexCode {
  RegexFn *match;
  const RegexName *names; // or NULL
  uint32_t groups, nregs; // nregs >= (groups + 1) * 2
  bool in_heap;           // its matchers must be objects of the heap
} RegexCode;

typedef struct Regex {
  const Type *type;
  val pattern;    // Str, Java syntax
  val compiled;   // regex_pcre.c: StrData, what PCRE2 made of it, or nil
  val lenient;    // likewise, for text with unpaired surrogates; on first use
  uint32_t flags; // java.util.regex.Pattern's bits
  const RegexCode *code;
  uintptr_t identity;
} Regex;

struct Matcher {
  const Type *type;
  val regex;
  val str;   // what is matched: the text, or the part that is the region
  val whole; // the text
  val regs;  // StrData: int32_t
  val units; // regex_pcre.c: StrData, the string as UTF-16, or RT_NIL
  enum { RT_RE_UNKNOWN, RT_RE_WELLFORMED, RT_RE_ILLFORMED } form; // the same
  int32_t next; // where the next find starts, -1: at the beginning
  int32_t at;   // where in the text str begins
  uint32_t matched;
  uintptr_t identity;
};

extern const Type rt_type_regex, rt_type_matcher;

static inline int32_t *rt_matcher_regs(const Matcher *m) {
  return (int32_t *)(void *)((StrData *)m->regs)->data;
}

// A static Regex.
#define RT_STATIC_REGEX(id, pattern, code)                                     \
  Regex RT_ALIGNED id = {&rt_type_regex, (val)(pattern), 0, 0, 0, code, 0}

bool rt_is_regex(val v);

#endif
