// SPDX-License-Identifier: MIT
// Java's regex notation to a tree. What is not understood makes the pattern
// `bad`: it is left to PCRE2, which also words the complaint if it is wrong. So
// this reader need not complain, only be sure.
#include "compiler/regex/regex.h"
#include "rt/prim.h"
#include "rt/regex/regex_java.h"

#include <string.h>

enum { END = 0xFFFFFFFF };  // behind the last character
enum { QUOTED = 1u << 31 }; // between \Q and \E: no character is special
enum { FLAG_I = 1, FLAG_M = 2, FLAG_S = 4, FLAG_X = 8 };
enum { MAX_COUNT = 1 << 16 };

typedef struct Parser {
  uint32_t *c; // code points
  int i, n;
  int flags;
  int highest; // back-reference by number
  bool literal_supplementary;
  bool looks_behind;
  bool bad;
  RePattern *re;
} Parser;

static ReNode *parse_alt(Parser *p);

// --- characters ---

static bool is_surrogate(uint32_t c) { return (c & ~0x7FFu) == 0xD800; }

// The code points, \Q and \E taken out.
static void load(Parser *p, const Str *s) {
  int n = (int)rt_str_len(s);
  uint32_t quoted = 0;
  p->c = arena_alloc((size_t)(n + 1) * sizeof *p->c);
  for (int i = 0; i < n; i++) {
    uint32_t c = rt_str_unit(s, (uint32_t)i);
    uint32_t next = i + 1 < n ? rt_str_unit(s, (uint32_t)i + 1) : 0;
    if (c == '\\' && next == (quoted ? 'E' : 'Q')) {
      quoted ^= QUOTED;
      i++;
      continue;
    }
    if ((c & 0xFC00) == 0xD800 && (next & 0xFC00) == 0xDC00) {
      c = 0x10000 + ((c & 0x3FF) << 10 | (next & 0x3FF));
      i++;
    }
    p->c[p->n++] = c | quoted;
    if (c == '\\' && !quoted && next) p->c[p->n++] = next, i++;
  }
}

static uint32_t at(const Parser *p, int ahead) {
  return p->i + ahead < p->n ? p->c[p->i + ahead] : (uint32_t)END;
}

static bool is_space(uint32_t c) { return c == ' ' || (c >= 9 && c <= 13); }

// The next character that counts: (?x) ignores white space and comments.
static uint32_t peek(Parser *p) {
  while (p->flags & FLAG_X && p->i < p->n) {
    if (at(p, 0) == '#')
      while (p->i < p->n && at(p, 0) != '\n' && at(p, 0) != '\r') {
        if (at(p, 0) == 0x85 || (at(p, 0) | 1) == 0x2029) p->bad = true;
        p->i++;
      }
    else if (is_space(at(p, 0)))
      p->i++;
    else
      break;
  }
  return at(p, 0);
}

static bool accept(Parser *p, uint32_t c) {
  if (peek(p) != c) return false;
  p->i++;
  return true;
}

static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
static bool is_alpha(uint32_t c) {
  return c < 128 && (c | 32) >= 'a' && (c | 32) <= 'z';
}

// --- nodes ---

static ReNode *node(ReKind kind) {
  ReNode *n = arena_alloc(sizeof *n);
  n->kind = kind;
  return n;
}

static ReNode *node_over(ReKind kind, ReNode *kid) {
  ReNode *n = node(kind);
  arena_push(&n->kids, kid);
  return n;
}

static ReNode *node_set(const CharSet *s) {
  ReNode *n = node(RE_SET);
  n->set = s;
  return n;
}

static ReNode *node_assert(ReAssert a) {
  ReNode *n = node(RE_ASSERT);
  n->assert = a;
  return n;
}

static const CharSet *char_set(Parser *p, uint32_t lo, uint32_t hi) {
  if (is_surrogate(lo) || is_surrogate(hi)) p->bad = true;
  if (hi > 0xFFFF) p->re->has_supplementary = p->literal_supplementary = true;
  const CharSet *s = set_range(lo, hi);
  if (!(p->flags & FLAG_I)) return s;
  if (lo < hi) p->re->has_supplementary = true; // so Java thinks
  return set_fold(s);
}

