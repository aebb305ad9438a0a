// SPDX-License-Identifier: MIT
#include "rt/dl/load_module.h"
#include "rt/base/text.h"

#ifdef __linux__
#include <dlfcn.h>
#include <elf.h>
#include <link.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef ElfW(Ehdr) Header;
typedef ElfW(Phdr) Segment;
typedef ElfW(Sym) Symbol;
typedef ElfW(Dyn) Dynamic;

extern const Header __ehdr_start __attribute__((visibility("hidden")));

// A file in memory, and what of it is needed.
typedef struct Image {
  char *bytes;
  size_t n;
  const Segment *segments;
  size_t nsegments;
  Symbol *symbols;
  size_t nsymbols;
  const char *names;
  size_t names_n;
} Image;

// --- refusing ---

static bool refuse(SideModule *m, const char *kind, const char *format, ...) {
  va_list args;
  va_start(args, format);
  if (vasprintf(&m->message, format, args) < 0) m->message = NULL;
  va_end(args);
  m->refused = kind;
  return false;
}

static bool is_none(SideModule *m, const char *why) {
  return refuse(m, "not-a-side-module", "not a side module: %s", why);
}

// --- reading the file ---

// Where the bytes at an address of the module are in the file; NULL: nowhere.
static char *at_address(const Image *f, uint64_t address, uint64_t bytes) {
  for (size_t i = 0; i < f->nsegments; i++) {
    const Segment *s = &f->segments[i];
    if (s->p_type != PT_LOAD || address < s->p_vaddr ||
        address - s->p_vaddr > s->p_filesz ||
        bytes > s->p_filesz - (address - s->p_vaddr))
      continue;
    uint64_t offset = s->p_offset + (address - s->p_vaddr);
    return offset <= f->n && bytes <= f->n - offset ? f->bytes + offset : NULL;
  }
  return NULL;
}

static bool read_header(Image *f) {
  const Header *h = (const void *)f->bytes;
  if (f->n < sizeof *h || memcmp(h, &__ehdr_start, EI_VERSION) != 0 ||
      h->e_type != ET_DYN || h->e_machine != __ehdr_start.e_machine)
    return false;
  f->segments = (const void *)(f->bytes + h->e_phoff);
  f->nsegments = h->e_phnum;
  if (h->e_phoff % sizeof(void *) != 0 || h->e_phoff > f->n ||
      f->nsegments > (f->n - h->e_phoff) / sizeof(Segment))
    return false;
  for (size_t i = 0; i < f->nsegments; i++) {
    const Segment *s = &f->segments[i];
    if (s->p_offset > f->n || s->p_filesz > f->n - s->p_offset) return false;
  }
  return true;
}

static bool read_dynamic(Image *f) {
  uint64_t at[DT_NUM] = {0};
  for (size_t i = 0; i < f->nsegments; i++) {
    const Segment *s = &f->segments[i];
    if (s->p_type != PT_DYNAMIC) continue;
    const Dynamic *d = (const void *)at_address(f, s->p_vaddr, s->p_filesz);
    for (size_t k = 0; d && k < s->p_filesz / sizeof *d && d[k].d_tag; k++)
      if (d[k].d_tag < DT_NUM) at[d[k].d_tag] = d[k].d_un.d_val;
  }
  const uint32_t *hash = (const void *)at_address(f, at[DT_HASH], 8);
  if (!hash || !at[DT_HASH]) return false;
  f->nsymbols = hash[1];
  f->names_n = at[DT_STRSZ];
  f->names = at_address(f, at[DT_STRTAB], f->names_n);
  f->symbols = (void *)at_address(f, at[DT_SYMTAB],
                                  f->nsymbols * (uint64_t)sizeof(Symbol));
  return f->names && f->symbols && f->names_n && !f->names[f->names_n - 1];
}

static const char *name_of(const Image *f, const Symbol *s) {
  return s->st_name < f->names_n ? f->names + s->st_name : "";
}

static bool is_undefined(const Image *f, const Symbol *s) {
  return s->st_shndx == SHN_UNDEF && *name_of(f, s);
}

static bool is_shared_name(const char *name) {
  return strchr("kvn", *name) && name[1] == ':';
}

// --- symbols of modules ---

typedef struct Known {
  char *name;
  uintptr_t address;
} Known;
static Known *known;
static size_t nknown, known_room;

static Known *find_known(const char *name) {
  for (size_t i = 0; i < nknown; i++)
    if (strcmp(known[i].name, name) == 0) return &known[i];
  return NULL;
}

static void add_known(const char *name, uintptr_t address) {
  Known *k = find_known(name);
  if (k) {
    k->address = address;
    return;
  }
  if (nknown == known_room) {
    known_room = known_room ? 2 * known_room : 16;
    known = realloc(known, known_room * sizeof *known);
    if (!known) rt_fatal("out of memory");
  }
  known[nknown++] = (Known){strdup(name), address};
}

// What would define it, for messages.
static void put_origin(TextBuf *b, const char *name) {
  const char *what = strncmp(name, "C_", 2) == 0   ? "a deftype or defrecord"
                     : strncmp(name, "P_", 2) == 0 ? "a defprotocol"
                                                   : NULL;
  text_puts(b, b->len ? "; " : "undefined: ");
  text_puts(b, name);
  text_puts(b, what ? ", from the module of " : ", from ");
  text_puts(b, what ? what : "the main module of the same cljwc");
  if (!what) return;
  text_puts(b, " (");
  text_puts(b, name + 2);
  text_puts(b, ")");
}

