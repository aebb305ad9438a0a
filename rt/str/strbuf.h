// SPDX-License-Identifier: MIT
// StringBuilder: a growing buffer of Latin-1 bytes that widens to UTF-16 units
// when the first unit above 0xFF arrives. Writers are one with a destination
// (io.h), so everything that prints appends to a StrBuilder.
#ifndef RT_STRBUF_H
#define RT_STRBUF_H

#include "rt/str/str.h"

typedef struct StrData { // LAYOUT_BYTES
  const Type *type;
  uintptr_t n; // bytes
  char data[];
} StrData;

typedef struct StrBuilder {
  const Type *type;
  val buf;           // StrData
  uint32_t len, cap; // in units
  bool wide;         // units of two bytes
  bool failed;       // it would have grown too long: empty from then on
  uintptr_t idhash;
} StrBuilder;

extern const Type rt_type_sb, rt_type_str_data;

StrBuilder *rt_sb_make(void);
// Makes room for n more units, of two bytes each if `wide`. False when there
// is no memory for that: what is added from then on is dropped, and the text
// cannot be had: rt_sb_to_str and rt_sb_part throw OutOfMemoryError.
bool rt_sb_reserve(StrBuilder *sb, uint32_t n, bool wide);
void rt_sb_add_unit(StrBuilder *sb, uint32_t unit);
void rt_sb_add_code(StrBuilder *sb, uint32_t code_point);
void rt_sb_add_latin1(StrBuilder *sb, const char *s, uint32_t n);
void rt_sb_add_c(StrBuilder *sb, const char *latin1);
void rt_sb_add_part(StrBuilder *sb, const Str *s, uint32_t from, uint32_t to);
void rt_sb_add_str(StrBuilder *sb, const Str *s);
void rt_sb_add_utf8(StrBuilder *sb, const char *s, size_t n);
void rt_sb_add_long(StrBuilder *sb, int64_t n);
bool rt_sb_add_atom(StrBuilder *sb, val x); // (str x) of an atom but nil
val rt_str_from_long(int64_t n);
val rt_sb_to_str(const StrBuilder *sb);
val rt_sb_part(const StrBuilder *sb, uint32_t from, uint32_t to);

static inline char *rt_sb_bytes(const StrBuilder *sb) {
  return ((StrData *)sb->buf)->data;
}
static inline uint16_t *rt_sb_units(const StrBuilder *sb) {
  return (uint16_t *)(void *)((StrData *)sb->buf)->data;
}
static inline uint32_t rt_sb_unit(const StrBuilder *sb, uint32_t i) {
  return sb->wide ? rt_sb_units(sb)[i] : (unsigned char)rt_sb_bytes(sb)[i];
}

// Ops.print of doubles, here so that num.c needs no more than this (double.c).
void rt_double_print(val o, StrBuilder *out, bool readably);
void rt_float_print(val o, StrBuilder *out, bool readably);

// The value is a StrBuilder, else NULL with an exception thrown.
StrBuilder *rt_sb_arg(val v);

#endif
