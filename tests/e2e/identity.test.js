// A party moves to a new account, is recovered after it has lost its key, and is suspended, revoked and
// reinstated. It keeps what it owns, and can always get it out. Its meters stay its own for as long as they
// exist, and other meters take over their places.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { u8aWrapBytes } from '@polkadot/util';
import { randomAsHex } from '@polkadot/util-crypto';
import { Books, deposits } from './lib/books.js';
import { Chain, plain, yuan } from './lib/chain.js';
import { Credential } from './lib/credential.js';
import { Track, decide, withParameter } from './lib/governance.js';
import { readingsTree } from './lib/merkle.js';
import {
	REGION,
	Role,
	application,
	apply,
	attestation,
	founders,
	fundedAccounts,
	gather,
	meterName,
	meterRegistration,
	party,
} from './lib/people.js';
import { bundles, statusOf, stock, vouchers } from './lib/stock.js';
import * as trade from './lib/trade.js';

const { Class } = trade;
const VDG = 10n ** 12n;
const DAY = 86_400;
const PRICE = 4_800n;
/** What the development preset holds for records. */
const DEPOSIT = {
	application: VDG,
	offer: VDG / 10n,
	demand: VDG / 10n,
	bundle: VDG / 100n,
	record: VDG / 100n,
	agreement: VDG / 10n,
};

