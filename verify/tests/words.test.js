// Both languages have all sentences.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { CHINESE } from '../src/words/chinese.js';
import { ENGLISH } from '../src/words/english.js';
import { preferred, reasonIn } from '../src/words/index.js';
import { REASONS } from '../src/words/reasons.js';

/** @param {string} path */
const source = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Names in braces. @param {string} text */
const names = (text) => (text.match(/\{\w*\}/g) ?? []).sort();

test('sentences have the same values in both languages', () => {
	assert.deepEqual(Object.keys(CHINESE), Object.keys(ENGLISH));
	for (const [key, english] of Object.entries(ENGLISH)) {
		assert.deepEqual(names(CHINESE[/** @type {keyof typeof ENGLISH} */ (key)]), names(english), key);
	}
});

test('each sentence is used', () => {
	const files = readdirSync(new URL('../src/', import.meta.url)).filter((name) => /\.(js|html)$/.test(name));
	const used = files.map((name) => source(`verify/src/${name}`)).join('\n');
	const unused = Object.keys(ENGLISH).filter((key) => !key.includes(' ') && !new RegExp(`['"]${key}['"]`).test(used));
	assert.deepEqual(unused, []);
});

describe('each reason of the check has a Chinese sentence', () => {
	/** Texts of a Rust source that are sentences, and not names. @param {string} path @param {RegExp} [of] */
	const texts = (path, of = /"((?:[^"\\]|\\.)* (?:[^"\\]|\\.)*)"/g) =>
		[...source(path).replace(/^\s*\/\/.*$|#\[cfg\(test\)\][^]*$/gm, '').matchAll(of)].map(([, text = '']) => text.replace(/\\\n\s*/g, '').replaceAll('\\"', '"'));
	const rule = /"(that [^"]*)"/g;
	const rules = readdirSync(new URL('../../proof/src/', import.meta.url)).filter((name) => name.endsWith('.rs'));
	const bad = /bad\(\s*"([^"]*)"/g;
	const all = [
		...texts('proof/src/refusal.rs'),
		...texts('proof/src/grandpa/fault.rs'),
		...rules.flatMap((name) => texts(`proof/src/${name}`, rule)),
		...['trust', 'specification'].flatMap((name) => texts(`proof/src/${name}.rs`, bad)),
		...texts('document/src/attachment.rs', /(?<==> |\t)"([^"]{9,})"/g),
	];

	test('of those in the sources', () => {
		assert(all.length > 90, `${all.length} found`);
		assert.deepEqual(all.filter((text) => !Object.hasOwn(REASONS, text)), []);
		const own = readFileSync(new URL('../../proof/wasm/verify.mjs', import.meta.url), 'utf8');
		const here = Object.keys(REASONS).filter((text) => !all.includes(text));
		// The others are those of verify.mjs.
		for (const text of here) assert(own.includes(text.split('{')[0] ?? ''), `nothing says: ${text}`);
	});

	test('with the same values', () => {
		for (const [english, chinese] of Object.entries(REASONS)) {
			const wanted = names(english).map((name, place) => (name === '{}' ? `{${place}}` : name));
			assert.deepEqual(names(chinese), wanted.sort(), english);
		}
	});
});

test('a reason inside a reason is translated, and what others wrote is not', () => {
	assert.equal(
		reasonIn('zh', 'Block 7 is not proved to be final by authority set 2: its votes have a weight of 1 of 4, and more than two thirds are needed. Ask for a new statement.'),
		'区块 7 未被验证人集合 2 证明为最终：其投票权重为 4 中的 1，而需要超过三分之二。请索取新的声明。',
	);
	const foreign = 'The trust root cannot be used: unknown field `that names are text`, expected one of `format`. Get it again from its source.';
	assert.equal(reasonIn('zh', foreign), '信任文件无法使用：unknown field `that names are text`, expected one of `format`。请从其来源重新获取。');
	assert.equal(reasonIn('en', 'the PDF is cut off'), 'The PDF is cut off.');
});

test('the language is the first known one that the browser asks for', () => {
	assert.equal(preferred(['fr', 'zh-Hant', 'en']), 'zh');
	assert.equal(preferred(['en-US', 'zh']), 'en');
	assert.equal(preferred([]), 'en');
});
