// Holds the texts of the page against each other and against what they are about: both languages say the same things,
// and everything that the chain and the index can name has a word in both.

import { readFileSync } from 'node:fs';
import { decAnyMetadata, unifyMetadata, type UnifiedMetadata } from '@polkadot-api/substrate-bindings';
import { KINDS } from '../src/kinds/table.ts';
import { ROLES } from '../src/work/roles.ts';

type Texts = { [name: string]: string | Texts };

const file = (path: string): URL => new URL(`../${path}`, import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(file(path), 'utf8'));
const texts = (language: string, name: string): Map<string, string> => flat(json(`src/i18n/${language}/${name}.json`) as Texts);

function flat(texts: Texts, before = ''): Map<string, string> {
	const found = new Map<string, string>();
	for (const [name, value] of Object.entries(texts)) {
		if (typeof value === 'string') found.set(before + name, value);
		else for (const [key, text] of flat(value, `${before}${name}.`)) found.set(key, text);
	}
	return found;
}

const faults: string[] = [];
const fault = (text: string): void => {
	faults.push(text);
};

/** Errors have their English words in the metadata: only the other language has texts. */
const ONLY_ZH = /^error\./;
const EN = { ui: texts('en', 'ui'), words: texts('en', 'words') };
const ZH = { ui: texts('zh', 'ui'), words: texts('zh', 'words') };

for (const name of ['ui', 'words'] as const) {
	for (const [key, text] of EN[name]) {
		const other = ZH[name].get(key);
		if (other === undefined) fault(`${name}: zh has no ${key}`);
		else if (holes(text) !== holes(other)) fault(`${name}: ${key} does not have the same {{…}} in both languages`);
		if (text.trim() === '' || other?.trim() === '') fault(`${name}: ${key} is empty`);
	}
	for (const key of ZH[name].keys()) {
		if (!EN[name].has(key) && !ONLY_ZH.test(key)) fault(`${name}: en has no ${key}`);
	}
}

function holes(text: string): string {
	return [...text.matchAll(/\{\{\w+\}\}/g)].map(([hole]) => hole).sort().join();
}

function needs(key: string, why: string): void {
	for (const [language, words] of [['en', EN.words], ['zh', ZH.words]] as const) {
		if (ONLY_ZH.test(key) && language === 'en') continue;
		if (!words.has(key)) fault(`words: ${language} has no ${key} (${why})`);
	}
}

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

// What the chain can name.

const OWN = new Set(['Allowance', 'Auction', 'Certificates', 'Escrow', 'Evidence', 'Identity', 'Market', 'Vouchers']);

function checkMetadata({ pallets, lookup }: UnifiedMetadata): void {
	const variants = (type: number | undefined) => {
		const definition = type === undefined ? undefined : lookup[type]?.def;
		return definition?.tag === 'variant' ? definition.value : [];
	};
	for (const pallet of pallets) {
		needs(`pallet.${pallet.name}`, 'a pallet');
		if (!OWN.has(pallet.name)) continue;
		for (const call of variants(pallet.calls?.type)) {
			needs(`call.${pallet.name}.${call.name}`, 'a call');
			needs(`effect.${pallet.name}.${call.name}`, 'a call');
			for (const { name } of call.fields) needs(`field.${camel(name ?? '')}`, `an argument of ${pallet.name}.${call.name}`);
		}
		for (const event of variants(pallet.events?.type)) {
			needs(`event.${pallet.name}.${event.name}`, 'an event');
			for (const { name } of event.fields) needs(`field.${camel(name ?? '')}`, `a field of ${pallet.name}.${event.name}`);
		}
		for (const error of variants(pallet.errors?.type)) needs(`error.${error.name}`, `an error of ${pallet.name}`);
	}
	const reasons = lookup.find(({ path }) => path.at(-1) === 'RuntimeHoldReason');
	for (const { name, fields } of reasons?.def.tag === 'variant' ? reasons.def.value : []) {
		for (const reason of variants(fields[0]?.type)) needs(`hold.${name}.${reason.name}`, 'a reason of a hold');
	}
}

// What the index can name.

interface Schema {
	enum?: unknown[];
	properties?: Record<string, Schema>;
	items?: Schema;
	oneOf?: Schema[];
	$ref?: string;
}

