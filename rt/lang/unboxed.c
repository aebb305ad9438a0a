// SPDX-License-Identifier: MIT
// The throwing halves of unboxed operations.
#include "rt/lang/unboxed.h"
#include "rt/prim.h"

LoopState rt_again;

void rt_long_overflow(void) { rt_throwf(&rt_type_arithmetic, "long overflow"); }

void rt_not_int(int64_t n) {
  (void)n;
  rt_throwf(&rt_type_arithmetic, "integer overflow");
}
void rt_not_short(int64_t n) {
  rt_throwf(&rt_type_illegal_argument, "Value out of range for short: %l", n);
}
void rt_not_byte(int64_t n) {
  rt_throwf(&rt_type_illegal_argument, "Value out of range for byte: %l", n);
}

void rt_long_zero_divisor(void) { rt_throwf(&rt_type_arithmetic, "/ by zero"); }

void rt_zero_divisor(void) { rt_throwf(&rt_type_arithmetic, "Divide by zero"); }

// The array is of another type, or the index is out of range: aget knows the
// exception. When the hint was simply wrong, it is a ClassCastException.
void rt_not_this_array(val a, int64_t i, const Type *t) {
  if (a == RT_NIL || rt_has_type(a, t))
    rt_aget(a, rt_long(i));
  else
    rt_throw_cast(a, t->name);
}