static const CharSet *inverse(Parser *p, const CharSet *s) {
  p->re->has_supplementary = true;
  return set_not(s);
}

// --- escapes ---

static uint32_t digits(Parser *p, uint32_t base, int most) {
  uint32_t sum = 0;
  int n = 0;
  for (; n < most; n++, p->i++) {
    uint32_t c = at(p, 0), d = is_digit(c)   ? c - '0'
                               : is_alpha(c) ? (c | 32) - 'a' + 10
                                             : base;
    if (d >= base || sum > CODE_MAX) break;
    sum = sum * base + d;
  }
  if (n == 0 || sum > CODE_MAX) p->bad = true;
  return sum;
}

static uint32_t octal(Parser *p) {
  bool three = at(p, 0) <= '3';
  return digits(p, 8, three ? 3 : 2);
}

static uint32_t hex(Parser *p) {
  uint32_t c;
  if (at(p, 0) != '{') {
    int from = p->i;
    c = digits(p, 16, 2);
    if (p->i != from + 2) p->bad = true;
    return c;
  }
  p->i++;
  c = digits(p, 16, 8);
  if (at(p, 0) != '}') p->bad = true;
  p->i++;
  return c;
}

static uint32_t unicode(Parser *p) {
  int from = p->i;
  uint32_t c = digits(p, 16, 4);
  if (p->i != from + 4) p->bad = true;
  if ((c & 0xFC00) != 0xD800 || at(p, 0) != '\\' || at(p, 1) != 'u') return c;
  p->i += 2;
  return 0x10000 + ((c & 0x3FF) << 10 | (digits(p, 16, 4) & 0x3FF));
}

// The character that an escape stands for, behind the backslash.
static uint32_t escaped_char(Parser *p) {
  uint32_t c = at(p, 0);
  p->i++;
  switch (c) {
  case 't': return '\t';
  case 'n': return '\n';
  case 'r': return '\r';
  case 'f': return '\f';
  case 'a': return 7;
  case 'e': return 27;
  case '0': return octal(p);
  case 'x': return hex(p);
  case 'u': return unicode(p);
  case 'c':
    c = at(p, 0);
    if (c >= 128) p->bad = true;
    p->i++;
    return c ^ 64;
  default:
    if (c >= 128 ? c == (uint32_t)END : is_alpha(c) || is_digit(c))
      p->bad = true;
    return c;
  }
}

static const CharSet *line_breaks(void) { // \v
  return set_union(set_of("\n\r\x85\x85"), set_range(0x2028, 0x2029));
}

static const CharSet *blanks(void) { // \h
  static const uint16_t far[] = {0x1680, 0x180E, 0x202F, 0x205F, 0x3000};
  const CharSet *s =
      set_union(set_of("  \t\t\xA0\xA0"), set_range(0x2000, 0x200A));
  for (size_t i = 0; i < sizeof far / sizeof *far; i++)
    s = set_union(s, set_range(far[i], far[i]));
  return s;
}

// The set that \c stands for; NULL: none.
static const CharSet *shorthand(uint32_t c) {
  switch (c) {
  case 'd': return set_of("09");
  case 'w': return set_of("azAZ09__");
  case 's': return set_of("  \t\r");
  case 'h': return blanks();
  case 'v': return line_breaks();
  case 'D':
  case 'W':
  case 'S':
  case 'H':
  case 'V': return set_not(shorthand(c + 32));
  default: return NULL;
  }
}

static const struct {
  const char *name, *pairs, *folded; // folded: with (?i)
} posix[] = {{"Lower", "az", "azAZ"},    {"Upper", "AZ", "azAZ"},
             {"Alpha", "azAZ", NULL},    {"Digit", "09", NULL},
             {"Alnum", "azAZ09", NULL},  {"Punct", "!/:@[`{~", NULL},
             {"Graph", "!~", NULL},      {"Print", " ~", NULL},
             {"Blank", "  \t\t", NULL},  {"Cntrl", "\1\37\177\177", NULL},
             {"XDigit", "afAF09", NULL}, {"Space", "  \t\r", NULL},
             {"ASCII", "\1\177", NULL}};

