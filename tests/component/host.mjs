// SPDX-License-Identifier: MIT
// What the world of world.wit imports.
export const logged = [];
export const host = {
  log: (text) => logged.push(text),
  lookup(point) {
    if (point.x < 0) throw 7;
    return `at ${point.x}`;
  },
};
export const now = () => 18446744073709551615n;
