// SPDX-License-Identifier: MIT
// The reader, as Clojure's and as edn. The first byte chooses the options. What
// it reads and can be printed is read again to the same text.
#include "target.h"

#include <string.h>

#include "rt/num/num.h"
#include "rt/read/read.h"
#include "rt/str/print.h"

// A form's text; NULL: it is not printed by the runtime alone.
static char *printed(val form, size_t *n) {
  StrBuilder *sb = rt_sb_make();
  if (!rt_print_value(sb, form, true)) return NULL;
  return rt_str_to_utf8(rt_sb_to_str(sb), n);
}

static void read_again(const char *text, size_t n, const ReadOpts *opts) {
  ReadState *r = rt_read_open_utf8(text, n, opts);
  val form;
  must(rt_read_next(target_sp + 1, r, &form) == READ_FORM);
  size_t again;
  char *second = printed(form, &again);
  must(second && again == n && memcmp(text, second, n) == 0);
  free(second);
  rt_read_close(r);
}

// Atoms that are always written as they can be read.
static bool is_faithful(val form) {
  return !rt_is_ptr(form) || rt_is_str(form) || rt_is_number(form);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  if (n == 0 || target_nests_quotes(data, n)) return 0;
  target_begin();
  ReadOpts opts = {.positions = data[0] & 3, .cond = (data[0] >> 2) % 3,
                   .edn = data[0] & 128};
  if (opts.positions > READ_POS_ALL) opts.positions = READ_POS_NONE;
  ReadState *r = rt_read_open_utf8((const char *)data + 1, n - 1, &opts);
  val form;
  rt_gc_inhibit();
  ReadResult result;
  while ((result = rt_read_next(target_sp + 1, r, &form)) == READ_FORM) {
    size_t length;
    char *text = is_faithful(form) ? printed(form, &length) : NULL;
    if (text) read_again(text, length, &opts);
    free(text);
  }
  ReadWhere at = rt_read_where(r);
  must(result == READ_EOF || (at.line > 0 && at.column > 0));
  rt_gc_permit();
  rt_read_close(r);
  return 0;
}
