// SPDX-License-Identifier: MIT
// A native main module as a program of its own: it loads the modules that its
// arguments name, in order, and prints their values; with --serve alone it is
// the program of `cljwc nrepl` (frames: cljwc's driver/target.h), as
// cljwc-node.mjs is for wasm.
//
// It is linked with --wrap for what reaches standard streams and what ends the
// process (driver/side.c), so that the runtime needs to know nothing of frames.
//
// An interrupt is looked for after collections; SIGINT lowers the root stack's
// limit, so that what polls throws, and leaves code of a module that does not
// by siglongjmp: such code holds no lock and no half-made object.
#ifndef RT_DL_NATIVE_HOST_H
#define RT_DL_NATIVE_HOST_H

// The exit code.
int rt_side_host(int argc, char **argv);

#endif
