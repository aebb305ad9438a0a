// SPDX-License-Identifier: MIT
// Randomness from the system.
#ifndef RT_RANDOM_H
#define RT_RANDOM_H

#include "rt/value/value.h"

void rt_random_bytes(void *to, size_t n); // n <= 256; never fails

#endif
