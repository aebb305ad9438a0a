// SPDX-License-Identifier: MIT
// Bencode, what nREPL speaks: i42e, 4:text (bytes, counted), l...e, d...e.
#ifndef BENCODE_H
#define BENCODE_H

#include "compiler/base/arena.h"

#include <stdint.h>

typedef enum BencKind { BENC_INT, BENC_TEXT, BENC_LIST, BENC_DICT } BencKind;

typedef struct Benc Benc;
struct Benc {
  BencKind kind;
  int64_t number; // INT
  char *text;     // TEXT: `len` bytes and a NUL
  size_t len;
  Benc **items; // LIST; DICT: key, value, key, value...
  int n;
};

enum {
  BENC_DEPTH = 64,        // lists and dictionaries inside each other
  BENC_LIMIT = 256 << 20, // bytes of a text
  BENC_ITEMS = 1 << 20    // of one message
};

typedef enum BencResult { BENC_DONE, BENC_MORE, BENC_BAD } BencResult;

// Reads one value from the n bytes at s: DONE with the value (for benc_free)
// and the number of bytes it took; MORE when it goes on behind them; BAD when
// no bytes could make it one.
BencResult benc_read(const char *s, size_t n, Benc **value, size_t *used);
void benc_free(Benc *value); // or NULL

// The entry of a dictionary; NULL: there is none, or that is no dictionary.
const Benc *benc_get(const Benc *dict, const char *key);
const char *benc_text(const Benc *dict, const char *key); // NULL: no text
int64_t benc_number(const Benc *dict, const char *key, int64_t otherwise);

void benc_put_text(Buf *out, const char *s, size_t n);
void benc_put(Buf *out, const char *s); // NUL-terminated
void benc_put_number(Buf *out, int64_t n);

#endif
