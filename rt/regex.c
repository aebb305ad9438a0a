// SPDX-License-Identifier: MIT
// Regexes and matchers (see regex.h). Compiled patterns live in malloc'ed
// memory for as long as the program.
#define PCRE2_CODE_UNIT_WIDTH 16
#include "regex.h"

#include <pcre2.h>
#include <string.h>

#include "fn.h"
#include "gc.h"
#include "interfaces.h"
#include "list.h"
#include "num.h"
#include "ops.h"
#include "regex_java.h"
#include "strbuf.h"
#include "throw.h"
#include "vec.h"

// --- the types ---

static void regex_print(val o, StrBuilder *out, bool readably) {
  const Str *s = (const Str *)((Regex *)o)->pattern;
  if (!readably) {
    rt_sb_add_str(out, s);
    return;
  }
  rt_sb_add_c(out, "#\"");
  bool quoted = false;
  for (uint32_t i = 0; i < rt_str_len(s); i++) {
    uint32_t c = rt_str_unit(s, i);
    if (c == '\\' && i + 1 < rt_str_len(s)) {
      uint32_t next = rt_str_unit(s, ++i);
      if (next == (quoted ? 'E' : 'Q')) quoted = !quoted;
      rt_sb_add_unit(out, '\\');
      c = next;
    } else if (c == '"') {
      rt_sb_add_c(out, quoted ? "\\E\\\"\\Q" : "\\\"");
      continue;
    }
    rt_sb_add_unit(out, c);
  }
  rt_sb_add_unit(out, '"');
}

static const Ops regex_ops = {.print = regex_print};
static const Type *const regex_ifaces[] = {&rt_iface_serializable, NULL};

const Type rt_type_regex = {.type = &rt_type_class,
                            .kind = KIND_REGEX,
                            .layout = LAYOUT_FIXED,
                            .flags = TYPE_IDENTITY,
                            .size = sizeof(Regex),
                            .nvals = 1,
                            RT_INVOKE_NONE,
                            .name = "java.util.regex.Pattern",
                            .ifaces = regex_ifaces,
                            .ops = &regex_ops};
static val matcher_nth(val *sp, val o, intptr_t i, val dflt);
static const Ops matcher_ops = {.nth = matcher_nth};

const Type rt_type_matcher = {.type = &rt_type_class,
                              .kind = KIND_MATCHER,
                              .layout = LAYOUT_FIXED,
                              .flags = TYPE_IDENTITY,
                              .size = sizeof(Matcher),
                              .nvals = 4,
                              RT_INVOKE_NONE,
                              .name = "java.util.regex.Matcher",
                              .ops = &matcher_ops};

bool rt_is_regex(val v) { return rt_has_kind(v, KIND_REGEX); }
bool rt_is_matcher(val v) { return rt_has_kind(v, KIND_MATCHER); }

// --- compiling ---

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
  if (rt_str_wide(s))
    memcpy(to, s->data, (size_t)n * 2);
  else
    for (uint32_t i = 0; i < n; i++) to[i] = (unsigned char)s->data[i];
  return d;
}

