// SPDX-License-Identifier: MIT
// Persistent red-black trees: insertion after Okasaki ("Red-black trees in a
// functional setting"), deletion after Kahrs ("Red-black trees with types").
// A comparator is Clojure code and runs with collection inhibited, so nodes are
// plain pointers here.
#include "rt/coll/sorted.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/value/interfaces.h"
#include "rt/coll/list.h"
#include "rt/coll/map.h"
#include "rt/num/num.h"
#include "rt/seq/seq.h"
#include "rt/coll/set.h"
#include "rt/base/throw.h"
#include "rt/coll/vec.h"
#include "rt/prim.h"

static const Type type_node = {.type = &rt_type_class,
                               .kind = KIND_NODE,
                               .layout = LAYOUT_FIXED,
                               .size = sizeof(TreeNode),
                               .nvals = 4,
                               RT_INVOKE_NONE,
                               .name = "clojure.lang.PersistentTreeMap$Node",
                               .ops = &rt_ops_default};

// --- order ---

static int call_compare(val *sp, val cmp, val a, val b, int *out) {
  val r = rt_call2(sp, cmp, a, b);
  if (r == RT_FALSE) {
    r = rt_call2(sp, cmp, b, a);
    *out = rt_truthy(r);
  } else if (r == RT_TRUE) {
    *out = -1;
  } else {
    int64_t n;
    if (r == RT_THROWN || !rt_to_int64(r, &n)) return -1;
    *out = (int32_t)n; // Number.intValue
  }
  return r == RT_THROWN ? -1 : 0;
}

int rt_tree_compare(val *sp, val cmp, val a, val b, int *out) {
  if (cmp == RT_NIL) return rt_compare(sp, a, b, out);
  if (!(sp = rt_nest_by(sp, RT_NEST_SLOTS + 2))) return -1;
  rt_gc_inhibit();
  int r = call_compare(sp, cmp, a, b, out);
  rt_gc_permit();
  return r;
}

// --- nodes ---

static TreeNode *N(val v) { return (TreeNode *)v; }
static bool is_red(val v) { return v != RT_NIL && N(v)->red; }
static bool is_black(val v) { return v != RT_NIL && !N(v)->red; }

// A node with the key and value of `kv`.
static val node(bool red, val left, const TreeNode *kv, val right) {
  TreeNode *n = rt_new(&type_node);
  n->key = kv->key;
  n->value = kv->value;
  n->left = left;
  n->right = right;
  n->red = red;
  return (val)n;
}
static val red(val left, const TreeNode *kv, val right) {
  return node(true, left, kv, right);
}
static val black(val left, const TreeNode *kv, val right) {
  return node(false, left, kv, right);
}
static val blacken(val v) {
  return is_red(v) ? black(N(v)->left, N(v), N(v)->right) : v;
}
static val redden(val v) { return red(N(v)->left, N(v), N(v)->right); }

// A black node whose one child may be red with a red child.
static val balance(val l, const TreeNode *kv, val r) {
  if (is_red(l) && is_red(r)) return red(blacken(l), kv, blacken(r));
  if (is_red(l)) {
    const TreeNode *n = N(l);
    if (is_red(n->left))
      return red(blacken(n->left), n, black(n->right, kv, r));
    if (is_red(n->right)) {
      const TreeNode *m = N(n->right);
      return red(black(n->left, n, m->left), m, black(m->right, kv, r));
    }
  }
  if (is_red(r)) {
    const TreeNode *n = N(r);
    if (is_red(n->right))
      return red(black(l, kv, n->left), n, blacken(n->right));
    if (is_red(n->left)) {
      const TreeNode *m = N(n->left);
      return red(black(l, kv, m->left), m, black(m->right, n, n->right));
    }
  }
  return black(l, kv, r);
}

// --- insertion ---

typedef struct Insert {
  val *sp;
  val cmp, key, value;
  bool keep; // an equal key keeps its value (sets)
  bool added;
} Insert;

