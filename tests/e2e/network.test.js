// Four validators with Aura and GRANDPA, as on a real chain: they agree, go on without one of them,
// stop finalising without two, whoever was away catches up, and sessions end without another set of voters.
// A light client follows them.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

import { Enum } from 'polkadot-api';
import { Chain } from './lib/chain.js';
import { Node } from './lib/network.js';
import { LightClient, signer, untyped } from './lib/papi.js';
import { party as partyOf } from './lib/people.js';

/** Plays the Rust SDK. */
const SDK_CHECK = process.env.VERDIGRID_SDK_CHECK ?? 'sdk-check';

describe('a network of four validators', { timeout: 900_000 }, () => {
	/** @type {Node[]} */
	let nodes;

	before(async () => {
		nodes = await Promise.all(['alice', 'bob', 'charlie', 'dave'].map((name) => Node.validator(name)));
		await nodes[0].start();
		for (const node of nodes.slice(1)) await node.start(nodes[0]);
	});

	after(() => Promise.all(nodes.map((node) => node.remove())));

	test('finalises the same blocks everywhere', async () => {
		await Promise.all(nodes.map((node) => node.reaches(3)));
		const hashes = await Promise.all(nodes.map((node) => node.rpc('chain_getBlockHash', 3)));
		assert.equal(new Set(hashes).size, 1);
	});

	test('takes a transaction at one node and shows it at another', async () => {
		const [one, other] = await Promise.all([Chain.connect(nodes[1].url), Chain.connect(nodes[3].url)]);
		try {
			const recipient = one.key('//network-test');
			const amount = 1_000_000_000_000n;
			await one.send(one.api.tx.balances.transferKeepAlive(recipient.address, amount), one.key('//Alice'));
			await nodes[3].reaches((await nodes[1].finalised()).number);
			assert.equal((await other.tokens(recipient)).free, amount);
		} finally {
			await Promise.all([one.disconnect(), other.disconnect()]);
		}
	});

	test('goes on without one, which catches up when it is back', async () => {
		await nodes[2].kill();
		const { number } = await nodes[0].finalised();
		await nodes[0].reaches(number + 3);
		await nodes[2].start(nodes[0]);
		await nodes[2].reaches(number + 3);
	});

	test('finalises nothing without two, and all of it when one is back', async () => {
		await Promise.all([nodes[2].kill(), nodes[3].kill()]);
		// What was under way when they died may still be finalised.
		await pause(5_000);
		const { number } = await nodes[0].finalised();
		await pause(12_000);
		assert.equal((await nodes[0].finalised()).number, number);
		await nodes[3].start(nodes[0]);
		await Promise.all([nodes[0], nodes[1], nodes[3]].map((node) => node.reaches(number + 3)));
	});

	test('lets programs go on whose node ends and comes back', { timeout: 300_000 }, async () => {
		const urls = [nodes[3], nodes[1], nodes[0]].flatMap(({ url }) => ['--network', url]);
		const check = promisify(execFile)(SDK_CHECK, urls, { timeout: 290_000 });
		await pause(4_000);
		await nodes[3].kill();
		await pause(9_000);
		await nodes[3].start(nodes[0]);
		const { stdout } = await check;
		assert.match(stdout, /✔ on a network/);
	});

	test('begins new sessions and no new set of voters', async () => {
		await nodes[0].reaches(41);
		const chain = await Chain.connect(nodes[0].url);
		try {
			const { session, grandpa } = chain.api.query;
			assert.ok((await session.currentIndex()).toNumber() >= 2);
			assert.equal((await grandpa.currentSetId()).toNumber(), 0);
			assert.equal((await grandpa.authorities()).length, 4);
		} finally {
			await chain.disconnect();
		}
	});

	// By now it is so far behind that it can take GRANDPA's proof in place of all headers.
	test('lets a light client catch up, read, and send a transaction', { timeout: 300_000 }, async () => {
		const specification = await nodes[0].specification();
		const chain = await Chain.connect(nodes[0].url);
		const light = new LightClient(specification);
		try {
			const { number } = await nodes[0].finalised();
			await light.reaches(number);
			const api = untyped(light.client);
			const parent = await nodes[1].rpc('chain_getBlockHash', number - 1);
			assert.equal(await api.query.System.BlockHash.getValue(number - 1), parent);

			const issuer = chain.key('//Charlie').address;
			const issuing = await api.apis.VerdigridIdentityApi.party_of(issuer);
			const party = await api.apis.VerdigridIdentityApi.party(issuing);
			const expected = await partyOf(chain, issuing);
			assert.equal(party.account, issuer);
			for (const field of ['account', 'roles', 'level']) assert.equal(party[field], expected[field], field);

			const recipient = chain.key('//light-client-test');
			const amount = 1_000_000_000_000n;
			const call = api.tx.Balances.transfer_keep_alive({ dest: Enum('Id', recipient.address), value: amount });
			const { ok, block } = await call.signAndSubmit(signer(chain.key('//Bob')));
			assert.ok(ok);
			assert.equal(block.hash, await nodes[1].rpc('chain_getBlockHash', block.number));
			await nodes[0].reaches(block.number);
			assert.equal((await chain.tokens(recipient)).free, amount);
		} finally {
			await Promise.all([light.stop(), chain.disconnect()]);
		}
	});
});
