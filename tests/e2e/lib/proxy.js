// The proxy before an RPC node, with the configuration that the manual ships, and a client that is honest while others abuse the node.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import WebSocket from 'ws';
import { freePort, until } from './network.js';

const FOLDER = fileURLToPath(new URL('../../../docs/operations/proxy/', import.meta.url));
/** A client that the proxy does not limit. */
export const KNOWN = '127.0.3.1';
const run = promisify(execFile);

/** The flags of a node behind the proxy, from the manual. */
export async function nodeFlags() {
	return (await readFile(join(FOLDER, 'node.flags'), 'utf8')).split(/\s+/).filter(Boolean);
}

export class Proxy {
	/**
	 * Starts haproxy before a node. Only addresses and the certificate differ from the manual's.
	 * @param {number} nodePort
	 */
	static async start(nodePort) {
		const folder = await mkdtemp(join(tmpdir(), 'verdigrid-proxy-'));
		const [key, certificate, both] = ['key', 'certificate', 'both'].map((name) => join(folder, `${name}.pem`));
		const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1', '-subj', '/CN=localhost'];
		await run('openssl', ['req', ...kind, '-keyout', key, '-out', certificate]);
		await writeFile(both, (await readFile(certificate, 'utf8')) + (await readFile(key, 'utf8')));
		const [port, tlsPort, otherPort, metricsPort] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
		const env = {
			PATH: `${process.env.PATH}:/usr/sbin`,
			RPC_TLS: `127.0.0.1:${tlsPort}`,
			RPC_TLS_IPV6: `127.0.0.1:${otherPort}`,
			RPC_CERTIFICATE: both,
			RPC_PLAIN: `127.0.0.1:${port}`,
			RPC_METRICS: `127.0.0.1:${metricsPort}`,
			RPC_NODE: `127.0.0.1:${nodePort}`,
			RPC_KNOWN: `192.0.2.1 ${KNOWN}`,
		};
		const child = spawn('haproxy', ['-db', '-f', join(FOLDER, 'verdigrid-rpc.cfg')], { env, stdio: ['ignore', 'ignore', 'pipe'] });
		const proxy = new Proxy(folder, child, port, tlsPort, metricsPort);
		await proxy.#answers();
		return proxy;
	}

	/**
	 * @param {string} folder
	 * @param {import('node:child_process').ChildProcess} child
	 * @param {number} port
	 * @param {number} tlsPort
	 * @param {number} metricsPort
	 */
	constructor(folder, child, port, tlsPort, metricsPort) {
		this.folder = folder;
		this.child = child;
		this.port = port;
		this.tlsPort = tlsPort;
		this.metricsPort = metricsPort;
		this.output = '';
		child.stderr?.setEncoding('utf8').on('data', (text) => { this.output += text; });
		/** @type {Promise<void>} */
		this.ended = new Promise((resolve) => child.once('exit', () => resolve()));
	}

	async #answers() {
		const answers = async () => {
			if (this.child.exitCode !== null) throw new Error(`haproxy ended:\n${this.output}`);
			return (await post(this.port, '127.0.0.2', call('system_health'))).status === 200;
		};
		await until('haproxy answers', 20_000, answers, () => this.output);
	}

	async stop() {
		this.child.kill('SIGKILL');
		await this.ended;
		await rm(this.folder, { recursive: true, force: true });
	}
}

/**
 * @param {string} method
 * @param {unknown[]} params
 */
export const call = (method, ...params) => JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });

/**
 * Sends a request on a connection of its own. If the connection is refused or broken, the status is 0.
 * @param {number} port
 * @param {string} from the client's address
 * @param {string | Buffer} body
 * @param {import('node:http').RequestOptions} [options]
 * @returns {Promise<{ status: number, body: string }>}
 */
export function post(port, from, body, options = {}) {
	return new Promise((resolve) => {
		const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
		const agent = new Agent({ keepAlive: false });
		const settings = { host: '127.0.0.1', port, localAddress: from, method: 'POST', headers, agent, timeout: 15_000, ...options };
		const asked = request(settings, (response) => {
			let text = '';
			response.setEncoding('utf8').on('data', (chunk) => { text += chunk; });
			response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
			response.on('error', () => resolve({ status: 0, body: '' }));
		});
		asked.on('timeout', () => asked.destroy());
		asked.on('error', () => resolve({ status: 0, body: '' }));
		asked.end(body);
	});
}

