// A connection to the node under test: sends transactions, names refusals, reads at the latest block.

import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';

/**
 * The pallets of a chain are known from its metadata, when a test runs: what their calls and reads take is
 * checked by the chain, not here.
 * @typedef {Record<string, Record<string, any>>} Pallets
 * @typedef {Omit<ApiPromise, 'query' | 'call' | 'tx' | 'rpc' | 'derive' | 'consts'> &
 *   { query: Pallets, call: Pallets, consts: Pallets, rpc: Pallets, derive: Pallets,
 *     tx: Record<string, Record<string, (...args: any[]) => Call>> }} Api
 * @typedef {import('@polkadot/api/types').SubmittableExtrinsic<'promise'>} Call
 * @typedef {import('@polkadot/keyring/types').KeyringPair} Key
 * @typedef {import('@polkadot/types/interfaces').DispatchError} DispatchError
 * @typedef {any} Event an event as the API decodes it: `section`, `method` and `data`
 * @typedef {{ address: string }} Account
 * @typedef {{ id: any, amount: { toBigInt(): bigint } }} Hold money held on an account for a reason
 */

/** Where the node under test listens. */
export const URL = process.env.VERDIGRID_URL ?? 'ws://127.0.0.1:9944';

/** The chain executed a call and refused it. `name` is `Pallet.Error`, as in the metadata. */
export class Refused extends Error {
	/**
	 * @param {string} name
	 * @param {string} meaning
	 */
	constructor(name, meaning) {
		super(meaning);
		this.name = name;
	}
}

export class Chain {
	/** @type {Map<string, Promise<number>>} */
	#nonces = new Map();

	static async connect(url = URL) {
		// No second attempt: a test against a node that has gone must end.
		const provider = new WsProvider(url, false);
		await provider.connect();
		const api = await ApiPromise.create({ provider, noInitWarn: true, throwOnConnect: true });
		return new Chain(/** @type {Api} */ (/** @type {unknown} */ (api)));
	}

	/** @param {Api} api */
	constructor(api) {
		this.api = api;
		this.keyring = new Keyring({ type: 'sr25519', ss58Format: api.registry.chainSS58 });
	}

	/**
	 * The key of a secret URI such as `//Alice`.
	 * @param {string} uri
	 */
	key(uri) {
		return this.keyring.createFromUri(uri);
	}

	disconnect() {
		return this.api.disconnect();
	}

	/**
	 * Signs a call and waits until it has succeeded in a final block.
	 * @param {Call} call
	 * @param {Key} signer
	 * @returns {Promise<Event[]>} its events
	 */
	async send(call, signer) {
		const nonce = await this.#takeNonce(signer.address);
		try {
			return await this.#finalised(call, signer, nonce);
		} catch (error) {
			if (!(error instanceof Refused)) this.#nonces.delete(signer.address);
			throw error;
		}
	}

	/**
	 * Sends many calls at once.
	 * @param {[Call, Key][]} calls
	 * @returns {Promise<Event[][]>} the events of each
	 */
	sendAll(calls) {
		return Promise.all(calls.map(([call, signer]) => this.send(call, signer)));
	}

	/**
	 * Sends a call and takes from its events the one named `pallet.Event`, as plain values.
	 * @param {string} name
	 * @param {Call} call
	 * @param {Key} signer
	 */
	async event(name, call, signer) {
		const [event] = eventsOf(await this.send(call, signer), name);
		if (!event) throw new Error(`there is no event ${name}`);
		return event;
	}

	/** Chain time in seconds. */
	async now() {
		return Math.floor((await this.api.query.timestamp.now()).toNumber() / 1_000);
	}

	/**
	 * Chain time in a block, in seconds.
	 * @param {number} height
	 */
	async timeOf(height) {
		/** @type {{ query: Pallets }} */
		const block = await this.api.at(await this.api.rpc.chain.getBlockHash(height));
		return Math.floor((await block.query.timestamp.now()).toNumber() / 1_000);
	}

	/** Waits until the next second of chain time. */
	async nextSecond() {
		await this.until((await this.now()) + 1);
	}

	/**
	 * Waits until chain time is `moment` or later, and the chain has come to `block`.
	 * @param {number} moment in seconds
	 */
	async until(moment, block = 0) {
		while ((await this.now()) < moment || (await this.height()) < block) {
			const left = moment * 1_000 - Date.now();
			if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
			// A development node makes a block for a transaction at once.
			else await this.send(this.api.tx.system.remark('0x'), this.key('//Alice'));
		}
	}

