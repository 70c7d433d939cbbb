import { Button, Select, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { Heading } from '../components/Heading.tsx';
import { Records } from '../components/Records.tsx';
import { Notice, ProblemNotice, Waiting } from '../components/States.tsx';
import { useWords } from '../i18n/words.ts';
import { address, type Item, type Page } from '../indexer/api.ts';
import { useIndex } from '../indexer/hooks.ts';
import { kindOf, type Filter, type Kind } from '../kinds/table.ts';
import { Missing } from './Missing.tsx';
import classes from './List.module.css';

/** A list of any kind. Filters and place are in the address, so that it can be sent to somebody. */
export function ListPage() {
	const { kind: name = '' } = useParams();
	const kind = kindOf(name);
	return kind === undefined ? <Missing /> : <List key={name} kind={kind} />;
}

type Query = Record<string, string>;

function List({ kind }: { kind: Kind }) {
	const { t } = useTranslation();
	const { say } = useWords();
	const [search, setSearch] = useSearchParams();
	const query: Query = Object.fromEntries(search);
	const { cursor: _, ...filters } = query;
	const { data, error } = useIndex<Page<Item>>(`/${kind.name}`, query, true);
	const title = say('kinds', kind.name);
	return (
		<div className="stack">
			<Heading title={title}>
				<Exports kind={kind} filters={filters} />
			</Heading>
			{kind.filters !== undefined && <Filters key={search.toString()} kind={kind} given={filters} onChange={(next) => setSearch(next)} />}
			{error !== null && <ProblemNotice problem={error} />}
			{data === undefined && error === null && <Waiting />}
			{data !== undefined && data.items.length === 0 && <Notice>{t('list.empty')}</Notice>}
			{data !== undefined && data.items.length > 0 && (
				<section className="panel">
					<Records kind={kind} items={data.items} caption={title} />
				</section>
			)}
			<Pages query={query} next={data?.next ?? null} onTurn={setSearch} />
		</div>
	);
}

function Exports({ kind, filters }: { kind: Kind; filters: Query }) {
	const { t } = useTranslation();
	return (
		<p className="row no-print">
			<a href={address(`/${kind.name}.csv`, filters)} download>
				{t('list.csv')}
			</a>
			<a href={address(`/${kind.name}.ndjson`, filters)} download>
				{t('list.ndjson')}
			</a>
		</p>
	);
}

function Filters({ kind, given, onChange }: { kind: Kind; given: Query; onChange: (next: Query) => void }) {
	const { t } = useTranslation();
	const [open, setOpen] = useState(false);
	const [written, setWritten] = useState(given);
	const all = kind.filters ?? [];
	const first = all.filter(({ words, name }, index) => words !== undefined || index < 3 || given[name] !== undefined);
	const shown = open ? all : first;
	const apply = (values: Query): void => onChange(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')));
	const submit = (event: SubmitEvent): void => {
		event.preventDefault();
		apply(written);
	};
	return (
		<form className={`${classes.filters} no-print`} onSubmit={submit} aria-label={t('list.filter')}>
			{shown.map((filter) => (
				<FilterField
					key={filter.name}
					filter={filter}
					value={written[filter.name] ?? ''}
					onWrite={(value) => setWritten({ ...written, [filter.name]: value.trim() })}
					onChoose={(value) => apply({ ...written, [filter.name]: value })}
				/>
			))}
			<span className={classes.buttons}>
				<Button type="submit" variant="default">
					{t('list.apply')}
				</Button>
				{Object.keys(given).length > 0 && (
					<Button variant="subtle" onClick={() => onChange({})}>
						{t('list.clear')}
					</Button>
				)}
				{first.length < all.length && (
					<Button variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
						{open ? t('list.fewer') : t('list.more')}
					</Button>
				)}
			</span>
		</form>
	);
}

function FilterField({ filter, value, onWrite, onChoose }: { filter: Filter; value: string; onWrite: (value: string) => void; onChoose: (value: string) => void }) {
	const { t } = useTranslation();
	const { say } = useWords();
	const label = say('field', filter.name);
	if (filter.words === undefined) return <TextInput label={label} value={value} onChange={(event) => onWrite(event.currentTarget.value)} maxLength={200} />;
	const said = (word: string): string => (word === 'true' ? t('yes') : word === 'false' ? t('no') : say('value', word));
	return (
		<Select
			label={label}
			value={value === '' ? null : value}
			placeholder={t('list.any')}
			data={filter.words.map((word) => ({ value: word, label: said(word) }))}
			onChange={(chosen) => onChoose(chosen ?? '')}
			clearable
			clearButtonProps={{ 'aria-label': t('list.clearOne', { field: label }) }}
		/>
	);
}

function Pages({ query, next, onTurn }: { query: Query; next: string | null; onTurn: (query: Query) => void }) {
	const { t } = useTranslation();
	const { cursor, ...rest } = query;
	const oldest = query.order === 'asc';
	return (
		<nav className="row no-print" aria-label={t('list.pages')}>
			{cursor !== undefined && (
				<Button variant="default" onClick={() => onTurn(rest)}>
					{t('list.first')}
				</Button>
			)}
			{next !== null && (
				<Button variant="default" onClick={() => onTurn({ ...query, cursor: next })}>
					{t('list.next')}
				</Button>
			)}
			<Button
				variant="subtle"
				onClick={() => {
					const { order: _, ...others } = rest;
					onTurn(oldest ? others : { ...others, order: 'asc' });
				}}
			>
				{oldest ? t('list.newest') : t('list.oldest')}
			</Button>
		</nav>
	);
}
