// The demonstration's own failures. Each is one line that says what is wrong and where, and nothing has changed on the chain.
// `tests/run` plays the demonstration itself.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, beforeEach, describe, test } from 'node:test';
import { randomAsHex } from '@polkadot/util-crypto';
import { Chain } from './lib/chain.js';
import { assertOnlyReads, freePort, throughRenamed } from './lib/network.js';
import { assertFails, startOther } from './lib/program.js';

const URL = process.env.VERDIGRID_URL ?? 'ws://127.0.0.1:9944';
const PROGRAM = process.env.VERDIGRID_DEMONSTRATION ?? '';
const DATA = resolve(dirname(fileURLToPath(import.meta.url)), '../../data');
/** A month that nobody else plays: the sample month, a year earlier. */
const [SAMPLE, MONTH] = ['2014-01', '2013-01'];

const run = (...options) => startOther(PROGRAM, {}, ...options).ended;

describe('the demonstration', { skip: PROGRAM ? false : 'VERDIGRID_DEMONSTRATION names no program' }, () => {
	let data;

	before(async () => {
		data = await mkdtemp(join(tmpdir(), 'verdigrid-data-'));
	});
	after(() => rm(data, { recursive: true, force: true }));
	beforeEach(() => copySample(data));

	const play = (url, ...options) => run('--url', url, '--data', data, '--month', MONTH, ...options);
	const demo = (...options) => play(URL, ...options);

	/** Changes one line of a file of the copy, counted from 1. */
	const editLine = (file, number, change) =>
		edit(file, (lines) => lines.map((line, at) => (at + 1 === number ? change(line) : line)));

	/** Changes the lines of a file of the copy. */
	async function edit(file, change) {
		const path = join(data, file);
		const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
		await writeFile(path, `${change(lines).join('\n')}\n`);
	}

	test('without a node, the message has its address and says how to start one', async () => {
		const url = `ws://127.0.0.1:${await freePort()}`;
		assertFails(await run('--url', url), [`no node answers at ${url}`, 'scripts/run', '--url']);
	});

	test('a server that is not a node is refused', async () => {
		const server = createServer((_, response) => response.end('no node')).listen(0, '127.0.0.1');
		await new Promise((listening) => server.once('listening', listening));
		const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
		try {
			assertFails(await run('--url', `ws://127.0.0.1:${port}`), [`ws://127.0.0.1:${port}`]);
		} finally {
			server.closeAllConnections();
			server.close();
		}
	});

	test('an invalid address is refused', async () => {
		assertFails(await run('--url', 'nonsense'), ['nonsense']);
	});

	test('the address can be in a variable', async () => {
		const result = await startOther(PROGRAM, { VERDIGRID_URL: 'nonsense' }).ended;
		assertFails(result, ['nonsense']);
	});

	test('a node of another Substrate chain is refused, and what to do is said', async () => {
		await throughRenamed('Certificates', 'Bibliography', async (node) => {
			assertFails(await run('--url', node.url), [node.url, 'another chain', 'no pallet Certificates', '--url']);
			assertOnlyReads(node);
		});
	});

	test('a chain that has changed what the program uses is refused, with the name of the call', async () => {
		// A batch carries the call.
		await throughRenamed('transfer_keep_alive', 'transfer_stay_alive', async (node) => {
			const said = ['has changed since', 'Balances.transfer_keep_alive', 'release'];
			assertFails(await play(node.url), said);
			assertOnlyReads(node);
		});
	});

	test('a key without funds is refused, with its account', async () => {
		const chain = await Chain.connect();
		const key = `//Nobody-${randomAsHex(8)}`;
		const { address } = chain.key(key);
		await chain.disconnect();
		assertFails(await demo('--key', key), [address, 'cannot pay', 'VDG']);
	});

	test('an invalid key is refused, and a secret seed is not repeated', async () => {
		const result = await demo('--key', 'no key at all');
		assertFails(result, ['--key takes only', '//Alice']);
		assert.ok(!result.stderr.includes('no key at all'));
	});

	test('an invalid month is refused', async () => {
		for (const month of ['2014-13', '2014', 'January', '2014-1-1', '1969-12']) {
			const { code, stderr } = await run('--url', URL, '--month', month);
			assert.notEqual(code, 0);
			assert.match(stderr, /--month/);
		}
	});

	test('a month without data names the file that is missing', async () => {
		const result = await run('--url', URL, '--data', data, '--month', '2012-02');
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
		assertFails(await demo(), [`${join(data, file)}, line ${line}:`, '1.5 kW here, and', 'line 2']);
	});

	test('an invalid number is refused with file, line and text', async () => {
		const file = `industry/load-${MONTH}.csv`;
		await editLine(file, 7, (line) => line.replace(/,[^,]+$/, ',much'));
		assertFails(await demo(), [`${join(data, file)}, line 7:`, '`much` is not a number']);
	});

	test('an invalid time is refused with file, line and text', async () => {
		const file = `household/meter-1-${MONTH}.csv`;
		await editLine(file, 4, (line) => `noon${line.slice(19)}`);
		assertFails(await demo(), [`${join(data, file)}, line 4:`, '`noon` is not a time']);
	});

	test('a missing column is refused with file and line', async () => {
		const file = `wind/scada-${MONTH}.csv`;
		await editLine(file, 5, (line) => line.replace(/,[^,]+$/, ''));
		assertFails(await demo(), [`${join(data, file)}, line 5:`, '2 columns instead of 3']);
	});

	test('refused data leaves no trace on the chain', async () => {
		const scada = `wind/scada-${MONTH}.csv`;
		await leavesNoTrace(['line 1:'], () => edit(scada, ([, ...rows]) => ['wrong', ...rows]));
	});

	test('a month with too little energy for the story is refused before anything is done', async () => {
		const calm = (line, at) => (at === 0 ? line : line.replace(/[^,]*$/, '0.5'));
		const reason = [data, 'too short of energy', '4, 2 and 1 are needed'];
		await leavesNoTrace(reason, () => edit(`wind/scada-${MONTH}.csv`, (lines) => lines.map(calm)));
	});

	test('a file that holds another month is refused before anything is done', async () => {
		const file = `industry/load-${MONTH}.csv`;
		const later = (lines) => lines.map((line) => line.replace(MONTH, '2013-03'));
		await leavesNoTrace([join(data, file), 'no data of this month'], () => edit(file, later));
	});

	test('a number that no meter can measure is refused with file and line', async () => {
		const file = `wind/scada-${MONTH}.csv`;
		await editLine(file, 9, (line) => line.replace(/[^,]*$/, '1e25'));
		assertFails(await demo(), [`${join(data, file)}, line 9:`, '`1e25` is more than']);
	});

	test('a chain that is not for development is refused', async () => {
		await throughRenamed('Development', 'Preparation', async (node) => {
			const result = await play(node.url);
			assertFails(result, ['needs a development chain', 'scripts/run']);
			assertOnlyReads(node);
		});
	});

	test('a key with too little money is refused, with the sum that is needed', async () => {
		const chain = await Chain.connect();
		const key = `//Little-${randomAsHex(8)}`;
		const { address } = chain.key(key);
		const gift = chain.api.tx.balances.transferKeepAlive(address, 10n ** 14n);
		await chain.send(gift, chain.key('//Alice'));
		await chain.disconnect();
		assertFails(await demo('--key', key), [address, '6000 VDG', '3000000 CNY']);
	});

	/** After this change of the data the demonstration is refused for this reason, and nothing has changed. */
	async function leavesNoTrace(reason, change) {
		const chain = await Chain.connect();
		try {
			const state = async () => [
				(await chain.api.query.identity.nextParty()).toNumber(),
				(await chain.api.rpc.system.accountNextIndex(chain.key('//Alice').address)).toNumber(),
			];
			const before = await state();
			await change();
			assertFails(await demo(), reason);
			assert.deepEqual(await state(), before);
		} finally {
			await chain.disconnect();
		}
	}
});

/** The sample month, with its dates a year earlier. */
async function copySample(folder) {
	for (const part of ['wind', 'industry', 'household', 'mappings']) {
		await mkdir(join(folder, part), { recursive: true });
		for (const file of await readdir(join(DATA, part))) {
			if (part !== 'mappings' && file !== 'assets.csv' && !file.includes(SAMPLE)) continue;
			const text = await readFile(join(DATA, part, file), 'utf8');
			const name = file.replace(SAMPLE, MONTH);
			await writeFile(join(folder, part, name), text.replaceAll(SAMPLE, MONTH));
		}
	}
}
