// SPDX-License-Identifier: MIT
// Patterns matched by PCRE2 (16-bit units, so positions agree with Java's).
//
// What PCRE2 compiles is one block without pointers into itself (its own
// pcre2_code_copy copies the bytes). So it is kept as an object of the heap,
// which the Regex holds, and memory follows the patterns that are alive.
#define PCRE2_CODE_UNIT_WIDTH 16
#include "rt/regex/regex.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "rt/mem/gc.h"
#include "rt/num/num.h"
#include "rt/regex/regex_java.h"
#include "rt/str/strbuf.h"
#include "rt/base/throw.h"
#include "rt/prim.h"

enum { // java.util.regex.Pattern
  JAVA_IGNORE_CASE = 2,
  JAVA_COMMENTS = 4,
  JAVA_MULTILINE = 8,
  JAVA_LITERAL = 16,
  JAVA_DOTALL = 32
};

static uint32_t pcre_options(uint32_t flags) {
  uint32_t o = PCRE2_UTF;
  if (flags & JAVA_IGNORE_CASE) o |= PCRE2_CASELESS;
  if (flags & JAVA_COMMENTS) o |= PCRE2_EXTENDED;
  if (flags & JAVA_MULTILINE) o |= PCRE2_MULTILINE;
  if (flags & JAVA_LITERAL) o |= PCRE2_LITERAL;
  if (flags & JAVA_DOTALL) o |= PCRE2_DOTALL;
  return o;
}

static RT_COLD val syntax_error(val pattern, int code, size_t at) {
  PCRE2_UCHAR16 message[120];
  pcre2_get_error_message_16(code, message, 120);
  StrBuilder *sb = rt_sb_make();
  if (code == PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS)
    rt_sb_add_c(sb, "Unclosed group");
  else if (code == PCRE2_ERROR_MISSING_SQUARE_BRACKET) {
    rt_sb_add_c(sb, "Unclosed character class");
    uint32_t n = rt_str_len((const Str *)pattern);
    if (at >= n && n) at = n - 1; // Java names the last character
  } else if (code == PCRE2_ERROR_QUANTIFIER_INVALID &&
             at < rt_str_len((const Str *)pattern)) {
    rt_sb_add_c(sb, "Dangling meta character '");
    rt_sb_add_unit(sb, rt_str_unit((const Str *)pattern, (uint32_t)at));
    rt_sb_add_unit(sb, '\'');
  } else
    for (size_t i = 0; message[i]; i++) rt_sb_add_unit(sb, message[i]);
  StrBuilder *place = rt_sb_make();
  if (at < rt_str_len((const Str *)pattern)) {
    rt_sb_add_unit(place, '\n');
    for (size_t i = 0; i < at; i++) rt_sb_add_unit(place, ' ');
    rt_sb_add_unit(place, '^');
  }
  return rt_throwf(&rt_type_pattern_syntax, "%v near index %d\n%v%v",
                   rt_sb_to_str(sb), (int)at, pattern, rt_sb_to_str(place));
}

// The string as UTF-16 units in a new object.
static StrData *widen(const Str *s) {
  uint32_t n = rt_str_len(s);
  StrData *d = rt_alloc(&rt_type_str_data, sizeof(StrData) + (size_t)n * 2);
  d->n = (uintptr_t)n * 2;
  uint16_t *to = (uint16_t *)(void *)d->data;
  for (uint32_t i = 0; i < n; i++) to[i] = (uint16_t)rt_str_unit(s, i);
  return d;
}

static const uint16_t *units(val data) {
  return (uint16_t *)(void *)((StrData *)data)->data;
}

// The block as an object; gives up the original.
static val keep(pcre2_code_16 *code) {
  size_t size;
  pcre2_pattern_info_16(code, PCRE2_INFO_SIZE, &size);
  StrData *d = rt_alloc(&rt_type_str_data, sizeof(StrData) + size);
  d->n = size;
  memcpy(d->data, code, size);
  pcre2_code_free_16(code);
  return (val)d;
}

static const pcre2_code_16 *kept(val data) {
  return (const pcre2_code_16 *)(const void *)((StrData *)data)->data;
}

