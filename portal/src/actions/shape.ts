// What a call asks for, read from the chain's metadata: a tree of fields, each with what it means.

import type { LookupEntry, MetadataLookup } from '@polkadot-api/metadata-builders';

/** What a value means. It decides how a person writes it. */
export type Sense =
	| 'account'
	| 'asset'
	| 'bytes'
	| 'class'
	| 'energy'
	| 'flag'
	| 'hash'
	| 'moment'
	| 'money'
	| 'number'
	| 'party'
	| 'period'
	| 'power'
	| 'proof'
	| 'roles'
	| 'text';

export type Field = Leaf | Group | Choice | Maybe | List;

/** A value that is written in one field. */
export interface Leaf {
	form: 'leaf';
	name: string;
	sense: Sense;
	/** The type's encoding. */
	type: 'u8' | 'u16' | 'u32' | 'u64' | 'u128' | 'bool' | 'account' | 'fixed' | 'bytes' | 'json';
	/** The length in bytes of a `fixed` value. */
	length: number;
	/** The type itself, for values that come as JSON. */
	entry: LookupEntry;
}

/** Several values together. */
export interface Group {
	form: 'group';
	name: string;
	fields: Field[];
	/** A tuple is written as a list, a structure as an object. */
	tuple: boolean;
}

/** One of several. */
export interface Choice {
	form: 'choice';
	name: string;
	choices: { name: string; field: Field | null }[];
}

/** A value that may be left out. */
export interface Maybe {
	form: 'maybe';
	name: string;
	field: Field;
}

/** Any number of values. */
export interface List {
	form: 'list';
	name: string;
	field: Field;
}

const PARTIES = new Set(['party', 'to', 'buyer', 'seller', 'owner', 'issuer', 'centre', 'beneficiary', 'arbiter', 'parties', 'Party']);
const MOMENTS = new Set(['expires_at', 'until', 'deadline', 'from', 'to', 'closes_at', 'NotBefore', 'min_validity']);
const MONEY = new Set(['price', 'max_price', 'amount', 'lowest', 'tick']);
const POWER = new Set(['capacity_w', 'max_power_w']);
const ENERGY = new Set(['energy', 'total', 'face_value']);
const TEXT = new Set(['jurisdiction', 'region', 'meter', 'takes_over', 'code', 'project', 'number', 'generation_meter', 'consumption_meter', 'reason', 'Name']);
const PROOFS = new Set(['ProvedReading', 'ProvedSettlement', 'ProvedTrades', 'ProvedTrade', 'MultiSignature']);

/** The fields of a call, in order; null if the chain has no such call. */
export function fieldsOf(lookup: MetadataLookup, pallet: string, call: string): Field[] | null {
	const calls = lookup.metadata.pallets.find((each) => each.name === pallet)?.calls;
	if (calls === undefined) return null;
	const definition = lookup.metadata.lookup[calls.type]?.def;
	if (definition?.tag !== 'variant') return null;
	const variant = definition.value.find((each) => each.name === call);
	return variant?.fields.map(({ name, type }) => fieldOf(lookup, name ?? '', lookup(type))) ?? null;
}

/** The documentation of a call, as the chain has it. */
export function docsOf(lookup: MetadataLookup, pallet: string, call: string): string[] {
	const calls = lookup.metadata.pallets.find((each) => each.name === pallet)?.calls;
	const definition = calls === undefined ? undefined : lookup.metadata.lookup[calls.type]?.def;
	if (definition?.tag !== 'variant') return [];
	return definition.value.find((each) => each.name === call)?.docs ?? [];
}

function typeName(lookup: MetadataLookup, entry: LookupEntry): string {
	return lookup.metadata.lookup[entry.id]?.path.at(-1) ?? '';
}

