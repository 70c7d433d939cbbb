// Which account a person acts with. Keys are in the wallet: the page only knows addresses.

import { useSyncExternalStore } from 'react';
import type { Account, WalletAccount } from './signing.ts';

/** What is known of the person's accounts. */
export interface WalletState {
	/** The wallet that is connected. */
	wallet: string | null;
	accounts: WalletAccount[];
	/** The account that is acted with, or watched. */
	account: Account | null;
	/** The account for which it acts as a proxy. */
	real: string | null;
}

const NOBODY: WalletState = { wallet: null, accounts: [], account: null, real: null };
const KEY = 'verdigrid-account';

let state = NOBODY;
let disconnect: (() => void) | null = null;
const watchers = new Set<() => void>();

function become(next: WalletState): void {
	state = next;
	keep();
	for (const watcher of watchers) watcher();
}

const subscribe = (watcher: () => void): (() => void) => {
	watchers.add(watcher);
	return () => watchers.delete(watcher);
};

export const useWallet = (): WalletState => useSyncExternalStore(subscribe, () => state);

/** The account that signs now: of the wallet, not only watched. */
export const signerOf = ({ account, accounts }: WalletState): WalletAccount | null =>
	accounts.find(({ address }) => address === account?.address) ?? null;

/** The account in whose name calls act. */
export const actorOf = ({ account, real }: WalletState): string | null => real ?? account?.address ?? null;

interface Kept {
	wallet: string | null;
	address: string | null;
	real: string | null;
}

function keep(): void {
	const kept: Kept = { wallet: state.wallet, address: state.account?.address ?? null, real: state.real };
	try {
		localStorage.setItem(KEY, JSON.stringify(kept));
	} catch {
		// It is asked for again the next time.
	}
}

function kept(): Kept | null {
	try {
		return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Kept | null;
	} catch {
		return null;
	}
}

/** What the browser's extensions call themselves. They announce themselves before the page runs. */
export const announced = (): string[] => Object.keys((window as { injectedWeb3?: object }).injectedWeb3 ?? {});

/** Asks a wallet for its accounts. */
export async function connectTo(name: string, prefix: number, wanted: string | null = null): Promise<void> {
	const { connectWallet } = await import('./signing.ts');
	const { wallet, accounts } = await connectWallet(name, prefix);
	disconnect?.();
	disconnect = () => wallet.disconnect();
	const account = accounts.find(({ address }) => address === wanted) ?? accounts[0] ?? null;
	become({ wallet: name, accounts, account, real: null });
}

/** Acts with one of the wallet's accounts. */
export function choose(address: string): void {
	const account = state.accounts.find((each) => each.address === address);
	if (account !== undefined) become({ ...state, account, real: null });
}

/** Watches an account: everything is shown and tried as for it, and nothing is signed. */
export function watch(address: string): void {
	become({ ...state, account: { address, name: null, wallet: null }, real: null });
}

/** Acts for another account, as its proxy; null: for itself. */
export function actFor(real: string | null): void {
	become({ ...state, real });
}

/** Forgets the wallet and the account. */
export function leave(): void {
	disconnect?.();
	disconnect = null;
	become(NOBODY);
}

/** Takes up what was chosen the last time. A wallet that is gone or refuses leaves its account watched. */
export async function resume(prefix: number): Promise<void> {
	const last = kept();
	if (last?.address === null || last?.address === undefined) return;
	become({ ...NOBODY, wallet: null, account: { address: last.address, name: null, wallet: null }, real: last.real });
	if (last.wallet === null || !announced().includes(last.wallet)) return;
	await connectTo(last.wallet, prefix, last.address);
	if (last.real !== null) actFor(last.real);
}
