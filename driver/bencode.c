// SPDX-License-Identifier: MIT
#include "driver/bencode.h"

#include <stdlib.h>
#include <string.h>

typedef struct Input {
  const char *at, *end;
  int items; // read so far
} Input;

static BencResult read_value(Input *in, int depth, Benc **value);

static Benc *new_value(BencKind kind) {
  Benc *v = calloc(1, sizeof *v);
  if (v) v->kind = kind;
  return v;
}

void benc_free(Benc *v) {
  if (!v) return;
  for (int i = 0; i < v->n; i++) benc_free(v->items[i]);
  free(v->items);
  free(v->text);
  free(v);
}

// Digits up to the byte `end`, with a sign if that is allowed. No number has
// more than 18 digits, a leading zero, or is -0.
static BencResult read_digits(Input *in, char end, bool sign, int64_t *n) {
  const char *p = in->at;
  bool negative = sign && p < in->end && *p == '-';
  if (negative) p++;
  const char *first = p;
  for (*n = 0; p < in->end && *p >= '0' && *p <= '9'; p++) {
    if (p - first >= 18) return BENC_BAD;
    *n = *n * 10 + (*p - '0');
  }
  if (p == in->end) return BENC_MORE;
  if (*p != end || p == first) return BENC_BAD;
  if (*first == '0' && (p - first > 1 || negative)) return BENC_BAD;
  if (negative) *n = -*n;
  in->at = p + 1;
  return BENC_DONE;
}

static BencResult read_text(Input *in, Benc **value) {
  int64_t n;
  BencResult r = read_digits(in, ':', false, &n);
  if (r != BENC_DONE) return r;
  if (n > BENC_LIMIT) return BENC_BAD;
  if (in->end - in->at < n) return BENC_MORE;
  Benc *v = *value = new_value(BENC_TEXT);
  if (v) v->text = malloc((size_t)n + 1);
  if (!v || !v->text) return BENC_BAD;
  v->len = (size_t)n;
  memcpy(v->text, in->at, v->len);
  v->text[n] = 0;
  in->at += n;
  return BENC_DONE;
}

static bool add_item(Benc *v, Benc *item) {
  if ((v->n & (v->n - 1)) == 0) { // full at powers of two
    size_t room = v->n ? 2 * (size_t)v->n : 1;
    Benc **items = realloc(v->items, room * sizeof(Benc *));
    if (!items) return false;
    v->items = items;
  }
  v->items[v->n++] = item;
  return true;
}

static BencResult read_items(Input *in, int depth, Benc *v) {
  for (;;) {
    if (in->at == in->end) return BENC_MORE;
    if (*in->at == 'e') break;
    bool key = v->kind == BENC_DICT && v->n % 2 == 0;
    Benc *item = NULL;
    BencResult r = read_value(in, depth + 1, &item);
    if (item && (++in->items > BENC_ITEMS || !add_item(v, item))) {
      benc_free(item);
      return BENC_BAD;
    }
    if (r != BENC_DONE) return r;
    if (key && item->kind != BENC_TEXT) return BENC_BAD;
  }
  in->at++;
  return v->kind == BENC_DICT && v->n % 2 ? BENC_BAD : BENC_DONE;
}

// What has been read of a value that is not whole is in *value, too.
static BencResult read_value(Input *in, int depth, Benc **value) {
  if (in->at == in->end) return BENC_MORE;
  char c = *in->at;
  if (c >= '0' && c <= '9') return read_text(in, value);
  if ((c != 'i' && c != 'l' && c != 'd') || depth >= BENC_DEPTH)
    return BENC_BAD;
  in->at++;
  BencKind kind = c == 'i' ? BENC_INT : c == 'l' ? BENC_LIST : BENC_DICT;
  Benc *v = *value = new_value(kind);
  if (!v) return BENC_BAD;
  if (kind == BENC_INT) return read_digits(in, 'e', true, &v->number);
  return read_items(in, depth, v);
}

BencResult benc_read(const char *s, size_t n, Benc **value, size_t *used) {
  Input in = {s, s + n, 0};
  *value = NULL;
  BencResult r = read_value(&in, 0, value);
  if (r == BENC_DONE) {
    *used = (size_t)(in.at - s);
  } else {
    benc_free(*value);
    *value = NULL;
  }
  return r;
}

const Benc *benc_get(const Benc *dict, const char *key) {
  if (!dict || dict->kind != BENC_DICT) return NULL;
  for (int i = 0; i < dict->n; i += 2)
    if (strcmp(dict->items[i]->text, key) == 0) return dict->items[i + 1];
  return NULL;
}

const char *benc_text(const Benc *dict, const char *key) {
  const Benc *v = benc_get(dict, key);
  return v && v->kind == BENC_TEXT ? v->text : NULL;
}

// Some clients send numbers as texts.
int64_t benc_number(const Benc *dict, const char *key, int64_t otherwise) {
  const Benc *v = benc_get(dict, key);
  if (v && v->kind == BENC_INT) return v->number;
  return v && v->kind == BENC_TEXT && v->len ? atoll(v->text) : otherwise;
}

// --- writing ---

void benc_put_text(Buf *out, const char *s, size_t n) {
  buf_printf(out, "%zu:", n);
  buf_putn(out, s, n);
}

void benc_put(Buf *out, const char *s) { benc_put_text(out, s, strlen(s)); }

void benc_put_number(Buf *out, int64_t n) {
  buf_printf(out, "i%llde", (long long)n);
}
