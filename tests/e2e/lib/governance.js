// Polls of the member organisations. The development preset has one member, who decides alone and
// within a few blocks.

import { bnToU8a, u8aConcat } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { CNY, refused } from './chain.js';
import { founders } from './people.js';

/**
 * @typedef {import('./chain.js').Chain} Chain
 * @typedef {import('./chain.js').Call} Call
 * @typedef {import('./chain.js').Key} Key
 * @typedef {{ system: string } | { Governance: string }} Origin
 */

/** In whose name a poll acts: one track each. */
export const Track = {
	Root: { system: 'Root' },
	Registry: { Governance: 'RegistryAdmin' },
	Oracle: { Governance: 'OracleAdmin' },
	Emergency: { Governance: 'Emergency' },
};

/** What a poll can name by itself; anything longer is noted as a preimage before. */
const INLINE_BYTES = 128;
/** A poll that has not been carried out within so many blocks never will be. */
const PATIENCE = 40;
/** Who may set the parameters of a group. */
/** @type {Record<string, Origin>} */
const TRACKS = { Governance: Track.Root, Members: Track.Root, Evidence: Track.Oracle };

/**
 * Puts a call to the vote, votes aye, and waits until it has been carried out: the events of the block
 * before transactions, the call's among them. Throws a refusal by the call as `send` does.
 * @param {Chain} chain
 * @param {Origin} track
 * @param {Call} call
 * @param {{ member: Key, others?: Key[], against?: Key[] }} by who puts it to the vote, and who votes too
 */
export async function decide(chain, track, call, { member, others = [], against = [] } = founders(chain)) {
	const { query, tx } = chain.api;
	const from = await chain.height();
	const poll = (await query.rankedPolls.referendumCount()).toNumber();
	const steps = [
		...(await notes(chain, call)),
		tx.rankedPolls.submit(track, proposal(call), { After: 0 }),
		tx.rankedPolls.placeDecisionDeposit(poll),
		tx.rankedCollective.vote(poll, true),
	];
	await chain.send(tx.utility.batchAll(steps), member);
	/** @type {(aye: boolean) => (voter: Key) => [Call, Key]} */
	const vote = (aye) => (voter) => [tx.rankedCollective.vote(poll, aye), voter];
	await chain.sendAll([...others.map(vote(true)), ...against.map(vote(false))]);
	return enacted(chain, poll, from);
}

/**
 * Sets a parameter by a poll of the track that may; `null` sets its default.
 * @param {Chain} chain
 * @param {string} group
 * @param {string} name
 * @param {any} value
 */
export function setParameter(chain, group, name, value, track = TRACKS[group] ?? Track.Registry) {
	const setting = { [group]: { [name]: [null, value] } };
	return decide(chain, track, chain.api.tx.parameters.setParameter(setting));
}

/**
 * What a parameter was set to, `null` where its default holds.
 * @param {Chain} chain
 * @param {string} group
 * @param {string} name
 */
export async function parameter(chain, group, name) {
	const stored = await chain.api.query.parameters.parameters({ [group]: { [name]: null } });
	return stored.isSome ? stored.unwrap().value.value.toPrimitive() : null;
}

/**
 * Plays `act` while a parameter has another value.
 * @template T
 * @param {Chain} chain
 * @param {string} group
 * @param {string} name
 * @param {any} value
 * @param {() => Promise<T>} act
 */
export async function withParameter(chain, group, name, value, act) {
	const before = await parameter(chain, group, name);
	await setParameter(chain, group, name, value);
	try {
		return await act();
	} finally {
		await setParameter(chain, group, name, before);
	}
}

/**
 * Acts, by a poll, in the name of the account that the settlement asset belongs to.
 * @param {Chain} chain
 * @param {Call} call
 */
export async function asOwnerOfMoney(chain, call) {
	const { owner } = (await chain.api.query.assets.asset(CNY)).unwrap();
	const act = chain.api.tx.utility.dispatchAs({ system: { Signed: owner } }, call);
	const events = await decide(chain, Track.Root, act);
	const { data } = events.find((event) => event.method === 'DispatchedAs');
	if (data.result.isErr) throw refused(chain.api, data.result.asErr);
}

/** @param {Call} call */
const encoded = (call) => call.method.toU8a();
/** @param {Call} call */
const isLong = (call) => encoded(call).length > INLINE_BYTES;
/**
 * What notes the bytes of a call that is too long to be named by itself, unless they are noted already.
 * @param {Chain} chain
 * @param {Call} call
 */
async function notes({ api: { query, tx } }, call) {
	if (!isLong(call)) return [];
	const status = await query.preimage.requestStatusFor(blake2AsHex(encoded(call)));
	return status.isSome ? [] : [tx.preimage.notePreimage(call.method.toHex())];
}

/** @param {Call} call */
function proposal(call) {
	const bytes = encoded(call);
	if (!isLong(call)) return { Inline: call.method.toHex() };
	return { Lookup: { hash: blake2AsHex(bytes), len: bytes.length } };
}

/**
 * Follows the chain block by block, and moves it on, until the scheduler has dispatched the poll's call.
 * @param {Chain} chain
 * @param {number} poll
 * @param {number} from the block to begin after
 */
export async function enacted(chain, poll, from) {
	const { member } = founders(chain);
	const task = taskOf(poll);
	for (let block = from + 1; block <= from + PATIENCE; block += 1) {
		if ((await chain.height()) < block) await chain.send(chain.api.tx.system.remark('0x'), member);
		const events = await chain.hookEvents(block);
		const done = events.find(
			({ section, method, data }) =>
				section === 'scheduler' && method === 'Dispatched' && data.id.toString() === task,
		);
		if (done?.data.result.isErr) throw refused(chain.api, done.data.result.asErr);
		if (done) return events;
	}
	throw new Error(`poll ${poll} was not carried out within ${PATIENCE} blocks`);
}

/**
 * The name under which the polls pallet schedules what a poll decided.
 * @param {number} poll
 */
function taskOf(poll) {
	const word = 'enactment';
	const number = bnToU8a(poll, { bitLength: 32, isLe: true });
	return blake2AsHex(u8aConcat('assembly', [word.length << 2], word, number));
}
