import { matchOf } from './answer.js';
import { element, fragment } from './dom.js';

/**
 * @typedef {import('./dom.js').Child} Child
 * @typedef {import('./say.js').Speaker} Speaker
 * @typedef {import('./answer.js').Redemption} Redemption
 * @typedef {[label: Child, ...values: Child[]]} Row
 */

/** Everything that a statement says of a redemption. @param {Speaker} speaker @param {Redemption} redemption @param {boolean} open */
export function details(speaker, redemption, open) {
	const title = speaker.say('details', { number: redemption.redemption });
	const rows = [...claim(speaker, redemption), ...generation(speaker, redemption), ...consumption(speaker, redemption)];
	return element('details', { open }, element('summary', {}, title), list(rows));
}

/** Attributes of a party, and what the chain says of it. @param {Speaker} speaker @param {import('./answer.js').Party} party */
export function attributes(speaker, party) {
	const { say, given, word, moment } = speaker;
	/** @type {Row[]} */
	const known = [
		[say('kind'), word('kind', party.kind)],
		[say('jurisdiction'), given(party.jurisdiction)],
		[say('status'), word('status', party.status)],
		[say('level'), party.level],
		[say('registrar'), party.registrar === null ? say('nobody') : hash(party.registrar)],
		[say('attestedUntil'), moment(party.attested_until)],
	];
	// A party names its attributes. None passes for what the chain says.
	const own = party.attributes.map(({ key, value }) => /** @type {Row} */ ([given(key), given(value)]));
	return element(
		'details',
		{ open: true },
		element('summary', {}, say('detailsParty', { party: party.party })),
		element('h4', {}, say('ofChain')),
		list(known),
		element('h4', {}, say('ofCredential')),
		list(own),
	);
}

/** Rows of labels and values. @param {Row[]} rows */
export function list(rows) {
	return element(
		'dl',
		{},
		rows.map(([label, ...values]) =>
			element('div', {}, element('dt', {}, label), values.map((value) => element('dd', {}, value)))),
	);
}

/** Long digits, which may break anywhere. @param {string} digits */
export function hash(digits) {
	return element('code', {}, digits);
}

/** For whom consumption is claimed. @param {Speaker} speaker @param {Redemption} redemption */
export function beneficiary({ say, given }, { beneficiary, holder }) {
	if ('party' in beneficiary) return say('beneficiaryParty', { party: beneficiary.party });
	if ('name' in beneficiary) return say('beneficiaryName', { name: given(beneficiary.name), holder });
	return say('beneficiaryCommitment', { commitment: hash(beneficiary.commitment) });
}

/** Who froze a batch. @param {Speaker} speaker @param {import('./answer.js').Integer | null} issuer */
export function freezer({ say }, issuer) {
	return issuer === null ? say('governance') : say('party', { party: issuer });
}

/** @param {Speaker} speaker @param {Redemption} redemption @returns {Row[]} */
function claim(speaker, redemption) {
	const { say, word, moment, energy, grouped, given } = speaker;
	const { claimed, certificates, made, note } = redemption;
	const { first, last, units, wh_each: each, batch, frozen } = certificates;
	/** @type {Row[]} */
	const rows = [
		[say('holder'), say('party', { party: redemption.holder })],
		[say('beneficiary'), beneficiary(speaker, redemption)],
		[say('purpose'), word('purpose', redemption.purpose)],
		[say('energy'), energy(redemption.energy_wh)],
		[say('claimed'), span(speaker, claimed)],
		[say('made'), block(speaker, made)],
		[say('certificates'), say('certificatesValue', { units: grouped(units), each: energy(each), first: given(first), last: given(last), batch })],
	];
	if (frozen) {
		const by = freezer(speaker, frozen.issuer);
		rows.push([say('frozen'), say('frozenValue', { reason: word('freeze', frozen.reason), since: moment(frozen.since), by })]);
	}
	if (note !== null) rows.push([say('note'), hash(note)]);
	return rows;
}

/** @param {Speaker} speaker @param {Redemption} redemption @returns {Row[]} */
function generation(speaker, { generation }) {
	const { say, word, grouped, given } = speaker;
	const { project, source, region, capacity_w: capacity, owner, period, issuer, issued, units_issued: units } = generation;
	return [
		[say('project'), say('projectValue', { project: given(project), source: word('source', source), region: given(region), capacity: grouped(capacity) })],
		[say('owner'), say('party', { party: owner })],
		[say('period', { granularity: word('granularity', period.granularity) }), span(speaker, period)],
		[say('generated'), ...reading(speaker, generation.reading)],
		[say('issued'), say('issuedValue', { when: block(speaker, issued), issuer, units: grouped(units) })],
	];
}

/** @param {Speaker} speaker @param {Redemption} redemption @returns {Row[]} */
function consumption(speaker, redemption) {
	const { say, word, moment, energy } = speaker;
	const match = matchOf(redemption);
	if (!match) return [[say('consumption'), say('notMatched')]];
	const { settlement, evidence } = match;
	const { seller, buyer, sequence } = settlement;
	const basis = word('basis', settlement.basis);
	/** @type {Row[]} */
	const rows = [
		[say('consumer'), say('party', { party: match.consumer })],
		[say('consumed'), ...reading(speaker, match.reading)],
		[say('settled'), say('settledValue', { energy: energy(settlement.energy_wh), seller, buyer, sequence, basis }), ...anchor(speaker, settlement.anchor)],
		[say('tradeReference'), hash(settlement.trade_ref)],
		[say('verified'), say('verifiedValue', { when: block(speaker, evidence.verified), evidence: evidence.evidence, voucher: match.voucher })],
	];
	if (evidence.corrects !== null) rows.push([say('corrects'), evidence.corrects]);
	if (evidence.contested) {
		const { reason, since } = evidence.contested;
		rows.push([say('contested'), say('contestedValue', { reason: word('doubt', reason), since: moment(since) })]);
	}
	return rows;
}

/** @param {Speaker} speaker @param {import('./answer.js').Reading} reading @returns {Child[]} */
function reading(speaker, { energy_wh: wattHours, meter, revision, basis, anchor: anchored, replaced_by: later }) {
	const { say, given, word, energy } = speaker;
	const used = wattHours === null ? say('readingNotShown') : energy(wattHours);
	return [
		say('readingValue', { energy: used, meter: given(meter), revision, basis: word('basis', basis) }),
		...(later ? [say('laterReading', { energy: energy(later.energy_wh), revision: later.revision })] : []),
		...anchor(speaker, anchored),
	];
}

/** @param {Speaker} speaker @param {import('./answer.js').Anchor | null} anchor @returns {Child[]} */
function anchor({ say, moment }, anchor) {
	if (anchor === null) return [];
	const { root, leaves, anchored, attesters, closed } = anchor;
	const stated = say('anchor', { when: moment(anchored), leaves, root: hash(root), attesters: attesters.join(', ') });
	return [closed ? fragment(stated, ' ', say('anchorClosed')) : stated];
}

/** @param {Speaker} speaker @param {import('./answer.js').Span} span */
function span({ say, moment }, { from, to }) {
	return say('span', { from: moment(from), to: moment(to) });
}

/** @param {Speaker} speaker @param {import('./answer.js').Made} made */
function block({ say, moment }, { time, block }) {
	return say('block', { time: moment(time), block });
}
