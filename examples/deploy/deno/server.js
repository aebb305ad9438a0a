// SPDX-License-Identifier: MIT
import { handle } from '../build/handler/index.js';
import { fetchWith, safely } from '../fetch.js';

Deno.serve({ port: Number(Deno.env.get('PORT') ?? 8080) },
           safely(fetchWith(handle)));
