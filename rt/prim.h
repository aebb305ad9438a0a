// SPDX-License-Identifier: MIT
// Prototypes of all prims, generated from prims.def.
#ifndef RT_PRIM_H
#define RT_PRIM_H

#include "rt/base/core.h"
#include "rt/seq/fold.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/num/num.h"
#include "rt/lang/object.h"
#include "rt/coll/set.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"
#include "rt/base/throw.h"
#include "rt/lang/var.h"
#include "rt/coll/vec.h"
#include "rt/value/value.h"

#define PRIM_ARGS_P_0 void
#define PRIM_ARGS_P_1 val
#define PRIM_ARGS_P_2 val, val
#define PRIM_ARGS_P_3 val, val, val
#define PRIM_ARGS_P_4 val, val, val, val
#define PRIM_ARGS_P_5 val, val, val, val, val
#define PRIM_ARGS_P_6 val, val, val, val, val, val
#define PRIM_ARGS_T_0 void
#define PRIM_ARGS_T_1 val
#define PRIM_ARGS_T_2 val, val
#define PRIM_ARGS_T_3 val, val, val
#define PRIM_ARGS_T_4 val, val, val, val
#define PRIM_ARGS_T_5 val, val, val, val, val
#define PRIM_ARGS_T_6 val, val, val, val, val, val
#define PRIM_ARGS_S_0 val *
#define PRIM_ARGS_S_1 val *, val
#define PRIM_ARGS_S_2 val *, val, val
#define PRIM_ARGS_S_3 val *, val, val, val
#define PRIM_ARGS_S_4 val *, val, val, val, val
#define PRIM_ARGS_S_5 val *, val, val, val, val, val
#define PRIM_ARGS_S_6 val *, val, val, val, val, val, val
#define PRIM_ARGS_G_0 PRIM_ARGS_S_0
#define PRIM_ARGS_G_1 PRIM_ARGS_S_1
#define PRIM_ARGS_G_2 PRIM_ARGS_S_2
#define PRIM_ARGS_G_3 PRIM_ARGS_S_3
#define PRIM_ARGS_G_4 PRIM_ARGS_S_4
#define PRIM_ARGS_G_5 PRIM_ARGS_S_5
#define PRIM_ARGS_G_6 PRIM_ARGS_S_6
#define PRIM_RESULT_V_P val
#define PRIM_RESULT_V_T val
#define PRIM_RESULT_V_S val
#define PRIM_RESULT_V_G val
#define PRIM_RESULT_B_P bool
#define PRIM_RESULT_B_T int
#define PRIM_RESULT_B_S int
#define PRIM_RESULT_B_G int

#define PRIM(name, n, result, cls, ...)                                        \
  PRIM_RESULT_##result##_##cls rt_##name(PRIM_ARGS_##cls##_##n);
#include "rt/prims.def"
#undef PRIM

#endif