// The name in \p{name} or \pN, behind the p.
static const char *property_name(Parser *p) {
  Buf b = {0};
  bool braces = at(p, 0) == '{';
  p->i += braces;
  while (is_alpha(at(p, 0)) || (braces && at(p, 0) == '_')) {
    buf_printf(&b, "%c", (int)at(p, 0));
    p->i++;
    if (!braces) break;
  }
  if (!b.s || (braces && at(p, 0) != '}')) p->bad = true;
  p->i += braces;
  return b.s ? b.s : "";
}

static const CharSet *posix_set(const Parser *p, const char *name) {
  for (size_t i = 0; i < sizeof posix / sizeof *posix; i++) {
    if (strcmp(posix[i].name, name)) continue;
    const char *folded = p->flags & FLAG_I ? posix[i].folded : NULL;
    const CharSet *s = set_of(folded ? folded : posix[i].pairs);
    bool nul = !strcmp(name, "Cntrl") || !strcmp(name, "ASCII");
    return nul ? set_union(s, set_range(0, 0)) : s;
  }
  return NULL;
}

static const CharSet *property(Parser *p) {
  const char *name = property_name(p);
  const CharSet *s = posix_set(p, name);
  if (s || p->bad) return s ? s : set_none();
  p->re->has_supplementary = true;
  // Java's (?i) turns \p{Lu} into \p{LC}, and more of the kind.
  s = p->flags & FLAG_I ? NULL : set_of_property(name);
  if (!s) p->bad = true;
  return s ? s : set_none();
}

// A set of many characters behind the backslash; NULL, and nothing is
// consumed: it is a single one.
static const CharSet *escaped_set(Parser *p) {
  uint32_t c = at(p, 0);
  const CharSet *s = shorthand(c);
  if (!s && c != 'p' && c != 'P') return NULL;
  p->i++;
  if (set_is_wide(s ? s : set_none())) p->re->has_supplementary = true;
  if (s) return s;
  s = property(p);
  return c == 'P' ? inverse(p, s) : s;
}

// --- classes ---

static const CharSet *parse_class(Parser *p);

// The character at hand, in a class.
static uint32_t class_char(Parser *p) {
  uint32_t c = at(p, 0);
  if (p->flags & FLAG_X && (is_space(c) || c == '#')) p->bad = true;
  p->i++;
  return c == '\\' ? escaped_char(p) : c & ~QUOTED;
}

static const CharSet *class_item(Parser *p) {
  if (at(p, 0) == '[') return p->i++, parse_class(p);
  if (at(p, 0) == '\\') {
    p->i++;
    const CharSet *s = escaped_set(p);
    if (s) return s;
    p->i--;
  }
  uint32_t lo = class_char(p), hi = lo;
  if (at(p, 0) == '-' && at(p, 1) == '[') p->bad = true;
  if (at(p, 0) == '-' && at(p, 1) != ']' && at(p, 1) != '[') {
    p->i++;
    if (at(p, 0) == '\\' && (shorthand(at(p, 1)) || (at(p, 1) | 32) == 'p'))
      p->bad = true;
    hi = class_char(p);
    if (hi < lo) p->bad = true;
  }
  if (p->bad) return set_none();
  return char_set(p, lo, hi);
}

static bool at_and(const Parser *p) {
  return at(p, 0) == '&' && at(p, 1) == '&';
}

