// What happens to certificates besides trade: cut and joined, frozen, withdrawn, exchanged, redeemed. After
// each step the test looks them up in the register by number.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { stringToHex } from '@polkadot/util';
import { randomAsHex } from '@polkadot/util-crypto';
import { Books } from './lib/books.js';
import { Chain, eventsOf, plain, yuan } from './lib/chain.js';
import { partyOf } from './lib/committee.js';
import { readingsTree } from './lib/merkle.js';
import { Track, decide, withParameter } from './lib/governance.js';
import { Role, allowanceLeft, founders, gather, registerMeter } from './lib/people.js';
import { bundles, numberOf, stateName, statusOf, stock } from './lib/stock.js';
import * as trade from './lib/trade.js';

const { Class, MEGAWATT_HOUR } = trade;
const VDG = 10n ** 12n;
const DAY = 86_400;
const PRICE = 4_800n;
/** What the development preset holds for bundles and records. */
const DEPOSIT = { bundle: VDG / 100n, record: VDG / 100n, offer: VDG / 10n };

describe('certificates', () => {
	/** @type {Chain} */
	let chain;
	/** @type {Chain['api']['tx']} */
	let tx;
	/** @type {import('./lib/people.js').Founders} */
	let who;
	/** @type {Record<string, import('./lib/people.js').Person>} */
	let people;
	let goods;
	let batch;
	/** Another batch, all of it in an exchange that the trading centre does not settle. */
	let spare;
	let late;
	/** @type {Books} */
	let books;
	/** How many certificates ended, by the way in which they ended. */
	const ended = { withdrawn: 0, exchanged: 0, redeemed: 0 };

	before(async () => {
		chain = await Chain.connect();
		({ tx } = chain.api);
		who = founders(chain);
		people = await gather(chain, { owner: Role.Generator, user: Role.Consumer });
		const { owner } = people;
		[goods, spare] = await stock(chain, [owner, owner], trade.month(2019, 1), 40);
		({ batch } = goods);
		// Its time passes while the other tests go on.
		const request = tx.certificates.requestExchange(spare.batch, 1, 40, await asked());
		const ask = () => chain.event('certificates.ExchangeRequested', request, owner.key);
		late = await withParameter(chain, 'Certificates', 'ExchangeTimeout', 10, ask);
		books = await Books.open(chain, { ...people, issuer: who.issuer });
	});
	after(() => chain?.disconnect());

	const refuses = (error, call, { key }) => assert.rejects(chain.send(call, key), { name: error });
	const issuer = () => ({ key: who.issuer });
	const centre = () => ({ key: who.tradingCentre[0] });
	const asked = () => partyOf(chain, who.tradingCentre[0]);
	const held = (person) => bundles(chain, person, goods);
	const transfer = (first, units) => tx.certificates.transfer(batch, first, units, people.user.party);

	/** All that a party can pay with: the tokens of its account, held ones included, and its allowance. */
	async function all(person) {
		const { free, held: onHold } = await chain.tokens(person);
		return free + onHold + (await allowanceLeft(chain, person.party));
	}

	/** Where a certificate stands, and in which bundle: `[state, first, units]`. */
	async function at(sequence) {
		const { certificate } = await statusOf(chain, goods, sequence);
		assert.equal(certificate.unit, sequence);
		return [stateName(certificate.state), certificate.bundle.first, certificate.bundle.units];
	}

	async function totals() {
		const { totals: counted } = await trade.batch(chain, batch);
		return Object.fromEntries(Object.entries(counted).filter(([, units]) => units > 0));
	}

	describe('cut and joined', () => {
		test('a bundle is cut in two, and the second takes a deposit', async () => {
			const { owner } = people;
			assert.deepEqual(await at(20), ['active', 1, 40]);
			await chain.send(tx.certificates.split(batch, 1, 10), owner.key);
			assert.deepEqual(await at(10), ['active', 1, 10]);
			assert.deepEqual(await at(11), ['active', 11, 30]);
			await chain.send(tx.certificates.split(batch, 11, 5), owner.key);
			assert.deepEqual(await held(owner), [[1, 10, 'active'], [11, 5, 'active'], [16, 25, 'active']]);
			assert.deepEqual(await books.changes(), {
				owner: { 'Certificates.Bundle': 2n * DEPOSIT.bundle },
			});
		});

		test('a client computes the key of a bundle, which names the lot of its deposit', async () => {
			const { bundles: stored, depositLots } = chain.api.query.certificates;
			const key = (first) => `0x${(0xffffffff - first).toString(16).padStart(8, '0')}`;
			const at11 = plain(await stored(batch, key(11)));
			assert.deepEqual([at11.units, at11.holder, at11.history], [5, people.owner.party, { untraded: null }]);
			const lot = plain(await depositLots(at11.lot));
			assert.deepEqual([lot.deposit.account, lot.left], [people.owner.address, 1]);
			assert.equal(plain(await stored(batch, key(1))).lot, null);
			assert.equal(plain(await stored(batch, key(2))), null);
		});

		test('a cut leaves two parts, and only the holder cuts', async () => {
			const { owner, user } = people;
			const split = (first, units) => tx.certificates.split(batch, first, units);
			await refuses('Certificates.NothingToSplit', split(11, 5), owner);
			await refuses('Certificates.NoUnits', split(11, 0), owner);
			await refuses('Certificates.BeyondBundle', split(11, 6), owner);
			await refuses('Certificates.UnknownBundle', split(12, 1), owner);
			await refuses('Certificates.NotHolder', split(11, 2), user);
		});

		test('joined again, it is one bundle, and every deposit comes back', async () => {
			const { owner, user } = people;
			await refuses('Certificates.NotHolder', tx.certificates.merge(batch, 1), user);
			await chain.send(tx.certificates.merge(batch, 1), owner.key);
			assert.deepEqual(await at(11), ['active', 1, 15]);
			await chain.send(tx.certificates.merge(batch, 1), owner.key);
			assert.deepEqual(await held(owner), [[1, 40, 'active']]);
			assert.deepEqual(await books.changes(), {
				owner: { 'Certificates.Bundle': -2n * DEPOSIT.bundle },
			});
			await refuses('Certificates.UnknownBundle', tx.certificates.merge(batch, 1), owner);
		});

		test('certificates with another history stay apart', async () => {
			const { owner, user } = people;
			await chain.send(transfer(1, 4), owner.key);
			await refuses('Certificates.NotHolder', tx.certificates.merge(batch, 1), user);
			await refuses('Certificates.NotHolder', tx.certificates.merge(batch, 1), owner);
			assert.equal((await statusOf(chain, goods, 4)).certificate.traded, true);
			assert.equal((await statusOf(chain, goods, 5)).certificate.traded, false);
			assert.deepEqual(await at(5), ['active', 5, 36]);
			assert.deepEqual(await books.changes(), { owner: { 'Certificates.Bundle': DEPOSIT.bundle } });
		});
	});

	describe('frozen', () => {
		let offered;
		let requested;

		const freeze = () => tx.certificates.freeze(batch, 'Objection');
		const unfreeze = () => tx.certificates.unfreeze(batch);
		const frozen = async () => (await statusOf(chain, goods, 40)).certificate.frozen;

		before(async () => {
			const { owner } = people;
			const expires = (await chain.now()) + DAY;
			const call = tx.market.offer(batch, 5, 2, PRICE, yuan, null, 1, expires);
			({ offer: offered } = await chain.event('market.Offered', call, owner.key));
			const request = tx.certificates.requestExchange(batch, 7, 2, await asked());
			const event = await chain.event('certificates.ExchangeRequested', request, owner.key);
			({ exchange: requested } = event);
			await books.changes();
		});

		test('only the issuer freezes a batch', async () => {
			await refuses('Certificates.RoleMissing', freeze(), people.owner);
			await chain.send(freeze(), who.issuer);
			assert.equal(await frozen(), true);
			await refuses('Certificates.AlreadyFrozen', freeze(), issuer());
		});

		test('nothing in it changes hands or ends', async () => {
			const { owner, user } = people;
			const error = 'Certificates.BatchFrozen';
			const claim = trade.claim(owner, goods.period, 'Voluntary');
			const expires = (await chain.now()) + DAY;
			await refuses(error, transfer(9, 1), owner);
			await refuses(error, tx.market.buy(offered, batch, 1, PRICE, yuan), user);
			await refuses(error, tx.market.offer(batch, 9, 1, PRICE, yuan, null, 1, expires), owner);
			await refuses(error, tx.certificates.redeem(batch, 9, 1, claim), owner);
			await refuses(error, tx.certificates.requestExchange(batch, 9, 1, await asked()), owner);
			assert.deepEqual(await books.changes(), {});
		});

		test('what was offered is taken back, and what is in exchange given back', async () => {
			const { owner } = people;
			await chain.send(tx.market.cancelOffer(offered), owner.key);
			assert.deepEqual(await at(6), ['active', 5, 2]);
			await chain.send(tx.certificates.rejectExchange(requested, batch, 7, 2, 'NotEligible'), centre().key);
			assert.deepEqual(await at(8), ['active', 7, 2]);
			assert.deepEqual(await books.changes(), {
				owner: {
					'Market.OfferDeposit': -DEPOSIT.offer,
					'Certificates.Record': -DEPOSIT.record,
				},
			});
		});

		test('governance takes over the freeze, and then only governance ends it', async () => {
			await decide(chain, Track.Registry, freeze());
			await refuses('Certificates.FrozenByGovernance', unfreeze(), issuer());
			assert.equal(await frozen(), true);
			await decide(chain, Track.Registry, unfreeze());
			assert.equal(await frozen(), false);
			await refuses('Certificates.NotFrozen', unfreeze(), issuer());
		});

		test('afterwards they change hands as before', async () => {
			const { owner, user } = people;
			await chain.send(tx.certificates.merge(batch, 5), owner.key);
			await chain.send(tx.certificates.merge(batch, 5), owner.key);
			await chain.send(transfer(5, 1), owner.key);
			assert.equal((await statusOf(chain, goods, 5)).certificate.holder, user.party);
			assert.deepEqual(await held(owner), [[6, 35, 'active']]);
			assert.deepEqual(await books.changes(), { owner: { 'Certificates.Bundle': -DEPOSIT.bundle } });
		});
	});

	describe('withdrawn', () => {
		const withdraw = (first, units) => tx.certificates.withdraw(batch, first, units, 'Metering');

		test('an issuer withdraws what the project’s owner has not touched', async () => {
			const { owner } = people;
			await refuses('Certificates.RoleMissing', withdraw(6, 3), owner);
			await chain.send(withdraw(6, 3), who.issuer);
			ended.withdrawn += 3;
			assert.deepEqual(await at(8), ['withdrawn', 6, 3]);
			assert.deepEqual(await at(9), ['active', 9, 32]);
			assert.deepEqual(await totals(), { active: 37, withdrawn: 3 });
			// The rest keeps the deposit of the bundle, and the issuer pays the price of the part.
			assert.deepEqual(await books.changes(), {});
		});

		test('the issuer withdraws nothing from other holders', async () => {
			await refuses('Certificates.WithdrawalNotAllowed', withdraw(1, 1), issuer());
			await refuses('Certificates.NotActive', withdraw(6, 1), issuer());
			assert.deepEqual(await at(1), ['active', 1, 4]);
		});

		test('governance withdraws from others too', async () => {
			const { user } = people;
			await decide(chain, Track.Registry, withdraw(1, 1));
			ended.withdrawn += 1;
			const { certificate } = await statusOf(chain, goods, 1);
			assert.equal(stateName(certificate.state), 'withdrawn');
			assert.equal(certificate.holder, user.party);
			assert.deepEqual(await at(2), ['active', 2, 3]);
			assert.deepEqual(await books.changes(), {});
		});

		test('it is final, and the energy is not issued again', async () => {
			const { owner, user } = people;
			const claim = trade.claim(owner, goods.period, 'Voluntary');
			await refuses('Certificates.NotActive', transfer(6, 1), owner);
			await refuses('Certificates.NotActive', tx.certificates.redeem(batch, 6, 1, claim), owner);
			await refuses('Certificates.NotActive', tx.certificates.split(batch, 6, 1), owner);
			await refuses('Certificates.NotActive', tx.certificates.merge(batch, 1), user);
			const proved = trade.provedReading(goods.readings, goods.meter);
			const again = (letter) =>
				trade.issue(chain, goods.project, goods.period, letter, MEGAWATT_HOUR, proved);
			await refuses('Certificates.AlreadyIssued', again(Class.Tradable), issuer());
			await refuses('Certificates.AboveReading', again(Class.NonTradable), issuer());
		});
	});

	describe('exchanged', () => {
		const ask = async (first, units) => chain.event(
			'certificates.ExchangeRequested',
			tx.certificates.requestExchange(batch, first, units, await asked()),
			people.owner.key,
		);
		const settle = (exchange, of = goods.batch, first = 9, units = 2) =>
			tx.certificates.settleExchange(exchange, of, first, units, randomAsHex(32));
		const reject = (exchange) =>
			tx.certificates.rejectExchange(exchange, batch, 9, 2, 'RecordsDiffer');
		const withdraw = (exchange) => tx.certificates.withdrawExchange(exchange);

		test('the trading centre rejects a request, and all is as before', async () => {
			const { owner } = people;
			const { exchange } = await ask(9, 2);
			assert.deepEqual(await at(10), ['exchange', 9, 2]);
			assert.deepEqual(await books.changes(), {
				owner: { 'Certificates.Bundle': DEPOSIT.bundle, 'Certificates.Record': DEPOSIT.record },
			});
			await refuses('Certificates.RoleMissing', reject(exchange), owner);
			await chain.send(reject(exchange), centre().key);
			assert.deepEqual(await at(10), ['active', 9, 2]);
			assert.deepEqual(await books.changes(), { owner: { 'Certificates.Record': -DEPOSIT.record } });
			await refuses('Certificates.UnknownExchange', settle(exchange), centre());
			await refuses('Certificates.UnknownExchange', withdraw(exchange), owner);
		});

		test('it settles one in time, which is final; the deposits are spent', async () => {
			const { owner } = people;
			const { exchange } = await ask(9, 2);
			await refuses('Certificates.ExchangePending', withdraw(exchange), owner);
			const less = settle(exchange, batch, 9, 1);
			await refuses('Certificates.ExchangeMismatch', less, centre());
			const other = { key: who.tradingCentre[1] };
			await refuses('Certificates.NotCentre', settle(exchange), other);
			await chain.send(settle(exchange), centre().key);
			ended.exchanged += 2;
			assert.deepEqual(await at(10), ['exchanged', 9, 2]);
			// The withdrawal of a part left the bundle its deposit.
			assert.deepEqual(await books.changes(), { owner: { 'Certificates.Bundle': -DEPOSIT.bundle } });
			await refuses('Certificates.AlreadySettled', reject(exchange), centre());
			await refuses('Certificates.AlreadySettled', withdraw(exchange), owner);
		});

		test('one that it does not settle in time is withdrawn, and cannot be settled then', async () => {
			const { owner, user } = people;
			const { exchange, timeout } = late;
			await chain.until(timeout);
			const settled = settle(exchange, spare.batch, 1, 40);
			await refuses('Certificates.ExchangeTimedOut', settled, centre());
			await refuses('Certificates.NotHolder', withdraw(exchange), user);
			await chain.send(withdraw(exchange), owner.key);
			assert.deepEqual(await bundles(chain, owner, spare), [[1, 40, 'active']]);
			assert.deepEqual(await books.changes(), { owner: { 'Certificates.Record': -DEPOSIT.record } });
		});
	});

	describe('redeemed', () => {
		test('a direct claim retires certificates for ever, and its record takes a deposit', async () => {
			const { owner } = people;
			const claim = trade.claim(owner, goods.period, 'Event');
			const call = tx.certificates.redeem(batch, 11, 2, claim);
			const before = await all(owner);
			const events = await chain.send(call, owner.key);
			ended.redeemed += 2;
			const [{ redemption }] = eventsOf(events, 'certificates.Redeemed');
			const [{ actualFee }] = eventsOf(events, 'transactionPayment.TransactionFeePaid');
			const shown = await statusOf(chain, goods, 12);
			assert.equal(stateName(shown.certificate.state), 'redeemed');
			assert.equal(shown.certificate.redemption, redemption);
			assert.equal(shown.redemption.matched, null);
			assert.equal(shown.redemption.energy, 2 * MEGAWATT_HOUR);
			assert.equal(shown.voucher, null);
			// The rest keeps the deposit of the bundle, and the part is paid for at once.
			assert.deepEqual(await books.changes(), {});
			const spent = BigInt(actualFee) + DEPOSIT.record + DEPOSIT.bundle;
			assert.equal(before - (await all(owner)), spent);
			await refuses('Certificates.NotActive', call, owner);
			await refuses('Certificates.NotActive', transfer(11, 1), owner);
		});

		test('a buyer redeems what it bought, and cannot pass it on', async () => {
			const { user, owner } = people;
			const claim = trade.claim(user, goods.period, 'Voluntary');
			const on = tx.certificates.transfer(batch, 2, 1, owner.party);
			await refuses('Certificates.MoveNotAllowed', on, user);
			const before = await all(user);
			const events = await chain.send(tx.certificates.redeem(batch, 2, 1, claim), user.key);
			const [{ actualFee }] = eventsOf(events, 'transactionPayment.TransactionFeePaid');
			ended.redeemed += 1;
			assert.deepEqual(await at(2), ['redeemed', 2, 1]);
			assert.deepEqual(await at(3), ['active', 3, 2]);
			assert.deepEqual(await books.changes(), {});
			assert.equal(before - (await all(user)), BigInt(actualFee) + DEPOSIT.record + DEPOSIT.bundle);
		});

		test('a check by number says so to everybody', async () => {
			const number = stringToHex(numberOf(goods, 12));
			const { certificate } = await statusOf(chain, goods, 12);
			const expected = { Redeemed: certificate.redemption };
			const call = tx.certificates.checkRedemption(number, 11, expected);
			const checked = await chain.event('certificates.RedemptionChecked', call, people.user.key);
			assert.equal(checked.matches, true);
		});
	});

	describe('projects', () => {
		let later;

		const hex = (code) => stringToHex(code);
		const update = (watts) => tx.certificates.updateProject(hex(goods.project), watts);
		const retire = () => tx.certificates.retireProject(hex(goods.project));
		const project = async () =>
			plain(await chain.api.call.verdigridCertificatesApi.project(hex(goods.project)));

		/** The call that issues one certificate for the month after. */
		async function more() {
			if (!later) {
				const period = await trade.unused(chain, trade.next(goods.period));
				const leaf = trade.reading(goods.meter, period, MEGAWATT_HOUR);
				const readings = readingsTree(chain.api, [leaf]);
				await trade.anchor(chain, trade.metering(period), readings);
				later = { period, proved: trade.provedReading(readings, goods.meter) };
			}
			const { period, proved } = later;
			return trade.issue(chain, goods.project, period, Class.Tradable, MEGAWATT_HOUR, proved);
		}

		test('an issuer corrects a capacity, and it limits what is issued from then on', async () => {
			await refuses('Certificates.RoleMissing', update(1), people.owner);
			await refuses('Certificates.CapacityOutOfRange', update(0), issuer());
			await refuses('Certificates.CapacityOutOfRange', update(100_000_000_001), issuer());
			await chain.send(update(1_000), who.issuer);
			assert.equal((await project()).capacityW, 1_000);
			await refuses('Certificates.AboveCapacity', await more(), issuer());
			await chain.send(update(2_050_000), who.issuer);
			const issued = await chain.event('certificates.CertificatesIssued', await more(), who.issuer);
			assert.equal(issued.units, 1);
		});

		test('nothing is issued for a retired project, and its meter serves no other', async () => {
			await chain.send(retire(), who.issuer);
			assert.equal((await project()).retired, true);
			await refuses('Certificates.ProjectRetired', await more(), issuer());
			await refuses('Certificates.ProjectRetired', update(1_000), issuer());
			await refuses('Certificates.ProjectRetired', retire(), issuer());
			const code = hex(trade.projectCode());
			const { owner } = people;
			const another = tx.certificates.registerProject(code, owner.party, goods.meter, 'Wind', 1_000);
			await refuses('Certificates.MeterUsed', another, issuer());
		});

		test('what was issued stays valid', async () => {
			assert.deepEqual(await at(40), ['active', 13, 28]);
			await chain.send(transfer(13, 1), people.owner.key);
			assert.equal((await statusOf(chain, goods, 13)).certificate.holder, people.user.party);
		});

		test('a retired meter keeps its past and gets no project', async () => {
			const { owner } = people;
			const [from] = trade.bounds(goods.period);
			const what = { direction: 'Generation', granularity: 'Month', power: 1_000, from };
			const meter = await registerMeter(chain, owner, what);
			await chain.send(tx.identity.retireMeter(meter, null), who.registrar);
			const shown = plain(await chain.api.call.verdigridIdentityApi.meter(meter));
			assert.equal(shown.from, from);
			assert.ok(shown.to > from);
			const code = hex(trade.projectCode());
			const call = tx.certificates.registerProject(code, owner.party, meter, 'Wind', 1_000);
			await refuses('Certificates.MeterRetired', call, issuer());
		});
	});

	test('in the end every certificate is in one place, and none was lost', async () => {
		const active = goods.units - ended.withdrawn - ended.exchanged - ended.redeemed;
		assert.deepEqual(await totals(), { active, ...ended });
		const everyone = await Promise.all(Object.values(people).map(held));
		let next = 1;
		for (const [first, units] of everyone.flat().sort(([one], [other]) => one - other)) {
			assert.equal(first, next);
			next += units;
		}
		assert.equal(next, goods.units + 1);
	});
});
