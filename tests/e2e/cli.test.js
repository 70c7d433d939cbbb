// The command line's own failures: each ends with 1 and says in one line what is wrong and where.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer as createHttp } from 'node:http';
import { createServer } from 'node:net';
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, beforeEach, describe, test } from 'node:test';
import { randomAsHex } from '@polkadot/util-crypto';
import { Chain } from './lib/chain.js';
import { fundedAccounts } from './lib/people.js';

const URL = process.env.VERDIGRID_URL ?? 'ws://127.0.0.1:9944';
const PROGRAM = process.env.VERDIGRID_BIN;
const DATA = resolve(dirname(fileURLToPath(import.meta.url)), '../../data');
/** A month that nobody else plays: the sample month, a year earlier. */
const [SAMPLE, MONTH] = ['2014-01', '2013-01'];

describe('the command line', { skip: PROGRAM ? false : 'VERDIGRID_BIN names no program' }, () => {
	let data;

	before(async () => {
		data = await mkdtemp(join(tmpdir(), 'verdigrid-data-'));
	});
	after(() => rm(data, { recursive: true, force: true }));
	beforeEach(() => copySample(data));

	const demo = (...options) => run('--url', URL, 'demo', '--data', data, '--month', MONTH, ...options);

	/** Changes the lines of a file of the copy. */
	async function edit(file, change) {
		const path = join(data, file);
		const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
		await writeFile(path, `${change(lines).join('\n')}\n`);
	}

	test('a node that is not there is named, and how to start one', async () => {
		const port = await closedPort();
		const result = await run('--url', `ws://127.0.0.1:${port}`, 'demo');
		assertFails(result, [`no node answers at ws://127.0.0.1:${port}`, 'scripts/run', '--url']);
	});

	test('something else than a node is not taken for one', async () => {
		const server = createHttp((_, response) => response.end('no node')).listen(0, '127.0.0.1');
		await new Promise((listening) => server.once('listening', listening));
		const url = `ws://127.0.0.1:${server.address().port}`;
		try {
			assertFails(await run('--url', url, 'demo'), [url]);
		} finally {
			server.closeAllConnections();
			server.close();
		}
	});

	test('an address that is none is refused', async () => {
		assertFails(await run('--url', 'nonsense', 'demo'), ['nonsense']);
	});

	test('a key without funds is named by its account', async () => {
		const chain = await Chain.connect();
		const key = `//Nobody-${randomAsHex(8)}`;
		const { address } = chain.key(key);
		await chain.disconnect();
		assertFails(await demo('--key', key), [address, 'cannot pay', 'VDG']);
	});

	test('a key that is none is refused without repeating a secret seed', async () => {
		assertFails(await demo('--key', 'no key at all'), ['is not a key', '//Alice']);
	});

	test('a month that is none is refused', async () => {
		for (const month of ['2014-13', '2014', 'January']) {
			const { code, stderr } = await run('--url', URL, 'demo', '--month', month);
			assert.notEqual(code, 0);
			assert.match(stderr, /--month/);
		}
	});

	test('a month without data names the file that is missing', async () => {
		const result = await run('--url', URL, 'demo', '--data', data, '--month', '2012-02');
		assertFails(result, [join(data, 'wind/scada-2012-02.csv'), 'cannot be read']);
	});

	test('a wrong header is refused with file, line and what it must be', async () => {
		const file = `wind/scada-${MONTH}.csv`;
		await edit(file, ([, ...rows]) => ['Turbine,Date_time,P_avg', ...rows]);
		const header = 'Wind_turbine_name,Date_time,P_avg';
		assertFails(await demo(), [`${join(data, file)}, line 1:`, header, 'Turbine,Date_time,P_avg']);
	});

	test('a duplicate with another value is refused with file, line and both values', async () => {
		const file = `wind/scada-${MONTH}.csv`;
		let line;
		await edit(file, (lines) => {
			const [turbine, time] = lines[1].split(',');
			line = lines.length + 1;
			return [...lines, `${turbine},${time},1.5`];
		});
		assertFails(await demo(), [`${join(data, file)}, line ${line}:`, 'another value', '1.5']);
	});

	test('a number that is none is refused with file, line and text', async () => {
		const file = `industry/load-${MONTH}.csv`;
		await edit(file, (lines) => lines.with(6, lines[6].replace(/,[^,]+$/, ',much')));
		assertFails(await demo(), [`${join(data, file)}, line 7:`, '`much` is not a number']);
	});

	test('a time that is none is refused with file, line and text', async () => {
		const file = `household/meter-1-${MONTH}.csv`;
		await edit(file, (lines) => lines.with(3, `noon${lines[3].slice(19)}`));
		assertFails(await demo(), [`${join(data, file)}, line 4:`, '`noon` is not a time']);
	});

	test('a missing column is refused with file and line', async () => {
		const file = `wind/scada-${MONTH}.csv`;
		await edit(file, (lines) => lines.with(4, lines[4].replace(/,[^,]+$/, '')));
		assertFails(await demo(), [`${join(data, file)}, line 5:`, '2 columns instead of 3']);
	});

	test('what is no certificate number is refused', async () => {
		const status = (number) => run('--url', URL, 'status', number);
		assertFails(await status('nonsense'), ['a certificate number has 32 characters']);
		assertFails(await status('0'.repeat(32)), ['0'.repeat(32), 'Malformed']);
	});

	test('refused data leaves no trace on the chain', async () => {
		const chain = await Chain.connect();
		const { payer } = await fundedAccounts(chain, ['payer']);
		const before = await chain.api.query.identity.nextParty();
		await edit(`wind/scada-${MONTH}.csv`, ([, ...rows]) => ['wrong', ...rows]);
		assert.equal((await demo()).code, 1);
		const after = await chain.api.query.identity.nextParty();
		assert.equal(after.toNumber(), before.toNumber());
		assert.equal((await chain.api.rpc.system.accountNextIndex(payer.address)).toNumber(), 0);
		await chain.disconnect();
	});
});

