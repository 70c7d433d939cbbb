// What must fail: each call is signed, executed and refused with its named error, and what it would
// have changed is as it was.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { randomAsHex, randomAsU8a } from '@polkadot/util-crypto';
import { CNY, Chain, yuan } from './lib/chain.js';
import { partyOf } from './lib/committee.js';
import { readingsTree, settlementsTree } from './lib/merkle.js';
import {
	MONEY,
	REGION,
	Role,
	attestation,
	founders,
	fundedAccounts,
	gather,
	party,
	registerMeter,
} from './lib/people.js';
import * as trade from './lib/trade.js';

const { Class, MEGAWATT_HOUR } = trade;
const PRICE = 4_800n;
const DAY = 86_400;
const VDG = 10n ** 12n;
/** The most that 64 bits can say. */
const MOST = 2n ** 64n - 1n;
const ZERO = `0x${'00'.repeat(32)}`;
/** What the meters measured, in watt-hours. */
const MEASURED = { plant: 12_345_678, home: 3_000_000, shop: 9_000_000 };

describe('what must be refused', () => {
	/** @type {Chain} */
	let chain;
	/** @type {Chain['api']} */
	let api;
	/** @type {Chain['api']['tx']} */
	let tx;
	/** @type {import('./lib/people.js').Founders} */
	let who;
	/** @type {Record<string, import('./lib/people.js').Person>} */
	let people;
	let outsider;
	let month;
	let readings;
	let settlements;
	let project;
	let batch;
	let offer;
	let voucher;
	const meters = {};
	const refs = {};

	before(async () => {
		chain = await Chain.connect();
		({ api } = chain);
		({ tx } = api);
		who = founders(chain);
		month = await trade.unused(chain, trade.month(2016, 3));
		const { Consumer, Generator } = Role;
		people = await gather(chain, {
			generator: Generator,
			home: Consumer,
			shop: Consumer,
			stranger: null,
		});
		({ outsider } = await fundedAccounts(chain, ['outsider']));
		await measure();
		await issue();
		await settle();
		const call = trade.verify(chain, trade.provedTrade(settlements, readings, refs.first));
		({ evidence: voucher } = await chain.event('evidence.Verified', call, people.shop.key));
		const expires = (await chain.now()) + DAY;
		const sell = tx.market.offer(batch, 5, 1, PRICE, yuan, null, 1, expires);
		({ offer } = await chain.event('market.Offered', sell, people.generator.key));
	});
	after(() => chain?.disconnect());

	async function measure() {
		const [from] = trade.bounds(month);
		const monthly = { granularity: 'Month', power: 2_050_000, from };
		const register = (owner, direction) => registerMeter(chain, owner, { ...monthly, direction });
		meters.plant = await register(people.generator, 'Generation');
		meters.home = await register(people.home, 'Consumption');
		meters.shop = await register(people.shop, 'Consumption');
		const leaves = Object.entries(meters).map(([name, meter]) =>
			trade.reading(meter, month, MEASURED[name]),
		);
		readings = readingsTree(api, leaves);
		await trade.anchor(chain, trade.metering(month), readings);
	}

	async function issue() {
		project = await trade.registerProject(chain, people.generator, meters.plant, 2_050_000);
		const proved = trade.provedReading(readings, meters.plant);
		const call = trade.issue(chain, project, month, Class.Tradable, MEASURED.plant, proved);
		const issued = await chain.event('certificates.CertificatesIssued', call, who.issuer);
		({ batch } = issued);
		assert.equal(issued.units, 12);
	}

	/** Certificates 1 to 4 are sold to the shop; 9 and after it are only claimed to be. */
	async function settle() {
		const leaves = {
			first: sale(people.shop, meters.shop, 1, 4),
			again: sale(people.shop, meters.shop, 1, 4),
			beyond: sale(people.home, meters.home, 9, 4),
			unattested: sale(people.stranger, meters.home, 9, 1),
			borrowed: sale(people.home, meters.shop, 9, 1),
			unheld: sale(people.home, meters.home, 13, 1),
			cheap: { ...sale(people.home, meters.home, 9, 2), energy: 2 * MEGAWATT_HOUR - 1 },
		};
		for (const [name, leaf] of Object.entries(leaves)) {
			leaves[name] = trade.settled(leaf);
			refs[name] = leaves[name].tradeRef;
		}
		settlements = settlementsTree(api, Object.values(leaves));
		await trade.anchor(chain, trade.settlement(month), settlements);
	}

	const sale = (buyer, meter, first, units) => ({
		seller: people.generator.party,
		buyer: buyer.party,
		generationMeter: meters.plant,
		consumptionMeter: meter,
		period: month,
		energy: units * MEGAWATT_HOUR,
		batch,
		first,
		units,
	});

	/** All that the chain says of the people and things here; fees aside. */
	async function everything() {
		const everyone = Object.values(people);
		const each = (read) => Promise.all(everyone.map(read));
		const energy = (meter) => trade.remaining(chain, meter, month);
		return {
			parties: await each(({ party: number }) => party(chain, number)),
			outsider: (await api.call.verdigridIdentityApi.partyOf(outsider.address)).toPrimitive(),
			money: await each(({ key }) => chain.money(key)),
			holdings: await each((one) => trade.holdings(chain, one)),
			vouchers: await Promise.all(
				(await each((one) => trade.owned(chain, one))).flat().map((id) => trade.voucher(chain, id)),
			),
			batch: await trade.batch(chain, batch),
			offer: await trade.offer(chain, offer),
			energy: await Promise.all(Object.values(meters).map(energy)),
			topics: await Promise.all(
				[trade.metering(month), trade.settlement(month)].map((one) => trade.topic(chain, one)),
			),
		};
	}

	/** Signs a call that must be refused with this error, and change nothing. */
	async function refuses(error, call, signer) {
		const before = await everything();
		await assert.rejects(chain.send(call, signer), { name: error });
		assert.deepEqual(await everything(), before);
	}

	const verify = (ref, change = (items) => items) =>
		trade.verify(chain, change(trade.provedTrade(settlements, readings, refs[ref])));

	describe('identity', () => {
		test('an account applies once', async () => {
			const call = tx.identity.apply('Organisation', randomAsHex(32), REGION);
			await refuses('Identity.AccountUsed', call, people.home.key);
		});

		test('a commitment serves once', async () => {
			const call = tx.identity.apply('Organisation', people.home.commitment, REGION);
			await refuses('Identity.CommitmentUsed', call, outsider);
		});

		test('only a registrar attests', async () => {
			const call = await attestation(chain, people.stranger, Role.Consumer);
			await refuses('Identity.NotRegistrar', call, people.home.key);
			await refuses('Identity.NotRegistrar', call, outsider);
		});

		test('a registrar attests what the record says and nothing else', async () => {
			const other = { commitment: randomAsHex(32) };
			const call = await attestation(chain, people.stranger, Role.Consumer, other);
			await refuses('Identity.StatementMismatch', call, who.registrar);
		});

		test('a party is attested once', async () => {
			const call = await attestation(chain, people.home, Role.Consumer);
			await refuses('Identity.NotApplied', call, who.registrar);
		});

		test('a registrar attests no level above its own', async () => {
			const call = await attestation(chain, people.stranger, Role.Consumer, { level: 4 });
			await refuses('Identity.LevelExceeded', call, who.registrar);
		});

		test('an account without the deposit does not apply', async () => {
			const poor = chain.key(randomAsHex(32));
			await chain.send(tx.balances.transferKeepAlive(poor.address, VDG / 2n), who.funder);
			const call = tx.identity.apply('Organisation', randomAsHex(32), REGION);
			await refuses('Identity.CannotPayDeposit', call, poor);
		});

		test('a commitment is a hash, and a region is written in capitals', async () => {
			const apply = (commitment, region) => tx.identity.apply('Organisation', commitment, region);
			await refuses('Identity.InvalidHash', apply(ZERO, REGION), outsider);
			await refuses('Identity.InvalidRegion', apply(randomAsHex(32), 'fr-ges'), outsider);
			await refuses('Identity.InvalidRegion', apply(randomAsHex(32), ''), outsider);
		});

		test('an attestation ends within ten years', async () => {
			const milliseconds = ((await chain.now()) + DAY) * 1_000;
			for (const expiresAt of [milliseconds, MOST]) {
				const call = await attestation(chain, people.stranger, Role.Consumer, { expiresAt });
				await refuses('Identity.ExpiryTooFar', call, who.registrar);
			}
		});

		test('no meter has more power than any power station', async () => {
			for (const power of [0, 100_000_000_001, MOST]) {
				const call = tx.identity.registerMeter(
					people.home.party, 'E2E-ENDLESS', 'Consumption', 'Month', power, REGION, 0, null,
				);
				await refuses('Identity.PowerOutOfRange', call, who.registrar);
			}
		});

		test('a meter’s name is used once', async () => {
			const call = tx.identity.registerMeter(
				people.home.party, meters.plant, 'Consumption', 'Month', 1_000, REGION, 0, null,
			);
			await refuses('Identity.MeterExists', call, who.registrar);
		});

		test('governance’s calls are not for an account', async () => {
			const call = tx.identity.setRegistrar(outsider.address, Role.Consumer, 1);
			await refuses('BadOrigin', call, who.registrar);
		});
	});

	describe('oracles', () => {
		const other = () => readingsTree(api, [trade.reading(meters.plant, month, 99_000_000)]);

		test('an anchored topic takes no other statement', async () => {
			const call = trade.attest(chain, trade.metering(month), other(), 2);
			await refuses('Evidence.AnchorExists', call, who.energyPlatform[3]);
		});

		test('an account without a seat does not attest', async () => {
			const topic = trade.settlement(month, 1);
			const call = trade.attest(chain, topic, settlements);
			await refuses('Evidence.NotSeated', call, people.home.key);
			await refuses('Evidence.NotAParty', call, outsider);
		});

		test('a seat of one source does not speak for the other', async () => {
			const call = trade.attest(chain, trade.settlement(month, 1), settlements);
			await refuses('Evidence.NotSeated', call, who.energyPlatform[0]);
		});

		test('a seat attests once in a round', async () => {
			const [seat] = who.tradingCentre;
			const topic = trade.settlement(month, 1);
			const attest = trade.attest(chain, topic, settlements);
			await chain.send(attest, seat);
			const before = await trade.topic(chain, topic);
			assert.equal(before.votes, 1);
			await refuses('Evidence.AlreadyAttested', attest, seat);
			assert.deepEqual(await trade.topic(chain, topic), before);
		});

		test('a seat names the current round', async () => {
			const call = trade.attest(chain, trade.settlement(month, 1), settlements, 2);
			await refuses('Evidence.RoundMismatch', call, who.tradingCentre[1]);
		});

		test('an instalment waits for the one before', async () => {
			const call = trade.attest(chain, trade.settlement(month, 2), settlements);
			await refuses('Evidence.EarlierInstalmentOpen', call, who.tradingCentre[1]);
		});

		test('a period is attested when it has ended', async () => {
			const future = trade.hour(Math.floor((await chain.now()) / 3_600));
			const call = trade.attest(chain, trade.metering(future), other());
			await refuses('Evidence.PeriodNotEnded', call, who.energyPlatform[0]);
		});
	});

	describe('issue', () => {
		const proved = () => trade.provedReading(readings, meters.plant);
		const issued = (letter, energy, reading = proved(), period = month) =>
			trade.issue(chain, project, period, letter, energy, reading);

		test('no class draws what another has drawn already', async () => {
			await refuses('Certificates.AboveReading', issued(Class.NonTradable, 1), who.issuer);
		});

		test('a project, period and class is issued once', async () => {
			await refuses('Certificates.AlreadyIssued', issued(Class.Tradable, 1), who.issuer);
		});

		test('an altered reading proves nothing', async () => {
			const { reading, ...rest } = proved();
			const more = { reading: { ...reading, energy: Number(reading.energy) + 1 }, ...rest };
			await refuses('Evidence.InvalidProof', issued(Class.NonTradable, 1, more), who.issuer);
		});

		test('no more is drawn than was measured, however much it is', async () => {
			await refuses('Certificates.AboveReading', issued(Class.NonTradable, MOST), who.issuer);
		});

		test('a plant is registered for what it can generate, and for what a batch can hold', async () => {
			const hourly = { direction: 'Generation', granularity: 'Hour', power: 2_000_000_000, from: 0 };
			const { generator } = people;
			const meter = await registerMeter(chain, generator, hourly);
			const code = trade.hex(new TextEncoder().encode(trade.projectCode()));
			const register = (watts) =>
				tx.certificates.registerProject(code, generator.party, meter, 'Wind', watts);
			for (const watts of [0, 100_000_000_001, MOST]) {
				await refuses('Certificates.CapacityOutOfRange', register(watts), who.issuer);
			}
			// An hour of it has 100 million certificates of 1,000 Wh.
			await refuses('Certificates.NoClassFits', register(100_000_000_000), who.issuer);
			await chain.send(register(100_000_000), who.issuer);
			const update = tx.certificates.updateProject(code, 100_000_000_000);
			await refuses('Certificates.NoClassFits', update, who.issuer);
		});

		test('another meter’s reading proves nothing', async () => {
			const another = trade.provedReading(readings, meters.shop);
			await refuses('Certificates.MeterMismatch', issued(Class.NonTradable, 1, another), who.issuer);
		});

		test('a reading without an anchor proves nothing', async () => {
			const later = trade.next(month);
			const { reading, ...rest } = proved();
			const moved = { reading: { ...reading, period: later }, ...rest };
			const call = issued(Class.NonTradable, 1, moved, later);
			await refuses('Evidence.UnknownAnchor', call, who.issuer);
		});

		test('a class is issued at its own granularity', async () => {
			await refuses('Certificates.GranularityMismatch', issued(Class.Granular, 1), who.issuer);
		});

		test('only an issuer issues', async () => {
			await refuses('Certificates.RoleMissing', issued(Class.NonTradable, 1), people.generator.key);
		});
	});

	describe('trade', () => {
		test('an unattested buyer does not buy', async () => {
			await refuses('Market.PartyNotActive', tx.market.buy(offer, batch, 1, PRICE, yuan), people.stranger.key);
			await refuses('Market.NotAParty', tx.market.buy(offer, batch, 1, PRICE, yuan), outsider);
		});

		test('nobody buys from itself', async () => {
			await refuses('Market.SelfTrade', tx.market.buy(offer, batch, 1, PRICE, yuan), people.generator.key);
		});

		test('a buyer pays no more than it said, and gets no more than there is', async () => {
			const { key } = people.home;
			await refuses('Market.PriceAboveLimit', tx.market.buy(offer, batch, 1, PRICE - 1n, yuan), key);
			await refuses('Market.TooManyUnits', tx.market.buy(offer, batch, 2, PRICE, yuan), key);
		});

		test('a buyer without the money does not buy', async () => {
			const { generator, home } = people;
			const now = await chain.now();
			const dear = tx.market.offer(batch, 6, 1, MONEY + 1n, yuan, null, 1, now + DAY);
			const { offer: id } = await chain.event('market.Offered', dear, generator.key);
			await refuses('Market.InsufficientFunds', tx.market.buy(id, batch, 1, MONEY + 1n, yuan), home.key);
			await chain.send(tx.market.cancelOffer(id), generator.key);
		});

		test('a demand needs its money at once', async () => {
			const criteria = {
				source: null,
				region: null,
				project: null,
				periods: { first: month, last: month },
				minValidity: 0,
			};
			const expires = (await chain.now()) + DAY;
			const call = tx.market.demand(Class.Tradable, criteria, 2, 1, MONEY, yuan, expires);
			await refuses('Market.InsufficientFunds', call, people.home.key);
		});

		test('a demand that nothing can ever fill holds no money', async () => {
			const any = { source: null, region: null, project: null, minValidity: 0 };
			const ends = (await chain.now()) + DAY;
			const refusesTo = (error, { letter = Class.Tradable, first = month, last = first, least = 1, ...more }) => {
				const criteria = { ...any, periods: { first, last }, ...more };
				const call = tx.market.demand(letter, criteria, 2, least, PRICE, yuan, ends);
				return refuses(`Market.${error}`, call, people.home.key);
			};
			await refusesTo('UnknownClass', { letter: 90 });
			await refusesTo('ClassNotTradable', { letter: Class.NonTradable });
			await refusesTo('GranularityMismatch', { letter: Class.Granular });
			await refusesTo('InvalidRegion', { region: 'fr-ges' });
			await refusesTo('InvalidRegion', { region: '' });
			await refusesTo('InvalidProjectCode', { project: `0x${'58'.repeat(17)}` });
			await refusesTo('InvalidPeriods', { first: trade.next(month), last: month });
			await refusesTo('PeriodsOutOfRange', { last: { granularity: 'Month', index: 2 ** 32 - 1 } });
			await refusesTo('PeriodsTooLate', { first: trade.month(2098, 1) });
			await refusesTo('ValidityOutOfReach', { minValidity: MOST });
			await refusesTo('ValidityOutOfReach', { minValidity: 100 * 366 * DAY });
			await refusesTo('MinUnitsOutOfRange', { least: 0 });
		});

		test('a party that lacks tokens for a deposit is told so', async () => {
			const { home } = people;
			const { free } = await chain.tokens(home.key);
			const spare = free - VDG / 10n;
			await chain.send(tx.balances.transferKeepAlive(who.funder.address, spare), home.key);
			const criteria = {
				source: null,
				region: null,
				project: null,
				periods: { first: month, last: month },
				minValidity: 0,
			};
			const expires = (await chain.now()) + DAY;
			const call = tx.market.demand(Class.Tradable, criteria, 2, 1, PRICE, yuan, expires);
			await refuses('Market.CannotPayDeposit', call, home.key);
			await chain.send(tx.balances.transferKeepAlive(home.address, free), who.funder);
		});

		test('a pledge is to a trade, and ends with its certificates', async () => {
			const { generator, home } = people;
			const { key } = generator;
			const until = (await chain.now()) + DAY;
			const pledge = (reference, end) =>
				tx.certificates.pledge(batch, 6, 1, home.party, reference, end);
			await refuses('Certificates.ZeroHash', pledge(ZERO, until), key);
			await refuses('Certificates.ExpiryTooFar', pledge(randomAsHex(32), until * 1_000), key);
			await refuses('Certificates.ExpiryTooFar', pledge(randomAsHex(32), MOST), key);
		});

		test('certificates on offer are not given away', async () => {
			const call = tx.certificates.transfer(batch, 5, 1, people.home.party);
			await refuses('Certificates.NotActive', call, people.generator.key);
		});

		test('another party’s certificates are not given away', async () => {
			const call = tx.certificates.transfer(batch, 6, 1, people.shop.party);
			await refuses('Certificates.NotHolder', call, people.home.key);
		});

		test('tradable certificates change hands once', async () => {
			const { generator, home, shop } = people;
			const transfer = (to) => tx.certificates.transfer(batch, 7, 1, to.party);
			await chain.send(transfer(home), generator.key);
			await refuses('Certificates.MoveNotAllowed', transfer(shop), home.key);
		});

		test('only the trading centre settles an exchange', async () => {
			const centre = await partyOf(chain, who.tradingCentre[0]);
			const request = tx.certificates.requestExchange(batch, 8, 1, centre);
			const { generator } = people;
			const requested = await chain.event('certificates.ExchangeRequested', request, generator.key);
			const { exchange } = requested;
			const settle = tx.certificates.settleExchange(exchange, batch, 8, 1, randomAsHex(32));
			await refuses('Certificates.RoleMissing', settle, generator.key);
			const withdraw = tx.certificates.withdrawExchange(exchange);
			await refuses('Certificates.ExchangePending', withdraw, generator.key);
		});
	});

	describe('verification', () => {
		test('an altered settlement is refused, whatever is altered', async () => {
			const alterations = {
				energy: 5 * MEGAWATT_HOUR,
				units: 3,
				buyer: people.shop.party,
				tradeRef: randomAsHex(32),
				priceCommitment: randomAsHex(32),
			};
			for (const [field, value] of Object.entries(alterations)) {
				const call = verify('beyond', (items) => {
					const { settlement } = items.settlement;
					const altered = { ...items.settlement, settlement: { ...settlement, [field]: value } };
					return { ...items, settlement: altered };
				});
				await refuses('Evidence.InvalidProof', call, people.home.key);
			}
		});

		test('a proof of another place is refused', async () => {
			const call = verify('beyond', (items) => {
				const { index, siblings } = items.settlement.proof;
				const proof = { index: index ^ 1, siblings };
				return { ...items, settlement: { ...items.settlement, proof } };
			});
			await refuses('Evidence.InvalidProof', call, people.home.key);
		});

		test('a proof that lacks a sibling is refused', async () => {
			const call = verify('beyond', (items) => {
				const { index, siblings } = items.settlement.proof;
				const proof = { index, siblings: siblings.slice(0, -1) };
				return { ...items, settlement: { ...items.settlement, proof } };
			});
			await refuses('Evidence.InvalidProof', call, people.home.key);
		});

		test('an altered reading is refused', async () => {
			const call = verify('beyond', (items) => {
				const { reading, ...rest } = items.consumption;
				return { ...items, consumption: { reading: { ...reading, energy: 9_000_000 }, ...rest } };
			});
			await refuses('Evidence.InvalidProof', call, people.home.key);
		});

		test('readings are those of the meters that were settled', async () => {
			const swap = (items) => ({ ...items, consumption: trade.provedReading(readings, meters.shop) });
			await refuses('Evidence.MeterMismatch', verify('beyond', swap), people.home.key);
		});

		test('a trade reference is used once', async () => {
			await refuses('Evidence.TradeRefUsed', verify('first'), people.shop.key);
		});

		test('certificates behind a voucher back no other trade', async () => {
			await refuses('Certificates.NotActive', verify('again'), people.shop.key);
		});

		test('no more is allocated than the customer used', async () => {
			await refuses('Evidence.ConsumptionExceeded', verify('beyond'), people.home.key);
		});

		test('an unattested buyer gets no voucher', async () => {
			await refuses('Evidence.BuyerNotActive', verify('unattested'), people.shop.key);
		});

		test('a buyer uses its own meter', async () => {
			await refuses('Evidence.ConsumptionMeterNotOwned', verify('borrowed'), people.home.key);
		});

		test('certificates beyond the last one are not sold', async () => {
			const beyond = verify('unheld');
			await refuses('Certificates.UnknownBundle', beyond, people.home.key);
		});

		test('certificates are not worth more than was settled', async () => {
			await refuses('Evidence.SettledTooLittle', verify('cheap'), people.home.key);
		});

		test('only an active party asks for verification', async () => {
			await refuses('Evidence.PartyNotActive', verify('beyond'), people.stranger.key);
			await refuses('Evidence.NotAParty', verify('beyond'), outsider);
		});

		test('an instalment without an anchor proves nothing', async () => {
			const later = (items) => ({ ...items, settlement: { ...items.settlement, sequence: 7 } });
			await refuses('Evidence.UnknownAnchor', verify('beyond', later), people.home.key);
		});
	});

	describe('vouchers', () => {
		const claimed = (person, purpose) => trade.claim(person, month, purpose);

		test('nobody redeems another party’s voucher', async () => {
			const call = tx.vouchers.redeem(voucher, 1, claimed(people.home, 'Voluntary'));
			await refuses('Vouchers.NotHolder', call, people.home.key);
		});

		test('nobody splits another party’s voucher', async () => {
			await refuses('Vouchers.NotHolder', tx.vouchers.split(voucher, 1), people.home.key);
		});

		test('no more is redeemed than the voucher has', async () => {
			const call = tx.vouchers.redeem(voucher, 5, claimed(people.shop, 'Voluntary'));
			await refuses('Vouchers.UnitsOutOfRange', call, people.shop.key);
		});

		test('scope 2 is for the party whose consumption was matched', async () => {
			const call = tx.vouchers.redeem(voucher, 4, claimed(people.home, 'Scope2'));
			await refuses('Certificates.MatchedConsumerRequired', call, people.shop.key);
		});

		test('certificates without a voucher serve neither obligation nor scope 2', async () => {
			const claim = claimed(people.generator, 'Obligation');
			const call = tx.certificates.redeem(batch, 6, 1, claim);
			await refuses('Certificates.MatchedConsumerRequired', call, people.generator.key);
		});

		test('a claim is for a time of the energy, and for somebody', async () => {
			const { generator, shop } = people;
			const [from, to] = trade.bounds(month);
			/** @type {[string, object][]} */
			const cases = [
				['InvalidClaimTime', { to: from }],
				['ClaimTimeMismatch', { from: to, to: to + DAY }],
				['ClaimTimeMismatch', { from: 0, to: from }],
				['InvalidBeneficiaryName', { beneficiary: { Name: '' } }],
				['InvalidBeneficiaryName', { beneficiary: { Name: '   ' } }],
				['InvalidBeneficiaryName', { beneficiary: { Name: ' Works' } }],
				['InvalidBeneficiaryName', { beneficiary: { Name: 'Wo\nrks' } }],
				['ZeroHash', { beneficiary: { Commitment: ZERO } }],
			];
			for (const [error, changes] of cases) {
				const claim = { ...claimed(generator, 'Voluntary'), ...changes };
				const redeem = tx.certificates.redeem(batch, 6, 1, claim);
				await refuses(`Certificates.${error}`, redeem, generator.key);
				await refuses(`Certificates.${error}`, tx.vouchers.redeem(voucher, 4, claim), shop.key);
			}
		});

		test('a redemption is final', async () => {
			const claim = claimed(people.shop, 'Scope2');
			const redeem = tx.vouchers.redeem(voucher, 1, claim);
			const done = await chain.event('vouchers.Redeemed', redeem, people.shop.key);
			const again = tx.vouchers.redeem(done.voucher, 1, claim);
			await refuses('Vouchers.NotActive', again, people.shop.key);
		});
	});

	describe('escrow', () => {
		let agreement;
		let termsHash;
		let terms;

		const open = (changes) =>
			tx.escrow.open(voucher, {
				beneficiary: people.home.party,
				outcome: { RedeemFor: trade.claim(people.shop, month, 'Scope2') },
				...terms,
				...changes,
			});

		before(async () => {
			const now = await chain.now();
			const payment = { Payment: { asset: yuan, amount: 1_000 } };
			terms = { conditions: [payment, { NotBefore: now + 3_600 }], deadline: now + DAY };
		});

		test('terms that could never be met are refused', async () => {
			const { key } = people.shop;
			const { deadline } = terms;
			const past = { conditions: [], deadline: 1 };
			await refuses('Escrow.DeadlineInPast', open(past), key);
			const late = { conditions: [{ NotBefore: deadline }] };
			await refuses('Escrow.NotBeforeTooLate', open(late), key);
			const unattested = { beneficiary: people.stranger.party };
			await refuses('Escrow.BeneficiaryNotActive', open(unattested), key);
		});

		test('a voucher whose certificates were traded is not delivered to another', async () => {
			await refuses('Certificates.MoveNotAllowed', open({ outcome: 'Deliver' }), people.shop.key);
		});

		test('nobody puts another party’s voucher into custody', async () => {
			const beneficiary = people.generator.party;
			await refuses('Vouchers.NotHolder', open({ beneficiary }), people.home.key);
		});

		test('a voucher in custody is neither redeemed nor put into custody again', async () => {
			const { home, shop } = people;
			// Paid redemption for another would be a second move, and these certificates had theirs.
			const free = { conditions: [{ NotBefore: terms.conditions[1].NotBefore }] };
			({ agreement, termsHash } = await chain.event('escrow.Opened', open(free), shop.key));
			const claim = trade.claim(shop, month, 'Scope2');
			await refuses('Vouchers.NotActive', tx.vouchers.redeem(voucher, 3, claim), shop.key);
			await refuses('Vouchers.NotActive', open(free), shop.key);
			await refuses('Escrow.NotAccepted', tx.escrow.release(agreement), home.key);
		});

		test('only the beneficiary accepts, once', async () => {
			const { home, shop } = people;
			const accept = tx.escrow.accept(agreement, termsHash);
			await refuses('Escrow.NotBeneficiary', accept, shop.key);
			await chain.send(accept, home.key);
			await refuses('Escrow.NotOffered', accept, home.key);
			await refuses('Escrow.NotOffered', tx.escrow.cancel(agreement), shop.key);
		});

		test('nothing is released or reclaimed before its time', async () => {
			const { home, shop } = people;
			await refuses('Escrow.TooEarly', tx.escrow.release(agreement), home.key);
			await refuses('Escrow.TooEarly', tx.escrow.reclaim(agreement), shop.key);
			assert.equal(await trade.blocked(chain, agreement), 'TooEarly');
		});

		test('nothing is paid if nothing is due', async () => {
			await refuses('Escrow.NoPaymentDue', tx.escrow.pay(agreement, termsHash), people.home.key);
		});

		test('an agreement that is not there is not paid', async () => {
			const pay = tx.escrow.pay(4_000_000_000, termsHash);
			await refuses('Escrow.UnknownAgreement', pay, people.home.key);
		});
	});

	describe('escrow against payment', () => {
		const secret = randomAsU8a(32);
		const hash = `0x${createHash('sha256').update(secret).digest('hex')}`;
		let agreement;
		let termsHash;

		// A payment needs certificates that have not been traded: the seller redeems its own.
		before(async () => {
			const { generator, home, shop } = people;
			const leaf = trade.settled(sale(home, meters.home, 9, 2));
			const tree = settlementsTree(api, [leaf]);
			await attestInstalment(tree);
			const items = trade.provedTrade(tree, readings, leaf.tradeRef, 1);
			const verify = trade.verify(chain, items);
			const verified = await chain.event('evidence.Verified', verify, generator.key);
			const now = await chain.now();
			const deadline = now + 40;
			const terms = {
				beneficiary: shop.party,
				outcome: { RedeemFor: trade.claim(home, month, 'Scope2') },
				conditions: [
					{ Payment: { asset: yuan, amount: 1_000 } },
					{ HashLock: hash },
					{ Approvals: { parties: [generator.party], threshold: 1 } },
					{ NotBefore: deadline - 1 },
				],
				deadline,
			};
			const open = tx.escrow.open(verified.evidence, terms);
			({ agreement, termsHash } = await chain.event('escrow.Opened', open, home.key));
		});

		/** A seat has attested another tree before: the other three outvote it. */
		async function attestInstalment(tree) {
			const topic = trade.settlement(month, 1);
			const seats = who.tradingCentre.slice(1);
			await chain.sendAll(seats.map((seat) => [trade.attest(chain, topic, tree), seat]));
			assert.equal((await trade.topic(chain, topic)).isFinal, true);
		}

		test('nobody pays before accepting', async () => {
			await refuses('Escrow.NotAccepted', tx.escrow.pay(agreement, termsHash), people.shop.key);
		});

		test('only the beneficiary pays, once', async () => {
			const { home, shop } = people;
			await chain.send(tx.escrow.accept(agreement, termsHash), shop.key);
			const pay = tx.escrow.pay(agreement, termsHash);
			await refuses('Escrow.NotBeneficiary', pay, home.key);
			const all = (await chain.money(shop.key)).free;
			await chain.send(tx.assets.transfer(CNY, home.address, all - 999n), shop.key);
			await refuses('Escrow.InsufficientFunds', pay, shop.key);
			await chain.send(tx.assets.transfer(CNY, shop.address, all - 999n), home.key);
			await chain.send(pay, shop.key);
			assert.equal((await chain.money(shop.key)).held, 1_000n);
			await refuses('Escrow.AlreadyPaid', pay, shop.key);
			const spend = tx.assets.transfer(CNY, home.address, (await chain.money(shop.key)).free + 1n);
			await assert.rejects(chain.send(spend, shop.key));
			assert.equal((await chain.money(shop.key)).held, 1_000n, 'money on hold cannot be spent');
		});

		test('what was done for an agreement is shown', async () => {
			const { generator, shop } = people;
			const before = await trade.agreement(chain, agreement);
			assert.deepEqual([before.approvals, before.revealed], [[], []]);
			await chain.sendAll([
				[tx.escrow.approve(agreement, termsHash), generator.key],
				[tx.escrow.reveal(agreement, secret), outsider],
			]);
			const payment = { account: shop.address, asset: { withId: CNY }, amount: 1_000 };
			const shown = await trade.agreement(chain, agreement);
			assert.deepEqual(shown, {
				...before,
				payment,
				approvals: [generator.party],
				revealed: [hash],
			});
		});

		test('what was complete before the deadline is released after it, and not returned', async () => {
			const { home, shop } = people;
			await trade.untilDeadline(chain, agreement);
			await refuses('Escrow.Decided', tx.escrow.reclaim(agreement), home.key);
			const before = await chain.money(shop.key);
			const release = tx.escrow.release(agreement);
			const released = await chain.event('escrow.Released', release, shop.key);
			assert.deepEqual(await chain.money(shop.key), { free: before.free, held: 0n });
			const redemption = await trade.redemption(chain, released.redemption);
			assert.deepEqual(redemption.claim.beneficiary, { party: home.party });
			await refuses('Escrow.UnknownAgreement', release, home.key);
			assert.equal(await trade.agreement(chain, agreement), null);
		});
	});
});
