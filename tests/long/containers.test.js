// The nodes of packaging/docker/compose.yaml, as processes of this machine: with these options they find each other and finalise blocks.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { freePort, until } from '../e2e/lib/network.js';

const FILE = new URL('../../packaging/docker/compose.yaml', import.meta.url);
const PROGRAM = process.env.VERDIGRID_NODE ?? 'verdigrid-node';
const NAMES = ['alice', 'bob', 'charlie', 'dave', 'rpc'];

describe('the network of compose.yaml', { timeout: 400_000 }, () => {
	/** @type {Map<string, { rpc: number, child: import('node:child_process').ChildProcess }>} */
	const nodes = new Map();
	let folder;

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'verdigrid-containers-'));
		const { services } = parse(await readFile(FILE, 'utf8'), { merge: true });
		const peer = await freePort();
		for (const name of NAMES) {
			const [rpc, metrics, port] = [await freePort(), await freePort(), name === 'alice' ? peer : await freePort()];
			const options = services[name].command.trim().split(/\s+/)
				.map((/** @type {string} */ option) => option.replace('/dns4/alice/tcp/30333/', `/ip4/127.0.0.1/tcp/${peer}/`));
			const own = ['--base-path', join(folder, name), '--port', port, '--rpc-port', rpc, '--prometheus-port', metrics];
			const log = await open(join(folder, `${name}.log`), 'w');
			const child = spawn(PROGRAM, [...own.map(String), ...options], { stdio: ['ignore', log.fd, log.fd] });
			nodes.set(name, { rpc, child });
			await log.close();
		}
		for (const [name, { child }] of nodes) {
			child.once('exit', (code) => { if (code) console.error(name, readFileSync(join(folder, `${name}.log`), 'utf8')); });
		}
	});

	after(async () => {
		const ended = [...nodes.values()].map(({ child }) => new Promise((done) => { child.once('exit', done); child.kill(); }));
		await Promise.all(ended);
		await rm(folder, { recursive: true, force: true });
	});

	const ask = async (/** @type {string} */ name, /** @type {string} */ method, /** @type {unknown[]} */ ...params) => {
		const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
		const headers = { 'Content-Type': 'application/json' };
		const answer = await fetch(`http://127.0.0.1:${nodes.get(name)?.rpc}`, { method: 'POST', headers, body });
		return /** @type {any} */ (await answer.json()).result;
	};

	test('finalises blocks, which its RPC node follows', async () => {
		await until('the RPC node has three final blocks', 240_000, async () => {
			const hash = await ask('rpc', 'chain_getFinalizedHead').catch(() => undefined);
			return hash !== undefined && Number((await ask('rpc', 'chain_getHeader', hash)).number) >= 3;
		});
	});

	test('has four peers at each node, and each is healthy', async () => {
		for (const name of NAMES) {
			await until(`${name} has four peers`, 60_000, async () => (await ask(name, 'system_health')).peers === 4);
			const { status } = await fetch(`http://127.0.0.1:${nodes.get(name)?.rpc}/health/readiness`);
			assert.equal(status, 200, name);
		}
	});
});
