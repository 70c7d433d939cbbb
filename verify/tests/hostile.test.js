// What others send: the page says what is wrong with it, runs nothing of it, and stays usable.

import assert from 'node:assert/strict';
import { closeSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assemble } from '../build.mjs';
import { made, open, reasonIn, textOf, trustIn, vector, verdictOf } from './browser.js';

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

/** @param {import('playwright-core').Page} page */
async function assertUsable(page) {
	assert.equal(await verdictOf(page, vector('matched.json')), 'accepted');
}

test('markup in names is text', async () => {
	assert.equal(await verdictOf(page, vector('markup.json')), 'accepted');
	const text = await textOf(page, '#answer');
	assert(text.includes('</script><img src=x onerror="document.title=\'run\'"><style>*{display:none}</style>WWWW'));
	assert(text.includes("<b onclick=x>'&amp;${7*7}"));
	assert.equal(await page.locator('#answer img, #answer svg, #answer script, #answer style, #answer b').count(), 0);
	assert.equal(await page.title(), 'Check a redemption statement');
});

test('characters that are not seen have codes, and turn nothing around', async () => {
	await verdictOf(page, vector('name.json'));
	const name = page.locator('#answer .given', { hasText: 'tnediserP' }).first();
	assert.equal(await name.innerText(), 'JadeU+202EtnediserPU+2028U+007FU+009B2JU+001B[2JU+FEFFU+061CU+200EU+2066é绿');
	await verdictOf(page, vector('markup.json'));
	const shown = page.locator('#answer dd .given', { hasText: 'svg onload' }).first();
	assert.equal(await shown.innerText(), 'U+202E<svg onload=a>U+0000U+200FאבגU+2066U+200B{{x}}');
	// No character of the page itself is hidden, or turns others.
	assert.doesNotMatch(await page.locator('#answer').innerText(), /[\u0000-\u0008\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/);
	// What stands behind a name from right to left stays behind it.
	const [given, label] = await Promise.all([shown.boundingBox(), page.locator('#answer dt').first().boundingBox()]);
	assert(given && label && given.x > label.x);
});

test('a name of a file is text too', async () => {
	const whole = readFileSync(vector('matched.json'));
	assert.equal(await verdictOf(page, made('<img src=x onerror=alert(1)>\u202efdp.json', whole)), 'accepted');
	assert.match(await textOf(page, '#answer .source'), /<img src=x onerror=alert\(1\)>U\+202Efdp\.json/);
});

test('long names and narrow windows keep the page as wide as the window', async () => {
	const narrow = await browser.page({ viewport: { width: 320, height: 640 } });
	await trustIn(narrow);
	for (const name of ['markup.json', 'hours.json', 'in-doubt-frozen.json', 'disclosed.json']) {
		await verdictOf(narrow, vector(name));
		assert.equal(await narrow.evaluate(() => document.documentElement.scrollWidth), 320, name);
	}
	await narrow.close();
});

test('a file of 100 MB is refused without being read', async () => {
	const path = join(browser.folder, 'large.pdf');
	writeFileSync(path, '%PDF-1.7\n');
	truncateSync(path, 100_000_000);
	assert.equal(await verdictOf(page, path), 'refused');
	assert.equal(await reasonIn(page), 'It is larger than any statement (83886080 bytes).');
	await assertUsable(page);
});

test('a file that is as large as allowed is read and refused', async () => {
	const path = join(browser.folder, 'full.json');
	const file = openSync(path, 'w');
	for (let written = 0; written < 80; written++) writeSync(file, Buffer.alloc(1024 * 1024, '{'));
	closeSync(file);
	assert.equal(await verdictOf(page, path), 'refused');
	assert.equal(await reasonIn(page), 'The file has 83886080 bytes. A statement has at most 64 MiB.');
	await assertUsable(page);
});

test('malformed files are refused', async () => {
	const whole = readFileSync(vector('matched.json'), 'utf8');
	for (const [name, content, reason] of /** @type {[string, string | Buffer, RegExp][]} */ ([
		['empty.json', '', /does not begin as a statement/],
		['deep.json', '['.repeat(5_000_000), /does not begin/],
		['deep-credential.json', `{"evidence": ${'{"a":'.repeat(1_000_000)}`, /does not begin/],
		['two-statements.json', JSON.stringify({ evidence: { statement: whole } }).replace(/\}$/, ',"evidence":{"statement":""}}'), /does not begin/],
		['two-keys.json', whole.replace('"version": 1,', '"version": 1,\n  "version": 1,'), /^Line 4 is not/],
		['one-more-key.json', whole.replace('"party": 3', '"party": 3,\n        "party": 4'), /^Line \d+ is not/],
		['marked.json', `\ufeff${whole}`, /does not begin/],
		['crlf.json', whole.replaceAll('\n', '\r\n'), /does not begin/],
		['picture.png', Buffer.from('89504e470d0a1a0a', 'hex'), /does not begin/],
		['not.pdf', '%PDF', /^This is no PDF/],
	])) {
		assert.equal(await verdictOf(page, made(name, content)), 'refused', name);
		assert.match(await reasonIn(page), reason, name);
	}
	await assertUsable(page);
});

