import { isAttested, matchOf, restsOnRecord } from './answer.js';
import { attributes, beneficiary, details, freezer, hash, list } from './details.js';
import { element, fragment } from './dom.js';

/**
 * @typedef {import('./dom.js').Child} Child
 * @typedef {import('./say.js').Speaker} Speaker
 * @typedef {import('./answer.js').Report} Report
 * @typedef {import('./answer.js').Content} Content
 * @typedef {import('./answer.js').Redemption} Redemption
 */

/** The details of more redemptions are closed at first. */
const MOST_OPEN = 3;

/** The words for each verdict. */
export const VERDICTS = /** @type {const} */ ({
	accepted: { badge: 'badgeAccepted', sentence: 'verdictAccepted' },
	in_doubt: { badge: 'badgeInDoubt', sentence: 'verdictInDoubt' },
	not_final: { badge: 'badgeNotFinal', sentence: 'verdictNotFinal' },
	refused: { badge: 'badgeRefused', sentence: 'verdictRefused' },
});

/** The verdict in a word and in a sentence. @param {Speaker} speaker @param {keyof typeof VERDICTS} verdict */
export function verdict({ say }, verdict) {
	const { badge, sentence } = VERDICTS[verdict];
	return element('div', { class: `verdict ${verdict}` }, element('strong', {}, say(badge)), element('p', {}, say(sentence)));
}

/** Why a statement is refused. @param {Speaker} speaker @param {string} why */
export function refusal({ say, reason }, why) {
	return fragment(element('h3', {}, say('whyRefused')), element('p', { class: 'reason' }, reason(why)));
}

/** What is proved, what it rests on, and what is not proved. @param {Speaker} speaker @param {Report} report */
export function report(speaker, report) {
	const { say } = speaker;
	const { content, verdict } = report;
	const isProved = verdict !== 'not_final';
	return fragment(
		caution(speaker, report),
		notices(speaker, content).map((notice) => element('p', { class: 'notice' }, notice)),
		element('h3', {}, say(isProved ? 'proved' : 'said')),
		sentences(told(speaker, report)),
		content.redemptions.map((it) => details(speaker, it, content.redemptions.length <= MOST_OPEN)),
		content.parties.map((party) => attributes(speaker, party)),
		isProved ? [element('h3', {}, say('restsOn')), sentences(grounds(speaker, content))] : [],
		element('h3', {}, say('notProved')),
		sentences(unproved(speaker, content)),
		element('h3', {}, say('chain')),
		list([
			[say('genesis'), hash(content.chain.genesis)],
			[say('upToHash'), hash(content.up_to.hash)],
			[say('offset'), speaker.market],
		]),
	);
}

/** @param {Child[]} items */
function sentences(items) {
	return element('ul', {}, items.map((item) => element('li', {}, item)));
}

/** What was not checked of the file. @param {Speaker} speaker @param {Report} report */
function caution({ say }, { container }) {
	if (container === 'json') return null;
	return element('p', { class: 'notice' }, say(container === 'pdf' ? 'cautionPdf' : 'cautionCredential'));
}

/** The sentences of `verdigrid verify`. @param {Speaker} speaker @param {Report} report @returns {Child[]} */
function told(speaker, { content, verdict, statement_hash: digest }) {
	const { say, given, word, utc } = speaker;
	const { up_to: upTo } = content;
	return [
		...content.redemptions.map((it) => redeemed(speaker, it)),
		...content.parties.map(({ party, status, attested_until: until, attributes }) => {
			const shown = attributes.map(({ key, value }) => say('attribute', { key: given(key), value: given(value) }));
			return say('shown', { party, status: word('status', status), until: utc(until), attributes: shown.flatMap((it, place) => (place === 0 ? [it] : [', ', it])) });
		}),
		...(verdict === 'not_final' ? [] : [say('upTo', { block: upTo.block, time: utc(upTo.time) })]),
		say('hash', { hash: hash(digest) }),
	];
}

/** @param {Speaker} speaker @param {Redemption} redemption */
function redeemed(speaker, redemption) {
	const { say, given, word, utc } = speaker;
	const { certificates, generation, claimed, holder } = redemption;
	const match = matchOf(redemption);
	return say('redeemed', {
		number: redemption.redemption,
		energy: redemption.energy_wh,
		units: certificates.units,
		first: given(certificates.first),
		last: given(certificates.last),
		holder,
		from: utc(claimed.from),
		to: utc(claimed.to),
		matched: match ? say('isMatched', { party: match.consumer }) : say('isNotMatched'),
		beneficiary: beneficiary(speaker, redemption),
		purpose: word('purpose', redemption.purpose),
		source: word('source', generation.source),
		region: given(generation.region),
		project: given(generation.project),
		periodFrom: utc(generation.period.from),
		periodTo: utc(generation.period.to),
	});
}

/** What is in doubt. @param {Speaker} speaker @param {Content} content @returns {Child[]} */
function notices(speaker, content) {
	const { say, word, moment } = speaker;
	const ofRedemptions = content.redemptions.flatMap((redemption) => {
		const number = redemption.redemption;
		const contested = matchOf(redemption)?.evidence.contested;
		const { frozen } = redemption.certificates;
		return [
			contested && say('contestedNotice', { number, reason: word('doubt', contested.reason), since: moment(contested.since) }),
			frozen && say('frozenNotice', { number, reason: word('freeze', frozen.reason), since: moment(frozen.since), by: freezer(speaker, frozen.issuer) }),
		];
	});
	const outdated = content.parties.filter((party) => !isAttested(party, content));
	return [...ofRedemptions, ...outdated.map(({ party }) => say('notAttested', { party }))].filter(Boolean);
}

/** @param {Speaker} speaker @param {Content} content @returns {Child[]} */
function grounds({ say }, { redemptions }) {
	return [
		say('restsRetired'),
		say('restsReadings'),
		redemptions.some(matchOf) && say('restsMatched'),
		redemptions.some(restsOnRecord) && say('restsRecord'),
	].filter((it) => it !== false);
}

/** @param {Speaker} speaker @param {Content} content @returns {Child[]} */
function unproved({ say, utc }, { redemptions, up_to: upTo }) {
	const others = redemptions.flatMap((redemption) => {
		const { redemption: number, beneficiary } = redemption;
		const consumer = matchOf(redemption)?.consumer;
		const isAnother = consumer !== undefined && 'party' in beneficiary && beneficiary.party !== consumer;
		return isAnother ? [say('notOfBeneficiary', { number, party: consumer })] : [];
	});
	return [
		say('notPages'),
		say('notLater', { block: upTo.block, time: utc(upTo.time) }),
		say('notMeasured'),
		say('notWho'),
		redemptions.some(({ beneficiary }) => 'name' in beneficiary) && say('notName'),
		redemptions.some((it) => !matchOf(it)) && say('notUnmatched'),
		...others,
		redemptions.some(restsOnRecord) && say('notPath'),
		say('notLast'),
		say('notOnly'),
		say('notTrust'),
	].filter((it) => it !== false);
}
