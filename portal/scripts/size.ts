// Weighs the first page: everything that it loads before it shows the overview, compressed as a server would.

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** In bytes, compressed. */
const MOST = 300_000;
const ENTRY = 'index.html';
/** What the overview loads by itself: the texts of one language, whichever is larger. */
const TEXTS = ['src/i18n/en/ui.json', 'src/i18n/en/words.json', 'src/i18n/zh/ui.json', 'src/i18n/zh/words.json'];

interface Chunk {
	file: string;
	css?: string[];
	imports?: string[];
}

const dist = (path: string): Buffer => readFileSync(new URL(`../dist/${path}`, import.meta.url));
const manifest = JSON.parse(dist('.vite/manifest.json').toString()) as Record<string, Chunk>;
const weigh = (path: string): number => gzipSync(dist(path), { level: 6 }).length;

/** The files of a chunk and of everything that it imports. */
function filesOf(name: string, found = new Set<string>()): Set<string> {
	const chunk = manifest[name];
	if (chunk === undefined) throw new Error(`the build has no ${name}`);
	if (found.has(chunk.file)) return found;
	found.add(chunk.file);
	for (const style of chunk.css ?? []) found.add(style);
	for (const each of chunk.imports ?? []) filesOf(each, found);
	return found;
}

const sum = (files: Iterable<string>): number => [...files].reduce((total, file) => total + weigh(file), 0);
const first = filesOf(ENTRY);
const languages = [TEXTS.slice(0, 2), TEXTS.slice(2)].map((names) => sum(names.flatMap((name) => [...filesOf(name)].filter((file) => !first.has(file)))));
const total = sum([...first, 'index.html', 'scheme.js']) + Math.max(...languages);
console.log(`the first page weighs ${total} of at most ${MOST} bytes, compressed`);
if (total > MOST) {
	console.error('Load what the overview does not show later, with import().');
	process.exitCode = 1;
}
