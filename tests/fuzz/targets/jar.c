// SPDX-License-Identifier: MIT
// Jars of the class path: finds and reads an entry. Damaged ones end the
// compiler with a message, which here ends the input (target_fatal).
#include "target.h"

#include <stdio.h>
#include <unistd.h>

#include "compiler/front/analyze.h"
#include "compiler/base/read_file.h"
#include "driver/driver.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  target_begin();
  if (!session) {
    session_start(target_sp + 1);
    jar_install();
  }
  char path[64];
  snprintf(path, sizeof path, "/dev/shm/cljwc-fuzz-%d.jar", (int)getpid());
  FILE *f = fopen(path, "wb");
  must(f && fwrite(data, 1, n, f) == n && fclose(f) == 0);
  if (setjmp(target_fatal) == 0 && session->archives->has(path, "a.clj")) {
    size_t len;
    free(session->archives->read(path, "a.clj", &len));
  }
  jar_close(path);
  unlink(path);
  return 0;
}
