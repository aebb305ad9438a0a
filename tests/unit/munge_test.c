// SPDX-License-Identifier: MIT
// C names: every name can be read back from its C name, so no two names have
// the same one; and parts that were joined can be told apart.
#include "unit.h"
#include "compiler/model/compiler.h"
#include "compiler/base/session.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAIRS = 300000, LONGEST = 12 };

static const char *const pieces[] = {
    "a", "b",  "x",  "0",  "1",  "-",  "-",   "_",      "_",       "?",
    "!", "*",  "+",  ">",  "<",  "=",  ".",   "'",      "&",       "%",
    "$", "#",  "|",  ":",  "/",  "H",  "U",   "Q",      "X",       "Y",
    "D", "X2", "2D", "A",  "M",  "__", "--",  "_H",     "-QMARK-", "UNDER",
    "é", "λ",  "漢", "😀", "\t", "\\", "\x7", "int",    "main",    "Point",
    "F", "u",  "C3", "R1", "w",  "v",  "n",   "_UNDER_"};

static void random_name(char *out) {
  uint32_t n = t_random(LONGEST);
  *out = 0;
  for (uint32_t i = 0; i < n; i++)
    strcat(out, pieces[t_random(sizeof pieces / sizeof *pieces)]);
}

// The inverse of munge, written from its description.
static void read_back(const char *s, size_t len, char *out) {
  static const char letters[] = "HUQBSPGLEDA", chars[] = "-_?!*+><=.'";
  const char *end = s + len;
  if (len == 2 && strncmp(s, "_Y", 2) == 0) end = s;
  while (s < end) {
    const char *code = NULL;
    if (*s != '_') {
      *out++ = *s++;
    } else if (end - s < 2 || !isupper((unsigned char)s[1])) {
      *out++ = '-';
      s++;
    } else if ((code = strchr(letters, s[1]))) {
      *out++ = chars[code - letters];
      s += 2;
    } else {
      char hex[] = {s[2], s[3], 0};
      assert_int_equal(s[1], 'X');
      *out++ = (char)strtol(hex, NULL, 16);
      s += 4;
    }
  }
  *out = 0;
}

static void assert_can_be_joined(const char *c) {
  assert_true(*c);
  assert_null(strstr(c, "__"));
  assert_int_not_equal(c[strlen(c) - 1], '_');
  for (; *c; c++) assert_true(isalnum((unsigned char)*c) || *c == '_');
}

static void names_can_be_read_back(void **state) {
  (void)state;
  t_seed(1);
  for (int i = 0; i < PAIRS; i++) {
    char name[256], back[256];
    random_name(name);
    const char *c = munge(name);
    assert_can_be_joined(c);
    read_back(c, strlen(c), back);
    assert_string_equal(back, name);
  }
}

static void pairs_are_equal_when_their_names_are(void **state) {
  (void)state;
  t_seed(2);
  for (int i = 0; i < PAIRS; i++) {
    char a[256], b[256];
    random_name(a);
    random_name(b);
    if (t_random(4) == 0) { // differ in one place at most
      strcpy(b, a);
      if (*b) b[t_random((uint32_t)strlen(b))] = "-_HU?"[t_random(5)];
    }
    assert_int_equal(strcmp(a, b) == 0, strcmp(munge(a), munge(b)) == 0);
  }
}

static void joined_parts_can_be_told_apart(void **state) {
  (void)state;
  t_seed(3);
  for (int i = 0; i < PAIRS; i++) {
    char ns[256], name[256], back[256];
    random_name(ns);
    random_name(name);
    const char *c = munge_join(munge(ns), name);
    const char *cut = strstr(c, "__");
    read_back(c, (size_t)(cut - c), back);
    assert_string_equal(back, ns);
    read_back(cut + 2, strlen(cut + 2), back);
    assert_string_equal(back, name);
  }
}

static void common_names_stay_readable(void **state) {
  (void)state;
  assert_string_equal(munge("clojure.core"), "clojure_Dcore");
  assert_string_equal(munge("map-indexed"), "map_indexed");
  assert_string_equal(munge("even?"), "even_Q");
  assert_string_equal(munge("swap!"), "swap_B");
  assert_string_equal(munge_join(munge("a.b-c"), "->Point"),
                      "a_Db_c___H_GPoint");
}

int main(void) {
  t_init();
  session_start(t_sp);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_can_be_read_back),
      cmocka_unit_test(pairs_are_equal_when_their_names_are),
      cmocka_unit_test(joined_parts_can_be_told_apart),
      cmocka_unit_test(common_names_stay_readable)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
