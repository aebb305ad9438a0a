// SPDX-License-Identifier: MIT
// What a module that uses JavaScript imports. Linked only if it does, so that
// all others import nothing but WASI.
#include "rt/host/js.h"

#ifdef __wasm__
#define IMPORT(name) __attribute__((import_module("cljwc"), import_name(#name)))

IMPORT(global) extern Ref host_global(Ref name);
IMPORT(module) extern Ref host_module(Ref name);
IMPORT(get) extern Ref host_get(Ref object, Ref property);
IMPORT(set) extern Ref host_set(Ref object, Ref property, Ref value);
IMPORT(call) extern Ref host_call(Ref object, Ref name, int32_t n);
IMPORT(apply) extern Ref host_apply(Ref function, int32_t n);
IMPORT(construct) extern Ref host_construct(Ref constructor, int32_t n);
IMPORT(from_clj) extern Ref host_from_clj(Ref value);
IMPORT(to_clj) extern Ref host_to_clj(Ref value, uint32_t keywords);
IMPORT(object) extern Ref host_object(int32_t n);
IMPORT(array) extern Ref host_array(int32_t n);
IMPORT(items) extern Ref host_items(Ref value);
IMPORT(release) extern void host_release(uint32_t id);

const JsHost rt_js_imports = {
    host_global, host_module,    host_get,      host_set,    host_call,
    host_apply,  host_construct, host_from_clj, host_to_clj, host_object,
    host_array,  host_items,     host_release};
#endif