// Items up to ] or &&.
static const CharSet *class_items(Parser *p) {
  const CharSet *s = set_none();
  bool nested = at(p, 0) == '[', mixed = false;
  int from = p->i;
  while (p->i < p->n && !p->bad && at(p, 0) != ']' && !at_and(p)) {
    mixed |= nested != (at(p, 0) == '[');
    s = set_union(s, class_item(p));
  }
  // Java's parser is peculiar about && beside a mixture of classes and
  // characters, and about empty sides.
  if (at_and(p) && p->i == from) p->bad = true;
  if (mixed && (at_and(p) || (from >= 2 && p->c[from - 1] == '&')))
    p->bad = true;
  return s;
}

// Behind the [.
static const CharSet *parse_class(Parser *p) {
  const CharSet *s = set_none();
  bool negated = at(p, 0) == '^';
  if (negated) p->i++;
  if (at(p, 0) == ']') { // a character, in first place
    p->i++;
    s = char_set(p, ']', ']');
    if (at(p, 0) == '-' || at_and(p)) p->bad = true;
  }
  s = set_union(s, class_items(p));
  while (at_and(p) && !p->bad) {
    p->i += 2;
    if (at(p, 0) == ']' || at(p, 0) == '^' || at(p, 0) == '&') p->bad = true;
    s = set_and(s, class_items(p));
  }
  if (at(p, 0) != ']') p->bad = true;
  p->i++;
  return negated ? inverse(p, s) : s;
}

// --- atoms ---

static ReNode *parse_backref(Parser *p) {
  int n = (int)(at(p, 0) - '0');
  p->i++;
  while (is_digit(at(p, 0))) {
    int longer = n * 10 + (int)(at(p, 0) - '0');
    if (longer > p->re->groups) break;
    n = longer;
    p->i++;
  }
  if (n > p->highest) p->highest = n;
  ReNode *r = node(RE_BACKREF);
  r->group = n;
  r->fold = p->flags & FLAG_I;
  p->re->has_backref = true;
  return r;
}

// A group's name up to the >, which is skipped.
static const char *parse_name(Parser *p) {
  Buf b = {0};
  for (; is_alpha(at(p, 0)) || (b.len && is_digit(at(p, 0))); p->i++)
    buf_printf(&b, "%c", (int)at(p, 0));
  if (at(p, 0) != '>' || !b.len) p->bad = true;
  p->i++;
  return b.s ? b.s : "";
}

static ReNode *parse_named_backref(Parser *p) {
  if (at(p, 0) != '<') p->bad = true;
  p->i++;
  void *number = strmap_get(p->re->names, parse_name(p));
  if (!number) p->bad = true;
  ReNode *r = node(RE_BACKREF);
  r->group = (int)(intptr_t)number;
  r->fold = p->flags & FLAG_I;
  p->re->has_backref = true;
  return r;
}

// \R: \r\n, or any one of the line breaks.
static ReNode *any_line_break(void) {
  ReNode *pair = node_over(RE_SEQ, node_set(set_of("\r\r")));
  arena_push(&pair->kids, node_set(set_of("\n\n")));
  ReNode *alt = node_over(RE_ALT, pair);
  arena_push(&alt->kids, node_set(line_breaks()));
  alt->line_break = true;
  return alt;
}

// Behind the backslash.
static ReNode *parse_escape(Parser *p) {
  const CharSet *s = escaped_set(p);
  if (s) return node_set(s);
  uint32_t c = at(p, 0);
  if (c >= '1' && c <= '9') return parse_backref(p);
  p->i++;
  switch (c) {
  case 'A': return node_assert(RE_TEXT_START);
  case 'z': return node_assert(RE_TEXT_END);
  case 'Z': return node_assert(RE_LAST_END);
  case 'B': return node_assert(RE_NO_EDGE);
  case 'b':
    if (at(p, 0) == '{') p->bad = true;
    return node_assert(RE_EDGE);
  case 'R': return any_line_break();
  case 'k': return parse_named_backref(p);
  default: break;
  }
  p->i--;
  c = escaped_char(p);
  return node_set(p->bad ? set_none() : char_set(p, c, c));
}

