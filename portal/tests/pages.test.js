// Every page in a real browser: in both languages and both colour schemes, with the keyboard alone, on a narrow screen, on
// a slow network, and with what strangers write.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { assertAccessible, assertFits, launch, open, settled } from './lib/browser.js';
import { World, until } from './lib/world.js';

const LONG = process.env.VERDIGRID_LONG === '1';
const NARROW = 360;
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';

describe('the pages', { timeout: 1_200_000 }, () => {
	let world, browser, filled, kinds;

	before(async () => {
		world = await World.begin();
		browser = await launch();
		const { fill } = await import('../../tests/e2e/lib/filled.js');
		filled = await fill(world.chain);
		await world.caughtUp();
		const { paths } = await world.ask('/v1/openapi.json');
		kinds = Object.keys(paths).flatMap((path) => /^\/v1\/([A-Za-z]+)\.csv$/.exec(path)?.[1] ?? []);
	});
	after(async () => {
		await browser?.close();
		await world?.end();
	});

	/** The addresses of all pages: each list, the first record that each leads to, and the others. */
	async function addresses() {
		const lists = kinds.map((kind) => `/${kind}`);
		const { page, close } = await open(browser, world);
		const details = [];
		for (const list of lists) {
			await page.goto(world.url + list);
			await settled(page);
			const first = page.locator('main table tbody th a').first();
			if ((await first.count()) > 0) details.push(await first.getAttribute('href'));
		}
		await close();
		assert.ok(details.length > 0, 'the chain is filled');
		const roles = ['client', 'generator', 'registrar', 'issuer', 'centre', 'member'].map((role) => `/work/${role}`);
		const calls = ['Identity/apply', 'Identity/attest', 'Market/demand', 'Certificates/issue', 'Vouchers/redeem', 'Escrow/open', 'Auction/open', 'Evidence/resolve'].map((call) => `/act/${call}`);
		return ['/', '/search', '/search?q=1', '/wallet', '/nothing/here', `/accounts/${ALICE}`, `/certificates/${filled.months.batch}-1`, ...roles, ...calls, ...lists, ...details];
	}

	test('every page is accessible, fits a narrow screen, and keeps to the policy', async () => {
		const all = await addresses();
		const languages = ['en', 'zh'];
		const visits = all.flatMap((address, at) => (LONG ? languages : [languages[at % 2]]).map((language) => ({ address, language })));
		const work = async (mine) => {
			for (const language of languages) {
				const opened = await open(browser, world, { language, account: ALICE });
				for (const { address } of mine.filter((visit) => visit.language === language)) await look(opened, address, language);
				await opened.close();
			}
		};
		await Promise.all([work(visits.filter((_, at) => at % 2 === 0)), work(visits.filter((_, at) => at % 2 === 1))]);
	});

	async function look({ page, faults }, address, language) {
		await page.setViewportSize({ width: 1280, height: 900 });
		await page.goto(world.url + address);
		await settled(page);
		if (address.startsWith('/act/')) await page.locator('main form').waitFor();
		const where = `${address} in ${language}`;
		assert.equal(await page.evaluate(() => document.documentElement.lang), language === 'zh' ? 'zh-CN' : 'en', where);
		for (const scheme of ['light', 'dark']) {
			await page.evaluate((name) => document.documentElement.setAttribute('data-mantine-color-scheme', name), scheme);
			await assertAccessible(page, `${where}, ${scheme}`);
		}
		await page.setViewportSize({ width: NARROW, height: 800 });
		await assertFits(page, where);
		assert.deepEqual(faults.splice(0), [], where);
	}

	test('texts are in the language of the page', async () => {
		const { page, close } = await open(browser, world, { language: 'zh' });
		for (const address of ['/', '/parties', '/offers', '/evidence', '/work/client']) {
			await page.goto(world.url + address);
			await settled(page);
			const heading = await page.locator('h1').innerText();
			assert.match(heading, /\p{Script=Han}/u, address);
			for (const text of await page.locator('main th[scope=col]').allInnerTexts()) assert.match(text, /\p{Script=Han}|^$/u, `${address}: ${text}`);
		}
		await page.getByRole('button', { name: 'English' }).click();
		await page.getByRole('heading', { name: 'Client', level: 1 }).waitFor();
		await page.reload();
		await page.getByRole('heading', { name: 'Client', level: 1 }).waitFor();
		await close();
	});

	test('the keyboard alone leads everywhere', async () => {
		const { page, close } = await open(browser, world, { account: ALICE });
		await page.goto(world.url);
		await settled(page);
		await page.keyboard.press('Tab');
		assert.equal(await focused(page), 'Skip to the content');
		await page.keyboard.press('Enter');
		assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
		await page.goto(`${world.url}/offers`);
		await settled(page);
		await tabTo(page, (text) => text.startsWith('Status'));
		await page.keyboard.press('Enter');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await page.waitForURL(/status=/);
		await page.goto(`${world.url}/act/Identity/apply`);
		await page.getByRole('button', { name: 'Check what it would do' }).waitFor();
		await tabTo(page, (text) => text.startsWith('Commitment'));
		await page.keyboard.type(`0x${'aa'.repeat(32)}`);
		await tabTo(page, (text) => text.startsWith('Jurisdiction'));
		await page.keyboard.type('CN-11');
		await page.keyboard.press('Enter');
		await page.getByText('The call would succeed now.').waitFor();
		await close();
	});

	/** The name of what has the focus. */
	const focused = (page) =>
		page.evaluate(() => {
			const element = document.activeElement;
			const label = element?.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null;
			return (element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent ?? '').trim();
		});

	async function tabTo(page, isIt) {
		for (let count = 0; count < 120; count += 1) {
			if (isIt(await focused(page))) return;
			await page.keyboard.press('Tab');
		}
		assert.fail('the keyboard does not reach it');
	}

	test('filters and pages are in the address, and exports follow them', async () => {
		const { page, close } = await open(browser, world);
		await page.goto(`${world.url}/events?pallet=Market`);
		await settled(page);
		const names = await page.locator('main tbody td:nth-child(3)').allInnerTexts();
		assert.ok(names.length > 0 && names.every((name) => name.startsWith('Market:')), names.join());
		assert.match(await page.getByRole('link', { name: 'Export CSV' }).getAttribute('href'), /events\.csv\?pallet=Market$/);
		await page.goto(`${world.url}/extrinsics`);
		await settled(page);
		const before = await page.locator('main tbody th').first().innerText();
		await page.getByRole('button', { name: 'Next page' }).click();
		await page.waitForURL(/cursor=/);
		await page.waitForFunction((text) => document.querySelector('main tbody th')?.textContent !== text, before);
		await close();
	});

	test('search leads to what has the name', async () => {
		const { page, close } = await open(browser, world);
		const { number } = await world.ask(`/v1/certificates/${filled.months.batch}-1`);
		for (const [q, address] of [
			[number, /\/certificates\//],
			[filled.months.meter, /\/meters\//],
			[ALICE, /\/accounts\//],
		]) {
			await page.goto(world.url);
			await page.getByRole('searchbox').fill(String(q));
			await page.keyboard.press('Enter');
			await page.waitForURL((url) => url.pathname !== '/' && !url.search.includes('never'));
			await settled(page);
			if (!address.test(page.url())) await page.locator('main table a').first().waitFor();
		}
		await page.goto(`${world.url}/search?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
		await page.getByText('Nothing has the name').waitFor();
		await close();
	});

	test('new blocks show by themselves', async () => {
		const { page, close } = await open(browser, world);
		await page.goto(world.url);
		await settled(page);
		const shown = () => page.locator('main table').first().locator('tbody th').first().innerText();
		const before = await shown();
		const { founders } = await import('../../tests/e2e/lib/people.js');
		await world.chain.send(world.chain.api.tx.system.remark('0x01'), founders(world.chain).funder);
		await until('the page shows the new block', async () => (await shown()) !== before, () => before, 20_000);
		await close();
	});

	test('what strangers write is shown as text', async () => {
		const hostile = '<img src=x onerror="window.hacked=1">\u202egnirts\u0000{{t}}$t(menu)';
		const { page, faults, close } = await open(browser, world);
		await page.route('**/v1/parties/1', async (route) => {
			const party = await (await route.fetch()).json();
			await route.fulfill({ json: { ...party, status: 'suspended', reason: hostile + 'x'.repeat(10_000), jurisdiction: hostile } });
		});
		await page.goto(`${world.url}/parties/1`);
		await settled(page);
		assert.equal(await page.evaluate(() => window.hacked), undefined);
		const text = await page.locator('main').innerText();
		assert.ok(text.includes('<img src=x'), 'markup is text');
		assert.ok(text.includes('{{t}}$t(menu)'), 'nothing is looked up');
		assert.ok(!text.includes('\u202e') && !text.includes('\u0000'), 'what turns the direction of writing is taken out');
		await page.setViewportSize({ width: NARROW, height: 800 });
		await assertFits(page, 'a long text');
		assert.deepEqual(faults, []);
		await close();
	});

	test('an index that does not answer is named, and comes back by itself', async () => {
		const { page, close } = await open(browser, world);
		await page.route('**/v1/status', (route) => route.abort('connectionrefused'));
		await page.goto(world.url);
		await page.getByText('The index does not answer. Check the connection.').first().waitFor();
		await close();
		const other = await open(browser, world);
		await other.page.goto(`${world.url}/act/Identity/apply`);
		await other.page.route('**/config.json', (route) => route.fulfill({ json: { api: '/v1', node: null } }));
		await other.page.reload();
		await other.page.getByText('This page was set up without a node.').waitFor();
		await other.close();
	});

	test('the first page is usable on a slow network', async () => {
		const { page, close } = await open(browser, world);
		const session = await page.context().newCDPSession(page);
		await session.send('Network.enable');
		await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 });
		const start = Date.now();
		await page.goto(world.url, { waitUntil: 'commit' });
		await page.locator('h1').waitFor();
		const took = Date.now() - start;
		console.log(`the first page took ${took} ms`);
		assert.ok(took < 2_500, `${took} ms`);
		await close();
	});
});
