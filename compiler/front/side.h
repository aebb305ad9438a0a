// SPDX-License-Identifier: MIT
// A session of side modules: forms are analyzed one by one as they come, what
// macros need of them is evaluated here, and the rest happens in a program that
// modules are sent to.
#ifndef FRONT_SIDE_H
#define FRONT_SIDE_H

#include "compiler/front/load.h"

// session->run_form of such a session. The passes leave nothing that could be
// evaluated of a form that has been sent; it is analyzed once more.
val side_run_form(val *sp, Form *form);

// The forms (Form *) never were: takes them out of their namespaces and out of
// what is pending.
void side_forget(const PtrVec *forms);

#endif
