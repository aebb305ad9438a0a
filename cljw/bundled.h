// SPDX-License-Identifier: MIT
// The namespaces of Clojure's own that cljw evaluates as they are: a jar of
// which there is only the text in memory. tools/embed-sources writes it.
#ifndef CLJW_BUNDLED_H
#define CLJW_BUNDLED_H

typedef struct Bundled {
  const char *entry; // "clojure/pprint.clj"
  const char *text;
} Bundled;

extern const Bundled bundled_sources[]; // ends with {NULL, NULL}

// Lets the session find them, after its source path.
void bundled_install(void);

#endif
