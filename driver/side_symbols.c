// SPDX-License-Identifier: MIT
#include "driver/side_symbols.h"
#include "driver/driver.h"

#include <stdlib.h>
#include <string.h>

enum { TABLE = 4, GLOBAL = 6, EXPORT = 7, ELEMENT = 9 };
enum { IMPORT = 2, HEADER = 8, I32_CONST = 0x41, END = 0x0b };
enum { KIND_FUNC, KIND_TABLE, KIND_MEMORY, KIND_GLOBAL };

// --- the list ---

static const char option[] = "--export-if-defined=";

const char *symbols_list(void) {
  static const char *text;
  size_t n;
  const char *path = tools_lib(arena_printf("%s/side.exports", options.target));
  if (!text) text = file_read(path, &n);
  if (!text) fatal("missing %s", path);
  return text;
}

typedef struct Symbol {
  int number;
  bool known, data; // in the main module
  uint64_t value;   // address of data; else the function's index
} Symbol;

static StrMap *by_name; // -> Symbol
static PtrVec by_number;

static void add_symbol(const char *line, size_t n) {
  static const char *const prefixes[] = {option, "--export="};
  for (int i = 0; i < 2; i++) {
    size_t k = strlen(prefixes[i]);
    if (n <= k || strncmp(line, prefixes[i], k) != 0) continue;
    Symbol *s = calloc(1, sizeof *s);
    if (!s) fatal("out of memory");
    s->number = by_number.n;
    vec_push(&by_number, s);
    strmap_put(by_name,
               keep_strdup(arena_printf("%.*s", (int)(n - k), line + k)), s);
    return;
  }
}

static void read_list(void) {
  if (by_name) return;
  by_name = strmap_new();
  for (const char *p = symbols_list(); *p;) {
    size_t n = strcspn(p, "\n");
    add_symbol(p, n);
    p += n + (p[n] == '\n');
  }
}

// --- bytes ---

typedef struct Bytes {
  const char *at, *end;
} Bytes;

static unsigned byte_of(Bytes *b) {
  if (b->at == b->end) fatal("a module ends early");
  return (unsigned char)*b->at++;
}

static uint64_t number_of(Bytes *b) {
  uint64_t n = 0;
  for (int shift = 0;; shift += 7) {
    unsigned byte = byte_of(b);
    n |= (uint64_t)(byte & 127) << shift;
    if (byte < 128) return n;
  }
}

static const char *name_of(Bytes *b) {
  size_t n = number_of(b);
  if (n > (size_t)(b->end - b->at)) fatal("a module ends early");
  const char *name = arena_printf("%.*s", (int)n, b->at);
  b->at += n;
  return name;
}

static void put_byte(Buf *b, int byte) {
  char c = (char)byte;
  buf_putn(b, &c, 1);
}

void wasm_put_leb(Buf *b, uint64_t n) {
  do put_byte(b, (int)((n & 127) | (n > 127 ? 128 : 0)));
  while (n >>= 7);
}

static void put_name(Buf *b, const char *name) {
  wasm_put_leb(b, strlen(name));
  buf_puts(b, name);
}

static void put_section(Buf *module, int id, const Buf *body) {
  put_byte(module, id);
  wasm_put_leb(module, body->len);
  buf_putn(module, body->s ? body->s : "", body->len);
}

void wasm_add_section(Buf *module, const char *name, const char *s, size_t n) {
  Buf body = {0};
  put_name(&body, name);
  buf_putn(&body, s, n);
  put_section(module, 0, &body);
  free(body.s);
}

static void put_signed(Buf *b, int64_t n) {
  for (;;) {
    int byte = (int)(n & 127);
    n >>= 7;
    bool last = (n == 0 && !(byte & 64)) || (n == -1 && (byte & 64));
    put_byte(b, last ? byte : byte | 128);
    if (last) return;
  }
}

// Writes each section, or what f makes of it: true, it is in `body`.
typedef bool Rewrite(int id, Bytes in, Buf *body);

static void rewrite(Buf *module, Rewrite *f) {
  Buf out = {0};
  Bytes in = {module->s + HEADER, module->s + module->len};
  buf_putn(&out, module->s, HEADER);
  while (in.at < in.end) {
    int id = (int)byte_of(&in);
    size_t n = number_of(&in);
    Buf body = {0};
    if (!f(id, (Bytes){in.at, in.at + n}, &body)) {
      body.len = 0;
      buf_putn(&body, in.at, n);
    }
    put_section(&out, id, &body);
    free(body.s);
    in.at += n;
  }
  free(module->s);
  *module = out;
}

