import { CHINESE } from './chinese.js';
import { ENGLISH } from './english.js';
import { REASONS } from './reasons.js';

/** @typedef {'en' | 'zh'} Language */
/** @typedef {keyof typeof ENGLISH} Key */

/** The language that the browser asks for. @param {readonly string[]} wanted @returns {Language} */
export function preferred(wanted) {
	const known = wanted.map((tag) => tag.toLowerCase().slice(0, 2)).find((tag) => tag === 'zh' || tag === 'en');
	return known === 'zh' ? 'zh' : 'en';
}

/** A sentence of the page. @param {Language} language @param {Key} key */
export function sentence(language, key) {
	return language === 'zh' ? CHINESE[key] : ENGLISH[key];
}

/**
 * A word of a statement, such as the source of energy. Nothing, if this page does not know it.
 * @param {Language} language @param {string} kind @param {string} word
 */
export function word(language, kind, word) {
	const key = `${kind} ${word}`;
	return Object.hasOwn(ENGLISH, key) ? sentence(language, /** @type {Key} */ (key)) : undefined;
}

/** Why something is refused. @param {Language} language @param {string} reason */
export function reasonIn(language, reason) {
	if (language === 'zh') return translated(reason) ?? reason;
	const begun = reason.charAt(0).toUpperCase() + reason.slice(1);
	return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

const SENTENCES = Object.entries(REASONS).map(([english, chinese]) => ({ ...pattern(english), chinese }));

/** @param {string} english */
function pattern(english) {
	/** @type {string[]} */
	const names = [];
	const parts = english.split(/\{(\w*)\}/);
	const source = parts.map((part, place) => {
		if (place % 2 === 0) return part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
		names.push(part || String(names.length));
		return '(.*?)';
	});
	return { pattern: new RegExp(`^${source.join('')}$`, 's'), names };
}

/** @param {string} english @returns {string | undefined} */
function translated(english) {
	for (const { pattern, names, chinese } of SENTENCES) {
		const found = pattern.exec(english);
		if (found) {
			return chinese.replace(/\{(\w+)\}/g, (_, name) => {
				const value = found[names.indexOf(name) + 1] ?? '';
				return translated(value) ?? value;
			});
		}
	}
	return undefined;
}