test('a file that vanished is named, and the page goes on', async () => {
	await page.evaluate(() => {
		const file = new File(['x'], 'gone.json');
		file.arrayBuffer = () => Promise.reject(new Error('<b>gone</b>'));
		const data = new DataTransfer();
		const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
		Object.defineProperty(event, 'dataTransfer', { value: { files: [file] } });
		document.querySelector('#file')?.dispatchEvent(event);
	});
	await page.getByText('The file cannot be read: <b>gone</b>').waitFor();
	await assertUsable(page);
});

test('a file that is read slowly does not replace one that was chosen later', async () => {
	const texts = ['refused-cut.json', 'matched.json'].map((name) => readFileSync(vector(name), 'utf8'));
	await page.evaluate((texts) => {
		const files = texts.map((text, place) => {
			const file = new File([text], `${place}.json`);
			const bytes = file.arrayBuffer();
			file.arrayBuffer = () => new Promise((done) => setTimeout(() => done(bytes), place === 0 ? 500 : 0));
			return file;
		});
		for (const file of files) {
			const event = new DragEvent('drop', { bubbles: true, cancelable: true });
			Object.defineProperty(event, 'dataTransfer', { value: { files: [file] } });
			document.querySelector('#file')?.dispatchEvent(event);
		}
	}, texts);
	await page.waitForTimeout(1_000);
	assert.equal(await page.locator('#answer .accepted').count(), 1);
	assert.match(await textOf(page, '#answer .source'), /1\.json/);
});

/** A module whose check ends with a trap. It exports what the page calls. */
function trapping() {
	const name = (/** @type {string} */ text) => [text.length, ...Buffer.from(text)];
	const section = (/** @type {number} */ id, /** @type {number[]} */ bytes) => [id, bytes.length, ...bytes];
	const [i32, f64] = [0x7f, 0x7c];
	const json = '{"name":null,"genesis":"0x00","authorities":1,"published_keys":0,"text":"{}"}';
	return Buffer.from([
		...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
		...section(1, [3, 0x60, 1, i32, 1, i32, 0x60, 2, i32, i32, 1, i32, 0x60, 5, i32, i32, i32, i32, f64, 1, i32]),
		...section(3, [3, 0, 1, 2]),
		...section(5, [1, 0, 4]),
		...section(7, [4, ...name('memory'), 2, 0, ...name('alloc'), 0, 0, ...name('trust'), 0, 1, ...name('check'), 0, 2]),
		// Room for files is at 16,384. The answer about what is trusted is at 3,072. The check is `unreachable`.
		...section(10, [3, 6, 0, 0x41, 0x80, 0x80, 0x01, 0x0b, 5, 0, 0x41, 0x80, 0x18, 0x0b, 3, 0, 0x00, 0x0b]),
		...section(11, [1, 0, 0x41, 0x80, 0x18, 0x0b, json.length + 4, json.length, 0, 0, 0, ...Buffer.from(json)]),
	]);
}

test('a trap of the check is said plainly', async () => {
	const broken = await open(assemble(trapping()));
	const page = await broken.page();
	await trustIn(page);
	for (const language of ['en', 'zh']) {
		assert.equal(await verdictOf(page, vector('matched.json')), 'refused');
		assert.match(await reasonIn(page), language === 'en' ? /^The check could not be completed: unreachable/ : /^核验未能完成：unreachable/);
		await page.click('#language');
	}
	broken.assertQuiet();
	await broken.close();
});

test('a browser that cannot run the check says so', async () => {
	const broken = await open(assemble(Buffer.from('no module')));
	const page = await broken.page();
	await page.getByText('This browser cannot run the check').waitFor();
	broken.assertQuiet();
	await broken.close();
});

test('the policy lets nothing in and nothing out', async () => {
	const other = await open();
	const fresh = await other.page();
	const found = await fresh.evaluate(async () => {
		const tried = async (/** @type {() => unknown} */ deed) => {
			try {
				await deed();
				return 'done';
			} catch {
				return 'refused';
			}
		};
		return [
			await tried(() => fetch('data:text/plain,x')),
			await tried(() => document.body.insertAdjacentHTML('beforeend', '<img src=x>')),
			await tried(() => {
				const script = document.createElement('script');
				script.text = 'document.title = "run"';
			}),
			await tried(() => document.body.setAttribute('onclick', 'document.title = "run"')),
			await tried(() => new Promise((done, fail) => Object.assign(new Image(), { onload: done, onerror: fail, src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }))),
		];
	});
	await other.close();
	assert.deepEqual(found, Array(5).fill('refused'));
	assert.throws(other.assertQuiet, /Content Security Policy/);
});
