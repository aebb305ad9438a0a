// SPDX-License-Identifier: MIT
// The steps of Murmur3 (32 bit), as clojure.lang.Murmur3 takes them. Inline:
// symbols and keywords are hashed without the rest of hash.c.
#ifndef RT_MURMUR_H
#define RT_MURMUR_H

#include <stdint.h>

static inline uint32_t rt_murmur_rotl(uint32_t x, int n) {
  return x << n | x >> (32 - n);
}

static inline uint32_t rt_murmur_k1(uint32_t k) {
  return rt_murmur_rotl(k * 0xcc9e2d51u, 15) * 0x1b873593u;
}

// The hash h of what came before, and the next word k.
static inline uint32_t rt_murmur_h1(uint32_t h, uint32_t k) {
  return rt_murmur_rotl(h ^ rt_murmur_k1(k), 13) * 5 + 0xe6546b64u;
}

// length: of all that was hashed, in bytes; for collections, the count.
static inline uint32_t rt_murmur_fmix(uint32_t h, uint32_t length) {
  h ^= length;
  h = (h ^ h >> 16) * 0x85ebca6bu;
  h = (h ^ h >> 13) * 0xc2b2ae35u;
  return h ^ h >> 16;
}

// clojure.lang.Util.hashCombine
static inline uint32_t rt_murmur_combine(uint32_t seed, uint32_t h) {
  uint32_t right = (uint32_t)((int32_t)seed >> 2);
  return seed ^ (h + 0x9e3779b9u + (seed << 6) + right);
}

#endif
