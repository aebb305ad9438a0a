// SPDX-License-Identifier: MIT
// What crt1's _start calls: main with its arguments. libc's does the same in
// three times the room.
#include <stdlib.h>
#include <wasi/api.h>

// A module that is no command has none.
__attribute__((weak)) int __main_argc_argv(int argc, char **argv);
int __main_void(void);

int __main_void(void) {
  __wasi_size_t n = 0, bytes = 0;
  uint8_t **argv = NULL;
  if (__wasi_args_sizes_get(&n, &bytes) != 0 ||
      !(argv = malloc((n + 1) * sizeof *argv + bytes)) ||
      __wasi_args_get(argv, (uint8_t *)(argv + n + 1)) != 0)
    return 71; // EX_OSERR
  argv[n] = NULL;
  return __main_argc_argv((int)n, (char **)argv);
}
