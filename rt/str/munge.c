// SPDX-License-Identifier: MIT
// Clojure names as the JVM's class files spell them.
#include "rt/prim.h"
#include "rt/str/print.h"

#include <stdlib.h>
#include <string.h>

val rt_munge(val v) {
  const Str *s = rt_str_arg(v);
  if (!s) return RT_THROWN;
  StrBuilder *sb = rt_sb_make();
  for (uint32_t i = 0; i < rt_str_len(s); i++)
    rt_sb_add_munged(sb, rt_str_unit(s, i));
  return rt_sb_to_str(sb);
}

val rt_frame_name(val v) {
  if (!rt_str_arg(v)) return RT_THROWN;
  char *name = rt_str_to_utf8(v, NULL);
  if (!strchr(name, ' ')) {
    StrBuilder *sb = rt_sb_make();
    rt_sb_add_fn_class(sb, name);
    for (const char *s = " invoke"; *s; s++) rt_sb_add_unit(sb, (uint16_t)*s);
    v = rt_sb_to_str(sb);
  }
  free(name);
  return v;
}
