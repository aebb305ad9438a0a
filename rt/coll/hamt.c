// SPDX-License-Identifier: MIT
// Hash array mapped tries (Bagwell, "Ideal Hash Trees") with the node kinds of
// Clojure: a bitmap node holds up to 15 entries or subtries compactly; the
// 16th turns it into an array node with one slot per digit, which shrinks back
// when 8 children are left; keys of one hash share a collision node. Entries
// come in order of hash digits, and colliding ones in order of arrival, which
// is the JVM's iteration order.
//
// Updates of persistent and transient maps are the same code: a node whose
// `edit` is the update's (and not 0) is changed in place, others are copied.
// Nothing here moves objects (class S), so nodes are plain pointers.
#include "rt/coll/hamt.h"
#include "rt/base/core.h"
#include "rt/base/fn.h"
#include "rt/mem/gc.h"
#include "rt/str/sym.h"
#include "rt/base/throw.h"

#include <string.h>

#define NODE_TYPE(id, cname)                                                   \
  const Type rt_type_##id##_node = {                                           \
      .type = &rt_type_class,                                                  \
      .kind = KIND_NODE,                                                       \
      .layout = LAYOUT_ARRAY,                                                  \
      .nraw = 2,                                                               \
      RT_INVOKE_NONE,                                                          \
      .name = "clojure.lang.PersistentHashMap$" cname,                         \
      .ops = &rt_ops_default}
NODE_TYPE(bitmap, "BitmapIndexedNode");
NODE_TYPE(array, "ArrayNode");
NODE_TYPE(collision, "HashCollisionNode");

enum {
  PACK = RT_HAMT_WIDTH / 2,   // entries that make an array node
  UNPACK = RT_HAMT_WIDTH / 4, // children below which it is undone
  SLACK = 4,                  // free slots in a node owned by a transient
};

static HamtNode *as_node(val v) { return (HamtNode *)v; }
static uint32_t bit_of(uint32_t hash, unsigned shift) {
  return 1u << rt_hamt_digit(hash, shift);
}
static unsigned pair_at(const HamtNode *b, uint32_t bit) {
  return 2 * (unsigned)__builtin_popcount((unsigned)b->bits & (bit - 1));
}

static HamtNode *node_new(const Type *t, uintptr_t edit, uintptr_t bits,
                          uintptr_t n) {
  HamtNode *node = rt_alloc(t, sizeof(HamtNode) + n * sizeof(val));
  node->n = n;
  node->edit = edit;
  node->bits = bits;
  return node;
}

static HamtNode *node_copy(const HamtEdit *e, const HamtNode *from) {
  unsigned used = rt_hamt_used(from);
  HamtNode *to = node_new(from->type, e->edit, from->bits, used);
  memcpy(to->slots, from->slots, used * sizeof(val));
  return to;
}

static bool owned(const HamtEdit *e, const HamtNode *n) {
  return e->edit && n->edit == e->edit;
}

// The node with slot i set.
static HamtNode *set_slot(const HamtEdit *e, HamtNode *node, unsigned i,
                          val x) {
  if (owned(e, node)) {
    rt_write((val)node, &node->slots[i], x);
    return node;
  }
  node = node_copy(e, node);
  node->slots[i] = x;
  return node;
}

static bool hash_failed(uint32_t h) { return h == 0 && rt_exception != RT_NIL; }

// --- lookup ---

static int same_key(val *sp, val key, val k) {
  if (key == k) return 1;
  return rt_is_keyword(key) ? 0 : rt_equal(sp, key, k);
}

// Index of the key in a collision node, -1 if absent, -2 if thrown.
static int collision_index(val *sp, const HamtNode *c, val key) {
  for (unsigned i = 0; i < c->n; i += 2) {
    int eq = same_key(sp, key, c->slots[i]);
    if (eq) return eq < 0 ? -2 : (int)i;
  }
  return -1;
}

