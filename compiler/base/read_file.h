// SPDX-License-Identifier: MIT
#ifndef READ_FILE_H
#define READ_FILE_H

#include <stddef.h>
#include <stdio.h>

// For reading; NULL with errno set. In WASI a relative name starts at PWD.
FILE *file_open(const char *path);
// The bytes of a file, a NUL after them, malloc'ed; NULL with errno set. Their
// number goes to *len, if that is not NULL.
char *file_read(const char *path, size_t *len);

#endif
