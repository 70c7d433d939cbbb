// A chain full of data, and all that it says of them.

import { stringToHex } from '@polkadot/util';
import { plain, yuan } from './chain.js';
import { partyOf } from './committee.js';
import { Track } from './governance.js';
import { Role, founders, gather, party } from './people.js';
import { stock, vouchers } from './stock.js';
import * as trade from './trade.js';

/**
 * @typedef {import('./chain.js').Chain} Chain
 * @typedef {import('./people.js').Person} Person
 * @typedef {import('./stock.js').Stock} Stock
 * @typedef {Awaited<ReturnType<typeof fill>>} Filled
 */

/** Of one certificate, in fen. */
export const PRICE = 4_800n;
const DAY = 86_400;

/**
 * Fills a chain with parties, meters, certificates, orders and trades, vouchers, an agreement, an auction and open polls.
 * The fourth of its six trades is of certificates of a watt-hour each.
 * @param {Chain} chain
 */
export async function fill(chain) {
	const people = await gather(chain, {
		plant: Role.Generator,
		works: Role.Consumer,
		home: Role.Consumer,
		newcomer: null,
	});
	const { plant, works, home } = people;
	const [months] = await stock(chain, [plant], trade.month(2019, 1), 40, [home]);
	const [hours] = await stock(chain, [plant], trade.hour(430_000), 1_000, [works]);
	const expires = (await chain.now()) + DAY;
	const orders = await fillMarket(chain, people, months, hours, expires);
	const held = await fillVouchers(chain, people, months, hours, expires);
	const auction = await fillAuction(chain, people, months, expires);
	const { tx } = chain.api;
	const centre = await partyOf(chain, founders(chain).tradingCentre[0]);
	const request = tx.certificates.requestExchange(months.batch, 24, 1, centre);
	const { exchange } = await chain.event('certificates.ExchangeRequested', request, plant.key);
	const polls = await fillPolls(chain, people);
	const topics = [months, hours].flatMap(({ period }) => [trade.metering(period), trade.settlement(period)]);
	for (const topic of topics) await trade.untilFinal(chain, topic);
	return { people, months, hours, topics, ...orders, ...held, auction, exchange, polls };
}

/**
 * An offer and a demand that are open, and six trades.
 * @param {Chain} chain
 * @param {Record<'plant' | 'works' | 'home', Person>} people
 * @param {Stock} months
 * @param {Stock} hours
 * @param {number} expires
 */
async function fillMarket(chain, { plant, works, home }, months, hours, expires) {
	const { market } = chain.api.tx;
	/**
	 * @param {Stock} stock
	 * @param {number} units
	 * @returns {Promise<number>}
	 */
	const list = async ({ batch }, units) => {
		const call = market.offer(batch, 1, units, PRICE, yuan, null, 1, expires);
		return (await chain.event('market.Offered', call, plant.key)).offer;
	};
	const offer = await list(months, 12);
	const hourly = await list(hours, 500);
	const criteria = {
		source: 'Wind',
		region: null,
		project: null,
		periods: { first: months.period, last: months.period },
		minValidity: DAY,
	};
	const call = market.demand(trade.Class.Tradable, criteria, 5, 1, PRICE, yuan, expires);
	const { demand } = await chain.event('market.Demanded', call, works.key);
	await chain.send(market.buy(offer, months.batch, 2, PRICE, yuan), home.key);
	await chain.send(market.buy(offer, months.batch, 3, PRICE, yuan), works.key);
	await chain.send(market.fill(demand, months.batch, 13, 2, PRICE - 100n, yuan), plant.key);
	await chain.send(market.buy(hourly, hours.batch, 100, PRICE, yuan), home.key);
	await chain.send(market.buy(offer, months.batch, 1, PRICE, yuan), home.key);
	await chain.send(market.buy(offer, months.batch, 2, PRICE, yuan), works.key);
	return { offer, demand };
}

/**
 * A voucher that is redeemed in part, another one in custody, and a certificate that is redeemed without a voucher.
 * @param {Chain} chain
 * @param {Record<'plant' | 'works' | 'home', Person>} people
 * @param {Stock} months
 * @param {Stock} hours
 * @param {number} deadline
 */
async function fillVouchers(chain, { plant, works, home }, months, hours, deadline) {
	const { tx } = chain.api;
	const [voucher] = await vouchers(chain, [{ from: months, to: home, first: 15, units: 4 }]);
	const [pledged] = await vouchers(chain, [{ from: hours, to: works, first: 501, units: 10 }]);
	await chain.send(tx.vouchers.redeem(voucher, 2, trade.claim(home, months.period, 'Scope2')), home.key);
	await chain.send(tx.certificates.transfer(months.batch, 19, 2, works.party), plant.key);
	await chain.send(tx.certificates.redeem(months.batch, 19, 1, trade.claim(works, months.period, 'Voluntary')), works.key);
	const conditions = [
		{ Payment: { asset: yuan, amount: PRICE } },
		{ Approvals: { parties: [plant.party], threshold: 1 } },
	];
	const terms = { beneficiary: home.party, arbiter: null, outcome: 'Deliver', conditions, deadline };
	const { agreement, termsHash } = await chain.event('escrow.Opened', tx.escrow.open(pledged, terms), works.key);
	await chain.send(tx.escrow.accept(agreement, termsHash), home.key);
	await chain.send(tx.escrow.pay(agreement, termsHash), home.key);
	return { voucher, pledged, agreement, termsHash };
}

