// SPDX-License-Identifier: MIT
// Patterns matched by PCRE2 (16-bit units, so positions agree with Java's).
// Their code lives in malloc'ed memory for as long as the program.
#define PCRE2_CODE_UNIT_WIDTH 16
#include "regex.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "gc.h"
#include "num.h"
#include "regex_java.h"
#include "strbuf.h"
#include "throw.h"

typedef struct PcreCode {
  RegexCode base;
  pcre2_code_16 *code;
  pcre2_code_16 *lenient; // for text with unpaired surrogates, on first use
  pcre2_match_data_16 *data;
} PcreCode;

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

// NULL with PatternSyntaxException thrown.
static pcre2_code_16 *compile_with(const Regex *re, uint32_t extra) {
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
  if (!code) syntax_error(re->pattern, error, at);
  return code;
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

static const RegexName *names_of(const pcre2_code_16 *code) {
  uint32_t n, size;
  const uint16_t *table;
  pcre2_pattern_info_16(code, PCRE2_INFO_NAMECOUNT, &n);
  pcre2_pattern_info_16(code, PCRE2_INFO_NAMEENTRYSIZE, &size);
  pcre2_pattern_info_16(code, PCRE2_INFO_NAMETABLE, &table);
  if (!n) return NULL;
  RegexName *names = calloc(n + 1, sizeof *names);
  if (!names) rt_fatal("out of memory");
  for (uint32_t i = 0; i < n; i++) names[i] = name_from(table + i * size);
  return names;
}

static RegexFn match;

static PcreCode *pcre_code_new(pcre2_code_16 *code) {
  uint32_t groups;
  pcre2_pattern_info_16(code, PCRE2_INFO_CAPTURECOUNT, &groups);
  PcreCode *p = malloc(sizeof *p);
  pcre2_match_data_16 *data =
      pcre2_match_data_create_from_pattern_16(code, NULL);
  if (!p || !data) rt_fatal("out of memory");
  RegexCode base = {match, names_of(code), groups, (groups + 1) * 2, true};
  *p = (PcreCode){base, code, NULL, data};
  return p;
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

// PCRE2 checks the rest of the text at every match, which makes a search
// quadratic, unless told that the text is well-formed. Other text takes a
// second compilation of the pattern.
static int run_pcre(Matcher *m, PcreCode *p, uint32_t from, uint32_t options) {
  const uint16_t *text = text_of(m);
  const pcre2_code_16 *code = p->code;
  if (m->form == RT_RE_WELLFORMED) {
    options |= PCRE2_NO_UTF_CHECK;
  } else {
    if (!p->lenient)
      p->lenient = compile_with((Regex *)m->regex, PCRE2_MATCH_INVALID_UTF);
    code = p->lenient;
  }
  return pcre2_match_16(code, text, rt_str_len((Str *)m->str), from, options,
                        p->data, NULL);
}

static int match(Matcher *m, int32_t from, RegexMode mode) {
  static const uint32_t options[] = {[RT_RE_FIND] = 0,
                                     [RT_RE_PREFIX] = PCRE2_ANCHORED,
                                     [RT_RE_WHOLE] =
                                         PCRE2_ANCHORED | PCRE2_ENDANCHORED};
  PcreCode *p = (PcreCode *)((Regex *)m->regex)->code;
  int rc = run_pcre(m, p, (uint32_t)from, options[mode]);
  if (rc == PCRE2_ERROR_NOMATCH) return 0;
  if (rc < 0) { // the match limit: Java's engine overflows its stack
    rt_throwf(&rt_type_stack_overflow, "regex too complex");
    return -1;
  }
  const size_t *found = pcre2_get_ovector_pointer_16(p->data);
  int32_t *regs = rt_matcher_regs(m);
  for (uint32_t i = 0; i < p->base.nregs; i++)
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
  *re = (Regex){&rt_type_regex, s, flags, NULL, 0};
  pcre2_code_16 *code = compile_with(re, 0);
  if (!code && !(rt_regex_accepts && rt_regex_accepts((const Str *)s)))
    return RT_THROWN;
  if (!code) rt_catch();
  re->code = code ? &pcre_code_new(code)->base : &refused;
  return (val)re;
}

val rt_re_pattern_plain(val s) { return pattern_new(s, 0); }

// third_party/ucd.h
typedef struct UnicodeTables UnicodeTables;
extern const UnicodeTables rt_unicode_tables;
extern const UnicodeTables *rt_unicode;

val rt_re_pattern_flags(val s, val flags) {
  int64_t f;
  if (!rt_str_arg(s) || !rt_to_int64(flags, &f)) return RT_THROWN;
  rt_unicode = &rt_unicode_tables;
  return pattern_new(s, (uint32_t)f);
}

val rt_re_pattern(val s) {
  return rt_is_regex(s) ? s : rt_re_pattern_flags(s, RT_FIX(0));
}
