// Credentials of which one attribute can be shown without the others, written a second time from their
// description.

import { stringToU8a, u8aConcat } from '@polkadot/util';
import { blake2AsHex, blake2AsU8a } from '@polkadot/util-crypto';
import { proofOf, rootOf, salt } from './merkle.js';

const LEAF = 'verdigrid/credential/v1';
const COMMITMENT = 'verdigrid/commitment/v1';

export class Credential {
	/**
	 * Each attribute gets a salt of its own.
	 * @param {Record<string, string>} attributes values by key
	 */
	constructor(attributes) {
		this.attributes = Object.entries(attributes)
			.sort(([one], [other]) => (one < other ? -1 : 1))
			.map(([key, value]) => ({ key, value, salt: salt() }));
	}

	/** What goes on chain. */
	get commitment() {
		const leaves = this.#leaves();
		return blake2AsHex(u8aConcat(COMMITMENT, rootOf(leaves), number(leaves.length)));
	}

	/**
	 * All that is given out to show one attribute: what `discloses` takes after the party.
	 * @param {string} key
	 */
	show(key) {
		const index = this.attributes.findIndex((attribute) => attribute.key === key);
		const { value, salt } = this.attributes[index];
		const leaves = this.#leaves();
		const proof = { root: rootOf(leaves), leaves: leaves.length, proof: proofOf(leaves, index) };
		return { key, value, salt, proof };
	}

	#leaves() {
		return this.attributes.map(({ key, value, salt }) => {
			const parts = [key, value].map((text) => stringToU8a(text));
			const measured = parts.flatMap((part) => [number(part.length), part]);
			return blake2AsU8a(u8aConcat(LEAF, ...measured, salt));
		});
	}
}

/**
 * Four bytes, the lowest first.
 * @param {number} value
 */
function number(value) {
	const bytes = new Uint8Array(4);
	new DataView(bytes.buffer).setUint32(0, value, true);
	return bytes;
}
