// Payments that go on while other things happen, and what the node says of each.

import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from './network.js';

/**
 * @typedef {import('./chain.js').Chain} Chain
 * @typedef {import('./chain.js').Key} Key
 * @typedef {{ hash: string, block: string }} Final a payment, and the block that the node named as final
 */

const PAYERS = ['//Alice', '//Bob', '//Charlie', '//Dave'];
/** Milliseconds between two payments, on a busy machine and on an idle one. */
const [SLOWEST, FASTEST] = [400, 10];
/** So much of the machine stays idle. */
const IDLE = 1 / 3;
/** A node takes 1,024 subscriptions from a connection. Each payment that is not final yet has one. */
const UNDER_WAY = 900;
/** More than an account must have to exist. */
export const AMOUNT = 10n ** 12n;

export class Payments {
	/** Those that were reported as final. @type {Final[]} */
	final = [];
	/** What was reported of those that will not be. @type {string[]} */
	lost = [];
	sent = 0;
	/** How much of the machine was idle, in each second. @type {number[]} */
	idle = [];
	#goesOn = true;
	#between = SLOWEST;
	/** @type {Promise<void>} */
	#sending;

	/**
	 * Begins to pay an account that nobody else pays, as fast as leaves a third of the machine idle.
	 * @param {Chain} chain
	 * @param {string} recipient
	 */
	constructor(chain, recipient) {
		this.chain = chain;
		this.recipient = recipient;
		this.#sending = this.#send();
		void this.#pace();
	}

	/** How much of the machine was idle, in percent. */
	get idlePercent() {
		return Math.round(100 * this.idle.reduce((sum, idle) => sum + idle, 0) / this.idle.length);
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
			await pause(this.#between);
			while (this.#goesOn && this.sent - this.final.length - this.lost.length >= UNDER_WAY) await pause(SLOWEST);
		}
	}

	/** Pays faster while more of the machine is idle than should be, and slower while less is. */
	async #pace() {
		for (let before = times(); this.#goesOn;) {
			await pause(1_000);
			const now = times();
			const idle = (now.idle - before.idle) / (now.all - before.all);
			this.idle.push(idle);
			this.#between = Math.min(SLOWEST, Math.max(FASTEST, this.#between * (idle > IDLE ? 0.8 : 1.25)));
			before = now;
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

/** The time of all processors since the machine started, in milliseconds, and how much of it they were idle. */
function times() {
	const all = cpus().map((cpu) => cpu.times);
	const idle = all.reduce((sum, { idle }) => sum + idle, 0);
	return { idle, all: all.reduce((sum, { user, nice, sys, irq, idle }) => sum + user + nice + sys + irq + idle, 0) };
}
