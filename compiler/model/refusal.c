// SPDX-License-Identifier: MIT
// Vars of other Clojures that cljwc refuses, each with a reason:
// stdlib/refusals.tsv, which is read when a symbol cannot be resolved.
#include "compiler/model/compiler.h"

#include <stdio.h>
#include <string.h>

const char *refusal_of(const char *name) {
  FILE *f = session->refusals_file ? fopen(session->refusals_file, "rb") : NULL;
  char line[512];
  const char *reason = NULL;
  while (f && !reason && fgets(line, sizeof line, f)) {
    char *kind = strchr(line, '\t');
    char *text = kind ? strchr(kind + 1, '\t') : NULL;
    if (!text) continue;
    *kind = 0;
    text[strcspn(text, "\n")] = 0;
    if (strcmp(line, name) == 0) reason = arena_strdup(text + 1);
  }
  if (f) fclose(f);
  return reason;
}
