// SPDX-License-Identifier: MIT
// Bencode: random values written and read back, every cut of a message, bytes
// that are none.
#include "unit.h"
#include "driver/bencode.h"

#include <stdlib.h>
#include <string.h>

// The value as bencode.
static void write(Buf *out, const Benc *v) {
  if (v->kind == BENC_INT) benc_put_number(out, v->number);
  if (v->kind == BENC_TEXT) benc_put_text(out, v->text, v->len);
  if (v->kind == BENC_INT || v->kind == BENC_TEXT) return;
  buf_puts(out, v->kind == BENC_LIST ? "l" : "d");
  for (int i = 0; i < v->n; i++) write(out, v->items[i]);
  buf_puts(out, "e");
}

static void random_value(Buf *out, int depth) {
  uint32_t kind = t_random(depth > 4 ? 2 : 4), n = t_random(4);
  char text[8] = "e:il3d\0";
  if (kind == 0) benc_put_number(out, (int)t_random(2000) - 1000);
  if (kind == 1) benc_put_text(out, text, t_random(8));
  if (kind < 2) return;
  buf_puts(out, kind == 2 ? "l" : "d");
  for (uint32_t i = 0; i < n; i++) {
    if (kind == 3) benc_put(out, "key");
    random_value(out, depth + 1);
  }
  buf_puts(out, "e");
}

static void what_is_written_is_read(void **state) {
  (void)state;
  t_seed(1);
  for (int round = 0; round < 2000; round++) {
    Buf text = {0}, again = {0};
    random_value(&text, 0);
    size_t whole = text.len, used;
    buf_puts(&text, "i7e"); // the next message
    Benc *v;
    assert_int_equal(benc_read(text.s, text.len, &v, &used), BENC_DONE);
    assert_int_equal(used, whole);
    write(&again, v);
    assert_int_equal(again.len, whole);
    assert_memory_equal(again.s, text.s, whole);
    benc_free(v);
    for (size_t n = 0; n < whole; n++)
      assert_int_equal(benc_read(text.s, n, &v, &used), BENC_MORE);
    free(text.s);
    free(again.s);
  }
}

static void what_is_no_bencode_is_refused(void **state) {
  (void)state;
  static const char *const bad[] = {"x",
                                    "e",
                                    "ie",
                                    "i-e",
                                    "i01e",
                                    "i-0e",
                                    "i1x",
                                    "01:a",
                                    "-1:a",
                                    "1x",
                                    "di1e1:ae",
                                    "d1:ae",
                                    "1234567890123456789:",
                                    "999999999999:",
                                    "l1:ai1",
                                    "GET / HTTP/1.1"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    Benc *v;
    size_t used;
    BencResult want = strcmp(bad[i], "l1:ai1") == 0 ? BENC_MORE : BENC_BAD;
    assert_int_equal(benc_read(bad[i], strlen(bad[i]), &v, &used), want);
    assert_null(v);
  }
}

static void depth_is_limited(void **state) {
  (void)state;
  Buf text = {0};
  for (int i = 0; i < 100000; i++) buf_puts(&text, "l");
  Benc *v;
  size_t used;
  assert_int_equal(benc_read(text.s, text.len, &v, &used), BENC_BAD);
  free(text.s);
}

static void random_bytes_are_no_crash(void **state) {
  (void)state;
  static const char alphabet[] = "0123456789:-eild";
  for (int round = 0; round < 20000; round++) {
    char text[24];
    uint32_t n = t_random(24);
    for (uint32_t i = 0; i < n; i++)
      text[i] = alphabet[t_random(sizeof alphabet - 1)];
    char *exact = malloc(n + 1); // its end is watched
    memcpy(exact, text, n);
    Benc *v;
    size_t used;
    benc_read(exact, n, &v, &used);
    benc_free(v);
    free(exact);
  }
}

static void entries_are_found(void **state) {
  (void)state;
  const char *s = "d2:op4:eval4:linei12e6:column1:5e";
  Benc *v;
  size_t used;
  assert_int_equal(benc_read(s, strlen(s), &v, &used), BENC_DONE);
  assert_string_equal(benc_text(v, "op"), "eval");
  assert_null(benc_text(v, "line"));
  assert_int_equal(benc_number(v, "line", 1), 12);
  assert_int_equal(benc_number(v, "column", 1), 5);
  assert_int_equal(benc_number(v, "id", 3), 3);
  benc_free(v);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_written_is_read),
      cmocka_unit_test(what_is_no_bencode_is_refused),
      cmocka_unit_test(depth_is_limited),
      cmocka_unit_test(random_bytes_are_no_crash),
      cmocka_unit_test(entries_are_found)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
