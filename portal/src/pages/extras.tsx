// What a page of some kinds shows beside the fields of its record.

import { useTranslation } from 'react-i18next';
import { CallError } from '../components/CallError.tsx';
import { CallTree } from '../components/CallTree.tsx';
import { Records } from '../components/Records.tsx';
import { Notice, ProblemNotice, Waiting } from '../components/States.tsx';
import { useWords } from '../i18n/words.ts';
import { part, type Event, type Extrinsic, type Item, type Page } from '../indexer/api.ts';
import { useIndex } from '../indexer/hooks.ts';
import { kindOf } from '../kinds/table.ts';
import { Book } from './Book.tsx';
import { EventTable } from './Detail.tsx';

/** What belongs on the page of a record of this kind. */
export function Extra({ kind, item, id }: { kind: string; item: Item; id: string }) {
	switch (kind) {
		case 'blocks':
			return <BlockExtra id={id} />;
		case 'extrinsics':
			return <ExtrinsicExtra item={item} id={id} />;
		case 'auctions':
			return <Book item={item} id={id} />;
		default:
			return null;
	}
}

function BlockExtra({ id }: { id: string }) {
	const { say } = useWords();
	const kind = kindOf('extrinsics');
	const extrinsics = useIndex<Page<Item>>(`/blocks/${part(id)}/extrinsics`, { limit: '100', order: 'asc' });
	const events = useIndex<Page<Event>>(`/blocks/${part(id)}/events`, { limit: '100', order: 'asc' });
	if (extrinsics.error !== null) return <ProblemNotice problem={extrinsics.error} />;
	if (extrinsics.data === undefined || events.data === undefined || kind === undefined) return <Waiting />;
	return (
		<>
			<section className="panel">
				<h2>{say('kinds', 'extrinsics')}</h2>
				<Records kind={kind} items={extrinsics.data.items} caption={say('kinds', 'extrinsics')} />
			</section>
			{events.data.items.length > 0 && <EventTable title={say('kinds', 'events')} events={events.data.items} />}
		</>
	);
}

function ExtrinsicExtra({ item, id }: { item: Item; id: string }) {
	const { t } = useTranslation();
	const { say } = useWords();
	const { pallet, call, args, error } = item as unknown as Extrinsic;
	const events = useIndex<Page<Event>>(`/extrinsics/${part(id)}/events`, { limit: '100', order: 'asc' });
	return (
		<>
			{error !== null && error !== undefined && (
				<Notice tone="bad">
					<CallError error={error} />
				</Notice>
			)}
			<section className="panel">
				<h2>{t('callData')}</h2>
				<div className="panel-body">
					<CallTree pallet={pallet} call={call} args={args} />
				</div>
			</section>
			{events.data !== undefined && events.data.items.length > 0 && <EventTable title={say('kinds', 'events')} events={events.data.items} />}
		</>
	);
}
