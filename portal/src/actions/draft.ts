// What a person has written into a form, and what the chain gets of it.

import { AccountId } from 'polkadot-api';
import { parseDecimal, type Currency } from '../format/number.ts';
import { fromLocal, periodIndex } from '../format/time.ts';
import { fromJson, hex } from './json.ts';
import type { Field, Leaf } from './shape.ts';

/** What stands in a field: text, or what is chosen and what stands in its fields. */
export type Draft = string | null | Draft[] | { [name: string]: Draft };

/** What is wrong with a field: where, and the key of the sentence that says what to write. */
export interface Mistake {
	path: string;
	why: 'account' | 'class' | 'date' | 'empty' | 'hash' | 'json' | 'number' | 'party' | 'range' | 'text' | 'tooFine' | 'tooLong';
}

/** What a form needs to know of the chain. */
export interface Terms {
	offset: number;
	/** The currency in which money is written: that of the form's asset. */
	currency: Currency;
}

/** An empty form for these fields, with what is known already. */
export function emptyDraft(fields: Field[], known: Known): Record<string, Draft> {
	return Object.fromEntries(fields.map((field) => [field.name, empty(field, known)]));
}

/** What is known already, as records have it: amounts in the smallest unit, energy in watt-hours. */
export interface Known {
	values: Record<string, string>;
	currency: Currency;
}

const NOTHING: Known = { values: {}, currency: { symbol: '', decimals: 0 } };

/** An empty field. */
export function empty(field: Field, known: Known = NOTHING): Draft {
	switch (field.form) {
		case 'leaf':
			return written(field, known) ?? preset(field);
		case 'group':
			return Object.fromEntries(field.fields.map((each) => [each.name, empty(each, known)]));
		case 'choice': {
			const first = field.choices.find(({ name }) => name === known.values[field.name]) ?? field.choices[0];
			return { type: first?.name ?? '', value: first?.field ? empty(first.field, known) : null };
		}
		case 'maybe':
			return known.values[field.name] === undefined ? null : empty(field.field, known);
		case 'list':
			return [];
	}
}

function written(field: Leaf, { values, currency }: Known): string | null {
	const value = values[field.name];
	if (value === undefined) return null;
	if (!/^\d+$/.test(value)) return value;
	if (field.sense === 'money') return plain(BigInt(value), currency.decimals);
	return field.sense === 'energy' || field.sense === 'power' ? plain(BigInt(value), 3) : value;
}

/** A whole number of smallest units as a person would write it into a field. */
function plain(value: bigint, places: number): string {
	const digits = value.toString().padStart(places + 1, '0');
	const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
	const whole = digits.slice(0, digits.length - places);
	return places === 0 || fraction === '' ? whole : `${whole}.${fraction}`;
}

function preset(field: Leaf): string {
	if (field.sense === 'flag') return 'false';
	if (field.sense === 'asset') return '1';
	if (field.sense === 'roles') return '0';
	if (field.sense === 'period') return 'Month|';
	return '';
}

/** Reads a form. Either all of it is right, or every mistake is named. */
export function readDraft(fields: Field[], draft: Record<string, Draft>, terms: Terms): { args: Record<string, unknown>; mistakes: Mistake[] } {
	const mistakes: Mistake[] = [];
	const args = Object.fromEntries(fields.map((field) => [field.name, read(field, draft[field.name] ?? null, field.name, terms, mistakes)]));
	return { args, mistakes };
}

type Object = { [name: string]: Draft };

