// SPDX-License-Identifier: MIT
// The running program that a server sends modules to: a child process, under
// Node.js (tools/host/cljwc-node.mjs), native (rt/dl/native_host.c) or of the
// user's own; or a page of a browser.
//
// Frames go both ways: a length (4 bytes, little-endian, of what follows), a
// letter, a payload. To the program
//   r  session (4 bytes), a module's bytes: load and run it
//   s  text for its standard input; empty: the end of it
//   w  an interrupt, for those who wait for input
//   n  as r, for the module that has asked q and waits
//   a  the answer to q: as rt_side_host_ask of rt/sys/side.h gives it
// and from it
//   R  it is ready
//   o, e  text of its standard output, error
//   i  it waits for input
//   v  the module's value: NS NUL TEXT NUL what it has done to namespaces, as
//      lines (rt_side_changes in rt/sys/side.c)
//   x  an exception: NS NUL CLASS NUL ROOT CLASS NUL REPORT
//   q  a question of the running module, for `eval`: what rt_side_host_ask is
//      given. Then n may come, answered by v (whose text does not matter) or x,
//      and at last a, unless a module of n stopped the code, which is the end
//      of both and said by t. An r that comes before a waits.
//   t  the module was refused, or stopped by the engine: KIND NUL MESSAGE
#ifndef TARGET_H
#define TARGET_H

#include "compiler/base/arena.h"

#include <poll.h>
#include <stdint.h>

typedef struct Frame {
  char kind;
  const char *text; // NUL-terminated, valid until the next frame
  size_t len;
} Frame;

// From here on the program is a page's (http.h).
void target_use_page(void);
bool target_is_page(void);

// Starts the program, unless it is a page's.
void target_start(const char *main_module);
bool target_is_alive(void);
void target_stop(void);

// The descriptors to poll: adds them at *n. After poll, target_take reads what
// has come and calls f with each whole frame, at last with kind 0 if the
// program has ended (its text says how).
void target_add_poll(struct pollfd *fds, int *n);
void target_take(void (*f)(const Frame *frame));
void target_feed(const char *frames, size_t n); // what a page has sent
void target_forget(void); // what has come of a page that has gone

void target_run(uint32_t session, const char *module, size_t n);
void target_run_nested(const char *module, size_t n);
void target_input(const char *text, size_t n);
void target_answer(const char *text);
// Lets the running module end: asks for it at once, and after a tenth of a
// second, by target_tick, stops it by force.
void target_interrupt(void);
void target_idle(void); // the module has ended
int target_tick(void); // milliseconds until it is to be called again; -1: never

#endif
