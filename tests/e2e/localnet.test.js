// A network of `scripts/localnet` under faults: validators that are killed, a partition, slow links, and a node that joins by warp
// sync. Payments go on all the time, and none that was reported as final is ever lost.

import assert from 'node:assert/strict';
import { access, copyFile, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Chain } from './lib/chain.js';
import { Localnet } from './lib/localnet.js';
import { until } from './lib/network.js';
import { AMOUNT, Payments } from './lib/payments.js';

const VALIDATORS = ['1', '2', '3', '4'];
const ALL = [...VALIDATORS, 'rpc'];
/** What was under way at a fault may still become final. */
const SETTLED = 6_000;
/** Several blocks would become final in it. */
const LONG = 12_000;

describe('a local network', { timeout: 900_000 }, () => {
	/** @type {Localnet} */
	let network;
	/** @type {Chain} */
	let chain;
	/** @type {Payments} */
	let payments;

	before(async () => {
		network = await Localnet.make();
		await network.start();
		chain = await Chain.connect(network.url);
		payments = new Payments(chain, chain.key('//paid').address);
		await network.reaches(ALL, 3);
	});
	after(async () => {
		await chain?.disconnect();
		await network?.remove();
	});

	/** Nothing becomes final on these machines, and no payment is reported as final. */
	async function nothingBecomesFinal(machines) {
		await pause(SETTLED);
		const heights = () => Promise.all(machines.map((machine) => network.final(machine)));
		const [before, paid] = [await heights(), payments.final.length];
		await pause(LONG);
		assert.deepEqual(await heights(), before);
		assert.equal(payments.final.length, paid);
		return Math.max(...before);
	}

	/** What becomes final after this is final on these machines. */
	async function goesOn(machines) {
		const [height, paid] = [await network.final('rpc'), payments.final.length];
		await network.reaches(machines, height + 3);
		assert.ok(payments.final.length > paid, 'payments become final');
	}

	test('goes on without one validator', async () => {
		await network.command('kill', '4');
		await goesOn(['1', '2', '3', 'rpc']);
	});

	test('finalises nothing without two, and goes on when one is back', async () => {
		await network.command('kill', '3');
		const height = await nothingBecomesFinal(['1', '2', 'rpc']);
		assert.ok((await network.best('rpc')) > height, 'blocks are made');
		await network.command('start', '3');
		await goesOn(['1', '2', '3', 'rpc']);
		await network.command('start', '4');
		await goesOn(ALL);
	});

	test('finalises nothing on either side of a partition, and is one chain again when it heals', async () => {
		await network.command('cut', '1,2/3,4');
		const height = await nothingBecomesFinal(ALL);
		const best = await Promise.all(['1', '3'].map((machine) => network.best(machine)));
		assert.ok(Math.min(...best) > height, 'both sides make blocks');
		const sides = await Promise.all(['1', '3'].map((machine) => network.hash(machine, Math.min(...best))));
		assert.notEqual(sides[0], sides[1], 'each side has a chain of its own');
		await network.command('heal');
		await network.reaches(ALL, Math.max(...best) + 1);
		const hashes = await Promise.all(ALL.map((machine) => network.hash(machine, Math.min(...best))));
		assert.equal(new Set(hashes).size, 1);
		await goesOn(ALL);
	});

	test('goes on when links are slow and lose packets', async () => {
		await network.command('slow', '300', '2%');
		await goesOn(ALL);
		await network.command('heal');
	});

	test('lets a node join by warp sync, which then answers', async () => {
		const height = await network.final('rpc');
		await network.command('join', 'late', '--sync', 'warp');
		await network.reaches(['late'], height);
		assert.match(await network.log('late'), /Warp sync is complete/);
		const block = await network.hash('late', await network.final('late'));
		const key = chain.api.query.system.account.key(payments.recipient);
		const answers = await Promise.all(['late', 'rpc'].map((machine) => network.rpc(machine, 'state_getStorage', key, block)));
		assert.ok(answers[0]);
		assert.equal(answers[0], answers[1]);
		await goesOn(['late']);
	});

	test('has every payment that was reported as final', async (context) => {
		await payments.stop();
		context.diagnostic(`${payments.final.length} of ${payments.sent} payments were reported as final; ${payments.idlePercent} % of the machine were idle`);
		assert.deepEqual(payments.lost, []);
		assert.equal(payments.final.length, payments.sent);
		const { rpc } = chain.api;
		for (const block of new Set(payments.final.map((it) => it.block))) {
			const reported = payments.final.filter((it) => it.block === block).map(({ hash }) => hash);
			const { block: { header, extrinsics } } = await rpc.chain.getBlock(block);
			assert.equal((await rpc.chain.getBlockHash(header.number)).toHex(), block, 'it is on the chain');
			const there = new Set(extrinsics.map(({ hash }) => hash.toHex()));
			assert.deepEqual(reported.filter((hash) => !there.has(hash)), []);
		}
		assert.equal((await chain.tokens({ address: payments.recipient })).free, AMOUNT * BigInt(payments.sent));
	});

	test('has the same state everywhere', async () => {
		const machines = [...ALL, 'late'];
		const heights = await Promise.all(machines.map((machine) => network.final(machine)));
		const hashes = await Promise.all(machines.map((machine) => network.hash(machine, Math.min(...heights))));
		assert.equal(new Set(hashes).size, 1, 'it is one chain');
		const block = String(hashes[0]);
		const [state, ...others] = await Promise.all([...VALIDATORS, 'late'].map((machine) => network.state(machine, block)));
		assert.ok(chain.api.query.system.account.key(payments.recipient) in state);
		for (const other of others) assert.deepEqual(other, state);
		// The RPC node does not give out its whole state. Its database does.
		await network.command('kill', 'rpc');
		assert.deepEqual(await network.storedState('rpc', block), state);
	});

	test('leaves nothing behind that keeps it from starting again', async () => {
		await chain.disconnect();
		const spec = join(tmpdir(), `verdigrid-localnet-${process.pid}.json`);
		await copyFile(join(network.folder, 'spec.json'), spec);
		const first = (await readFile(join(network.folder, 'pid'), 'utf8')).trim();
		await network.stop('SIGKILL');
		await until('all processes end', 10_000, async () => !(await isThere(`/proc/${first}`)));
		await network.start('--spec', spec);
		await rm(spec);
		await network.reaches(['rpc'], 1);
		assert.equal(await network.stop(), 130);
	});

	const isThere = (path) => access(path).then(() => true, () => false);
});
