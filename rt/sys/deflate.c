// SPDX-License-Identifier: MIT
// Compressed bytes (RFC 1951), for java.util.zip
// (stdlib/on_demand/cljwc/java/zip.clj). zlib gets all bytes at once: so no
// object has to hold, and release, a state of zlib's.
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "rt/base/throw.h"
#include "rt/coll/array.h"
#include "rt/coll/vec.h"
#include "rt/mem/gc.h"
#include "rt/num/num.h"
#include "rt/prim.h"

enum { RAW = -MAX_WBITS, MEMORY_LEVEL = 8 }; // without zlib's own header

static val no_memory(void) {
  rt_throw_memory();
  return RT_THROWN;
}

// NULL with an exception thrown.
static const RawArray *bytes_arg(val v) {
  if (rt_has_type(v, &rt_type_byte_array)) return (const RawArray *)v;
  rt_throw_cast(v, rt_type_byte_array.name);
  return NULL;
}

// A byte array of what was malloc'ed, which is freed; NULL: there was no
// memory.
static val taken(Bytef *bytes, size_t n) {
  if (!bytes) return no_memory();
  val array = rt_byte_array((const char *)bytes, n);
  free(bytes);
  return array;
}

val rt_deflate(val bytes, val level) {
  const RawArray *a = bytes_arg(bytes);
  z_stream z = {0};
  if (!a) return RT_THROWN;
  if (deflateInit2(&z, (int)rt_unfix(level), Z_DEFLATED, RAW, MEMORY_LEVEL,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    return no_memory();
  uLong room = deflateBound(&z, a->n);
  Bytef *out = malloc(room);
  z.next_in = (z_const Bytef *)a->data;
  z.avail_in = (uInt)a->n;
  z.next_out = out;
  z.avail_out = (uInt)room;
  if (out) deflate(&z, Z_FINISH); // there is room for all of it
  deflateEnd(&z);
  return taken(out, z.total_out);
}

// Inflates to memory that grows, and sets *out, malloc'ed; a result of zlib's.
static int inflate_all(z_stream *z, Bytef **out) {
  size_t room = 1 << 12;
  for (int result = Z_OK;;) {
    Bytef *more = room < UINT32_MAX ? realloc(*out, room) : NULL;
    if (!more) return Z_MEM_ERROR;
    *out = more;
    z->next_out = more + z->total_out;
    z->avail_out = (uInt)(room - z->total_out);
    result = inflate(z, Z_NO_FLUSH);
    if (result != Z_OK || z->avail_out) return result;
    room *= 2;
  }
}

static val inflate_failed(int result, const char *message) {
  if (result == Z_MEM_ERROR) return no_memory();
  if (result == Z_DATA_ERROR)
    return rt_throwf(&rt_type_zip, "%s", message ? message : "damaged data");
  return rt_throwf(&rt_type_eof, "Unexpected end of ZLIB input stream");
}

val rt_inflate(val bytes, val from) {
  const RawArray *a = bytes_arg(bytes);
  int64_t start;
  if (!a || !rt_to_int64(from, &start)) return RT_THROWN;
  if (start < 0 || (uint64_t)start > a->n) return rt_throw_index();
  z_stream z = {.next_in = (z_const Bytef *)a->data + start,
                .avail_in = (uInt)(a->n - (uintptr_t)start)};
  Bytef *out = NULL;
  if (inflateInit2(&z, RAW) != Z_OK) return no_memory();
  int result = inflate_all(&z, &out);
  inflateEnd(&z);
  if (result != Z_STREAM_END) {
    free(out);
    return inflate_failed(result, z.msg);
  }
  val parts[] = {taken(out, z.total_out), rt_long(start + (int64_t)z.total_in)};
  RT_TRY(parts[0]);
  return rt_vec_from(2, parts);
}

val rt_crc32(val before, val bytes, val from, val count) {
  const RawArray *a = bytes_arg(bytes);
  int64_t crc, start, n;
  if (!a || !rt_to_int64(before, &crc) || !rt_to_int64(from, &start) ||
      !rt_to_int64(count, &n))
    return RT_THROWN;
  if (start < 0 || n < 0 || (uint64_t)start > a->n ||
      (uint64_t)n > a->n - (uint64_t)start)
    return rt_throw_index();
  return rt_long(
      (int64_t)crc32((uLong)crc, (const Bytef *)a->data + start, (uInt)n));
}
