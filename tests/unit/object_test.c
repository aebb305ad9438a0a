// SPDX-License-Identifier: MIT
// Records, interface methods of user types, and protocol dispatch.
#include "unit.h"
#include "rt/value/interfaces.h"
#include "rt/lang/object.h"

#include <stdlib.h>

// --- functions in C ---

static val tag_of(val *sp, val self, val x) {
  (void)sp, (void)x;
  return ((Fn *)self)->caps[0];
}
static val three(val *sp, val self, val x) {
  (void)sp, (void)self, (void)x;
  return RT_FIX(3);
}
#define FN1_TYPE(id, f)                                                        \
  static const Type id = {.type = &rt_type_class,                              \
                          .kind = KIND_FN,                                     \
                          .layout = LAYOUT_FIXED,                              \
                          .size = 4 * sizeof(val),                             \
                          .nvals = 2,                                          \
                          .va = -1,                                            \
                          .invoke1 = f,                                        \
                          .name = "test/" #id,                                 \
                          .ops = &rt_ops_fn}
FN1_TYPE(type_tag, tag_of);
FN1_TYPE(type_three, three);

static val tag_fn(intptr_t tag) {
  Fn *f = rt_new(&type_tag);
  f->meta = RT_NIL;
  f->caps[0] = RT_FIX(tag);
  return (val)f;
}

// --- a record of two fields and a type with a count method ---

static val record_fields[2], record_keys[2];
static TypeInfo record_info = {
    .nfields = 2, .fields = record_fields, .keys = record_keys};
static const Type *const record_ifaces[] = {&rt_iface_persistent_map,
                                            &rt_iface_record, NULL};
static const Type type_record = {.type = &rt_type_class,
                                 .kind = KIND_RECORD,
                                 .layout = LAYOUT_FIXED,
                                 .flags = TYPE_IDENTITY,
                                 .size = 6 * sizeof(val),
                                 .nvals = 4,
                                 RT_INVOKE_NONE,
                                 .name = "test.R",
                                 .ifaces = record_ifaces,
                                 .ops = &rt_ops_record,
                                 .info = &record_info};
static Method object_methods[2];
static TypeInfo object_info = {.nmethods = 2, .methods = object_methods};
static const Type *const object_ifaces[] = {&rt_iface_counted, NULL};
static const Type type_object = {.type = &rt_type_class,
                                 .kind = KIND_OBJECT,
                                 .layout = LAYOUT_FIXED,
                                 .flags = TYPE_IDENTITY,
                                 .size = 4 * sizeof(val),
                                 .nvals = 1,
                                 RT_INVOKE_NONE,
                                 .name = "test.T",
                                 .ifaces = object_ifaces,
                                 .ops = &rt_ops_user,
                                 .info = &object_info};

enum { PROTOCOL = 20, AREA, THREE }; // root slots

static void setup(void) {
  t_init();
  if (record_keys[0]) return;
  record_keys[0] = rt_keyword_from_c(NULL, "a");
  record_keys[1] = rt_keyword_from_c(NULL, "b");
  record_fields[0] = rt_sym_from_c(NULL, "a");
  record_fields[1] = rt_sym_from_c(NULL, "b");
  for (int i = 0; i < 2; i++) {
    rt_gc_root(&record_keys[i]);
    rt_gc_root(&record_fields[i]);
  }
  t_sp[PROTOCOL] = rt_protocol_new(rt_sym_from_c("test", "Shape"), RT_FALSE);
  t_sp[AREA] = rt_proto_fn_new(t_sp[PROTOCOL], rt_sym_from_c(NULL, "area"));
  Fn *f = rt_new(&type_three);
  f->meta = f->caps[0] = RT_NIL;
  object_methods[0] =
      (Method){(val)&rt_iface_counted, rt_sym_from_c(NULL, "count"), (val)f};
  object_methods[1] =
      (Method){t_sp[PROTOCOL], rt_sym_from_c(NULL, "area"), tag_fn(100)};
  for (int i = 0; i < 2; i++) {
    rt_gc_root(&object_methods[i].owner);
    rt_gc_root(&object_methods[i].name);
    rt_gc_root(&object_methods[i].fn);
  }
  t_poll();
}

static val record(intptr_t a, intptr_t b) {
  Record *r = rt_new(&type_record);
  r->meta = r->ext = RT_NIL;
  r->fields[0] = RT_FIX(a);
  r->fields[1] = RT_FIX(b);
  ((uintptr_t *)r)[5] = 0;
  return (val)r;
}
static val object(void) {
  val *o = rt_new(&type_object);
  o[1] = RT_NIL;
  o[2] = o[3] = 0;
  return (val)o;
}

