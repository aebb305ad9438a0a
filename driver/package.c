// SPDX-License-Identifier: MIT
// `cljwc --npm DIR`: a package for JavaScript. The module is a reactor; all
// else is written by npm/, a program of its own, from a description of what is
// exported (its fields: npm/main.clj).
#include "driver/driver.h"
#include "driver/exports.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void put_string(Buf *b, const char *s) {
  if (!s) {
    buf_puts(b, "nil");
    return;
  }
  buf_puts(b, "\"");
  for (; *s; s++) {
    if (*s == '"' || *s == '\\') buf_puts(b, "\\");
    buf_putn(b, s, 1);
  }
  buf_puts(b, "\"");
}

static void put_arity(Buf *b, const Export *e, const ExportArity *a) {
  buf_puts(b, "\n  {:symbol ");
  put_string(b, exports_symbol(e, a));
  buf_printf(b, " :variadic %s :result \"%c\" :ret ",
             a->variadic ? "true" : "false", exports_result(e, a));
  put_string(b, exports_result_hint(e, a));
  buf_puts(b, " :params [");
  for (int i = 0; i < a->names.n; i++) {
    buf_puts(b, "[");
    put_string(b, a->names.items[i]);
    buf_puts(b, " ");
    put_string(b, a->hints.items[i]);
    buf_printf(b, " \"%c\"]", exports_param(a, i));
  }
  buf_puts(b, "]}");
}

static void put_export(Buf *b, const Export *e) {
  buf_puts(b, "\n {:name ");
  put_string(b, e->name);
  buf_puts(b, " :var ");
  put_string(b, var_full_name(e->var));
  buf_puts(b, " :doc ");
  put_string(b, e->doc);
  buf_printf(b, " :async %s :arities [", e->async ? "true" : "false");
  for (int i = 0; i < e->arities.n; i++) put_arity(b, e, e->arities.items[i]);
  buf_puts(b, "]}");
}

// "src/my-app.clj" -> "my-app"
static const char *package_name(void) {
  const char *slash = strrchr(options.input, '/');
  char *name = arena_strdup(slash ? slash + 1 : options.input);
  char *dot = strrchr(name, '.');
  if (dot && dot > name) *dot = 0;
  for (char *p = name; *p; p++) {
    if (*p >= 'A' && *p <= 'Z') *p += 'a' - 'A';
    if (*p == '_') *p = '-';
  }
  return name;
}

static const char *describe(void) {
  static const char *const needs[] = {"numbers", "strings", "values"};
  Buf b = {0};
  buf_puts(&b, "{:name ");
  put_string(&b, package_name());
  buf_printf(&b, " :needs :%s :js %s :modules [", needs[exports_needs()],
             exports_use_js() ? "true" : "false");
  const StrMap *modules = exports_modules();
  for (int i = 0; modules && i < strmap_count(modules); i++) {
    put_string(&b, strmap_key(modules, i));
    buf_puts(&b, " ");
  }
  buf_puts(&b, "] :exports [");
  for (int i = 0; i < exports_all()->n; i++)
    put_export(&b, exports_all()->items[i]);
  buf_puts(&b, "]}\n");
  return b.s;
}

void package_begin(void) {
  if (options.wit || options.handler) return;
  session->js_host = options.reactor || options.npm;
  if (!options.npm) return;
  options.reactor = true;
  file_mkdirs(options.npm);
  options.output = arena_printf("%s/app.wasm", options.npm);
}

void package_end(void) {
  if (!options.npm) return;
  const char *text = describe();
  const char *file =
      arena_printf("%s/package-%d.edn", cache_dir(), (int)getpid());
  file_write(file, text, strlen(text));
  PtrVec a = {0};
  args_add(&a, tools_lib("npm/package"));
  args_add(&a, options.npm);
  args_add(&a, file);
  args_add(&a, tools_lib("npm"));
  int status = tools_run_shown(&a);
  unlink(file);
  if (status == 1) exit(1); // it has said why
  if (status) fatal("writing the package failed (status %d)", status);
}
