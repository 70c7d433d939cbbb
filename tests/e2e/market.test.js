// Certificates against money in the three forms of the market, listed, bilateral and by call auction,
// and what happens to orders whose time is over. The accounts are compared after every step, to the fen.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { stringToHex } from '@polkadot/util';
import { randomAsHex } from '@polkadot/util-crypto';
import { Books } from './lib/books.js';
import { CNY, Chain, eventsOf, plain, yuan } from './lib/chain.js';
import { Track, asOwnerOfMoney, decide } from './lib/governance.js';
import { Role, attestation, founders, gather } from './lib/people.js';
import { bundles, stateName, statusOf, stock } from './lib/stock.js';
import * as trade from './lib/trade.js';

const { Class } = trade;
const VDG = 10n ** 12n;
const DAY = 86_400;
const PRICE = 4_800n;
/** What the development preset holds while something is open. */
const DEPOSIT = { offer: VDG / 10n, demand: VDG / 10n, order: VDG / 10n, bundle: VDG / 100n };

describe('the market', () => {
	/** @type {Chain} */
	let chain;
	/** @type {Chain['api']['tx']} */
	let tx;
	/** @type {import('./lib/people.js').Founders} */
	let who;
	/** @type {Record<string, import('./lib/people.js').Person>} */
	let people;
	let goods;
	let others;
	/** @type {Books} */
	let books;
	let money;

	before(async () => {
		chain = await Chain.connect();
		({ tx } = chain.api);
		who = founders(chain);
		const { Consumer, Generator } = Role;
		people = await gather(chain, {
			one: Generator,
			two: Generator,
			large: Consumer,
			small: Consumer,
			third: Consumer,
			fourth: Consumer,
			stranger: Consumer,
			honest: Consumer,
			spoofer: Consumer,
			brief: null,
		});
		[goods, others] = await stock(chain, [people.one, people.two], trade.month(2017, 1), 30);
		books = await Books.open(chain, people);
		money = await books.total();
	});
	after(() => chain?.disconnect());

	const refuses = (error, call, { key }) => assert.rejects(chain.send(call, key), { name: error });
	const held = (person, lot) => bundles(chain, person, lot);
	const anyOf = (period) => ({
		source: 'Wind',
		region: null,
		project: null,
		periods: { first: period, last: period },
		minValidity: DAY,
	});

	/**
	 * @param {import('./lib/people.js').Person} seller
	 * @param {Pick<import('./lib/stock.js').Stock, 'batch'>} stock
	 * @param {number} first
	 * @param {number} units
	 * @param {{ to?: import('./lib/people.js').Person | null, least?: number, life?: number }} how
	 */
	async function offer(seller, { batch }, first, units, { to = null, least = 1, life = DAY } = {}) {
		const expires = (await chain.now()) + life;
		const party = to ? to.party : null;
		const call = tx.market.offer(batch, first, units, PRICE, yuan, party, least, expires);
		const offered = await chain.event('market.Offered', call, seller.key);
		return { id: offered.offer, expires };
	}

	/** The numbers of the offers of the first project that can be bought and fit a wish. */
	async function onSale(wish) {
		const filter = { project: stringToHex(goods.project), ...wish };
		const api = chain.api.call.verdigridMarketApi;
		const found = await trade.pages((after) => api.offers(filter, after, 100));
		return found.map(({ id }) => id);
	}

	async function demand(buyer, units, life) {
		const expires = (await chain.now()) + life;
		const criteria = anyOf(goods.period);
		const call = tx.market.demand(Class.Tradable, criteria, units, 1, PRICE, yuan, expires);
		const demanded = await chain.event('market.Demanded', call, buyer.key);
		return { id: demanded.demand, expires };
	}

	describe('listed offers', () => {
		let listed;

		test('a seller lists certificates, which are locked from then on', async () => {
			const { one } = people;
			listed = (await offer(one, goods, 1, 8, { least: 2 })).id;
			assert.deepEqual(await held(one, goods), [[1, 8, 'offer'], [9, 22, 'active']]);
			assert.deepEqual(await onSale({}), [listed]);
			assert.deepEqual(await onSale({ units: 9 }), []);
			assert.deepEqual(await onSale({ maxPrice: PRICE - 1n }), []);
			assert.deepEqual(await books.changes(), {
				one: { 'Market.OfferDeposit': DEPOSIT.offer, 'Certificates.Bundle': DEPOSIT.bundle },
			});
		});

		test('one buyer takes a part, not less than the seller wants to sell at once', async () => {
			const { large } = people;
			await refuses('Market.TooFewUnits', tx.market.buy(listed, goods.batch, 1, PRICE, yuan), large);
			await chain.send(tx.market.buy(listed, goods.batch, 3, PRICE, yuan), large.key);
			assert.deepEqual(await held(large, goods), [[1, 3, 'active']]);
			assert.deepEqual((await trade.offer(chain, listed)).range, {
				batch: goods.batch,
				first: 4,
				units: 5,
			});
			assert.deepEqual(await books.changes(), {
				one: { yuan: 3n * PRICE },
				large: { yuan: -3n * PRICE, 'Certificates.Bundle': DEPOSIT.bundle },
			});
		});

		test('another takes the whole rest, and the offer is over', async () => {
			const { one, small } = people;
			const events = await chain.send(tx.market.buy(listed, goods.batch, 5, PRICE, yuan), small.key);
			assert.equal(eventsOf(events, 'market.SoldOut').length, 1);
			assert.equal(await trade.offer(chain, listed), null);
			assert.deepEqual(await held(small, goods), [[4, 5, 'active']]);
			assert.deepEqual(await held(one, goods), [[9, 22, 'active']]);
			assert.deepEqual(await books.changes(), {
				one: { yuan: 5n * PRICE, 'Market.OfferDeposit': -DEPOSIT.offer },
				small: { yuan: -5n * PRICE },
			});
			await refuses('Market.UnknownOffer', tx.market.buy(listed, goods.batch, 1, PRICE, yuan), people.large);
		});
	});

	describe('bilateral offers', () => {
		let agreed;

		test('nobody else takes an offer that was made to one party', async () => {
			const { one, small, large } = people;
			agreed = (await offer(one, goods, 9, 4, { to: small })).id;
			assert.equal((await trade.offer(chain, agreed)).to, small.party);
			await books.changes();
			await refuses('Market.NotIntendedBuyer', tx.market.buy(agreed, goods.batch, 4, PRICE, yuan), large);
			assert.deepEqual(await books.changes(), {});
			assert.deepEqual(await onSale({ buyer: small.party }), [agreed]);
			assert.deepEqual(await onSale({ buyer: large.party }), []);
			assert.deepEqual(await onSale({}), []);
			assert.deepEqual(await held(one, goods), [[9, 4, 'offer'], [13, 18, 'active']]);
		});

		test('the party that it was made to takes it', async () => {
			const { small } = people;
			await chain.send(tx.market.buy(agreed, goods.batch, 4, PRICE, yuan), small.key);
			assert.deepEqual(await held(small, goods), [[4, 5, 'active'], [9, 4, 'active']]);
			assert.deepEqual(await books.changes(), {
				one: { yuan: 4n * PRICE, 'Market.OfferDeposit': -DEPOSIT.offer },
				small: { yuan: -4n * PRICE },
			});
		});

		test('what was sold once is not sold again', async () => {
			const { small } = people;
			const expires = (await chain.now()) + DAY;
			const again = tx.market.offer(goods.batch, 9, 1, PRICE, yuan, null, 1, expires);
			await refuses('Certificates.MoveNotAllowed', again, small);
			assert.deepEqual(await books.changes(), {});
		});
	});

	describe('a call auction', () => {
		const GRID = { lowest: 4_000, tick: 100, levels: 20 };
		/** Eleven are sold at 4500: of the ten that are wanted at just this price, five. */
		const FOUND = 4_500n;
		let auction;
		let closesAt;

		const open = async (life) => {
			closesAt = (await chain.now()) + life;
			const lot = { class: Class.Tradable, criteria: anyOf(goods.period) };
			return tx.auction.open(lot, yuan, GRID, closesAt);
		};
		const bid = (units, price) => tx.auction.bid(auction, units, price);
		const ask = ({ batch }, first, units, price) => tx.auction.ask(auction, batch, first, units, price);
		const shown = async () => plain(await chain.api.call.verdigridAuctionApi.auction(auction));
		const centre = () => ({ key: who.tradingCentre[0] });

		test('only the trading centre opens an auction', async () => {
			const call = await open(10);
			await refuses('Auction.RoleMissing', call, people.one);
			({ auction } = await chain.event('auction.AuctionOpened', call, centre().key));
			assert.equal(stateName((await shown()).status), 'open');
		});

		test('asks lock certificates, and bids hold money', async () => {
			const { one, two, large, small, third, fourth } = people;
			await chain.sendAll([
				[ask(goods, 13, 6, 4_200), one.key],
				[ask(others, 1, 5, 4_500), two.key],
				[ask(others, 6, 4, 5_000), two.key],
				[bid(6, 5_100), large.key],
				[bid(4, 4_500), small.key],
				[bid(6, 4_500), third.key],
				[bid(3, 4_300), fourth.key],
			]);
			// Each order holds, beside its own deposit, that of a bundle that it may split.
			const order = {
				'Auction.OrderDeposit': DEPOSIT.order,
				'Certificates.Bundle': DEPOSIT.bundle,
			};
			const bidding = (units, price) => ({ yuan: -units * price, 'Auction.Bid': units * price, ...order });
			assert.deepEqual(await books.changes(), {
				one: { ...order, 'Certificates.Bundle': 2n * DEPOSIT.bundle },
				two: {
					'Auction.OrderDeposit': 2n * DEPOSIT.order,
					'Certificates.Bundle': 4n * DEPOSIT.bundle,
				},
				large: bidding(6n, 5_100n),
				small: bidding(4n, 4_500n),
				third: bidding(6n, 4_500n),
				fourth: bidding(3n, 4_300n),
			});
			assert.deepEqual(await held(one, goods), [[13, 6, 'auction'], [19, 12, 'active']]);
			assert.deepEqual((await shown()).totals, { bids: 19, asks: 15 });
		});

		test('invalid orders are refused', async () => {
			const { one, stranger } = people;
			await refuses('Auction.PriceOffGrid', bid(1, 4_550), stranger);
			await refuses('Auction.PriceOffGrid', bid(1, 6_000), stranger);
			await refuses('Auction.NoUnits', bid(0, 4_500), stranger);
			await refuses('Auction.BothSides', bid(1, 4_500), one);
			await refuses('Certificates.NotActive', ask(goods, 13, 1, 4_200), one);
		});

		test('an order is taken back while the auction is open', async () => {
			const { stranger } = people;
			await chain.send(bid(2, 5_900), stranger.key);
			assert.deepEqual((await shown()).totals, { bids: 21, asks: 15 });
			await chain.send(tx.auction.cancelBid(auction, 5_900), stranger.key);
			await refuses('Auction.UnknownBid', tx.auction.cancelBid(auction, 5_900), stranger);
			assert.deepEqual((await shown()).totals, { bids: 19, asks: 15 });
			assert.deepEqual(await books.changes(), {});
		});

		test('nobody closes it before its time, and nobody orders or withdraws after it', async () => {
			const { one, small, stranger } = people;
			await refuses('Auction.AuctionNotDue', tx.auction.close(auction, 64), stranger);
			await refuses('Auction.AuctionNotDue', tx.auction.close(auction, 64), centre());
			await chain.until(closesAt);
			await refuses('Auction.AuctionNotOpen', bid(1, 5_000), stranger);
			await refuses('Auction.AuctionNotOpen', ask(others, 10, 1, 4_100), people.two);
			await refuses('Auction.AuctionBeingClosed', tx.auction.cancelBid(auction, 4_500), small);
			await refuses('Auction.AuctionBeingClosed', tx.auction.cancelAsk(auction, goods.batch, 13), one);
			await refuses('Auction.AuctionNotOpen', tx.auction.cancel(auction), centre());
			assert.deepEqual(await books.changes(), {});
		});

		test('a first call finds the price, and moves nothing yet', async () => {
			const { stranger, third } = people;
			const tokens = await chain.tokens(stranger.key);
			const events = await chain.send(tx.auction.close(auction, 3), stranger.key);
			const [found] = eventsOf(events, 'auction.PriceFound');
			assert.deepEqual([BigInt(found.price), found.units], [FOUND, 11]);
			assert.equal(eventsOf(events, 'market.Traded').length, 0);
			const { status, price, units } = await shown();
			assert.deepEqual([stateName(status), BigInt(price), units], ['settling', FOUND, 0]);
			assert.deepEqual(await chain.tokens(stranger.key), tokens, 'it costs whoever makes it nothing');
			await refuses('Auction.AuctionBeingClosed', tx.auction.cancelBid(auction, 4_500), third);
			assert.deepEqual(await books.changes(), {});
		});

		test('a second serves all at one price, cut evenly at the margin, and returns the rest', async () => {
			const { stranger, one, two, large, small, third, fourth } = people;
			const events = await chain.send(tx.auction.close(auction, 64), stranger.key);
			const trades = eventsOf(events, 'market.Traded');
			assert.deepEqual([...new Set(trades.map(({ price }) => BigInt(price)))], [FOUND]);
			const [closed] = eventsOf(events, 'auction.AuctionClosed');
			assert.deepEqual([BigInt(closed.price), closed.units], [FOUND, 11]);
			assert.equal(eventsOf(events, 'auction.MatchLapsed').length, 0);

			const changes = await books.changes();
			// Whichever of the two is drawn first leaves its deposit with the bundle that it cuts.
			const cut = ['small', 'third'].map((name) => {
				const { 'Certificates.Bundle': deposit = 0n, ...rest } = changes[name];
				changes[name] = rest;
				return deposit;
			});
			assert.equal(cut[0] + cut[1], -DEPOSIT.bundle);
			const order = { 'Auction.OrderDeposit': -DEPOSIT.order };
			const bundle = { 'Certificates.Bundle': -DEPOSIT.bundle };
			/**
			 * @param {bigint} units
			 * @param {bigint} wanted
			 * @param {bigint} limit
			 */
			const bought = (units, wanted, limit) => ({
				...order,
				'Auction.Bid': -wanted * limit,
				...(wanted * limit > units * FOUND && { yuan: wanted * limit - units * FOUND }),
			});
			assert.deepEqual(changes, {
				one: { ...order, ...bundle, yuan: 6n * FOUND },
				two: {
					'Auction.OrderDeposit': -2n * DEPOSIT.order,
					'Certificates.Bundle': -2n * DEPOSIT.bundle,
					yuan: 5n * FOUND,
				},
				large: { ...bought(6n, 6n, 5_100n), ...bundle },
				small: bought(2n, 4n, 4_500n),
				third: bought(3n, 6n, 4_500n),
				fourth: { ...bought(0n, 3n, 4_300n), ...bundle },
			});

			const unitsOf = async (person, lot) =>
				(await held(person, lot)).reduce((sum, [, units]) => sum + units, 0);
			assert.deepEqual((await held(large, goods)).at(-1), [13, 6, 'active']);
			assert.equal(await unitsOf(small, others), 2);
			assert.equal(await unitsOf(third, others), 3);
			assert.equal(await unitsOf(fourth, others), 0);
			assert.deepEqual(await held(one, goods), [[19, 12, 'active']]);
			assert.deepEqual(await held(two, others), [[6, 4, 'active'], [10, 21, 'active']]);
		});

		test('it is over, and stays on record', async () => {
			const { status, price, units } = await shown();
			assert.deepEqual([stateName(status), BigInt(price), units], ['closed', FOUND, 11]);
			await refuses('Auction.AuctionClosed', tx.auction.close(auction, 1), people.stranger);
			await refuses('Auction.UnknownBid', tx.auction.cancelBid(auction, 4_500), people.small);
			assert.equal((await statusOf(chain, goods, 18)).certificate.traded, true);
		});

		test('a cancelled auction gives everything back', async () => {
			const { two, fourth, stranger } = people;
			({ auction } = await chain.event('auction.AuctionOpened', await open(DAY), centre().key));
			await chain.sendAll([
				[ask(others, 10, 5, 4_500), two.key],
				[bid(5, 4_500), fourth.key],
			]);
			await books.changes();
			await refuses('Auction.NotCentre', tx.auction.cancel(auction), { key: who.tradingCentre[1] });
			await chain.send(tx.auction.cancel(auction), centre().key);
			await refuses('Auction.AuctionNotOpen', bid(1, 4_500), stranger);
			await chain.send(tx.auction.close(auction, 64), stranger.key);
			assert.deepEqual((await shown()).status, { cancelled: { swept: true } });
			assert.deepEqual(await books.changes(), {
				two: {
					'Auction.OrderDeposit': -DEPOSIT.order,
					'Certificates.Bundle': -DEPOSIT.bundle,
				},
				fourth: {
					yuan: 5n * 4_500n,
					'Auction.Bid': -5n * 4_500n,
					'Auction.OrderDeposit': -DEPOSIT.order,
					'Certificates.Bundle': -DEPOSIT.bundle,
				},
			});
			assert.deepEqual((await held(two, others)).slice(1), [[10, 5, 'active'], [15, 16, 'active']]);
		});

		// Ten are asked at 4000. The honest bid for six would get all of them at that price; the bid
		// above it makes the price 5000, and leaves four of the ten.
		describe('a bid that was made only to move the price', () => {
			const HIGH = 5_000n;
			const SPOOF = 5_800n;
			const settleTime = () => chain.api.consts.auction.settleTime.toNumber();

			test('an attestation that ends before the auction is settled is not enough for an order', async () => {
				const { brief } = people;
				({ auction } = await chain.event('auction.AuctionOpened', await open(20), centre().key));
				const expiresAt = closesAt + settleTime();
				const call = await attestation(chain, brief, Role.Consumer, { expiresAt });
				await chain.send(call, who.registrar);
				await refuses('Auction.AttestationEndsTooEarly', bid(1, 4_500), brief);
			});

			test('it stands beside the others until the closing time', async () => {
				const { one, honest, spoofer, stranger } = people;
				await chain.sendAll([
					[ask(goods, 19, 10, 4_000), one.key],
					[bid(6, HIGH), honest.key],
					[bid(6, SPOOF), spoofer.key],
				]);
				assert.deepEqual((await shown()).totals, { bids: 12, asks: 10 });
				const dropped = tx.auction.dropAsk(auction, one.party, goods.batch, 19);
				await refuses('Auction.OrderCanSettle', dropped, stranger);
				await chain.until(closesAt);
			});

			test('its bidder cannot take it back', async () => {
				const { spoofer } = people;
				await refuses('Auction.AuctionBeingClosed', tx.auction.cancelBid(auction, SPOOF), spoofer);
			});

			test('and neither a new commitment, nor an empty account, nor a freeze by the issuer undoes it', async () => {
				const { one, two, large, honest, spoofer, stranger } = people;
				await chain.send(tx.identity.updateCommitment(randomAsHex(32)), spoofer.key);
				const { free } = await chain.money(spoofer.key);
				await chain.send(tx.assets.transferKeepAlive(CNY, large.address, free - 1n), spoofer.key);
				const { free: tokens } = await chain.tokens(spoofer.key);
				await chain.send(tx.balances.transferKeepAlive(large.address, tokens - VDG), spoofer.key);
				await chain.send(tx.certificates.freeze(goods.batch, 'Objection'), who.issuer);
				const dropped = tx.auction.dropAsk(auction, one.party, goods.batch, 19);
				await refuses('Auction.AuctionNotOpen', dropped, two);
				await books.changes();

				const events = await chain.send(tx.auction.close(auction, 64), stranger.key);
				assert.equal(eventsOf(events, 'auction.MatchLapsed').length, 0);
				const [closed] = eventsOf(events, 'auction.AuctionClosed');
				assert.deepEqual([BigInt(closed.price), closed.units], [HIGH, 10]);
				const order = { 'Auction.OrderDeposit': -DEPOSIT.order };
				const bundle = { 'Certificates.Bundle': -DEPOSIT.bundle };
				assert.deepEqual(await books.changes(), {
					one: { ...order, ...bundle, yuan: 10n * HIGH },
					honest: { ...order, ...bundle, 'Auction.Bid': -6n * HIGH, yuan: 2n * HIGH },
					spoofer: { ...order, 'Auction.Bid': -6n * SPOOF, yuan: 6n * (SPOOF - HIGH) },
				});
				assert.deepEqual(await held(spoofer, goods), [[19, 6, 'active']]);
				assert.deepEqual(await held(honest, goods), [[25, 4, 'active']]);
			});

			test('asks of a batch that governance freezes in time leave the book', async () => {
				const { two, one, stranger } = people;
				({ auction } = await chain.event('auction.AuctionOpened', await open(DAY), centre().key));
				await refuses('Certificates.BatchFrozen', ask(goods, 29, 2, 4_000), one);
				await chain.send(ask(others, 10, 5, 4_000), two.key);
				const freeze = () => tx.certificates.freeze(others.batch, 'Objection');
				const drop = () => tx.auction.dropAsk(auction, two.party, others.batch, 10);
				await chain.send(freeze(), who.issuer);
				await refuses('Auction.OrderCanSettle', drop(), stranger);
				await decide(chain, Track.Registry, freeze());
				await chain.send(drop(), stranger.key);
				assert.deepEqual((await shown()).totals, { bids: 0, asks: 0 });
				await chain.send(tx.certificates.unfreeze(goods.batch), who.issuer);
				await decide(chain, Track.Registry, tx.certificates.unfreeze(others.batch));
				await books.changes();
			});

			test('bids of a party that its registrar suspends in time leave it too', async () => {
				const { honest, stranger } = people;
				await chain.send(bid(2, HIGH), honest.key);
				const drop = () => tx.auction.dropBid(auction, honest.party, HIGH);
				await refuses('Auction.OrderCanSettle', drop(), stranger);
				const suspend = tx.identity.suspend(honest.party, 'An inquiry is under way.');
				await chain.send(suspend, who.registrar);
				await chain.send(drop(), stranger.key);
				assert.deepEqual((await shown()).totals, { bids: 0, asks: 0 });
				await chain.send(tx.identity.reinstate(honest.party), who.registrar);
				await books.changes();
			});
		});
	});

	describe('orders whose time is over', () => {
		const LIFE = 10;
		const PART = PRICE - 50n;
		let wanted;
		let stuck;
		let unsold;

		const expire = (order) => tx.market.expire(order);

		test('demands hold money and offers certificates while they are open', async () => {
			const { two, third, fourth } = people;
			wanted = await demand(third, 5, LIFE);
			stuck = await demand(fourth, 3, LIFE);
			unsold = await offer(two, others, 15, 14, { life: LIFE });
			const opened = (/** @type {bigint} */ units) => ({
				yuan: -units * PRICE,
				'Market.Demand': units * PRICE,
				'Market.DemandDeposit': DEPOSIT.demand,
			});
			assert.deepEqual(await books.changes(), {
				two: { 'Market.OfferDeposit': DEPOSIT.offer, 'Certificates.Bundle': DEPOSIT.bundle },
				third: opened(5n),
				fourth: opened(3n),
			});
			assert.deepEqual((await held(two, others)).slice(2), [[15, 14, 'offer'], [29, 2, 'active']]);
		});

		test('before its time a demand is filled in part, and nobody ends it for its buyer', async () => {
			const { two, stranger } = people;
			await chain.send(tx.market.fill(wanted.id, others.batch, 29, 2, PART, yuan), two.key);
			assert.deepEqual(await books.changes(), {
				two: { yuan: 2n * PART },
				third: { yuan: 2n * (PRICE - PART), 'Market.Demand': -2n * PRICE },
			});
			assert.equal((await trade.demand(chain, wanted.id)).units, 3);
			await refuses('Market.NotExpired', expire({ Demand: wanted.id }), stranger);
			await refuses('Market.NotExpired', expire({ Offer: unsold.id }), stranger);
		});

		test('at its time the chain itself refunds the rest, and frees what nobody bought', async () => {
			const { two, stranger } = people;
			await asOwnerOfMoney(chain, tx.assets.block(CNY, people.fourth.address));
			await chain.until(Math.max(wanted.expires, stuck.expires, unsold.expires));
			assert.equal(await trade.demand(chain, wanted.id), null);
			assert.equal(await trade.offer(chain, unsold.id), null);
			assert.deepEqual(await books.changes(), {
				two: { 'Market.OfferDeposit': -DEPOSIT.offer },
				third: returned(3n),
			});
			assert.deepEqual((await held(two, others)).slice(2), [[15, 14, 'active']]);
			await refuses('Market.UnknownDemand', expire({ Demand: wanted.id }), stranger);
			await refuses('Market.UnknownOffer', expire({ Offer: unsold.id }), stranger);
		});

		test('money that cannot go back waits until anybody can send it back', async () => {
			const { fourth, stranger } = people;
			const order = { Demand: stuck.id };
			assert.equal((await trade.demand(chain, stuck.id)).expired, true);
			await refuses('Token', expire(order), stranger);
			assert.deepEqual(await books.changes(), {});

			await asOwnerOfMoney(chain, tx.assets.thaw(CNY, fourth.address));
			assert.equal((await trade.demand(chain, stuck.id)).expired, true, 'nor does the chain try again');
			await chain.send(expire(order), stranger.key);
			assert.equal(await trade.demand(chain, stuck.id), null);
			assert.deepEqual(await books.changes(), { fourth: returned(3n) });
		});

		const returned = (/** @type {bigint} */ units) => ({
			yuan: units * PRICE,
			'Market.Demand': -units * PRICE,
			'Market.DemandDeposit': -DEPOSIT.demand,
		});
	});

	describe('in the end', () => {
		test('not a fen is lost or made', async () => {
			assert.equal(await books.total(), money);
			for (const person of Object.values(people)) {
				assert.equal((await chain.money(person.key)).held, 0n);
			}
		});

		test('every certificate has one holder', async () => {
			for (const lot of [goods, others]) {
				const all = await Promise.all(Object.values(people).map((person) => held(person, lot)));
				let next = 1;
				for (const [first, units, state] of all.flat().sort(([one], [other]) => one - other)) {
					assert.deepEqual([first, state], [next, 'active']);
					next += units;
				}
				assert.equal(next, lot.units + 1);
			}
		});
	});
});
