// The load generator: a short load on the development node, and its own failures.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { Node } from './lib/network.js';

const URL = process.env.VERDIGRID_URL ?? 'ws://127.0.0.1:9944';
const PROGRAM = process.env.VERDIGRID_LOAD ?? '';
/** How many operations a second are offered. */
const RATE = 20;
const skip = PROGRAM ? false : 'VERDIGRID_LOAD names no program';

describe('the load generator', { skip }, () => {
	/** @type {string} */
	let folder;
	/** @type {Node[]} */
	const nodes = [];

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'verdigrid-load-'));
	});
	after(async () => {
		await Promise.all(nodes.map((node) => node.remove()));
		await rm(folder, { recursive: true, force: true });
	});

	const few = ['--sellers', '8', '--buyers', '8'];
	/** @param {string[]} options */
	const load = (...options) => run(['--report', folder, ...few, ...options]);
	const written = async () => JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
	/** @param {string[]} options */
	const node = async (...options) => {
		const started = await Node.development(...options);
		nodes.push(started);
		await started.start();
		return started;
	};

	test('reports what the blocks of a node carried', async () => {
		const short = ['--seconds', '4', '--warm-up', '1', '--rate', String(RATE)];
		const result = await load('--url', URL, '--kind', 'balance-transfer', ...short);
		assert.equal(result.code, 0, result.text);
		const report = await written();
		assert.deepEqual([report.version, report.ended], [1, 'completed']);
		const [measured] = report.kinds;
		assert.equal(measured.kind, 'balance-transfer');
		assert.deepEqual([measured.failed, measured.refused], [{}, {}]);
		assert.equal(measured.in_blocks, measured.submitted);
		const rate = measured.window.operations_per_second;
		assert.ok(rate > RATE / 2 && rate < RATE * 2, `${rate} a second`);
		const files = ['balance-transfer-blocks.svg', 'balance-transfer-inclusion.svg', 'report.json', 'report.md'];
		assert.deepEqual((await readdir(folder)).sort(), files);
	});

	test('plays auctions: orders, and closings that match them', { timeout: 300_000 }, async () => {
		const short = ['--seconds', '4', '--warm-up', '1', '--rate', String(RATE), '--leaves', '1000'];
		const result = await load('--url', URL, '--kind', 'auction', ...short);
		assert.equal(result.code, 0, result.text);
		const [measured] = (await written()).kinds;
		assert.deepEqual([measured.failed, measured.refused], [{}, {}]);
		const { operations, certificates_per_second: certificates } = measured.window;
		assert.ok(operations > 0 && certificates > 0, JSON.stringify(measured.window));
	});

	test('says what was measured before the node ended', { timeout: 300_000 }, async () => {
		const short = await node();
		let ending = false;
		/** @param {string} text */
		const end = (text) => {
			if (ending || !/block \d+: [1-9]/.test(text)) return;
			ending = true;
			setTimeout(() => short.child?.kill('SIGKILL'), 3_000);
		};
		const long = ['--seconds', '120', '--warm-up', '0', '--rate', String(RATE)];
		const options = ['--report', folder, ...few, '--url', short.url, '--kind', 'balance-transfer'];
		const result = await run([...options, ...long], end);
		assert.equal(result.code, 3, result.text);
		const report = await written();
		assert.match(report.ended, /does not answer any more/);
		const [measured] = report.kinds;
		assert.ok(measured.in_blocks > 0 && measured.blocks.length > 0, result.text);
	});

	test('counts how often the pool was full', { timeout: 300_000 }, async () => {
		const small = await node('--pool-limit', '4');
		const short = ['--seconds', '4', '--warm-up', '0', '--rate', '1000'];
		const result = await load('--url', small.url, '--kind', 'balance-transfer', ...short);
		// What the pool dropped without a word never comes into a block: then it ends early, and says so.
		assert.ok([0, 3].includes(result.code), result.text);
		const [measured] = (await written()).kinds;
		assert.ok(measured.pool_full > 0, result.text);
		assert.match(result.text, /times that the pool was full: \d+/);
	});

	test('without a rate, a development chain is refused', async () => {
		const result = await load('--url', URL, '--kind', 'balance-transfer');
		assert.equal(result.code, 1, result.text);
		assert.match(result.text, /--rate/);
	});

	test('an account without money is named', async () => {
		const result = await load('--url', URL, '--kind', 'balance-transfer', '--rate', '1', '--key', '//nobody');
		assert.equal(result.code, 5, result.text);
		assert.match(result.text, /has 0 and needs/);
		const report = await written();
		assert.match(report.ended, /has 0 and needs/);
		assert.deepEqual(report.kinds, []);
	});

	test('without a node, the message has its address', async () => {
		const result = await load('--url', 'ws://127.0.0.1:1', '--kind', 'balance-transfer');
		assert.equal(result.code, 3, result.text);
		assert.match(result.text, /no node answers at ws:\/\/127\.0\.0\.1:1/);
	});
});

/**
 * Runs the program: its exit code, and what it said.
 * @param {string[]} options
 * @param {(text: string) => void} [watch] sees what it says
 * @returns {Promise<{ code: number, text: string }>}
 */
function run(options, watch = () => {}) {
	return new Promise((resolve) => {
		const child = execFile(PROGRAM, options, (error, stdout, stderr) => {
			resolve({ code: error ? Number(error.code) : 0, text: stdout + stderr });
		});
		child.stdout?.on('data', watch);
	});
}
