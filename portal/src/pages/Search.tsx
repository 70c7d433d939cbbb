import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { Heading } from '../components/Heading.tsx';
import { Notice, ProblemNotice, Waiting } from '../components/States.tsx';
import { tame } from '../format/text.ts';
import { useWords } from '../i18n/words.ts';
import type { Found, Hit } from '../indexer/api.ts';
import { useIndex } from '../indexer/hooks.ts';

/** What has this number, hash, address, name or code. One hit is gone to at once. */
export function SearchPage() {
	const { t } = useTranslation();
	const [search, setSearch] = useSearchParams();
	const q = search.get('q') ?? '';
	const [written, setWritten] = useState(q);
	const { data, error } = useIndex<Found>(q === '' ? null : '/search', { q });
	const submit = (event: SubmitEvent): void => {
		event.preventDefault();
		setSearch({ q: written.trim() });
	};
	const [only] = data?.hits ?? [];
	if (data?.hits.length === 1 && only !== undefined) return <Navigate to={addressOf(only)} replace />;
	return (
		<div className="stack">
			<Heading title={t('search.title')} />
			<p>{t('search.text')}</p>
			<form className="row" onSubmit={submit}>
				<TextInput label={t('search.label')} value={written} onChange={(event) => setWritten(event.currentTarget.value)} maxLength={200} size="sm" w={360} maw="100%" />
				<Button type="submit" mt="lg">
					{t('search.go')}
				</Button>
			</form>
			{error !== null && <ProblemNotice problem={error} />}
			{q !== '' && data === undefined && error === null && <Waiting />}
			{data?.hits.length === 0 && <Notice>{t('search.nothing', { q: tame(q, 80) })}</Notice>}
			{data !== undefined && data.hits.length > 1 && <Hits hits={data.hits} />}
		</div>
	);
}

const addressOf = ({ kind, id }: Hit): string => `/${kind}/${encodeURIComponent(id)}`;

function Hits({ hits }: { hits: Hit[] }) {
	const { t } = useTranslation();
	const { say } = useWords();
	return (
		<section className="panel">
			<table className="data">
				<caption className="hidden">{t('search.title')}</caption>
				<thead>
					<tr>
						<th scope="col">{t('search.found')}</th>
						<th scope="col">{t('search.by')}</th>
					</tr>
				</thead>
				<tbody>
					{hits.map((hit) => (
						<tr key={`${hit.kind}/${hit.id}`}>
							<th scope="row">
								<Link to={addressOf(hit)}>{t('titleOf', { kind: say('kind', hit.kind), id: tame(hit.id, 80) })}</Link>
							</th>
							<td>{say('field', hit.by)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
