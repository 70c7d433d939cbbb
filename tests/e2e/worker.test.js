// Workers of the energy platform, each a process with a folder and a seat of its own, on a development node of their own. They state
// January 2014 of the wind plant and of two customers.

import assert from 'node:assert/strict';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { until } from './lib/network.js';
import { founders, gather, meterRegistration, Role } from './lib/people.js';
import { latestRevision, metering, month, topic } from './lib/trade.js';
import { assertNothingTwice, HALF_HOURS, LARGE, PROGRAM, SEATS, SMALL, WIND, Workers } from './lib/worker.js';

const JANUARY = month(2014, 1);
/** Where a worker can end, as the program names it. */
const POINTS = ['before-statement', 'after-statement', 'before-signed', 'after-signed'];
/** These are reached only by a run that signs for the first time. */
const LATER_POINTS = ['after-sent', 'after-final'];

describe('workers', { skip: PROGRAM ? false : 'VERDIGRID_WORKER names no program', timeout: 900_000 }, () => {
	/** @type {Workers} */
	let workers;
	/** @type {import('./lib/chain.js').Chain} */
	let chain;
	let folder;

	before(async () => {
		workers = await Workers.start();
		({ chain, folder } = workers);
	});
	after(() => workers?.remove());

	const worker = (name, seat, changes = {}) => workers.make(name, seat, changes);
	const command = (own, ...options) => workers.command(own, ...options);

	test('a configuration, data and a chain that are right are told so, and nothing is stated', async () => {
		const own = await worker('checked', SEATS[0]);
		const { code, stdout, stderr } = await command(own, 'check');
		assert.equal(code, 0, stdout + stderr);
		assert.match(stdout, /turbines: 2 meters are read/);
		assert.match(stdout, /the fingerprint is [0-9a-f]{16}/);
		assert.match(stdout, /everything is right/);
		const dry = await command(own, 'dry-run');
		assert.match(dry.stdout, /2014-01 \(not complete\): root 0x[0-9a-f]{64}/);
		assert.match(dry.stdout, /LHB-3: .*13392 intervals, \d+ missing/);
		assert.equal((await topic(chain, metering(JANUARY))).votes, 0);
	});

	test('what was read of a meter is explained, with place and rule', async () => {
		const { stdout } = await command(join(folder, 'checked'), 'explain', '2014-01', 'LHB-3');
		assert.match(stdout, /scada-2014-01\.csv, line \d+ .*R80711: [\d.-]+ kW \(measured\): counts/);
		assert.match(stdout, /\+ R80721: \d+ Wh/);
		assert.match(stdout, /the reading is 989204526 Wh/);
		const wrong = await command(join(folder, 'checked'), 'explain', 'January', 'LHB-3');
		assert.match(wrong.stderr, /`January` is no period: write 2014-01/);
	});

	test('what is wrong in a configuration is told with what to do', async () => {
		/** @type {[object, RegExp][]} */
		const cases = [
			[{ genesis: `0x${'0'.repeat(64)}` }, /another chain/],
			[{ timeZones: '2020a' }, /time zone database 2020a, and this program carries 2026f/],
			[{ genesis: '0x12' }, /not the hash of a block/],
			[{ key: 'no key at all' }, /is not a key/],
		];
		for (const [at, [changes, said]] of cases.entries()) {
			const own = await worker(`wrong-${at}`, SEATS[0], changes);
			const { code, stderr } = await command(own, 'check');
			assert.equal(code, 1);
			assert.match(stderr, said);
			assert.doesNotMatch(stderr, /no key at all|panicked/);
		}
		const own = join(folder, 'wrong-0');
		await writeFile(join(own, 'worker.toml'), 'state = "state"\nspeed = 1\n');
		assert.match((await command(own, 'check')).stderr, /worker\.toml.*\n?[^]*unknown field `speed`/);
		const open = await worker('open', SEATS[0]);
		await rm(join(open, 'key'));
		await writeFile(join(open, 'key'), SEATS[0], { mode: 0o644 });
		assert.match((await command(open, 'check')).stderr, /can be read by others: chmod 600/);
	});

	test('a worker that ends at any point states the same once it runs again', async () => {
		const own = await worker('a', SEATS[0]);
		for (const point of POINTS) {
			await workers.crashes(own, point);
			assert.ok((await topic(chain, metering(JANUARY))).votes <= 1, point);
		}
		const { stop, said } = workers.run(own);
		await workers.says(own, 'is stated, with 1 of 3 votes', said);
		await stop();
		const events = await workers.attestations();
		assert.equal(events.length, 1, 'stated once');
		assert.equal(events[0].statement.total, WIND + LARGE + SMALL);
	});

	test('a second worker on the same folder is refused', async () => {
		const own = join(folder, 'a');
		await rm(join(own, 'state/status.json'));
		const first = workers.run(own);
		await until('it runs', 30_000, () => workers.status(own).then(() => true, () => false), () => first.said.text);
		const second = await command(own, 'export-protection', join(own, 'protection.json'));
		assert.match(second.stderr, /Another worker uses it/);
		await first.stop();
	});

	test('other data about what was stated is not stated, and another machine knows what was stated', async () => {
		const own = join(folder, 'a');
		const exported = await command(own, 'export-protection', join(own, 'protection.json'));
		assert.equal(exported.code, 0, exported.stderr);
		const moved = await worker('moved', SEATS[0]);
		const taken = await command(moved, 'import-protection', join(own, 'protection.json'));
		assert.match(taken.stdout, /1 statements are taken over/);
		const file = join(moved, 'industry/load-2014-01.csv');
		const text = await readFile(file, 'utf8');
		await writeFile(file, text.replace(/^(2014-01-05T00:00:00.*),[^,\n]*$/m, '$1,0.000001'));
		const waiting = workers.run(moved);
		await workers.says(moved, 'the data has changed since this seat signed', waiting.said);
		await waiting.stop();
		// A worker that has changed itself says nothing that can be relied on.
		await writeFile(join(moved, 'salt'), '08'.repeat(32), { mode: 0o600 });
		const { ended, said } = workers.run(moved);
		const [code] = await ended;
		assert.equal(code, 1, said.text);
		assert.match(said.text, /was stated about .* this worker stops/);
		assert.equal((await workers.attestations()).length, 1);
	});

	test('a file that cannot be read holds everything up, and says where', async () => {
		const own = await worker('late', SEATS[3]);
		const file = join(own, 'wind/scada-2014-01.csv');
		await appendFile(file, 'R80711,2014-01-31T23:50:00+01:00,fast\n');
		const { stop, said } = workers.run(own);
		await workers.says(own, 'waits until `turbines` can be read', said);
		const { data } = await workers.status(own);
		assert.match(data.turbines[0], /scada-2014-01\.csv, line \d+: `fast` is not a number/);
		await stop();
		assert.match((await command(own, 'status')).stdout, /turbines: .*`fast` is not a number/);
	});

	test('a meter that is registered while a worker runs is stated from then on', async () => {
		const data = '[[data]]\nname = "new"\nmapping = "half-hours.toml"\nfolder = "new"\nfiles = "*.csv"\n';
		const own = await worker('new', SEATS[2], { data, granularity: 'hour' });
		await mkdir(join(own, 'new'));
		await writeFile(join(own, 'half-hours.toml'), HALF_HOURS);
		await writeFile(join(own, 'new/NEW-WORKS.csv'), 'start,value\n2014-02-01T00:00:00Z,3\n2014-02-01T00:30:00Z,4\n');
		const { stop, said } = workers.run(own);
		await until('it has looked', 30_000, () => workers.status(own).then(({ data }) => 'new' in data, () => false), () => said.text);
		const { newcomer } = await gather(chain, { newcomer: Role.Consumer });
		/** @type {any} */
		const what = { direction: 'Consumption', granularity: 'Hour', power: 1_000_000, from: Date.UTC(2013, 0, 1) / 1_000 };
		await chain.send(meterRegistration(chain, newcomer, 'NEW-WORKS', what), founders(chain).registrar);
		await workers.says(own, 'is stated, with 1 of 3 votes', said, '2014-02-01T00');
		await stop();
		const events = await workers.attestations();
		assert.equal(events[events.length - 1].statement.total, 7_000);
	});

	test('three of four workers anchor the readings of January, to the watt-hour', async () => {
		const own = [join(folder, 'a'), await worker('b', SEATS[1]), await worker('c', SEATS[2])];
		for (const [at, point] of LATER_POINTS.entries()) await workers.crashes(own[at + 1], point);
		const running = own.map((own) => workers.run(own));
		await Promise.all(running.map(({ said }, at) => workers.says(own[at], 'is anchored and final', said)));
		const { anchor } = await topic(chain, metering(JANUARY));
		assert.deepEqual([anchor.statement.leaves, anchor.statement.total], [3, WIND + LARGE + SMALL]);
		assert.equal(anchor.attesters.length, 3);

		// A correction comes to all of them.
		for (const folder of own) {
			const file = join(folder, 'industry/load-2014-01.csv');
			const text = await readFile(file, 'utf8');
			await writeFile(file, text.replace(/^(2014-01-05T00:00:00.*),[^,\n]*$/m, '$1,0.000001'));
		}
		await until('the revision is anchored', 90_000, async () => (await latestRevision(chain, JANUARY)) === 1, () => running[0].said.text);
		const revised = (await topic(chain, metering(JANUARY, 1))).anchor.statement;
		assert.ok(revised.total < anchor.statement.total, `${revised.total}`);
		// What is taken away is no correction.
		const taken = join(own[0], 'industry/load-2014-01.csv');
		await writeFile(taken, (await readFile(taken, 'utf8')).replace(/^2014-01-06T00:00:00.*\n/m, ''));
		await workers.says(own[0], 'says less than what was stated', running[0].said);
		await Promise.all(running.map(({ stop }) => stop()));
		assert.match((await command(own[0], 'redo', '2014-01')).stdout, /2014-01 is stated again/);
		const statements = await workers.attestations();
		assertNothingTwice(statements);
	});
});
