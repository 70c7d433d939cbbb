// The page itself: both languages, keyboard, screen readers, narrow and dark, print.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { assemble } from '../build.mjs';
import { axe, module, open, shownVerdict, textOf, trust, trustIn, vector, verdictOf } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

/** @type {Awaited<ReturnType<typeof open>>} */
let browser;

before(async () => {
	browser = await open();
});

after(async () => {
	browser.assertQuiet();
	await browser.close();
});

test('the same sources give the same bytes, and few of them', () => {
	const page = assemble(module);
	assert.equal(createHash('sha256').update(page).digest('hex'), createHash('sha256').update(assemble(module)).digest('hex'));
	assert(Buffer.byteLength(page) < 1_500_000);
	assert.match(page, /content="default-src 'none'; script-src 'sha256-[^']+' 'wasm-unsafe-eval'; style-src 'sha256-[^']+'; base-uri 'none'/);
	assert.equal(page.match(/<script/g)?.length, 1);
	assert.equal(page.match(/<style/g)?.length, 1);
	assert.doesNotMatch(page, /\shref=|\ssrc=|url\(|@import/);
});

test('a browser that prefers Chinese gets Chinese, others English, and all can switch', async () => {
	for (const [locale, language, title] of [
		['zh-CN', 'zh-CN', '核验核销声明'],
		['zh-TW', 'zh-CN', '核验核销声明'],
		['en-GB', 'en', 'Check a redemption statement'],
		['fr-FR', 'en', 'Check a redemption statement'],
	]) {
		const page = await browser.page({ locale });
		assert.equal(await page.locator('html').getAttribute('lang'), language);
		assert.equal(await page.locator('h1').innerText(), title);
		await page.click('#language');
		assert.notEqual(await page.locator('html').getAttribute('lang'), language);
		await page.close();
	}
});

test('the language can be changed at any time, and nothing is lost', async () => {
	const page = await browser.page();
	await trustIn(page);
	await verdictOf(page, vector('in-doubt-contested.json'));
	const english = await textOf(page, 'main');
	await page.click('#language');
	const chinese = await textOf(page, 'main');
	assert.match(chinese, /已证明，但存疑.*未证明的内容/);
	assert.match(chinese, /核销 10：3000000 Wh，3 张证书 .*由主体 3 核销.*受益方：主体 3。用途：范围二。由 CN-11 的项目 GREENHILL0000001C 以风能发电/);
	// What stays in Latin letters stands in the statement, or is a name of a program, a file or a unit.
	const left = chinese.replace(/0x[0-9a-f]+|[\w-]*\d[\w:-]*/g, '').match(/[A-Za-z]{3,}/g) ?? [];
	const known = ['PDF', 'JSON', 'Wh', 'MWh', 'UTC', 'raw', 'json', 'trust', 'verdigrid', 'verify', 'node', 'doubt', 'contested', 'GREENHILL', 'USE', 'GEN'];
	assert.deepEqual([...new Set(left)].filter((word) => !known.includes(word)), []);
	await page.click('#language');
	assert.equal(await textOf(page, 'main'), english);
	await page.close();
});

describe('without a mouse', () => {
	/** Presses Tab until an element has the focus. @param {Page} page @param {string} selector */
	const reach = async (page, selector) => {
		for (let count = 0; count < 30; count++) {
			await page.keyboard.press('Tab');
			if (await page.evaluate((it) => document.activeElement?.matches(it), selector)) return;
		}
		assert.fail(`${selector} is not reached with Tab`);
	};

	test('files are chosen, and the result is where one goes on', async () => {
		const page = await browser.page();
		for (const [part, path] of [
			['#trust', trust],
			['#file', vector('matched.json')],
		]) {
			const input = page.locator(`${part} input[type=file]`);
			// The window of the browser that lists files is not part of the page.
			await input.evaluate((it) => it.addEventListener('click', (event) => {
				event.preventDefault();
				it.setAttribute('data-asked', '');
			}));
			await reach(page, `${part} .choose`);
			await page.keyboard.press('Enter');
			await page.locator(`${part} input[data-asked]`).waitFor({ state: 'attached' });
			await input.setInputFiles(String(path));
			await page.waitForSelector(`${part}-is p`);
		}
		assert.equal(await shownVerdict(page), 'accepted');
		assert.equal(await page.evaluate(() => document.activeElement?.id), 'result');
		await reach(page, '#answer summary');
		await page.keyboard.press('Enter');
		assert.equal(await page.locator('#answer details[open]').count(), 0);
		await page.close();
	});

	test('texts are pasted', async () => {
		const page = await browser.page();
		for (const [part, path] of [
			['trust', trust],
			// Copying loses the line feed at the end.
			['file', vector('disclosed.json')],
		]) {
			await reach(page, `#${part} summary`);
			await page.keyboard.press('Enter');
			await reach(page, `#${part} textarea`);
			await page.keyboard.insertText(readFileSync(String(path), 'utf8').trimEnd());
			await reach(page, `#${part} .use`);
			await page.keyboard.press('Space');
			await page.waitForSelector(`#${part}-is p`);
		}
		assert.equal(await shownVerdict(page), 'accepted');
		await page.close();
	});
});

describe('dropped files', () => {
	/** @param {Page} page @param {string} selector @param {string[]} paths */
	const drop = (page, selector, ...paths) =>
		page.evaluate(
			({ selector, texts }) => {
				const dataTransfer = new DataTransfer();
				for (const text of texts) dataTransfer.items.add(new File([text], 'dropped.json'));
				const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
				// The browser leaves the page for a file whose drop nobody took.
				return !document.querySelector(selector)?.dispatchEvent(event);
			},
			{ selector, texts: paths.map((path) => readFileSync(path, 'utf8')) },
		);

	test('a file is read where it is dropped, and never opened', async () => {
		const page = await browser.page();
		assert(await drop(page, '#trust p', trust));
		await page.waitForSelector('#trust-is .taken');
		assert(await drop(page, 'h1', vector('matched.json')));
		await page.getByText('Drop it on one of the two fields').waitFor();
		assert(await drop(page, '#file', vector('matched.json'), trust));
		await page.getByText('Drop one file at a time').waitFor();
		assert.equal(await page.locator('#answer .verdict').count(), 0);
		assert(await drop(page, '#file', vector('matched.json')));
		assert.equal(await shownVerdict(page), 'accepted');
		await page.close();
	});
});

test('of several files the last one counts', async () => {
	const page = await browser.page();
	await trustIn(page);
	const input = '#file input[type=file]';
	for (const name of ['refused-cut.json', 'not-final.json', 'several.json']) await page.setInputFiles(input, vector(name));
	await page.waitForSelector('#answer .accepted');
	await page.waitForTimeout(200);
	assert.equal(await page.locator('#answer .verdict').count(), 1);
	assert.match(await textOf(page, '#answer .source'), /several\.json/);
	await page.close();
});

test('print has the result and all of its details, and none of the fields', async () => {
	const page = await browser.page();
	await trustIn(page);
	await verdictOf(page, vector('several.json'));
	await page.click('#answer summary >> nth=0');
	await page.emulateMedia({ media: 'print' });
	await page.pdf();
	assert.equal(await page.locator('#answer details:not([open])').count(), 0);
	assert.equal(await page.locator('.field:visible, button:visible').count(), 0);
	assert(await page.locator('#answer .verdict').isVisible());
	await page.close();
});

describe('for programs that read aloud', () => {
	/** @param {Page} page @param {string} what */
	const assertAccessible = async (page, what) => {
		await page.evaluate(axe);
		const violations = await page.evaluate(async () => {
			const found = await /** @type {any} */ (globalThis).axe.run(document, { resultTypes: ['violations'] });
			return found.violations.map((/** @type {any} */ it) => `${it.id}: ${it.nodes.map((/** @type {any} */ node) => node.html).join(', ')}`);
		});
		assert.deepEqual(violations, [], what);
	};

	for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
		for (const width of [320, 1200]) {
			test(`axe finds nothing, ${colorScheme}, ${width} pixels wide`, async () => {
				const page = await browser.page({ colorScheme, viewport: { width, height: 800 } });
				for (const language of ['English', 'Chinese']) {
					await assertAccessible(page, `${language}, before`);
					await trustIn(page, vector('matched.json'));
					await assertAccessible(page, `${language}, not trusted`);
					for (const part of ['trust', 'file']) await page.click(`#${part} summary`);
					await trustIn(page);
					for (const name of ['matched.json', 'markup.json', 'in-doubt-frozen.json', 'not-final.json', 'refused-changed.json']) {
						await verdictOf(page, vector(name));
						await assertAccessible(page, `${language}, ${name}`);
					}
					await page.click('#language');
				}
				await page.close();
			});
		}
	}

	test('the verdict is announced', async () => {
		const page = await browser.page();
		await trustIn(page);
		await verdictOf(page, vector('refused-cut.json'));
		assert.equal(await page.getByRole('status').innerText(), 'Refused');
		assert.equal(await page.getByRole('region', { name: '3. The result' }).count(), 1);
		await page.close();
	});
});
