// SPDX-License-Identifier: MIT
#include "rt/mem/verify.h"

#ifdef RT_TORTURE
#include "rt/mem/gc.h"
#include "rt/mem/heap.h"

#include <stdio.h>
#include <string.h>

// A set of addresses, by open addressing; `places` is a power of two.
typedef struct AddressSet {
  uintptr_t *items;
  size_t places, count;
} AddressSet;

static AddressSet seen, remembered;
static PtrList work; // objects that are seen but not looked into
static const HeapView *view;

static uintptr_t *place_of(const AddressSet *s, uintptr_t a) {
  size_t i = (size_t)((uint64_t)a * 0x9E3779B97F4A7C15u >> 32);
  while (s->items[i & (s->places - 1)] && s->items[i & (s->places - 1)] != a)
    i++;
  return &s->items[i & (s->places - 1)];
}

static void widen(AddressSet *s) {
  AddressSet old = *s;
  s->places = old.places ? old.places * 4 : 4096;
  s->items = rt_pages(s->places * sizeof *s->items);
  if (!s->items) rt_fatal("heap verifier: out of memory");
  for (size_t i = 0; i < old.places; i++)
    if (old.items[i]) *place_of(s, old.items[i]) = old.items[i];
}

static bool add(AddressSet *s, const void *p) {
  if (2 * s->count >= s->places) widen(s);
  uintptr_t *place = place_of(s, (uintptr_t)p);
  if (*place) return false;
  *place = (uintptr_t)p;
  s->count++;
  return true;
}

static bool has(const AddressSet *s, const void *p) {
  return s->count && *place_of(s, (uintptr_t)p);
}

static void empty(AddressSet *s) {
  if (s->items) memset(s->items, 0, s->places * sizeof *s->items);
  s->count = 0;
}

static RT_COLD _Noreturn void wrong(const char *what, const val *slot,
                                    const uintptr_t *object) {
  char text[300];
  const char *name =
      object && !rt_is_young((val)object) ? rt_obj_type((val)object)->name : "";
  snprintf(text, sizeof text, "heap verifier: %s: %p at %p in %p %s", what,
           (void *)*slot, (const void *)slot, (const void *)object,
           name ? name : "");
  rt_fatal(text);
}

// The val in a slot of an object, or of no object.
static void look_at(const val *slot, uintptr_t *object) {
  val v = *slot;
  if (!view->valid(v)) wrong("no val", slot, object);
  if (!rt_is_ptr(v)) return;
  if (object && rt_is_young(v) && !rt_is_young((val)object) &&
      !has(&remembered, slot) && !has(&remembered, object))
    wrong("a young object that is not remembered", slot, object);
  if (!add(&seen, (void *)v)) return;
  if (!rt_cell_is_object(v)) wrong("an object without a type", slot, object);
  if (rt_holds_vals(rt_obj_type(v))) list_push(&work, (void *)v);
}

static void look_into(uintptr_t *object) {
  size_t n;
  for (val *p = rt_vals_of(object, &n), *end = p + n; p < end; p++)
    look_at(p, object);
}

// Words that look like an object of old space.
RT_UNCHECKED
static void look_at_data(void) {
  for (const val *p = view->data; p < view->data_end; p++)
    if (rt_heap_refers(*p, p)) look_at(p, NULL);
}

void rt_heap_verify(const HeapView *v) {
  view = v;
  for (size_t i = 0; i < v->slots->len; i++)
    add(&remembered, v->slots->items[i]);
  for (size_t i = 0; i < v->objects->len; i++)
    add(&remembered, v->objects->items[i]);
  for (const val *p = v->stack; p < v->sp; p++) look_at(p, NULL);
  for (size_t i = 0; i < v->roots->len; i++) look_at(v->roots->items[i], NULL);
  for (size_t i = 0; i < v->ranges->len; i += 2)
    for (val *p = v->ranges->items[i]; p < *(val **)v->ranges->items[i + 1];
         p++)
      look_at(p, NULL);
  for (size_t i = 0; i < v->slots->len; i++) look_at(v->slots->items[i], NULL);
  look_at_data();
  while (work.len) look_into(work.items[--work.len]);
  empty(&seen);
  empty(&remembered);
}
#endif
