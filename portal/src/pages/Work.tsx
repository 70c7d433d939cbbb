import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { actorOf, useWallet } from '../chain/wallet.ts';
import { Heading } from '../components/Heading.tsx';
import { Records } from '../components/Records.tsx';
import { Notice, ProblemNotice, Waiting } from '../components/States.tsx';
import { Value } from '../components/Value.tsx';
import { useWords } from '../i18n/words.ts';
import type { Item, Page } from '../indexer/api.ts';
import { useIndex } from '../indexer/hooks.ts';
import { kindOf } from '../kinds/table.ts';
import { ROLES, type Inbox, type Role } from '../work/roles.ts';
import { Missing } from './Missing.tsx';

/** What waits for a person, and what they can begin. */
export function WorkPage() {
	const { role: name } = useParams();
	const role = ROLES.find((each) => each.name === name);
	return role === undefined ? <Missing /> : <Work key={role.name} role={role} />;
}

function Work({ role }: { role: Role }) {
	const { t } = useTranslation();
	const { say } = useWords();
	const account = actorOf(useWallet());
	const parties = useIndex<Page<Item>>(account === null ? null : '/parties', { account });
	const party = parties.data?.items[0];
	return (
		<div className="stack">
			<Heading title={t(`work.${role.name}`)} />
			<p>{t(`workText.${role.name}`)}</p>
			{account === null && (
				<Notice>
					{t('work.noAccount')} <Link to="/wallet">{t('wallet.connect')}</Link>
				</Notice>
			)}
			{parties.error !== null && <ProblemNotice problem={parties.error} />}
			{account !== null && parties.data !== undefined && <Standing party={party} />}
			<nav className="row" aria-label={t('work.begin')}>
				<span className="soft">{t('work.begin')}</span>
				{role.calls.map((call) => (
					<Link key={call} to={`/act/${call.replace('.', '/')}`}>
						{say('call', call)}
					</Link>
				))}
			</nav>
			{role.inboxes.map((inbox) => (
				<InboxList key={inbox.title + JSON.stringify(inbox.query)} inbox={inbox} party={party === undefined ? null : String(party.id as number)} account={account} />
			))}
		</div>
	);
}

function Standing({ party }: { party: Item | undefined }) {
	const { t } = useTranslation();
	const { say } = useWords();
	if (party === undefined) {
		return (
			<Notice tone="wait">
				{t('work.noParty')} <Link to="/act/Identity/apply">{say('call', 'Identity.apply')}</Link>
			</Notice>
		);
	}
	return (
		<p className="row">
			<Link to={`/parties/${String(party.id)}`}>{t('titleOf', { kind: say('kind', 'parties'), id: String(party.id as number) })}</Link>
			<Value name="status" value={party.status} kind="parties" />
			<span>
				<Value name="roles" value={party.roles} kind="parties" />
			</span>
			{typeof party.expiresAt === 'number' && (
				<span className="soft">
					{say('field', 'expiresAt')}: <Value name="expiresAt" value={party.expiresAt} />
				</span>
			)}
		</p>
	);
}

const SOME = '10';

function InboxList({ inbox: { kind: name, query, title }, party, account }: { inbox: Inbox; party: string | null; account: string | null }) {
	const { t } = useTranslation();
	const kind = kindOf(name);
	const filled = fill(query, party, account);
	const { data, error } = useIndex<Page<Item>>(filled === null ? null : `/${name}`, { ...filled, limit: SOME });
	if (kind === undefined || filled === null) return null;
	const said = t(`inbox.${title}`);
	return (
		<section className="panel">
			<h2 className="row spread">
				{said}
				<Link to={`/${name}?${new URLSearchParams(filled).toString()}`}>{t('all')}</Link>
			</h2>
			{error !== null && <ProblemNotice problem={error} />}
			{data === undefined && error === null && (
				<div className="panel-body">
					<Waiting />
				</div>
			)}
			{data !== undefined && data.items.length === 0 && <p className="panel-body soft">{t('inbox.nothing')}</p>}
			{data !== undefined && data.items.length > 0 && <Records kind={kind} items={data.items} caption={said} />}
		</section>
	);
}

/** The query with the person's own numbers; null if they are not known. */
function fill(query: Record<string, string>, party: string | null, account: string | null): Record<string, string> | null {
	const filled = Object.entries(query).map(([name, value]) => [name, value === '$party' ? party : value === '$account' ? account : value] as const);
	if (filled.some(([, value]) => value === null)) return null;
	return Object.fromEntries(filled as [string, string][]);
}
