import { Button, Checkbox, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { TxEvent, TxFinalized } from 'polkadot-api';
import type { Subscription } from 'rxjs';
import { emptyDraft, readDraft, type Draft, type Mistake } from '../actions/draft.ts';
import { FieldInput } from '../actions/Fields.tsx';
import classes from '../actions/Fields.module.css';
import { Preview } from '../actions/Preview.tsx';
import { Progress, type Course } from '../actions/Progress.tsx';
import { docsOf, fieldsOf, type Field } from '../actions/shape.ts';
import { currencyOf, useTerms, type Terms } from '../app/context.tsx';
import type { Chain } from '../chain/connection.ts';
import { dispatchFailure, thrownFailure } from '../chain/failure.ts';
import { asPoll, TRACKS, trackOf, type Track } from '../chain/polls.ts';
import { send, type Call } from '../chain/signing.ts';
import { tryCall, wrappedFailure, type Trial } from '../chain/trial.ts';
import { useChain } from '../chain/useChain.ts';
import { useFailures } from '../chain/sayFailure.ts';
import { actorOf, signerOf, useWallet } from '../chain/wallet.ts';
import { ChainState } from '../components/ChainState.tsx';
import { Heading } from '../components/Heading.tsx';
import { Notice } from '../components/States.tsx';
import { Value } from '../components/Value.tsx';
import { useWords } from '../i18n/words.ts';
import { Missing } from './Missing.tsx';

/** Any call of the chain: what it asks for, what it would do, and its course once it is signed. */
export function ActionPage() {
	const { pallet = '', call = '' } = useParams();
	const { say } = useWords();
	const chain = useChain();
	const name = `${pallet}.${call}`;
	const { known } = useTerms();
	return (
		<div className="stack">
			<Heading title={say('call', name)} />
			<p>{say('effect', name, '')}</p>
			<ChainState chain={chain} />
			{chain.data !== undefined && known && <Known key={name} chain={chain.data} pallet={pallet} call={call} />}
		</div>
	);
}

function Known({ chain, pallet, call }: { chain: Chain; pallet: string; call: string }) {
	const fields = fieldsOf(chain.lookup, pallet, call);
	return fields === null ? <Missing /> : <Form chain={chain} pallet={pallet} name={call} fields={fields} />;
}

/** The currency of the form: that of its asset, or the chain's token. */
function currencyIn(draft: Record<string, Draft>, given: URLSearchParams, terms: Terms) {
	const { asset } = draft;
	return currencyOf(terms, typeof asset === 'string' ? asset : (given.get('asset') ?? '1'));
}

interface Tried {
	call: Call;
	trial: Trial;
}

function Form({ chain, pallet, name, fields }: { chain: Chain; pallet: string; name: string; fields: Field[] }) {
	const { t } = useTranslation();
	const [given] = useSearchParams();
	const terms = useTerms();
	const wallet = useWallet();
	const actor = actorOf(wallet);
	const [draft, setDraft] = useState(() => emptyDraft(fields, { values: Object.fromEntries(given), currency: currencyOf(terms, given.get('asset') ?? '1') }));
	const [mistakes, setMistakes] = useState<Mistake[]>([]);
	const [course, setCourse] = useState<Course | null>(null);
	const [track, setTrack] = useState<Track | null>(null);
	const form = useRef<HTMLFormElement>(null);
	const following = useRef<Subscription>(null);
	useEffect(() => () => following.current?.unsubscribe(), []);
	const currency = currencyIn(draft, given, terms);
	const trial = useMutation<Tried, Error, Call>({
		mutationFn: async (asked) => {
			const call = track === null ? asked : await asPoll(chain, asked, track);
			return { call, trial: await tryCall(chain, wallet.account?.address ?? '', call, wallet.real) };
		},
	});

	const change = (field: Field, next: Draft): void => {
		setDraft({ ...draft, [field.name]: next });
		setCourse(null);
		trial.reset();
	};
	const check = (event: SubmitEvent): void => {
		event.preventDefault();
		const { args, mistakes: found } = readDraft(fields, draft, { offset: terms.offset, currency });
		setMistakes(found);
		if (found.length === 0) trial.mutate({ pallet, name, args });
		else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error="true"]')?.focus());
	};
	const sign = ({ call }: Tried): void => {
		const signer = signerOf(wallet);
		if (signer === null) return;
		setCourse({ stage: 'signing', failure: null, place: null });
		following.current = send(chain, call, wallet.real, signer.signer).subscribe({
			next: (event) => setCourse((before) => advance(chain, before, event)),
			error: (error: unknown) => setCourse((before) => ({ stage: before?.stage ?? 'signing', place: before?.place ?? null, failure: thrownFailure(error) })),
		});
	};
	const busy = course !== null && course.failure === null && course.stage !== 'final';
	return (
		<>
			<Docs chain={chain} pallet={pallet} call={name} />
			<Actor />
			<form ref={form} className={classes.form} onSubmit={check} noValidate>
				{fields.map((field) => (
					<FieldInput key={field.name} field={field} draft={draft[field.name] ?? ''} onChange={(next) => change(field, next)} path={field.name} mistakes={mistakes} symbol={currency.symbol} />
				))}
				<Poll
					usual={trackOf(pallet, name)}
					track={track}
					onChange={(next) => {
						setTrack(next);
						setCourse(null);
						trial.reset();
					}}
				/>
				{mistakes.length > 0 && <Notice tone="bad">{t('form.mistakes', { count: mistakes.length })}</Notice>}
				<div className="row">
					<Button type="submit" disabled={actor === null || busy} loading={trial.isPending} variant={trial.data === undefined ? 'filled' : 'default'}>
						{t('form.check')}
					</Button>
				</div>
			</form>
			{trial.error !== null && <TrialError error={trial.error} />}
			{trial.data !== undefined && wallet.account !== null && (
				<>
					<Preview trial={trial.data.trial} account={wallet.account.address} />
					<Sign tried={trial.data} busy={course !== null && course.failure === null} onSign={sign} />
				</>
			)}
			{course !== null && <Progress course={course} />}
		</>
	);
}