// --- side modules ---

static const char *short_name(const char *name) {
  static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
  const Symbol *s = strmap_get(by_name, name);
  if (!s) return name;
  char text[16], *p = text + sizeof text;
  int n = s->number;
  *--p = 0;
  do *--p = digits[n % 36];
  while (n /= 36);
  *--p = '#';
  return arena_strdup(p);
}

static StrMap *own_exports; // of the side module: names

static bool note_own_exports(int id, Bytes in, Buf *body) {
  (void)body;
  if (id != EXPORT) return false;
  for (uint64_t n = number_of(&in); n > 0; n--) {
    strmap_put(own_exports, name_of(&in), own_exports);
    byte_of(&in), number_of(&in);
  }
  return false;
}

// What follows a name in an import, as it is. Addresses that are known before
// the module is instantiated need not be mutable, which makes reading them
// faster.
static void copy_import(Bytes *b, Buf *out, bool known) {
  const char *from = b->at;
  unsigned kind = byte_of(b);
  if (kind == KIND_GLOBAL && known) {
    put_byte(out, (int)kind);
    put_byte(out, (int)byte_of(b));
    byte_of(b);
    put_byte(out, 0);
    return;
  }
  if (kind == KIND_TABLE) byte_of(b); // its type
  if (kind == KIND_TABLE || kind == KIND_MEMORY) {
    bool has_maximum = byte_of(b) & 1;
    number_of(b);
    if (has_maximum) number_of(b);
  } else if (kind == KIND_GLOBAL) {
    byte_of(b), byte_of(b);
  } else {
    number_of(b);
  }
  buf_putn(out, from, (size_t)(b->at - from));
}

static bool rename_imports(int id, Bytes in, Buf *body) {
  if (id != IMPORT) return false;
  uint64_t n = number_of(&in);
  wasm_put_leb(body, n);
  for (; n > 0; n--) {
    const char *from = name_of(&in), *name = name_of(&in);
    put_name(body, from);
    put_name(body, short_name(name));
    copy_import(&in, body,
                strncmp(from, "GOT.", 4) == 0 &&
                    !strmap_get(own_exports, name));
  }
  return true;
}

void symbols_rename(Buf *side_module) {
  read_list();
  own_exports = strmap_new();
  rewrite(side_module, note_own_exports);
  rewrite(side_module, rename_imports);
}

// --- main modules ---

// What is known when all sections have been looked at.
static struct {
  uint64_t table;   // its size
  int *table_index; // of functions, by their own; 0: it is in none
  size_t functions;
  uint64_t globals; // those before the first of a listed symbol stay
  PtrVec kept;      // uint64_t *: other globals that stay, exported, too
} found;

static void note_table(Bytes in) {
  number_of(&in), byte_of(&in), byte_of(&in);
  found.table = number_of(&in);
}

static void note_index(uint64_t function, int index) {
  if (function >= found.functions) {
    size_t n = (size_t)function + 1024;
    found.table_index = realloc(found.table_index, n * sizeof(int));
    if (!found.table_index) fatal("out of memory");
    memset(found.table_index + found.functions, 0,
           (n - found.functions) * sizeof(int));
    found.functions = n;
  }
  if (!found.table_index[function]) found.table_index[function] = index;
}

static void note_elements(Bytes in) {
  for (uint64_t n = number_of(&in); n > 0; n--) {
    if (number_of(&in) != 0 || byte_of(&in) != I32_CONST)
      fatal("a module has elements of a kind that is not known");
    int at = (int)number_of(&in); // small, so its sign does not matter
    byte_of(&in);
    for (uint64_t k = number_of(&in); k > 0; k--)
      note_index(number_of(&in), at++);
  }
}

static void note_exports(Bytes in) {
  for (uint64_t n = number_of(&in); n > 0; n--) {
    Symbol *s = strmap_get(by_name, name_of(&in));
    unsigned kind = byte_of(&in);
    uint64_t index = number_of(&in);
    if (s) *s = (Symbol){s->number, true, kind == KIND_GLOBAL, index};
    if (s && s->data && (!found.globals || index < found.globals))
      found.globals = index;
  }
}

static bool note(int id, Bytes in, Buf *body) {
  (void)body;
  if (id == TABLE) note_table(in);
  if (id == ELEMENT) note_elements(in);
  if (id == EXPORT) note_exports(in);
  return false;
}

