// Statements: the page says what the command says.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { command, made, open, reasonIn, run, textOf, trust, trustIn, vector, verdictOf } from './browser.js';

/** @type {Awaited<ReturnType<typeof open>>} */
let browser;
/** @type {import('playwright-core').Page} */
let page;

before(async () => {
	browser = await open();
	page = await browser.page();
	await trustIn(page);
});

after(async () => {
	browser.assertQuiet();
	await browser.close();
});

const names = readdirSync(vector('')).filter((name) => name !== 'trust.json');

/** The verdict that the name of a vector says. @param {string} name */
function expectedOf(name) {
	if (name.startsWith('refused-')) return 'refused';
	if (name.startsWith('in-doubt-')) return 'in_doubt';
	return name === 'not-final.json' ? 'not_final' : 'accepted';
}

describe('every vector', () => {
	assert(names.length > 90);
	for (const name of names) {
		test(`${name} has the verdict and the words of the command`, async () => {
			const said = command(vector(name));
			assert.equal(await verdictOf(page, vector(name)), expectedOf(name));
			assert.equal(said.status === 0, expectedOf(name) === 'accepted');
			if (expectedOf(name) === 'refused') {
				assert.equal(await reasonIn(page), said.reason);
				await assertChineseReason(said.reason);
			} else {
				await assertSays(said.lines);
			}
		});
	}
});

/** The page shows codes where the command shows signs for characters that are not seen. @param {string[]} lines */
async function assertSays(lines) {
	const text = (await textOf(page, '#answer')).replace(/U\+[0-9A-F]{4}/g, '\ufffd');
	for (const line of lines) assert(text.includes(line.replace(/\s+/g, ' ')), `${line}\nis not in\n${text}`);
}

/** @param {string} english */
async function assertChineseReason(english) {
	await page.click('#language');
	const chinese = await reasonIn(page);
	await page.click('#language');
	assert.match(chinese, /\p{Script=Han}.*。$/u);
	const words = chinese.replace(/0x[0-9a-f]+|\w+\.\w+|Verdigrid|PDF|MiB/g, '').match(/[A-Za-z]{4,}/g) ?? [];
	const known = ['Certificates', 'Evidence', 'Identity', 'Vouchers'];
	assert.deepEqual(words.filter((word) => !known.includes(word)), [], `${english}: ${chinese}`);
}

describe('what a statement comes in', () => {
	/** A PDF whose page says something else than the statement. @param {string} name */
	const pdf = (name) => {
		const path = join(browser.folder, `${name}.pdf`);
		run('samples', 'around', vector(name), path);
		return path;
	};

	test('a statement in a PDF is checked, and its pages prove nothing', async () => {
		const path = pdf('matched.json');
		assert.equal(await verdictOf(page, path), 'accepted');
		const said = command(path);
		assert.match(said.lines.at(-1) ?? '', /^Only the statement in the PDF/);
		await assertSays(said.lines);
		assert(!(await textOf(page, '#answer')).includes('Example Steel'));
	});

	test('a forged statement in a PDF is refused', async () => {
		const path = pdf('refused-changed.json');
		assert.equal(await verdictOf(page, path), 'refused');
		assert.equal(await reasonIn(page), command(path).reason);
	});

	test('a PDF that was changed is refused wherever the change is', async () => {
		const whole = readFileSync(pdf('matched.json'));
		const at = whole.indexOf('"energy_wh": 3000000') + 13;
		const changed = Buffer.from(whole);
		changed[at] = '4'.charCodeAt(0);
		assert.equal(await verdictOf(page, made('changed.pdf', changed)), 'refused');
		for (const [name, bytes] of /** @type {[string, Buffer][]} */ ([
			['cut.pdf', whole.subarray(0, whole.length - 40)],
			['two.pdf', Buffer.from(whole.toString('latin1').replace('/Type/Catalog', '/Type/EmbeddedFile/Type/Catalog'), 'latin1')],
			['packed.pdf', Buffer.from(whole.toString('latin1').replace(/<<\/Length \d+\/Type\/EmbeddedFile/, '<</Filter/FlateDecode$&'), 'latin1')],
			['none.pdf', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')],
			['noise.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n%'), Buffer.alloc(100_000, '<</EmbeddedFile '), Buffer.from('\nstartxref\n99999999999999999999\n%%EOF')])],
		])) {
			const path = join(browser.folder, name);
			writeFileSync(path, bytes);
			assert.equal(await verdictOf(page, path), 'refused', name);
			assert.equal((await reasonIn(page)).toLowerCase(), `${command(path).reason}.`.toLowerCase(), name);
		}
	});

	test('a statement in a W3C credential is checked, and who signed it is not', async () => {
		const path = join(browser.folder, 'credential.json');
		const evidence = { type: ['Evidence'], statement: readFileSync(vector('matched.json'), 'utf8') };
		writeFileSync(path, JSON.stringify({ '@context': [], issuer: 'did:example:1', evidence }));
		assert.equal(await verdictOf(page, path), 'accepted');
		const said = command(path);
		assert.match(said.lines.at(-1) ?? '', /^Only the statement in the credential/);
		await assertSays(said.lines);
	});
});

