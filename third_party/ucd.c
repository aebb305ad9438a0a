// SPDX-License-Identifier: MIT
// PCRE2's Unicode tables behind a pointer; see ucd.h. The three large ones are
// in the module as differences of neighbours with how often each is repeated
// (19 KB for 111), written by ucd_pack.c, and are made when a pattern may need
// them. A difference d that is there n times is the number
// z * 4 + min(n, 4) - 1, where z is 2d or -2d - 1, and if n >= 4 the number
// n - 4; a number is LEB128.
#include "pcre2_ucd.c"

#include "ucd_packed.h"

static uint16_t stage1[N_STAGE1], stage2[N_STAGE2];
static ucd_record records[N_RECORDS];

static const UnicodeTables tables = {
    .records = records,
    .stage1 = stage1,
    .stage2 = stage2,
    .caseless_sets = _pcre2_ucd_caseless_sets_16,
    .digit_sets = _pcre2_ucd_digit_sets_16,
    .script_sets = _pcre2_ucd_script_sets_16,
    .boolprop_sets = _pcre2_ucd_boolprop_sets_16};

static uint32_t number(const unsigned char **from) {
  uint32_t n = 0;
  for (unsigned shift = 0;; shift += 7) {
    unsigned char c = *(*from)++;
    n |= (uint32_t)(c & 0x7F) << shift;
    if (c < 0x80) return n;
  }
}

// n integers of `size` bytes, each `stride` bytes after the one before.
static void unpack(const unsigned char *from, unsigned n, void *to,
                   unsigned size, unsigned stride) {
  int32_t x = 0;
  for (unsigned char *p = to, *end = p + n * stride; p < end;) {
    uint32_t z = number(&from), run = (z & 3) + 1;
    if (run == 4) run += number(&from);
    int32_t d = z & 4 ? -(int32_t)((z >> 3) + 1) : (int32_t)(z >> 3);
    for (; run; run--, p += stride) {
      x += d;
      memcpy(p, &x, size); // little-endian
    }
  }
}

#define COLUMN(field)                                                          \
  unpack(packed_##field, N_RECORDS, &records->field, sizeof records->field,    \
         sizeof *records)

void rt_unicode_load(void) {
  if (rt_unicode == &tables) return;
  unpack(packed_stage1, N_STAGE1, stage1, sizeof *stage1, sizeof *stage1);
  unpack(packed_stage2, N_STAGE2, stage2, sizeof *stage2, sizeof *stage2);
  COLUMN(script);
  COLUMN(chartype);
  COLUMN(gbprop);
  COLUMN(caseset);
  COLUMN(other_case);
  COLUMN(scriptx_bidiclass);
  COLUMN(bprops);
  rt_unicode = &tables;
}
