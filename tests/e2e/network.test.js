// Four validators with Aura and GRANDPA, as on a real chain: they agree, go on without one of them,
// stop finalising without two, whoever was away catches up, and one that changes its keys is in another set of
// voters. A light client follows them, and strangers check what the chain states.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

import { u8aToHex } from '@polkadot/util';
import { xxhashAsHex } from '@polkadot/util-crypto';
import { Enum } from 'polkadot-api';
import { Chain } from './lib/chain.js';
import { decide, Track } from './lib/governance.js';
import { Node, writeSpecification } from './lib/network.js';
import { LightClient, signer, untyped } from './lib/papi.js';
import { gather, party as partyOf, Role } from './lib/people.js';
import { PROGRAM, runWith, startOther } from './lib/program.js';
import { stock, vouchers } from './lib/stock.js';
import { claim, evidence, month } from './lib/trade.js';
import { isCredential } from './lib/w3c.js';

/** Plays the Rust SDK. */
const SDK_CHECK = process.env.VERDIGRID_SDK_CHECK ?? 'sdk-check';

describe('a network of four validators', { timeout: 1_150_000 }, () => {
	/** @type {Node[]} */
	let nodes;
	/** @type {string} */
	let folder;
	/** @type {string} */
	let spec;
	/** @type {number} */
	let voucher;
	/** @type {number[]} */
	let redemptions;

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'verdigrid-network-'));
		spec = join(folder, 'spec.json');
		const redeemed = await registerOf(await Chain.connect());
		await writeSpecification(spec, (state) => {
			const isOwn = (key) => redeemed.prefixes.some((prefix) => key.startsWith(prefix));
			for (const key of Object.keys(state).filter(isOwn)) delete state[key];
			Object.assign(state, redeemed.entries);
		});
		nodes = await Promise.all(['alice', 'bob', 'charlie', 'dave'].map((name) => Node.validator(name, spec)));
		await nodes[0].start();
		for (const node of nodes.slice(1)) await node.start(nodes[0]);
		await changeKeys(nodes[2], '//Charlie');
	});

	after(async () => {
		await Promise.all(nodes.map((node) => node.remove()));
		await rm(folder, { recursive: true, force: true });
	});

	/**
	 * Redeems certificates on the development chain, where an anchor is final at once, and gives the register with which the network
	 * begins. On a network, an anchor is final after an hour.
	 * @param {Chain} chain
	 */
	async function registerOf(chain) {
		try {
			const { generator, buyer } = await gather(chain, { generator: Role.Generator, buyer: Role.Consumer });
			const [batch] = await stock(chain, [generator], month(2016, 5), 10, [buyer]);
			[voucher] = await vouchers(chain, [{ from: batch, to: buyer, first: 1, units: 4 }]);
			const { vouchers: own, certificates } = chain.api.tx;
			const matched = own.redeem(voucher, 4, claim(buyer, batch.period, 'Scope2'));
			const direct = certificates.redeem(batch.batch, 5, 2, claim(generator, batch.period, 'Voluntary'));
			const one = await chain.event('vouchers.Redeemed', matched, buyer.key);
			const other = await chain.event('certificates.Redeemed', direct, generator.key);
			redemptions = [one.redemption, other.redemption];
			const prefixes = ['Identity', 'Certificates', 'Evidence', 'Vouchers'].map((pallet) => xxhashAsHex(pallet, 128));
			return { prefixes, entries: await entries(chain, prefixes) };
		} finally {
			await chain.disconnect();
		}
	}

	/**
	 * All that the state has under these keys.
	 * @param {Chain} chain
	 * @param {string[]} prefixes
	 */
	async function entries(chain, prefixes) {
		const { provider } = /** @type {any} */ (chain.api)._rpcCore;
		const ask = (method, ...parameters) => provider.send(method, parameters);
		const at = await ask('chain_getFinalizedHead');
		/** @type {Record<string, string>} */
		const found = {};
		for (const prefix of prefixes) {
			/** @type {string[]} */
			let page = [];
			do {
				page = await ask('state_getKeysPaged', prefix, 500, page.at(-1) ?? prefix, at);
				const [answer] = page.length ? await ask('state_queryStorageAt', page, at) : [];
				Object.assign(found, Object.fromEntries(answer?.changes ?? []));
			} while (page.length === 500);
		}
		return found;
	}

	/** A validator makes new keys, which count two sessions later. */
	async function changeKeys(node, account) {
		const chain = await Chain.connect(node.url);
		try {
			const key = chain.key(account);
			const { keys, proof } = await node.rpc('author_rotateKeysWithOwner', u8aToHex(key.publicKey));
			await chain.send(chain.api.tx.session.setKeys(keys, proof), key);
		} finally {
			await chain.disconnect();
		}
	}

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

	test('begins new sessions, and a new set of voters only for new keys', async () => {
		await nodes[0].reaches(61, 300_000);
		const chain = await Chain.connect(nodes[0].url);
		try {
			const { session, grandpa } = chain.api.query;
			assert.ok((await session.currentIndex()).toNumber() >= 2);
			assert.equal((await grandpa.currentSetId()).toNumber(), 1);
			assert.equal((await grandpa.authorities()).length, 4);
		} finally {
			await chain.disconnect();
		}
	});

	// By now it is so far behind that it can take GRANDPA's proof in place of all headers.
	test('lets a light client catch up, read, and send a transaction', { timeout: 300_000 }, async () => {
		const specification = await nodes[0].withBootNode(spec);
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

	describe('states redemptions', { timeout: 400_000 }, () => {
		/** @type {Chain} */
		let chain;
		const at = (name) => join(folder, name);
		const command = (...options) => runWith({}, '--url', nodes[0].url, ...options);
		/** Checks a file on a machine without any network. */
		const verify = (file, trust = at('trust.json')) =>
			startOther('unshare', {}, '--user', '--map-root-user', '--net', PROGRAM, 'verify', file, '--trust', trust).ended;

		before(async () => {
			chain = await Chain.connect(nodes[0].url);
			await command('trust', spec, '--out', at('trust.json'));
			// The new keys count by now.
			await nodes[0].reaches(61, 300_000);
		});
		after(() => chain?.disconnect());

		test('which a stranger without a network can check, across a change of validators', async () => {
			assert.ok((await chain.api.query.grandpa.currentSetId()).toNumber() >= 1);
			const files = ['--json', at('statement.json'), '--pdf', at('statement.pdf')];
			const made = await command('statement', ...redemptions.map(String), ...files);
			assert.equal(made.code, 0, made.stderr);
			for (const file of ['statement.json', 'statement.pdf']) {
				const { code, stdout, stderr } = await verify(at(file));
				assert.equal(code, 0, stderr);
				assert.match(stdout, /The statement is proved, as of its block/);
				assert.match(stdout, /4000000 Wh, 4 certificates .* matched with the consumption of party/);
				assert.match(stdout, /2000000 Wh, 2 certificates .* not matched with consumption/);
			}
		});

		test('and which programs of others can read as a credential of the W3C', async () => {
			await writeFile(at('seed'), '09'.repeat(32), { mode: 0o600 });
			const files = ['--credential', at('credential.json'), '--credential-key', at('seed')];
			const made = await command('statement', ...redemptions.map(String), ...files);
			assert.equal(made.code, 0, made.stderr);
			const text = await readFile(at('credential.json'), 'utf8');
			assert.ok(await isCredential(text));
			assert.ok(!(await isCredential(text.replace('4000000', '9000000'))));
			const { code, stdout } = await verify(at('credential.json'));
			assert.equal(code, 0);
			assert.match(stdout, /Only the statement in the credential was checked/);
		});

		test('of which no byte can be changed, and which another chain does not prove', async () => {
			const text = await readFile(at('statement.json'), 'utf8');
			const places = [/4000000/, /"scope 2"/, /"block": \d/, /0x[0-9a-f]{40}/].map((it) => /** @type {RegExpMatchArray} */ (text.match(it)).index ?? 0);
			for (const place of [...places, text.length - 10, text.length - 2_000]) {
				const other = text[place + 3] === '1' ? '2' : '1';
				await writeFile(at('changed.json'), text.slice(0, place + 3) + other + text.slice(place + 4));
				const { code, stderr } = await verify(at('changed.json'));
				assert.equal(code, 12, `${place}: ${stderr}`);
			}
			const trust = JSON.parse(await readFile(at('trust.json'), 'utf8'));
			await writeFile(at('foreign.json'), JSON.stringify({ ...trust, genesis: `0x${'1'.repeat(64)}` }));
			assert.equal((await verify(at('statement.json'), at('foreign.json'))).code, 12);
			// Three of four votes are enough, so one stranger among them would change nothing.
			const authorities = trust.authorities.map((it, index) => (index < 2 ? { ...it, key: `0x${String(index + 2).repeat(64)}` } : it));
			await writeFile(at('liars.json'), JSON.stringify({ ...trust, authorities }));
			assert.equal((await verify(at('statement.json'), at('liars.json'))).code, 12);
		});

		test('and which does not hold any more once its evidence is revoked', async () => {
			const by = { member: chain.key('//Alice'), others: [chain.key('//Bob'), chain.key('//Charlie')] };
			await decide(chain, Track.Oracle, chain.api.tx.evidence.revoke(voucher, 'Figures'), by);
			assert.equal((await evidence(chain, voucher)).status, 'Revoked');
			assert.equal((await verify(at('statement.json'))).code, 0, 'the statement knows nothing of it');
			const asked = await command('verify', at('statement.json'), '--trust', at('trust.json'), '--node');
			assert.equal(asked.code, 12);
			assert.match(asked.stderr, /was revoked/);
			const again = await command('statement', String(redemptions[0]), '--json', at('again.json'));
			assert.match(again.stderr, /revoked/);
		});
	});
});