/**
 * An open auction with an order on each side.
 * @param {Chain} chain
 * @param {Record<'plant' | 'works' | 'home', Person>} people
 * @param {Stock} months
 * @param {number} closesAt
 * @returns {Promise<number>}
 */
async function fillAuction(chain, { plant, home }, months, closesAt) {
	const { auction } = chain.api.tx;
	const periods = { first: months.period, last: months.period };
	const criteria = { source: 'Wind', region: null, project: null, periods, minValidity: DAY };
	const lot = { class: trade.Class.Tradable, criteria };
	const grid = { lowest: 4_000, tick: 100, levels: 20 };
	const open = auction.open(lot, yuan, grid, closesAt);
	const opened = await chain.event('auction.AuctionOpened', open, founders(chain).tradingCentre[0]);
	await chain.send(auction.ask(opened.auction, months.batch, 21, 3, 4_200), plant.key);
	await chain.send(auction.bid(opened.auction, 2, 4_500), home.key);
	return opened.auction;
}

/**
 * Two open polls without votes: one names its call, the other one its hash.
 * @param {Chain} chain
 * @param {Record<'newcomer', Person>} people
 */
async function fillPolls(chain, { newcomer }) {
	const { tx, query } = chain.api;
	const { member } = founders(chain);
	const first = (await query.rankedPolls.referendumCount()).toNumber();
	const tolerance = tx.parameters.setParameter({ Evidence: { Tolerance: [null, 1_000] } }).method.toHex();
	const appoint = tx.utility.batchAll([
		tx.identity.setRegistrar(newcomer.address, Role.Consumer, 1),
		tx.system.remark('Too long to be named by itself: this goes by way of a preimage.'),
	]);
	await chain.send(tx.utility.batchAll([
		tx.preimage.notePreimage(appoint.method.toHex()),
		tx.rankedPolls.submit(Track.Oracle, { Inline: tolerance }, { After: 0 }),
		tx.rankedPolls.submit(
			Track.Registry,
			{ Lookup: { hash: appoint.method.hash.toHex(), len: appoint.method.encodedLength } },
			{ After: 0 },
		),
	]), member);
	return { tolerance: first, appoint: first + 1 };
}

/**
 * All that the runtime APIs say of what `fill` made.
 * @param {Chain} chain
 * @param {Filled} filled
 */
export async function shown(chain, filled) {
	const { call, query } = chain.api;
	const { verdigridCertificatesApi: certificates, verdigridMarketApi: market, verdigridAuctionApi: auction } = call;
	const { people, months, hours } = filled;
	const persons = Object.values(people);
	const each = (/** @type {(item: any) => Promise<any>} */ ask, /** @type {any[]} */ items) => Promise.all(items.map(ask));
	return {
		parties: await each(({ party: number }) => party(chain, number), persons),
		meters: await each(async ({ meter }) => plain(await call.verdigridIdentityApi.meter(meter)), [months, hours]),
		batches: await each(({ batch }) => trade.batch(chain, batch), [months, hours]),
		projects: await each(async ({ project }) => plain(await certificates.project(stringToHex(project))), [months, hours]),
		holdings: await each((person) => trade.holdings(chain, person), persons),
		redemptions: await each((id) => trade.redemption(chain, id), [0, 1]),
		exchange: plain(await certificates.exchange(filled.exchange)),
		offer: await trade.offer(chain, filled.offer),
		demand: await trade.demand(chain, filled.demand),
		trades: await trades(chain),
		auction: plain(await auction.auction(filled.auction)),
		levels: (await auction.levels(filled.auction, null, 100)).toPrimitive(),
		bids: (await auction.bids(filled.auction, people.home.party)).toPrimitive(),
		topics: await each((topic) => trade.topic(chain, topic), filled.topics),
		evidence: await each((id) => trade.evidence(chain, id), [filled.voucher, filled.pledged]),
		vouchers: await each((id) => trade.provenance(chain, id), [filled.voucher, filled.pledged]),
		owned: await each((person) => trade.owned(chain, person), persons),
		agreement: await trade.agreement(chain, filled.agreement),
		polls: await each(async (poll) => plain(await query.rankedPolls.referendumInfoFor(poll)), Object.values(filled.polls)),
		offers: await trade.pages((after) => market.offers(anything, after, 100)),
	};
}

/** A filter that leaves everything open. */
const anything = {
	class: null, source: null, region: null, project: null, periods: null, asset: null, maxPrice: null, buyer: null, units: null,
};

/**
 * All trades, with their numbers, as the runtime API shows them.
 * @param {Chain} chain
 */
export const trades = (chain) => trade.pages((after) => chain.api.call.verdigridMarketApi.trades(after, 100));
