// SPDX-License-Identifier: MIT
// Strings: compact as in OpenJDK (JEP 254): Latin-1 bytes when every unit fits,
// else UTF-16 code units, so count, nth and subs are O(1) and agree with
// Clojure on every string. Always in the smallest form: a wide string holds at
// least one unit above 0xFF. UTF-8 exists only at the borders.
#ifndef RT_STR_H
#define RT_STR_H

#include "rt/value/value.h"

typedef struct Str {
  const Type *type;
  uint32_t lenw; // length in UTF-16 units << 1 | wide
  uint32_t hash; // String.hashCode, 0 when not computed yet
  char data[];   // Latin-1 bytes, or uint16_t units when wide
} Str;

extern const Type rt_type_str;

static inline uint32_t rt_str_len(const Str *s) { return s->lenw >> 1; }
static inline bool rt_str_wide(const Str *s) { return s->lenw & 1; }
static inline uint32_t rt_str_unit(const Str *s, uint32_t i) {
  return rt_str_wide(s) ? ((const uint16_t *)(const void *)s->data)[i]
                        : (unsigned char)s->data[i];
}
static inline bool rt_is_str(val v) { return rt_has_type(v, &rt_type_str); }

// A static string object `id` (Latin-1 only): literal, length, hashCode.
#define RT_STATIC_STR(id, lit, len, hashcode)                                  \
  const struct {                                                               \
    const Type *type;                                                          \
    uint32_t lenw, hash;                                                       \
    char data[(len) + 1];                                                      \
  } RT_ALIGNED id = {&rt_type_str, (uint32_t)(len) << 1, (hashcode), lit}
// The same with UTF-16 units: RT_UNITS(0x41, 0x3b1).
#define RT_UNITS(...) {__VA_ARGS__}
#define RT_STATIC_UNITS(id, units, len, hashcode)                              \
  const struct {                                                               \
    const Type *type;                                                          \
    uint32_t lenw, hash;                                                       \
    uint16_t data[(len) + 1];                                                  \
  } RT_ALIGNED id = {&rt_type_str, (uint32_t)(len) << 1 | 1, (hashcode), units}

// From NUL-terminated or counted UTF-8 (invalid bytes become U+FFFD).
val rt_str_from_c(const char *utf8);
val rt_str_from_utf8(const char *utf8, size_t n);
// From Latin-1 bytes / UTF-16 units (narrowed when possible). Copies. The
// source may be a nursery object: nothing moves here.
val rt_str_from_latin1(const char *s, uint32_t n);
val rt_str_from_utf16(const uint16_t *s, uint32_t n);
// malloc'ed, NUL-terminated UTF-8; *n (may be NULL) gets the byte length.
// The caller frees it. Unpaired surrogates become '?', as Java encodes them.
char *rt_str_to_utf8(val s, size_t *n);
uint32_t rt_str_hashcode(const Str *s); // String.hashCode, cached
bool rt_str_equal(const Str *a, const Str *b);
// The code point at i; a surrogate that is not paired below `end` is one.
uint32_t rt_str_code_at(const Str *s, uint32_t i, uint32_t end);
bool rt_str_is_ascii(const Str *s);         // then its bytes are its UTF-8
int rt_str_cmp(const Str *a, const Str *b); // String.compareTo
// An uninitialised string of n units; the caller fills it in and, for a wide
// one, makes sure that some unit is above 0xFF. NULL with OutOfMemoryError
// thrown when it would be too long; so all that make strings may throw it.
enum { RT_STR_MAX = 0x3FFFFFFF }; // units
Str *rt_str_alloc(uint64_t n, bool wide);
// The value as a string; else NULL with an exception thrown.
const Str *rt_str_arg(val v);
val rt_str2(const Str *a, const Str *b); // concatenation
val rt_str3(const Str *a, const Str *b, const Str *c);
val rt_str_part(const Str *s, uint32_t from, uint32_t to);
// Decodes one code point and moves *p past it; U+FFFD for invalid bytes.
uint32_t rt_utf8_next(const char **p, const char *end);
// Encodes a code point into 1 to 4 bytes; returns how many.
int rt_utf8_put(char *to, uint32_t code_point);
// Drops the empty strings at the end of a vector of strings, as split does.
val rt_str_drop_empty_tail(val vec);
// Position of a unit sequence, -1 when missing.
int64_t rt_str_find(const Str *s, const Str *what, uint32_t from);

#endif