	/**
	 * The number of the latest final block.
	 * @returns {Promise<number>}
	 */
	async height() {
		const { rpc } = this.api;
		return (await rpc.chain.getHeader(await rpc.chain.getFinalizedHead())).number.toNumber();
	}

	/**
	 * The events of a block that no transaction caused: those of what happens before and after them.
	 * @param {number} height
	 * @returns {Promise<Event[]>}
	 */
	async hookEvents(height) {
		/** @type {{ query: Pallets }} */
		const block = await this.api.at(await this.api.rpc.chain.getBlockHash(height));
		/** @type {{ phase: any, event: Event }[]} */
		const records = await block.query.system.events();
		return records.filter(({ phase }) => !phase.isApplyExtrinsic).map(({ event }) => event);
	}

	/**
	 * An account's tokens, free and held.
	 * @param {Account} account
	 * @returns {Promise<{ free: bigint, held: bigint }>}
	 */
	async tokens(account) {
		const { free, reserved } = (await this.api.query.system.account(account.address)).data;
		return { free: free.toBigInt(), held: reserved.toBigInt() };
	}

	/**
	 * An account's yuan in fen: what it can spend, and what is held on it.
	 * @param {Account} account
	 * @returns {Promise<{ free: bigint, held: bigint }>}
	 */
	async money(account) {
		const entry = await this.api.query.assets.account(CNY, account.address);
		/** @type {Hold[]} */
		const held = await this.api.query.assetsHolder.holds(CNY, account.address);
		return {
			free: entry.isSome ? entry.unwrap().balance.toBigInt() : 0n,
			held: held.reduce((sum, { amount }) => sum + amount.toBigInt(), 0n),
		};
	}

	/**
	 * Several transactions of an account may be on their way: each gets the nonce after the last.
	 * @param {string} address
	 * @returns {Promise<number>}
	 */
	#takeNonce(address) {
		const before = this.#nonces.get(address);
		const nonce = before
			? before.then((nonce) => nonce + 1)
			: this.api.rpc.system.accountNextIndex(address).then((/** @type {any} */ index) => index.toNumber());
		this.#nonces.set(address, nonce);
		return nonce;
	}

	/**
	 * @param {Call} call
	 * @param {Key} signer
	 * @param {number} nonce
	 * @returns {Promise<Event[]>}
	 */
	#finalised(call, signer, nonce) {
		return new Promise((resolve, reject) => {
			/** @param {import('@polkadot/types/types').ISubmittableResult} result */
			const watch = ({ status, events, dispatchError }) => {
				if (status.isFinalized) {
					if (dispatchError) reject(refused(this.api, dispatchError));
					else resolve(events.map(({ event }) => event));
				} else if (status.isInvalid || status.isDropped || status.isUsurped) {
					reject(new Error(`the transaction was not included: ${status.type}`));
				}
			};
			call.signAndSend(signer, { nonce }, watch).catch(reject);
		});
	}
}

/**
 * Acts on a connection of its own. A connection counts the nonces of its accounts: another program may have used them.
 * @template T
 * @param {(own: Chain) => Promise<T>} act
 */
export async function withNewNonces(act) {
	const own = await Chain.connect();
	try {
		return await act(own);
	} finally {
		await own.disconnect();
	}
}

/** The settlement asset of the development preset. */
export const CNY = 1;

/** The same as an asset of the market and of escrow. */
export const yuan = { WithId: CNY };

/**
 * Those of a transaction's events that are named `pallet.Event`, as plain values.
 * @param {Event[]} events
 * @param {string} name
 * @returns {Record<string, any>[]}
 */
export function eventsOf(events, name) {
	return events
		.filter((event) => `${event.section}.${event.method}` === name)
		.map((event) =>
			Object.fromEntries(event.data.names.map((/** @type {string} */ field, /** @type {number} */ at) => [field, event.data[at].toPrimitive()])),
		);
}

/**
 * What the chain says of a number that is not there: `null`; else plain values.
 * @param {any} option
 * @returns {any}
 */
export function plain(option) {
	return option.isSome ? option.unwrap().toPrimitive() : null;
}

/**
 * The refusal that a dispatch error stands for.
 * @param {Api} api
 * @param {DispatchError} error
 */
export function refused(api, error) {
	if (!error.isModule) return new Refused(error.type, error.toString());
	const { section, name, docs } = api.registry.findMetaError(error.asModule);
	// As the metadata and the Rust client write a pallet's name.
	return new Refused(`${section[0].toUpperCase()}${section.slice(1)}.${name}`, docs.join(' ').trim());
}