// (?imsx-imsx) or (?imsx-imsx: behind the question mark.
static ReNode *parse_flags(Parser *p) {
  static const char letters[] = "imsx";
  bool off = false;
  for (;; p->i++) {
    uint32_t c = at(p, 0);
    const char *letter = c && c < 128 ? strchr(letters, (int)c) : NULL;
    int bit = letter ? 1 << (letter - letters) : 0;
    if (c == '-' && !off)
      off = true;
    else if (!bit)
      break;
    p->flags = off ? p->flags & ~bit : p->flags | bit;
  }
  if (at(p, 0) == ')') return p->i++, NULL;
  if (at(p, 0) != ':') p->bad = true;
  p->i++;
  return parse_alt(p);
}

// What Java has no longest match for. Of one character any number may be
// behind.
static bool has_no_longest(const ReNode *n) {
  return n->kind == RE_BACKREF ||
         (n->kind == RE_REPEAT && n->max == RE_NO_MAX &&
          re_kid(n)->kind != RE_SET);
}

static ReNode *parse_look(Parser *p, bool behind) {
  ReNode *n = node(RE_LOOK);
  n->behind = behind;
  n->negated = at(p, 0) == '!';
  p->i++;
  arena_push(&n->kids, parse_alt(p));
  if (behind && re_any(re_kid(n), has_no_longest)) p->bad = true;
  p->looks_behind |= behind;
  return n;
}

static ReNode *parse_capture(Parser *p, const char *name) {
  ReNode *n = node(RE_GROUP);
  n->group = ++p->re->groups;
  if (name && strmap_get(p->re->names, name)) p->bad = true;
  if (name) strmap_put(p->re->names, name, (void *)(intptr_t)n->group);
  arena_push(&n->kids, parse_alt(p));
  return n;
}

// Behind "(?"; NULL: it only sets flags, and the ) is consumed.
static ReNode *parse_special_group(Parser *p) {
  uint32_t c = at(p, 0), next = at(p, 1);
  if (c == '=' || c == '!') return parse_look(p, false);
  if (c == ':') return p->i++, parse_alt(p);
  if (c == '>') return p->i++, node_over(RE_ATOMIC, parse_alt(p));
  if (c != '<') return parse_flags(p);
  p->i++;
  if (next == '=' || next == '!') return parse_look(p, true);
  return parse_capture(p, parse_name(p));
}

// Behind the "(".
static ReNode *parse_group(Parser *p) {
  int flags = p->flags;
  ReNode *n;
  if (peek(p) == '?') {
    p->i++;
    n = parse_special_group(p);
    if (!n) return NULL; // the new flags hold to the end of what is around
  } else {
    n = parse_capture(p, NULL);
  }
  p->flags = flags;
  // The space behind the group belongs to the pattern around it, the ) not.
  if (at(p, 0) != ')') p->bad = true;
  p->i++;
  return n;
}

static const CharSet *dot(const Parser *p) {
  if (p->flags & FLAG_S) return set_all();
  return set_not(
      set_union(set_of("\n\n\r\r\x85\x85"), set_range(0x2028, 0x2029)));
}

static ReNode *parse_atom(Parser *p) {
  uint32_t c = peek(p);
  p->i++;
  switch (c) {
  case '(': return parse_group(p);
  case '[': return node_set(parse_class(p));
  case '.': return node_set(dot(p));
  case '^':
    return node_assert(p->flags & FLAG_M ? RE_LINE_START : RE_TEXT_START);
  case '$': return node_assert(p->flags & FLAG_M ? RE_LINE_END : RE_LAST_END);
  case '\\': return parse_escape(p);
  case '*':
  case '+':
  case '?':
  case '{': p->bad = true; return node(RE_SEQ);
  default: return node_set(char_set(p, c & ~QUOTED, c & ~QUOTED));
  }
}

// --- sequences ---

// {n}, {n,} or {n,m} behind the brace.
static void parse_counts(Parser *p, ReNode *n) {
  n->min = n->max = (int)digits(p, 10, 6);
  if (at(p, 0) == ',') {
    p->i++;
    n->max = at(p, 0) == '}' ? RE_NO_MAX : (int)digits(p, 10, 6);
  }
  if (at(p, 0) != '}' || n->min > n->max || n->min > MAX_COUNT ||
      (n->max > MAX_COUNT && n->max != RE_NO_MAX))
    p->bad = true;
  p->i++;
}

