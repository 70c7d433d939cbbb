// What is stated about a month is not the last word: readings stated again, final anchors closed and made
// void, projects under another issuer, meters that change hands, and readings that nobody believes.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { stringToHex } from '@polkadot/util';
import { deposits } from './lib/books.js';
import { Chain, eventsOf, plain } from './lib/chain.js';
import { invented, state, stateAll } from './lib/committee.js';
import { Track, decide, withParameter } from './lib/governance.js';
import { readingsTree, settlementsTree } from './lib/merkle.js';
import { Role, founders, gather, registerMeter } from './lib/people.js';
import { ask } from './lib/program.js';
import { bundles } from './lib/stock.js';
import * as trade from './lib/trade.js';

/**
 * @typedef {import('./lib/people.js').Person} Person
 * @typedef {{ month: trade.Period, seller: Person, buyer: Person, from: number, power: number,
 *   issuer: import('./lib/chain.js').Key, plant: string, works: string, project: string, batch?: number }} Site
 */

const { Class, MEGAWATT_HOUR, metering, settlement } = trade;
const VDG = 10n ** 12n;
const DAY = 86_400;
const POWER = 20_000_000;
/** What the development preset holds for a bundle. */
const DEPOSIT = VDG / 100n;
const mwh = (count) => count * MEGAWATT_HOUR;

