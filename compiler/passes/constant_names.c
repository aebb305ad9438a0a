// SPDX-License-Identifier: MIT
// Which vars a form's constants could name: symbols, keywords and strings that
// look like one. A library that resolves a symbol that is not known when it is
// compiled finds the vars of those names (driver/lookup.c).
#include "compiler/model/form.h"
#include "compiler/passes/passes.h"
#include "rt/base/core.h"
#include "rt/str/str.h"
#include "rt/str/sym.h"

#include <ctype.h>
#include <string.h>

enum { NAME_MAX_LENGTH = 100 };

static bool is_name(const char *s) {
  size_t n = strlen(s);
  if (n == 0 || n > NAME_MAX_LENGTH || isdigit((unsigned char)*s)) return false;
  for (; *s; s++)
    if ((unsigned char)*s <= ' ' || strchr("\"();@[]\\^`{}~", *s)) return false;
  return true;
}

static void add_name(Form *form, const char *text) {
  const char *slash = strrchr(text, '/');
  const char *name = slash && slash[1] ? slash + 1 : text;
  if (!is_name(name)) return;
  if (!form->names) form->names = strmap_new();
  strmap_put(form->names, name, form);
}

static bool has_items(val v) {
  return form_is_vector(v) || form_is_list(v) || rt_is_map(v) ||
         rt_has_kind(v, KIND_HASH_SET);
}

void constant_names(Form *form, val v) {
  val *items;
  if (rt_is_sym(v) || rt_is_keyword(v))
    add_name(form, form_name(v));
  else if (rt_is_str(v))
    add_name(form, form_str(v));
  else if (has_items(v))
    for (int i = form_items(v, &items); i-- > 0;)
      constant_names(form, items[i]);
}
