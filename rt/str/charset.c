// SPDX-License-Identifier: MIT
// Strings to bytes and back, in the charsets that every Java has. What a
// charset cannot express becomes '?', what it cannot read U+FFFD, as String
// does it.
#include "rt/str/charset.h"

#include <stdlib.h>
#include <string.h>

#include "rt/coll/array.h"
#include "rt/num/num.h"
#include "rt/prim.h"
#include "rt/str/strbuf.h"
#include "rt/base/throw.h"

static bool is_high(uint32_t c) { return (c & 0xFC00) == 0xD800; }
static bool is_low(uint32_t c) { return (c & 0xFC00) == 0xDC00; }

// --- encoding ---

// Of one unit; surrogates and all else beyond the charset are '?'. A pair is
// one character, and so one '?'.
static size_t encode_single(const Str *s, char *to, uint32_t limit) {
  size_t n = 0;
  for (uint32_t i = 0; i < rt_str_len(s); i++) {
    uint32_t c = rt_str_unit(s, i);
    if (is_high(c) && i + 1 < rt_str_len(s) && is_low(rt_str_unit(s, i + 1)))
      i++;
    to[n++] = (char)(c < limit ? c : '?');
  }
  return n;
}

// An unpaired surrogate is U+FFFD here.
static size_t encode_16(const Str *s, char *to, bool little) {
  size_t n = 0;
  for (uint32_t i = 0; i < rt_str_len(s); i++) {
    uint32_t c = rt_str_unit(s, i);
    uint32_t next = i + 1 < rt_str_len(s) ? rt_str_unit(s, i + 1) : 0;
    uint32_t before = i ? rt_str_unit(s, i - 1) : 0;
    if ((is_high(c) && !is_low(next)) || (is_low(c) && !is_high(before)))
      c = 0xFFFD;
    to[n++] = (char)(little ? c : c >> 8);
    to[n++] = (char)(little ? c >> 8 : c);
  }
  return n;
}

// malloc'ed; NULL with OutOfMemoryError thrown.
static char *encode(const Str *s, Charset charset, size_t *n) {
  if (charset == CHARSET_UTF_8) return rt_str_to_utf8((val)s, n);
  char *to = malloc((size_t)rt_str_len(s) * 2 + 2);
  if (!to) {
    rt_throw_memory();
    return NULL;
  }
  switch (charset) {
  case CHARSET_LATIN_1: *n = encode_single(s, to, 0x100); break;
  case CHARSET_ASCII: *n = encode_single(s, to, 0x80); break;
  case CHARSET_UTF_16LE: *n = encode_16(s, to, true); break;
  case CHARSET_UTF_16BE: *n = encode_16(s, to, false); break;
  default: // UTF-16 starts with a mark of its order, if with anything
    memcpy(to, "\xFE\xFF", 2);
    *n = rt_str_len(s) ? 2 + encode_16(s, to + 2, false) : 0;
  }
  return to;
}

// --- decoding ---

static val decode_single(const char *bytes, size_t n, uint32_t limit) {
  StrBuilder *sb = rt_sb_make();
  for (size_t i = 0; i < n; i++) {
    uint32_t c = (unsigned char)bytes[i];
    rt_sb_add_unit(sb, c < limit ? c : 0xFFFD);
  }
  return rt_sb_to_str(sb);
}

static uint32_t unit_at(const char *bytes, bool little) {
  uint32_t a = (unsigned char)bytes[0], b = (unsigned char)bytes[1];
  return little ? b << 8 | a : a << 8 | b;
}

static val decode_16(const char *bytes, size_t n, bool little) {
  StrBuilder *sb = rt_sb_make();
  for (size_t i = 0; i < n; i += 2) {
    if (i + 1 == n) {
      rt_sb_add_unit(sb, 0xFFFD);
      break;
    }
    uint32_t c = unit_at(bytes + i, little);
    uint32_t low = i + 3 < n ? unit_at(bytes + i + 2, little) : 0;
    if (is_high(c) && is_low(low)) {
      rt_sb_add_unit(sb, c);
      rt_sb_add_unit(sb, low);
      i += 2;
    } else {
      rt_sb_add_unit(sb, is_high(c) || is_low(c) ? 0xFFFD : c);
      if (is_high(c) && i + 3 < n) i += 2; // half a pair: both go
    }
  }
  return rt_sb_to_str(sb);
}

static val decode_marked(const char *bytes, size_t n) {
  uint32_t mark = n >= 2 ? unit_at(bytes, false) : 0;
  bool marked = mark == 0xFEFF || mark == 0xFFFE;
  return decode_16(bytes + 2 * marked, n - 2 * marked, mark == 0xFFFE);
}

val rt_decode(const char *bytes, size_t n, Charset charset) {
  switch (charset) {
  case CHARSET_LATIN_1: return decode_single(bytes, n, 0x100);
  case CHARSET_ASCII: return decode_single(bytes, n, 0x80);
  case CHARSET_UTF_16: return decode_marked(bytes, n);
  case CHARSET_UTF_16BE: return decode_16(bytes, n, false);
  case CHARSET_UTF_16LE: return decode_16(bytes, n, true);
  default: return rt_str_from_utf8(bytes, n);
  }
}

char *rt_encode(val s, Charset charset, size_t *n) {
  return rt_str_arg(s) ? encode((const Str *)s, charset, n) : NULL;
}

// --- prims ---

val rt_str_encode(val s, val charset) {
  size_t n;
  char *bytes = rt_encode(s, (Charset)rt_unfix(charset), &n);
  if (!bytes) return RT_THROWN;
  val array = rt_byte_array(bytes, n);
  free(bytes);
  return array;
}

val rt_str_decode(val bytes, val charset) {
  if (!rt_has_type(bytes, &rt_type_byte_array))
    return rt_throw_cast(bytes, rt_type_byte_array.name);
  // The builder may outgrow the nursery, but nothing moves here.
  const RawArray *a = (const RawArray *)bytes;
  return rt_decode(a->data, a->n, (Charset)rt_unfix(charset));
}