static bool is_line_break(const ReNode *n) { return n->line_break; }

// Nothing in it to come back to but in \R. (Java does not look into
// lookarounds.)
static bool is_steady(const ReNode *n) {
  if (n->kind == RE_ALT || n->kind == RE_LOOK)
    return n->kind == RE_LOOK || n->line_break;
  if (n->kind == RE_REPEAT && n->min != n->max) return false;
  for (int i = 0; i < n->kids.n; i++)
    if (!is_steady(n->kids.items[i])) return false;
  return true;
}

// A group that can only match nothing. Java does not set it in a loop that
// needs no round.
static bool is_vain(const ReNode *n) {
  return n->kind == RE_GROUP && re_longest(n, 1) == 0 && is_steady(n);
}

// Does Java take the atom as it first matches, repeated as c says? That is so
// of \R, and of a group if that is steady and more than optional.
static bool is_final(const ReNode *atom, bool grouped, uint32_t c) {
  if (!grouped) return is_line_break(atom);
  return c != '?' && is_steady(atom) && re_any(atom, is_line_break);
}

static ReNode *parse_closure(Parser *p, ReNode *atom, bool grouped) {
  uint32_t c = peek(p);
  if (c != '*' && c != '+' && c != '?' && c != '{') return atom;
  p->i++;
  ReNode *n = node_over(RE_REPEAT, atom);
  n->min = c == '+';
  n->max = c == '?' ? 1 : RE_NO_MAX;
  if (c == '{') parse_counts(p, n);
  n->taste = accept(p, '?')   ? RE_LAZY
             : accept(p, '+') ? RE_POSSESSIVE
                              : RE_GREEDY;
  if (is_final(atom, grouped, c)) n->kids.items[0] = node_over(RE_ATOMIC, atom);
  if (n->min == 0 && n->max > 1 && n->taste == RE_GREEDY && is_vain(atom))
    n->kids.items[0] = re_kid(atom);
  return n;
}

static ReNode *parse_seq(Parser *p) {
  ReNode *seq = node(RE_SEQ);
  for (;;) {
    uint32_t c = peek(p);
    if (p->bad || c == (uint32_t)END || c == '|' || c == ')') break;
    ReNode *atom = parse_atom(p);
    if (atom) arena_push(&seq->kids, parse_closure(p, atom, c == '('));
  }
  return seq->kids.n == 1 ? re_kid(seq) : seq;
}

// Alternatives of one character each are a set.
static ReNode *merged(ReNode *alt) {
  const CharSet *s = set_none();
  for (int i = 0; i < alt->kids.n; i++) {
    const ReNode *kid = alt->kids.items[i];
    if (kid->kind != RE_SET || set_is_wide(kid->set)) return alt;
    s = set_union(s, kid->set);
  }
  return node_set(s);
}

static ReNode *parse_alt(Parser *p) {
  ReNode *first = parse_seq(p);
  if (peek(p) != '|') return first;
  ReNode *alt = node_over(RE_ALT, first);
  while (accept(p, '|')) arena_push(&alt->kids, parse_seq(p));
  return merged(alt);
}

RePattern *regex_parse(const Str *pattern) {
  Parser p = {0};
  p.re = arena_alloc(sizeof *p.re);
  p.re->names = strmap_new();
  load(&p, pattern);
  p.re->root = parse_alt(&p);
  if (p.i != p.n || p.highest > p.re->groups) p.bad = true;
  // Java would count code points behind.
  if (p.looks_behind && p.literal_supplementary) p.bad = true;
  return p.bad ? NULL : p.re;
}

static bool accepts(const Str *pattern) { return regex_parse(pattern) != NULL; }

void regex_install(void) {
  rt_regex_accepts = accepts;
  rt_read_regexes();
}
