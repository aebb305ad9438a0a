// SPDX-License-Identifier: MIT
// Writes PCRE2's large Unicode tables packed, as C: run by the build, its
// output is included by ucd.c, which says how they are packed.
#include "pcre2_ucd.c"

#include <stdio.h>

static void put(uint32_t n) {
  for (; n >= 0x80; n >>= 7) printf("%u,", (n & 0x7F) | 0x80);
  printf("%u,", n);
}

// Differences of neighbours, each with how often it follows itself.
static void pack(const char *name, const int32_t *from, unsigned n) {
  printf("static const unsigned char packed_%s[] = {", name);
  int32_t last = 0;
  for (unsigned i = 0, run; i < n; i += run) {
    int32_t d = from[i] - last;
    for (run = 1; i + run < n && from[i + run] - from[i + run - 1] == d;) run++;
    uint32_t zigzag = d < 0 ? (uint32_t)-d * 2 - 1 : (uint32_t)d * 2;
    put(zigzag << 2 | (run < 4 ? run - 1 : 3));
    if (run >= 4) put(run - 4);
    last = from[i + run - 1];
  }
  printf("};\n");
}

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define PACK(name, array, field)                                               \
  do {                                                                         \
    static int32_t column[COUNT(array)];                                       \
    for (unsigned i = 0; i < COUNT(array); i++) column[i] = (array)[i] field;  \
    pack(name, column, COUNT(array));                                          \
  } while (0)

int main(void) {
  PACK("stage1", _pcre2_ucd_stage1_16, );
  PACK("stage2", _pcre2_ucd_stage2_16, );
  PACK("script", _pcre2_ucd_records_16, .script);
  PACK("chartype", _pcre2_ucd_records_16, .chartype);
  PACK("gbprop", _pcre2_ucd_records_16, .gbprop);
  PACK("caseset", _pcre2_ucd_records_16, .caseset);
  PACK("other_case", _pcre2_ucd_records_16, .other_case);
  PACK("scriptx_bidiclass", _pcre2_ucd_records_16, .scriptx_bidiclass);
  PACK("bprops", _pcre2_ucd_records_16, .bprops);
  printf("enum { N_STAGE1 = %zu, N_STAGE2 = %zu, N_RECORDS = %zu };\n",
         COUNT(_pcre2_ucd_stage1_16), COUNT(_pcre2_ucd_stage2_16),
         COUNT(_pcre2_ucd_records_16));
  return 0;
}
