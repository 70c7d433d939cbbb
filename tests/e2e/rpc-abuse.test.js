// Strangers abuse an RPC node behind the proxy that the manual describes. Meanwhile the node seals in time, an honest client at
// another address has its answers, and memory stays bounded. VERDIGRID_CONNECTIONS says how many connections there are.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { bnToU8a, compactToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { xxhashAsHex } from '@polkadot/util-crypto';
import WebSocket from 'ws';
import { Chain } from './lib/chain.js';
import { Node } from './lib/network.js';
import { ask, call, HonestClient, KNOWN, nodeFlags, open, post, Proxy } from './lib/proxy.js';

/** An empty block comes every 3 seconds. The longest time between two blocks, and the longest for an answer. */
const [LONGEST_GAP, LONGEST_ANSWER] = [6_000, 10_000];
/** The most memory in MiB. A node without clients has about 220. */
const [NODE_MEMORY, PROXY_MEMORY] = [1_024, 256];
/** How long an attack lasts at least: there is a block in it. */
const LEAST = 3_300;
const CONNECTIONS = Number(process.env.VERDIGRID_CONNECTIONS ?? 10_000);

const NOW = `${xxhashAsHex('Timestamp', 128)}${xxhashAsHex('Now', 128).slice(2)}`;

