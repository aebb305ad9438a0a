// SPDX-License-Identifier: MIT
// Text of atoms (see print.h).
#include "rt/str/print.h"

#include "rt/base/fn.h"
#include "rt/num/num.h"
#include "rt/value/ops.h"
#include "rt/prim.h"

static const struct {
  uint16_t code;
  const char *name;
} char_names[] = {{'\n', "newline"},   {' ', "space"},     {'\t', "tab"},
                  {'\b', "backspace"}, {'\f', "formfeed"}, {'\r', "return"}};

static void print_char(StrBuilder *sb, uint32_t c) {
  rt_sb_add_unit(sb, '\\');
  for (size_t i = 0; i < sizeof char_names / sizeof *char_names; i++)
    if (char_names[i].code == c) {
      rt_sb_add_c(sb, char_names[i].name);
      return;
    }
  rt_sb_add_unit(sb, c);
}

// [I is int/1, [Ljava.lang.Object; is java.lang.Object/1.
static void print_array_class(StrBuilder *sb, const char *name) {
  char dims[] = "/1";
  for (; name[1] == '['; name++) dims[1]++;
  static const char *const names[] = {"Zboolean", "Bbyte", "Cchar",  "Sshort",
                                      "Iint",     "Jlong", "Ffloat", "Ddouble"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (name[1] == names[i][0]) rt_sb_add_c(sb, names[i] + 1);
  if (name[1] == 'L') rt_sb_add_utf8(sb, name + 2, __builtin_strlen(name) - 3);
  rt_sb_add_c(sb, dims);
}

// What stands for a letter in the name of a class, between underscores.
static const char munged[] =
    "!BANG\0?QMARK\0*STAR\0+PLUS\0>GT\0<LT\0=EQ\0/SLASH\0&AMPERSAND\0"
    "%PERCENT\0#SHARP\0@CIRCA\0~TILDE\0^CARET\0:COLON\0'SINGLEQUOTE\0"
    "\"DOUBLEQUOTE\0{LBRACE\0}RBRACE\0[LBRACK\0]RBRACK\0\\BSLASH\0|BAR\0";

void rt_sb_add_munged(StrBuilder *sb, uint32_t c) {
  const char *p = munged;
  while (*p && (uint32_t)*p != c) p += __builtin_strlen(p) + 1;
  rt_sb_add_unit(sb, *p || c == '-' ? '_' : c);
  if (!*p) return;
  rt_sb_add_c(sb, p + 1);
  rt_sb_add_unit(sb, '_');
}

void rt_sb_add_fn_class(StrBuilder *sb, const char *name) {
  const char *end = name + __builtin_strlen(name);
  for (const char *p = name; p < end;) {
    bool inner = *p == '/' && p > name && !(p[-1] == '/' && !p[1]);
    uint32_t c = rt_utf8_next(&p, end);
    if (inner)
      rt_sb_add_unit(sb, '$');
    else
      rt_sb_add_munged(sb, c);
  }
}

static val class_text(const Type *t, const char *name) {
  if (rt_type_extends(t) != &rt_type_afn) return rt_str_from_c(name);
  StrBuilder *sb = rt_sb_make();
  rt_sb_add_fn_class(sb, name);
  return rt_sb_to_str(sb);
}

val rt_class_text(const Type *t) { return class_text(t, t->name); }

void rt_sb_add_class(StrBuilder *sb, const Type *t) {
  if (rt_type_extends(t) == &rt_type_afn)
    rt_sb_add_fn_class(sb, t->name);
  else
    rt_sb_add_utf8(sb, t->name, __builtin_strlen(t->name));
}

val rt_class_simple_text(const Type *t) {
  bool of_program = t->kind == KIND_OBJECT || t->kind == KIND_RECORD ||
                    rt_type_extends(t) == &rt_type_afn;
  const char *start = t->name;
  for (const char *p = start; *p && *p != '/'; p++)
    if (*p == '.' || (*p == '$' && !of_program)) start = p + 1;
  return class_text(t, start);
}

// Long/TYPE and the like (primitive.c, which hello-world does without): their
// names alone are letters only.
static bool is_primitive(const Type *t) {
  for (const char *p = t->name; *p; p++)
    if (*p < 'a' || *p > 'z') return false;
  return true;
}

static void print_class(StrBuilder *sb, const Type *t, bool readably) {
  if (readably && t->name[0] == '[') {
    print_array_class(sb, t->name);
    return;
  }
  if (!readably && !is_primitive(t))
    rt_sb_add_c(sb, rt_class_is_interface((val)t) ? "interface " : "class ");
  rt_sb_add_class(sb, t);
}

bool rt_print_value(StrBuilder *sb, val v, bool readably) {
  if (rt_is_fix(v)) {
    rt_sb_add_long(sb, rt_unfix(v));
  } else if (rt_is_ptr(v)) {
    const Type *t = rt_obj_type(v);
    if (t->kind == KIND_CLASS)
      print_class(sb, (const Type *)v, readably);
    else if (t->ops->print)
      t->ops->print(v, sb, readably);
    else
      return false;
  } else if (rt_is_char(v)) {
    if (readably)
      print_char(sb, rt_char_code(v));
    else
      rt_sb_add_unit(sb, rt_char_code(v));
  } else if (v == RT_NIL || v == RT_TRUE || v == RT_FALSE) {
    rt_sb_add_c(sb, v == RT_NIL ? "nil" : v == RT_TRUE ? "true" : "false");
  } else {
    return false;
  }
  return true;
}

val rt_str_of(val v) {
  static RT_STATIC_STR(empty, "", 0, 0);
  if (rt_is_str(v)) return v;
  if (v == RT_NIL) return (val)&empty;
  if (rt_is_fix(v)) return rt_str_from_long(rt_unfix(v));
  StrBuilder *sb = rt_sb_make();
  return rt_print_value(sb, v, false) ? rt_sb_to_str(sb) : RT_ABSENT;
}

val rt_atom_str(val v) {
  val s = rt_str_of(v);
  return s == RT_ABSENT ? RT_NIL : s;
}

val rt_atom_str3(val a, val b, val c) {
  val x = rt_atom_str(a), y = rt_atom_str(b), z = rt_atom_str(c);
  if (x == RT_NIL || y == RT_NIL || z == RT_NIL) return RT_NIL;
  return rt_str3((const Str *)x, (const Str *)y, (const Str *)z);
}