// RT_THROWN with PatternSyntaxException.
static val compile_with(const Regex *re, uint32_t extra) {
  const Str *text = (const Str *)re->pattern;
  if (!(re->flags & JAVA_LITERAL))
    text = (const Str *)rt_sb_to_str(rt_regex_translate(text));
  int error;
  size_t at;
  pcre2_compile_context_16 *ctx = pcre2_compile_context_create_16(NULL);
  if (!ctx) rt_fatal("out of memory");
  pcre2_set_newline_16(ctx, PCRE2_NEWLINE_ANYCRLF);
  pcre2_code_16 *code =
      pcre2_compile_16(units((val)widen(text)), rt_str_len(text),
                       pcre_options(re->flags) | extra, &error, &at, ctx);
  pcre2_compile_context_free_16(ctx);
  return code ? keep(code) : syntax_error(re->pattern, error, at);
}

// The entry of PCRE2's table: the number, then the name.
static RegexName name_from(const uint16_t *entry) {
  size_t n = 0;
  while (entry[n + 1]) n++;
  char *name = malloc(n + 1);
  if (!name) rt_fatal("out of memory");
  for (size_t i = 0; i <= n; i++) name[i] = (char)entry[i + 1];
  return (RegexName){name, entry[0]};
}

// Patterns with the same groups share a RegexCode, which stays.
typedef struct Shape {
  RegexCode code;
  uint32_t nnames, entry_size;
  const uint16_t *table; // PCRE2's names
  struct Shape *next;
} Shape;

static const RegexName *names_of(const Shape *s) {
  if (!s->nnames) return NULL;
  RegexName *names = calloc(s->nnames + 1, sizeof *names);
  if (!names) rt_fatal("out of memory");
  for (uint32_t i = 0; i < s->nnames; i++)
    names[i] = name_from(s->table + i * s->entry_size);
  return names;
}

static RegexFn match;

static Shape *shape_new(const Shape *like, size_t table_bytes) {
  Shape *s = malloc(sizeof *s);
  uint16_t *table = malloc(table_bytes + 1);
  if (!s || !table) rt_fatal("out of memory");
  *s = *like;
  memcpy(table, like->table, table_bytes);
  s->table = table;
  s->code.match = match;
  s->code.names = names_of(s);
  s->code.nregs = (s->code.groups + 1) * 2;
  s->code.in_heap = true;
  return s;
}

static const RegexCode *shape_of(const pcre2_code_16 *code) {
  static Shape *shapes;
  const uint16_t *table;
  Shape w = {0};
  pcre2_pattern_info_16(code, PCRE2_INFO_CAPTURECOUNT, &w.code.groups);
  pcre2_pattern_info_16(code, PCRE2_INFO_NAMECOUNT, &w.nnames);
  pcre2_pattern_info_16(code, PCRE2_INFO_NAMEENTRYSIZE, &w.entry_size);
  pcre2_pattern_info_16(code, PCRE2_INFO_NAMETABLE, &table);
  size_t bytes = (size_t)w.nnames * w.entry_size * sizeof *table;
  w.table = table;
  for (Shape *s = shapes; s; s = s->next)
    if (s->code.groups == w.code.groups && s->nnames == w.nnames &&
        s->entry_size == w.entry_size && !memcmp(s->table, table, bytes))
      return &s->code;
  w.next = shapes;
  shapes = shape_new(&w, bytes);
  return &shapes->code;
}

// --- matching ---

static bool is_wellformed(const Str *s) {
  if (!rt_str_wide(s)) return true;
  for (uint32_t i = 0, n = rt_str_len(s); i < n; i++) {
    uint32_t c = rt_str_unit(s, i);
    if ((c & 0xF800) != 0xD800) continue;
    bool pair =
        c < 0xDC00 && i + 1 < n && (rt_str_unit(s, i + 1) & 0xFC00) == 0xDC00;
    if (!pair) return false;
    i++;
  }
  return true;
}

// The matcher's text; found out once per matcher what is known of it.
static const uint16_t *text_of(Matcher *m) {
  const Str *s = (const Str *)m->str;
  if (m->form == RT_RE_UNKNOWN)
    m->form = is_wellformed(s) ? RT_RE_WELLFORMED : RT_RE_ILLFORMED;
  if (rt_str_wide(s)) return (const uint16_t *)(const void *)s->data;
  if (m->units == RT_NIL) rt_write((val)m, &m->units, (val)widen(s));
  return units(m->units);
}

