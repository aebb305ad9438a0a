// SPDX-License-Identifier: MIT
// Format strings: the input's first byte chooses the arguments. What cannot be
// formatted is refused as Java refuses it.
#include "library.h"

#include "rt/num/num.h"
#include "rt/read/read.h"

extern Var V_clojure_Dcore__format;

static const char *const values[] = {
    "1",    "-7", "2.5",  "\"text\"", "\\c",  "nil", "123456789012345678901N",
    "1.50M", ":k", "true", "[1 2]",    "##Inf", "1e300", "0", "-0.0", "3/4"};
enum { VALUES = sizeof values / sizeof *values, ARGS = 3 };

static val value_of(const char *text) {
  ReadOpts opts = {.edn = true};
  size_t n = 0;
  while (text[n]) n++;
  ReadState *r = rt_read_open_utf8(text, n, &opts);
  val form = RT_NIL;
  must(rt_read_next(target_sp + 1, r, &form) == READ_FORM);
  rt_read_close(r);
  return form;
}

// A width or precision that only takes its time?
static bool has_long_number(const uint8_t *data, size_t n) {
  int digits = 0;
  for (size_t i = 0; i < n && digits < 5; i++)
    digits = data[i] >= '0' && data[i] <= '9' ? digits + 1 : 0;
  return digits >= 5;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  if (n < 1 || has_long_number(data + 1, n - 1)) return 0;
  library_begin();
  val args[1 + ARGS];
  rt_gc_inhibit();
  args[0] = rt_str_from_utf8((const char *)data + 1, n - 1);
  for (int i = 0; i < ARGS; i++)
    args[1 + i] = value_of(values[(data[0] + i * (data[0] >> 4)) % VALUES]);
  if (args[0] != RT_THROWN)
    library_call(&V_clojure_Dcore__format, 1 + ARGS, args,
                 "java.util. java.lang.OutOfMemoryError "
                 "java.lang.IllegalFormat");
  rt_exception = RT_NIL;
  rt_gc_permit();
  return target_end(1);
}
