// SPDX-License-Identifier: MIT
// Projects: what the deps.edn or project.clj of the current folder says. The
// resolver (deps/, a program of its own) works it out; what it answers is kept
// in the cache with stamps of all files it depends on, so that an unchanged
// project is known in a millisecond.
#include "driver/driver.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct {
  PtrVec own, libs, tests, args, maybe, tree, read; // char *
  const char *main_ns;
} project;

static const char *resolver(const char *file) {
  return tools_lib(arena_printf("projects/%s", file));
}

// --- what the resolver answers ---

static void take_field(const char *kind, char *value, PtrVec *wanted) {
  const struct {
    const char *kind;
    PtrVec *list;
  } lists[] = {{"own", &project.own},     {"lib", &project.libs},
               {"test", &project.tests},  {"arg", &project.args},
               {"maybe", &project.maybe}, {"tree", &project.tree},
               {"read", &project.read},   {"want", wanted}};
  if (strcmp(kind, "main") == 0) project.main_ns = value;
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
    if (strcmp(kind, lists[i].kind) == 0) vec_push(lists[i].list, value);
}

static void take_answer(const char *text, PtrVec *wanted) {
  for (char *p = arena_strdup(text), *next; *p; p = next) {
    next = p + strcspn(p, "\n");
    if (*next) *next++ = 0;
    char *tab = strchr(p, '\t');
    if (!tab) continue;
    *tab = 0;
    take_field(p, tab + 1, wanted);
  }
}

// --- kept answers ---

static void add_env(Buf *b, const char *name) {
  const char *value = getenv(name);
  buf_printf(b, "%s=%s\n", name, value ? value : "");
}

static const char *kept_file(void) {
  char here[PATH_MAX];
  Buf b = {0};
  buf_printf(&b, "%s\n", getcwd(here, sizeof here) ? here : "");
  cache_add_stamp(&b, resolver("deps"));
  add_env(&b, "HOME");
  add_env(&b, "CLJ_CONFIG");
  add_env(&b, "XDG_CONFIG_HOME");
  add_env(&b, "GITLIBS");
  for (int i = 0; i < options.project.n; i++)
    buf_printf(&b, "%s\n", (char *)options.project.items[i]);
  return arena_printf("%s/%s.project", cache_dir(), hash_text(b.s, b.len));
}

static const char *stamps(void) {
  Buf b = {0};
  buf_puts(&b, "");
  cache_add_stamps(&b, &project.read);
  cache_add_stamps(&b, &project.libs);
  return hash_text(b.s, b.len);
}

static bool take_kept(const char *file) {
  char *text = options.fresh ? NULL : sealed_read(file);
  if (!text) return false;
  PtrVec wanted = {0};
  take_answer(text, &wanted);
  if (strncmp(text, stamps(), 32) == 0) return true;
  memset(&project, 0, sizeof project);
  return false;
}

// --- resolving ---

// Runs the resolver; what it prints. Ends the process if it fails.
static char *run_resolver(PtrVec *argv) {
  char here[PATH_MAX];
  if (getcwd(here, sizeof here)) setenv("PWD", here, 1); // may be another's
  const char *out = arena_printf("%s/deps-%d", cache_dir(), (int)getpid());
  int status = tools_capture(argv, out);
  char *text = file_read(out, NULL);
  unlink(out);
  if (status == 0) return text;
  if (status == 127) fatal("missing %s", (char *)argv->items[0]);
  fputs(text ? text : "", stderr);
  exit(status == 1 ? 1 : 2);
}

static char *ask_resolver(const Buf *answers) {
  PtrVec a = {0};
  const char *file = arena_printf("%s/answers-%d", cache_dir(), (int)getpid());
  file_write(file, answers->s, answers->len);
  args_add(&a, resolver("deps"));
  args_add(&a, "project");
  args_add(&a, resolver("root.edn"));
  args_add(&a, file);
  if (options.fresh) args_add(&a, "-Sforce");
  for (int i = 0; i < options.project.n; i++)
    args_add(&a, options.project.items[i]);
  char *text = run_resolver(&a);
  unlink(file);
  return text;
}

static void resolve(void) {
  const char *kept = kept_file();
  if (take_kept(kept)) return;
  Buf answers = {0};
  buf_puts(&answers, "");
  for (;;) {
    PtrVec wanted = {0};
    char *text = ask_resolver(&answers);
    take_answer(text, &wanted);
    if (!wanted.n) {
      const char *entry = arena_printf("%s\n%s", stamps(), text);
      sealed_write(kept, entry, strlen(entry));
      return;
    }
    fetch_all(&wanted, &answers);
  }
}

// --- commands that only tell ---

static void show_path(void) {
  PtrVec all = {0};
  for (int i = 0; i < project.own.n; i++) vec_push(&all, project.own.items[i]);
  for (int i = 0; i < project.libs.n; i++)
    vec_push(&all, project.libs.items[i]);
  for (int i = 0; i < all.n; i++)
    printf("%s%s", i ? ":" : "", (char *)all.items[i]);
  puts("");
}

static void show_tree(void) {
  for (int i = 0; i < project.tree.n; i++) puts(project.tree.items[i]);
}

// --- repl ---

// cljw reads no jars, so their texts are put into folders of the cache.
static const char *readable(const char *entry) {
  if (!file_is_jar(entry)) return entry;
  Buf b = {0};
  cache_add_stamp(&b, entry);
  const char *key = hash_text(b.s ? b.s : "", b.len);
  const char *folder = arena_printf("%s/jars/%s", cache_dir(), key);
  if (file_exists(folder)) return folder;
  const char *fresh = arena_printf("%s.%d", folder, (int)getpid());
  file_mkdirs(fresh);
  jar_unpack(entry, fresh);
  if (rename(fresh, folder) != 0 && !file_exists(folder))
    fatal("cannot write %s", folder);
  return folder;
}

