// SPDX-License-Identifier: MIT
// bdwgc as one translation unit, and what it knows but does not tell.
#include "extra/gc.c"

#include "bdwgc.h"

// The last collection counted them.
size_t bdwgc_live(void) { return GC_composite_in_use + GC_atomic_in_use; }

bool bdwgc_scans(const void *p) { return GC_is_static_root((ptr_t)p); }

bool bdwgc_owns(const void *p) {
  return (const char *)p >= (const char *)beginGC_arrays &&
         (const char *)p < (const char *)endGC_arrays;
}

bool bdwgc_holds_vals(const void *object) {
  return HDR(object)->hb_obj_kind == NORMAL;
}
