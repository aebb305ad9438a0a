// SPDX-License-Identifier: MIT
// Live sessions: each top-level form is evaluated as soon as it is analyzed, as
// in Clojure, and what the program does to its namespaces the analyzer sees.
#ifndef EVALUATE_H
#define EVALUATE_H

#include "compiler/model/compiler.h"

// Makes the session a live one: errors become exceptions, eval, require, load
// and their like work while the program runs.
void evaluate_begin(void);

// The value of the last form of a text; `shown` is what messages call it. G, at
// session->sp. RT_THROWN.
val evaluate_text(const char *shown, const char *text, size_t len);
// The same of a file; a file that cannot be read throws. Afterwards the
// namespace is the one from before; *ns, if not NULL, is that at its end.
val evaluate_file(const char *path, CNs **ns);

// Throws the error that was reported outside of a form.
val evaluate_pending(void);

// An exception that ends a form at top level, to stderr: what does not compile
// as cljwc shows it, others with their trace.
void evaluate_report(val *sp, val ex);

#endif