describe('an RPC node behind the proxy', { timeout: 300_000 }, () => {
	/** @type {Node} */
	let node;
	/** @type {Proxy} */
	let proxy;
	/** @type {HonestClient} */
	let honest;
	let strangers = 0;

	before(async () => {
		node = await Node.development(...(await nodeFlags()));
		await node.start();
		proxy = await Proxy.start(node.rpcPort);
		honest = new HonestClient(proxy.port);
	});

	after(async () => {
		await honest?.stop();
		await proxy?.stop();
		await node?.remove();
	});

	/** Each attack comes from an address of its own, since the proxy counts by address. */
	const stranger = () => `127.0.1.${++strangers}`;

	/**
	 * Plays an attack, and checks what it did to the others.
	 * @param {string} name
	 * @param {(from: string) => Promise<string>} attack says what the stranger met
	 */
	function withstands(name, attack) {
		test(`withstands ${name}`, async (context) => {
			await Promise.all([node, proxy].map(({ child }) => forgetPeak(child?.pid)));
			await honest.begin();
			const first = await height();
			const [met] = await Promise.all([attack(stranger()), pause(LEAST)]);
			const experience = await honest.end();
			const gap = await longestGap(first);
			const [nodePeak, proxyPeak] = await Promise.all([node, proxy].map(({ child }) => peak(child?.pid)));
			const { asked, longest, failures } = experience;
			context.diagnostic(met);
			context.diagnostic(`longest time between blocks ${gap} ms; ${asked} honest questions, answered within ${Math.round(longest)} ms`);
			context.diagnostic(`peak memory: node ${nodePeak} MiB, proxy ${proxyPeak} MiB`);
			assert.deepEqual(failures, [], 'the honest client has all its answers');
			assert.ok(asked > 0);
			assert.ok(longest <= LONGEST_ANSWER, `an answer took ${longest} ms`);
			assert.ok(gap <= LONGEST_GAP, `a block took ${gap} ms`);
			assert.ok(nodePeak <= NODE_MEMORY, `the node took ${nodePeak} MiB`);
			assert.ok(proxyPeak <= PROXY_MEMORY, `the proxy took ${proxyPeak} MiB`);
		});
	}

	const height = async () => Number((await node.rpc('chain_getHeader')).number);

	/** The longest time between two blocks from the first on, and between the last one and now, by the times in the blocks. */
	async function longestGap(first) {
		const times = [];
		for (let number = first; number <= await height(); number += 1) {
			const hash = await node.rpc('chain_getBlockHash', number);
			const encoded = await node.rpc('state_getStorage', NOW, hash);
			times.push(Number(Buffer.from(encoded.slice(2), 'hex').readBigUInt64LE()));
		}
		times.push(Date.now());
		return Math.max(...times.slice(1).map((time, index) => time - times[index]));
	}

	/** Opens as many WebSockets as the proxy allows. */
	async function openAll(from, count) {
		const opened = await Promise.all(Array.from({ length: count }, () => open(proxy.port, from)));
		return /** @type {WebSocket[]} */ (opened.filter((socket) => typeof socket !== 'number'));
	}

	withstands('texts that are not JSON-RPC', async (from) => {
		const texts = ['', '{', '[', 'null', '"', '{"jsonrpc":"2.0"', '{"jsonrpc":"2.0","id":{},"method":1}', '\u0000', 'GET /'];
		texts.push('[{},{},1]', `{"id":${'9'.repeat(10_000)}}`);
		const met = new Map();
		const [socket] = await openAll(from, 1);
		await during(LEAST, async () => {
			for (const text of [...texts, Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28])]) {
				count(met, (await post(proxy.port, from, text)).status);
				if (text.length > 0) assert.match(await ask(socket, text), /"error"/);
			}
		});
		socket.terminate();
		return `the answers were ${show(met)}`;
	});

	withstands('wrong methods', async (from) => {
		const met = new Map();
		const verbs = ['GET', 'HEAD', 'PUT', 'DELETE', 'TRACE', 'PATCH'];
		for (const method of verbs) count(met, (await post(proxy.port, from, '', { method })).status);
		assert.deepEqual([...met.keys()].filter((status) => ![405, 400, 404, 0].includes(status)), []);
		for (const path of ['/health', '/metrics', '/../', '/%00']) {
			assert.equal((await post(proxy.port, from, call('system_health'), { path })).status, 404, path);
		}
		const unsafe = [
			call('author_insertKey', 'aura', '//Alice', '0x'),
			call('author_removeExtrinsic', []),
			call('author_rotateKeys'),
			call('state_getPairs', '0x'),
			call('system_addLogFilter', 'trace'),
			call('system_addReservedPeer', ''),
		];
		for (const text of unsafe) assert.match((await post(proxy.port, from, text)).body, /RPC call is unsafe/, text);
		assert.match((await post(proxy.port, from, call('no_such_method'))).body, /-32601/);
		assert.match((await post(proxy.port, from, call('state_call', 1, { a: [] }))).body, /-32602/);
		return `the answers to wrong verbs were ${show(met)}`;
	});

	withstands('requests that are too large', async (from) => {
		const met = new Map();
		const large = Buffer.alloc(16 * 1_024 * 1_024, ' ');
		const chunked = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
		const sockets = await openAll(from, 8);
		await during(LEAST, async () => {
			count(met, (await post(proxy.port, from, large.subarray(0, 300_000))).status);
			count(met, (await post(proxy.port, from, large)).status);
			count(met, (await post(proxy.port, from, large, { headers: chunked })).status);
			await Promise.all(sockets.map(async (socket) => {
				if (socket.readyState === WebSocket.OPEN) await ask(socket, large);
			}));
		});
		for (const socket of sockets) socket.terminate();
		assert.deepEqual([...met.keys()].filter((status) => ![0, 411, 413, 429].includes(status)), []);
		return `the answers were ${show(met)}`;
	});

	withstands('deeply nested JSON, and calls in calls', async (from) => {
		const depth = 100_000;
		const brackets = '['.repeat(depth) + ']'.repeat(depth);
		const objects = '{"a":'.repeat(depth / 4) + '1' + '}'.repeat(depth / 4);
		const deepParameters = `{"jsonrpc":"2.0","id":1,"method":"state_call","params":${brackets}}`;
		// `Utility.as_derivative`, in an unsigned transaction: the runtime's stack is full before it is decoded.
		const calls = Buffer.concat([Buffer.from([0x04]), Buffer.alloc(3 * 20_000, Buffer.from([0x10, 0x01, 0x00])), Buffer.from([0, 0, 0])]);
		const extrinsic = u8aToHex(u8aConcat(compactToU8a(calls.length), calls));
		const texts = [brackets, '['.repeat(depth), deepParameters, objects, call('author_submitExtrinsic', extrinsic)];
		// A node takes this for a notification, which has no answer.
		const silent = `{"jsonrpc":"2.0","id":${brackets},"method":"system_health"}`;
		const met = new Map();
		const [socket] = await openAll(from, 1);
		await during(LEAST, async () => {
			for (const text of texts) {
				const { status, body } = await post(proxy.port, from, text);
				count(met, status);
				if (status === 200) assert.match(body, /"error"/);
				assert.match(await ask(socket, text), /"error"/);
			}
			count(met, (await post(proxy.port, from, silent)).status);
			socket.send(silent);
			await pause(250);
		});
		socket.terminate();
		return `the answers were ${show(met)}`;
	});

	withstands('clients that never finish', async (from) => {
		const head = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
		const beginnings = [head, `${head}Content-Length: 200000\r\n\r\n{`];
		// A record of TLS that has 16,384 bytes to come.
		const hello = '\u0016\u0003\u0001\u0040\u0000\u0001\u0000\u003f\u00fc\u0003\u0003';
		const ended = await Promise.all([
			...beginnings.flatMap((text) => Array.from({ length: 8 }, () => trickle(proxy.port, from, text, 'X: y\r\n'))),
			...Array.from({ length: 8 }, () => trickle(proxy.tlsPort, from, hello, '\u0000')),
			trickleFrame(await openAll(from, 1)),
		]);
		const [headers, bodies] = [0, 8].map((at) => Math.max(...ended.slice(at, at + 8)));
		assert.ok(headers < 7_000 && bodies < 11_500, `ended after ${headers} and ${bodies} ms`);
		return `headers ended after ${headers} ms, bodies after ${bodies} ms`;
	});

	withstands('huge batches', async (from) => {
		const batch = (count, text) => `[${Array.from({ length: count }, () => text).join()}]`;
		const [socket] = await openAll(from, 1);
		await during(LEAST, async () => {
			assert.match(await ask(socket, batch(10_000, call('state_getMetadata'))), /-32010/);
			const { status, body } = await post(proxy.port, from, batch(3_000, call('state_getMetadata')));
			if (status === 200) assert.match(body, /-32010/);
			await Promise.all(Array.from({ length: 8 }, () => post(proxy.port, from, batch(32, call('state_getMetadata')))));
		});
		socket.terminate();
		return 'refused';
	});

	withstands('32 large calls of the runtime at once', async (from) => {
		const met = new Map();
		const large = (length) => call('state_call', 'TaggedTransactionQueue_validate_transaction', `0x${'00'.repeat(length)}`);
		const sockets = await openAll(from, 8);
		await during(LEAST, async () => {
			const requests = Array.from({ length: 32 }, async () => count(met, (await post(proxy.port, from, large(130_000))).status));
			const messages = sockets.flatMap((socket) => Array.from({ length: 4 }, () => ask(socket, large(500_000))));
			await Promise.all([...requests, ...messages]);
		});
		for (const socket of sockets) socket.terminate();
		return `the answers were ${show(met)}`;
	});

	withstands(`${CONNECTIONS} connections one after another, and as many at once`, async (from) => {
		const met = new Map();
		for (let number = 0; number < CONNECTIONS; number += 1) count(met, await briefly(proxy.port, from));
		const at = Date.now();
		const sockets = await Promise.all(Array.from({ length: Math.min(CONNECTIONS, 15_000) }, () => hold(proxy.port, from)));
		await pause(500);
		const held = sockets.filter((socket) => !socket.destroyed).length;
		for (const socket of sockets) socket.destroy();
		assert.ok(held <= 32, `${held} connections stay`);
		return `one after another: ${show(met)}; at once: ${held} stay, after ${Date.now() - at} ms`;
	});

	withstands('endless subscriptions', async (from) => {
		const met = new Map();
		const sockets = await openAll(from, 8);
		const kinds = [
			call('chain_subscribeAllHeads'),
			call('state_subscribeStorage', [NOW]),
			call('chainHead_v1_follow', true),
			call('state_subscribeRuntimeVersion'),
		];
		await Promise.all(sockets.map(async (socket) => {
			for (let number = 0; number < 110; number += 1) {
				const answer = await ask(socket, kinds[number % kinds.length]);
				count(met, answer.includes('"error"') ? 'refused' : 'granted, or an event');
			}
			await pause(LEAST);
			socket.terminate();
		}));
		assert.ok(met.get('refused') > 0);
		return show(met);
	});

	withstands('answers that nobody reads', async (from) => {
		const sockets = await openAll(from, 8);
		for (const socket of sockets) {
			socket.pause();
			for (let number = 0; number < 1_000; number += 1) socket.send(call('state_getMetadata'));
		}
		await pause(2 * LEAST);
		for (const socket of sockets) socket.terminate();
		return `${sockets.length} WebSockets`;
	});

	/** A call that takes the runtime most of a second. */
	async function longCall() {
		const chain = await Chain.connect(node.url);
		const alice = chain.key('//Alice');
		const transfer = chain.api.tx.balances.transferKeepAlive(alice.address, 1);
		const batch = chain.api.tx.utility.batch(Array.from({ length: 3_000 }, () => transfer)).method.toU8a();
		await chain.disconnect();
		const trial = u8aConcat(alice.publicKey, compactToU8a(batch.length), batch, bnToU8a(batch.length + 150, { bitLength: 32, isLe: true }));
		return call('state_call', 'VerdigridChainApi_try_call', u8aToHex(trial));
	}

	withstands('long calls of the runtime', async (from) => {
		const long = await longCall();
		const met = new Map();
		const requests = Array.from({ length: 8 }, async () => count(met, (await post(proxy.port, from, long)).status));
		const sockets = await openAll(from, 8);
		for (const socket of sockets) {
			socket.on('message', (text) => count(met, /** @type {Buffer} */ (text).includes('"error"') ? 'refused' : 'done'));
			for (let number = 0; number < 40; number += 1) socket.send(long);
		}
		await Promise.all([...requests, pause(2 * LEAST)]);
		for (const socket of sockets) socket.terminate();
		return show(met);
	});

	withstands('calls whose answers nobody reads', async (from) => {
		const block = await node.rpc('chain_getFinalizedHead');
		const sockets = await openAll(from, 8);
		await Promise.all(sockets.map(async (socket) => {
			const subscriptions = await followFourTimes(socket);
			socket.pause();
			for (let number = 0; number < 50; number += 1) socket.send(call('state_getMetadata'));
			await pause(LEAST / 2);
			for (const subscription of subscriptions) {
				for (let number = 0; number < 16; number += 1) socket.send(call('chainHead_v1_call', subscription, block, 'Core_version', '0x'));
			}
		}));
		await pause(LEAST);
		for (const socket of sockets) socket.terminate();
		return `${sockets.length} WebSockets`;
	});

	withstands('a pool full of transactions that cannot be included yet', async (from) => {
		const chain = await Chain.connect(node.url);
		const { genesisHash, runtimeVersion } = chain.api;
		const signing = { genesisHash, runtimeVersion, blockHash: genesisHash };
		const remark = chain.api.tx.system.remark(`0x${'00'.repeat(20_000)}`);
		const alice = chain.key('//Alice');
		const future = Array.from({ length: 800 }, (_, number) => {
			return remark.sign(alice, /** @type {any} */ ({ ...signing, nonce: 1_000 + number })).toHex();
		});
		await chain.disconnect();
		const met = new Map();
		// Within a minute the honest client may open 20 WebSockets, and it opens one each second.
		const end = Date.now() + 15_000;
		while (future.length > 0 && Date.now() < end) {
			// To the node's own port: the proxy would let them in more slowly.
			const batch = future.splice(0, 16).map((text) => call('author_submitExtrinsic', text));
			const { body } = await post(node.rpcPort, from, `[${batch.join()}]`);
			for (const { result } of JSON.parse(body)) count(met, result ? 'taken' : 'refused');
		}
		return show(met);
	});

	withstands('99 and 1,000 WebSockets of one client', async (from) => {
		const sockets = [...await openAll(from, 99), ...await openAll(from, 1_000)];
		const other = await open(proxy.port, stranger());
		assert.ok(typeof other !== 'number', 'another client is refused');
		assert.match(await ask(other, call('system_health')), /"result"/);
		for (const socket of [...sockets, other]) socket.terminate();
		assert.ok(sockets.length > 0 && sockets.length <= 4);
		return `${sockets.length} were opened`;
	});

	withstands('400 long calls at once, which the proxy does not limit', async () => {
		const long = await longCall();
		const met = new Map();
		const sockets = await openAll(KNOWN, 4);
		for (const socket of sockets) {
			socket.on('message', (text) => count(met, /** @type {Buffer} */ (text).includes('too many calls wait') ? 'told to wait' : 'done'));
			for (let number = 0; number < 100; number += 1) socket.send(long);
		}
		await pause(2 * LEAST);
		for (const socket of sockets) socket.terminate();
		assert.ok(met.get('told to wait') > 0, show(met));
		return show(met);
	});

	test('does not limit a client that it is told of', async () => {
		const sockets = await openAll(KNOWN, 50);
		assert.equal(sockets.length, 50);
		for (const socket of sockets) socket.terminate();
	});

	test('speaks TLS, without HTTP/2', async () => {
		const socket = connectTls({ host: '127.0.0.1', port: proxy.tlsPort, rejectUnauthorized: false, ALPNProtocols: ['h2', 'http/1.1'] });
		await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
		assert.equal(socket.alpnProtocol, 'http/1.1');
		socket.destroy();
	});
});