static _Noreturn void start_repl(void) {
  Buf path = {0};
  PtrVec a = {0};
  for (int i = 0; i < project.own.n; i++)
    buf_printf(&path, "%s:", (char *)project.own.items[i]);
  for (int i = 0; i < project.libs.n; i++)
    buf_printf(&path, "%s:", readable(project.libs.items[i]));
  args_add(&a, tools_beside("cljw"));
  if (path.len) args_add(&a, "-cp");
  if (path.len) args_add(&a, arena_printf("%.*s", (int)path.len - 1, path.s));
  for (int i = 0; i < options.nargs; i++) args_add(&a, options.args[i]);
  tools_exec(&a);
}

// --- what to compile ---

static void set_source_path(void) {
  session->source_path.n = 0;
  for (int i = 0; i < project.own.n; i++) {
    vec_push(&session->source_path, project.own.items[i]);
    vec_push(&session->own_path, project.own.items[i]);
  }
  for (int i = 0; i < project.libs.n; i++)
    vec_push(&session->source_path, project.libs.items[i]);
}

static const char *folder_name(void) {
  char here[PATH_MAX];
  const char *slash = getcwd(here, sizeof here) ? strrchr(here, '/') : NULL;
  return slash && slash[1] ? arena_strdup(slash + 1) : "program";
}

static void choose_main(void) {
  if (options.main_ns) return;
  if (project.main_ns) {
    options.main_ns = project.main_ns;
    if (options.nargs) return;
    options.args = (char **)project.args.items;
    options.nargs = project.args.n;
    return;
  }
  Buf known = {0};
  for (int i = 0; i < project.maybe.n; i++)
    buf_printf(&known, "%s %s", i ? "," : "; there are",
               (char *)project.maybe.items[i]);
  fatal("which namespace has the -main? Say --main NS, or choose an alias with "
        ":main-opts [\"-m\" \"NS\"]%s",
        known.s ? known.s : "");
}

static void find_main(void) {
  const char *file = ns_path(options.main_ns);
  options.input = load_find(file);
  if (!options.input)
    fatal("cannot find %s: no %s.clj or %s.cljc on the project's class path "
          "(cljwc -Spath)",
          options.main_ns, file, file);
}

static void name_output(void) {
  if (options.output || options.run || options.emit) return;
  const char *ending = options.compile_only ? ".o"
                       : options_wasm()     ? ".wasm"
                                            : "";
  file_mkdirs("target");
  options.output = arena_printf("target/%s%s", folder_name(), ending);
}

// --- test ---

// The program that runs the tests: its source, in the cache.
static const char *test_source(void) {
  PtrVec a = {0};
  Buf names = {0};
  const PtrVec *folders = options.folders.n ? &options.folders : &project.tests;
  for (int i = 0; i < options.namespaces.n; i++)
    buf_printf(&names, "%s,", (char *)options.namespaces.items[i]);
  args_add(&a, resolver("deps"));
  args_add(&a, "tests");
  args_add(&a, options.pattern ? options.pattern : "");
  args_add(&a, names.s ? names.s : "");
  for (int i = 0; i < folders->n; i++) args_add(&a, folders->items[i]);
  char *text = run_resolver(&a);
  const char *file = arena_printf("%s/test-%s.clj", cache_dir(),
                                  hash_text(text, strlen(text)));
  char *there = file_read(file, NULL);
  if (!there || strcmp(there, text) != 0) file_write(file, text, strlen(text));
  free(there);
  return file;
}

static void add_test(const char *option, const char *value) {
  args_add(&options.tests, option);
  if (value) args_add(&options.tests, value);
}

// Folders with tests are on the path, whatever the aliases say.
static void add_folders(const PtrVec *folders) {
  for (int i = 0; i < folders->n; i++) {
    const char *folder = folders->items[i];
    bool there = false;
    for (int k = 0; k < session->own_path.n; k++)
      there = there || strcmp(session->own_path.items[k], folder) == 0;
    if (there || !file_exists(folder)) continue;
    args_add(&session->own_path, folder);
    args_add(&session->source_path, folder);
  }
}

static void prepare_tests(void) {
  add_folders(options.folders.n ? &options.folders : &project.tests);
  args_add(&session->source_path, resolver("testing"));
  options.input = test_source();
  options.run = true;
  if (options.junit) add_test("--junit", options.junit);
  if (diag_in_color(1)) add_test("--color", NULL);
  if (isatty(1)) add_test("--progress", NULL);
  options.args = (char **)options.tests.items;
  options.nargs = options.tests.n;
}

// --- what is asked ---

static bool has_project(void) {
  return file_exists("deps.edn") || file_exists("project.clj");
}

// Are the sources of what is compiled the project's?
static bool is_wanted(void) {
  if (options.bootstrap) return false;
  return options.command || (!options.own_path && has_project());
}

static bool asked(const char *command) {
  return options.command && strcmp(options.command, command) == 0;
}

static _Noreturn void make_new(void) {
  PtrVec a = {0};
  args_add(&a, resolver("deps"));
  args_add(&a, "new");
  args_add(&a, options.input);
  tools_exec(&a);
}

void project_begin(void) {
  if (asked("new")) make_new();
  if (asked("nrepl") && !has_project()) return;
  if (!is_wanted()) return;
  resolve();
  if (asked("-Spath")) show_path();
  if (asked("-Stree")) show_tree();
  if (options.command && options.command[0] == '-') exit(0);
  if (asked("repl")) start_repl();
  set_source_path();
  if (asked("nrepl")) return;
  if (asked("test")) {
    prepare_tests();
  } else if (options.command) {
    choose_main();
    find_main();
    name_output();
  }
}
