import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { currencyOf, useTerms, type Terms } from '../app/context.tsx';
import { energy, money, power, whole } from '../format/number.ts';
import { camelName, short, tame } from '../format/text.ts';
import { duration, moment, periodName, type Period } from '../format/time.ts';
import { useWords, type Say } from '../i18n/words.ts';
import { formatOf, labelOf, toneOf, type Format } from '../kinds/formats.ts';
import type { Item } from '../indexer/api.ts';
import { kindOf } from '../kinds/table.ts';

interface Range {
	batch: number;
	first: number;
	units: number;
}

interface At {
	block: number;
	time: number;
}

const isObject = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value);
const isRange = (value: unknown): value is Range => isObject(value) && 'batch' in value && 'first' in value && 'units' in value && Object.keys(value).length === 3;
const isAt = (value: unknown): value is At => isObject(value) && 'block' in value && 'time' in value && Object.keys(value).length === 2;
const isMention = (value: unknown): value is { kind: string; id: string } => isObject(value) && typeof value.kind === 'string' && typeof value.id === 'string' && Object.keys(value).length === 2;
const isPeriod = (value: unknown): value is Period => isObject(value) && 'granularity' in value && 'index' in value && Object.keys(value).length === 2;

/** What a value is shown with. */
interface Tools {
	say: Say;
	t: (key: 'yes' | 'no' | 'none' | 'noTime') => string;
	language: string;
	terms: Terms;
	/** Whether there is little room: hashes are shortened. */
	brief: boolean;
}

/** A value of a record, an event or a call, as its name and form say. `record` is what it is part of. */
export function Value({ name, value, record, kind, brief = false }: { name: string; value: unknown; record?: Item; kind?: string; brief?: boolean }): ReactNode {
	const { say, language } = useWords();
	const { t } = useTranslation();
	const terms = useTerms();
	return show({ say, t, language, terms, brief }, name, value, record ?? {}, kind ?? '');
}

function show(tools: Tools, name: string, value: unknown, record: Item, kind: string): ReactNode {
	const { say, t, language, terms, brief } = tools;
	if (value === null || value === undefined || value === '') return <span className="soft">{t('none')}</span>;
	if (typeof value === 'boolean') return value ? t('yes') : t('no');
	if (isRange(value)) return <RangeLink range={value} language={language} />;
	if (isAt(value)) return <AtText at={value} tools={tools} />;
	if (isMention(value)) return <Link to={`/${value.kind}/${encodeURIComponent(value.id)}`}>{`${say('kind', value.kind)} ${value.id.length > 24 ? short(value.id) : tame(value.id)}`}</Link>;
	if (isPeriod(value)) return periodName(value, language, terms.offset);
	if (Array.isArray(value)) return <Values tools={tools} name={name} values={value} record={record} kind={kind} />;
	if (isObject(value)) return brief ? <code>{tame(JSON.stringify(value), 80)}</code> : <Fields record={value} kind={kind} />;
	if (kind === 'anchors' && name === 'status') return <State word={standingOf(value as string, record, terms)} say={say} />;
	const format = kind === 'bundles' && name === 'reference' ? referenceOf(record) : formatOf(kind, name, value);
	return <Plain tools={tools} format={format} name={name} value={value as string | number} record={record} say={say} />;
}

/** What a bundle belongs to: its state says of what kind. */
const REFERENCES: Record<string, string> = {
	offered: 'offers',
	inAuction: 'auctions',
	inExchange: 'exchanges',
	exchanged: 'exchanges',
	pledged: 'pledges',
	behindVoucher: 'vouchers',
	redeemed: 'redemptions',
};

function referenceOf({ status }: Item): Format {
	const to = REFERENCES[String(status)];
	return to === undefined ? { as: 'number' } : { as: 'link', to };
}

function State({ word, say }: { word: string; say: Say }) {
	return (
		<span className="state" data-tone={toneOf(word)}>
			{say('value', word)}
		</span>
	);
}

/** An anchor becomes final by time alone: no event says so. */
function standingOf(status: string, { finalAt, finalBlock }: Item, { now }: Terms): string {
	if (status !== 'open' || now === null) return status;
	return Number(finalAt) <= now.time && Number(finalBlock) <= now.number ? 'final' : 'challengeable';
}

