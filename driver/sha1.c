// SPDX-License-Identifier: MIT
// SHA-1 (FIPS 180-4), the checksum that Maven repositories offer beside each
// file. It finds damage on the way; it is no protection against malice.
#include "driver/driver.h"

#include <stdio.h>
#include <string.h>

static uint32_t rotate(uint32_t x, int n) { return x << n | x >> (32 - n); }

static void add_block(uint32_t h[5], const unsigned char *p) {
  static const uint32_t k[] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
  uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
  for (int i = 0; i < 16; i++, p += 4)
    w[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
  for (int i = 16; i < 80; i++)
    w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  for (int i = 0; i < 80; i++) {
    uint32_t f = i < 20   ? (b & c) | (~b & d)
                 : i < 40 ? b ^ c ^ d
                 : i < 60 ? (b & c) | (b & d) | (c & d)
                          : b ^ c ^ d;
    uint32_t next = rotate(a, 5) + f + e + k[i / 20] + w[i];
    e = d, d = c, c = rotate(b, 30), b = a, a = next;
  }
  h[0] += a, h[1] += b, h[2] += c, h[3] += d, h[4] += e;
}

const char *sha1(const char *bytes, size_t n) {
  uint32_t h[] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  const unsigned char *p = (const unsigned char *)bytes;
  unsigned char last[128] = {0};
  size_t left = n % 64, size = left < 56 ? 64 : 128;
  for (size_t i = 0; i + 64 <= n; i += 64) add_block(h, p + i);
  if (left) memcpy(last, p + n - left, left);
  last[left] = 0x80;
  for (int i = 0; i < 8; i++)
    last[size - 1 - (size_t)i] = (unsigned char)((uint64_t)n * 8 >> (8 * i));
  for (size_t i = 0; i < size; i += 64) add_block(h, last + i);
  return arena_printf("%08x%08x%08x%08x%08x", h[0], h[1], h[2], h[3], h[4]);
}
