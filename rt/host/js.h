// SPDX-License-Identifier: MIT
// Values of a JavaScript host, as Clojure has them: an object that stands for a
// number, under which the host keeps the value until the object is collected.
// Numbers, strings, booleans and nil are never such; vectors, maps, keywords
// and functions of Clojure are what the host has a number of its own for.
#ifndef RT_JS_H
#define RT_JS_H

#include "rt/host/host.h"

typedef struct JsValue {
  const Type *type;
  uint32_t id;
} JsValue;

extern const Type rt_type_js;

// What a module imports from "cljwc" (imports.c). Arguments and results are
// references; several arguments are in the buffer of clj_host, `n` of them, and
// more than it holds are one vector, `n` = -1 (JS_VECTOR). What JavaScript
// throws is in clj_host.thrown.
enum { JS_VECTOR = -1 };
typedef struct JsHost {
  Ref (*global)(Ref name);
  Ref (*module)(Ref name);
  Ref (*get)(Ref object, Ref property);
  Ref (*set)(Ref object, Ref property, Ref value);
  Ref (*call)(Ref object, Ref name, int32_t n);
  Ref (*apply)(Ref function, int32_t n);
  Ref (*construct)(Ref constructor, int32_t n);
  Ref (*from_clj)(Ref value);
  Ref (*to_clj)(Ref value, uint32_t keywords);
  Ref (*object)(int32_t n);
  Ref (*array)(int32_t n);
  Ref (*items)(Ref value); // Array.from(value), as a vector
  void (*release)(uint32_t id);
} JsHost;

extern const JsHost *rt_js_host; // NULL: there is none
extern const JsHost rt_js_imports;

void rt_js_start(const JsHost *host); // before the initialisers run

// --- for the host, besides abi.h ---
Ref clj_make_js(uint32_t id); // takes over one use of the number
uint32_t clj_js_id(Ref r);    // of a HOST_JS
// The exception that stands for what JavaScript threw: an ExceptionInfo with
// the value under :error.
Ref clj_make_error(Ref message, Ref value);

#endif
