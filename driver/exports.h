// SPDX-License-Identifier: MIT
// What a reactor exports; see exports.c.
#ifndef EXPORTS_H
#define EXPORTS_H

#include "compiler/base/hash.h"
#include "compiler/model/export.h"

// What passes between a host and a module's functions: that decides which
// functions of rt/host/abi.h it has.
typedef enum HostNeeds { NEEDS_NUMBERS, NEEDS_STRINGS, NEEDS_VALUES } HostNeeds;

// Finds what the namespaces (CNs *) export. Reports names that cannot be, and
// that there is nothing.
void exports_collect(const PtrVec *namespaces, const char *main_file);
const PtrVec *exports_all(void); // const Export *
HostNeeds exports_needs(void);

const char *exports_symbol(const Export *e, const ExportArity *a);
char exports_param(const ExportArity *a, int i); // L, D or V
char exports_result(const Export *e, const ExportArity *a);
const char *exports_result_hint(const Export *e, const ExportArity *a);

// Do the namespaces (CNs *) use JavaScript? Then the module imports it.
bool exports_use_js(void);
const StrMap *exports_modules(void); // whose keys are required; or NULL

// The vars that the functions themselves refer to: calls f with each name.
void exports_each_var(void (*f)(const char *name));
void exports_emit(Buf *c);           // instead of int main
void exports_add_link(PtrVec *argv); // options for wasm-ld

#endif
