// The commands of the command line on a real node: questions, calls, proposals, keys, profiles, documents, exit codes and traces.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { randomAsHex } from '@polkadot/util-crypto';
import { Chain, CNY, URL, withNewNonces } from './lib/chain.js';
import { throughNode } from './lib/network.js';
import { founders, fundedAccounts, gather, Role } from './lib/people.js';
import { ask, assertFails, PROGRAM, read, run, runWith } from './lib/program.js';
import { numberOf, stock, vouchers } from './lib/stock.js';
import * as trade from './lib/trade.js';

const PASSWORD = 'correct horse battery';

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
		const nonce = async () => (await chain.api.rpc.system.accountNextIndex(chain.key('//Alice').address)).toNumber();
		const transfer = ['account', 'transfer', '--to', people.trader.address, '--amount', '1VDG', '--key', '//Alice'];
		const before = await nonce();
		const { code, document } = await read(...transfer, '--dry-run');
		assert.equal(code, 0);
		assert.match(document.data.fee, /^[1-9]\d+$/);
		assert.equal(document.data.succeeds, true);
		const refused = await ask('market', 'cancel-offer', '--offer', '999999999', '--key', '//Alice', '--dry-run');
		assert.equal(refused.code, 4, refused.stderr);
		assert.match(refused.stdout, /Market::(UnknownOffer|NotAParty)/);
		assert.equal(await nonce(), before);
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

	test('a variable that is empty says nothing, and no secret stands for that of development chains', async () => {
		const call = ['--url', URL, 'account', 'key'];
		assertFails(await runWith({ VERDIGRID_KEY: '' }, ...call), ['no key to sign with'], 9);
		const named = await runWith({ VERDIGRID_KEY: '//Alice' }, ...call);
		assert.equal(named.stdout.trim(), chain.key('//Alice').address);
		assertFails(await runWith({ VERDIGRID_KEY: '/' }, ...call), ['key'], 9);
	});

	test('a key file that is cut off, or has no password, is refused', async () => {
		const file = path('cut.json');
		const call = ['--url', URL, 'account', 'key', '--key-file', file];
		const json = people.trader.key.toJson(PASSWORD);
		for (const [content, said] of [
			[{ ...json, encoded: json.encoded.slice(0, 40) }, 'not complete'],
			[{ ...json, encoding: { ...json.encoding, type: ['none'] } }, 'no password'],
		]) {
			await writeFile(file, JSON.stringify(content), { mode: 0o600 });
			assertFails(await runWith({ VERDIGRID_PASSWORD: PASSWORD }, ...call), [file, said], 9);
		}
	});

	test('a node that says what amounts mean is not believed', async () => {
		const lie = async (question, pass) => {
			const answer = await pass();
			return question.method === 'system_properties' ? answer.replace('12', '13') : answer;
		};
		await throughNode(lie, async (url) => assertFails(await run('--url', url, 'chain', 'head'), ['VDG', '12 decimals'], 3));
	});

	test('parameters are shown with their bounds', async () => {
		const { document } = await read('chain', 'parameters');
		const tolerance = document.data.find(({ name }) => name === 'Tolerance');
		assert.deepEqual([tolerance.group, tolerance.unit, tolerance.highest], ['Evidence', 'PartsPerMillion', 50_000]);
		const { stdout } = await ask('chain', 'parameters');
		assert.match(stdout, /Evidence\.Tolerance\s+0 %\s+0 %\s+0 %\s+5 %/);
		const set = ['governance', 'set-parameter', '--key-value', 'evidence:tolerance:1000', '--print-call'];
		const call = chain.api.tx.parameters.setParameter({ Evidence: { Tolerance: [null, 1000] } });
		assert.equal((await ask(...set)).stdout.trim(), call.method.toHex());
	});

	test('a list goes on where its last page says', async () => {
		const { stdout } = await ask('market', 'trades', '--limit', '1');
		const more = /more: --after (\S+)/.exec(stdout);
		if (more) assert.equal((await ask('market', 'trades', '--limit', '1', '--after', more[1])).code, 0);
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
		await writeFile(file, `${text}genesis = "${chain.api.genesisHash.toHex()}"\n`);
		assert.equal((await run('--config', file, 'chain', 'head')).code, 0);
		await writeFile(file, `${text}genesis = "${randomAsHex(32)}"\n`);
		const other = await run('--config', file, 'chain', 'head');
		assertFails(other, ['another chain'], 3);
		assert.equal(JSON.parse(other.stdout).error.kind, 'node');
		await chmod(file, 0o666);
		assertFails(await run('--config', file, 'chain', 'head'), [file, 'chmod o-w'], 10);
	});

	test('a wrong command line is a document too, for programs', async () => {
		const { code, stdout } = await ask('--output', 'json', 'market', 'offer', '--batch', '0');
		assert.equal(code, 2);
		const { error } = JSON.parse(stdout);
		assert.equal(error.kind, 'usage');
		assert.match(error.message, /--first/);
		assertFails(await ask('--output', 'json', 'manual', 'completions', 'bash'), ['no JSON document'], 2);
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
		assertFails(await ask('watch', '--event', 'identity0'), ['no pallet or event identity0'], 2);
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

describe('a trace', { skip: PROGRAM ? false : 'VERDIGRID_BIN names no program' }, () => {
	/** How many certificates of 1 Wh each voucher has, and how many of them are split off. */
	const [UNITS, PART] = [10, 4];
	/** Text that others choose must not become markup. */
	const NAME = 'R&D <Lab>';
	let chain, folder, seller, buyer, goods;
	/** Vouchers: one in escrow, one that was split, and what was split off and redeemed. The agreement of the first. */
	let kept, divided, part, agreement;

	before(async () => {
		chain = await Chain.connect();
		folder = await mkdtemp(join(tmpdir(), 'verdigrid-trace-'));
		const people = await gather(chain, { plant: Role.Generator, seller: Role.Consumer, buyer: Role.Consumer });
		({ seller, buyer } = people);
		[goods] = await stock(chain, [people.plant], trade.hour(440_000), 2 * UNITS, [seller]);
		const sales = [1, 1 + UNITS].map((first) => ({ from: goods, to: seller, first, units: UNITS }));
		[kept, divided] = await vouchers(chain, sales);
		const { escrow, vouchers: held } = chain.api.tx;
		const conditions = [{ Payment: { asset: { WithId: CNY }, amount: 250 } }];
		const deadline = (await chain.now()) + 86_400;
		const terms = { beneficiary: buyer.party, arbiter: null, outcome: 'Deliver', conditions, deadline };
		({ agreement } = await chain.event('escrow.Opened', escrow.open(kept, terms), seller.key));
		({ child: part } = await chain.event('vouchers.Split', held.split(divided, PART), seller.key));
		const claim = { ...trade.claim(seller, goods.period, 'Event'), beneficiary: { Name: NAME } };
		await chain.send(held.redeem(part, PART, claim), seller.key);
	});
	after(async () => {
		await chain.disconnect();
		await rm(folder, { recursive: true, force: true });
	});

	/** The tree that is printed has all these parts. */
	async function assertTells(thing, parts) {
		const { code, stdout, stderr } = await ask('trace', `${thing}`);
		assert.equal(code, 0, stderr);
		assert.ok(stdout.startsWith(`${thing}\n└─ ${parts[0]}\n`), stdout);
		for (const part of parts) assert.ok(stdout.includes(part), `${part} is not in:\n${stdout}`);
	}

	test('names the agreement that has a voucher in custody', async () => {
		const custody = [`deposited by: ${seller.party}\n`, `for: ${buyer.party}\n`, '2.50 CNY', 'status: Offered'];
		await assertTells(kept, ['In escrow', ...custody, `Voucher ${kept}`, `status: InCustody ${agreement}`]);
		const { document } = await read('trace', `${kept}`);
		assert.equal(document.data.agreement.depositor, seller.party);
		assert.deepEqual(document.data.provenance.voucher.voucher.status, { InCustody: agreement });
	});

	test('names what a voucher was split from, and what it was redeemed for', async () => {
		const redemption = [`by: ${seller.party}\n`, `beneficiary: Name ${NAME}`, 'purpose: Event'];
		const basis = ['Evidence', 'Settlement attested', 'Reading of generation', 'Reading of consumption', 'Readings attested'];
		const all = ['Redeemed', ...redemption, `Voucher ${part}`, `split from: ${divided}`, ...basis, 'Batch issued'];
		await assertTells(part, all);
		await assertTells(numberOf(goods, 1 + UNITS), all);
		const { document } = await read('trace', `${part}`);
		assert.equal(document.data.voucher, Number(part));
		const { voucher, redemption: { claim }, evidence } = document.data.provenance;
		assert.deepEqual([voucher.voucher.parent, claim.beneficiary], [divided, { Name: NAME }]);
		const rest = [`Voucher ${divided}`, `energy: ${UNITS - PART} Wh`, `${PART} of the trade's ${UNITS} certificates`];
		await assertTells(divided, rest);
		await assertTells(evidence.trade_ref, rest);
	});

	test('is drawn into a file that it does not overwrite', async () => {
		const file = join(folder, 'trace.svg');
		const draw = (...options) => read('trace', `${part}`, '--svg', file, ...options);
		assert.equal((await draw()).code, 0);
		const picture = await readFile(file, 'utf8');
		assertWellFormed(picture);
		for (const text of [`Voucher ${part}`, 'Redeemed', 'R&amp;D &lt;Lab&gt;']) assert.ok(picture.includes(text), picture);
		assertFails(await draw(), [file, 'this file exists', '--force'], 10);
		assert.equal((await draw('--force')).code, 0);
	});

	test('of what is not there fails', async () => {
		assertFails(await ask('trace', '4000000000'), ['there is no voucher 4000000000'], 8);
		assertFails(await ask('trace', randomAsHex(32)), ['no verified trade has this reference'], 8);
		assertFails(await ask('trace', '0x12'), ['a trade reference has 64 digits'], 2);
	});
});

/** One element, in which each element that begins also ends. Attributes have quotes, and `&` and `<` stand for nothing else. */
function assertWellFormed(xml) {
	const entity = '&(?:amp|lt|gt|quot);';
	const attribute = ` [\\w:-]+="(?:[^"<&]|${entity})*"`;
	const open = [];
	let elements = 0;
	const rest = xml.replace(new RegExp(`<(/?)(\\w+)((?:${attribute})*)(/?)>`, 'g'), (_, end, name, _attributes, empty) => {
		if (!end && open.length === 0) elements += 1;
		if (end) assert.equal(open.pop(), name);
		else if (!empty) open.push(name);
		return '';
	});
	assert.deepEqual([open, elements], [[], 1]);
	assert.match(rest, new RegExp(`^(?:[^<&]|${entity})*$`));
}
