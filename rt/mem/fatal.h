// SPDX-License-Identifier: MIT
// The last words of a program that cannot go on.
#ifndef RT_FATAL_H
#define RT_FATAL_H

#include "rt/value/value.h"

void rt_write_stderr(const char *s, size_t n);
// Internal error or exhausted memory: message to stderr, exit code 2.
RT_COLD _Noreturn void rt_fatal(const char *message);

// An invariant of ours, which torture builds check.
#ifdef RT_TORTURE
RT_COLD _Noreturn void rt_assert_failed(const char *what, const char *file,
                                        int line);
#define RT_ASSERT(x) ((x) ? (void)0 : rt_assert_failed(#x, __FILE__, __LINE__))
#else
#define RT_ASSERT(x) ((void)0)
#endif

#endif
