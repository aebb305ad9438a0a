// SPDX-License-Identifier: MIT
// Errors of files as java.nio.file reports them; see nio.c.
#ifndef RT_NIO_H
#define RT_NIO_H

#include <stdbool.h>

#include "rt/value/value.h"

// The file that the Str `path` names, malloc'ed: as rt_path, but the empty path
// is where we are, as in Java.
char *rt_nio_path(val path);

// Throws the FileSystemException that Java has for `error` (of errno.h), which
// an operation on the file `path` met, and on `other` if that is a Str: its
// message is the names and, where the class does not say it, the reason.
val rt_nio_error(int error, val path, val other);

#endif
