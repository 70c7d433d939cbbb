// Everything that signs. No other file knows how a wallet works or how a transaction is put together.

import { AccountId, type PolkadotSigner, type TxEvent } from 'polkadot-api';
import { connectInjectedExtension, getInjectedExtensions, type InjectedExtension } from 'polkadot-api/pjs-signer';
import type { Observable } from 'rxjs';
import type { Chain } from './connection.ts';

/** A call as the chain's metadata has it. */
export interface Call {
	pallet: string;
	name: string;
	args: Record<string, unknown>;
}

/** An account of a wallet, or one that is only watched. */
export interface Account {
	address: string;
	name: string | null;
	/** The wallet that signs for it. Null: it is only watched. */
	wallet: string | null;
}

/** An account of a wallet that is connected. */
export interface WalletAccount extends Account {
	signer: PolkadotSigner;
}

/** What the browser's extensions call themselves. */
export const wallets = (): string[] => getInjectedExtensions();

/** Asks a wallet for its accounts. It asks the person, who may refuse. */
export async function connectWallet(
	name: string,
	prefix: number,
): Promise<{ wallet: InjectedExtension; accounts: WalletAccount[] }> {
	const wallet = await connectInjectedExtension(name, 'Verdigrid');
	const codec = AccountId(prefix);
	const accounts = wallet.getAccounts().map((account) => ({
		address: codec.dec(account.polkadotSigner.publicKey),
		name: account.name ?? null,
		wallet: name,
		signer: account.polkadotSigner,
	}));
	return { wallet, accounts };
}

/** The public key of an address of any network, or null if it is none. */
export function keyOf(address: string): Uint8Array | null {
	try {
		return AccountId().enc(address);
	} catch {
		return null;
	}
}

/** The address of a key on this chain. */
export const addressOf = (key: Uint8Array, prefix: number): string => AccountId(prefix).dec(key);

type Transactions = Record<string, Record<string, (args: unknown) => ReturnType<Chain['api']['tx']['System']['remark']>>>;

/**
 * A transaction of a call. Fails if the running runtime has another form of the call than the one that this page was
 * built for.
 * @param real the account in whose name a proxy acts, or null
 */
function transaction(chain: Chain, call: Call, real: string | null) {
	const pallets = chain.api.tx as unknown as Transactions;
	const make = pallets[call.pallet]?.[call.name];
	if (make === undefined) throw new Error(`the chain has no call ${call.pallet}.${call.name}`);
	const inner = make(call.args);
	if (real === null) return inner;
	return chain.api.tx.Proxy.proxy({
		real: { type: 'Id', value: real },
		force_proxy_type: undefined,
		call: inner.decodedCall,
	});
}

/** The bytes of a call, as they would be signed. */
export const encode = (chain: Chain, call: Call, real: string | null): Promise<Uint8Array> =>
	transaction(chain, call, real).getEncodedData();

/** Has a call signed by the wallet, sends it, and follows it to its final block. */
export const send = (chain: Chain, call: Call, real: string | null, signer: PolkadotSigner): Observable<TxEvent> =>
	transaction(chain, call, real).signSubmitAndWatch(signer);
