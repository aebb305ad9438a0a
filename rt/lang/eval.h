// SPDX-License-Identifier: MIT
// Evaluation at run time: hooks that the compiler fills in for itself. A
// compiled program has no evaluator in it; there they are NULL.
#ifndef RT_EVAL_H
#define RT_EVAL_H

#include "rt/value/value.h"

extern val (*rt_eval_hook)(val *sp, val form);
// Evaluates all forms of a text (Str) of a file (Str, as messages call it); the
// value of the last. Only in live sessions; NULL: namespaces cannot be loaded.
extern val (*rt_load_hook)(val *sp, val name, val text);
// One macro expansion step; the form itself when it is no macro call.
extern val (*rt_expand_hook)(val *sp, val form);
// A program is about to look up what `sym` names in `ns`; nil: to list all.
// Returns a class if it names one, RT_THROWN, or nil.
extern val (*rt_lookup_hook)(val *sp, val ns, val sym);
// The class that a Str names in full, in a macro or a live session; nil: there
// is none; RT_THROWN.
extern val (*rt_class_hook)(val *sp, val name);
// A macro requires the namespace that a Sym names: loads it and returns true;
// nil: there is none; RT_THROWN.
extern val (*rt_require_hook)(val *sp, val name);
// The bytes of the resource that a Str names, as a Str of Latin-1; nil: none.
extern val (*rt_resource_hook)(val name);
// The deftype or defrecord that a Sym names in full; NULL: none yet.
extern const Type *(*rt_type_hook)(val name);

#endif
