// Nodes on this machine: each a process of its own with a folder and ports of its own.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { WebSocketServer } from 'ws';
import { URL } from './chain.js';

const PROGRAM = process.env.VERDIGRID_NODE ?? 'verdigrid-node';
const run = promisify(execFile);

export class Node {
	/**
	 * A validator with the well-known keys of this name.
	 * @param {string} name
	 * @param {string} spec the specification of its chain
	 */
	static async validator(name, spec = 'local') {
		const folder = await mkdtemp(join(tmpdir(), `verdigrid-${name}-`));
		const place = ['--chain', spec, '--base-path', folder];
		await run(PROGRAM, ['key', 'generate-node-key', ...place]);
		const port = await freePort();
		const webPort = await freePort();
		const listen = [listenAddress(port), `${listenAddress(webPort)}/ws`].flatMap((address) => ['--listen-addr', address]);
		const options = [...place, `--${name}`, ...listen, '--no-telemetry', '--no-mdns'];
		return new Node(name, folder, await freePort(), port, options, webPort, spec);
	}

	/**
	 * A development chain of its own.
	 * @param {string[]} options
	 */
	static async development(...options) {
		const folder = await mkdtemp(join(tmpdir(), 'verdigrid-development-'));
		const place = ['--dev', '--base-path', folder];
		return new Node('development', folder, await freePort(), 0, [...place, ...options]);
	}

	/**
	 * @param {string} name
	 * @param {string} folder
	 * @param {number} rpcPort
	 * @param {number} port
	 * @param {string[]} options
	 * @param {number} webPort where it talks to other nodes and light clients over WebSocket
	 * @param {string} spec the specification of its chain
	 */
	constructor(name, folder, rpcPort, port, options, webPort = 0, spec = 'dev') {
		this.name = name;
		this.folder = folder;
		this.rpcPort = rpcPort;
		this.port = port;
		this.webPort = webPort;
		this.options = options;
		this.spec = spec;
		/** @type {import('node:child_process').ChildProcess | null} */
		this.child = null;
		/** All that it has said since it was started. */
		this.log = '';
	}

	/** The last lines of that. */
	get lines() {
		return this.log.split('\n').filter(Boolean).slice(-20);
	}

	get url() {
		return `ws://127.0.0.1:${this.rpcPort}`;
	}

	/**
	 * Starts the process, and waits until it answers.
	 * @param {Node} [bootnode] a running node
	 * @param {Record<string, string>} variables of its environment, beside those of the test
	 */
	async start(bootnode, variables = {}) {
		const options = [...this.options, '--rpc-port', String(this.rpcPort), '--no-prometheus'];
		if (bootnode) options.push('--bootnodes', await bootnode.address());
		this.log = '';
		const env = { ...process.env, ...variables };
		const child = spawn(PROGRAM, options, { env, stdio: ['ignore', 'ignore', 'pipe'] });
		child.stderr.setEncoding('utf8').on('data', (text) => {
			this.log += text;
		});
		this.child = child;
		this.ended = new Promise((resolve) => child.once('exit', resolve));
		const answers = () => this.rpc('system_health').then(() => true, () => this.#alive());
		await until(`${this.name} answers`, 120_000, answers, () => this.lines.join('\n'));
	}

	/** Ends the process without a chance to tidy up, as a failing machine would. */
	kill() {
		return this.#end('SIGKILL');
	}

	/** Ends the process as an operator does. */
	stop() {
		return this.#end('SIGTERM');
	}

	/** Loses all that it stored of its chain, and keeps its keys. The process must have ended. */
	async loseDatabase() {
		const chains = join(this.folder, 'chains');
		const [chain] = await readdir(chains);
		const parts = await readdir(join(chains, chain));
		const lost = parts.filter((part) => !['keystore', 'network'].includes(part));
		assert.notDeepEqual(lost, []);
		await Promise.all(lost.map((part) => rm(join(chains, chain, part), { recursive: true })));
	}

	/**
	 * Writes the state of a final block to a file. The process must have ended.
	 * @param {string} hash
	 * @param {string} file
	 * @returns {Promise<string>} the hash of the file
	 */
	async exportState(hash, file) {
		const place = ['--chain', this.spec, '--base-path', this.folder];
		const { stdout } = await run(PROGRAM, ['export-state', ...place, hash], { maxBuffer: 2 ** 28 });
		await writeFile(file, stdout);
		return createHash('sha256').update(stdout).digest('hex');
	}

	async remove() {
		await this.kill();
		await rm(this.folder, { recursive: true, force: true });
	}

	/**
	 * @param {string} method
	 * @param {any[]} params
	 * @returns {Promise<any>}
	 */
	async rpc(method, ...params) {
		const response = await fetch(`http://127.0.0.1:${this.rpcPort}`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
		});
		const { result, error } = /** @type {any} */ (await response.json());
		if (error) throw new Error(`${this.name}: ${method}: ${error.message}`);
		return result;
	}

	/** Where other nodes find this one. */
	async address() {
		return `${listenAddress(this.port)}/p2p/${await this.rpc('system_localPeerId')}`;
	}

