// Values that come from a file, such as proofs: JSON as the command line and the workers write it.

import type { LookupEntry } from '@polkadot-api/metadata-builders';
import { camelName } from '../format/text.ts';

/** Bytes as `0x` and digits. */
export const hex = (bytes: Uint8Array): string => `0x${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

function bytesOf(value: unknown): Uint8Array {
	if (Array.isArray(value)) return Uint8Array.from(value as number[]);
	if (typeof value !== 'string') throw new Error('bytes are missing');
	if (/^0x([0-9a-fA-F]{2})*$/.test(value)) return Uint8Array.from(value.slice(2).match(/../g) ?? [], (pair) => parseInt(pair, 16));
	return new TextEncoder().encode(value);
}

const isByte = (entry: LookupEntry): boolean => entry.type === 'primitive' && entry.value === 'u8';


function member(given: Record<string, unknown>, name: string): unknown {
	return given[name] ?? given[camelName(name)];
}

/** A value of a type of the chain, from JSON. Fails if the JSON has another form. */
export function fromJson(entry: LookupEntry, value: unknown): unknown {
	switch (entry.type) {
		case 'primitive':
			return primitive(entry.value, value);
		case 'compact':
			return entry.isBig ? BigInt(value as string) : Number(value);
		case 'AccountId32':
			return String(value);
		case 'array':
			if (isByte(entry.value)) return fixed(bytesOf(value), entry.len);
			return (value as unknown[]).map((each) => fromJson(entry.value, each));
		case 'sequence':
			if (isByte(entry.value)) return bytesOf(value);
			return (value as unknown[]).map((each) => fromJson(entry.value, each));
		case 'option':
			return value === null || value === undefined ? undefined : fromJson(entry.value, value);
		case 'tuple':
			return entry.value.map((each, index) => fromJson(each, (value as unknown[])[index]));
		case 'struct':
			return Object.fromEntries(Object.entries(entry.value).map(([name, each]) => [name, fromJson(each, member(value as Record<string, unknown>, name))]));
		case 'enum':
			return variant(entry, value);
		default:
			throw new Error('this type has no JSON form');
	}
}

function primitive(type: string, value: unknown): unknown {
	if (type === 'bool') return Boolean(value);
	if (type === 'str' || type === 'char') return String(value);
	if (!/^\d+$/.test(String(value))) throw new Error('a number is missing');
	return ['u64', 'u128', 'u256'].includes(type) ? BigInt(String(value)) : Number(value);
}

function fixed(bytes: Uint8Array, length: number): string {
	if (bytes.length !== length) throw new Error(`${length} bytes are needed`);
	return hex(bytes);
}

function variant(entry: Extract<LookupEntry, { type: 'enum' }>, value: unknown): unknown {
	const [name, inner]: [string, unknown] = typeof value === 'string' ? [value, undefined] : (Object.entries(value as Record<string, unknown>)[0] ?? ['', undefined]);
	const found = Object.entries(entry.value).find(([each]) => each.toLowerCase() === name.toLowerCase());
	if (found === undefined) throw new Error(`${name} is none of the choices`);
	const [type, shape] = found;
	if (shape.type === 'void') return { type, value: undefined };
	if (shape.type === 'lookupEntry') return { type, value: fromJson(shape.value, inner) };
	return { type, value: fromJson({ ...shape, id: -1 }, inner) };
}
