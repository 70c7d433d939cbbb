// Writes each file of the build compressed beside it, as servers that do not compress by themselves send it.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
/** A smaller file is sent in one packet anyway. */
const LEAST = 1_000;
const TEXT = /\.(html|js|css|svg|json)$/;

for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
	// What differs from place to place is not sent compressed: an old copy could stay beside it.
	if (!entry.isFile() || !TEXT.test(entry.name) || entry.name === 'config.json') continue;
	const file = join(entry.parentPath, entry.name);
	const bytes = readFileSync(file);
	if (bytes.length < LEAST) continue;
	writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
	const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
	writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
}
