// SPDX-License-Identifier: MIT
// The cljwc command: options, tools, caching, linking. The only part that
// knows paths and spawns processes.
#ifndef DRIVER_H
#define DRIVER_H

#include "compiler/model/compiler.h"
#include "compiler/base/hash.h"
#include "compiler/base/read_file.h"
#include "compiler/model/iface.h"

#include <sys/types.h>

// --- options.c ---
typedef struct Options {
  const char *input;      // source file
  const char *output;     // -o, or derived from the input
  const char *target;     // "wasm", "native", "asan", "wasm-torture"
  const char *opt;        // "-O2"
  const char *emit;       // "c", "ast", "wat" or NULL
  const char *main_ns;    // --main
  const char *runner;     // --runner
  const char *deps_file;  // -MF, or derived
  const char *bootstrap;  // --bootstrap folder
  const char *command;    // build, run, test, new, repl, -P, -Spath, -Stree
  const char *cache_size; // --cache-size, as written; or NULL
  const char *gc;         // --gc: old space, "own" or "bdwgc"
  const char *npm;        // --npm folder: a package for JavaScript
  const char *wit;        // --wit: a component of that world
  const char *world;      // --world: which; NULL: the only one
  const char *junit;      // test: the file for JUnit's XML
  const char *pattern;    // test -r: of names of namespaces
  PtrVec project;         // char *: what the resolver is told (-A...)
  PtrVec folders;         // test -d
  PtrVec namespaces;      // test -n
  PtrVec tests;           // test: what its program is told
  char **args;            // run, --interpret: the program's arguments
  int nargs;
  int jobs; // -j; 0: as many as there are processors
  char **command_line;
  bool no_main, compile_only, deps, verbose, debug, run, no_cache;
  bool interpret, evaluate;
  bool component;            // make one of WASI 0.2 of the module
  bool handler;              // --http: one that handles requests (wit.c)
  bool reactor;              // a module of exported functions (exports.c)
  bool live;                 // the program evaluates (live.c)
  bool main_module;          // one that side modules are loaded into (side.c)
  bool shared;               // a side module
  const char *http;          // nrepl: the port for browsers; NULL: none
  const char *macro_seconds; // what macros may take; NULL: the usual
  const char *runtime; // nrepl: node, browser, native or a program; NULL: as
                       // http says
  const char *host, *port; // nrepl: where it listens; NULL: the usual
  const char *main_wasm;   // nrepl: a main module; NULL: the library's
  bool release;
  bool own_path; // -cp or CLJWC_PATH says where sources are
  bool fresh;    // -Sforce: the project is looked at again
} Options;
extern Options options;
// Fills in `options`. Exits after --help, --version or an error.
void options_parse(int argc, char **argv);
bool options_wasm(void); // is the target a wasm one?

// --- jobs.c: several clangs at a time ---
// Starts compiling the C file in the folder to the object, which is there after
// jobs_wait; the file and the folder are removed. Ends the process if it fails.
void jobs_compile(const char *name, const char *folder, const char *c_file,
                  const char *object);
bool jobs_have(const char *object); // is it being compiled?
void jobs_expect(int n);            // for the progress line
void jobs_wait(void);

// --- tools.c: where things are, running them ---
void tools_find(const char *argv0);
const char *tools_lib(const char *relative); // path below lib/cljwc
const char *tools_beside(const char *name);  // a program beside this one
const char *tools_get(const char *key);      // tools.conf or environment
// The same of NODE or WASMTIME, which may have been installed since cljwc
// looked.
const char *tools_runner(const char *key);
int tools_run(PtrVec *argv);       // exit status; 127 when not found
int tools_run_shown(PtrVec *argv); // with our standard streams
// The same with its output, both streams, in the file.
int tools_capture(PtrVec *argv, const char *file);
// Runs and, when it fails, reports `what` failed and exits with 2. Output of
// the tool is shown only with -v.
void tools_must(PtrVec *argv, const char *what);
void tools_words(PtrVec *argv, const char *words); // split at blanks
void tools_compiler(PtrVec *argv);   // the target's, with its own flags
void tools_sanitizers(PtrVec *argv); // of the target asan
// Replaces the process.
_Noreturn void tools_exec(PtrVec *argv);
// Runs with our standard streams and exits as it does.
_Noreturn void tools_run_and_exit(PtrVec *argv);
void args_add(PtrVec *argv, const char *arg);
// Fails as tools_must does if the exit status is not 0.
void tools_check(const char *tool, const char *what, int status);
int tools_status(int status); // the exit status in what waitpid says
// Starts clang -c of a file in the folder, which the object does not mention;
// *tool: its name.
pid_t tools_compile(const char *folder, const char *c_file, const char *object,
                    const char **tool);
// CLJWC_CFLAGS: flags for clang in place of -w, for tests; or NULL.
const char *tools_test_flags(void);
void tools_link(const PtrVec *objects, const char *output);
// The runtime, third-party libraries, libc and what clang's code calls, for a
// linker of wasm; what the runtime consists of is linked as a whole.
void tools_wasm_libraries(PtrVec *argv);
void tools_libraries(PtrVec *argv); // the runtime, third-party libraries

