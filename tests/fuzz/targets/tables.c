// SPDX-License-Identifier: MIT
// A program's tables, for targets that consist of the runtime alone.
#include "rt/lang/construct.h"
#include "rt/lang/ns.h"
#include "rt/str/sym.h"

Keyword *const rt_static_keywords[] = {NULL};
const NsTable rt_program_ns[] = {{NULL, NULL, NULL}};
Var *const rt_program_vars[] = {NULL};
const Type *const rt_program_types[] = {NULL};
