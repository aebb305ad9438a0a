// SPDX-License-Identifier: MIT
// Hashes of texts, by which files are known.
#include "compiler/base/hash.h"
#include "compiler/base/arena.h"

#include <stdint.h>

// FNV-1a twice with different seeds: a cache key, not a signature.
const char *hash_text(const char *s, size_t n) {
  uint64_t a = 14695981039346656037ull, b = 0x9E3779B97F4A7C15ull;
  for (size_t i = 0; i < n; i++) {
    a = (a ^ (unsigned char)s[i]) * 1099511628211ull;
    b = (b + (unsigned char)s[i]) * 0xD6E8FEB86659FD93ull;
    b ^= b >> 29;
  }
  return arena_printf("%016llx%016llx", (unsigned long long)a,
                      (unsigned long long)b);
}
