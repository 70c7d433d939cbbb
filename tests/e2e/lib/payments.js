// Payments that go on while other things happen, and what the node says of each.

import { setTimeout as pause } from 'node:timers/promises';
import { until } from './network.js';

/**
 * @typedef {import('./chain.js').Chain} Chain
 * @typedef {import('./chain.js').Key} Key
 * @typedef {{ hash: string, block: string }} Final a payment, and the block that the node named as final
 */

const PAYERS = ['//Alice', '//Bob', '//Charlie', '//Dave'];
/** More than an account must have to exist. */
export const AMOUNT = 10n ** 12n;

export class Payments {
	/** Those that were reported as final. @type {Final[]} */
	final = [];
	/** What was reported of those that will not be. @type {string[]} */
	lost = [];
	sent = 0;
	#goesOn = true;
	/** @type {Promise<void>} */
	#sending;

	/**
	 * Begins to pay an account that nobody else pays.
	 * @param {Chain} chain
	 * @param {string} recipient
	 */
	constructor(chain, recipient) {
		this.chain = chain;
		this.recipient = recipient;
		this.#sending = this.#send();
	}

	/** Ends, and waits until it is known of each payment what became of it. */
	async stop(milliseconds = 60_000) {
		this.#goesOn = false;
		await this.#sending;
		const known = () => Promise.resolve(this.final.length + this.lost.length === this.sent);
		await until('all payments are final', milliseconds, known, () => `${this.final.length} of ${this.sent} are; ${this.lost.join()}`);
	}

	async #send() {
		const payers = await Promise.all(PAYERS.map(async (uri) => {
			const key = this.chain.key(uri);
			return { key, nonce: (await this.chain.api.rpc.system.accountNextIndex(key.address)).toNumber() };
		}));
		for (let at = 0; this.#goesOn; at = (at + 1) % payers.length) {
			await this.#pay(payers[at].key, payers[at].nonce++);
			await pause(400);
		}
	}

	/**
	 * It has no era. An era names a block, and a fork may take that block away.
	 * @param {Key} payer
	 * @param {number} nonce
	 */
	async #pay(payer, nonce) {
		const { balances } = this.chain.api.tx;
		this.sent += 1;
		await balances.transferKeepAlive(this.recipient, AMOUNT).signAndSend(payer, { nonce, era: 0 }, ({ status, txHash, isError }) => {
			if (status.isFinalized) this.final.push({ hash: txHash.toHex(), block: status.asFinalized.toHex() });
			else if (isError) this.lost.push(status.type);
		});
	}
}
