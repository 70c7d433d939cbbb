import { useTranslation } from 'react-i18next';
import { currencyOf, useTerms } from '../app/context.tsx';
import { useFailures } from '../chain/sayFailure.ts';
import type { Hold, Trial } from '../chain/trial.ts';
import { Notice } from '../components/States.tsx';
import { Fields, Value } from '../components/Value.tsx';
import { EventName } from '../components/Records.tsx';
import { money } from '../format/number.ts';
import { useWords } from '../i18n/words.ts';
import { hex } from './json.ts';
import { jsonOf } from './plain.ts';
import classes from './Fields.module.css';

/** What a call would do, cost and hold, before it is signed. */
export function Preview({ trial, account }: { trial: Trial; account: string }) {
	const { t } = useTranslation();
	const failures = useFailures();
	const failure = trial.failure === null ? null : failures(trial.failure);
	return (
		<section className="panel" aria-labelledby="preview">
			<h2 id="preview">{t('preview.title')}</h2>
			<div className="panel-body stack">
				{failure === null ? (
					<Notice tone="good">{t('preview.succeeds')}</Notice>
				) : (
					<Notice tone="bad">
						<p lang={failure.lang ?? undefined}>{failure.sentence}</p>
						{failure.name !== null && (
							<p className="soft">
								<code>{failure.name}</code>
							</p>
						)}
					</Notice>
				)}
				<Cost trial={trial} account={account} />
				{trial.failure === null && <Outcome trial={trial} />}
				<details>
					<summary>{t('preview.bytes')}</summary>
					<p className={classes.bytes} tabIndex={0}>
						<code>{hex(trial.bytes)}</code>
					</p>
				</details>
			</div>
		</section>
	);
}

function Cost({ trial: { fee, covered, holds }, account }: { trial: Trial; account: string }) {
	const { t } = useTranslation();
	const { language } = useWords();
	const terms = useTerms();
	const token = (amount: bigint): string => money(amount, terms.token, language);
	const paid = fee > covered ? fee - covered : 0n;
	return (
		<dl className="fields">
			<dt>{t('preview.fee')}</dt>
			<dd className="number">{token(fee)}</dd>
			{covered > 0n && (
				<>
					<dt>{t('preview.covered')}</dt>
					<dd className="number">{token(covered)}</dd>
				</>
			)}
			<dt>{t('preview.paid')}</dt>
			<dd className="number">{token(paid)}</dd>
			<dt>{t('preview.holds')}</dt>
			<dd>{holds.length === 0 ? t('preview.noHolds') : holds.map((hold, index) => <HoldLine key={index} hold={hold} account={account} />)}</dd>
		</dl>
	);
}

function HoldLine({ hold: { asset, amount, reason, held, account: who }, account }: { hold: Hold; account: string }) {
	const { t } = useTranslation();
	const { say, language } = useWords();
	const terms = useTerms();
	const amountSaid = money(amount, currencyOf(terms, asset), language);
	const words = { amount: amountSaid, reason: say('hold', reason) };
	return (
		<p>
			{held ? t('preview.held', words) : t('preview.released', words)}
			{who !== account && (
				<>
					{' '}
					<Value name="account" value={who} brief />
				</>
			)}
		</p>
	);
}

function Outcome({ trial: { events } }: { trial: Trial }) {
	const { t } = useTranslation();
	if (events.length === 0) return <p className="soft">{t('preview.noEvents')}</p>;
	return (
		<div className="stack">
			<h3>{t('preview.events')}</h3>
			{events.map(({ pallet, name, data }, index) => (
				<section key={index}>
					<p>
						<EventName event={{ pallet, name }} />
					</p>
					<Fields record={jsonOf(data)} kind={pallet === 'Market' && name === 'Offered' ? 'offers' : ''} />
				</section>
			))}
		</div>
	);
}