	/**
	 * A specification with this node as the one to begin at: what a light client needs.
	 * @param {string} spec the file of the raw specification
	 */
	async withBootNode(spec) {
		const bootNodes = [`${listenAddress(this.webPort)}/ws/p2p/${await this.rpc('system_localPeerId')}`];
		return JSON.stringify({ ...JSON.parse(await readFile(spec, 'utf8')), bootNodes });
	}

	/** Number and hash of the last final block. */
	async finalised() {
		const hash = await this.rpc('chain_getFinalizedHead');
		const { number } = await this.rpc('chain_getHeader', hash);
		return { number: Number(number), hash };
	}

	/**
	 * Waits until block `number` is final here.
	 * @param {number} number
	 */
	async reaches(number, milliseconds = 120_000) {
		const final = async () => (await this.finalised()).number >= number;
		await until(`${this.name} finalises block ${number}`, milliseconds, final, () => this.lines.join('\n'));
	}

	/** @param {NodeJS.Signals} signal */
	async #end(signal) {
		if (!this.child) return;
		this.child.kill(signal);
		await this.ended;
		this.child = null;
	}

	#alive() {
		if (this.child?.exitCode === null) return false;
		throw new Error(`${this.name} ended:\n${this.lines.join('\n')}`);
	}
}

/**
 * Plays with a node that answers as it likes, and can ask the one under test. It has no subscriptions.
 * @param {(question: { id: number, method: string }, pass: () => Promise<string>, asked: string[]) => string | Promise<string>} answer
 *   what it answers, or what the node under test says. These methods were asked before
 * @param {(url: string) => Promise<void>} play
 */
export async function throughNode(answer, play) {
	const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
	await once(server, 'listening');
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	/** @type {string[]} */
	const asked = [];
	/** @param {string} body */
	const pass = async (body) => {
		const headers = { 'Content-Type': 'application/json' };
		return (await fetch(URL.replace(/^ws/, 'http'), { method: 'POST', headers, body })).text();
	};
	/** @param {string} body */
	const answered = async (body) => {
		const question = JSON.parse(body);
		const before = [...asked];
		asked.push(question.method);
		return answer(question, () => pass(body), before);
	};
	server.on('connection', (socket) => {
		socket.on('message', (body) => {
			answered(new TextDecoder().decode(/** @type {Buffer} */ (body))).then((text) => socket.send(text), () => socket.close());
		});
	});
	try {
		await play(`ws://127.0.0.1:${port}`);
	} finally {
		for (const socket of server.clients) socket.terminate();
		server.close();
	}
}

/**
 * Plays with a node that passes everything on to the one under test. In its answers the name `from` is replaced by `to`, also where
 * it is a whole text. Both have the same length, so that metadata can be read.
 * @param {string} from
 * @param {string} to
 * @param {(node: { url: string, asked: string[], answers: number }) => Promise<void>} play
 */
export async function throughRenamed(from, to, play) {
	assert.equal(from.length, to.length);
	const [sought, given] = [from, to].map((name) => Buffer.from(name).toString('hex'));
	/** @type {{ url: string, asked: string[], answers: number }} */
	const node = { url: '', asked: [], answers: 0 };
	/** @type {Parameters<typeof throughNode>[0]} */
	const renamed = async (question, pass) => {
		node.asked.push(question.method);
		const answer = await pass();
		const changed = answer.replaceAll(sought, given).replaceAll(`"${from}"`, `"${to}"`);
		if (changed !== answer) node.answers += 1;
		return changed;
	};
	await throughNode(renamed, (url) => play(Object.assign(node, { url })));
	assert.ok(node.answers > 0, 'the name is in what was answered');
}

/**
 * Nothing was sent that could change a chain.
 * @param {{ asked: string[] }} node
 */
export function assertOnlyReads({ asked }) {
	assert.ok(asked.length > 0);
	assert.deepEqual(asked.filter((method) => method.startsWith('author_')), []);
}

/**
 * Writes the raw specification of the `local` chain, after a change of its state.
 * @param {string} file
 * @param {(state: Record<string, string>) => void} change
 */
export async function writeSpecification(file, change) {
	await run(PROGRAM, ['export-chain-spec', '--chain', 'local', '--raw', '--output', file]);
	const spec = JSON.parse(await readFile(file, 'utf8'));
	change(spec.genesis.raw.top);
	await writeFile(file, JSON.stringify(spec));
}

/** @param {number} port */
const listenAddress = (port) => `/ip4/127.0.0.1/tcp/${port}`;

/**
 * @param {string} what
 * @param {number} milliseconds
 * @param {() => Promise<boolean>} condition
 * @param {() => string} more what to say beside, when it takes too long
 */
export async function until(what, milliseconds, condition, more = () => '') {
	const deadline = Date.now() + milliseconds;
	while (!(await condition())) {
		if (Date.now() > deadline) throw new Error(`not within ${milliseconds} ms: ${what}\n${more()}`);
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}

/**
 * A port that nothing listens on.
 * @returns {Promise<number>}
 */
export function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
			server.close(() => resolve(port));
		});
	});
}
