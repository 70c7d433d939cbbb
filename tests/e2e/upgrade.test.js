// Members upgrade a chain full of data by poll to a runtime that stores some of them in another way. On a second such chain the migration
// fails half way, and members repair the chain by votes. On a third one it panics, and operators replace the runtime.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { blake2AsHex } from '@polkadot/util-crypto';
import { eventsOf, plain, yuan } from './lib/chain.js';
import { PRICE, shown, trades } from './lib/filled.js';
import { Track, decide, enacted, parameter, setParameter } from './lib/governance.js';
import { until } from './lib/network.js';
import { Role, founders } from './lib/people.js';
import * as trade from './lib/trade.js';
import { MARKET_VERSION, Upgraded, differences, runtime, storedTrades } from './lib/upgrade.js';

/** The call filter's refusal. */
const FILTERED = { name: 'System.CallFiltered' };
/** How many trades the migration takes in a block. */
const AT_ONCE = 2;
/** As many watt-hours as each of the six trades is of. */
const ENERGIES = [2e6, 3e6, 2e6, 100, 1e6, 2e6];
const ANYONE = '//Dave';
/** What happens block by block while they are migrated. */
const MIGRATED = [
	['migrations.UpgradeStarted', 'migrations.MigrationAdvanced'],
	['migrations.MigrationAdvanced'],
	['migrations.MigrationCompleted', 'migrations.UpgradeCompleted'],
];
/** A stored trade begins as it did before. Its energy, of eight bytes, follows. */
const withoutEnergy = (record) => record.slice(0, -16);

