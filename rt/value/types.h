// SPDX-License-Identifier: MIT
// The Types of types.def.
#ifndef RT_TYPES_H
#define RT_TYPES_H

#include "rt/value/value.h"

#define TYPE(id) extern const Type rt_type_##id;
#include "rt/value/types.def"
#undef TYPE

#endif
