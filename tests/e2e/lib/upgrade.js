// Runtimes that members vote for, and the state of a chain before and after, as it is stored.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { stringToHex, u8aToHex } from '@polkadot/util';
import { blake2AsHex, xxhashAsHex } from '@polkadot/util-crypto';
import { Chain, eventsOf } from './chain.js';
import { fill, shown } from './filled.js';
import { Track, decide } from './governance.js';
import { Node, until } from './network.js';
import { founders, fundedAccounts } from './people.js';
import { run as runCommand } from './program.js';

/**
 * @typedef {import('./chain.js').Key} Key
 * @typedef {Map<string, string>} State values by key, both as the chain stores them
 */

const PROGRAM = process.env.VERDIGRID_NODE ?? 'verdigrid-node';
const CHECK_STATE = process.env.VERDIGRID_CHECK_STATE ?? 'check-state';
const run = promisify(execFile);

const CODE = stringToHex(':code');
/** Under which every pallet stores the version of its layout. */
const VERSION = ':__STORAGE_VERSION__:';
/** How many keys are asked for at once. */
const PAGE = 500;
/** What every block changes, with transactions or without. */
const OF_BLOCKS = /^(System|Timestamp|Aura|Authorship|CollatorSelection|Session)\.|^Scheduler\.IncompleteSince$/;

/** A development chain full of data. The connection is a new one after each upgrade. */
export class Upgraded {
	/** Starts the chain, and fills it. */
	static async full() {
		const node = await Node.development('--pool-type', 'single-state');
		try {
			await node.start();
			const chain = await Chain.connect(node.url);
			const filled = await fill(chain);
			const { sender } = await fundedAccounts(chain, ['sender']);
			return new Upgraded(node, chain, filled, await shown(chain, filled), sender);
		} catch (error) {
			await node.remove();
			throw error;
		}
	}

	/**
	 * @param {Node} node
	 * @param {Chain} chain
	 * @param {import('./filled.js').Filled} filled
	 * @param {Record<string, any>} said what the runtime APIs say of the data, before any upgrade
	 * @param {Key} sender anyone
	 */
	constructor(node, chain, filled, said, sender) {
		this.node = node;
		this.chain = chain;
		this.filled = filled;
		this.said = said;
		this.sender = sender;
	}

	async remove() {
		await this.chain.disconnect();
		await this.node.remove();
	}

	/**
	 * The version of the runtime that the next block uses.
	 * @returns {Promise<number>}
	 */
	async version() {
		return (await this.node.rpc('state_getRuntimeVersion')).specVersion;
	}

	/**
	 * Members vote for a runtime.
	 * @param {Uint8Array} code
	 */
	async authorise(code) {
		const codeHash = blake2AsHex(code);
		const events = await decide(this.chain, Track.Root, this.chain.api.tx.system.authorizeUpgrade(codeHash));
		assert.deepEqual(eventsOf(events, 'system.UpgradeAuthorized'), [{ codeHash, checkVersion: true }]);
	}

	/**
	 * The call with which anyone sends code.
	 * @param {Uint8Array} code
	 */
	application(code) {
		return this.chain.api.tx.system.applyAuthorizedUpgrade(u8aToHex(code));
	}

	/**
	 * Sends the code that members voted for; the number of its block. The next block is the first of the new runtime. While a runtime
	 * takes over, no connection stays that knows the other one.
	 * @param {Uint8Array} code
	 */
	async apply(code) {
		const signed = await this.application(code).signAsync(this.sender, { nonce: -1 });
		return this.#applied(() => this.node.rpc('author_submitExtrinsic', signed.toHex()));
	}

	/**
	 * The same on the command line, by another account of the development chain.
	 * @param {Uint8Array} code
	 * @param {string} key
	 */
	async applyByHand(code, key) {
		const file = join(this.node.folder, 'runtime.wasm');
		await writeFile(file, code);
		return this.#applied(async () => {
			const said = await runCommand('--url', this.node.url, 'governance', 'apply-upgrade', '--code', `@${file}`, '--key', key);
			assert.equal(said.code, 0, said.stderr);
		});
	}

	/** @param {() => Promise<any>} send */
	async #applied(send) {
		const [from, version] = [await this.chain.height(), await this.version()];
		await this.chain.disconnect();
		await send();
		await until('the runtime is another one', 60_000, async () => (await this.version()) !== version);
		this.chain = await Chain.connect(this.node.url);
		const block = (await this.#eventsAfter(from)).findIndex((names) => names.includes('system.CodeUpdated'));
		assert.notEqual(block, -1, 'there is new code');
		return from + 1 + block;
	}

	/**
	 * Sends a transaction, which is included once the migrations have ended: the names of what happened to migrations and to safe mode in
	 * each block after an upgrade. These blocks have no transaction but the time.
	 * @param {number} upgrade
	 */
	async untilMigrated(upgrade) {
		const remark = this.chain.api.tx.system.remark('0x');
		await this.chain.send(remark, founders(this.chain).member);
		const of = (/** @type {string[]} */ names) => names.filter((name) => /^(migrations|safeMode)\./.test(name));
		const blocks = (await this.#eventsAfter(upgrade)).filter((names) => of(names).length > 0);
		for (const names of blocks) {
			assert.equal(names.filter((name) => /^system\.Extrinsic(Success|Failed)$/.test(name)).length, 1);
		}
		return blocks.map(of);
	}

	/**
	 * Operators of a chain that has halted replace the code of its runtime, from a block on, by other code of the same version.
	 * @param {number} block
	 * @param {Uint8Array} code
	 */
	async replace(block, code) {
		await this.chain.disconnect();
		await this.node.stop();
		const file = join(this.node.folder, 'substitute.json');
		await run(PROGRAM, ['export-chain-spec', '--chain', 'dev', '--output', file]);
		const specification = JSON.parse(await readFile(file, 'utf8'));
		specification.codeSubstitutes = { [block]: u8aToHex(code) };
		await writeFile(file, JSON.stringify(specification));
		this.node.options.push('--chain', file);
		await this.node.start();
		this.chain = await Chain.connect(this.node.url);
	}

	/**
	 * The state after a block.
	 * @param {number} height
	 */
	async stateAt(height) {
		return stateOf(this.node, await this.#hashOf(height));
	}

	/**
	 * Checks every invariant. `check-state` knows the layouts of this release alone, so what the next one stores in another way is put
	 * back.
	 * @returns {Promise<string>} what `check-state` says
	 */
	async invariants() {
		const file = join(this.node.folder, 'state.json');
		const top = withOldLayouts(await this.stateAt(await this.chain.height()));
		await writeFile(file, JSON.stringify({ genesis: { raw: { top } } }));
		return (await run(CHECK_STATE, [file])).stdout;
	}

	/**
	 * The names of the events of each final block after this one.
	 * @param {number} height
	 * @returns {Promise<string[][]>}
	 */
	async #eventsAfter(height) {
		const count = (await this.chain.height()) - height;
		return Promise.all(Array.from({ length: count }, async (_, at) => {
			const block = await this.chain.api.at(await this.#hashOf(height + 1 + at));
			/** @type {any} */
			const records = await block.query.system.events();
			return records.map((/** @type {any} */ { event }) => `${event.section}.${event.method}`);
		}));
	}

	/**
	 * @param {number} height
	 * @returns {Promise<string>}
	 */
	async #hashOf(height) {
		return (await this.chain.api.rpc.chain.getBlockHash(height)).toHex();
	}
}

