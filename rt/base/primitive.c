// SPDX-License-Identifier: MIT
// The classes of the JVM's primitive types: Long/TYPE and the like. They are
// names; nothing is an instance of them.
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/prim.h"
#include "rt/value/ops.h"
#include "rt/value/types.h"

#define PRIMITIVE(text)                                                        \
  {.type = &rt_type_class,                                                     \
   .kind = KIND_ABSTRACT,                                                      \
   .layout = LAYOUT_STATIC,                                                    \
   RT_INVOKE_NONE,                                                             \
   .name = text,                                                               \
   .ops = &rt_ops_default}
static const struct {
  char code; // as in array classes
  Type type;
} primitives[] = {
    {'J', PRIMITIVE("long")},  {'I', PRIMITIVE("int")},
    {'S', PRIMITIVE("short")}, {'B', PRIMITIVE("byte")},
    {'C', PRIMITIVE("char")},  {'D', PRIMITIVE("double")},
    {'F', PRIMITIVE("float")}, {'Z', PRIMITIVE("boolean")},
    {'V', PRIMITIVE("void")},
};

val rt_primitive_class(val code) {
  for (size_t i = 0; i < sizeof primitives / sizeof *primitives; i++)
    if (rt_is_char(code) && rt_char_code(code) == (uint32_t)primitives[i].code)
      return (val)&primitives[i].type;
  return RT_NIL;
}

bool rt_is_primitive_class(val c) {
  const char *at = (const char *)c, *first = (const char *)primitives;
  return at >= first && at < first + sizeof primitives;
}