static val leaf(const Insert *in) {
  TreeNode kv = {.key = in->key, .value = in->value};
  return red(RT_NIL, &kv, RT_NIL);
}

static val replace(const Insert *in, val at) {
  TreeNode kv = {.key = N(at)->key, .value = in->value};
  if (in->keep || in->value == N(at)->value) return at;
  return node(N(at)->red, N(at)->left, &kv, N(at)->right);
}

static val insert(Insert *in, val at) {
  if (at == RT_NIL) {
    in->added = true;
    return leaf(in);
  }
  const TreeNode *n = N(at);
  int c;
  if (rt_tree_compare(in->sp, in->cmp, in->key, n->key, &c) < 0)
    return RT_THROWN;
  if (c == 0) return replace(in, at);
  val old = c < 0 ? n->left : n->right;
  val kid = insert(in, old);
  RT_TRY(kid);
  if (kid == old) return at;
  val l = c < 0 ? kid : n->left, r = c < 0 ? n->right : kid;
  return n->red ? red(l, n, r) : balance(l, n, r);
}

// --- deletion (of a key that is there) ---

// The left side is one black node short.
static val balance_left(val l, const TreeNode *kv, val r) {
  if (is_red(l)) return red(blacken(l), kv, r);
  if (is_black(r)) return balance(l, kv, redden(r));
  const TreeNode *n = N(r), *m = N(n->left);
  return red(black(l, kv, m->left), m, balance(m->right, n, redden(n->right)));
}

static val balance_right(val l, const TreeNode *kv, val r) {
  if (is_red(r)) return red(l, kv, blacken(r));
  if (is_black(l)) return balance(redden(l), kv, r);
  const TreeNode *n = N(l), *m = N(n->right);
  return red(balance(redden(n->left), n, m->left), m, black(m->right, kv, r));
}

// Two trees of equal black height, all keys of a below those of b.
static val join(val a, val b) {
  if (a == RT_NIL) return b;
  if (b == RT_NIL) return a;
  const TreeNode *x = N(a), *y = N(b);
  if (y->red && !x->red) return red(join(a, y->left), y, y->right);
  if (x->red && !y->red) return red(x->left, x, join(x->right, b));
  val mid = join(x->right, y->left);
  bool both = x->red;
  if (is_red(mid)) {
    const TreeNode *m = N(mid);
    return red(node(both, x->left, x, m->left), m,
               node(both, m->right, y, y->right));
  }
  val right = node(both, mid, y, y->right);
  return both ? red(x->left, x, right) : balance_left(x->left, x, right);
}

static val delete(val *sp, val cmp, val at, val key) {
  if (at == RT_NIL) return RT_NIL;
  const TreeNode *n = N(at);
  int c;
  if (rt_tree_compare(sp, cmp, key, n->key, &c) < 0) return RT_THROWN;
  if (c == 0) return join(n->left, n->right);
  val old = c < 0 ? n->left : n->right;
  val kid = delete(sp, cmp, old, key);
  RT_TRY(kid);
  if (c < 0)
    return is_black(old) ? balance_left(kid, n, n->right)
                         : red(kid, n, n->right);
  return is_black(old) ? balance_right(n->left, n, kid) : red(n->left, n, kid);
}

// --- lookup ---

static Tree *as_tree(val v) { return (Tree *)v; }
static bool is_set(val v) { return rt_has_kind(v, KIND_TREE_SET); }

// The node of the key in *out (nil: none); 0, or -1 thrown.
static int lookup(val *sp, const Tree *t, val key, val *out) {
  val at = t->root;
  while (at != RT_NIL) {
    int c;
    if (rt_tree_compare(sp, t->cmp, key, N(at)->key, &c) < 0) return -1;
    if (c == 0) break;
    at = c < 0 ? N(at)->left : N(at)->right;
  }
  *out = at;
  return 0;
}

