// SPDX-License-Identifier: MIT
import { createServer } from 'node:http';
import { handle } from '../build/handler/index.js';
import { fetchWith, safely } from '../fetch.js';

const fetch = safely(fetchWith(handle));
createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method, headers } = request;
  const body = chunks.length ? Buffer.concat(chunks) : undefined;
  const result = await fetch(
    new Request(`http://${headers.host}${request.url}`, { method, headers, body }));
  response.writeHead(result.status, Object.fromEntries(result.headers));
  response.end(Buffer.from(await result.arrayBuffer()));
}).listen(Number(process.env.PORT ?? 8080));
