// SPDX-License-Identifier: MIT
// clojure.edn: what read-string makes of a text is printed, and read again as
// an equal value of the same text.
#include "library.h"

#include <string.h>

#include "rt/base/core.h"

extern Var V_clojure_Dedn__read_string, V_clojure_Dcore__pr_str;

// Without odd letters, namespaces and tags: as no reader may take their names.
static bool is_plain(const uint8_t *data, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (data[i] < ' ' || data[i] > '~' || strchr("/:#'%", data[i]))
      return false;
  return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  static const char any[] = "java. clojure.";
  library_begin();
  rt_gc_inhibit();
  val text = rt_str_from_utf8((const char *)data, n);
  val form = text == RT_THROWN
                 ? text
                 : library_call(&V_clojure_Dedn__read_string, 1, &text, any);
  if (form != RT_THROWN) {
    val first = library_call(&V_clojure_Dcore__pr_str, 1, &form, "");
    val again = library_call(&V_clojure_Dedn__read_string, 1, &first, any);
    must(again != RT_THROWN || !is_plain(data, n));
    if (again != RT_THROWN && is_plain(data, n)) {
      val second = library_call(&V_clojure_Dcore__pr_str, 1, &again, "");
      must(rt_equal(target_sp + 1, first, second) == 1 ||
           rt_equal(target_sp + 1, form, again) == 1);
    }
  }
  rt_exception = RT_NIL;
  rt_gc_permit();
  return 0;
}