/**
 * The state after a block, without the runtime.
 * @param {Node} node
 * @param {string} block its hash
 * @returns {Promise<State>}
 */
async function stateOf(node, block) {
	/** @type {State} */
	const state = new Map();
	for (let last = null, keys; ; last = keys[keys.length - 1]) {
		keys = await node.rpc('state_getKeysPaged', '0x', PAGE, last, block);
		const asked = keys.filter((/** @type {string} */ key) => key !== CODE);
		const [{ changes }] = await node.rpc('state_queryStorageAt', asked, block);
		for (const [key, value] of changes) state.set(key, value);
		if (keys.length < PAGE) return state;
	}
}

/**
 * How many entries of each storage item, named `Pallet.Item`, differ between two states. What every block changes is left out.
 * @param {Chain} chain
 * @param {State} before
 * @param {State} after
 */
export function differences(chain, before, after) {
	const items = itemsOf(chain);
	/** @type {Record<string, number>} */
	const found = {};
	for (const key of new Set([...before.keys(), ...after.keys()])) {
		const item = items[key.slice(0, 66)] ?? key;
		if (before.get(key) !== after.get(key) && !OF_BLOCKS.test(item)) found[item] = (found[item] ?? 0) + 1;
	}
	return found;
}

/**
 * The prefix of each storage item, and its name.
 * @param {Chain} chain
 * @returns {Record<string, string>}
 */
function itemsOf(chain) {
	/** @type {any[]} */
	const pallets = [...chain.api.runtimeMetadata.asLatest.pallets];
	const items = pallets.flatMap(({ name, storage }) => {
		const own = storage.isSome ? storage.unwrap().items.map((/** @type {any} */ item) => item.name.toString()) : [];
		return [...own, VERSION].map((item) => [prefixOf(name.toString(), item), `${name}.${item}`]);
	});
	return Object.fromEntries(items);
}

/**
 * With what the keys of a storage item begin.
 * @param {string} pallet
 * @param {string} item
 */
const prefixOf = (pallet, item) => xxhashAsHex(pallet, 128) + xxhashAsHex(item, 128).slice(2);

/** The key under which the market stores the version of its layout. */
export const MARKET_VERSION = prefixOf('Market', VERSION);

/**
 * The trades as they are stored, in the order of their numbers.
 * @param {State} state
 */
export function storedTrades(state) {
	const prefix = prefixOf('Market', 'Trades');
	const number = (/** @type {string} */ key) => Buffer.from(key.slice(66), 'hex').readBigUInt64LE();
	return [...state]
		.filter(([key]) => key.startsWith(prefix))
		.sort(([one], [other]) => Number(number(one) - number(other)))
		.map(([, value]) => value);
}

/**
 * A trade without its energy, an asset of the market without its moment.
 * @param {State} state
 * @returns {Record<string, string>}
 */
function withOldLayouts(state) {
	const [tradesOf, assetsOf] = [prefixOf('Market', 'Trades'), prefixOf('Market', 'Assets')];
	const back = [...state].map(([key, value]) => {
		if (key.startsWith(tradesOf)) return [key, value.slice(0, -16)];
		if (key.startsWith(assetsOf)) return [key, '0x'];
		if (key === MARKET_VERSION) return [key, '0x0100'];
		return [key, value];
	});
	return Object.fromEntries(back);
}

/**
 * The code of a runtime that `scripts/next-runtime` built: they are in one folder.
 * @param {'next' | 'failing' | 'halting'} name
 */
export async function runtime(name) {
	const next = process.env.VERDIGRID_NEXT_RUNTIME;
	if (!next) throw new Error('VERDIGRID_NEXT_RUNTIME names no runtime: play this test with tests/run');
	return new Uint8Array(await readFile(join(dirname(next), `${name}_runtime.wasm`)));
}
