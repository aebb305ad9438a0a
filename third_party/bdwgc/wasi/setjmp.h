// SPDX-License-Identifier: MIT
// WASI has no setjmp; bdwgc includes this, and does not call it there.
typedef int jmp_buf[1];
