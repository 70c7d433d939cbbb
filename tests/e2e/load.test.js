// The load generator: a short load on the development node, and its own failures.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
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
	let all;
	/** The folder of the last report: each run has its own. @type {string} */
	let folder;
	let runs = 0;
	/** @type {Node[]} */
	const nodes = [];

	before(async () => {
		all = await mkdtemp(join(tmpdir(), 'verdigrid-load-'));
	});
	after(async () => {
		await Promise.all(nodes.map((node) => node.remove()));
		await rm(all, { recursive: true, force: true });
	});

	const few = ['--sellers', '8', '--buyers', '8'];
	/**
	 * @param {string[]} options
	 * @param {Parameters<typeof run>[1]} [about]
	 */
	const load = (options, about) => {
		runs += 1;
		folder = join(all, String(runs));
		return run(['--report', folder, ...few, ...options], about);
	};
	const written = async () => JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
	const transfers = ['--kind', 'balance-transfer'];
	const ofTheNode = ['--url', URL, ...transfers];
	const long = ['--seconds', '120', '--warm-up', '0', '--rate', String(RATE)];
	/**
	 * Does something once, when the first block with transactions of the load is shown.
	 * @param {(child: import('node:child_process').ChildProcess) => void} what
	 * @returns {(text: string, child: import('node:child_process').ChildProcess) => void}
	 */
	const atTheFirstBlock = (what) => {
		let done = false;
		return (text, child) => {
			if (done || !/block \d+: [1-9]/.test(text)) return;
			done = true;
			what(child);
		};
	};
	/** @param {string[]} options */
	const node = async (...options) => {
		const started = await Node.development(...options);
		nodes.push(started);
		await started.start();
		return started;
	};

	test('reports what the blocks of a node carried', async () => {
		const short = ['--seconds', '4', '--warm-up', '1', '--rate', String(RATE)];
		const result = await load([...ofTheNode, ...short]);
		assert.equal(result.code, 0, result.text);
		assert.match(result.text, /money for 16 accounts: 2000 VDG each, 32000 VDG together, from 5\w+\. They give nothing back/);
		const report = await written();
		assert.deepEqual([report.version, report.ended], [2, 'completed']);
		const [measured] = report.kinds;
		assert.equal(measured.kind, 'balance-transfer');
		assert.deepEqual([measured.failed, measured.refused], [{}, {}]);
		assert.equal(measured.in_blocks, measured.submitted);
		const rate = measured.window.operations_per_second;
		assert.ok(rate > RATE / 2 && rate < RATE * 2, `${rate} a second`);
		const charts = ['blocks', 'inclusion', 'memory'].map((what) => `balance-transfer-${what}.svg`);
		assert.deepEqual((await readdir(folder)).sort(), [...charts, 'report.json', 'report.md']);
	});

	test('has variables of its own, and does not read those of the client', async () => {
		const short = ['--seconds', '2', '--warm-up', '0', '--rate', String(RATE)];
		const client = { VERDIGRID_URL: 'ws://127.0.0.1:1', VERDIGRID_KEY: '//nobody' };
		const result = await load([...transfers, ...short], { env: { ...client, VERDIGRID_LOAD_URL: URL } });
		assert.equal(result.code, 0, result.text);
		const poor = await load([...transfers, ...short], { env: { VERDIGRID_LOAD_URL: URL, VERDIGRID_LOAD_KEY: '//nobody' } });
		assert.equal(poor.code, 5, poor.text);
	});

	test('spends on a live chain only if that is said', async () => {
		const live = await disguised(URL);
		try {
			const short = ['--seconds', '2', '--warm-up', '0', '--rate', String(RATE)];
			const options = ['--url', live.url, ...transfers, ...short];
			const refused = await load(options);
			assert.equal(refused.code, 4, refused.text);
			assert.match(refused.text, /of type Live.*16 accounts.*give nothing back.*--spend-on-live-chain/s);
			await assert.rejects(readdir(folder), 'nothing is written');
			const result = await load([...options, '--spend-on-live-chain']);
			assert.equal(result.code, 0, result.text);
			assert.equal((await written()).chain.chain_type, 'Live');
		} finally {
			live.close();
		}
	});

	test('changes no chain for ever that was not made to be measured', async () => {
		const result = await load([...ofTheNode, '--rate', '1', '--final-at-once']);
		assert.equal(result.code, 4, result.text);
		assert.match(result.text, /development chain for ever.*cannot be disputed.*"Verdigrid Load"/s);
	});

	test('writes no report over another one', async () => {
		const report = ['--rate', '1', '--key', '//nobody'];
		assert.equal((await load([...ofTheNode, ...report])).code, 5);
		const before = await readFile(join(folder, 'report.json'), 'utf8');
		const again = await run(['--report', folder, ...few, ...ofTheNode, ...report]);
		assert.equal(again.code, 2, again.text);
		assert.match(again.text, /has a report already: name another folder with --report/);
		assert.equal(await readFile(join(folder, 'report.json'), 'utf8'), before);
	});

	test('a load of which nothing was measured has failed', async () => {
		// All three are sent at once, so no block comes after the warm-up.
		const result = await load([...ofTheNode, '--seconds', '1', '--warm-up', '2', '--rate', '1']);
		assert.equal(result.code, 1, result.text);
		const report = await written();
		assert.match(report.ended, /^nothing was measured: balance-transfer: too few blocks/);
		assert.equal(report.kinds[0].bounded_by, 'unknown');
	});

	for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM'])) {
		test(`says what was measured before ${signal}`, { timeout: 120_000 }, async () => {
			const watch = atTheFirstBlock((child) => setTimeout(() => child.kill(signal), 3_000));
			const result = await load([...ofTheNode, ...long], { watch });
			assert.equal(result.code, 130, result.text);
			const report = await written();
			assert.equal(report.ended, 'stopped by the user');
			const [measured] = report.kinds;
			assert.ok(measured.in_blocks > 0 && measured.window.operations > 0, result.text);
		});
	}

	test('plays auctions: orders, and closings that match them', { timeout: 300_000 }, async () => {
		const short = ['--seconds', '4', '--warm-up', '1', '--rate', String(RATE), '--leaves', '1000'];
		const result = await load(['--url', URL, '--kind', 'auction', ...short]);
		assert.equal(result.code, 0, result.text);
		const [measured] = (await written()).kinds;
		assert.deepEqual([measured.failed, measured.refused], [{}, {}]);
		const { operations, certificates_per_second: certificates } = measured.window;
		assert.ok(operations > 0 && certificates > 0, JSON.stringify(measured.window));
	});

	test('says what was measured before the node ended', { timeout: 300_000 }, async () => {
		const short = await node();
		const watch = atTheFirstBlock(() => setTimeout(() => short.child?.kill('SIGKILL'), 3_000));
		const result = await load(['--url', short.url, ...transfers, ...long], { watch });
		assert.equal(result.code, 3, result.text);
		const report = await written();
		assert.match(report.ended, /does not answer any more/);
		const [measured] = report.kinds;
		assert.ok(measured.in_blocks > 0 && measured.blocks.length > 0, result.text);
	});

	test('counts how often the pool was full', { timeout: 300_000 }, async () => {
		const small = await node('--pool-limit', '4');
		const short = ['--seconds', '4', '--warm-up', '0', '--rate', '1000'];
		const result = await load(['--url', small.url, ...transfers, ...short]);
		// What the pool dropped without a word never comes into a block: then it ends early, and says so.
		assert.ok([0, 3].includes(result.code), result.text);
		const [measured] = (await written()).kinds;
		assert.ok(measured.pool_full > 0, result.text);
		assert.match(result.text, /times that the pool was full: \d+/);
	});

	test('without a rate, a development chain is refused', async () => {
		const result = await load(ofTheNode);
		assert.equal(result.code, 1, result.text);
		assert.match(result.text, /--rate/);
	});

	test('an account without money is named', async () => {
		const result = await load([...ofTheNode, '--rate', '1', '--key', '//nobody']);
		assert.equal(result.code, 5, result.text);
		assert.match(result.text, /has 0 and needs/);
		const report = await written();
		assert.match(report.ended, /has 0 and needs/);
		assert.deepEqual(report.kinds, []);
	});

	test('without a node, the message has its address', async () => {
		const result = await load(['--url', 'ws://127.0.0.1:1', ...transfers]);
		assert.equal(result.code, 3, result.text);
		assert.match(result.text, /no node answers at ws:\/\/127\.0\.0\.1:1/);
	});
});