static void put_exports(Bytes in, Buf *body) {
  Buf rest = {0};
  uint64_t count = 0;
  for (uint64_t n = number_of(&in); n > 0; n--) {
    const char *name = name_of(&in);
    unsigned kind = byte_of(&in);
    uint64_t index = number_of(&in);
    if (strmap_get(by_name, name)) continue;
    if (kind == KIND_GLOBAL && index >= found.globals) {
      uint64_t *kept = arena_alloc(sizeof *kept);
      *kept = index;
      index = found.globals + (uint64_t)found.kept.n;
      vec_push(&found.kept, kept);
    }
    put_name(&rest, name);
    put_byte(&rest, (int)kind);
    wasm_put_leb(&rest, index);
    count++;
  }
  wasm_put_leb(body, count);
  buf_putn(body, rest.s, rest.len);
  free(rest.s);
}

// The globals that stay; the values of others are what symbols are.
static void put_globals(Bytes in, Buf *body) {
  uint64_t n = number_of(&in);
  PtrVec all = {0};
  uint64_t *values = arena_alloc((size_t)n * sizeof *values);
  for (uint64_t i = 0; i < n; i++) {
    vec_push(&all, (void *)(uintptr_t)in.at);
    byte_of(&in), byte_of(&in), byte_of(&in);
    values[i] = number_of(&in); // small, as above
    byte_of(&in);
  }
  vec_push(&all, (void *)(uintptr_t)in.at);
  wasm_put_leb(body, found.globals + (uint64_t)found.kept.n);
  buf_putn(body, all.items[0],
           (size_t)((char *)all.items[found.globals] - (char *)all.items[0]));
  for (int i = 0; i < found.kept.n; i++) {
    const char *at = all.items[*(uint64_t *)found.kept.items[i]];
    const char *end = all.items[*(uint64_t *)found.kept.items[i] + 1];
    buf_putn(body, at, (size_t)(end - at));
  }
  for (int i = 0; i < by_number.n; i++) {
    Symbol *s = by_number.items[i];
    if (s->known && s->data) s->value = values[s->value];
  }
  free(all.items);
}

// One more segment, for functions that are in no table yet.
static void put_elements(Bytes in, Buf *body) {
  Buf more = {0};
  uint64_t added = 0;
  for (int i = 0; i < by_number.n; i++) {
    const Symbol *s = by_number.items[i];
    if (!s->known || s->data) continue;
    note_index(s->value, 0); // so that there is room for it
    if (found.table_index[s->value]) continue;
    note_index(s->value, (int)(found.table + added++));
    wasm_put_leb(&more, s->value);
  }
  wasm_put_leb(body, number_of(&in) + 1);
  buf_putn(body, in.at, (size_t)(in.end - in.at));
  put_byte(body, 0);
  put_byte(body, I32_CONST);
  put_signed(body, (int64_t)found.table);
  put_byte(body, END);
  wasm_put_leb(body, added);
  buf_putn(body, more.s ? more.s : "", more.len);
  free(more.s);
  found.table += added;
}

// In the order of the sections: the table's size is known after the elements.
static bool number_symbols(int id, Bytes in, Buf *body) {
  if (id == EXPORT) put_exports(in, body);
  if (id == ELEMENT) put_elements(in, body);
  return id == EXPORT || id == ELEMENT;
}

static bool shrink(int id, Bytes in, Buf *body) {
  if (id == GLOBAL) put_globals(in, body);
  if (id == TABLE) {
    wasm_put_leb(body, number_of(&in));
    put_byte(body, (int)byte_of(&in));
    put_byte(body, (int)byte_of(&in));
    number_of(&in);
    wasm_put_leb(body, found.table);
    buf_putn(body, in.at, (size_t)(in.end - in.at));
  }
  return id == GLOBAL || id == TABLE;
}

static void put_symbols(Buf *b) {
  int64_t last[2] = {0};
  for (int i = 0; i < by_number.n; i++) {
    const Symbol *s = by_number.items[i];
    int64_t now = !s->known ? 0
                  : s->data ? (int64_t)s->value
                            : found.table_index[s->value];
    int64_t more = now - last[s->data];
    uint64_t zigzag = (uint64_t)more << 1 ^ (uint64_t)(more >> 63);
    wasm_put_leb(b, zigzag << 1 | s->data);
    last[s->data] = now;
  }
}

void symbols_number(Buf *main_module) {
  Buf list = {0};
  read_list();
  rewrite(main_module, note);
  rewrite(main_module, number_symbols);
  rewrite(main_module, shrink);
  put_symbols(&list);
  wasm_add_section(main_module, "cljwc.symbols", list.s, list.len);
  free(list.s);
}
