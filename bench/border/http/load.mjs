// SPDX-License-Identifier: MIT
// Requests per second of the server at a port: 16 connections that are kept,
// for a second to warm up and some seconds that count.
import http from 'node:http';

const [port, seconds] = process.argv.slice(2).map(Number);
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
const once = () => new Promise((done, failed) => {
  http.get({ port, host: '127.0.0.1', path: '/x', agent }, (response) => {
    let text = '';
    response.on('data', (part) => text += part);
    response.on('end', () => text === 'hello from /x\n' ? done()
                                                        : failed(text));
  }).on('error', failed);
});
for (let i = 0; ; i++) {
  try {
    await once();
    break;
  } catch (error) {
    if (i === 600) throw error; // compiling an engine takes a while
    await new Promise((done) => setTimeout(done, 200));
  }
}
const load = async (ms) => {
  let n = 0;
  const end = performance.now() + ms;
  await Promise.all(Array.from({ length: 16 }, async () => {
    for (; performance.now() < end; n++) await once();
  }));
  return n / ms * 1000;
};
await load(1000);
console.log((await load(seconds * 1000)).toFixed(0));
process.exit();
