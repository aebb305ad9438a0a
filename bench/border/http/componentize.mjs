// SPDX-License-Identifier: MIT
// Makes a component of a handler in JavaScript. Arguments: the folder of
// node_modules, the source, a file with the WIT, the file to write.
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const [modules, source, wit, output] = process.argv.slice(2);
const { componentize } = await import(pathToFileURL(
    `${modules}/@bytecodealliance/componentize-js/src/componentize.js`));
const { component } = await componentize(await readFile(source, 'utf8'), {
  witWorld: await readFile(wit, 'utf8'), worldName: 'hello',
  enableFeatures: ['http', 'fetch-event'],
});
await writeFile(output, component);
