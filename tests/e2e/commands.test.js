// The commands of the command line on a real node: questions, calls, proposals, keys, profiles, documents and exit codes.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { randomAsHex } from '@polkadot/util-crypto';
import { Chain, CNY } from './lib/chain.js';
import { founders, fundedAccounts, gather, Role } from './lib/people.js';
import { assertFails, PROGRAM, run, runWith } from './lib/program.js';

const URL = process.env.VERDIGRID_URL ?? 'ws://127.0.0.1:9944';
const PASSWORD = 'correct horse battery';

/** A connection counts the nonces of its accounts. The program has used the same accounts. */
async function withNewNonces(act) {
	const own = await Chain.connect();
	try {
		await act(own);
	} finally {
		await own.disconnect();
	}
}

describe('the commands', { skip: PROGRAM ? false : 'VERDIGRID_BIN names no program' }, () => {
	let chain, people, folder;

	before(async () => {
		chain = await Chain.connect();
		people = await gather(chain, { trader: Role.Trader });
		folder = await mkdtemp(join(tmpdir(), 'verdigrid-commands-'));
	});
	after(async () => {
		await chain.disconnect();
		await rm(folder, { recursive: true, force: true });
	});

	const path = (name) => join(folder, name);
	const ask = (...options) => run('--url', URL, ...options);
	/** The document that a command prints. */
	const read = async (...options) => {
		const result = await ask('--output', 'json', ...options);
		return { ...result, document: JSON.parse(result.stdout) };
	};

	test('a question is answered as a table, and as a document', async () => {
		const table = await ask('identity', 'show', `${people.trader.party}`);
		assert.equal(table.code, 0, table.stderr);
		for (const part of [people.trader.address, 'trader', 'Active']) assert.ok(table.stdout.includes(part), table.stdout);
		const { code, document } = await read('identity', 'show', `${people.trader.party}`);
		assert.equal(code, 0);
		assert.equal(document.version, 1);
		assert.equal(document.command, 'identity show');
		assert.ok(document.block > 0);
		assert.equal(document.data.account, people.trader.address);
		assert.equal(document.data.roles, 'trader');
		assert.match(document.data.expires_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
	});

	test('what is not there is said, with an exit code of its own', async () => {
		assertFails(await ask('identity', 'show', '4000000000'), ['4000000000', 'no such thing'], 8);
		const { code, document } = await read('identity', 'show', '4000000000');
		assert.equal(code, 8);
		assert.deepEqual([document.error.code, document.error.kind], [8, 'not-found']);
	});

	test('a wrong value is refused with its option, and says how it is written', async () => {
		const offer = ['market', 'offer', '--batch', '0', '--first', '1', '--units', '1', '--key', '//Alice'];
		const given = (price, expiry) => ask(...offer, '--price', price, '--expires-at', expiry);
		assertFails(await given('1.505CNY', '+1d'), ['--price', '2 decimals'], 2);
		assertFails(await given('1.50EUR', '+1d'), ['--price', 'VDG, CNY'], 2);
		assertFails(await given('1.50', '+1d'), ['--price', '12.50CNY'], 2);
		assertFails(await given('1.50CNY', 'tomorrow'), ['--expires-at', '2026-12-31'], 2);
		const { code, stderr } = await ask('market', 'offer', '--batch', '0');
		assert.equal(code, 2);
		assert.match(stderr, /--first/);
	});

	test('a dry run says the fee and the outcome, and sends nothing', async () => {
		const before = await chain.api.rpc.system.accountNextIndex(people.trader.address);
		const key = chain.key('//Alice');
		const transfer = ['account', 'transfer', '--to', people.trader.address, '--amount', '1VDG', '--key', '//Alice'];
		const height = await chain.height();
		const { code, document } = await read(...transfer, '--dry-run');
		assert.equal(code, 0);
		assert.match(document.data.fee, /^[1-9]\d+$/);
		assert.equal(document.data.outcome, 'it would succeed');
		const refused = await ask('market', 'cancel-offer', '--offer', '999999999', '--key', '//Alice', '--dry-run');
		assert.equal(refused.code, 0, refused.stderr);
		assert.match(refused.stdout, /it would fail: .*Market::UnknownOffer|Market::NotAParty/);
		assert.equal(await chain.height(), height);
		const after = await chain.api.rpc.system.accountNextIndex(people.trader.address);
		assert.equal(after.toNumber(), before.toNumber());
		assert.ok(key);
	});

	test('a call that would fail is not sent, and costs nothing', async () => {
		const { alone } = await fundedAccounts(chain, ['alone']);
		const before = (await chain.api.query.system.account(alone.address)).data.free.toBigInt();
		const file = path('alone.json');
		await writeFile(file, JSON.stringify(alone.toJson(PASSWORD)), { mode: 0o600 });
		const variables = { VERDIGRID_PASSWORD: PASSWORD };
		const call = ['--url', URL, 'market', 'cancel-offer', '--offer', '0', '--key-file', file];
		assertFails(await runWith(variables, ...call), ['Market::NotAParty', 'Nothing was sent'], 4);
		const { stdout } = await runWith(variables, '--output', 'json', ...call);
		const { error } = JSON.parse(stdout);
		assert.deepEqual([error.kind, error.name], ['refused', 'Market::NotAParty']);
		const after = (await chain.api.query.system.account(alone.address)).data.free.toBigInt();
		assert.equal(after, before);
	});

	test('a key file signs with its password, and only if nobody else can read it', async () => {
		const file = path('trader.json');
		await writeFile(file, JSON.stringify(people.trader.key.toJson(PASSWORD)), { mode: 0o600 });
		const commitment = randomAsHex(32);
		const call = ['--url', URL, 'identity', 'update-commitment', '--commitment', commitment, '--key-file', file];
		const done = await runWith({ VERDIGRID_PASSWORD: PASSWORD }, ...call);
		assert.equal(done.code, 0, done.stderr);
		assert.match(done.stdout, /done in block \d+/);
		const wrong = await runWith({ VERDIGRID_PASSWORD: 'wrong' }, ...call);
		assertFails(wrong, [file, 'password is wrong'], 9);
		assert.ok(!`${wrong.stdout}${wrong.stderr}`.includes("'wrong'"));
		await chmod(file, 0o644);
		assertFails(await runWith({ VERDIGRID_PASSWORD: PASSWORD }, ...call), [file, 'chmod 600'], 9);
		await writeFile(path('other.json'), '{}', { mode: 0o600 });
		const other = ['--key-file', path('other.json')];
		assertFails(await runWith({ VERDIGRID_PASSWORD: PASSWORD }, ...call.slice(0, -2), ...other), ['not a key file'], 9);
		assertFails(await ask(...call.slice(2, -2), '--key-file', path('none.json')), ['none.json'], 9);
	});

	test('a secret never stands on a command line, and no key is named in a message', async () => {
		const secret = randomAsHex(32);
		const call = ['account', 'transfer', '--to', people.trader.address, '--amount', '1VDG'];
		const refused = await ask(...call, '--key', secret);
		assertFails(refused, ['--key', 'VERDIGRID_KEY'], 9);
		assert.ok(!refused.stderr.includes(secret));
		assertFails(await ask(...call), ['--key-file', 'VERDIGRID_KEY', '--ask-key'], 9);
		const garbled = await runWith({ VERDIGRID_KEY: 'a secret with a mistake' }, '--url', URL, ...call);
		assertFails(garbled, ['is not a key'], 9);
		assert.ok(!garbled.stderr.includes('mistake'));
		const empty = await runWith({ VERDIGRID_KEY: secret }, '--url', URL, ...call);
		assertFails(empty, ['cannot pay'], 5);
	});

	test('money is sent in the currency that is named', async () => {
		const { taker } = await fundedAccounts(chain, ['taker']);
		const yuan = async () => (await chain.api.query.assets.account(CNY, taker.address)).unwrap().balance.toBigInt();
		const before = await yuan();
		const variables = { VERDIGRID_KEY: '//Alice' };
		const transfer = ['--url', URL, 'account', 'transfer', '--to', taker.address];
		const done = await runWith(variables, ...transfer, '--amount', '12.34CNY');
		assert.equal(done.code, 0, done.stderr);
		assert.equal((await yuan()) - before, 1_234n);
		assertFails(await runWith(variables, ...transfer, '--amount', '1234'), ['name the currency'], 2);
		const shown = await ask('account', 'show', taker.address);
		assert.ok(shown.stdout.includes('CNY'), shown.stdout);
	});

	test('a profile names nodes and the form of the output', async () => {
		const file = path('config.toml');
		const text = `profile = "here"\n[profiles.here]\nurls = ["ws://127.0.0.1:1", "${URL}"]\noutput = "json"\n`;
		await writeFile(file, text);
		const { code, stdout, stderr } = await run('--config', file, 'chain', 'versions');
		assert.equal(code, 0, stderr);
		assert.equal(JSON.parse(stdout).data.runtime, 'verdigrid');
		assertFails(await run('--config', file, '--profile', 'there', 'chain', 'head'), ['no profile there', 'here'], 10);
		await writeFile(file, `${text}port = 3\n`);
		const wrong = await run('--config', file, 'chain', 'head');
		assert.equal(wrong.code, 10);
		assert.match(wrong.stderr, /line 5/);
	});

	test('a call is put to the vote, decided and carried out', async () => {
		const set = ['market', 'set-settlement-asset', '--asset', '1', '--allowed', 'true', '--key', '//Alice'];
		const { code, stdout, document } = await read(...set, '--propose', 'registry-admin');
		assert.equal(code, 0, stdout);
		const submitted = document.data.events.map(({ event }) => event);
		assert.ok(submitted.includes('RankedCollective.Voted'), stdout);
		const polls = await read('governance', 'polls');
		const poll = Math.max(...polls.document.data.map(({ poll: number }) => number));
		// A development chain makes blocks when transactions come.
		await withNewNonces(async (own) => {
			const { member } = founders(own);
			for (let blocks = 0; blocks < 20; blocks += 1) await own.send(own.api.tx.system.remark('0x'), member);
		});
		const shown = await read('governance', 'show', `${poll}`);
		assert.ok(shown.document.data.state.Approved, shown.stdout);
		assertFails(await ask(...set, '--propose', 'nobody'), ['nobody', 'registry-admin'], 2);
	});

	test('what happens is watched by block', async () => {
		const from = (await chain.height()) + 1;
		const watching = spawn(PROGRAM, [
			'--url', URL, '--output', 'json', 'watch', '--from', `${from}`, '--event', 'identity.commitment-updated',
		], { env: { PATH: process.env.PATH } });
		let output = '';
		watching.stdout.on('data', (data) => { output += data; });
		const { updateCommitment } = chain.api.tx.identity;
		const commitments = [randomAsHex(32), randomAsHex(32)];
		try {
			await withNewNonces(async (own) => {
				for (const commitment of commitments) await own.send(updateCommitment(commitment), people.trader.key);
			});
			while (output.split('\n').length < 3) await once(watching.stdout, 'data');
		} finally {
			watching.kill();
		}
		const events = output.trim().split('\n').map((line) => JSON.parse(line));
		assert.deepEqual(events.map(({ fields }) => fields.commitment), commitments);
	});

	test('manual pages and completions are written for every command', async () => {
		const pages = path('pages');
		await mkdir(pages);
		const written = await run('manual', 'pages', pages);
		assert.equal(written.code, 0, written.stderr);
		const names = await readdir(pages);
		assert.ok(names.includes('verdigrid-market-offer.1'), `${names.length} pages`);
		assert.match(await readFile(join(pages, 'verdigrid-market-offer.1'), 'utf8'), /expires/);
		for (const shell of ['bash', 'zsh', 'fish']) {
			const { code, stdout } = await run('manual', 'completions', shell);
			assert.equal(code, 0);
			assert.match(stdout, /market/);
		}
	});
});
