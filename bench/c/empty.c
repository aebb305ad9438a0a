// SPDX-License-Identifier: MIT
// The engine's floor: a program that does nothing, linked without a library.
__attribute__((export_name("_start"))) void _start(void) {}
