// SPDX-License-Identifier: MIT
// Stage 1: no compiled standard library.
#include "compiler/front/library.h"
#include "rt/lang/ns.h"
#include "rt/str/sym.h"
#include "rt/lang/construct.h"

const char *const native_namespaces[] = {NULL};
const NativeVar native_vars[] = {{NULL, NULL, 0, NULL}};
const char *const native_files[] = {NULL};
const NativeClass native_classes[] = {{NULL, NULL}};
const NativeInterface native_interfaces[] = {{NULL, NULL}};
const Fn0 native_inits[] = {NULL};
Keyword *const rt_static_keywords[] = {NULL};
const NsTable rt_program_ns[] = {{NULL, NULL, NULL}};
Var *const rt_program_vars[] = {NULL};
const Type *const rt_program_types[] = {NULL};
