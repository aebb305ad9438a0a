// SPDX-License-Identifier: MIT
// Classes and case of characters, by code points.
#ifndef RT_CHAR_H
#define RT_CHAR_H

#include "rt/value/value.h"

uint32_t rt_code_upper(uint32_t c);
uint32_t rt_code_lower(uint32_t c);
bool rt_code_is_space(uint32_t c); // Character.isWhitespace
bool rt_code_is_letter(uint32_t c);
bool rt_code_is_digit(uint32_t c);

#endif
