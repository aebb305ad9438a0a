// SPDX-License-Identifier: MIT
// bdwgc as one translation unit, and what it knows but does not tell.
#define GC_INNER STATIC
#define GC_EXTERN GC_INNER
#include "blacklst.c"
#include "headers.c"
#include "new_hblk.c"
#include "obj_map.c"

// Free blocks that something looks like the address of are dropped, as objects
// that whoever meets them takes for ours: they are to be empty, as they are
// where bdwgc is debugged.
#define GC_debugging_started 1
#include "allchblk.c"
#undef GC_debugging_started

#include "alloc.c"
#include "dyn_load.c"
#include "mach_dep.c"
#include "malloc.c"
#include "mallocx.c"
#include "mark.c"
#include "mark_rts.c"
#include "misc.c"
#include "os_dep.c"
#include "ptr_chck.c"
#include "reclaim.c"

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
