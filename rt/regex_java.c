// SPDX-License-Identifier: MIT
// Java's regex notation in PCRE2's: \uXXXX, \0nn, \p{Alpha} and its like,
// inline flags PCRE2 does not know, unions and intersections of classes.
#include "regex_java.h"

#include <string.h>

typedef struct Tr {
  const Str *s;
  uint32_t i, n;
  StrBuilder *out;
} Tr;

static int peek(const Tr *t, uint32_t ahead) {
  return t->i + ahead < t->n ? (int)rt_str_unit(t->s, t->i + ahead) : -1;
}

static void copy(Tr *t) { rt_sb_add_unit(t->out, rt_str_unit(t->s, t->i++)); }

static bool is_hex(int c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f');
}

// \Q...\E
static void quoted(Tr *t) {
  while (t->i < t->n && !(peek(t, 0) == '\\' && peek(t, 1) == 'E')) copy(t);
  if (t->i < t->n) copy(t), copy(t);
}

static const char *const posix[][2] = {
    {"Lower", "a-z"},
    {"Upper", "A-Z"},
    {"ASCII", "\\x00-\\x7F"},
    {"Alpha", "a-zA-Z"},
    {"Digit", "0-9"},
    {"Alnum", "a-zA-Z0-9"},
    {"Punct", "!-/:-@\\[-`{-~"},
    {"Graph", "!-~"},
    {"Print", "\\x20-~"},
    {"Blank", "\\x20\\t"},
    {"Cntrl", "\\x00-\\x1F\\x7F"},
    {"XDigit", "0-9a-fA-F"},
    {"Space", "\\x20\\t-\\r"},
    {"IsAlphabetic", "\\p{L}\\p{Nl}"},
    {"IsLetter", "\\p{L}"},
    {"IsDigit", "\\p{Nd}"},
    {"IsUppercase", "\\p{Lu}"},
    {"IsLowercase", "\\p{Ll}"},
    {"IsWhite_Space", "\\s\\x85\\p{Z}"},
    {"IsPunctuation", "\\p{P}"},
    {"javaWhitespace", "\\x{1C}-\\x{20}\\t-\\r"},
    {"javaLetter", "\\p{L}"},
    {"javaLetterOrDigit", "\\p{L}\\p{Nd}"},
    {"javaUpperCase", "\\p{Lu}"},
    {"javaLowerCase", "\\p{Ll}"}};

// \p{...} at t->i; false when PCRE2 understands it as it is.
static bool property(Tr *t, bool in_class) {
  bool negated = peek(t, 1) == 'P';
  uint32_t from = t->i + 3, end = from;
  if (peek(t, 2) != '{') return false;
  while (end < t->n && rt_str_unit(t->s, end) != '}') end++;
  char name[32];
  if (end >= t->n || end - from >= sizeof name) return false;
  for (uint32_t i = from; i < end; i++)
    name[i - from] = (char)rt_str_unit(t->s, i);
  name[end - from] = 0;
  for (size_t i = 0; i < sizeof posix / sizeof *posix; i++)
    if (!strcmp(posix[i][0], name) && !(in_class && negated)) {
      if (!in_class) rt_sb_add_c(t->out, negated ? "[^" : "[");
      rt_sb_add_c(t->out, posix[i][1]);
      if (!in_class) rt_sb_add_unit(t->out, ']');
      t->i = end + 1;
      return true;
    }
  if (strncmp(name, "Is", 2) || end - from < 3) return false;
  rt_sb_add_c(t->out, negated ? "\\P{" : "\\p{");
  rt_sb_add_c(t->out, name + 2);
  rt_sb_add_unit(t->out, '}');
  t->i = end + 1;
  return true;
}

static void octal(Tr *t) {
  t->i += 2;
  rt_sb_add_c(t->out, "\\o{");
  for (int n = 0; n < 3 && peek(t, 0) >= '0' && peek(t, 0) <= '7'; n++) copy(t);
  rt_sb_add_unit(t->out, '}');
}