/** @param {Map<any, number>} met */
const count = (met, key) => met.set(key, (met.get(key) ?? 0) + 1);
const show = (met) => [...met].map(([key, number]) => `${key}: ${number}`).join(', ');

async function during(milliseconds, once) {
	const end = Date.now() + milliseconds;
	while (Date.now() < end) await once();
}

/** Makes the kernel forget how much memory a process had at most. */
const forgetPeak = (pid) => writeFile(`/proc/${pid}/clear_refs`, '5');

/** The most memory that a process had, in MiB. */
async function peak(pid) {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1_024);
}

/** Opens a connection, asks nothing, and says how it ends. */
function briefly(port, from) {
	return new Promise((resolve) => {
		const socket = connect({ host: '127.0.0.1', port, localAddress: from });
		const ended = (how) => { socket.destroy(); resolve(how); };
		socket.once('connect', () => setImmediate(ended, 'opened'));
		socket.once('error', () => ended('refused'));
	});
}

/** Opens a connection that stays, if it may. */
function hold(port, from) {
	return new Promise((resolve) => {
		const socket = connect({ host: '127.0.0.1', port, localAddress: from });
		socket.once('connect', () => resolve(socket)).on('error', () => resolve(socket)).on('close', () => resolve(socket));
		socket.resume();
	});
}