static void records_are_maps(void **unused) {
  (void)unused;
  setup();
  t_sp[0] = record(1, 2);
  assert_int_equal(rt_get(t_top(), t_sp[0], record_keys[1]), RT_FIX(2));
  t_sp[1] = rt_assoc(t_top(), t_sp[0], record_keys[0], RT_FIX(5));
  assert_true(rt_has_type(t_sp[1], &type_record));
  assert_int_equal(rt_get(t_top(), t_sp[1], record_keys[0]), RT_FIX(5));
  assert_int_equal(rt_get(t_top(), t_sp[0], record_keys[0]), RT_FIX(1));
  t_sp[2] = rt_assoc(t_top(), t_sp[0], RT_FIX(9), RT_TRUE);
  assert_int_equal(rt_count_raw(t_top(), t_sp[2]), 3);
  assert_int_equal(rt_get(t_top(), t_sp[2], RT_FIX(9)), RT_TRUE);
  t_sp[3] = rt_dissoc(t_top(), t_sp[2], RT_FIX(9));
  assert_int_equal(rt_equal(t_top(), t_sp[3], t_sp[0]), 1);
  assert_int_equal(rt_hash(t_top(), t_sp[3]), rt_hash(t_top(), t_sp[0]));
  assert_int_equal(rt_equal(t_top(), t_sp[1], t_sp[0]), 0);
  t_sp[4] = rt_dissoc(t_top(), t_sp[0], record_keys[0]);
  assert_true(rt_has_type(t_sp[4], &rt_type_array_map));
  assert_int_equal(rt_count_raw(t_top(), t_sp[4]), 1);
  // a record equals no plain map
  val kvs[] = {record_keys[0], RT_FIX(1), record_keys[1], RT_FIX(2)};
  t_sp[5] = rt_array_map_new(2, kvs);
  assert_int_equal(rt_equal(t_top(), t_sp[5], t_sp[0]), 0);
  assert_int_equal(rt_equal(t_top(), t_sp[0], t_sp[5]), 0);
  t_poll();
  int n = 0;
  for (t_sp[6] = rt_map_iter(t_sp[2]); rt_map_iter_next(t_sp[6]); n++) t_poll();
  assert_int_equal(n, 3);
  t_sp[7] = rt_seq(t_top(), t_sp[2]);
  assert_int_equal(rt_count_raw(t_top(), t_sp[7]), 3);
}

static void user_types_answer_by_method(void **unused) {
  (void)unused;
  setup();
  t_sp[0] = object();
  t_poll();
  assert_int_equal(rt_count_raw(t_top(), t_sp[0]), 3);
  assert_int_equal(rt_seq(t_top(), t_sp[0]), RT_THROWN);
  rt_catch();
  uint32_t h = rt_hash(t_top(), t_sp[0]);
  t_poll();
  assert_int_equal(rt_hash(t_top(), t_sp[0]), h);
}

static val area(val x) { return rt_call1(t_top(), t_sp[AREA], x); }

static void extend(const Type *t, intptr_t tag) {
  val key = rt_keyword_from_c(NULL, "area");
  val kv[] = {key, tag_fn(tag)};
  t_sp[10] = rt_array_map_new(1, kv);
  val cls = t ? (val)t : RT_NIL;
  assert_int_equal(rt_protocol_extend(t_top(), t_sp[PROTOCOL], cls, t_sp[10]),
                   RT_NIL);
  t_poll();
}

static void protocols_dispatch_on_the_type(void **unused) {
  (void)unused;
  setup();
  assert_int_equal(area(RT_FIX(1)), RT_THROWN);
  t_sp[0] = rt_catch();
  char *text = rt_str_to_utf8(((Ex *)t_sp[0])->message, NULL);
  assert_string_equal(text, "No implementation of method: :area of protocol: "
                            "#'test/Shape found for class: java.lang.Long");
  free(text);
  extend(&rt_type_object, 1);
  assert_int_equal(area(RT_FIX(1)), RT_FIX(1));
  extend(&rt_type_long, 2);
  assert_int_equal(area(RT_FIX(1)), RT_FIX(2));
  assert_int_equal(area(RT_TRUE), RT_FIX(1));
  extend(NULL, 3);
  assert_int_equal(area(RT_NIL), RT_FIX(3));
  extend(&rt_iface_persistent_collection, 4);
  assert_int_equal(area(RT_EMPTY_VEC), RT_FIX(4));
  extend(&rt_iface_persistent_vector, 5); // more specific
  assert_int_equal(area(RT_EMPTY_VEC), RT_FIX(5));
  assert_int_equal(area(RT_EMPTY_MAP), RT_FIX(4));
  t_sp[0] = object();
  assert_int_equal(area(t_sp[0]), RT_FIX(100));
  t_sp[1] = record(1, 2);
  assert_int_equal(area(t_sp[1]), RT_FIX(4));
  for (int round = 0; round < 1000; round++) {
    t_poll();
    assert_int_equal(area(RT_FIX(round)), RT_FIX(2));
    assert_int_equal(area(t_sp[0]), RT_FIX(100));
    assert_int_equal(area(t_sp[1]), RT_FIX(4));
    assert_int_equal(area(RT_NIL), RT_FIX(3));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(records_are_maps),
      cmocka_unit_test(user_types_answer_by_method),
      cmocka_unit_test(protocols_dispatch_on_the_type),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
