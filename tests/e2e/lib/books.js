// What accounts have, to the smallest unit, and what changes of it from one moment to the next.

import { CNY } from './chain.js';

/**
 * @typedef {import('./chain.js').Chain} Chain
 * @typedef {import('./chain.js').Account} Account
 * @typedef {import('./chain.js').Hold} Hold
 * @typedef {Record<string, bigint>} Lines amounts by what they are
 */

/**
 * Accounts under watch. A line of an account is its free yuan (`yuan`), the money held on it for a
 * reason (such as `Market.Demand`), or a deposit in tokens (such as `Market.OfferDeposit`). Free
 * tokens are left out: every transaction takes a fee of them.
 */
export class Books {
	/**
	 * Starts to watch these accounts.
	 * @param {Chain} chain
	 * @param {Record<string, Account>} owners by name
	 */
	static async open(chain, owners) {
		const books = new Books(chain, owners);
		await books.changes();
		return books;
	}

	/**
	 * @param {Chain} chain
	 * @param {Record<string, Account>} owners
	 */
	constructor(chain, owners) {
		this.chain = chain;
		this.owners = owners;
		/** @type {Record<string, Lines>} */
		this.last = {};
	}

	/** Every line that is not as it was at the last call, by account: by how much it changed. */
	async changes() {
		const before = this.last;
		this.last = await this.#read();
		const differences = Object.entries(this.last).map(([name, lines]) => [
			name,
			difference(before[name] ?? {}, lines),
		]);
		return Object.fromEntries(differences.filter(([, lines]) => Object.keys(lines).length > 0));
	}

	/** All yuan of all these accounts, held ones included. */
	async total() {
		const money = await Promise.all(Object.values(this.owners).map((one) => this.chain.money(one)));
		return money.reduce((sum, { free, held }) => sum + free + held, 0n);
	}

	/** @returns {Promise<Record<string, Lines>>} */
	async #read() {
		const names = Object.keys(this.owners);
		const lines = await Promise.all(names.map((name) => linesOf(this.chain, this.owners[name])));
		return Object.fromEntries(names.map((name, at) => [name, lines[at]]));
	}
}

/**
 * The deposits of one account, by reason.
 * @param {Chain} chain
 * @param {Account} account
 */
export async function deposits(chain, { address }) {
	return byReason(await chain.api.query.balances.holds(address));
}

/**
 * @param {Chain} chain
 * @param {Account} owner
 * @returns {Promise<Lines>}
 */
async function linesOf(chain, owner) {
	const { query } = chain.api;
	const [account, held, tokens] = await Promise.all([
		query.assets.account(CNY, owner.address),
		query.assetsHolder.holds(CNY, owner.address),
		deposits(chain, owner),
	]);
	const yuan = account.isSome ? account.unwrap().balance.toBigInt() : 0n;
	return { yuan, ...byReason(held), ...tokens };
}

/**
 * @param {Hold[]} holds
 * @returns {Lines}
 */
const byReason = (holds) =>
	Object.fromEntries(holds.map(({ id, amount }) => [`${id.type}.${id.value.type}`, amount.toBigInt()]));

/**
 * @param {Lines} before
 * @param {Lines} after
 */
function difference(before, after) {
	const names = new Set([...Object.keys(before), ...Object.keys(after)]);
	const changes = [...names].map((name) => [name, (after[name] ?? 0n) - (before[name] ?? 0n)]);
	return Object.fromEntries(changes.filter(([, amount]) => amount !== 0n));
}
