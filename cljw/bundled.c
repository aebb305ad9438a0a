// SPDX-License-Identifier: MIT
#include "cljw/bundled.h"
#include "compiler/base/read_file.h"
#include "compiler/base/session.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static const Bundled *find(const char *entry) {
  for (const Bundled *b = bundled_sources; b->entry; b++)
    if (strcmp(b->entry, entry) == 0) return b;
  return NULL;
}

// All texts; NULL: there is no memory for them.
static const char *unpacked(void) {
  static char *texts;
  if (texts) return texts;
  char *to = malloc(bundled_size);
  uLongf n = bundled_size;
  if (to &&
      uncompress((Bytef *)to, &n, bundled_packed, bundled_packed_size) == Z_OK)
    texts = to;
  else
    free(to);
  return texts;
}

static bool bundled_has(const char *jar, const char *entry) {
  return strcmp(jar, session->bundled) == 0 && find(entry);
}

static char *bundled_read(const char *jar, const char *entry, size_t *len) {
  if (!bundled_has(jar, entry)) return NULL;
  const char *texts = unpacked();
  if (!texts) return NULL;
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
