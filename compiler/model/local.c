// SPDX-License-Identifier: MIT
// Locals, and how an inner function reaches those of the functions around it.
#include "compiler/model/compiler.h"

#include <string.h>

Arity *arity_new(FnInfo *fn, Arity *parent) {
  Arity *a = arena_alloc(sizeof *a);
  a->fn = fn;
  a->parent = parent;
  return a;
}

Local *local_new(Arity *a, const char *name, LocalKind kind) {
  Local *l = arena_alloc(sizeof *l);
  l->name = name;
  l->kind = kind;
  l->arity = a;
  l->id = a->nlocals++;
  l->slot = -1;
  l->frame = a->frame_size++;
  return l;
}

// One more thing than Type.size has room for is reported, once.
static void check_size(int n, const char *what, Loc loc) {
  if (n == OBJECT_MAX + 1)
    diag_error(loc, "a map or a vector has room for more", "more than %d %s",
               OBJECT_MAX, what);
}

Local *local_push(Local ***items, int *n, Local *l) {
  if ((*n & (*n - 1)) == 0) { // 0, 1, 2, 4, 8...: it is full
    Local **grown = arena_alloc((size_t)(2 * *n + 1) * sizeof *grown);
    if (*n) memcpy(grown, *items, (size_t)*n * sizeof *grown);
    *items = grown;
  }
  (*items)[(*n)++] = l;
  return l;
}

static bool same_local(const Local *a, const Local *b) {
  if (a == b) return true;
  return a->kind == LOCAL_FIELD && b->kind == LOCAL_FIELD &&
         a->index == b->index && a->owner == b->owner;
}

// The index of `outer` among captured locals, or -1.
static int captured(Local **items, int n, const Local *outer) {
  for (int i = 0; i < n; i++)
    if (items[i]->outer && same_local(items[i]->outer, outer)) return i;
  return -1;
}

Local *local_of_field(Arity *a, ClassInfo *cls, int index, const Local *of) {
  Local *f = arena_alloc(sizeof *f);
  *f = (Local){.name = of->name,
               .kind = LOCAL_FIELD,
               .index = index,
               .owner = a->params[0],
               .cls = cls,
               .arity = a,
               .mutable = of->mutable,
               .known_fn = of->known_fn,
               .slot = -1};
  return f;
}

static Local *reach_through_reify(Arity *a, ClassInfo *cls, Local *l) {
  Local *outer = local_reach(cls->reify_in, l);
  int i = captured(cls->fields, cls->nfields, outer);
  if (i < 0) {
    i = cls->nfields;
    Local *f = arena_alloc(sizeof *f);
    *f = (Local){.name = l->name,
                 .kind = LOCAL_FIELD,
                 .index = i,
                 .outer = outer,
                 .known_fn = outer->known_fn};
    local_push(&cls->fields, &cls->nfields, f);
    check_size(cls->nfields, "locals captured by a reify", a->fn->loc);
  }
  return local_of_field(a, cls, i, cls->fields[i]);
}

Local *local_reach(Arity *a, Local *l) {
  if (l->arity == a) return l;
  FnInfo *fn = a->fn;
  if (fn->is_method && fn->method_of->is_reify)
    return reach_through_reify(a, fn->method_of, l);
  Local *outer = local_reach(fn->parent, l);
  int i = captured(fn->captures, fn->ncaptures, outer);
  if (i >= 0) return fn->captures[i];
  Local *cap = arena_alloc(sizeof *cap);
  *cap = (Local){.name = l->name,
                 .kind = LOCAL_CAPTURE,
                 .index = fn->ncaptures,
                 .outer = outer,
                 .known_fn = outer->known_fn,
                 .slot = -1};
  local_push(&fn->captures, &fn->ncaptures, cap);
  check_size(fn->ncaptures, "locals captured by a function", fn->loc);
  return cap;
}

Local *local_base(Local *l) {
  for (;;)
    if (l->kind == LOCAL_CAPTURE)
      l = l->outer;
    else if (l->kind == LOCAL_FIELD && l->cls->is_reify)
      l = l->cls->fields[l->index]->outer;
    else
      return l;
}