// --- file.c ---
// Writes to a temporary neighbour and renames: never half a file.
void file_write(const char *path, const char *text, size_t n);
bool file_exists(const char *path);
bool file_try_mkdirs(const char *path); // with parents; false: see errno
void file_mkdirs(const char *path);     // or exits with 2
const char *file_with_ending(const char *path, const char *ending);

// --- jar.c ---
void jar_install(void); // lets the session read jars
// The next one who asks for the jar opens it again.
void jar_close(const char *path);
// Writes the sources and other texts of a jar below the folder.
void jar_unpack(const char *path, const char *folder);

// --- project.c: deps.edn and project.clj ---
// Does what the command line asks of the project in the current folder, if it
// asks for one, and may end the process; afterwards `options` say which file to
// compile, with the session's source path set.
void project_begin(void);

// --- current.c ---
bool current_is(void);           // would a build make the same again?
void current_note(CNs *main_ns); // the program has been built

// --- fetch.c ---
// Does what the resolver's requests (char *) say, and adds each and its answer
// to `answers`, a line each. Ends the process when a checksum does not match.
void fetch_all(const PtrVec *requests, Buf *answers);

// --- sha1.c ---
const char *sha1(const char *bytes, size_t n); // 40 hex digits

// --- output.c: results ---
// The files that main_ns and what it requires consist of.
PtrVec output_inputs(CNs *main_ns);
// From here on, writing one of those or options.input is refused.
void output_guard(CNs *main_ns);
bool output_is_stdout(const char *path); // "-"
// Where to write what is to become `path`, then output_end. Exits with 2 when
// that is an input or cannot be written, or is a terminal and `binary`.
const char *output_begin(const char *path, bool binary);
void output_end(const char *temporary, const char *path);
void output_write(const char *path, const char *text, size_t n, bool binary);

// --- sealed.c: files of the cache, which nobody is to believe as they are ---
void sealed_write(const char *path, const char *text, size_t n);
char *sealed_read(const char *path); // malloc'ed; NULL: missing or damaged
// Before `fresh` is renamed to `path`: what its content will be.
void sealed_note(const char *path, const char *fresh);
bool sealed_is_intact(const char *path);

// --- prune.c ---
// Removes from the cache what was of no use for longest, if it is larger than
// --cache-size; looks once a day, or if that was said.
void cache_prune(void);

// --- cache.c ---
// The cache's folder. One that lasts as long as the process, with a warning,
// when there is none to write to.
const char *cache_dir(void);
bool cache_is_lasting(void);
// Adds what changes when the file does; nothing when there is none.
void cache_add_stamp(Buf *b, const char *path);
void cache_add_stamps(Buf *b, const PtrVec *files); // char *
// Compiles C text to an object unless an equal one is in the cache; its path.
const char *cache_object(const char *name, const char *shown,
                         const Buf *c_text);
void cache_store_iface(CNs *ns, const char *iface_text, const char *object);
CNs *cache_load_ns(
    const char *name); // a session->load_compiled hook; NULL: stale

// --- program.c ---
// Objects and initialisers of the whole program; writes, compiles its main.
void program_link(CNs *main_ns, const char *output);
// The set of the keywords (C names) that namespaces define, and the table of
// them that rt/ reads.
void program_note_keywords(StrMap *all, const Iface *f);
void program_emit_keywords(Buf *c, const StrMap *all);
// The -main to call after the top-level forms of an emitted namespace, or NULL.
const VarInfo *program_main(CNs *ns);
const char *program_object(CNs *ns); // compiled object of a namespace

// --- package.c: --npm ---
void package_begin(void); // what it means for other options
void package_end(void);   // the module is linked: writes all else

// --- component.c: --component ---
const char *component_module(void);     // where the module is to be written
void component_end(const char *module); // makes options.output of it

// --- run.c ---
_Noreturn void run_program(const char *program); // with options.args
// The main module for side modules: the library and, if main_ns is not NULL,
// its program.
void program_link_main_module(CNs *main_ns, const char *output);

// --- lookup.c ---
// `ref` is a reference that says what can be looked up, of a form that counts.
void lookup_note(const PtrVec *order, const char *ref);
// Names that constants of the program say, which a library may look up.
void lookup_note_names(const PtrVec *names); // char *
// Calls f with each "ns/name" that they name and that was not there before.
void lookup_each_said(const PtrVec *order, void (*f)(const char *name));
void lookup_each(void (*f)(const char *name)); // "ns/name": must be there
bool lookup_emit_meta(Buf *c); // static val init_meta(val *, val)
void lookup_emit_tables(Buf *c, const PtrVec *order);

// --- bootstrap.c ---
void bootstrap(const char *folder);
void bootstrap_attach(void); // registers the native stdlib of this cljwc
CNs *bootstrap_load_ns(const char *name);

// --- live.c: programs that can reach eval ---
bool live_wanted(const PtrVec *order);  // CNs *: is this one?
void live_prepare(const PtrVec *order); // before its namespaces are compiled
void live_interface(Buf *out, const char *name, const char *text);
void live_emit_tables(Buf *c, const PtrVec *order); // for its main
void live_add_objects(PtrVec *objects);             // to be linked

#endif
