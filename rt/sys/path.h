// SPDX-License-Identifier: MIT
// File names for the C library; see path.c.
#ifndef RT_PATH_H
#define RT_PATH_H

#include "rt/base/throw.h"
#include "rt/value/value.h"

// The file that the Str `path` names, in UTF-8, malloc'ed.
char *rt_path(val path);

// rmdir, which refuses "." everywhere: in WASI, where that is a part of an
// absolute path, it would delete the directory where we are.
int rt_rmdir(const char *name);

#endif