static void escape(Tr *t, bool in_class) {
  int c = peek(t, 1);
  if (c == 'u' && is_hex(peek(t, 2)) && is_hex(peek(t, 3)) &&
      is_hex(peek(t, 4)) && is_hex(peek(t, 5))) {
    t->i += 2;
    rt_sb_add_c(t->out, "\\x{");
    for (int k = 0; k < 4; k++) copy(t);
    rt_sb_add_unit(t->out, '}');
    return;
  }
  if (c == '0') {
    octal(t);
    return;
  }
  if ((c == 'p' || c == 'P') && property(t, in_class)) return;
  copy(t);
  if (t->i < t->n) copy(t);
  if (c == 'Q') quoted(t);
}

// The items of a class up to its ] or &&, inner classes merged in.
static void class_items(Tr *t) {
  int depth = 0;
  for (; t->i < t->n;) {
    int c = peek(t, 0);
    if (c == '\\') {
      escape(t, true);
    } else if (c == ']') {
      if (!depth--) return;
      t->i++;
    } else if (c == '&' && peek(t, 1) == '&' && !depth) {
      return;
    } else if (c == '[' && peek(t, 1) != ':') {
      depth++, t->i++;
    } else {
      copy(t);
    }
  }
}

// [items], or [items&&[other]&&...] as lookaheads before the first class.
static void class(Tr *t) {
  StrBuilder *out = t->out, *own = rt_sb_make(), *ahead = rt_sb_make();
  bool negated = peek(t, 1) == '^';
  t->i += 1 + negated;
  t->out = own;
  if (peek(t, 0) == ']') rt_sb_add_unit(own, '\\'), copy(t);
  class_items(t);
  while (peek(t, 0) == '&' && peek(t, 1) == '&') {
    t->i += 2;
    bool inner = peek(t, 0) == '[';
    bool not = inner && peek(t, 1) == '^';
    t->i += (uint32_t)inner + not;
    t->out = ahead;
    rt_sb_add_c(ahead, not ? "(?![" : "(?=[");
    class_items(t);
    rt_sb_add_c(ahead, "])");
    if (inner) t->i++;
  }
  t->out = out;
  if (t->i == t->n) { // no ]: PCRE2 shall say so
    rt_sb_add_unit(out, '[');
    return;
  }
  t->i++;
  if (ahead->len) {
    rt_sb_add_c(out, negated ? "(?:(?!" : "(?:");
    rt_sb_add_str(out, (Str *)rt_sb_to_str(ahead));
  }
  rt_sb_add_c(out, negated && !ahead->len ? "[^" : "[");
  rt_sb_add_str(out, (Str *)rt_sb_to_str(own));
  rt_sb_add_unit(out, ']');
  if (ahead->len) rt_sb_add_c(out, negated ? ")(?s:.))" : ")");
}

// Behind "(?": inline flags lose u, d and U.
static void flags(Tr *t) {
  uint32_t end = t->i;
  while (end < t->n && strchr("imsxudU-", (int)rt_str_unit(t->s, end) & 127))
    end++;
  if (end >= t->n ||
      (rt_str_unit(t->s, end) != ')' && rt_str_unit(t->s, end) != ':'))
    return;
  for (; t->i < end; t->i++)
    if (!strchr("udU", (int)rt_str_unit(t->s, t->i)))
      rt_sb_add_unit(t->out, rt_str_unit(t->s, t->i));
}

StrBuilder *rt_regex_translate(const Str *pattern) {
  Tr t = {pattern, 0, rt_str_len(pattern), rt_sb_make()};
  while (t.i < t.n) {
    int c = peek(&t, 0);
    if (c == '\\') {
      escape(&t, false);
    } else if (c == '[') {
      class(&t);
    } else {
      copy(&t);
      if (c == '(' && peek(&t, 0) == '?') {
        copy(&t);
        flags(&t);
      }
    }
  }
  return t.out;
}