// --- Ops of maps and sets ---

static val tree_new(const Type *t, val meta, val cmp, val root,
                    uint32_t count) {
  Tree *tree = rt_new(t);
  tree->meta = meta;
  tree->cmp = cmp;
  tree->root = root;
  tree->count = count;
  tree->hash = 0;
  return (val)tree;
}

// A key must be comparable even if there is nothing but nil to compare it with.
static bool bad_first_key(const Tree *t, val key) {
  bool others =
      t->count > 1 || (t->count == 1 && ((TreeNode *)t->root)->key != RT_NIL);
  if (others || t->cmp != RT_NIL || key == RT_NIL) return false;
  const Type *kt = rt_type_of(key);
  if ((kt->kind != KIND_ABSTRACT && kt->kind <= KIND_KEYWORD) ||
      kt->ops->compare)
    return false;
  rt_throwf(&rt_type_class_cast,
            "Default comparator requires nil, Number, or Comparable: %v", key);
  return true;
}

static val tree_assoc(val *sp, val o, val key, val v) {
  const Tree *t = as_tree(o);
  Insert in = {sp, t->cmp, key, v, is_set(o), false};
  if (bad_first_key(t, key)) return RT_THROWN;
  val root = insert(&in, t->root);
  RT_TRY(root);
  if (root == t->root) return o;
  return tree_new(t->type, t->meta, t->cmp, blacken(root), t->count + in.added);
}
static val set_conj(val *sp, val o, val x) { return tree_assoc(sp, o, x, x); }

static val tree_dissoc(val *sp, val o, val key) {
  const Tree *t = as_tree(o);
  val at;
  if (lookup(sp, t, key, &at) < 0) return RT_THROWN;
  if (at == RT_NIL) return o;
  val root = delete(sp, t->cmp, t->root, key);
  RT_TRY(root);
  return tree_new(t->type, t->meta, t->cmp, blacken(root), t->count - 1);
}
static val tree_get(val *sp, val o, val key, val dflt) {
  val at;
  if (lookup(sp, as_tree(o), key, &at) < 0) return RT_THROWN;
  return at == RT_NIL ? dflt : N(at)->value;
}
static val tree_find(val *sp, val o, val key) {
  val at;
  if (lookup(sp, as_tree(o), key, &at) < 0) return RT_THROWN;
  return at == RT_NIL ? at : rt_map_entry(N(at)->key, N(at)->value);
}
static int tree_contains(val *sp, val o, val key) {
  val at;
  if (lookup(sp, as_tree(o), key, &at) < 0) return -1;
  return at != RT_NIL;
}
static val tree_seq(val *sp, val o) {
  (void)sp;
  return rt_sorted_seq(o, RT_TRUE);
}
static intptr_t tree_count(val *sp, val o) {
  (void)sp;
  return as_tree(o)->count;
}
static val tree_empty(val *sp, val o) {
  (void)sp;
  const Tree *t = as_tree(o);
  return tree_new(t->type, t->meta, t->cmp, RT_NIL, 0);
}
static uint32_t tree_hash(val *sp, val o) {
  Tree *t = as_tree(o);
  if (!t->hash) t->hash = is_set(o) ? rt_set_hash(sp, o) : rt_map_hash(sp, o);
  return t->hash;
}

static bool walk(val at, bool (*f)(void *, val, val), void *ctx) {
  if (at == RT_NIL) return true;
  const TreeNode *n = N(at);
  return walk(n->left, f, ctx) && f(ctx, n->key, n->value) &&
         walk(n->right, f, ctx);
}
static bool tree_each(val o, bool (*f)(void *, val, val), void *ctx) {
  return walk(as_tree(o)->root, f, ctx);
}

// --- walking ---

typedef struct TreePath { // the next node, and those to visit after it
  const Type *type;
  val node, up;
} TreePath;

