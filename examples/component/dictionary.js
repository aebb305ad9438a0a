// SPDX-License-Identifier: MIT
// What words.wasm imports.
export const lookup = (word) => word === 'cat' ? 'an animal' : undefined;
