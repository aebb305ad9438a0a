// SPDX-License-Identifier: MIT
// What the libFuzzer targets share. A target defines
//
//     int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
//
// and fails by crashing, by a sanitizer's report, or through `must`.
#ifndef TARGET_H
#define TARGET_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "rt/base/throw.h"
#include "rt/mem/gc.h"
#include "rt/prim.h"
#include "rt/str/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

extern val *target_sp; // of the root stack's free part, after target_begin

// To be called first with each input: starts the runtime, forgets a pending
// exception, and collects now and then. Nothing is live.
void target_begin(void);
// What to return for an input: that it is not to be kept, if it took longer than
// so many milliseconds since target_begin. What is made from a slow input is
// slow, too, and takes the time of all others.
int target_end(int most_ms);
// Ends what an exception left behind: nil, or the value.
val target_caught(val v);

// Does the text have so many syntax-quotes that reading them only takes its
// time? Each around another one makes several times the forms; the reader's limit
// is tried by cli/a-macro-without-end-is-an-error.
bool target_nests_quotes(const uint8_t *data, size_t n);

// Where the compiler's fatal goes (fatal.c).
extern jmp_buf target_fatal;

// What must hold of every input.
#define must(condition) ((condition) ? (void)0 : abort())

#endif
