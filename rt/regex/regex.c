// SPDX-License-Identifier: MIT
// Regexes and matchers (see regex.h).
#include "rt/regex/regex.h"

#include <string.h>

#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/num/num.h"
#include "rt/value/ops.h"
#include "rt/str/strbuf.h"
#include "rt/base/throw.h"
#include "rt/coll/vec.h"
#include "rt/prim.h"

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
                            .nvals = 3,
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
                              .nvals = 5,
                              RT_INVOKE_NONE,
                              .name = "java.util.regex.Matcher",
                              .ops = &matcher_ops};

bool rt_is_regex(val v) { return rt_has_kind(v, KIND_REGEX); }
bool rt_is_matcher(val v) { return rt_has_kind(v, KIND_MATCHER); }

// --- matching ---

static Regex *regex_arg(val v) {
  if (rt_is_regex(v)) return (Regex *)v;
  rt_throw_cast(v, rt_type_regex.name);
  return NULL;
}

val rt_re_pattern_str(val v) {
  Regex *re = regex_arg(v);
  return re ? re->pattern : RT_THROWN;
}

static Matcher *matcher_init(Matcher *m, Regex *re, val str, StrData *regs) {
  *m = (Matcher){&rt_type_matcher, (val)re, str, str, (val)regs, RT_NIL,
                 RT_RE_UNKNOWN,    -1,      0,   0,   0};
  return m;
}

static StrData *registers_of(const Regex *re) {
  size_t bytes = re->code->nregs * sizeof(int32_t);
  StrData *regs = rt_alloc(&rt_type_str_data, sizeof(StrData) + bytes);
  regs->n = bytes;
  return regs;
}

static Matcher *matcher_new(Regex *re, val str) {
  StrData *regs = registers_of(re);
  return matcher_init(rt_new(&rt_type_matcher), re, str, regs);
}

static Regex *regex_for(val regex, val str) {
  Regex *re = regex_arg(regex);
  if (!re || rt_is_str(str)) return re;
  rt_throw_cast(str, "java.lang.CharSequence");
  return NULL;
}

// A matcher that no program gets to see, valid until the next one.
static Matcher *matcher_for(val regex, val str) {
  enum { REGS = 32 };
  static Matcher matcher;
  static union {
    StrData data;
    char room[sizeof(StrData) + REGS * sizeof(int32_t)];
  } regs;
  Regex *re = regex_for(regex, str);
  if (!re) return NULL;
  if (re->code->in_heap || re->code->nregs > REGS) return matcher_new(re, str);
  return matcher_init(&matcher, re, str, &regs.data);
}

static Matcher *matcher_arg(val v) {
  if (rt_is_matcher(v)) return (Matcher *)v;
  rt_throw_cast(v, rt_type_matcher.name);
  return NULL;
}

static const RegexCode *code_of(const Matcher *m) {
  return ((const Regex *)m->regex)->code;
}
static const Str *subject(const Matcher *m) { return (const Str *)m->str; }
static int32_t start_of(const Matcher *m, uint32_t g) {
  return rt_matcher_regs(m)[g * 2];
}
static int32_t end_of(const Matcher *m, uint32_t g) {
  return rt_matcher_regs(m)[g * 2 + 1];
}

// 1, 0, or -1 thrown.
static int run(Matcher *m, uint32_t from, RegexMode mode) {
  int found = code_of(m)->match(m, (int32_t)from, mode);
  m->matched = found > 0;
  if (found > 0) m->next = end_of(m, 0);
  return found;
}

static int find(Matcher *m) {
  int64_t from = m->next < 0 ? 0 : m->next;
  bool empty = m->matched && start_of(m, 0) == end_of(m, 0);
  if (m->next >= 0 && empty && start_of(m, 0) >= 0) from++;
  if (from <= rt_str_len(subject(m))) return run(m, (uint32_t)from, RT_RE_FIND);
  m->matched = 0;
  return 0;
}

static int match_all(Matcher *m) { return run(m, 0, RT_RE_WHOLE); }

static val group(const Matcher *m, uint32_t g) {
  int32_t from = start_of(m, g);
  if (from < 0) return RT_NIL;
  return rt_str_part(subject(m), (uint32_t)from, (uint32_t)end_of(m, g));
}

static uint32_t group_count(const Matcher *m) { return code_of(m)->groups; }

