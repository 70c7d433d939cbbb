import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { camelName } from '../format/text.ts';
import { useWords } from '../i18n/words.ts';
import type { Event, Extrinsic, Item } from '../indexer/api.ts';
import { formatOf, labelOf } from '../kinds/formats.ts';
import { fieldAt, idOf, type Kind } from '../kinds/table.ts';
import { CallError } from './CallError.tsx';
import { Value } from './Value.tsx';

/** Records as a table. The first column names a record and leads to it. */
export function Records({ kind, items, caption, columns = kind.columns }: { kind: Kind; items: Item[]; caption: string; columns?: readonly string[] }) {
	const { say } = useWords();
	return (
		<div className="scroll" tabIndex={0} role="group" aria-label={caption}>
			<table className="data">
				<caption className="hidden">{caption}</caption>
				<thead>
					<tr>
						{columns.map((column, index) => (
							<th key={column} scope="col" className={index > 0 && isRight(kind, column, items[0]) ? 'right' : ''}>
								{say('field', labelOf(kind.name, titleOf(column), items[0] === undefined ? null : fieldAt(items[0], column)))}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{items.map((item) => {
						const id = idOf(kind, item);
						return (
							<tr key={id}>
								{columns.map((column, index) => (
									<Cell key={column} kind={kind} item={item} id={id} column={column} first={index === 0} />
								))}
							</tr>
						);
					})}
				</tbody>
			</table>
		</div>
	);
}

/** `@call` is titled `call`, and `topic.period` is titled `period`. */
function titleOf(column: string): string {
	if (column === 'topic.kind') return 'topic';
	return camelName(column.slice(column.lastIndexOf('.') + 1).replace('@', ''));
}

function isRight(kind: Kind, column: string, item: Item | undefined): boolean {
	const value = item === undefined ? undefined : fieldAt(item, column);
	if (typeof value !== 'number' && !(typeof value === 'string' && /^\d+$/.test(value))) return false;
	return ['number', 'energy', 'power', 'money'].includes(formatOf(kind.name, lastOf(column), value).as);
}

const lastOf = (column: string): string => column.slice(column.lastIndexOf('.') + 1);

function Cell({ kind, item, id, column, first }: { kind: Kind; item: Item; id: string; column: string; first: boolean }) {
	const content = <Content kind={kind} item={item} column={column} />;
	if (first) {
		return (
			<th scope="row">
				<RowName kind={kind} item={item} id={id} column={column} />
			</th>
		);
	}
	return <td className={isRight(kind, column, item) ? 'right' : column === 'data' || column === 'value' ? 'wrap' : ''}>{content}</td>;
}

function RowName({ kind, item, id, column }: { kind: Kind; item: Item; id: string; column: string }) {
	const { say } = useWords();
	const { t } = useTranslation();
	const value = fieldAt(item, column);
	const range = value as { batch?: number; first?: number; units?: number } | null;
	const text =
		column.startsWith('range') && range?.batch !== undefined && range.first !== undefined && range.units !== undefined
			? t('rangeName', { batch: range.batch, first: range.first, last: range.first + range.units - 1 })
			: typeof value === 'string' && column !== 'id' && column !== 'account'
				? say('value', value, value)
				: typeof value === 'string' || typeof value === 'number'
					? String(value)
					: id;
	return <Link to={`/${kind.name}/${encodeURIComponent(id)}`}>{text}</Link>;
}

function Content({ kind, item, column }: { kind: Kind; item: Item; column: string }) {
	if (column === '@call') return <CallName extrinsic={item as unknown as Extrinsic} />;
	if (column === '@event') return <EventName event={item as unknown as Event} />;
	if (kind.name === 'extrinsics' && column === 'success') return <Outcome extrinsic={item as unknown as Extrinsic} />;
	if (kind.name === 'events' && column === 'extrinsic') return <ExtrinsicOf event={item as unknown as Event} />;
	const value = fieldAt(item, column);
	if (column === 'votes' || column === 'disputers') return <span className="number">{Array.isArray(value) ? value.length : ''}</span>;
	if (column === 'freeze') return <Value name="frozen" value={value !== null && value !== undefined} brief />;
	return <Value name={lastOf(column)} value={value} record={item} kind={kind.name} brief />;
}

export function CallName({ extrinsic: { pallet, call } }: { extrinsic: Pick<Extrinsic, 'pallet' | 'call'> }) {
	const { say } = useWords();
	return (
		<span title={`${pallet}.${call}`}>
			{say('pallet', pallet)}: {say('call', `${pallet}.${call}`)}
		</span>
	);
}

export function EventName({ event: { pallet, name } }: { event: Pick<Event, 'pallet' | 'name'> }) {
	const { say } = useWords();
	return (
		<span title={`${pallet}.${name}`}>
			{say('pallet', pallet)}: {say('event', `${pallet}.${name}`)}
		</span>
	);
}

function Outcome({ extrinsic }: { extrinsic: Extrinsic }) {
	const { t } = useTranslation();
	if (extrinsic.success) return <span className="state" data-tone="good">{t('succeeded')}</span>;
	return (
		<span className="state" data-tone="bad">
			{extrinsic.error ? <CallError error={extrinsic.error} brief /> : t('failed')}
		</span>
	);
}

function ExtrinsicOf({ event: { block, extrinsic } }: { event: Event }) {
	const { t } = useTranslation();
	if (extrinsic === null || extrinsic === undefined) return <span className="soft">{t('byChain')}</span>;
	return <Link to={`/extrinsics/${block}-${extrinsic}`}>{`${block}-${extrinsic}`}</Link>;
}
