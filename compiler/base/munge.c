// SPDX-License-Identifier: MIT
// C names for Clojure names, one to one.
//
// ASCII letters and digits stay. '-' becomes '_' before a small letter or a
// digit and "_H" elsewhere; '_' becomes "_U"; the other characters of names
// become '_' and a capital, or "_Xhh" per UTF-8 byte. So a '_' in the result
// is a code if a capital follows and a '-' if not, and the name can be read
// back (tests/unit/munge_test.c does).
//
// The result has no "__", does not end in '_' and has of "_A", "_B"... only
// those below. That leaves both for joining: "ns__name" is a name in a
// namespace, and symbols with parts of their own use other capitals:
//
//   V_ F_ P_ M_ T_   var, function, protocol, metadata, Type of a function
//   C_               class: C_ns__Name, C_ns_Reify12; C_ns__Name_Fields...
//   K_ Y_ N_ E_ A_   keyword, symbol, namespace and its tables
//   f_..._2          the C function of an arity; _v variadic, _2u unboxed
//   ..._R12          the function of a var that is defined again
//   ..._M_name       a method of a class
//   ...__name_12     a function inside another one
#include "compiler/base/munge.h"
#include "compiler/base/arena.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const char codes[128] = {
    ['_'] = 'U', ['?'] = 'Q', ['!'] = 'B', ['*'] = 'S', ['+'] = 'P',
    ['>'] = 'G', ['<'] = 'L', ['='] = 'E', ['.'] = 'D', ['\''] = 'A',
};

static bool is_plain(unsigned char c) { return c < 128 && isalnum(c); }

const char *munge(const char *s) {
  if (!*s) return "_Y"; // a part is never empty
  char *out = arena_alloc(4 * strlen(s) + 1), *end = out;
  for (; *s; s++) {
    unsigned char c = (unsigned char)*s, next = (unsigned char)s[1];
    if (is_plain(c))
      *end++ = *s;
    else if (c == '-')
      end = stpcpy(end, is_plain(next) && !isupper(next) ? "_" : "_H");
    else if (c < 128 && codes[c])
      end += sprintf(end, "_%c", codes[c]);
    else
      end += sprintf(end, "_X%02X", c);
  }
  return out;
}

const char *munge_join(const char *ns, const char *name) {
  return arena_printf("%s__%s", ns, munge(name));
}
