// SPDX-License-Identifier: MIT
// Java's regex notation in PCRE2's: \uXXXX, \0nn, \p{Alpha} and its like,
// inline flags PCRE2 does not know, unions and intersections of classes.
#include "rt/regex/regex_java.h"

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
    {"InBasicLatin", "\\x00-\\x7F"},
    {"InBasic_Latin", "\\x00-\\x7F"},
    {"InLatin-1Supplement", "\\x{80}-\\x{FF}"},
    {"InGreek", "\\x{370}-\\x{3FF}"},
    {"InCyrillic", "\\x{400}-\\x{4FF}"},
    {"InHebrew", "\\x{590}-\\x{5FF}"},
    {"InArabic", "\\x{600}-\\x{6FF}"},
    {"InHiragana", "\\x{3040}-\\x{309F}"},
    {"InKatakana", "\\x{30A0}-\\x{30FF}"},
    {"InCJKUnifiedIdeographs", "\\x{4E00}-\\x{9FFF}"},
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

// \\b and \\B are about Unicode's letters and digits, and a mark belongs to the
// word before it.
#define WORD "[\\p{L}\\p{Nd}_\\p{Mn}]"
static const char boundary[] =
    "(?:(?<=" WORD ")(?!" WORD ")|(?<!" WORD ")(?=" WORD "))";
static const char no_boundary[] =
    "(?:(?<=" WORD ")(?=" WORD ")|(?<!" WORD ")(?!" WORD "))";

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
  if ((c == 'b' || c == 'B') && !in_class && peek(t, 2) != '{') {
    t->i += 2;
    rt_sb_add_c(t->out, c == 'b' ? boundary : no_boundary);
    return;
  }
  copy(t);
  if (t->i < t->n) copy(t);
  if (c == 'Q') quoted(t);
  if (c > 0 && c < 128 && strchr("pPxN", c) && peek(t, 0) == '{')
    while (t->i < t->n && peek(t, 0) != '}') copy(t);
}

static bool at_and(const Tr *t) {
  return peek(t, 0) == '&' && peek(t, 1) == '&';
}

static void class(Tr *t);

// One operand of &&, up to ] or the next &&: the characters and ranges as a
// class, and inner classes, as alternatives. False: it is empty.
static bool operand(Tr *t, StrBuilder *to) {
  StrBuilder *own = rt_sb_make(), *inner = rt_sb_make(), *out = t->out;
  while (t->i < t->n && peek(t, 0) != ']' && !at_and(t)) {
    bool nested = peek(t, 0) == '[' && peek(t, 1) != ':';
    t->out = nested ? inner : own;
    if (nested) {
      if (inner->len) rt_sb_add_unit(inner, '|');
      class(t);
    } else if (peek(t, 0) == '\\') {
      escape(t, true);
    } else {
      copy(t);
    }
  }
  t->out = out;
  if (own->len) {
    rt_sb_add_unit(to, '[');
    rt_sb_add_str(to, (Str *)rt_sb_to_str(own));
    rt_sb_add_unit(to, ']');
    if (inner->len) rt_sb_add_unit(to, '|');
  }
  rt_sb_add_str(to, (Str *)rt_sb_to_str(inner));
  return own->len || inner->len;
}

// All operands but one as lookaheads before that one. Java skips empty ones.
// Returns how many there are.
static int intersection(Tr *t, StrBuilder *to) {
  StrBuilder *last = NULL;
  int n = 0;
  for (;;) {
    StrBuilder *next = rt_sb_make();
    if (operand(t, next)) {
      if (last) {
        rt_sb_add_c(to, "(?=");
        rt_sb_add_str(to, (Str *)rt_sb_to_str(last));
        rt_sb_add_unit(to, ')');
      }
      last = next;
      n++;
    }
    if (!at_and(t)) break;
    t->i += 2;
  }
  if (!last) return 0;
  if (n > 1) rt_sb_add_c(to, "(?:");
  rt_sb_add_str(to, (Str *)rt_sb_to_str(last));
  if (n > 1) rt_sb_add_unit(to, ')');
  return n;
}

// Is the text one plain class: "[...]", without alternatives or lookaheads?
static bool is_plain(const StrBuilder *sb) {
  for (uint32_t i = 0, n = sb->len; i < n; i++) {
    uint32_t c = rt_sb_unit(sb, i);
    if (c == '\\')
      i++;
    else if (c == ']')
      return i == n - 1;
  }
  return false;
}

static void class(Tr *t) {
  StrBuilder *out = t->out, *all = rt_sb_make();
  bool negated = peek(t, 1) == '^';
  t->i += 1 + negated;
  if (peek(t, 0) == ']') { // the first one is an item
    StrBuilder *rest = rt_sb_make();
    t->i++;
    operand(t, rest);
    rt_sb_add_c(all, "[\\]");
    if (rest->len) rt_sb_add_c(all, "]|");
    rt_sb_add_str(all, (Str *)rt_sb_to_str(rest));
    if (!rest->len) rt_sb_add_unit(all, ']');
  } else if (!intersection(t, all)) {
    t->i = t->n;
  }
  if (t->i == t->n) { // no ], or nothing in it: PCRE2 shall say so
    rt_sb_add_unit(out, '[');
    return;
  }
  t->i++;
  const Str *text = (Str *)rt_sb_to_str(all);
  if (is_plain(all) && !negated) {
    rt_sb_add_str(out, text);
  } else if (is_plain(all)) {
    rt_sb_add_c(out, "[^");
    rt_sb_add_str(out, (Str *)rt_str_part(text, 1, rt_str_len(text)));
  } else {
    rt_sb_add_c(out, negated ? "(?:(?!" : "(?:");
    rt_sb_add_str(out, text);
    rt_sb_add_c(out, negated ? ")(?s:.))" : ")");
  }
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
    } else if (c == '(' && peek(&t, 1) == '?' && peek(&t, 2) == ')') {
      rt_sb_add_c(t.out, "(?:)"); // no flags, and PCRE2 will not repeat that
      t.i += 3;
    } else if (c == '{' && !(peek(&t, 1) >= '0' && peek(&t, 1) <= '9')) {
      rt_sb_add_c(t.out, "(?{"); // an error in Java, a character for PCRE2
      t.i++;
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
