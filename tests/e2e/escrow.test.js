// Custody of vouchers: what an agreement waits for, who decides a dispute, and how both sides get back what
// they put in. The accounts are compared after every end, to the fen.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { randomAsHex, randomAsU8a } from '@polkadot/util-crypto';
import { Books, deposits } from './lib/books.js';
import { CNY, Chain, eventsOf, yuan } from './lib/chain.js';
import { Track, asOwnerOfMoney, decide } from './lib/governance.js';
import { Role, fundedAccounts, gather } from './lib/people.js';
import { statusOf, stock, vouchers } from './lib/stock.js';
import * as trade from './lib/trade.js';

const DAY = 86_400;
const PRICE = 250n;
/** What the development preset holds while an agreement is open. */
const DEPOSIT = 10n ** 11n;
/** How many certificates of 1 Wh each voucher has. */
const UNITS = 10;
const PAYMENT = { Payment: { asset: yuan, amount: PRICE } };

/** Months since 1970, in UTC. */
function monthOf(moment) {
	const date = new Date(moment * 1_000);
	return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** What accounts show once the buyer has paid, when the two have swapped, and when both are refunded. */
const PAID = {
	seller: { 'Escrow.Agreement': DEPOSIT },
	buyer: { yuan: -PRICE, 'Escrow.Payment': PRICE },
};
const SWAPPED = {
	seller: { yuan: PRICE, 'Escrow.Agreement': -DEPOSIT },
	buyer: { 'Escrow.Payment': -PRICE },
};
const REFUNDED = {
	seller: { 'Escrow.Agreement': -DEPOSIT },
	buyer: { yuan: PRICE, 'Escrow.Payment': -PRICE },
};

describe('escrow', () => {
	/** @type {Chain} */
	let chain;
	/** @type {Chain['api']['tx']} */
	let tx;
	/** @type {Record<string, import('./lib/people.js').Person>} */
	let people;
	let passerby;
	/** Certificates of an hour, which may change hands again, and of a month, which may not. */
	let hours;
	let months;
	/** The seller's vouchers, by what happens to them. */
	let goods;
	/** @type {Books} */
	let books;
	let money;

	before(async () => {
		chain = await Chain.connect();
		({ tx } = chain.api);
		people = await gather(chain, {
			plant: Role.Generator,
			seller: Role.Consumer,
			buyer: Role.Consumer,
			judge: Role.Auditor,
			bank: Role.Trader,
			stranger: null,
		});
		passerby = { key: (await fundedAccounts(chain, ['passerby'])).passerby };
		const { plant, seller } = people;
		const names = [
			'swapped', 'late', 'stuck', 'locked', 'approved', 'released', 'returned', 'revoked', 'drawn',
			'bound',
		];
		[[hours], [months]] = await Promise.all([
			stock(chain, [plant], trade.hour(420_000), names.length * UNITS, [seller]),
			stock(chain, [plant], trade.month(2020, 1), 2, [seller]),
		]);
		const sale = (from, first, units) => ({ from, to: seller, first, units });
		const [each, [monthly]] = await Promise.all([
			vouchers(chain, names.map((_, at) => sale(hours, 1 + at * UNITS, UNITS))),
			vouchers(chain, [sale(months, 1, 2)]),
		]);
		goods = Object.fromEntries(names.map((name, at) => [name, each[at]]));
		goods.monthly = monthly;
		books = await Books.open(chain, people);
		money = await books.total();
	});
	after(() => chain?.disconnect());

	const refuses = (error, call, { key }) => assert.rejects(chain.send(call, key), { name: error });
	const blocked = (agreement) => trade.blocked(chain, agreement);
	const vote = (call) => decide(chain, Track.Oracle, call);
	/** What calls name beside an agreement's number: the hash of its terms. */
	const hashes = new Map();
	const accept = (agreement) => tx.escrow.accept(agreement, hashes.get(agreement));
	const pay = (agreement) => tx.escrow.pay(agreement, hashes.get(agreement));
	const approve = (agreement) => tx.escrow.approve(agreement, hashes.get(agreement));
	const release = (agreement) => tx.escrow.release(agreement);
	const reclaim = (agreement) => tx.escrow.reclaim(agreement);
	const evidenceOf = async (voucher) => (await trade.voucher(chain, voucher)).voucher.evidence;

	/** The call that opens an agreement with the buyer. */
	async function offered(voucher, conditions, changes) {
		const { party: beneficiary } = people.buyer;
		const deadline = (await chain.now()) + DAY;
		const terms = { beneficiary, arbiter: null, outcome: 'Deliver', conditions, deadline };
		return tx.escrow.open(voucher, { ...terms, ...changes });
	}

	/** An agreement that the seller has opened. */
	async function opened(...terms) {
		const call = await offered(...terms);
		const { agreement, termsHash } = await chain.event('escrow.Opened', call, people.seller.key);
		hashes.set(agreement, termsHash);
		return agreement;
	}

	/** An agreement that the buyer has accepted. */
	async function accepted(...terms) {
		const agreement = await opened(...terms);
		await chain.send(accept(agreement), people.buyer.key);
		return agreement;
	}

	/** An agreement that the buyer has accepted and paid. */
	async function paid(...terms) {
		const agreement = await accepted(...terms);
		await chain.send(pay(agreement), people.buyer.key);
		return agreement;
	}

	/** A secret of 32 bytes, and the lock that it opens here and on other chains. */
	function secret() {
		const preimage = randomAsU8a(32);
		const hash = `0x${createHash('sha256').update(preimage).digest('hex')}`;
		return { preimage, hash, lock: { HashLock: hash } };
	}

	const approvals = (threshold, ...parties) => ({
		Approvals: { parties: parties.map(({ party }) => party), threshold },
	});

	/** A voucher is in this person's hands, in nobody's custody. */
	async function assertHas(person, voucher) {
		const { holder, status } = (await trade.voucher(chain, voucher)).voucher;
		assert.deepEqual([holder, status], [person.party, { active: null }]);
	}

	// Agreements that wait for a moment begin here. Tests further down look at them.
	const slow = {};

	describe('what waits for a moment', () => {
		test('waits for its beneficiary and for the money first', async () => {
			const { buyer, judge } = people;
			const now = await chain.now();
			Object.assign(slow, { notBefore: now + 10, deadline: now + 18, secret: secret() });
			const untilThen = { deadline: slow.deadline };
			const wait = [PAYMENT, { NotBefore: slow.notBefore }];
			const lock = [PAYMENT, slow.secret.lock];
			const agreements = await Promise.all([
				opened(goods.swapped, wait, { arbiter: judge.party }),
				opened(goods.late, lock, untilThen),
				opened(goods.stuck, lock, untilThen),
			]);
			[slow.swapped, slow.late, slow.stuck] = agreements;
			const { status } = (await trade.voucher(chain, goods.swapped)).voucher;
			assert.deepEqual(status, { inCustody: slow.swapped });
			assert.equal(await blocked(slow.swapped), 'NotAccepted');
			await refuses('Escrow.NotAccepted', pay(slow.swapped), buyer);
			await chain.sendAll(agreements.map((agreement) => [accept(agreement), buyer.key]));
			assert.equal(await blocked(slow.swapped), 'NotPaid');
			await refuses('Escrow.NotPaid', release(slow.swapped), passerby);
			await chain.sendAll(agreements.map((agreement) => [pay(agreement), buyer.key]));
			assert.deepEqual(await books.changes(), {
				seller: { 'Escrow.Agreement': 3n * DEPOSIT },
				buyer: { yuan: -3n * PRICE, 'Escrow.Payment': 3n * PRICE },
			});
		});

		test('is neither released nor reclaimed before', async () => {
			const { seller } = people;
			assert.deepEqual(await trade.obstacle(chain, slow.swapped), { tooEarly: slow.notBefore });
			await refuses('Escrow.TooEarly', release(slow.swapped), seller);
			await refuses('Escrow.TooEarly', reclaim(slow.late), seller);
		});
	});

	describe('terms', () => {
		test('that could never be met are refused', async () => {
			const { seller, buyer, judge, bank, stranger } = people;
			const { lock } = secret();
			const now = await chain.now();
			const payment = (asset, amount) => ({ Payment: { asset, amount } });
			/** @type {[string, object[], object?][]} */
			const cases = [
				['BeneficiaryIsDepositor', [], { beneficiary: seller.party }],
				['BeneficiaryNotActive', [], { beneficiary: stranger.party }],
				['ArbiterIsSide', [], { arbiter: seller.party }],
				['ArbiterIsSide', [], { arbiter: buyer.party }],
				['ArbiterNotActive', [], { arbiter: stranger.party }],
				['DeadlineInPast', [], { deadline: now - 1 }],
				['DeadlineTooFar', [], { deadline: now + 2 * 366 * DAY }],
				['NoTimeToRule', [], { arbiter: judge.party, deadline: now + 4 }],
				['NotBeforeTooLate', [{ NotBefore: now + DAY }], { deadline: now + DAY }],
				['SeveralPayments', [PAYMENT, PAYMENT]],
				['AssetNotAllowed', [payment('Native', PRICE)]],
				['ZeroAmount', [payment(yuan, 0)]],
				['ZeroHashLock', [{ HashLock: `0x${'00'.repeat(32)}` }]],
				['DuplicateHashLock', [lock, lock]],
				['ThresholdOutOfRange', [approvals(0, judge)]],
				['ThresholdOutOfRange', [approvals(2, judge)]],
				['DuplicateApprover', [approvals(2, judge, judge, bank)]],
				['ApproverNotActive', [approvals(1, judge, stranger)]],
			];
			const refusals = cases.map(async ([error, ...terms]) =>
				refuses(`Escrow.${error}`, await offered(goods.locked, ...terms), seller),
			);
			await Promise.all(refusals);
			assert.deepEqual(await books.changes(), {});
			await assertHas(seller, goods.locked);
		});

		test('obey the policy of the certificates', async () => {
			const { seller, buyer } = people;
			const redemption = (purpose) => ({
				outcome: { RedeemFor: trade.claim(buyer, months.period, purpose) },
			});
			const { monthly } = goods;
			const refused = 'Certificates.MoveNotAllowed';
			await refuses(refused, await offered(monthly, []), seller);
			await refuses(refused, await offered(monthly, [PAYMENT], redemption('Event')), seller);
			const error = 'Certificates.MatchedConsumerRequired';
			await refuses(error, await offered(monthly, [], redemption('Scope2')), seller);
			assert.deepEqual(await books.changes(), {});
		});

		test('carry out claims that the register takes', async () => {
			const { seller, buyer } = people;
			const refused = async (error, changes) => {
				const always = { from: 0, to: 4_000_000_000 };
				const claim = { ...trade.claim(buyer, months.period, 'Event'), ...always, ...changes };
				const terms = { outcome: { RedeemFor: claim } };
				await refuses(`Certificates.${error}`, await offered(goods.locked, [], terms), seller);
			};
			await refused('InvalidClaimTime', { to: 0 });
			await refused('ClaimTimeMismatch', { to: 1 });
			await refused('InvalidBeneficiaryName', { beneficiary: { Name: '  ' } });
			await refused('ZeroHash', { beneficiary: { Commitment: `0x${'00'.repeat(32)}` } });
			assert.deepEqual(await books.changes(), {});
		});

		test('that nobody has accepted are taken back by the party that offered them', async () => {
			const { seller, buyer } = people;
			const agreement = await opened(goods.locked, [PAYMENT]);
			const cancel = tx.escrow.cancel(agreement);
			await refuses('Escrow.NotDepositor', cancel, buyer);
			const refunded = await chain.event('escrow.Refunded', cancel, seller.key);
			assert.equal(refunded.cause, 'Cancelled');
			await assertHas(seller, goods.locked);
			assert.equal(await blocked(agreement), 'UnknownAgreement');
			await refuses('Escrow.UnknownAgreement', accept(agreement), buyer);
			assert.deepEqual(await books.changes(), {});
		});
	});

	describe('conditions', () => {
		test('anybody can open a hash lock with the secret, and both sides swap at once', async () => {
			const { buyer } = people;
			const { preimage, hash, lock } = secret();
			const agreement = await paid(goods.locked, [PAYMENT, lock]);
			assert.deepEqual(await books.changes(), PAID);
			assert.deepEqual(await trade.obstacle(chain, agreement), { notRevealed: hash });
			await refuses('Escrow.NotRevealed', release(agreement), buyer);
			await refuses('Escrow.PreimageMismatch', tx.escrow.reveal(agreement, randomAsU8a(32)), passerby);
			await refuses('Escrow.NoArbiter', tx.escrow.dispute(agreement), buyer);

			const events = await chain.send(tx.escrow.reveal(agreement, preimage), passerby.key);
			const [revealed] = eventsOf(events, 'escrow.Revealed');
			assert.deepEqual([revealed.agreement, revealed.preimage], [agreement, trade.hex(preimage)]);
			assert.equal(eventsOf(events, 'escrow.Released').length, 1);
			assert.deepEqual(await books.changes(), SWAPPED);
			await assertHas(buyer, goods.locked);
		});

		test('two of three approve', async () => {
			const { plant, seller, buyer, judge, bank } = people;
			const agreement = await accepted(goods.approved, [approvals(2, plant, judge, bank)]);
			const lacking = (have) => ({ notApproved: { have, need: 2 } });
			assert.deepEqual(await trade.obstacle(chain, agreement), lacking(0));
			await refuses('Escrow.NotApprover', approve(agreement), seller);
			await chain.send(approve(agreement), plant.key);
			await refuses('Escrow.AlreadyApproved', approve(agreement), plant);
			assert.deepEqual(await trade.obstacle(chain, agreement), lacking(1));
			await refuses('Escrow.NotApproved', release(agreement), buyer);
			assert.deepEqual((await trade.agreement(chain, agreement)).approvals, [plant.party]);

			const events = await chain.send(approve(agreement), judge.key);
			assert.equal(eventsOf(events, 'escrow.Approved').length, 1);
			assert.equal(eventsOf(events, 'escrow.Released').length, 1);
			await assertHas(buyer, goods.approved);
			await refuses('Escrow.UnknownAgreement', approve(agreement), bank);
			assert.deepEqual(await books.changes(), {});
		});

		test('without any, accepting redeems what cannot be delivered', async () => {
			const { seller, buyer } = people;
			const claim = trade.claim(buyer, months.period, 'ProductFootprint');
			const agreement = await opened(goods.monthly, [], { outcome: { RedeemFor: claim } });
			const released = await chain.event('escrow.Released', accept(agreement), buyer.key);
			const redemption = await trade.redemption(chain, released.redemption);
			assert.deepEqual(redemption.claim.beneficiary, { party: buyer.party });
			assert.deepEqual([redemption.holder, redemption.matched], [seller.party, seller.party]);
			assert.equal(redemption.energy, 2 * trade.MEGAWATT_HOUR);
			const { voucher } = await trade.voucher(chain, goods.monthly);
			assert.deepEqual(voucher.status, { redeemed: released.redemption });
			assert.deepEqual(await books.changes(), {});
		});
	});

	describe('an arbiter', () => {
		const dispute = (agreement) => tx.escrow.dispute(agreement);
		const rule = (agreement, ruling) =>
			tx.escrow.arbitrate(agreement, hashes.get(agreement), ruling);

		/** What a dispute is about: the bank does not approve. */
		const terms = () => [[PAYMENT, approvals(1, people.bank)], { arbiter: people.judge.party }];

		test('releases although a condition is open', async () => {
			const { seller, buyer, judge, bank } = people;
			const agreement = await paid(goods.released, ...terms());
			await refuses('Escrow.NotSide', dispute(agreement), bank);
			await refuses('Escrow.NotDisputed', rule(agreement, 'Release'), judge);
			await chain.send(dispute(agreement), buyer.key);
			assert.equal((await trade.agreement(chain, agreement)).status, 'Disputed');
			assert.equal(await blocked(agreement), 'Disputed');
			await refuses('Escrow.InDispute', dispute(agreement), seller);
			await refuses('Escrow.InDispute', approve(agreement), bank);
			await refuses('Escrow.InDispute', release(agreement), buyer);
			await refuses('Escrow.TooEarly', reclaim(agreement), seller);
			await refuses('Escrow.NotArbiter', rule(agreement, 'Release'), buyer);
			assert.deepEqual(await books.changes(), PAID);

			const events = await chain.send(rule(agreement, 'Release'), judge.key);
			assert.deepEqual(eventsOf(events, 'escrow.Ruled'), [{ agreement, ruling: 'Release' }]);
			assert.equal(eventsOf(events, 'escrow.Released').length, 1);
			assert.deepEqual(await books.changes(), SWAPPED);
			await assertHas(buyer, goods.released);
		});

		test('cannot release without the payment, which can still be made', async () => {
			const { seller, buyer, judge } = people;
			const agreement = await accepted(goods.returned, ...terms());
			await chain.send(dispute(agreement), seller.key);
			await refuses('Escrow.NotPaid', rule(agreement, 'Release'), judge);
			await chain.send(pay(agreement), buyer.key);
			assert.deepEqual(await books.changes(), PAID);
			assert.equal(await blocked(agreement), 'Disputed');
			await chain.send(rule(agreement, 'Refund'), judge.key);
			await assertHas(seller, goods.returned);
			assert.deepEqual(await books.changes(), REFUNDED);
		});

		test('has time to rule: nobody accepts or disputes in the last seconds', async () => {
			const { seller, buyer, judge } = people;
			const deadline = (await chain.now()) + 14;
			const [conditions] = terms();
			const arbiter = judge.party;
			const agreement = await accepted(goods.returned, conditions, { arbiter, deadline });
			const { disputeBy } = await trade.agreement(chain, agreement);
			assert.equal(disputeBy, deadline - 5, 'the ruling time of a development chain');
			const unaccepted = await opened(goods.bound, conditions, { arbiter, deadline });
			await chain.until(disputeBy);
			await Promise.all([
				refuses('Escrow.TooLateToDispute', dispute(agreement), buyer),
				refuses('Escrow.NoTimeToRule', accept(unaccepted), buyer),
				refuses('Escrow.NotDisputed', rule(agreement, 'Refund'), judge),
			]);
			await chain.send(tx.escrow.cancel(unaccepted), seller.key);
			await trade.untilDeadline(chain, agreement);
			await chain.send(reclaim(agreement), seller.key);
			await books.changes();
		});

		test('returns both sides', async () => {
			const { seller, buyer, judge } = people;
			const agreement = await paid(goods.returned, ...terms());
			await chain.send(dispute(agreement), seller.key);
			assert.deepEqual(await books.changes(), PAID);
			const refunded = await chain.event('escrow.Refunded', rule(agreement, 'Refund'), judge.key);
			assert.equal(refunded.cause, 'Ruled');
			assert.deepEqual(await books.changes(), REFUNDED);
			await assertHas(seller, goods.returned);
			await refuses('Escrow.UnknownAgreement', pay(agreement), buyer);
		});
	});

	describe('evidence in doubt', () => {
		test('revoked, it returns both sides at once, long before the deadline', async () => {
			const { seller } = people;
			const { preimage, lock } = secret();
			const agreement = await paid(goods.revoked, [PAYMENT, lock]);
			assert.deepEqual(await books.changes(), PAID);
			await vote(tx.evidence.revoke(await evidenceOf(goods.revoked), 'Figures'));
			assert.equal(await blocked(agreement), 'VoucherDead');
			await refuses('Escrow.VoucherDead', tx.escrow.reveal(agreement, preimage), passerby);
			await refuses('Vouchers.StillInCustody', tx.evidence.unwind(goods.revoked), passerby);
			const refunded = await chain.event('escrow.Refunded', reclaim(agreement), passerby.key);
			assert.equal(refunded.cause, 'VoucherDead');
			assert.deepEqual(await books.changes(), REFUNDED);
			await assertHas(seller, goods.revoked);
			await refuses('Vouchers.EvidenceRevoked', await offered(goods.revoked, []), seller);
		});

		test('its certificates go back to the party that they came from', async () => {
			const { plant } = people;
			const { range } = (await trade.voucher(chain, goods.revoked)).voucher;
			await chain.send(tx.evidence.unwind(goods.revoked), passerby.key);
			const { certificate } = await statusOf(chain, hours, range.first);
			assert.deepEqual(certificate.state, { active: null });
			assert.deepEqual([certificate.holder, certificate.traded], [plant.party, false]);
			const { voucher } = await trade.voucher(chain, goods.revoked);
			assert.deepEqual(voucher.status, { unwound: null });
			assert.deepEqual(await books.changes(), {});
		});

		test('contested, it stops release until it is upheld', async () => {
			const { buyer } = people;
			const evidence = await evidenceOf(goods.swapped);
			await chain.until(slow.notBefore);
			assert.equal(await blocked(slow.swapped), null);
			await refuses('Escrow.Decided', tx.escrow.dispute(slow.swapped), buyer);
			await vote(tx.evidence.contest(evidence, 'Figures'));
			assert.equal(await blocked(slow.swapped), 'VoucherFrozen');
			await refuses('Escrow.VoucherFrozen', release(slow.swapped), passerby);
			await vote(tx.evidence.uphold(evidence));
			assert.equal(await blocked(slow.swapped), null);
			assert.deepEqual(await books.changes(), {});
		});
	});

	describe('a party that has accepted is bound', () => {
		/** A class whose certificates are valid for one or two months more. */
		const BRIEF = 'B'.charCodeAt(0);
		const BOUGHT = { seller: { yuan: PRICE }, buyer: { yuan: -PRICE } };

		test('to the terms that it has seen, whatever a number means later', async () => {
			const { seller, buyer } = people;
			const agreement = await opened(goods.returned, [PAYMENT]);
			assert.equal((await trade.agreement(chain, agreement)).termsHash, hashes.get(agreement));
			const others = randomAsHex(32);
			await refuses('Escrow.TermsMismatch', tx.escrow.accept(agreement, others), buyer);
			await refuses('Escrow.TermsMismatch', tx.escrow.pay(agreement, others), buyer);
			await chain.send(tx.escrow.cancel(agreement), seller.key);
			assert.deepEqual(await books.changes(), {});
		});

		test('a secret counts for a frozen voucher, and nobody gets both sides', async () => {
			const { seller, buyer } = people;
			const { preimage, lock } = secret();
			const deadline = (await chain.now()) + 40;
			const agreement = await paid(goods.drawn, [PAYMENT, lock], { deadline });
			const evidence = await evidenceOf(goods.drawn);
			await vote(tx.evidence.contest(evidence, 'Figures'));
			const events = await chain.send(tx.escrow.reveal(agreement, preimage), passerby.key);
			assert.equal(eventsOf(events, 'escrow.Revealed').length, 1);
			assert.equal(eventsOf(events, 'escrow.Released').length, 0);
			assert.equal(await blocked(agreement), 'VoucherFrozen');

			await trade.untilDeadline(chain, agreement);
			await refuses('Escrow.Decided', reclaim(agreement), seller);
			await vote(tx.evidence.uphold(evidence));
			await chain.event('escrow.Released', release(agreement), passerby.key);
			assert.deepEqual(await books.changes(), BOUGHT);
			await assertHas(buyer, goods.drawn);
		});

		test('no vote pauses the revealing of secrets', async () => {
			const pause = tx.txPause.pause(['Escrow', 'reveal']);
			await assert.rejects(decide(chain, Track.Emergency, pause), { name: 'TxPause.Unpausable' });
		});

		test('a buyer that has paid does not escape by a new commitment', async () => {
			const { buyer } = people;
			const notBefore = (await chain.now()) + 8;
			const agreement = await paid(goods.bound, [PAYMENT, { NotBefore: notBefore }]);
			await chain.send(tx.identity.updateCommitment(randomAsHex(32)), buyer.key);
			await chain.until(notBefore);
			await chain.event('escrow.Released', release(agreement), passerby.key);
			assert.deepEqual(await books.changes(), BOUGHT);
			await assertHas(buyer, goods.bound);
		});

		test('no deadline lies after the end of the certificates', async () => {
			const { plant, seller } = people;
			const period = trade.hour(430_000);
			const now = await chain.now();
			const validityMonths = monthOf(now) - monthOf(trade.bounds(period)[0]) + 1;
			const terms = { granularity: 'Hour', faceValue: 1, policy: 'Unlimited', validityMonths };
			await decide(chain, Track.Registry, tx.certificates.setClass(BRIEF, terms));
			const [brief] = await stock(chain, [plant], period, UNITS, [seller], BRIEF);
			[goods.brief] = await vouchers(chain, [{ from: brief, to: seller, first: 1, units: UNITS }]);
			const { validUntil } = (await statusOf(chain, brief, 1)).certificate;
			const late = await offered(goods.brief, [PAYMENT], { deadline: validUntil + 1 });
			await refuses('Escrow.CertificatesEndFirst', late, seller);
			const agreement = await opened(goods.brief, [PAYMENT], { deadline: validUntil });
			await chain.send(tx.escrow.cancel(agreement), seller.key);
			assert.deepEqual(await books.changes(), {});
		});
	});

	describe('when the time has come', () => {
		test('from the deadline on anybody returns both sides, and nothing else happens', async () => {
			const { seller } = people;
			await trade.untilDeadline(chain, slow.late);
			assert.equal(await blocked(slow.late), 'DeadlinePassed');
			const reveal = tx.escrow.reveal(slow.late, slow.secret.preimage);
			await refuses('Escrow.DeadlinePassed', reveal, passerby);
			await refuses('Escrow.DeadlinePassed', release(slow.late), seller);
			const refunded = await chain.event('escrow.Refunded', reclaim(slow.late), passerby.key);
			assert.equal(refunded.cause, 'DeadlinePassed');
			assert.deepEqual(await books.changes(), REFUNDED);
			await assertHas(seller, goods.late);
			await refuses('Escrow.UnknownAgreement', reclaim(slow.late), seller);
		});

		test('a voucher does not wait for money that cannot return', async () => {
			const { seller, buyer } = people;
			const block = ({ address }) => tx.assets.block(CNY, address);
			await asOwnerOfMoney(chain, tx.utility.batchAll([seller, buyer].map(block)));
			const events = await chain.send(reclaim(slow.stuck), passerby.key);
			assert.equal(eventsOf(events, 'escrow.Refunded').length, 1);
			const [{ account, amount }] = eventsOf(events, 'escrow.Withheld');
			assert.deepEqual([account, BigInt(amount)], [buyer.address, PRICE]);
			assert.deepEqual(await books.changes(), { seller: { 'Escrow.Agreement': -DEPOSIT } });
			await assertHas(seller, goods.stuck);
			await refuses('Token', reclaim(slow.stuck), passerby);
		});

		test('nothing is released to an account that cannot be paid', async () => {
			assert.equal(await blocked(slow.swapped), 'NotReceivable');
			await refuses('Escrow.NotReceivable', release(slow.swapped), passerby);
			assert.deepEqual(await books.changes(), {});
		});

		test('once it can, anybody sends the money where it belongs', async () => {
			const { seller, buyer } = people;
			const thaw = ({ address }) => tx.assets.thaw(CNY, address);
			await asOwnerOfMoney(chain, tx.utility.batchAll([seller, buyer].map(thaw)));
			const returned = await chain.event('escrow.Returned', reclaim(slow.stuck), passerby.key);
			assert.equal(returned.account, buyer.address);
			assert.deepEqual(await books.changes(), { buyer: REFUNDED.buyer });
			await refuses('Escrow.UnknownAgreement', reclaim(slow.stuck), buyer);
		});

		test('anybody releases what was complete before its moment', async () => {
			const { seller, buyer } = people;
			const released = await chain.event('escrow.Released', release(slow.swapped), passerby.key);
			assert.deepEqual(released, {
				agreement: slow.swapped,
				voucher: goods.swapped,
				depositor: seller.party,
				beneficiary: buyer.party,
				redemption: null,
			});
			assert.deepEqual(await books.changes(), SWAPPED);
			await assertHas(buyer, goods.swapped);
		});
	});

	test('in the end nothing is on hold, and not a fen is lost or made', async () => {
		const { seller, buyer } = people;
		assert.equal(await books.total(), money);
		for (const person of Object.values(people)) {
			assert.equal((await chain.money(person)).held, 0n);
			assert.equal((await deposits(chain, person))['Escrow.Agreement'], undefined);
		}
		const { swapped, locked, approved, released, drawn, bound, monthly, revoked } = goods;
		const ascending = (numbers) => numbers.sort((one, other) => one - other);
		const bought = [swapped, locked, approved, released, drawn, bound];
		// What was redeemed or unwound is on nobody's list.
		const listed = (voucher) => ![...bought, monthly, revoked].includes(voucher);
		assert.deepEqual(await trade.owned(chain, buyer), ascending(bought));
		const kept = Object.values(goods).filter(listed);
		assert.deepEqual(await trade.owned(chain, seller), ascending(kept));
	});
});