/**
 * Opens a WebSocket, or says with which status it was refused: 0 without an answer.
 * @param {number} port
 * @param {string} from the client's address
 * @returns {Promise<WebSocket | number>}
 */
export function open(port, from) {
	return new Promise((resolve) => {
		const socket = new WebSocket(`ws://127.0.0.1:${port}`, { localAddress: from, perMessageDeflate: false, handshakeTimeout: 10_000 });
		socket.once('open', () => resolve(socket));
		socket.once('unexpected-response', (asked, response) => {
			resolve(response.statusCode ?? 0);
			asked.destroy();
		});
		socket.on('error', () => resolve(0));
	});
}

/**
 * Sends a text, and waits for the next message: nothing, if the connection ends.
 * @param {WebSocket} socket
 * @param {string | Buffer} text
 * @returns {Promise<string>}
 */
export function ask(socket, text) {
	return new Promise((resolve) => {
		const ended = () => resolve('');
		socket.once('close', ended);
		socket.once('message', (message) => {
			socket.off('close', ended);
			resolve(new TextDecoder().decode(/** @type {Buffer} */ (message)));
		});
		socket.send(text, (error) => error && resolve(''));
	});
}

/** What an honest client met: the number of its questions, the longest time to an answer, and what failed. */
/** @typedef {{ asked: number, longest: number, failures: string[] }} Experience */

/**
 * Asks twice a second: on a new connection, and on a WebSocket that stays. Every second it opens another WebSocket. In a thread of
 * its own.
 */
export class HonestClient {
	/** @param {number} port */
	constructor(port) {
		this.worker = new Worker(fileURLToPath(import.meta.url), { workerData: { port } });
	}

	/** Forgets what was. */
	begin() {
		return this.#say('begin');
	}

	/** What it met since it began. */
	end() {
		return this.#say('end');
	}

	stop() {
		return this.worker.terminate();
	}

	/**
	 * @param {string} word
	 * @returns {Promise<Experience>}
	 */
	async #say(word) {
		this.worker.postMessage(word);
		const [experience] = await once(this.worker, 'message');
		return experience;
	}
}

class Honesty {
	/** @type {Experience} */
	experience = { asked: 0, longest: 0, failures: [] };
	/** When questions were asked that have no answer yet. @type {Set<number>} */
	waiting = new Set();
	address = 1;

	/** @param {string} word */
	heard(word) {
		const waited = Math.max(0, ...[...this.waiting].map((began) => performance.now() - began));
		const experience = { ...this.experience, longest: Math.max(this.experience.longest, waited) };
		if (word === 'begin') {
			this.experience = { asked: 0, longest: 0, failures: [] };
			// The proxy counts the WebSockets of a minute.
			this.address += 1;
		}
		return experience;
	}

	/**
	 * @param {string} where
	 * @param {() => Promise<string>} question
	 */
	async ask(where, question) {
		const began = performance.now();
		this.waiting.add(began);
		const answer = await Promise.race([question(), pause(15_000, 'nothing in 15 seconds')]);
		this.waiting.delete(began);
		this.experience.asked += 1;
		this.experience.longest = Math.max(this.experience.longest, performance.now() - began);
		if (!answer.includes('"result"')) this.experience.failures.push(`${where}: ${answer.slice(0, 200)}`);
	}
}

/** @param {number} port */
async function beHonest(port) {
	const honesty = new Honesty();
	parentPort?.on('message', (word) => parentPort?.postMessage(honesty.heard(word)));
	const lasting = await open(port, '127.0.2.1');
	if (typeof lasting === 'number') throw new Error(`the honest client is refused: ${lasting}`);
	for (let round = 0; ; round += 1) {
		const from = `127.0.2.${honesty.address}`;
		await Promise.all([
			honesty.ask('on a new connection', async () => (await post(port, from, call('state_getRuntimeVersion'))).body),
			honesty.ask('on its WebSocket', () => ask(lasting, call('state_call', 'Core_version', '0x'))),
			round % 2 === 0 ? honesty.ask('on a new WebSocket', () => askNew(port, from, call('chain_getHeader'))) : null,
			pause(500),
		]);
	}
}

/**
 * @param {number} port
 * @param {string} from
 * @param {string} text
 */
async function askNew(port, from, text) {
	const socket = await open(port, from);
	if (typeof socket === 'number') return `refused with ${socket}`;
	const answer = await ask(socket, text);
	socket.terminate();
	return answer;
}

if (!isMainThread && workerData?.port) await beHonest(workerData.port);
