// What happens with energy: periods, projects, anchors, settlements, and how the chain shows it.

import { stringToHex, u8aToHex } from '@polkadot/util';
import { randomAsHex } from '@polkadot/util-crypto';
import { plain } from './chain.js';
import { salt } from './merkle.js';
import { founders } from './people.js';

/**
 * @typedef {import('./chain.js').Chain} Chain
 * @typedef {import('./people.js').Person} Person
 * @typedef {import('./merkle.js').Tree} Tree
 * @typedef {{ granularity: 'Month' | 'Hour', index: number }} Period
 * @typedef {{ Metering: [Period, number], Settlement?: undefined } |
 *   { Settlement: [Period, number], Metering?: undefined }} Topic
 * @typedef {ReturnType<typeof provedReading>} ProvedReading
 * @typedef {ReturnType<typeof provedTrade>} ProvedTrade
 */

/** The energy of a monthly certificate, in watt-hours. */
export const MEGAWATT_HOUR = 1_000_000;

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Trade classes, as the chain writes them. */
export const Class = { Tradable: 84, NonTradable: 78, Granular: 71, GranularKwh: 75 };

/**
 * @param {number} year
 * @param {number} number of the month, from 1
 * @returns {Period}
 */
export const month = (year, number) => ({ granularity: 'Month', index: (year - 1970) * 12 + number - 1 });

/**
 * @param {number} index
 * @returns {Period}
 */
export const hour = (index) => ({ granularity: 'Hour', index });

/**
 * @param {Period} period
 * @returns {Period}
 */
export const next = ({ granularity, index }) => ({ granularity, index: index + 1 });

/**
 * First second of a period, and the first after it. The development preset is an hour east of UTC.
 * @param {Period} period
 * @returns {[number, number]}
 */
export function bounds({ granularity, index }) {
	if (granularity === 'Hour') return [index * 3_600, (index + 1) * 3_600];
	const start = (/** @type {number} */ at) => Date.UTC(1970, at, 1) / 1_000 - 3_600;
	return [start(index), start(index + 1)];
}

/**
 * The first period from this one on about which, and the `more` after it, nobody has attested.
 * @param {Chain} chain
 * @param {Period} period
 * @returns {Promise<Period>}
 */
export async function unused(chain, period, more = 0) {
	let free = 0;
	for (let at = period; ; at = next(at)) {
		const { anchor, votes, round } = await topic(chain, metering(at));
		free = anchor || votes || round > 1 ? 0 : free + 1;
		if (free > more) return { ...at, index: at.index - more };
	}
}

/** Bytes as the chain shows them. */
export const hex = u8aToHex;

/**
 * All readings of a period, as they were stated first or in a later revision.
 * @param {Period} period
 * @returns {Topic}
 */
export const metering = (period, revision = 0) => ({ Metering: [period, revision] });

/**
 * All settlements of a period that are stated together.
 * @param {Period} period
 * @returns {Topic}
 */
export const settlement = (period, instalment = 0) => ({ Settlement: [period, instalment] });

/**
 * Where a topic stands.
 * @param {Chain} chain
 * @param {Topic} topic
 */
export const topic = async (chain, topic) =>
	(await chain.api.call.verdigridEvidenceApi.topic(topic)).toPrimitive();

/**
 * The revision of a period's readings that proves them, `null` where none does.
 * @param {Chain} chain
 * @param {Period} period
 */
export const latestRevision = async (chain, period) =>
	plain(await chain.api.call.verdigridEvidenceApi.latestRevision(period));

/**
 * A new reading.
 * @param {string} meter
 * @param {Period} period
 * @param {number} energy in watt-hours
 */
export const reading = (meter, period, energy) => ({ meter, period, energy, salt: salt() });

/**
 * The call with which a seat attests a tree.
 * @param {Chain} chain
 * @param {Topic} topic
 * @param {Tree} tree
 */
export const attest = (chain, topic, tree, round = 1) =>
	chain.api.tx.evidence.attest(topic, round, tree.statement());

/**
 * Three of the topic's four seats attest a tree.
 * @param {Chain} chain
 * @param {Topic} topic
 * @param {Tree} tree
 */
export async function anchor(chain, topic, tree, round = 1) {
	const { energyPlatform, tradingCentre } = founders(chain);
	const seats = topic.Metering ? energyPlatform : tradingCentre;
	await chain.sendAll(seats.slice(0, 3).map((seat) => [attest(chain, topic, tree, round), seat]));
}

/** A project code of its own, with the check character of ISO 7064 MOD 37,36. */
export function projectCode() {
	const body = `E2E${randomAsHex(7).slice(2, 15).toUpperCase()}`;
	let product = 36;
	for (const character of body) {
		const sum = (product + DIGITS.indexOf(character)) % 36 || 36;
		product = (sum * 2) % 37;
	}
	return body + DIGITS[(37 - product) % 36];
}