static int find_collided(val *sp, const HamtNode *c, uint32_t hash, val key,
                         const val **slot) {
  if ((uint32_t)c->bits != hash) return 0;
  int i = collision_index(sp, c, key);
  if (i < 0) return i == -2 ? -1 : 0;
  *slot = &c->slots[i];
  return 1;
}

int rt_hamt_find(val *sp, val node, uint32_t hash, val key, const val **slot) {
  for (unsigned shift = 0; node != RT_NIL; shift += RT_HAMT_BITS) {
    const HamtNode *h = as_node(node);
    if (h->type == &rt_type_bitmap_node) {
      uint32_t bit = bit_of(hash, shift);
      if (!(h->bits & bit)) return 0;
      const val *pair = &h->slots[pair_at(h, bit)];
      if (pair[0] == key) {
        *slot = pair;
        return 1;
      }
      if (pair[0] != RT_NIL) {
        *slot = pair;
        return same_key(sp, key, pair[0]);
      }
      node = pair[1];
    } else if (h->type == &rt_type_array_node) {
      node = h->slots[rt_hamt_digit(hash, shift)];
    } else {
      return find_collided(sp, h, hash, key, slot);
    }
  }
  return 0;
}

// --- assoc ---

static val assoc_at(HamtEdit *e, val node, unsigned shift, uint32_t hash,
                    val key, val v);

static HamtNode *single(const HamtEdit *e, uint32_t bit, val key, val v) {
  uintptr_t n = e->edit ? 2 + SLACK : 2;
  HamtNode *b = node_new(&rt_type_bitmap_node, e->edit, bit, n);
  b->slots[0] = key;
  b->slots[1] = v;
  if (n > 2) memset(b->slots + 2, 0, (n - 2) * sizeof(val));
  return b;
}

// A subtrie of two entries with different keys.
static val two(const HamtEdit *e, unsigned shift, uint32_t h1, const val *kv1,
               uint32_t h2, const val *kv2) {
  if (h1 == h2) {
    HamtNode *c = node_new(&rt_type_collision_node, e->edit, h1, 4);
    memcpy(c->slots, kv1, 2 * sizeof(val));
    memcpy(c->slots + 2, kv2, 2 * sizeof(val));
    return (val)c;
  }
  unsigned d1 = rt_hamt_digit(h1, shift), d2 = rt_hamt_digit(h2, shift);
  if (d1 == d2) {
    val sub = two(e, shift + RT_HAMT_BITS, h1, kv1, h2, kv2);
    return (val)single(e, 1u << d1, RT_NIL, sub);
  }
  HamtNode *b = node_new(&rt_type_bitmap_node, e->edit, 1u << d1 | 1u << d2, 4);
  memcpy(b->slots + (d1 < d2 ? 0 : 2), kv1, 2 * sizeof(val));
  memcpy(b->slots + (d1 < d2 ? 2 : 0), kv2, 2 * sizeof(val));
  return (val)b;
}

// A full bitmap node as an array node with one entry more.
static val unfold(HamtEdit *e, const HamtNode *b, unsigned shift, uint32_t hash,
                  const val *kv) {
  unsigned used = 0, below = shift + RT_HAMT_BITS;
  HamtNode *a = node_new(&rt_type_array_node, e->edit, PACK + 1, RT_HAMT_WIDTH);
  memset(a->slots, 0, RT_HAMT_WIDTH * sizeof(val));
  a->slots[rt_hamt_digit(hash, shift)] =
      (val)single(e, bit_of(hash, below), kv[0], kv[1]);
  for (unsigned i = 0; i < RT_HAMT_WIDTH; i++) {
    if (!(b->bits >> i & 1)) continue;
    const val *pair = &b->slots[used];
    used += 2;
    if (pair[0] == RT_NIL) {
      a->slots[i] = pair[1];
      continue;
    }
    uint32_t h = rt_hash(e->sp, pair[0]);
    if (hash_failed(h)) return RT_THROWN;
    a->slots[i] = (val)single(e, bit_of(h, below), pair[0], pair[1]);
  }
  return (val)a;
}

