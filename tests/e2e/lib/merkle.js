// Trees over salted leaves, written a second time from their description, so that a mistake in the
// chain's own code cannot hide in both.

import { u8aCmp, u8aConcat } from '@polkadot/util';
import { blake2AsU8a, randomAsU8a } from '@polkadot/util-crypto';

/**
 * @typedef {import('./chain.js').Api} Api
 * @typedef {Record<string, any> & { energy: number | bigint }} Leaf
 * @typedef {{ kind: number, type: string, key: string }} Kind what leaves a tree has, and which field they are sorted by
 */

const PREFIX = 'verdigrid/leaf/v1';

const READING = { kind: 1, type: 'VerdigridPrimitivesEvidenceMeterReading', key: 'meter' };
const SETTLEMENT = { kind: 2, type: 'VerdigridPrimitivesEvidenceSettlement', key: 'tradeRef' };

/** A salt for a leaf. */
export const salt = () => randomAsU8a(16);

/**
 * The tree of a period's readings.
 * @param {Api} api
 * @param {Leaf[]} leaves
 */
export const readingsTree = (api, leaves) => new Tree(api, READING, leaves);

/**
 * The tree of an instalment of settlements.
 * @param {Api} api
 * @param {Leaf[]} leaves
 */
export const settlementsTree = (api, leaves) => new Tree(api, SETTLEMENT, leaves);

export class Tree {
	/**
	 * @param {Api} api
	 * @param {Kind} kind
	 * @param {Leaf[]} leaves
	 */
	constructor(api, { kind, type, key }, leaves) {
		this.key = key;
		const encoded = leaves.map((leaf) => {
			/** @type {any} */
			const codec = api.createType(type, leaf);
			const hash = blake2AsU8a(u8aConcat(PREFIX, [kind], codec.toU8a()));
			return { leaf, hash, order: codec[key].toU8a(true) };
		});
		this.entries = encoded.sort((one, other) => u8aCmp(one.order, other.order));
	}

	/** What a seat attests of this tree. */
	statement() {
		const total = this.entries.reduce((sum, { leaf }) => sum + BigInt(leaf.energy), 0n);
		return { root: rootOf(this.#hashes()), leaves: this.entries.length, total };
	}

	/**
	 * The leaf with this key, and the proof that it stands in the tree.
	 * @param {string} key
	 */
	prove(key) {
		const index = this.entries.findIndex(({ leaf }) => leaf[this.key] === key);
		if (index < 0) throw new Error(`the tree has no leaf ${key}`);
		return { leaf: this.entries[index].leaf, proof: proofOf(this.#hashes(), index) };
	}

	/**
	 * The leaves with these keys, each with its index, and one proof that all stand in the tree.
	 * @param {string[]} keys
	 */
	proveMany(keys) {
		const indices = keys
			.map((key) => this.entries.findIndex(({ leaf }) => leaf[this.key] === key))
			.sort((one, other) => one - other);
		const items = indices.map((index) => [index, this.entries[index].leaf]);
		return { items, proof: { siblings: siblingsOf(this.#hashes(), indices) } };
	}

	#hashes() {
		return this.entries.map(({ hash }) => hash);
	}
}

/**
 * The root of the tree over these leaf hashes.
 * @param {Uint8Array[]} hashes
 */
export function rootOf(hashes) {
	const all = levels(hashes);
	return all[all.length - 1][0];
}

/**
 * The proof that a leaf hash stands in the tree over these.
 * @param {Uint8Array[]} hashes
 * @param {number} index
 */
export function proofOf(hashes, index) {
	/** @type {Uint8Array[]} */
	const siblings = [];
	let at = index;
	for (const level of levels(hashes).slice(0, -1)) {
		const sibling = level[at ^ 1];
		if (sibling) siblings.push(sibling);
		at >>= 1;
	}
	return { index, siblings };
}

/**
 * What the leaves at these indices do not give of the tree: level by level, left to right.
 * @param {Uint8Array[]} hashes
 * @param {number[]} indices
 */
export function siblingsOf(hashes, indices) {
	/** @type {Uint8Array[]} */
	const siblings = [];
	let known = indices;
	for (const level of levels(hashes).slice(0, -1)) {
		const beside = known.map((at) => at ^ 1).filter((at) => !known.includes(at) && level[at]);
		siblings.push(...beside.map((at) => level[at]));
		known = [...new Set(known.map((at) => at >> 1))];
	}
	return siblings;
}

/**
 * Leaf hashes first, the root last. A node without a sibling moves up unchanged.
 * @param {Uint8Array[]} hashes
 */
function levels(hashes) {
	const all = [hashes];
	for (let last = hashes; last.length > 1; ) {
		last = parents(last);
		all.push(last);
	}
	return all;
}

/** @param {Uint8Array[]} level */
function parents(level) {
	const above = [];
	for (let at = 0; at < level.length; at += 2) {
		const [left, right] = level.slice(at, at + 2);
		above.push(right ? blake2AsU8a(u8aConcat(left, right)) : left);
	}
	return above;
}
