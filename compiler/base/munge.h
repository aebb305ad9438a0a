// SPDX-License-Identifier: MIT
// C names for Clojure names, one to one.
#ifndef MUNGE_H
#define MUNGE_H

const char *munge(const char *clojure_name);
// "ns__name" of a munged part and a name.
const char *munge_join(const char *munged, const char *name);

#endif
