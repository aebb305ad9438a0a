// SPDX-License-Identifier: MIT
// Writers and readers on file descriptors and strings.
//
// A Writer is a StrBuilder with a destination: text collects in it and goes
// out as UTF-8 when it passes 8 K units, on flush and at exit. A Reader hands
// out what is left of its text, then what its descriptor delivers.
#ifndef RT_IO_H
#define RT_IO_H

#include "rt/str/strbuf.h"

typedef struct Writer {
  const Type *type;
  val sb;          // StrBuilder; nil before first use or after close
  int32_t fd;      // -1: a string writer
  int32_t is_tty;  // -1: not asked yet
  uint32_t column; // of what has been flushed
  uintptr_t idhash;
} Writer;

typedef struct Reader {
  const Type *type;
  val text;     // Str: read first
  uint32_t pos; // in text
  int32_t fd;   // -1: nothing after the text
  char *buf;    // malloc'ed bytes from fd; NULL before first use
  uint32_t start, end;
  uint32_t low;          // second half of a surrogate pair, or 0
  uint32_t line, column; // LineNumberingPushbackReader: from 1; else 0
  uintptr_t idhash;
} Reader;

extern const Type rt_type_writer, rt_type_reader;

// The builder to append to; NULL with an exception thrown. Takes a Writer or
// a StrBuilder. Call rt_writer_done afterwards.
StrBuilder *rt_writer_sb(val w);
bool rt_writer_done(val w); // false with an exception thrown
void rt_io_flush(void);     // standard output and error

val rt_io_error(const char *what); // RT_THROWN: IOException with it
// A descriptor, or -1 with FileNotFoundException thrown. flags are open's.
int rt_open(val path, int flags);
bool rt_write_all(int fd, const char *s, size_t n); // false: errno says why

// What standard input is read by instead of read(2), if somebody edits lines:
// up to n bytes of UTF-8 to buf; 0 at the end, -1 with an exception thrown.
extern int (*rt_stdin_hook)(char *buf, size_t n);

// Next UTF-16 unit; -1 at the end, -2 thrown.
int rt_reader_next(Reader *r);
// All that is left; RT_THROWN.
val rt_reader_rest(Reader *r);

#endif
