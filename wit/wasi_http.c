// SPDX-License-Identifier: MIT
// What libc wants of WASI 0.1, by what the world wasi:http/proxy has of 0.2: in
// components of --http, in place of an adapter, which is larger and asks the
// host for files, too. There are standard output and error, clocks and random
// numbers; standard input is empty, all else is refused.
#include <stdint.h>
#include <string.h>

// That of the WIT in jco (third_party/jco).
#define VERSION "@0.2.12"
#define IMPORT(module, name)                                                   \
  __attribute__((import_module("wasi:" module VERSION), import_name(name)))

IMPORT("cli/stdout", "get-stdout") int32_t get_stdout(void);
IMPORT("cli/stderr", "get-stderr") int32_t get_stderr(void);
IMPORT("io/streams", "[method]output-stream.blocking-write-and-flush")
void stream_write(int32_t stream, const void *bytes, int32_t n, void *result);
IMPORT("clocks/wall-clock", "now") void wall_clock_now(void *result);
IMPORT("clocks/monotonic-clock", "now") int64_t monotonic_now(void);
IMPORT("clocks/monotonic-clock", "subscribe-duration")
int32_t subscribe_duration(int64_t nanoseconds);
IMPORT("io/poll", "[method]pollable.block") void pollable_block(int32_t p);
IMPORT("io/poll", "[resource-drop]pollable") void pollable_drop(int32_t p);
IMPORT("random/random", "get-random-u64") int64_t random_u64(void);

// Errors of WASI 0.1, and its kinds of clocks and events.
enum { OK = 0, BADF = 8, INVAL = 28, IO = 29, NOTCAPABLE = 76 };
enum { REALTIME = 0, ABSOLUTE = 1, TAKES_AT_ONCE = 4096 };

#define WASI(name) int32_t __imported_wasi_snapshot_preview1_##name

static int32_t stream_of(int32_t fd) {
  static int32_t streams[3]; // 1 + handle
  if (!streams[fd]) streams[fd] = 1 + (fd == 1 ? get_stdout() : get_stderr());
  return streams[fd] - 1;
}

static int32_t write_all(int32_t fd, const char *s, uint32_t n) {
  struct {
    uint8_t failed;
    _Alignas(4) uint8_t why;
    int32_t error;
  } result;
  while (n) {
    uint32_t some = n < TAKES_AT_ONCE ? n : TAKES_AT_ONCE;
    stream_write(stream_of(fd), s, (int32_t)some, &result);
    if (result.failed) return IO;
    s += some;
    n -= some;
  }
  return OK;
}

typedef struct Piece {
  const char *s;
  uint32_t n;
} Piece;

WASI(fd_write)(int32_t fd, const Piece *pieces, int32_t n, uint32_t *written) {
  *written = 0;
  if (fd != 1 && fd != 2) return BADF;
  for (int32_t i = 0; i < n; i++) {
    if (write_all(fd, pieces[i].s, pieces[i].n)) return IO;
    *written += pieces[i].n;
  }
  return OK;
}

WASI(fd_read)(int32_t fd, const void *to, int32_t n, uint32_t *got) {
  (void)to, (void)n;
  *got = 0;
  return fd == 0 ? OK : BADF;
}

WASI(fd_fdstat_get)(int32_t fd, void *stat) {
  if (fd < 0 || fd > 2) return BADF;
  memset(stat, 0, 24);
  *(uint8_t *)stat = 2; // a character device
  return OK;
}

typedef struct DateTime {
  uint64_t seconds;
  uint32_t nanoseconds;
} DateTime;

WASI(clock_time_get)(int32_t clock, int64_t precision, uint64_t *time) {
  (void)precision;
  if (clock != REALTIME) {
    *time = (uint64_t)monotonic_now();
    return OK;
  }
  DateTime now;
  wall_clock_now(&now);
  *time = now.seconds * 1000000000 + now.nanoseconds;
  return OK;
}

