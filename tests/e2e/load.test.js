// The load generator: a short load on the development node, and its own failures.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

const URL = process.env.VERDIGRID_URL ?? 'ws://127.0.0.1:9944';
const PROGRAM = process.env.VERDIGRID_LOAD ?? '';
/** How many operations a second are offered. */
const RATE = 20;

describe('the load generator', { skip: PROGRAM ? false : 'VERDIGRID_LOAD names no program' }, () => {
	let folder;

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'verdigrid-load-'));
	});
	after(() => rm(folder, { recursive: true, force: true }));

	const load = (...options) => run('--report', folder, '--accounts', '8', ...options);

	test('reports what the blocks of a node carried', async () => {
		const short = ['--seconds', '4', '--warm-up', '1', '--rate', String(RATE)];
		const result = await load('--url', URL, '--kind', 'balance-transfer', ...short);
		assert.equal(result.code, 0, result.text);
		const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
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

	test('without a rate, a development chain is refused', async () => {
		const result = await load('--url', URL, '--kind', 'balance-transfer');
		assert.equal(result.code, 1, result.text);
		assert.match(result.text, /--rate/);
	});

	test('an account without money is named', async () => {
		const result = await load('--url', URL, '--kind', 'balance-transfer', '--rate', '1', '--key', '//nobody');
		assert.equal(result.code, 5, result.text);
		assert.match(result.text, /has 0 and needs/);
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
 * @returns {Promise<{ code: number, text: string }>}
 */
function run(...options) {
	return new Promise((resolve) => {
		execFile(PROGRAM, options, (error, stdout, stderr) => {
			resolve({ code: error ? Number(error.code) : 0, text: stdout + stderr });
		});
	});
}
