import { load, MAX_FILE, MAX_TRUST_FILE, tooLarge } from '../../proof/wasm/verify.mjs';
import { element, fill, fragment } from './dom.js';
import { hash } from './details.js';
import { guard, watch } from './input.js';
import { MODULE, VERSION } from './module.js';
import { refusal, report, verdict, VERDICTS } from './report.js';
import { speaker } from './say.js';
import { given } from './text.js';
import { preferred } from './words/index.js';

/**
 * @typedef {import('./answer.js').Report | import('./answer.js').Refused} Answer
 * @typedef {import('./answer.js').Trusted | import('./answer.js').Refused} TrustAnswer
 * @typedef {import('./input.js').Source} Source
 * @typedef {import('./say.js').Speaker} Speaker
 */

/** What the page knows. All that it shows follows from this. */
const state = {
	language: preferred(navigator.languages),
	/** @type {{ source: Source, answer: TrustAnswer } | null} */
	trust: null,
	/** @type {Source | null} */
	file: null,
	/** @type {{ answer: Answer, when: string, genesis: string, published: number } | null} */
	result: null,
	/** What is said once, at the foot of the fields. @type {(speaker: Speaker) => Node} */
	status: ({ say }) => say('stateNoFile'),
};

/** Rises with each check: one that has not begun when the next comes does not begin. */
let round = 0;

const program = load(Uint8Array.from(atob(MODULE), (character) => character.charCodeAt(0)));

/** @param {string} id */
function part(id) {
	return /** @type {HTMLElement} */ (document.getElementById(id));
}

function show() {
	const words = speaker(state.language);
	document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
	document.title = words.plain('title');
	for (const place of document.querySelectorAll('[data-say]')) {
		const key = /** @type {import('./say.js').Key} */ (place.getAttribute('data-say'));
		fill(place, words.say(key, { version: VERSION }));
	}
	part('language').lang = state.language === 'zh' ? 'en' : 'zh-CN';
	fill(part('trust-is'), trustShown(words));
	fill(part('file-is'), state.file && sourceShown(words, state.file));
	fill(part('status'), state.status(words));
	fill(part('answer'), resultShown());
	part('result').hidden = state.result === null;
}

/** @param {Speaker} words @param {Source} source */
function sourceShown({ say, grouped }, { name, size }) {
	const values = { size: grouped(size), name: name === null ? '' : given(name) };
	return element('p', { class: 'source' }, say(name === null ? 'fileIsPasted' : 'fileIs', values));
}

/** @param {Speaker} words */
function trustShown(words) {
	if (!state.trust) return null;
	const { source, answer } = state.trust;
	const { say } = words;
	if (answer.verdict) {
		return fragment(sourceShown(words, source), element('p', { class: 'refused' }, say('trustRefused'), ' ', words.reason(answer.reason)));
	}
	const { name, genesis, authorities: count, published_keys: published, text } = answer;
	const values = { genesis: hash(genesis), count, name: name === null ? '' : given(name) };
	return fragment(
		sourceShown(words, source),
		element('p', { class: 'taken' }, say(name === null ? 'trustOf' : 'trustOfNamed', values)),
		published > 0 ? element('p', { class: 'notice' }, say('trustPublished', { count: published })) : null,
		element('p', {}, say('trustCompare'), name === null ? null : [' ', say('trustNameUnproved')]),
		name === null ? null : element('p', {}, element('button', { type: 'button', id: 'save', click: () => save(text) }, say('trustSave'))),
	);
}

/** Gives a trust root to the user as a file. @param {string} text */
function save(text) {
	const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
	element('a', { href, download: 'trust.json' }).click();
	setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

function resultShown() {
	if (!state.result) return null;
	const { answer, when, genesis, published } = state.result;
	const offset = answer.verdict === 'refused' ? 0 : answer.content.chain.market_offset_minutes;
	const words = speaker(state.language, offset);
	const body = answer.verdict === 'refused' ? refusal(words, answer.reason) : report(words, answer);
	const hasCodes = body.querySelector('.code') !== null;
	return fragment(
		verdict(words, answer.verdict),
		state.file && sourceShown(words, state.file),
		published > 0 ? element('p', { class: 'notice' }, words.say('trustPublished', { count: published })) : null,
		body,
		element('p', { class: 'when' }, words.say('checkedAt', { when: words.utc(when), genesis: hash(genesis) })),
		hasCodes ? element('p', {}, words.say('characters')) : null,
		element('p', { class: 'screen' }, element('button', { type: 'button', click: () => print() }, words.say('print'))),
	);
}

/** @param {(speaker: Speaker) => Node} status */
function tell(status) {
	state.status = status;
	show();
}

/** @param {unknown} error */
function fail(error) {
	const why = error instanceof Error ? error.message : String(error);
	tell(({ say }) => say('broken', { why: given(why) }));
}

/** @param {Source} source */
async function takeTrust(source) {
	const { readTrust } = await program;
	const answer = source.bytes ? readTrust(source.bytes) : tooLarge(MAX_TRUST_FILE, 'specification of a chain');
	state.trust = { source, answer };
	await check();
}

/** @param {Source} source */
async function takeFile(source) {
	state.file = source;
	await check();
}

/** Checks the statement, if there are one and what it is checked with. */
async function check() {
	const mine = ++round;
	state.result = null;
	const { trust, file } = state;
	if (!trust || trust.answer.verdict) {
		return tell(({ say }) => (trust ? say('trustRefused') : say(file ? 'stateNoTrust' : 'stateNoFile')));
	}
	if (!file) return tell(({ say }) => say('stateNoFile'));
	tell(({ say }) => say('stateChecking'));
	await painted();
	const { verify } = await program;
	if (mine !== round) return;
	const now = Date.now();
	const { genesis, text, published_keys: published } = trust.answer;
	/** @type {Answer} */
	const answer = file.bytes ? verify(file.bytes, new TextEncoder().encode(text), now / 1000) : tooLarge(MAX_FILE, 'statement');
	state.result = { answer, genesis, published, when: `${new Date(now).toISOString().slice(0, 19)}Z` };
	tell(({ say }) => say(VERDICTS[answer.verdict].badge));
	part('result').focus();
}

/** Waits until the browser has drawn what is shown. */
function painted() {
	return new Promise((done) => setTimeout(done, 30));
}

/** @param {'dropOne' | 'readFailed' | 'dropElsewhere'} key @param {string} [why] */
function complain(key, why = '') {
	tell(({ say }) => say(key, { why: given(why) }));
}

function start() {
	watch(part('trust'), MAX_TRUST_FILE, (source) => void takeTrust(source).catch(fail), complain);
	watch(part('file'), MAX_FILE, (source) => void takeFile(source).catch(fail), complain);
	guard(() => complain('dropElsewhere'));
	part('language').addEventListener('click', () => {
		state.language = state.language === 'zh' ? 'en' : 'zh';
		show();
	});
	addEventListener('beforeprint', () => {
		for (const closed of document.querySelectorAll('#answer details')) closed.setAttribute('open', '');
	});
	program.catch(fail);
	show();
}

start();
