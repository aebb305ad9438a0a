// SPDX-License-Identifier: MIT
// Included in front of every line of bdwgc: how it is set up for old space
// (rt/bdwgc/heap.c), and the machine that its own gcconfig.h does not know.
//
// One thread, no finalizers, collections only when they are asked for, memory
// from the runtime. No object is longer than was asked for: pointers are to the
// beginnings of objects.
#define PLATFORM_GETMEM
#define platform_get_mem bdwgc_get_mem // malloc on wasm has that name
#define GC_ATOMIC_UNCOLLECTABLE
#define GC_NO_FINALIZATION
#define GC_DISABLE_INCREMENTAL
#define DONT_ADD_BYTE_AT_END
#define DONT_USE_ATEXIT
#define GC_IGNORE_WARN
#define NO_DEBUGGING
#define NO_GETENV
#define NO_CLOCK

#ifdef __wasm__
// A 32-bit machine without signals and registers; heap.c says where the stack
// begins.
#include <stddef.h>
#define mach_type_known
#define I386
#define OS_TYPE "WASI"
#define STACK_GROWS_DOWN
#define STACKBOTTOM ((ptr_t)0)
#define HAVE_PUSH_REGS
extern char __global_base, __data_end;
#define DATASTART ((ptr_t)&__global_base)
#define DATAEND ((ptr_t)&__data_end)
#define _WASI_EMULATED_SIGNAL
#endif