function Values({ tools, name, values, record, kind }: { tools: Tools; name: string; values: unknown[]; record: Item; kind: string }) {
	if (values.length === 0) return <span className="soft">{tools.t('none')}</span>;
	const simple = values.every((value) => !isObject(value) || isRange(value) || isPeriod(value) || isMention(value));
	if (!simple) return <ol>{values.map((value, index) => <li key={index}>{show(tools, name, value, record, kind)}</li>)}</ol>;
	return values.map((value, index) => (
		<Fragment key={index}>
			{index > 0 && ', '}
			{show(tools, name, value, record, kind)}
		</Fragment>
	));
}

function RangeLink({ range: { batch, first, units }, language }: { range: Range; language: string }) {
	const { t } = useTranslation();
	return (
		<span className="number">
			<Link to={`/batches/${batch}`}>{t('batchNumber', { batch })}</Link>{' '}
			<Link to={`/certificates/${batch}-${first}`}>{units > 1 ? `${whole(first, language)}–${whole(first + units - 1, language)}` : whole(first, language)}</Link>
		</span>
	);
}

function AtText({ at, tools: { language, terms, t, brief } }: { at: At; tools: Tools }) {
	const time = at.time === 0 ? t('noTime') : moment(at.time, language, terms.offset);
	return (
		<span className="number">
			{time} {!brief && <Link to={`/blocks/${at.block}`}>#{whole(at.block, language)}</Link>}
		</span>
	);
}

interface PlainProps {
	tools: Tools;
	format: Format;
	name: string;
	value: string | number;
	record: Item;
	say: Say;
}

function Plain({ tools: { language, terms, brief }, format, value, record, say }: PlainProps): ReactNode {
	const text = String(value);
	switch (format.as) {
		case 'moment':
			return <span className="number">{moment(Number(value), language, terms.offset)}</span>;
		case 'duration':
			return duration(Number(value), language);
		case 'energy':
			return <span className="number">{energy(BigInt(value), language)}</span>;
		case 'power':
			return <span className="number">{power(BigInt(value), language)}</span>;
		case 'money':
			return <span className="number">{money(BigInt(value), currencyOf(terms, assetOf(record)), language)}</span>;
		case 'asset':
			return currencyOf(terms, value).symbol;
		case 'link':
			// Events name meters by their number, and addresses by their name.
			if (format.to === 'meters' && typeof value === 'number') return <Link to={`/meters?number=${value}`}>{whole(value, language)}</Link>;
			return <Link to={`/${format.to}/${encodeURIComponent(text)}`}>{format.to === 'parties' || format.to === 'blocks' ? whole(Number(value), language) : tame(text)}</Link>;
		case 'account':
			return (
				<Link to={`/accounts/${encodeURIComponent(text)}`} className="mono" title={text}>
					{brief ? short(text) : text}
				</Link>
			);
		case 'hash':
			return (
				<code title={text}>{brief ? short(text) : tame(text, 2048)}</code>
			);
		case 'number':
			return <span className="number">{whole(Number(value), language)}</span>;
		case 'state':
			return <State word={text} say={say} />;
		case 'word':
			return say('value', text, tame(text));
		default:
			return tame(text, brief ? 60 : 2048);
	}
}

function assetOf(record: Item): string | number | null {
	const { asset } = record;
	if (typeof asset === 'string' || typeof asset === 'number') return asset;
	if (isObject(asset) && typeof asset.withId === 'number') return asset.withId;
	return null;
}

/** What a list shows of a record comes first, and when it was made and changed last. */
function inOrder(record: Item, kind: string): [string, unknown][] {
	const columns = kindOf(kind)?.columns.map((column) => column.split('.')[0] ?? '') ?? [];
	const place = (name: string): number => {
		if (LAST.includes(name)) return 1_000 + LAST.indexOf(name);
		const at = columns.indexOf(name);
		return at < 0 ? 500 : at;
	};
	return Object.entries(record).sort(([one], [other]) => place(one) - place(other));
}

const LAST = ['createdAt', 'changedAt'];

/** The fields of a record, an event or a call. */
export function Fields({ record, kind, without = [] }: { record: Item; kind: string; without?: string[] }) {
	const { say } = useWords();
	const shown = inOrder(record, kind).filter(([name]) => !without.includes(name));
	return (
		<dl className="fields">
			{shown.map(([name, value]) => (
				<Fragment key={name}>
					<dt>{say('field', labelOf(kind, camelName(name), value))}</dt>
					<dd>
						<Value name={camelName(name)} value={value} record={record} kind={kind} />
					</dd>
				</Fragment>
			))}
		</dl>
	);
}

