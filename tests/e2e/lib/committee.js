// Committees: who sits in them, what seats state, and what they have at stake.

import { plain } from './chain.js';

/**
 * @typedef {import('./chain.js').Chain} Chain
 * @typedef {import('./chain.js').Account} Account
 * @typedef {import('./chain.js').Key} Key
 * @typedef {import('./trade.js').Topic} Topic
 * @typedef {{ root: string | Uint8Array, leaves: number, total: number | bigint }} Statement
 */

/**
 * A key's party.
 * @param {Chain} chain
 * @param {Account} key
 */
export async function partyOf(chain, { address }) {
	return plain(await chain.api.call.verdigridIdentityApi.partyOf(address));
}

/**
 * The seat of a key's party.
 * @param {Chain} chain
 * @param {Account} key
 */
export async function seatOf(chain, key) {
	const party = await partyOf(chain, key);
	return plain(await chain.api.call.verdigridEvidenceApi.seat(party));
}

/**
 * The parties that sit in a source's committee.
 * @param {Chain} chain
 * @param {string} source
 */
export async function members(chain, source) {
	const [, committee] = await chain.api.call.verdigridEvidenceApi.committee(source);
	return committee.members.toPrimitive();
}

/**
 * A dispute as the chain shows it.
 * @param {Chain} chain
 * @param {number} id
 */
export const disputeOf = async (chain, id) =>
	plain(await chain.api.call.verdigridEvidenceApi.dispute(id));

/**
 * The call that states something about a topic.
 * @param {Chain} chain
 * @param {Topic} topic
 * @param {Statement} statement
 */
export const state = (chain, topic, statement, round = 1) =>
	chain.api.tx.evidence.attest(topic, round, statement);

/**
 * These seats state the same.
 * @param {Chain} chain
 * @param {Topic} topic
 * @param {Statement} statement
 * @param {Key[]} seats
 */
export const stateAll = (chain, topic, statement, seats, round = 1) =>
	chain.sendAll(seats.map((seat) => [state(chain, topic, statement, round), seat]));

/**
 * A statement about nothing in particular, different for each mark.
 * @param {number} mark
 */
export const invented = (mark) => ({
	root: `0x${mark.toString(16).padStart(64, '0')}`,
	leaves: 2,
	total: 1_000_000,
});