static bool none_missing(const Image *f, SideModule *m) {
  TextBuf missing = {0};
  for (size_t i = 0; i < f->nsymbols; i++) {
    const Symbol *s = &f->symbols[i];
    const char *name = name_of(f, s);
    if (is_undefined(f, s) && ELF64_ST_BIND(s->st_info) != STB_WEAK &&
        !is_shared_name(name) && !find_known(name) &&
        !dlsym(RTLD_DEFAULT, name))
      put_origin(&missing, name);
  }
  if (!missing.len) return true;
  text_put(&missing, "", 1);
  m->refused = "missing-symbols";
  m->message = missing.data;
  return false;
}

static void resolve(Image *f) {
  for (size_t i = 0; i < f->nsymbols; i++) {
    Symbol *s = &f->symbols[i];
    const char *name = name_of(f, s);
    if (!is_undefined(f, s)) continue;
    const Known *k = find_known(name);
    if (!k && !is_shared_name(name)) continue;
    s->st_value = k ? k->address : rt_side_name(name, strlen(name));
    s->st_shndx = SHN_ABS;
  }
}

// --- taking it in ---

// "HASH NAMESPACE", as the section cljwc of a wasm module.
static const char about_symbol[] = "cljwc_about";

static bool check_about(const Image *f, SideModule *m) {
  const char *about = NULL;
  for (size_t i = 0; i < f->nsymbols && !about; i++) {
    const Symbol *s = &f->symbols[i];
    if (s->st_shndx != SHN_UNDEF && !strcmp(name_of(f, s), about_symbol))
      about = at_address(f, s->st_value, s->st_size);
    if (about && !memchr(about, 0, s->st_size)) about = NULL;
  }
  if (!about) return is_none(m, "cljwc --shared has not made it");
  const char *blank = strchr(about, ' ');
  size_t n = blank ? (size_t)(blank - about) : strlen(about);
  if (n != strlen(rt_side_abi) || strncmp(about, rt_side_abi, n) != 0)
    return refuse(m, "other-program",
                  "compiled for another main module: its interface is %.*s, "
                  "this one's %s; use the main module of the cljwc that "
                  "compiles the modules",
                  (int)n, about, rt_side_abi);
  m->ns = strdup(blank ? blank + 1 : "user");
  return true;
}

// dlopen takes files only; each has a name of its own, by which it would take
// it for one that is loaded already.
static void *open_copy(const Image *f) {
  const char *tmp = getenv("TMPDIR");
  char path[4096];
  snprintf(path, sizeof path, "%s/cljwc-XXXXXX", tmp && *tmp ? tmp : "/tmp");
  int fd = mkstemp(path);
  if (fd < 0) return NULL;
  void *handle = NULL;
  size_t at = 0;
  while (at < f->n) {
    ssize_t k = write(fd, f->bytes + at, f->n - at);
    if (k <= 0) break;
    at += (size_t)k;
  }
  close(fd);
  if (at == f->n) handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  unlink(path);
  return handle;
}

typedef struct Range {
  uintptr_t start, end;
} Range;
static Range *code; // written before code_n, for signal handlers
static volatile size_t code_n;

static void add_code(Range r) {
  static size_t room;
  if (code_n == room) {
    room = room ? 2 * room : 64;
    Range *more = malloc(room * sizeof *more);
    if (!more) rt_fatal("out of memory");
    if (code_n) memcpy(more, code, code_n * sizeof *more);
    code = more; // the old one may be in use
  }
  code[code_n] = r;
  code_n++;
}

bool rt_dl_is_code(uintptr_t at) {
  for (size_t i = code_n; i-- > 0;)
    if (at >= code[i].start && at < code[i].end) return true;
  return false;
}

static void note_module(const Image *f, uintptr_t base, SideModule *m) {
  for (size_t i = 0; i < f->nsegments; i++) {
    const Segment *s = &f->segments[i];
    if (s->p_type != PT_LOAD) continue;
    uintptr_t start = base + s->p_vaddr;
    if (s->p_flags & PF_W) rt_side_data((void *)start, s->p_memsz);
    if (s->p_flags & PF_X) add_code((Range){start, start + s->p_memsz});
  }
  for (size_t i = 0; i < f->nsymbols; i++) {
    const Symbol *s = &f->symbols[i];
    const char *name = name_of(f, s);
    if (s->st_shndx == SHN_UNDEF || s->st_shndx == SHN_ABS) continue;
    uintptr_t address = base + s->st_value;
    if (strcmp(name, "entry") == 0)
      m->entry = (Fn0)address;
    else if (*name && strcmp(name, about_symbol) != 0)
      add_known(name, address);
  }
}

static bool take_in(Image *f, SideModule *m) {
  if (!read_header(f) || !read_dynamic(f))
    return is_none(m, "no shared object for this machine");
  if (!check_about(f, m) || !none_missing(f, m)) return false;
  resolve(f);
  void *handle = open_copy(f);
  struct link_map *map;
  const char *why = handle ? NULL : dlerror();
  if (!handle || dlinfo(handle, RTLD_DI_LINKMAP, &map) != 0)
    return is_none(m, why ? why : "it cannot be loaded");
  note_module(f, map->l_addr, m);
  return m->entry || is_none(m, "no entry");
}

bool rt_dl_load(const char *bytes, size_t n, SideModule *m) {
  Image f = {.bytes = malloc(n + 1), .n = n};
  if (!f.bytes) rt_fatal("out of memory");
  memcpy(f.bytes, bytes, n);
  *m = (SideModule){0};
  bool done = take_in(&f, m);
  free(f.bytes);
  return done;
}

#else

bool rt_dl_load(const char *bytes, size_t n, SideModule *m) {
  (void)bytes, (void)n;
  *m = (SideModule){.refused = "not-a-side-module"};
  m->message = strdup("native side modules are for Linux only");
  return false;
}

bool rt_dl_is_code(uintptr_t at) { return (void)at, false; }

#endif