function read(field: Field, draft: Draft, path: string, terms: Terms, mistakes: Mistake[]): unknown {
	switch (field.form) {
		case 'leaf':
			return readLeaf(field, typeof draft === 'string' ? draft.trim() : '', path, terms, mistakes);
		case 'group': {
			const given = (draft ?? {}) as Object;
			const values = field.fields.map((each) => [each.name, read(each, given[each.name] ?? null, `${path}.${each.name}`, terms, mistakes)] as const);
			return field.tuple ? values.map(([, value]) => value) : Object.fromEntries(values);
		}
		case 'choice': {
			const { type, value } = draft as { type: string; value: Draft };
			const chosen = field.choices.find(({ name }) => name === type);
			return { type, value: chosen?.field ? read(chosen.field, value, `${path}.${type}`, terms, mistakes) : undefined };
		}
		case 'maybe':
			return draft === null ? undefined : read(field.field, draft, path, terms, mistakes);
		case 'list':
			return (draft as Draft[]).map((each, index) => read(field.field, each, `${path}.${index}`, terms, mistakes));
	}
}

function readLeaf(field: Leaf, text: string, path: string, terms: Terms, mistakes: Mistake[]): unknown {
	const fail = (why: Mistake['why']): undefined => {
		mistakes.push({ path, why });
		return undefined;
	};
	if (text === '' && field.type !== 'bytes') return fail('empty');
	switch (field.sense) {
		case 'flag':
			return text === 'true';
		case 'account':
			return isAddress(text) ? text : fail('account');
		case 'asset':
			return text === 'native' ? { type: 'Native', value: undefined } : { type: 'WithId', value: Number(text) };
		case 'class':
			return /^[0-9A-Z]$/.test(text) ? text.charCodeAt(0) : fail('class');
		case 'energy':
		case 'power':
			return sized(field, parseDecimal(text, 3), fail, text);
		case 'money':
			return sized(field, parseDecimal(text, terms.currency.decimals), fail, text);
		case 'moment': {
			const seconds = fromLocal(text, terms.offset);
			return seconds === null || seconds < 0 ? fail('date') : BigInt(seconds);
		}
		case 'period':
			return readPeriod(text, terms.offset) ?? fail('date');
		case 'party':
		case 'number':
		case 'roles':
			return sized(field, /^\d{1,40}$/.test(text) ? BigInt(text) : null, fail, null);
		case 'text':
			return readText(field, text, fail);
		case 'hash':
			return new RegExp(`^(0x)?[0-9a-fA-F]{${2 * field.length}}$`).test(text) ? withPrefix(text) : fail('hash');
		case 'bytes':
			return new TextEncoder().encode(text);
		case 'proof':
			try {
				return fromJson(field.entry, JSON.parse(text));
			} catch {
				return fail('json');
			}
	}
}

const withPrefix = (text: string): string => (text.startsWith('0x') ? text.toLowerCase() : `0x${text.toLowerCase()}`);

function isAddress(text: string): boolean {
	try {
		AccountId().enc(text);
		return true;
	} catch {
		return false;
	}
}

type Fail = (why: Mistake['why']) => undefined;

function sized(field: Leaf, value: bigint | null, fail: Fail, written: string | null): unknown {
	if (value === null) return fail(written !== null && /^[\d., ]+$/.test(written) ? 'tooFine' : 'number');
	const bits = BigInt(field.type.slice(1));
	if (value >= 1n << bits) return fail('range');
	return bits > 32n ? value : Number(value);
}

/** Hours are UTC's: the field shows the chain's time, the index does not depend on it. */
function readPeriod(text: string, offset: number): unknown {
	const [granularity = 'Month', date = ''] = text.split('|');
	const full = /^\d{4}-\d{2}$/.test(date) ? `${date}-01` : date;
	const seconds = fromLocal(full, offset);
	if (seconds === null || seconds < 0) return null;
	return { granularity: { type: granularity, value: undefined }, index: periodIndex(granularity, seconds, offset) };
}

function readText(field: Leaf, text: string, fail: Fail): unknown {
	const bytes = new TextEncoder().encode(text);
	if (field.type === 'bytes') return bytes.length > 128 ? fail('tooLong') : bytes;
	if (field.type === 'json') return text;
	return bytes.length === field.length ? hex(bytes) : fail('text');
}
