// SPDX-License-Identifier: MIT
// Calls of a protocol's methods, as call sites make them: the cached
// implementation without a detour through the method's function object.
#ifndef RT_PROTOCALL_H
#define RT_PROTOCALL_H

#include "rt/base/fn.h"
#include "rt/lang/object.h"

// The implementation for x; RT_THROWN when there is none. S.
static inline val rt_proto_target(val *sp, ProtoFn *p, val x) {
  if (RT_LIKELY(p->cached_type == rt_type_of(x) &&
                p->cached_epoch == rt_protocol_epoch))
    return p->cached;
  return rt_proto_lookup(sp, p, x);
}

// Calls f, normally a ProtoFn: its var may have been given another value. G.
#define RT_PROTO_CALL(n, params, args)                                         \
  static inline val rt_proto_call##n(val *sp, val f, val a params) {           \
    if (RT_LIKELY(rt_has_type(f, &rt_type_proto_fn))) {                        \
      f = rt_proto_target(sp, (ProtoFn *)f, a);                                \
      if (RT_UNLIKELY(f == RT_THROWN)) return RT_THROWN;                       \
    }                                                                          \
    return rt_call##n(sp, f, a args);                                          \
  }
#define RT_COMMA ,
RT_PROTO_CALL(1, , )
RT_PROTO_CALL(2, RT_COMMA val b, RT_COMMA b)
RT_PROTO_CALL(3, RT_COMMA val b RT_COMMA val c, RT_COMMA b RT_COMMA c)
RT_PROTO_CALL(4, RT_COMMA val b RT_COMMA val c RT_COMMA val d,
              RT_COMMA b RT_COMMA c RT_COMMA d)
RT_PROTO_CALL(5, RT_COMMA val b RT_COMMA val c RT_COMMA val d RT_COMMA val e,
              RT_COMMA b RT_COMMA c RT_COMMA d RT_COMMA e)
RT_PROTO_CALL(6,
              RT_COMMA val b RT_COMMA val c RT_COMMA val d RT_COMMA val e
                  RT_COMMA val g,
              RT_COMMA b RT_COMMA c RT_COMMA d RT_COMMA e RT_COMMA g)
#undef RT_PROTO_CALL
#undef RT_COMMA

#endif
