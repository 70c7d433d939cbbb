// Values as `polkadot-api` decodes them, in the form in which the index writes them, so that both are shown alike.

import { tame } from '../format/text.ts';
import { hex } from './json.ts';
import type { Item } from '../indexer/api.ts';

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const isChoice = (value: object): value is { type: string; value: unknown } => 'type' in value && 'value' in value && typeof value.type === 'string' && Object.keys(value).length === 2;

function plain(value: unknown, name: string): unknown {
	if (value === undefined) return null;
	if (typeof value === 'bigint') return value <= BigInt(Number.MAX_SAFE_INTEGER) && !MONEY.has(name) ? Number(value) : value.toString();
	if (value instanceof Uint8Array) return readable(value);
	if (Array.isArray(value)) return value.map((each) => plain(each, name));
	if (typeof value === 'string') return TEXT.has(name) ? fromHex(value) : value;
	if (typeof value !== 'object' || value === null) return value;
	if (isChoice(value)) return value.value === undefined ? lower(value.type) : choice(value.type, value.value);
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, key)]));
}

function choice(type: string, value: unknown): unknown {
	const inner = plain(value, type);
	return type === 'WithId' ? String(inner) : { [lower(type)]: inner };
}

const MONEY = new Set(['price', 'max_price', 'amount', 'lowest', 'tick', 'bond', 'slashed', 'rewarded', 'returned']);
const TEXT = new Set(['project', 'code', 'number']);

function fromHex(text: string): string {
	if (!/^0x([0-9a-f]{2})+$/.test(text)) return text;
	return readable(Uint8Array.from(text.slice(2).match(/../g) ?? [], (pair) => parseInt(pair, 16)));
}

function readable(bytes: Uint8Array): string {
	try {
		return tame(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return hex(bytes);
	}
}

/** The fields of an event or a call. */
export const jsonOf = (data: unknown): Item => (typeof data === 'object' && data !== null ? (plain(data, '') as Item) : {});
