// The main flow, step by step: identity, certificates, trade, settlement, check, voucher, custody,
// exchange, redemption. Each step goes on from the one before it.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { stringToHex } from '@polkadot/util';
import { randomAsHex } from '@polkadot/util-crypto';
import { Chain, eventsOf, plain, yuan } from './lib/chain.js';
import { partyOf } from './lib/committee.js';
import { readingsTree, settlementsTree } from './lib/merkle.js';
import {
	REGION,
	Role,
	apply,
	attestation,
	founders,
	fundedAccounts,
	party,
	registerMeter,
} from './lib/people.js';
import { ask } from './lib/program.js';
import * as trade from './lib/trade.js';

const NODE = process.env.VERDIGRID_NODE ?? 'verdigrid-node';

const { Class, MEGAWATT_HOUR } = trade;
const PRICE = 4_800n;
/** What each meter measured in the first month, in watt-hours. */
const MEASURED = { plant: 20_456_789, large: 15_000_000, small: 8_200_000 };
/** What the plant's meter measured in the month after. */
const AFTERWARDS = 3_600_000;
/** What was measured in the hour. */
const HOURLY = { turbine: 2_500, home: 1_800 };

describe('the main flow', () => {
	/** @type {Chain} */
	let chain;
	/** @type {Chain['api']} */
	let api;
	/** @type {import('./lib/people.js').Founders} */
	let who;
	const people = {};
	const meters = {};
	const sold = {};

	// What later steps need of earlier ones.
	let month, afterwards, hour;
	let readings, settlements;
	let project, granular;
	let first, second, hourly;
	let redeemed = 0;
	/** Where files are, and the credential of the large customer is. */
	let folder;
	const at = (name) => join(folder, name);
	/** Vouchers that were redeemed, and are no longer listed. */
	const ended = [];

	before(async () => {
		chain = await Chain.connect();
		api = chain.api;
		who = founders(chain);
		month = await trade.unused(chain, trade.month(2015, 6), 1);
		afterwards = trade.next(month);
		hour = await trade.unused(chain, trade.hour(398_000));
		folder = await mkdtemp(join(tmpdir(), 'verdigrid-main-flow-'));
	});
	after(async () => {
		await chain?.disconnect();
		await rm(folder, { recursive: true, force: true });
	});

	const unitsOf = async (id) => (await trade.voucher(chain, id)).voucher.range.units;
	const stateOf = async (sequence, code = project, period = month, letter = 'T') =>
		trade.status(chain, trade.number(code, period, letter, sequence));

	test('newcomers apply, and are parties that wait for attestation', async () => {
		const names = ['generator', 'large', 'small', 'tenant', 'household'];
		const accounts = await fundedAccounts(chain, names);
		await writeFile(at('company.json'), JSON.stringify({ name: 'Aluminium Lab', region: 'CN-11' }));
		const committed = await ask('credential', 'commit', at('company.json'));
		const commitments = { large: committed.stdout.trim() };
		for (const name of names) {
			const kind = name === 'household' ? 'Person' : 'Organisation';
			people[name] = await apply(chain, name, accounts[name], kind, commitments[name]);
		}
		const shown = await party(chain, people.large.party);
		assert.equal(shown.account, people.large.address);
		assert.equal(shown.pending, people.large.commitment);
		assert.equal(shown.jurisdiction, REGION);
		assert.equal(shown.status, 'Applied');
		assert.equal(shown.active, false);
		const number = plain(await api.call.verdigridIdentityApi.partyOf(people.large.address));
		assert.equal(number, people.large.party);
		assert.ok((await chain.tokens(people.large.key)).held > 0n, 'a deposit is held');
	});

	test('the registrar attests them, and they are active', async () => {
		const roles = { generator: Role.Generator };
		const calls = Object.values(people).map((person) =>
			attestation(chain, person, roles[person.name] ?? Role.Consumer),
		);
		await chain.sendAll((await Promise.all(calls)).map((call) => [call, who.registrar]));
		for (const person of Object.values(people)) {
			const shown = await party(chain, person.party);
			assert.equal(shown.status, 'Active');
			assert.equal(shown.active, true);
			assert.equal(shown.roles, roles[person.name] ?? Role.Consumer);
			assert.equal(shown.registrar, who.registrar.address);
		}
	});

	test('meters are registered to their owners', async () => {
		const from = trade.bounds(month)[0];
		const monthly = { granularity: 'Month', from };
		const hourly = { granularity: 'Hour', from: trade.bounds(hour)[0] };
		const generation = { direction: 'Generation', power: 2_050_000 };
		const consumption = { direction: 'Consumption', power: 5_000_000 };
		const { generator, large, small, household } = people;
		const register = (owner, what) => registerMeter(chain, owner, what);
		meters.plant = await register(generator, { ...monthly, ...generation });
		meters.turbine = await register(generator, { ...hourly, ...generation });
		meters.large = await register(large, { ...monthly, ...consumption });
		meters.small = await register(small, { ...monthly, ...consumption });
		meters.home = await register(household, { ...hourly, ...consumption });

		const shown = plain(await api.call.verdigridIdentityApi.meter(meters.plant));
		assert.equal(shown.party, generator.party);
		assert.equal(shown.direction, 'Generation');
		assert.equal(shown.granularity, 'Month');
		assert.equal(shown.maxPowerW, 2_050_000);
		assert.equal(shown.from, from);
		assert.equal(shown.to, null);
		assert.deepEqual([shown.takesOver, shown.takenOverBy], [null, null]);
	});

	test('three of the energy platform’s four seats anchor the readings, two do not', async () => {
		readings = readingsTree(api, [
			trade.reading(meters.plant, month, MEASURED.plant),
			trade.reading(meters.large, month, MEASURED.large),
			trade.reading(meters.small, month, MEASURED.small),
		]);
		const topic = trade.metering(month);
		const attest = (seat) => chain.send(trade.attest(chain, topic, readings), seat);
		await attest(who.energyPlatform[0]);
		await attest(who.energyPlatform[1]);
		const open = await trade.topic(chain, topic);
		assert.deepEqual([open.anchor, open.round, open.votes, open.quorum], [null, 1, 2, 3]);

		const before = await chain.tokens(who.energyPlatform[2]);
		const events = await attest(who.energyPlatform[2]);
		assert.equal(eventsOf(events, 'evidence.Anchored').length, 1);
		assert.deepEqual(await chain.tokens(who.energyPlatform[2]), before, 'attesting is free');
		const closed = await trade.topic(chain, topic);
		assert.equal(closed.isFinal, true);
		assert.equal(closed.anchor.statement.leaves, 3);
		assert.equal(closed.anchor.attesters.length, 3);
		const total = MEASURED.plant + MEASURED.large + MEASURED.small;
		assert.equal(closed.anchor.statement.total, total);
	});

	test('the month’s reading becomes certificates of 1 MWh; the rest is carried', async () => {
		project = await trade.registerProject(chain, people.generator, meters.plant, 2_050_000);
		const proved = trade.provedReading(readings, meters.plant);
		const call = trade.issue(chain, project, month, Class.Tradable, MEASURED.plant, proved);
		const issued = await chain.event('certificates.CertificatesIssued', call, who.issuer);
		first = issued.batch;
		assert.equal(issued.units, 20);
		assert.equal(issued.carried, 456_789);

		const batch = await trade.batch(chain, first);
		assert.equal(batch.drawn, MEASURED.plant);
		assert.deepEqual(batch.carried, { into: 0, out: 456_789 });
		assert.equal(batch.info.issued, 20);
		assert.equal(batch.info.policy, 'Once');
		assert.equal(await chain.timeOf(batch.issuedBlock), batch.issuedAt);
		assertTotals(batch, { active: 20 });
		const { certificate, voucher } = await stateOf(20);
		assert.equal(certificate.holder, people.generator.party);
		assert.deepEqual(certificate.state, { active: null });
		assert.equal(certificate.traded, false);
		assert.equal(voucher, null);
		await assert.rejects(stateOf(21), /UnknownCertificate/);
	});

	test('what was carried fills a certificate of the next month', async () => {
		const tree = readingsTree(api, [trade.reading(meters.plant, afterwards, AFTERWARDS)]);
		await trade.anchor(chain, trade.metering(afterwards), tree);
		const proved = trade.provedReading(tree, meters.plant);
		const call = trade.issue(chain, project, afterwards, Class.Tradable, AFTERWARDS, proved);
		const issued = await chain.event('certificates.CertificatesIssued', call, who.issuer);
		second = issued.batch;
		assert.equal(issued.units, 4);
		assert.deepEqual((await trade.batch(chain, second)).carried, { into: 456_789, out: 56_789 });
		const remaining = await trade.remaining(chain, meters.plant, afterwards);
		assert.equal(remaining.metered, AFTERWARDS);
		assert.equal(remaining.limit, 4 * MEGAWATT_HOUR);
	});

	test('an offer is taken in two parts; certificates and money change hands at once', async () => {
		const { generator, large } = people;
		const expires = (await chain.now()) + 86_400;
		const call = api.tx.market.offer(first, 1, 8, PRICE, yuan, null, 1, expires);
		const { offer } = await chain.event('market.Offered', call, generator.key);
		assertTotals(await trade.batch(chain, first), { active: 12, offered: 8 });
		assert.deepEqual((await stateOf(8)).certificate.state, { locked: { offer } });

		const [seller, buyer] = [await chain.money(generator.key), await chain.money(large.key)];
		const traded = await chain.event('market.Traded', api.tx.market.buy(offer, first, 5, PRICE, yuan), large.key);
		assert.deepEqual(traded.range, { batch: first, first: 1, units: 5 });
		assert.equal((await chain.money(generator.key)).free, seller.free + 5n * PRICE);
		assert.equal((await chain.money(large.key)).free, buyer.free - 5n * PRICE);
		const left = await trade.offer(chain, offer);
		assert.deepEqual(left.range, { batch: first, first: 6, units: 3 });

		const events = await chain.send(api.tx.market.buy(offer, first, 3, PRICE, yuan), large.key);
		assert.equal(eventsOf(events, 'market.SoldOut').length, 1);
		assert.equal(await trade.offer(chain, offer), null);
		assert.equal((await chain.money(large.key)).free, buyer.free - 8n * PRICE);
		const { certificate } = await stateOf(8);
		assert.equal(certificate.holder, large.party);
		assert.equal(certificate.traded, true);
	});

	test('a demand holds the money, and what the fill does not need is free again', async () => {
		const { generator, small } = people;
		const before = await chain.money(small.key);
		const criteria = {
			source: 'Wind',
			region: REGION,
			project: null,
			periods: { first: month, last: month },
			minValidity: 365 * 86_400,
		};
		const expires = (await chain.now()) + 86_400;
		const { tx } = api;
		const call = tx.market.demand(Class.Tradable, criteria, 4, 1, PRICE + 200n, yuan, expires);
		const { demand } = await chain.event('market.Demanded', call, small.key);
		assert.equal((await chain.money(small.key)).held, 4n * (PRICE + 200n));
		assert.equal((await trade.demand(chain, demand)).units, 4);

		const fill = tx.market.fill(demand, first, 9, 4, PRICE, yuan);
		const traded = await chain.event('market.Traded', fill, generator.key);
		assert.equal(traded.buyer, small.party);
		const after = await chain.money(small.key);
		assert.deepEqual(after, { free: before.free - 4n * PRICE, held: 0n });
		assert.equal(await trade.demand(chain, demand), null);
		assert.equal((await stateOf(12)).certificate.holder, small.party);
	});

	test('a sale outside the chain is pledged to its buyer', async () => {
		sold.platform = randomAsHex(32);
		const until = (await chain.now()) + 30 * 86_400;
		const { pledge } = api.tx.certificates;
		const call = pledge(first, 13, 3, people.large.party, sold.platform, until);
		const pledged = await chain.event('certificates.Pledged', call, people.generator.key);
		const { certificate } = await stateOf(13);
		assert.equal(certificate.holder, people.generator.party);
		assert.deepEqual(certificate.state, { locked: { pledge: pledged.pledge } });
		assertTotals(await trade.batch(chain, first), { active: 17, pledged: 3 });
	});

	test('the trading centre’s seats anchor the settlements', async () => {
		const { generator, large, small } = people;
		const sale = (buyer, meter, from, units) => ({
			seller: generator.party,
			buyer: buyer.party,
			generationMeter: meters.plant,
			consumptionMeter: meter,
			period: month,
			energy: units * MEGAWATT_HOUR,
			batch: first,
			first: from,
			units,
		});
		const leaves = {
			offer: trade.settled(sale(large, meters.large, 1, 8)),
			demand: trade.settled(sale(small, meters.small, 9, 4)),
			platform: trade.settled({ ...sale(large, meters.large, 13, 3), tradeRef: sold.platform }),
		};
		for (const [name, leaf] of Object.entries(leaves)) sold[name] = leaf.tradeRef;
		settlements = settlementsTree(api, Object.values(leaves));
		const topic = trade.settlement(month);
		await trade.anchor(chain, topic, settlements);
		const { anchor, isFinal } = await trade.topic(chain, topic);
		assert.equal(isFinal, true);
		assert.equal(anchor.statement.leaves, 3);
		assert.equal(anchor.statement.total, 15 * MEGAWATT_HOUR);
	});

	test('a trade on which both sources agree becomes evidence and a voucher', async () => {
		const call = trade.verify(chain, trade.provedTrade(settlements, readings, sold.offer));
		const verified = await chain.event('evidence.Verified', call, people.large.key);
		const { sequence, revision, settled, supersedes } = verified;
		assert.deepEqual([sequence, revision, settled, supersedes], [0, 0, 8 * MEGAWATT_HOUR, null]);
		sold.offerVoucher = verified.evidence;
		const { voucher, frozen, revoked, expired } = await trade.voucher(chain, sold.offerVoucher);
		assert.equal(voucher.holder, people.large.party);
		assert.equal(voucher.consumer, people.large.party);
		assert.equal(voucher.energy, 8 * MEGAWATT_HOUR);
		assert.deepEqual(voucher.range, { batch: first, first: 1, units: 8 });
		assert.deepEqual([frozen, revoked, expired], [false, false, false]);

		const record = await trade.evidence(chain, verified.evidence);
		assert.equal(record.tradeRef, sold.offer);
		assert.equal(record.settled, 8 * MEGAWATT_HOUR);
		assert.equal(record.status, 'Live');
		assert.equal(await chain.timeOf(record.block), record.at);
		const report = await stateOf(8);
		assert.equal(report.voucher, sold.offerVoucher);
		assert.equal(report.evidence, verified.evidence);
		const used = await trade.remaining(chain, meters.large, month);
		assert.equal(used.allocated, 8 * MEGAWATT_HOUR);
		assert.equal(used.remaining, 7 * MEGAWATT_HOUR);
	});

	test('each trade of a batch passes or fails by itself; a pledge is delivered', async () => {
		const altered = trade.provedTrade(settlements, readings, sold.demand);
		altered.settlement.settlement = { ...altered.settlement.settlement, units: 5 };
		const call = api.tx.evidence.verifyBatch([
			altered,
			trade.provedTrade(settlements, readings, sold.demand),
			trade.provedTrade(settlements, readings, sold.platform),
		]);
		const events = await chain.send(call, people.generator.key);
		const failed = eventsOf(events, 'evidence.VerificationFailed');
		assert.deepEqual(failed.map(({ index }) => index), [0]);
		const verified = eventsOf(events, 'evidence.Verified');
		const voucherOf = (ref) => verified.find(({ tradeRef }) => tradeRef === ref)?.evidence;
		sold.demandVoucher = voucherOf(sold.demand);
		sold.platformVoucher = voucherOf(sold.platform);
		assert.equal((await stateOf(13)).certificate.holder, people.large.party);
		assertTotals(await trade.batch(chain, first), { active: 5, behindVouchers: 15 });

		const generated = await trade.remaining(chain, meters.plant, month);
		assert.equal(generated.limit, 20 * MEGAWATT_HOUR, 'metered, less what was carried out');
		assert.equal(generated.allocated, 15 * MEGAWATT_HOUR);
		assert.equal(generated.remaining, 5 * MEGAWATT_HOUR);
	});

	test('a certificate is exchanged at the trading centre', async () => {
		const centre = await partyOf(chain, who.tradingCentre[0]);
		const request = api.tx.certificates.requestExchange(first, 16, 1, centre);
		const requested = await chain.event('certificates.ExchangeRequested', request, people.generator.key);
		const { exchange } = requested;
		assert.deepEqual((await stateOf(16)).certificate.state, { locked: { exchange } });
		const receipt = randomAsHex(32);
		const settle = api.tx.certificates.settleExchange(exchange, first, 16, 1, receipt);
		await chain.event('certificates.ExchangeSettled', settle, who.tradingCentre[0]);
		assert.deepEqual((await stateOf(16)).certificate.state, { exchanged: exchange });
	});

	test('a certificate is transferred, and redeemed without a voucher', async () => {
		const { generator, tenant } = people;
		const transfer = api.tx.certificates.transfer(first, 17, 1, tenant.party);
		await chain.event('certificates.Transferred', transfer, generator.key);
		assert.equal((await stateOf(17)).certificate.holder, tenant.party);
		const claim = trade.claim(tenant, month, 'Voluntary');
		const redeem = api.tx.certificates.redeem(first, 17, 1, claim);
		const { redemption } = await chain.event('certificates.Redeemed', redeem, tenant.key);
		const shown = await trade.redemption(chain, redemption);
		assert.equal(shown.matched, null);
		assert.equal(shown.voucher, null);
		assert.equal(shown.energy, MEGAWATT_HOUR);
		assert.equal(await chain.timeOf(shown.block), shown.at);
		redeemed += 1;
	});

	test('part of a voucher is redeemed for scope 2, for ever', async () => {
		const { large } = people;
		const claim = trade.claim(large, month, 'Scope2');
		const call = api.tx.vouchers.redeem(sold.offerVoucher, 3, claim);
		const done = await chain.event('vouchers.Redeemed', call, large.key);
		assert.equal(done.units, 3);
		assert.equal(done.energy, 3 * MEGAWATT_HOUR);
		assert.equal(await unitsOf(sold.offerVoucher), 5);
		const part = (await trade.voucher(chain, done.voucher)).voucher;
		assert.equal(part.parent, sold.offerVoucher);
		assert.deepEqual(part.status, { redeemed: done.redemption });

		const report = await stateOf(3);
		assert.deepEqual(report.certificate.state, { redeemed: done.redemption });
		assert.equal(report.redemption.matched, large.party);
		assert.equal(report.redemption.claim.purpose, 'Scope2');
		assert.equal(report.voucher, done.voucher);
		assert.deepEqual((await stateOf(4)).certificate.state, { locked: { voucher: sold.offerVoucher } });
		redeemed += 3;
		ended.push(done.voucher);
	});

	test('a voucher is split, and both parts together are what it was', async () => {
		const call = api.tx.vouchers.split(sold.offerVoucher, 2);
		const { child } = await chain.event('vouchers.Split', call, people.large.key);
		assert.equal(await unitsOf(child), 2);
		assert.equal(await unitsOf(sold.offerVoucher), 3);
		const vouchers = await trade.owned(chain, people.large);
		assert.ok(vouchers.includes(child) && vouchers.includes(sold.offerVoucher));
	});

	test('escrow redeems a voucher for its beneficiary, not before the agreed moment', async () => {
		const { small, tenant } = people;
		const now = await chain.now();
		const notBefore = now + 6;
		const terms = {
			beneficiary: tenant.party,
			outcome: { RedeemFor: trade.claim(tenant, month, 'ProductFootprint') },
			conditions: [{ NotBefore: notBefore }],
			deadline: now + 86_400,
		};
		const open = api.tx.escrow.open(sold.demandVoucher, terms);
		const { agreement, termsHash } = await chain.event('escrow.Opened', open, small.key);
		const inCustody = (await trade.voucher(chain, sold.demandVoucher)).voucher.status;
		assert.deepEqual(inCustody, { inCustody: agreement });
		assert.equal(await trade.blocked(chain, agreement), 'NotAccepted');
		await chain.send(api.tx.escrow.accept(agreement, termsHash), tenant.key);
		assert.equal(await trade.blocked(chain, agreement), 'TooEarly');

		await chain.until(notBefore);
		assert.equal(await trade.blocked(chain, agreement), null);
		const release = api.tx.escrow.release(agreement);
		const released = await chain.event('escrow.Released', release, tenant.key);
		const redemption = await trade.redemption(chain, released.redemption);
		assert.equal(redemption.holder, small.party);
		assert.equal(redemption.matched, small.party);
		assert.deepEqual(redemption.claim.beneficiary, { party: tenant.party });
		assert.equal(redemption.energy, 4 * MEGAWATT_HOUR);
		assert.equal(await trade.blocked(chain, agreement), 'UnknownAgreement');
		assert.deepEqual(await trade.owned(chain, small), []);
		redeemed += 4;
		ended.push(sold.demandVoucher);
	});

	test('a check of a redemption is recorded on chain', async () => {
		const { certificate } = await stateOf(3);
		const number = stringToHex(trade.number(project, month, 'T', 3));
		const check = (expected) =>
			chain.event(
				'certificates.RedemptionChecked',
				api.tx.certificates.checkRedemption(number, certificate.bundle.first, expected),
				people.tenant.key,
			);
		const [expected] = Object.entries(certificate.state);
		assert.equal((await check({ [expected[0]]: expected[1] })).matches, true);
		assert.equal((await check('Active')).matches, false);
	});

	test('an hour’s generation is matched with a household in certificates of 1 Wh', async () => {
		const { generator, household } = people;
		const tree = readingsTree(api, [
			trade.reading(meters.turbine, hour, HOURLY.turbine),
			trade.reading(meters.home, hour, HOURLY.home),
		]);
		await trade.anchor(chain, trade.metering(hour), tree);
		granular = await trade.registerProject(chain, generator, meters.turbine, 2_050_000);
		const proved = trade.provedReading(tree, meters.turbine);
		const call = trade.issue(chain, granular, hour, Class.Granular, HOURLY.turbine, proved);
		const issued = await chain.event('certificates.CertificatesIssued', call, who.issuer);
		hourly = issued.batch;
		assert.equal(issued.units, HOURLY.turbine);
		assert.equal(issued.carried, 0);

		const leaf = trade.settled({
			seller: generator.party,
			buyer: household.party,
			generationMeter: meters.turbine,
			consumptionMeter: meters.home,
			period: hour,
			energy: HOURLY.home,
			batch: hourly,
			first: 1,
			units: HOURLY.home,
		});
		const settled = settlementsTree(api, [leaf]);
		await trade.anchor(chain, trade.settlement(hour), settled);
		const verify = trade.verify(chain, trade.provedTrade(settled, tree, leaf.tradeRef));
		const verified = await chain.event('evidence.Verified', verify, household.key);
		sold.hourVoucher = verified.evidence;
		assert.equal(verified.energy, HOURLY.home);
		assertTotals(await trade.batch(chain, hourly), { active: 700, behindVouchers: 1_800 });
		const at = await stateOf(1_800, granular, hour, 'G');
		assert.equal(at.certificate.holder, household.party);
		assert.equal(at.certificate.policy, 'Unlimited');
		assert.equal((await trade.remaining(chain, meters.home, hour)).remaining, 0);
	});

	test('escrow swaps a granular voucher against payment, both at once', async () => {
		const { household, tenant } = people;
		const terms = {
			beneficiary: tenant.party,
			outcome: 'Deliver',
			conditions: [{ Payment: { asset: yuan, amount: 250 } }],
			deadline: (await chain.now()) + 86_400,
		};
		const open = api.tx.escrow.open(sold.hourVoucher, terms);
		const { agreement, termsHash } = await chain.event('escrow.Opened', open, household.key);
		await chain.send(api.tx.escrow.accept(agreement, termsHash), tenant.key);
		assert.equal(await trade.blocked(chain, agreement), 'NotPaid');
		const [seller, buyer] = [await chain.money(household.key), await chain.money(tenant.key)];
		const pay = api.tx.escrow.pay(agreement, termsHash);
		const released = await chain.event('escrow.Released', pay, tenant.key);
		assert.equal(released.redemption, null);
		const { voucher } = await trade.voucher(chain, sold.hourVoucher);
		assert.equal(voucher.holder, tenant.party);
		assert.equal(voucher.consumer, household.party, 'who used the power stays on record');
		assert.equal(voucher.status.active, null);
		assert.deepEqual(await trade.owned(chain, household), []);
		assert.equal((await chain.money(household.key)).free, seller.free + 250n);
		assert.deepEqual(await chain.money(tenant.key), { free: buyer.free - 250n, held: 0n });
	});

	test('every watt-hour is accounted for', async () => {
		const totals = { active: 3, behindVouchers: 8, redeemed, exchanged: 1 };
		assert.equal(redeemed, 8);
		assertTotals(await trade.batch(chain, first), totals);
		const batches = await Promise.all([first, second, hourly].map((id) => trade.batch(chain, id)));
		for (const batch of batches) {
			const certified = sum(Object.values(batch.totals)) * batch.info.faceValue;
			assert.equal(certified + batch.carried.out - batch.carried.into, batch.drawn);
		}
		const [monthly, next, granular] = batches;
		assert.equal(monthly.drawn, MEASURED.plant);
		assert.equal(next.drawn, AFTERWARDS);
		assert.equal(granular.drawn, HOURLY.turbine);
	});

	test('vouchers together are worth their certificates', async () => {
		const everyone = await Promise.all(Object.values(people).map((one) => trade.owned(chain, one)));
		const numbers = [...everyone.flat(), ...ended];
		const vouchers = await Promise.all(numbers.map((id) => trade.voucher(chain, id)));
		const worth = (batch) =>
			sum(vouchers.map(({ voucher }) => (voucher.range.batch === batch ? voucher.energy : 0)));
		// One certificate was redeemed without a voucher.
		assert.equal(worth(first), 15 * MEGAWATT_HOUR);
		assert.equal(worth(hourly), HOURLY.home);
		const { allocated } = await trade.remaining(chain, meters.plant, month);
		assert.equal(worth(first), allocated);
	});

	test('a statement of a chain without finality is made, and says that it proves nothing', async () => {
		await promisify(execFile)(NODE, ['export-chain-spec', '--chain', 'dev', '--raw', '--output', at('spec.json')]);
		const trusted = await ask('trust', at('spec.json'), '--out', at('trust.json'));
		assert.equal(trusted.code, 0, trusted.stderr);
		const month = ['--party', String(people.large.party), '--from', '2000-01-01', '--to', '2100-01-01'];
		const region = await ask('credential', 'disclose', at('company.private.json'), 'region');
		await writeFile(at('region.json'), region.stdout);
		const files = ['--json', at('own.json'), '--pdf', at('own.pdf'), '--disclose', at('region.json')];
		const made = await ask('statement', ...month, ...files);
		assert.equal(made.code, 0, made.stderr);
		assert.match(made.stdout, /This chain has no finality: a stranger cannot check it/);
		const { redemptions, parties } = JSON.parse(await readFile(at('own.json'), 'utf8'));
		for (const { consumption } of redemptions.filter((it) => it.consumption.matched)) {
			const { settlement, reading } = consumption.matched;
			assert.deepEqual([settlement.basis, reading.basis], ['proved by path', 'proved by path']);
		}
		assert.deepEqual(parties.map(({ party, attributes }) => [party, attributes]), [[people.large.party, [{ key: 'region', value: 'CN-11' }]]]);
		for (const file of ['own.json', 'own.pdf']) {
			const checked = await ask('verify', at(file), '--trust', at('trust.json'));
			assert.equal(checked.code, 12);
			assert.match(checked.stdout, /Nothing is proved: the statement shows no finality/);
		}
		// An attribute of somebody else.
		await writeFile(at('region.json'), region.stdout.replace('CN-11', 'CN-12'));
		assert.notEqual((await ask('statement', ...month, ...files)).code, 0);
	});

	test('bundles cover each batch exactly once', async () => {
		const everyone = await Promise.all(Object.values(people).map((one) => trade.holdings(chain, one)));
		for (const [id, issued] of [[first, 20], [second, 4], [hourly, HOURLY.turbine]]) {
			const ranges = everyone.flat().map(({ range }) => range).filter(({ batch }) => batch === id);
			let next = 1;
			for (const range of ranges.sort((one, other) => one.first - other.first)) {
				assert.equal(range.first, next);
				next += range.units;
			}
			assert.equal(next, issued + 1);
		}
	});
});

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** The number of certificates in each state. A state that is not named has none. */
function assertTotals({ totals }, expected) {
	const counted = Object.fromEntries(Object.entries(totals).filter(([, units]) => units > 0));
	assert.deepEqual(counted, expected);
}
