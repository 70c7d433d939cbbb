// Workers that lie, are silent, have stale data, or are killed at any moment, with their node. VERDIGRID_KILLS says how many kills are
// played (default 6), and VERDIGRID_SEED with which random numbers.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { randomAsHex } from '@polkadot/util-crypto';
import { Chain } from './lib/chain.js';
import { partyOf, seatOf } from './lib/committee.js';
import { decide, Track } from './lib/governance.js';
import { freePort, until } from './lib/network.js';
import { hour, metering, month, topic } from './lib/trade.js';
import { assertNothingTwice, LARGE, PROGRAM, SEATS, SMALL, WIND, Workers } from './lib/worker.js';

const TESTS = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const JANUARY = month(2014, 1);
const MARCH = '2014-03';
const KILLS = Number(process.env.VERDIGRID_KILLS ?? 6);
/** So many hours are stated while workers and node are killed. */
const HOURS = 4 * KILLS;
/** The first hour of January 2014, by UTC. */
const FIRST = Date.UTC(2014, 0, 1) / 3_600_000;

describe('workers in trouble', { skip: PROGRAM ? false : 'VERDIGRID_WORKER names no program', timeout: 1_100_000 }, () => {
	/** @type {Workers} */
	let workers;

	before(async () => {
		workers = await Workers.start();
	});
	after(() => workers?.remove());

	test('with one worker that lies and one that is silent, there is no anchor; with the third honest one, there is the right one', async () => {
		const liar = await workers.make('liar', SEATS[0]);
		const file = join(liar, 'industry/load-2014-01.csv');
		const text = await readFile(file, 'utf8');
		await writeFile(file, text.replace(/^(2014-01-05T00:00:00.*),[^,\n]*$/m, '$1,2.5'));
		/** @type {[number, number]} */
		const ports = [await freePort(), await freePort()];
		const more = `[service]\nlisten = "127.0.0.1:${ports[0]}"\nadmin = "127.0.0.1:${ports[1]}"\nrequests-per-minute = 1000000\n`;
		const honest = [await workers.make('b', SEATS[1], { more }), await workers.make('c', SEATS[2])];
		const lying = workers.run(liar);
		await workers.says(liar, 'is stated, with 1 of 3 votes', lying.said);
		const two = honest.map((own) => workers.run(own));
		await Promise.all(two.map(({ said }, at) => workers.says(honest[at], 'is stated, with 3 of 3 votes', said)));
		assert.equal((await topic(workers.chain, metering(JANUARY))).anchor, null, 'two and one are no quorum');
		// The silent one has stale data at first: half of a file. It is refused, and nothing is stated of it.
		const stale = await workers.make('d', SEATS[3]);
		const scada = join(stale, 'wind/scada-2014-01.csv');
		const whole = await readFile(scada, 'utf8');
		await writeFile(scada, whole.slice(0, whole.length / 2));
		const late = workers.run(stale);
		await workers.says(stale, 'waits until `turbines` can be read', late.said);
		await writeFile(scada, whole);
		await workers.says(stale, 'is anchored and final', late.said);
		const { anchor } = await topic(workers.chain, metering(JANUARY));
		assert.equal(anchor.statement.total, WIND + LARGE + SMALL);
		assert.equal(anchor.attesters.length, 3);
		await workers.says(liar, 'use `diff` with another worker', lying.said);
		await lying.stop();
		await serves(honest[0], ports);
		await differs(liar, honest[0], ports[0]);
		await Promise.all([...two, late].map(({ stop }) => stop()));
		assertNothingTwice(await workers.attestations());
	});

	/** The meter on which two workers differ is named, from the folder and from the service of the other one. */
	async function differs(liar, other, port) {
		const said = /CUSTOMER-3MW: energy is "\d+" here, and "442271508" there/;
		assert.match((await workers.command(liar, 'diff', '2014-01', join(other, 'state'))).stderr, said);
		const { stdout } = await workers.command(other, 'token', 'add', '--name', 'liar', '--auditor', '--expires', '1d');
		const file = join(liar, 'token');
		await writeFile(file, stdout.split('\n')[0], { mode: 0o600 });
		const served = await workers.command(liar, 'diff', '2014-01', `http://127.0.0.1:${port}`, '--token-file', file);
		assert.match(served.stderr, said);
		const same = await workers.command(other, 'diff', '2014-01', join(workers.folder, 'c/state'));
		assert.match(same.stdout, /both have stated the same/);
	}

	/** The service answers whoever has a token, and keeps to its description. */
	async function serves(own, [port, admin]) {
		const url = `http://127.0.0.1:${port}`;
		const reading = `${url}/v1/metering/2014-01/0/readings/LHB-3`;
		assert.equal((await fetch(reading)).status, 401);
		const { stdout } = await workers.command(own, 'token', 'add', '--name', 'auditor', '--auditor', '--expires', '1d');
		const [token] = stdout.split('\n');
		const ask = () => fetch(reading, { headers: { Authorization: `Bearer ${token}` } });
		const proved = /** @type {any} */ (await (await ask()).json());
		assert.equal(proved.reading.energy, String(WIND));
		assert.equal((await fetch(`http://127.0.0.1:${admin}/ready`)).status, 200);
		const fuzz = spawn(join(TESTS, 'fuzz-service'), [url, token, `http://127.0.0.1:${admin}`], {
			env: { ...process.env, VERDIGRID_SECONDS: '25' },
			stdio: ['ignore', 'pipe', 'pipe'],
			timeout: 180_000,
		});
		const output = { text: '' };
		for (const stream of [fuzz.stdout, fuzz.stderr]) stream.on('data', (data) => { output.text += data; });
		const [code] = await once(fuzz, 'exit');
		assert.equal(code, 0, output.text.slice(-4_000));
		assert.match((await workers.command(own, 'token', 'revoke', '1')).stdout, /revoked/);
		assert.equal((await ask()).status, 401);
	}

	test('with a key that can only state for the seat, it states once that key can pay', async () => {
		const { chain } = workers;
		const seat = chain.key(SEATS[0]);
		const secret = randomAsHex(32);
		const hot = chain.key(secret);
		await chain.send(chain.api.tx.proxy.addProxy(hot.address, 'Oracle', 0), seat);
		const own = await workers.make('proxy', SEATS[0], { key: secret, month: '2014-03' });
		const { said, stop } = workers.run(own);
		await workers.says(own, `the account ${hot.address} cannot pay`, said, MARCH);
		await chain.send(chain.api.tx.balances.transferKeepAlive(hot.address, 10n ** 12n), chain.key('//Alice'));
		await workers.says(own, 'is stated, with 1 of 3 votes', said, MARCH);
		await stop();
		// Whoever has the key can do nothing else with it.
		const elsewhere = chain.api.tx.proxy.proxy(seat.address, null, chain.api.tx.evidence.resign());
		const executed = (await chain.send(elsewhere, hot)).find(({ method }) => method === 'ProxyExecuted');
		assert.ok(executed?.data.result.isErr);
		const { status } = await seatOf(chain, seat);
		assert.ok(status.live, 'the seat is still there');
	});

	test('on a full disk it states nothing, says so, and states once there is room', async () => {
		const own = await workers.make('full', SEATS[1], { month: '2014-03' });
		const scada = join(own, 'wind/scada-2014-03.csv');
		const whole = await readFile(scada, 'utf8');
		await writeFile(scada, whole.slice(0, whole.length / 2));
		const { said, stop, disk } = workers.runOnDisk(own, '8m');
		await workers.says(own, 'waits until `turbines` can be read', said, MARCH, disk);
		await assert.rejects(writeFile(join(disk, 'filler'), Buffer.alloc(16 << 20)), { code: 'ENOSPC' });
		const before = (await topic(workers.chain, metering(month(2014, 3)))).votes;
		await writeFile(scada, whole);
		await until('it says that the disk is full', 60_000, () => Promise.resolve(/Make room on the disk|No space left/.test(said.text)), () => said.text);
		assert.equal((await topic(workers.chain, metering(month(2014, 3)))).votes, before);
		await rm(join(disk, 'filler'), { force: true });
		await workers.says(own, `is stated, with ${before + 1} of 3 votes`, said, MARCH, disk);
		await stop();
	});

	test(`after ${KILLS} kills of workers and node at any moment, each hour is anchored, once and right`, async () => {
		const chance = random(Number(process.env.VERDIGRID_SEED ?? 1));
		const changes = { granularity: 'hour', deadline: '2s' };
		const own = [];
		for (const [at, seat] of SEATS.entries()) {
			const folder = await workers.make(`killed-${at}`, seat, changes);
			await shorten(join(folder, 'wind/scada-2014-01.csv'));
			own.push(folder);
		}
		await workers.chain.disconnect();
		const running = own.map((folder) => workers.run(folder));
		for (let kill = 0; kill < KILLS; kill += 1) {
			await pause(200 + chance(2_500));
			const victim = chance(9);
			if (victim === 8) {
				await workers.node.kill();
				await pause(chance(1_000));
				await workers.node.start();
			} else {
				const at = victim % SEATS.length;
				await running[at].stop('SIGKILL');
				running[at] = workers.run(own[at]);
			}
		}
		workers.chain = await Chain.connect(workers.node.url);
		const state = async () => Promise.all(hours().map(async (index) => (await topic(workers.chain, metering(hour(index)))).isFinal));
		const all = async () => (await state()).every(Boolean);
		await until('all hours are anchored', 300_000, all, () => running.map(({ said }) => said.text.slice(-1_500)).join('\n'));
		await Promise.all(running.map(({ stop }) => stop()));
		const statements = await workers.attestations();
		assertNothingTwice(statements);
		await right(statements);
		for (const seat of SEATS) {
			const { required, status } = await seatOf(workers.chain, workers.chain.key(seat));
			assert.equal(status.live.amount, required, 'no bond was slashed');
		}
	});

	test('when its party is dismissed it says so, and the others go on', async () => {
		const { chain } = workers;
		const own = await Promise.all(SEATS.map((seat, at) => workers.make(`last-${at}`, seat, { month: '2014-03' })));
		const scada = join(own[3], 'wind/scada-2014-03.csv');
		const whole = await readFile(scada, 'utf8');
		await writeFile(scada, whole.slice(0, whole.length / 2));
		const last = workers.run(own[3]);
		await workers.says(own[3], 'waits until `turbines` can be read', last.said, MARCH);
		await decide(chain, Track.Oracle, chain.api.tx.evidence.dismiss(await partyOf(chain, chain.key(SEATS[3]))));
		await writeFile(scada, whole);
		await workers.says(own[3], 'Attest with the party that has the seat', last.said, MARCH);
		await last.stop();
		assert.match((await workers.command(own[3], 'check')).stderr, /has left its seat, or was dismissed/);
		const others = own.slice(0, 3).map((folder) => workers.run(folder));
		await workers.says(own[2], 'is anchored and final', others[2].said, MARCH);
		await Promise.all(others.map(({ stop }) => stop()));
	});

	/** All workers said the same of each hour, in its first round. */
	async function right(statements) {
		for (const index of hours()) {
			const { anchor } = await topic(workers.chain, metering(hour(index)));
			assert.equal(anchor.round, 1);
			const of = statements.filter(({ topic: about }) => JSON.stringify(about).includes(String(index)));
			assert.ok(of.length >= 3);
			assert.deepEqual(new Set(of.map(({ statement }) => statement.root)), new Set([anchor.statement.root]));
		}
	}

	const hours = () => Array.from({ length: HOURS }, (_, at) => FIRST + at);

	/** Keeps the rows of the first hours. */
	async function shorten(file) {
		const [header, ...rows] = (await readFile(file, 'utf8')).trimEnd().split('\n');
		const end = (FIRST + HOURS) * 3_600_000;
		const kept = rows.filter((row) => Date.parse(row.split(',')[1]) < end);
		await writeFile(file, `${[header, ...kept].join('\n')}\n`);
	}
});

/** Random numbers below a bound, the same for the same seed. */
function random(seed) {
	let state = seed >>> 0;
	return (/** @type {number} */ below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}
