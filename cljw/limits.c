// SPDX-License-Identifier: MIT
#include "cljw/limits.h"
#include "compiler/eval/code.h"
#include "rt/mem/setting.h"

#include <stdio.h>
#include <stdlib.h>

static uint64_t fuel, memory; // as the host has said; 0: nothing

static _Noreturn void refuse(const char *variable, const char *form) {
  fprintf(stderr, "cljw: %s is to be %s\n", variable, form);
  exit(2);
}

uint64_t limits_memory(void) {
  const char *said = getenv("CLJW_MEMORY");
  if (!said) return memory;
  uint64_t n = rt_memory_bytes(said);
  if (!n) refuse("CLJW_MEMORY", "a number of bytes, as in 512m or 2g");
  return n;
}

void limits_start(void) {
  vm_fuel = fuel;
  const char *said = getenv("CLJW_FUEL");
  if (!said) return;
  char *end;
  vm_fuel = strtoull(said, &end, 10);
  if (*end || !vm_fuel || *said == '-')
    refuse("CLJW_FUEL", "a number of calls and loop iterations");
}

#ifdef __wasm__
#define EXPORT(name) __attribute__((export_name(#name)))

EXPORT(cljw_fuel) void cljw_fuel(uint64_t steps) { fuel = steps; }
EXPORT(cljw_memory) void cljw_memory(uint64_t bytes) { memory = bytes; }
EXPORT(cljw_interrupt) void cljw_interrupt(void) { vm_stop(); }
#endif