function fieldOf(lookup: MetadataLookup, name: string, entry: LookupEntry): Field {
	const type = typeName(lookup, entry);
	if (PROOFS.has(type)) return leaf(name, 'proof', 'json', entry);
	if (type === 'Period') return leaf(name, 'period', 'json', entry);
	if (type === 'NativeOrWithId') return leaf(name, 'asset', 'json', entry);
	// Of types with one field, the metadata shows what is in them: their name is lost.
	if (name === 'roles') return leaf(name, 'roles', wide(entry), entry);
	if (name === 'class') return leaf(name, 'class', 'u8', entry);
	switch (entry.type) {
		case 'primitive':
			return primitive(name, entry);
		case 'compact':
			return leaf(name, senseOfNumber(name, entry.isBig ? 'u128' : 'u32'), entry.isBig ? 'u128' : 'u32', entry);
		case 'AccountId32':
			return leaf(name, 'account', 'account', entry);
		case 'array':
			if (isByte(entry.value)) return { ...leaf(name, TEXT.has(name) ? 'text' : 'hash', 'fixed', entry), length: entry.len };
			return leaf(name, 'proof', 'json', entry);
		case 'sequence':
			if (isByte(entry.value)) return leaf(name, TEXT.has(name) ? 'text' : 'bytes', 'bytes', entry);
			if (PROOFS.has(typeName(lookup, entry.value))) return leaf(name, 'proof', 'json', entry);
			return { form: 'list', name, field: fieldOf(lookup, name, entry.value) };
		case 'option':
			return { form: 'maybe', name, field: fieldOf(lookup, name, entry.value) };
		case 'struct':
			return { form: 'group', name, tuple: false, fields: Object.entries(entry.value).map(([key, value]) => fieldOf(lookup, key, value)) };
		case 'tuple':
			return { form: 'group', name, tuple: true, fields: entry.value.map((value, index) => fieldOf(lookup, tupleName(lookup, value, index), value)) };
		case 'enum':
			return { form: 'choice', name, choices: Object.entries(entry.value).map(([key, value]) => ({ name: key, field: choiceField(lookup, key, value) })) };
		default:
			return leaf(name, 'proof', 'json', entry);
	}
}

/** The numbers in a topic have no names in the metadata. */
const tupleName = (lookup: MetadataLookup, entry: LookupEntry, index: number): string =>
	typeName(lookup, entry) === 'Period' ? 'period' : index === 1 ? 'number' : String(index);

type Variant = Extract<LookupEntry, { type: 'enum' }>['value'][string];

function choiceField(lookup: MetadataLookup, name: string, variant: Variant): Field | null {
	switch (variant.type) {
		case 'void':
			return null;
		case 'lookupEntry':
			return fieldOf(lookup, name, variant.value);
		case 'struct':
			return { form: 'group', name, tuple: false, fields: Object.entries(variant.value).map(([key, value]) => fieldOf(lookup, key, value)) };
		case 'tuple':
			return { form: 'group', name, tuple: true, fields: variant.value.map((value, index) => fieldOf(lookup, tupleName(lookup, value, index), value)) };
		default:
			return null;
	}
}

const isByte = (entry: LookupEntry): boolean => entry.type === 'primitive' && entry.value === 'u8';

const leaf = (name: string, sense: Sense, type: Leaf['type'], entry: LookupEntry): Leaf => ({ form: 'leaf', name, sense, type, length: 0, entry });

type Wide = 'u8' | 'u16' | 'u32' | 'u64' | 'u128';

const WIDE = new Set<string>(['u8', 'u16', 'u32', 'u64', 'u128']);

const wide = (entry: LookupEntry): Wide =>
	entry.type === 'primitive' && WIDE.has(entry.value) ? (entry.value as Wide) : 'u16';

function primitive(name: string, entry: Extract<LookupEntry, { type: 'primitive' }>): Leaf {
	if (entry.value === 'bool') return leaf(name, 'flag', 'bool', entry);
	if (!WIDE.has(entry.value)) return leaf(name, 'text', 'json', entry);
	return leaf(name, senseOfNumber(name, wide(entry)), wide(entry), entry);
}

function senseOfNumber(name: string, type: Wide): Sense {
	if (type === 'u32' && PARTIES.has(name)) return 'party';
	if (type === 'u64' && MOMENTS.has(name)) return 'moment';
	if (type === 'u64' && POWER.has(name)) return 'power';
	if (type === 'u64' && ENERGY.has(name)) return 'energy';
	if (type === 'u128' && MONEY.has(name)) return 'money';
	return 'number';
}