// Values on the way into a vector or seq. Nothing collects meanwhile.
enum { FEW = 32 };
typedef struct Items {
  uint32_t n;
  val more; // a vector of all, when there are more than FEW
  val few[FEW];
} Items;

static void add_item(Items *all, val v) {
  if (all->n < FEW) {
    all->few[all->n++] = v;
    return;
  }
  if (all->n == FEW) all->more = rt_vec_from(FEW, all->few);
  all->more = rt_vec_conj(all->more, v);
  all->n++;
}

// RT_THROWN when there was no memory for some item.
static val vec_of_items(const Items *all) {
  if (rt_exception != RT_NIL) return RT_THROWN;
  return all->n > FEW ? all->more : rt_vec_from(all->n, all->few);
}

// Conses, as re-seq makes them in Clojure, though lazily.
static val seq_of_items(const Items *all) {
  if (rt_exception != RT_NIL) return RT_THROWN;
  val seq = RT_NIL;
  for (uint32_t i = all->n; i-- > 0;)
    seq = rt_cons_new(
        all->n > FEW ? rt_vec_ref((Vec *)all->more, i) : all->few[i], seq);
  return seq;
}

// The match, or a vector of it and its groups.
static val groups(const Matcher *m) {
  uint32_t n = group_count(m);
  if (!n) return group(m, 0);
  Items all;
  all.n = 0;
  for (uint32_t g = 0; g <= n; g++) add_item(&all, group(m, g));
  return vec_of_items(&all);
}

static val groups_if(const Matcher *m, int found) {
  return found < 0 ? RT_THROWN : found ? groups(m) : RT_NIL;
}

// --- prims: matchers ---

val rt_re_matcher(val regex, val str) {
  Regex *re = regex_for(regex, str);
  return re ? (val)matcher_new(re, str) : RT_THROWN;
}

val rt_re_next(val v) {
  Matcher *m = matcher_arg(v);
  return m ? groups_if(m, find(m)) : RT_THROWN;
}

val rt_re_find(val regex, val str) {
  Matcher *m = matcher_for(regex, str);
  return m ? groups_if(m, find(m)) : RT_THROWN;
}

val rt_re_matches(val regex, val str) {
  Matcher *m = matcher_for(regex, str);
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
  Matcher *m = matcher_for(regex, str);
  if (!m) return RT_THROWN;
  Items found;
  found.n = 0;
  int more;
  while ((more = find(m)) > 0) add_item(&found, groups(m));
  return more < 0 ? RT_THROWN : seq_of_items(&found);
}

int rt_matcher_find(val v) {
  Matcher *m = matcher_arg(v);
  return m ? find(m) : -1;
}

// --- regions ---

static uint32_t text_length(const Matcher *m) {
  return rt_str_len((const Str *)m->whole);
}

// From the start again, in that part of the text. Java's usual bounds are
// anchoring and not transparent: the part is matched as if it were all.
static val see(Matcher *m, uint32_t from, uint32_t end) {
  bool all = from == 0 && end == text_length(m);
  val str = all ? m->whole : rt_str_part((const Str *)m->whole, from, end);
  RT_TRY(str);
  rt_write((val)m, &m->str, str);
  rt_write((val)m, &m->units, RT_NIL);
  m->form = RT_RE_UNKNOWN;
  m->at = (int32_t)from;
  m->next = -1;
  m->matched = 0;
  return (val)m;
}

static val see_all(Matcher *m) { return see(m, 0, text_length(m)); }

val rt_matcher_region(val v, val from, val end) {
  Matcher *m = matcher_arg(v);
  int64_t i, j;
  if (!m || !rt_to_int64(from, &i) || !rt_to_int64(end, &j)) return RT_THROWN;
  int64_t n = text_length(m);
  if (i < 0 || i > n) return rt_throwf(&rt_type_index_out_of_bounds, "start");
  if (j < i || j > n)
    return rt_throwf(&rt_type_index_out_of_bounds,
                     j < 0 || j > n ? "end" : "start > end");
  return see(m, (uint32_t)i, (uint32_t)j);
}

val rt_matcher_region_start(val v) {
  const Matcher *m = matcher_arg(v);
  return m ? rt_long(m->at) : RT_THROWN;
}

