import { element, fragment } from './dom.js';

/** @typedef {import('./dom.js').Child} Child */

/** Of a longer text the rest is counted, and not shown. */
const LONGEST = 10_000;
/** Letters have no more marks above and below them than this. */
const MOST_MARKS = 3;

/**
 * Characters that are not seen, or that change how others are seen: controls, what sets the direction of text, what
 * joins or divides unseen, private use, halves of pairs, and what is no character.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2028\u2029\u2800\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
const MARK = /\p{M}/u;

/**
 * A text that somebody else chose: apart from the text around it, so that it cannot change its order, and with frames
 * around the codes of characters that would not be seen.
 * @param {string | number} text
 */
export function given(text) {
	const characters = Array.from(String(text));
	const shown = element('bdi', { class: 'given' }, parts(characters.slice(0, LONGEST)));
	const more = characters.length - LONGEST;
	return more > 0 ? fragment(shown, ` … (+${more})`) : shown;
}

/** @param {string[]} characters */
function parts(characters) {
	/** @type {Child[]} */
	const found = [];
	let plain = '';
	let marks = 0;
	for (const character of characters) {
		marks = MARK.test(character) ? marks + 1 : 0;
		if (UNSEEN.test(character) || marks > MOST_MARKS) {
			found.push(plain, code(character));
			plain = '';
		} else {
			plain += character;
		}
	}
	return [...found, plain];
}

/** @param {string} character */
function code(character) {
	const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
	return element('span', { class: 'code' }, `U+${number}`);
}

/**
 * A sentence with its values: each name in braces is replaced by one.
 * @param {string} sentence @param {Record<string, Child>} values
 */
export function filled(sentence, values) {
	const parts = sentence.split(/\{(\w+)\}/);
	return fragment(...parts.map((part, place) => (place % 2 === 0 ? withCommands(part) : values[part])));
}

/** What stands between backticks is typed. @param {string} text @returns {Child[]} */
function withCommands(text) {
	return text.split('`').map((part, place) => (place % 2 === 0 ? part : element('code', {}, part)));
}

/** Digits in groups of three. @param {string | number} number */
export function grouped(number) {
	return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Watt-hours as people read them: `1.5 MWh`, `37 Wh`. @param {string | number} wattHours */
export function energy(wattHours) {
	const digits = String(wattHours);
	const [places, unit] = digits.length > 6 ? [6, 'MWh'] : digits.length > 3 ? [3, 'kWh'] : [0, 'Wh'];
	const whole = digits.slice(0, digits.length - places);
	const rest = digits.slice(digits.length - places).replace(/0+$/, '');
	return `${grouped(whole)}${places > 0 && rest ? `.${rest}` : ''} ${unit}`;
}

/**
 * A moment of UTC, and how clocks of the market showed it.
 * @param {string} utc such as `2014-05-01T00:00:00Z` @param {number} offset minutes
 */
export function moment(utc, offset) {
	const whole = element('time', {}, utc);
	// After the year 9999 moments are counted in seconds.
	if (utc.startsWith('@') || offset === 0) return whole;
	const there = new Date(Date.parse(utc) + offset * 60_000).toISOString();
	if (there.startsWith('+')) return whole;
	return fragment(whole, ' ', element('time', {}, `(${there.slice(0, 10)} ${there.slice(11, 19)} ${distance(offset)})`));
}

/** A distance from UTC, such as `UTC+08:00`. @param {number} minutes */
export function distance(minutes) {
	const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
	return `UTC${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
