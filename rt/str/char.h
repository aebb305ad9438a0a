// SPDX-License-Identifier: MIT
// Classes and case of UTF-16 units.
#ifndef RT_CHAR_H
#define RT_CHAR_H

#include "rt/value/value.h"

uint32_t rt_unit_upper(uint32_t c);
uint32_t rt_unit_lower(uint32_t c);
bool rt_unit_is_space(uint32_t c); // Character.isWhitespace
bool rt_unit_is_letter(uint32_t c);
bool rt_unit_is_digit(uint32_t c);

#endif
