import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTerms } from '../app/context.tsx';
import { Heading } from '../components/Heading.tsx';
import { Records } from '../components/Records.tsx';
import { Notice, ProblemNotice, Waiting } from '../components/States.tsx';
import { whole } from '../format/number.ts';
import { short } from '../format/text.ts';
import { moment, offsetName } from '../format/time.ts';
import { useWords } from '../i18n/words.ts';
import type { Item, Page, Status } from '../indexer/api.ts';
import { useIndex, useStatus } from '../indexer/hooks.ts';
import { kindOf } from '../kinds/table.ts';
import classes from './Home.module.css';

const COUNTED = ['parties', 'projects', 'batches', 'trades', 'evidence', 'vouchers', 'redemptions', 'extrinsics'] as const;

/** The chain at a glance. */
export function HomePage() {
	const { t } = useTranslation();
	const { data: status, error } = useStatus();
	return (
		<div className="stack">
			<Heading title={t('home.title')} />
			<p>{t('home.text')}</p>
			{error !== null && <ProblemNotice problem={error} />}
			{status === undefined && error === null && <Waiting />}
			{status !== undefined && (
				<>
					{!status.nodeAnswers && <Notice tone="bad">{t('home.nodeSilent')}</Notice>}
					<Head status={status} />
					<Counts status={status} />
				</>
			)}
			<div className={classes.latest}>
				<Latest kind="blocks" columns={['number', 'time', 'extrinsics', 'events']} />
				<Latest kind="trades" columns={['id', 'createdAt', 'range', 'total']} />
			</div>
			<Latest kind="extrinsics" columns={['id', 'time', '@call', 'success', 'signer']} />
		</div>
	);
}

function Head({ status }: { status: Status }) {
	const { t } = useTranslation();
	const { language } = useWords();
	const { offset, known } = useTerms();
	const { chain, genesis, indexed, finalBlock, specVersion } = status;
	const cells: [string, React.ReactNode][] = [
		[t('home.chain'), chain],
		[t('home.final'), finalBlock === null || finalBlock === undefined ? '…' : <Link to={`/blocks/${finalBlock}`}>{whole(finalBlock, language)}</Link>],
		[t('home.indexed'), indexed === null || indexed === undefined ? '…' : whole(indexed.number, language)],
		[t('home.time'), indexed === null || indexed === undefined || !known ? '…' : `${moment(indexed.time, language, offset)} UTC${offsetName(offset)}`],
		[t('home.runtime'), String(specVersion)],
		[t('home.genesis'), <code title={genesis}>{short(genesis)}</code>],
	];
	return (
		<dl className={classes.cells}>
			{cells.map(([name, value]) => (
				<div key={name}>
					<dt>{name}</dt>
					<dd>{value}</dd>
				</div>
			))}
		</dl>
	);
}

function Counts({ status }: { status: Status }) {
	const { say, language } = useWords();
	return (
		<dl className={classes.cells}>
			{COUNTED.map((kind) => (
				<div key={kind}>
					<dt>
						<Link to={`/${kind}`}>{say('kinds', kind)}</Link>
					</dt>
					<dd className={classes.count}>{whole(status.counts[kind] ?? 0, language)}</dd>
				</div>
			))}
		</dl>
	);
}

const SOME = '8';

function Latest({ kind: name, columns }: { kind: string; columns: string[] }) {
	const { t } = useTranslation();
	const { say } = useWords();
	const kind = kindOf(name);
	const { data } = useIndex<Page<Item>>(`/${name}`, { limit: SOME });
	if (kind === undefined || data === undefined || data.items.length === 0) return null;
	const title = say('kinds', name);
	return (
		<section className="panel">
			<h2 className="row spread">
				{title}
				<Link to={`/${name}`}>{t('all')}</Link>
			</h2>
			<Records kind={kind} items={data.items} caption={title} columns={columns} />
		</section>
	);
}
