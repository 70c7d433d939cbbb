// A development chain full of data, its index, and the built portal as the indexer serves it.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const BIN = process.env.VERDIGRID_BIN_DIR ?? here('../../../target/bin');
const DIST = here('../../dist');
const PATIENCE = 120_000;

/** A port that nobody listens on. */
const freePort = () =>
	new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});

/** Waits until something holds. `more` says why it does not. */
export async function until(what, condition, more = () => '', patience = PATIENCE) {
	const end = Date.now() + patience;
	while (!(await condition())) {
		if (Date.now() > end) throw new Error(`waited too long: ${what}\n${more()}`);
		await pause(200);
	}
}

/** A program that runs beside the tests. */
class Program {
	#lines = [];

	constructor(name, options) {
		this.name = name;
		this.child = spawn(join(BIN, name), options, { stdio: ['ignore', 'pipe', 'pipe'] });
		for (const stream of [this.child.stdout, this.child.stderr]) {
			stream.setEncoding('utf8').on('data', (text) => {
				this.#lines.push(text);
				if (this.#lines.length > 200) this.#lines.shift();
			});
		}
		this.ended = new Promise((resolve) => this.child.on('exit', resolve));
	}

	said = () => `${this.name}: ${this.#lines.join('').slice(-4_000)}`;

	async stop(signal = 'SIGTERM') {
		this.child.kill(signal);
		await this.ended;
	}
}

/** Node, indexer and page. */
export class World {
	static async begin() {
		const world = new World();
		try {
			await world.#begin();
		} catch (error) {
			await world.end();
			throw error;
		}
		return world;
	}

	async #begin() {
		if (process.env.VERDIGRID_PORTAL_URL !== undefined) return this.#join();
		this.folder = await mkdtemp(join(tmpdir(), 'verdigrid-portal-'));
		this.ports = { rpc: await freePort(), network: await freePort(), page: await freePort(), admin: await freePort() };
		this.nodeUrl = `ws://127.0.0.1:${this.ports.rpc}`;
		this.url = `http://127.0.0.1:${this.ports.page}`;
		await this.startNode();
		// The helpers of the end-to-end tests ask for the node when they are loaded.
		process.env.VERDIGRID_URL = this.nodeUrl;
		const { Chain } = await import('../../../tests/e2e/lib/chain.js');
		this.chain = await Chain.connect(this.nodeUrl);
		await this.startIndexer();
	}

	/** Takes a node and an index that run already: while tests are being written. */
	async #join() {
		this.nodeUrl = process.env.VERDIGRID_URL ?? 'ws://127.0.0.1:9944';
		this.url = process.env.VERDIGRID_PORTAL_URL;
		this.indexer = { said: () => '', stop: () => undefined };
		const { Chain } = await import('../../../tests/e2e/lib/chain.js');
		this.chain = await Chain.connect(this.nodeUrl);
	}

	async startNode() {
		const { rpc, network } = this.ports;
		this.node = new Program('verdigrid-node', [
			'--dev', '--base-path', join(this.folder, 'node'), '--rpc-port', String(rpc), '--port', String(network),
			'--no-prometheus', '--state-pruning', 'archive', '--blocks-pruning', 'archive',
		]);
		await until('the node answers', () => answers(`http://127.0.0.1:${rpc}/health`), this.node.said);
	}

	async startIndexer() {
		this.indexer = new Program('verdigrid-indexer', [
			'run', '--node', this.nodeUrl, '--database', join(this.folder, 'index.sqlite'), '--listen', `127.0.0.1:${this.ports.page}`,
			'--admin', `127.0.0.1:${this.ports.admin}`, '--portal', DIST, '--node-public', this.nodeUrl,
		]);
		await until('the indexer answers', () => answers(`${this.url}/v1/status`), this.indexer.said);
	}

	/** Waits until the index has what the chain has now. */
	async caughtUp() {
		const hash = await this.chain.api.rpc.chain.getFinalizedHead();
		const { number } = await this.chain.api.rpc.chain.getHeader(hash);
		const final = number.toNumber();
		await until('the index catches up', async () => ((await this.ask('/v1/status')).indexed?.number ?? 0) >= final, this.indexer.said);
	}

	/** What the index answers. */
	ask = async (path) => (await fetch(this.url + path)).json();

	async end() {
		await this.chain?.disconnect();
		await this.indexer?.stop();
		await this.node?.stop();
		if (this.folder !== undefined) await rm(this.folder, { recursive: true, force: true });
	}
}

const answers = (url) => fetch(url).then(({ ok }) => ok, () => false);
