import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Heading } from '../components/Heading.tsx';
import { EventName, Records } from '../components/Records.tsx';
import { Notice, ProblemNotice, Waiting } from '../components/States.tsx';
import { Fields, Value } from '../components/Value.tsx';
import { tame } from '../format/text.ts';
import { useWords } from '../i18n/words.ts';
import { part, type Event, type Item, type Page } from '../indexer/api.ts';
import { useIndex } from '../indexer/hooks.ts';
import { fieldAt, kindOf, type Kind, type Offered, type Related } from '../kinds/table.ts';
import { Extra } from './extras.tsx';
import { Missing } from './Missing.tsx';

/** One thing of any kind: what it is, what can be done with it, what belongs to it, and its history. */
export function DetailPage() {
	const { kind: name = '', id = '' } = useParams();
	const kind = kindOf(name);
	return kind === undefined ? <Missing /> : <Detail key={`${name}/${id}`} kind={kind} id={id} />;
}

const FAMILIAR = new Set(['blocks', 'extrinsics', 'events']);

function Detail({ kind, id }: { kind: Kind; id: string }) {
	const { t } = useTranslation();
	const { say } = useWords();
	const { data, error } = useIndex<Item>(`/${kind.name}/${part(id)}`);
	const title = t('titleOf', { kind: say('kind', kind.name), id: tame(id, 80) });
	return (
		<div className="stack">
			<Heading title={title} />
			{error !== null && <ProblemNotice problem={error} />}
			{data === undefined && error === null && <Waiting />}
			{data !== undefined && (
				<>
					<Actions kind={kind} item={data} />
					<section className="panel" aria-label={t('facts')}>
						<Fields record={data} kind={kind.name} without={kind.name === 'extrinsics' ? ['args', 'error'] : []} />
					</section>
					<Extra kind={kind.name} item={data} id={id} />
					{kind.related?.map((related) => <RelatedList key={related.kind} related={related} item={data} />)}
					{!FAMILIAR.has(kind.name) && <History kind={kind} id={id} />}
				</>
			)}
		</div>
	);
}

function Actions({ kind, item }: { kind: Kind; item: Item }) {
	const { t } = useTranslation();
	const { say } = useWords();
	const offered = kind.actions?.filter(({ states }) => states === undefined || states.includes(String(item.status))) ?? [];
	if (offered.length === 0) return null;
	return (
		<nav className="row no-print" aria-label={t('actions')}>
			<span className="soft">{t('actions')}</span>
			{offered.map((action) => (
				<Link key={action.call} to={addressOf(action, item)}>
					{say('call', action.call)}
				</Link>
			))}
		</nav>
	);
}

/** The page of a call, with what this record gives it. */
function addressOf({ call, from = {} }: Offered, item: Item): string {
	const given = Object.entries(from)
		.map(([argument, field]) => [argument, fieldAt(item, field)] as const)
		.filter((entry): entry is readonly [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number');
	const query = new URLSearchParams(given.map(([argument, value]) => [argument, String(value)])).toString();
	return `/act/${call.replace('.', '/')}${query === '' ? '' : `?${query}`}`;
}

const SOME = '10';

function RelatedList({ related, item }: { related: Related; item: Item }) {
	const { t } = useTranslation();
	const { say } = useWords();
	const kind = kindOf(related.kind);
	const value = fieldAt(item, related.field);
	const asked = typeof value === 'string' || typeof value === 'number' ? String(value) : null;
	const { data } = useIndex<Page<Item>>(asked === null ? null : `/${related.kind}`, { [related.facet]: asked, limit: SOME });
	if (kind === undefined || asked === null || data === undefined || data.items.length === 0) return null;
	const title = say('kinds', kind.name);
	return (
		<section className="panel">
			<h2 className="row spread">
				{title}
				{data.next !== null && (
					<Link to={`/${kind.name}?${new URLSearchParams({ [related.facet]: asked }).toString()}`}>{t('all')}</Link>
				)}
			</h2>
			<Records kind={kind} items={data.items} caption={title} />
		</section>
	);
}

function History({ kind, id }: { kind: Kind; id: string }) {
	const { t } = useTranslation();
	const { data, error } = useIndex<Page<Event>>(`/${kind.name}/${part(id)}/events`, { limit: '50' });
	if (error !== null) return <ProblemNotice problem={error} />;
	if (data === undefined) return <Waiting />;
	if (data.items.length === 0) return <Notice>{t('noHistory')}</Notice>;
	return <EventTable title={t('history')} events={data.items} />;
}

/** Events as a table, with what they say. */
export function EventTable({ title, events }: { title: string; events: Event[] }) {
	const { say } = useWords();
	return (
		<section className="panel">
			<h2>{title}</h2>
			<div className="scroll" tabIndex={0} role="group" aria-label={title}>
				<table className="data">
					<caption className="hidden">{title}</caption>
					<thead>
						<tr>
							<th scope="col">{say('field', 'event')}</th>
							<th scope="col">{say('field', 'time')}</th>
							<th scope="col">{say('field', 'extrinsic')}</th>
							<th scope="col">{say('field', 'data')}</th>
						</tr>
					</thead>
					<tbody>
						{events.map((event) => (
							<tr key={event.id}>
								<th scope="row">
									<Link to={`/events/${event.id}`}>
										<EventName event={event} />
									</Link>
								</th>
								<td>
									<Value name="time" value={event.time} brief />
								</td>
								<td>{event.extrinsic === null || event.extrinsic === undefined ? '' : <Link to={`/extrinsics/${event.block}-${event.extrinsic}`}>{`${event.block}-${event.extrinsic}`}</Link>}</td>
								<td className="wrap">
									<Fields record={event.data as Item} kind={event.pallet} />
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</section>
	);
}
