// SPDX-License-Identifier: MIT
// File names for the C library; see path.c.
#ifndef RT_PATH_H
#define RT_PATH_H

#include "rt/base/throw.h"
#include "rt/value/value.h"

// The file that the Str `path` names, in UTF-8, malloc'ed.
char *rt_path(val path);

// rmdir and rename, which refuse "." everywhere: in WASI, where that is a part
// of an absolute path, they would take away the directory where we are.
int rt_rmdir(const char *name);
int rt_rename(const char *from, const char *to);

#endif