/**
 * Runs the program: its exit code, and what it said.
 * @param {string[]} options
 * @param {object} [about]
 * @param {(text: string, child: import('node:child_process').ChildProcess) => void} [about.watch] sees what it says
 * @param {Record<string, string>} [about.env] variables beside those of this process
 * @returns {Promise<{ code: number, text: string }>}
 */
function run(options, { watch = () => {}, env = {} } = {}) {
	return new Promise((resolve) => {
		const child = execFile(PROGRAM, options, { env: { ...process.env, ...env } }, (error, stdout, stderr) => {
			resolve({ code: error ? Number(error.code) : 0, text: stdout + stderr });
		});
		child.stdout?.on('data', (text) => watch(text, child));
	});
}

/**
 * A node that says that its chain is live: another one behind a line that changes this answer, and not its length.
 * @param {string} url
 */
async function disguised(url) {
	const { hostname, port } = new globalThis.URL(url);
	const server = createServer((client) => {
		const node = connect(Number(port), hostname);
		client.pipe(node).on('data', (/** @type {Buffer} */ data) => {
			const text = data.toString('latin1').replace('"result":"Development"', '"result":"Live"       ');
			client.write(text, 'latin1');
		});
		for (const [one, other] of [[client, node], [node, client]]) {
			one.on('error', () => other.destroy()).on('close', () => other.destroy());
		}
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
	const address = /** @type {import('node:net').AddressInfo} */ (server.address());
	return { url: `ws://127.0.0.1:${address.port}`, close: () => server.close() };
}
