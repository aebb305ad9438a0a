// SPDX-License-Identifier: MIT
// Evaluation at run time.
#include "rt/lang/eval.h"
#include "rt/base/throw.h"

val (*rt_eval_hook)(val *sp, val form);
val (*rt_expand_hook)(val *sp, val form);
val (*rt_lookup_hook)(val *sp, val ns, val sym);

static val unavailable(const char *what) {
  return rt_throwf(&rt_type_unsupported,
                   "%s is not available in a compiled program", what);
}

val rt_eval(val *sp, val form) {
  return rt_eval_hook ? rt_eval_hook(sp, form) : unavailable("eval");
}

val rt_macroexpand_1(val *sp, val form) {
  return rt_expand_hook ? rt_expand_hook(sp, form) : unavailable("macroexpand");
}
