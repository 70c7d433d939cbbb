// Two committees of four with a challenge period: a member that lies, three that do, disputes and how they
// end, seats that come and go, rounds that come to nothing; and evidence that turns out to be wrong.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { deposits } from './lib/books.js';
import { Chain, eventsOf, refused } from './lib/chain.js';
import { disputeOf, invented, members, partyOf, seatOf, state, stateAll } from './lib/committee.js';
import { Track, decide, parameter, setParameter } from './lib/governance.js';
import { readingsTree, settlementsTree } from './lib/merkle.js';
import { Role, allowanceLeft, founders, gather, registerMeter } from './lib/people.js';
import * as trade from './lib/trade.js';

const { Class, MEGAWATT_HOUR, metering, settlement } = trade;
const VDG = 10n ** 12n;
const BOND = { seat: 100n * VDG, dispute: 10n * VDG };
const CHALLENGE = 15;
/** The fastest that polls can be, in blocks; a dispute waits for them at least, in seconds. */
const FASTEST_POLLS = { prepare: 1, decision: 10, confirm: 1, enactment: 1 };
const RESOLUTION = 39;
const POWER = 20_000_000;
const NOTE = `0x${'5e'.repeat(32)}`;
const FOUR = 4;

describe('evidence', () => {
	/** @type {Chain} */
	let chain;
	/** @type {Chain['api']['tx']} */
	let tx;
	/** @type {import('./lib/people.js').Founders} */
	let who;
	let platform;
	/** @type {Record<string, import('./lib/people.js').Person>} */
	let people;
	let usual;
	let polls;
	/** Months that nobody has anchored, by what happens in them. */
	let months;
	let meters;
	let project;

	before(async () => {
		chain = await Chain.connect();
		({ tx } = chain.api);
		who = founders(chain);
		platform = who.energyPlatform;
		people = await gather(chain, {
			generator: Role.Generator,
			buyer: Role.Consumer,
			watcher: Role.Auditor,
			fresh: Role.EnergyPlatform,
		});
		const names = [
			'traded', 'false', 'right', 'undecided', 'stalled', 'late', 'alone', 'dismissed',
		];
		const first = await trade.unused(chain, trade.month(2016, 1), names.length - 1);
		months = Object.fromEntries(
			names.map((name, at) => [name, { ...first, index: first.index + at }]),
		);
		const [from] = trade.bounds(first);
		const meter = (owner, direction) =>
			registerMeter(chain, owner, { direction, granularity: 'Month', power: POWER, from });
		meters = {
			plant: await meter(people.generator, 'Generation'),
			works: await meter(people.buyer, 'Consumption'),
		};
		project = await trade.registerProject(chain, people.generator, meters.plant, POWER);
		usual = await parameters(['ChallengePeriod', 'ResolutionPeriod', 'RoundTimeout']);
		polls = await parameter(chain, 'Governance', 'OracleAdmin');
		const shorter = { ChallengePeriod: CHALLENGE, ResolutionPeriod: RESOLUTION, RoundTimeout: 10 };
		// A dispute waits as long as a poll about it may take.
		await assert.rejects(set(shorter), { name: 'BadOrigin' });
		await setParameter(chain, 'Governance', 'OracleAdmin', FASTEST_POLLS);
		await set(shorter);
		await assert.rejects(set({ ResolutionPeriod: RESOLUTION - 1 }), { name: 'BadOrigin' });
	});
	after(async () => {
		if (usual) await set(usual);
		if (polls) await setParameter(chain, 'Governance', 'OracleAdmin', polls);
		await chain?.disconnect();
	});

	async function parameters(names) {
		const values = await Promise.all(names.map((name) => parameter(chain, 'Evidence', name)));
		return Object.fromEntries(names.map((name, at) => [name, values[at]]));
	}

	/** Sets parameters of the oracle track by one poll. */
	function set(values) {
		const calls = Object.entries(values).map(([name, value]) =>
			tx.parameters.setParameter({ Evidence: { [name]: [null, value] } }),
		);
		return decide(chain, Track.Oracle, tx.utility.batchAll(calls));
	}

	const vote = (call) => decide(chain, Track.Oracle, call);
	const refuses = (error, call, key) => assert.rejects(chain.send(call, key), { name: error });
	const topic = (about) => trade.topic(chain, about);
	const missed = async (key) => (await seatOf(chain, key)).missed;
	const dispute = (about, { root }) => tx.evidence.dispute(about, root, 'Figures', NOTE);

	/** The readings of both meters in a month. */
	function readings(month, generated, used) {
		return readingsTree(chain.api, [
			trade.reading(meters.plant, month, generated * MEGAWATT_HOUR),
			trade.reading(meters.works, month, used * MEGAWATT_HOUR),
		]);
	}

	/** What a party disputes; the number of its dispute. */
	async function disputed(about, statement) {
		const call = dispute(about, statement);
		return (await chain.event('evidence.AnchorDisputed', call, people.watcher.key)).dispute;
	}

	async function free(person) {
		return (await chain.tokens(person)).free;
	}

	// What takes time begins here. Tests further down look at it.
	let slow;

	describe('what only time ends', () => {
		test('two seats attest, or one alone, and nobody follows', async () => {
			const about = metering(months.late);
			await stateAll(chain, about, invented(1), platform.slice(0, 2));
			await chain.send(state(chain, metering(months.alone), invented(1)), platform[0]);
			const { votes, quorum, expiresAt } = await topic(about);
			assert.deepEqual([votes, quorum], [2, 3]);
			assert.ok(expiresAt <= (await chain.now()) + 10);
			await refuses('Evidence.NothingToClose', tx.evidence.poke(about), people.watcher.key);
			slow = { missed: await Promise.all(platform.map(missed)) };
		});

		test('an anchor is disputed, and nobody decides', async () => {
			const about = metering(months.undecided);
			await stateAll(chain, about, invented(2), platform.slice(0, 3));
			slow.dispute = await disputed(about, invented(2));
			const { resolveBy, resolveBlock, disputers } = await disputeOf(chain, slow.dispute);
			assert.equal(disputers.length, 1);
			Object.assign(slow, { resolveBy, resolveBlock });
			assert.deepEqual(await deposits(chain, people.watcher), {
				'Identity.Application': VDG,
				'Evidence.DisputeBond': BOND.dispute,
			});
		});
	});

	describe('seats', () => {
		test('a seat dismissed in the middle of a round counts no more in it', async () => {
			await set({ RoundTimeout: 3_600 });
			const about = metering(months.dismissed);
			const [, , , leaver] = platform;
			await chain.send(state(chain, about, invented(3)), leaver);
			await vote(tx.evidence.dismiss(await partyOf(chain, leaver)));
			await refuses('Evidence.NotSeated', state(chain, about, invented(4)), leaver);
			await stateAll(chain, about, invented(4), platform.slice(0, 2));
			assert.equal((await topic(about)).anchor, null, 'two are no quorum');
			await stateAll(chain, about, invented(4), [platform[2]]);
			const { anchor } = await topic(about);
			assert.equal(anchor.statement.root, invented(4).root);
			assert.equal(anchor.attesters.length, 3);
			slow.unbondsAt = (await seatOf(chain, leaver)).status.leaving.unbondsAt;
			await refuses('Evidence.BondNotFree', tx.evidence.withdrawBond(), leaver);
		});

		test('governance offers a seat, and its party takes it with a bond', async () => {
			const { fresh } = people;
			await vote(tx.evidence.appoint('EnergyPlatform', fresh.party));
			await chain.send(tx.evidence.acceptSeat(), fresh.key);
			assert.ok((await members(chain, 'EnergyPlatform')).includes(fresh.party));
			assert.equal((await deposits(chain, fresh))['Evidence.SeatBond'], BOND.seat);
			await refuses('Evidence.NotInvited', tx.evidence.acceptSeat(), fresh.key);
		});

		test('a seat that resigns leaves the committee at once, and its bond stays a while', async () => {
			const { fresh } = people;
			await chain.send(tx.evidence.resign(), fresh.key);
			assert.ok(!(await members(chain, 'EnergyPlatform')).includes(fresh.party));
			await refuses('Evidence.AlreadyLeft', tx.evidence.resign(), fresh.key);
			await refuses('Evidence.BondNotFree', tx.evidence.withdrawBond(), fresh.key);
			assert.equal((await deposits(chain, fresh))['Evidence.SeatBond'], BOND.seat);
		});

		test('once it is free it returns, and the seat can be offered again', async () => {
			const [, , , leaver] = platform;
			await set({ ResolutionPeriod: 3_600 });
			await chain.until(slow.unbondsAt);
			const { amount } = await chain.event('evidence.BondWithdrawn', tx.evidence.withdrawBond(), leaver);
			assert.equal(BigInt(amount), BOND.seat);
			await vote(tx.evidence.appoint('EnergyPlatform', await partyOf(chain, leaver)));
			await chain.send(tx.evidence.acceptSeat(), leaver);
			assert.equal((await members(chain, 'EnergyPlatform')).length, FOUR);
		});
	});

	describe('what time has ended', () => {
		/** How many rounds the first three seats have missed since the slow ones began. */
		async function missedSince() {
			const now = await Promise.all(platform.slice(0, 3).map(missed));
			return now.map((count, at) => count - slow.missed[at]);
		}

		test('anybody closes a round that has expired, and who was silent has missed it', async () => {
			const about = metering(months.late);
			assert.equal((await topic(about)).round, 2, 'a seat that attests now names the next round');
			const closed = await chain.event('evidence.RoundClosed', tx.evidence.poke(about), people.buyer.key);
			assert.equal(closed.ending, 'Expired');
			assert.deepEqual(await missedSince(), [0, 0, 1]);
			assert.equal((await topic(about)).conflicted, 0);
		});

		test('a seat that was alone makes nobody miss a round', async () => {
			const about = metering(months.alone);
			const closed = await chain.event('evidence.RoundClosed', tx.evidence.poke(about), people.buyer.key);
			assert.equal(closed.ending, 'Expired');
			assert.deepEqual(await missedSince(), [0, 0, 1]);
		});

		test('a dispute that nobody decided makes the anchor void, and its bond waits', async () => {
			const about = metering(months.undecided);
			await chain.until(slow.resolveBy, slow.resolveBlock);
			const late = vote(tx.evidence.resolve(slow.dispute, 'Upheld'));
			await assert.rejects(late, { name: 'Evidence.ResolutionOver' });
			await chain.send(tx.evidence.settleDispute(slow.dispute), people.buyer.key);
			assert.deepEqual((await topic(about)).anchor.status, { void: null });
			assert.equal((await deposits(chain, people.watcher))['Evidence.DisputeBond'], BOND.dispute);
			const release = tx.evidence.releaseDispute(slow.dispute);
			await refuses('Evidence.TopicStillOpen', release, people.watcher.key);
		});

		test('the same root again takes the bond, and only the other source may dispute it', async () => {
			const about = metering(months.undecided);
			const { round } = await topic(about);
			await stateAll(chain, about, invented(2), platform.slice(0, 3), round);
			const { anchor } = await topic(about);
			assert.equal(anchor.guarded, true);
			assert.equal((await deposits(chain, people.watcher))['Evidence.DisputeBond'], undefined);
			assert.equal(await disputeOf(chain, slow.dispute), null);
			await refuses('Evidence.DisputeNotAllowed', dispute(about, invented(2)), people.watcher.key);
			const by = who.tradingCentre[0];
			const { dispute: number } = await chain.event(
				'evidence.AnchorDisputed', dispute(about, invented(2)), by,
			);
			await vote(tx.evidence.resolve(number, 'Overturned'));
			assert.deepEqual((await topic(about)).anchor.status, { void: null });
			for (const seat of platform.slice(0, 3)) await chain.send(tx.evidence.restoreBond(), seat);
		});
	});

	describe('three that lie', () => {
		let truth;
		let lie;
		let number;

		before(() => {
			truth = readings(months.false, 9, 9);
			lie = readings(months.false, 12, 12);
		});

		test('anchor what is false, and a dispute stops its use at once', async () => {
			const about = metering(months.false);
			await stateAll(chain, about, lie.statement(), platform.slice(0, 3));
			await refuses('Evidence.RootMismatch', dispute(about, truth.statement()), people.watcher.key);
			number = await disputed(about, lie.statement());
			const proved = trade.provedReading(lie, meters.plant);
			const energy = 12 * MEGAWATT_HOUR;
			const issue = trade.issue(chain, project, months.false, Class.Tradable, energy, proved);
			await refuses('Evidence.AnchorDisputed', issue, who.issuer);
			await refuses('Evidence.AlreadyDisputed', dispute(about, lie.statement()), people.watcher.key);
		});

		test('a poll overturns it: they lose half, and half of that goes to who disputed', async () => {
			const before = await free(people.watcher);
			const events = await vote(tx.evidence.resolve(number, 'Overturned'));
			const [resolved] = eventsOf(events, 'evidence.DisputeResolved');
			const slashed = (3n * BOND.seat) / 2n;
			const rewarded = slashed / 2n;
			assert.deepEqual(
				[BigInt(resolved.slashed), BigInt(resolved.rewarded)],
				[slashed, rewarded],
			);
			assert.equal((await free(people.watcher)) - before, BOND.dispute + rewarded);
			const bonds = await Promise.all(platform.map((seat) => deposits(chain, seat)));
			assert.deepEqual(
				bonds.map((lines) => lines['Evidence.SeatBond']),
				[BOND.seat / 2n, BOND.seat / 2n, BOND.seat / 2n, BOND.seat],
			);
			assert.equal(eventsOf(events, 'evidence.SeatSlashed').length, 3);
			assert.deepEqual((await topic(metering(months.false))).anchor.status, { void: null });
		});

		test('what is void cannot be used', async () => {
			const proved = trade.provedReading(lie, meters.plant);
			const energy = 12 * MEGAWATT_HOUR;
			const issue = trade.issue(chain, project, months.false, Class.Tradable, energy, proved);
			await refuses('Evidence.AnchorVoid', issue, who.issuer);
		});

		test('slashed seats do not count until their bonds are full again', async () => {
			const about = metering(months.false);
			const { round } = await topic(about);
			const attest = state(chain, about, truth.statement(), round);
			await refuses('Evidence.BondNotFull', attest, platform[0]);
			await refuses('Evidence.TooFewSeats', attest, platform[3]);
			await chain.sendAll(platform.slice(0, 3).map((seat) => [tx.evidence.restoreBond(), seat]));
			await refuses('Evidence.BondFull', tx.evidence.restoreBond(), platform[0]);
			await stateAll(chain, about, truth.statement(), platform.slice(0, 3), round);
			const { anchor } = await topic(about);
			assert.equal(anchor.statement.root, trade.hex(truth.statement().root));
			assert.deepEqual(anchor.status, { open: null });
		});
	});

	describe('one that lies', () => {
		let meteredTree;
		let settlements;
		let batch;
		let sales;

		test('does not prevent the others from anchoring the truth', async () => {
			meteredTree = readings(months.traded, 10, 10);
			const about = metering(months.traded);
			const [liar, ...honest] = [platform[3], ...platform.slice(0, 3)];
			await chain.send(state(chain, about, invented(6)), liar);
			await stateAll(chain, about, meteredTree.statement(), honest);
			const { anchor } = await topic(about);
			assert.equal(anchor.statement.root, trade.hex(meteredTree.statement().root));
			assert.ok(!anchor.attesters.includes(await partyOf(chain, liar)));
			await refuses('Evidence.AnchorExists', state(chain, about, invented(6)), liar);
		});

		test('nothing is issued before the anchor is final', async () => {
			const proved = trade.provedReading(meteredTree, meters.plant);
			const energy = 10 * MEGAWATT_HOUR;
			const issue = trade.issue(chain, project, months.traded, Class.Tradable, energy, proved);
			await refuses('Evidence.AnchorNotFinal', issue, who.issuer);
			await trade.untilFinal(chain, metering(months.traded));
			await refuses(
				'Evidence.AnchorFinal',
				dispute(metering(months.traded), meteredTree.statement()),
				people.watcher.key,
			);
			({ batch } = await chain.event('certificates.CertificatesIssued', issue, who.issuer));
		});

		test('a seat that comes late joins the anchor, free of charge', async () => {
			const { generator, buyer } = people;
			const sale = (first, units) =>
				trade.settled({
					seller: generator.party,
					buyer: buyer.party,
					generationMeter: meters.plant,
					consumptionMeter: meters.works,
					period: months.traded,
					energy: units * MEGAWATT_HOUR,
					batch,
					first,
					units,
				});
			await chain.send(tx.certificates.split(batch, 1, 4), generator.key);
			sales = [sale(1, 4), sale(5, 3)];
			settlements = settlementsTree(chain.api, sales);
			const about = settlement(months.traded);
			const [late] = who.tradingCentre.slice(3);
			const before = await missed(late);
			await trade.anchor(chain, about, settlements);
			assert.equal(await missed(late), before + 1);
			const spent = await free(late);
			await chain.send(trade.attest(chain, about, settlements), late);
			assert.equal(await missed(late), before);
			assert.equal(await free(late), spent);
			const { attesters } = (await topic(about)).anchor;
			assert.equal(attesters.length, FOUR);
		});

		test('trades are verified together once both anchors are final', async () => {
			const instalment = {
				period: months.traded, sequence: 0, settlements, readings: meteredTree,
			};
			const references = sales.map(({ tradeRef }) => tradeRef);
			const both = [meters.plant, meters.works];
			const call = trade.verifyTogether(chain, instalment, references, both);
			await refuses('Evidence.AnchorNotFinal', call, people.buyer.key);
			await trade.untilFinal(chain, settlement(months.traded));
			const none = { bundles: 0, pledges: 0, splits: 0 };
			const uncounted = trade.verifyTogether(chain, instalment, references, both, none);
			const failed = (await chain.send(uncounted, people.buyer.key))
				.filter(({ method }) => method === 'VerificationFailed')
				.map(({ data }) => refused(chain.api, data.error).name);
			assert.deepEqual(failed, Array(2).fill('Certificates.BeyondEffort'));
			const events = await chain.send(call, people.buyer.key);
			assert.equal(eventsOf(events, 'evidence.VerificationFailed').length, 0);
			const verified = eventsOf(events, 'evidence.Verified');
			assert.equal(verified.length, 2);
			for (const sale of sales) {
				const found = verified.find(({ tradeRef }) => tradeRef === sale.tradeRef);
				assert.ok(found);
				Object.assign(sale, { evidence: found.evidence });
			}
			const { allocated } = await trade.remaining(chain, meters.works, months.traded);
			assert.equal(allocated, 7 * MEGAWATT_HOUR);
		});

		test('a voucher shows everything that it rests on', async () => {
			const [, sale] = sales;
			const shown = await trade.provenance(chain, sale.evidence);
			assert.equal(shown.evidence.tradeRef, sale.tradeRef);
			assert.equal(shown.settlement.statement.root, trade.hex(settlements.statement().root));
			assert.equal(shown.metering.statement.root, trade.hex(meteredTree.statement().root));
			assert.equal(shown.generation.energy, 10 * MEGAWATT_HOUR);
			assert.equal(shown.consumption.energy, 10 * MEGAWATT_HOUR);
			assert.equal(shown.first, trade.number(project, months.traded, 'T', 5));
			assert.equal(shown.last, trade.number(project, months.traded, 'T', 7));
			assert.equal(await trade.evidenceOf(chain, sale.tradeRef), sale.evidence);
		});

		describe('evidence in doubt', () => {
			let redeemed;

			const voucher = () => trade.voucher(chain, sales[0].evidence);
			const redeem = (units) =>
				tx.vouchers.redeem(
					sales[0].evidence,
					units,
					trade.claim(people.buyer, months.traded, 'Scope2'),
				);
			const status = (sequence) =>
				trade.status(chain, trade.number(project, months.traded, 'T', sequence));

			test('freezes its voucher, and thaws it when upheld', async () => {
				await vote(tx.evidence.contest(sales[0].evidence, 'Figures'));
				assert.equal((await voucher()).frozen, true);
				await refuses('Vouchers.EvidenceContested', redeem(1), people.buyer.key);
				await vote(tx.evidence.uphold(sales[0].evidence));
				assert.equal((await voucher()).frozen, false);
				const { voucher: part } = await chain.event('vouchers.Redeemed', redeem(1), people.buyer.key);
				redeemed = part;
			});

			test('revoked, it leaves what was redeemed, and marks it', async () => {
				await refuses(
					'BadOrigin', tx.evidence.revoke(sales[0].evidence, 'Figures'), people.watcher.key,
				);
				await vote(tx.evidence.revoke(sales[0].evidence, 'Figures'));
				assert.equal((await voucher()).revoked, true);
				const part = await trade.voucher(chain, redeemed);
				assert.equal(part.revoked, true);
				assert.ok('redeemed' in part.voucher.status);
				const report = await status(1);
				assert.ok(report.redemption);
				assert.equal(report.evidenceStatus, 'Revoked');
				await refuses('Vouchers.EvidenceRevoked', redeem(1), people.buyer.key);
			});

			test('anybody unwinds the rest: certificates and energy are as before', async () => {
				const { key } = people.watcher;
				await refuses('Vouchers.AlreadyRedeemed', tx.evidence.unwind(redeemed), key);
				await chain.send(tx.evidence.unwind(sales[0].evidence), key);
				const { certificate } = await status(2);
				assert.ok('active' in certificate.state);
				assert.equal(certificate.holder, people.generator.party);
				assert.equal(certificate.traded, false);
				const { allocated } = await trade.remaining(chain, meters.works, months.traded);
				assert.equal(allocated, 4 * MEGAWATT_HOUR);
				assert.deepEqual((await voucher()).voucher.status, { unwound: null });
			});

			test('the trade is settled again by a leaf that names what it corrects', async () => {
				const [old] = sales;
				const { evidence: supersedes, ...sale } = old;
				const corrected = trade.settled({
					...sale, first: 2, units: 3, energy: 3 * MEGAWATT_HOUR, supersedes,
				});
				const again = trade.provedTrade(settlements, meteredTree, sale.tradeRef);
				await refuses('Evidence.TradeRefUsed', trade.verify(chain, again), people.buyer.key);
				const tree = settlementsTree(chain.api, [corrected]);
				await trade.anchor(chain, settlement(months.traded, 1), tree);
				await trade.untilFinal(chain, settlement(months.traded, 1));
				const proved = trade.provedTrade(tree, meteredTree, corrected.tradeRef, 1);
				const { evidence } = await chain.event(
					'evidence.Verified', trade.verify(chain, proved), people.buyer.key,
				);
				assert.notEqual(evidence, supersedes);
				assert.equal((await trade.evidence(chain, evidence)).supersedes, supersedes);
				assert.equal((await trade.evidence(chain, supersedes)).supersededBy, evidence);
				assert.equal(await trade.evidenceOf(chain, sale.tradeRef), evidence);
				assert.equal((await trade.voucher(chain, evidence)).voucher.energy, 3 * MEGAWATT_HOUR);
			});
		});
	});

	describe('a dispute without cause', () => {
		test('costs its bond, and the anchor stands', async () => {
			const about = metering(months.right);
			await stateAll(chain, about, invented(7), platform.slice(0, 3));
			const number = await disputed(about, invented(7));
			const before = await free(people.watcher);
			await vote(tx.evidence.resolve(number, 'Upheld'));
			assert.equal(await free(people.watcher), before);
			assert.equal((await deposits(chain, people.watcher))['Evidence.DisputeBond'], undefined);
			const { anchor } = await topic(about);
			assert.deepEqual([anchor.status, anchor.upheld], [{ open: null }, true]);
			const bonds = await Promise.all(platform.map((seat) => deposits(chain, seat)));
			assert.ok(bonds.every((lines) => lines['Evidence.SeatBond'] === BOND.seat));
		});
	});

	describe('seats that do not agree', () => {
		test('pay from the second round on, and stall a topic with the third, until a vote reopens it', async () => {
			const about = metering(months.stalled);
			const [first] = platform;
			const spendable = async (seat) => {
				const left = await allowanceLeft(chain, await partyOf(chain, seat));
				return (await free(seat)) + left;
			};
			const paid = [];
			for (const round of [1, 2, 3]) {
				const before = await spendable(first);
				const calls = platform
					.slice(0, 3)
					.map((seat, at) => [state(chain, about, invented(10 * round + at), round), seat]);
				await chain.sendAll(calls);
				paid.push(before > (await spendable(first)));
			}
			assert.deepEqual(paid, [false, true, true]);
			assert.equal((await topic(about)).stalled, true);
			await refuses('Evidence.TopicStalled', state(chain, about, invented(8), 4), platform[3]);
			await vote(tx.evidence.reopen(about));
			await stateAll(chain, about, invented(8), platform.slice(0, 3), 4);
			assert.equal((await topic(about)).anchor.round, 4);
		});
	});
});
