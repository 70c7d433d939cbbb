// A second client, `polkadot-api`: on the socket of a node, or on a light client, which checks what nodes say.

import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { createClient } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getSmProvider } from 'polkadot-api/sm-provider';
import { startFromWorker } from 'polkadot-api/smoldot/from-node-worker';
import { getWsProvider } from 'polkadot-api/ws';
import { WebSocket } from 'ws';

import { URL } from './chain.js';
import { until } from './network.js';

/**
 * @typedef {import('./chain.js').Key} Key
 * @typedef {import('polkadot-api').PolkadotClient} Client
 * @typedef {{ query: Interface, tx: Interface, apis: Interface }} Api what pallets take and give is known when a test runs
 * @typedef {Record<string, Record<string, any>>} Interface
 */

/** A client of the node under test. */
export const overSocket = () => {
	const websocketClass = /** @type {any} */ (WebSocket);
	return createClient(getWsProvider(URL, { websocketClass }));
};

/**
 * What a client knows of the chain from its metadata alone.
 * @param {Client} client
 */
export const untyped = (client) => /** @type {Api} */ (/** @type {unknown} */ (client.getUnsafeApi()));

/**
 * Signs transactions of this client with a key of the other one.
 * @param {Key} key
 */
export const signer = (key) => getPolkadotSigner(key.publicKey, 'Sr25519', (message) => key.sign(message));

/** A light client of its own. It runs in a thread, which can be ended: the client itself leaves timers behind. */
export class LightClient {
	/** @type {string[]} */
	#lines = [];
	/** @type {Error | null} */
	#failure = null;

	/** @param {string} specification of the chain, with nodes to begin at */
	constructor(specification) {
		const program = createRequire(import.meta.url).resolve('polkadot-api/smoldot/node-worker');
		this.worker = new Worker(program, { stdout: true, stderr: true });
		this.worker.on('error', (error) => (this.#failure = error));
		for (const output of [this.worker.stdout, this.worker.stderr]) {
			output.setEncoding('utf8').on('data', (text) => this.#remember(text));
		}
		// As in a browser.
		const smoldot = startFromWorker(this.worker, { forbidTcp: true });
		this.client = createClient(getSmProvider(() => smoldot.addChain({ chainSpec: specification })));
	}

	/**
	 * Waits until block `number` is final for the light client.
	 * @param {number} number
	 */
	async reaches(number, milliseconds = 120_000) {
		const what = `the light client follows to block ${number}`;
		await until(what, milliseconds, async () => (await this.#final()) >= number, () => this.#lines.join('\n'));
	}

	async stop() {
		// The thread ends first: what it is still asked for would fail in it.
		await this.worker.terminate();
		this.client.destroy();
	}

	/**
	 * The number of the last block that is final for the light client, as soon as it knows one.
	 * @returns {Promise<number>}
	 */
	async #final() {
		if (this.#failure) throw this.#failure;
		const block = await Promise.race([this.client.getFinalizedBlock(), pause(1_000, null)]);
		return block?.number ?? -1;
	}

	/** @param {string} text */
	#remember(text) {
		this.#lines.push(...text.split('\n').filter(Boolean));
		this.#lines.splice(0, this.#lines.length - 20);
	}
}
