// SPDX-License-Identifier: MIT
// The last words of a program that cannot go on.
#ifndef RT_FATAL_H
#define RT_FATAL_H

#include "rt/value/value.h"

void rt_write_stderr(const char *s, size_t n);
// Internal error or exhausted memory: message to stderr, exit code 2.
RT_COLD _Noreturn void rt_fatal(const char *message);

#endif
