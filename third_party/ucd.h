// SPDX-License-Identifier: MIT
// Included (-include) before every file of PCRE2, after its internal header:
// code finds the Unicode tables (115 KB) through a pointer. It points to empty
// ones (ucd_none.c) until a pattern is made that may need the real ones; a
// program that makes none is linked without them, others with packed ones.
#ifndef UCD_H
#define UCD_H

#include <stdint.h>

typedef struct UnicodeTables {
  const ucd_record *records;
  const uint16_t *stage1, *stage2;
  const uint32_t *caseless_sets, *digit_sets, *script_sets, *boolprop_sets;
} UnicodeTables;

extern const UnicodeTables *rt_unicode; // ucd_none.c
// Lets rt_unicode point to the real tables.
void rt_unicode_load(void); // ucd.c

#ifndef UCD_TABLES
#define _pcre2_ucd_records_16 (rt_unicode->records)
#define _pcre2_ucd_stage1_16 (rt_unicode->stage1)
#define _pcre2_ucd_stage2_16 (rt_unicode->stage2)
#define _pcre2_ucd_caseless_sets_16 (rt_unicode->caseless_sets)
#define _pcre2_ucd_digit_sets_16 (rt_unicode->digit_sets)
#define _pcre2_ucd_script_sets_16 (rt_unicode->script_sets)
#define _pcre2_ucd_boolprop_sets_16 (rt_unicode->boolprop_sets)
#endif

#endif
