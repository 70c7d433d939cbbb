// Nodes on this machine: each a process of its own with a folder and ports of its own.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
		return new Node(name, folder, await freePort(), port, options, webPort);
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
	 */
	constructor(name, folder, rpcPort, port, options, webPort = 0) {
		this.name = name;
		this.folder = folder;
		this.rpcPort = rpcPort;
		this.port = port;
		this.webPort = webPort;
		this.options = options;
		/** @type {import('node:child_process').ChildProcess | null} */
		this.child = null;
		/** @type {string[]} */
		this.lines = [];
	}

	get url() {
		return `ws://127.0.0.1:${this.rpcPort}`;
	}

	/**
	 * Starts the process, and waits until it answers.
	 * @param {Node} [bootnode] a running node
	 */
	async start(bootnode) {
		const options = [...this.options, '--rpc-port', String(this.rpcPort), '--no-prometheus'];
		if (bootnode) options.push('--bootnodes', await bootnode.address());
		const child = spawn(PROGRAM, options, { stdio: ['ignore', 'ignore', 'pipe'] });
		child.stderr.setEncoding('utf8').on('data', (text) => this.#remember(text));
		this.child = child;
		this.ended = new Promise((resolve) => child.once('exit', resolve));
		const answers = () => this.rpc('system_health').then(() => true, () => this.#alive());
		await until(`${this.name} answers`, 120_000, answers, () => this.lines.join('\n'));
	}

	/** Ends the process without a chance to tidy up, as a failing machine would. */
	async kill() {
		if (!this.child) return;
		this.child.kill('SIGKILL');
		await this.ended;
		this.child = null;
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

	#alive() {
		if (this.child?.exitCode === null) return false;
		throw new Error(`${this.name} ended:\n${this.lines.join('\n')}`);
	}

	/** @param {string} text */
	#remember(text) {
		this.lines.push(...text.split('\n').filter(Boolean));
		this.lines.splice(0, this.lines.length - 20);
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