interface Operation {
	parameters?: { name: string; in: string }[];
	responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

interface Description {
	paths: Record<string, { get?: Operation }>;
	components: { schemas: Record<string, Schema> };
}

/** Schemas that no page shows field by field. */
const UNSHOWN = new Set(['Problem', 'PortalConfig', 'Status', 'News', 'Token', 'RuntimeSince', 'Head', 'Found', 'Changed', 'CallError']);

function checkIndex({ paths, components }: Description): void {
	const lists = Object.keys(paths).flatMap((path) => /^\/v1\/([A-Za-z]+)\.csv$/.exec(path)?.[1] ?? []);
	for (const list of lists) {
		const kind = KINDS.find(({ name }) => name === list);
		if (kind === undefined) {
			fault(`kinds: the index has a list ${list}, and no page shows it`);
			continue;
		}
		const filters = paths[`/v1/${list}`]?.get?.parameters?.filter((parameter) => parameter.in === 'query').map(({ name }) => name) ?? [];
		for (const { name } of kind.filters ?? []) if (!filters.includes(name)) fault(`kinds: ${list} cannot be filtered by ${name}`);
		const record = components.schemas[recordOf(paths[`/v1/${list}`]?.get)];
		for (const column of kind.columns) {
			const [field = ''] = column.split('.');
			if (!column.startsWith('@') && record?.properties?.[field] === undefined) fault(`kinds: ${list} has no ${field}`);
		}
		for (const { kind: related, facet } of kind.related ?? []) {
			const parameters = paths[`/v1/${related}`]?.get?.parameters ?? [];
			if (!parameters.some(({ name }) => name === facet)) fault(`kinds: ${related} cannot be filtered by ${facet}`);
		}
	}
	for (const { name } of KINDS) if (!lists.includes(name)) fault(`kinds: the index has no list ${name}`);
	for (const role of ROLES) {
		for (const { kind, query } of role.inboxes) {
			const parameters = paths[`/v1/${kind}`]?.get?.parameters ?? [];
			for (const facet of Object.keys(query)) if (!parameters.some(({ name }) => name === facet)) fault(`roles: ${kind} cannot be filtered by ${facet}`);
		}
	}
	for (const [name, schema] of Object.entries(components.schemas)) if (!UNSHOWN.has(name)) checkSchema(name, schema);
}

/** The name of the schema of a list's records. */
function recordOf(list: Operation | undefined): string {
	const items = list?.responses['200']?.content?.['application/json']?.schema.properties?.items?.items;
	return items?.$ref?.split('/').at(-1) ?? '';
}

function checkSchema(where: string, { enum: words, properties, items, oneOf }: Schema): void {
	for (const word of words ?? []) if (typeof word === 'string') needs(`value.${word}`, `a word of ${where}`);
	for (const [name, schema] of Object.entries(properties ?? {})) {
		needs(`field.${name}`, `a field of ${where}`);
		checkSchema(`${where}.${name}`, schema);
	}
	if (items !== undefined) checkSchema(where, items);
	for (const each of oneOf ?? []) checkSchema(where, each);
}

// What the tables name.

for (const { name, columns, filters, actions } of KINDS) {
	needs(`kind.${name}`, 'a kind');
	needs(`kinds.${name}`, 'a kind');
	for (const column of columns) needs(`field.${column === 'topic.kind' ? 'topic' : camel(column.slice(column.lastIndexOf('.') + 1).replace('@', ''))}`, `a column of ${name}`);
	for (const { name: facet, words } of filters ?? []) {
		needs(`field.${facet}`, `a filter of ${name}`);
		for (const word of words ?? []) if (word !== 'true' && word !== 'false') needs(`value.${lower(word)}`, `a filter of ${name}`);
	}
	for (const { call } of actions ?? []) needs(`call.${call}`, `an action of ${name}`);
}
for (const { calls } of ROLES) for (const call of calls) needs(`call.${call}`, 'a call of a role');

checkMetadata(unifyMetadata(decAnyMetadata(readFileSync(file('../client/api/metadata.scale')))));
checkIndex(json('../indexer/openapi.json') as Description);

if (faults.length > 0) {
	console.error(`${faults.join('\n')}\nTexts are in src/i18n, kinds in src/kinds/table.ts.`);
	process.exitCode = 1;
} else {
	console.log(`${EN.ui.size + EN.words.size} texts in each language, ${ZH.words.size - EN.words.size} errors in Chinese`);
}
