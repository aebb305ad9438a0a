// SPDX-License-Identifier: MIT
// AST to code: functions, deftype, defrecord and reify.
//
// Their Types are objects of old space (HeapType): a Type lives as long as its
// instances or the code that makes them do, and what it needs beyond the struct
// lies behind it or in its TypeData.
#include "compiler/eval/lower.h"
#include "compiler/eval/user_type.h"
#include "rt/base/fn.h"
#include "rt/coll/vec.h"
#include "rt/lang/method.h"
#include "rt/lang/object.h"
#include "rt/mem/gc.h"
#include "rt/str/sym.h"
#include "rt/value/interfaces.h"

#include <string.h>

const Type vm_type_proto = {.type = &rt_type_class,
                            .kind = KIND_OTHER,
                            .layout = LAYOUT_ARRAY,
                            .nraw = PROTO_RAW,
                            RT_INVOKE_NONE,
                            .name = "cljwc.Proto",
                            .ops = &rt_ops_default};

static const Type type_data_type = {.type = &rt_type_class,
                                    .kind = KIND_OTHER,
                                    .layout = LAYOUT_ARRAY,
                                    .nraw =
                                        offsetof(TypeInfo, ns) / sizeof(val),
                                    RT_INVOKE_NONE,
                                    .name = "cljwc.TypeData",
                                    .ops = &rt_ops_default};

// With room for n bytes behind it, whose start is in *more.
static HeapType *new_type(Type t, const char *name, size_t n, void *more) {
  size_t size = strlen(name) + 1;
  HeapType *ht = rt_alloc_old(&rt_type_class, sizeof *ht + n + size);
  ht->type = t;
  ht->type.type = &rt_type_class;
  ht->type.flags |= TYPE_IN_HEAP | TYPE_IDENTITY;
  ht->keeps = RT_NIL;
  *(void **)more = ht + 1;
  ht->type.name = memcpy((char *)(ht + 1) + n, name, size);
  return ht;
}

// --- functions ---

Proto *lower_proto(FnInfo *fn) {
  if (fn->proto) return fn->proto;
  size_t n = PROTO_CODES + (size_t)fn->narities;
  Proto *p = rt_alloc_old(&vm_type_proto, sizeof *p + n * sizeof(val));
  memset(p->entry, 0, sizeof p->entry);
  memset(p->vals, 0, n * sizeof(val));
  p->n = n;
  p->rest = NULL;
  p->ns = fn->ns;
  fn->proto = p;
  void *none;
  p->fn_type = &new_type(vm_function_type(fn), fn->name, 0, &none)->type;
  p->vals[0] = (val)p->fn_type;
  p->vals[PROTO_FORM] = fn->form ? constant_value(fn->form) : RT_NIL;
  for (int i = 0; i < fn->narities; i++) {
    const Arity *a = fn->arities[i];
    Code *c = lower_arity(fn, fn->arities[i]);
    p->vals[PROTO_CODES + i] = (val)c;
    if (a->variadic)
      p->rest = c;
    else if (a->nparams <= RT_MAX_DIRECT)
      p->entry[a->nparams] = c;
  }
  return p;
}

// A function that captures nothing is made once.
static val function(FnInfo *fn) {
  Proto *p = lower_proto(fn);
  val f = rt_fn_new(p->fn_type, 1);
  ((Fn *)f)->caps[0] = (val)p;
  return f;
}

static Word capture_source(Lower *l, const Local *outer, int *h) {
  if (local_has_slot(outer)) return slot_word(outer->frame);
  if (outer->kind == LOCAL_CAPTURE) return capture_offset(outer) + 1;
  int d = (*h)++;
  lower_height(l, *h);
  lower_load(l, outer, d);
  return slot_word(d);
}

void lower_fn(Lower *l, Node *n, int d, int h) {
  FnInfo *fn = n->fn;
  if (!fn->ncaptures) {
    emit2(l, VM_LOADK, slot_word(d), lower_const(l, function(fn)));
    return;
  }
  Word *w = arena_alloc((size_t)(3 + fn->ncaptures) * sizeof *w);
  w[0] = slot_word(d);
  w[1] = lower_const(l, (val)lower_proto(fn));
  w[2] = (Word)fn->ncaptures;
  for (int i = 0; i < fn->ncaptures; i++)
    w[3 + i] = capture_source(l, fn->captures[i]->outer, &h);
  emit(l, VM_CLOSURE, 3 + fn->ncaptures, w);
}

static bool is_among(const Local *local, Local **locals, int n) {
  for (int i = 0; i < n; i++)
    if (locals[i] == local) return true;
  return false;
}

// All closures are made first; then they learn of each other.
void lower_letfn(Lower *l, Node *n, int *h) {
  for (int i = 0; i < n->n; i++) {
    n->locals[i]->frame = (*h)++;
    lower_height(l, *h);
    emit2(l, VM_LOADW, slot_word(n->locals[i]->frame), RT_NIL);
  }
  for (int i = 0; i < n->n; i++)
    lower_fn(l, n->items[i], n->locals[i]->frame, *h);
  for (int i = 0; i < n->n; i++) {
    const FnInfo *fn = n->items[i]->fn;
    for (int k = 0; k < fn->ncaptures; k++) {
      const Local *outer = fn->captures[k]->outer;
      if (is_among(outer, n->locals, n->n))
        emit3(l, VM_SET_CAPTURE, slot_word(n->locals[i]->frame),
              capture_offset(fn->captures[k]), slot_word(outer->frame));
    }
  }
}

