// The `Identity` pallet has the name of a pallet of the SDK, which clients look for by name. What Polkadot.js
// does by itself, when it starts and shows accounts, must still work.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain } from './lib/chain.js';
import { Role, founders, fundedAccounts, gather } from './lib/people.js';

describe('what Polkadot.js looks up by itself', () => {
	/** @type {Chain} */
	let chain;
	/** @type {Chain['api']} */
	let api;
	let accounts;

	before(async () => {
		chain = await Chain.connect();
		api = chain.api;
		const { fresh } = await fundedAccounts(chain, ['fresh']);
		const { customer } = await gather(chain, { customer: Role.Consumer });
		accounts = {
			'an account without a party': fresh.address,
			'a party’s account': customer.address,
			'a registrar': founders(chain).registrar.address,
			'an account that was never used': chain.key('//Nobody').address,
		};
	});
	after(() => chain?.disconnect());

	for (const who of [
		'an account without a party',
		'a party’s account',
		'a registrar',
		'an account that was never used',
	]) {
		test(`derive.accounts.info of ${who} has no name and no judgements`, async () => {
			const info = await api.derive.accounts.info(accounts[who]);
			assert.equal(info.accountId.toString(), accounts[who]);
			assert.equal(info.nickname, undefined);
			assertNameless(info.identity);
		});

		test(`derive.accounts.identity of ${who} has no name and no judgements`, async () => {
			assertNameless(await api.derive.accounts.identity(accounts[who]));
			assert.equal(await api.derive.accounts.hasIdentity(accounts[who]).then((has) => has.hasIdentity), false);
		});

		test(`balances and nonce of ${who} are found`, async () => {
			const nonce = await api.rpc.system.accountNextIndex(accounts[who]);
			const all = await api.derive.balances.all(accounts[who]);
			assert.equal(all.accountId.toString(), accounts[who]);
			// An account that is not there begins with the number of its block (decision 44). What is stored shows 0.
			assert.ok(all.accountNonce.lte(nonce), `${all.accountNonce} and ${nonce}`);
			assert.ok(all.transferable !== null && all.reservedBalance.gten(0));
		});
	}

	test('flags of an account are found', async () => {
		const flags = await api.derive.accounts.flags(founders(chain).funder.address);
		assert.equal(typeof flags.isSociety, 'boolean');
	});

	test('the chain names itself, its token and its address format', async () => {
		const [name, properties, version] = await Promise.all([
			api.rpc.system.chain(),
			api.rpc.system.properties(),
			api.rpc.state.getRuntimeVersion(),
		]);
		assert.match(name.toString(), /Verdigrid/);
		assert.equal(properties.tokenSymbol.unwrap()[0].toString(), 'VDG');
		assert.equal(properties.tokenDecimals.unwrap()[0].toNumber(), 12);
		assert.equal(properties.ss58Format.unwrap().toNumber(), 42);
		assert.equal(version.specName.toString(), 'verdigrid');
	});

	test('metadata is read in its latest version, with our runtime APIs by name', () => {
		assert.ok(api.runtimeMetadata.version >= 15);
		const expected = {
			verdigridIdentityApi: [
				'discloses', 'marketOffset', 'meter', 'party', 'partyOf', 'registrar',
			],
			verdigridCertificatesApi: [
				'batch', 'batchOf', 'carry', 'drawn', 'exchange', 'holdings', 'pledge', 'project',
				'redemption', 'status',
			],
			verdigridMarketApi: [
				'demand', 'demands', 'offer', 'offers', 'trades',
			],
			verdigridAuctionApi: ['asks', 'auction', 'bids', 'levels'],
			verdigridEvidenceApi: [
				'committee', 'dispute', 'evidence', 'evidenceOf', 'latestRevision', 'remaining', 'seat', 'topic',
			],
			verdigridVouchersApi: ['owned', 'provenance', 'voucher'],
			verdigridEscrowApi: ['agreement', 'releasable'],
		};
		for (const [name, methods] of Object.entries(expected)) {
			assert.deepEqual(Object.keys(api.call[name] ?? {}).sort(), methods, name);
		}
	});

	test('the first queries of the explorer are answered', async () => {
		const [header, health, peers, validators, issuance] = await Promise.all([
			api.derive.chain.bestNumberFinalized(),
			api.rpc.system.health(),
			api.rpc.system.chainType(),
			api.query.session.validators(),
			api.query.balances.totalIssuance(),
		]);
		assert.ok(header.gtn(0));
		assert.equal(health.shouldHavePeers.isTrue, false);
		assert.equal(peers.type, 'Development');
		assert.equal(validators.length, 1);
		assert.ok(issuance.gtn(0));
	});

	test('every call, event and error has documentation for wallets to show', () => {
		const own = ['identity', 'certificates', 'market', 'evidence', 'vouchers', 'escrow'];
		for (const pallet of own) {
			for (const kind of ['tx', 'events', 'errors']) {
				for (const [name, item] of Object.entries(api[kind][pallet])) {
					const { docs } = item.meta;
					assert.ok(docs.join('').trim(), `${kind} ${pallet}.${name} has no documentation`);
				}
			}
		}
	});
});

function assertNameless(identity) {
	assert.equal(identity.display, undefined);
	assert.equal(identity.parent, undefined);
	assert.deepEqual(identity.judgements, []);
}
