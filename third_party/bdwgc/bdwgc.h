// SPDX-License-Identifier: MIT
#ifndef BDWGC_H
#define BDWGC_H

#include <stdbool.h>
#include <stddef.h>

// Bytes of the objects that survived the last collection.
size_t bdwgc_live(void);

// Is p in static data that bdwgc looks at itself?
bool bdwgc_scans(const void *p);

// Is p in static data of bdwgc's own?
bool bdwgc_owns(const void *p);

// Was this object allocated to be scanned?
bool bdwgc_holds_vals(const void *object);

#endif
