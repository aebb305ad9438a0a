// SPDX-License-Identifier: MIT
#include "cljw/bundled.h"
#include "compiler/base/read_file.h"
#include "compiler/base/session.h"

#include <stdlib.h>
#include <string.h>

// --- LZ4's block format: literals, then a copy of what was before, and so on
// ---

// A length whose half of the token is n: more bytes follow 15.
static unsigned length_of(unsigned n, const unsigned char **from) {
  if (n < 15) return n;
  unsigned char c;
  do n += c = *(*from)++;
  while (c == 255);
  return n;
}

static void unpack(const unsigned char *from, unsigned size, char *to) {
  const unsigned char *end = from + size;
  while (from < end) {
    unsigned token = *from++, n = length_of(token >> 4, &from);
    memcpy(to, from, n);
    to += n;
    from += n;
    if (from >= end) return;
    unsigned offset = from[0] | (unsigned)from[1] << 8;
    from += 2;
    n = length_of(token & 15, &from) + 4;
    for (unsigned i = 0; i < n; i++, to++) *to = to[-(int)offset];
  }
}

// --- the jar ---

static const Bundled *find(const char *entry) {
  for (const Bundled *b = bundled_sources; b->entry; b++)
    if (strcmp(b->entry, entry) == 0) return b;
  return NULL;
}

static bool bundled_has(const char *jar, const char *entry) {
  return strcmp(jar, session->bundled) == 0 && find(entry);
}

static char *bundled_read(const char *jar, const char *entry, size_t *len) {
  static char *texts;
  if (!bundled_has(jar, entry)) return NULL;
  if (!texts) {
    texts = malloc(bundled_size);
    if (!texts) return NULL;
    unpack(bundled_packed, bundled_packed_size, texts);
  }
  const Bundled *b = find(entry);
  char *text = malloc(b->length + 1);
  if (!text) return NULL;
  memcpy(text, texts + b->at, b->length);
  text[b->length] = 0;
  *len = b->length;
  return text;
}

void bundled_install(void) {
  static const Archives archives = {bundled_has, bundled_read};
  session->archives = &archives;
  session->bundled = "clojure.jar";
}
