// SPDX-License-Identifier: MIT
// Side modules of native programs: shared objects, loaded with dlopen. What
// cljwc-host.mjs does for wasm is done here for ELF.
//
// A module's undefined symbols are those of rt/sys/side.h. The library's are
// the program's own, which is linked with -rdynamic. Names (k:, v:, n:), Types
// and protocols of other modules are nothing that the dynamic linker could
// find, or find the latest of: in a copy of the file each such symbol is made
// one that is defined, with the address as its absolute value, before that copy
// is given to dlopen. The modules are linked with a hash table of the old kind,
// in which undefined symbols are, too, and with -Bsymbolic, so that they are
// asked first.
#ifndef RT_DL_LOAD_MODULE_H
#define RT_DL_LOAD_MODULE_H

#include "rt/sys/side.h"

#include <stddef.h>

typedef struct SideModule {
  Fn0 entry;
  const char *ns;      // the namespace it runs in; lives as long as the program
  const char *refused; // NULL, or why it was not loaded: a kind as ModuleError
  char *message;       // of cljwc-host.mjs has them, and the text; malloc'ed
} SideModule;

// Takes in the bytes of a module without running it. False: see `refused`;
// nothing has changed.
bool rt_dl_load(const char *bytes, size_t n, SideModule *m);

// Is the address one of a module's code? To be asked by signal handlers.
bool rt_dl_is_code(uintptr_t at);

#endif
