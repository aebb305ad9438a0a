// SPDX-License-Identifier: MIT
// Literal regexes as the compiler sees them: sets of characters, the tree of
// a pattern, and the three steps from text to C.
#ifndef REGEX_H
#define REGEX_H

#include "rt/str/str.h"
#include "compiler/model/compiler.h"

// --- regex_set.c: sets of code points ---

enum { CODE_MAX = 0x10FFFF };
typedef struct Range {
  uint32_t lo, hi;
} Range;
typedef struct CharSet { // never changed once made
  int n;
  Range *r; // ascending, with gaps between
} CharSet;

const CharSet *set_none(void);
const CharSet *set_all(void);
const CharSet *set_range(uint32_t lo, uint32_t hi);
// Of a string of pairs of characters, each a range.
const CharSet *set_of(const char *pairs);
const CharSet *set_union(const CharSet *a, const CharSet *b);
const CharSet *set_and(const CharSet *a, const CharSet *b);
const CharSet *set_not(const CharSet *a);
const CharSet *set_fold(const CharSet *a); // with ASCII letters' other case
bool set_has(const CharSet *a, uint32_t c);
bool set_disjoint(const CharSet *a, const CharSet *b);
// Has it characters of two units? Then it is asked about code points, else
// about units.
bool set_is_wide(const CharSet *a);
bool set_single(const CharSet *a, uint32_t *c); // just one character

// --- regex_unicode.c ---
// The characters that \p{name} matches; NULL: PCRE2 does not know it.
const CharSet *set_of_property(const char *name);

// --- regex_parse.c: the tree ---

typedef enum ReKind {
  RE_SET,    // one character of `set`
  RE_SEQ,    // `kids`, one after the other; without any: nothing
  RE_ALT,    // one of `kids`, the first that will do
  RE_REPEAT, // the first of `kids`, `min` to `max` times
  RE_GROUP,  // the first of `kids`, captured as group number `group`
  RE_ATOMIC, // the first of `kids`, no way back into it
  RE_LOOK,   // is the first of `kids` ahead? `negated`, `behind`
  RE_ASSERT, // `assert`
  RE_BACKREF // what `group` matched, again; `fold`: in either case
} ReKind;
typedef enum ReAssert {
  RE_TEXT_START, // ^ \A
  RE_TEXT_END,   // \z
  RE_LAST_END,   // $ \Z
  RE_LINE_START, // (?m)^
  RE_LINE_END,   // (?m)$
  RE_EDGE,       // \b
  RE_NO_EDGE     // \B
} ReAssert;
typedef enum ReTaste { RE_GREEDY, RE_LAZY, RE_POSSESSIVE } ReTaste;
enum { RE_NO_MAX = 1 << 30 };

typedef struct ReNode ReNode;
struct ReNode {
  ReKind kind;
  const CharSet *set;
  PtrVec kids; // ReNode *
  int min, max;
  ReTaste taste;
  ReAssert assert;
  int group;
  bool negated, behind, fold;
  bool line_break; // RE_ALT: \R
};

typedef struct RePattern {
  ReNode *root;
  int groups;
  StrMap *names;          // of groups: number
  bool has_supplementary; // asks about characters of two units
  bool has_backref;
} RePattern;

// NULL: something in it is left to PCRE2.
RePattern *regex_parse(const Str *pattern);

// --- regex_first.c: what can be known without matching ---

ReNode *re_kid(const ReNode *n); // the only one
// Units that it consumes, at least and at most (RE_NO_MAX: without bound) when
// a character that may have two units counts as `wide`.
int re_min(const ReNode *n);
int re_longest(const ReNode *n, int wide);
bool re_any(const ReNode *n, bool (*is)(const ReNode *));

// What a match from here on starts with.
typedef struct First {
  const CharSet *set; // units: the next one is among them, unless...
  bool open;          // it may match whatever comes
  bool end;           // it may match at the end of the text
  bool accept;        // it does match: there is nothing more (implies open)
} First;
First first_accept(void);
First first_union(First a, First b);
First first_of(const ReNode *n, First follow);
First first_of_rest(const ReNode *seq, int from, First follow);
bool first_is_closed(First f); // a look at the next unit can refuse it
// The units of a set that a look at one unit can see.
const CharSet *units_of_set(const CharSet *s);

// Does the loop over one set run to its end without a way back?
bool loop_is_tight(const ReNode *n, First follow);
// Is the next unit enough to decide between another round and what follows?
bool loop_is_decided(const ReNode *n, First follow);
// Is it enough to choose the alternative, among those from it on?
bool alt_is_decided(const ReNode *alt, int i, First follow);
First loop_follow(const ReNode *n, First follow); // what follows a round
// May matching it leave a choice behind?
bool has_choice(const ReNode *n, First follow);

#endif