static val insert_owned(HamtNode *b, unsigned at, unsigned used, const val *kv,
                        uint32_t bit) {
  for (unsigned i = used; i > at; i--)
    rt_write((val)b, &b->slots[i + 1], b->slots[i - 1]);
  rt_write((val)b, &b->slots[at], kv[0]);
  rt_write((val)b, &b->slots[at + 1], kv[1]);
  b->bits |= bit;
  return (val)b;
}

static val bitmap_insert(HamtEdit *e, HamtNode *b, unsigned shift,
                         uint32_t hash, const val *kv) {
  uint32_t bit = bit_of(hash, shift);
  unsigned at = pair_at(b, bit), used = rt_hamt_used(b);
  e->changed = true;
  if (used >= 2 * PACK) return unfold(e, b, shift, hash, kv);
  if (owned(e, b) && used + 2 <= b->n)
    return insert_owned(b, at, used, kv, bit);
  uintptr_t n = used + 2 + (e->edit ? SLACK : 0);
  HamtNode *to = node_new(&rt_type_bitmap_node, e->edit, b->bits | bit, n);
  memcpy(to->slots, b->slots, at * sizeof(val));
  to->slots[at] = kv[0];
  to->slots[at + 1] = kv[1];
  memcpy(to->slots + at + 2, b->slots + at, (used - at) * sizeof(val));
  if (n > used + 2)
    memset(to->slots + used + 2, 0, (n - used - 2) * sizeof(val));
  return (val)to;
}

static val bitmap_assoc(HamtEdit *e, HamtNode *b, unsigned shift, uint32_t hash,
                        val key, val v) {
  uint32_t bit = bit_of(hash, shift);
  val kv[] = {key, v};
  if (!(b->bits & bit)) return bitmap_insert(e, b, shift, hash, kv);
  unsigned at = pair_at(b, bit);
  const val *pair = &b->slots[at];
  if (pair[0] == RT_NIL) {
    val sub = assoc_at(e, pair[1], shift + RT_HAMT_BITS, hash, key, v);
    if (sub == pair[1] || sub == RT_THROWN)
      return sub == RT_THROWN ? sub : (val)b;
    return (val)set_slot(e, b, at + 1, sub);
  }
  int eq = same_key(e->sp, key, pair[0]);
  if (eq < 0) return RT_THROWN;
  if (eq) {
    if (e->keep || v == pair[1]) return (val)b;
    return (val)set_slot(e, b, at + 1, v);
  }
  uint32_t h = rt_hash(e->sp, pair[0]);
  if (hash_failed(h)) return RT_THROWN;
  e->changed = true;
  val sub = two(e, shift + RT_HAMT_BITS, h, pair, hash, kv);
  b = set_slot(e, b, at, RT_NIL);
  if (owned(e, b))
    rt_write((val)b, &b->slots[at + 1], sub);
  else
    b->slots[at + 1] = sub;
  return (val)b;
}

static val array_assoc(HamtEdit *e, HamtNode *a, unsigned shift, uint32_t hash,
                       val key, val v) {
  unsigned i = rt_hamt_digit(hash, shift);
  val kid = a->slots[i];
  if (kid == RT_NIL) {
    e->changed = true;
    kid = (val)single(e, bit_of(hash, shift + RT_HAMT_BITS), key, v);
    a = set_slot(e, a, i, kid);
    a->bits++;
    return (val)a;
  }
  val sub = assoc_at(e, kid, shift + RT_HAMT_BITS, hash, key, v);
  RT_TRY(sub);
  return sub == kid ? (val)a : (val)set_slot(e, a, i, sub);
}

