// SPDX-License-Identifier: MIT
// Workers are given their module; they cannot compile one.
import module from 'app.wasm';
import { instantiate } from 'instantiate.js';
import { fetchWith, safely } from 'fetch.js';

const { handle } = await instantiate(module);
export default { fetch: safely(fetchWith(handle)) };
