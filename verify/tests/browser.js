// The page in Debian's Chromium, from a file, as people open it.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { assemble } from '../build.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {string | { name: string, mimeType: string, buffer: Buffer }} File a path, or a name and bytes */

// The modules of all tests are those of tests/.
const modules = createRequire(new URL('../../tests/package.json', import.meta.url));
/** @type {import('playwright-core')} */
const { chromium } = modules('playwright-core');
export const axe = readFileSync(modules.resolve('axe-core/axe.min.js'), 'utf8');

const root = fileURLToPath(new URL('../..', import.meta.url));
const programs = process.env.VERDIGRID_PROGRAMS ?? join(root, 'target/bin');
export const module = readFileSync(join(programs, 'verdigrid_proof_wasm.wasm'));
const vectors = join(root, 'proof/vectors');
/** @param {string} name */
export const vector = (name) => join(vectors, name);
export const trust = vector('trust.json');

/** How long a page may take on a machine that does much else, in milliseconds. */
const PATIENCE = 120_000;

/** Opens a browser. @param {string} [page] the page, if it is not the one that is built */
export async function open(page = assemble(module)) {
	const folder = mkdtempSync(join(tmpdir(), 'verdigrid-verify.'));
	const path = join(folder, 'verify.html');
	writeFileSync(path, page);
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'], timeout: PATIENCE });
	/** What went wrong, or out. @type {string[]} */
	const noise = [];
	return {
		folder,
		/** Fails if a page asked for anything, ran into an error, or had something to complain of. */
		assertQuiet: () => {
			if (noise.length > 0) throw new Error(noise.join('\n'));
		},
		/** @param {import('playwright-core').BrowserContextOptions} [options] */
		page: async (options = {}) => {
			const opened = await browser.newPage({ locale: 'en', ...options });
			opened.setDefaultTimeout(PATIENCE);
			opened.on('request', (request) => {
				if (request.url() !== pathToFileURL(path).href && !request.url().startsWith('blob:')) noise.push(`asked for ${request.url().slice(0, 200)}`);
			});
			opened.on('pageerror', (error) => noise.push(error.message));
			opened.on('console', (message) => noise.push(message.text()));
			opened.on('dialog', (dialog) => {
				noise.push('a dialog');
				void dialog.dismiss();
			});
			await opened.goto(pathToFileURL(path).href);
			return opened;
		},
		close: async () => {
			await browser.close();
			rmSync(folder, { recursive: true });
		},
	};
}

/** Gives the page a trust root. @param {Page} page @param {File} file */
export async function trustIn(page, file = trust) {
	await page.setInputFiles('#trust input[type=file]', /** @type {any} */ (file));
	await page.waitForSelector('#trust-is p');
}

/** Has a statement checked, and gives the verdict. @param {Page} page @param {File} file */
export async function verdictOf(page, file) {
	await page.evaluate(() => document.querySelector('#answer')?.replaceChildren());
	await page.setInputFiles('#file input[type=file]', /** @type {any} */ (file));
	return shownVerdict(page);
}

/** @param {Page} page */
export async function shownVerdict(page) {
	const verdict = await page.waitForSelector('#answer .verdict');
	return (await verdict.getAttribute('class'))?.replace('verdict ', '');
}

/** Why the statement is refused, as the page says it. @param {Page} page */
export async function reasonIn(page) {
	return await page.locator('#answer .reason').innerText();
}

/** The text of a part of the page, with single spaces. @param {Page} page @param {string} selector */
export async function textOf(page, selector) {
	return (await page.locator(selector).innerText()).replace(/\s+/g, ' ');
}

/** A file that exists nowhere. @param {string} name @param {string | Buffer} content */
export function made(name, content) {
	return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}

/** What the command says. @param {string} file @param {string} [trusted] */
export function command(file, trusted = trust) {
	const { status, stdout, stderr } = spawnSync(join(programs, 'verdigrid'), ['verify', file, '--trust', trusted], { encoding: 'utf8' });
	return { status, lines: stdout.trim().split('\n'), reason: stderr.replace(/^error: [^:]*: /, '').trim() };
}

/** Runs a program of this project. @param {string} program @param {string[]} options */
export function run(program, ...options) {
	return execFileSync(join(programs, program), options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
