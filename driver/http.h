// SPDX-License-Identifier: MIT
// HTTP for a page in a browser (tools/host/): files, the program that runs in
// the page as a target, requests of nREPL.
//
//   GET /, /NAME       the page and its modules; main.wasm
//   GET /target        events for the program in the page: frames of target.h
//                      in base64; the first one is its number
//   POST /target?N     frames of page number N, as a child process sends them
//   POST /nrepl        one request in bencode; its replies, until the last
//
// Other sites' pages reach nothing: Host and Origin must be this machine's.
#ifndef HTTP_H
#define HTTP_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>

enum { HTTP_MAX = 32 }; // connections at once

void http_start(const char *host, const char *port, const char *main_module);
int http_port(void);

// Adds what is to be polled at fds, at most HTTP_MAX + 1; how many. After poll,
// http_turn with the same fds.
int http_add_poll(struct pollfd *fds);
void http_turn(const struct pollfd *fds, int n);

// A frame for the page that is attached; false: there is none.
bool http_send_frame(const char *frame, size_t n);
bool http_has_page(void);
void http_drop_page(void); // it is not listened to any more

#endif
