// SPDX-License-Identifier: MIT
addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  event.respondWith(new Response(`hello from ${url.pathname}\n`, {
    headers: { 'content-type': 'text/plain' },
  }));
});
