// SPDX-License-Identifier: MIT
// What proto.c needs of protocols as maps.
#ifndef RT_PROTO_MAP_H
#define RT_PROTO_MAP_H

#include "rt/lang/object.h"

extern const Ops rt_ops_protocol;
// A protocol as a function of a key, and of a key and what else. S.
val rt_protocol_call1(val *sp, val self, val key);
val rt_protocol_call2(val *sp, val self, val key, val dflt);
// Called after each extend, once a protocol has been altered; RT_THROWN. S.
extern val (*rt_protocol_extended)(val *sp, const Protocol *p);

#endif
