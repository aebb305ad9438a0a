// SPDX-License-Identifier: MIT
// Writers and readers on file descriptors and strings.
//
// A Writer is a StrBuilder with a destination: text collects in it and goes
// out as UTF-8 when it passes 8 K units, on flush and at exit. A Reader hands
// out what is left of its text, then what its descriptor or another reader
// delivers. One that wraps another takes no more from it than it hands out, so
// that both can be read, and only remembers what its class asks for.
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

// What the class of a reader asks for beside its text.
enum {
  READER_TEXT = 1, // it is a text: mark is where its reading starts again
  READER_PUSHBACK =
      2,              // reads its source one unit at a time where it is read so
  READER_LINES = 4,   // counts lines, and reads \r and \r\n as \n
  READER_COLUMNS = 8, // on one that counts lines: LineNumberingPushbackReader
  READER_ENDLESS = 16, // is ready at its end, too
};

// What makes reading a reader slow; see reader.c.
enum {
  READER_SKIP_LF = 1,  // the end of a line was \r: what is left of \r\n goes
  READER_AFTER_CR = 2, // likewise, where lines are counted
  READER_MARKED = 4,   // what is read from the source is kept, too
  READER_COUNTING = 8, // READER_LINES or READER_COLUMNS
  READER_IN_LINE = 16, // which the end of the text ends, too
};

typedef struct Reader {
  const Type *type;
  val text;     // Str: read first
  val source;   // read next: a Reader or a function (prims/sys.def); nil: fd is
  val seen;     // StrBuilder: what came after the text since the mark; nil
  uint32_t pos; // in text
  int32_t fd;   // -1: nothing after the text; READER_CLOSED
  char *buf;    // malloc'ed bytes from fd; NULL before first use
  uint32_t start, end;
  uint32_t low;          // second half of a surrogate pair, or 0
  uint32_t line, column; // where it is, from 1
  uint32_t room;         // units that can be unread
  uint32_t mark, limit;  // where the mark is in text, how long it is good
  uint32_t mark_line;    // what goes back to the mark, too
  uint8_t mark_flags, flags;
  uint8_t traits; // of the class
  bool mark_lost; // the limit has been passed
  uintptr_t idhash;
} Reader;

#define READER_CLOSED (-2)

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
int rt_reader_next(val *sp, Reader *r);
val rt_reader_empty(void); // without text, of *in*'s class
// All that is left; RT_THROWN.
val rt_reader_rest(val *sp, Reader *r);
// Gives a unit back, whatever the class.
void rt_reader_take_back(Reader *r, uint32_t unit);
// Of a LineNumberingPushbackReader: the line of its next unit.
uint32_t rt_reader_line_at(const Reader *r);
val rt_reader_close(val *sp, Reader *r);

#endif
