import { Button, Checkbox, Fieldset, Select, Textarea, TextInput } from '@mantine/core';
import { blake2b } from '@noble/hashes/blake2.js';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { currencyOf, useTerms } from '../app/context.tsx';
import { energy } from '../format/number.ts';
import { camelName } from '../format/text.ts';
import { offsetName } from '../format/time.ts';
import { useWords } from '../i18n/words.ts';
import { empty, type Draft, type Mistake } from './draft.ts';
import { PartyHint } from './PartyHint.tsx';
import { hex } from './json.ts';
import type { Choice, Field, Group, Leaf, List, Maybe } from './shape.ts';
import classes from './Fields.module.css';

interface Props<F extends Field> {
	field: F;
	draft: Draft;
	onChange: (draft: Draft) => void;
	path: string;
	mistakes: Mistake[];
	/** The symbol of the currency of amounts. */
	symbol: string;
}

/** A field of a form, whatever its shape. */
export function FieldInput(props: Props<Field>) {
	const { field } = props;
	switch (field.form) {
		case 'leaf':
			return <LeafInput {...props} field={field} />;
		case 'group':
			return <GroupInput {...props} field={field} />;
		case 'choice':
			return <ChoiceInput {...props} field={field} />;
		case 'maybe':
			return <MaybeInput {...props} field={field} />;
		case 'list':
			return <ListInput {...props} field={field} />;
	}
}

type Object = { [name: string]: Draft };

function GroupInput({ field, draft, onChange, path, mistakes, symbol }: Props<Group>) {
	const { say } = useWords();
	const values = (draft ?? {}) as Object;
	return (
		<Fieldset legend={say('field', camelName(field.name))} className={classes.group ?? ''}>
			{field.fields.map((each) => (
				<FieldInput key={each.name} field={each} draft={values[each.name] ?? ''} onChange={(next) => onChange({ ...values, [each.name]: next })} path={`${path}.${each.name}`} mistakes={mistakes} symbol={symbol} />
			))}
		</Fieldset>
	);
}

function ChoiceInput({ field, draft, onChange, path, mistakes, symbol }: Props<Choice>) {
	const { say } = useWords();
	const { type, value } = draft as { type: string; value: Draft };
	const chosen = field.choices.find(({ name }) => name === type);
	const change = (name: string | null): void => {
		const next = field.choices.find((each) => each.name === name);
		if (next !== undefined) onChange({ type: next.name, value: next.field === null ? null : empty(next.field) });
	};
	return (
		<>
			<Select label={say('field', camelName(field.name))} value={type} data={field.choices.map(({ name }) => ({ value: name, label: say('value', lower(name)) }))} onChange={change} allowDeselect={false} />
			{chosen?.field && <FieldInput field={chosen.field} draft={value} onChange={(next) => onChange({ type, value: next })} path={`${path}.${type}`} mistakes={mistakes} symbol={symbol} />}
		</>
	);
}

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** `to` can be a moment or a party. */
const wordOf = (field: Field): string => (field.name === 'to' && field.form === 'leaf' && field.sense === 'party' ? 'toParty' : camelName(field.name));

function MaybeInput({ field, draft, onChange, path, mistakes, symbol }: Props<Maybe>) {
	const { t } = useTranslation();
	const { say } = useWords();
	const label = say('field', wordOf(field.field));
	return (
		<div className={classes.maybe}>
			<Checkbox label={t('form.give', { field: label })} checked={draft !== null} onChange={(event) => onChange(event.currentTarget.checked ? empty(field.field) : null)} />
			{draft !== null && <FieldInput field={field.field} draft={draft} onChange={onChange} path={path} mistakes={mistakes} symbol={symbol} />}
		</div>
	);
}

function ListInput({ field, draft, onChange, path, mistakes, symbol }: Props<List>) {
	const { t } = useTranslation();
	const { say } = useWords();
	const drafts = draft as Draft[];
	return (
		<Fieldset legend={say('field', camelName(field.name))} className={classes.group ?? ''}>
			{drafts.map((each, index) => (
				<div key={index} className={classes.entry}>
					<FieldInput field={field.field} draft={each} onChange={(next) => onChange(drafts.with(index, next))} path={`${path}.${index}`} mistakes={mistakes} symbol={symbol} />
					<Button variant="subtle" onClick={() => onChange(drafts.toSpliced(index, 1))} aria-label={t('form.removeOne', { field: say('field', camelName(field.name)), number: index + 1 })}>
						{t('form.remove')}
					</Button>
				</div>
			))}
			<div>
				<Button variant="default" onClick={() => onChange([...drafts, empty(field.field)])}>
					{t('form.add')}
				</Button>
			</div>
		</Fieldset>
	);
}

