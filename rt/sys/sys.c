// SPDX-License-Identifier: MIT
// Clocks, the environment, arguments, leaving.
#define _POSIX_C_SOURCE 200809L
#include "rt/sys/sys.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "rt/sys/io.h"
#include "rt/sys/main.h"
#include "rt/coll/list.h"
#include "rt/num/num.h"
#include "rt/prim.h"
#include "rt/mem/heap.h"
#include "rt/mem/pages.h"
#include "rt/mem/stats.h"
#include "rt/str/str.h"
#include "rt/base/throw.h"
#include "rt/coll/vec.h"

int rt_argc;
char **rt_argv;

static int64_t clock_nanos(clockid_t id) {
  struct timespec t;
  clock_gettime(id, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

val rt_current_time_millis(void) {
  return rt_long(clock_nanos(CLOCK_REALTIME) / 1000000);
}
val rt_nano_time(void) { return rt_long(clock_nanos(CLOCK_MONOTONIC)); }

val rt_sleep(val ms) {
  int64_t n;
  if (!rt_to_int64(ms, &n)) return RT_THROWN;
  if (n < 0)
    return rt_throwf(&rt_type_illegal_argument, "timeout value is negative");
  rt_io_flush();
  struct timespec t = {.tv_sec = (time_t)(n / 1000),
                       .tv_nsec = (long)(n % 1000) * 1000000};
  nanosleep(&t, NULL);
  return RT_NIL;
}

val rt_heap_used(void) {
  return rt_long((int64_t)(rt_heap_live() + rt_heap_allocated));
}
val rt_heap_size(void) { return rt_long((int64_t)rt_heap_bytes()); }
val rt_heap_limit(void) { return rt_long((int64_t)rt_space_limit); }

val rt_getenv(val name) {
  if (!rt_str_arg(name)) return RT_THROWN;
  char *key = rt_str_to_utf8(name, NULL);
  const char *value = getenv(key);
  free(key);
  return value ? rt_str_from_c(value) : RT_NIL;
}

extern char **environ;

val rt_environ(void) {
  val all = RT_EMPTY_VEC;
  for (char **e = environ; e && *e; e++) {
    const char *eq = strchr(*e, '=');
    if (!eq) continue;
    val pair[] = {rt_str_from_utf8(*e, (size_t)(eq - *e)),
                  rt_str_from_c(eq + 1)};
    all = rt_vec_conj(all, rt_vec_from(2, pair));
  }
  return all;
}

// Which environment variables say what Java knows of the user.
static const char *const of_environment[][2] = {{"user.home", "HOME"},
                                                {"user.name", "USER"}};

static const char *const properties[][2] = {
    {"line.separator", "\n"},
    {"file.separator", "/"},
    {"path.separator", ":"},
    {"file.encoding", "UTF-8"},
    {"native.encoding", "UTF-8"},
    {"java.version", "17"},
    {"java.vm.name", "cljwc"},
    {"java.specification.version", "17"},
    {"user.language", "en"},
    {"java.io.tmpdir", "/tmp"},
    {"user.home", "?"},
#ifdef __wasm__
    {"os.name", "WASI"},
    {"os.arch", "wasm32"},
    {"sun.arch.data.model", "32"},
#else
    {"os.name", "Linux"},         {"sun.arch.data.model", "64"},
#if defined __x86_64__
    {"os.arch", "amd64"},
#elif defined __aarch64__
    {"os.arch", "aarch64"},
#endif
#endif
};

static const char *in_pairs(const char *const (*pairs)[2], size_t n,
                            const char *key) {
  for (size_t i = 0; i < n; i++)
    if (!strcmp(pairs[i][0], key)) return pairs[i][1];
  return NULL;
}

// The value of a property of that name, NULL: there is none.
static const char *property(const char *key) {
  const char *variable = in_pairs(
      of_environment, sizeof of_environment / sizeof *of_environment, key);
  const char *value = variable ? getenv(variable) : NULL;
  return value ? value
               : in_pairs(properties, sizeof properties / sizeof *properties,
                          key);
}

val rt_property(val name) {
  if (!rt_str_arg(name)) return RT_THROWN;
  char *key = rt_str_to_utf8(name, NULL);
  const char *value = property(key);
  val found = value ? rt_str_from_c(value) : RT_NIL;
  if (!strcmp(key, "user.dir")) found = rt_working_directory();
  free(key);
  return found;
}

val rt_property_names(void) {
  val all = RT_EMPTY_VEC;
  for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
    all = rt_vec_conj(all, rt_str_from_c(properties[i][0]));
  return all;
}

val rt_args(void) {
  val list = RT_NIL;
  for (int i = rt_argc; i-- > 0;)
    list = rt_list_cons(rt_str_from_c(rt_argv[i]), list);
  return list;
}

val rt_exit(val *sp, val status) {
  int64_t n;
  if (!rt_to_int64(status, &n)) return RT_THROWN;
  if (rt_shutdown) rt_shutdown(sp);
  rt_io_flush();
  rt_gc_stats_report();
  exit((int)n);
}