/**
 * A certificate's number, of wind power.
 * @param {string} project
 * @param {Period} period
 * @param {string} letter
 * @param {number} sequence
 */
export function number(project, period, letter, sequence) {
	const month = () => {
		const year = Math.floor(period.index / 12) + 1970 - 2000;
		return `M${pad(year, 2)}${pad((period.index % 12) + 1, 2)}`;
	};
	const hour = () => `H${period.index.toString(36).toUpperCase().padStart(4, '0')}`;
	const when = period.granularity === 'Month' ? month() : hour();
	return `${project}${letter}W${when}${pad(sequence, 8)}`;
}

/**
 * @param {number} value
 * @param {number} width
 */
const pad = (value, width) => String(value).padStart(width, '0');

/**
 * Registers a wind project with a meter, under the founding issuer or another one; its code.
 * @param {Chain} chain
 * @param {Pick<Person, 'party'>} owner
 * @param {string} meter
 * @param {number} capacity in watts
 */
export async function registerProject(chain, owner, meter, capacity, issuer = founders(chain).issuer) {
	const code = projectCode();
	const { registerProject } = chain.api.tx.certificates;
	const call = registerProject(stringToHex(code), owner.party, meter, 'Wind', capacity);
	await chain.send(call, issuer);
	return code;
}

/**
 * The call that issues certificates for a proved reading.
 * @param {Chain} chain
 * @param {string} project
 * @param {Period} period
 * @param {number} letter
 * @param {number} energy
 * @param {ProvedReading} proved
 */
export const issue = (chain, project, period, letter, energy, proved) =>
	chain.api.tx.certificates.issue(stringToHex(project), period, letter, energy, proved);

/**
 * A meter's reading with its proof, of the revision that the tree was stated in.
 * @param {Tree} tree
 * @param {string} meter
 */
export function provedReading(tree, meter, revision = 0) {
	const { leaf, proof } = tree.prove(meter);
	return { reading: leaf, revision, proof };
}

/**
 * A settlement leaf with a reference of its own.
 * @param {Record<string, any> & { energy: number }} sale
 */
export const settled = (sale) => ({
	tradeRef: randomAsHex(32),
	priceCommitment: randomAsHex(32),
	supersedes: null,
	salt: salt(),
	...sale,
});

/**
 * A settlement of an instalment with its proof, and both readings of a revision with theirs: what
 * `verify` takes.
 * @param {Tree} settlements
 * @param {Tree} readings
 * @param {string} tradeRef
 */
export function provedTrade(settlements, readings, tradeRef, sequence = 0, revision = 0) {
	const { leaf, proof } = settlements.prove(tradeRef);
	return {
		settlement: { settlement: leaf, sequence, proof },
		generation: provedReading(readings, leaf.generationMeter, revision),
		consumption: provedReading(readings, leaf.consumptionMeter, revision),
	};
}

/**
 * The call that verifies one trade.
 * @param {Chain} chain
 * @param {ProvedTrade} trade
 */
export const verify = (chain, { settlement, generation, consumption }) =>
	chain.api.tx.evidence.verify(settlement, generation, consumption);

/**
 * The call that verifies trades of one instalment together, with the readings of these meters. Each trade
 * takes the first part of a bundle that is not pledged, unless `touches` says what they touch.
 * @param {Chain} chain
 * @param {{ period: Period, sequence: number, revision?: number, settlements: Tree, readings: Tree }} instalment
 * @param {string[]} tradeRefs
 * @param {string[]} meters
 */
export function verifyTogether(
	chain,
	instalment,
	tradeRefs,
	meters,
	touches = { bundles: tradeRefs.length, pledges: 0, splits: tradeRefs.length },
) {
	const { period, sequence, revision = 0, settlements, readings } = instalment;
	const settled = settlements.proveMany(tradeRefs);
	const metered = readings.proveMany(meters);
	return chain.api.tx.evidence.verifyTogether({
		period,
		sequence,
		revision,
		touches,
		settlements: settled.items,
		settlementsProof: settled.proof,
		readings: metered.items,
		readingsProof: metered.proof,
	});
}

/**
 * Waits until a topic's anchor is final.
 * @param {Chain} chain
 * @param {Topic} about
 */
export async function untilFinal(chain, about) {
	const { anchor } = await topic(chain, about);
	await chain.until(anchor.finalAt);
	while (!(await topic(chain, about)).isFinal) await chain.until((await chain.now()) + 1);
}

/**
 * A claim for a period.
 * @param {Pick<Person, 'party'>} person
 * @param {Period} period
 * @param {string} purpose
 */
export function claim(person, period, purpose) {
	const [from, to] = bounds(period);
	const note = `0x${'00'.repeat(32)}`;
	return { beneficiary: { Party: person.party }, purpose, from, to, note };
}