describe('an upgrade', { concurrency: 3 }, () => {
	let next;
	let failing;
	let halting;

	before(async () => {
		[next, failing, halting] = await Promise.all([runtime('next'), runtime('failing'), runtime('halting')]);
	});

	/** The energy of each trade, in the order of their numbers. */
	async function energies({ api }) {
		const trades = await api.query.market.trades.entries();
		const sorted = trades.sort(([one], [other]) => one.args[0].toNumber() - other.args[0].toNumber());
		return sorted.map(([, record]) => plain(record).energy);
	}

	/** The member votes aye on an open poll, and it is carried out. */
	async function carryOut(chain, poll) {
		const { tx } = chain.api;
		const from = await chain.height();
		const steps = [tx.rankedPolls.placeDecisionDeposit(poll), tx.rankedCollective.vote(poll, true)];
		await chain.send(tx.utility.batchAll(steps), founders(chain).member);
		await enacted(chain, poll, from);
	}

	/** What was begun before goes on: orders, custody, vouchers, polls. */
	async function goesOn({ chain, filled }) {
		const { tx, call } = chain.api;
		const { people: { plant, works, home, newcomer }, months, polls } = filled;
		await chain.send(tx.market.buy(filled.offer, months.batch, 4, PRICE, yuan), works.key);
		await chain.send(tx.market.fill(filled.demand, months.batch, 25, 3, PRICE, yuan), plant.key);
		assert.deepEqual(await energies(chain), [...ENERGIES, 4e6, 3e6]);
		await chain.send(tx.escrow.approve(filled.agreement, filled.termsHash), plant.key);
		assert.equal((await trade.voucher(chain, filled.pledged)).voucher.holder, home.party);
		const use = trade.claim(home, months.period, 'Scope2');
		await chain.send(tx.vouchers.redeem(filled.voucher, 2, use), home.key);
		await chain.send(tx.auction.cancelBid(filled.auction, 4_500), home.key);
		await carryOut(chain, polls.tolerance);
		assert.equal(await parameter(chain, 'Evidence', 'Tolerance'), 1_000);
		await carryOut(chain, polls.appoint);
		const registrar = plain(await call.verdigridIdentityApi.registrar(newcomer.address));
		assert.deepEqual(registrar, { roles: Role.Consumer, maxLevel: 1 });
	}

	async function assertSound(one) {
		assert.match(await one.invariants(), /Between the pallets: every invariant holds/);
	}

	describe('that succeeds', { concurrency: 1 }, () => {
		/** @type {Upgraded} */
		let sound;
		let version;
		let upgrade;

		before(async () => {
			sound = await Upgraded.full();
			version = await sound.version();
		});
		after(() => sound?.remove());

		const authorised = async () => plain(await sound.chain.api.query.system.authorizedUpgrade());

		test('is not made by a poll that members reject', async () => {
			const { chain } = sound;
			const { tx, query } = chain.api;
			const { member } = founders(chain);
			const periods = { prepare: 1, decision: 10, confirm: 1, enactment: 1 };
			await setParameter(chain, 'Governance', 'Root', periods);
			const poll = (await query.rankedPolls.referendumCount()).toNumber();
			const authorise = { Inline: tx.system.authorizeUpgrade(blake2AsHex(next)).method.toHex() };
			const steps = [
				tx.rankedPolls.submit(Track.Root, authorise, { After: 0 }),
				tx.rankedPolls.placeDecisionDeposit(poll),
				tx.rankedCollective.vote(poll, false),
			];
			await chain.send(tx.utility.batchAll(steps), member);
			const info = async () => (await query.rankedPolls.referendumInfoFor(poll)).unwrap();
			for (let blocks = 0; (await info()).isOngoing; blocks += 1) {
				assert.ok(blocks < 20, 'the poll ends');
				await chain.send(tx.system.remark('0x'), member);
			}
			assert.ok((await info()).isRejected);
			assert.equal(await authorised(), null);
		});

		test('nor by a track that may not', async () => {
			const authorise = sound.chain.api.tx.system.authorizeUpgrade(blake2AsHex(next));
			for (const track of [Track.Registry, Track.Oracle, Track.Emergency]) {
				await assert.rejects(decide(sound.chain, track, authorise), { name: 'BadOrigin' });
			}
			const applied = sound.chain.send(sound.application(next), sound.sender);
			await assert.rejects(applied, { name: 'System.NothingAuthorized' });
		});

		test('nor with other code than members voted for', async () => {
			await sound.authorise(next);
			const altered = next.map((byte, at) => (at === next.length - 1 ? byte ^ 1 : byte));
			for (const code of [failing, altered]) {
				const applied = sound.chain.send(sound.application(code), sound.sender);
				await assert.rejects(applied, { name: 'System.Unauthorized' });
			}
			assert.equal(await sound.version(), version);
			assert.equal((await authorised()).codeHash, blake2AsHex(next));
		});

		test('is made by anyone with that code, for no fee', async () => {
			const before = await sound.chain.tokens(sound.chain.key(ANYONE));
			upgrade = await sound.applyByHand(next, ANYONE);
			assert.deepEqual(await sound.chain.tokens(sound.chain.key(ANYONE)), before);
			assert.equal(await sound.version(), version + 2);
		});

		test('takes several blocks, which have no transactions', async () => {
			assert.deepEqual(await sound.untilMigrated(upgrade), MIGRATED);
		});

		test('changes what is stored in another way, and nothing else', async () => {
			const [old, now] = await Promise.all([sound.stateAt(upgrade), sound.stateAt(upgrade + 3)]);
			assert.deepEqual(differences(sound.chain, old, now), {
				'Market.:__STORAGE_VERSION__:': 1,
				'Market.Assets': 1,
				'Market.Trades': ENERGIES.length,
				'Migrations.Historic': 1,
			});
			assert.deepEqual([old.get(MARKET_VERSION), now.get(MARKET_VERSION)], ['0x0100', '0x0300']);
			assert.deepEqual(storedTrades(now).map(withoutEnergy), storedTrades(old));
		});

		test('adds the right values', async () => {
			const { chain } = sound;
			assert.deepEqual(await energies(chain), ENERGIES);
			assert.equal(plain(await chain.api.query.market.assets(yuan)), await chain.timeOf(upgrade));
		});

		test('keeps all that the runtime APIs say', async () => {
			assert.deepEqual(await shown(sound.chain, sound.filled), sound.said);
		});

		test('keeps open what was open', () => goesOn(sound));

		test('is not undone by a poll for an earlier version', async () => {
			await sound.authorise(failing);
			const events = await sound.chain.send(sound.application(failing), sound.sender);
			assert.equal(eventsOf(events, 'system.RejectedInvalidAuthorizedUpgrade').length, 1);
			assert.equal(await authorised(), null);
			assert.equal(await sound.version(), version + 2);
		});

		test('leaves a state in which every invariant holds', () => assertSound(sound));
	});

	describe('whose migration fails', { concurrency: 1 }, () => {
		/** @type {Upgraded} */
		let broken;
		let version;
		let upgrade;
		/** The trades where the migration stopped, as they are stored. */
		let stopped;

		before(async () => {
			broken = await Upgraded.full();
			version = await broken.version();
		});
		after(() => broken?.remove());

		test('puts the chain into safe mode', async () => {
			await broken.authorise(failing);
			upgrade = await broken.apply(failing);
			assert.equal(await broken.version(), version + 1);
			assert.deepEqual(await broken.untilMigrated(upgrade), [
				['migrations.UpgradeStarted', 'migrations.MigrationAdvanced'],
				['migrations.MigrationFailed', 'migrations.UpgradeFailed', 'safeMode.Entered'],
			]);
		});

		test('leaves a state that is half old and half new', async () => {
			const [old, now] = await Promise.all([broken.stateAt(upgrade), broken.stateAt(upgrade + 2)]);
			const before = storedTrades(old);
			stopped = storedTrades(now);
			assert.deepEqual(stopped.slice(0, AT_ONCE).map(withoutEnergy), before.slice(0, AT_ONCE));
			assert.deepEqual(stopped.slice(AT_ONCE), before.slice(AT_ONCE));
			assert.equal((await trades(broken.chain)).length, AT_ONCE, 'the others cannot be read');
		});

		test('stops ordinary calls', async () => {
			const { tx } = broken.chain.api;
			const { people: { works, home }, months, offer } = broken.filled;
			const calls = [
				tx.market.buy(offer, months.batch, 1, PRICE, yuan),
				tx.certificates.transfer(months.batch, 20, 1, home.party),
				tx.balances.transferKeepAlive(home.address, 1),
			];
			for (const call of calls) await assert.rejects(broken.chain.send(call, works.key), FILTERED);
		});

		test('is repaired by a poll for another runtime, whose migration goes on', async () => {
			await broken.authorise(next);
			const repair = await broken.apply(next);
			assert.equal(await broken.version(), version + 2);
			const blocks = await broken.untilMigrated(repair);
			assert.deepEqual(blocks.at(-1), ['migrations.MigrationCompleted', 'migrations.UpgradeCompleted']);
			const [old, now] = await Promise.all([broken.stateAt(repair), broken.stateAt(repair + blocks.length)]);
			assert.deepEqual(differences(broken.chain, old, now), {
				'Market.:__STORAGE_VERSION__:': 1,
				'Market.Trades': ENERGIES.length - AT_ONCE,
				'Migrations.Historic': 1,
			});
			assert.deepEqual(storedTrades(old), stopped);
			assert.deepEqual(await energies(broken.chain), ENERGIES);
		});

		test('stays in safe mode until members end it', async () => {
			const { chain, sender } = broken;
			const { tx, query } = chain.api;
			const transfer = tx.balances.transferKeepAlive(founders(chain).member.address, 1);
			await assert.rejects(chain.send(transfer, sender), FILTERED);
			await decide(chain, Track.Emergency, tx.safeMode.forceExit());
			assert.equal(plain(await query.safeMode.enteredUntil()), null);
			await chain.send(transfer, sender);
		});

		test('loses nothing', async () => {
			assert.deepEqual(await shown(broken.chain, broken.filled), broken.said);
		});

		test('keeps open what was open', () => goesOn(broken));

		test('leaves a state in which every invariant holds', () => assertSound(broken));
	});

	describe('whose migration panics', { concurrency: 1 }, () => {
		/** @type {Upgraded} */
		let halted;
		let version;
		let upgrade;

		before(async () => {
			halted = await Upgraded.full();
			version = await halted.version();
		});
		after(() => halted?.remove());

		test('halts the chain', async () => {
			await halted.authorise(halting);
			upgrade = await halted.apply(halting);
			const tried = () => halted.node.log.split('Could not seal a block').length > 3;
			await until('the node tries again and again', 30_000, () => Promise.resolve(tried()));
			assert.equal(await halted.chain.height(), upgrade);
			assert.equal(await halted.version(), version + 2);
		});

		test('goes on with other code of that version, which operators give their nodes', async () => {
			await halted.replace(upgrade, next);
			assert.deepEqual(await halted.untilMigrated(upgrade), MIGRATED);
			assert.deepEqual(await energies(halted.chain), ENERGIES);
		});

		test('loses nothing', async () => {
			assert.deepEqual(await shown(halted.chain, halted.filled), halted.said);
		});

		test('keeps open what was open', () => goesOn(halted));

		test('leaves a state in which every invariant holds', () => assertSound(halted));
	});
});
