// SPDX-License-Identifier: MIT
// Files that have forms of several namespaces.
//
// Each namespace still is a C file of its own; but those that share a source
// file are a group: what needs one of them needs all, their forms run in the
// order of the file (Form.order), and they are not kept in the cache, where
// each would have to be valid without the others.
#include "compiler/model/compiler.h"

PtrVec *group_begin(void) {
  PtrVec *outer = session->group;
  session->group = arena_alloc(sizeof *session->group);
  return outer;
}

void group_add(CNs *ns) {
  if (session->group && !vec_has(session->group, ns))
    vec_push(session->group, ns);
}

bool group_has(const CNs *ns) {
  return session->group && vec_has(session->group, ns);
}

static void join(PtrVec *all, CNs *ns) {
  if (vec_has(all, ns)) return;
  vec_push(all, ns);
  for (int i = 0; ns->group && i < ns->group->n; i++)
    join(all, ns->group->items[i]);
}

PtrVec *group_end(PtrVec *outer, CNs *last) {
  PtrVec *own = session->group;
  group_add(last);
  session->group = outer;
  if (own->n == 1) return own;
  PtrVec *all = arena_alloc(sizeof *all);
  for (int i = 0; i < own->n; i++) join(all, own->items[i]);
  for (int i = 0; i < all->n; i++) ((CNs *)all->items[i])->group = all;
  return own;
}
