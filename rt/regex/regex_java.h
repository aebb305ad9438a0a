// SPDX-License-Identifier: MIT
// Java's regex notation in PCRE2's.
#ifndef RT_REGEX_JAVA_H
#define RT_REGEX_JAVA_H

#include "rt/str/strbuf.h"

// The pattern with those of Java's notations changed that PCRE2 lacks.
StrBuilder *rt_regex_translate(const Str *pattern);

// Does the pattern do without Unicode's tables, whatever the text?
bool rt_regex_is_plain(const Str *pattern);

// In the compiler: is the pattern right though PCRE2 refuses it? Then it can be
// compiled, but not be used at compile time. NULL elsewhere.
extern bool (*rt_regex_accepts)(const Str *pattern);

#endif
