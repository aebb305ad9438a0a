// SPDX-License-Identifier: MIT
// Everything emitted C needs, in one include.
#ifndef RT_RT_H
#define RT_RT_H

#include "bigint.h"
#include "core.h"
#include "decimal.h"
#include "fn.h"
#include "gc.h"
#include "hamt.h"
#include "interfaces.h"
#include "list.h"
#include "lit.h"
#include "map.h"
#include "method.h"
#include "ns.h"
#include "num.h"
#include "object.h"
#include "prim.h"
#include "multi.h"
#include "protocall.h"
#include "ratio.h"
#include "regex_code.h"
#include "set.h"
#include "site.h"
#include "str.h"
#include "sym.h"
#include "throw.h"
#include "types.h"
#include "unboxed.h"
#include "var.h"
#include "vec.h"

#endif
