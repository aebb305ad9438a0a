// SPDX-License-Identifier: MIT
// Binary trees with malloc and free, a node at a time.
#include <stdio.h>
#include <stdlib.h>

typedef struct Node {
  struct Node *left, *right;
} Node;

static Node *make(int depth) {
  Node *n = malloc(sizeof *n);
  n->left = depth ? make(depth - 1) : NULL;
  n->right = depth ? make(depth - 1) : NULL;
  return n;
}

static long check(const Node *n) {
  return n->left ? 1 + check(n->left) + check(n->right) : 1;
}

static void drop(Node *n) {
  if (n->left) {
    drop(n->left);
    drop(n->right);
  }
  free(n);
}

static long check_once(int depth) {
  Node *n = make(depth);
  long count = check(n);
  drop(n);
  return count;
}

int main(void) {
  enum { MAX = 16 };
  Node *long_lived = make(MAX);
  printf("stretch %ld\n", check_once(MAX + 1));
  for (int depth = 4; depth <= MAX; depth += 4) {
    int n = 1 << (7 + MAX - depth);
    long count = 0;
    for (int i = 0; i < n; i++) count += check_once(depth);
    printf("%d trees of depth %d check %ld\n", n, depth, count);
  }
  printf("long lived %ld\n", check(long_lived));
  return 0;
}
