// SPDX-License-Identifier: MIT
// The interface Types of interfaces.def.
#ifndef RT_INTERFACES_H
#define RT_INTERFACES_H

#include "rt/value/value.h"

#define INTERFACE(id, name, ...) extern const Type rt_iface_##id;
#include "rt/value/interfaces.def"
#undef INTERFACE

#endif
