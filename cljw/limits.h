// SPDX-License-Identifier: MIT
// What the host of cljw allows what is evaluated: steps (calls and loop
// iterations) and memory, by CLJW_FUEL and CLJW_MEMORY or by functions that
// cljw.wasm exports.
#ifndef CLJW_LIMITS_H
#define CLJW_LIMITS_H

#include <stdint.h>

// Bytes of old space; 0: any. Ends the process with 2 when CLJW_MEMORY is no
// number of bytes.
uint64_t limits_memory(void);
// Ends the process with 2 when CLJW_FUEL is no number.
void limits_start(void);

#ifdef __wasm__
// For the host, before it calls _start; what the environment says comes first.
void cljw_fuel(uint64_t steps);
void cljw_memory(uint64_t bytes);
// For the host at any time, from a function that the module has called.
void cljw_interrupt(void);
#endif

#endif
