// Workers of the energy platform, each a process with a folder and a seat of its own, on a development node of their own. They state
// January 2014 of the wind plant and of two customers.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { Chain } from './lib/chain.js';
import { Node, until } from './lib/network.js';
import { founders, meterRegistration, gather, Role } from './lib/people.js';
import { startOther } from './lib/program.js';
import { latestRevision, metering, month, topic } from './lib/trade.js';

const PROGRAM = process.env.VERDIGRID_WORKER ?? '';
const DATA = resolve(dirname(fileURLToPath(import.meta.url)), '../../data');
const SEATS = ['//Alice//stash', '//Bob//stash', '//Charlie//stash', '//Dave//stash'];
/** The time zone database that the program carries. */
const TIME_ZONES = '2026f';
const JANUARY = month(2014, 1);
/** What the demonstration reads of the same files: three turbines, and the customers of 5 MW and 3 MW. */
const [WIND, LARGE, SMALL] = [989_204_526, 740_047_397, 442_271_508];
/** Where a worker can end, as the program names it. */
const POINTS = ['before-statement', 'after-statement', 'before-signed', 'after-signed'];
/** These are reached only by a run that signs for the first time. */
const LATER_POINTS = ['after-sent', 'after-final'];

describe('workers', { skip: PROGRAM ? false : 'VERDIGRID_WORKER names no program', timeout: 900_000 }, () => {
	/** @type {Node} */
	let node;
	/** @type {Chain} */
	let chain;
	let folder, genesis;

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'verdigrid-workers-'));
		node = await Node.development('--pool-type', 'single-state');
		await node.start();
		chain = await Chain.connect(node.url);
		genesis = chain.api.genesisHash.toHex();
		const { owner } = await gather(chain, { owner: Role.Generator | Role.Consumer });
		const from = Date.UTC(2013, 0, 1) / 1_000;
		const meters = [
			['LHB-3', 'Generation', 6_150_000],
			['CUSTOMER-5MW', 'Consumption', 5_000_000],
			['CUSTOMER-3MW', 'Consumption', 3_000_000],
		];
		for (const [name, direction, power] of meters) {
			const what = { direction, granularity: 'Month', power, from };
			await chain.send(meterRegistration(chain, owner, String(name), /** @type {any} */ (what)), founders(chain).registrar);
		}
	});
	after(async () => {
		await chain?.disconnect();
		await node?.remove();
		await rm(folder, { recursive: true, force: true });
	});

	/** Makes the folder of a worker: its configuration, its secrets, and its own copy of the data. */
	async function worker(name, seat, changes = {}) {
		const own = join(folder, name);
		await mkdir(own);
		await cp(join(DATA, 'industry'), join(own, 'industry'), { recursive: true });
		await cp(join(DATA, 'wind'), join(own, 'wind'), { recursive: true });
		await cp(join(DATA, 'mappings/industry-load.toml'), join(own, 'industry-load.toml'));
		const scada = await readFile(join(DATA, 'mappings/wind-scada.toml'), 'utf8');
		const plant = '\n[[meter]]\nid = "LHB-3"\nadd = ["R80711", "R80721", "R80736"]\n';
		await writeFile(join(own, 'wind-scada.toml'), scada.replace('as-named', 'ignore') + plant);
		await writeFile(join(own, 'salt'), '07'.repeat(32), { mode: 0o600 });
		await writeFile(join(own, 'key'), changes.key ?? seat, { mode: 0o600 });
		await writeFile(join(own, 'worker.toml'), configuration(chain.key(seat).address, changes));
		return own;
	}

	const configuration = (account, { genesisHash = genesis, timeZones = null } = {}) => `
		state = "state"
		[chain]
		urls = ["${node.url}"]
		genesis = "${genesisHash}"
		[seat]
		account = "${account}"
		key-file = "key"
		salt-file = "salt"
		[topics]
		granularities = ["month"]
		since = "2014-01-01"
		deadline = "2s"
		time-zones = "${timeZones ?? TIME_ZONES}"
		[[data]]
		name = "turbines"
		mapping = "wind-scada.toml"
		folder = "wind"
		files = "scada-2014-01.csv"
		[[data]]
		name = "customers"
		mapping = "industry-load.toml"
		folder = "industry"
		files = "load-2014-01.csv"
	`.replaceAll('\t', '');

	/** Runs a command of a worker to its end. */
	const command = (own, ...options) => startOther(PROGRAM, {}, '--config', join(own, 'worker.toml'), ...options).ended;

	/** Starts a worker. */
	function start(own, variables = {}) {
		const env = { PATH: process.env.PATH, ...variables };
		const child = spawn(PROGRAM, ['--config', join(own, 'worker.toml'), 'run'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
		const said = { text: '' };
		child.stderr.on('data', (data) => { said.text += data; });
		const ended = once(child, 'exit');
		const stop = async (signal = 'SIGTERM') => {
			child.kill(/** @type {NodeJS.Signals} */ (signal));
			await ended;
		};
		return { child, said, ended, stop };
	}

	/** Runs a worker until it ends at a point. */
	async function crashes(own, point) {
		const { child, ended, said } = start(own, { VERDIGRID_CRASH_AT: point });
		const limit = setTimeout(() => child.kill('SIGTERM'), 60_000);
		const [, signal] = await ended;
		clearTimeout(limit);
		assert.equal(signal, 'SIGKILL', `${point}: ${said.text}`);
	}

	const status = async (own) => JSON.parse(await readFile(join(own, 'state/status.json'), 'utf8'));

	/** Waits until a worker says this of January. */
	const says = (own, words, said) =>
		until(`the worker says ${words}`, 90_000, () => status(own).then(({ topics }) => topics['2014-01']?.includes(words), () => false), () => said.text);

	test('a configuration, data and a chain that are right are told so, and nothing is stated', async () => {
		const own = await worker('checked', SEATS[0]);
		const { code, stdout, stderr } = await command(own, 'check');
		assert.equal(code, 0, stdout + stderr);
		assert.match(stdout, /turbines: 1 meters are read/);
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
			[{ genesisHash: `0x${'0'.repeat(64)}` }, /another chain/],
			[{ timeZones: '2020a' }, /time zone database 2020a, and this program carries 2026f/],
			[{ genesisHash: '0x12' }, /not the hash of a block/],
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
			await crashes(own, point);
			assert.ok((await topic(chain, metering(JANUARY))).votes <= 1, point);
		}
		const { stop, said } = start(own);
		await says(own, 'is stated, with 1 of 3 votes', said);
		await stop();
		const events = await attestations();
		assert.equal(events.length, 1, 'stated once');
		assert.equal(events[0].statement.total, WIND + LARGE + SMALL);
	});

	test('a second worker on the same folder is refused', async () => {
		const own = join(folder, 'a');
		await rm(join(own, 'state/status.json'));
		const first = start(own);
		await until('it runs', 30_000, () => status(own).then(() => true, () => false), () => first.said.text);
		const second = await command(own, 'export-protection', join(own, 'protection.json'));
		assert.match(second.stderr, /Another worker uses it/);
		await first.stop();
	});

	test('other data about what was stated stops the worker, and another machine knows what was stated', async () => {
		const own = join(folder, 'a');
		const exported = await command(own, 'export-protection', join(own, 'protection.json'));
		assert.equal(exported.code, 0, exported.stderr);
		const moved = await worker('moved', SEATS[0]);
		const taken = await command(moved, 'import-protection', join(own, 'protection.json'));
		assert.match(taken.stdout, /1 statements are taken over/);
		const file = join(moved, 'industry/load-2014-01.csv');
		const text = await readFile(file, 'utf8');
		await writeFile(file, text.replace(/^(2014-01-05T00:00:00.*),[^,\n]*$/m, '$1,0.000001'));
		const { ended, said } = start(moved);
		const [code] = await ended;
		assert.equal(code, 1, said.text);
		assert.match(said.text, /was stated about .* this worker stops/);
		assert.equal((await attestations()).length, 1);
	});

	test('a file that cannot be read holds everything up, and says where', async () => {
		const own = await worker('late', SEATS[3]);
		const file = join(own, 'wind/scada-2014-01.csv');
		await appendFile(file, 'R80711,2014-01-31T23:50:00+01:00,fast\n');
		const { stop, said } = start(own);
		await says(own, 'waits until `turbines` can be read', said);
		const { data } = await status(own);
		assert.match(data.turbines[0], /scada-2014-01\.csv, line \d+: `fast` is not a number/);
		await stop();
		assert.match((await command(own, 'status')).stdout, /turbines: .*`fast` is not a number/);
	});

	test('three of four workers anchor the readings of January, to the watt-hour', async () => {
		const own = [join(folder, 'a'), await worker('b', SEATS[1]), await worker('c', SEATS[2])];
		for (const [at, point] of LATER_POINTS.entries()) await crashes(own[at + 1], point);
		const workers = own.map((own) => start(own));
		await Promise.all(workers.map(({ said }, at) => says(own[at], 'is anchored and final', said)));
		const { anchor } = await topic(chain, metering(JANUARY));
		assert.deepEqual([anchor.statement.leaves, anchor.statement.total], [3, WIND + LARGE + SMALL]);
		assert.equal(anchor.attesters.length, 3);

		// A correction comes to all of them.
		for (const folder of own) {
			const file = join(folder, 'industry/load-2014-01.csv');
			const text = await readFile(file, 'utf8');
			await writeFile(file, text.replace(/^(2014-01-05T00:00:00.*),[^,\n]*$/m, '$1,0.000001'));
		}
		await until('the revision is anchored', 90_000, async () => (await latestRevision(chain, JANUARY)) === 1, () => workers[0].said.text);
		const revised = (await topic(chain, metering(JANUARY, 1))).anchor.statement;
		assert.ok(revised.total < anchor.statement.total, `${revised.total}`);
		// What is taken away is no correction.
		const taken = join(own[0], 'industry/load-2014-01.csv');
		await writeFile(taken, (await readFile(taken, 'utf8')).replace(/^2014-01-06T00:00:00.*\n/m, ''));
		await says(own[0], 'says less than what was stated', workers[0].said);
		await Promise.all(workers.map(({ stop }) => stop()));
		assert.match((await command(own[0], 'redo', '2014-01')).stdout, /2014-01 is stated again/);
		const statements = await attestations();
		assert.equal(new Set(statements.map(({ party, topic }) => `${party} ${JSON.stringify(topic)}`)).size, statements.length, 'nothing twice');
	});

	/** All attestations of the chain. */
	async function attestations() {
		const found = [];
		const head = (await chain.api.rpc.chain.getHeader()).number.toNumber();
		for (let number = 1; number <= head; number += 1) {
			const at = await chain.api.at(await chain.api.rpc.chain.getBlockHash(number));
			for (const { event } of /** @type {any} */ (await at.query.system.events())) {
				if (event.section === 'evidence' && event.method === 'Attested') found.push(event.data.toPrimitive());
			}
		}
		return found.map(([topic, round, party, statement]) => ({ topic, round, party, statement }));
	}
});
