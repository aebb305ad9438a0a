// SPDX-License-Identifier: MIT
// The compiler's fatal ends the input, not the process: the targets of the
// compiler are linked with --wrap=fatal. The runtime's is a finding, and must be
// one for libFuzzer, which keeps the input only of what dies by a signal.
#include <stdio.h>
#include <stdlib.h>
#include "target.h"

jmp_buf target_fatal;

_Noreturn void __wrap_fatal(const char *fmt, ...);
_Noreturn void __wrap_fatal(const char *fmt, ...) {
  (void)fmt;
  longjmp(target_fatal, 1);
}

_Noreturn void __wrap_rt_fatal(const char *message);
_Noreturn void __wrap_rt_fatal(const char *message) {
  fprintf(stderr, "fatal: %s\n", message);
  abort();
}