function LeafInput({ field, draft, onChange, path, mistakes, symbol }: Props<Leaf>) {
	const { t } = useTranslation();
	const { say, language } = useWords();
	const terms = useTerms();
	const label = say('field', wordOf(field));
	const value = typeof draft === 'string' ? draft : '';
	const mistake = mistakes.find((each) => each.path === path);
	const error = mistake === undefined ? null : t(`mistake.${mistake.why}`, { count: field.length });
	const common = { label, value, error, onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value) };
	switch (field.sense) {
		case 'flag':
			return <Checkbox label={label} checked={value === 'true'} onChange={(event) => onChange(String(event.currentTarget.checked))} />;
		case 'asset': {
			const assets = [...Object.keys(terms.assets), 'native'].map((asset) => ({ value: asset, label: currencyOf(terms, asset).symbol }));
			return <Select label={label} value={value} data={assets} onChange={(next) => onChange(next ?? 'native')} allowDeselect={false} error={error} />;
		}
		case 'money':
			return <TextInput {...common} inputMode="decimal" rightSection={<span className="soft">{symbol}</span>} rightSectionWidth={56} />;
		case 'energy':
			return <TextInput {...common} inputMode="decimal" rightSection={<span className="soft">kWh</span>} rightSectionWidth={56} description={said(value, language)} inputWrapperOrder={['label', 'input', 'description', 'error']} />;
		case 'power':
			return <TextInput {...common} inputMode="decimal" rightSection={<span className="soft">kW</span>} rightSectionWidth={56} />;
		case 'moment':
			return <TextInput {...common} type="datetime-local" description={t('form.offset', { offset: offsetName(terms.offset) })} inputWrapperOrder={['label', 'input', 'description', 'error']} />;
		case 'period':
			return <PeriodInput label={label} value={value} onChange={onChange} error={error} />;
		case 'party':
			return <TextInput {...common} inputMode="numeric" description={<PartyHint party={value} />} inputWrapperOrder={['label', 'input', 'description', 'error']} />;
		case 'number':
			return <TextInput {...common} inputMode="numeric" />;
		case 'roles':
			return <RolesInput label={label} value={value} onChange={onChange} />;
		case 'class':
			return <TextInput {...common} maxLength={1} />;
		case 'hash':
			return <HashInput label={label} value={value} onChange={onChange} error={error} whole={field.length === 32} />;
		case 'proof':
			return <ProofInput label={label} value={value} onChange={onChange} error={error} />;
		default:
			return <TextInput {...common} maxLength={256} spellCheck={false} />;
	}
}

/** Kilowatt-hours as they will be said elsewhere: a check against a slip of three digits. */
function said(value: string, language: string): string {
	const number = Number(value.replaceAll(',', ''));
	return value === '' || !Number.isFinite(number) ? '' : energy(BigInt(Math.round(number * 1000)), language);
}

interface Simple {
	label: string;
	value: string;
	onChange: (value: string) => void;
	error?: string | null;
}

const GRANULARITIES = ['Month', 'Day', 'Hour'];
const INPUTS: Record<string, string> = { Month: 'month', Day: 'date', Hour: 'datetime-local' };

function PeriodInput({ label, value, onChange, error = null }: Simple) {
	const { say } = useWords();
	const [granularity = 'Month', date = ''] = value.split('|');
	return (
		<div className={classes.pair}>
			<Select label={label} value={granularity} data={GRANULARITIES.map((name) => ({ value: name, label: say('value', lower(name)) }))} onChange={(next) => onChange(`${next ?? 'Month'}|`)} allowDeselect={false} />
			<TextInput type={INPUTS[granularity] ?? 'month'} aria-label={`${label}: ${say('value', lower(granularity))}`} value={date} onChange={(event) => onChange(`${granularity}|${event.currentTarget.value}`)} error={error} />
		</div>
	);
}

/** In the order of the chain's bits. */
const ROLES = ['consumer', 'generator', 'trader', 'issuer', 'tradingCentre', 'energyPlatform', 'auditor'];

function RolesInput({ label, value, onChange }: Simple) {
	const { say } = useWords();
	const bits = Number(value);
	return (
		<Fieldset legend={label} className={classes.group ?? ''}>
			{ROLES.map((role, index) => (
				<Checkbox key={role} label={say('value', role)} checked={(bits & (1 << index)) !== 0} onChange={(event) => onChange(String(event.currentTarget.checked ? bits | (1 << index) : bits & ~(1 << index)))} />
			))}
		</Fieldset>
	);
}

/** A hash, written or made from a file. The file does not leave the browser. */
function HashInput({ label, value, onChange, error = null, whole }: Simple & { whole: boolean }) {
	const { t } = useTranslation();
	const id = useId();
	const take = async (file: File | undefined): Promise<void> => {
		if (file === undefined) return;
		onChange(hex(blake2b(new Uint8Array(await file.arrayBuffer()), { dkLen: 32 })));
	};
	return (
		<div>
			<TextInput label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)} error={error} spellCheck={false} placeholder="0x" />
			{whole && (
				<p className={classes.file}>
					<label htmlFor={id}>{t('form.hashFile')}</label> <input id={id} type="file" onChange={(event) => void take(event.currentTarget.files?.[0])} />
				</p>
			)}
		</div>
	);
}

function ProofInput({ label, value, onChange, error = null }: Simple) {
	const { t } = useTranslation();
	const id = useId();
	return (
		<div>
			<Textarea label={label} description={t('form.proof')} value={value} onChange={(event) => onChange(event.currentTarget.value)} error={error} spellCheck={false} rows={4} />
			<p className={classes.file}>
				<label htmlFor={id}>{t('form.proofFile')}</label>{' '}
				<input id={id} type="file" accept="application/json,.json" onChange={(event) => void event.currentTarget.files?.[0]?.text().then(onChange)} />
			</p>
		</div>
	);
}