describe('revisions', () => {
	/** @type {Chain} */
	let chain;
	/** @type {Chain['api']['tx']} */
	let tx;
	/** @type {import('./lib/people.js').Founders} */
	let who;
	let platform;
	/** @type {Record<string, import('./lib/people.js').Person>} */
	let people;
	/** Months that nobody has anchored, by what happens in them. */
	let months;

	before(async () => {
		chain = await Chain.connect();
		({ tx } = chain.api);
		who = founders(chain);
		platform = who.energyPlatform;
		people = await gather(chain, {
			generator: Role.Generator,
			heir: Role.Generator,
			buyer: Role.Consumer,
			tenant: Role.Consumer,
			former: Role.Issuer,
			successor: Role.Issuer,
		});
		const names = [
			'low', 'high', 'doubted', 'wrong', 'old', 'older', 'orphaned', 'shared', 'late', 'implausible',
		];
		const first = await trade.unused(chain, trade.month(2012, 1), names.length - 1);
		months = Object.fromEntries(
			names.map((name, at) => [name, { ...first, index: first.index + at }]),
		);
	});
	after(() => chain?.disconnect());

	const refuses = (error, call, key) => assert.rejects(chain.send(call, key), { name: error });
	const vote = (call) => decide(chain, Track.Oracle, call);
	const voteFails = (error, call) => assert.rejects(vote(call), { name: error });
	const topic = (about) => trade.topic(chain, about);
	const latest = (month) => trade.latestRevision(chain, month);
	const bundleDeposits = async (one) => (await deposits(chain, one))['Certificates.Bundle'] ?? 0n;
	const close = (about, { root }) => tx.evidence.close(about, root);
	const open = (about, { root }) => tx.evidence.open(about, root);
	const makeVoid = (about, { root }) => tx.evidence.void(about, root);

	/**
	 * A plant with its project, and a customer. Each has a meter from the beginning of the month on, unless the
	 * changes say otherwise. With `after`, the meters take over the places of the meters of another site.
	 * @param {trade.Period} month
	 * @param {Partial<Site> & { after?: Site }} changes
	 * @returns {Promise<Site>}
	 */
	async function site(month, changes = {}) {
		const { generator: seller, buyer } = people;
		const [start] = trade.bounds(month);
		const usual = { month, seller, buyer, from: start, power: POWER, issuer: who.issuer };
		const { after: earlier, ...others } = changes;
		const one = { ...usual, ...others };
		const { from, power } = one;
		const common = { granularity: 'Month', power, from };
		const meter = (owner, direction, takesOver) =>
			registerMeter(chain, owner, { ...common, direction, takesOver });
		const plant = await meter(one.seller, 'Generation', earlier?.plant);
		const works = await meter(one.buyer, 'Consumption', earlier?.works);
		const project = await trade.registerProject(chain, one.seller, plant, POWER, one.issuer);
		return { ...one, plant, works, project };
	}

	/** The meters of a site end at a moment. */
	const retireMeters = ({ plant, works }, moment) =>
		chain.sendAll([plant, works].map((meter) => [tx.identity.retireMeter(meter, moment), who.registrar]));

	/** What a site's meters measured, in watt-hours. */
	const readings = ({ month, plant, works }, generated, used) => [
		trade.reading(plant, month, generated),
		trade.reading(works, month, used),
	];

	/** States readings of a month, and returns their tree. */
	async function stated(leaves, revision = 0, round = 1) {
		const tree = readingsTree(chain.api, leaves);
		await trade.anchor(chain, metering(leaves[0].period, revision), tree, round);
		return tree;
	}

	/** The call that issues certificates for a site's plant. */
	const issue = ({ project, month, plant }, tree, energy, revision = 0, letter = Class.Tradable) =>
		trade.issue(chain, project, month, letter, energy, trade.provedReading(tree, plant, revision));

	/** Issues certificates, and returns the event. */
	const issued = (one, tree, energy, revision = 0, issuer = one.issuer) =>
		chain.event('certificates.CertificatesIssued', issue(one, tree, energy, revision), issuer);

	/**
	 * A sale of certificates of a site's plant to its customer.
	 * @param {Site} site
	 * @param {number} first
	 * @param {number} units
	 */
	const sale = ({ month, seller, buyer, plant, works, batch }, first, units) =>
		trade.settled({
			seller: seller.party,
			buyer: buyer.party,
			generationMeter: plant,
			consumptionMeter: works,
			period: month,
			energy: mwh(units),
			batch,
			first,
			units,
		});

	/** Settles sales of a month: what `verify` takes for each. */
	async function settled(...leaves) {
		const tree = settlementsTree(chain.api, leaves);
		await trade.anchor(chain, settlement(leaves[0].period), tree);
		return leaves.map(({ tradeRef }) => ({ tree, tradeRef }));
	}

	const verify = ({ tree, tradeRef }, metered, revision = 0) =>
		trade.verify(chain, trade.provedTrade(tree, metered, tradeRef, 0, revision));

	/** Verifies a sale, and returns the event. */
	const verified = (sold, metered, revision = 0) =>
		chain.event('evidence.Verified', verify(sold, metered, revision), people.generator.key);

	describe('a month that was stated too low', () => {
		const FIRST = 5_400_000;
		const REST = 3_700_000;
		let one;
		let low;
		let right;
		let sold;

		test('has certificates for what was stated first', async () => {
			one = await site(months.low);
			low = await stated(readings(one, FIRST, mwh(9)));
			const event = await issued(one, low, FIRST);
			assert.deepEqual([event.revision, event.first, event.units], [0, 1, 5]);
			assert.equal(event.carried, 400_000);
			one.batch = event.batch;
		});

		test('is stated again when something has changed, one revision after the other', async () => {
			const same = state(chain, metering(one.month, 1), low.statement());
			await refuses('Evidence.NothingRevised', same, platform[0]);
			const early = state(chain, metering(one.month, 2), invented(1));
			await refuses('Evidence.EarlierRevisionOpen', early, platform[0]);
			assert.equal(await latest(one.month), 0);
			right = await stated(readings(one, FIRST + REST, mwh(9)), 1);
			assert.equal(await latest(one.month), 1);
			assert.equal((await topic(metering(one.month, 1))).isFinal, true);
		});

		test('is not proved by its first statement any more', async () => {
			[sold] = await settled(sale(one, 1, 7));
			const old = issue(one, low, 1, 0, Class.NonTradable);
			await refuses('Evidence.RevisionOutdated', old, who.issuer);
			await refuses('Evidence.RevisionOutdated', verify(sold, low), people.buyer.key);
		});

		test('gives the rest in the same batch, and the numbers go on', async () => {
			await refuses('Certificates.AboveReading', issue(one, right, REST + 1, 1), who.issuer);
			const before = await bundleDeposits(who.issuer);
			const { batch, revision, first, units, carried } = await issued(one, right, REST, 1);
			assert.deepEqual([batch, revision], [one.batch, 1]);
			assert.deepEqual([first, units, carried], [6, 3, 700_000]);
			assert.equal((await bundleDeposits(who.issuer)) - before, DEPOSIT);
			await refuses('Certificates.AlreadyIssued', issue(one, right, 1, 1), who.issuer);
		});

		test('is found by its new numbers too', async () => {
			const { info, revision, drawn, carried } = await trade.batch(chain, one.batch);
			assert.deepEqual([info.issued, revision, drawn], [8, 1, FIRST + REST]);
			assert.deepEqual(carried, { into: 0, out: 1_100_000 });
			const status = (sequence) =>
				trade.status(chain, trade.number(one.project, one.month, 'T', sequence));
			const { certificate } = await status(7);
			assert.deepEqual([certificate.batch, certificate.unit], [one.batch, 7]);
			assert.equal(certificate.holder, people.generator.party);
			await assert.rejects(status(9), /UnknownCertificate/);
			const held = await bundles(chain, people.generator, one);
			assert.deepEqual(held, [[1, 5, 'active'], [6, 3, 'active']]);
		});

		test('is sold as a whole', async () => {
			const { evidence, range, energy } = await verified(sold, right, 1);
			assert.deepEqual(range, { batch: one.batch, first: 1, units: 7 });
			assert.equal(energy, mwh(7));
			assert.equal((await trade.evidence(chain, evidence)).revision, 1);
		});

		test('is stated with the reading that counts now, as another transaction proved it', async () => {
			const claim = trade.claim(people.generator, one.month, 'Event');
			const redeem = tx.certificates.redeem(one.batch, 8, 1, claim);
			const { redemption } = await chain.event('certificates.Redeemed', redeem, people.generator.key);
			const folder = await mkdtemp(join(tmpdir(), 'verdigrid-revisions-'));
			const file = join(folder, 'statement.json');
			const { code, stderr } = await ask('statement', String(redemption), '--json', file);
			assert.equal(code, 0, stderr);
			const [{ generation }] = JSON.parse(await readFile(file, 'utf8')).redemptions;
			await rm(folder, { recursive: true });
			const { basis, revision, energy_wh: energy } = generation.reading;
			assert.deepEqual([basis, revision, energy], ['proved by path', 1, FIRST + REST]);
		});
	});

	describe('a month that was stated too high', () => {
		let one;
		let high;
		let less;
		let sold;
		let unsold;
		let voucher;

		before(async () => {
			one = await site(months.high);
			high = await stated(readings(one, mwh(10), mwh(9)));
			one.batch = (await issued(one, high, mwh(8))).batch;
			[sold, unsold] = await settled(sale(one, 1, 5), sale(one, 6, 3));
			({ evidence: voucher } = await verified(sold, high));
			less = await stated(readings(one, mwh(4), mwh(4)), 1);
		});

		test('gives nothing new', async () => {
			await refuses('Certificates.AboveReading', issue(one, less, 1, 1), who.issuer);
			const another = issue(one, less, 1, 1, Class.NonTradable);
			await refuses('Certificates.AboveReading', another, who.issuer);
			await refuses('Evidence.GenerationExceeded', verify(unsold, less, 1), people.buyer.key);
			await refuses('Evidence.RevisionOutdated', verify(unsold, high), people.buyer.key);
		});

		test('keeps what was used, with the statement that it rests on', async () => {
			const { totals, drawn, revision } = await trade.batch(chain, one.batch);
			assert.deepEqual([totals.active, totals.behindVouchers, drawn, revision], [3, 5, mwh(8), 0]);
			const { metering: anchor, evidence } = await trade.provenance(chain, voucher);
			assert.equal(evidence.revision, 0);
			assert.equal(anchor.statement.root, trade.hex(high.statement().root));
			assert.equal((await trade.remaining(chain, one.plant, one.month)).allocated, mwh(5));
		});

		test('leaves certificates and vouchers valid', async () => {
			const { generator, buyer } = people;
			const claim = trade.claim(buyer, one.month, 'Scope2');
			const redeem = tx.vouchers.redeem(voucher, 2, claim);
			assert.equal((await chain.event('vouchers.Redeemed', redeem, buyer.key)).energy, mwh(2));
			await chain.send(tx.certificates.transfer(one.batch, 6, 3, buyer.party), generator.key);
			const held = await bundles(chain, buyer, one);
			assert.deepEqual(held.filter(([, , name]) => name === 'active'), [[6, 3, 'active']]);
		});
	});

	describe('a final anchor in doubt', () => {
		let one;
		let tree;
		let sold;
		let about;

		before(async () => {
			one = await site(months.doubted);
			tree = await stated(readings(one, mwh(6), mwh(6)));
			one.batch = (await issued(one, tree, mwh(5))).batch;
			[sold] = await settled(sale(one, 1, 5));
			about = metering(one.month);
		});

		test('is closed by a vote, and proves nothing then', async () => {
			await refuses('BadOrigin', close(about, tree.statement()), platform[0]);
			await voteFails('Evidence.RootMismatch', close(about, invented(1)));
			await vote(close(about, tree.statement()));
			const { anchor, isFinal } = await topic(about);
			assert.deepEqual([anchor.status, anchor.used, isFinal], [{ closed: null }, true, false]);
			const more = issue(one, tree, mwh(1), 0, Class.NonTradable);
			await refuses('Evidence.AnchorClosed', more, who.issuer);
			await refuses('Evidence.AnchorClosed', verify(sold, tree), people.buyer.key);
		});

		test('never becomes void once something rests on it', async () => {
			await voteFails('Evidence.AnchorUsed', makeVoid(about, tree.statement()));
		});

		test('is opened again, and proves what it proved before', async () => {
			await vote(open(about, tree.statement()));
			assert.equal((await topic(about)).isFinal, true);
			await voteFails('Evidence.AnchorNotClosed', makeVoid(about, tree.statement()));
			assert.equal((await verified(sold, tree)).energy, mwh(5));
		});

		test('becomes void if nothing rests on it, and is stated again', async () => {
			const other = await site(months.wrong);
			const wrong = await stated(readings(other, mwh(9), mwh(9)));
			const where = metering(other.month);
			await vote(close(where, wrong.statement()));
			await refuses('Evidence.AnchorClosed', issue(other, wrong, mwh(9)), who.issuer);
			await vote(open(where, wrong.statement()));
			await vote(close(where, wrong.statement()));
			await vote(makeVoid(where, wrong.statement()));
			const { anchor, round } = await topic(where);
			assert.deepEqual([anchor.status, round], [{ void: null }, 2]);
			assert.equal(await latest(other.month), null);
			await refuses('Evidence.AnchorVoid', issue(other, wrong, mwh(9)), who.issuer);

			const right = await stated(readings(other, mwh(7), mwh(7)), 0, round);
			assert.equal(await latest(other.month), 0);
			assert.equal((await issued(other, right, mwh(7))).units, 7);
		});
	});

	describe('a topic that is too old', () => {
		/** The least that a vote may set: all months here ended longer ago. */
		const LEAST_AGE = 31 * DAY;

		const having = (name, value, act) => withParameter(chain, 'Evidence', name, value, act);
		const seats = () => platform.slice(0, 3);

		/** Anchors something about a month and closes it. */
		async function closed(month, mark) {
			const about = metering(month);
			await stateAll(chain, about, invented(mark), seats());
			await vote(close(about, invented(mark)));
			return about;
		}

		test('is stated again in the window that its void anchor opens', async () => {
			const about = await closed(months.old, 1);
			await having('MaxTopicAge', LEAST_AGE, async () => {
				const next = state(chain, metering(months.old, 1), invented(2));
				await refuses('Evidence.TopicTooOld', next, platform[0]);
				await vote(makeVoid(about, invented(1)));
				assert.ok((await topic(about)).openUntil > (await chain.now()));
				await refuses('Evidence.TopicTooOld', next, platform[0]);
				await stateAll(chain, about, invented(2), seats(), 2);
			});
			assert.equal((await topic(about)).anchor.statement.root, invented(2).root);
		});

		test('is not stated any more when that window has closed', async () => {
			const about = await closed(months.older, 3);
			await having('RestateWindow', 10, () => vote(makeVoid(about, invented(3))));
			await having('MaxTopicAge', LEAST_AGE, async () => {
				await chain.until((await topic(about)).openUntil);
				const late = state(chain, about, invented(4), 2);
				await refuses('Evidence.TopicTooOld', late, platform[0]);
			});
		});
	});

	describe('an issuer that was revoked', () => {
		let one;
		let more;

		const handOver = (issuer) =>
			tx.certificates.handOverProject(stringToHex(one.project), issuer.party);
		const voteRegistry = (call) => decide(chain, Track.Registry, call);

		test('leaves a batch that nobody continues', async () => {
			const { former, successor } = people;
			one = await site(months.orphaned, { issuer: former.key });
			const first = await stated(readings(one, mwh(5), mwh(5)));
			one.batch = (await issued(one, first, mwh(5))).batch;
			const revoke = tx.identity.revoke(former.party, 'It has closed down.');
			await chain.send(revoke, who.registrar);
			more = await stated(readings(one, mwh(8), mwh(5)), 1);
			const rest = issue(one, more, mwh(3), 1);
			await refuses('Certificates.PartyNotActive', rest, former.key);
			await refuses('Certificates.NotIssuer', rest, successor.key);
		});

		test('hands its projects on by a vote', async () => {
			const { former, successor, buyer } = people;
			const wrong = voteRegistry(handOver(buyer));
			await assert.rejects(wrong, { name: 'Certificates.NewIssuerRoleMissing' });
			const events = await voteRegistry(handOver(successor));
			const [{ from, to }] = eventsOf(events, 'certificates.ProjectHandedOver');
			assert.deepEqual([from, to], [former.party, successor.party]);
		});

		test('has a successor that continues the batch', async () => {
			const { successor } = people;
			const { batch, revision, first, units } = await issued(one, more, mwh(3), 1, successor.key);
			assert.deepEqual([batch, revision, first, units], [one.batch, 1, 6, 3]);
			assert.equal(await bundleDeposits(successor), DEPOSIT);
		});
	});

	describe('meters that change hands in the middle of a month', () => {
		/** The site before the 15th and the one from then on, with what each measures. */
		let sites;
		let tree;

		const meterOf = async (name) => plain(await chain.api.call.verdigridIdentityApi.meter(name));

		test('end and begin on the 15th, before anything of the month is used', async () => {
			const { heir: seller, tenant: buyer } = people;
			const [start] = trade.bounds(months.shared);
			const middle = start + 14 * DAY;
			const earlier = await site(months.shared);
			await retireMeters(earlier, middle);
			const changes = { seller, buyer, from: middle, after: earlier };
			const later = await site(months.shared, changes);
			for (const name of ['plant', 'works']) {
				const [first, second] = [await meterOf(earlier[name]), await meterOf(later[name])];
				assert.deepEqual([first.from, first.to], [start, middle]);
				assert.deepEqual([second.from, second.takesOver], [middle, earlier[name]]);
			}
			sites = [{ ...earlier, units: 3 }, { ...later, units: 4 }];
			await chain.nextSecond();
		});

		test('give certificates to both owners', async () => {
			tree = await stated(sites.flatMap((one) => readings(one, mwh(one.units), mwh(one.units))));
			for (const one of sites) {
				const { batch, owner, units } = await issued(one, tree, mwh(one.units));
				assert.deepEqual([owner, units], [one.seller.party, one.units]);
				one.batch = batch;
			}
			assert.notEqual(sites[0].batch, sites[1].batch);
		});

		test('give vouchers to both customers, under the names of their own meters', async () => {
			const sold = await settled(...sites.map((one) => sale(one, 1, one.units)));
			for (const [at, one] of sites.entries()) {
				const { evidence } = await verified(sold[at], tree);
				const { holder, energy } = (await trade.voucher(chain, evidence)).voucher;
				assert.deepEqual([holder, energy], [one.buyer.party, mwh(one.units)]);
				const { generationMeter, consumptionMeter } = await trade.evidence(chain, evidence);
				assert.deepEqual([generationMeter, consumptionMeter], [one.plant, one.works]);
			}
		});
	});

	describe('a meter whose end is stated after the readings of its month', () => {
		test('needs a revision, in which its successor has its own part', async () => {
			const { heir: seller, tenant: buyer } = people;
			const [start] = trade.bounds(months.late);
			const middle = start + 14 * DAY;
			const earlier = await site(months.late);
			const whole = await stated(readings(earlier, mwh(7), mwh(7)));
			await retireMeters(earlier, middle);
			await refuses('Evidence.MeterEndedSince', issue(earlier, whole, mwh(7)), who.issuer);

			const later = await site(months.late, { seller, buyer, from: middle, after: earlier });
			await chain.nextSecond();
			const leaves = [...readings(earlier, mwh(3), mwh(3)), ...readings(later, mwh(4), mwh(4))];
			const parts = await stated(leaves, 1);
			for (const [one, units] of [[earlier, 3], [later, 4]]) {
				const certificates = await issued(one, parts, mwh(units), 1);
				assert.equal(certificates.units, units);
			}
		});
	});

	describe('a reading that no meter can have measured', () => {
		const WATTS = 10_000;
		let one;
		/** The meters' power throughout the month, and the margin of 5 %. */
		let most;

		before(async () => {
			one = await site(months.implausible, { power: WATTS });
			const [start, end] = trade.bounds(one.month);
			most = (((end - start) / 3_600) * WATTS * 105) / 100;
		});

		test('is refused at issue', async () => {
			const tree = await stated(readings(one, most + 1, most));
			await refuses('Evidence.ReadingImplausible', issue(one, tree, mwh(1)), who.issuer);
		});

		test('is refused at verification; the most that is plausible is not', async () => {
			const tree = await stated(readings(one, most, most + 1), 1);
			const { batch, drawn } = await issued(one, tree, most, 1);
			assert.equal(drawn, most);
			one.batch = batch;
			const [sold] = await settled(sale(one, 1, 2));
			await refuses('Evidence.ReadingImplausible', verify(sold, tree, 1), people.buyer.key);
		});
	});
});
