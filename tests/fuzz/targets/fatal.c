// SPDX-License-Identifier: MIT
// The compiler's fatal ends the input, not the process: the targets of the
// compiler are linked with --wrap=fatal.
#include "target.h"

jmp_buf target_fatal;

_Noreturn void __wrap_fatal(const char *fmt, ...);
_Noreturn void __wrap_fatal(const char *fmt, ...) {
  (void)fmt;
  longjmp(target_fatal, 1);
}