describe('a party', () => {
	/** @type {Chain} */
	let chain;
	/** @type {Chain['api']} */
	let api;
	/** @type {Chain['api']['tx']} */
	let tx;
	/** @type {import('./lib/people.js').Founders} */
	let who;

	before(async () => {
		chain = await Chain.connect();
		({ api } = chain);
		({ tx } = api);
		who = founders(chain);
	});
	after(() => chain?.disconnect());

	const refuses = (error, call, { key }) => assert.rejects(chain.send(call, key), { name: error });
	const shown = ({ party: number }) => party(chain, number);
	const partyOf = async ({ address }) =>
		plain(await api.call.verdigridIdentityApi.partyOf(address));
	const registrar = () => ({ key: who.registrar });

	/** Accounts with money and without a party. */
	async function newcomers(names) {
		const keys = Object.entries(await fundedAccounts(chain, names));
		return Object.fromEntries(keys.map(([name, key]) => [name, { key, address: key.address }]));
	}

	/** The call that asks for any certificates of a class. */
	async function wish(period, letter, units) {
		const periods = { first: period, last: period };
		const criteria = { source: null, region: null, project: null, periods, minValidity: 0 };
		return tx.market.demand(letter, criteria, units, 1, PRICE, yuan, (await chain.now()) + DAY);
	}

	async function offer({ batch }, seller, first, units) {
		const expires = (await chain.now()) + DAY;
		const call = tx.market.offer(batch, first, units, PRICE, yuan, null, 1, expires);
		return (await chain.event('market.Offered', call, seller.key)).offer;
	}

	describe('rotation', () => {
		let people;
		let fresh;
		let goods;
		let theirs;
		let books;
		let offered;
		let demanded;

		before(async () => {
			people = await gather(chain, {
				seller: Role.Generator | Role.Consumer,
				other: Role.Generator,
				buyer: Role.Consumer,
			});
			fresh = await newcomers(['new', 'third']);
			const { seller: old, other, buyer } = people;
			[goods, theirs] = await stock(chain, [old, other], trade.month(2018, 1), 6);
			offered = await offer(goods, old, 1, 2);
			const call = await wish(goods.period, Class.Tradable, 3);
			({ demand: demanded } = await chain.event('market.Demanded', call, old.key));
			books = await Books.open(chain, { old, other, buyer, new: fresh.new });
		});

		const rotate = ({ address }) => tx.identity.rotate(address);
		const accept = () => tx.identity.acceptRotation(people.seller.party);

		test('an account that has a party cannot be named', async () => {
			await refuses('Identity.AccountUsed', rotate(people.buyer), people.seller);
			assert.equal((await shown(people.seller)).rotation, null);
		});

		test('naming a new account changes nothing before that one accepts', async () => {
			await chain.send(rotate(fresh.new), people.seller.key);
			const now = await shown(people.seller);
			assert.equal(now.rotation, fresh.new.address);
			assert.equal(now.account, people.seller.address);
			assert.equal(now.active, true);
			await refuses('Identity.NoRotation', accept(), fresh.third);
			assert.equal(await partyOf(fresh.new), null);
		});

		test('what was offered to a new account can be taken back', async () => {
			await chain.send(tx.identity.cancelRotation(), people.seller.key);
			await refuses('Identity.NoRotation', accept(), fresh.new);
			await refuses('Identity.NoRotation', tx.identity.cancelRotation(), people.seller);
			assert.deepEqual(await books.changes(), {});
		});

		test('once accepted, party, certificates and offer are the new account’s', async () => {
			const before = await shown(people.seller);
			const owned = await bundles(chain, people.seller, goods);
			await chain.send(rotate(fresh.new), people.seller.key);
			await chain.send(accept(), fresh.new.key);
			const after = await shown(people.seller);
			assert.deepEqual(after, { ...before, account: fresh.new.address });
			assert.equal(await partyOf(fresh.new), people.seller.party);
			assert.equal(await partyOf(people.seller), null);
			assert.deepEqual(await bundles(chain, people.seller, goods), owned);
			assert.deepEqual(owned, [[1, 2, 'offer'], [3, 4, 'active']]);
			assert.deepEqual(await books.changes(), {
				old: { 'Identity.Application': -DEPOSIT.application },
				new: { 'Identity.Application': DEPOSIT.application },
			});
		});

		test('an account that has become a party cannot accept another', async () => {
			const { buyer } = people;
			await chain.send(rotate(fresh.third), fresh.new.key);
			const call = tx.identity.apply('Organisation', randomAsHex(32), REGION);
			await chain.send(call, fresh.third.key);
			await refuses('Identity.AccountUsed', accept(), fresh.third);
			assert.equal((await shown(people.seller)).account, fresh.new.address);
			await refuses('Identity.NoRotation', accept(), buyer);
		});

		test('the old account can do nothing in the party’s name', async () => {
			const { seller: old, buyer } = people;
			const { batch, period } = goods;
			const claim = trade.claim(old, period, 'Voluntary');
			await refuses('Market.NotAParty', tx.market.cancelOffer(offered), old);
			await refuses('Market.NotAParty', tx.market.cancelDemand(demanded), old);
			await refuses('Market.NotAParty', await wish(period, Class.Tradable, 1), old);
			await refuses('Certificates.NotAParty', tx.certificates.transfer(batch, 3, 1, buyer.party), old);
			await refuses('Certificates.NotAParty', tx.certificates.redeem(batch, 3, 1, claim), old);
			await refuses('Identity.NotAParty', rotate(old), old);
			assert.deepEqual(await books.changes(), {});
		});

		test('what the offer earns goes to the new account, its deposit to the old one', async () => {
			const { buyer } = people;
			await chain.send(tx.market.buy(offered, goods.batch, 2, PRICE, yuan), buyer.key);
			assert.deepEqual(await books.changes(), {
				buyer: { yuan: -2n * PRICE },
				new: { yuan: 2n * PRICE },
				old: { 'Market.OfferDeposit': -DEPOSIT.offer },
			});
			assert.deepEqual(await bundles(chain, buyer, goods), [[1, 2, 'active']]);
		});

		test('a demand placed before the rotation is paid from the old account, and refunds it', async () => {
			const { other, seller } = people;
			assert.equal((await trade.demand(chain, demanded)).account, seller.address);
			const price = PRICE - 300n;
			await chain.send(tx.market.fill(demanded, theirs.batch, 1, 1, price, yuan), other.key);
			assert.deepEqual(await books.changes(), {
				old: { yuan: 300n, 'Market.Demand': -PRICE },
				other: { yuan: price, 'Certificates.Bundle': DEPOSIT.bundle },
			});
			assert.deepEqual(await bundles(chain, seller, theirs), [[1, 1, 'active']]);

			await refuses('Market.NotBuyer', tx.market.cancelDemand(demanded), other);
			await chain.send(tx.market.cancelDemand(demanded), fresh.new.key);
			assert.deepEqual(await books.changes(), {
				old: {
					yuan: 2n * PRICE,
					'Market.Demand': -2n * PRICE,
					'Market.DemandDeposit': -DEPOSIT.demand,
				},
			});
		});

		test('the new account goes on where the old one stopped', async () => {
			const { buyer, seller } = people;
			const call = tx.certificates.transfer(goods.batch, 3, 1, buyer.party);
			await chain.send(call, fresh.new.key);
			assert.deepEqual(await bundles(chain, seller, goods), [[4, 3, 'active']]);
			assert.equal((await statusOf(chain, goods, 3)).certificate.holder, buyer.party);
		});
	});

	describe('recovery', () => {
		let people;
		let fresh;
		let goods;
		let books;
		let offered;
		let readyAt;
		const REASON = 'The device with the key is lost.';
		/** The shortest that a development chain allows. */
		const DELAY = 10;

		before(async () => {
			people = await gather(chain, {
				lost: Role.Generator,
				careful: Role.Consumer,
				stranger: Role.Consumer,
			});
			fresh = await newcomers(['found', 'thief', 'decided']);
			[goods] = await stock(chain, [people.lost], trade.month(2018, 1), 3);
			offered = await offer(goods, people.lost, 1, 1);
			books = await Books.open(chain, { lost: people.lost, found: fresh.found });
		});

		const recover = (person, { address }) => tx.identity.recover(person.party, address, REASON);
		const finish = (person) => tx.identity.finishRecovery(person.party);
		const veto = () => tx.identity.vetoRecovery();

		test('only the registrar in charge starts one, for an account that is free', async () => {
			const { lost, stranger } = people;
			await refuses('Identity.NotRegistrar', recover(lost, fresh.thief), stranger);
			await refuses('Identity.AccountUsed', recover(lost, stranger), registrar());
			const empty = tx.identity.recover(lost.party, fresh.found.address, '');
			await refuses('Identity.InvalidReason', empty, registrar());
			assert.equal((await shown(lost)).recovery, null);
		});

		test('the registrar names the new account, and a delay begins', async () => {
			const { lost } = people;
			const before = await chain.now();
			const call = recover(lost, fresh.found);
			const start = () => chain.event('identity.RecoveryStarted', call, who.registrar);
			const started = await withParameter(chain, 'Identity', 'RecoveryDelay', DELAY, start);
			({ readyAt } = started);
			assert.ok(readyAt >= before + DELAY && readyAt <= (await chain.now()) + DELAY);
			assert.equal(started.newAccount, fresh.found.address);
			const { account, recovery } = await shown(lost);
			assert.equal(account, lost.address);
			const by = who.registrar.address;
			const startedAt = readyAt - DELAY;
			const newAccount = fresh.found.address;
			assert.deepEqual(recovery, { newAccount, startedAt, readyAt, by, appointment: 1 });
		});

		test('meanwhile the party is not active, and gets back what is its own', async () => {
			const { lost, stranger } = people;
			assert.equal((await shown(lost)).active, false);
			const give = tx.certificates.transfer(goods.batch, 2, 1, stranger.party);
			await refuses('Certificates.PartyNotActive', give, lost);
			const buy = tx.market.buy(offered, goods.batch, 1, PRICE, yuan);
			await refuses('Market.SellerNotActive', buy, stranger);
			await refuses('Identity.RecoveryPending', tx.identity.rotate(fresh.thief.address), lost);
			await chain.send(tx.market.cancelOffer(offered), lost.key);
			assert.deepEqual(await books.changes(), { lost: { 'Market.OfferDeposit': -DEPOSIT.offer } });
		});

		test('it cannot be finished before the delay is over, nor started twice', async () => {
			const { lost, stranger } = people;
			await refuses('Identity.TooEarly', finish(lost), fresh.found);
			await refuses('Identity.NotNewAccount', finish(lost), stranger);
			await refuses('Identity.RecoveryPending', recover(lost, fresh.thief), registrar());
			await refuses('Certificates.NotAParty', tx.certificates.merge(goods.batch, 1), fresh.found);
		});

		test('an owner who still has the key vetoes, and is active again', async () => {
			const { careful, stranger } = people;
			await chain.send(recover(careful, fresh.thief), who.registrar);
			assert.equal((await shown(careful)).active, false);
			await refuses('Identity.NoRecovery', veto(), stranger);
			await refuses('Identity.NotAParty', veto(), fresh.thief);
			await chain.send(veto(), careful.key);
			const now = await shown(careful);
			assert.deepEqual([now.active, now.recovery, now.vetoed], [true, null, true]);
			assert.equal(now.account, careful.address);
			await refuses('Identity.NoRecovery', finish(careful), fresh.thief);
		});

		test('a recovery that nobody finishes is vetoed or cancelled long after the delay', async () => {
			const { idle, left } = await gather(chain, { idle: Role.Consumer, left: Role.Consumer });
			const start = async (person) => {
				const call = recover(person, fresh.thief);
				return (await chain.event('identity.RecoveryStarted', call, who.registrar)).readyAt;
			};
			const both = async () => [await start(idle), await start(left)];
			const due = await withParameter(chain, 'Identity', 'RecoveryDelay', DELAY, both);
			await chain.until(Math.max(...due) + 1);
			assert.deepEqual((await shown(idle)).standing, { barred: null });
			await chain.send(veto(), idle.key);
			await chain.send(tx.identity.cancelRecovery(left.party), who.registrar);
			for (const person of [idle, left]) assert.equal((await shown(person)).active, true);
		});

		test('after a veto only governance starts another, and no veto stops that one', async () => {
			const { careful } = people;
			await refuses('Identity.GovernanceDecides', recover(careful, fresh.thief), registrar());
			await decide(chain, Track.Registry, recover(careful, fresh.decided));
			assert.equal((await shown(careful)).recovery.newAccount, fresh.decided.address);
			await refuses('Identity.GovernanceDecides', veto(), careful);
			const cancel = tx.identity.cancelRecovery(careful.party);
			await refuses('Identity.GovernanceDecides', cancel, registrar());
		});

		test('after the delay only the new account finishes it; certificates and number stay', async () => {
			const { lost, stranger } = people;
			const owned = await bundles(chain, lost, goods);
			await chain.until(readyAt);
			for (const other of [stranger, lost, registrar()]) {
				await refuses('Identity.NotNewAccount', finish(lost), other);
			}
			await chain.send(finish(lost), fresh.found.key);
			const { account, active, recovery } = await shown(lost);
			assert.deepEqual([account, active, recovery], [fresh.found.address, true, null]);
			assert.equal(await partyOf(fresh.found), lost.party);
			assert.equal(await partyOf(lost), null);
			assert.deepEqual(await bundles(chain, lost, goods), owned);
			assert.deepEqual(await books.changes(), {}, 'money and deposits stay where they are');
		});

		test('the old key can do nothing any more, and the new one everything', async () => {
			const { lost, stranger } = people;
			const give = tx.certificates.transfer(goods.batch, 1, 1, stranger.party);
			await refuses('Certificates.NotAParty', give, lost);
			await refuses('Identity.NotAParty', veto(), lost);
			await chain.send(give, fresh.found.key);
			assert.deepEqual(await bundles(chain, stranger, goods), [[1, 1, 'active']]);
		});
	});

	describe('suspension', () => {
		let people;
		let goods;
		let theirs;
		let own;
		let books;
		let timeout;
		const open = {};
		const PAYMENT = 1_000n;

		before(async () => {
			const both = Role.Generator | Role.Consumer;
			people = await gather(chain, { barred: both, other: both });
			const { barred, other } = people;
			const traders = [barred, other];
			const since = trade.hour(412_000);
			[goods, theirs] = await stock(chain, traders, since, 20, traders);
			const sales = [
				{ from: theirs, to: barred, first: 1, units: 5 },
				{ from: goods, to: other, first: 1, units: 5 },
			];
			[own, open.bought] = await vouchers(chain, sales);
			open.offer = await offer(goods, barred, 6, 4);
			const call = await wish(goods.period, Class.Granular, 2);
			({ demand: open.demand } = await chain.event('market.Demanded', call, barred.key));
			const centre = await partyOf(who.tradingCentre[0]);
			const exchange = () => chain.event(
				'certificates.ExchangeRequested',
				tx.certificates.requestExchange(goods.batch, 10, 3, centre),
				barred.key,
			);
			const requested = await withParameter(chain, 'Certificates', 'ExchangeTimeout', 10, exchange);
			({ exchange: open.exchange, timeout } = requested);
			await custody();
			books = await Books.open(chain, people);
		});

		/** One agreement over a voucher of the party, and one under which it has paid for another’s. */
		async function custody() {
			const { barred, other } = people;
			const now = await chain.now();
			const deadline = now + 10;
			const given = { beneficiary: other.party, outcome: 'Deliver', conditions: [], deadline: now + DAY };
			const opened = await chain.event('escrow.Opened', tx.escrow.open(own, given), barred.key);
			const conditions = [{ Payment: { asset: yuan, amount: PAYMENT } }, { NotBefore: deadline - 1 }];
			const wanted = { beneficiary: barred.party, outcome: 'Deliver', conditions, deadline };
			const paid = await chain.event('escrow.Opened', tx.escrow.open(open.bought, wanted), other.key);
			Object.assign(open, { given: opened.agreement, paid: paid.agreement });
			open.termsHash = opened.termsHash;
			await chain.send(tx.escrow.accept(open.paid, paid.termsHash), barred.key);
			await chain.send(tx.escrow.pay(open.paid, paid.termsHash), barred.key);
		}

		/** Every new thing that the party might do. */
		async function attempts() {
			const { barred, other } = people;
			const { batch, period } = goods;
			const now = await chain.now();
			const claim = trade.claim(barred, period, 'Voluntary');
			const terms = { beneficiary: other.party, outcome: 'Deliver', conditions: [], deadline: now + DAY };
			return {
				Market: [
					tx.market.offer(batch, 13, 1, PRICE, yuan, null, 1, now + DAY),
					await wish(period, Class.Granular, 1),
					tx.market.buy(open.offer, batch, 1, PRICE, yuan),
					tx.market.fill(open.demand, batch, 13, 1, PRICE, yuan),
				],
				Certificates: [
					tx.certificates.transfer(batch, 13, 1, other.party),
					tx.certificates.pledge(batch, 13, 1, other.party, randomAsHex(32), now + DAY),
					tx.certificates.requestExchange(batch, 13, 1, await partyOf(who.tradingCentre[0])),
					tx.certificates.redeem(batch, 13, 1, claim),
				],
				Vouchers: [tx.vouchers.redeem(own, 1, claim), tx.vouchers.split(own, 1)],
				Escrow: [tx.escrow.open(own, terms), tx.escrow.accept(open.given, open.termsHash)],
			};
		}

		async function canDoNothingNew() {
			for (const [pallet, calls] of Object.entries(await attempts())) {
				for (const call of calls) await refuses(`${pallet}.PartyNotActive`, call, people.barred);
			}
			assert.deepEqual(await books.changes(), {});
		}

		const suspend = (person) => tx.identity.suspend(person.party, 'An inquiry is under way.');
		const reinstate = (person) => tx.identity.reinstate(person.party);
		const revoke = (person) => tx.identity.revoke(person.party, 'The inquiry is over.');

		test('only its registrar suspends a party, and says why', async () => {
			const { barred, other } = people;
			await refuses('Identity.NotRegistrar', suspend(barred), other);
			const event = await chain.event('identity.Suspended', suspend(barred), who.registrar);
			assert.equal(event.party, barred.party);
			const { status, active } = await shown(barred);
			assert.deepEqual([status, active], ['Suspended', false]);
			await refuses('Identity.NotAttested', suspend(barred), registrar());
		});

		test('a suspended party can do nothing new', canDoNothingNew);

		test('nobody else takes its open offers and demands', async () => {
			const { other } = people;
			const buy = tx.market.buy(open.offer, goods.batch, 1, PRICE, yuan);
			await refuses('Market.SellerNotActive', buy, other);
			const fill = tx.market.fill(open.demand, theirs.batch, 6, 1, PRICE, yuan);
			await refuses('Market.BuyerNotActive', fill, other);
			const give = tx.certificates.transfer(theirs.batch, 6, 1, people.barred.party);
			await refuses('Certificates.RecipientNotActive', give, other);
		});

		test('it cannot move to another account', async () => {
			const { thief } = await newcomers(['thief']);
			await refuses('Identity.PartyBarred', tx.identity.rotate(thief.address), people.barred);
			const call = tx.identity.updateCommitment(randomAsHex(32));
			await refuses('Identity.PartyBarred', call, people.barred);
		});

		test('it takes back its offer', async () => {
			await chain.send(tx.market.cancelOffer(open.offer), people.barred.key);
			assert.equal((await statusOf(chain, goods, 6)).certificate.state.active, null);
			const returned = { 'Market.OfferDeposit': -DEPOSIT.offer };
			assert.deepEqual(await books.changes(), { barred: returned });
		});

		test('it takes back its demand and the money behind it', async () => {
			await chain.send(tx.market.cancelDemand(open.demand), people.barred.key);
			assert.deepEqual(await books.changes(), {
				barred: {
					yuan: 2n * PRICE,
					'Market.Demand': -2n * PRICE,
					'Market.DemandDeposit': -DEPOSIT.demand,
				},
			});
		});

		test('it takes its voucher out of custody', async () => {
			await chain.send(tx.escrow.cancel(open.given), people.barred.key);
			const { voucher } = await trade.voucher(chain, own);
			assert.equal(voucher.status.active, null);
			assert.equal(voucher.holder, people.barred.party);
			const returned = { 'Escrow.Agreement': -DEPOSIT.agreement };
			assert.deepEqual(await books.changes(), { barred: returned });
		});

		test('it takes its certificates out of an exchange that nobody settled', async () => {
			const { barred } = people;
			const withdraw = tx.certificates.withdrawExchange(open.exchange);
			await chain.until(timeout);
			await chain.send(withdraw, barred.key);
			assert.equal((await statusOf(chain, goods, 10)).certificate.state.active, null);
			const returned = { 'Certificates.Record': -DEPOSIT.record };
			assert.deepEqual(await books.changes(), { barred: returned });
			await refuses('Certificates.UnknownExchange', withdraw, barred);
		});

		test('what it had agreed to and paid for is delivered to it, after the deadline too', async () => {
			const { barred, other } = people;
			await trade.untilDeadline(chain, open.paid);
			await refuses('Escrow.Decided', tx.escrow.reclaim(open.paid), other);
			await chain.send(tx.escrow.release(open.paid), barred.key);
			assert.equal((await trade.voucher(chain, open.bought)).voucher.holder, barred.party);
			assert.deepEqual(await books.changes(), {
				barred: { 'Escrow.Payment': -PAYMENT },
				other: { yuan: PAYMENT, 'Escrow.Agreement': -DEPOSIT.agreement },
			});
		});

		test('it joins its certificates again, and has all that it had', async () => {
			const { barred } = people;
			const { batch } = goods;
			// The voucher that was delivered to it, and what it had before.
			const delivered = [1, 5, 'voucher'];
			const pieces = [delivered, [6, 4, 'active'], [10, 3, 'active'], [13, 8, 'active']];
			assert.deepEqual(await bundles(chain, barred, goods), pieces);
			await chain.send(tx.certificates.merge(batch, 6), barred.key);
			await chain.send(tx.certificates.merge(batch, 6), barred.key);
			assert.deepEqual(await bundles(chain, barred, goods), [delivered, [6, 15, 'active']]);
			const returned = { 'Certificates.Bundle': -2n * DEPOSIT.bundle };
			assert.deepEqual(await books.changes(), { barred: returned });
		});

		test('once reinstated it trades again', async () => {
			const { barred, other } = people;
			await refuses('Identity.NotRegistrar', reinstate(barred), other);
			await chain.send(reinstate(barred), who.registrar);
			assert.equal((await shown(barred)).active, true);
			await refuses('Identity.NotBarred', reinstate(barred), registrar());
			const give = tx.certificates.transfer(goods.batch, 6, 1, other.party);
			await chain.send(give, barred.key);
			assert.equal((await statusOf(chain, goods, 6)).certificate.holder, other.party);
			assert.deepEqual(await books.changes(), { barred: { 'Certificates.Bundle': DEPOSIT.bundle } });
		});

		test('the registrar cannot reinstate a revoked party', async () => {
			const { barred } = people;
			await chain.send(revoke(barred), who.registrar);
			const { status, active } = await shown(barred);
			assert.deepEqual([status, active], ['Revoked', false]);
			const give = tx.certificates.transfer(goods.batch, 7, 1, people.other.party);
			await refuses('Certificates.PartyNotActive', give, barred);
			await refuses('Identity.AlreadyRevoked', revoke(barred), registrar());
			await refuses('Identity.GovernanceDecides', reinstate(barred), registrar());
		});

		test('governance reinstates it', async () => {
			const { barred, other } = people;
			await decide(chain, Track.Registry, reinstate(barred));
			const { status, active } = await shown(barred);
			assert.deepEqual([status, active], ['Active', true]);
			await chain.send(tx.certificates.transfer(goods.batch, 7, 1, other.party), barred.key);
			const pieces = [[1, 5, 'voucher'], [8, 13, 'active']];
			assert.deepEqual(await bundles(chain, barred, goods), pieces);
		});
	});

	describe('attestation', () => {
		test('a rejected applicant leaves nothing behind, and applies again', async () => {
			const { applicant } = await newcomers(['applicant']);
			const first = await apply(chain, 'applicant', applicant.key);
			assert.deepEqual(await deposits(chain, applicant), { 'Identity.Application': DEPOSIT.application });
			const { party: number, commitment } = first;
			const reject = (seen) =>
				tx.identity.reject(number, applicant.address, seen, 'The paper is unreadable.');
			await refuses('Identity.StatementMismatch', reject(randomAsHex(32)), registrar());
			await chain.send(reject(commitment), who.registrar);
			assert.equal(await shown(first), null);
			assert.equal(await partyOf(applicant), null);
			assert.deepEqual(await deposits(chain, applicant), {});

			const second = await apply(chain, 'applicant', applicant.key, 'Organisation', commitment);
			await chain.send(await attestation(chain, second, Role.Consumer), who.registrar);
			assert.equal((await shown(second)).active, true);
			assert.notEqual(second.party, number);
		});

		test('a registrar applies for an account that has nothing, and pays', async () => {
			const { registrar } = who;
			const [nobody, commitment] = [chain.key(randomAsHex(32)), randomAsHex(32)];
			const deadline = (await chain.now()) + DAY;
			const stated = (/** @type {number} */ until) => application(chain, nobody, commitment, until);
			const sponsored = (/** @type {Uint8Array} */ signature, /** @type {number} */ until) =>
				tx.identity.applyFor(nobody.address, 'Person', commitment, REGION, until, { Sr25519: signature });
			await refuses('Identity.InvalidSignature', sponsored(nobody.sign(stated(deadline + 1)), deadline), { key: registrar });
			// As a wallet signs it.
			const wrapped = nobody.sign(u8aWrapBytes(stated(deadline)));
			await refuses('Identity.NotRegistrar', sponsored(wrapped, deadline), { key: who.issuer });
			const { party: number } = await chain.event('identity.Applied', sponsored(wrapped, deadline), registrar);
			const { deposit } = plain(await api.query.identity.parties(number));
			assert.deepEqual([deposit.account, deposit.sponsored], [registrar.address, true]);
			const person = { party: number, address: nobody.address, commitment };
			await chain.send(await attestation(chain, person, Role.Consumer), registrar);
			assert.equal((await party(chain, number)).active, true);
			const grant = plain(await api.query.allowance.granted(number));
			assert.equal((await api.query.system.account(nobody.address)).data.free.toBigInt(), BigInt(grant));
			await refuses('Identity.AccountUsed', sponsored(nobody.sign(stated(deadline + 1)), deadline + 1), { key: registrar });
		});

		test('a commitment copied out of the pool does not prevent its owner from applying', async () => {
			const { owner, copier, late } = await newcomers(['owner', 'copier', 'late']);
			const commitment = randomAsHex(32);
			const copy = await apply(chain, 'copier', copier.key, 'Organisation', commitment);
			const own = await apply(chain, 'owner', owner.key, 'Organisation', commitment);
			await chain.send(await attestation(chain, own, Role.Consumer), who.registrar);
			assert.equal((await shown(own)).commitment, commitment);
			const attest = await attestation(chain, copy, Role.Consumer);
			await refuses('Identity.CommitmentUsed', attest, registrar());
			const again = tx.identity.apply('Organisation', commitment, REGION);
			await refuses('Identity.CommitmentUsed', again, late);
		});

		test('one attribute of a credential is shown without the others, once it is attested', async () => {
			const { shown: account } = await newcomers(['shown']);
			const credential = new Credential({
				country: 'FR',
				name: 'Énergie du Jura SA',
				'registration/number': '552 100 554',
			});
			const person = await apply(chain, 'shown', account.key, 'Organisation', credential.commitment);
			const discloses = async (changes = {}) => {
				const { key, value, salt, proof } = { ...credential.show('name'), ...changes };
				const { party: number } = person;
				const { verdigridIdentityApi } = api.call;
				return (await verdigridIdentityApi.discloses(number, key, value, salt, proof)).isTrue;
			};
			assert.equal(await discloses(), false, 'anybody can commit to anything');
			await chain.send(await attestation(chain, person, Role.Consumer), who.registrar);
			assert.equal(await discloses(), true);
			assert.equal(await discloses(credential.show('country')), true);
			assert.equal(await discloses({ value: 'Énergie du Nord SA' }), false);
			assert.equal(await discloses({ key: 'nam', value: 'eÉnergie du Jura SA' }), false);
			assert.equal(await discloses({ salt: new Uint8Array(16) }), false);
			assert.equal(await discloses({ proof: credential.show('country').proof }), false);
		});

		test('a party with a new credential trades on under the old one until the new one is attested', async () => {
			const { person } = await gather(chain, { person: Role.Trader });
			const { tag, expiresAt } = await shown(person);
			const commitment = randomAsHex(32);
			await chain.send(tx.identity.updateCommitment(commitment), person.key);
			const waiting = await shown(person);
			assert.deepEqual([waiting.status, waiting.active, waiting.roles], ['Active', true, Role.Trader]);
			assert.deepEqual(waiting.standing, { active: { until: expiresAt } });
			assert.deepEqual([waiting.commitment, waiting.pending], [person.commitment, commitment]);
			const attest = (changes) => attestation(chain, person, Role.Trader, { tag, commitment, ...changes });
			const stale = await attest({ commitment: person.commitment });
			await refuses('Identity.StatementMismatch', stale, registrar());
			const another = await attest({ tag: randomAsHex(32) });
			await refuses('Identity.TagMismatch', another, registrar());
			await chain.send(await attest({}), who.registrar);
			const now = await shown(person);
			assert.deepEqual([now.status, now.active, now.party], ['Active', true, person.party]);
			assert.deepEqual([now.commitment, now.pending], [commitment, null]);
		});

		test('a party whose new credential is rejected has lapsed, and is not barred', async () => {
			const { person } = await gather(chain, { person: Role.Trader });
			const commitment = randomAsHex(32);
			await chain.send(tx.identity.updateCommitment(commitment), person.key);
			const { party: number, address } = person;
			const why = 'The paper is unreadable.';
			await chain.send(tx.identity.reject(number, address, commitment, why), who.registrar);
			const { status, standing, active } = await shown(person);
			assert.deepEqual([status, standing, active], ['Rejected', { lapsed: null }, false]);
		});

		test('an attestation ends by itself, and is renewed', async () => {
			const { brief } = await newcomers(['brief']);
			const person = await apply(chain, 'brief', brief.key);
			const expiresAt = (await chain.now()) + 4;
			await chain.send(await attestation(chain, person, Role.Trader, { expiresAt }), who.registrar);
			assert.equal((await shown(person)).active, true);
			await chain.until(expiresAt);
			const ended = await shown(person);
			assert.deepEqual([ended.status, ended.active], ['Active', false]);
			const call = await wish(trade.month(2018, 1), Class.Tradable, 1);
			await refuses('Market.PartyNotActive', call, person);
			const { party: number, address, commitment } = person;
			const until = (await chain.now()) + DAY;
			await chain.send(tx.identity.renew(number, address, commitment, until), who.registrar);
			assert.equal((await shown(person)).active, true);
			await chain.send(call, person.key);
		});
	});

	describe('meters', () => {
		const POWER = 2_050_000;
		let people;
		let month;
		let start;
		let middle;
		let end;
		/** Names of the meter that ends in the middle of the month, and of the one that follows. */
		let first;
		let second;
		let projects;

		before(async () => {
			people = await gather(chain, { seller: Role.Generator, buyer: Role.Generator });
			month = await trade.unused(chain, trade.month(2018, 1));
			[start, end] = trade.bounds(month);
			middle = (start + end) / 2;
			[first, second] = [meterName(), meterName()];
			await chain.send(register(people.seller, first), who.registrar);
			projects = { seller: await trade.registerProject(chain, people.seller, first, POWER) };
		});

		const register = (owner, meter, changes = {}) => {
			const what = { direction: 'Generation', granularity: 'Month', power: POWER, from: start };
			return meterRegistration(chain, owner, meter, { ...what, ...changes });
		};
		const retire = (meter, to) => tx.identity.retireMeter(meter, to);
		const meterOf = async (name) => plain(await api.call.verdigridIdentityApi.meter(name));
		/** The call by which the buyer's meter takes over the place of the seller's. */
		const follow = (changes = {}) =>
			register(people.buyer, second, { from: middle, takesOver: first, ...changes });

		test('names that differ only in hyphens are one meter', async () => {
			const name = meterName();
			await chain.send(register(people.seller, name), who.registrar);
			const [prefix, digits] = name.split('-');
			for (const alike of [prefix + digits, `${prefix}-${digits.slice(0, 4)}-${digits.slice(4)}`]) {
				const call = register(people.buyer, alike);
				await refuses('Identity.OnlyHyphensDiffer', call, registrar());
				assert.equal(await meterOf(alike), null);
			}
			await refuses('Identity.MeterExists', register(people.buyer, name), registrar());
		});

		test('invalid names and powers are refused', async () => {
			const name = meterName();
			for (const wrong of [`${name}-`, `-${name}`, name.replace('-', '--'), name.toLowerCase()]) {
				const call = register(people.seller, wrong);
				await refuses('Identity.InvalidMeterId', call, registrar());
			}
			for (const power of [0, 100_000_000_001]) {
				const call = register(people.seller, name, { power });
				await refuses('Identity.PowerOutOfRange', call, registrar());
			}
			await chain.send(register(people.seller, name, { power: 100_000_000_000 }), who.registrar);
		});

		test('a meter’s place is free once the meter is retired, as of a moment that has passed', async () => {
			await refuses('Identity.MeterNotRetired', follow(), registrar());
			const later = (await chain.now()) + DAY;
			await refuses('Identity.ToInFuture', retire(first, later), registrar());
			await refuses('Identity.ToBeforeFrom', retire(first, start - 1), registrar());
			const { to } = await chain.event('identity.MeterRetired', retire(first, middle), who.registrar);
			assert.equal(to, middle);
			await refuses('Identity.MeterRetired', retire(first, null), registrar());
		});

		test('a meter takes over the place of another in the middle of a month', async () => {
			const { buyer } = people;
			await refuses('Identity.UnknownMeter', follow({ takesOver: meterName() }), registrar());
			await refuses('Identity.PlaceMismatch', follow({ direction: 'Consumption' }), registrar());
			await refuses('Identity.PlaceMismatch', follow({ region: 'FR-BRE' }), registrar());
			await refuses('Identity.FromBeforeEnd', follow({ from: middle - 1 }), registrar());
			const event = await chain.event('identity.MeterRegistered', follow(), who.registrar);
			assert.deepEqual([event.meter, event.takesOver], [second, first]);
			const third = register(buyer, meterName(), { from: middle, takesOver: first });
			await refuses('Identity.AlreadyTakenOver', third, registrar());

			const [before, after] = [await meterOf(first), await meterOf(second)];
			assert.deepEqual([before.party, before.from, before.to], [people.seller.party, start, middle]);
			assert.deepEqual([before.takesOver, before.takenOverBy], [null, second]);
			assert.deepEqual([after.party, after.from, after.to], [buyer.party, middle, null]);
			assert.deepEqual([after.takesOver, after.takenOverBy], [first, null]);
			assert.equal(after.number, event.number);
			assert.ok(before.number < after.number);
		});

		test('each owner gets certificates for its half of the month, under its own name', async () => {
			const { seller, buyer } = people;
			projects.buyer = await trade.registerProject(chain, buyer, second, POWER);
			const energy = 5 * trade.MEGAWATT_HOUR;
			const meters = { seller: first, buyer: second };
			const leaves = Object.values(meters).map((meter) => trade.reading(meter, month, energy));
			const readings = readingsTree(api, leaves);
			await chain.nextSecond();
			await trade.anchor(chain, trade.metering(month), readings);
			const issue = (name, period) => {
				const proved = trade.provedReading(readings, meters[name]);
				return trade.issue(chain, projects[name], period, Class.Tradable, energy, proved);
			};
			for (const owner of [seller, buyer]) {
				const call = issue(owner.name, month);
				const issued = await chain.event('certificates.CertificatesIssued', call, who.issuer);
				assert.deepEqual([issued.units, issued.owner], [5, owner.party]);
			}
			const late = issue('seller', trade.next(month));
			await refuses('Certificates.MeterNotOwnedThen', late, { key: who.issuer });
		});

		test('a meter does not end before what was used', async () => {
			for (const to of [middle, end - 1]) {
				await refuses('Identity.UsedAfterEnd', retire(second, to), registrar());
			}
			await chain.send(retire(second, end), who.registrar);
			assert.equal((await meterOf(second)).to, end);
		});
	});
});