// Room for the groups of any pattern matched so far.
static pcre2_match_data_16 *match_data(uint32_t pairs) {
  static pcre2_match_data_16 *data;
  static uint32_t room;
  if (pairs > room) {
    if (data) pcre2_match_data_free_16(data);
    room = pairs < 16 ? 16 : 2 * pairs;
    data = pcre2_match_data_create_16(room, NULL);
    if (!data) rt_fatal("out of memory");
  }
  return data;
}

// PCRE2 checks the rest of the text at every match, which makes a search
// quadratic, unless told that the text is well-formed. Other text takes a
// second compilation of the pattern.
static int run_pcre(Matcher *m, uint32_t from, uint32_t options,
                    pcre2_match_data_16 *data) {
  const uint16_t *text = text_of(m);
  Regex *re = (Regex *)m->regex;
  val compiled = re->compiled;
  if (m->form == RT_RE_WELLFORMED) {
    options |= PCRE2_NO_UTF_CHECK;
  } else {
    if (re->lenient == RT_NIL)
      rt_write((val)re, &re->lenient,
               compile_with(re, PCRE2_MATCH_INVALID_UTF));
    compiled = re->lenient;
  }
  return pcre2_match_16(kept(compiled), text, rt_str_len((Str *)m->str), from,
                        options, data, NULL);
}

static int match(Matcher *m, int32_t from, RegexMode mode) {
  static const uint32_t options[] = {[RT_RE_FIND] = 0,
                                     [RT_RE_PREFIX] = PCRE2_ANCHORED,
                                     [RT_RE_WHOLE] =
                                         PCRE2_ANCHORED | PCRE2_ENDANCHORED};
  const RegexCode *code = ((Regex *)m->regex)->code;
  pcre2_match_data_16 *data = match_data(code->groups + 1);
  int rc = run_pcre(m, (uint32_t)from, options[mode], data);
  if (rc == PCRE2_ERROR_NOMATCH) return 0;
  if (rc < 0) { // the match limit: Java's engine overflows its stack
    rt_throwf(&rt_type_stack_overflow, "regex too complex");
    return -1;
  }
  const size_t *found = pcre2_get_ovector_pointer_16(data);
  int32_t *regs = rt_matcher_regs(m);
  for (uint32_t i = 0; i < code->nregs; i++)
    regs[i] = found[i] == PCRE2_UNSET ? -1 : (int32_t)found[i];
  return 1;
}

// --- prims ---

bool (*rt_regex_accepts)(const Str *pattern);

static int refuse(Matcher *m, int32_t from, RegexMode mode) {
  (void)from, (void)mode;
  rt_throwf(&rt_type_unsupported, "The regex %v works in compiled code only",
            ((Regex *)m->regex)->pattern);
  return -1;
}
static const RegexCode refused = {refuse, NULL, 0, 2, true};

static val pattern_new(val s, uint32_t flags) {
  Regex *re = rt_new(&rt_type_regex);
  *re = (Regex){&rt_type_regex, s, RT_NIL, RT_NIL, flags, NULL, 0};
  val compiled = compile_with(re, 0);
  bool failed = compiled == RT_THROWN;
  if (failed) { // whom it asks may catch other exceptions
    val ex = rt_catch();
    if (!rt_regex_accepts || !rt_regex_accepts((const Str *)s))
      return rt_throw(ex);
  }
  re->code = failed ? &refused : shape_of(kept(compiled));
  if (!failed) rt_write((val)re, &re->compiled, compiled);
  return (val)re;
}

val rt_re_pattern_plain(val s) { return pattern_new(s, 0); }

void rt_unicode_load(void); // third_party/ucd.h

val rt_re_pattern_flags(val s, val flags) {
  int64_t f;
  if (!rt_str_arg(s) || !rt_to_int64(flags, &f)) return RT_THROWN;
  rt_unicode_load();
  return pattern_new(s, (uint32_t)f);
}

val rt_re_pattern(val s) {
  return rt_is_regex(s) ? s : rt_re_pattern_flags(s, RT_FIX(0));
}
