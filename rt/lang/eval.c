// SPDX-License-Identifier: MIT
// Evaluation at run time.
#include "rt/lang/eval.h"
#include "rt/lang/construct.h"
#include "rt/base/throw.h"
#include "rt/prim.h"

val (*rt_eval_hook)(val *sp, val form);
val (*rt_expand_hook)(val *sp, val form);
val (*rt_load_hook)(val *sp, val name, val text);
val (*rt_lookup_hook)(val *sp, val ns, val sym);
val (*rt_class_hook)(val *sp, val name);
val (*rt_require_hook)(val *sp, val name);
val (*rt_resource_hook)(val name);
const Type *(*rt_type_hook)(val name);

static val unavailable(const char *what) {
  return rt_throwf(&rt_type_unsupported,
                   "%s is not available in a compiled program", what);
}

val rt_eval(val *sp, val form) {
  return rt_eval_hook ? rt_eval_hook(sp, form) : unavailable("eval");
}

bool rt_is_live(void) { return rt_load_hook != NULL; }

val rt_load_text(val *sp, val name, val text) {
  if (!rt_load_hook) return unavailable("load");
  if (!rt_str_arg(name) || !rt_str_arg(text)) return RT_THROWN;
  return rt_load_hook(sp, name, text);
}

val rt_ns_require(val *sp, val name) {
  return rt_require_hook ? rt_require_hook(sp, name) : RT_NIL;
}

val rt_class_named(val *sp, val name) {
  if (!rt_is_str(name)) return RT_NIL;
  if (rt_class_hook) return rt_class_hook(sp, name);
  const Type *t = rt_program_type((const Str *)name);
  return t ? (val)t : RT_NIL;
}

val rt_class_path_bytes(val name) {
  return rt_resource_hook && rt_is_str(name) ? rt_resource_hook(name) : RT_NIL;
}

val rt_macroexpand_1(val *sp, val form) {
  return rt_expand_hook ? rt_expand_hook(sp, form) : unavailable("macroexpand");
}