val rt_matcher_region_end(val v) {
  const Matcher *m = matcher_arg(v);
  return m ? rt_long(m->at + (int64_t)rt_str_len(subject(m))) : RT_THROWN;
}

val rt_matcher_reset(val v, val str) {
  Matcher *m = matcher_arg(v);
  if (!m) return RT_THROWN;
  if (str != RT_NIL) rt_write((val)m, &m->whole, str);
  return see_all(m);
}

// The place in the text stays, the groups are forgotten: they are null.
val rt_matcher_use_pattern(val v, val regex) {
  Matcher *m = matcher_arg(v);
  if (!m) return RT_THROWN;
  if (regex == RT_NIL)
    return rt_throwf(&rt_type_illegal_argument, "Pattern cannot be null");
  Regex *re = regex_arg(regex);
  if (!re) return RT_THROWN;
  rt_write((val)m, &m->regex, regex);
  rt_write((val)m, &m->regs, (val)registers_of(re));
  memset(rt_matcher_regs(m), -1, re->code->nregs * sizeof(int32_t));
  return v;
}

val rt_matcher_pattern(val v) {
  const Matcher *m = matcher_arg(v);
  return m ? m->regex : RT_THROWN;
}

int rt_matcher_find_from(val v, val from) {
  Matcher *m = matcher_arg(v);
  int64_t i;
  if (!m || !rt_to_int64(from, &i)) return -1;
  if (m->str != m->whole && see_all(m) == RT_THROWN) return -1;
  if (i >= 0 && i <= (int64_t)rt_str_len(subject(m)))
    return run(m, (uint32_t)i, RT_RE_FIND);
  rt_throwf(&rt_type_index_out_of_bounds, "Illegal start index");
  return -1;
}

int rt_matcher_matches(val v) {
  Matcher *m = matcher_arg(v);
  return m ? match_all(m) : -1;
}

int rt_matcher_looking_at(val v) {
  Matcher *m = matcher_arg(v);
  return m ? run(m, 0, RT_RE_PREFIX) : -1;
}

static bool is_named(const Str *s, const char *name) {
  uint32_t n = rt_str_len(s);
  for (uint32_t i = 0; i < n; i++)
    if (!name[i] || rt_str_unit(s, i) != (unsigned char)name[i]) return false;
  return !name[n];
}

// The number of a group; -1 thrown, with the complaint's words.
static int named_group(Matcher *m, const Str *s, const char *complaint) {
  const RegexName *of = code_of(m)->names;
  for (; of && of->name; of++)
    if (is_named(s, of->name)) return of->group;
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

static val in_text(const Matcher *m, int32_t i) {
  return rt_long(i < 0 ? i : m->at + i);
}

val rt_matcher_start(val v, val g) {
  int n;
  Matcher *m = matched_arg(v, g, &n);
  return m ? in_text(m, start_of(m, (uint32_t)n)) : RT_THROWN;
}
val rt_matcher_end(val v, val g) {
  int n;
  Matcher *m = matched_arg(v, g, &n);
  return m ? in_text(m, end_of(m, (uint32_t)n)) : RT_THROWN;
}
val rt_matcher_group_count(val v) {
  Matcher *m = matcher_arg(v);
  return m ? rt_long(group_count(m)) : RT_THROWN;
}

// --- prims: splitting and replacing ---

// As Pattern.split: no empty string before an empty match at the front.
val rt_re_split(val regex, val str, val limit) {
  Matcher *m = matcher_for(regex, str);
  int64_t max;
  if (!m || !rt_to_int64(limit, &max)) return RT_THROWN;
  Items parts;
  parts.n = 0;
  uint32_t from = 0, n = rt_str_len(subject(m));
  while (max <= 0 || parts.n < max - 1) {
    int found = find(m);
    if (found < 0) return RT_THROWN;
    if (!found) break;
    uint32_t start = (uint32_t)start_of(m, 0), end = (uint32_t)end_of(m, 0);
    if (end == 0) continue;
    add_item(&parts, rt_str_part(subject(m), from, start));
    from = end;
  }
  add_item(&parts, from ? rt_str_part(subject(m), from, n) : str);
  val all = vec_of_items(&parts);
  RT_TRY(all);
  return max == 0 && from ? rt_str_drop_empty_tail(all) : all;
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
  Matcher *m = matcher_for(regex, str);
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
