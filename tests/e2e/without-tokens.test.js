// A client that never bought a token: a registrar applies for it, it buys for yuan, gets a voucher, redeems and takes back, and
// pays no fee. And what somebody can do who wants to misuse that.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { randomAsHex } from '@polkadot/util-crypto';
import { deposits } from './lib/books.js';
import { CNY, Chain, eventsOf, plain, yuan } from './lib/chain.js';
import { withParameter } from './lib/governance.js';
import { Role, founders, gather, withoutMoney } from './lib/people.js';
import { stock, vouchers } from './lib/stock.js';
import * as trade from './lib/trade.js';

const VDG = 10n ** 12n;
const DAY = 86_400;
const PRICE = 4_800n;
/** The least balance of an account, and ten deposits of the dearest kind. */
const GRANT = VDG / 1_000n + VDG;
const FUNDS = 1_000_000n;
/** A transaction of this size costs so much that a few hundred of them use up an allowance. */
const LARGE = `0x${'00'.repeat(4_000)}`;

describe('without tokens', () => {
	/** @type {Chain} */
	let chain;
	/** @type {Chain['api']} */
	let api;
	/** @type {Chain['api']['tx']} */
	let tx;
	/** @type {import('./lib/people.js').Founders} */
	let who;
	let client, generator, batch;

	before(async () => {
		chain = await Chain.connect();
		({ api } = chain);
		({ tx } = api);
		who = founders(chain);
		({ generator } = await gather(chain, { generator: Role.Generator }));
	});
	after(() => chain?.disconnect());

	const allowance = async ({ party }) => plain(await api.call.verdigridAllowanceApi.allowance(party));
	const used = async (person) => BigInt((await allowance(person)).used);
	const free = async (person) => (await chain.tokens(person)).free;
	const sum = (events, name) => eventsOf(events, name).reduce((all, { amount }) => all + BigInt(amount), 0n);

	test('the first attestation brings a grant, once', async () => {
		client = await withoutMoney(chain, 'client', Role.Consumer);
		assert.equal(await free(client), GRANT);
		assert.equal(BigInt(plain(await api.query.allowance.granted(client.party))), GRANT);
		const { daily, left, reach } = await allowance(client);
		assert.deepEqual([BigInt(daily), BigInt(left), reach], [VDG, VDG, 'Everything']);
		const until = (await chain.now()) + 2 * DAY;
		const renew = tx.identity.renew(client.party, client.address, client.commitment, until);
		await chain.send(renew, who.registrar);
		assert.equal(await free(client), GRANT);
		// Yuan come as wages and sales do: from somebody who has them.
		await chain.send(tx.assets.transfer(CNY, client.address, FUNDS), who.funder);
	});

	test('it buys for yuan, and its allowance pays the fee', async () => {
		[batch] = await stock(chain, [generator], trade.month(2016, 4), 6, [client]);
		const expires = (await chain.now()) + DAY;
		const offer = tx.market.offer(batch.batch, 1, 6, PRICE, yuan, null, 1, expires);
		const { offer: number } = await chain.event('market.Offered', offer, generator.key);
		const events = await chain.send(tx.market.buy(number, batch.batch, 4, PRICE, yuan), client.key);
		const [{ actualFee }] = eventsOf(events, 'transactionPayment.TransactionFeePaid');
		assert.equal(sum(events, 'allowance.FeeCovered'), BigInt(actualFee));
		assert.equal(await used(client), BigInt(actualFee));
		// A deposit for the bundle that it cut is held, and nothing was paid.
		const { 'Certificates.Bundle': bundle } = await deposits(chain, client);
		assert.equal(await free(client), GRANT - bundle);
		assert.equal((await chain.money(client)).free, FUNDS - 4n * PRICE);
	});

	test('it takes back what it has placed, and gets its deposit back', async () => {
		const before = await chain.tokens(client);
		const periods = { first: batch.period, last: batch.period };
		const criteria = { source: null, region: null, project: null, periods, minValidity: 0 };
		const expires = (await chain.now()) + DAY;
		const call = tx.market.demand(trade.Class.Tradable, criteria, 2, 1, PRICE, yuan, expires);
		const { demand } = await chain.event('market.Demanded', call, client.key);
		assert.equal((await chain.tokens(client)).held, before.held + VDG / 10n);
		await chain.send(tx.market.cancelDemand(demand), client.key);
		assert.deepEqual(await chain.tokens(client), before);
	});

	test('it has its trade verified, and redeems the voucher', async () => {
		const from = { ...batch, owner: { ...generator, key: client.key } };
		const before = await chain.tokens(client);
		const [voucher] = await vouchers(chain, [{ from, to: client, first: 1, units: 4 }]);
		const claim = trade.claim(client, batch.period, 'Scope2');
		const events = await chain.send(tx.vouchers.redeem(voucher, 4, claim), client.key);
		const [{ redemption }] = eventsOf(events, 'certificates.Redeemed');
		assert.equal((await trade.redemption(chain, redemption)).holder, client.party);
		// The record stays for ever: its price is the allowance's too.
		assert.ok(sum(events, 'allowance.PriceCovered') >= VDG / 100n);
		assert.ok((await free(client)) >= before.free);
		const { free: left, held } = await chain.tokens(client);
		assert.equal(left + held, GRANT);
	});

	test('a trial says that it costs nothing, and what it would have cost', async () => {
		const call = tx.system.remark('0x00').method.toHex();
		const { fee, events } = (await api.call.verdigridChainApi.tryCall(client.address, call, 200)).unwrap();
		assert.equal(fee.toBigInt(), 0n);
		const records = /** @type {any} */ (api.registry.createType('Vec<EventRecord>', events.toU8a(true)));
		assert.ok(records.some(({ event }) => event.method === 'FeeCovered'));
	});

	test('where there is no allowance, its own money pays', async () => {
		const { key } = client;
		await withParameter(chain, 'Allowance', 'DailyAllowance', 0n, async () => {
			// Its own money pays.
			const before = await free(client);
			const events = await chain.send(tx.system.remark('0x'), key);
			const [{ actualFee }] = eventsOf(events, 'transactionPayment.TransactionFeePaid');
			assert.equal(await free(client), before - BigInt(actualFee));
		});
		assert.ok(BigInt((await allowance(client)).left) > 0n);
	});

	test('suspended, it still takes back what it has placed, and nothing else for free', async () => {
		const idle = await withoutMoney(chain, 'idle', Role.Consumer);
		const periods = { first: batch.period, last: batch.period };
		const criteria = { source: null, region: null, project: null, periods, minValidity: 0 };
		await chain.send(tx.assets.transfer(CNY, idle.address, FUNDS), who.funder);
		const expires = (await chain.now()) + DAY;
		const call = tx.market.demand(trade.Class.Tradable, criteria, 2, 1, PRICE, yuan, expires);
		const { demand } = await chain.event('market.Demanded', call, idle.key);
		await chain.send(tx.balances.transferAll(who.funder.address, true), idle.key);
		await chain.send(tx.identity.suspend(idle.party, 'The register has struck it off.'), who.registrar);
		await assert.rejects(chain.send(tx.system.remark('0x'), idle.key), /1010|Inability to pay/);
		await chain.send(tx.market.cancelDemand(demand), idle.key);
		assert.deepEqual(await chain.money(idle), { free: FUNDS, held: 0n });
	});

	test('a spammer fills no more than its allowance, and others go on', async () => {
		const spammer = await withoutMoney(chain, 'spammer', Role.Consumer);
		await chain.send(tx.balances.transferAll(who.funder.address, true), spammer.key);
		const first = (await api.rpc.system.accountNextIndex(spammer.address)).toNumber();
		const begun = await used(spammer);
		const count = 400;
		const call = tx.system.remark(LARGE);
		const { partialFee } = await call.paymentInfo(spammer.address);
		const queued = await Promise.allSettled(Array.from({ length: count }, async (_, at) => {
			const signed = await tx.system.remark(LARGE).signAsync(spammer.key, { nonce: first + at, era: 0 });
			return api.rpc.author.submitExtrinsic(signed.toHex());
		}));
		const taken = queued.filter(({ status }) => status === 'fulfilled').length;
		await chain.send(tx.system.remark('0x'), who.funder);
		let executed = 0;
		for (let before = -1; before !== executed; await pause(1_500)) {
			before = executed;
			executed = (await api.rpc.system.accountNextIndex(spammer.address)).toNumber() - first;
		}
		const { nonce } = await api.query.system.account(spammer.address);
		executed = nonce.toNumber() - first;
		const paid = (await used(spammer)) - begun;
		console.log(`the pool took ${taken} of ${count} transactions of ${LARGE.length / 2 - 1} bytes; ${executed} were executed`);
		assert.ok(executed > 0 && executed < count, `${executed}`);
		assert.ok(paid <= VDG - begun && BigInt(executed) <= (VDG - begun) / ((partialFee.toBigInt() * 9n) / 10n));
		assert.equal((await chain.tokens(spammer)).free, VDG / 1_000n);
		// Somebody who pays is served.
		await chain.send(tx.system.remark(randomAsHex(8)), who.funder);
	});
});
