// SPDX-License-Identifier: MIT
// The process: what main hands over.
#ifndef RT_SYS_H
#define RT_SYS_H

extern int rt_argc; // arguments after the program's name
extern char **rt_argv;

#endif
