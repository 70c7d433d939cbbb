import { distance, energy, filled, given, grouped, moment } from './text.js';
import { reasonIn, sentence, word } from './words/index.js';

/** @typedef {import('./dom.js').Child} Child */
/** @typedef {import('./words/index.js').Key} Key */

/**
 * Writes in one language. Values that somebody else chose go through `given`.
 * @param {import('./words/index.js').Language} language
 * @param {number} offset the distance of the market from UTC, in minutes
 */
export function speaker(language, offset = 0) {
	return {
		language,
		/** A sentence of the page. @param {Key} key @param {Record<string, Child>} [values] */
		say: (key, values = {}) => filled(sentence(language, key), values),
		/** A sentence that is an attribute. @param {Key} key */
		plain: (key) => sentence(language, key),
		/** @param {string} kind @param {string} name */
		word: (kind, name) => word(language, kind, name) ?? given(name),
		/** @param {string} reason */
		reason: (reason) => given(reasonIn(language, reason)),
		/** A moment as the statement has it, and as clocks of the market showed it. @param {string} utc */
		moment: (utc) => moment(utc, offset),
		/** A moment as the statement has it. @param {string} utc */
		utc: (utc) => moment(utc, 0),
		market: distance(offset),
		energy,
		grouped,
		given,
	};
}

/** @typedef {ReturnType<typeof speaker>} Speaker */
