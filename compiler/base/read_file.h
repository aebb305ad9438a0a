// SPDX-License-Identifier: MIT
#ifndef READ_FILE_H
#define READ_FILE_H

#include <stdbool.h>
#include <stddef.h>

// A file in a jar is called "lib.jar!/a/b.clj".

// How jars are read; the session's (session->archives), NULL where none are.
typedef struct Archives {
  bool (*has)(const char *jar, const char *entry);
  // The bytes, a NUL after them, malloc'ed; NULL: there is no such entry.
  char *(*read)(const char *jar, const char *entry, size_t *len);
} Archives;

// Is the path that of a jar?
bool file_is_jar(const char *path);
// The path of the jar that the file is in, or the path itself.
const char *file_container(const char *path);
// Is there a file of that name that can be read? In WASI a relative name starts
// at PWD.
bool file_readable(const char *path);
// The bytes of a file, a NUL after them, malloc'ed; NULL with errno set. Their
// number goes to *len, if that is not NULL.
char *file_read(const char *path, size_t *len);

#endif