test('a byte changed anywhere is refused', async () => {
	const whole = readFileSync(vector('matched.json'));
	for (let at = 0; at < whole.length; at += 1_601) {
		const changed = Buffer.from(whole);
		changed[at] = (changed[at] ?? 0) ^ (1 << at % 8);
		assert.equal(await verdictOf(page, made('changed.json', changed)), 'refused', `byte ${at}`);
	}
});

test('what is not proved is said of every statement that is not refused', async () => {
	await verdictOf(page, vector('unmatched.json'));
	let text = await textOf(page, '#answer');
	for (const said of ['What the pages of a PDF say.', 'What happened after block 3', 'anybody used the energy', 'no other file is about the same redemption']) {
		assert(text.includes(said), said);
	}
	await verdictOf(page, vector('name.json'));
	text = await textOf(page, '#answer');
	assert(text.includes('That a name which a party gave is the name of the beneficiary'));
	await verdictOf(page, vector('not-final.json'));
	text = await textOf(page, '#answer');
	assert(text.includes('What the statement says, unproved') && !text.includes('What is proved'));
});

test('a statement of a later time than that of the clock is refused', async () => {
	const early = await browser.page();
	await early.clock.setFixedTime(new Date('2014-12-01T00:00:00Z'));
	await trustIn(early);
	assert.equal(await verdictOf(early, vector('matched.json')), 'refused');
	assert.match(await reasonIn(early), /Check your clock/);
	await early.close();
});

describe('what is trusted', () => {
	test('nothing is checked before something is trusted', async () => {
		const fresh = await browser.page();
		await fresh.setInputFiles('#file input[type=file]', vector('matched.json'));
		await fresh.getByText('First choose what you trust').waitFor();
		assert.equal(await fresh.locator('#answer .verdict').count(), 0);
		await trustIn(fresh);
		await fresh.waitForSelector('#answer .accepted');
		await fresh.close();
	});

	test('another chain than the trusted one is refused', async () => {
		const other = await browser.page();
		const root = JSON.parse(readFileSync(trust, 'utf8'));
		await trustIn(other, made('trust.json', JSON.stringify({ ...root, genesis: `0x${'00'.repeat(32)}` })));
		assert.equal(await verdictOf(other, vector('matched.json')), 'refused');
		assert.match(await reasonIn(other), /^The statement is about the chain 0x01a2.* and the trust root is of the chain 0x0000/);
		await other.close();
	});

	test('the trust root of a specification is that of the command, and known keys are named', async () => {
		const [spec, out] = ['spec.json', 'trust.json'].map((name) => join(browser.folder, name));
		run('verdigrid-node', 'export-chain-spec', '--chain', 'local', '--raw', '--output', String(spec));
		const said = run('verdigrid', 'trust', String(spec), '--out', String(out)).trim().split('\n');
		const fresh = await browser.page();
		await trustIn(fresh, spec);
		const text = await textOf(fresh, '#trust-is');
		for (const line of said) assert(text.includes(line), `${line}\nis not in\n${text}`);
		assert.match(text, /Anybody can sign for 4 of the validators/);
		const saving = fresh.waitForEvent('download');
		await fresh.click('#save');
		const saved = await (await saving).path();
		assert.equal(readFileSync(saved, 'utf8'), readFileSync(String(out), 'utf8'));
		await fresh.close();
	});

	test('what cannot be trusted is refused with its reason, and the page goes on', async () => {
		const fresh = await browser.page();
		const plain = readFileSync(trust, 'utf8');
		for (const [content, reason] of /** @type {[string, RegExp][]} */ ([
			['', /trust root cannot be used/],
			['{"name": "N", "genesis": {}}', /export-chain-spec --raw/],
			[plain.replace('"version": 1', '"version": 1, "version": 1'), /duplicate field `version`/],
			[plain.replace('"genesis"', '"<img src=x>\\u202e": 1, "genesis"'), /unknown field `<img src=x>U\+202E`/],
			['['.repeat(3_000_000), /recursion limit|cannot be used/],
			[`{"name": ${'['.repeat(3_000_000)}`, /cannot be used/],
		])) {
			await trustIn(fresh, made('trust.json', content));
			await fresh.locator('#trust-is .refused').filter({ hasText: reason }).waitFor();
		}
		await trustIn(fresh);
		assert.equal(await verdictOf(fresh, vector('matched.json')), 'accepted');
		await fresh.close();
	});
});
