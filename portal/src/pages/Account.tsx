import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { currencyOf, useTerms } from '../app/context.tsx';
import { readBalances } from '../chain/balances.ts';
import { useChain } from '../chain/useChain.ts';
import { ChainState } from '../components/ChainState.tsx';
import { Heading } from '../components/Heading.tsx';
import { Records } from '../components/Records.tsx';
import { Notice, ProblemNotice, Waiting } from '../components/States.tsx';
import { money } from '../format/number.ts';
import { short, tame } from '../format/text.ts';
import { useWords } from '../i18n/words.ts';
import { part, type Account, type Event, type Item, type Page } from '../indexer/api.ts';
import { useIndex } from '../indexer/hooks.ts';
import { kindOf } from '../kinds/table.ts';
import { EventTable } from './Detail.tsx';

/** An account: its money with what holds it, what names it, and what it did. */
export function AccountPage() {
	const { id = '' } = useParams();
	return <One key={id} id={id} />;
}

function One({ id }: { id: string }) {
	const { t } = useTranslation();
	const { data, error } = useIndex<Account>(`/accounts/${part(id)}`);
	return (
		<div className="stack">
			<Heading title={t('account.title', { account: short(tame(id, 70)) })} />
			{error !== null && <ProblemNotice problem={error} />}
			{data === undefined && error === null && <Waiting />}
			{data !== undefined && (
				<>
					<p className="stack">
						<code>{data.address}</code>
						<code className="soft">{data.publicKey}</code>
					</p>
					<Balances address={data.address} />
					<Named account={data} />
					<Signed id={id} />
					<Events id={id} />
				</>
			)}
		</div>
	);
}

/** Money, and what holds it. It comes from the node. */
export function Balances({ address }: { address: string }) {
	const { t } = useTranslation();
	const { say, language } = useWords();
	const terms = useTerms();
	const chain = useChain();
	const { data: connection } = chain;
	const { data, error } = useQuery({
		queryKey: ['balances', address, connection?.genesis],
		queryFn: () => (connection === undefined ? Promise.reject(new Error()) : readBalances(connection, address)),
		enabled: connection !== undefined,
		refetchInterval: 15_000,
	});
	if (connection === undefined) return <ChainState chain={chain} />;
	if (error !== null) return <Notice tone="bad">{t('account.noBalances')}</Notice>;
	if (data === undefined) return <Waiting />;
	return (
		<section className="panel">
			<h2>{t('account.money')}</h2>
			<div className="scroll" tabIndex={0} role="group" aria-label={t('account.money')}>
				<table className="data">
					<caption className="hidden">{t('account.money')}</caption>
					<thead>
						<tr>
							<th scope="col">{say('field', 'asset')}</th>
							<th scope="col" className="right">
								{t('account.free')}
							</th>
							<th scope="col" className="right">
								{t('account.held')}
							</th>
							<th scope="col">{t('account.why')}</th>
						</tr>
					</thead>
					<tbody>
						{data.map(({ asset, free, held, holds }) => {
							const currency = currencyOf(terms, asset);
							return (
								<tr key={String(asset)}>
									<th scope="row">{currency.symbol}</th>
									<td className="right">{money(free, currency, language)}</td>
									<td className="right">{money(held, currency, language)}</td>
									<td className="wrap">
										{holds.map(({ reason, amount }) => (
											<p key={reason}>
												{say('hold', reason)}: <span className="number">{money(amount, currency, language)}</span>
											</p>
										))}
									</td>
								</tr>
							);
						})}
					</tbody>
				</table>
			</div>
		</section>
	);
}

function Named({ account: { records } }: { account: Account }) {
	const { t } = useTranslation();
	const { say } = useWords();
	if (records.length === 0) return null;
	return (
		<section className="panel">
			<h2>{t('account.named')}</h2>
			<ul className="panel-body">
				{records.map(({ kind, id }) => (
					<li key={`${kind}/${id}`}>
						<Link to={`/${kind}/${encodeURIComponent(id)}`}>{t('titleOf', { kind: say('kind', kind), id: tame(id, 60) })}</Link>
					</li>
				))}
			</ul>
		</section>
	);
}

function Signed({ id }: { id: string }) {
	const { t } = useTranslation();
	const kind = kindOf('extrinsics');
	const { data } = useIndex<Page<Item>>(`/accounts/${part(id)}/extrinsics`, { limit: '10' });
	if (kind === undefined || data === undefined || data.items.length === 0) return null;
	return (
		<section className="panel">
			<h2 className="row spread">
				{t('account.signed')}
				{data.next !== null && <Link to={`/extrinsics?${new URLSearchParams({ signer: id }).toString()}`}>{t('all')}</Link>}
			</h2>
			<Records kind={kind} items={data.items} caption={t('account.signed')} columns={['id', 'time', '@call', 'success', 'fee']} />
		</section>
	);
}

function Events({ id }: { id: string }) {
	const { t } = useTranslation();
	const { data } = useIndex<Page<Event>>(`/accounts/${part(id)}/events`, { limit: '20' });
	if (data === undefined || data.items.length === 0) return null;
	return <EventTable title={t('history')} events={data.items} />;
}
