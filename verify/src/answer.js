/**
 * What the check answers: the report of the crate `verdigrid-proof`, as JSON. Integers that a number cannot hold are
 * texts of their digits.
 *
 * @typedef {number | string} Integer
 * @typedef {{ time: string, block: Integer }} Made
 * @typedef {{ from: string, to: string }} Span
 * @typedef {{ root: string, leaves: Integer, anchored: string, attesters: Integer[], closed: boolean }} Anchor
 * @typedef {{ meter: string, energy_wh: Integer | null, revision: Integer, basis: string, anchor: Anchor | null, replaced_by: { energy_wh: Integer, revision: Integer } | null }} Reading
 * @typedef {{ trade_ref: string, seller: Integer, buyer: Integer, energy_wh: Integer, sequence: Integer, basis: string, anchor: Anchor | null }} Settlement
 * @typedef {{ evidence: Integer, verified: Made, contested: { since: string, reason: string } | null, corrects: Integer | null }} Evidence
 * @typedef {{ consumer: Integer, voucher: Integer, evidence: Evidence, settlement: Settlement, reading: Reading }} Match
 * @typedef {{ first: string, last: string, units: Integer, wh_each: Integer, batch: Integer, frozen: { since: string, reason: string, issuer: Integer | null } | null }} Certificates
 * @typedef {{ project: string, source: string, region: string, capacity_w: Integer, owner: Integer, period: Span & { granularity: string }, issuer: Integer, issued: Made, units_issued: Integer, reading: Reading }} Generation
 * @typedef {{ party: Integer } | { name: string } | { commitment: string }} Beneficiary
 * @typedef {{ redemption: Integer, made: Made, holder: Integer, beneficiary: Beneficiary, purpose: string, claimed: Span, note: string | null, energy_wh: Integer, certificates: Certificates, generation: Generation, consumption: { matched: Match } | string }} Redemption
 * @typedef {{ party: Integer, kind: string, jurisdiction: string, status: string, level: Integer, registrar: string | null, attested_until: string, attributes: { key: string, value: string }[] }} Party
 * @typedef {{ chain: { genesis: string, market_offset_minutes: number }, redemptions: Redemption[], parties: Party[], up_to: { block: Integer, hash: string, time: string } }} Content
 * @typedef {{ container: 'json' | 'pdf' | 'credential', verdict: 'accepted' | 'in_doubt' | 'not_final', statement_hash: string, content: Content }} Report
 * @typedef {{ verdict: 'refused', reason: string }} Refused
 * @typedef {{ verdict?: undefined, name: string | null, genesis: string, authorities: Integer, published_keys: number, text: string }} Trusted
 */

/** The matched consumption of a redemption. @param {Redemption} redemption */
export function matchOf({ consumption }) {
	return typeof consumption === 'string' ? undefined : consumption.matched;
}

/** Whether a registrar's attestation of a party holds at the statement's block. @param {Party} party @param {Content} content */
export function isAttested(party, content) {
	return party.status === 'active' && isLater(party.attested_until, content.up_to.time);
}

/** Whether one moment is later. After the year 9999 moments are `@` and their seconds. @param {string} one @param {string} other */
function isLater(one, other) {
	const far = [one, other].map((moment) => moment.startsWith('@'));
	if (far[0] !== far[1]) return far[0] === true;
	return far[0] ? BigInt(one.slice(1)) > BigInt(other.slice(1)) : one > other;
}

/** Whether something of a redemption is proved by the chain's record alone. @param {Redemption} redemption */
export function restsOnRecord(redemption) {
	const match = matchOf(redemption);
	const bases = [redemption.generation.reading.basis, match?.reading.basis, match?.settlement.basis];
	return bases.some((basis) => basis !== undefined && basis !== 'proved by path');
}