static val collision_assoc(HamtEdit *e, HamtNode *c, unsigned shift,
                           uint32_t hash, val key, val v) {
  if ((uint32_t)c->bits != hash) {
    HamtNode *b = single(e, bit_of((uint32_t)c->bits, shift), RT_NIL, (val)c);
    return bitmap_assoc(e, b, shift, hash, key, v);
  }
  int i = collision_index(e->sp, c, key);
  if (i == -2) return RT_THROWN;
  if (i >= 0) {
    if (e->keep || c->slots[i + 1] == v) return (val)c;
    return (val)set_slot(e, c, (unsigned)i + 1, v);
  }
  e->changed = true;
  HamtNode *to = node_new(&rt_type_collision_node, e->edit, hash, c->n + 2);
  memcpy(to->slots, c->slots, c->n * sizeof(val));
  to->slots[c->n] = key;
  to->slots[c->n + 1] = v;
  return (val)to;
}

static val assoc_at(HamtEdit *e, val node, unsigned shift, uint32_t hash,
                    val key, val v) {
  HamtNode *h = as_node(node);
  if (h->type == &rt_type_bitmap_node)
    return bitmap_assoc(e, h, shift, hash, key, v);
  if (h->type == &rt_type_array_node)
    return array_assoc(e, h, shift, hash, key, v);
  return collision_assoc(e, h, shift, hash, key, v);
}

val rt_hamt_assoc(HamtEdit *e, val node, uint32_t hash, val key, val v) {
  if (node != RT_NIL) return assoc_at(e, node, 0, hash, key, v);
  e->changed = true;
  return (val)single(e, bit_of(hash, 0), key, v);
}

// --- dissoc: a node, nil when it became empty ---

static val dissoc_at(HamtEdit *e, val node, unsigned shift, uint32_t hash,
                     val key);

static val bitmap_without(const HamtEdit *e, const HamtNode *b, unsigned at,
                          uint32_t bit) {
  unsigned used = rt_hamt_used(b);
  if (used == 2) return RT_NIL;
  HamtNode *to = node_new(&rt_type_bitmap_node, e->edit,
                          b->bits & ~(uintptr_t)bit, used - 2);
  memcpy(to->slots, b->slots, at * sizeof(val));
  memcpy(to->slots + at, b->slots + at + 2, (used - at - 2) * sizeof(val));
  return (val)to;
}

static val bitmap_dissoc(HamtEdit *e, HamtNode *b, unsigned shift,
                         uint32_t hash, val key) {
  uint32_t bit = bit_of(hash, shift);
  if (!(b->bits & bit)) return (val)b;
  unsigned at = pair_at(b, bit);
  const val *pair = &b->slots[at];
  if (pair[0] == RT_NIL) {
    val sub = dissoc_at(e, pair[1], shift + RT_HAMT_BITS, hash, key);
    RT_TRY(sub);
    if (sub == pair[1]) return (val)b;
    if (sub != RT_NIL) return (val)set_slot(e, b, at + 1, sub);
  } else {
    int eq = same_key(e->sp, key, pair[0]);
    if (eq <= 0) return eq < 0 ? RT_THROWN : (val)b;
    e->changed = true;
  }
  return bitmap_without(e, b, at, bit);
}

// An array node of few children as a bitmap node, without child i.
static val fold(const HamtEdit *e, const HamtNode *a, unsigned skip) {
  HamtNode *b = node_new(&rt_type_bitmap_node, e->edit, 0, 2 * (a->bits - 1));
  unsigned at = 0;
  for (unsigned i = 0; i < RT_HAMT_WIDTH; i++) {
    if (i == skip || a->slots[i] == RT_NIL) continue;
    b->bits |= (uintptr_t)1 << i;
    b->slots[at++] = RT_NIL;
    b->slots[at++] = a->slots[i];
  }
  return (val)b;
}

static val array_dissoc(HamtEdit *e, HamtNode *a, unsigned shift, uint32_t hash,
                        val key) {
  unsigned i = rt_hamt_digit(hash, shift);
  val kid = a->slots[i];
  if (kid == RT_NIL) return (val)a;
  val sub = dissoc_at(e, kid, shift + RT_HAMT_BITS, hash, key);
  RT_TRY(sub);
  if (sub == kid) return (val)a;
  if (sub != RT_NIL) return (val)set_slot(e, a, i, sub);
  if (a->bits <= UNPACK) return a->bits == 1 ? RT_NIL : fold(e, a, i);
  a = set_slot(e, a, i, RT_NIL);
  a->bits--;
  return (val)a;
}

