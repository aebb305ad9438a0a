// SPDX-License-Identifier: MIT
// bdwgc includes <setjmp.h>, which wasi-libc lacks, and with GC_NO_SIGSETJMP
// and an unscanned stack uses nothing but the type.
#ifndef RT_WASI_SETJMP_H
#define RT_WASI_SETJMP_H

typedef int jmp_buf[1];

#endif
