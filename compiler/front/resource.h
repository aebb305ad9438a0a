// SPDX-License-Identifier: MIT
// clojure.java.io/resource in programs, in macros and in evaluated code.
#ifndef RESOURCE_H
#define RESOURCE_H

#include "compiler/model/compiler.h"

// The call, or what a call of clojure.java.io/resource is.
Node *resource_call(Node *call);
// The node, or what clojure.java.io/resource is where it is not called.
Node *resource_value(Node *n);
// rt_resource_hook: any file of the class path.
val resource_bytes(val name);

#endif
