// SPDX-License-Identifier: MIT
// The same export in C, to see what a call costs the engine.
__attribute__((export_name("area"))) double area(double w, double h) {
  return w * h;
}
