// SPDX-License-Identifier: MIT
// What servers of JavaScript call, fetch(request), by a handler in Clojure.
// Maps with strings as keys are passed as Maps; the others' keys are keywords.
export const fetchWith = (handle) => async (request) => {
  const url = new URL(request.url);
  const response = handle({
    method: request.method,
    path: url.pathname,
    query: new Map(url.searchParams),
    headers: new Map(request.headers),
    body: await request.text(),
  }).toJS();
  return new Response(response.body, response);
};

// The same, and a 500 for what the handler throws.
export const safely = (fetch) => (request) =>
  fetch(request).catch((error) => {
    console.error(error.stack);
    return new Response('failed\n', { status: 500 });
  });
