// A browser, and pages in it that are watched: nothing may be refused by the policy, fail, or be asked of strangers.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export const launch = () =>
	chromium.launch({
		executablePath: process.env.VERDIGRID_CHROMIUM ?? '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
	});

/** A page as a person of this language and taste has it. */
export async function open(browser, world, { language = 'en', scheme = 'light', width = 1280, wallet = null, account = null } = {}) {
	const context = await browser.newContext({
		// Otherwise the injected checker is refused by the policy of the page, as it should be.
		bypassCSP: false,
		locale: language === 'zh' ? 'zh-CN' : 'en-GB',
		colorScheme: scheme,
		viewport: { width, height: 900 },
	});
	context.setDefaultTimeout(60_000);
	const page = await context.newPage();
	const faults = watch(page, world);
	if (wallet !== null) await wallet.inject(page);
	if (account !== null) await remember(page, account);
	return { page, faults, close: () => context.close() };
}

function watch(page, world) {
	const faults = [];
	const own = [world.url, world.nodeUrl.replace('ws:', 'http:')];
	page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error' && !/status of (404|400|503)|ERR_CONNECTION_REFUSED/.test(message.text())) faults.push(`console: ${message.text()}`);
	});
	page.on('request', (request) => {
		const url = request.url();
		if (!own.some((origin) => url.startsWith(origin)) && !url.startsWith('data:') && !url.startsWith('blob:')) faults.push(`asks a stranger: ${url}`);
	});
	return faults;
}

const remember = (page, account) =>
	page.addInitScript((address) => localStorage.setItem('verdigrid-account', JSON.stringify({ wallet: null, address, real: null })), account);

/** Waits until the page has what it asked for. */
export async function settled(page) {
	await page.locator('h1').waitFor();
	await page.waitForFunction(() => !/^(Loading…|正在加载……)$/m.test(document.querySelector('main')?.innerText ?? ''));
}

/** Checks a page for what people with disabilities stumble over. */
export async function assertAccessible(page, what) {
	// Not as a script element: the page's policy refuses those.
	await page.evaluate(await axe());
	const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
	const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`).join('\n  ')}`);
	assert.deepEqual(said, [], what);
}

let source = null;
async function axe() {
	const { readFile } = await import('node:fs/promises');
	source ??= await readFile(AXE, 'utf8');
	return source;
}

/** Checks that a page does not scroll sideways. */
export async function assertFits(page, what) {
	const [inner, scroll] = await page.evaluate(() => [window.innerWidth, document.documentElement.scrollWidth]);
	assert.ok(scroll <= inner, `${what}: ${scroll} px wide in a window of ${inner}`);
}
