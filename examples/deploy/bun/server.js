// SPDX-License-Identifier: MIT
import { handle } from '../build/handler/index.js';
import { fetchWith, safely } from '../fetch.js';

Bun.serve({ port: Number(process.env.PORT ?? 8080),
            fetch: safely(fetchWith(handle)) });