/** Sends a beginning, then the same again and again: after how many milliseconds the connection ends, at most 11.5 seconds. */
function trickle(port, from, beginning, again) {
	return new Promise((resolve) => {
		const began = Date.now();
		const socket = connect({ host: '127.0.0.1', port, localAddress: from });
		socket.write(Buffer.from(beginning, 'latin1'));
		const timer = setInterval(() => socket.write(again), 250);
		const ended = () => { clearInterval(timer); socket.destroy(); resolve(Date.now() - began); };
		socket.on('data', () => {}).on('error', () => {}).on('close', ended);
		setTimeout(ended, 11_500).unref();
	});
}

/** Follows the chain as often as a connection may. */
function followFourTimes(socket) {
	return new Promise((resolve) => {
		const subscriptions = [];
		socket.on('message', (text) => {
			const { id, result } = JSON.parse(text);
			if (id) subscriptions.push(result);
			if (subscriptions.length === 4) resolve(subscriptions);
		});
		for (let number = 0; number < 4; number += 1) socket.send(call('chainHead_v1_follow', true));
	});
}

/** Begins a message of a WebSocket and never ends it. */
async function trickleFrame(sockets) {
	for (const socket of sockets) for (let part = 0; part < 40; part += 1) {
		socket.send(' ', { fin: false });
		await pause(250);
	}
	for (const socket of sockets) socket.terminate();
}