/**
 * What happened to a certificate, by its number.
 * @param {Chain} chain
 * @param {string} number
 */
export async function status(chain, number) {
	const result = await chain.api.call.verdigridCertificatesApi.status(stringToHex(number));
	if (result.isErr) throw new Error(`${number}: ${result.asErr.type}`);
	return result.asOk.toPrimitive();
}

/**
 * A batch with its totals.
 * @param {Chain} chain
 * @param {number} id
 */
export const batch = async (chain, id) =>
	plain(await chain.api.call.verdigridCertificatesApi.batch(id));

/**
 * All pages of a list of a runtime API.
 * @param {(after: any) => Promise<any>} page
 * @returns {Promise<any[]>}
 */
export async function pages(page) {
	const found = [];
	/** @type {any} */
	let after = null;
	do {
		/** @type {{ items: any[], next: any }} */
		const { items, next } = (await page(after)).toPrimitive();
		found.push(...items);
		after = next;
	} while (after !== null);
	return found;
}

/**
 * A party's bundles, in the order of their numbers.
 * @param {Chain} chain
 * @param {Pick<Person, 'party'>} holder
 * @returns {Promise<any[]>}
 */
export async function holdings(chain, { party }) {
	const api = chain.api.call.verdigridCertificatesApi;
	const order = (/** @type {any} */ { range }) => range.batch * 1e9 + range.first;
	const found = await pages((after) => api.holdings(party, after, 1_000));
	return found.sort((one, other) => order(one) - order(other));
}

/**
 * @param {Chain} chain
 * @param {number} id
 */
export const redemption = async (chain, id) =>
	plain(await chain.api.call.verdigridCertificatesApi.redemption(id));

/**
 * @param {Chain} chain
 * @param {string} meter
 * @param {Period} period
 */
export const remaining = async (chain, meter, period) =>
	plain(await chain.api.call.verdigridEvidenceApi.remaining(meter, period));

/**
 * @param {Chain} chain
 * @param {number} id
 */
export const evidence = async (chain, id) =>
	plain(await chain.api.call.verdigridEvidenceApi.evidence(id));

/**
 * The evidence of a trade reference.
 * @param {Chain} chain
 * @param {string} tradeRef
 */
export const evidenceOf = async (chain, tradeRef) =>
	plain(await chain.api.call.verdigridEvidenceApi.evidenceOf(tradeRef));

/**
 * A voucher with everything that it rests on.
 * @param {Chain} chain
 * @param {number} id
 */
export const provenance = async (chain, id) =>
	plain(await chain.api.call.verdigridVouchersApi.provenance(id));

/**
 * @param {Chain} chain
 * @param {number | string} id text if a split gave it, since it is more than a number can say
 */
export const voucher = async (chain, id) =>
	plain(await chain.api.call.verdigridVouchersApi.voucher(id));

/**
 * A party's vouchers that are active or in custody, lowest number first.
 * @param {Chain} chain
 * @param {Pick<Person, 'party'>} owner
 * @returns {Promise<(number | string)[]>} text for those that splits made
 */
export async function owned(chain, { party }) {
	const api = chain.api.call.verdigridVouchersApi;
	const found = await pages((after) => api.owned(party, after, 256));
	return found.sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
}

/**
 * @param {Chain} chain
 * @param {number} id
 */
export const offer = async (chain, id) => plain(await chain.api.call.verdigridMarketApi.offer(id));

/**
 * @param {Chain} chain
 * @param {number} id
 */
export const demand = async (chain, id) => plain(await chain.api.call.verdigridMarketApi.demand(id));

/**
 * An agreement that has not ended, with what was done for it so far.
 * @param {Chain} chain
 * @param {number} id
 */
export const agreement = async (chain, id) =>
	plain(await chain.api.call.verdigridEscrowApi.agreement(id));

/**
 * Waits until an agreement's deadline has come: its moment, and its block.
 * @param {Chain} chain
 * @param {number} id
 */
export async function untilDeadline(chain, id) {
	const { terms, deadlineBlock } = await agreement(chain, id);
	await chain.until(terms.deadline, deadlineBlock);
}

/**
 * `null` when an agreement can be released now; else why not, with what it waits for.
 * @param {Chain} chain
 * @param {number} id
 */
export async function obstacle(chain, id) {
	const result = await chain.api.call.verdigridEscrowApi.releasable(id);
	return result.isOk ? null : result.asErr.toPrimitive();
}

/**
 * `null` when an agreement can be released now; else why not, in a word.
 * @param {Chain} chain
 * @param {number} id
 */
export async function blocked(chain, id) {
	const result = await chain.api.call.verdigridEscrowApi.releasable(id);
	return result.isOk ? null : result.asErr.type;
}
