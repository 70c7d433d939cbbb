import { Button, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../app/context.tsx';
import { announced, actFor, choose, connectTo, leave, signerOf, useWallet, watch } from '../chain/wallet.ts';
import { Heading } from '../components/Heading.tsx';
import { Notice } from '../components/States.tsx';
import { short, tame } from '../format/text.ts';
import { Balances } from './Account.tsx';
import classes from '../actions/Fields.module.css';

/** Which account a person acts with. */
export function WalletPage() {
	const { t } = useTranslation();
	const wallet = useWallet();
	return (
		<div className="stack">
			<Heading title={t('wallet.title')} />
			<p>{t('wallet.text')}</p>
			<Connect />
			{wallet.accounts.length > 0 && <Accounts />}
			<AddressForm label={t('wallet.watchLabel')} text={t('wallet.watchText')} button={t('wallet.watch')} onGive={watch} />
			{wallet.account !== null && (
				<>
					<AddressForm label={t('wallet.forLabel')} text={t('wallet.forText')} button={t('wallet.actFor')} onGive={actFor} />
					{wallet.real !== null && (
						<div className="row">
							<span>
								{t('wallet.actsFor')} <code>{wallet.real}</code>
							</span>
							<Button variant="default" onClick={() => actFor(null)}>
								{t('wallet.forMyself')}
							</Button>
						</div>
					)}
					<Chosen />
					<Balances address={wallet.real ?? wallet.account.address} />
				</>
			)}
		</div>
	);
}

function Connect() {
	const { t } = useTranslation();
	const { prefix } = useTerms();
	const wallet = useWallet();
	const names = announced();
	const connecting = useMutation<void, Error, string>({ mutationFn: (name) => connectTo(name, prefix) });
	if (names.length === 0) return <Notice>{t('wallet.noneFound')}</Notice>;
	return (
		<div className="stack">
			<div className="row">
				{names.map((name) => (
					<Button key={name} variant={wallet.wallet === name ? 'default' : 'filled'} loading={connecting.isPending && connecting.variables === name} onClick={() => connecting.mutate(name)}>
						{t('wallet.connectTo', { name: tame(name, 40) })}
					</Button>
				))}
			</div>
			{connecting.error !== null && <Notice tone="bad">{t('wallet.refused')}</Notice>}
			{wallet.wallet !== null && wallet.accounts.length === 0 && <Notice tone="wait">{t('wallet.noAccounts')}</Notice>}
		</div>
	);
}

function Accounts() {
	const { t } = useTranslation();
	const { accounts, account } = useWallet();
	const named = accounts.map(({ address, name }) => ({ value: address, label: `${tame(name ?? '', 40)} ${short(address)}`.trim() }));
	return (
		<div className={classes.form}>
			<Select label={t('wallet.account')} value={account?.address ?? null} data={named} onChange={(address) => address !== null && choose(address)} allowDeselect={false} />
		</div>
	);
}

function Chosen() {
	const { t } = useTranslation();
	const wallet = useWallet();
	if (wallet.account === null) return null;
	return (
		<div className="row">
			<span>
				{signerOf(wallet) === null ? t('wallet.watching') : t('wallet.using')} <code>{wallet.account.address}</code>
			</span>
			<Button variant="default" onClick={leave}>
				{t('wallet.leave')}
			</Button>
		</div>
	);
}

function AddressForm({ label, text, button, onGive }: { label: string; text: string; button: string; onGive: (address: string) => void }) {
	const { t } = useTranslation();
	const { prefix } = useTerms();
	const [written, setWritten] = useState('');
	const [wrong, setWrong] = useState(false);
	const submit = (event: SubmitEvent): void => {
		event.preventDefault();
		void import('../chain/signing.ts').then(({ keyOf, addressOf }) => {
			const key = keyOf(written.trim());
			setWrong(key === null);
			if (key === null) return;
			onGive(addressOf(key, prefix));
			setWritten('');
		});
	};
	return (
		<form className={classes.form} onSubmit={submit}>
			<TextInput label={label} description={text} value={written} onChange={(event) => setWritten(event.currentTarget.value)} error={wrong ? t('mistake.account') : null} spellCheck={false} />
			<div>
				<Button type="submit" variant="default">
					{button}
				</Button>
			</div>
		</form>
	);
}
