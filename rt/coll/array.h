// SPDX-License-Identifier: MIT
// Java arrays: Object[] holds vals, the others raw elements. The second
// character of an array Type's name says what: 'L', 'J', 'I', 'S', 'B', 'C',
// 'D', 'F' or 'Z'.
#ifndef RT_ARRAY_H
#define RT_ARRAY_H

#include "rt/value/value.h"

typedef struct Array { // Object[]: LAYOUT_ARRAY, nraw 0
  const Type *type;
  uintptr_t n; // elements
  val items[];
} Array;

typedef struct RawArray { // LAYOUT_BYTES
  const Type *type;
  uintptr_t n; // bytes
  char data[];
} RawArray;

extern const Type rt_type_object_array, rt_type_long_array, rt_type_int_array,
    rt_type_short_array, rt_type_byte_array, rt_type_char_array,
    rt_type_double_array, rt_type_float_array, rt_type_boolean_array;

// New ones; RT_THROWN with OutOfMemoryError. Of nils where items is NULL.
val rt_object_array(uintptr_t n, const val *items);
val rt_byte_array(const char *bytes, size_t n);
uint32_t rt_array_length(val array);
val rt_array_ref(val array, uint32_t i); // i in range

#endif
