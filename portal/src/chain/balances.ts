// The money of an account, and what holds it.

import type { Chain } from './connection.ts';

/** One currency of an account. */
export interface Balance {
	/** Null: the chain's token. */
	asset: number | null;
	free: bigint;
	held: bigint;
	/** Each hold, with the pallet and the name of its reason. */
	holds: { reason: string; amount: bigint }[];
}

interface Reason {
	type: string;
	value?: { type: string } | undefined;
}

const nameOf = ({ type, value }: Reason): string => (value === undefined ? type : `${type}.${value.type}`);

/** Reads the money of an account: the chain's token first, then the assets that it has. */
export async function readBalances(chain: Chain, address: string): Promise<Balance[]> {
	const { query } = chain.api;
	const [account, holds, assets] = await Promise.all([
		query.System.Account.getValue(address),
		query.Balances.Holds.getValue(address),
		query.Assets.Asset.getEntries(),
	]);
	const token: Balance = { asset: null, free: account.data.free, held: account.data.reserved, holds: named(holds) };
	const others = await Promise.all(assets.map(({ keyArgs: [asset] }) => readAsset(chain, asset, address)));
	return [token, ...others.filter((balance) => balance !== null)];
}

const named = (holds: { id: Reason; amount: bigint }[]): Balance['holds'] => holds.map(({ id, amount }) => ({ reason: nameOf(id), amount }));

async function readAsset(chain: Chain, asset: number, address: string): Promise<Balance | null> {
	const { query } = chain.api;
	const [account, holds] = await Promise.all([query.Assets.Account.getValue(asset, address), query.AssetsHolder.Holds.getValue(asset, address)]);
	if (account === undefined && holds.length === 0) return null;
	const held = holds.reduce((sum, { amount }) => sum + amount, 0n);
	return { asset, free: account?.balance ?? 0n, held, holds: named(holds) };
}
