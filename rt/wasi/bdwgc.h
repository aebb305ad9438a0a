// SPDX-License-Identifier: MIT
// Included (-include) before every line of bdwgc when it is built for WASI.
//
// bdwgc 8.2 knows no WASI. Its gcconfig.h steps aside when mach_type_known is
// defined, and asks for what follows instead. The C stack is never scanned
// (roots are the static data and the root stack, see rt/gc.c), pages come
// straight from memory.grow (memory.c), and messages are shown with their
// format unexpanded: the real vsnprintf would put 20 KB into every program.
#ifndef RT_WASI_BDWGC_H
#define RT_WASI_BDWGC_H

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define mach_type_known
#define MACH_TYPE "wasm32"
#define OS_TYPE "WASI"
#define CPP_WORDSZ 32
#define ALIGNMENT 4
#define STACK_GROWS_DOWN

extern char __global_base, __data_end, __heap_base; // from wasm-ld
#define DATASTART ((ptr_t)&__global_base)
#define DATAEND ((ptr_t)&__data_end)
#define STACKBOTTOM ((ptr_t)&__heap_base)

#define PLATFORM_GETMEM
void *platform_get_mem(size_t bytes);

static inline int rt_gc_message(char *out, size_t size, const char *format,
                                va_list args) {
  (void)args;
  size_t n = strlen(format);
  if (n >= size) n = size - 1;
  memcpy(out, format, n);
  out[n] = 0;
  return (int)n;
}
#define vsnprintf rt_gc_message

#endif
