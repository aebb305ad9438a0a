// SPDX-License-Identifier: MIT
// Hashes of texts, by which files are known.
#ifndef HASH_H
#define HASH_H

#include <stddef.h>

const char *hash_text(const char *s, size_t n); // 32 hex digits

#endif
