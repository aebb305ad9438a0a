// SPDX-License-Identifier: MIT
#include "cljw/bundled.h"
#include "compiler/base/read_file.h"
#include "compiler/base/session.h"

#include <stdlib.h>
#include <string.h>

static const char *find(const char *entry) {
  for (const Bundled *b = bundled_sources; b->entry; b++)
    if (strcmp(b->entry, entry) == 0) return b->text;
  return NULL;
}

static bool bundled_has(const char *jar, const char *entry) {
  return strcmp(jar, session->bundled) == 0 && find(entry);
}

static char *bundled_read(const char *jar, const char *entry, size_t *len) {
  if (!bundled_has(jar, entry)) return NULL;
  const char *text = find(entry);
  *len = strlen(text);
  return strdup(text);
}

void bundled_install(void) {
  static const Archives archives = {bundled_has, bundled_read};
  session->archives = &archives;
  session->bundled = "clojure.jar";
}
