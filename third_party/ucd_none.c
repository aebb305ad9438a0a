// SPDX-License-Identifier: MIT
// Stand-ins for the Unicode tables: every character is in block 0 and has the
// properties of record 0, which are none. PCRE2 asks even for patterns that do
// not need the answer (is [ab] a letter in both cases?). Not const, so that
// they take no room in the module.
static uint16_t stage1[0x110000 / UCD_BLOCK_SIZE], stage2[UCD_BLOCK_SIZE];
static ucd_record records[1];
static uint32_t sets[64];

static const UnicodeTables none = {.records = records,
                                   .stage1 = stage1,
                                   .stage2 = stage2,
                                   .caseless_sets = sets,
                                   .digit_sets = sets,
                                   .script_sets = sets,
                                   .boolprop_sets = sets};
const UnicodeTables *rt_unicode = &none;