WASI(clock_res_get)(int32_t clock, uint64_t *resolution) {
  (void)clock;
  *resolution = 1000;
  return OK;
}

WASI(random_get)(char *to, uint32_t n) {
  for (uint32_t i = 0; i < n; i += 8) {
    int64_t x = random_u64();
    memcpy(to + i, &x, n - i < 8 ? n - i : 8);
  }
  return OK;
}

typedef struct Subscription { // to a clock
  uint64_t userdata;
  uint8_t tag;
  _Alignas(8) uint32_t clock;
  _Alignas(8) uint64_t timeout, precision;
  uint16_t flags;
} Subscription;

typedef struct Event {
  uint64_t userdata;
  uint16_t error;
  uint8_t kind;
  _Alignas(8) uint64_t nbytes, flags;
} Event;

// Waits for the first timeout, as sleeping does.
WASI(poll_oneoff)(const Subscription *in, Event *out, int32_t n,
                  uint32_t *got) {
  if (n < 1 || in->tag != 0 || in->flags & ABSOLUTE) return INVAL;
  int32_t p = subscribe_duration((int64_t)in->timeout);
  pollable_block(p);
  pollable_drop(p);
  *out = (Event){.userdata = in->userdata};
  *got = 1;
  return OK;
}

WASI(environ_sizes_get)(uint32_t *n, uint32_t *bytes) {
  *n = *bytes = 0;
  return OK;
}
WASI(environ_get)(void *names, void *bytes) {
  (void)names, (void)bytes;
  return OK;
}
WASI(args_sizes_get)(uint32_t *n, uint32_t *bytes) {
  *n = *bytes = 0;
  return OK;
}
WASI(args_get)(void *args, void *bytes) {
  (void)args, (void)bytes;
  return OK;
}
WASI(sched_yield)(void) { return OK; }

_Noreturn void __imported_wasi_snapshot_preview1_proc_exit(int32_t code) {
  (void)code;
  __builtin_trap();
}

// There are no files: no descriptor is one, no folder is granted.
#define NONE(name, error, ...)                                                 \
  WASI(name)(__VA_ARGS__) { return error; }
#define I int32_t
#define L int64_t
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc2x-extensions"
NONE(fd_close, BADF, I)
NONE(fd_seek, BADF, I, L, I, I)
NONE(fd_tell, BADF, I, I)
NONE(fd_sync, BADF, I)
NONE(fd_datasync, BADF, I)
NONE(fd_advise, BADF, I, L, L, I)
NONE(fd_allocate, BADF, I, L, L)
NONE(fd_fdstat_set_flags, BADF, I, I)
NONE(fd_filestat_get, BADF, I, I)
NONE(fd_filestat_set_size, BADF, I, L)
NONE(fd_filestat_set_times, BADF, I, L, L, I)
NONE(fd_pread, BADF, I, I, I, L, I)
NONE(fd_pwrite, BADF, I, I, I, L, I)
NONE(fd_prestat_get, BADF, I, I)
NONE(fd_prestat_dir_name, BADF, I, I, I)
NONE(fd_readdir, BADF, I, I, I, L, I)
NONE(fd_renumber, BADF, I, I)
NONE(path_create_directory, NOTCAPABLE, I, I, I)
NONE(path_filestat_get, NOTCAPABLE, I, I, I, I, I)
NONE(path_filestat_set_times, NOTCAPABLE, I, I, I, I, L, L, I)
NONE(path_link, NOTCAPABLE, I, I, I, I, I, I, I)
NONE(path_open, NOTCAPABLE, I, I, I, I, I, L, L, I, I)
NONE(path_readlink, NOTCAPABLE, I, I, I, I, I, I)
NONE(path_remove_directory, NOTCAPABLE, I, I, I)
NONE(path_rename, NOTCAPABLE, I, I, I, I, I, I)
NONE(path_symlink, NOTCAPABLE, I, I, I, I, I)
NONE(path_unlink_file, NOTCAPABLE, I, I, I)
#pragma clang diagnostic pop
