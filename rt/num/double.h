// SPDX-License-Identifier: MIT
// Doubles to text and back, exactly.
#ifndef RT_DOUBLE_H
#define RT_DOUBLE_H

#include "rt/value/value.h"

#define RT_DOUBLE_TEXT 32

// Double.toString (JDK 19 and later: always the shortest); returns the length.
int rt_double_text(double d, char buf[RT_DOUBLE_TEXT]);
// Float.toString of a float's value, likewise.
int rt_float_text(double d, char buf[RT_DOUBLE_TEXT]);
// The double nearest to digits * 10^exp10; `digits` are n ASCII digits.
double rt_double_from_digits(const char *digits, size_t n, int64_t exp10);
// Java's Double.parseDouble syntax over the whole text; false if malformed.
bool rt_double_scan(const char *s, size_t n, double *out);

#endif
