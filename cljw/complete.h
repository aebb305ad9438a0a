// SPDX-License-Identifier: MIT
#ifndef COMPLETE_H
#define COMPLETE_H

#include "compiler/base/arena.h"

// The names (char *, sorted, each once) that what is typed, a part of a symbol
// or keyword, can become in the session's namespace: vars, namespaces, aliases,
// classes and their static members, methods after a dot, keywords.
PtrVec complete(const char *prefix);

#endif
