// Puts the page, its style, its script and the check as WebAssembly into one file, which needs nothing else.
//
//     node verify/build.mjs [MODULE [FILE]]
//
// MODULE is the WebAssembly of `proof/wasm`, by default as scripts/test built it, and FILE the page, by default
// verify.html beside MODULE. The same sources and module give the same bytes.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = join(root, 'verify/src');

/** The largest page, in bytes. */
const MOST = 1_500_000;

/**
 * The page.
 * @param {Uint8Array} module
 */
export function assemble(module) {
	const style = read(join(sources, 'style.css'));
	const script = `'use strict';\n(() => {\n${linked(join(sources, 'main.js'), constants(module))}})();\n`;
	for (const text of [style, script]) {
		if (/<\/(script|style)|<!--/i.test(text)) throw new Error('the style or the script has markup that would end it');
	}
	const policy = [
		"default-src 'none'",
		`script-src '${digest(script)}' 'wasm-unsafe-eval'`,
		`style-src '${digest(style)}'`,
		"base-uri 'none'",
		"form-action 'none'",
		"require-trusted-types-for 'script'",
		"trusted-types 'none'",
	].join('; ');
	const page = filled(read(join(sources, 'page.html')), { policy, style, script });
	if (Buffer.byteLength(page) > MOST) throw new Error(`the page has more than ${MOST} bytes`);
	return page;
}

/** @param {Uint8Array} module */
function constants(module) {
	const version = /^version = "(.*)"$/m.exec(read(join(root, 'Cargo.toml')))?.[1] ?? '';
	return { MODULE: Buffer.from(module).toString('base64'), VERSION: version };
}

/**
 * All modules that a script imports, as one script: each of them once, after those that it needs.
 * @param {string} entry @param {Record<string, string>} constants
 */
function linked(entry, constants) {
	/** @type {Map<string, string>} */
	const done = new Map();
	/** @type {Map<string, string>} */
	const owners = new Map();
	/** @param {string} path */
	const add = (path) => {
		if (done.has(path)) return;
		done.set(path, '');
		const text = read(path).replace(/^import \{[^}]*\} from '(\..*)';\n/gm, (_, /** @type {string} */ name) => {
			add(resolve(dirname(path), name));
			return '';
		});
		const bare = text.replace(/^export (?=const |function |async function |class )/gm, '');
		const other = /^(import|export)\b.*/m.exec(bare);
		if (other) throw new Error(`${path}: \`${other[0]}\` cannot be linked`);
		for (const [, name = ''] of bare.matchAll(/^(?:const|let|class|(?:async )?function) (\w+)/gm)) {
			if (owners.has(name)) throw new Error(`${name} is in ${owners.get(name)} and in ${path}`);
			owners.set(name, path);
		}
		done.delete(path);
		done.set(path, bare);
	};
	add(entry);
	const parts = [...done].map(([path, text]) => `// ${relative(root, path)}\n\n${text.trim()}\n`);
	return filledConstants(parts.join('\n'), constants);
}

/** @param {string} script @param {Record<string, string>} constants */
function filledConstants(script, constants) {
	return Object.entries(constants).reduce((text, [name, value]) => {
		const empty = `const ${name} = '';`;
		if (text.split(empty).length !== 2) throw new Error(`the sources do not have \`${empty}\` once`);
		return text.replace(empty, () => `const ${name} = '${value}';`);
	}, script);
}

/** @param {string} page @param {Record<string, string>} values */
function filled(page, values) {
	return page.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '');
}

/** @param {string} text */
function digest(text) {
	return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** @param {string} path */
function read(path) {
	return readFileSync(path, 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const module = process.argv[2] ?? join(root, 'target/bin/verdigrid_proof_wasm.wasm');
	const file = process.argv[3] ?? join(dirname(module), 'verify.html');
	const page = assemble(readFileSync(module));
	writeFileSync(file, page);
	console.log(`${file}: ${Buffer.byteLength(page)} bytes, SHA-256 ${createHash('sha256').update(page).digest('hex')}`);
}