/** Whether the members are to decide on the call, and in whose name it then acts. */
function Poll({ usual, track, onChange }: { usual: Track | null; track: Track | null; onChange: (track: Track | null) => void }) {
	const { t } = useTranslation();
	if (usual === null) return null;
	return (
		<>
			<Checkbox label={t('poll.put')} description={t('poll.text')} checked={track !== null} onChange={(event) => onChange(event.currentTarget.checked ? usual : null)} />
			{track !== null && (
				<Select label={t('poll.track')} value={track} data={TRACKS.map((each) => ({ value: each, label: t(`poll.${each}`) }))} onChange={(next) => onChange(next)} allowDeselect={false} />
			)}
		</>
	);
}

function TrialError({ error }: { error: Error }) {
	const failures = useFailures();
	const { sentence, name } = failures(thrownFailure(error));
	return (
		<Notice tone="bad">
			<p>{sentence}</p>
			{name !== null && <p className="soft">{name}</p>}
		</Notice>
	);
}

function Docs({ chain, pallet, call }: { chain: Chain; pallet: string; call: string }) {
	const { t } = useTranslation();
	const docs = docsOf(chain.lookup, pallet, call);
	if (docs.length === 0) return null;
	return (
		<details>
			<summary>{t('form.docs')}</summary>
			<div className="notice stack" lang="en">
				{docs
					.join('\n')
					.split(/\n\s*\n/)
					.map((paragraph, index) => (
						<p key={index}>{paragraph.replaceAll('`', '')}</p>
					))}
			</div>
		</details>
	);
}

function Actor() {
	const { t } = useTranslation();
	const { account, real } = useWallet();
	if (account === null) {
		return (
			<Notice tone="wait">
				{t('form.noAccount')} <Link to="/wallet">{t('wallet.connect')}</Link>
			</Notice>
		);
	}
	return (
		<p className="row">
			<span className="soft">{t('form.actsAs')}</span>
			<Value name="account" value={account.address} brief />
			{real !== null && (
				<>
					<span className="soft">{t('form.for')}</span>
					<Value name="account" value={real} brief />
				</>
			)}
		</p>
	);
}

function Sign({ tried, busy, onSign }: { tried: Tried; busy: boolean; onSign: (tried: Tried) => void }) {
	const { t } = useTranslation();
	const wallet = useWallet();
	if (tried.trial.failure !== null) return null;
	if (signerOf(wallet) === null) return <Notice>{t('form.watchOnly')}</Notice>;
	return (
		<div className="row">
			<Button onClick={() => onSign(tried)} disabled={busy}>
				{t('form.sign')}
			</Button>
			<span className="soft">{t('form.signText')}</span>
		</div>
	);
}

/** How a transaction's news move its course on. */
function advance(chain: Chain, before: Course | null, event: TxEvent): Course {
	const stay = before ?? { stage: 'signing', failure: null, place: null };
	switch (event.type) {
		case 'signed':
			return stay;
		case 'broadcasted':
			return { ...stay, stage: 'sent' };
		case 'txBestBlocksState':
			return event.found ? { stage: 'inBlock', failure: null, place: placeOf(event.block) } : { ...stay, stage: 'sent', place: null };
		case 'finalized':
			return { stage: 'final', failure: failureIn(chain, event), place: placeOf(event.block) };
	}
}

const placeOf = ({ number, index }: { number: number; index: number }): Course['place'] => ({ block: number, index });

function failureIn(chain: Chain, event: TxFinalized): Course['failure'] {
	if (!event.ok) return dispatchFailure(chain, event.dispatchError);
	const events = event.events.map(({ event: { type, value } }) => ({ pallet: type, name: value.type, data: value.value as unknown }));
	return wrappedFailure(chain, events);
}
