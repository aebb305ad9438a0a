// SPDX-License-Identifier: MIT
// The namespaces that cljw evaluates from source, Clojure's own and units of
// Java's classes: a jar of which there is only the text in memory.
// tools/embed-sources writes it.
#ifndef CLJW_BUNDLED_H
#define CLJW_BUNDLED_H

typedef struct Bundled {
  const char *entry;   // "clojure/pprint.clj"
  unsigned at, length; // its text, in what is unpacked
} Bundled;

extern const Bundled bundled_sources[]; // ends with {NULL, 0, 0}
// All texts, one after the other, as a stream of zlib.
extern const unsigned char bundled_packed[];
extern const unsigned bundled_size, bundled_packed_size; // bytes

// Lets the session find them, after its source path.
void bundled_install(void);

#endif
