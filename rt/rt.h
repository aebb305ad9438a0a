// SPDX-License-Identifier: MIT
// Everything emitted C needs, in one include.
#ifndef RT_RT_H
#define RT_RT_H

#include "rt/num/bigint.h"
#include "rt/base/core.h"
#include "rt/num/decimal.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/coll/hamt.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/mem/lit.h"
#include "rt/coll/map.h"
#include "rt/lang/method.h"
#include "rt/lang/ns.h"
#include "rt/num/num.h"
#include "rt/lang/object.h"
#include "rt/prim.h"
#include "rt/lang/multi.h"
#include "rt/lang/protocall.h"
#include "rt/num/ratio.h"
#include "rt/regex/regex_code.h"
#include "rt/coll/set.h"
#include "rt/lang/site.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"
#include "rt/base/throw.h"
#include "rt/value/types.h"
#include "rt/lang/unboxed.h"
#include "rt/lang/var.h"
#include "rt/coll/vec.h"

#endif
