// SPDX-License-Identifier: MIT
// Java's regex notation in PCRE2's.
#ifndef RT_REGEX_JAVA_H
#define RT_REGEX_JAVA_H

#include "strbuf.h"

// The pattern with those of Java's notations changed that PCRE2 lacks.
StrBuilder *rt_regex_translate(const Str *pattern);

// Does the pattern do without Unicode's tables, whatever the text?
bool rt_regex_is_plain(const Str *pattern);

#endif