/** Runs the program to its end. */
function run(...options) {
	return new Promise((done, failed) => {
		const child = spawn(PROGRAM, options, { env: { PATH: process.env.PATH }, timeout: 60_000 });
		const output = { stdout: '', stderr: '' };
		for (const stream of ['stdout', 'stderr']) {
			child[stream].on('data', (chunk) => { output[stream] += chunk; });
		}
		child.on('error', failed);
		child.on('close', (code) => done({ code, ...output }));
	});
}

/** It ended with 1 and one line that says all of this; no trace of the program's insides. */
function assertFails({ code, stderr }, parts) {
	assert.equal(code, 1, stderr);
	assert.match(stderr, /^error: .+\n$/, 'one line');
	for (const part of parts) assert.ok(stderr.includes(part), `${part} is not in: ${stderr}`);
	assert.doesNotMatch(stderr, /panicked|backtrace|\.rs:\d+/i);
}

/** The sample month, with its dates a year earlier. */
async function copySample(folder) {
	for (const part of ['wind', 'industry', 'household']) {
		await mkdir(join(folder, part), { recursive: true });
		for (const file of await readdir(join(DATA, part))) {
			if (file !== 'assets.csv' && !file.includes(SAMPLE)) continue;
			const text = await readFile(join(DATA, part, file), 'utf8');
			const name = file.replace(SAMPLE, MONTH);
			await writeFile(join(folder, part, name), text.replaceAll(SAMPLE, MONTH));
		}
	}
}

async function closedPort() {
	const server = createServer().listen(0, '127.0.0.1');
	await new Promise((listening) => server.once('listening', listening));
	const { port } = server.address();
	await new Promise((closed) => server.close(closed));
	return port;
}