// --- deftype, defrecord, reify ---

// The function of a method; one that another class defines is that class's.
static val method_function(const ClassInfo *c, FnInfo *fn) {
  const ClassInfo *of = fn->method_of;
  if (of == c) return function(fn);
  return rt_method_find(of->type, rt_sym_from_c(NULL, fn->method_name));
}

static void set_methods(const ClassInfo *c, Method *methods) {
  PtrVec markers = class_markers(c);
  for (int i = 0; i < c->methods.n; i++) {
    const TypeMethod *m = c->methods.items[i];
    methods[i] = (Method){user_type_owner(m->owner),
                          rt_sym_from_c(NULL, m->fn->method_name),
                          method_function(c, m->fn)};
  }
  for (int i = 0; i < markers.n; i++)
    methods[c->methods.n + i] = (Method){user_type_owner(markers.items[i]),
                                         rt_sym_from_c(NULL, "-"), RT_NIL};
}

// Tables that a class's Type needs; they lie behind it.
typedef struct TypeTables {
  const Type **ifaces; // NULL-terminated
  FieldCast *casts;    // per field, as TypeInfo has them
  bool *mutable;
} TypeTables;

static size_t tables_size(const ClassInfo *c) {
  size_t n = (size_t)c->nfields;
  return (size_t)user_type_interfaces(c, NULL) * sizeof(Type *) +
         n * sizeof(FieldCast) + ((n + 7) & ~(size_t)7);
}

static TypeTables fill_tables(const ClassInfo *c, void *at) {
  TypeTables t = {.ifaces = at};
  int n = user_type_interfaces(c, t.ifaces);
  t.casts = (FieldCast *)(void *)(t.ifaces + n);
  t.mutable = (bool *)(t.casts + c->nfields);
  user_type_fields(c, t.casts, t.mutable);
  return t;
}

// An owner that is a protocol is its var until the type is evaluated.
static TypeData *type_data(ClassInfo *c, const TypeTables *tables) {
  int nfields = c->nfields, nmethods = c->methods.n + class_markers(c).n;
  size_t nvals = (size_t)(3 * nfields + 3 * nmethods + 1);
  TypeData *data =
      rt_alloc_old(&type_data_type, sizeof *data + nvals * sizeof(val));
  memset(&data->info, 0, sizeof data->info + nvals * sizeof(val));
  val *fields = data->vals, *keys = fields + nfields, *metas = keys + nfields;
  data->n = 1 + nvals;
  data->info = (TypeInfo){.nfields = nfields,
                          .nmethods = nmethods,
                          .fields = fields,
                          .keys = keys,
                          .methods = (Method *)(metas + nfields),
                          .mutable = tables->mutable,
                          .casts = tables->casts,
                          .ns = rt_sym_from_c(NULL, c->ns->name)};
  for (int i = 0; i < nfields; i++) {
    fields[i] = rt_sym_from_c(NULL, c->fields[i]->name);
    keys[i] = rt_keyword_from_c(NULL, c->fields[i]->name);
    metas[i] = constant_value(c->fields[i]->meta);
  }
  c->metas = metas;
  set_methods(c, (Method *)(metas + nfields));
  data->vals[nvals - 1] = c->super ? (val)c->super->type : RT_NIL;
  return data;
}

// Methods may refer to the class, so it has its Type before they are lowered.
static void make_type(ClassInfo *c) {
  void *behind;
  HeapType *ht = new_type(user_type(c), c->name, tables_size(c), &behind);
  TypeTables tables = fill_tables(c, behind);
  ht->type.ifaces = tables.ifaces;
  c->type = &ht->type;
  TypeData *data = type_data(c, &tables);
  ht->keeps = (val)data;
  ht->type.info = &data->info;
}

// What has a name stays until another class takes it; the Type of a reify
// belongs to the code that makes it.
static void keep_type(const ClassInfo *c) {
  if (!session->types) session->types = strmap_new();
  val *slot = strmap_get(session->types, c->name);
  if (!slot) {
    slot = keep_alloc(sizeof *slot);
    rt_gc_root(slot);
    strmap_put(session->types, c->name, slot);
  }
  *slot = (val)c->type;
}

const Type *lower_class(ClassInfo *c) {
  if (c->type || !c->node) return c->type;
  make_type(c);
  if (!c->is_reify) keep_type(c);
  return c->type;
}

void lower_type(Lower *l, Node *n, int d, int h) {
  Word k = lower_const(l, (val)lower_class(n->cls));
  emit3(l, VM_TYPE, slot_word(d), k, slot_word(h));
}

void lower_reify(Lower *l, Node *n, int d, int h) {
  ClassInfo *c = n->cls;
  const Type *t = lower_class(c);
  lower_type(l, n, h, h);
  lower_height(l, h + c->nfields + 1);
  emit2(l, VM_LOADW, slot_word(h), RT_NIL); // the metadata
  for (int i = 1; i < c->nfields; i++) {
    const Local *outer = c->fields[i]->outer;
    if (outer->kind == LOCAL_SELF || local_has_slot(outer))
      emit2(l, VM_MOVE, slot_word(h + i), slot_word(outer->frame));
    else
      lower_load(l, outer, h + i);
  }
  emit4(l, VM_REIFY, slot_word(d), lower_const(l, (val)t), slot_word(h),
        (Word)c->nfields);
}
