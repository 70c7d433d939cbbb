// The indexer on a development node of its own: whatever happens to program, node and database, it has what the chain says, each block
// once.

import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { stringToHex, u8aToHex } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';
import { Chain } from './lib/chain.js';
import { fill } from './lib/filled.js';
import { Indexer, PROGRAM } from './lib/indexer.js';
import { Node } from './lib/network.js';

/** What a page must not execute, a table not calculate, and a log not obey. */
const HOSTILE = `=HYPERLINK("http://x","y")<img src=x onerror=alert(1)>${'\u202e'}\u0000\u001b[31m\r\n,;"'${'長'.repeat(3_300)}`;

/**
 * As @polkadot/api names pallets and calls.
 * @param {string} name
 */
const camelCase = (name) => (name[0].toLowerCase() + name.slice(1)).replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** @param {any} value */
const number = (value) => Number(value.toString());

/** No event names these records by their identification: `ledger/mentions.rs` sees an event alone. */
const WITHOUT_HISTORY = ['enactments', 'operation', 'pauses', 'periods', 'readings'];

describe('the indexer', { skip: PROGRAM ? false : 'VERDIGRID_INDEXER names no program', timeout: 300_000 }, () => {
	/** @type {string} */
	let folder;
	/** @type {Node} */
	let node;
	/** @type {Chain} */
	let chain;
	/** An index that was never killed. */
	/** @type {Indexer} */
	let whole;
	/** @type {Indexer[]} */
	const started = [];
	/** @type {Awaited<ReturnType<typeof fill>>} */
	let filled;
	/** @type {string} */
	let remark;

	const make = async (name, url = node.url) => {
		const indexer = await Indexer.make(folder, name, url);
		started.push(indexer);
		return indexer;
	};
	const head = async () => {
		const hash = await node.rpc('chain_getFinalizedHead');
		const header = await node.rpc('chain_getHeader', hash);
		return { number: Number(header.number), hash };
	};
	/** Waits until the index has what the node has. */
	const caughtUp = async (indexer) => {
		const { number: last, hash } = await head();
		await indexer.untilAt(last, hash);
		return { number: last, hash };
	};

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'verdigrid-indexer-'));
		node = await Node.development('--state-pruning', 'archive', '--blocks-pruning', 'archive');
		await node.start();
		whole = await make('whole');
		whole.start();
		chain = await Chain.connect(node.url);
		filled = await fill(chain);
		const { tx } = chain.api;
		const alice = chain.key('//Alice');
		remark = stringToHex(HOSTILE);
		await chain.send(tx.system.remarkWithEvent(remark), alice);
		await chain.send(tx.assets.setMetadata(1, stringToHex('=1+1<script>'), stringToHex('\u202eCNY'), 2), alice).catch(() => {});
		// One fails, and one carries calls of which the second fails.
		const none = tx.market.cancelOffer(99_999);
		await chain.send(none, alice).catch(() => {});
		await chain.send(tx.utility.forceBatch([tx.system.remark('0x01'), none]), alice);
		await caughtUp(whole);
	});
	after(async () => {
		await chain?.disconnect();
		await Promise.all(started.map((indexer) => indexer.stop('SIGKILL')));
		await node?.remove();
		await rm(folder, { recursive: true, force: true });
	});

	test('check says whether node and database fit, and what to do if not', async () => {
		const fresh = await make('fresh');
		const right = await fresh.run('check', ...fresh.source);
		assert.equal(right.code, 0, right.stderr);
		assert.match(right.stdout, /everything is right/);
		/** @type {[string[], RegExp][]} */
		const cases = [
			[['--genesis', `0x${'12'.repeat(32)}`, ...fresh.source], /another chain, of genesis/],
			[whole.source, /another indexer writes to it/],
			[['--node', 'ws://127.0.0.1:1', '--database', fresh.database], /no node answers .* name another with --node/],
			[['--node', node.url, '--database', 'postgres://me:secret@127.0.0.1/x'], /--database-password-file/],
		];
		for (const [options, said] of cases) {
			const { code, stderr } = await fresh.run('check', ...options);
			assert.equal(code, 1);
			assert.match(stderr, said);
			assert.match(stderr, /^error: .+\n$/, 'one line');
		}
		await writeFile(join(folder, 'text.sqlite'), 'a text, and no database at all: longer than a header of a hundred bytes would be in any case');
		const text = await fresh.run('check', '--node', node.url, '--database', join(folder, 'text.sqlite'));
		assert.match(text.stderr, /delete it/);
	});

	test('blocks, extrinsics and events are those of the chain', async () => {
		const { number: last } = await caughtUp(whole);
		// The chain goes on meanwhile.
		const blocks = (await whole.all('/v1/blocks')).filter((block) => block.number <= last);
		assert.equal(blocks.length, last + 1);
		const all = { extrinsics: await whole.all('/v1/extrinsics'), events: await whole.all('/v1/events') };
		for (const block of blocks) {
			const hash = await node.rpc('chain_getBlockHash', block.number);
			const { block: own } = await chain.api.rpc.chain.getBlock(hash);
			const at = await chain.api.at(hash);
			const events = /** @type {any} */ (await at.query.system.events());
			const { header } = own;
			assert.deepEqual(
				[block.hash, block.parent, block.stateRoot, block.extrinsics, block.events],
				[hash, header.parentHash.toHex(), header.stateRoot.toHex(), own.extrinsics.length, events.length],
			);
			const mine = all.extrinsics.filter((it) => it.block === block.number);
			own.extrinsics.forEach((extrinsic, at) => {
				const found = mine[at];
				const { section, method } = extrinsic.method;
				assert.equal(camelCase(`${found.pallet}.${found.call}`), `${section}.${method}`);
				assert.equal(found.signer, extrinsic.isSigned ? extrinsic.signer.toString() : null);
				const failed = events.some(({ phase, event }) => phase.isApplyExtrinsic && number(phase.asApplyExtrinsic) === at
					&& event.section === 'system' && event.method === 'ExtrinsicFailed');
				assert.equal(found.success, !failed);
			});
			const theirs = all.events.filter((it) => it.block === block.number);
			assert.deepEqual(
				theirs.map((it) => camelCase(`${it.pallet}.${it.name}`)),
				events.map(({ event }) => `${event.section}.${event.method}`),
			);
		}
	});

	test('a failure has its name and its meaning, also inside of other calls', async () => {
		const [failed] = (await whole.get('/v1/extrinsics?pallet=Market&call=cancel_offer&success=false')).items;
		assert.match(failed.error.name, /^Market::\w+$/);
		assert.ok(failed.error.meaning.length > 10);
		const [batch] = (await whole.get('/v1/extrinsics?pallet=Utility&call=force_batch')).items;
		assert.equal(batch.success, true);
		assert.deepEqual(batch.error, failed.error);
		assert.deepEqual(batch.args.calls[1], { pallet: 'Market', call: 'cancel_offer', args: { offer: 99_999 } });
		assert.match(batch.fee, /^\d+$/);
	});

	test('each address that is described answers, and each record has a page and a history', async () => {
		const { paths } = await whole.get('/v1/openapi.json');
		const kinds = Object.keys(paths).filter((path) => path.endsWith('/{id}')).map((path) => path.split('/')[2]);
		assert.ok(kinds.length > 30);
		const { counts } = await whole.get('/v1/status');
		for (const kind of kinds) {
			const records = await whole.all(`/v1/${kind}`);
			assert.equal(records.length, counts[kind] ?? 0, kind);
			for (const record of records.slice(0, 3)) {
				const path = `/v1/${kind}/${encodeURIComponent(record.key)}`;
				assert.deepEqual(await whole.get(path), record);
				const events = (await whole.get(`${path}/events`)).items;
				assert.ok(record.createdAt.block === 0 || events.length > 0 || WITHOUT_HISTORY.includes(kind), `${path} has no history`);
			}
			const lines = (await (await whole.fetch(`/v1/${kind}.ndjson?order=asc`)).text()).trimEnd().split('\n').map((line) => JSON.parse(line));
			assert.deepEqual(lines.pop().total.entries, records.length);
			assert.deepEqual(lines, records);
		}
	});

	test('records are those of the chain, and reconcile finds no difference', async () => {
		const { query } = chain.api;
		for (const [kind, map] of /** @type {[string, any][]} */ ([
			['parties', query.identity.parties], ['batches', query.certificates.batches], ['evidence', query.evidence.evidenceRecords],
		])) {
			const keys = (await map.keys()).map((key) => number(key.args[0])).sort((one, other) => one - other);
			assert.deepEqual((await whole.all(`/v1/${kind}`)).map((it) => it.id), keys, kind);
		}
		const { code, stdout, stderr } = await whole.run('reconcile', ...whole.source);
		assert.equal(code, 0, stdout + stderr);
		assert.match(stdout, /the records are the state of block \d+/);
	});

	test('a certificate has its place, its history and what it comes from', async () => {
		const { batch } = filled.months;
		const found = await whole.get(`/v1/certificates/${batch}-1`);
		assert.equal(found.number.length, 32);
		assert.deepEqual(await whole.get(`/v1/certificates/${found.number}`), found);
		assert.deepEqual(await whole.get(`/v1/certificates/${stringToHex(found.number).slice(2)}`), found);
		const kinds = found.provenance.map(({ kind }) => kind);
		for (const kind of ['meters', 'topics', 'batches', 'bundles', 'projects']) assert.ok(kinds.includes(kind), `${kind} in ${kinds}`);
		const names = found.history.map(({ name }) => name);
		assert.equal(names[0], 'CertificatesIssued');
		const [trade] = (await whole.get(`/v1/trades?batch=${batch}`)).items;
		const bought = await whole.get(`/v1/certificates/${batch}-${trade.range.first}`);
		assert.ok(bought.provenance.some(({ kind, id }) => kind === 'trades' && id === trade.key));
		assert.equal((await whole.fetch(`/v1/certificates/${batch}-41`)).status, 404);
	});

	test('search finds numbers, hashes, addresses, meters and references', async () => {
		const hits = async (text) => (await whole.get(`/v1/search?q=${encodeURIComponent(text)}`)).hits.map(({ kind, id }) => `${kind}/${id}`);
		const [meter] = await whole.all('/v1/meters');
		assert.ok((await hits(meter.id)).includes(`meters/${meter.key}`));
		const [evidence] = await whole.all('/v1/evidence');
		assert.ok((await hits(evidence.tradeRef)).includes(`evidence/${evidence.key}`));
		const certificate = await whole.get(`/v1/certificates/${filled.months.batch}-7`);
		assert.deepEqual(await hits(certificate.number), [`certificates/${filled.months.batch}-7`]);
		const { address } = filled.people.plant.key;
		const party = filled.people.plant.party;
		assert.deepEqual((await hits(address)).slice(0, 2), [`accounts/${address}`, `parties/${party}`]);
		const block = await whole.get('/v1/blocks/3');
		assert.deepEqual(await hits(block.hash), ['blocks/3']);
		const account = await whole.get(`/v1/accounts/${encodeAddress(filled.people.plant.key.publicKey, 0)}`);
		assert.equal(account.publicKey, u8aToHex(filled.people.plant.key.publicKey));
		assert.ok(account.records.some(({ kind, id }) => kind === 'parties' && id === String(party)));
	});

	test('a hostile text is data, wherever it comes out', async () => {
		const [extrinsic] = (await whole.get('/v1/extrinsics?pallet=System&call=remark_with_event')).items;
		assert.equal(extrinsic.args.remark, remark);
		const csv = await (await whole.fetch('/v1/extrinsics.csv?pallet=System&call=remark_with_event')).text();
		assert.ok(csv.includes(remark));
		assert.doesNotMatch(csv, /^[=+@-]|,[=+@-]|,"[=+@-]/m);
		for (const text of ['\u001b[31m', 'HYPERLINK']) assert.ok(!whole.log.includes(text), 'the log has nothing of it');
		for (const text of [HOSTILE.slice(0, 60).replace('\u0000', ''), '\'; DROP TABLE blocks; --', '%', '../../etc/passwd']) {
			assert.deepEqual((await whole.get(`/v1/search?q=${encodeURIComponent(text)}`)).hits, []);
		}
	});

	test('the stream goes on where a client was', async () => {
		const { number: last } = await caughtUp(whole);
		const missed = await whole.news(last - 3, 3);
		assert.deepEqual(missed.map(({ event, id }) => [event, id]), [['block', last - 2], ['block', last - 1], ['block', last]]);
		assert.ok(missed.every(({ id, data }) => data.block.number === id));
		const coming = whole.news(last, 1);
		await chain.send(chain.api.tx.system.remark('0x02'), chain.key('//Alice'));
		const [news] = await coming;
		assert.deepEqual([news.event, news.id], ['block', last + 1]);
	});

	test('health and metrics say how it is', async () => {
		const admin = (path) => fetch(`http://127.0.0.1:${whole.admin}${path}`);
		assert.equal((await admin('/health')).status, 200);
		assert.equal((await admin('/ready')).status, 200);
		const metrics = await (await admin('/metrics')).text();
		assert.match(metrics, /^verdigrid_indexer_lag_blocks 0$/m);
		assert.match(metrics, /verdigrid_indexer_requests_total\{route="\/v1\/\{list\}",status="2xx"\} \d+/);
		assert.doesNotMatch(metrics, /trades/, 'routes are templates');
	});

	test('killed at any block, deleted and built again, it has the same content', async () => {
		await caughtUp(whole);
		const { number: last, hash, digest } = await whole.halt();
		whole.start();
		const killed = await make('killed');
		await killed.killAgainAndAgain(last, 8);
		assert.equal(await killed.builtUntil(last, hash), digest);
		for (const end of ['', '-wal', '-shm']) await rm(`${killed.database}${end}`, { force: true });
		assert.equal(await killed.builtUntil(last, hash), digest);
	});

	test('blocks that a development node forgot are taken back', async () => {
		const alice = chain.key('//Alice');
		await caughtUp(whole);
		await chain.disconnect();
		await node.stop();
		const copy = join(folder, 'node');
		await cp(node.folder, copy, { recursive: true });
		await node.start();
		chain = await Chain.connect(node.url);
		for (const data of ['0x11', '0x22', '0x33']) await chain.send(chain.api.tx.system.remark(data), alice);
		await caughtUp(whole);
		await chain.disconnect();
		await node.kill();
		await rm(node.folder, { recursive: true });
		await cp(copy, node.folder, { recursive: true });
		await node.start();
		chain = await Chain.connect(node.url);
		await chain.send(chain.api.tx.system.remark('0x44'), alice);
		await caughtUp(whole);
		assert.match(whole.log, /are taken back/);
		const { number: last, hash, digest } = await whole.halt();
		const again = await make('again');
		assert.equal(await again.builtUntil(last, hash), digest);
	});
});