static const Type type_path = {.type = &rt_type_class,
                               .kind = KIND_NODE,
                               .layout = LAYOUT_FIXED,
                               .size = sizeof(TreePath),
                               .nvals = 2,
                               RT_INVOKE_NONE,
                               .name = "cljwc.TreePath",
                               .ops = &rt_ops_default};

static val path_push(val at, val up) {
  TreePath *p = rt_new(&type_path);
  p->node = at;
  p->up = up;
  return (val)p;
}
// The path to the first node under `at`, in either direction.
static val path_down(val at, val up, bool asc) {
  for (; at != RT_NIL; at = asc ? N(at)->left : N(at)->right)
    up = path_push(at, up);
  return up;
}
static val path_next(val path, bool asc) {
  const TreePath *p = (TreePath *)path;
  val side = asc ? N(p->node)->right : N(p->node)->left;
  return path_down(side, p->up, asc);
}

static bool tree_iter(MapIter *it) {
  val path;
  if (it->depth < 0) {
    it->depth = 0;
    path = path_down(as_tree(it->coll)->root, RT_NIL, true);
  } else {
    path = it->nodes[0];
  }
  if (path == RT_NIL) return false;
  val at = ((TreePath *)path)->node;
  rt_write((val)it, &it->key, N(at)->key);
  rt_write((val)it, &it->value, N(at)->value);
  rt_write((val)it, &it->nodes[0], path_next(path, true));
  return true;
}

typedef struct TreeSeq {
  const Type *type;
  val meta, path;
  uint32_t what, asc;
} TreeSeq;

static const Type type_tree_seq, type_key_seq;

static val seq_new(val path, uint32_t what, bool asc) {
  if (path == RT_NIL) return RT_NIL;
  TreeSeq *s = rt_new(what == MAP_KEYS ? &type_key_seq : &type_tree_seq);
  s->meta = RT_NIL;
  s->path = path;
  s->what = what;
  s->asc = asc;
  return (val)s;
}
static val seq_first(val *sp, val o) {
  (void)sp;
  const TreeSeq *s = (TreeSeq *)o;
  const TreeNode *n = N(((TreePath *)s->path)->node);
  return s->what == MAP_KEYS ? n->key : rt_map_entry(n->key, n->value);
}
static val seq_next(val *sp, val o) {
  (void)sp;
  const TreeSeq *s = (TreeSeq *)o;
  return seq_new(path_next(s->path, s->asc), s->what, s->asc);
}
static uint32_t seq_hash(val *sp, val o) { return rt_hash_ordered(sp, o); }

static const Ops seq_ops = {.seq = rt_seq_self,
                            .first = seq_first,
                            .next = seq_next,
                            .conj = rt_seq_conj,
                            .empty = rt_seq_empty,
                            .equal = rt_seq_equal,
                            .hash = seq_hash,
                            .meta = rt_seq_meta,
                            .with_meta = rt_seq_with_meta};
static const Type *const seq_ifaces[] = {&rt_iface_a_seq, NULL};
#define TREE_SEQ_TYPE(id, cname)                                               \
  static const Type id = {.type = &rt_type_class,                              \
                          .kind = KIND_SEQ,                                    \
                          .layout = LAYOUT_FIXED,                              \
                          .size = sizeof(TreeSeq),                             \
                          .nvals = 2,                                          \
                          RT_INVOKE_NONE,                                      \
                          .name = cname,                                       \
                          .ifaces = seq_ifaces,                                \
                          .ops = &seq_ops}
TREE_SEQ_TYPE(type_tree_seq, "clojure.lang.PersistentTreeMap$Seq");
TREE_SEQ_TYPE(type_key_seq, "clojure.lang.APersistentMap$KeySeq");

static uint32_t what_of(val coll) {
  return is_set(coll) ? MAP_KEYS : MAP_ENTRIES;
}

