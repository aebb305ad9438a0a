// SPDX-License-Identifier: MIT
// PCRE2's Unicode tables behind a pointer; see ucd.h.
#include "pcre2_ucd.c"

const UnicodeTables rt_unicode_tables = {
    .records = _pcre2_ucd_records_16,
    .stage1 = _pcre2_ucd_stage1_16,
    .stage2 = _pcre2_ucd_stage2_16,
    .caseless_sets = _pcre2_ucd_caseless_sets_16,
    .digit_sets = _pcre2_ucd_digit_sets_16,
    .script_sets = _pcre2_ucd_script_sets_16,
    .boolprop_sets = _pcre2_ucd_boolprop_sets_16};