static uint16_t *units(val data) {
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

static bool compile(Regex *re) {
  if (re->code) return true;
  pcre2_code_16 *code = compile_with(re, 0);
  if (!code) return false;
  re->code = code;
  re->data = pcre2_match_data_create_from_pattern_16(code, NULL);
  if (!re->data) rt_fatal("out of memory");
  pcre2_pattern_info_16(code, PCRE2_INFO_CAPTURECOUNT, &re->groups);
  return true;
}

// PCRE2 checks the rest of the text at every match, which makes a search
// quadratic, unless told that the text is well-formed. That is found out once
// per matcher; other text takes a second compilation of the pattern.
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

static int match(const Matcher *m, Regex *re, uint32_t from, uint32_t options) {
  const pcre2_code_16 *code = re->code;
  if (m->wellformed) {
    options |= PCRE2_NO_UTF_CHECK;
  } else {
    if (!re->lenient) re->lenient = compile_with(re, PCRE2_MATCH_INVALID_UTF);
    code = re->lenient;
  }
  return pcre2_match_16(code, units(m->units), rt_str_len((Str *)m->str), from,
                        options, re->data, NULL);
}

static val pattern_new(val s, uint32_t flags) {
  Regex *re = rt_new(&rt_type_regex);
  *re = (Regex){&rt_type_regex, s, flags, 0, NULL, NULL, NULL, 0};
  return compile(re) ? (val)re : RT_THROWN;
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

static Regex *regex_arg(val v) {
  if (!rt_is_regex(v)) {
    rt_throw_cast(v, rt_type_regex.name);
    return NULL;
  }
  return compile((Regex *)v) ? (Regex *)v : NULL;
}

val rt_re_pattern_str(val v) {
  Regex *re = regex_arg(v);
  return re ? re->pattern : RT_THROWN;
}

// --- matching ---

static Matcher *matcher_make(Regex *re, val str) {
  val wide = (val)widen((const Str *)str);
  size_t bytes = (re->groups + 1) * 2 * sizeof(int32_t);
  StrData *offsets = rt_alloc(&rt_type_str_data, sizeof(StrData) + bytes);
  offsets->n = bytes;
  Matcher *m = rt_new(&rt_type_matcher);
  *m = (Matcher){&rt_type_matcher,
                 (val)re,
                 str,
                 wide,
                 (val)offsets,
                 -1,
                 0,
                 is_wellformed((const Str *)str),
                 0};
  return m;
}

static Matcher *matcher_new(val regex, val str) {
  Regex *re = regex_arg(regex);
  if (!re) return NULL;
  if (rt_is_str(str)) return matcher_make(re, str);
  rt_throw_cast(str, "java.lang.CharSequence");
  return NULL;
}

static Matcher *matcher_arg(val v) {
  if (rt_is_matcher(v)) return (Matcher *)v;
  rt_throw_cast(v, rt_type_matcher.name);
  return NULL;
}

static int32_t *offsets_of(const Matcher *m) {
  return (int32_t *)(void *)((StrData *)m->offsets)->data;
}
static const Str *subject(const Matcher *m) { return (const Str *)m->str; }
static int32_t start_of(const Matcher *m, uint32_t g) {
  return offsets_of(m)[g * 2];
}
static int32_t end_of(const Matcher *m, uint32_t g) {
  return offsets_of(m)[g * 2 + 1];
}

// 1, 0, or -1 thrown.
static int run(Matcher *m, uint32_t from, uint32_t options) {
  Regex *re = (Regex *)m->regex;
  int rc = match(m, re, from, options);
  m->matched = rc >= 0;
  if (rc == PCRE2_ERROR_NOMATCH) return 0;
  if (rc < 0) { // the match limit: Java's engine overflows its stack
    rt_throwf(&rt_type_stack_overflow, "regex too complex");
    return -1;
  }
  size_t *ov = pcre2_get_ovector_pointer_16(re->data);
  int32_t *to = offsets_of(m);
  for (uint32_t i = 0; i < (re->groups + 1) * 2; i++)
    to[i] = ov[i] == PCRE2_UNSET ? -1 : (int32_t)ov[i];
  m->next = to[1];
  return 1;
}

static int find(Matcher *m) {
  int64_t from = m->next < 0 ? 0 : m->next;
  if (m->next >= 0 && m->matched && start_of(m, 0) == end_of(m, 0)) from++;
  if (from <= rt_str_len(subject(m))) return run(m, (uint32_t)from, 0);
  m->matched = 0;
  return 0;
}

static int match_all(Matcher *m) {
  return run(m, 0, PCRE2_ANCHORED | PCRE2_ENDANCHORED);
}

static val group(const Matcher *m, uint32_t g) {
  int32_t from = start_of(m, g);
  if (from < 0) return RT_NIL;
  return rt_str_part(subject(m), (uint32_t)from, (uint32_t)end_of(m, g));
}

static uint32_t group_count(const Matcher *m) {
  return ((Regex *)m->regex)->groups;
}

// The match, or a vector of it and its groups.
static val groups(const Matcher *m) {
  uint32_t n = group_count(m);
  if (!n) return group(m, 0);
  val all = RT_EMPTY_VEC;
  for (uint32_t g = 0; g <= n; g++) all = rt_vec_conj(all, group(m, g));
  return all;
}

static val groups_if(const Matcher *m, int found) {
  return found < 0 ? RT_THROWN : found ? groups(m) : RT_NIL;
}

// --- prims: matchers ---

val rt_re_matcher(val regex, val str) {
  Matcher *m = matcher_new(regex, str);
  return m ? (val)m : RT_THROWN;
}

val rt_re_next(val v) {
  Matcher *m = matcher_arg(v);
  return m ? groups_if(m, find(m)) : RT_THROWN;
}

val rt_re_find(val regex, val str) {
  Matcher *m = matcher_new(regex, str);
  return m ? groups_if(m, find(m)) : RT_THROWN;
}

val rt_re_matches(val regex, val str) {
  Matcher *m = matcher_new(regex, str);
  return m ? groups_if(m, match_all(m)) : RT_THROWN;
}

static RT_COLD val no_match(void) {
  return rt_throwf(&rt_type_illegal_state, "No match found");
}

val rt_re_groups(val v) {
  Matcher *m = matcher_arg(v);
  if (!m) return RT_THROWN;
  return m->matched ? groups(m) : no_match();
}

val rt_re_seq(val regex, val str) {
  Matcher *m = matcher_new(regex, str);
  if (!m) return RT_THROWN;
  val found = RT_EMPTY_VEC, list = RT_NIL;
  int more;
  while ((more = find(m)) > 0) found = rt_vec_conj(found, groups(m));
  if (more < 0) return RT_THROWN;
  for (uint32_t i = ((Vec *)found)->count; i-- > 0;)
    list = rt_list_cons(rt_vec_ref((Vec *)found, i), list);
  return list;
}

int rt_matcher_find(val v) {
  Matcher *m = matcher_arg(v);
  return m ? find(m) : -1;
}

int rt_matcher_find_from(val v, val from) {
  Matcher *m = matcher_arg(v);
  int64_t i;
  if (!m || !rt_to_int64(from, &i)) return -1;
  if (i >= 0 && i <= (int64_t)rt_str_len(subject(m)))
    return run(m, (uint32_t)i, 0);
  rt_throwf(&rt_type_index_out_of_bounds, "Illegal start index");
  return -1;
}

int rt_matcher_matches(val v) {
  Matcher *m = matcher_arg(v);
  return m ? match_all(m) : -1;
}

int rt_matcher_looking_at(val v) {
  Matcher *m = matcher_arg(v);
  return m ? run(m, 0, PCRE2_ANCHORED) : -1;
}

val rt_matcher_reset(val v) {
  Matcher *m = matcher_arg(v);
  if (!m) return RT_THROWN;
  m->matched = 0;
  m->next = -1;
  return v;
}

// The number of a group; -1 thrown, with the complaint's words.
static int named_group(Matcher *m, const Str *s, const char *complaint) {
  StrBuilder *name = rt_sb_make();
  rt_sb_reserve(name, 1, true);
  rt_sb_add_str(name, s);
  rt_sb_add_unit(name, 0);
  int n = pcre2_substring_number_from_name_16(((Regex *)m->regex)->code,
                                              rt_sb_units(name));
  if (n > 0) return n;
  rt_throwf(&rt_type_illegal_argument, complaint, (val)s);
  return -1;
}

// The number of a group given by index or name; -1 thrown.
static int group_arg(Matcher *m, val g) {
  int64_t i;
  if (rt_is_str(g))
    return named_group(m, (const Str *)g, "No group with name <%v>");
  if (!rt_to_int64(g, &i)) return -1;
  if (i >= 0 && i <= (int64_t)group_count(m)) return (int)i;
  rt_throwf(&rt_type_index_out_of_bounds, "No group %l", i);
  return -1;
}

// A matched matcher and a group of it, or return RT_THROWN.
static Matcher *matched_arg(val v, val g, int *number) {
  Matcher *m = matcher_arg(v);
  if (!m) return NULL;
  if (!m->matched) {
    no_match();
    return NULL;
  }
  *number = group_arg(m, g);
  return *number < 0 ? NULL : m;
}

val rt_matcher_group(val v, val g) {
  int n;
  Matcher *m = matched_arg(v, g, &n);
  return m ? group(m, (uint32_t)n) : RT_THROWN;
}
// (nth matcher i): a group of the last match.
static val matcher_nth(val *sp, val o, intptr_t i, val dflt) {
  Matcher *m = (Matcher *)o;
  (void)sp;
  if (!m->matched) return no_match();
  if (i >= 0 && i <= (intptr_t)group_count(m)) return group(m, (uint32_t)i);
  if (dflt != RT_ABSENT) return dflt;
  return rt_throwf(&rt_type_index_out_of_bounds, "No group %d", (int)i);
}

val rt_matcher_start(val v, val g) {
  int n;
  Matcher *m = matched_arg(v, g, &n);
  return m ? rt_long(start_of(m, (uint32_t)n)) : RT_THROWN;
}
val rt_matcher_end(val v, val g) {
  int n;
  Matcher *m = matched_arg(v, g, &n);
  return m ? rt_long(end_of(m, (uint32_t)n)) : RT_THROWN;
}
val rt_matcher_group_count(val v) {
  Matcher *m = matcher_arg(v);
  return m ? rt_long(group_count(m)) : RT_THROWN;
}

// --- prims: splitting and replacing ---

// As Pattern.split: no empty string before an empty match at the front.
val rt_re_split(val regex, val str, val limit) {
  Matcher *m = matcher_new(regex, str);
  int64_t max;
  if (!m || !rt_to_int64(limit, &max)) return RT_THROWN;
  val parts = RT_EMPTY_VEC;
  uint32_t from = 0, n = rt_str_len(subject(m));
  while (max <= 0 || ((Vec *)parts)->count < max - 1) {
    int found = find(m);
    if (found < 0) return RT_THROWN;
    if (!found) break;
    uint32_t start = (uint32_t)start_of(m, 0), end = (uint32_t)end_of(m, 0);
    if (end == 0) continue;
    parts = rt_vec_conj(parts, rt_str_part(subject(m), from, start));
    from = end;
  }
  if (from == 0) return rt_vec_conj(RT_EMPTY_VEC, str);
  parts = rt_vec_conj(parts, rt_str_part(subject(m), from, n));
  return max == 0 ? rt_str_drop_empty_tail(parts) : parts;
}

static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }

// The group after a $ at *i, which moves past it; -1 thrown.
static int replacement_group(Matcher *m, const Str *s, uint32_t *i) {
  uint32_t n = rt_str_len(s), from = *i;
  if (from < n && rt_str_unit(s, from) == '{') {
    while (*i < n && rt_str_unit(s, *i) != '}') ++*i;
    if (*i < n)
      return named_group(m, (const Str *)rt_str_part(s, from + 1, (*i)++),
                         "No group with name {%v}");
  }
  if (from >= n || !is_digit(rt_str_unit(s, from))) {
    rt_throwf(&rt_type_illegal_argument,
              from >= n ? "Illegal group reference: group index is missing"
                        : "Illegal group reference");
    return -1;
  }
  uint32_t g = rt_str_unit(s, (*i)++) - '0';
  while (*i < n && is_digit(rt_str_unit(s, *i))) {
    uint32_t longer = g * 10 + rt_str_unit(s, *i) - '0';
    if (longer > group_count(m)) break;
    g = longer;
    ++*i;
  }
  return group_arg(m, rt_long(g));
}

static bool add_replacement(StrBuilder *sb, Matcher *m, const Str *s) {
  for (uint32_t i = 0; i < rt_str_len(s);) {
    uint32_t c = rt_str_unit(s, i++);
    if (c == '$') {
      int g = replacement_group(m, s, &i);
      if (g < 0) return false;
      val text = group(m, (uint32_t)g);
      if (text != RT_NIL) rt_sb_add_str(sb, (const Str *)text);
      continue;
    }
    if (c == '\\') {
      if (i == rt_str_len(s)) {
        rt_throwf(&rt_type_illegal_argument,
                  "character to be escaped is missing");
        return false;
      }
      c = rt_str_unit(s, i++);
    }
    rt_sb_add_unit(sb, c);
  }
  return true;
}

static val replace(val str, val regex, val by, bool all) {
  Matcher *m = matcher_new(regex, str);
  const Str *s = m ? rt_str_arg(by) : NULL;
  if (!s) return RT_THROWN;
  int found = find(m);
  if (found <= 0) return found < 0 ? RT_THROWN : str;
  StrBuilder *sb = rt_sb_make();
  uint32_t done = 0;
  do {
    rt_sb_add_part(sb, subject(m), done, (uint32_t)start_of(m, 0));
    if (!add_replacement(sb, m, s)) return RT_THROWN;
    done = (uint32_t)end_of(m, 0);
    found = all ? find(m) : 0;
  } while (found > 0);
  if (found < 0) return RT_THROWN;
  rt_sb_add_part(sb, subject(m), done, rt_str_len(subject(m)));
  return rt_sb_to_str(sb);
}

val rt_re_replace(val str, val regex, val by) {
  return replace(str, regex, by, true);
}
val rt_re_replace_first(val str, val regex, val by) {
  return replace(str, regex, by, false);
}

val rt_re_quote(val v) {
  const Str *s = rt_str_arg(v);
  if (!s) return RT_THROWN;
  StrBuilder *sb = rt_sb_make();
  rt_sb_add_c(sb, "\\Q");
  for (uint32_t i = 0; i < rt_str_len(s); i++) {
    uint32_t c = rt_str_unit(s, i);
    rt_sb_add_unit(sb, c);
    if (c == '\\' && i + 1 < rt_str_len(s) && rt_str_unit(s, i + 1) == 'E') {
      rt_sb_add_c(sb, "E\\\\E\\Q");
      i++;
    }
  }
  rt_sb_add_c(sb, "\\E");
  return rt_sb_to_str(sb);
}

val rt_re_quote_replacement(val v) {
  const Str *s = rt_str_arg(v);
  if (!s) return RT_THROWN;
  StrBuilder *sb = rt_sb_make();
  for (uint32_t i = 0; i < rt_str_len(s); i++) {
    uint32_t c = rt_str_unit(s, i);
    if (c == '\\' || c == '$') rt_sb_add_unit(sb, '\\');
    rt_sb_add_unit(sb, c);
  }
  return rt_sb_to_str(sb);
}