val rt_sorted_seq(val coll, val ascending) {
  if (!rt_is_sorted(coll)) return rt_throw_cast(coll, "clojure.lang.Sorted");
  bool asc = rt_truthy(ascending);
  return seq_new(path_down(as_tree(coll)->root, RT_NIL, asc), what_of(coll),
                 asc);
}

val rt_sorted_seq_from(val *sp, val coll, val key, val ascending) {
  if (!rt_is_sorted(coll)) return rt_throw_cast(coll, "clojure.lang.Sorted");
  const Tree *t = as_tree(coll);
  bool asc = rt_truthy(ascending);
  val path = RT_NIL;
  for (val at = t->root; at != RT_NIL;) {
    int c;
    if (rt_tree_compare(sp, t->cmp, key, N(at)->key, &c) < 0) return RT_THROWN;
    if (c == 0) {
      path = path_push(at, path);
      break;
    }
    if (asc ? c < 0 : c > 0) {
      path = path_push(at, path);
      at = asc ? N(at)->left : N(at)->right;
    } else {
      at = asc ? N(at)->right : N(at)->left;
    }
  }
  return seq_new(path, what_of(coll), asc);
}

// --- Types ---

#define TREE_OPS                                                               \
  .seq = tree_seq, .count = tree_count, .get = tree_get,                       \
  .contains = tree_contains, .dissoc = tree_dissoc, .empty = tree_empty,       \
  .hash = tree_hash, .meta = rt_seq_meta, .with_meta = rt_seq_with_meta,       \
  .each = tree_each, .iter = tree_iter
static const Ops map_ops = {TREE_OPS, .conj = rt_map_conj, .find = tree_find,
                            .assoc = tree_assoc, .equal = rt_map_equal};
static const Ops set_ops = {TREE_OPS, .conj = set_conj, .equal = rt_set_equal};
static const Type *const map_ifaces[] = {&rt_iface_a_map,      &rt_iface_obj,
                                         &rt_iface_reversible, &rt_iface_sorted,
                                         &rt_iface_kv_reduce,  NULL};
static const Type *const set_ifaces[] = {&rt_iface_a_set, &rt_iface_obj,
                                         &rt_iface_reversible, &rt_iface_sorted,
                                         NULL};
const Type rt_type_tree_map = {.type = &rt_type_class,
                               .kind = KIND_TREE_MAP,
                               .layout = LAYOUT_FIXED,
                               .size = sizeof(Tree),
                               .nvals = 3,
                               RT_INVOKE_1_2(rt_map_call1, rt_map_call2),
                               .name = "clojure.lang.PersistentTreeMap",
                               .ifaces = map_ifaces,
                               .ops = &map_ops};
const Type rt_type_tree_set = {.type = &rt_type_class,
                               .kind = KIND_TREE_SET,
                               .layout = LAYOUT_FIXED,
                               .size = sizeof(Tree),
                               .nvals = 3,
                               RT_INVOKE_1_2(rt_map_call1, rt_arity2),
                               .name = "clojure.lang.PersistentTreeSet",
                               .ifaces = set_ifaces,
                               .ops = &set_ops};

// --- prims ---

val rt_sorted_map_new(val cmp) {
  return tree_new(&rt_type_tree_map, RT_NIL, cmp, RT_NIL, 0);
}
val rt_sorted_set_new(val cmp) {
  return tree_new(&rt_type_tree_set, RT_NIL, cmp, RT_NIL, 0);
}
val rt_sorted_comparator(val coll) { return as_tree(coll)->cmp; }
val rt_sorted_compare(val *sp, val coll, val a, val b) {
  int c;
  if (rt_tree_compare(sp, as_tree(coll)->cmp, a, b, &c) < 0) return RT_THROWN;
  return RT_FIX(c);
}
val rt_sorted_entry_key(val *sp, val coll, val x) {
  return is_set(coll) ? x : rt_key(sp, x);
}
