// SPDX-License-Identifier: MIT
// Lines of a REPL on a terminal: editing, history, completion, interrupts.
// Where there is no editing (edit.c), or standard input is no terminal,
// edit_begin says so, and nothing else is called.
#ifndef EDIT_H
#define EDIT_H

#include <stdbool.h>

// Takes over standard input, if it is a terminal.
bool edit_begin(void);
// What the next lines are for: a new form in that namespace, or (NULL) what the
// program reads itself.
void edit_expect(const char *ns);
bool edit_pressed(void); // has the user pressed Ctrl-C?
// Has the user pressed Ctrl-C? Then it has been dealt with: what was typed is
// forgotten, and what ran can run again.
bool edit_interrupted(void);

#endif