// A transient fills the gap with the last pair, a persistent map closes it:
// so does the JVM, and it shows in the iteration order.
static val collision_dissoc(HamtEdit *e, HamtNode *c, val key) {
  int i = collision_index(e->sp, c, key);
  if (i < 0) return i == -2 ? RT_THROWN : (val)c;
  e->changed = true;
  if (c->n == 2) return RT_NIL;
  unsigned at = (unsigned)i, last = (unsigned)c->n - 2;
  HamtNode *to = node_new(&rt_type_collision_node, e->edit, c->bits, last);
  memcpy(to->slots, c->slots, at * sizeof(val));
  if (!e->edit)
    memcpy(to->slots + at, c->slots + at + 2, (last - at) * sizeof(val));
  else if (at < last) {
    memcpy(to->slots + at, c->slots + at, (last - at) * sizeof(val));
    memcpy(to->slots + at, c->slots + last, 2 * sizeof(val));
  }
  return (val)to;
}

static val dissoc_at(HamtEdit *e, val node, unsigned shift, uint32_t hash,
                     val key) {
  HamtNode *h = as_node(node);
  if (h->type == &rt_type_bitmap_node)
    return bitmap_dissoc(e, h, shift, hash, key);
  if (h->type == &rt_type_array_node)
    return array_dissoc(e, h, shift, hash, key);
  return (uint32_t)h->bits == hash ? collision_dissoc(e, h, key) : node;
}

val rt_hamt_dissoc(HamtEdit *e, val node, uint32_t hash, val key) {
  return node == RT_NIL ? node : dissoc_at(e, node, 0, hash, key);
}

// --- iteration ---

bool rt_hamt_each(val node, bool (*f)(void *, val, val), void *ctx) {
  const HamtNode *h = as_node(node);
  if (node == RT_NIL) return true;
  if (h->type == &rt_type_array_node) {
    for (unsigned i = 0; i < RT_HAMT_WIDTH; i++)
      if (!rt_hamt_each(h->slots[i], f, ctx)) return false;
    return true;
  }
  unsigned used = rt_hamt_used(h);
  for (unsigned i = 0; i < used; i += 2) {
    bool more = h->slots[i] == RT_NIL ? rt_hamt_each(h->slots[i + 1], f, ctx)
                                      : f(ctx, h->slots[i], h->slots[i + 1]);
    if (!more) return false;
  }
  return true;
}

void rt_iter_push(MapIter *it, val node) {
  it->depth++;
  it->at[it->depth] = 0;
  rt_write((val)it, &it->nodes[it->depth], node);
}

// One step in the innermost node: 1 at an entry, 0 gone deeper, -1 used up.
static int iter_step(MapIter *it) {
  const HamtNode *h = as_node(it->nodes[it->depth]);
  uint32_t *at = &it->at[it->depth];
  if (h->type == &rt_type_array_node) {
    while (*at < RT_HAMT_WIDTH && h->slots[*at] == RT_NIL) ++*at;
    if (*at == RT_HAMT_WIDTH) return -1;
    rt_iter_push(it, h->slots[(*at)++]);
    return 0;
  }
  if (*at >= rt_hamt_used(h)) return -1;
  const val *pair = &h->slots[*at];
  *at += 2;
  if (pair[0] == RT_NIL) {
    rt_iter_push(it, pair[1]);
    return 0;
  }
  rt_write((val)it, &it->key, pair[0]);
  rt_write((val)it, &it->value, pair[1]);
  return 1;
}

bool rt_hamt_iter(MapIter *it) {
  while (it->depth >= 0) {
    int step = iter_step(it);
    if (step > 0) return true;
    if (step < 0) it->depth--;
  }
  return false;
}
