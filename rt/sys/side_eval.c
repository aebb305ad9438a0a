// SPDX-License-Identifier: MIT
// eval, load and macroexpand in a program that takes in modules: the compiler
// is somewhere else, so forms go there as text, and come back as modules.
#include "rt/base/text.h"
#include "rt/lang/eval.h"
#include "rt/lang/var.h"
#include "rt/sys/side.h"

#include <stdlib.h>
#include <string.h>

extern Var V_clojure_Dcore___Sns_S, V_clojure_Dcore__readable_text,
    V_clojure_Dcore__not_found;

static void put_str(TextBuf *b, val str) {
  size_t n;
  char *utf8 = rt_str_to_utf8(str, &n);
  text_put(b, utf8, n);
  free(utf8);
}

// The answer to a question about a text (Str).
static char *ask(val *sp, const char *kind, val file, val text) {
  TextBuf b = {0};
  text_puts(&b, kind);
  val name = rt_ns_name(rt_var_deref(&V_clojure_Dcore___Sns_S));
  put_str(&b, ((Sym *)name)->name);
  text_put(&b, "", 1);
  put_str(&b, file);
  text_put(&b, "", 1);
  text_put_part(&b, rt_side_changes());
  put_str(&b, text);
  char *answer = rt_side_ask(sp, b.data, b.len);
  text_free(&b);
  return answer;
}

static val refused(const char *text) {
  return rt_throw(rt_ex_new(&rt_type_compiler_exception, rt_str_from_c(text),
                            RT_NIL, RT_NIL));
}

static val not_found(val *sp, const char *namespace) {
  val f = rt_var_deref(&V_clojure_Dcore__not_found);
  return rt_call1(sp, f, rt_str_from_c(namespace));
}

static val load(val *sp, val file, val text) {
  char *answer = ask(sp, "e", file, text);
  val r = *answer == 'c'   ? refused(answer + 1)
          : *answer == 'f' ? not_found(sp, answer + 1)
          : *answer == 'n' ? RT_NIL // there was no form
                           : rt_side_result(*answer == 'x');
  free(answer);
  return r;
}

// The form as a text; thrown: it has a value in it that no text reads as.
static val text_of_form(val *sp, val form) {
  val f = rt_var_deref(&V_clojure_Dcore__readable_text);
  return rt_call1(sp, f, form);
}

static val eval_form(val *sp, val form) {
  val text = text_of_form(sp, form);
  RT_TRY(text);
  return load(sp, rt_str_from_c("eval"), text);
}

static val expand_form(val *sp, val form) {
  sp[0] = form;
  val text = text_of_form(sp + 1, form);
  RT_TRY(text);
  char *answer = ask(sp + 1, "m", rt_str_from_c("macroexpand"), text);
  val r = sp[0];
  if (*answer == 'c') r = refused(answer + 1);
  if (*answer == 'm')
    r = rt_read_string(sp + 1, rt_str_from_c(answer + 1), RT_NIL);
  free(answer);
  return r;
}

static val load_text(val *sp, val name, val text) {
  Var *ns = &V_clojure_Dcore___Sns_S;
  sp[0] = ns->root;
  val r = load(sp + 1, name, text);
  rt_var_set_root(ns, sp[0]);
  return r;
}

static val no_compiler(val *sp, val form) {
  (void)sp, (void)form;
  return rt_throwf(&rt_type_unsupported,
                   "eval needs the compiler, which can be asked by programs of "
                   "cljwc nrepl under Node.js and native ones, not by pages");
}

void rt_side_eval_begin(void) {
  if (!rt_side_host_ask("", 0)) {
    rt_eval_hook = rt_expand_hook = no_compiler;
    return;
  }
  rt_eval_hook = eval_form;
  rt_expand_hook = expand_form;
  rt_load_hook = load_text;
}
