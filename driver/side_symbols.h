// SPDX-License-Identifier: MIT
// The library's symbols in wasm modules, by number.
//
// A main module offers some 7,000 symbols. As exports they were 250 KB of names
// and globals, which engines took longer to take in than the rest of starting.
// Both sides know the list (lib/cljwc/TARGET/side.exports, part of the
// interface's hash), so after linking a main module's exports of them become a
// section "cljwc.symbols", and what a side module imports is named "#" and the
// number in base 36.
//
// The section has a number (LEB128) for each symbol of the list, in order. Its
// lowest bit says if it is data; the rest, zigzag coded, is how much larger
// than that of the last one of its kind the address of data is, or the index in
// the table. Index 0: it is not there.
#ifndef SIDE_SYMBOLS_H
#define SIDE_SYMBOLS_H

#include "compiler/base/arena.h"

#include <stdint.h>

void symbols_number(Buf *main_module);
void symbols_rename(Buf *side_module);
const char *symbols_list(void); // as text, for the hash

void wasm_put_leb(Buf *b, uint64_t n); // unsigned
// Adds a custom section.
void wasm_add_section(Buf *module, const char *name, const char *s, size_t n);

#endif
